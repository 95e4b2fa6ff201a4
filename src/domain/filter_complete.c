/*
 * domain/filter_complete.c - what can follow in a filter that is being typed.
 */
#include "domain/filter.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Where the word before `caret` begins; false when it is quoted text. */
static bool
word_start(const char *s, size_t caret, size_t *from)
{
	bool quoted = false;

	*from = 0;
	for (size_t i = 0; i < caret; i++) {
		if (s[i] == '"')
			quoted = !quoted;
		else if (s[i] == ' ' && !quoted)
			*from = i + 1;
	}
	return !quoted;
}

static void
add(struct gd_filter_hints *out, const char *typed, size_t n, const char *word,
    const char *end)
{
	if (out->len == GD_FILTER_HINTS || strncasecmp(word, typed, n) != 0)
		return;
	snprintf(out->words[out->len++], sizeof out->words[0], "%s%s", word,
		 end);
}

static void
add_codes(struct gd_filter_hints *out, const char *word, size_t key_len,
	  const char *typed, size_t n)
{
	for (int k = 0; k < GD_FILTER_KEYS; k++) {
		const char *const *codes = gd_filter_codes(
			(enum gd_filter_key)k);
		bool bare;
		const char *name = gd_filter_key_name((enum gd_filter_key)k,
						      &bare);

		if (!name || !codes || strlen(name) != key_len ||
		    strncasecmp(name, word, key_len) != 0)
			continue;
		for (; *codes; codes++)
			add(out, typed, n, *codes, "");
	}
}

void
gd_filter_complete(const char *s, size_t caret, struct gd_filter_hints *out)
{
	size_t start, colon;
	const char *word;

	out->len = 0;
	out->from = caret;
	if (!word_start(s, caret, &start))
		return;
	word = s + start;
	colon = strcspn(word, ":<>=");
	if (start + colon < caret) {
		size_t from = start + colon + 1;

		for (size_t i = from; i < caret; i++) {
			if (s[i] == ',')
				from = i + 1;
		}
		out->from = from;
		add_codes(out, word, colon, s + from, caret - from);
		return;
	}
	out->from = start;
	for (int k = 0; k < GD_FILTER_KEYS; k++) {
		bool bare;
		const char *name = gd_filter_key_name((enum gd_filter_key)k,
						      &bare);

		if (name)
			add(out, word, caret - start, name, bare ? " " :
			    k == GD_FILTER_AMOUNT ? ">" : ":");
	}
}
