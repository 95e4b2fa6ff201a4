/*
 * tui/canvas.c - see canvas.h.
 *
 * A frame is drawn whole, by screens that know nothing of the one before; most of it
 * says the same. What each row is told is kept, and a row that is told the same again
 * in the same order is left alone: its cells stand in ncurses' window. Else it is
 * emptied and all that it was told is drawn.
 */
#include <config.h>

#include "tui/canvas_internal.h"

#include <curses.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/theme.h"

enum told_kind {
	TOLD_TEXT,	/* cut with an ellipsis */
	TOLD_BYTES,	/* cut */
	TOLD_SIGN,	/* ours, as it stands */
	TOLD_FILL, TOLD_HLINE, TOLD_VLINE
};

/* What a row was told; `len` bytes follow. */
struct told {
	enum told_kind kind;
	enum gd_role role;
	int col, cols;
	size_t len;
	int used;		/* what came of it; the rest is what is compared */
};
#define TOLD_SAME offsetof(struct told, used)

struct gd_canvas_row {
	struct gd_buf now, before;
	size_t at;		/* so far `before` was compared */
	bool drawn;		/* whole in this frame: it differs */
	bool unknown;		/* nobody knows what stands there */
	/* From left to right, each behind the other: now so far, and before. */
	bool rising, apart;
	int edge;
};

static void
draw_line(struct gd_canvas *c, int row, const struct told *t)
{
	struct gd_look look = gd_theme_look(t->role);
	bool flat = t->kind == TOLD_HLINE;
	cchar_t cell;

	setcchar(&cell, c->ascii ? (flat ? L"-" : L"|")
				 : (flat ? L"\u2500" : L"\u2502"),
		 look.attrs, look.pair, NULL);
	/* The window's own look would be mixed in. */
	standend();
	if (flat)
		mvhline_set(row, t->col, &cell, t->cols);
	else
		mvvline_set(row, t->col, &cell, 1);
}

static void
draw_fill(int row, const struct told *t)
{
	struct gd_look look = gd_theme_look(t->role);

	attr_set(look.attrs, look.pair, NULL);
	mvhline(row, t->col, ' ', t->cols);
}

/* Do it; the columns that a text used. */
static int
draw(struct gd_canvas *c, int row, const struct told *t, const char *bytes)
{
	struct gd_buf shown = GD_BUF_INIT;
	int used = 0;

	switch (t->kind) {
	case TOLD_TEXT:
		gd_text_ellipsis(&shown, bytes, t->cols, c->ascii);
		break;
	case TOLD_BYTES:
		gd_text_show(&shown, bytes, t->len, c->ascii);
		break;
	case TOLD_SIGN:
		gd_buf_add(&shown, bytes, t->len);
		break;
	case TOLD_FILL:
		draw_fill(row, t);
		return 0;
	case TOLD_HLINE:
	case TOLD_VLINE:
		draw_line(c, row, t);
		return 0;
	}
	used = gd_cells_put(c, row, t->col, t->cols, t->role, shown.s,
			    shown.len);
	gd_buf_release(&shown);
	return used;
}

/* Empty the row and draw all that it was told; what came of the last. */
static int
draw_row(struct gd_canvas *c, int row)
{
	struct gd_canvas_row *r = &c->told[row];
	struct told t = { .used = 0 };

	r->drawn = true;
	standend();
	move(row, 0);
	clrtoeol();
	for (size_t pos = 0; pos < r->now.len; pos += sizeof t + t.len + 1) {
		memcpy(&t, r->now.s + pos, sizeof t);
		t.used = draw(c, row, &t, r->now.s + pos + sizeof t);
		memcpy(r->now.s + pos, &t, sizeof t);
	}
	return t.used;
}

static size_t
size_of(const struct told *t)
{
	return sizeof *t + t->len + 1;
}

/* What the row was told next in the frame before; false: nothing. */
static bool
told_before(const struct gd_canvas_row *r, struct told *old)
{
	if (r->before.len < r->at + sizeof *old)
		return false;
	memcpy(old, r->before.s + r->at, sizeof *old);
	return true;
}

/* Does it say the same as what was told at `pos` now? */
static bool
is_same(const struct gd_canvas_row *r, size_t pos, const struct told *t,
	const struct told *old)
{
	return memcmp(t, old, TOLD_SAME) == 0 &&
	       memcmp(r->now.s + pos + sizeof *t,
		      r->before.s + r->at + sizeof *t, t->len) == 0;
}

/* Draw what was told at `pos` alone where that suffices, else the row. */
static int
draw_new(struct gd_canvas *c, int row, size_t pos, const struct told *t,
	 const struct told *old)
{
	struct gd_canvas_row *r = &c->told[row];

	/* In a place of its own nothing else is covered or uncovered. */
	if (!old || !r->apart || t->col != old->col || t->cols != old->cols)
		return draw_row(c, row);
	standend();
	mvhline(row, t->col, ' ', t->cols);
	return draw(c, row, t, r->now.s + pos + sizeof *t);
}

