/*
 * linear/linear.h - the desk as numbered lines and prompts.
 *
 * For screen readers, slow lines and pipes: no cursor movement, no redraw; one
 * question, one line of answer. The end of input leaves calmly; everything
 * answered so far is kept.
 */
#ifndef GD_LINEAR_LINEAR_H
#define GD_LINEAR_LINEAR_H

#include <stdint.h>

#include "base/error.h"
#include "desk/desk.h"

enum gd_linear_start {
	GD_LINEAR_MENU,
	GD_LINEAR_NEW,		/* the interview first, then the menu */
	GD_LINEAR_RESUME	/* the interview of draft `case_id` first */
};

/*
 * Hold the desk on standard input and output until the person quits or input
 * ends (both GD_OK). GD_ESYS when the database cannot be opened or standard
 * output cannot be written.
 */
enum gd_status gd_linear_main(struct gd_desk *d, enum gd_linear_start start,
			      int64_t case_id, struct gd_error *err);

#endif
