/*
 * base/text_grapheme.c - where a reader's characters and words begin and end.
 *
 * The rules of UAX #29 are applied here over libunistring's properties, because
 * its own u8_grapheme_next() looks at two code points at a time and so cannot
 * keep emoji sequences and flags together; and because the text may hold invalid
 * bytes, each of which is a grapheme of its own.
 */
#include <config.h>

#include "base/text.h"
#include "base/text_internal.h"

#include <stdlib.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uniwbrk.h>

#include "base/mem.h"

/* How much of rule GB11 (picture, extends, joiner, picture) was seen. */
enum picture {
	PICTURE_NONE,
	PICTURE_BASE,
	PICTURE_JOINER
};

struct cluster {
	int last;		/* break property of the last code point */
	int indicators;		/* regional indicators so far */
	enum picture picture;
};

static int
break_class(uint32_t uc)
{
	if (uc < 0x80) {
		if (uc == '\r')
			return GBP_CR;
		if (uc == '\n')
			return GBP_LF;
		return uc < 0x20 || uc == 0x7F ? GBP_CONTROL : GBP_OTHER;
	}
	if (uc >= 0x4E00 && uc <= 0x9FFF)
		return GBP_OTHER;
	if (uc == GD_TEXT_INVALID)
		return GBP_CONTROL;
	return uc_graphemeclusterbreak_property(uc);
}

bool
gd_text_extends(uint32_t uc)
{
	int class = break_class(uc);

	return class == GBP_EXTEND || class == GBP_ZWJ ||
	       class == GBP_SPACINGMARK;
}

static bool
is_picture(uint32_t uc)
{
	if (uc < 0xA9 || (uc >= 0x3400 && uc <= 0x9FFF))
		return false;
	return uc != GD_TEXT_INVALID && uc_is_property_extended_pictographic(uc);
}

static bool
is_control(int class)
{
	return class == GBP_CONTROL || class == GBP_CR || class == GBP_LF;
}

/* Does the code point of `class` continue the cluster? UAX #29, GB3 to GB13. */
static bool
continues(const struct cluster *c, int class, bool picture)
{
	if (c->last == GBP_CR && class == GBP_LF)
		return true;				/* GB3 */
	if (is_control(c->last) || is_control(class))
		return false;				/* GB4, GB5 */
	if (class == GBP_EXTEND || class == GBP_ZWJ ||
	    class == GBP_SPACINGMARK || c->last == GBP_PREPEND)
		return true;				/* GB9, GB9a, GB9b */
	switch (class) {
	case GBP_L:
	case GBP_LV:
	case GBP_LVT:
		return c->last == GBP_L;		/* GB6 */
	case GBP_V:
		return c->last == GBP_L || c->last == GBP_LV ||
		       c->last == GBP_V;		/* GB6, GB7 */
	case GBP_T:
		return c->last == GBP_LV || c->last == GBP_V ||
		       c->last == GBP_LVT || c->last == GBP_T;
	case GBP_RI:
		return c->last == GBP_RI && c->indicators % 2 == 1;
	}
	return picture && c->picture == PICTURE_JOINER;	/* GB11 */
}

static void
take(struct cluster *c, int class, bool picture)
{
	if (picture)
		c->picture = PICTURE_BASE;
	else if (class == GBP_ZWJ && c->picture == PICTURE_BASE)
		c->picture = PICTURE_JOINER;
	else if (class != GBP_EXTEND || c->picture == PICTURE_JOINER)
		c->picture = PICTURE_NONE;
	if (class == GBP_RI)
		c->indicators++;
	c->last = class;
}

static bool
is_tail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/*
 * One of U+4000 to U+9FFF, all of which stand alone, before another or before
 * ASCII: most of a Chinese text.
 */
static bool
is_plain_han(const char *s, size_t len, size_t pos)
{
	const unsigned char *b = (const unsigned char *)s + pos;

	return b[0] >= 0xE4 && b[0] <= 0xE9 && len - pos > 3 &&
	       is_tail(s[pos + 1]) && is_tail(s[pos + 2]) &&
	       (b[3] < 0x80 || (b[3] >= 0xE4 && b[3] <= 0xE9));
}

