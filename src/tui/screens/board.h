/*
 * tui/screens/board.h - the kanban of open cases by stage.
 */
#ifndef GD_TUI_SCREENS_BOARD_H
#define GD_TUI_SCREENS_BOARD_H

#include "tui/screen.h"

/* The board; ready to be pushed. */
struct gd_screen *gd_board_new(struct gd_desk *d);

#endif
