/*
 * tui/screens/card.h - a case as three short lines, in words ready to draw.
 */
#ifndef GD_TUI_SCREENS_CARD_H
#define GD_TUI_SCREENS_CARD_H

#include "domain/records.h"
#include "tui/canvas.h"
#include "tui/screen.h"

#define GD_CARD_ROWS 4	/* three lines and a gap */

struct gd_card {
	int64_t id;
	bool draft, closed;
	struct gd_buf name;	/* "GD-0398 Deer Select" */
	struct gd_buf demand;	/* "replacement ¥239.00" */
	struct gd_buf clock;	/* "! 5 h overdue · 72 h" or what is there instead */
	enum gd_role role;	/* of the clock line */
};

/* Fill an initialised or zeroed card from a row; texts are replaced. */
void gd_card_set(struct gd_card *card, struct gd_desk *d,
		 const struct gd_case_row *row);
void gd_card_release(struct gd_card *card);
/* Draw at (row, col) in `cols` columns. */
void gd_card_draw(const struct gd_card *card, struct gd_canvas *c, int row,
		  int col, int cols, bool selected);

#endif
