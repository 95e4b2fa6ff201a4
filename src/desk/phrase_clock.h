/*
 * desk/phrase_clock.h - events about deadlines as lines of history; for
 * phrase_event.c.
 */
#ifndef GD_DESK_PHRASE_CLOCK_H
#define GD_DESK_PHRASE_CLOCK_H

#include "desk/phrase.h"

/* Append the event when its kind is one of desk/clocks.h's; else false. */
bool gd_phrase_clock_event(struct gd_desk *d, const struct gd_event_row *ev,
			   bool brief, struct gd_buf *out);
/*
 * Append "NAME: old -> new" of the deadlines that event `event` moved, if any;
 * after "; " when `out` holds something.
 */
void gd_phrase_moved_dates(struct gd_desk *d, int64_t event,
			   struct gd_buf *out);

#endif
