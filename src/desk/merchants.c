/*
 * desk/merchants.c - see merchants.h; checks stand in merchant_check.c.
 */
#include <config.h>

#include "desk/merchants.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/checks.h"

#define SOME 3	/* names in a sentence */
#define ALSO 20	/* names that a merchant also goes by */

enum gd_status
gd_desk_merchants(struct gd_desk *d, const char *words,
		  enum gd_merchant_sort sort, enum gd_page page,
		  const struct gd_key *key, int limit,
		  struct gd_merchant_page *out, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	return status == GD_OK ? gd_store_merchants(st, words, sort, page,
						    key, limit, out, err)
			       : status;
}

enum gd_status
gd_desk_merchants_count(struct gd_desk *d, const char *words, int64_t *count,
			struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	return status == GD_OK ? gd_store_merchants_count(st, words, count,
							  err)
			       : status;
}

/* Another record with the same code is the same merchant. */
static enum gd_status
find_twin(struct gd_store *st, const struct gd_merchant_row *row,
	  int64_t *twin, struct gd_error *err)
{
	enum gd_status status;
	int64_t ids[2];
	int len;

	*twin = 0;
	if (!*row->credit_code)
		return GD_OK;
	status = gd_store_merchants_like(st, NULL, row->credit_code, ids, 2,
					 &len, err);
	for (int i = 0; status == GD_OK && i < len; i++)
		if (ids[i] != row->id)
			*twin = ids[i];
	return status;
}

static bool
add_name(int64_t id, const char *name, void *ctx)
{
	struct gd_buf *out = ctx;

	(void)id;
	if (*name)
		gd_buf_addf(out, "%s%s", out->len ? _(", ") : "", name);
	return true;
}

enum gd_status
gd_desk_merchant(struct gd_desk *d, int64_t id, struct gd_merchant_view *out,
		 struct gd_error *err)
{
	struct gd_merchant_view v = { .checks = NULL };
	struct gd_buf also = GD_BUF_INIT;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_merchant(st, id, &v.row, err);
	if (status != GD_OK)
		return status;
	status = gd_store_checks(st, id, GD_MERCHANT_CHECKS, &v.checks,
				 &v.checks_len, err);
	if (status == GD_OK)
		status = find_twin(st, &v.row, &v.twin, err);
	if (status == GD_OK)
		status = gd_store_merchants_merged(st, id, ALSO, add_name,
						   &also, err);
	v.also = gd_buf_detach(&also);
	if (status == GD_OK)
		*out = v;
	else
		gd_merchant_view_release(&v);
	return status;
}

void
gd_merchant_view_release(struct gd_merchant_view *v)
{
	gd_merchant_row_release(&v->row);
	gd_check_rows_free(v->checks, v->checks_len);
	free(v->also);
	*v = (struct gd_merchant_view){ .checks = NULL };
}

enum gd_status
gd_desk_merchant_cases(struct gd_desk *d, int64_t id, const struct gd_key *key,
		       int limit, struct gd_case_page *out,
		       struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	return status == GD_OK ? gd_store_merchant_cases(st, id, key, limit,
							 out, err)
			       : status;
}

enum gd_status
gd_desk_case_merchant(struct gd_desk *d, int64_t case_id, int64_t *id,
		      struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	return status == GD_OK ? gd_store_merchant_of_case(st, case_id, id, err)
			       : status;
}

/* "12" or "#12"; 0: it is no number of ours. */
static int64_t
as_number(const char *typed)
{
	const char *p = typed + (*typed == '#');
	size_t n = strspn(p, "0123456789");

	return n && n < 10 && !p[n] ? strtoll(p, NULL, 10) : 0;
}

/* By code or exact name; 0: none. */
static enum gd_status
find_exactly(struct gd_store *st, const char *typed, int64_t *id,
	     struct gd_error *err)
{
	struct gd_buf code = GD_BUF_INIT;
	enum gd_status status;
	int len;

	*id = 0;
	if (gd_check_tidy("credit_code", typed, &code))
		status = gd_store_merchants_like(st, NULL, code.s, id, 1,
						 &len, err);
	else
		status = gd_store_merchants_like(st, typed, NULL, id, 1, &len,
						 err);
	if (status == GD_OK && !*id)
		status = gd_store_merchant_find(st, typed, NULL, id, err);
	gd_buf_release(&code);
	return status;
}

static enum gd_status
find_by_words(struct gd_store *st, const char *typed, int64_t *id,
	      struct gd_error *err)
{
	struct gd_buf names = GD_BUF_INIT;
	struct gd_merchant_page p;
	enum gd_status status;

