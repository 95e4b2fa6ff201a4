/*
 * gongdao merchant show - one merchant, whole.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "cli/case_columns.h"
#include "cli/json.h"
#include "cli/merchant.h"
#include "desk/merchants.h"
#include "desk/phrase.h"
#include "domain/checks.h"

#define CASES 100	/* of a page */

json_t *
gd_merchant_check_json(struct gd_cli *c, const char *name,
		       const struct gd_precheck *p)
{
	json_t *o = json_object(), *list = json_array();

	(void)c;
	json_object_set_new(o, "merchant", gd_json_text(name));
	json_object_set_new(o, "risk",
			    gd_json_text(gd_check_level_code(p->level)));
	json_object_set_new(o, "points", json_integer(p->points));
	for (size_t i = 0; i < p->len; i++) {
		const struct gd_triage_rule *r = p->findings[i];
		json_t *f = json_object();

		json_object_set_new(f, "rule", gd_json_text(r->id));
		json_object_set_new(f, "points", json_integer(r->weight));
		json_object_set_new(f, "reason", gd_json_text(
					gd_bitext_get(&r->reason, NULL)));
		json_object_set_new(f, "cure", gd_json_text(
					gd_bitext_get(&r->cure, NULL)));
		json_object_set_new(f, "source", gd_json_text(r->source));
		json_array_append_new(list, f);
	}
	json_object_set_new(o, "findings", list);
	return o;
}

static enum gd_status
each_case(struct gd_cli *c, int64_t id,
	  void (*visit)(struct gd_cli *c, const struct gd_case_row *row,
			void *ctx),
	  void *ctx, struct gd_error *err)
{
	struct gd_key key = { -1, 0 };
	bool more = true;

	while (more) {
		struct gd_case_page p;
		enum gd_status status;

		status = gd_desk_merchant_cases(c->desk, id, &key, CASES, &p,
						err);
		if (status != GD_OK)
			return status;
		for (size_t i = 0; i < p.len; i++) {
			visit(c, &p.rows[i], ctx);
			key = p.keys[i];
		}
		more = p.len == CASES;
		gd_case_page_release(&p);
	}
	return GD_OK;
}

static void
case_json(struct gd_cli *c, const struct gd_case_row *row, void *ctx)
{
	json_array_append_new(ctx, gd_listing_object(c, gd_case_columns, row));
}

static void
case_text(struct gd_cli *c, const struct gd_case_row *row, void *ctx)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf *out = ctx;

	gd_case_number(row->id, number);
	gd_buf_addf(out, "  %s  ", number);
	gd_phrase_stage(c->desk, row->stage, true, out);
	gd_buf_adds(out, "  ");
	gd_phrase_demand(c->desk, row->demand, row->demand_amount_fen >= 0
			 ? row->demand_amount_fen : row->amount_fen, out);
	gd_buf_addc(out, '\n');
}

static enum gd_status
show_json(struct gd_cli *c, const struct gd_merchant_view *v,
	  struct gd_error *err)
{
	json_t *o = gd_listing_object(c, gd_merchant_columns, &v->row);
	json_t *cases = json_array(), *checks = json_array();
	enum gd_status status;

	json_object_set_new(o, "credit_code_valid",
			    *v->row.credit_code
			    ? json_boolean(gd_credit_code_valid(
					   v->row.credit_code))
			    : json_null());
	status = each_case(c, v->row.id, case_json, cases, err);
	for (size_t i = 0; i < v->checks_len; i++) {
		const struct gd_check_row *k = &v->checks[i];
		json_t *x = json_object();

		json_object_set_new(x, "at", gd_json_instant(c, k->at));
		json_object_set_new(x, "who", gd_json_text(k->who));
		json_object_set_new(x, "risk", gd_json_text(
			gd_check_level_code((enum gd_check_level)k->level)));
		json_object_set_new(x, "points", json_integer(k->points));
		json_object_set_new(x, "findings", gd_json_text(k->findings));
		json_object_set_new(x, "answers", gd_json_text(k->answers));
		json_array_append_new(checks, x);
	}
	json_object_set_new(o, "case_list", cases);
	json_object_set_new(o, "check_list", checks);
	if (status == GD_OK)
		gd_json_print(o);
	else
		json_decref(o);
	return status;
}

static void
add_field(const char *label, const char *value, struct gd_buf *out)
{
	if (*value)
		gd_buf_addf(out, "%s%s\n", label, value);
}

static enum gd_status
show_text(struct gd_cli *c, const struct gd_merchant_view *v,
	  struct gd_error *err)
{
	const struct gd_merchant_row *r = &v->row;
	struct gd_buf out = GD_BUF_INIT;
	enum gd_status status;

	gd_buf_addf(&out, "#%lld  %s\n", (long long)r->id,
		    *r->name ? r->name : r->credit_code);
	if (*r->credit_code)
		gd_buf_addf(&out, "%s%s (%s)\n", _("Credit code: "),
			    r->credit_code,
			    gd_credit_code_words(r->credit_code));
	add_field(_("Address: "), r->address, &out);
	add_field(_("Contact: "), r->contact, &out);
	add_field(_("Licence: "), r->licence, &out);
	add_field(_("Note: "), r->note, &out);
	if (*v->also)
		gd_buf_addf(&out, "%s%s\n", _("Also called: "), v->also);
	if (v->twin)
		gd_buf_addf(&out, _("Merchant #%lld has the same credit code\n"),
			    (long long)v->twin);
	gd_buf_addf(&out, _("\nCases: %lld, %lld of them open\n"),
		    (long long)r->cases, (long long)r->open);
	status = each_case(c, r->id, case_text, &out, err);
	if (!v->checks_len)
		gd_buf_addf(&out, "\n%s\n",
			    _("Not checked before buying."));
	for (size_t i = 0; i < v->checks_len; i++) {
		gd_buf_adds(&out, "\n");
		gd_buf_adds(&out, _("Checked "));
		gd_phrase_instant(c->desk, v->checks[i].at, &out);
		gd_buf_addf(&out, "  %s\n", v->checks[i].who);
		if (i == 0)
			gd_check_row_words(c->desk, &v->checks[i], &out);
		else
			gd_buf_addf(&out, "%s\n", gd_check_level_words(
						v->checks[i].level));
	}
	if (status == GD_OK)
		gd_cli_text(c, out.s);
	gd_buf_release(&out);
	return status;
}

int
gd_merchant_show(struct gd_cli *c)
{
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_merchant_view v;
	enum gd_status status;
	int64_t id;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if (c->argc != 2)
		return gd_cli_refuse(_("which merchant? give its name in one word (quoted) or its credit code"));
	if (gd_desk_merchant_find(c->desk, c->argv[1], &id, &err) != GD_OK ||
	    gd_desk_merchant(c->desk, id, &v, &err) != GD_OK)
		return gd_cli_fail(&err);
	status = format == GD_FORMAT_JSON ? show_json(c, &v, &err)
					  : show_text(c, &v, &err);
	gd_merchant_view_release(&v);
	return status == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}
