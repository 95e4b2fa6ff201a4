/*
 * lint_train LIST OUT - learn the linter's weights from labelled sentences.
 *
 * Logistic regression on the features of domain/lint_model.h, one rule against all
 * other sentences, in a fixed order: the same list gives the same file. Where a
 * sentence begins to sound so is set by five-fold cross-validation: as low as the
 * false alarms among the "ok" sentences left out stay within what the rule may.
 */
#include <config.h>

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "domain/lint_model.h"

#define ROUNDS 30
#define FOLDS 5
#define KEPT 3000		/* weights of a rule */
#define RATE 0.5
#define SHRINK 2e-4

/* How many false alarms a rule may make; its entry's `heed`, `unless` spare some. */
static const struct rule {
	const char *id;
	int false_per_1000;
} rules[] = { { "tone", 12 }, { "deadline", 25 }, { "demand", 25 } };

struct sentence {
	const char *label, *text;
	size_t features[GD_LINT_FEATURES], len;
};

struct term {			/* one feature of the whole list */
	uint64_t key;
	char *text;		/* as the file spells it */
};

static struct sentence *sentences;
static size_t sentences_len, sentences_cap;
static struct term *terms;
static size_t terms_len, terms_cap;

static size_t
term_of(const char *s, const struct gd_lint_feature *f)
{
	struct gd_buf spelt = GD_BUF_INIT;
	size_t i;

	for (i = 0; i < terms_len; i++)
		if (terms[i].key == f->key)
			return i;
	gd_lint_feature_spell(s, f, &spelt);
	GD_GROW(terms, terms_len, terms_cap);
	terms[terms_len] = (struct term){ f->key, gd_buf_detach(&spelt) };
	return terms_len++;
}

static void
take(char *line)
{
	struct gd_lint_feature f[GD_LINT_FEATURES];
	char *type = strchr(line, '\t'), *text;
	struct sentence *s;
	size_t i;

	text = type ? strchr(type + 1, '\t') : NULL;
	if (!text)
		return;
	*type = '\0';
	GD_GROW(sentences, sentences_len, sentences_cap);
	s = &sentences[sentences_len++];
	s->label = line;
	s->text = text + 1;
	s->len = gd_lint_features(s->text, strlen(s->text), f);
	for (i = 0; i < s->len; i++)
		s->features[i] = term_of(s->text, &f[i]);
}

struct model {
	double *weights, bias;
};

static double
score(const struct model *m, const struct sentence *s)
{
	double sum = 0;

	for (size_t i = 0; i < s->len; i++)
		sum += m->weights[s->features[i]];
	return m->bias + sum / sqrt((double)s->len);
}

/* Learn `rule` from all but fold `out` (-1: from all). */
static void
learn(const char *rule, int out, struct model *m)
{
	size_t i, k, step, yes = 0, no = 0;
	double heed, rate, p, g, q;

	memset(m->weights, 0, terms_len * sizeof *m->weights);
	m->bias = 0;
	for (i = 0; i < sentences_len; i++)
		*(strcmp(sentences[i].label, rule) == 0 ? &yes : &no) += 1;
	heed = sqrt((double)no / (double)yes);
	for (int round = 0; round < ROUNDS; round++) {
		rate = RATE / (1 + round * 0.2);
		/* Through all of them in long steps: neighbours are alike. */
		for (step = 0, i = 0; step < sentences_len; step++) {
			const struct sentence *s = &sentences[i];
			bool is = strcmp(s->label, rule) == 0;

			i = (i + 619) % sentences_len;
			if ((int)((s - sentences) % FOLDS) == out)
				continue;
			q = 1 / sqrt((double)s->len);
			p = 1 / (1 + exp(-score(m, s)));
			g = ((is ? 1 : 0) - p) * (is ? heed : 1);
			m->bias += rate * g * 0.1;
			for (k = 0; k < s->len; k++) {
				double *w = &m->weights[s->features[k]];

				*w = *w * (1 - rate * SHRINK) + rate * g * q;
			}
		}
	}
}

