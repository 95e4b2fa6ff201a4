/*
 * domain/redact.c - a run: what is known, what was found, what it is called.
 */
#include <config.h>

#include "domain/redact_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/code.h"
#include "base/mem.h"

#define KNOWN_SHORT 7	/* digits: a shorter known number needs its own borders */

static const char *const codes[GD_REDACT_KINDS] = {
	[GD_REDACT_CONSUMER] = "consumer",
	[GD_REDACT_PERSON] = "person",
	[GD_REDACT_PHONE] = "phone",
	[GD_REDACT_ID_NO] = "id_no",
	[GD_REDACT_BANK] = "bank",
	[GD_REDACT_EMAIL] = "email",
	[GD_REDACT_ACCOUNT] = "account",
	[GD_REDACT_PLATE] = "plate",
	[GD_REDACT_ADDRESS] = "address",
	[GD_REDACT_ORDER] = "order",
	[GD_REDACT_PAYMENT] = "payment",
	[GD_REDACT_NUMBER] = "number",
};

const char *
gd_redact_code(enum gd_redact_kind k)
{
	return codes[k];
}

bool
gd_redact_parse(const char *code, enum gd_redact_kind *out)
{
	int at = gd_code_find(codes, GD_REDACT_KINDS, code);

	if (at >= 0)
		*out = (enum gd_redact_kind)at;
	return at >= 0;
}

static void
read_rule(struct gd_redact *r, const struct gd_redact_rule *rule)
{
	struct gd_redact_lists *l;
	enum gd_redact_kind k;

	if (!gd_redact_parse(rule->code, &k))
		return;
	r->rules[k] = rule;
	l = &r->lists[k];
	gd_words_split(&l->cues, rule->cues, k);
	gd_words_split(&l->joins, rule->joins, k);
	gd_words_split(&l->starts, rule->starts, k);
	gd_words_split(&l->units, rule->units, k);
	gd_words_split(&l->ends, rule->ends, k);
	gd_words_split(&l->except, rule->except, k);
	gd_words_split(&r->labels, rule->name.zh, k);
	gd_words_split(&r->labels, rule->name.en, k);
}

struct gd_redact *
gd_redact_new(const struct gd_redact_rule *rules, size_t len, const char *lang)
{
	struct gd_redact *r = gd_calloc(1, sizeof *r);

	r->lang = strcmp(lang, "en") == 0 ? "en" : "zh_CN";
	for (size_t i = 0; i < len; i++)
		read_rule(r, &rules[i]);
	return r;
}

void
gd_redact_free(struct gd_redact *r)
{
	if (!r)
		return;
	for (int i = 0; i < GD_REDACT_KINDS; i++) {
		gd_words_release(&r->lists[i].cues);
		gd_words_release(&r->lists[i].joins);
		gd_words_release(&r->lists[i].starts);
		gd_words_release(&r->lists[i].units);
		gd_words_release(&r->lists[i].ends);
		gd_words_release(&r->lists[i].except);
	}
	gd_words_release(&r->labels);
	gd_words_release(&r->known);
	gd_words_release(&r->kept);
	free(r->seen);
	free(r->units.u);
	free(r->finds.items);
	free(r->finds.paint);
	free(r);
}

/* A short number or a word of letters is only meant where it stands alone. */
static bool
bordered(const struct gd_word *w, const struct gd_units *us, size_t from,
	 size_t to)
{
	bool digits = true, latin = true;

	for (size_t i = 0; i < w->len; i++) {
		digits &= w->uc[i] >= '0' && w->uc[i] <= '9';
		latin &= w->uc[i] < 0x80;
	}
	if (digits && w->len < KNOWN_SHORT)
		return !(from && gd_unit_digit(us, from - 1)) &&
		       !gd_unit_digit(us, to);
	if (latin && !digits && w->len < KNOWN_SHORT)
		return !(from && gd_unit_latin(us, from - 1)) &&
		       !gd_unit_latin(us, to);
	return true;
}

void
gd_redact_find_known(struct gd_redact *r)
{
	const struct gd_units *us = &r->units;

	for (size_t k = 0; k < r->known.len; k++) {
		const struct gd_word *w = &r->known.items[k];

		for (size_t i = 0; i < us->len; i++) {
			size_t end = us->u[i].uc == w->uc[0]
				? gd_word_at(w, us, i, true) : 0;

			if (end && bordered(w, us, i, end)) {
				gd_redact_note(r, i, end, w->kind, (int)k);
				i = end - 1;
			}
		}
	}
}

bool
gd_redact_is_label(const struct gd_redact *r, size_t i)
{
	return gd_words_at(&r->labels, &r->units, i) > 0;
}

/* ---- what was found ---- */

static void
place(struct gd_redact *r, size_t from, size_t to, enum gd_redact_kind kind,
      int known)
{
	struct gd_finds *f = &r->finds;
	const struct gd_units *us = &r->units;

	while (from < to && us->u[from].sep)
		from++;
	while (to > from && us->u[to - 1].sep)
		to--;
	if (from == to)
		return;
	GD_GROW(f->items, f->len, f->cap);
	f->items[f->len++] = (struct gd_find){ from, to, kind, known, false };
	for (size_t i = from; i < to; i++)
		f->paint[i] = (int32_t)f->len;
}

void
gd_redact_note(struct gd_redact *r, size_t from, size_t to,
	       enum gd_redact_kind kind, int known)
{
	struct gd_finds *f = &r->finds;
	size_t start, i;

