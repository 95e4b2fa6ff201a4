/*
 * tui/screens/reference_internal.h - the state of the reference, for its own files.
 */
#ifndef GD_TUI_SCREENS_REFERENCE_INTERNAL_H
#define GD_TUI_SCREENS_REFERENCE_INTERNAL_H

#include "desk/reference_list.h"
#include "tui/screen.h"
#include "tui/widgets/list.h"
#include "tui/widgets/tabs.h"

#define GD_REF_WIDE 110	/* columns from which the page stands beside the list */

struct reference {
	struct gd_screen base;
	struct gd_desk *desk;
	enum gd_reference_part part;
	char *words;		/* searched for; "" */
	struct gd_reference_items items;
	struct gd_list list;
	struct gd_buf page;	/* of the selected entry */
	struct gd_buf title, right;
	int tracks;		/* columns of the time table; 0: a list is shown */
};

/* Rows of the body that the list or table has, its heading not counted. */
int gd_reference_list_rows(const struct reference *s, int rows, int cols);
/* The row of parts as it is drawn and clicked. */
struct gd_tabs gd_reference_tabs(const struct reference *s);
void gd_reference_draw(const struct gd_screen *base, struct gd_canvas *c);

#endif
