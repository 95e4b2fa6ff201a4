/*
 * base/code.h - the words that stand for values of an enum.
 */
#ifndef GD_BASE_CODE_H
#define GD_BASE_CODE_H

#include <stddef.h>

/* The place of `code` in `codes`; -1 when it is none of them, or NULL. */
int gd_code_find(const char *const *codes, size_t len, const char *code);

#endif
