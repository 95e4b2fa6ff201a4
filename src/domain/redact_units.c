/*
 * domain/redact_units.c - a text as folded characters, and words in it.
 */
#include <config.h>

#include "domain/redact_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

/* Full-width forms to ASCII, capitals to small letters. */
static uint32_t
fold(uint32_t uc)
{
	if (uc >= 0xFF01 && uc <= 0xFF5E)
		uc -= 0xFEE0;
	if (uc == 0x3000 || uc == 0xA0 || (uc >= 0x2000 && uc <= 0x200A) ||
	    uc == 0x202F || uc == 0x205F || uc == '\t')
		uc = ' ';
	if ((uc >= 0x2010 && uc <= 0x2015) || uc == 0x2212 || uc == 0xFE63 ||
	    uc == 0xFE58 || uc == 0x2043)
		uc = '-';
	if (uc >= 'A' && uc <= 'Z')
		uc += 'a' - 'A';
	return uc;
}

static bool
invisible(uint32_t uc)
{
	return (uc >= 0x200B && uc <= 0x200F) || uc == 0xFEFF || uc == 0xAD ||
	       (uc >= 0x2060 && uc <= 0x2064) ||
	       (uc >= 0x202A && uc <= 0x202E) ||
	       (uc >= 0xFE00 && uc <= 0xFE0F) || uc == 0x180E;
}

void
gd_units_set(struct gd_units *us, const char *s, size_t len)
{
	size_t pos = 0;

	us->len = 0;
	while (pos < len) {
		uint32_t uc;
		size_t n = gd_text_decode(s, len, pos, &uc);
		uint32_t f = fold(uc);

		GD_GROW(us->u, us->len, us->cap);
		us->u[us->len++] = (struct gd_unit){
			f, f == ' ' || f == '-' || invisible(f), pos };
		pos += n;
	}
	GD_GROW(us->u, us->len, us->cap);
	us->u[us->len] = (struct gd_unit){ 0, false, len };
}

void
gd_words_add(struct gd_words *ws, const char *s, size_t len,
	     enum gd_redact_kind kind)
{
	struct gd_units us = { NULL, 0, 0 };
	struct gd_word w = { .kind = kind };

	gd_units_set(&us, s, len);
	w.uc = gd_calloc(us.len + 1, sizeof *w.uc);
	for (size_t i = 0; i < us.len; i++)
		if (!us.u[i].sep && us.u[i].uc != '\n')
			w.uc[w.len++] = us.u[i].uc;
	free(us.u);
	if (w.len == 0) {
		free(w.uc);
		return;
	}
	GD_GROW(ws->items, ws->len, ws->cap);
	ws->items[ws->len++] = w;
}

static int
longest_first(const void *pa, const void *pb)
{
	const struct gd_word *a = pa, *b = pb;

	return a->len == b->len ? 0 : a->len < b->len ? 1 : -1;
}

void
gd_words_split(struct gd_words *ws, const char *list, enum gd_redact_kind kind)
{
	while (list && *list) {
		size_t n = strcspn(list, "|");

		gd_words_add(ws, list, n, kind);
		list += n + (list[n] == '|');
	}
	if (ws->len > 1)
		qsort(ws->items, ws->len, sizeof *ws->items, longest_first);
}

void
gd_words_release(struct gd_words *ws)
{
	for (size_t i = 0; i < ws->len; i++)
		free(ws->items[i].uc);
	free(ws->items);
	*ws = (struct gd_words){ NULL, 0, 0 };
}

size_t
gd_word_at(const struct gd_word *w, const struct gd_units *us, size_t i,
	   bool loose)
{
	for (size_t k = 0; k < w->len; k++) {
		while (k && loose && i < us->len && us->u[i].sep)
			i++;
		if (i >= us->len || us->u[i].uc != w->uc[k])
			return 0;
		i++;
	}
	return i;
}

size_t
gd_words_at(const struct gd_words *ws, const struct gd_units *us, size_t i)
{
	for (size_t k = 0; k < ws->len; k++) {
		size_t end = gd_word_at(&ws->items[k], us, i, true);

		if (end)
			return end;
	}
	return 0;
}

bool
gd_unit_digit(const struct gd_units *us, size_t i)
{
	return i < us->len && us->u[i].uc >= '0' && us->u[i].uc <= '9';
}

bool
gd_unit_latin(const struct gd_units *us, size_t i)
{
	return i < us->len && us->u[i].uc >= 'a' && us->u[i].uc <= 'z';
}

bool
gd_unit_han(const struct gd_units *us, size_t i)
{
	uint32_t uc = i < us->len ? us->u[i].uc : 0;

	return (uc >= 0x3400 && uc <= 0x9FFF) ||
	       (uc >= 0x20000 && uc <= 0x323AF) || uc == 0x3007;
}
