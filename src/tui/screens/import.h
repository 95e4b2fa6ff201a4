/*
 * tui/screens/import.h - a list in: which column is what, tried, then taken.
 */
#ifndef GD_TUI_SCREENS_IMPORT_H
#define GD_TUI_SCREENS_IMPORT_H

#include "tui/screen.h"

/* Ask for the file, then show how it would be read. */
void gd_import_screen_open(struct gd_tui *t);

#endif
