/*
 * domain/lint.h - the four rules of a letter, looked for in its words.
 *
 * A concrete demand; law that exists, is in force and fits; no threat, insult,
 * blackmail or doxxing; a deadline with its date. Words, patterns and sentences are
 * data (data/letters/lint/). It advises: a person may send the letter anyway.
 */
#ifndef GD_DOMAIN_LINT_H
#define GD_DOMAIN_LINT_H

#include "domain/letter_book.h"

/* Rules as bits; their words are those of a template's `rules`. */
enum gd_lint_kind {
	GD_LINT_DEMAND = 1 << 0,
	GD_LINT_LAW = 1 << 1,
	GD_LINT_TONE = 1 << 2,
	GD_LINT_REPEALED = 1 << 3,
	GD_LINT_DEADLINE = 1 << 4,
	GD_LINT_PRIVATE = 1 << 5,
	GD_LINT_LIMIT = 1 << 6,
	GD_LINT_ALL = (1 << 7) - 1
};
/* The bit of "demand" …; 0 for anything else. */
unsigned gd_lint_kind_parse(const char *word, size_t len);
const char *gd_lint_kind_word(unsigned kind);
/* The bits of a comma list. */
unsigned gd_lint_kinds(const char *list);

struct gd_lint_env {
	const struct gd_letter_book *book;
	const struct gd_source *sources;	/* the law table */
	size_t sources_len;
	const char *type;	/* of the complaint; "" or NULL: not known */
	gd_day day;		/* of sending: which law is in force */
	unsigned rules;		/* GD_LINT_*; what else must be is not asked */
	bool sentence;		/* one sentence: nothing need be in it */
	const struct gd_letter_box *box;	/* where it goes; NULL: not known */
	int pictures;		/* that it names */
};

struct gd_finding {
	unsigned kind;			/* GD_LINT_* */
	const struct gd_lint_rule *rule;	/* message and better wording */
	size_t start, len;		/* bytes; len 0: of the letter as a whole */
	const struct gd_bitext *more;	/* what helps in this very case, NULL */
	char law[24];			/* source id of the citation, "" */
};

struct gd_findings {
	struct gd_finding *items;	/* in the text's order, wholes last */
	size_t len, cap;
};
#define GD_FINDINGS_INIT { NULL, 0, 0 }
void gd_findings_release(struct gd_findings *f);

/* Append what is wrong with `s[0..len)`. Overlapping finds of one rule are one. */
void gd_lint(const struct gd_lint_env *env, const char *s, size_t len,
	     struct gd_findings *out);

#endif
