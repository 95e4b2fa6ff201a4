#include <config.h>

#include "tui/widgets/lines.h"

#include <stdlib.h>

#include "base/mem.h"

void
gd_lines_add(struct gd_lines *l, enum gd_role role, int64_t id,
	     const char *text)
{
	GD_GROW(l->items, l->len, l->cap);
	l->items[l->len++] = (struct gd_line){ gd_strdup(text), role, id };
}

void
gd_lines_reset(struct gd_lines *l)
{
	for (size_t i = 0; i < l->len; i++)
		free(l->items[i].text);
	l->len = 0;
}

void
gd_lines_release(struct gd_lines *l)
{
	gd_lines_reset(l);
	free(l->items);
	*l = (struct gd_lines)GD_LINES_INIT;
}

void
gd_lines_draw(const struct gd_lines *l, const struct gd_list *list,
	      struct gd_canvas *c, int row, int col, int cols)
{
	for (int r = 0; r < list->rows; r++) {
		int64_t i = list->top + r;

		if (i >= (int64_t)l->len)
			break;
		if (i == list->cursor) {
			gd_canvas_text(c, row + r, col, 1, GD_ROLE_SELECTED,
				       c->ascii ? ">" : "\u258c");
			gd_canvas_cursor(c, row + r, col, false);
		}
		gd_canvas_text(c, row + r, col + 1, cols - 2, l->items[i].role,
			       l->items[i].text);
	}
	gd_canvas_scrollmark(c, row, col + cols - 1, list->rows,
			     (long)list->top, list->rows, (long)l->len);
}
