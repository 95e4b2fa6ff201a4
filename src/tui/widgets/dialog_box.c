#include <config.h>

#include "tui/widgets/dialog_box.h"

struct gd_box
gd_box_centre(int screen_rows, int screen_cols, int rows, int cols)
{
	struct gd_box b = { .rows = rows + 2, .cols = cols + 4 };

	/* The message and hint lines stay in sight. */
	if (b.rows > screen_rows - 3)
		b.rows = screen_rows - 3;
	if (b.cols > screen_cols - 2)
		b.cols = screen_cols - 2;
	b.row = (screen_rows - 3 - b.rows) / 2;
	b.col = (screen_cols - b.cols) / 2;
	return b;
}

void
gd_box_draw(struct gd_box b, struct gd_canvas *c, const char *title)
{
	gd_canvas_frame(c, b.row, b.col, b.rows, b.cols, GD_ROLE_RULE);
	gd_canvas_textf(c, b.row, b.col + 2, b.cols - 4, GD_ROLE_TITLE, " %s ",
			title);
}
