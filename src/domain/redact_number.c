/*
 * domain/redact_number.c - numbers that tell by their form what they are.
 *
 * Digits are read in groups: "138 0013 8000" is one number of three groups. A
 * number must end where a group ends, so that an order number that happens to
 * begin like a phone is none.
 */
#include <config.h>

#include "domain/redact_internal.h"

#include "domain/checks.h"

#define DIGITS_MAX 40
#define SEPS_MAX 2	/* separators in a row inside of a number */
#define LONG_NUMBER 15	/* digits in one piece that no plain amount has */

struct digits {
	char d[DIGITS_MAX + 1];
	size_t at[DIGITS_MAX];	/* unit of each */
	bool last[DIGITS_MAX];	/* ends a group */
	size_t len;
	size_t groups;
};

/* Digits from unit `i` on, across separators and the brackets of an area code. */
static void
read_digits(const struct gd_units *us, size_t i, struct digits *out)
{
	size_t seps = 0;

	out->len = 0;
	out->groups = 0;
	for (; i < us->len && out->len < DIGITS_MAX; i++) {
		if (gd_unit_digit(us, i)) {
			if (seps || out->len == 0)
				out->groups++;
			out->at[out->len] = i;
			out->last[out->len] = !gd_unit_digit(us, i + 1);
			out->d[out->len++] = (char)us->u[i].uc;
			seps = 0;
		} else if (us->u[i].sep || us->u[i].uc == ')' ||
			   us->u[i].uc == '(') {
			if (++seps > SEPS_MAX)
				break;
		} else {
			break;
		}
	}
	out->d[out->len] = '\0';
}

static bool
ends(const struct digits *n, size_t len)
{
	return n->len >= len && n->last[len - 1];
}

static size_t
mobile(const struct digits *n)
{
	size_t skip = n->len >= 13 && n->d[0] == '8' && n->d[1] == '6' ? 2 : 0;

	if (n->len > skip + 10 && n->d[skip] == '1' && n->d[skip + 1] >= '3' &&
	    ends(n, skip + 11))
		return skip + 11;
	return 0;
}

/* Area code and seven or eight digits. */
static size_t
landline(const struct digits *n)
{
	size_t area;

	if (n->len < 10 || n->d[0] != '0')
		return 0;
	if (n->d[1] == '2' || (n->d[1] == '1' && n->d[2] == '0'))
		area = 3;
	else if (n->d[1] >= '3')
		area = 4;
	else
		return 0;
	if (n->d[area] < '2' || n->d[area] > '8')
		return 0;
	if (ends(n, area + 8))
		return area + 8;
	return area == 4 && ends(n, area + 7) ? area + 7 : 0;
}

/* Seventeen digits and a check character that fits. */
static size_t
identity(const struct gd_units *us, const struct digits *n, size_t *to)
{
	char text[19];
	size_t i;

	if (n->len < 17)
		return 0;
	for (i = 0; i < 17; i++)
		text[i] = n->d[i];
	*to = n->at[16] + 1;
	while (*to < us->len && us->u[*to].sep)
		++*to;
	if (n->len > 17 && ends(n, 18)) {
		text[17] = n->d[17];
		*to = n->at[17];
	} else if (*to < us->len && us->u[*to].uc == 'x') {
		text[17] = 'X';
	} else {
		return 0;
	}
	++*to;
	text[18] = '\0';
	return gd_id_no_valid(text) ? 18 : 0;
}

static bool
luhn(const char *d, size_t len)
{
	int sum = 0;

	for (size_t i = 0; i < len; i++) {
		int n = d[len - 1 - i] - '0';

		if (i % 2)
			n = n > 4 ? n * 2 - 9 : n * 2;
		sum += n;
	}
	return sum % 10 == 0;
}

