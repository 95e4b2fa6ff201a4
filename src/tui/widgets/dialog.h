/*
 * tui/widgets/dialog.h - small questions over a screen: choose, type, confirm.
 *
 * Each opens as an overlay and calls `done` once after it was closed; `ctx` is
 * borrowed until then. Esc gives a NULL or negative answer, and so does the end of
 * the desk.
 */
#ifndef GD_TUI_WIDGETS_DIALOG_H
#define GD_TUI_WIDGETS_DIALOG_H

#include "tui/screen.h"

struct gd_menu_item {
	const char *label;
	const char *note;	/* one line of explanation, NULL: none */
	const char *barred;	/* why it cannot be chosen, NULL: it can */
};

/* Texts are copied. `done` gets the index chosen or -1. */
void gd_dialog_menu(struct gd_tui *t, const char *title, const char *text,
		    const struct gd_menu_item *items, size_t len,
		    void (*done)(struct gd_tui *t, int index, void *ctx),
		    void *ctx);
/*
 * One line, or several when `multiline` (Enter finishes it, Ctrl-N breaks the line). `check` (may be
 * NULL) may object with a sentence; the dialog then stays. `done` gets the text or NULL.
 */
void gd_dialog_text(struct gd_tui *t, const char *title, const char *text,
		    const char *initial, bool multiline,
		    bool (*check)(struct gd_tui *t, const char *typed,
				  struct gd_error *err, void *ctx),
		    void (*done)(struct gd_tui *t, const char *typed,
				 void *ctx),
		    void *ctx);
/* A file's name; Tab carries it on. `done` gets it (home folder put in) or NULL. */
void gd_dialog_path(struct gd_tui *t, const char *title, const char *text,
		    const char *initial,
		    void (*done)(struct gd_tui *t, const char *path,
				 void *ctx),
		    void *ctx);
/* A `check` for the above: a reason that the history keeps takes some words. */
bool gd_dialog_reason(struct gd_tui *t, const char *typed,
		      struct gd_error *err, void *ctx);
/* Long text to read, scrolls; closes on Esc, Enter. */
void gd_dialog_read(struct gd_tui *t, const char *title, const char *text);

#endif
