/*
 * domain/pattern_internal.h - what pattern.c and pattern_read.c share.
 */
#ifndef GD_DOMAIN_PATTERN_INTERNAL_H
#define GD_DOMAIN_PATTERN_INTERNAL_H

#include "domain/pattern.h"

/* Bytes of the character at `s`, cut at `len`. */
size_t gd_pattern_char_len(const char *s, size_t len);
/* The code of an ASCII or full-width ASCII character at `s`, lower case; 0. */
int gd_pattern_ascii_at(const char *s, size_t len, size_t *bytes);
bool gd_pattern_digit_at(const char *s, size_t len, size_t *bytes, int *value);
/* Bytes of what ends a sentence at `s`, or 0. A point ends one before a new word. */
size_t gd_pattern_stop_at(const char *s, size_t len);
/* Does a quotation or a title begin at `s`? */
bool gd_pattern_opens(const char *s, size_t len);
/* Does a clause begin at `at`? */
bool gd_pattern_clause_starts(const char *s, size_t at);

#endif