	status = gd_store_merchants(st, typed, GD_MERCHANT_NEWEST,
				    GD_PAGE_FIRST, NULL, SOME + 1, &p, err);
	if (status != GD_OK)
		return status;
	if (p.len == 1)
		*id = p.rows[0].id;
	for (size_t i = 0; i < p.len && i < SOME; i++)
		gd_buf_addf(&names, "%s%s (#%lld)", i ? _(", ") : "",
			    *p.rows[i].name ? p.rows[i].name
					    : p.rows[i].credit_code,
			    (long long)p.rows[i].id);
	if (p.len > SOME)
		gd_buf_adds(&names, " \u2026");
	if (p.len == 0)
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("no merchant is called '%s'; 'gongdao "
					"merchant list' names them all"),
				      typed);
	else if (p.len > 1)
		status = gd_error_set(err, GD_EINVAL,
				      _("'%s' fits several merchants: %s; give "
					"the number"), typed, names.s);
	gd_merchant_page_release(&p);
	gd_buf_release(&names);
	return status;
}

enum gd_status
gd_desk_merchant_find(struct gd_desk *d, const char *typed, int64_t *id,
		      struct gd_error *err)
{
	int64_t number = as_number(typed);
	struct gd_merchant_row row;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK && number) {
		status = gd_store_merchant(st, number, &row, err);
		if (status != GD_OK)
			return status;
		*id = row.merged_into ? row.merged_into : number;
		gd_merchant_row_release(&row);
		return GD_OK;
	}
	if (status == GD_OK)
		status = find_exactly(st, typed, id, err);
	if (status == GD_OK && !*id)
		status = find_by_words(st, typed, id, err);
	return status;
}

static enum gd_status
begin(struct gd_desk *d, const char *kind, struct gd_store **st,
      struct gd_error *err)
{
	struct gd_event_head head = { .at = gd_desk_now(d),
				      .who = gd_desk_who(d), .kind = kind };
	enum gd_status status = gd_desk_store(d, st, err);

	return status == GD_OK ? gd_store_begin(*st, &head, err) : status;
}

static enum gd_status
end(struct gd_store *st, enum gd_status status, struct gd_error *err)
{
	if (status == GD_OK)
		return gd_store_commit(st, NULL, err);
	gd_store_rollback(st);
	return status;
}

enum gd_status
gd_desk_merchant_make(struct gd_desk *d, const char *typed, int64_t *id,
		      struct gd_error *err)
{
	struct gd_buf clean = GD_BUF_INIT, code = GD_BUF_INIT;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);
	bool coded;

	gd_text_clean(&clean, typed, strlen(typed));
	if (status == GD_OK && !clean.len)
		status = gd_error_set(err, GD_EINVAL,
				      _("name the merchant: its name or its "
					"credit code"));
	if (status == GD_OK && as_number(typed) && *typed == '#')
		status = gd_desk_merchant_find(d, typed, id, err);
	else if (status == GD_OK)
		status = find_exactly(st, clean.s, id, err);
	if (status != GD_OK || *id)
		goto out;
	coded = gd_check_tidy("credit_code", clean.s, &code);
	status = begin(d, "merchant", &st, err);
	if (status != GD_OK)
		goto out;
	status = gd_store_insert(st, GD_ENT_MERCHANT, 0, id, err);
	if (status == GD_OK)
		status = gd_store_put(st, GD_ENT_MERCHANT, *id,
				      coded ? "credit_code" : "name",
				      coded ? code.s : clean.s, err);
	status = end(st, status, err);
out:
	gd_buf_release(&code);
	gd_buf_release(&clean);
	return status;
}

enum gd_status
gd_desk_merchant_set(struct gd_desk *d, int64_t id, const char *field,
		     const char *value, struct gd_error *err)
{
	static const char *const fields[] = {
		"name", "credit_code", "address", "contact", "licence", "note"
	};
	struct gd_buf clean = GD_BUF_INIT, code = GD_BUF_INIT;
	enum gd_status status;
	struct gd_store *st;
	size_t i = 0;

	while (i < GD_ARRAY_LEN(fields) && strcmp(fields[i], field) != 0)
		i++;
	if (i == GD_ARRAY_LEN(fields))
		return gd_error_set(err, GD_EINVAL,
				    _("a merchant has no '%s'; there are %s"),
				    field, "name, credit_code, address, "
				    "contact, licence, note");
	gd_text_clean(&clean, value, strlen(value));
	if (strcmp(field, "credit_code") == 0 &&
	    gd_check_tidy("credit_code", clean.s, &code)) {
		gd_buf_reset(&clean);
		gd_buf_adds(&clean, code.s);
	}
	status = begin(d, "merchant", &st, err);
	if (status == GD_OK) {
		status = gd_store_put(st, GD_ENT_MERCHANT, id, field,
				      clean.len ? clean.s : NULL, err);
		status = end(st, status, err);
	}
	gd_buf_release(&code);
	gd_buf_release(&clean);
	return status;
}

const char *
gd_credit_code_words(const char *code)
{
	if (!*code)
		return "";
	return gd_credit_code_valid(code)
	       ? _("fits its check character")
	       : _("does not fit its check character: compare it once more");
}
