/*
 * tui/screens/moves_many.h - what is marked, and doing one thing to all of it.
 */
#ifndef GD_TUI_SCREENS_MOVES_MANY_H
#define GD_TUI_SCREENS_MOVES_MANY_H

#include "desk/bulk.h"
#include "tui/screen.h"

struct gd_mark {
	int64_t clock, case_id, filing_id;
	int seq;
};
struct gd_marks {		/* sorted by clock; of cases: by case */
	struct gd_mark *items;
	size_t len, cap;
	bool cases;		/* whole cases are marked, not deadlines */
};
#define GD_MARKS_INIT { NULL, 0, 0, false }

bool gd_marks_has(const struct gd_marks *m, int64_t clock);
/* Mark it, or take the mark away (`on` false). */
void gd_marks_set(struct gd_marks *m, const struct gd_clock_row *c, bool on);
/* The same for a case, in marks of cases alone; `clock` is the case then. */
void gd_marks_set_case(struct gd_marks *m, int64_t case_id, bool on);
void gd_marks_clear(struct gd_marks *m);
void gd_marks_release(struct gd_marks *m);

/*
 * RESPOND, ESCALATE, SNOOZE, NOTE, ASSIGN or TAGS to all marked, after a look at what that does.
 * `after` (may be NULL) runs when something was done. False: `a` is none of these.
 */
bool gd_move_many(struct gd_tui *t, enum gd_action a, const struct gd_marks *m,
		  void (*after)(void *ctx), void *ctx);
/* ASSIGN or TAGS to one case. */
void gd_move_label(struct gd_tui *t, enum gd_action a, int64_t case_id);
/* Rest the reminder of one clock, or wake it. */
void gd_move_snooze(struct gd_tui *t, const struct gd_clock_row *c);
/* The same for the nearest clock of a case (a card on the board). */
void gd_move_snooze_case(struct gd_tui *t, int64_t case_id);
/* Pause one clock with a reason, or let it go on. */
void gd_move_pause(struct gd_tui *t, const struct gd_clock_row *c);

#endif
