/*
 * domain/filter_internal.h - words of the filter language; for filter*.c only.
 */
#ifndef GD_DOMAIN_FILTER_INTERNAL_H
#define GD_DOMAIN_FILTER_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Stands for a comma outside quotes, which joins alternatives. */
#define GD_FILTER_COMMA '\x1f'

#define GD_FILTER_PARTS 16	/* alternatives whose place is remembered */

struct gd_filter_word {
	struct gd_buf text;	/* without quotes */
	size_t key_len;		/* of the name before the separator, 0: none */
	size_t value;		/* where the value starts in `text` */
	char op;		/* ':' '<' '>' '=' 'l' 'g' */
	bool quoted;		/* holds quotes: text, unless it has a key */
	/* Bytes from the word's beginning to each alternative of its value. */
	size_t parts[GD_FILTER_PARTS], parts_len;
	size_t wrong;		/* the same to what is wrong in it */
};

/*
 * Read one word from `*s` and move it past; with `whole` spaces belong to it.
 * False when a quote is left open.
 */
bool gd_filter_word_read(const char **s, bool whole, struct gd_filter_word *w);
const char *gd_filter_skip_spaces(const char *s);

#endif
