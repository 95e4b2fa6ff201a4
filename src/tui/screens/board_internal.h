/*
 * tui/screens/board_internal.h - the state of the board, for its own files.
 */
#ifndef GD_TUI_SCREENS_BOARD_INTERNAL_H
#define GD_TUI_SCREENS_BOARD_INTERNAL_H

#include "desk/view.h"
#include "domain/filter.h"
#include "tui/screens/card.h"
#include "tui/screens/moves_many.h"
#include "tui/screen.h"
#include "tui/widgets/list.h"
#include "tui/widgets/window.h"

#define GD_COLUMN_MIN 22	/* columns a stage needs to be read */
#define GD_EDGE_COLS 5		/* a side where columns are out of sight */
#define GD_PANEL_FROM 150	/* width from which the summary stands beside */
#define GD_PANEL_COLS 46

struct board;

struct column {
	struct board *board;	/* for the window's callbacks */
	enum gd_stage stage;
	struct gd_buf heading;	/* "Platform service 12 · 2 overdue" */
	bool overdue;
	struct gd_list list;
	struct gd_window window;
	struct gd_case_page page;
	struct gd_card *cards;	/* one for each row held */
	size_t cards_len;
	int64_t total;
};

struct board {
	struct gd_screen base;
	struct gd_desk *desk;
	struct column columns[GD_STAGES];
	int at;			/* selected column */
	bool stays;		/* it was gone to by key or mouse */
	int first, shown;	/* columns in sight */
	int col0, col_width;	/* where the first stands; width with its rule */
	int width;		/* columns of the screen left to the board */
	int card_rows;		/* cards in a column */
	struct gd_order order;	/* of the cards */
	char *filter_text;	/* "" when none */
	struct gd_filter filter;
	struct gd_board_view view;
	struct gd_buf title, pressing, next_step;
	struct gd_marks marks;	/* of cases */
	struct gd_buf panel;	/* summary of the selected case */
	int drag_col;		/* column where a card was pressed, -1 */
	int64_t drag_id;
	int rows, cols;
};

/* Draw it (board_draw.c). */
void gd_board_draw(const struct gd_screen *s, struct gd_canvas *c);
/* Mouse (board_mouse.c). True: taken. */
bool gd_board_input(struct gd_screen *s, const struct gd_input *in);

/* The selected card, NULL in an empty column. */
const struct gd_card *gd_board_selected(const struct board *b);
/* The cursor moved: read what shows, make the next step and the panel. */
void gd_board_moved(struct board *b);
void gd_board_open_selected(struct board *b);
/* Marks and what acts on them (board_marks.c). True: done. */
bool gd_board_mark_act(struct board *b, enum gd_action a);
/* Ask for the order of the cards; what it is (board_sort.c). */
void gd_board_sort(struct board *b);
void gd_board_sort_words(const struct board *b, struct gd_buf *out);
void gd_board_layout(struct board *b);
/* Word the headings for the width of a column; the title line (board_titles.c). */
void gd_board_headings(struct board *b);
void gd_board_titles(struct board *b);

#endif
