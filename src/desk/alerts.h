/*
 * desk/alerts.h - what rings, when, and what rang while nobody looked.
 *
 * A running clock alerts at each of its thresholds: the rule's own (`alerts`, a
 * list of times before the end), else those of the configuration: [alerts]
 * hours_72 (48 66 72) for 72 hours, days_7 (5 6.5 7) for 7 days, other (days
 * before the end: 1 0) for the rest. After the end it repeats every
 * `repeat_h` hours, thirty times. Snoozed, paused and ended clocks are
 * silent; a snooze that ends rings once. An alert within quiet hours
 * ([alerts] quiet_from, quiet_until) waits for their end.
 */
#ifndef GD_DESK_ALERTS_H
#define GD_DESK_ALERTS_H

#include "desk/desk.h"
#include "store/query.h"

struct gd_alert {
	const struct gd_due_row *row;	/* lives for the call */
	gd_instant at;		/* when it rang, quiet hours considered */
	enum gd_alert_kind {
		GD_ALERT_SOON,		/* a threshold before the end */
		GD_ALERT_FELL,		/* the end itself */
		GD_ALERT_REPEAT,	/* still not acted on */
		GD_ALERT_AWAKE		/* its snooze is over */
	} kind;
	int64_t before_s;	/* SOON: seconds before the end; REPEAT: after it */
};

/*
 * Alerts in (since, until], the earliest first; one a clock, its newest. `until`
 * is usually gd_desk_now(). `filter` may be NULL, `limit` 0: all. Costs what it
 * finds. `*found` (may be NULL) counts them all, also those past `limit`.
 */
enum gd_status gd_desk_alerts(struct gd_desk *d, gd_instant since,
			      gd_instant until,
			      const struct gd_filter *filter, size_t limit,
			      bool (*visit)(const struct gd_alert *a,
					    void *ctx),
			      void *ctx, size_t *found, struct gd_error *err);
/* The next alert after `t`; GD_INSTANT_NONE: none. For the ring of an open desk. */
enum gd_status gd_desk_next_alert(struct gd_desk *d, gd_instant t,
				  gd_instant *at, struct gd_error *err);

/*
 * When this person (gd_desk_who()) last looked at the review; GD_INSTANT_NONE:
 * never. "Missed while away" are the alerts in (looked, now]; a person who never
 * looked has missed nothing. Kept in the database, no event.
 */
enum gd_status gd_desk_looked(struct gd_desk *d, gd_instant *at,
			      struct gd_error *err);
/* This person has seen the review as of `at`. Only forward, never past now. */
enum gd_status gd_desk_look(struct gd_desk *d, gd_instant at,
			    struct gd_error *err);

/* "fell", "6 hours before the end", "still open after 2 days", … */
void gd_phrase_alert(struct gd_desk *d, const struct gd_alert *a,
		     struct gd_buf *out);

/* The instants at which `row` alerts before and at its end, for .ics: owned array. */
size_t gd_desk_alert_times(struct gd_desk *d, const struct gd_clock_row *c,
			   gd_instant *out, size_t max);

#endif
