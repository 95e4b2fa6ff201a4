/*
 * domain/numerals.c - one pass over digits and places, each place lower than
 * the one before it inside its group of four.
 */
#include "domain/numerals.h"

#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "domain/hanwords.h"

#define MYRIAD INT64_C(10000)
#define YI INT64_C(100000000)

struct word {
	const char *text;
	int64_t value;
	bool formal;
};

static const struct word digits[] = {
	{ HAN_ZERO, 0, false },		{ HAN_ZERO_ROUND, 0, false },
	{ HAN_ZERO_CIRCLE, 0, false },	{ HAN_ONE, 1, false },
	{ HAN_TWO, 2, false },		{ HAN_TWO_PAIR, 2, false },
	{ HAN_THREE, 3, false },	{ HAN_FOUR, 4, false },
	{ HAN_FIVE, 5, false },		{ HAN_SIX, 6, false },
	{ HAN_SEVEN, 7, false },	{ HAN_EIGHT, 8, false },
	{ HAN_NINE, 9, false },		{ HAN_FORMAL_ONE, 1, true },
	{ HAN_FORMAL_TWO, 2, true },	{ HAN_FORMAL_TWO_OLD, 2, true },
	{ HAN_FORMAL_THREE, 3, true },	{ HAN_FORMAL_THREE_OLD, 3, true },
	{ HAN_FORMAL_FOUR, 4, true },	{ HAN_FORMAL_FIVE, 5, true },
	{ HAN_FORMAL_SIX, 6, true },	{ HAN_FORMAL_SIX_OLD, 6, true },
	{ HAN_FORMAL_SEVEN, 7, true },	{ HAN_FORMAL_EIGHT, 8, true },
	{ HAN_FORMAL_NINE, 9, true },
};

static const struct word places[] = {
	{ HAN_TEN, 10, false },		{ HAN_FORMAL_TEN, 10, true },
	{ HAN_HUNDRED, 100, false },	{ HAN_FORMAL_HUNDRED, 100, true },
	{ HAN_THOUSAND, 1000, false },	{ HAN_FORMAL_THOUSAND, 1000, true },
	{ HAN_MYRIAD, MYRIAD, false },	{ HAN_MYRIAD_OLD, MYRIAD, false },
	{ HAN_YI, YI, false },		{ HAN_YI_OLD, YI, false },
};

static const struct word *
find_word(const struct word *words, size_t len, const char *s)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (strncmp(s, words[i].text, strlen(words[i].text)) == 0)
			return &words[i];
	return NULL;
}

int
gd_han_digit(const char *s, int *len)
{
	const struct word *w = find_word(digits, GD_ARRAY_LEN(digits), s);

	if (w == NULL)
		return -1;
	*len = (int)strlen(w->text);
	return (int)w->value;
}

int64_t
gd_han_place(const char *s, int *len)
{
	const struct word *w = find_word(places, GD_ARRAY_LEN(places), s);

	if (w == NULL)
		return 0;
	*len = (int)strlen(w->text);
	return w->value;
}

/* A number being read. */
struct reading {
	int64_t total;		/* groups closed by a myriad or a yi */
	int64_t group;		/* places of the group being read */
	int64_t place;		/* last place in the group; above it at first */
	int64_t closed;		/* the place that closed the last group, or 0 */
	int64_t digit;		/* waiting for its place; -1: none */
	int digit_len;		/* how many ASCII digits it was written with */
	bool zero;		/* a zero stands before the next digit */
	bool formal;		/* formal numerals allow no short forms */
	bool any;
};

static bool
take_digit(struct reading *r, int64_t value, int len)
{
	int64_t least = len == 4 ? 1000 : len == 3 ? 100 : len == 2 ? 10 : 0;

	if (r->digit >= 0 || value < least)
		return false;
	if (value == 0) {
		/* Nought alone, or one zero for the places left out. */
		if (r->zero)
			return false;
		r->zero = true;
	} else {
		r->digit = value;
		r->digit_len = len;
	}
	r->any = true;
	return true;
}

