/*
 * tui/term.h - the terminal itself: taken over, read, and always given back.
 */
#ifndef GD_TUI_TERM_H
#define GD_TUI_TERM_H

#include <stdbool.h>

#include "base/error.h"
#include "tui/screen.h"
#include "tui/term_decode.h"

struct gd_term_options {
	bool mouse;
	bool mono;	/* no colours: NO_COLOR or theme = mono */
	bool ask_width;	/* of ambiguous characters: GD_INPUT_WIDTH may follow */
};

struct gd_term {
	struct gd_term_options opt;
	struct gd_decoder decoder;
	int pipe[2];		/* signal handlers wake the loop through it */
	int last_row, last_col;	/* of the last press, for double clicks */
	int64_t last_press_ms;
};

/*
 * Take the terminal over: alternate screen, raw keys, bracketed paste, mouse.
 * GD_ESYS with one sentence and an untouched terminal when standard input or
 * output is no terminal, or TERM is unknown or cannot move a cursor. From now
 * on a crash or a signal gives the terminal back before the process ends.
 */
enum gd_status gd_term_start(struct gd_term *t,
			     const struct gd_term_options *opt,
			     struct gd_error *err);
/* Give the terminal back as it was. Safe to call twice. */
void gd_term_stop(struct gd_term *t);

/* What a wait ended with, as bits. */
#define GD_TERM_INPUT	1
#define GD_TERM_RESIZED	2
#define GD_TERM_HANGUP	4	/* a signal asked the program to end */

/* Wait up to `timeout_ms` (-1: for ever) for keys or signals; bits. */
int gd_term_wait(struct gd_term *t, int timeout_ms);
/* Next event that has arrived, without waiting; false: none. */
bool gd_term_read(struct gd_term *t, struct gd_input *out);
/* Adopt the terminal's present size. */
void gd_term_resize(struct gd_term *t, int *rows, int *cols);
/*
 * Lend the terminal to another program while `run` runs: as it was before, then
 * taken again and drawn anew.
 */
void gd_term_lend(struct gd_term *t, void (*run)(void *ctx), void *ctx);
/* Bytes for the terminal itself, not for the screen: a clipboard's sequence. */
void gd_term_send(const char *bytes, size_t len);
/* Stop the process as Ctrl-Z does and take the terminal again afterwards. */
void gd_term_suspend(struct gd_term *t);
/*
 * Ask the terminal for a desktop notice: "osc9", "osc777", "none", or "auto" (as
 * the terminal's own name tells). `text` leaves the screen: no text of a case.
 */
void gd_term_notify(const char *how, const char *text);
/* Ring: "bell", "flash" or "none". */
void gd_term_ring(const char *how);

#endif
