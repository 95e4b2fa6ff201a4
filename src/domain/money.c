/*
 * domain/money.c - amounts as people write and say them, in fen.
 *
 * An amount is a number (Arabic with an optional place word, or Chinese), a
 * yuan word, a fraction in jiao and fen, and marks around them. What fits two
 * readings is refused: a wrong sum in a letter is worse than a second question.
 */
#include "domain/money.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "domain/hanwords.h"
#include "domain/numerals.h"

#define YEN_SIGN "\u00a5"

/* Longer input is no amount; it also keeps the sentences short. */
#define INPUT_MAX 120

/* Larger than any amount, small enough to be multiplied by 100. */
#define YUAN_LIMIT INT64_C(1000000000000)

enum problem {
	FINE,
	NOT_MONEY,
	NEGATIVE,
	GROUPING,
	DECIMALS,
	TOO_LARGE
};

static bool
eat(const char **p, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*p, word, n) != 0)
		return false;
	*p += n;
	return true;
}

static bool
eat_any(const char **p, const char *const *words)
{
	for (; *words != NULL; words++)
		if (eat(p, *words))
			return true;
	return false;
}

static void
skip_spaces(const char **p)
{
	while (**p == ' ' || **p == '\t')
		(*p)++;
}

/* One of `words`, spaces before it allowed. */
static bool
eat_spaced(const char **p, const char *const *words)
{
	const char *q = *p;

	skip_spaces(&q);
	if (!eat_any(&q, words))
		return false;
	*p = q;
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* An Arabic number: `value` / 10^`decimals`. */
struct arabic {
	int64_t value;
	int decimals;
	bool point;
	bool comma;
};

static enum problem
append_digit(struct arabic *a, char c)
{
	if (a->value >= YUAN_LIMIT * 100)
		return TOO_LARGE;
	a->value = a->value * 10 + (c - '0');
	return FINE;
}

static enum problem
read_whole(const char **p, struct arabic *a)
{
	int group = 0;		/* digits since the last comma */

	for (;; (*p)++) {
		if (is_digit(**p)) {
			if (append_digit(a, **p) != FINE)
				return TOO_LARGE;
			group++;
		} else if (**p == ',') {
			/* 1,299: one to three digits, then threes. */
			if (a->comma ? group != 3 : group > 3)
				return GROUPING;
			if (!a->comma && a->value == 0)
				return GROUPING;
			a->comma = true;
			group = 0;
		} else {
			break;
		}
	}
	return a->comma && group != 3 ? GROUPING : FINE;
}

static enum problem
read_arabic(const char **p, struct arabic *a)
{
	enum problem bad = read_whole(p, a);

	if (bad != FINE || **p != '.')
		return bad;
	(*p)++;
	a->point = true;
	for (; is_digit(**p); (*p)++) {
		if (append_digit(a, **p) != FINE)
			return TOO_LARGE;
		a->decimals++;
	}
	return a->decimals > 0 ? FINE : NOT_MONEY;
}

/* 1.2 wan, 3 qian wan, 5k: the words after `a` as one factor; 1 when none. */
static int64_t
read_factor(const char **p)
{
	int64_t first, second = 1;
	int len;

	if (eat(p, "w"))
		return 10000;
	if (eat(p, "k"))
		return 1000;
	first = gd_han_place(*p, &len);
	if (first == 0)
		return 1;
	*p += len;
	if (first < 10000) {
		second = gd_han_place(*p, &len);
		if (second < 10000)
			return first;
		*p += len;
	}
	return first * second;
}

static enum problem
to_fen(struct arabic a, int64_t factor, int64_t *fen)
{
	int64_t scale = 1;
	int64_t v;
	int i;

	/* No factor is as large as 18 of them are small. */
	if (a.decimals > (factor == 1 ? 2 : 18))
		return DECIMALS;
	for (i = 0; i < a.decimals; i++)
		scale *= 10;
	if (__builtin_mul_overflow(a.value, factor, &v) ||
	    __builtin_mul_overflow(v, 100, &v))
		return TOO_LARGE;
	if (v % scale != 0)
		return DECIMALS;
	v /= scale;
	if (v > GD_MONEY_MAX_FEN)
		return TOO_LARGE;
	*fen = v;
	return FINE;
}

/* The number before any yuan word; `*point` when it had decimals. */
static enum problem
read_number(const char **p, int64_t *fen, bool *point)
{
	struct arabic a = { .value = 0 };
	const char *q = *p;
	enum problem bad;
	int64_t yuan, factor;
	bool spaced;
	int len;

	if (is_digit(*q)) {
		bad = read_arabic(&q, &a);
		if (bad != FINE)
			return bad;
		spaced = *q == ' ';
		skip_spaces(&q);
		*point = a.point;
		/* More than four digits are no part of a mixed numeral. */
		if (a.point || a.comma || spaced || a.value > 9999 ||
		    gd_han_place(q, &len) == 0) {
			factor = read_factor(&q);
			*p = q;
			return to_fen(a, factor, fen);
		}
		q = *p;
	}
	if (!gd_han_number(&q, GD_HAN_SHORT | GD_HAN_ASCII, &yuan))
		return NOT_MONEY;
	*p = q;
	*fen = yuan * 100;
	return FINE;
}

/* One digit, Arabic or Chinese, that no other digit or place follows; -1. */
static int
read_single(const char **p)
{
	const char *q = *p;
	int len = 1;
	int d = is_digit(*q) ? *q - '0' : gd_han_digit(q, &len);
	int skip;

	if (d < 0)
		return -1;
	q += len;
	if (is_digit(*q) || gd_han_digit(q, &skip) >= 0 ||
	    gd_han_place(q, &skip) != 0)
		return -1;
	*p = q;
	return d;
}

static const char *const jiao_words[] = { HAN_JIAO, HAN_MAO, NULL };
static const char *const fen_words[] = { HAN_FEN, NULL };

/*
 * What may follow a yuan word: half, jiao and fen, a zero and fen, or right
 * behind it a single digit of jiao. Leaves `*p` alone when nothing of that stands there.
 */
static void
read_fraction(const char **p, int64_t *fen)
{
	const char *q = *p;
	bool spaced = *q == ' ';
	int d;

	skip_spaces(&q);
	if (eat(&q, HAN_HALF)) {
		*fen += 50;
		*p = q;
		return;
	}
	if (eat(&q, HAN_ZERO) || (q[0] == '0' && is_digit(q[1]) && q++)) {
		d = read_single(&q);
		if (d > 0 && eat_spaced(&q, fen_words)) {
			*fen += d;
			*p = q;
		}
		return;
	}
	d = read_single(&q);
	if (d < 0)
		return;
	if (eat_spaced(&q, fen_words)) {
		*fen += d;
		*p = q;
		return;
	}
	if (eat_spaced(&q, jiao_words)) {
		const char *after = q;
		bool apart = *after == ' ';
		int last;

		skip_spaces(&after);
		last = read_single(&after);
		if (last >= 0 && (eat_spaced(&after, fen_words) || !apart)) {
			*fen += last;
			q = after;
		}
	} else if (spaced) {
		return;		/* a number of its own */
	}
	*fen += d * 10;
	*p = q;
}

/* Under a yuan: 5 mao, 5 jiao 3 fen, 8 fen. */
static bool
read_small(const char **p, int64_t *fen)
{
	const char *q = *p;
	int d = read_single(&q);

	if (d < 0)
		return false;
	skip_spaces(&q);
	if (strncmp(q, HAN_JIAO, strlen(HAN_JIAO)) != 0 &&
	    strncmp(q, HAN_MAO, strlen(HAN_MAO)) != 0 &&
	    strncmp(q, HAN_FEN, strlen(HAN_FEN)) != 0)
		return false;
	*fen = 0;
	read_fraction(p, fen);
	return true;
}

static enum problem
read_amount(const char *p, int64_t *out)
{
	static const char *const before[] = {
		YEN_SIGN, "rmb", "cny", HAN_RENMINBI, NULL
	};
	static const char *const yuan[] = {
		HAN_YUAN, HAN_YUAN_ROUND, HAN_YUAN_OLD, HAN_KUAI,
		HAN_KUAI_OLD, NULL
	};
	static const char *const after[] = {
		HAN_WHOLE, HAN_WHOLE_ZHENG, "rmb", "cny", HAN_RENMINBI, NULL
	};
	bool point = false;
	int64_t fen = 0;
	enum problem bad;

	skip_spaces(&p);
	if (eat_any(&p, before))
		skip_spaces(&p);
	if (*p == '-')
		return NEGATIVE;
	if (!read_small(&p, &fen)) {
		bad = read_number(&p, &fen, &point);
		if (bad != FINE)
			return bad;
		skip_spaces(&p);
		if (eat_any(&p, yuan) && !point)
			read_fraction(&p, &fen);
	}
	(void)eat(&p, HAN_QIAN);
	skip_spaces(&p);
	(void)eat_any(&p, after);
	skip_spaces(&p);
	if (*p != '\0')
		return NOT_MONEY;
	if (fen > GD_MONEY_MAX_FEN)
		return TOO_LARGE;
	*out = fen;
	return FINE;
}

static enum gd_status
refuse(enum problem why, const char *s, struct gd_error *err)
{
	switch (why) {
	case NEGATIVE:
		return gd_error_set(err, GD_EINVAL,
				    _("an amount is never below zero: write '%s' without the minus sign"),
				    s);
	case GROUPING:
		return gd_error_set(err, GD_EINVAL,
				    _("the comma in '%s' does not mark thousands: write 1299 or 1,299.00"),
				    s);
	case DECIMALS:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is finer than one fen: give at most two decimals, as in 1299.50"),
				    s);
	case TOO_LARGE:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is more than 999,999,999,999.99 yuan: check the number of digits"),
				    s);
	default:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is not an amount understood here: write yuan, as in 1299 or 1,299.00"),
				    s);
	}
}

