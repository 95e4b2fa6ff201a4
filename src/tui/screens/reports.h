/*
 * tui/screens/reports.h - the clinic's figures as bars with numbers beside.
 */
#ifndef GD_TUI_SCREENS_REPORTS_H
#define GD_TUI_SCREENS_REPORTS_H

#include "tui/screen.h"

void gd_reports_open(struct gd_tui *t);

#endif
