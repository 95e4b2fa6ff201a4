/*
 * domain/pattern_read.c - the characters, numbers, dates and sentences that
 * patterns see.
 */
#include <config.h>

#include "domain/pattern_internal.h"

#include <string.h>

#include "domain/dateinput_internal.h"
#include "domain/hanwords.h"
#include "domain/numerals.h"

/* What ends a sentence. */
static const char *const stops[] = {
	"\n", "\u3002", "\uff01", "\uff1f", "\uff1b", "!", "?", ";"
};
/* … and what only ends a clause. */
static const char *const pauses[] = { "\uff0c", ",", "\u3001", "\uff1a", ":" };

size_t
gd_pattern_char_len(const char *s, size_t len)
{
	unsigned char c = (unsigned char)*s;
	size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

	return n < len ? n : len;
}

/* Bytes of the one among `marks` that stands at `s`, or 0. */
static size_t
mark_at(const char *const *marks, size_t marks_len, const char *s, size_t len)
{
	for (size_t i = 0; len && i < marks_len; i++) {
		size_t n;

		/* Most fail here: this is asked of every character. */
		if (*marks[i] != *s)
			continue;
		n = strlen(marks[i]);
		if (n <= len && memcmp(marks[i], s, n) == 0)
			return n;
	}
	return 0;
}

/* What begins with these is somebody else's words, or a title. */
static const char *const openings[] = { "\u201c", "\u300a", "\u300c" };

#define MARK(list, s, len) mark_at(list, sizeof(list) / sizeof *(list), s, len)

/* Bytes of what ends a sentence at `s`, or 0. A point ends one before a new word. */
size_t
gd_pattern_stop_at(const char *s, size_t len)
{
	if (len && *s == '.' &&
	    (len == 1 || s[1] == '\n' ||
	     (len > 2 && s[1] == ' ' && s[2] >= 'A' && s[2] <= 'Z')))
		return 1;
	return MARK(stops, s, len);
}

bool
gd_pattern_opens(const char *s, size_t len)
{
	return MARK(openings, s, len) > 0;
}

/* The code of an ASCII or full-width ASCII character at `s`, lower case; 0. */
int
gd_pattern_ascii_at(const char *s, size_t len, size_t *bytes)
{
	const unsigned char *u = (const unsigned char *)s;
	int c = 0;

	*bytes = 1;
	if (len && u[0] < 0x80) {
		c = u[0];
	} else if (len >= 3 && u[0] == 0xEF && (u[1] == 0xBC || u[1] == 0xBD)) {
		*bytes = 3;
		c = ((u[1] - 0xBC) * 64) + (u[2] - 0x80) + 0x20;
		if (c <= 0x20 || c > 0x7E)
			c = 0;
	}
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool
gd_pattern_digit_at(const char *s, size_t len, size_t *bytes, int *value)
{
	int c = gd_pattern_ascii_at(s, len, bytes);

	if (c < '0' || c > '9')
		return false;
	*value = c - '0';
	return true;
}

size_t
gd_pattern_number(const char *s, size_t len, int64_t *value)
{
	char word[64];
	const char *p = word;
	size_t at = 0, bytes, n;
	int64_t sum = 0;
	int d;

	while (at < len && gd_pattern_digit_at(s + at, len - at, &bytes, &d)) {
		if (sum < INT64_MAX / 100)
			sum = sum * 10 + d;
		at += bytes;
	}
	if (at) {
		*value = sum;
		return at;
	}
	/* The Chinese reader wants an ending. */
	n = len < sizeof word - 1 ? len : sizeof word - 1;
	memcpy(word, s, n);
	word[n] = '\0';
	if (!gd_han_number(&p, GD_HAN_SPELT, value))
		return 0;
	return (size_t)(p - word);
}

static size_t
word_at(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	return n <= len && memcmp(s, word, n) == 0 ? n : 0;
}

static size_t
date_sign(const char *s, size_t len, const char *han)
{
	size_t n = word_at(s, len, han);

	if (n)
		return n;
	return len && (*s == '-' || *s == '/') ? 1 : 0;
}

/* 30 November 2026, Nov 30: a month's name begins with a capital. */
static size_t
month_date(const char *s, size_t len, int *year, int *month, int *mday)
{
	char word[40];
	size_t n = len < sizeof word - 1 ? len : sizeof word - 1;

	if (!n || !((*s >= '0' && *s <= '9') || (*s >= 'A' && *s <= 'Z')))
		return 0;
	memcpy(word, s, n);
	word[n] = '\0';
	return gd_dateinput_month_date(word, year, month, mday);
}

size_t
gd_pattern_date(const char *s, size_t len, int *year, int *month, int *mday)
{
	int64_t a, b, c = 0;
	size_t n, at, sign;
	bool han;

	n = month_date(s, len, year, month, mday);
	if (n)
		return n;
	n = gd_pattern_number(s, len, &a);
	if (!n)
		return 0;
	at = n;
	*year = 0;
	if ((sign = date_sign(s + at, len - at, HAN_YEAR)) && a >= 1000 &&
	    a <= 9999) {
		*year = (int)a;
		at += sign;
		n = gd_pattern_number(s + at, len - at, &a);
		if (!n)
			return 0;
		at += n;
	}
	han = word_at(s + at, len - at, HAN_MONTH) > 0;
	sign = *year ? date_sign(s + at, len - at, HAN_MONTH)
		     : word_at(s + at, len - at, HAN_MONTH);
	if (!sign || a < 1 || a > 12)
		return 0;
	at += sign;
	n = gd_pattern_number(s + at, len - at, &b);
	if (!n || b < 1 || b > 31)
		return 0;
	at += n;
	if (han) {
		c = (int64_t)word_at(s + at, len - at, HAN_DAY_RI);
		if (!c)
			c = (int64_t)word_at(s + at, len - at, HAN_DAY_HAO);
	}
	*month = (int)a;
	*mday = (int)b;
	return at + (size_t)c;
}

size_t
gd_pattern_sentence(const char *s, size_t len, size_t at, size_t *end)
{
	size_t start = 0, i, n;

	for (i = 0; i < len && i < at; i += n ? n : gd_pattern_char_len(s + i, len - i)) {
		n = gd_pattern_stop_at(s + i, len - i);
		if (n && i + n <= at)
			start = i + n;
	}
	for (i = at; i < len && !gd_pattern_stop_at(s + i, len - i);)
		i += gd_pattern_char_len(s + i, len - i);
	*end = i;
	return start;
}

/* Does a clause begin at `at`? */
bool
gd_pattern_clause_starts(const char *s, size_t at)
{
	size_t back;

	while (at && (s[at - 1] == ' ' || s[at - 1] == '\t'))
		at--;
	if (!at)
		return true;
	for (back = 1; back <= 3 && back <= at; back++)
		if (MARK(stops, s + at - back, back) == back ||
		    MARK(pauses, s + at - back, back) == back)
			return true;
	return false;
}
