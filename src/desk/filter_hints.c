/*
 * desk/filter_hints.c - what can follow where filter words are typed (views.h).
 */
#include <config.h>

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "desk/views.h"
#include "store/filter_values.h"

#define VALUES_MOST 12

/* Fits as it stands, or in quotes where it holds spaces or signs. */
static void
add_value(const char *value, void *ctx)
{
	struct gd_filter_hints *h = ctx;
	bool quote = strpbrk(value, " ,:<>=") != NULL ||
		     strstr(value, "\xE3\x80\x80") != NULL;
	size_t n = strlen(value);
	char *to;

	if (h->len == GD_FILTER_HINTS || strpbrk(value, "\"\n") ||
	    n + 3 > GD_FILTER_HINT_MAX)
		return;
	to = h->words[h->len++];
	if (quote)
		*to++ = '"';
	memcpy(to, value, n + 1);
	if (quote)
		memcpy(to + n, "\"", 2);
}

/* Views come first where a word begins with @. */
static bool
add_views(struct gd_desk *d, const char *s, size_t caret,
	  struct gd_filter_hints *out)
{
	const char *name, *filter;
	size_t from, to;

	gd_filter_word_at(s, caret, &from, &to);
	if (s[from] != '@' || from == caret)
		return false;
	out->from = from;
	out->len = 0;
	for (size_t i = 0; out->len < GD_FILTER_HINTS &&
	     gd_desk_view(d, i, &name, &filter); i++) {
		size_t n = strlen(name);

		if (strncasecmp(name, s + from + 1, caret - from - 1) != 0 ||
		    n + 2 > GD_FILTER_HINT_MAX)
			continue;
		out->words[out->len][0] = '@';
		memcpy(out->words[out->len++] + 1, name, n + 1);
	}
	return true;
}

void
gd_desk_filter_hints(struct gd_desk *d, const char *s, size_t caret,
		     struct gd_filter_hints *out)
{
	enum gd_filter_key key;
	struct gd_buf typed = GD_BUF_INIT;
	struct gd_store *st;
	bool value = gd_filter_complete(s, caret, out, &key);

	if (add_views(d, s, caret, out) || !value || out->len ||
	    gd_filter_codes(key))
		return;
	gd_buf_add(&typed, s + out->from, caret - out->from);
	/* Hints are a help: without the database there are none. */
	if (gd_desk_store(d, &st, NULL) == GD_OK)
		(void)gd_store_filter_values(st, key, typed.s, VALUES_MOST,
					     add_value, out, NULL);
	gd_buf_release(&typed);
}

void
gd_filter_wrong_word(const char *s, size_t at, struct gd_buf *out)
{
	size_t from, to;

	gd_filter_word_at(s, at, &from, &to);
	gd_buf_add(out, s + from, to - from);
}
