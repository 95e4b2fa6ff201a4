/*
 * tui/screens/table_internal.h - the state of the table, for its own files.
 */
#ifndef GD_TUI_SCREENS_TABLE_INTERNAL_H
#define GD_TUI_SCREENS_TABLE_INTERNAL_H

#include "desk/case_cells.h"
#include "desk/view.h"
#include "tui/screens/moves_many.h"
#include "tui/widgets/window.h"

/* The case's number stands still at the left; the others move past it. */
#define GD_TABLE_NUMBER_COLS 11
#define GD_TABLE_ROW (GD_BODY_TOP + 1)	/* first row of cases */

struct table_column {
	enum gd_case_sort by;
	const char *heading;	/* N_() */
	int cols;		/* with the gap behind it */
	bool right;
};
extern const struct table_column gd_table_columns[];
extern const size_t gd_table_columns_len;

struct table {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_order order;
	size_t column, first;	/* under the cursor; the leftmost shown */
	char *filter_text;	/* "" when none */
	struct gd_filter filter;
	struct gd_list list;
	struct gd_window window;
	struct gd_case_page page;
	char **cells;		/* of the rows held, a row after the other */
	int64_t total, hidden;
	struct gd_marks marks;
	struct gd_buf title, right;
	int cols;
};

/* The row at a place, NULL when it is not held. */
const struct gd_case_row *gd_table_row(const struct table *t, int64_t place);
/* Draw it (table_draw.c). */
void gd_table_draw(const struct gd_screen *s, struct gd_canvas *c);
/* Columns that fit from the `first` on, at least one. */
size_t gd_table_shown(const struct table *t, size_t first);

#endif
