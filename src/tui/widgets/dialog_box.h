/*
 * tui/widgets/dialog_box.h - the frame that every dialog stands in.
 */
#ifndef GD_TUI_WIDGETS_DIALOG_BOX_H
#define GD_TUI_WIDGETS_DIALOG_BOX_H

#include "tui/canvas.h"

struct gd_box {
	int row, col, rows, cols;	/* of the frame */
};

/*
 * A box in the middle of the screen for `rows` inner rows, `cols` inner columns
 * at most; both are cut to what the screen has.
 */
struct gd_box gd_box_centre(int screen_rows, int screen_cols, int rows,
			    int cols);
/* Draw the frame and its title. */
void gd_box_draw(struct gd_box b, struct gd_canvas *c, const char *title);

#endif
