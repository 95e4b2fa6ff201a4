/*
 * tui/screens/deadlines_internal.h - the state of the review, for its own files.
 */
#ifndef GD_TUI_SCREENS_DEADLINES_INTERNAL_H
#define GD_TUI_SCREENS_DEADLINES_INTERNAL_H

#include "desk/view.h"
#include "tui/screen.h"
#include "tui/widgets/list.h"
#include "tui/widgets/window.h"

#define GD_DUE_GROUPS 3		/* overdue, today, later */

struct due_words {		/* of one row held, ready to draw */
	struct gd_buf remaining, due, rule, source;
	char number[GD_CASE_NUMBER_MAX];
	enum gd_role role;
};

struct deadlines {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_list list;	/* places: rows and headings */
	struct gd_window window;	/* rows */
	struct gd_due_page page;
	struct due_words *words;
	size_t words_len;
	int remaining_cols;	/* widest remaining time held */
	struct gd_due_counts counts;
	bool today_only;
	char *filter_text;
	struct gd_filter filter;
	struct gd_buf title, pressing, next_step;
	int cols;
};

/*
 * What stands at `place`: its group, and the row's index, -1 for the group's heading.
 * False past the end.
 */
bool gd_deadlines_place(const struct deadlines *s, int64_t place, int *group,
			int64_t *index);
/* The row held for `place`; NULL for a heading or an empty list. */
const struct gd_due_row *gd_deadlines_row(const struct deadlines *s,
					  int64_t place);
/* Put the rows held into words (deadlines_draw.c). */
void gd_deadlines_words(struct deadlines *s);
void gd_deadlines_words_free(struct deadlines *s);
void gd_deadlines_draw(const struct gd_screen *base, struct gd_canvas *c);

#endif
