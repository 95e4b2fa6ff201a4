/*
 * Drawing the import: columns of the list at the left, what they are read as, and
 * the first rows as they will be read.
 */
#include <config.h>

#include "tui/screens/import_internal.h"

#include "base/i18n.h"

struct layout {
	int heading, field, cell;	/* columns each takes */
	int shown;			/* rows that have room */
};

static struct layout
lay_out(int cols)
{
	struct layout l;
	int left = cols - 3;

	l.heading = cols >= 120 ? 26 : 18;
	l.field = cols >= 120 ? 26 : 20;
	left -= l.heading + l.field + 4;
	l.shown = left >= 84 ? 3 : left >= 50 ? 2 : 1;
	l.cell = left / l.shown;
	return l;
}

static void
draw_line(const struct import_line *line, struct gd_canvas *c, int row,
	  const struct layout *l, bool selected)
{
	enum gd_role role = selected ? GD_ROLE_SELECTED : GD_ROLE_TEXT;
	enum gd_role dim = selected ? GD_ROLE_SELECTED_DIM : GD_ROLE_DIM;
	int col = 1;

	if (selected) {
		gd_canvas_fill(c, row, 0, 1, c->cols - 1, role);
		gd_canvas_text(c, row, 0, 1, role, c->ascii ? ">" : "\u258c");
	}
	gd_canvas_text(c, row, col, l->heading, line->id ? role : dim,
		       line->heading);
	col += l->heading;
	gd_canvas_text(c, row, col, 2, dim, c->ascii ? ">" : "\u2192");
	col += 2;
	gd_canvas_text(c, row, col, l->field, line->id ? role : dim,
		       line->id ? line->field : _("not read"));
	col += l->field + 2;
	for (int i = 0; i < l->shown; i++) {
		enum gd_role of = line->bad[i]
			? (selected ? GD_ROLE_SELECTED_OVERDUE
				    : GD_ROLE_OVERDUE) : dim;

		if (line->bad[i])
			gd_canvas_text(c, row, col, 2, of, "!");
		gd_canvas_text(c, row, col + (line->bad[i] ? 2 : 0),
			       l->cell - 2 - (line->bad[i] ? 2 : 0), of,
			       line->cells[i]);
		col += l->cell;
	}
}

static void
draw_heads(struct gd_canvas *c, int row, const struct layout *l)
{
	int col = 1;

	gd_canvas_text(c, row, col, l->heading, GD_ROLE_HEADING,
		       _("Column of the list"));
	col += l->heading + 2;
	gd_canvas_text(c, row, col, l->field, GD_ROLE_HEADING, _("Read as"));
	col += l->field + 2;
	gd_canvas_text(c, row, col, c->cols - col - 1, GD_ROLE_HEADING,
		       _("The first rows, as they are read"));
}

void
gd_import_screen_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct import_screen *s = (const struct import_screen *)base;
	struct layout l = lay_out(c->cols);
	struct gd_buf title = GD_BUF_INIT;

	gd_buf_addf(&title, "%s  %s", _("Import"), s->path);
	gd_tui_title(base, c, title.s, s->shape.s);
	gd_buf_release(&title);
	draw_heads(c, GD_BODY_TOP, &l);
	for (int r = 0; r < s->list.rows; r++) {
		size_t i = (size_t)(s->list.top + r);

		if (i < s->lines_len)
			draw_line(&s->lines[i], c, GD_BODY_TOP + 1 + r, &l,
				  (int64_t)i == s->list.cursor);
	}
	gd_canvas_scrollmark(c, GD_BODY_TOP + 1, c->cols - 1, s->list.rows,
			     (long)s->list.top, s->list.rows,
			     (long)s->lines_len);
	if (s->missing.len)
		gd_canvas_textf(c, c->rows - 4, 1, c->cols - 2, GD_ROLE_TODAY,
				_("! A new case also needs: %s"),
				s->missing.s);
	else if (gd_import_shape(s->imp)->mixed)
		gd_canvas_textf(c, c->rows - 4, 1, c->cols - 2, GD_ROLE_TODAY,
				"! %s", _("parts of the file seem to be in "
					  "another encoding; their rows are "
					  "refused"));
	else
		gd_canvas_text(c, c->rows - 4, 1, c->cols - 2, GD_ROLE_GOOD,
			       _("All that a new case needs is there."));
	if (s->list.cursor >= 0)
		gd_canvas_cursor(c, GD_BODY_TOP + 1 +
				 (int)(s->list.cursor - s->list.top), 0, true);
}
