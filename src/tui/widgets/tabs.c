#include <config.h>

#include "tui/widgets/tabs.h"

#include "base/text.h"

void
gd_tabs_draw(const struct gd_tabs *t, struct gd_canvas *c)
{
	struct gd_buf name = GD_BUF_INIT;
	int col = t->col;

	for (int i = 0; i < t->len && col < c->cols - 1; i++) {
		gd_buf_reset(&name);
		t->name(t->ctx, i, &name);
		col += t->gap +
		       gd_canvas_text(c, t->row, col, c->cols - 1 - col,
				      i == t->now ? GD_ROLE_SELECTED
						  : GD_ROLE_DIM, name.s);
	}
	gd_buf_release(&name);
}

int
gd_tabs_pressed(const struct gd_tabs *t, const struct gd_input *in)
{
	struct gd_buf name = GD_BUF_INIT;
	int col = t->col, found = -1;

	if (in->kind != GD_INPUT_MOUSE || in->mouse != GD_MOUSE_PRESS ||
	    in->row != t->row)
		return -1;
	for (int i = 0; i < t->len && found < 0; i++) {
		int width;

		gd_buf_reset(&name);
		t->name(t->ctx, i, &name);
		width = gd_text_width(name.s, name.len);
		if (in->col >= col && in->col < col + width)
			found = i;
		col += width + t->gap;
	}
	gd_buf_release(&name);
	return found;
}
