/*
 * domain/pattern.c - see pattern.h.
 */
#include <config.h>

#include "domain/pattern.h"

#include <string.h>

#include "domain/hanwords.h"
#include "domain/numerals.h"

#define GAP_CHARS 16
#define GAPS 3

/* What ends a sentence. */
static const char *const stops[] = {
	"\n", "\u3002", "\uff01", "\uff1f", "\uff1b", "!", "?", ";"
};
/* … and what only ends a clause. */
static const char *const pauses[] = { "\uff0c", ",", "\u3001", "\uff1a", ":" };

static size_t
char_len(const char *s, size_t len)
{
	unsigned char c = (unsigned char)*s;
	size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

	return n < len ? n : len;
}

/* Bytes of the one among `marks` that stands at `s`, or 0. */
static size_t
mark_at(const char *const *marks, size_t marks_len, const char *s, size_t len)
{
	for (size_t i = 0; i < marks_len; i++) {
		size_t n = strlen(marks[i]);

		if (n <= len && memcmp(marks[i], s, n) == 0)
			return n;
	}
	return 0;
}

#define MARK(list, s, len) mark_at(list, sizeof(list) / sizeof *(list), s, len)

/* The code of an ASCII or full-width ASCII character at `s`, lower case; 0. */
static int
ascii_at(const char *s, size_t len, size_t *bytes)
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

static bool
digit_at(const char *s, size_t len, size_t *bytes, int *value)
{
	int c = ascii_at(s, len, bytes);

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

	while (at < len && digit_at(s + at, len - at, &bytes, &d)) {
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

size_t
gd_pattern_date(const char *s, size_t len, int *year, int *month, int *mday)
{
	int64_t a, b, c = 0;
	size_t n, at, sign;
	bool han;

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

	for (i = 0; i < len && i < at; i += n ? n : char_len(s + i, len - i)) {
		n = MARK(stops, s + i, len - i);
		if (n && i + n <= at)
			start = i + n;
	}
	for (i = at; i < len && !MARK(stops, s + i, len - i);)
		i += char_len(s + i, len - i);
	*end = i;
	return start;
}

struct matcher {
	const char *s;
	size_t len;
	int64_t number;
};

static size_t
digits_at(const struct matcher *m, size_t at, const char *spec, size_t n)
{
	int low = 0, high = 0, *to = &low;
	size_t i, bytes, count = 0, begin = at;
	int d;

	for (i = 0; i < n; i++) {
		if (spec[i] == '-')
			to = &high;
		else
			*to = *to * 10 + (spec[i] - '0');
	}
	/* The whole run, not its middle. */
	if (at && m->s[at - 1] >= '0' && m->s[at - 1] <= '9')
		return 0;
	while (at < m->len && digit_at(m->s + at, m->len - at, &bytes, &d)) {
		at += bytes;
		count++;
	}
	if (count && at < m->len && (m->s[at] == 'X' || m->s[at] == 'x')) {
		at++;
		count++;
	}
	if (count < (size_t)low || count > (size_t)(high ? high : low))
		return 0;
	return at - begin;
}

/* End of `p[0..n)` matched at `at`, or 0 (a match is never empty). */
static size_t
match(struct matcher *m, const char *p, size_t n, size_t at)
{
	size_t i, bytes, end, pb;
	int year, month, mday, a, b;

	if (!n)
		return at;
	if (*p == '*') {
		for (i = 0; i <= GAP_CHARS && at <= m->len; i++) {
			end = match(m, p + 1, n - 1, at);
			if (end)
				return end;
			if (at == m->len || MARK(stops, m->s + at, m->len - at))
				return 0;
			at += char_len(m->s + at, m->len - at);
		}
		return 0;
	}
	if (*p == '<') {
		const char *close = memchr(p, '>', n);
		size_t tag = close ? (size_t)(close - p) + 1 : n;
		int64_t value = -1;

		if (tag == 3 && p[1] == 'n') {
			bytes = gd_pattern_number(m->s + at, m->len - at,
						  &value);
			if (bytes && m->number < 0)
				m->number = value;
		} else if (p[1] == 'd' && p[2] == 'a') {
			bytes = gd_pattern_date(m->s + at, m->len - at, &year,
						&month, &mday);
		} else {
			bytes = digits_at(m, at, p + 2, tag - 3);
		}
		return bytes ? match(m, p + tag, n - tag, at + bytes) : 0;
	}
	if (at >= m->len)
		return 0;
	a = ascii_at(p, n, &pb);
	b = ascii_at(m->s + at, m->len - at, &bytes);
	if (a && a == b)
		return match(m, p + pb, n - pb, at + bytes);
	bytes = char_len(p, n);
	if (bytes > m->len - at || memcmp(p, m->s + at, bytes) != 0)
		return 0;
	return match(m, p + bytes, n - bytes, at + bytes);
}

/* Does a clause begin at `at`? */
static bool
clause_starts(const char *s, size_t at)
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

static size_t
match_one(struct matcher *m, const char *p, size_t n, size_t at)
{
	if (n && *p == '^') {
		if (!clause_starts(m->s, at))
			return 0;
		p++;
		n--;
	}
	return n ? match(m, p, n, at) : 0;
}

bool
gd_pattern_find(const char *patterns, const char *s, size_t len, size_t from,
		struct gd_match *out)
{
	size_t at, n, end;
	const char *p;

	for (at = from; patterns && at < len; at += char_len(s + at, len - at)) {
		size_t best = 0;

		for (p = patterns; *p; p += n + (p[n] == '|')) {
			struct matcher m = { s, len, -1 };

			n = strcspn(p, "|");
			/* Most words fail at their first byte. */
			if ((unsigned char)*p >= 0x80 &&
			    (unsigned char)*p != 0xEF && *p != s[at])
				continue;
			end = match_one(&m, p, n, at);
			if (end > at && end - at > best) {
				best = end - at;
				*out = (struct gd_match){ at, best, m.number };
			}
		}
		if (best)
			return true;
	}
	return false;
}

static bool
tag_valid(const char *p, size_t n)
{
	if (n == 3 && p[1] == 'n')
		return true;
	if (n == 6 && memcmp(p, "<date>", 6) == 0)
		return true;
	if (n < 4 || p[1] != 'd')
		return false;
	return strspn(p + 2, "0123456789-") == n - 3 && p[2] != '-' && n < 9;
}

bool
gd_pattern_valid(const char *patterns)
{
	int gaps = 0;
	const char *p, *close;

	for (p = patterns; *p; p++) {
		if (*p == '|')
			gaps = 0;
		else if (*p == '*' && (++gaps > GAPS || p == patterns ||
				       p[-1] == '|' || p[1] == '|' || !p[1]))
			return false;
		if (*p != '<')
			continue;
		close = strchr(p, '>');
		if (!close || !tag_valid(p, (size_t)(close - p) + 1))
			return false;
		p = close;
	}
	return true;
}
