/*
 * tui/screens/moves_many_internal.h - an action over many under way.
 */
#ifndef GD_TUI_SCREENS_MOVES_MANY_INTERNAL_H
#define GD_TUI_SCREENS_MOVES_MANY_INTERNAL_H

#include "tui/screens/moves_many.h"

struct gd_many {
	struct gd_bulk bulk;
	struct gd_bulk_do what;
	char *reason, *text;	/* owned; behind `what` */
	size_t result;		/* RESPOND: which of the answers offered */
	void (*after)(void *ctx);
	void *ctx;
};

void gd_many_free(struct gd_many *m);
/* Do it, say what came of it, free `m` unless gd_tui_again(). `done` is a sentence's verb: "reminders rest". */
void gd_many_do(struct gd_tui *t, struct gd_many *m, const char *done);
/* Ask whose they are, or for tags, then write it; owns `m`. */
void gd_many_label(struct gd_tui *t, struct gd_many *m);
/* Ask until when and why, then snooze; owns `m`. `asleep`: waking is offered. */
void gd_many_snooze(struct gd_tui *t, struct gd_many *m, bool asleep);

#endif
