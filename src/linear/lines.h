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
#include "domain/filter.h"

struct gd_linear {
	struct gd_desk *desk;
	bool ended;	/* no more input, or nobody reads: leave */
	char *line;	/* the last answer, cleaned and trimmed */
	/* What the lists show: the words as they were typed, and what they mean. */
	char *filter_text;	/* "" or NULL: all */
	struct gd_filter filter;
	int told;		/* tenths of a long work that were said */
};

/* A line that is safe for the terminal; LF inside begins a new one. */
void gd_lin_say(struct gd_linear *l, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* The same of a text that ends in a line break; nothing of an empty one. */
void gd_lin_text(struct gd_linear *l, const char *text);
/* The same; what a box at the beginning of a line shows ("[x]") is said in a word. */
void gd_lin_boxes(struct gd_linear *l, const char *text);
/* "Sorry: …". */
void gd_lin_fail(struct gd_linear *l, const struct gd_error *err);
/*
 * Ask and read one line into `l->line`; false once input has ended. `prompt` is
 * translated; ": " is added.
 */
bool gd_lin_ask(struct gd_linear *l, const char *prompt);
/*
 * The same for a file or folder: "~/" is the home folder; a question mark at the
 * end tells the names that begin so.
 */
bool gd_lin_ask_path(struct gd_linear *l, const char *prompt);
/* Why it is done; false when nothing was told. */
bool gd_lin_ask_why(struct gd_linear *l);
/* The last answer for comparing: lower case, half width. For free(). */
char *gd_lin_folded(const struct gd_linear *l);
/* "Done; it can be undone.", or what went wrong. */
void gd_lin_outcome(struct gd_linear *l, enum gd_status status,
		    const struct gd_error *err);
/* How far long work is, every tenth; for the progress of a desk's function. */
bool gd_lin_progress(int64_t done, int64_t total, void *l);
/*
 * Offer `items` as numbers from 1, 0 being `zero`; the number chosen, 0 at the end
 * of input. An item's number can be typed, the beginning of its words, or a part of
 * them that no other has.
 */
int gd_lin_choose(struct gd_linear *l, const char *title,
		  const char *const *items, size_t len, const char *zero);
/*
 * The same; what is no item is shown to `other` in `l->line`, which does what it
 * says (GD_LIN_OTHER then) or knows it not (false).
 */
#define GD_LIN_OTHER (-1)
int gd_lin_choose_or(struct gd_linear *l, const char *title,
		     const char *const *items, size_t len, const char *zero,
		     bool (*other)(struct gd_linear *l));
/* y or n; false at the end of input. */
bool gd_lin_confirm(struct gd_linear *l, const char *question);
void gd_lin_release(struct gd_linear *l);

#endif
