/*
 * tui/screens/duecal.h - a calendar of what is due, by month or by week.
 */
#ifndef GD_TUI_SCREENS_DUECAL_H
#define GD_TUI_SCREENS_DUECAL_H

#include "tui/screen.h"

/* Of what the words `filter` (copied; "": all) let through. */
void gd_duecal_open(struct gd_tui *t, const char *filter);

#endif