/* Put it at the end of what the row is told now; where that begins. */
static size_t
keep(struct gd_canvas_row *r, const struct told *t, const char *bytes)
{
	size_t pos = r->now.len;

	gd_buf_add(&r->now, (const char *)t, sizeof *t);
	gd_buf_add(&r->now, bytes, t->len);
	gd_buf_addc(&r->now, '\0');
	r->rising = r->rising && t->col >= r->edge;
	r->edge = t->col + t->cols;
	return pos;
}

static int
tell(struct gd_canvas *c, int row, const struct told *what, const char *bytes)
{
	struct gd_canvas_row *r;
	struct told t, old;
	bool known;
	size_t pos;

	if (row < 0 || row >= c->rows)
		return 0;
	/* Between frames it is drawn at once, and the next frame draws it anew. */
	if (!c->framed || row >= c->told_len) {
		if (row < c->told_len)
			c->told[row].unknown = true;
		return draw(c, row, what, bytes);
	}
	memset(&t, 0, sizeof t);	/* the gaps are compared, too */
	t.kind = what->kind;
	t.role = what->role;
	t.col = what->col;
	t.cols = what->cols;
	t.len = what->len;
	r = &c->told[row];
	pos = keep(r, &t, bytes);
	if (r->drawn) {
		t.used = draw(c, row, &t, r->now.s + pos + sizeof t);
	} else if (r->unknown) {
		return draw_row(c, row);
	} else {
		known = told_before(r, &old);
		t.used = known && is_same(r, pos, &t, &old) ? old.used
			 : draw_new(c, row, pos, &t, known ? &old : NULL);
		r->at += known ? size_of(&old) : 0;
	}
	memcpy(r->now.s + pos, &t, sizeof t);
	return t.used;
}

static void
forget_rows(struct gd_canvas *c)
{
	for (int i = 0; i < c->told_len; i++) {
		gd_buf_release(&c->told[i].now);
		gd_buf_release(&c->told[i].before);
	}
	free(c->told);
	c->told = NULL;
	c->told_len = 0;
}

void
gd_canvas_release(struct gd_canvas *c)
{
	gd_cells_release(c);
	forget_rows(c);
}

void
gd_canvas_clear(struct gd_canvas *c)
{
	c->cursor_shown = false;
	if (c->told_len != c->rows || c->told_cols != c->cols ||
	    c->told_ascii != c->ascii) {
		erase();
		forget_rows(c);
		c->told = gd_calloc((size_t)c->rows + 1, sizeof *c->told);
		c->told_len = c->rows;
		c->told_cols = c->cols;
		c->told_ascii = c->ascii;
		for (int i = 0; i < c->rows; i++) {
			gd_buf_init(&c->told[i].now);
			gd_buf_init(&c->told[i].before);
		}
	}
	for (int i = 0; i < c->rows; i++) {
		struct gd_canvas_row *r = &c->told[i];

		gd_buf_reset(&r->now);
		r->at = 0;
		r->edge = 0;
		r->rising = true;
		r->drawn = false;
	}
	c->framed = true;
}

void
gd_canvas_show(struct gd_canvas *c)
{
	for (int i = 0; c->framed && i < c->told_len; i++) {
		struct gd_canvas_row *r = &c->told[i];
		struct gd_buf now;

		/* It was told less than before. */
		if (!r->drawn && (r->unknown || r->at != r->before.len))
			draw_row(c, i);
		now = r->now;
		r->now = r->before;
		r->before = now;
		r->apart = r->rising;
		r->unknown = false;
	}
	c->framed = false;
	if (c->cursor_shown)
		move(c->cursor_row, c->cursor_col);
	else
		move(c->rows - 1, c->cols - 1);
	curs_set(c->cursor_shown ? 1 : 0);
	refresh();
}

void
gd_canvas_forget(struct gd_canvas *c)
{
	for (int i = 0; i < c->told_len; i++)
		c->told[i].unknown = true;
}

static int
clip(const struct gd_canvas *c, int col, int cols)
{
	int room = c->cols - col;

	if (cols < 0 || cols > room)
		cols = room;
	return cols > 0 ? cols : 0;
}

int
gd_canvas_text(struct gd_canvas *c, int row, int col, int cols,
	       enum gd_role role, const char *text)
{
	return tell(c, row, &(struct told){
		.kind = TOLD_TEXT, .role = role, .col = col,
		.cols = clip(c, col, cols), .len = strlen(text) }, text);
}

int
gd_canvas_textf(struct gd_canvas *c, int row, int col, int cols,
		enum gd_role role, const char *fmt, ...)
{
	struct gd_buf b = GD_BUF_INIT;
	va_list ap;
	int used;

	va_start(ap, fmt);
	gd_buf_vaddf(&b, fmt, ap);
	va_end(ap);
	used = gd_canvas_text(c, row, col, cols, role, b.s);
	gd_buf_release(&b);
	return used;
}

