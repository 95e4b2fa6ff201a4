/*
 * desk/review.h - the daily review: running deadlines in groups.
 *
 * By time the groups are: missed while away, overdue, today, within 72 hours,
 * within 7 days, set by law, later, paused. By case, merchant, rule or channel each value is
 * a group, nearest date first; the paused stand last, in the same order. Every clock
 * is in exactly one group.
 */
#ifndef GD_DESK_REVIEW_H
#define GD_DESK_REVIEW_H

#include "desk/desk.h"
#include "store/review.h"

enum gd_review_part {
	GD_PART_MISSED,		/* fell since this person last looked */
	GD_PART_OVERDUE, GD_PART_TODAY, GD_PART_72H, GD_PART_7D,
	GD_PART_LAW,		/* later, and set by law */
	GD_PART_LATER,
	GD_PART_PAUSED		/* its time stands still */
};
#define GD_PARTS 8

struct gd_review {		/* what to show; borrowed parts */
	enum gd_review_order order;
	bool today_only;	/* overdue and today alone */
	gd_day first, last;	/* only these days; GD_DAY_NONE: all */
	const struct gd_filter *filter;	/* NULL: all */
	gd_instant looked;	/* end of the last look; GD_INSTANT_NONE: never */
};

struct gd_review_group {
	enum gd_review_part part;	/* order TIME; PAUSED in any */
	char *key;		/* owned; merchant, rule or channel, ""; CASE: NULL */
	int64_t case_id;	/* order CASE */
	int64_t len;		/* rows; never 0 */
};
struct gd_review_groups {
	struct gd_review_group *items;
	size_t len, cap;
	int64_t rows;		/* of all groups */
	int64_t hidden;		/* rows that the filter hides */
};

/* The groups in order, without empty ones. Release `out` (which may be reused). */
enum gd_status gd_desk_review_groups(struct gd_desk *d,
				     const struct gd_review *r,
				     struct gd_review_groups *out,
				     struct gd_error *err);
void gd_review_groups_release(struct gd_review_groups *g);
/*
 * Rows of part `part` (order TIME, or PAUSED in any), else those of all other groups
 * in order; see gd_store_review().
 */
enum gd_status gd_desk_review_page(struct gd_desk *d, const struct gd_review *r,
				   enum gd_review_part part, enum gd_page page,
				   const struct gd_due_row *at, int limit,
				   struct gd_due_page *out,
				   struct gd_error *err);
/* Does `row` stand in group `g`? (Of order TIME it is not asked.) */
bool gd_review_in_group(enum gd_review_order order,
			const struct gd_review_group *g,
			const struct gd_due_row *row);
/* Every row of one group, in order; false from `visit` ends it. */
enum gd_status gd_desk_review_each(struct gd_desk *d, const struct gd_review *r,
				   const struct gd_review_group *g,
				   bool (*visit)(const struct gd_due_row *row,
						 void *ctx),
				   void *ctx, struct gd_error *err);
/* Deadlines on each of `len` days from `first` on, by their last day. */
enum gd_status gd_desk_review_days(struct gd_desk *d,
				   const struct gd_filter *filter,
				   gd_day first, size_t len, int64_t *counts,
				   struct gd_error *err);

/* "Overdue", "GD-0377", a merchant's name, "12315", …: what a heading says. */
void gd_phrase_review_group(struct gd_desk *d, enum gd_review_order order,
			    const struct gd_review_group *g,
			    struct gd_buf *out);
/* "by time", "by merchant", … */
const char *gd_review_order_name(enum gd_review_order order);

#endif
