/*
 * domain/lint_model.h - what a sentence sounds like, learned from labelled ones.
 *
 * A list of words finds what it names, and people threaten in ever new words. So
 * some rules have weights, too: of words and of pairs of neighbours, where a Chinese
 * character is a word, a Latin word one, a run of digits one ("0"), and `^` and `$`
 * stand at the ends. `make lint-weights` learns them (logistic regression) from
 * tests/data/lint-sentences.tsv into data/letters/weights.tsv. Pure.
 */
#ifndef GD_DOMAIN_LINT_MODEL_H
#define GD_DOMAIN_LINT_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define GD_LINT_WORDS 160	/* of a sentence that are looked at */
#define GD_LINT_FEATURES (2 * GD_LINT_WORDS)

struct gd_lint_weight {
	uint64_t key;
	int weight;		/* thousandths */
};

/* Belongs to the book. */
struct gd_lint_model {
	char *id;		/* the rule that it speaks for: "tone" */
	struct gd_lint_weight *items;	/* by key, after gd_lint_model_sort() */
	size_t len, cap;
	int bias;		/* thousandths */
};

/* One word, or two neighbours. */
struct gd_lint_feature {
	uint64_t key;
	size_t start, len;	/* bytes of the sentence; ends: none */
	int first, words;	/* number of its first word, 1 or 2 words */
};

/*
 * The features of one sentence, each once, by key; at most GD_LINT_FEATURES go to
 * `out`. How many.
 */
size_t gd_lint_features(const char *s, size_t len, struct gd_lint_feature *out);
/* Append the feature of `s` as a file spells it: "word" or "word word". */
void gd_lint_feature_spell(const char *s, const struct gd_lint_feature *f,
			   struct gd_buf *out);
/* The key of a feature that is spelt so; 0: it is neither one word nor two. */
uint64_t gd_lint_feature_key(const char *text);

void gd_lint_model_sort(struct gd_lint_model *m);
/*
 * How much the sentence sounds so: thousandths, above 0 it does. Where it does
 * most stands in `*start` and `*n` (bytes, may be NULL both).
 */
int gd_lint_model_score(const struct gd_lint_model *m, const char *s, size_t len,
			size_t *start, size_t *n);

#endif
