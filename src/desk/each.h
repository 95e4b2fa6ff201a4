/*
 * desk/each.h - every row of a listing, one at a time, in constant memory.
 */
#ifndef GD_DESK_EACH_H
#define GD_DESK_EACH_H

#include "desk/desk.h"
#include "store/query.h"
#include "store/review.h"

/*
 * Up to `limit` cases that `filter` (may be NULL) lets through, closed ones
 * included, in this order (NULL: by number). The row lives for the call; false
 * from `visit` ends it.
 */
enum gd_status gd_desk_cases_each(struct gd_desk *d,
				  const struct gd_filter *filter,
				  const struct gd_order *order, int64_t limit,
				  bool (*visit)(const struct gd_case_row *row,
						void *ctx),
				  void *ctx, struct gd_error *err);
/* Running clocks due before `until` (INT64_MAX: all) in this order. */
enum gd_status gd_desk_due_each(struct gd_desk *d, gd_instant until,
				const struct gd_filter *filter,
				enum gd_review_order order,
				bool (*visit)(const struct gd_due_row *row,
					      void *ctx),
				void *ctx, struct gd_error *err);

#endif
