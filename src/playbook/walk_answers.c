/*
 * playbook/walk_answers.c - the ways to answer one question that can differ.
 */
#include <config.h>

#include "playbook/walks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define CODES_MAX 24	/* of a multi-choice, that conditions name */

struct ways {
	struct gd_walk_answer *items;
	size_t len, cap;
};

/* What conditions say about one field. */
struct gd_walk_said {
	const char *field;
	const char *codes[CODES_MAX];
	size_t codes_len;
	int64_t numbers[CODES_MAX];
	size_t numbers_len;
	bool unsure;		/* some condition asks for "don't know" */
};

size_t
gd_walk_random(struct gd_walker *w, size_t n)
{
	/* xorshift64*; good enough to vary answers, the same everywhere. */
	w->random ^= w->random >> 12;
	w->random ^= w->random << 25;
	w->random ^= w->random >> 27;
	return n ? (size_t)((w->random * UINT64_C(2685821657736338717)) >> 33)
			   % n : 0;
}

static void
add(struct ways *s, enum gd_answer_state state, const char *value)
{
	struct gd_walk_answer *a;

	GD_GROW(s->items, s->len, s->cap);
	a = &s->items[s->len++];
	a->state = state;
	snprintf(a->value, sizeof a->value, "%s", value);
}

static void
hear(const struct gd_cond_term *term, void *ctx)
{
	struct gd_walk_said *s = ctx;

	if (strcmp(term->field, s->field) != 0)
		return;
	if (term->op >= GD_COND_LT && s->numbers_len < CODES_MAX)
		s->numbers[s->numbers_len++] = term->number;
	for (size_t i = 0; term->op == GD_COND_IS && i < term->values_len;
	     i++) {
		size_t k = 0;

		if (strcmp(term->values[i], "unsure") == 0) {
			s->unsure = true;
			continue;
		}
		while (k < s->codes_len &&
		       strcmp(s->codes[k], term->values[i]) != 0)
			k++;
		if (k == s->codes_len && k < CODES_MAX)
			s->codes[s->codes_len++] = term->values[i];
	}
}

/* All conditions, or those that decide questions and options alone. */
static void
hear_all(const struct gd_walker *w, struct gd_walk_said *s, bool all)
{
	for (size_t kind = 0; kind < GD_KINDS; kind++) {
		const struct gd_schema *schema = gd_schema((enum gd_kind)kind);

		if (!all && kind != GD_KIND_QUESTION && kind != GD_KIND_CHOICE)
			continue;
		for (size_t i = 0; i < w->j->tables[kind].len; i++) {
			const char *record = gd_table_at(&w->j->tables[kind],
							 (enum gd_kind)kind, i);

			for (size_t k = 0; k < schema->len; k++)
				if (schema->fields[k].type == GD_TYPE_COND)
					gd_cond_fields((const void *)(record +
							schema->fields[k].offset),
						       hear, s);
		}
	}
}

void
gd_walk_hear(struct gd_walker *w)
{
	for (int all = 0; all < 2; all++) {
		w->said[all] = gd_calloc(w->iv->len + 1, sizeof **w->said);
		for (size_t i = 0; i < w->iv->len; i++) {
			w->said[all][i].field = w->iv->questions[i].id;
			hear_all(w, &w->said[all][i], all);
		}
	}
}

void
gd_walk_hear_release(struct gd_walker *w)
{
	free(w->said[0]);
	free(w->said[1]);
}

static bool
is_said(const struct gd_walk_said *s, const char *code)
{
	for (size_t i = 0; i < s->codes_len; i++)
		if (strcmp(s->codes[i], code) == 0)
			return true;
	return false;
}

static void
choice_ways(struct gd_walker *w, const struct gd_question *q,
	    const struct gd_answers *a, const struct gd_walk_said *s, bool all,
	    struct ways *out)
{
	bool other = false;
	struct gd_buf list = GD_BUF_INIT;

	for (size_t i = 0; i < w->iv->choices_len; i++) {
		const struct gd_choice *c = &w->iv->choices[i];
		int at;

		if (strcmp(c->list, q->choices) != 0 ||
		    !gd_cond_holds(&c->when, a))
			continue;
		at = gd_walk_choice(w, c);
		if (at >= 0)
			w->offered[at] = true;
		if (!all && !is_said(s, c->code)) {
			if (other)
				continue;
			other = true;
		}
		add(out, GD_ANSWER_GIVEN, c->code);
		if (strcmp(c->code, "none") != 0)
			gd_buf_addf(&list, "%s%s", list.len ? "," : "",
				    c->code);
	}
	/* Several at once: all of them stands for the rest. */
	if (q->kind == GD_Q_MULTI && strchr(list.s, ',') &&
	    list.len < sizeof out->items->value)
		add(out, GD_ANSWER_GIVEN, list.s);
	gd_buf_release(&list);
}

static void
number_ways(const struct gd_question *q, const struct gd_walk_said *s,
	    struct ways *out)
{
	char text[40];

	add(out, GD_ANSWER_GIVEN, "1");
	for (size_t i = 0; i < s->numbers_len; i++) {
		for (int64_t d = -100; d <= 100; d += 100) {
			int64_t n = s->numbers[i] + d;

			if (n <= 0)
				continue;
			snprintf(text, sizeof text,
				 q->kind == GD_Q_MONEY ? "%lld.%02lld"
						       : "%lld",
				 (long long)(n / 100), (long long)(n % 100));
			add(out, GD_ANSWER_GIVEN, text);
		}
	}
}

size_t
gd_walk_answers(struct gd_walker *w, size_t i, const struct gd_answers *a,
		bool all, struct gd_walk_answer **out)
{
	const struct gd_question *q = &w->iv->questions[i];
	const struct gd_walk_said *said = &w->said[all][i];
	struct ways ways = { NULL, 0, 0 };

	switch (q->kind) {
	case GD_Q_CHOICE:
	case GD_Q_MULTI:
		choice_ways(w, q, a, said, all, &ways);
		break;
	case GD_Q_BOOL:
		add(&ways, GD_ANSWER_GIVEN, "yes");
		add(&ways, GD_ANSWER_GIVEN, "no");
		break;
	case GD_Q_MONEY:
	case GD_Q_NUMBER:
		number_ways(q, said, &ways);
		break;
	case GD_Q_DATE:
		/* Long ago and of late: what follows from dates differs. */
		add(&ways, GD_ANSWER_GIVEN, "2015-03-02");
		if (all)
			add(&ways, GD_ANSWER_GIVEN, "2026-03-02");
		break;
	case GD_Q_TEXT:
	case GD_Q_LONGTEXT:
	case GD_Q_UNDERSTOOD:
		add(&ways, GD_ANSWER_GIVEN, "x");
		break;
	}
	if (q->unsure && (all || said->unsure || q->required))
		add(&ways, GD_ANSWER_UNSURE, "");
	if (!q->required)
		add(&ways, GD_ANSWER_SKIPPED, "");
	*out = ways.items;
	return ways.len;
}