int
gd_canvas_pad(struct gd_canvas *c, int row, int col, int cols,
	      enum gd_role role, const char *text)
{
	int used;

	cols = clip(c, col, cols);
	used = gd_canvas_text(c, row, col, cols, role, text);
	gd_canvas_fill(c, row, col + used, 1, cols - used, role);
	return cols;
}

int
gd_canvas_right(struct gd_canvas *c, int row, int end, enum gd_role role,
		const char *text)
{
	int width = gd_text_width(text, strlen(text));
	int col = end - width;

	if (col < 0)
		col = 0;
	gd_canvas_text(c, row, col, end - col, role, text);
	return col;
}

int
gd_canvas_bytes(struct gd_canvas *c, int row, int col, int cols,
		enum gd_role role, const char *bytes, size_t len)
{
	return tell(c, row, &(struct told){
		.kind = TOLD_BYTES, .role = role, .col = col,
		.cols = clip(c, col, cols), .len = len }, bytes);
}

int
gd_canvas_wrap(struct gd_canvas *c, int row, int col, int cols, int rows,
	       enum gd_role role, const char *text)
{
	size_t len = strlen(text), pos = 0, start, n;
	int used = 0;

	cols = clip(c, col, cols);
	if (cols < 2)
		return 0;
	while (used < rows && gd_text_wrap(text, len, cols, &pos, &start, &n)) {
		gd_canvas_bytes(c, row + used, col, cols, role, text + start,
				n);
		used++;
	}
	return used;
}

int
gd_canvas_wrap_rows(const char *text, int cols)
{
	size_t len = strlen(text), pos = 0, start, n;
	int rows = 0;

	if (cols < 2)
		cols = 2;
	while (gd_text_wrap(text, len, cols, &pos, &start, &n))
		rows++;
	return rows;
}

/* The same, which has no text, in each of `rows` rows. */
static void
tell_rows(struct gd_canvas *c, int row, int rows, const struct told *what)
{
	for (int r = row; r < row + rows && r < c->rows; r++)
		if (what->cols > 0 && what->col >= 0)
			tell(c, r, what, "");
}

void
gd_canvas_fill(struct gd_canvas *c, int row, int col, int rows, int cols,
	       enum gd_role role)
{
	tell_rows(c, row, rows, &(struct told){
		.kind = TOLD_FILL, .role = role, .col = col,
		.cols = clip(c, col, cols) });
}

void
gd_canvas_hline(struct gd_canvas *c, int row, int col, int cols,
		enum gd_role role)
{
	tell_rows(c, row, 1, &(struct told){
		.kind = TOLD_HLINE, .role = role, .col = col,
		.cols = clip(c, col, cols) });
}

void
gd_canvas_vline(struct gd_canvas *c, int row, int col, int rows,
		enum gd_role role)
{
	tell_rows(c, row, rows, &(struct told){
		.kind = TOLD_VLINE, .role = role, .col = col,
		.cols = clip(c, col, 1) });
}

static void
put_sign(struct gd_canvas *c, int row, int col, enum gd_role role,
	 const char *sign, const char *ascii)
{
	const char *s = c->ascii ? ascii : sign;

	if (col >= 0 && col < c->cols)
		tell(c, row, &(struct told){
			.kind = TOLD_SIGN, .role = role, .col = col,
			.cols = 1, .len = strlen(s) }, s);
}

void
gd_canvas_frame(struct gd_canvas *c, int row, int col, int rows, int cols,
		enum gd_role role)
{
	if (rows < 2 || cols < 2)
		return;
	gd_canvas_fill(c, row, col, rows, cols, GD_ROLE_TEXT);
	gd_canvas_hline(c, row, col + 1, cols - 2, role);
	gd_canvas_hline(c, row + rows - 1, col + 1, cols - 2, role);
	gd_canvas_vline(c, row + 1, col, rows - 2, role);
	gd_canvas_vline(c, row + 1, col + cols - 1, rows - 2, role);
	put_sign(c, row, col, role, "\u250c", "+");
	put_sign(c, row, col + cols - 1, role, "\u2510", "+");
	put_sign(c, row + rows - 1, col, role, "\u2514", "+");
	put_sign(c, row + rows - 1, col + cols - 1, role, "\u2518", "+");
}

void
gd_canvas_scrollmark(struct gd_canvas *c, int row, int col, int rows,
		     long top, long shown, long total)
{
	long first, size;

	if (rows < 1 || total <= shown)
		return;
	size = rows * shown / total;
	if (size < 1)
		size = 1;
	first = (rows - size) * top / (total - shown);
	for (long r = 0; r < size; r++)
		put_sign(c, row + (int)(first + r), col, GD_ROLE_DIM, "\u2503",
			 "#");
}

void
gd_canvas_cursor(struct gd_canvas *c, int row, int col, bool visible)
{
	c->cursor_row = row;
	c->cursor_col = col;
	c->cursor_shown = visible;
}
