/*
 * tui/canvas_internal.h - cells of ncurses, for canvas.c.
 */
#ifndef GD_TUI_CANVAS_INTERNAL_H
#define GD_TUI_CANVAS_INTERNAL_H

#include "tui/canvas.h"

/* Draw `len` sanitised bytes in at most `cols` columns; the columns used. */
int gd_cells_put(struct gd_canvas *c, int row, int col, int cols,
		 enum gd_role role, const char *s, size_t len);
void gd_cells_release(struct gd_canvas *c);

#endif
