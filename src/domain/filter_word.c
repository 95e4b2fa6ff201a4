/*
 * domain/filter_word.c - cutting the filter language into words.
 *
 * A word is copied without its quotes; what was special outside of them (the
 * separator, commas) is told apart from the same character inside.
 */
#include "domain/filter_internal.h"

#include <string.h>

#include "base/mem.h"

/* What one character of a word means. */
enum mark { SPACE, QUOTE, OPEN, CLOSE, SEPARATOR, JOIN };

static const struct sign {
	const char *bytes;
	enum mark mark;
	const char *ascii;
} signs[] = {
	{ " ", SPACE, " " }, { "\t", SPACE, " " }, { "\n", SPACE, " " },
	{ "\r", SPACE, " " }, { "\x1f", SPACE, " " },
	{ "\"", QUOTE, "" }, { ":", SEPARATOR, ":" }, { "<", SEPARATOR, "<" },
	{ ">", SEPARATOR, ">" }, { "=", SEPARATOR, "=" }, { ",", JOIN, "," },
	{ "\xE3\x80\x80", SPACE, " " },		/* U+3000 */
	{ "\xEF\xBC\x82", QUOTE, "" },		/* U+FF02 */
	{ "\xE2\x80\x9C", OPEN, "" },		/* U+201C */
	{ "\xE2\x80\x9D", CLOSE, "" },		/* U+201D */
	{ "\xEF\xBC\x9A", SEPARATOR, ":" },	/* U+FF1A */
	{ "\xEF\xBC\x9C", SEPARATOR, "<" },	/* U+FF1C */
	{ "\xEF\xBC\x9D", SEPARATOR, "=" },	/* U+FF1D */
	{ "\xEF\xBC\x9E", SEPARATOR, ">" },	/* U+FF1E */
	{ "\xE2\x89\xA4", SEPARATOR, "<=" },	/* U+2264 */
	{ "\xE2\x89\xA5", SEPARATOR, ">=" },	/* U+2265 */
	{ "\xEF\xBC\x8C", JOIN, "," },		/* U+FF0C */
};

static const struct sign *
sign_at(const char *s, size_t *len)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(signs); i++) {
		*len = strlen(signs[i].bytes);
		if (strncmp(s, signs[i].bytes, *len) == 0)
			return &signs[i];
	}
	*len = 1;
	return NULL;
}

/* Is `text` a name so far? Only then does a separator separate. */
static bool
is_name(const struct gd_buf *text)
{
	for (size_t i = 0; i < text->len; i++) {
		char c = text->s[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		      c == '_'))
			return false;
	}
	return text->len > 0;
}

static void
split_here(struct gd_filter_word *w, const char *ascii)
{
	w->key_len = w->text.len;
	w->op = ascii[0];
	if (ascii[0] == '<' && ascii[1] == '=')
		w->op = 'l';
	else if (ascii[0] == '>' && ascii[1] == '=')
		w->op = 'g';
	w->value = w->text.len;
}

/* Does `g` close the quote that `open` began? */
static bool
closes(const struct sign *g, const struct sign *open)
{
	return open->mark == OPEN ? g->mark == CLOSE : g == open;
}

/* Text as it is; only the byte that stands for a comma gives way. */
static void
keep(struct gd_filter_word *w, const char *s, size_t n)
{
	if (*s == GD_FILTER_COMMA)
		gd_buf_addc(&w->text, ' ');
	else
		gd_buf_add(&w->text, s, n);
}

/* An alternative begins `at` bytes from the beginning of the word. */
static void
begin_part(struct gd_filter_word *w, size_t at)
{
	if (w->parts_len < GD_FILTER_PARTS)
		w->parts[w->parts_len++] = at;
}

/* A sign outside quotes, which ends `at` bytes from the beginning of the word. */
static void
read_sign(struct gd_filter_word *w, const struct sign *g, size_t at)
{
	bool at_value = w->key_len && w->text.len == w->value;

	if (g->mark == SEPARATOR && !w->key_len && !w->quoted &&
	    is_name(&w->text)) {
		split_here(w, g->ascii);
		begin_part(w, at);
	} else if (g->ascii[0] == '=' && at_value &&
		   (w->op == '<' || w->op == '>')) {
		w->op = w->op == '<' ? 'l' : 'g';
		w->parts_len = 0;
		begin_part(w, at);
	} else if (g->mark == JOIN && w->key_len) {
		gd_buf_addc(&w->text, GD_FILTER_COMMA);
		begin_part(w, at);
	} else {
		keep(w, g->bytes, strlen(g->bytes));
	}
}

bool
gd_filter_word_read(const char **s, bool whole, struct gd_filter_word *w)
{
	const struct sign *open = NULL;
	const char *p = *s;
	size_t n;

	for (; *p; p += n) {
		const struct sign *g = sign_at(p, &n);

		if (!g || (open && !closes(g, open))) {
			keep(w, p, n);
		} else if (open) {
			open = NULL;
		} else if (g->mark == QUOTE || g->mark == OPEN) {
			open = g;
			w->quoted = true;
		} else if (g->mark == SPACE && !whole) {
			break;
		} else {
			read_sign(w, g, (size_t)(p - *s) + n);
		}
	}
	*s = p;
	return !open;
}

const char *
gd_filter_skip_spaces(const char *s)
{
	const struct sign *g;
	size_t n;

	while (*s && (g = sign_at(s, &n)) && g->mark == SPACE)
		s += n;
	return s;
}
