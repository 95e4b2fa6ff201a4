/*
 * cli/case_columns.c - see case_columns.h.
 */
#include <config.h>

#include "cli/case_columns.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/phrase.h"
#include "domain/money.h"
#include "domain/records.h"

typedef const struct gd_column column;

static void
put_number(column *col, struct gd_cli *c, const void *row, bool words,
	   struct gd_buf *out)
{
	const struct gd_case_row *r = row;
	char number[GD_CASE_NUMBER_MAX];

	(void)col;
	(void)c;
	(void)words;
	gd_case_number(r->id, number);
	gd_buf_adds(out, number);
}

static void
put_stage(column *col, struct gd_cli *c, const void *row, bool words,
	  struct gd_buf *out)
{
	const struct gd_case_row *r = row;

	(void)col;
	if (!words)
		gd_buf_adds(out, gd_stage_code(r->stage));
	else if (r->draft)
		gd_buf_adds(out, _("draft"));
	else
		gd_phrase_stage(c->desk, r->stage, true, out);
}

static void
put_draft(column *col, struct gd_cli *c, const void *row, bool words,
	  struct gd_buf *out)
{
	const struct gd_case_row *r = row;

	(void)col;
	(void)c;
	(void)words;
	gd_buf_adds(out, r->draft ? "yes" : "no");
}

/* Fields that hold codes; the column's id is the field and the list. */
static void
put_code(column *col, struct gd_cli *c, const void *row, bool words,
	 struct gd_buf *out)
{
	const struct gd_case_row *r = row;
	const char *code = strcmp(col->id, "platform") == 0 ? r->platform
			 : strcmp(col->id, "carrier") == 0 ? r->carrier
			 : strcmp(col->id, "type") == 0 ? r->type
			 : strcmp(col->id, "scenario") == 0 ? r->scenario
			 : strcmp(col->id, "outcome") == 0 ? r->outcome
							   : r->demand;

	if (words)
		gd_cli_names(c, col->id, code, out);
	else
		gd_buf_adds(out, code);
}

static void
put_text(column *col, struct gd_cli *c, const void *row, bool words,
	 struct gd_buf *out)
{
	const struct gd_case_row *r = row;
	const char *id = col->id;

	(void)c;
	if (words && strcmp(id, "shop") == 0)
		gd_buf_adds(out, gd_case_row_name(r));
	else
		gd_buf_adds(out, strcmp(id, "shop") == 0 ? r->shop
			    : strcmp(id, "merchant") == 0 ? r->merchant
			    : strcmp(id, "goods") == 0 ? r->goods
			    : strcmp(id, "order_no") == 0 ? r->order_no
			    : strcmp(id, "assignee") == 0 ? r->assignee
							  : r->tags);
}

static void
put_money(column *col, struct gd_cli *c, const void *row, bool words,
	  struct gd_buf *out)
{
	const struct gd_case_row *r = row;
	int64_t fen = strcmp(col->id, "amount") == 0 ? r->amount_fen
		    : strcmp(col->id, "recovered") == 0 ? r->recovered_fen
							: r->demand_amount_fen;

	(void)c;
	(void)words;
	if (fen >= 0)
		gd_money_format_plain(out, fen);
}

static void
put_instant(column *col, struct gd_cli *c, const void *row, bool words,
	    struct gd_buf *out)
{
	const struct gd_case_row *r = row;
	bool due = strcmp(col->id, "next_due") == 0;
	gd_instant t = due ? r->next_due
		     : strcmp(col->id, "opened") == 0 ? r->opened_at
						      : r->closed_at;

	if (t == GD_INSTANT_NONE)
		return;
	if (words && due)
		gd_phrase_due(c->desk, t, r->next_estimated, out);
	else if (words)
		gd_day_format(out, gd_instant_day(t, gd_desk_zone(c->desk)));
	else
		gd_instant_format(out, t, gd_desk_zone(c->desk));
}

static void
put_next(column *col, struct gd_cli *c, const void *row, bool words,
	 struct gd_buf *out)
{
	const struct gd_case_row *r = row;

	(void)col;
	if (words && *r->next_rule)
		gd_phrase_rule_name(c->desk, r->next_rule, "", true, out);
	else
		gd_buf_adds(out, r->next_rule);
}

static void
put_count(column *col, struct gd_cli *c, const void *row, bool words,
	  struct gd_buf *out)
{
	const struct gd_case_row *r = row;

	(void)c;
	(void)words;
	gd_buf_addf(out, "%d", strcmp(col->id, "evidence_held") == 0
		    ? r->evidence_held : r->evidence_needed);
}

const struct gd_column gd_case_columns[] = {
	{ .id = "case", .heading = N_("Case"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_number },
	{ .id = "stage", .heading = N_("Stage"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_stage },
	{ .id = "draft", .kind = GD_CELL_BOOL, .put = put_draft },
	{ .id = "shop", .heading = N_("Merchant"), .flexible = true,
	  .shown = true, .put = put_text },
	{ .id = "merchant", .heading = N_("Legal name"), .flexible = true,
	  .put = put_text },
	{ .id = "platform", .heading = N_("Platform"), .kind = GD_CELL_CODE,
	  .put = put_code },
	{ .id = "carrier", .heading = N_("Carrier"), .kind = GD_CELL_CODE,
	  .put = put_code },
	{ .id = "type", .heading = N_("Type"), .kind = GD_CELL_CODE,
	  .flexible = true, .shown = true, .put = put_code },
	{ .id = "scenario", .heading = N_("Scenario"), .kind = GD_CELL_CODE,
	  .put = put_code },
	{ .id = "goods", .heading = N_("Goods"), .flexible = true,
	  .put = put_text },
	{ .id = "order_no", .heading = N_("Order"), .kind = GD_CELL_ID,
	  .put = put_text },
	{ .id = "demand", .heading = N_("Demand"), .kind = GD_CELL_CODE,
	  .flexible = true, .shown = true, .put = put_code },
	{ .id = "amount", .heading = N_("Amount"), .kind = GD_CELL_MONEY,
	  .right = true, .shown = true, .put = put_money },
	{ .id = "demand_amount", .heading = N_("Demanded"),
	  .kind = GD_CELL_MONEY, .right = true, .put = put_money },
	{ .id = "opened", .heading = N_("Opened"), .kind = GD_CELL_INSTANT,
	  .put = put_instant },
	{ .id = "closed", .heading = N_("Closed"), .kind = GD_CELL_INSTANT,
	  .put = put_instant },
	{ .id = "outcome", .heading = N_("Outcome"), .kind = GD_CELL_CODE,
	  .put = put_code },
	{ .id = "recovered", .heading = N_("Recovered"),
	  .kind = GD_CELL_MONEY, .right = true, .put = put_money },
	{ .id = "evidence_held", .heading = N_("Held"),
	  .kind = GD_CELL_NUMBER, .right = true, .put = put_count },
	{ .id = "evidence_needed", .heading = N_("Needed"),
	  .kind = GD_CELL_NUMBER, .right = true, .put = put_count },
	{ .id = "next_clock", .heading = N_("Next deadline"),
	  .kind = GD_CELL_CODE, .flexible = true, .shown = true,
	  .put = put_next },
	{ .id = "next_due", .heading = N_("Due"), .kind = GD_CELL_INSTANT,
	  .shown = true, .put = put_instant },
	{ .id = "assignee", .heading = N_("Volunteer"), .flexible = true,
	  .put = put_text },
	{ .id = "tags", .heading = N_("Tags"), .flexible = true,
	  .put = put_text },
	{ .id = NULL }
};
