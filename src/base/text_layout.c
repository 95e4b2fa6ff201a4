/*
 * base/text_layout.c - cutting, padding and wrapping to columns; see text.h.
 *
 * Wrapping looks only as far as the line reaches (and a little further, for the
 * rules that look ahead), so that a long text costs its visible lines. It is
 * tailored for Chinese in two places: curly quotation marks beside a wide
 * character open and close like corner brackets, and where no break is allowed
 * at all the forced one still keeps punctuation on its side.
 */
#include <config.h>

#include "base/text.h"
#include "base/text_internal.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unilbrk.h>

#include "base/mem.h"

#define ELLIPSIS "\xE2\x80\xA6"		/* U+2026 */
#define LOOK_AHEAD 16			/* code points past the line's end */

size_t
gd_text_cut(const char *s, size_t len, int cols)
{
	size_t pos = 0, n, next, room;

	while (pos < len && cols > 0) {
		n = gd_text_ascii_run(s + pos, len - pos);
		if (n > 1 || (n == 1 && pos + n == len)) {
			/* The last one may carry a mark that follows. */
			n -= pos + n < len;
			room = (size_t)cols < n ? (size_t)cols : n;
			/* CR LF is one grapheme. */
			if (room < len - pos && s[pos + room] == '\n' &&
			    s[pos + room - 1] == '\r')
				return pos + room - 1;
			pos += room;
			cols -= (int)room;
			continue;
		}
		next = gd_text_next(s, len, pos);
		cols -= gd_text_grapheme_width(s, pos, next);
		if (cols < 0)
			return pos;
		pos = next;
	}
	/* What takes no column stays with what it follows. */
	while (pos < len && pos > 0) {
		next = gd_text_next(s, len, pos);
		if (gd_text_grapheme_width(s, pos, next) > 0)
			break;
		pos = next;
	}
	return pos;
}

void
gd_text_ellipsis(struct gd_buf *out, const char *s, int cols, bool ascii)
{
	int dots = ascii ? 3 : gd_text_is_ambiguous_wide() ? 2 : 1;
	size_t len = strlen(s), n;

	if (cols <= 0)
		return;
	n = gd_text_cut(s, len, cols);
	if (n == len) {
		gd_text_show(out, s, len, ascii);
		return;
	}
	if (cols < dots) {
		gd_buf_add(out, "...", cols);
		return;
	}
	n = gd_text_cut(s, len, cols - dots);
	gd_text_show(out, s, n, ascii);
	gd_buf_adds(out, ascii ? "..." : ELLIPSIS);
}

static void
add_spaces(struct gd_buf *out, int n)
{
	static const char spaces[] = "                                ";
	int most = sizeof spaces - 1;

	for (; n > 0; n -= most)
		gd_buf_add(out, spaces, n < most ? n : most);
}

void
gd_text_pad(struct gd_buf *out, const char *s, int cols, bool right, bool ascii)
{
	size_t from = out->len;
	struct gd_buf left = GD_BUF_INIT;
	int space;

	gd_text_ellipsis(out, s, cols, ascii);
	space = cols - gd_text_width(out->s + from, out->len - from);
	if (right && space > 0) {
		add_spaces(&left, space);
		gd_buf_splice(out, from, 0, left.s, left.len);
		gd_buf_release(&left);
	} else {
		add_spaces(out, space);
	}
}

/* Bytes of the space at `pos` that may hang over the end of a line, or 0. */
static size_t
hanging_space(const char *s, size_t len, size_t pos)
{
	if (pos < len && (s[pos] == ' ' || s[pos] == '\t'))
		return 1;
	if (len - pos >= 3 && memcmp(s + pos, "\xE3\x80\x80", 3) == 0)
		return 3;		/* U+3000, ideographic space */
	return 0;
}

/* Where `s[from..to)` ends without the spaces that may hang. */
static size_t
trim(const char *s, size_t from, size_t to)
{
	size_t n;

	while (to > from) {
		n = s[to - 1] == ' ' || s[to - 1] == '\t' ? 1 : 3;
		if (to - from < n || hanging_space(s, to, to - n) != n)
			break;
		to -= n;
	}
	return to;
}

/*
 * The first grapheme from `pos` on, not a hanging space, that ends beyond
 * `cols`; else the place of the LF or `len`, with `*fits` set.
 */
static size_t
first_over(const char *s, size_t len, size_t pos, int cols, bool *fits)
{
	size_t next;
	int used = 0;

	*fits = false;
	while (pos < len && s[pos] != '\n') {
		next = gd_text_next(s, len, pos);
		used += gd_text_grapheme_width(s, pos, next);
		/* A space that carries a mark is no longer blank. */
		if (used > cols && hanging_space(s, len, pos) != next - pos)
			return pos;
		pos = next;
	}
	*fits = true;
	return pos;
}

/* A stretch of text by code points, with its line-break opportunities. */
struct stretch {
	uint32_t *uc;
	size_t *at;	/* byte offset of each */
	char *brk;	/* UC_BREAK_* before each */
	size_t n;
};

