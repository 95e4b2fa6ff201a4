/*
 * tui/screens/case_internal.h - the state of the case screen, for its own files.
 */
#ifndef GD_TUI_SCREENS_CASE_INTERNAL_H
#define GD_TUI_SCREENS_CASE_INTERNAL_H

#include "desk/view.h"
#include "tui/screen.h"
#include "tui/widgets/lines.h"
#include "tui/widgets/tabs.h"

enum case_tab { TAB_HISTORY, TAB_FILINGS, TAB_ANSWERS, TAB_COUNT };

/*
 * The row of tabs (case_tabs.c): some are lists of this screen, others are doors
 * to a screen of their own.
 */
struct gd_case_tab {
	enum gd_action action;	/* GD_ACT_TAB1 … */
	const char *name;	/* N_(), with its digit */
	int tab;		/* enum case_tab, or -1: a door */
	void (*open)(struct gd_tui *t, int64_t case_id);	/* of a door */
};
/* In their order; NULL past the last. */
const struct gd_case_tab *gd_case_tab_at(size_t i);
struct case_screen;
/* The row as it is drawn and clicked. */
struct gd_tabs gd_case_tabs(const struct case_screen *s);

struct rung {			/* one stage of the ladder at the top */
	struct gd_buf name, when;
	enum { RUNG_BEFORE, RUNG_DONE, RUNG_NOW, RUNG_BESIDE, RUNG_AHEAD } state;
};

struct case_screen {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	struct gd_case_view view;
	bool loaded;
	enum case_tab tab;
	struct gd_list list[TAB_COUNT];
	struct gd_lines lines;
	int64_t oldest;		/* event id of the last history line read */
	bool more;		/* older events are not read yet */
	struct rung ladder[GD_STAGE_CLOSED];
	struct gd_buf title, right, next_step;
};

/* Make the lines of the open tab (case_lines.c). */
void gd_case_lines(struct case_screen *s);
/* Read older events once the cursor comes near the end. */
void gd_case_more(struct case_screen *s);
void gd_case_ladder(struct case_screen *s);
void gd_case_draw(const struct gd_screen *base, struct gd_canvas *c);

#endif
