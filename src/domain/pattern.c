/*
 * domain/pattern.c - see pattern.h: finding patterns in a text.
 */
#include <config.h>

#include "domain/pattern_internal.h"

#include <string.h>

#define GAP_UNITS 16	/* of `*` */
#define NEAR_UNITS 4	/* of `~` */
#define GAPS 3
#define KNOWN 400	/* patterns whose places are kept */
#define DIGITS 32	/* more is no number of a person */
#define GAP_CHARS "*~"

static bool
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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
	while (at < m->len && gd_pattern_digit_at(m->s + at, m->len - at, &bytes, &d)) {
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

static size_t match(struct matcher *m, const char *p, size_t n, size_t at);

static bool
inside_word(const struct matcher *m, size_t at)
{
	return at && at < m->len && is_latin(m->s[at]) && is_latin(m->s[at - 1]);
}

/* The rest after a gap; a Latin word counts as much as a Chinese character. */
static size_t
match_gap(struct matcher *m, const char *p, size_t n, size_t at, int units)
{
	size_t end;

	while (inside_word(m, at))
		at++;
	while (at <= m->len) {
		end = match(m, p, n, at);
		if (end)
			return end;
		if (at == m->len || gd_pattern_stop_at(m->s + at, m->len - at) ||
		    gd_pattern_opens(m->s + at, m->len - at) ||
		    (m->s[at] != ' ' && units-- == 0))
			return 0;
		if (is_latin(m->s[at]))
			while (at < m->len && is_latin(m->s[at]))
				at++;
		else
			at += gd_pattern_char_len(m->s + at, m->len - at);
	}
	return 0;
}

/* A run of digits, single blanks between; how many bytes, how many digits. */
static size_t
digit_run(const struct matcher *m, size_t at, char *digits, size_t *count)
{
	size_t i = at, n = 0;

	*count = 0;
	if (at && m->s[at - 1] >= '0' && m->s[at - 1] <= '9')
		return 0;
	while (i < m->len && n < DIGITS) {
		size_t next = i + (n && m->s[i] == ' ');

		if (next == m->len || m->s[next] < '0' || m->s[next] > '9')
			break;
		digits[n++] = m->s[next];
		i = next + 1;
	}
	*count = n;
	return i - at;
}

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

/*
 * A number of an identity card: a province, a day of birth, 18 places (GB 11643).
 * The check digit is not asked for: one that is mistyped is as private.
 */
static size_t
id_at(const struct matcher *m, size_t at)
{
	size_t count, bytes;
	char d[DIGITS];

	bytes = digit_run(m, at, d, &count);
	if (bytes != count)
		return 0;
	if (count == 17 && at + 17 < m->len && (m->s[at + 17] | 32) == 'x')
		bytes++;
	else if (count != 18)
		return 0;
	if (d[0] < '1' || d[0] > '8' || two_digits(d + 6) < 19 ||
	    two_digits(d + 6) > 20 || !two_digits(d + 10) ||
	    two_digits(d + 10) > 12 || !two_digits(d + 12) ||
	    two_digits(d + 12) > 31)
		return 0;
	return bytes;
}

/* A bank card: 16 to 19 digits, of UnionPay (62…), or 16 that keep Luhn's sum. */
static size_t
card_at(const struct matcher *m, size_t at)
{
	size_t count, bytes, i;
	char d[DIGITS];
	int sum = 0, v;

	bytes = digit_run(m, at, d, &count);
	if (count < 16 || count > 19)
		return 0;
	if (d[0] == '6' && d[1] == '2')
		return bytes;
	for (i = 0; i < count; i++) {
		v = (d[count - 1 - i] - '0') * (i % 2 ? 2 : 1);
		sum += v > 9 ? v - 9 : v;
	}
	return count == 16 && (d[0] == '4' || d[0] == '5') && sum % 10 == 0
		       ? bytes : 0;
}

/* Bytes that the tag `p[0..tag)` takes at `at`, or 0. */
static size_t
match_tag(struct matcher *m, const char *p, size_t tag, size_t at)
{
	int year, month, mday;
	int64_t value = -1;
	size_t bytes;

	if (tag == 3 && p[1] == 'n') {
		bytes = gd_pattern_number(m->s + at, m->len - at, &value);
		if (bytes && m->number < 0)
			m->number = value;
		return bytes;
	}
	if (p[1] == 'd' && p[2] == 'a')
		return gd_pattern_date(m->s + at, m->len - at, &year, &month,
				       &mday);
	if (p[1] == 'i')
		return id_at(m, at);
	if (p[1] == 'c')
		return card_at(m, at);
	return digits_at(m, at, p + 2, tag - 3);
}

/* Bytes of the text that the one character at `p` takes, or 0; its own in `*pb`. */
static size_t
match_char(const struct matcher *m, const char *p, size_t n, size_t at,
	   size_t *pb)
{
	size_t bytes;
	int a;

	if (at >= m->len)
		return 0;
	a = gd_pattern_ascii_at(p, n, pb);
	if (a && a == gd_pattern_ascii_at(m->s + at, m->len - at, &bytes))
		return bytes;
	*pb = bytes = gd_pattern_char_len(p, n);
	if (bytes > m->len - at || memcmp(p, m->s + at, bytes) != 0)
		return 0;
	return bytes;
}

/* Can the word at `p` begin at `at`? Most cannot, which is cheap to see. */
static bool
may_begin(const struct matcher *m, const char *p, size_t n, size_t at)
{
	size_t left = m->len - at;
	unsigned char a, b;

	if (!n || !left)
		return false;
	a = (unsigned char)*p;
	b = (unsigned char)m->s[at];
	/* Full-width ASCII folds: that is for match_char(). */
	if (a == 0xEF || b == 0xEF)
		return true;
	if (a < 0x80)
		return b < 0x80 && (a == b || (a | 32) == (b | 32));
	return a == b && (n < 3 || left < 3 ||
			  (p[1] == m->s[at + 1] && p[2] == m->s[at + 2]));
}

/* One word of the group at `p`, then the rest after its bracket. */
static size_t
match_group(struct matcher *m, const char *p, size_t group, size_t n, size_t at)
{
	const char *word = p + 1, *end = p + group - 1;
	size_t best = 0;

	for (; word < end; word++) {
		size_t here = at, got, pb;

		if (!may_begin(m, word, (size_t)(end - word), at)) {
			word = memchr(word, '|', (size_t)(end - word));
			if (!word)
				break;
			continue;
		}
		for (; word < end && *word != '|'; word += pb) {
			got = match_char(m, word, (size_t)(end - word), here,
					 &pb);
			if (!got)
				break;
			here += got;
		}
		if (word == end || *word == '|')
			got = match(m, p + group, n - group, here);
		else
			got = 0;
		best = got > best ? got : best;
		while (word < end && *word != '|')
			word++;
	}
	return best;
}

/* Bytes up to and with `close`; all that is there when it is missing. */
static size_t
bracket(const char *p, size_t n, char close)
{
	const char *end = memchr(p, close, n);

	return end ? (size_t)(end - p) + 1 : n;
}

/* End of `p[0..n)` matched at `at`, or 0 (a match is never empty). */
static size_t
match(struct matcher *m, const char *p, size_t n, size_t at)
{
	size_t bytes, part;

	while (n) {
		if (*p == '*' || *p == '~')
			return match_gap(m, p + 1, n - 1, at,
					 *p == '*' ? GAP_UNITS : NEAR_UNITS);
		if (*p == '(')
			return match_group(m, p, bracket(p, n, ')'), n, at);
		if (*p == '<') {
			part = bracket(p, n, '>');
			bytes = match_tag(m, p, part, at);
		} else {
			bytes = match_char(m, p, n, at, &part);
		}
		if (!bytes)
			return 0;
		p += part;
		n -= part;
		at += bytes;
	}
	return at;
}

static size_t
match_one(struct matcher *m, const char *p, size_t n, size_t at)
{
	if (n && *p == '^') {
		if (!gd_pattern_clause_starts(m->s, at))
			return 0;
		p++;
		n--;
	}
	if (!n || inside_word(m, at) ||
	    (*p != '(' && *p != '<' && !may_begin(m, p, n, at)))
		return 0;
	return match(m, p, n, at);
}

/* The byte after the pattern that begins at `p`: its `|` or the end of all. */
static const char *
pattern_end(const char *p)
{
	int depth = 0;

	for (; *p && (depth > 0 || *p != '|'); p++)
		depth += (*p == '(') - (*p == ')');
	return p;
}

/*
 * Which characters patterns can begin with, as a hash: in most places of a text
 * none of them does, and nothing need be tried there.
 */
struct beginnings {
	uint64_t bits[16];
	bool any;	/* a tag begins with what it likes */
	const char *starts[KNOWN];	/* of the first patterns: no need to look */
	size_t len;
};

static unsigned
beginning_of(const char *s, size_t len)
{
	size_t bytes, i;
	int c = gd_pattern_ascii_at(s, len, &bytes);
	unsigned h = 0;

	if (c)
		return (unsigned)c;
	bytes = gd_pattern_char_len(s, len);
	for (i = 0; i < bytes; i++)
		h = h * 31 + (unsigned char)s[i];
	return 128 + h % 896;
}

static void
add_beginning(struct beginnings *b, const char *p)
{
	unsigned h;

	if (*p == '<') {
		b->any = true;
		return;
	}
	h = beginning_of(p, strnlen(p, 4));
	b->bits[h / 64] |= UINT64_C(1) << (h % 64);
}

static void
note_beginnings(const char *patterns, struct beginnings *b)
{
	const char *p, *end, *w;

	memset(b->bits, 0, sizeof b->bits);
	b->any = false;
	b->len = 0;
	for (p = patterns; *p; p = *end ? end + 1 : end) {
		end = pattern_end(p);
		if (b->len < KNOWN)
			b->starts[b->len++] = p;
		w = *p == '^' ? p + 1 : p;
		if (*w != '(') {
			add_beginning(b, w);
			continue;
		}
		for (; w < end && *w != ')'; w++)
			if (*w == '(' || *w == '|')
				add_beginning(b, w + 1);
	}
}

bool
gd_pattern_find(const char *patterns, const char *s, size_t len, size_t from,
		struct gd_match *out)
{
	struct beginnings b;
	size_t at, end;
	const char *p, *next;

	if (!patterns)
		return false;
	note_beginnings(patterns, &b);
	for (at = from; at < len; at += gd_pattern_char_len(s + at, len - at)) {
		unsigned h = beginning_of(s + at, len - at);
		size_t best = 0, k = 0;

		if (!b.any && !(b.bits[h / 64] >> (h % 64) & 1))
			continue;
		for (p = patterns; *p; p = *next ? next + 1 : next) {
			struct matcher m = { s, len, -1 };

			next = ++k < b.len ? b.starts[k] - 1 : pattern_end(p);
			end = match_one(&m, p, (size_t)(next - p), at);
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
	if ((n == 6 && memcmp(p, "<date>", 6) == 0) ||
	    (n == 6 && memcmp(p, "<card>", 6) == 0) ||
	    (n == 4 && memcmp(p, "<id>", 4) == 0))
		return true;
	if (n < 4 || p[1] != 'd')
		return false;
	return strspn(p + 2, "0123456789-") == n - 3 && p[2] != '-' && n < 9;
}

/* Bytes of a group of plain words that begins at `p`; 0: it is none. */
static size_t
group_valid(const char *p)
{
	size_t n = strcspn(p + 1, ")(<>^" GAP_CHARS), i;

	if (p[1 + n] != ')' || !n)
		return 0;
	for (i = 1; i <= n; i++)
		if (p[i] == '|' && (i == 1 || i == n || p[i + 1] == '|'))
			return 0;
	return n + 2;
}

bool
gd_pattern_valid(const char *patterns)
{
	int gaps = 0;
	const char *p, *close;

	for (p = patterns; *p; p++) {
		if (*p == '|')
			gaps = 0;
		else if (strchr(GAP_CHARS, *p) &&
			 (++gaps > GAPS || p == patterns || p[-1] == '|' ||
			  p[1] == '|' || !p[1]))
			return false;
		if (*p == '(') {
			if (!group_valid(p))
				return false;
			p += group_valid(p) - 1;
		} else if (*p == ')') {
			return false;
		}
		if (*p != '<')
			continue;
		close = strchr(p, '>');
		if (!close || !tag_valid(p, (size_t)(close - p) + 1))
			return false;
		p = close;
	}
	return true;
}
