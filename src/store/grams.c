/*
 * store/grams.c - words into pieces.
 *
 * A piece begins at every character and goes on for two (Latin letters and
 * digits: three), or to the end of its run: so the last ones are shorter, and
 * a word shorter than a piece is the beginning of one.
 */
#include <config.h>

#include "store/search_internal.h"

#include <iconv.h>
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

/* Where each letter's characters begin among the first level of GB 2312. */
static char
initial_of(unsigned code)
{
	static const struct {
		unsigned from;
		char letter;
	} parts[] = {
		{ 0xB0A1, 'a' }, { 0xB0C5, 'b' }, { 0xB2C1, 'c' },
		{ 0xB4EE, 'd' }, { 0xB6EA, 'e' }, { 0xB7A2, 'f' },
		{ 0xB8C1, 'g' }, { 0xB9FE, 'h' }, { 0xBBF7, 'j' },
		{ 0xBFA6, 'k' }, { 0xC0AC, 'l' }, { 0xC2E8, 'm' },
		{ 0xC4C3, 'n' }, { 0xC5B6, 'o' }, { 0xC5BE, 'p' },
		{ 0xC6DA, 'q' }, { 0xC8BB, 'r' }, { 0xC8F6, 's' },
		{ 0xCBFA, 't' }, { 0xCDDA, 'w' }, { 0xCEF4, 'x' },
		{ 0xD1B9, 'y' }, { 0xD4D1, 'z' }, { 0xD7FA, '\0' }
	};
	char letter = '\0';

	for (size_t i = 0; i < GD_ARRAY_LEN(parts); i++) {
		if (code < parts[i].from)
			break;
		letter = parts[i].letter;
	}
	return letter;
}

static iconv_t
gb_of(struct gd_store *st)
{
	if (!st->search.gb_open) {
		st->search.gb = iconv_open("GB18030", "UTF-8");
		st->search.gb_open = true;
	}
	return st->search.gb;
}

void
gd_order_key(struct gd_store *st, const char *text, struct gd_buf *out)
{
	struct gd_buf folded = GD_BUF_INIT;
	iconv_t gb = gb_of(st);
	char *in, bytes[256];
	size_t left;

	gd_text_fold(&folded, text, strlen(text));
	in = folded.s;
	left = folded.len;
	while (left && gb != (iconv_t)-1) {
		char *to = bytes;
		size_t before = left, room = sizeof bytes;

		iconv(gb, &in, &left, &to, &room);
		gd_buf_add(out, bytes, sizeof bytes - room);
		if (left == before)
			break;
	}
	/* What cannot be converted stands as it is. */
	gd_buf_add(out, in, left);
	gd_buf_release(&folded);
}

void
gd_initials(struct gd_store *st, const char *text, struct gd_buf *out)
{
	struct gd_buf folded = GD_BUF_INIT;
	iconv_t gb = gb_of(st);
	const char *s;
	size_t n;

	gd_text_fold(&folded, text, strlen(text));
	for (s = folded.s; *s; s += n) {
		enum kind kind = kind_of(s, &n);
		char *in = (char *)s, code[8], *to = code;
		size_t left = n, room = sizeof code;
		char letter = '\0';

		if (kind == LATIN)
			letter = *s;
		else if (kind == WIDE && gb != (iconv_t)-1 &&
			 iconv(gb, &in, &left, &to, &room) !=
			 (size_t)-1 && to - code == 2)
			letter = initial_of((unsigned)(unsigned char)code[0]
					    << 8 | (unsigned char)code[1]);
		if (letter)
			gd_buf_addc(out, letter);
	}
	gd_buf_release(&folded);
}
