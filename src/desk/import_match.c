/*
 * desk/import_match.c - which case a row of a list is about.
 */
#include <config.h>

#include "desk/import_internal.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/imports.h"
#include "store/query.h"

struct search {
	const char *shop, *merchant;
	int64_t found, other;	/* 0: none */
};

static bool
same_name(const char *a, const char *b)
{
	return *a && *b && gd_import_same_heading(a, b);
}

static bool
about_same(const struct search *s, const struct gd_import_match *m)
{
	return same_name(s->shop, m->shop) || same_name(s->merchant,
							m->merchant) ||
	       same_name(s->shop, m->merchant) ||
	       same_name(s->merchant, m->shop);
}

static bool
try_match(const struct gd_import_match *m, void *ctx)
{
	struct search *s = ctx;

	if (about_same(s, m) || (!*s->shop && !*s->merchant))
		s->found = m->case_id;
	else if (!s->other)
		s->other = m->case_id;
	return !s->found;
}

bool
gd_import_take_first(const struct gd_import_match *m, void *ctx)
{
	*(int64_t *)ctx = m->case_id;
	return false;
}

/* The number names another case: both its merchant and its order differ. */
static bool
is_other(const struct gd_import_run *r, const struct gd_case_row *c,
	 const char *order)
{
	struct search s = { gd_import_value_of(r, "shop"), gd_import_value_of(r, "merchant"), 0, 0 };
	struct gd_import_match m = { c->id, c->shop, c->merchant };

	return (*s.shop || *s.merchant) && !about_same(&s, &m) && *order &&
	       *c->order_no && strcmp(order, c->order_no) != 0;
}

static enum gd_status
find_number(struct gd_import_run *r, const char *order, int64_t *id,
	    struct gd_error *err)
{
	const char *number = gd_import_value_of(r, "case");
	struct gd_case_row row;
	enum gd_status status;

	*id = gd_case_number_parse(number);
	if (!*id) {
		if (*number)
			gd_import_refuse(r, "case", _("it is no case number; write it "
					    "like GD-0413, or leave it empty"));
		return GD_OK;
	}
	/* Numbers are given in their order. */
	status = GD_ENOTFOUND;
	if (*id <= r->last_before + r->counts->created)
		status = gd_store_case(r->imp->st, *id, &row, err);
	if (status == GD_ENOTFOUND) {
		*id = 0;
		return GD_OK;
	}
	if (status != GD_OK)
		return status;
	if (row.draft)
		*id = 0;
	else if (is_other(r, &row, order))
		gd_import_refuse(r, "case", _("here this number is another case; leave "
				    "the number empty to add the row"));
	gd_case_row_release(&row);
	return GD_OK;
}

static void
tell_alike(struct gd_import_run *r, int64_t id, bool order)
{
	const char *field = order ? "order_no" : "phone";
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf b = GD_BUF_INIT;

	gd_case_number(id, number);
	if (order)
		gd_buf_addf(&b, _("%s has the same order number with another "
				  "merchant"), number);
	else
		gd_buf_addf(&b, _("%s is about the same merchant and person"),
			    number);
	gd_import_tell(r, false, gd_import_column_of(r, field),
		       gd_import_value_of(r, field), b.s);
	gd_buf_release(&b);
}

/* The person, at a shop that same_name() takes for this one. */
static uint64_t
person_mark(const char *phone, const char *name)
{
	struct gd_buf plain = GD_BUF_INIT;
	uint64_t mark;

	gd_import_plain_heading(&plain, name);
	mark = gd_import_mark(GD_IMPORT_PERSON, phone, plain.len ? plain.s
								 : name);
	gd_buf_release(&plain);
	return mark;
}

/* Can a case be about_same() for this person? */
static bool
may_be_same(const struct gd_import_run *r, const char *phone,
	    const struct search *s)
{
	return (*s->shop && gd_import_may_be(&r->fresh,
					     person_mark(phone, s->shop))) ||
	       (*s->merchant && gd_import_may_be(&r->fresh,
						 person_mark(phone,
							     s->merchant)));
}

void
gd_import_met_by(struct gd_import_run *r, const struct gd_answers *a)
{
	static const char *const names[] = { "shop", "merchant" };
	const char *order = gd_answers_value(a, "order_no");
	const char *phone = gd_answers_value(a, "phone");

	if (*order)
		gd_import_is(&r->fresh, gd_import_mark(GD_IMPORT_ORDER, order,
						       ""));
	for (size_t i = 0; *phone && i < GD_ARRAY_LEN(names); i++) {
		const char *name = gd_answers_value(a, names[i]);

		if (*name)
			gd_import_is(&r->fresh, person_mark(phone, name));
	}
}

/* By order number and merchant; what is only alike is told. */
static enum gd_status
find_order(struct gd_import_run *r, const char *order, int64_t *id,
	   struct gd_error *err)
{
	struct gd_buf phone = GD_BUF_INIT;
	struct search s = { gd_import_value_of(r, "shop"), gd_import_value_of(r, "merchant"), 0, 0 };
	struct search p = s;
	enum gd_status status = GD_OK;

	if (*order && gd_import_may_be(&r->fresh,
				       gd_import_mark(GD_IMPORT_ORDER, order,
						      "")))
		status = gd_store_match_order(r->imp->st, order, try_match, &s,
					      err);
	*id = s.found;
	if (status != GD_OK || s.found)
		return status;
	if (s.other)
		tell_alike(r, s.other, true);
	gd_import_kept_text(r, "phone", &phone);
	if (phone.len && may_be_same(r, phone.s, &p))
		status = gd_store_match_phone(r->imp->st, phone.s, try_match,
					      &p, err);
	if (status == GD_OK && p.found)
		tell_alike(r, p.found, false);
	gd_buf_release(&phone);
	return status;
}

enum gd_status
gd_import_find_case(struct gd_import_run *r, int64_t *id, struct gd_error *err)
{
	struct gd_buf order = GD_BUF_INIT;
	enum gd_status status;

	gd_import_kept_text(r, "order_no", &order);
	status = find_number(r, order.s, id, err);
	if (status == GD_OK && !*id && !r->row_refused)
		status = find_order(r, order.s, id, err);
	gd_buf_release(&order);
	return status;
}
