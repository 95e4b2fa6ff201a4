/*
 * base/suggest.h - "did you mean …": the nearest of a few known words.
 */
#ifndef GD_BASE_SUGGEST_H
#define GD_BASE_SUGGEST_H

#include <stddef.h>

/*
 * The candidate nearest to `word` by slips of the keys: a letter too many, too
 * few, wrong, or two swapped; ASCII case does not count. A beginning of a
 * candidate (three letters at least) counts as near, too. NULL when nothing is
 * close enough to be worth naming (more than one slip in three letters, rounded up). Of
 * equals the first wins. Candidates may be NULL and are borrowed.
 */
const char *gd_suggest(const char *word, const char *const *candidates,
		       size_t len);

#endif
