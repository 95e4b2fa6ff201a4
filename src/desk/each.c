/*
 * desk/each.c - see each.h.
 */
#include <config.h>

#include "desk/each.h"

#define EACH_PAGE 200	/* rows read at a time */

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

/* A page at a time, each from the last row of the one before. */
static enum gd_status
each_sorted(struct gd_store *st, const struct gd_review_query *q,
	    bool (*visit)(const struct gd_due_row *row, void *ctx), void *ctx,
	    struct gd_error *err)
{
	struct gd_due_page p = { NULL, NULL, 0 }, last = { NULL, NULL, 0 };
	enum gd_status status = GD_OK;
	bool more = true;

	while (status == GD_OK && more) {
		const struct gd_due_row *at = last.len
			? &last.rows[last.len - 1] : NULL;

		status = gd_store_review(st, q, at ? GD_PAGE_AFTER
						   : GD_PAGE_FIRST,
					 at, EACH_PAGE, &p, err);
		if (status != GD_OK)
			break;
		more = p.len == EACH_PAGE;
		for (size_t i = 0; i < p.len; i++)
			if (!visit(&p.rows[i], ctx)) {
				more = false;
				break;
			}
		gd_due_page_release(&last);
		last = p;
		p = (struct gd_due_page){ NULL, NULL, 0 };
	}
	gd_due_page_release(&last);
	return status;
}

enum gd_status
gd_desk_due_each(struct gd_desk *d, gd_instant until,
		 const struct gd_filter *filter, enum gd_review_order order,
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
	if (order == GD_REVIEW_TIME)
		return gd_store_due_each(st, &q, visit, ctx, err);
	return each_sorted(st, &(const struct gd_review_query){
		.order = order, .from = INT64_MIN, .until = until,
		.filter = filter, .now = q.now, .zone = q.zone
	}, visit, ctx, err);
}
