/*
 * tui/screens/when.h - the date calculator: when does a period end?
 */
#ifndef GD_TUI_SCREENS_WHEN_H
#define GD_TUI_SCREENS_WHEN_H

#include "tui/screen.h"

void gd_when_open(struct gd_tui *t);

#endif
