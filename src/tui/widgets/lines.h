/*
 * tui/widgets/lines.h - a growing list of ready lines, each with a role and an id.
 */
#ifndef GD_TUI_WIDGETS_LINES_H
#define GD_TUI_WIDGETS_LINES_H

#include <stdint.h>

#include "base/buf.h"
#include "tui/canvas.h"
#include "tui/widgets/list.h"

struct gd_line {
	char *text;		/* owned */
	enum gd_role role;
	int64_t id;		/* what Enter on it means, 0: nothing */
};

struct gd_lines {
	struct gd_line *items;
	size_t len, cap;
};

#define GD_LINES_INIT { NULL, 0, 0 }

void gd_lines_add(struct gd_lines *l, enum gd_role role, int64_t id,
		  const char *text);
/* Forget all lines, keep the memory. */
void gd_lines_reset(struct gd_lines *l);
void gd_lines_release(struct gd_lines *l);
/* Draw the visible ones with the cursor's bar and the scroll mark. */
void gd_lines_draw(const struct gd_lines *l, const struct gd_list *list,
		   struct gd_canvas *c, int row, int col, int cols);

#endif