size_t
gd_text_next(const char *s, size_t len, size_t pos)
{
	struct cluster c = { .last = GBP_OTHER };
	bool first = true, picture;
	uint32_t uc;
	size_t n;
	int class;

	if (pos >= len)
		return len;
	/* Nearly always: one of ASCII before another. */
	if (s[pos] >= 0x20 && pos + 1 < len && !((unsigned char)s[pos + 1] & 0x80))
		return pos + 1;
	if (is_plain_han(s, len, pos))
		return pos + 3;
	while (pos < len) {
		n = gd_text_decode(s, len, pos, &uc);
		class = break_class(uc);
		picture = class == GBP_OTHER && is_picture(uc);
		if (!first && !continues(&c, class, picture))
			break;
		take(&c, class, picture);
		first = false;
		pos += n;
	}
	return pos;
}

/* Start of the character (lead byte) before `pos`: a decoding boundary. */
static size_t
back(const char *s, size_t pos)
{
	do
		pos--;
	while (pos > 0 && ((unsigned char)s[pos] & 0xC0) == 0x80);
	return pos;
}

/* Is there a grapheme boundary at lead byte `pos` whatever stands before? */
static bool
is_sure_boundary(const char *s, size_t len, size_t pos)
{
	uint32_t uc;
	size_t before;
	int class;

	if (pos == 0)
		return true;
	gd_text_decode(s, len, pos, &uc);
	class = break_class(uc);
	if (class == GBP_LF)
		return s[pos - 1] != '\r';
	if (class == GBP_CONTROL || class == GBP_CR)
		return true;
	if (class != GBP_OTHER || is_picture(uc))
		return false;
	before = back(s, pos);
	gd_text_decode(s, len, before, &uc);
	return break_class(uc) != GBP_PREPEND;
}

size_t
gd_text_prev(const char *s, size_t len, size_t pos)
{
	size_t at, next;

	if (pos > len)
		pos = len;
	if (pos == 0)
		return 0;
	at = back(s, pos);
	while (!is_sure_boundary(s, len, at))
		at = back(s, at);
	for (next = gd_text_next(s, len, at); next < pos;
	     next = gd_text_next(s, len, at))
		at = next;
	return at;
}

size_t
gd_text_graphemes(const char *s, size_t len)
{
	size_t pos, count = 0;

	for (pos = 0; pos < len; pos = gd_text_next(s, len, pos))
		count++;
	return count;
}

/* A text by code points, with its word boundaries. */
struct words {
	uint32_t *uc;
	size_t *at;	/* byte offset of each; at[n] is the length */
	char *edge;	/* 1: a word boundary before it */
	size_t n;
};

static void
words_init(struct words *w, const char *s, size_t len)
{
	size_t pos, i;

	w->uc = gd_reallocarray(NULL, len + 1, sizeof *w->uc);
	w->at = gd_reallocarray(NULL, len + 1, sizeof *w->at);
	w->edge = gd_calloc(len + 1, 1);
	for (pos = 0, i = 0; pos < len; i++) {
		w->at[i] = pos;
		pos += gd_text_decode(s, len, pos, &w->uc[i]);
		if (w->uc[i] == GD_TEXT_INVALID)
			w->uc[i] = 0xFFFD;
	}
	w->at[i] = len;
	w->n = i;
	if (i)
		u32_wordbreaks(w->uc, i, w->edge);
}

static void
words_release(struct words *w)
{
	free(w->uc);
	free(w->at);
	free(w->edge);
}

/* Space and punctuation lie between words. */
static bool
is_between(uint32_t uc)
{
	return uc_is_general_category_withtable(uc, UC_CATEGORY_MASK_Z |
						UC_CATEGORY_MASK_P |
						UC_CATEGORY_MASK_C);
}

size_t
gd_text_word_prev(const char *s, size_t len, size_t pos)
{
	struct words w;
	size_t i;

	words_init(&w, s, len);
	for (i = w.n; i > 0 && w.at[i - 1] >= pos; i--)
		;
	while (i > 0 && is_between(w.uc[i - 1]))
		i--;
	if (i > 0)
		i--;
	while (i > 0 && !w.edge[i])
		i--;
	pos = w.at[i];
	words_release(&w);
	return pos;
}

size_t
gd_text_word_next(const char *s, size_t len, size_t pos)
{
	struct words w;
	size_t i;

	words_init(&w, s, len);
	for (i = 0; i < w.n && w.at[i] < pos; i++)
		;
	while (i < w.n && is_between(w.uc[i]))
		i++;
	if (i < w.n)
		i++;
	while (i < w.n && !w.edge[i])
		i++;
	pos = w.at[i];
	words_release(&w);
	return pos;
}
