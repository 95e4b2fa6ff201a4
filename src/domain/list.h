/*
 * domain/list.h - comma lists of codes: "mini_program,livestream".
 *
 * Spaces around a code do not count; an empty place is no code.
 */
#ifndef GD_DOMAIN_LIST_H
#define GD_DOMAIN_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * The next code of `*list`: sets `*code`/`*len` (inside the list) and moves
 * `*list` past it. False when none is left. `*list` may be NULL.
 *
 *	while (gd_list_next(&p, &code, &len)) …
 */
bool gd_list_next(const char **list, const char **code, size_t *len);
/* Does `list` (may be NULL) hold `code`? */
bool gd_list_has(const char *list, const char *code);
/* Append `code` to the comma list in `out`. */
void gd_list_add(struct gd_buf *out, const char *code);

#endif
