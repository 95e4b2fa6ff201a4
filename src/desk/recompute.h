/*
 * desk/recompute.h - when the calendar or a rule changes: which deadlines move.
 */
#ifndef GD_DESK_RECOMPUTE_H
#define GD_DESK_RECOMPUTE_H

#include "desk/desk.h"
#include "domain/records.h"

/* A running or paused clock whose date (or mark ≈) is another now. */
struct gd_moved {
	int64_t case_id;
	int seq;
	const char *rule, *version;	/* those in force now */
	gd_instant old_due, new_due;
	bool old_estimated, new_estimated;
	const char *old_version;
};

struct gd_recomputed {
	int64_t looked;		/* clocks looked at */
	int64_t moved;
	int64_t lost;		/* whose rule the playbook no longer has: left alone */
};

/*
 * Count every running clock anew by today's calendar and playbook; tell those that
 * move. Unless `dry` each gets an event "recompute", all of them one batch: all
 * or none, and one undo takes them back. `progress` may be NULL; false cancels
 * (GD_ECANCEL), nothing is kept.
 */
enum gd_status gd_desk_recompute(struct gd_desk *d, bool dry,
				 void (*visit)(const struct gd_moved *m,
					       void *ctx),
				 bool (*progress)(int64_t looked, void *ctx),
				 void *ctx, struct gd_recomputed *out,
				 struct gd_error *err);

/*
 * Check a calendar file (doc/playbook.md) and put it into the user's calendar
 * folder, atomically; the desk counts by it from now on. `report` hears every
 * mistake (GD_EDATA: nothing was installed). `dry`: as if it were
 * installed, until the desk is closed. `installed` gets the path.
 */
enum gd_status gd_desk_calendar_add(struct gd_desk *d, const char *file,
				    bool dry,
				    void (*report)(const char *file, int line,
						   const char *message,
						   void *ctx),
				    void *ctx, struct gd_buf *installed,
				    struct gd_error *err);

#endif
