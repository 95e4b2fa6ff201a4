/*
 * domain/redact_cue.c - numbers and account names that a word before gives away,
 * mail addresses, number plates.
 */
#include <config.h>

#include "domain/redact_internal.h"

#include "base/mem.h"

#define JOIN_MAX 4	/* separators and join words between cue and value */

/* What a value behind a cue must be like. */
static const struct form {
	enum gd_redact_kind kind;
	size_t digits, chars, max;	/* at least, at least, at most */
	bool spaced;		/* may be written in groups */
} forms[] = {
	{ GD_REDACT_PHONE, 7, 7, 20, true },
	{ GD_REDACT_ID_NO, 5, 6, 24, true },
	{ GD_REDACT_BANK, 8, 8, 30, true },
	{ GD_REDACT_PAYMENT, 8, 8, 64, false },
	{ GD_REDACT_ORDER, 5, 6, 64, false },
	{ GD_REDACT_NUMBER, 3, 3, 8, false },
};

static bool
alnum(const struct gd_units *us, size_t i)
{
	return gd_unit_digit(us, i) || gd_unit_latin(us, i);
}

/* Past the colon, spaces and words like "is"; `*joined`: there was one. */
static size_t
skip_join(const struct gd_redact *r, enum gd_redact_kind k, size_t i,
	  bool *joined)
{
	const struct gd_units *us = &r->units;

	*joined = false;
	for (int n = 0; n < JOIN_MAX; n++) {
		size_t end = gd_words_at(&r->lists[k].joins, us, i);

		if (end) {
			*joined = true;
			i = end;
		} else if (i < us->len && us->u[i].sep) {
			i++;
		} else {
			break;
		}
	}
	return i;
}

/* A token of digits and letters from `i`, hyphens inside. */
static size_t
token(const struct gd_units *us, size_t i, const struct form *f,
      size_t *digits, size_t *chars)
{
	size_t to = i;

	*digits = *chars = 0;
	for (; i < us->len && *chars <= f->max; i++) {
		if (alnum(us, i)) {
			*digits += gd_unit_digit(us, i);
			++*chars;
			to = i + 1;
		} else if (us->u[i].sep && f->spaced &&
			   gd_unit_digit(us, i + 1)) {
			continue;
		} else if (us->u[i].uc == '-' && alnum(us, i + 1)) {
			continue;
		} else {
			break;
		}
	}
	return to;
}

/* Hotlines are a company's: 400 and 800 numbers, 95 and 12 numbers. */
static bool
hotline(const struct gd_units *us, size_t i, size_t digits)
{
	return digits == 10 && (us->u[i].uc == '4' || us->u[i].uc == '8') &&
	       gd_unit_digit(us, i + 1) && us->u[i + 1].uc == '0';
}

static void
number_after(struct gd_redact *r, const struct form *f, size_t i)
{
	const struct gd_units *us = &r->units;
	size_t digits, chars, to;
	bool joined;

	i = skip_join(r, f->kind, i, &joined);
	to = token(us, i, f, &digits, &chars);
	if (digits < f->digits || chars < f->chars || chars > f->max ||
	    (f->kind == GD_REDACT_PHONE && hotline(us, i, digits)) ||
	    (f->kind == GD_REDACT_NUMBER && digits != chars))
		return;
	gd_redact_note(r, i, to, f->kind, -1);
}

/* Does the cue [from, to) name a number outright ("WeChat id")? */
static bool
strong(const struct gd_redact *r, size_t from, size_t to)
{
	const struct gd_words *ends = &r->lists[GD_REDACT_ACCOUNT].ends;

	for (size_t i = from; i < to; i++)
		if (gd_words_at(ends, &r->units, i) == to)
			return true;
	return false;
}

static void
account_after(struct gd_redact *r, size_t from, size_t i)
{
	const struct gd_units *us = &r->units;
	bool joined, sure = strong(r, from, i), mark = false;
	size_t to, digits = 0;

	i = skip_join(r, GD_REDACT_ACCOUNT, i, &joined);
	for (to = i; to < us->len; to++) {
		bool low = us->u[to].uc == '_' || us->u[to].uc == '-' ||
			   us->u[to].uc == '.';

		if (!alnum(us, to) && !(low && to > i))
			break;
		digits += gd_unit_digit(us, to);
		mark |= us->u[to].uc == '_';
	}
	if (to - i < 5 || to - i > 32 || (digits == to - i && digits < 6))
		return;
	if (sure || digits || mark)
		gd_redact_note(r, i, to, GD_REDACT_ACCOUNT, -1);
}

