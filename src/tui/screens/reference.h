/*
 * tui/screens/reference.h - the playbook to be looked up, and platforms side by side.
 */
#ifndef GD_TUI_SCREENS_REFERENCE_H
#define GD_TUI_SCREENS_REFERENCE_H

#include "tui/screen.h"

void gd_reference_open(struct gd_tui *t);
void gd_compare_open(struct gd_tui *t);

#endif
