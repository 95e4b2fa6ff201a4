/*
 * tui/screens/search.h - finding a case while one types.
 */
#ifndef GD_TUI_SCREENS_SEARCH_H
#define GD_TUI_SCREENS_SEARCH_H

#include "tui/screen.h"

void gd_search_open(struct gd_tui *t);

#endif
