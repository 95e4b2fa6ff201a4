#include <config.h>

#include "tui/widgets/field.h"

#include <string.h>

#include "base/text.h"

void
gd_field_init(struct gd_field *f, bool multiline, const char *text)
{
	memset(f, 0, sizeof *f);
	gd_edit_init(&f->edit, multiline);
	gd_edit_set(&f->edit, text);
	f->rows = 1;
	f->cols = 20;
}

void
gd_field_release(struct gd_field *f)
{
	gd_edit_release(&f->edit);
}

/* Columns of the text left of the caret, in a one-line field. */
static int
caret_column(const struct gd_field *f)
{
	return gd_text_width(f->edit.text.s, f->edit.caret);
}

/* Move the window so that the caret is seen. */
static void
follow(struct gd_field *f)
{
	int row, col, rows;

	if (f->edit.multiline) {
		gd_edit_where(&f->edit, f->cols, &row, &col, &rows);
		if (row < f->top)
			f->top = row;
		if (row >= f->top + f->rows)
			f->top = row - f->rows + 1;
		if (f->top > 0 && f->top > rows - f->rows)
			f->top = rows > f->rows ? rows - f->rows : 0;
		return;
	}
	col = caret_column(f);
	if (col < f->left)
		f->left = col;
	/* One column stays free for the caret itself. */
	if (col > f->left + f->cols - 1)
		f->left = col - f->cols + 1;
}

void
gd_field_place(struct gd_field *f, int row, int col, int rows, int cols)
{
	f->row = row;
	f->col = col;
	f->rows = rows;
	f->cols = cols > 2 ? cols : 2;
	follow(f);
}

static bool
click(struct gd_field *f, const struct gd_input *in)
{
	int row = in->row - f->row, col = in->col - f->col;
	size_t at;

	if (in->mouse != GD_MOUSE_PRESS || row < 0 || row >= f->rows ||
	    col < 0 || col >= f->cols)
		return false;
	if (f->edit.multiline) {
		gd_edit_place(&f->edit, f->cols, f->top + row, col);
		return true;
	}
	at = gd_text_cut(f->edit.text.s, f->edit.text.len, f->left + col);
	f->edit.caret = at;
	return true;
}

/* Keys with a meaning of their own in a field; false: not one of these. */
static bool
control_key(struct gd_field *f, int key)
{
	struct gd_edit *e = &f->edit;

	switch (key) {
	case GD_KEY_LEFT: gd_edit_left(e); return true;
	case GD_KEY_RIGHT: gd_edit_right(e); return true;
	case GD_KEY_SLEFT: gd_edit_word_left(e); return true;
	case GD_KEY_SRIGHT: gd_edit_word_right(e); return true;
	case GD_KEY_HOME: case GD_MOD_CTRL | 'a': gd_edit_home(e); return true;
	case GD_KEY_END: case GD_MOD_CTRL | 'e': gd_edit_end(e); return true;
	case GD_KEY_BACKSPACE: gd_edit_backspace(e); return true;
	case GD_KEY_DEL: gd_edit_delete(e); return true;
	case GD_MOD_CTRL | 'w': gd_edit_kill_word_left(e); return true;
	case GD_MOD_CTRL | 'k': gd_edit_kill_to_end(e); return true;
	case GD_MOD_CTRL | 'u': gd_edit_kill_to_start(e); return true;
	/* Ctrl-Z suspends before it gets here; Ctrl-_ is not on every keyboard. */
	case GD_MOD_CTRL | 'y': gd_edit_redo_step(e); return true;
	case GD_MOD_CTRL | 'x': gd_edit_undo_step(e); return true;
	default: return false;
	}
}

static bool
multiline_key(struct gd_field *f, int key)
{
	switch (key) {
	case GD_KEY_UP: gd_edit_rows(&f->edit, f->cols, -1); return true;
	case GD_KEY_DOWN: gd_edit_rows(&f->edit, f->cols, 1); return true;
	case GD_KEY_PGUP:
		gd_edit_rows(&f->edit, f->cols, -f->rows);
		return true;
	case GD_KEY_PGDN:
		gd_edit_rows(&f->edit, f->cols, f->rows);
		return true;
	default: return false;
	}
}

static void
insert_character(struct gd_edit *e, int cp)
{
	struct gd_buf bytes = GD_BUF_INIT;

	gd_text_encode(&bytes, (uint32_t)cp);
	gd_edit_insert(e, bytes.s, bytes.len);
	gd_buf_release(&bytes);
}

void
gd_field_line_break(struct gd_field *f)
{
	if (f->edit.multiline)
		gd_edit_insert(&f->edit, "\n", 1);
	follow(f);
}

bool
gd_field_input(struct gd_field *f, const struct gd_input *in)
{
	bool taken = true;

	if (in->kind == GD_INPUT_MOUSE)
		taken = click(f, in);
	else if (in->kind == GD_INPUT_PASTE)
		gd_edit_insert(&f->edit, in->text, in->len);
	else if (in->key >= ' ' && in->key < GD_KEY_BASE)
		insert_character(&f->edit, in->key);
	else if (!control_key(f, in->key))
		taken = f->edit.multiline && multiline_key(f, in->key);
	follow(f);
	return taken;
}

static void
draw_line(const struct gd_field *f, struct gd_canvas *c, bool focus)
{
	const char *s = f->edit.text.s;
	size_t from = gd_text_cut(s, f->edit.text.len, f->left);
	size_t n = gd_text_cut(s + from, f->edit.text.len - from, f->cols);

	/* A wide character cut by the left edge is left out, not halved. */
	gd_canvas_bytes(c, f->row, f->col, f->cols, GD_ROLE_FIELD, s + from, n);
	if (focus)
		gd_canvas_cursor(c, f->row,
				 f->col + gd_text_width(s + from,
							f->edit.caret - from),
				 true);
}

void
gd_field_draw(const struct gd_field *f, struct gd_canvas *c, bool focus)
{
	int row, col, rows;
	size_t start, n;

	gd_canvas_fill(c, f->row, f->col, f->rows, f->cols, GD_ROLE_FIELD);
	if (!f->edit.multiline) {
		draw_line(f, c, focus);
		return;
	}
	gd_edit_where(&f->edit, f->cols, &row, &col, &rows);
	for (int r = 0; r < f->rows; r++)
		if (gd_edit_line(&f->edit, f->cols, f->top + r, &start, &n))
			gd_canvas_bytes(c, f->row + r, f->col, f->cols,
					GD_ROLE_FIELD, f->edit.text.s + start,
					n);
	gd_canvas_scrollmark(c, f->row, f->col + f->cols, f->rows, f->top,
			     f->rows, rows);
	if (focus)
		gd_canvas_cursor(c, f->row + row - f->top, f->col + col, true);
}
