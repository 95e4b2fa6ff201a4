/*
 * base/edit.h - the model of a text field: text, caret, undo; no screen.
 *
 * The text is always valid UTF-8 and the caret stands between graphemes. One
 * model serves the one-line and the multi-line field; the widget draws it.
 */
#ifndef GD_BASE_EDIT_H
#define GD_BASE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct gd_edit {
	struct gd_buf text;	/* read freely; change through the calls below */
	size_t caret;		/* byte offset, on a grapheme boundary */
	bool multiline;		/* LF is kept; else pasted LF becomes a space */
	size_t max_bytes;	/* 0: no limit; longer input is cut at a grapheme */
	int goal_col;		/* private: column kept by up/down; -1 none */
	struct gd_edit_undo *undo;	/* private */
	struct gd_edit_undo *redo;	/* private */
};

void gd_edit_init(struct gd_edit *e, bool multiline);
void gd_edit_release(struct gd_edit *e);
/* Replace everything; caret at the end; undo forgotten. */
void gd_edit_set(struct gd_edit *e, const char *s);

/*
 * Insert cleaned `s[0..len)` at the caret; false when the limit cut it. One
 * grapheme counts as typed, more at once as pasted: a step of undo by itself.
 */
bool gd_edit_insert(struct gd_edit *e, const char *s, size_t len);
void gd_edit_backspace(struct gd_edit *e);
void gd_edit_delete(struct gd_edit *e);
void gd_edit_kill_word_left(struct gd_edit *e);
/* To the end of the line; at the end already, the LF itself. */
void gd_edit_kill_to_end(struct gd_edit *e);
void gd_edit_kill_to_start(struct gd_edit *e);	/* to the start of the line */
/*
 * One step back or forth; typing in a row is one step, until the caret is moved
 * or a line ends. False: nothing to do. 500 steps are kept.
 */
bool gd_edit_undo_step(struct gd_edit *e);
bool gd_edit_redo_step(struct gd_edit *e);

void gd_edit_left(struct gd_edit *e);
void gd_edit_right(struct gd_edit *e);
void gd_edit_word_left(struct gd_edit *e);
void gd_edit_word_right(struct gd_edit *e);
void gd_edit_home(struct gd_edit *e);		/* start of the LF line */
void gd_edit_end(struct gd_edit *e);		/* end of the LF line */
void gd_edit_top(struct gd_edit *e);
void gd_edit_bottom(struct gd_edit *e);
/* Up or down by `rows` visual rows (negative: up) as wrapped at `cols`. */
void gd_edit_rows(struct gd_edit *e, int cols, int rows);

/*
 * Visual row and column of the caret, and number of rows (1 at least), wrapped at
 * `cols`. At a soft wrap the caret is at the start of the next row; after a full
 * last row `*col` equals `cols`, so leave one column for it. A one-line field is
 * never wrapped: row 0 of 1, and the column may be beyond `cols`.
 */
void gd_edit_where(const struct gd_edit *e, int cols, int *row, int *col,
		   int *rows);
/* Put the caret at visual `row`, `col` (a mouse click), nearest if outside. */
void gd_edit_place(struct gd_edit *e, int cols, int row, int col);
/* Visual line `row` wrapped at `cols`; false when there is none. */
bool gd_edit_line(const struct gd_edit *e, int cols, int row, size_t *start,
		  size_t *n);

#endif
