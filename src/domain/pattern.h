/*
 * domain/pattern.h - words and short patterns that data files look for in texts.
 *
 *	word		as it stands; ASCII and full-width letters fold; a Latin one
 *			begins where a word does (its end is free: "refund" in "refunds")
 *	a*b		`b` at most 16 characters after `a` in the same sentence
 *			and in no quotation of its own; a Latin word counts as one
 *	a~b		the same, at most 4
 *	(a|b)c		one of these words, then `c`; words alone stand in brackets
 *	<n>		a whole number, in ASCII, full-width or Chinese digits
 *	<d15-19>	a run of 15 to 19 ASCII digits (a closing X counts), no longer
 *	<id>		an identity card's number; <card>: a bank card's
 *	<date>		2026-03-12, 2026/3/12, or a Chinese date with or without year
 *	^ at the start	only at the start of a clause
 *	a|b		either
 *
 * At most three gaps a pattern. Pure, never allocates, linear but for the gaps.
 */
#ifndef GD_DOMAIN_PATTERN_H
#define GD_DOMAIN_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct gd_match {
	size_t start, len;	/* bytes of the text */
	int64_t number;		/* of the first <n>; -1: had none */
};

/*
 * The first place at or after `from` where one of `patterns` (NULL: none) stands,
 * the longest there. False: none.
 */
bool gd_pattern_find(const char *patterns, const char *s, size_t len,
		     size_t from, struct gd_match *out);
/* Is the `|`-list well formed? */
bool gd_pattern_valid(const char *patterns);
/*
 * A number at `s`: ASCII, full-width or Chinese; its bytes, 0 when there is none.
 */
size_t gd_pattern_number(const char *s, size_t len, int64_t *value);
/* A date at `s`: its bytes; `*year` 0 when it names none. */
size_t gd_pattern_date(const char *s, size_t len, int *year, int *month,
		       int *mday);
/* Start of the sentence around byte `at`, and the byte after its end. */
size_t gd_pattern_sentence(const char *s, size_t len, size_t at, size_t *end);

#endif
