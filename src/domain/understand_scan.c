/*
 * domain/understand_scan.c - amounts and order numbers in running text.
 */
#include "domain/interview_internal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "domain/hanwords_interview.h"
#include "domain/money.h"

#define ORDER_MIN 8		/* shorter runs may be anything */
#define ORDER_MAX 64
#define CLAIM_REACH 24		/* bytes before an amount that may claim it */

/* Does one of `words` end right before `pos`? Its length, or 0. */
static size_t
word_before(const char *words, const char *text, size_t pos)
{
	while (*words) {
		size_t n = strcspn(words, "|");

		if (n > 0 && n <= pos && memcmp(words, text + pos - n, n) == 0)
			return n;
		words += n + (words[n] == '|');
	}
	return 0;
}

/* Bytes of the number, in digits or Han numerals, that starts at `s`. */
static size_t
number_len(const char *s, bool *digits)
{
	size_t len = 0, n;

	*digits = *s >= '0' && *s <= '9';
	for (;;) {
		n = strspn(s + len, "0123456789");
		if (n == 0 && len > 0 && (s[len] == ',' || s[len] == '.') &&
		    s[len + 1] >= '0' && s[len + 1] <= '9')
			n = 1;
		if (n == 0)
			n = gd_iv_word_at(GD_HAN_NUMERALS, s + len);
		if (n == 0)
			return len;
		len += n;
	}
}

/* Does `s`, right after a number, say that it was yuan? */
static bool
yuan_follows(const char *s, bool digits)
{
	size_t n;

	s += strspn(s, " ");
	n = gd_iv_word_at(GD_HAN_YUAN, s);
	if (n > 0)
		return gd_iv_word_at(GD_HAN_NOT_YUAN, s + n) == 0;
	if (gd_iv_word_at(GD_HAN_KUAI_QIAN, s) > 0 ||
	    strncasecmp(s, "yuan", 4) == 0 || strncasecmp(s, "rmb", 3) == 0)
		return true;
	/* "yi kuai" alone means "together" as often as one yuan. */
	return digits && gd_iv_word_at(GD_HAN_KUAI, s) > 0;
}

static bool
yen_before(const char *text, size_t pos)
{
	while (pos > 0 && text[pos - 1] == ' ')
		pos--;
	return word_before(GD_HAN_YEN_SIGNS, text, pos) > 0;
}

/* Compensation, a fine or a discount is not what was paid. */
static bool
claimed(const char *text, size_t pos)
{
	static const char ends[] = GD_HAN_CLAUSE_ENDS "|\n|,|;|!|?";
	size_t low = pos > CLAIM_REACH ? pos - CLAIM_REACH : 0;

	while (pos > low) {
		pos--;
		if (gd_iv_word_at(ends, text + pos) > 0)
			return false;
		if (gd_iv_word_at(GD_HAN_CLAIMED, text + pos) > 0)
			return true;
	}
	return false;
}

bool
gd_iv_scan_amount(const char *facts, struct gd_buf *out)
{
	int64_t found = 0, fen;
	bool clear = true, digits;
	size_t n;

	for (size_t pos = 0; facts[pos] && clear; pos += n > 0 ? n : 1) {
		char *number;

		n = number_len(facts + pos, &digits);
		if (n == 0 || claimed(facts, pos) ||
		    (!yuan_follows(facts + pos + n, digits) &&
		     !(digits && yen_before(facts, pos))))
			continue;
		number = gd_strndup(facts + pos, n);
		clear = gd_money_parse(number, &fen, NULL) == GD_OK &&
			fen > 0 && (found == 0 || found == fen);
		found = clear ? fen : 0;
		free(number);
	}
	if (!clear || found == 0)
		return false;
	gd_money_format_plain(out, found);
	return true;
}

/* Length of the words that announce an order number at `s`; 0: none. */
static size_t
order_word(const char *s, size_t *gap)
{
	static const char *const latin[] = {
		"order number", "order no", "order id", NULL
	};
	size_t n = gd_iv_word_at(GD_HAN_ORDER_NO, s), link;

	for (size_t i = 0; n == 0 && latin[i]; i++) {
		if (strncasecmp(s, latin[i], strlen(latin[i])) == 0)
			n = strlen(latin[i]);
	}
	for (*gap = n; n > 0; *gap += link) {
		link = strspn(s + *gap, " :.#");
		if (link == 0)
			link = gd_iv_word_at(GD_HAN_ORDER_LINK, s + *gap);
		if (link == 0)
			break;
	}
	return n;
}

bool
gd_iv_scan_order_no(const char *facts, struct gd_buf *out)
{
	const char *found = NULL;
	size_t found_len = 0, gap = 0;

	for (const char *s = facts; *s; s++) {
		const char *run;
		size_t n;

		if (order_word(s, &gap) == 0)
			continue;
		run = s + gap;
		n = strspn(run, "0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			   "abcdefghijklmnopqrstuvwxyz");
		if (n < ORDER_MIN || n > ORDER_MAX || *run < '0' || *run > '9')
			continue;
		if (found && (n != found_len || memcmp(run, found, n) != 0))
			return false;
		found = run;
		found_len = n;
	}
	if (!found)
		return false;
	gd_buf_add(out, found, found_len);
	return true;
}