enum gd_status
gd_money_parse(const char *s, int64_t *fen, struct gd_error *err)
{
	struct gd_buf folded = GD_BUF_INIT;
	enum problem bad;
	size_t len = strlen(s);

	if (len > INPUT_MAX)
		return gd_error_set(err, GD_EINVAL,
				    _("this is too long for an amount: write yuan, as in 1299 or 1,299.00"));
	gd_text_fold(&folded, s, len);
	bad = read_amount(folded.s, fen);
	gd_buf_release(&folded);
	return bad == FINE ? GD_OK : refuse(bad, s, err);
}

void
gd_money_format_plain(struct gd_buf *out, int64_t fen)
{
	uint64_t v = fen < 0 ? -(uint64_t)fen : (uint64_t)fen;

	if (fen < 0)
		gd_buf_addc(out, '-');
	gd_buf_addi(out, (int64_t)(v / 100));
	gd_buf_addc(out, '.');
	gd_buf_addc(out, (char)('0' + v % 100 / 10));
	gd_buf_addc(out, (char)('0' + v % 10));
}

void
gd_money_format(struct gd_buf *out, int64_t fen)
{
	uint64_t v = fen < 0 ? -(uint64_t)fen : (uint64_t)fen;
	struct gd_buf plain = GD_BUF_INIT;
	size_t whole, i;

	gd_buf_addf(&plain, "%llu", (unsigned long long)(v / 100));
	whole = plain.len;
	gd_buf_adds(out, fen < 0 ? "-" YEN_SIGN : YEN_SIGN);
	for (i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			gd_buf_addc(out, ',');
		gd_buf_addc(out, plain.s[i]);
	}
	gd_buf_addf(out, ".%02u", (unsigned)(v % 100));
	gd_buf_release(&plain);
}
