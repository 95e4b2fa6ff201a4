/*
 * tui/screens/table.h - all cases as a table: every column, sorted by any.
 */
#ifndef GD_TUI_SCREENS_TABLE_H
#define GD_TUI_SCREENS_TABLE_H

#include "tui/screen.h"

void gd_table_open(struct gd_tui *t);

#endif
