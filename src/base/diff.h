/*
 * base/diff.h - what two versions of a text differ in, line by line and, within
 * lines that were changed, word by word.
 *
 * A Latin word, a number, any other character is a word. Longest common
 * subsequence; where a text is too long for that (some 2000 lines or words on
 * either side that differ) all between its common ends counts as changed.
 */
#ifndef GD_BASE_DIFF_H
#define GD_BASE_DIFF_H

#include <stddef.h>

enum gd_diff_sign {
	GD_DIFF_SAME = ' ', GD_DIFF_GONE = '-', GD_DIFF_NEW = '+',
	GD_DIFF_SKIP = '~'	/* lines that are the same and not shown */
};

/*
 * `line` (borrowed, without its end) has words that are gone in [-...-] and new
 * ones in {+...+}, unless little of it stayed or many lines became few.
 */
typedef void gd_diff_line(enum gd_diff_sign sign, const char *line, void *ctx);

/*
 * Call `each` for what changed from `before` to `after`, with `around` lines of
 * what stayed before and after it. How many lines are gone or new.
 */
size_t gd_diff(const char *before, const char *after, size_t around,
	       gd_diff_line *each, void *ctx);

#endif
