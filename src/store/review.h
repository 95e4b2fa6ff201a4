/*
 * store/review.h - running clocks in the orders of the daily review.
 *
 * What it sorts by (by_name, by_channel) stands in the clock and is kept by
 * triggers, so that every order is an index and a page costs its own rows.
 */
#ifndef GD_STORE_REVIEW_H
#define GD_STORE_REVIEW_H

#include "store/query.h"

enum gd_review_order {		/* within each: by time */
	GD_REVIEW_TIME, GD_REVIEW_CASE, GD_REVIEW_MERCHANT, GD_REVIEW_RULE,
	GD_REVIEW_CHANNEL
};
#define GD_REVIEW_ORDERS 5

struct gd_review_query {
	enum gd_review_order order;
	gd_instant from, until;		/* due in [from, until) */
	bool paused;			/* those that stand still instead */
	/* Of these rules alone, or (`without`) of none of them; NULL: any. */
	const char *const *rules;
	size_t rules_len;
	bool without;
	/* Order TIME: the rows of each rule by themselves, merged, so that those of
	 * other rules are not passed over. */
	bool each_rule;
	const struct gd_filter *filter;	/* NULL: all */
	gd_instant now;
	struct gd_zone zone;
};

/*
 * Up to `limit` rows, `page` of them at `at` (a row of an earlier page; unused for
 * FIRST and LAST). Release with gd_due_page_release().
 */
enum gd_status gd_store_review(struct gd_store *st,
			       const struct gd_review_query *q,
			       enum gd_page page, const struct gd_due_row *at,
			       int limit, struct gd_due_page *out,
			       struct gd_error *err);
enum gd_status gd_store_review_count(struct gd_store *st,
				     const struct gd_review_query *q,
				     int64_t *count, struct gd_error *err);
/*
 * The groups of an order other than TIME, in order, with what they hold: `key` is a
 * merchant's name, a rule or a channel ("": none), `case_id` set for CASE.
 */
enum gd_status gd_store_review_groups(struct gd_store *st,
				      const struct gd_review_query *q,
				      void (*visit)(const char *key,
						    int64_t case_id,
						    int64_t count, void *ctx),
				      void *ctx, struct gd_error *err);
/*
 * Due instant and rule of every row, in no order of use: by case, so that a filter
 * reads each case once, or by the person who has it. What counts many ranges under a
 * filter takes one walk.
 */
enum gd_status gd_store_review_walk(struct gd_store *st,
				    const struct gd_review_query *q,
				    void (*visit)(gd_instant due,
						  const char *rule, void *ctx),
				    void *ctx, struct gd_error *err);
/* Running clocks that fall on each of `len` days from `first` on, by their last day. */
enum gd_status gd_store_review_days(struct gd_store *st,
				    const struct gd_review_query *q,
				    gd_day first, size_t len, int64_t *counts,
				    struct gd_error *err);

#endif
