/*
 * tui/widgets/tabs.h - a row of names of which one is open, to be clicked.
 */
#ifndef GD_TUI_WIDGETS_TABS_H
#define GD_TUI_WIDGETS_TABS_H

#include "tui/screen.h"

struct gd_tabs {
	void (*name)(const void *ctx, int i, struct gd_buf *out);	/* append */
	const void *ctx;
	int len;
	int now;		/* the open one; -1: none */
	int row, col, gap;	/* of the first; columns between two */
};

/* What does not fit is cut; it is reached by its key. */
void gd_tabs_draw(const struct gd_tabs *t, struct gd_canvas *c);
/* The tab that was pressed; -1: none, or no press. */
int gd_tabs_pressed(const struct gd_tabs *t, const struct gd_input *in);

#endif
