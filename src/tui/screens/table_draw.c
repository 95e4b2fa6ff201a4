#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/screens/table_internal.h"

static int
columns_at(const struct table *t)
{
	return t->cols - GD_TABLE_NUMBER_COLS - 2;
}

size_t
gd_table_shown(const struct table *t, size_t first)
{
	int left = columns_at(t);
	size_t n = 0;

	while (first + n < gd_table_columns_len &&
	       left >= gd_table_columns[first + n].cols - 1)
		left -= gd_table_columns[first + n++].cols;
	return n ? n : 1;
}

static void
put(struct gd_canvas *c, int row, int col, const struct table_column *column,
    enum gd_role role, const char *text)
{
	int room = column->cols - 1;
	int wide = gd_text_width(text, strlen(text));

	if (column->right && wide < room)
		col += room - wide;
	gd_canvas_text(c, row, col, room, role, text);
}

/* Sorted by: "v" or "^" behind the heading, as the column runs. */
static void
draw_heading(const struct table *t, struct gd_canvas *c, size_t i, int col)
{
	const struct table_column *column = &gd_table_columns[i];
	const struct gd_order_key *key = &t->order.keys[0];
	struct gd_buf text = GD_BUF_INIT;

	gd_buf_adds(&text, _(column->heading));
	if (key->by == column->by && key->turned)
		gd_buf_adds(&text, c->ascii ? " ^" : " \u25b4");
	else if (key->by == column->by)
		gd_buf_adds(&text, c->ascii ? " v" : " \u25be");
	put(c, GD_BODY_TOP, col, column,
	    i == t->column ? GD_ROLE_SELECTED : GD_ROLE_HEADING, text.s);
	gd_buf_release(&text);
}

static void
draw_row(const struct table *t, struct gd_canvas *c, int64_t place, int row)
{
	const struct gd_case_row *r = gd_table_row(t, place);
	bool at = place == t->list.cursor;
	enum gd_role role = at ? GD_ROLE_SELECTED : GD_ROLE_TEXT;
	size_t shown = gd_table_shown(t, t->first);
	char *const *cells;
	int col = GD_TABLE_NUMBER_COLS;

	if (!r)
		return;
	cells = t->cells + (size_t)(place - t->window.first) *
		(gd_table_columns_len + 1);
	if (at) {
		gd_canvas_fill(c, row, 0, 1, c->cols - 1, role);
		gd_canvas_text(c, row, 0, 1, role, c->ascii ? ">" : "\u258c");
		gd_canvas_cursor(c, row, 0, false);
	}
	if (gd_marks_has(&t->marks, r->id))
		gd_canvas_text(c, row, 1, 1, at ? role : GD_ROLE_ACCENT,
			       c->ascii ? "*" : "\u2713");
	gd_canvas_text(c, row, 2, GD_TABLE_NUMBER_COLS - 3, role,
		       cells[gd_table_columns_len]);
	for (size_t i = t->first; i < t->first + shown; i++) {
		put(c, row, col, &gd_table_columns[i], role, cells[i]);
		col += gd_table_columns[i].cols;
	}
}

void
gd_table_draw(const struct gd_screen *s, struct gd_canvas *c)
{
	const struct table *t = (const struct table *)s;
	size_t shown = gd_table_shown(t, t->first);
	int col = GD_TABLE_NUMBER_COLS;

	gd_tui_title(s, c, t->title.s, t->right.s);
	if (!t->total) {
		gd_canvas_wrap(c, GD_TABLE_ROW, 2, c->cols - 4, 4, GD_ROLE_DIM,
			       *t->filter_text
			       ? _("No case fits this filter. Esc shows all cases.")
			       : _("No open cases yet. Press n (or F2) and tell in "
				   "your own words what happened."));
		return;
	}
	gd_canvas_text(c, GD_BODY_TOP, 2, GD_TABLE_NUMBER_COLS - 3,
		       GD_ROLE_HEADING, _("Case"));
	if (t->first > 0)
		gd_canvas_text(c, GD_BODY_TOP, GD_TABLE_NUMBER_COLS - 1, 1,
			       GD_ROLE_DIM, c->ascii ? "<" : "\u25c2");
	for (size_t i = t->first; i < t->first + shown; i++) {
		draw_heading(t, c, i, col);
		col += gd_table_columns[i].cols;
	}
	if (t->first + shown < gd_table_columns_len)
		gd_canvas_text(c, GD_BODY_TOP, c->cols - 2, 1, GD_ROLE_DIM,
			       c->ascii ? ">" : "\u25b8");
	for (int r = 0; r < t->list.rows; r++)
		draw_row(t, c, t->list.top + r, GD_TABLE_ROW + r);
	gd_canvas_scrollmark(c, GD_TABLE_ROW, c->cols - 1, t->list.rows,
			     (long)t->list.top, t->list.rows, (long)t->total);
}
