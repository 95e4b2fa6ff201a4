/*
 * desk/explain_internal.h - the days of a count, kept to be drawn.
 */
#ifndef GD_DESK_EXPLAIN_INTERNAL_H
#define GD_DESK_EXPLAIN_INTERNAL_H

#include "base/buf.h"
#include "domain/clock.h"

struct gd_count_days {
	struct gd_clock_step *steps;
	size_t len, cap;
};

/* A visitor of gd_clock_explain(); `ctx` is a struct gd_count_days. */
void gd_count_days_add(const struct gd_clock_step *step, void *ctx);
/* Append the months of the count as a calendar; nothing when they are many. */
void gd_count_days_grid(const struct gd_count_days *g, struct gd_buf *out);
void gd_count_days_release(struct gd_count_days *g);

#endif
