/*
 * tui/screens/duecal_internal.h - the state of the calendar, for its own files.
 */
#ifndef GD_TUI_SCREENS_DUECAL_INTERNAL_H
#define GD_TUI_SCREENS_DUECAL_INTERNAL_H

#include "desk/view.h"
#include "domain/filter.h"
#include "tui/screen.h"

#define GD_CAL_DAYS 42		/* six weeks hold every month */

struct cal_day {
	gd_day day;
	struct gd_day_info info;
	int64_t due;
	struct gd_due_page page;	/* by week: the first of them */
};

struct duecal {
	struct gd_screen base;
	struct gd_desk *desk;
	char *filter_text;
	struct gd_filter filter;
	bool week;
	int rows, cols;		/* of the screen, as last fetched */
	gd_day cursor;		/* the selected day */
	struct cal_day days[GD_CAL_DAYS];
	int len;		/* 42, or 7 by week */
	gd_day today;
	int64_t sum;		/* of the month or week */
	struct gd_buf title, right, message;
};

/* Is `day` in the month of the cursor (by week: always)? */
bool gd_duecal_inside(const struct duecal *s, gd_day day);
void gd_duecal_draw(const struct gd_screen *base, struct gd_canvas *c);
/* Place of day `i` on a screen of this size: its top row, first column, rows, columns. */
struct cal_cell {
	int row, col, rows, cols;
};
struct cal_cell gd_duecal_cell(const struct duecal *s, int rows, int cols,
			       int i);

#endif