static int
by_size(const void *pa, const void *pb)
{
	double a = *(const double *)pa, b = *(const double *)pb;

	return a < b ? -1 : a > b;
}

/* The score from which a sentence that was not learned counts. */
static double
threshold(const struct rule *r, struct model *m)
{
	const char *rule = r->id;
	double *good = gd_calloc(sentences_len, sizeof *good), at;
	double *bad = gd_calloc(sentences_len, sizeof *bad);
	size_t goods = 0, bads = 0, found = 0, i;

	for (int out = 0; out < FOLDS; out++) {
		learn(rule, out, m);
		for (i = (size_t)out; i < sentences_len; i += FOLDS)
			if (strcmp(sentences[i].label, "ok") == 0)
				good[goods++] = score(m, &sentences[i]);
			else if (strcmp(sentences[i].label, rule) == 0)
				bad[bads++] = score(m, &sentences[i]);
	}
	qsort(good, goods, sizeof *good, by_size);
	at = good[goods - 1 - goods * (size_t)r->false_per_1000 / 1000];
	for (i = 0; i < bads; i++)
		found += bad[i] > at;
	printf("%s: left out and found %zu of %zu, false alarms at most %d in "
	       "1000\n", rule, found, bads, r->false_per_1000);
	free(good);
	free(bad);
	return at;
}

static const double *sorting;

static int
by_weight(const void *pa, const void *pb)
{
	double a = fabs(sorting[*(const size_t *)pa]);
	double b = fabs(sorting[*(const size_t *)pb]);

	return a > b ? -1 : a < b;
}

static void
put(FILE *fp, const char *rule, const struct model *m, double from)
{
	size_t *order = gd_calloc(terms_len, sizeof *order), i;
	int weight;

	for (i = 0; i < terms_len; i++)
		order[i] = i;
	sorting = m->weights;
	qsort(order, terms_len, sizeof *order, by_weight);
	fprintf(fp, "%s\t\t%d\n", rule, (int)lround((m->bias - from) * 1000));
	for (i = 0; i < terms_len && i < KEPT; i++) {
		weight = (int)lround(m->weights[order[i]] * 1000);
		if (weight)
			fprintf(fp, "%s\t%s\t%d\n", rule, terms[order[i]].text,
				weight);
	}
	free(order);
}

int
main(int argc, char **argv)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf list = GD_BUF_INIT;
	struct gd_file out;
	struct model m;
	char *p, *line;

	if (argc != 3 ||
	    gd_file_read(&list, argv[1], 1 << 22, &err) != GD_OK ||
	    gd_file_begin(&out, argv[2], &err) != GD_OK) {
		fprintf(stderr, "lint_train LIST OUT: %s\n", err.text);
		return 1;
	}
	for (p = list.s; (line = strsep(&p, "\n"));)
		if (*line && *line != '#')
			take(line);
	m.weights = gd_calloc(terms_len, sizeof *m.weights);
	fputs("# What words weigh for the linter, in thousandths: rule, word or two "
	      "neighbours, weight.\n# Learned from tests/data/lint-sentences.tsv "
	      "by `make lint-weights`; a line without a word\n# is where the rule "
	      "starts from.\n", out.fp);
	for (size_t i = 0; i < GD_ARRAY_LEN(rules); i++) {
		double from = threshold(&rules[i], &m);

		learn(rules[i].id, -1, &m);
		put(out.fp, rules[i].id, &m, from);
	}
	if (gd_file_commit(&out, &err) != GD_OK)
		fprintf(stderr, "lint_train: %s\n", err.text);
	for (size_t i = 0; i < terms_len; i++)
		free(terms[i].text);
	free(terms);
	free(sentences);
	free(m.weights);
	gd_buf_release(&list);
	return *err.text ? 1 : 0;
}
