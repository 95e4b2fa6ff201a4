/*
 * tui/loop.h - the stack of screens and the loop around it; private to tui/.
 */
#ifndef GD_TUI_LOOP_H
#define GD_TUI_LOOP_H

#include "tui/screen.h"
#include "tui/term.h"

#define GD_STACK_MAX 16
#define GD_MIN_ROWS 16
#define GD_MIN_COLS 60

struct gd_tui {
	struct gd_desk *desk;
	struct gd_term term;
	struct gd_keymap keymap;
	struct gd_canvas canvas;
	struct gd_screen *stack[GD_STACK_MAX];
	int depth;
	struct gd_screen *popped[GD_STACK_MAX];	/* to close after the act */
	int popped_len;
	struct gd_buf message;
	bool message_is_error;
	bool message_is_work;	/* how far work has come: goes with it */
	bool message_is_ring;	/* a deadline that fell: gives way to the next */
	bool fetch;		/* screens must fetch before the next draw */
	bool quit;
	gd_instant now;
	gd_instant last_input;
	int64_t generation;	/* of the store when last fetched */
	gd_instant rung_until;	/* alerts up to here have rung */
	gd_instant next_ring;	/* the next alert; GD_INSTANT_NONE: none */
	bool rung_once;		/* next_ring is known */
};

/* Send one event to the top screen: raw input first, then the key table. */
void gd_loop_dispatch(struct gd_tui *t, const struct gd_input *in);
/* Run until the user quits. */
void gd_loop_run(struct gd_tui *t);
/* What `s` leaves to the screen below it; an empty list when nothing. */
const enum gd_action *gd_loop_left_below(const struct gd_tui *t,
					 const struct gd_screen *s);
/* Fetch what is needed and draw the stack. */
void gd_loop_draw(struct gd_tui *t);
/* Does the desk hide its cases (screens/lock.c)? */
bool gd_loop_rests(const struct gd_tui *t);
/* ring.c: ring for what has come since the last look. */
void gd_loop_ring(struct gd_tui *t);

/* The lowest two lines; hints are made from the top screen's actions. */
void gd_bars_draw(struct gd_tui *t, struct gd_canvas *c,
		  const struct gd_screen *s);
/* The action whose hint stands at column `col` of the hint line, or NONE. */
enum gd_action gd_bars_hint_at(const struct gd_tui *t,
			       const struct gd_screen *s, int col);

/* The help of the top screen; the palette of all its actions. */
void gd_help_open(struct gd_tui *t);
void gd_palette_open(struct gd_tui *t);

#endif
