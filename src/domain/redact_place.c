/*
 * domain/redact_place.c - addresses and names, by the words around them.
 */
#include <config.h>

#include "domain/redact_internal.h"

#define CUED_MAX 60	/* characters of an address behind its cue */
#define RUN_MAX 60	/* how far an address reaches back from its door */
#define NAME_MAX 4

/* ---- addresses ---- */

static bool
place_char(const struct gd_units *us, size_t i)
{
	uint32_t uc = i < us->len ? us->u[i].uc : 0;

	return gd_unit_han(us, i) || gd_unit_digit(us, i) ||
	       gd_unit_latin(us, i) || us->u[i].sep || uc == '#' ||
	       uc == '(' || uc == ')';
}

/* Behind a cue: up to the next punctuation. */
static void
address_after(struct gd_redact *r, size_t i)
{
	const struct gd_units *us = &r->units;
	const struct gd_redact_lists *l = &r->lists[GD_REDACT_ADDRESS];
	size_t to, join, han = 0;
	bool unit = false;

	join = gd_words_at(&l->joins, us, i);
	if (!join)
		return;
	while (join < us->len && us->u[join].sep)
		join++;
	if (gd_redact_is_label(r, join))
		return;
	for (to = join; place_char(us, to) && to - join < CUED_MAX; to++) {
		if (gd_words_at(&l->except, us, to))
			break;
		han += gd_unit_han(us, to);
		unit |= gd_words_at(&l->units, us, to) > 0 ||
			gd_words_at(&l->ends, us, to) > 0;
	}
	if (han >= 3 && unit)
		gd_redact_note(r, join, to, GD_REDACT_ADDRESS, -1);
}

/* A number before a word like "room" or "building". */
static bool
door_at(const struct gd_redact *r, size_t i, size_t *to)
{
	const struct gd_units *us = &r->units;
	size_t k = i;

	*to = gd_words_at(&r->lists[GD_REDACT_ADDRESS].ends, us, i);
	if (!*to)
		return false;
	while (k > 0 && us->u[k - 1].sep)
		k--;
	return k > 0 && (gd_unit_digit(us, k - 1) ||
			 gd_unit_latin(us, k - 1));
}

/* Where the address begins that ends at the door at `door`; its road is a must. */
static bool
road_before(const struct gd_redact *r, size_t door, size_t *from)
{
	const struct gd_units *us = &r->units;
	const struct gd_redact_lists *l = &r->lists[GD_REDACT_ADDRESS];
	bool road = false;
	size_t i = door;

	while (i > 0 && door - i < RUN_MAX && place_char(us, i - 1) &&
	       us->u[i - 1].uc != '(' && us->u[i - 1].uc != ')') {
		size_t end;

		i--;
		end = gd_words_at(&l->except, us, i);
		if (end && end <= door) {
			i = end;
			break;
		}
		end = gd_words_at(&l->units, us, i);
		road |= end && end <= door && i > 0 &&
			gd_unit_han(us, i - 1);
	}
	*from = i;
	return road;
}

/* On past the door: more doors, and a bare room number at the end. */
static size_t
rest_of(const struct gd_redact *r, size_t to)
{
	const struct gd_units *us = &r->units;
	const struct gd_redact_lists *l = &r->lists[GD_REDACT_ADDRESS];

	for (;;) {
		size_t i = to, end, number;

		while (i < us->len && us->u[i].sep)
			i++;
		number = i;
		while (gd_unit_digit(us, i) || gd_unit_latin(us, i) ||
		       (i > number && i < us->len && us->u[i].uc == '-'))
			i++;
		if (i == number)
			return to;
		end = gd_words_at(&l->ends, us, i);
		if (!end)
			return gd_unit_digit(us, i - 1) && i - number <= 6 &&
			       !gd_unit_han(us, i) ? i : to;
		to = end;
	}
}

void
gd_redact_find_addresses(struct gd_redact *r)
{
	const struct gd_units *us = &r->units;

	for (size_t i = 0; i < us->len; i++) {
		size_t to = gd_words_at(&r->lists[GD_REDACT_ADDRESS].cues, us,
					i);
		size_t from;

		if (to)
			address_after(r, to);
		if (!door_at(r, i, &to) || !road_before(r, i, &from))
			continue;
		to = rest_of(r, to);
		gd_redact_note(r, from, to, GD_REDACT_ADDRESS, -1);
		i = to - 1;
	}
}

/* ---- names ---- */

