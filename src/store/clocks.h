/*
 * store/clocks.h - clocks beyond the list of what is due: every live one for a
 * recount, those that ring in a time, and who looked when.
 */
#ifndef GD_STORE_CLOCKS_H
#define GD_STORE_CLOCKS_H

#include "store/query.h"

/* A running or paused clock and when its filing was sent. */
struct gd_live_row {
	struct gd_clock_row clock;
	gd_instant filed_at;	/* GD_INSTANT_NONE: a clock of the case itself */
};
/*
 * Up to `limit` live clocks with ids after `after`, in order of their ids; array and
 * rows are the caller's, see gd_live_rows_free().
 */
enum gd_status gd_store_live(struct gd_store *st, int64_t after, int limit,
			     struct gd_live_row **rows, size_t *len,
			     struct gd_error *err);
void gd_live_rows_free(struct gd_live_row *rows, size_t len);

enum gd_ring {
	GD_RING_RULE,	/* of `rule`, due in [from, until) */
	GD_RING_ANY,	/* of any rule, due in [from, until) */
	GD_RING_AWAKE	/* whose snooze ends in [from, until) */
};
struct gd_ring_query {
	enum gd_ring ring;
	const char *rule;
	gd_instant from, until;
	gd_instant now;		/* what is snoozed beyond it is left out */
	struct gd_zone zone;
	const struct gd_filter *filter;	/* NULL: all */
};
/* Running clocks, not hushed, in order of time; as gd_store_due(). */
enum gd_status gd_store_ring(struct gd_store *st,
			     const struct gd_ring_query *q, int limit,
			     struct gd_due_page *out, struct gd_error *err);
/* The first instant (due, or end of a snooze) that gd_store_ring() would find. */
enum gd_status gd_store_ring_next(struct gd_store *st,
				  const struct gd_ring_query *q,
				  gd_instant *at, struct gd_error *err);

/* When `who` last looked; GD_INSTANT_NONE: never. */
enum gd_status gd_store_looked(struct gd_store *st, const char *who,
			       gd_instant *at, struct gd_error *err);
enum gd_status gd_store_look(struct gd_store *st, const char *who,
			     gd_instant at, struct gd_error *err);

/* Sixteen hex digits that tell this desk from others: of its first event. "" when new. */
enum gd_status gd_store_mark(struct gd_store *st, char out[17],
			     struct gd_error *err);

#endif
