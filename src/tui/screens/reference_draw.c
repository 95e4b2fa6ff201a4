/*
 * Drawing the reference: parts on top, the list or the time table, and the page
 * of the selected entry below it, on a wide screen beside it.
 */
#include <config.h>

#include "tui/screens/reference_internal.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#define FIRST_COLS 16	/* of the time table: the complaint types */
#define SHOWN_PARTS 1	/* the row of parts */

int
gd_reference_list_rows(const struct reference *s, int rows, int cols)
{
	int body = GD_BODY_ROWS(rows) - SHOWN_PARTS;

	if (s->tracks)	/* cells; the table itself never scrolls */
		return (int)s->items.len;
	return cols >= GD_REF_WIDE ? body : body / 2;
}

static void
part_name(const void *ctx, int i, struct gd_buf *out)
{
	(void)ctx;
	gd_buf_addf(out, "%d %s", i + 1,
		    gd_reference_part_name((enum gd_reference_part)i));
}

/* What does not fit is reached by its digit or Tab. */
struct gd_tabs
gd_reference_tabs(const struct reference *s)
{
	return (struct gd_tabs){
		.name = part_name, .len = GD_REF_PARTS,
		.now = *s->words ? -1 : (int)s->part,
		.row = GD_BODY_TOP, .col = 1, .gap = 1,
	};
}

static void
draw_row(const struct reference *s, struct gd_canvas *c, int64_t i, int row,
	 int cols)
{
	const struct gd_reference_item *item = &s->items.items[i];
	bool at = i == s->list.cursor;
	int name = cols > 60 ? cols / 2 - 2 : cols * 45 / 100;

	if (at) {
		gd_canvas_text(c, row, 1, 1, GD_ROLE_SELECTED,
			       c->ascii ? ">" : "\u258c");
		gd_canvas_cursor(c, row, 1, false);
	}
	gd_canvas_text(c, row, 2, name, at ? GD_ROLE_SELECTED : GD_ROLE_TEXT,
		       item->name);
	gd_canvas_text(c, row, 3 + name, cols - name - 4,
		       at ? GD_ROLE_SELECTED_DIM : GD_ROLE_DIM, item->fact);
}

static void
draw_list(const struct reference *s, struct gd_canvas *c, int cols)
{
	int top = GD_BODY_TOP + SHOWN_PARTS;

	for (int r = 0; r < s->list.rows; r++) {
		if (s->list.top + r >= s->list.total)
			break;
		draw_row(s, c, s->list.top + r, top + r, cols);
	}
	if (!s->items.len)
		gd_canvas_wrap(c, top + 1, 2, cols - 4, 3, GD_ROLE_DIM,
			       _("Nothing holds these words. / searches again, Esc shows everything."));
	gd_canvas_scrollmark(c, top, cols - 1, s->list.rows,
			     (long)s->list.top, s->list.rows,
			     (long)s->list.total);
}

/* Complaint types down, tracks across. Returns the rows used. */
static int
draw_table(const struct reference *s, struct gd_canvas *c)
{
	int row = GD_BODY_TOP + SHOWN_PARTS + 1, n = s->tracks;
	int w = (c->cols - FIRST_COLS - 2) / n;

	for (int i = 0; i < n; i++)
		gd_canvas_text(c, row, FIRST_COLS + i * w, w - 1,
			       GD_ROLE_HEADING, s->items.items[i].col);
	row++;
	gd_canvas_hline(c, row++, 1, c->cols - 2, GD_ROLE_RULE);
	for (int i = 0; i < (int)s->items.len; i++) {
		const struct gd_reference_item *item = &s->items.items[i];
		int at = row + i / n, col = FIRST_COLS + i % n * w;
		bool here = i == s->list.cursor;

		if (i % n == 0)
			gd_canvas_text(c, at, 1, FIRST_COLS - 2,
				       GD_ROLE_HEADING, item->row);
		if (here)
			gd_canvas_cursor(c, at, col - 1, false);
		gd_canvas_text(c, at, col - 1, 1, GD_ROLE_SELECTED,
			       !here ? " " : c->ascii ? ">" : "\u258c");
		gd_canvas_textf(c, at, col, w - 1,
				here ? GD_ROLE_SELECTED :
				item->advice_only ? GD_ROLE_DIM : GD_ROLE_TEXT,
				"%s%s", item->fact,
				item->advice_only ? " *" : "");
	}
	row += (int)s->items.len / n;
	gd_canvas_text(c, row++, 1, c->cols - 2, GD_ROLE_DIM,
		       _("* the article's advice, no bar in law; it may be overruled with a reason"));
	return row - GD_BODY_TOP;
}

static void
draw_page(const struct reference *s, struct gd_canvas *c, int row, int col,
	  int rows)
{
	int64_t i = s->list.cursor;
	int cols = c->cols - col - 2;

	if (i < 0 || i >= (int64_t)s->items.len || rows < 2)
		return;
	gd_canvas_text(c, row, col, cols, GD_ROLE_HEADING,
		       s->items.items[i].name);
	gd_canvas_wrap(c, row + 1, col, cols, rows - 1, GD_ROLE_TEXT,
		       s->page.s);
}

void
gd_reference_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct reference *s = (const struct reference *)base;
	const struct gd_tabs tabs = gd_reference_tabs(s);
	int end = GD_BODY_TOP + GD_BODY_ROWS(c->rows), row;

	gd_tui_title(base, c, s->title.s, s->right.s);
	gd_tabs_draw(&tabs, c);
	if (!s->tracks && c->cols >= GD_REF_WIDE) {
		int cols = c->cols * 45 / 100;

		draw_list(s, c, cols);
		gd_canvas_vline(c, GD_BODY_TOP + SHOWN_PARTS, cols,
				end - GD_BODY_TOP - SHOWN_PARTS, GD_ROLE_RULE);
		draw_page(s, c, GD_BODY_TOP + SHOWN_PARTS, cols + 2,
			  end - GD_BODY_TOP - SHOWN_PARTS);
		return;
	}
	if (s->tracks) {
		row = GD_BODY_TOP + draw_table(s, c);
	} else {
		draw_list(s, c, c->cols);
		row = GD_BODY_TOP + SHOWN_PARTS + s->list.rows;
	}
	gd_canvas_hline(c, row, 1, c->cols - 2, GD_ROLE_RULE);
	draw_page(s, c, row + 1, 2, end - row - 1);
}
