/*
 * tui/screen.h - a screen is state, a way to fetch, to draw and to act.
 *
 * The loop keeps a stack of screens; the top one gets the input. One turn:
 * input -> act (changes state, calls desk) -> fetch when data may have
 * changed (read what shows) -> draw (pure: state to canvas). Draw never
 * queries and never reads the clock.
 */
#ifndef GD_TUI_SCREEN_H
#define GD_TUI_SCREEN_H

#include "desk/desk.h"
#include "tui/action.h"
#include "tui/canvas.h"

struct gd_tui;
struct gd_screen;

/* One event of the terminal. */
struct gd_input {
	enum gd_input_kind {
		GD_INPUT_KEY,
		GD_INPUT_PASTE,		/* bracketed paste */
		GD_INPUT_MOUSE,
		GD_INPUT_WIDTH		/* the terminal's answer; for the loop */
	} kind;
	int key;		/* KEY: code point or GD_KEY_*, GD_MOD_* */
	const char *text;	/* PASTE: borrowed for the call */
	size_t len;
	int row, col;		/* MOUSE; WIDTH: `col` columns were drawn */
	enum gd_mouse {
		GD_MOUSE_PRESS, GD_MOUSE_RELEASE, GD_MOUSE_DOUBLE,
		GD_MOUSE_WHEEL_UP, GD_MOUSE_WHEEL_DOWN
	} mouse;
};

struct gd_screen_ops {
	const char *name;	/* N_(): heading of its help */
	const char *opens;	/* N_(): hint of Enter where it does not open; NULL */
	const enum gd_action *actions;	/* offered, most useful first; GD_ACT_NONE ends */
	/*
	 * Actions that a screen opened as a part of this one leaves to it: that
	 * closes, and they are done here. GD_ACT_NONE ends; may be NULL.
	 */
	const enum gd_action *parts;
	bool part;	/* opened as a part of the screen below, if that has `parts` */
	/*
	 * Raw input before the key table (text fields, mouse). True: taken.
	 */
	bool (*input)(struct gd_screen *s, const struct gd_input *in);
	/* Do an action that `actions` lists. */
	void (*act)(struct gd_screen *s, enum gd_action a);
	/*
	 * Why `a` cannot be done now, a translated sentence; NULL: it can. May be NULL.
	 */
	const char *(*barred)(struct gd_screen *s, enum gd_action a);
	/* Fetch what shows at rows x cols. After open, resize, changes, each minute. */
	void (*fetch)(struct gd_screen *s, int rows, int cols);
	/* Nobody has typed for a second; called every second from then. May be NULL. */
	void (*pause)(struct gd_screen *s);
	/* Draw the body and the title; pure. */
	void (*draw)(const struct gd_screen *s, struct gd_canvas *c);
	/* Ask again: was it opened with `ctx`? A dialog with typed words; else NULL. */
	bool (*again)(struct gd_screen *s, const void *ctx);
	/* Free the state (and `s` itself). */
	void (*close)(struct gd_screen *s);
};

struct gd_screen {		/* first member of each screen's own struct */
	const struct gd_screen_ops *ops;
	struct gd_tui *tui;
	bool overlay;		/* dialogs: the screen below is drawn first */
	bool typing;		/* printable keys are text here, not actions */
};

/*
 * The stack. A pushed screen belongs to the loop, which closes it when popped.
 * `done` (may be NULL) of gd_tui_push_dialog runs after the dialog was closed.
 */
void gd_tui_push(struct gd_tui *t, struct gd_screen *s);
/* Close the top screen (after the current act returns). */
void gd_tui_pop(struct gd_tui *t);
void gd_tui_quit(struct gd_tui *t);

struct gd_desk *gd_tui_desk(struct gd_tui *t);
const struct gd_keymap *gd_tui_keymap(struct gd_tui *t);
/* The present, the same within one turn of the loop. */
gd_instant gd_tui_now(struct gd_tui *t);

/* The message line: one sentence until the next key, errors marked as such. */
void gd_tui_say(struct gd_tui *t, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void gd_tui_fail(struct gd_tui *t, const struct gd_error *err);
/*
 * In the answer of a dialog where words are typed: the disk or the database did
 * not take them (GD_ESYS, GD_EBUSY). The dialog stays with its words and says so;
 * Enter tries again with the same `ctx`. False: it is no such failure.
 */
bool gd_tui_again(struct gd_tui *t, const struct gd_error *err,
		  const void *ctx);
/* Ask every screen to fetch again before the next draw. */
void gd_tui_changed(struct gd_tui *t);
/* Run an action as if its key had been pressed (palette, clicks on hints). */
void gd_tui_run(struct gd_tui *t, enum gd_action a);
/*
 * Show `done`/`total` of long work on the message line; polls the keyboard and
 * returns false when Esc was pressed.
 */
bool gd_tui_progress(struct gd_tui *t, const char *what, long done, long total);
/* The same with words of one's own. */
bool gd_tui_working(struct gd_tui *t, const char *what);

/* Rows: 0 title, 1 rule, body from 2 to rows-4, rows-3 rule, rows-2 message, rows-1 hints. */
#define GD_BODY_TOP 2
#define GD_BODY_ROWS(rows) ((rows) - 5)

/* The title line: where am I at the left, `right` at the right, and the rule below. */
void gd_tui_title(const struct gd_screen *s, struct gd_canvas *c,
		  const char *left, const char *right);

#endif