static bool
take_small_place(struct reading *r, int64_t place)
{
	if (place >= r->place)
		return false;
	if (r->digit < 0) {
		/* "shi wu" is 15; no other place stands without its digit. */
		if (place != 10 || r->zero)
			return false;
		r->digit = 1;
	}
	if (r->digit > 9 || (r->zero && place * 10 >= r->place))
		return false;
	/* A number does not begin with a zero. */
	if (r->zero && r->group == 0 && r->total == 0)
		return false;
	r->group += r->digit * place;
	r->place = place;
	r->digit = -1;
	r->zero = false;
	r->any = true;
	return true;
}

static bool
take_big_place(struct reading *r, int64_t place)
{
	if (r->closed != 0 && place >= r->closed)
		return false;
	if (r->digit >= 0) {
		/* "yi qian er wan": the two could be 2 or 200. */
		if (!r->zero && r->group != 0 && r->place != 10)
			return false;
		if (r->digit > 9 && r->group != 0)
			return false;
		if (r->zero && r->group == 0 && r->total == 0)
			return false;
		r->group += r->digit;
	} else if (r->zero) {
		return false;
	}
	if (r->group == 0)
		return false;
	r->total += r->group * place;
	r->group = 0;
	r->closed = place;
	/* After a yi the whole group of myriads may be what a zero skips. */
	r->place = place == YI ? 10 * MYRIAD : MYRIAD;
	r->digit = -1;
	r->zero = false;
	return true;
}

static bool
finish(const struct reading *r, unsigned flags, int64_t *value)
{
	int64_t sum = r->total + r->group;
	int64_t above;

	if (r->digit < 0) {
		if (r->zero && sum > 0)
			return false;	/* "yi bai ling" */
		*value = sum;
		return true;
	}
	if (sum == 0) {
		if (r->zero)
			return false;	/* "ling wu" */
		*value = r->digit;
		return true;
	}
	if (r->group == 0 && r->digit_len == 4) {
		/* "1 wan 3500" */
		if (r->zero || r->closed != MYRIAD)
			return false;
		*value = sum + r->digit;
		return true;
	}
	if (r->digit > 9)
		return false;
	if (r->zero || (r->group != 0 && r->place == 10)) {
		*value = sum + r->digit;
		return true;
	}
	if (!(flags & GD_HAN_SHORT) || r->formal)
		return false;
	above = r->group != 0 ? r->place : r->closed;
	*value = sum + r->digit * (above / 10);
	return true;
}

/* At least two digits and nothing else, read as they are spelt. */
static bool
read_spelt(const char **s, int64_t *value)
{
	const char *p = *s;
	int64_t v = 0;
	int n, d, len;

	for (n = 0; (d = gd_han_digit(p, &len)) >= 0; n++) {
		if (n == 9)
			return false;
		v = v * 10 + d;
		p += len;
	}
	if (n < 2 || gd_han_place(p, &len) != 0)
		return false;
	*s = p;
	*value = v;
	return true;
}

/* One word of the run at `*p`; 1 taken, 0 the run ends, -1 wrong. */
static int
take_word(struct reading *r, const char **p, unsigned flags)
{
	const struct word *w;
	int64_t v = 0;
	int n = 0;

	while ((flags & GD_HAN_ASCII) && (*p)[n] >= '0' && (*p)[n] <= '9') {
		if (n == 4)
			return -1;
		v = v * 10 + ((*p)[n++] - '0');
	}
	if (n > 0) {
		*p += n;
		return take_digit(r, v, n) ? 1 : -1;
	}
	w = find_word(digits, GD_ARRAY_LEN(digits), *p);
	if (w != NULL) {
		*p += strlen(w->text);
		r->formal = r->formal || w->formal;
		return take_digit(r, w->value, 1) ? 1 : -1;
	}
	w = find_word(places, GD_ARRAY_LEN(places), *p);
	if (w == NULL)
		return 0;
	*p += strlen(w->text);
	r->formal = r->formal || w->formal;
	if (w->value < MYRIAD)
		return take_small_place(r, w->value) ? 1 : -1;
	return take_big_place(r, w->value) ? 1 : -1;
}

bool
gd_han_number(const char **s, unsigned flags, int64_t *value)
{
	struct reading r = { .digit = -1, .place = MYRIAD };
	const char *p = *s;
	int64_t v;
	int got;

	if ((flags & GD_HAN_SPELT) && read_spelt(s, value))
		return true;
	while ((got = take_word(&r, &p, flags)) > 0)
		;
	if (got < 0 || !r.any || !finish(&r, flags, &v))
		return false;
	*s = p;
	*value = v;
	return true;
}
