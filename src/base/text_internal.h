/*
 * base/text_internal.h - shared by the text*.c files of base/ only.
 */
#ifndef GD_BASE_TEXT_INTERNAL_H
#define GD_BASE_TEXT_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What gd_text_show() makes of a code point. */
enum gd_text_form {
	GD_TEXT_ITSELF,		/* takes its columns */
	GD_TEXT_MARK,		/* itself, on top of what stands before it */
	GD_TEXT_DROPPED,	/* invisible formatting */
	GD_TEXT_CONTROL,	/* C0: its symbol */
	GD_TEXT_LINEFEED,
	GD_TEXT_BLANK,		/* TAB */
	GD_TEXT_REPLACED	/* dangerous or meaningless: U+FFFD */
};

/* Form of `uc`, and in `*cols` the columns it takes (0 to 2). */
enum gd_text_form gd_text_form(uint32_t uc, int *cols);

/* Was gd_text_ambiguous_wide(true) called? */
bool gd_text_is_ambiguous_wide(void);

/* Bytes at the start of `s[0..len)` that are ASCII. */
size_t gd_text_ascii_run(const char *s, size_t len);

/* Does `uc` belong to whatever grapheme stands before it? UAX #29, GB9, GB9a. */
bool gd_text_extends(uint32_t uc);

/* Columns of the one grapheme `s[from..to)`. */
int gd_text_grapheme_width(const char *s, size_t from, size_t to);

#endif
