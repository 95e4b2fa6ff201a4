/*
 * playbook/walk_paths.c - every path through an interview.
 *
 * Two paths that agree in all answers which later questions still ask about go on
 * alike; they are walked once and counted. What is kept of an answer is its place
 * among the ways to give it, for as long as something later reads it.
 */
#include <config.h>

#include "playbook/walks.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"

#define STATES_MAX 200000

struct state {			/* one situation before a question */
	struct gd_answers a;	/* what later questions still ask about */
	uint64_t paths;
};

struct states {
	struct state *items;
	size_t len, cap;
};

static void
states_release(struct states *s)
{
	for (size_t i = 0; i < s->len; i++)
		gd_answers_release(&s->items[i].a);
	free(s->items);
	*s = (struct states){ NULL, 0, 0 };
}

/* Answers are sorted by field, so that equal ones compare equal in order. */
static int
by_answers(const void *pa, const void *pb)
{
	const struct gd_answers *a = &((const struct state *)pa)->a;
	const struct gd_answers *b = &((const struct state *)pb)->a;

	for (size_t i = 0; i < a->len && i < b->len; i++) {
		const struct gd_answer *x = &a->items[i], *y = &b->items[i];
		int c = strcmp(x->field, y->field);

		if (!c)
			c = (int)x->state - (int)y->state;
		if (!c)
			c = strcmp(x->value, y->value);
		if (c)
			return c;
	}
	return a->len < b->len ? -1 : a->len > b->len;
}

static uint64_t
sum(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* Situations that agree become one. */
static void
merge(struct states *s)
{
	size_t kept = 0;

	if (s->len < 2)
		return;
	qsort(s->items, s->len, sizeof *s->items, by_answers);
	for (size_t i = 1; i < s->len; i++) {
		if (by_answers(&s->items[kept], &s->items[i]) == 0) {
			s->items[kept].paths = sum(s->items[kept].paths,
						   s->items[i].paths);
			gd_answers_release(&s->items[i].a);
		} else {
			s->items[++kept] = s->items[i];
		}
	}
	s->len = kept + 1;
}

struct finder {
	const char *field;
	bool found;
};

static void
find_field(const struct gd_cond_term *term, void *ctx)
{
	struct finder *f = ctx;

	f->found |= strcmp(term->field, f->field) == 0;
}

/* Does question `i`, or an option that it offers, ask about `field`? */
static bool
reads(const struct gd_walker *w, size_t i, const char *field)
{
	const struct gd_question *q = &w->iv->questions[i];
	struct finder f = { field, false };

	gd_cond_fields(&q->when, find_field, &f);
	for (size_t k = 0; q->choices && !f.found && k < w->iv->choices_len;
	     k++)
		if (strcmp(w->iv->choices[k].list, q->choices) == 0)
			gd_cond_fields(&w->iv->choices[k].when, find_field,
				       &f);
	return f.found;
}

static bool
read_after(const struct gd_walker *w, size_t i, const char *field)
{
	for (size_t k = i + 1; k < w->iv->len; k++)
		if (reads(w, k, field))
			return true;
	return false;
}

static void
add_state(struct states *s, const struct gd_answers *a, uint64_t paths)
{
	struct state *x;

	GD_GROW(s->items, s->len, s->cap);
	x = &s->items[s->len++];
	*x = (struct state){ GD_ANSWERS_INIT, paths };
	gd_answers_copy(&x->a, a);
}

static void
tell_dead_end(struct gd_walker *w, const struct gd_question *q,
	      const struct gd_answers *a)
{
	struct gd_buf path = GD_BUF_INIT;

	for (size_t i = 0; i < a->len; i++)
		gd_buf_addf(&path, "%s%s=%s", i ? " " : "",
			    a->items[i].field,
			    a->items[i].state == GD_ANSWER_GIVEN
				    ? a->items[i].value
			    : a->items[i].state == GD_ANSWER_UNSURE ? "unsure"
								    : "-");
	gd_mistake(w->j->m, q->file, q->line,
		   _("a dead end: '%s' is asked but offers nothing, as after "
		     "%s"), q->id, path.len ? path.s : "-");
	gd_buf_release(&path);
}

/* One question for one situation; true when it is a dead end. */
static bool
step(struct gd_walker *w, size_t i, const struct state *s, bool later,
     struct states *next)
{
	const struct gd_question *q = &w->iv->questions[i];
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_walk_answer *ways;
	size_t len;

	if (!gd_cond_holds(&q->when, &s->a)) {
		add_state(next, &s->a, s->paths);
		return false;
	}
	w->asked[gd_walk_question(w, q->id)] = true;
	len = gd_walk_answers(w, i, &s->a, false, &ways);
	if (!later || !len)
		add_state(next, &s->a, s->paths);
	for (size_t k = 0; later && k < len; k++) {
		gd_answers_copy(&a, &s->a);
		gd_answers_set(&a, q->id, ways[k].value, ways[k].state, false);
		add_state(next, &a, s->paths);
	}
	gd_answers_release(&a);
	len = len && ways[0].state != GD_ANSWER_GIVEN ? 0 : len;
	free(ways);
	return !len;
}

static void
forget(const struct gd_walker *w, size_t i, struct states *s)
{
	for (size_t q = 0; q <= i; q++) {
		const char *id = w->iv->questions[q].id;

		if (read_after(w, i, id))
			continue;
		for (size_t k = 0; k < s->len; k++)
			gd_answers_remove(&s->items[k].a, id);
	}
	merge(s);
}

void
gd_walk_paths(struct gd_walker *w)
{
	struct states now = { NULL, 0, 0 }, next = { NULL, 0, 0 };
	struct gd_answers none = GD_ANSWERS_INIT;

	add_state(&now, &none, 1);
	for (size_t i = 0; i < w->iv->len && now.len < STATES_MAX; i++) {
		const struct gd_question *q = &w->iv->questions[i];
		bool later = read_after(w, i, q->id), told = false;

		for (size_t k = 0; k < now.len; k++) {
			if (step(w, i, &now.items[k], later, &next) && !told) {
				told = true;
				tell_dead_end(w, q, &now.items[k].a);
			}
		}
		states_release(&now);
		now = next;
		next = (struct states){ NULL, 0, 0 };
		forget(w, i, &now);
		w->out->states += now.len;
	}
	if (now.len >= STATES_MAX)
		gd_mistake(w->j->m, w->iv->questions[0].file, 1,
			   _("too many different paths to walk; let fewer "
			     "answers decide about later questions"));
	for (size_t i = 0; i < now.len; i++)
		w->out->paths = sum(w->out->paths, now.items[i].paths);
	states_release(&now);
}
