/*
 * domain/redact_known.c - the values that a run looks for.
 */
#include <config.h>

#include "domain/redact_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define NAME_LONG 5	/* letters: shorter ones are words of the language, too */

/* A part of known value `whole` shares its pseudonym. */
static void
know_part(struct gd_redact *r, size_t whole, const char *s, size_t len)
{
	size_t before = r->known.len;

	gd_words_add(&r->known, s, len, r->known.items[whole].kind);
	if (r->known.len > before)
		r->known.items[before].whole = whole + 1;
}

/* What follows each district or road of a known address is known, too. */
static void
know_places(struct gd_redact *r, size_t whole, const char *value)
{
	const struct gd_words *units = &r->lists[GD_REDACT_ADDRESS].units;
	struct gd_units us = { NULL, 0, 0 };

	gd_units_set(&us, value, strlen(value));
	for (size_t i = 1; i < us.len; i++) {
		size_t end = gd_words_at(units, &us, i);
		size_t left = 0;
		bool number = false;

		for (size_t k = end; end && k < us.len; k++) {
			left += !us.u[k].sep;
			number |= gd_unit_digit(&us, k);
		}
		if (left >= 4 && number)
			know_part(r, whole, value + us.u[end].at,
				  strlen(value) - us.u[end].at);
	}
	free(us.u);
}

/*
 * A person is called by the given name, too: what follows the surname, where it
 * has two characters at least; in Latin letters also the other way round, and
 * by each long word.
 */
static void
know_names(struct gd_redact *r, size_t whole, const char *value)
{
	const struct gd_words *surnames = &r->lists[GD_REDACT_PERSON].starts;
	size_t len = strlen(value), n = strcspn(value, " "), given;
	struct gd_units us = { NULL, 0, 0 };
	struct gd_buf turned = GD_BUF_INIT;

	gd_units_set(&us, value, len);
	given = gd_words_at(surnames, &us, 0);
	if (given && us.len - given >= 2 && us.len <= 4)
		know_part(r, whole, value + us.u[given].at,
			  len - us.u[given].at);
	if (n < len && gd_unit_latin(&us, 0)) {
		gd_buf_addf(&turned, "%s %.*s", value + n + 1, (int)n, value);
		know_part(r, whole, turned.s, turned.len);
		if (n >= NAME_LONG)
			know_part(r, whole, value, n);
		if (len - n - 1 >= NAME_LONG)
			know_part(r, whole, value + n + 1, len - n - 1);
	}
	gd_buf_release(&turned);
	free(us.u);
}

static bool
is_known(const struct gd_redact *r, const char *value)
{
	struct gd_words one = { NULL, 0, 0 };
	bool known = false;

	gd_words_add(&one, value, strlen(value), GD_REDACT_NUMBER);
	for (size_t i = 0; one.len && !known && i < r->known.len; i++)
		known = r->known.items[i].len == one.items[0].len &&
			memcmp(r->known.items[i].uc, one.items[0].uc,
			       one.items[0].len * sizeof(uint32_t)) == 0;
	gd_words_release(&one);
	return known;
}

void
gd_redact_known(struct gd_redact *r, enum gd_redact_kind kind,
		const char *value)
{
	size_t before = r->known.len;
	struct gd_word *w;

	if (!value)
		return;
	gd_words_add(&r->known, value, strlen(value), kind);
	if (r->known.len == before)
		return;
	w = &r->known.items[before];
	if (w->len < 2 || (kind == GD_REDACT_ADDRESS && w->len < 4)) {
		free(w->uc);
		r->known.len--;
		return;
	}
	if (kind == GD_REDACT_ADDRESS)
		know_places(r, before, value);
	else if (kind == GD_REDACT_CONSUMER || kind == GD_REDACT_PERSON)
		know_names(r, before, value);
}

void
gd_redact_learn(struct gd_redact *r, const char *text)
{
	size_t len = strlen(text), n;
	struct gd_redact_ranges found = GD_REDACT_RANGES_INIT;

	n = gd_redact_left(r, text, len, &found);
	for (size_t i = 0; i < n; i++) {
		const struct gd_redact_range *f = &found.items[i];
		char *value = gd_strndup(text + f->before, f->before_len);

		if (!is_known(r, value))
			gd_redact_known(r, f->kind, value);
		free(value);
	}
	gd_redact_ranges_release(&found);
}

void
gd_redact_keep(struct gd_redact *r, const char *value)
{
	size_t before = r->kept.len;

	if (value)
		gd_words_add(&r->kept, value, strlen(value),
			     GD_REDACT_NUMBER);
	if (r->kept.len > before && r->kept.items[before].len < 2)
		free(r->kept.items[--r->kept.len].uc);
}

void
gd_redact_next(struct gd_redact *r)
{
	gd_words_release(&r->known);
	gd_words_release(&r->kept);
}
