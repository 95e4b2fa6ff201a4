/*
 * desk/view.h - reading, for both front ends: the store's queries with the
 * desk's clock and day borders filled in.
 */
#ifndef GD_DESK_VIEW_H
#define GD_DESK_VIEW_H

#include "desk/desk.h"
#include "store/query.h"

/* Start of today and of tomorrow in the desk's zone. */
void gd_desk_today(const struct gd_desk *d, gd_instant *start,
		   gd_instant *end);

struct gd_board_view {
	struct gd_board_counts counts;
};
enum gd_status gd_desk_board(struct gd_desk *d, const struct gd_filter *filter,
			     struct gd_board_view *out, struct gd_error *err);
/*
 * One column's page in this order (NULL: nearest date first); `stage` CLOSED shows
 * what was closed today, latest first.
 */
enum gd_status gd_desk_column(struct gd_desk *d, enum gd_stage stage,
			      const struct gd_order *order,
			      const struct gd_filter *filter,
			      enum gd_page page, const struct gd_key *key,
			      int limit, struct gd_case_page *out,
			      struct gd_error *err);
enum gd_status gd_desk_column_count(struct gd_desk *d, enum gd_stage stage,
				    const struct gd_filter *filter,
				    int64_t *count, struct gd_error *err);

/*
 * A page of all cases in any order, open ones unless the filter speaks of
 * closed ones; how many there are, and how many of the open the filter hides.
 */
enum gd_status gd_desk_table(struct gd_desk *d, const struct gd_filter *filter,
			     const struct gd_order *order, enum gd_page page,
			     const struct gd_key *key, int limit,
			     struct gd_case_page *out, struct gd_error *err);
enum gd_status gd_desk_table_count(struct gd_desk *d,
				   const struct gd_filter *filter,
				   int64_t *count, int64_t *hidden,
				   struct gd_error *err);

/* A case, whole. */
struct gd_case_view {
	struct gd_case_row row;
	struct gd_answers answers;
	struct gd_filing_row *filings; size_t filings_len;
	struct gd_clock_row *clocks; size_t clocks_len;
};
enum gd_status gd_desk_case(struct gd_desk *d, int64_t id,
			    struct gd_case_view *out, struct gd_error *err);
void gd_case_view_release(struct gd_case_view *v);

enum gd_status gd_desk_due(struct gd_desk *d, gd_instant until,
			   const struct gd_filter *filter, enum gd_page page,
			   const struct gd_key *key, int limit,
			   struct gd_due_page *out, struct gd_error *err);

/* History: as gd_store_events(). */
enum gd_status gd_desk_events(struct gd_desk *d, int64_t case_id,
			      int64_t before, int limit,
			      struct gd_event_page *out, struct gd_error *err);

/* Changes whenever anybody has committed. */
int64_t gd_desk_generation(struct gd_desk *d);

#endif
