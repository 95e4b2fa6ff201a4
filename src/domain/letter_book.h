/*
 * domain/letter_book.h - the knowledge behind letters, as plain records.
 *
 * Filled by playbook/letters.h from data/letters/. Strings belong to the book.
 */
#ifndef GD_DOMAIN_LETTER_BOOK_H
#define GD_DOMAIN_LETTER_BOOK_H

#include <stdint.h>

#include "domain/letter.h"
#include "domain/lint_model.h"
#include "domain/rules.h"

/* One template. */
struct gd_letter_def {
	char *id;		/* "demand" */
	struct gd_bitext name;	/* what it is called */
	struct gd_bitext use;	/* when it is the right one, one line */
	struct gd_bitext place;	/* where it goes, step by step; may be empty */
	char *channel;		/* sending it files there; NULL: files nothing */
	struct gd_cond when;	/* it fits a case that is so */
	struct gd_cond holds;	/* beyond that: what must be so to write it at all */
	char *rules;		/* comma list of lint rules that it must keep */
	bool redact;		/* for other eyes: personal data are taken out */
	bool any_type;		/* the laws it cites serve every type of complaint */
	char *source;
	struct gd_letter_text zh, en;	/* the parsed texts; en may be empty */
	char *file, *en_file;	/* of the Chinese and the English text */
};

enum gd_letter_unit {
	GD_LETTER_CHARACTERS,	/* every character is one */
	GD_LETTER_UTF16		/* beyond U+FFFF two, as web forms count */
};

/* What takes a letter at the place it goes to, and how that counts. */
struct gd_letter_box {
	char *id;		/* "wx_shop" */
	struct gd_bitext name;
	char *letters;		/* comma list of templates that go there */
	char *platforms;	/* comma list; NULL: of every platform */
	int limit;		/* in `unit`, 0: not told */
	int pictures;		/* at most, 0: not told */
	enum gd_letter_unit unit;
	int breaks;		/* what a line break counts, 1 or 2 */
	struct gd_bitext note;	/* what is not known of it; may be empty */
	char *source;
};

/* A wording that the computed places use: a template of its own. */
struct gd_letter_word {
	char *id;		/* "demand.refund", "proves.chat", "date" */
	struct gd_bitext name;
	struct gd_letter_text zh, en;
};

/* A law: how it is called and cited. Its articles are the sources ID.NUMBER. */
struct gd_letter_law {
	char *id;		/* "ccl" */
	struct gd_bitext name;	/* in full, as a letter cites it */
	char *names;		/* `|`-list: how people call it */
	gd_day from, until;	/* in force [from, until); GD_DAY_NONE: open */
	struct gd_bitext instead;	/* what took its place; may be empty */
};

/* Which articles carry a demand of this kind. */
struct gd_letter_basis {
	char *id;
	char *laws;		/* comma list of sources */
	struct gd_cond when;
};

enum gd_claim_kind {
	GD_CLAIM_PRICE,		/* the price paid comes back */
	GD_CLAIM_TIMES,		/* a multiple of the price, with a floor */
	GD_CLAIM_PROMISE,	/* the multiple that the merchant promised */
	GD_CLAIM_REST,		/* what was asked beyond the lines before */
	GD_CLAIM_FEE		/* a bracket of the court fee */
};

struct gd_claim_rule {
	char *id;
	enum gd_claim_kind kind;
	struct gd_bitext name;
	int times;
	int64_t floor_fen;	/* TIMES: at least */
	int64_t up_to_fen;	/* FEE: bracket's end; -1: no end */
	int64_t flat_fen;	/* FEE: the bracket costs this as a whole */
	int rate_bp;		/* FEE: hundredths of a percent of what falls in it */
	char *patterns;		/* PROMISE: words with <n> (pattern.h) */
	struct gd_cond when;
	char *source;
};

struct gd_lint_rule {
	char *id;		/* "threat.expose" */
	char *rule;		/* demand law tone repealed deadline private limit */
	char *patterns;		/* `|`-list (pattern.h); NULL: found by the program */
	/* What makes a find harmless, `|`-lists, NULL: nothing of the kind. */
	char *except;		/* standing across or around it */
	char *unless;		/* anywhere in its sentence */
	char *negated;		/* shortly before it */
	char *told;		/* before it in its clause: others' words */
	char *quoted;		/* before the quotation marks around it */
	bool learned;		/* looks for sentences that sound like `rule` … */
	char *heed;		/* … among those that hold one of these; NULL: all */
	bool need;		/* the letter must hold one of them */
	struct gd_bitext message;	/* what is wrong with it */
	struct gd_bitext better;	/* a better wording */
	char *source;
};

/* Words of one kind, which patterns name as {ID}. */
struct gd_lint_class {
	char *id;		/* "threat.ruin" */
	char *words;		/* `|`-list */
};

/* Types of complaint that an article serves; articles without one serve all. */
struct gd_lint_fit {
	char *id;		/* source id, "ccl.55" */
	char *types;
	struct gd_bitext better;
};

struct gd_letter_book {
	struct gd_letter_def *defs;	size_t defs_len, defs_cap;
	struct gd_letter_box *boxes;	size_t boxes_len, boxes_cap;
	struct gd_letter_word *words;	size_t words_len, words_cap;
	struct gd_letter_law *laws;	size_t laws_len, laws_cap;
	struct gd_letter_basis *basis;	size_t basis_len, basis_cap;
	struct gd_claim_rule *claims;	size_t claims_len, claims_cap;
	struct gd_lint_class *classes;	size_t classes_len, classes_cap;
	struct gd_lint_rule *lint;	size_t lint_len, lint_cap;
	struct gd_lint_fit *fits;	size_t fits_len, fits_cap;
	struct gd_lint_model *models;	size_t models_len, models_cap;
};

void gd_letter_book_release(struct gd_letter_book *b);
/* NULL when there is none. */
const struct gd_letter_def *gd_letter_def(const struct gd_letter_book *b,
					  const char *id);
const struct gd_letter_word *gd_letter_word(const struct gd_letter_book *b,
					    const char *id);
const struct gd_lint_rule *gd_lint_rule(const struct gd_letter_book *b,
					const char *id);
const struct gd_lint_model *gd_lint_model(const struct gd_letter_book *b,
					  const char *id);
const struct gd_letter_law *gd_letter_law(const struct gd_letter_book *b,
					  const char *id);

#endif
