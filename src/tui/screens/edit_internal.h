/*
 * tui/screens/edit_internal.h - changing answers of an open case: the page, the
 * question for one value, the page where two have changed the same.
 */
#ifndef GD_TUI_SCREENS_EDIT_INTERNAL_H
#define GD_TUI_SCREENS_EDIT_INTERNAL_H

#include "desk/together.h"
#include "domain/answers.h"
#include "tui/screen.h"

/*
 * edit_ask.c: ask for the value of `field` (a question's id, "assignee", "tags"),
 * `now` standing there and `a` being the answers that its choices go by. `done`
 * gets it as answers are kept, "" to forget it, NULL to leave it.
 */
void gd_answer_ask(struct gd_tui *t, const char *field,
		   const struct gd_answers *a, const char *now,
		   void (*done)(struct gd_tui *t, const char *value,
				void *ctx),
		   void *ctx);

/*
 * merge.c: choose for each field of `m` (taken over). `done` is told once, after
 * the page was left: true when all are chosen, and `mine` of each field is then
 * what shall stand; false to go on as before.
 */
void gd_merge_open(struct gd_tui *t, int64_t case_id, struct gd_merge *m,
		   void (*done)(struct gd_tui *t, const struct gd_merge *m,
				bool chosen, void *ctx),
		   void *ctx);

#endif
