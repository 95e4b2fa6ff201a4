/*
 * tui/screens/deadlines_internal.h - the state of the review, for its own files.
 */
#ifndef GD_TUI_SCREENS_DEADLINES_INTERNAL_H
#define GD_TUI_SCREENS_DEADLINES_INTERNAL_H

#include "desk/review.h"
#include "desk/view.h"
#include "tui/screen.h"
#include "tui/screens/moves_many.h"
#include "tui/widgets/list.h"
#include "tui/widgets/window.h"

struct due_counts {
	int64_t overdue, today, later;
};

struct due_words {		/* of one row held, ready to draw */
	struct gd_buf remaining, due, rule, source;
	char number[GD_CASE_NUMBER_MAX];
	enum gd_role role;
};

/*
 * Rows in one order that pages are read of: a part of time, or (grouped by
 * something else) all groups after each other.
 */
struct due_stripe {
	struct deadlines *s;
	enum gd_review_part part;
	int64_t total;
	struct gd_window window;
	struct gd_due_page page;
	struct due_words *words;
	size_t words_len;
};

struct deadlines {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_list list;	/* places: rows and headings */
	struct gd_review review;
	struct gd_review_groups groups;
	struct due_stripe stripes[GD_PARTS];
	int64_t selected;	/* clock under the cursor, 0: none */
	struct gd_marks marks;
	int remaining_cols;	/* widest remaining time held */
	struct due_counts counts;
	bool mine;		/* my cases alone */
	bool on_source;		/* Enter opens the source column */
	bool ever;		/* something stood here since it was opened */
	char *filter_text;
	struct gd_filter filter;	/* the words, and mine */
	struct gd_buf title, pressing, next_step;
	int cols;
};

/* Where a place stands. */
struct due_place {
	size_t group;
	int64_t index;		/* within the group, -1: its heading */
	struct due_stripe *stripe;
	int64_t row;		/* within the stripe */
};

/* False past the end. */
bool gd_deadlines_place(const struct deadlines *s, int64_t place,
			struct due_place *out);
/* The row held for `place`; NULL for a heading or an empty list. */
const struct gd_due_row *gd_deadlines_row(const struct deadlines *s,
					  int64_t place);
/* Its words; NULL where there is no row. */
const struct due_words *gd_deadlines_words_at(const struct deadlines *s,
					      int64_t place);
/* Rows and headings in all. */
int64_t gd_deadlines_places(const struct deadlines *s);
void gd_deadlines_rows_init(struct deadlines *s);
void gd_deadlines_rows_release(struct deadlines *s);
/* Count the groups; false and a message when that failed. */
bool gd_deadlines_count(struct deadlines *s);
/* Hold the rows that show. `again`: read even if held. */
void gd_deadlines_show(struct deadlines *s, bool again);
/* After new rows: put the cursor back on the clock it stood on, if it shows. */
void gd_deadlines_keep_place(struct deadlines *s);

/* deadlines_draw.c: put the rows held of a stripe into words; forget them. */
void gd_deadlines_words(struct due_stripe *stripe);
void gd_deadlines_words_free(struct due_stripe *stripe);
void gd_deadlines_draw(const struct gd_screen *base, struct gd_canvas *c);

/* deadlines_words.c: the title, counted anew; the sentence on `row` (may be NULL). */
void gd_deadlines_titles(struct deadlines *s);
void gd_deadlines_next_step(struct deadlines *s, const struct gd_due_row *row);
/* deadlines_marks.c: Space, `*`, and what is done to all that is marked. */
void gd_deadlines_mark(struct deadlines *s);
void gd_deadlines_mark_group(struct deadlines *s);
/* deadlines_out.c: what leaves the screen: calendar file, plan for the day. */
void gd_deadlines_ics(struct deadlines *s);
void gd_deadlines_print(struct deadlines *s);

#endif
