/*
 * desk/clocks.h - the life of a deadline once it runs: snoozed, paused, resumed,
 * restarted, extended.
 *
 * Each is one event of the case: kinds "snooze", "pause", "resume", "extend",
 * "demand".
 * `seq` is the clock's number in the case (gd_clock_row.seq). Two sorts of pause:
 *
 *   - a person's own (`law` NULL) rests the reminders of any clock. The time of a
 *     private one (basis private: the limit of one's own letter) stops as well, and
 *     its due date moves when it is resumed. The due date of every other clock
 *     stays: it goes on running with gd_clock_row.hushed set;
 *   - a suspension in law (`law`: a code of the choice list "pause" that the rule's
 *     `pause =` names, e.g. testing) stops the time of any clock whose rule has it.
 */
#ifndef GD_DESK_CLOCKS_H
#define GD_DESK_CLOCKS_H

#include "desk/desk.h"
#include "domain/records.h"

/*
 * When it may remind again, as a person types it ("tomorrow", "3-20 14:00"); a
 * day alone is the morning of that day. GD_EINVAL: no date, or one that has passed.
 */
enum gd_status gd_desk_parse_later(const struct gd_desk *d, const char *typed,
				   gd_instant *at, struct gd_error *err);

/* What an act did to one clock. */
struct gd_clock_change {
	int seq;
	char rule[64], version[32];
	gd_instant old_due, new_due;	/* equal: the date stays */
	bool old_estimated, new_estimated;
	bool stopped;		/* its time stands still now (state paused) */
};

/*
 * Rest the reminder until `until` (GD_INSTANT_NONE: wake it); the deadline does
 * not move. GD_EINVAL: no such running clock, `until` not in the future, or no
 * reason (none is needed to wake). Inside gd_store_batch_begin() for many.
 */
enum gd_status gd_desk_snooze(struct gd_desk *d, int64_t id, int seq,
			      gd_instant until, const char *reason,
			      struct gd_error *err);
/*
 * Pause clock `seq` at `at` (GD_INSTANT_NONE: now). A reason is needed. `out`
 * (may be NULL) is what became of it. GD_EINVAL: no such clock, not running,
 * paused already, `at` outside of its run, or `law` is not the rule's.
 */
enum gd_status gd_desk_pause(struct gd_desk *d, int64_t id, int seq,
			     const char *law, gd_instant at,
			     const char *reason, struct gd_clock_change *out,
			     struct gd_error *err);
/* End the pause at `at`; a clock whose time had stopped gets its new date. */
enum gd_status gd_desk_resume(struct gd_desk *d, int64_t id, int seq,
			      gd_instant at, const char *reason,
			      struct gd_clock_change *out,
			      struct gd_error *err);
/*
 * The body told at `at` that it takes the longer time that its rule allows
 * (`extend`): the new date is counted. Once a clock. Event kind "extend".
 */
enum gd_status gd_desk_extend(struct gd_desk *d, int64_t id, int seq,
			      gd_instant at, const char *reason,
			      struct gd_clock_change *out,
			      struct gd_error *err);
/* May this clock be extended still? */
bool gd_desk_extendable(struct gd_desk *d, const struct gd_clock_row *c);
/*
 * Note a demand that can be proved (`text`: how) at `at`: clocks whose rule lists
 * "demand" under `restart` begin anew from there (Civil Code 195). `*n` (may be
 * NULL) is how many did.
 */
enum gd_status gd_desk_demand(struct gd_desk *d, int64_t id, gd_instant at,
			      const char *text, int *n, struct gd_error *err);

/*
 * One line on a pause, snooze or second reading of a clock, "" when it has none:
 * "paused since 12 Mar 09:04 (testing)", "reminders paused", "reminder rests
 * until 13 Mar 09:00", "another reading: 14 May 24:00".
 */
void gd_phrase_clock_notes(struct gd_desk *d, const struct gd_clock_row *c,
			   struct gd_buf *out);
/* "12 Mar 24:00 -> ≈15 Mar 24:00", or that the date stays. */
void gd_phrase_clock_change(struct gd_desk *d,
			    const struct gd_clock_change *change,
			    struct gd_buf *out);
/* The legal suspensions that a clock's rule knows; codes of list "pause", "" when none. */
const char *gd_desk_pauses(struct gd_desk *d, const struct gd_clock_row *c);

#endif
