/*
 * tui/screens/settings.h - the options of the configuration, changed in place.
 */
#ifndef GD_TUI_SCREENS_SETTINGS_H
#define GD_TUI_SCREENS_SETTINGS_H

#include "tui/screen.h"

void gd_settings_open(struct gd_tui *t);

#endif
