/*
 * tui/widgets/window.h - which page to read so that a list shows its rows.
 *
 * A list moves by rows, pages or to an end; a source reads by key. The window
 * turns the first into the second with at most two reads, whatever the length.
 */
#ifndef GD_TUI_WIDGETS_WINDOW_H
#define GD_TUI_WIDGETS_WINDOW_H

#include "tui/widgets/list.h"

struct gd_window {
	int64_t first;		/* place of the first row held */
	size_t len;		/* rows held */
	/*
	 * Replace what is held by up to `limit` rows of `page`; how many came, or -1.
	 */
	int (*load)(void *ctx, enum gd_page page, const struct gd_key *key,
		    int limit);
	/* Key of the i-th row held. */
	const struct gd_key *(*key)(void *ctx, size_t i);
	void *ctx;
};

/* Hold the rows that `l` shows. `again`: data changed, read even if held. */
void gd_window_show(struct gd_window *w, const struct gd_list *l, bool again);

#endif
