/*
 * desk/merchant_merge.c - two records that are one merchant.
 */
#include <config.h>

#include "desk/merchants.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#define PAGE 200
#define KIND "merge"

struct ids {
	int64_t *items;
	size_t len, cap;
};

static void
add(struct ids *ids, int64_t id)
{
	GD_GROW(ids->items, ids->len, ids->cap);
	ids->items[ids->len++] = id;
}

static bool
add_merged(int64_t id, const char *name, void *ctx)
{
	(void)name;
	add(ctx, id);
	return true;
}

/* Cases alone are too many to be kept as rows. */
static enum gd_status
find_cases(struct gd_store *st, int64_t merchant, struct ids *ids,
	   struct gd_error *err)
{
	struct gd_key key = { -1, 0 };
	bool more = true;

	while (more) {
		struct gd_case_page p;
		enum gd_status status;

		status = gd_store_merchant_cases(st, merchant, &key, PAGE, &p,
						 err);
		if (status != GD_OK)
			return status;
		for (size_t i = 0; i < p.len; i++) {
			add(ids, p.rows[i].id);
			key = p.keys[i];
		}
		more = p.len == PAGE;
		gd_case_page_release(&p);
	}
	return GD_OK;
}

static enum gd_status
check_two(const struct gd_merchant_row *from,
	  const struct gd_merchant_row *into, struct gd_error *err)
{
	if (from->id == into->id)
		return gd_error_set(err, GD_EINVAL,
				    _("that is the same record already"));
	if (from->merged_into)
		return gd_error_set(err, GD_EINVAL,
				    _("merchant #%lld was put together with "
				      "#%lld before"), (long long)from->id,
				    (long long)from->merged_into);
	if (into->merged_into)
		return gd_error_set(err, GD_EINVAL,
				    _("merchant #%lld was put together with "
				      "#%lld before"), (long long)into->id,
				    (long long)into->merged_into);
	if (*from->credit_code && *into->credit_code &&
	    strcmp(from->credit_code, into->credit_code) != 0)
		return gd_error_set(err, GD_EGUARD,
				    _("they have different credit codes, %s and "
				      "%s: by law two merchants. Is one "
				      "mistyped? Correct it first"),
				    from->credit_code, into->credit_code);
	return GD_OK;
}

/* What the record that stays does not know yet. */
static enum gd_status
fill_in(struct gd_store *st, const struct gd_merchant_row *from,
	const struct gd_merchant_row *into, struct gd_error *err)
{
	const struct {
		const char *field, *theirs, *ours;
	} texts[] = {
		{ "name", from->name, into->name },
		{ "credit_code", from->credit_code, into->credit_code },
		{ "address", from->address, into->address },
		{ "contact", from->contact, into->contact },
		{ "licence", from->licence, into->licence },
		{ "note", from->note, into->note },
	};
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < GD_ARRAY_LEN(texts); i++)
		if (*texts[i].theirs && !*texts[i].ours)
			status = gd_store_put(st, GD_ENT_MERCHANT, into->id,
					      texts[i].field, texts[i].theirs,
					      err);
	return status;
}

/* The event of the desk: records and checks. */
static enum gd_status
merge_records(struct gd_store *st, struct gd_event_head head,
	      const struct gd_merchant_row *from,
	      const struct gd_merchant_row *into, struct gd_error *err)
{
	struct gd_check_row *checks = NULL;
	struct ids merged = { NULL, 0, 0 };
	size_t checks_len = 0;
	enum gd_status status;

	status = gd_store_merchants_merged(st, from->id, INT_MAX, add_merged,
					   &merged, err);
	if (status == GD_OK)
		status = gd_store_checks(st, from->id, INT_MAX, &checks,
					 &checks_len, err);
	add(&merged, from->id);
	if (status == GD_OK)
		status = gd_store_begin(st, &head, err);
	if (status != GD_OK)
		goto out;
	for (size_t i = 0; status == GD_OK && i < merged.len; i++)
		status = gd_store_put_int(st, GD_ENT_MERCHANT, merged.items[i],
					  "merged_into", into->id, err);
	for (size_t i = 0; status == GD_OK && i < checks_len; i++)
		status = gd_store_put_int(st, GD_ENT_CHECK, checks[i].id,
					  "merchant_id", into->id, err);
	if (status == GD_OK)
		status = fill_in(st, from, into, err);
	if (status == GD_OK)
		status = gd_store_commit(st, NULL, err);
	else
		gd_store_rollback(st);
out:
	gd_check_rows_free(checks, checks_len);
	free(merged.items);
	return status;
}

/* An event of each case: its history tells whose it is. */
static enum gd_status
move_cases(struct gd_store *st, struct gd_event_head head,
	   const struct ids *cases, int64_t into, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < cases->len; i++) {
		head.case_id = cases->items[i];
		status = gd_store_begin(st, &head, err);
		if (status != GD_OK)
			break;
		status = gd_store_put_int(st, GD_ENT_CASE, head.case_id,
					  "merchant_id", into, err);
		if (status == GD_OK)
			status = gd_store_commit(st, NULL, err);
		else
			gd_store_rollback(st);
	}
	return status;
}

/* While nobody else can write. */
static enum gd_status
merge(struct gd_desk *d, struct gd_store *st, int64_t from, int64_t into,
      struct ids *cases, struct gd_error *err)
{
	const struct gd_event_head head = { .at = gd_desk_now(d),
					    .who = gd_desk_who(d),
					    .kind = KIND };
	struct gd_merchant_row a = { .id = 0 }, b = { .id = 0 };
	enum gd_status status = gd_store_merchant(st, from, &a, err);

	if (status == GD_OK)
		status = gd_store_merchant(st, into, &b, err);
	if (status == GD_OK)
		status = check_two(&a, &b, err);
	if (status == GD_OK)
		status = find_cases(st, from, cases, err);
	if (status == GD_OK)
		status = merge_records(st, head, &a, &b, err);
	if (status == GD_OK)
		status = move_cases(st, head, cases, into, err);
	gd_merchant_row_release(&a);
	gd_merchant_row_release(&b);
	return status;
}

enum gd_status
gd_desk_merchant_merge(struct gd_desk *d, int64_t from, int64_t into,
		       int64_t *cases, struct gd_error *err)
{
	struct ids ids = { NULL, 0, 0 };
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_batch_begin(st, err);
	if (status != GD_OK)
		return status;
	status = merge(d, st, from, into, &ids, err);
	if (status == GD_OK)
		status = gd_store_bulk_end(st, err);
	else
		gd_store_bulk_abort(st);
	if (status == GD_OK)
		*cases = (int64_t)ids.len;
	free(ids.items);
	return status;
}
