/*
 * tui/screens/lock.h - hide what is on the screen from who walks by.
 */
#ifndef GD_TUI_SCREENS_LOCK_H
#define GD_TUI_SCREENS_LOCK_H

#include "tui/screen.h"

/* Cover everything until a key is pressed; once is enough. */
void gd_lock_open(struct gd_tui *t);

#endif
