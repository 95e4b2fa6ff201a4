/*
 * store/grams.c - words into pieces.
 *
 * A piece begins at every character and goes on for two (Latin letters and
 * digits: three), or to the end of its run: so the last ones are shorter, and
 * a word shorter than a piece is the beginning of one.
 */
#include <config.h>

#include "store/search_internal.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define WIDE_PIECE 2
#define LATIN_PIECE 3
#define RUN_MAX 4096		/* characters that are looked at as one */
/* Stands before initials: no text begins so after folding. */
#define MARK "\xC2\xA4"

enum kind { GAP, LATIN, WIDE };

/* General punctuation, CJK marks, full-width forms that folding leaves. */
static bool
is_mark(const unsigned char *s)
{
	if (s[0] == 0xC2)	/* U+0080 to U+00BF */
		return true;
	if (s[0] == 0xE2 && (s[1] == 0x80 || s[1] == 0x81))
		return true;
	if (s[0] == 0xE3 && s[1] == 0x80)
		return true;
	return s[0] == 0xEF && (s[1] == 0xBC || s[1] == 0xBD || s[1] == 0xBF);
}

static enum kind
kind_of(const char *s, size_t *n)
{
	unsigned char c = (unsigned char)*s;

	*n = 1;
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
			? LATIN : GAP;
	while (((unsigned char)s[*n] & 0xC0) == 0x80)
		(*n)++;
	return is_mark((const unsigned char *)s) ? GAP : WIDE;
}

/* A run of one kind: where its characters begin. */
struct run {
	const char *at[RUN_MAX + 1];
	size_t len;
	enum kind kind;
};

static bool
next_run(const char **s, struct run *r)
{
	const char *p = *s;
	enum kind kind;
	size_t n;

	while (*p && kind_of(p, &n) == GAP)
		p += n;
	r->len = 0;
	r->kind = *p ? kind_of(p, &n) : GAP;
	while (*p && r->len < RUN_MAX) {
		kind = kind_of(p, &n);
		if (kind != r->kind)
			break;
		r->at[r->len++] = p;
		p += n;
	}
	r->at[r->len] = p;
	*s = p;
	return r->len > 0;
}

static size_t
piece_len(const struct run *r)
{
	return r->kind == WIDE ? WIDE_PIECE : LATIN_PIECE;
}

static void
add_pieces(struct gd_buf *out, const char *folded, const char *mark)
{
	struct run r;

	while (next_run(&folded, &r)) {
		for (size_t i = 0; i < r.len; i++) {
			size_t end = i + piece_len(&r);

			if (end > r.len)
				end = r.len;
			gd_buf_adds(out, mark);
			gd_buf_add(out, r.at[i], (size_t)(r.at[end] - r.at[i]));
			gd_buf_addc(out, ' ');
		}
	}
}

void
gd_grams_add(struct gd_buf *out, const char *text)
{
	struct gd_buf folded = GD_BUF_INIT;

	gd_text_fold(&folded, text, strlen(text));
	add_pieces(out, folded.s, "");
	gd_buf_release(&folded);
}

void
gd_grams_add_initials(struct gd_buf *out, const char *initials)
{
	add_pieces(out, initials, MARK);
}

/* "ab" AND "bc" …; what is shorter than a piece begins one. */
static bool
match_pieces(struct gd_buf *out, const char *folded, const char *mark)
{
	struct run r;
	bool any = false;

	while (next_run(&folded, &r)) {
		size_t n = piece_len(&r);
		size_t last = r.len > n ? r.len - n : 0;

		for (size_t i = 0; i <= last; i++) {
			size_t end = i + n < r.len ? i + n : r.len;

			gd_buf_addf(out, "%s\"%s%.*s\"%s",
				    out->len ? " AND " : "", mark,
				    (int)(r.at[end] - r.at[i]), r.at[i],
				    r.len < n ? "*" : "");
			any = true;
		}
	}
	return any;
}

bool
gd_grams_match(struct gd_buf *out, const char *word)
{
	struct gd_buf folded = GD_BUF_INIT;
	bool any;

	gd_text_fold(&folded, word, strlen(word));
	any = match_pieces(out, folded.s, "");
	gd_buf_release(&folded);
	return any;
}

bool
gd_grams_match_initials(struct gd_buf *out, const char *word)
{
	struct gd_buf folded = GD_BUF_INIT;
	bool any = false;
	size_t n;

	gd_text_fold(&folded, word, strlen(word));
	n = strspn(folded.s, "abcdefghijklmnopqrstuvwxyz0123456789");
	if (n >= 2 && !folded.s[n])
		any = match_pieces(out, folded.s, MARK);
	gd_buf_release(&folded);
	return any;
}

void
gd_order_key(struct gd_store *st, const char *text, struct gd_buf *out)
{
	struct gd_buf folded = GD_BUF_INIT;

	gd_text_fold(&folded, text, strlen(text));
	gd_pinyin_order(&st->search.pinyin, folded.s, folded.len, out);
	gd_buf_release(&folded);
}

void
gd_initials(struct gd_store *st, const char *text, struct gd_buf *out)
{
	struct gd_buf folded = GD_BUF_INIT;
	const char *s;
	size_t n;

	gd_text_fold(&folded, text, strlen(text));
	for (s = folded.s; *s; s += n) {
		enum kind kind = kind_of(s, &n);
		char letter = '\0';

		if (kind == LATIN)
			letter = *s;
		else if (kind == WIDE)
			letter = gd_pinyin_initial(&st->search.pinyin, s, n);
		if (letter)
			gd_buf_addc(out, letter);
	}
	gd_buf_release(&folded);
}
