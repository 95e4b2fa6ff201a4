/*
 * tui/screens/moves.h - the dialogs behind file, escalate, answer, close, note
 * and edit: the same from the board, the deadlines and the case.
 *
 * Each asks only for what is missing, shows what objects and what would satisfy
 * it, does the action and says on the message line what was done.
 */
#ifndef GD_TUI_SCREENS_MOVES_H
#define GD_TUI_SCREENS_MOVES_H

#include "desk/view.h"
#include "tui/screen.h"

/* Do `a` (FILE, ESCALATE, RESPOND, CLOSE_CASE, REOPEN, NOTE, EDIT) to case `id`. */
void gd_move_start(struct gd_tui *t, enum gd_action a, int64_t id);
/* FILE through `channel`: hear what objects, then when and under which number. */
void gd_move_through(struct gd_tui *t, int64_t id, const char *channel);
/* Show what the plan opens now, and file all of it at one word. */
void gd_move_open_plan(struct gd_tui *t, int64_t id);
/* Put the grounds of refusal of `channel` (NULL: ask which) to the case. */
void gd_move_rehearse(struct gd_tui *t, int64_t id, const char *channel);
/* What is left after a failure, each with what does it. */
void gd_move_ways(struct gd_tui *t, int64_t id);
/* RESPOND to the filing whose deadline `c` is; asks which where it has none. */
void gd_move_respond_to(struct gd_tui *t, const struct gd_clock_row *c);
/* Escalate to the rung of column `stage` (a card dragged or moved there). */
void gd_move_to_stage(struct gd_tui *t, int64_t id, int stage);
/* Ask where to, then write a CSV; `filter` as text, "" for none. */
void gd_move_export(struct gd_tui *t, const char *preset, const char *filter);

#endif
