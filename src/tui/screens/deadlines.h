/*
 * tui/screens/deadlines.h - the daily review: overdue first.
 */
#ifndef GD_TUI_SCREENS_DEADLINES_H
#define GD_TUI_SCREENS_DEADLINES_H

#include "tui/screen.h"

void gd_deadlines_open(struct gd_tui *t);

#endif
