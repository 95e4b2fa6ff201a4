/*
 * tui/tui.h - the full-screen desk: start, loop, end.
 */
#ifndef GD_TUI_TUI_H
#define GD_TUI_TUI_H

#include "base/error.h"
#include "desk/desk.h"

enum gd_tui_start {
	GD_START_BOARD,
	GD_START_NEW,		/* the interview; the board below it */
	GD_START_RESUME		/* interview of draft `case_id` */
};

/*
 * Run the desk on the terminal until the user quits. GD_ESYS with one sentence
 * and an untouched terminal when standard input or output is no terminal or TERM is
 * unknown; GD_OK after a normal end. The terminal is restored on every way
 * out, signals and crashes included.
 */
enum gd_status gd_tui_main(struct gd_desk *d, enum gd_tui_start start,
			   int64_t case_id, struct gd_error *err);

#endif
