/*
 * domain/letter_book.c - see letter_book.h.
 */
#include <config.h>

#include "domain/letter_book.h"

#include <stdlib.h>
#include <string.h>

static void
release_def(struct gd_letter_def *d)
{
	free(d->id);
	gd_bitext_release(&d->name);
	gd_bitext_release(&d->use);
	gd_bitext_release(&d->place);
	free(d->channel);
	gd_cond_release(&d->when);
	gd_cond_release(&d->holds);
	free(d->rules);
	free(d->source);
	gd_letter_release(&d->zh);
	gd_letter_release(&d->en);
	free(d->file);
	free(d->en_file);
}

static void
release_boxes(struct gd_letter_book *b)
{
	size_t i;

	for (i = 0; i < b->boxes_len; i++) {
		free(b->boxes[i].id);
		gd_bitext_release(&b->boxes[i].name);
		free(b->boxes[i].letters);
		free(b->boxes[i].platforms);
		gd_bitext_release(&b->boxes[i].note);
		free(b->boxes[i].source);
	}
	free(b->boxes);
}

static void
release_lint(struct gd_lint_rule *r)
{
	free(r->id);
	free(r->rule);
	free(r->patterns);
	free(r->except);
	free(r->unless);
	free(r->negated);
	free(r->told);
	free(r->quoted);
	free(r->heed);
	gd_bitext_release(&r->message);
	gd_bitext_release(&r->better);
	free(r->source);
}

static void
release_words(struct gd_letter_book *b)
{
	size_t i;

	for (i = 0; i < b->words_len; i++) {
		free(b->words[i].id);
		gd_bitext_release(&b->words[i].name);
		gd_letter_release(&b->words[i].zh);
		gd_letter_release(&b->words[i].en);
	}
	free(b->words);
	for (i = 0; i < b->laws_len; i++) {
		free(b->laws[i].id);
		free(b->laws[i].names);
		gd_bitext_release(&b->laws[i].name);
		gd_bitext_release(&b->laws[i].instead);
	}
	free(b->laws);
	for (i = 0; i < b->basis_len; i++) {
		free(b->basis[i].id);
		free(b->basis[i].laws);
		gd_cond_release(&b->basis[i].when);
	}
	free(b->basis);
}

void
gd_letter_book_release(struct gd_letter_book *b)
{
	size_t i;

	for (i = 0; i < b->defs_len; i++)
		release_def(&b->defs[i]);
	free(b->defs);
	release_boxes(b);
	release_words(b);
	for (i = 0; i < b->claims_len; i++) {
		free(b->claims[i].id);
		gd_bitext_release(&b->claims[i].name);
		free(b->claims[i].patterns);
		gd_cond_release(&b->claims[i].when);
		free(b->claims[i].source);
	}
	free(b->claims);
	for (i = 0; i < b->classes_len; i++) {
		free(b->classes[i].id);
		free(b->classes[i].words);
	}
	free(b->classes);
	for (i = 0; i < b->lint_len; i++)
		release_lint(&b->lint[i]);
	free(b->lint);
	for (i = 0; i < b->fits_len; i++) {
		free(b->fits[i].id);
		free(b->fits[i].types);
		gd_bitext_release(&b->fits[i].better);
	}
	free(b->fits);
	for (i = 0; i < b->models_len; i++) {
		free(b->models[i].id);
		free(b->models[i].items);
	}
	free(b->models);
	*b = (struct gd_letter_book){ .defs = NULL };
}

#define FIND(list)                                                          \
	do {                                                                \
		size_t i_;                                                  \
		for (i_ = 0; i_ < b->list##_len; i_++)                      \
			if (strcmp(b->list[i_].id, id) == 0)                \
				return &b->list[i_];                        \
		return NULL;                                                \
	} while (0)

const struct gd_letter_def *
gd_letter_def(const struct gd_letter_book *b, const char *id)
{
	FIND(defs);
}

const struct gd_letter_word *
gd_letter_word(const struct gd_letter_book *b, const char *id)
{
	FIND(words);
}

const struct gd_lint_rule *
gd_lint_rule(const struct gd_letter_book *b, const char *id)
{
	FIND(lint);
}

const struct gd_lint_model *
gd_lint_model(const struct gd_letter_book *b, const char *id)
{
	FIND(models);
}

const struct gd_letter_law *
gd_letter_law(const struct gd_letter_book *b, const char *id)
{
	FIND(laws);
}
