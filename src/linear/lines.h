/*
 * linear/lines.h - speaking and listening, a line at a time. Only for linear/.
 */
#ifndef GD_LINEAR_LINES_H
#define GD_LINEAR_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "desk/desk.h"

struct gd_linear {
	struct gd_desk *desk;
	bool ended;	/* no more input, or nobody reads: leave */
	char *line;	/* the last answer, cleaned and trimmed */
};

/* A line that is safe for the terminal; LF inside begins a new one. */
void gd_lin_say(struct gd_linear *l, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* "Sorry: …". */
void gd_lin_fail(struct gd_linear *l, const struct gd_error *err);
/*
 * Ask and read one line into `l->line`; false once input has ended. `prompt` is
 * translated; ": " is added.
 */
bool gd_lin_ask(struct gd_linear *l, const char *prompt);
/*
 * Offer `items` as numbers from 1, 0 being `zero`; the number chosen, 0 at the end
 * of input. An item's number can be typed, or the beginning of its words.
 */
int gd_lin_choose(struct gd_linear *l, const char *title,
		  const char *const *items, size_t len, const char *zero);
/* y or n; false at the end of input. */
bool gd_lin_confirm(struct gd_linear *l, const char *question);
void gd_lin_release(struct gd_linear *l);

#endif
