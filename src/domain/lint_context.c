/*
 * domain/lint_context.c - what stands around a find can make it harmless: the other
 * side's words that are told or quoted, a title, a "not", a sum in its sentence.
 */
#include <config.h>

#include "domain/lint_internal.h"

#include <string.h>

#define NEGATION_CHARS 9	/* from the end of a "not" to the find, at most */

static const struct marks {
	const char *open, *close;
	bool title;		/* of a book, a law: never our words */
} marks[] = {
	{ "\u201c", "\u201d", false }, { "\u2018", "\u2019", false },
	{ "\u300c", "\u300d", false }, { "\"", "\"", false },
	{ "\u300a", "\u300b", true },
};

static bool
stands(const char *s, size_t end, size_t at, const char *word)
{
	size_t n = strlen(word);

	return at + n <= end && s[at] == *word && memcmp(s + at, word, n) == 0;
}

/* The mark that opens around byte `at`, in the same line; false: none does. */
static bool
opened(const struct marks *q, const char *s, size_t at, size_t *open)
{
	size_t i, start = at;
	bool inside = false;

	while (start && s[start - 1] != '\n')
		start--;
	for (i = start; i < at; i++) {
		bool closes = stands(s, at, i, q->close);

		if (stands(s, at, i, q->open) && !(closes && inside)) {
			inside = true;
			*open = i;
		} else if (closes) {
			inside = false;
		}
	}
	return inside;
}

static bool
found_in(const char *patterns, const char *s, size_t from, size_t to)
{
	struct gd_match m;

	return patterns && gd_pattern_find(patterns, s, to, from, &m);
}

static bool
quoted(const struct gd_lint_rule *r, const char *s, size_t len, size_t at)
{
	size_t i, open = 0, start, end;

	for (i = 0; r->quoted && i < sizeof marks / sizeof *marks; i++) {
		if (!opened(&marks[i], s, at, &open))
			continue;
		if (marks[i].title)
			return true;
		start = gd_pattern_sentence(s, len, open, &end);
		if (found_in(r->quoted, s, start, open))
			return true;
	}
	return false;
}

/* Where the clause of byte `at` begins, within the sentence from `start`. */
static size_t
clause(const char *s, size_t start, size_t at)
{
	size_t i, begin = start;

	for (i = start; i < at; i++)
		if (stands(s, at, i, "\uff0c"))
			begin = i + strlen("\uff0c");
		else if (stands(s, at, i, ", "))
			begin = i + 2;
	return begin;
}

/* Does one of `patterns` end in s[from..at), at most so many characters away? */
static bool
shortly_before(const char *patterns, const char *s, size_t from, size_t at)
{
	struct gd_match m;
	size_t i;
	int n;

	while (from < at && patterns &&
	       gd_pattern_find(patterns, s, at, from, &m)) {
		for (n = 0, i = m.start + m.len; i < at; i++)
			n += ((unsigned char)s[i] & 0xC0) != 0x80;
		if (n <= NEGATION_CHARS)
			return true;
		from = m.start + m.len;
	}
	return false;
}

/* Does a harmless wording overlap the find? */
static bool
excepted(const struct gd_lint_rule *r, const char *s, size_t at, size_t end,
	 const struct gd_match *m)
{
	struct gd_match e;

	while (at < end && gd_pattern_find(r->except, s, end, at, &e)) {
		if (e.start < m->start + m->len && m->start < e.start + e.len)
			return true;
		at = e.start + 1;
		while (at < end && ((unsigned char)s[at] & 0xC0) == 0x80)
			at++;
	}
	return false;
}

bool
gd_lint_excused(const struct gd_lint_rule *r, const char *s, size_t len,
		const struct gd_match *m)
{
	size_t end, start = gd_pattern_sentence(s, len, m->start, &end);
	size_t begin = clause(s, start, m->start);

	return excepted(r, s, start, end, m) ||
	       found_in(r->unless, s, start, end) ||
	       found_in(r->told, s, begin, m->start) ||
	       shortly_before(r->negated, s, begin, m->start) ||
	       quoted(r, s, len, m->start);
}
