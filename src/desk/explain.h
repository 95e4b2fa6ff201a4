/*
 * desk/explain.h - why this date: the count day by day, the rule, its source.
 */
#ifndef GD_DESK_EXPLAIN_H
#define GD_DESK_EXPLAIN_H

#include "desk/desk.h"
#include "domain/clock.h"
#include "domain/records.h"

/*
 * Append the count of `p` from `start` as lines "2026-03-10 Tue  1", days that are
 * not counted with their reason (weekend, the holiday's name, the starting day). Errors
 * of gd_clock_explain().
 */
enum gd_status gd_explain_period(struct gd_desk *d, const struct gd_period *p,
				 gd_instant start, struct gd_buf *out,
				 struct gd_error *err);
/*
 * Append everything about one clock: its name, when it started, when it falls due,
 * what missing it means and what to do then, rule and source, then the count.
 */
enum gd_status gd_explain_clock(struct gd_desk *d,
				const struct gd_clock_row *clock,
				struct gd_buf *out, struct gd_error *err);
/*
 * Append the count of `p` from `start` as a small calendar of its months (nothing
 * when they are more than four): the first day, the days counted with their
 * numbers, those left out, the last. Errors of gd_clock_explain().
 */
enum gd_status gd_explain_calendar(struct gd_desk *d, const struct gd_period *p,
				   gd_instant start, struct gd_buf *out,
				   struct gd_error *err);
/* Append what a clock's date is based on: each source, what it says, its force. */
void gd_explain_sources(struct gd_desk *d, const struct gd_clock_row *clock,
			struct gd_buf *out);

#endif
