/*
 * tui/widgets/find.h - `/` in a list that is held whole: the next line that holds
 * the words is selected.
 */
#ifndef GD_TUI_WIDGETS_FIND_H
#define GD_TUI_WIDGETS_FIND_H

#include "base/buf.h"
#include "tui/screen.h"
#include "tui/widgets/lines.h"
#include "tui/widgets/list.h"

struct gd_find {		/* of a screen; all zero at first */
	struct gd_list *list;
	/* Append what stands at place `i`. */
	void (*text)(void *ctx, int64_t i, struct gd_buf *out);
	void (*moved)(void *ctx);	/* the cursor has moved; may be NULL */
	void *ctx;
	char *words;		/* looked for last, NULL: none */
};

/*
 * Ask for words and go to the next place that holds all of them, round the end;
 * the words of last time stand there. `f` lives as long as its screen.
 */
void gd_find_ask(struct gd_tui *t, struct gd_find *f);
/* The same for ready lines. */
void gd_find_lines(struct gd_tui *t, struct gd_find *f, struct gd_list *list,
		   struct gd_lines *lines);
void gd_find_release(struct gd_find *f);

#endif