static void
cues_at(struct gd_redact *r, size_t i)
{
	const struct gd_units *us = &r->units;
	size_t to;

	/* A Latin cue is a word of its own. */
	if (gd_unit_latin(us, i) && i && gd_unit_latin(us, i - 1))
		return;
	for (size_t k = 0; k < GD_ARRAY_LEN(forms); k++) {
		to = gd_words_at(&r->lists[forms[k].kind].cues, us, i);
		if (to && !(gd_unit_latin(us, to - 1) &&
			    gd_unit_latin(us, to)))
			number_after(r, &forms[k], to);
	}
	to = gd_words_at(&r->lists[GD_REDACT_ACCOUNT].cues, us, i);
	if (to && !(gd_unit_latin(us, to - 1) && gd_unit_latin(us, to)))
		account_after(r, i, to);
}

void
gd_redact_find_cued(struct gd_redact *r)
{
	for (size_t i = 0; i < r->units.len; i++)
		if (!r->units.u[i].sep)
			cues_at(r, i);
}

/* ---- mail, plates, account names that show themselves ---- */

static bool
mail_char(const struct gd_units *us, size_t i)
{
	uint32_t uc = i < us->len ? us->u[i].uc : 0;

	return alnum(us, i) || uc == '.' || uc == '_' || uc == '%' ||
	       uc == '+' || uc == '-';
}

static void
mail_at(struct gd_redact *r, size_t at)
{
	const struct gd_units *us = &r->units;
	size_t from = at, to = at + 1, dot = 0;

	while (from > 0 && mail_char(us, from - 1) && us->u[from - 1].uc != ' ')
		from--;
	while (mail_char(us, to)) {
		if (us->u[to].uc == '.')
			dot = to;
		to++;
	}
	while (to > at + 1 && !alnum(us, to - 1))
		to--;
	if (from == at || !dot || dot + 1 >= to || dot == at + 1)
		return;
	gd_redact_note(r, from, to, GD_REDACT_EMAIL, -1);
}

/* A province, a letter, five or six letters and digits. */
static void
plate_at(struct gd_redact *r, size_t i)
{
	const struct gd_units *us = &r->units;
	size_t to = gd_words_at(&r->lists[GD_REDACT_PLATE].starts, us, i);
	size_t chars = 0, digits = 0;

	if (!to || !gd_unit_latin(us, to))
		return;
	to++;
	while (to < us->len && (us->u[to].sep || us->u[to].uc == 0xB7 ||
				us->u[to].uc == 0x2022))
		to++;
	while (alnum(us, to) && chars < 8) {
		digits += gd_unit_digit(us, to);
		chars++;
		to++;
	}
	if (chars >= 5 && chars <= 6 && digits >= 2)
		gd_redact_note(r, i, to, GD_REDACT_PLATE, -1);
}

static void
self_named(struct gd_redact *r, size_t i)
{
	const struct gd_units *us = &r->units;
	size_t to = gd_words_at(&r->lists[GD_REDACT_ACCOUNT].starts, us, i);
	size_t from = to;

	if (!to || (i && alnum(us, i - 1)))
		return;
	while (alnum(us, to) || (to < us->len && (us->u[to].uc == '_' ||
						  us->u[to].uc == '-')))
		to++;
	if (to - from >= 4)
		gd_redact_note(r, i, to, GD_REDACT_ACCOUNT, -1);
}

void
gd_redact_find_tokens(struct gd_redact *r)
{
	const struct gd_units *us = &r->units;

	for (size_t i = 0; i < us->len; i++) {
		if (us->u[i].uc == '@')
			mail_at(r, i);
		else if (gd_unit_han(us, i))
			plate_at(r, i);
		else if (gd_unit_latin(us, i))
			self_named(r, i);
	}
}
