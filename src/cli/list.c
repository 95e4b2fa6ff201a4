/*
 * gongdao list [FILTER]... - cases.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/case_columns.h"
#include "cli/command.h"
#include "desk/each.h"

static bool
visit(const struct gd_case_row *row, void *ctx)
{
	return gd_listing_row(ctx, row);
}

static int
run(struct gd_cli *c, const struct gd_filter *filter, enum gd_format format,
    const struct gd_order *order, int64_t limit)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_listing l;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(c->desk, &st, &err);

	/* Before the listing begins: a failure must not leave half an array. */
	if (status != GD_OK)
		return gd_cli_fail(&err);
	if (!gd_listing_begin(&l, c, format, gd_case_columns,
			      gd_cli_value(c, "columns")))
		return GD_EXIT_REQUEST;
	status = gd_desk_cases_each(c->desk, filter, order, limit, visit, &l,
				    &err);
	gd_listing_end(&l, status, filter->len > 0
		       ? _("no case fits these words")
		       : _("there are no cases yet; 'gongdao new' files the first"));
	return status == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}

int
gd_cmd_list(struct gd_cli *c)
{
	struct gd_filter filter;
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_order order;
	struct gd_error err = GD_ERROR_INIT;
	const char *sort = gd_cli_value(c, "sort");
	int64_t limit = INT64_MAX;
	bool good = gd_cli_filter(c, 0, &filter);
	int status;

	good &= gd_cli_format(c, true, &format);
	if (sort && gd_order_parse(&order, sort, &err) != GD_OK) {
		gd_cli_fail(&err);
		good = false;
	}
	good &= gd_cli_number(c, "limit", 0, INT64_MAX, &limit);
	status = good ? run(c, &filter, format, sort ? &order : NULL, limit)
		      : GD_EXIT_REQUEST;
	gd_filter_release(&filter);
	return status;
}
