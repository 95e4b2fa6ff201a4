/*
 * base/suggest.c - optimal string alignment distance on short words.
 */
#include "base/suggest.h"

#include <string.h>
#include <strings.h>

/* Longer words are never a slip of one of ours. */
#define WORD_MAX_LEN 40

static int
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : (unsigned char)c;
}

static int
least(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

/* Slips between `a` and `b`; both at most WORD_MAX_LEN bytes. */
static int
distance(const char *a, int a_len, const char *b, int b_len)
{
	int row[3][WORD_MAX_LEN + 1];
	int *before = row[0], *last = row[1], *now = row[2], *spare;

	for (int j = 0; j <= b_len; j++)
		last[j] = j;
	for (int i = 1; i <= a_len; i++) {
		now[0] = i;
		for (int j = 1; j <= b_len; j++) {
			int cost = lower(a[i - 1]) != lower(b[j - 1]);

			now[j] = least(last[j] + 1, now[j - 1] + 1,
				       last[j - 1] + cost);
			if (i > 1 && j > 1 &&
			    lower(a[i - 1]) == lower(b[j - 2]) &&
			    lower(a[i - 2]) == lower(b[j - 1]))
				now[j] = least(now[j], before[j - 2] + 1,
					       now[j]);
		}
		spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[b_len];
}

const char *
gd_suggest(const char *word, const char *const *candidates, size_t len)
{
	size_t word_len = strlen(word);
	const char *best = NULL;
	int best_slips = 0;

	if (word_len == 0 || word_len > WORD_MAX_LEN)
		return NULL;
	for (size_t i = 0; i < len; i++) {
		size_t n = candidates[i] ? strlen(candidates[i]) : 0;
		size_t longer = n > word_len ? n : word_len;
		int slips;

		if (n == 0 || n > WORD_MAX_LEN)
			continue;
		slips = distance(word, (int)word_len, candidates[i], (int)n);
		if (word_len >= 3 && n > word_len &&
		    strncasecmp(word, candidates[i], word_len) == 0)
			slips = 1;
		if (slips > ((int)longer + 2) / 3 || slips >= (int)longer)
			continue;
		if (!best || slips < best_slips) {
			best = candidates[i];
			best_slips = slips;
		}
	}
	return best;
}