/* 16 to 19 digits in one piece, or in fours as they are printed on a card. */
static size_t
card(const struct digits *n)
{
	size_t len = n->len;

	if (len < 16)
		return 0;
	if (n->groups > 1) {
		if (!n->last[3] || !n->last[7] || !n->last[11])
			return 0;
		for (len = 16; len <= 19; len++)
			if (ends(n, len))
				break;
	}
	if (len > 19 || !ends(n, len) ||
	    !(n->d[0] >= '3' && n->d[0] <= '9'))
		return 0;
	return luhn(n->d, len) ? len : 0;
}

/* A credit code is a company's; its digits are nobody's number. */
static bool
in_credit_code(const struct gd_units *us, size_t i)
{
	char code[19];
	size_t from = i, n = 0;

	while (from > 0 && (gd_unit_digit(us, from - 1) ||
			    gd_unit_latin(us, from - 1)))
		from--;
	while (n < 18 && (gd_unit_digit(us, from + n) ||
			  gd_unit_latin(us, from + n))) {
		code[n] = (char)us->u[from + n].uc;
		n++;
	}
	code[n] = '\0';
	return n == 18 && !gd_unit_digit(us, from + n) &&
	       !gd_unit_latin(us, from + n) && gd_credit_code_valid(code) &&
	       !gd_id_no_valid(code);
}

static bool
is_mask(uint32_t uc)
{
	return uc == '*' || uc == 0x2022 || uc == 0x25CF || uc == 0xD7 ||
	       uc == 0x2217 || uc == 'x';
}

/* 138****8000: what is masked still narrows down whose it is. */
static size_t
masked(struct gd_redact *r, size_t i)
{
	const struct gd_units *us = &r->units;
	size_t head = 0, mask = 0, tail = 0, to = i;

	while (gd_unit_digit(us, to))
		head++, to++;
	while (to < us->len && is_mask(us->u[to].uc))
		mask++, to++;
	while (gd_unit_digit(us, to) ||
	       (tail == 3 && to < us->len && us->u[to].uc == 'x'))
		tail++, to++;
	if (head < 1 || head > 6 || mask < 3 || tail < 2 || tail > 4)
		return 0;
	gd_redact_note(r, i, to, head == 3 && tail == 4 && us->u[i].uc == '1'
			       ? GD_REDACT_PHONE : head == 6
			       ? GD_REDACT_ID_NO : GD_REDACT_NUMBER, -1);
	return to;
}

/* Whatever begins at the group at unit `i`; the unit after it, 0: nothing. */
static size_t
number_at(struct gd_redact *r, size_t i)
{
	const struct gd_units *us = &r->units;
	enum gd_redact_kind kind = GD_REDACT_PHONE;
	struct digits n;
	size_t len, to = 0;

	read_digits(us, i, &n);
	len = mobile(&n);
	if (!len)
		len = landline(&n);
	if (!len && identity(us, &n, &to)) {
		gd_redact_note(r, i, to, GD_REDACT_ID_NO, -1);
		return to;
	}
	if (!len && (len = card(&n)) > 0)
		kind = GD_REDACT_BANK;
	if (!len) {
		size_t one = 0;

		while (one < n.len && !n.last[one])
			one++;
		if (one + 1 < LONG_NUMBER)
			return 0;
		len = one < n.len ? one + 1 : n.len;
		kind = GD_REDACT_NUMBER;
	}
	to = n.at[len - 1] + 1;
	while (len == n.len && n.len == DIGITS_MAX && gd_unit_digit(us, to))
		to++;
	if (kind != GD_REDACT_PHONE && in_credit_code(us, i))
		return 0;
	gd_redact_note(r, i > 0 && us->u[i - 1].uc == '+' ? i - 1 : i, to,
		       kind, -1);
	return to;
}

void
gd_redact_find_numbers(struct gd_redact *r)
{
	const struct gd_units *us = &r->units;
	size_t i = 0;

	while (i < us->len) {
		size_t to;

		if (!gd_unit_digit(us, i) ||
		    (i && gd_unit_digit(us, i - 1))) {
			i++;
			continue;
		}
		to = masked(r, i);
		if (!to)
			to = number_at(r, i);
		i = to ? to : i + 1;
	}
}