static bool
dot(const struct gd_units *us, size_t i)
{
	return i < us->len && (us->u[i].uc == 0xB7 || us->u[i].uc == 0x2022 ||
			       us->u[i].uc == 0x30FB);
}

/* A name of Chinese characters at `i`: the unit after it, 0: none. */
static size_t
name_at(const struct gd_redact *r, size_t i)
{
	const struct gd_units *us = &r->units;
	const struct gd_redact_lists *l = &r->lists[GD_REDACT_PERSON];
	size_t given = gd_words_at(&l->starts, us, i), to = i, dots = 0;

	if (gd_redact_is_label(r, i) || gd_words_at(&l->except, us, i))
		return 0;
	while (gd_unit_han(us, to) || (to > i && dot(us, to)))
		dots += dot(us, to++);
	if (dots && to - i >= 4 && to - i <= 24)
		return to;
	if (!given)
		return 0;
	if (to > given + 2)
		to = given + 2;
	for (i = given; i < to; i++)
		if (gd_words_at(&l->ends, us, i))
			to = i;
	return to > given ? to : 0;
}

/* Latin letters, one to three words. */
static size_t
latin_name_at(const struct gd_units *us, size_t i)
{
	size_t to = 0;

	for (int words = 0; words < 3 && gd_unit_latin(us, i); words++) {
		while (gd_unit_latin(us, i))
			i++;
		to = i;
		if (i >= us->len || us->u[i].uc != ' ')
			break;
		i++;
	}
	return to;
}

static void
name_after(struct gd_redact *r, size_t cue, size_t i)
{
	const struct gd_units *us = &r->units;
	size_t join, at, to;

	while (i < us->len && us->u[i].sep)
		i++;
	join = gd_words_at(&r->lists[GD_REDACT_PERSON].joins, us, i);
	at = join ? join : i;
	while (at < us->len && us->u[at].sep)
		at++;
	to = name_at(r, at);
	/* Without a colon two characters could be any word. */
	if (to && !join && to - at < 2)
		return;
	if (!to && join && gd_unit_latin(us, at) && gd_unit_latin(us, cue) &&
	    !gd_redact_is_label(r, at))
		to = latin_name_at(us, at);
	if (to)
		gd_redact_note(r, at, to, GD_REDACT_PERSON, -1);
}

/* The consumer known by this surname, -1: none. */
static int
consumer_called(const struct gd_redact *r, size_t from, size_t to)
{
	for (size_t k = 0; k < r->known.len; k++) {
		const struct gd_word *w = &r->known.items[k];
		size_t n = 0;

		if (w->kind != GD_REDACT_CONSUMER || w->len < to - from)
			continue;
		while (from + n < to && w->uc[n] == r->units.u[from + n].uc)
			n++;
		if (from + n == to)
			return (int)k;
	}
	return -1;
}

/* Mr and Mrs stand behind a Chinese name. */
static void
name_before(struct gd_redact *r, size_t honorific)
{
	const struct gd_units *us = &r->units;
	const struct gd_redact_lists *l = &r->lists[GD_REDACT_PERSON];

	for (size_t n = NAME_MAX; n >= 1; n--) {
		size_t from = honorific - n, end;
		bool good = honorific >= n;

		for (size_t i = from; good && i < honorific; i++)
			good = gd_unit_han(us, i);
		if (!good)
			continue;
		for (size_t i = from ? from - 1 : 0; good && i < honorific; i++)
			good = !gd_words_at(&l->except, us, i);
		for (size_t i = from > NAME_MAX ? from - NAME_MAX : 0;
		     good && i < honorific; i++)
			good = !gd_redact_is_label(r, i);
		end = good ? gd_words_at(&l->starts, us, from) : 0;
		if (!end || end > honorific || honorific - end > 2)
			continue;
		gd_redact_note(r, from, honorific, GD_REDACT_PERSON,
			       consumer_called(r, from, honorific));
		return;
	}
}

void
gd_redact_find_people(struct gd_redact *r)
{
	const struct gd_units *us = &r->units;
	const struct gd_redact_lists *l = &r->lists[GD_REDACT_PERSON];

	for (size_t i = 0; i < us->len; i++) {
		size_t to = gd_words_at(&l->cues, us, i);

		if (to && !(gd_unit_latin(us, i) && i &&
			    gd_unit_latin(us, i - 1)))
			name_after(r, i, to);
		if (gd_words_at(&l->ends, us, i))
			name_before(r, i);
	}
}
