/*
 * exchange/answers_ini.h - the answers of `new --answers`: INI `[answers]`.
 *
 *	[answers]
 *	platform = wechat
 *	facts.1 = first line of a long text
 *	facts.2 = second line
 *
 * A line holds at most 1,000 bytes; longer text goes to numbered keys, which
 * are joined by newlines in the order of their numbers. What the INI reader
 * would misread is reported with its line, never read wrongly in silence.
 */
#ifndef GD_EXCHANGE_ANSWERS_INI_H
#define GD_EXCHANGE_ANSWERS_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct gd_ini_answer {
	char *field;
	char *value;
	int line;	/* of the key, of numbered ones the first in the file */
};

struct gd_ini_answers {
	struct gd_ini_answer *items;	/* owned, in the file's order */
	size_t len, cap;
	bool unread;	/* a line hides others: what is missing is unknown */
};

#define GD_INI_ANSWERS_INIT { NULL, 0, 0, false }

/*
 * Read `path` ("-": standard input) into `out` (initialised). Each mistake goes
 * to `report` with its line; what could be read is in `out` all the same. The
 * status is only about reading: no such file GD_ENOTFOUND, anything else of
 * gd_file_read(). Which fields there are is not known here.
 */
enum gd_status gd_answers_ini_read(const char *path,
				   struct gd_ini_answers *out,
				   void (*report)(int line, const char *message,
						  void *ctx),
				   void *ctx, struct gd_error *err);
void gd_answers_ini_release(struct gd_ini_answers *a);

#endif
