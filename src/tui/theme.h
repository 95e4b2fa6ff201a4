/*
 * tui/theme.h - how the roles look: one accent, red and amber only for time.
 *
 * Default foreground and background everywhere, so that light and dark
 * terminals both read well; every colour has a sign or a word beside it, so
 * that monochrome terminals and NO_COLOR lose nothing.
 */
#ifndef GD_TUI_THEME_H
#define GD_TUI_THEME_H

#include <stdbool.h>

#include "tui/canvas.h"

struct gd_look {
	unsigned long attrs;	/* ncurses attributes */
	short pair;		/* colour pair */
};

/* Set up the colour pairs; `mono` uses none. After ncurses has started. */
void gd_theme_init(bool mono);
/* The look of a role for the terminal as it is. */
struct gd_look gd_theme_look(enum gd_role role);

#endif