	/* With others of its kind it becomes one. */
	for (i = from; i < to; i++) {
		struct gd_find *other;

		if (!f->paint[i])
			continue;
		other = &f->items[f->paint[i] - 1];
		if (other->kind != kind || other->dead)
			continue;
		if (other->from <= from && other->to >= to)
			return;
		other->dead = true;
		if (other->from < from)
			from = other->from;
		if (other->to > to)
			to = other->to;
		/* What is known gives its name to all of it. */
		if (other->known >= 0)
			known = other->known;
	}
	for (i = from; i < to; i++)
		if (f->paint[i] && f->items[f->paint[i] - 1].dead)
			f->paint[i] = 0;
	/* What others hold stays theirs; the pieces between are its own. */
	for (start = i = from; i < to; i++) {
		if (!f->paint[i])
			continue;
		place(r, start, i, kind, known);
		start = i + 1;
	}
	place(r, start, to, kind, known);
}

/* Kept values hold their place without being data: painted by no find. */
static void
keep_places(struct gd_redact *r)
{
	const struct gd_units *us = &r->units;
	struct gd_finds *f = &r->finds;

	for (size_t k = 0; k < r->kept.len; k++) {
		const struct gd_word *w = &r->kept.items[k];

		for (size_t i = 0; i < us->len; i++) {
			size_t end = us->u[i].uc == w->uc[0]
				? gd_word_at(w, us, i, true) : 0;
			bool taken = false;

			for (size_t j = i; j < end; j++)
				taken |= f->paint[j] != 0;
			if (!end || taken)
				continue;
			GD_GROW(f->items, f->len, f->cap);
			f->items[f->len++] = (struct gd_find){
				i, end, GD_REDACT_KINDS, -1, false };
			for (size_t j = i; j < end; j++)
				f->paint[j] = (int32_t)f->len;
			i = end - 1;
		}
	}
}

static void
find_all(struct gd_redact *r, const char *text, size_t len)
{
	struct gd_finds *f = &r->finds;

	gd_units_set(&r->units, text, len);
	if (f->paint_cap < r->units.len + 1) {
		f->paint_cap = r->units.len + 1;
		f->paint = gd_reallocarray(f->paint, f->paint_cap,
					   sizeof *f->paint);
	}
	memset(f->paint, 0, (r->units.len + 1) * sizeof *f->paint);
	f->len = 0;
	gd_redact_find_known(r);
	keep_places(r);
	gd_redact_find_tokens(r);
	gd_redact_find_cued(r);
	gd_redact_find_numbers(r);
	gd_redact_find_addresses(r);
	gd_redact_find_people(r);
}

/* Finds in the text's order; kept places and swallowed finds fall away. */
static int
by_place(const void *pa, const void *pb)
{
	const struct gd_find *a = pa, *b = pb;

	return a->from < b->from ? -1 : a->from > b->from;
}

static void
sort_finds(struct gd_finds *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->len; i++)
		if (!f->items[i].dead && f->items[i].kind < GD_REDACT_KINDS)
			f->items[n++] = f->items[i];
	f->len = n;
	if (n > 1)
		qsort(f->items, n, sizeof *f->items, by_place);
}

/* Everything in `text`, in its order, in r->finds. */
static void
find_sorted(struct gd_redact *r, const char *text, size_t len)
{
	find_all(r, text, len);
	sort_finds(&r->finds);
}

/* Where find `f` stands in the text. */
static struct gd_redact_range
range_of(const struct gd_redact *r, const struct gd_find *f)
{
	const struct gd_unit *u = r->units.u;

	return (struct gd_redact_range){
		.kind = f->kind, .before = u[f->from].at,
		.before_len = u[f->to].at - u[f->from].at
	};
}

static void
add_range(struct gd_redact_ranges *ranges, const struct gd_redact_range *one)
{
	if (!ranges)
		return;
	GD_GROW(ranges->items, ranges->len, ranges->cap);
	ranges->items[ranges->len++] = *one;
}

size_t
gd_redact_text(struct gd_redact *r, const char *text, size_t len,
	       struct gd_buf *out, struct gd_redact_ranges *ranges)
{
	size_t base = out->len, pos = 0;

	find_sorted(r, text, len);
	for (size_t i = 0; i < r->finds.len; i++) {
		const struct gd_find *f = &r->finds.items[i];
		struct gd_redact_range one = range_of(r, f);

		gd_buf_add(out, text + pos, one.before - pos);
		one.after = out->len - base;
		gd_redact_name(r, f, out);
		one.after_len = out->len - base - one.after;
		pos = one.before + one.before_len;
		add_range(ranges, &one);
	}
	gd_buf_add(out, text + pos, len - pos);
	return r->finds.len;
}

size_t
gd_redact_left(struct gd_redact *r, const char *text, size_t len,
	       struct gd_redact_ranges *ranges)
{
	find_sorted(r, text, len);
	for (size_t i = 0; i < r->finds.len; i++) {
		struct gd_redact_range one = range_of(r, &r->finds.items[i]);

		add_range(ranges, &one);
	}
	return r->finds.len;
}

void
gd_redact_ranges_release(struct gd_redact_ranges *r)
{
	free(r->items);
	*r = (struct gd_redact_ranges)GD_REDACT_RANGES_INIT;
}
