/*
 * domain/filter_complete.c - what can follow in a filter that is being typed.
 */
#include "domain/filter.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Signs that part a key from its value, and values from each other. */
static const char *const separators[] = {
	":", "<", ">", "=", "\xEF\xBC\x9A", "\xEF\xBC\x9C", "\xEF\xBC\x9D",
	"\xEF\xBC\x9E", "\xE2\x89\xA4", "\xE2\x89\xA5", NULL
};
static const char *const joints[] = { ",", "\xEF\xBC\x8C", NULL };
static const char *const spaces[] = { " ", "\t", "\xE3\x80\x80", NULL };
/* Curved quotes close each other, straight ones themselves. */
static const char *const quotes[] = {
	"\"", "\xEF\xBC\x82", "\xE2\x80\x9C", "\xE2\x80\x9D", NULL
};

/* Bytes of the sign at `s` that is one of `signs`; 0: none is. */
static size_t
sign(const char *s, const char *const *signs)
{
	for (; *signs; signs++) {
		size_t n = strlen(*signs);

		if (strncmp(s, *signs, n) == 0)
			return n;
	}
	return 0;
}

/* Where the word before `caret` begins; false when it is quoted text. */
static bool
word_start(const char *s, size_t caret, size_t *from)
{
	bool quoted = false;

	*from = 0;
	for (size_t i = 0; i < caret; ) {
		size_t n = sign(s + i, quotes);

		if (n)
			quoted = !quoted;
		else if (!quoted && (n = sign(s + i, spaces)))
			*from = i + n;
		i += n ? n : 1;
	}
	return !quoted;
}

void
gd_filter_word_at(const char *s, size_t at, size_t *from, size_t *to)
{
	bool quoted = false;
	size_t n;

	(void)word_start(s, at, from);
	for (*to = *from; s[*to]; *to += n) {
		n = sign(s + *to, quotes);
		if (n)
			quoted = !quoted;
		else if (!quoted && sign(s + *to, spaces))
			break;
		n = n ? n : 1;
	}
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

/* The codes of the key that `word` begins with; false: there is no such key. */
static bool
add_codes(struct gd_filter_hints *out, const char *word, size_t key_len,
	  const char *typed, size_t n, enum gd_filter_key *key)
{
	for (int k = 0; k < GD_FILTER_KEYS; k++) {
		const char *const *codes = gd_filter_codes(
			(enum gd_filter_key)k);
		bool bare;
		const char *name = gd_filter_key_name((enum gd_filter_key)k,
						      &bare);

		if (!name || bare || strlen(name) != key_len ||
		    strncasecmp(name, word, key_len) != 0)
			continue;
		*key = (enum gd_filter_key)k;
		for (; codes && *codes; codes++)
			add(out, typed, n, *codes, "");
		return true;
	}
	return false;
}

bool
gd_filter_complete(const char *s, size_t caret, struct gd_filter_hints *out,
		   enum gd_filter_key *key)
{
	size_t start, end, n;

	out->len = 0;
	out->from = caret;
	if (!word_start(s, caret, &start))
		return false;
	for (end = start; end < caret && !(n = sign(s + end, separators)); end++)
		;
	if (end < caret) {
		size_t from = end + n;

		for (size_t i = from; i < caret; i += n ? n : 1) {
			n = sign(s + i, joints);
			if (n)
				from = i + n;
		}
		out->from = from;
		return add_codes(out, s + start, end - start, s + from,
				 caret - from, key);
	}
	out->from = start;
	for (int k = 0; k < GD_FILTER_KEYS; k++) {
		bool bare;
		const char *name = gd_filter_key_name((enum gd_filter_key)k,
						      &bare);

		if (name)
			add(out, s + start, caret - start, name, bare ? " " :
			    k == GD_FILTER_AMOUNT ? ">" : ":");
	}
	return false;
}
