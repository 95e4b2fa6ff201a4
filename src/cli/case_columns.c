/*
 * cli/case_columns.c - see case_columns.h.
 */
#include <config.h>

#include "cli/case_columns.h"

#include "base/i18n.h"
#include "desk/case_cells.h"

static void
put_cell(const struct gd_column *col, struct gd_cli *c, const void *row,
	 bool words, struct gd_buf *out)
{
	enum gd_case_sort by;

	if (gd_sort_parse(col->id, &by))
		gd_case_cell(c->desk, by, row, words, out);
}

const struct gd_column gd_case_columns[] = {
	{ .id = "case", .heading = N_("Case"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_cell },
	{ .id = "stage", .heading = N_("Stage"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_cell },
	{ .id = "draft", .kind = GD_CELL_BOOL, .put = put_cell },
	{ .id = "shop", .heading = N_("Merchant"), .flexible = true,
	  .shown = true, .put = put_cell },
	{ .id = "merchant", .heading = N_("Legal name"), .flexible = true,
	  .put = put_cell },
	{ .id = "platform", .heading = N_("Platform"), .kind = GD_CELL_CODE,
	  .put = put_cell },
	{ .id = "carrier", .heading = N_("Carrier"), .kind = GD_CELL_CODE,
	  .put = put_cell },
	{ .id = "type", .heading = N_("Type"), .kind = GD_CELL_CODE,
	  .flexible = true, .shown = true, .put = put_cell },
	{ .id = "scenario", .heading = N_("Scenario"), .kind = GD_CELL_CODE,
	  .put = put_cell },
	{ .id = "goods", .heading = N_("Goods"), .flexible = true,
	  .put = put_cell },
	{ .id = "order_no", .heading = N_("Order"), .kind = GD_CELL_ID,
	  .put = put_cell },
	{ .id = "demand", .heading = N_("Demand"), .kind = GD_CELL_CODE,
	  .flexible = true, .shown = true, .put = put_cell },
	{ .id = "amount", .heading = N_("Amount"), .kind = GD_CELL_MONEY,
	  .right = true, .shown = true, .put = put_cell },
	{ .id = "demand_amount", .heading = N_("Demanded"),
	  .kind = GD_CELL_MONEY, .right = true, .put = put_cell },
	{ .id = "opened", .heading = N_("Opened"), .kind = GD_CELL_INSTANT,
	  .put = put_cell },
	{ .id = "closed", .heading = N_("Closed"), .kind = GD_CELL_INSTANT,
	  .put = put_cell },
	{ .id = "outcome", .heading = N_("Outcome"), .kind = GD_CELL_CODE,
	  .put = put_cell },
	{ .id = "recovered", .heading = N_("Recovered"),
	  .kind = GD_CELL_MONEY, .right = true, .put = put_cell },
	{ .id = "evidence_held", .heading = N_("Held"),
	  .kind = GD_CELL_NUMBER, .right = true, .put = put_cell },
	{ .id = "evidence_needed", .heading = N_("Needed"),
	  .kind = GD_CELL_NUMBER, .right = true, .put = put_cell },
	{ .id = "next_clock", .heading = N_("Next deadline"),
	  .kind = GD_CELL_CODE, .flexible = true, .shown = true,
	  .put = put_cell },
	{ .id = "next_due", .heading = N_("Due"), .kind = GD_CELL_INSTANT,
	  .shown = true, .put = put_cell },
	{ .id = "assignee", .heading = N_("Volunteer"), .flexible = true,
	  .put = put_cell },
	{ .id = "tags", .heading = N_("Tags"), .flexible = true,
	  .put = put_cell },
	{ .id = NULL }
};