static bool
is_wide(uint32_t uc)
{
	int cols;

	return gd_text_form(uc, &cols) == GD_TEXT_ITSELF && cols == 2;
}

/*
 * The standard keeps curly quotes glued on both sides, as it cannot know which
 * side they open. Beside Han they are corner brackets in another dress.
 */
static void
tailor_quotes(struct stretch *t)
{
	uint32_t uc;
	size_t i;

	for (i = 0; i < t->n; i++) {
		uc = t->uc[i];
		if (uc != 0x2018 && uc != 0x2019 && uc != 0x201C && uc != 0x201D)
			continue;
		if ((i > 0 && is_wide(t->uc[i - 1])) ||
		    (i + 1 < t->n && is_wide(t->uc[i + 1])))
			t->uc[i] = uc & 1 ? 0x300D : 0x300C;
	}
}

static void
stretch_init(struct stretch *t, const char *s, size_t len, size_t from,
	     size_t to)
{
	size_t most = to - from + LOOK_AHEAD, ahead = 0;

	t->uc = gd_reallocarray(NULL, most, sizeof *t->uc);
	t->at = gd_reallocarray(NULL, most, sizeof *t->at);
	t->brk = gd_calloc(most, 1);
	for (t->n = 0; from < len && s[from] != '\n'; t->n++) {
		if (from >= to && ahead++ == LOOK_AHEAD)
			break;
		t->at[t->n] = from;
		from += gd_text_decode(s, len, from, &t->uc[t->n]);
		if (t->uc[t->n] == GD_TEXT_INVALID)
			t->uc[t->n] = 0xFFFD;
	}
	tailor_quotes(t);
	if (t->n)
		u32_possible_linebreaks(t->uc, t->n, "UTF-8", t->brk);
}

static void
stretch_release(struct stretch *t)
{
	free(t->uc);
	free(t->at);
	free(t->brk);
}

/* Is `pos` a grapheme boundary? */
static bool
is_boundary(const char *s, size_t len, size_t pos)
{
	return gd_text_next(s, len, gd_text_prev(s, len, pos)) == pos;
}

/* The last allowed break in (`from`, `over`], or `from` when there is none. */
static size_t
best_break(const char *s, size_t len, size_t from, size_t over)
{
	struct stretch t;
	size_t i, found = from;

	stretch_init(&t, s, len, from, over);
	for (i = t.n; i-- > 1 && found == from; ) {
		if (t.at[i] > over || t.brk[i] != UC_BREAK_POSSIBLE)
			continue;
		if (is_boundary(s, len, t.at[i]))
			found = t.at[i];
	}
	stretch_release(&t);
	return found;
}

static bool
is_closing(uint32_t uc)
{
	switch (uc) {
	case '!': case ',': case '.': case ':': case ';': case '?': case '%':
	case 0x2026: case 0x3001: case 0x3002: case 0xFF01: case 0xFF05:
	case 0xFF0C: case 0xFF0E: case 0xFF1A: case 0xFF1B: case 0xFF1F:
		return true;
	}
	return uc_is_general_category_withtable(uc, UC_CATEGORY_MASK_Pe |
						UC_CATEGORY_MASK_Pf);
}

static bool
is_opening(uint32_t uc)
{
	return uc_is_general_category_withtable(uc, UC_CATEGORY_MASK_Ps |
						UC_CATEGORY_MASK_Pi);
}

/* Break a word that is too long before `over`, punctuation on its own side. */
static size_t
forced_break(const char *s, size_t len, size_t from, size_t over)
{
	size_t cut, before;
	uint32_t left, right;

	if (over == from)
		return gd_text_next(s, len, from);
	for (cut = over; cut > from; cut = before) {
		before = gd_text_prev(s, len, cut);
		gd_text_decode(s, len, before, &left);
		gd_text_decode(s, len, cut, &right);
		if (before < from)
			break;
		if (!is_closing(right) && !is_opening(left))
			return cut;
	}
	return over;
}

/* The last line of a paragraph: spaces at its end stay as far as they fit. */
static size_t
keep_spaces(const char *s, size_t start, size_t end, int cols)
{
	size_t text = trim(s, start, end);

	cols -= gd_text_width(s + start, text - start);
	return text + gd_text_cut(s + text, end - text, cols);
}

bool
gd_text_wrap(const char *s, size_t len, int cols, size_t *pos, size_t *start,
	     size_t *n)
{
	size_t from = *pos, over, cut;
	bool fits;

	if (from > len || (from == len && (!len || s[len - 1] != '\n')))
		return false;
	*start = from;
	if (from == len) {
		*n = 0;
		*pos = len + 1;
		return true;
	}
	if (cols < 2)
		cols = 2;
	over = first_over(s, len, from, cols, &fits);
	if (fits) {
		*n = keep_spaces(s, from, over, cols) - from;
		*pos = over < len ? over + 1 : len;
		return true;
	}
	cut = best_break(s, len, from, over);
	if (cut == from)
		cut = forced_break(s, len, from, over);
	*n = trim(s, from, cut) - from;
	*pos = cut;
	return true;
}
