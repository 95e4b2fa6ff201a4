/*
 * tui/screens/doors.h - the screens that can be opened from anywhere: one row
 * each, so that a screen offers a door by naming its action.
 */
#ifndef GD_TUI_SCREENS_DOORS_H
#define GD_TUI_SCREENS_DOORS_H

#include "tui/screen.h"

/* Open the screen behind `a`; false when `a` is no door. */
bool gd_door_open(struct gd_tui *t, enum gd_action a);

#endif
