/*
 * tui/widgets/list.h - a scrolling list over pages: holds what shows, no more.
 *
 * The list knows its rows by place (0..total-1) and asks its source for a page
 * only when the window moves past what it holds. The same widget serves one row
 * and a million.
 */
#ifndef GD_TUI_WIDGETS_LIST_H
#define GD_TUI_WIDGETS_LIST_H

#include <stdbool.h>

#include "store/query.h"
#include "tui/action.h"
#include "tui/screen.h"

struct gd_list {
	int64_t total;		/* rows in all */
	int64_t top;		/* place of the first visible row */
	int64_t cursor;		/* place of the selected row; -1 when empty */
	int rows;		/* visible rows */
};

void gd_list_init(struct gd_list *l);
/* New total or height: cursor and top move as little as possible. */
void gd_list_fit(struct gd_list *l, int64_t total, int rows);
/* Up, down, page, home, end; true when the cursor moved. */
bool gd_list_act(struct gd_list *l, enum gd_action a);
void gd_list_wheel(struct gd_list *l, int rows);
/* Select the row drawn at visible row `row`; false when there is none. */
bool gd_list_click(struct gd_list *l, int row);
/*
 * The wheel moves three rows, a press or double click selects the row under it;
 * the first row is drawn at screen row `top`. False: not the mouse, a release,
 * or beside the rows. What a double click opens is the caller's.
 */
bool gd_list_mouse(struct gd_list *l, const struct gd_input *in, int top);
void gd_list_select(struct gd_list *l, int64_t place);

#endif
