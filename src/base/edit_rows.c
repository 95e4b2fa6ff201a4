/*
 * base/edit_rows.c - the text field as rows on a screen; see edit.h.
 *
 * A byte belongs to the row that shows it; the place between two rows of one
 * paragraph belongs to the second, where the next character will appear.
 */
#include <config.h>

#include "base/edit.h"
#include "base/edit_internal.h"

#include <limits.h>

#include "base/text.h"

struct row {
	size_t start, n;	/* what is shown */
	size_t end;		/* where the next row starts; the text's length
				   for the last one */
	size_t pos;		/* for gd_text_wrap() */
	int number;		/* from 0; -1 before the first */
	bool last;
};

#define ROW_INIT { .number = -1 }

/* Go on to the next row; false after the last. There is always one. */
static bool
next_row(const struct gd_edit *e, int cols, struct row *r)
{
	const char *s = e->text.s;
	size_t len = e->text.len;

	if (r->number >= 0 && r->last)
		return false;
	r->number++;
	if (!e->multiline || !len) {
		*r = (struct row){ .n = len, .end = len, .last = true };
		return true;
	}
	gd_text_wrap(s, len, cols, &r->pos, &r->start, &r->n);
	r->last = r->pos > len || (r->pos == len && s[len - 1] != '\n') ||
		  r->start == len;
	r->end = r->last ? len : r->pos;
	return true;
}

static bool
holds(const struct row *r, size_t caret)
{
	return r->last || caret < r->end;
}

static int
col_in_row(const struct gd_edit *e, int cols, const struct row *r, size_t caret)
{
	int col = gd_text_width(e->text.s + r->start, caret - r->start);

	/* Spaces that hang over the edge are not drawn. */
	return e->multiline && col > cols ? cols : col;
}

void
gd_edit_where(const struct gd_edit *e, int cols, int *row, int *col, int *rows)
{
	struct row r = ROW_INIT;
	bool found = false;

	if (cols < 2)
		cols = 2;	/* as gd_text_wrap() */
	while (next_row(e, cols, &r)) {
		if (found || !holds(&r, e->caret))
			continue;
		found = true;
		*row = r.number;
		*col = col_in_row(e, cols, &r, e->caret);
	}
	*rows = r.number + 1;
}

bool
gd_edit_line(const struct gd_edit *e, int cols, int row, size_t *start,
	     size_t *n)
{
	struct row r = ROW_INIT;

	if (row < 0)
		return false;
	while (next_row(e, cols, &r)) {
		if (r.number < row)
			continue;
		*start = r.start;
		*n = r.n;
		return true;
	}
	return false;
}

/* The place in row `r` nearest to column `col`. */
static size_t
place_in_row(const struct gd_edit *e, const struct row *r, int col)
{
	const char *s = e->text.s + r->start;
	size_t at = gd_text_cut(s, r->n, col), next;
	int left;

	/* The right half of a wide character is nearer to its end. */
	if (at < r->n) {
		next = gd_text_next(s, r->n, at);
		left = col - gd_text_width(s, at);
		if (left > 0 && 2 * left >= gd_text_width(s + at, next - at))
			at = next;
	}
	at += r->start;
	/* The end of a row that goes on is the start of the next one. */
	if (!r->last && at >= r->end)
		at = gd_text_prev(e->text.s, e->text.len, r->end);
	return at;
}

void
gd_edit_place(struct gd_edit *e, int cols, int row, int col)
{
	struct row r = ROW_INIT;

	while (next_row(e, cols, &r) && r.number < row && !r.last)
		;
	e->caret = place_in_row(e, &r, col);
	gd_edit_settle(e, e->caret);
	e->goal_col = -1;
	gd_edit_undo_close(e);
}

void
gd_edit_rows(struct gd_edit *e, int cols, int rows)
{
	int row = 0, col = 0, all = 1, goal;

	gd_edit_where(e, cols, &row, &col, &all);
	goal = e->goal_col >= 0 ? e->goal_col : col;
	if (rows > 0)
		row = rows > all - 1 - row ? all - 1 : row + rows;
	else
		row = rows < -row ? 0 : row + rows;
	gd_edit_place(e, cols, row, goal);
	e->goal_col = goal;
}
