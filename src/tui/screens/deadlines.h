/*
 * tui/screens/deadlines.h - the daily review: overdue first.
 */
#ifndef GD_TUI_SCREENS_DEADLINES_H
#define GD_TUI_SCREENS_DEADLINES_H

#include "domain/instant.h"
#include "tui/screen.h"

void gd_deadlines_open(struct gd_tui *t);
/* Only what falls on `first` to `last`, of what the words `filter` let through. */
void gd_deadlines_open_days(struct gd_tui *t, gd_day first, gd_day last,
			    const char *filter);

#endif
