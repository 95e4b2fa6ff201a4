/*
 * desk/replay.h - the desk's clock, set by hand: only the demo writes the past.
 */
#ifndef GD_DESK_REPLAY_H
#define GD_DESK_REPLAY_H

#include "desk/desk.h"

struct gd_desk_clock {
	bool replayed, stopped;
	gd_instant start;
	int64_t start_mono;	/* ns */
};

/* How the clock runs now, to be given back later. */
struct gd_desk_clock gd_desk_clock(const struct gd_desk *d);
void gd_desk_clock_restore(struct gd_desk *d, struct gd_desk_clock was);
/*
 * Let the clock stand still at `now`: how long the machine takes must not show
 * in what is written.
 */
void gd_desk_clock_set(struct gd_desk *d, gd_instant now);

#endif
