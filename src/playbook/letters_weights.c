/*
 * playbook/letters_weights.c - data/letters/weights.tsv: what words weigh for the
 * linter.
 */
#include <config.h>

#include "playbook/letters_internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"

#define WEIGHTS_MAX (4 * 1024 * 1024)	/* bytes */
#define WEIGHT_MAX 1000000

static struct gd_lint_model *
model_of(struct gd_letter_book *b, const char *id)
{
	size_t i;

	for (i = 0; i < b->models_len; i++)
		if (strcmp(b->models[i].id, id) == 0)
			return &b->models[i];
	GD_GROW(b->models, b->models_len, b->models_cap);
	b->models[b->models_len] = (struct gd_lint_model){
		.id = gd_strdup(id)
	};
	return &b->models[b->models_len++];
}

/* RULE, WORDS, WEIGHT with tabs between; no words: where the rule starts from. */
static bool
take_line(struct gd_letter_book *b, char *line)
{
	char *rule = strsep(&line, "\t"), *words = strsep(&line, "\t"), *end;
	struct gd_lint_model *m;
	uint64_t key;
	long weight;

	if (!line || !*rule)
		return false;
	weight = strtol(line, &end, 10);
	if (end == line || *end || labs(weight) > WEIGHT_MAX)
		return false;
	m = model_of(b, rule);
	if (!*words) {
		m->bias = (int)weight;
		return true;
	}
	key = gd_lint_feature_key(words);
	if (!key)
		return false;
	GD_GROW(m->items, m->len, m->cap);
	m->items[m->len++] = (struct gd_lint_weight){ key, (int)weight };
	return true;
}

void
gd_letters_weights(const char *path, struct gd_letter_book *b,
		   struct gd_mistakes *m)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	char *p, *line;
	int n = 0;
	size_t i;

	if (access(path, F_OK) != 0)
		return;
	if (gd_file_read(&text, path, WEIGHTS_MAX, &err) != GD_OK)
		gd_mistake(m, path, 1, "%s", err.text);
	for (p = text.s; (line = strsep(&p, "\n"));) {
		n++;
		if (*line && *line != '#' && !take_line(b, line))
			gd_mistake(m, path, n,
				   _("a line here is a rule, one or two words "
				     "and a weight, with tabs between"));
	}
	gd_buf_release(&text);
	for (i = 0; i < b->models_len; i++)
		gd_lint_model_sort(&b->models[i]);
}
