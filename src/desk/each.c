/*
 * desk/each.c - see each.h.
 */
#include <config.h>

#include "desk/each.h"

enum gd_status
gd_desk_cases_each(struct gd_desk *d, const struct gd_filter *filter,
		   const struct gd_order *order, int64_t limit,
		   bool (*visit)(const struct gd_case_row *row, void *ctx),
		   void *ctx, struct gd_error *err)
{
	struct gd_case_query q = {
		.stage = -1,
		.include_closed = true,
		.closed_since = GD_INSTANT_NONE,
		.filter = filter,
		.sort = GD_SORT_NUMBER,
		.order = order,
		.now = gd_desk_now(d),
		.zone = gd_desk_zone(d),
	};
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status != GD_OK)
		return status;
	return gd_store_cases_each(st, &q, limit, visit, ctx, err);
}

enum gd_status
gd_desk_due_each(struct gd_desk *d, gd_instant until,
		 const struct gd_filter *filter,
		 bool (*visit)(const struct gd_due_row *row, void *ctx),
		 void *ctx, struct gd_error *err)
{
	struct gd_due_query q = {
		.until = until,
		.filter = filter,
		.now = gd_desk_now(d),
		.zone = gd_desk_zone(d),
	};
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status != GD_OK)
		return status;
	return gd_store_due_each(st, &q, visit, ctx, err);
}

enum gd_status
gd_desk_event_values(struct gd_desk *d, int64_t id,
		     bool (*visit)(const struct gd_event_value *v, void *ctx),
		     void *ctx, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status != GD_OK)
		return status;
	return gd_store_event_values(st, id, visit, ctx, err);
}
