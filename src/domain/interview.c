/*
 * domain/interview.c - the flow: which questions are live, asked, left.
 */
#include "domain/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/interview_internal.h"

int
gd_interview_find(const struct gd_interview *iv, const char *id)
{
	for (size_t i = 0; i < iv->len; i++) {
		const char *its = iv->questions[i].id;

		if (*its == *id && strcmp(its, id) == 0)
			return (int)i;
	}
	return -1;
}

bool
gd_interview_steady(const struct gd_interview *iv, const struct gd_question *q)
{
	for (size_t i = 0; q->choices && i < iv->choices_len; i++) {
		if (iv->choices[i].when.len &&
		    strcmp(iv->choices[i].list, q->choices) == 0)
			return false;
	}
	return q->kind != GD_Q_UNDERSTOOD;
}

/* One more answer in the view. */
static void
know(struct gd_answers *known, struct gd_answer x)
{
	known->items[known->len++] = x;
	known->seen |= gd_answer_bit(x.key);
	if (known->slots)
		gd_answers_index_add(known, known->len - 1);
}

/*
 * Take the answer of a question out of the view; `placeholder` leaves "skipped".
 * Conditions find it by its key, so the order does not matter here.
 */
static void
hide(struct gd_answers *known, char *field, uint32_t key, bool placeholder)
{
	static char nothing[1];
	const struct gd_answer *found = gd_answers_find_key(known, field, key);
	struct gd_answer skipped = {
		.field = field, .value = nothing, .key = key,
		.state = GD_ANSWER_SKIPPED
	};

	if (found && placeholder)
		known->items[found - known->items] = skipped;
	else if (found)
		known->items[found - known->items].key = 0;
	else if (placeholder)
		know(known, skipped);
}

/*
 * The page on what was understood comes only when there is something; until
 * the facts are told, that is open.
 */
static void
judge_understood(struct gd_iv_state *s, const struct gd_interview *iv,
		 const struct gd_answers *a)
{
	for (size_t i = 0; i < a->len; i++) {
		if (a->items[i].understood)
			return;
	}
	s->live = false;
	if (gd_interview_find(iv, "facts") < 0 || gd_answers_find(a, "facts"))
		s->reach = GD_FALSE;
	else if (s->reach == GD_TRUE)
		s->reach = GD_UNKNOWN;
}

/* Room for what is known and for what becomes of each question. */
static void
make_room(struct gd_iv_view *v, size_t questions, size_t answers)
{
	v->known = (struct gd_answers)GD_ANSWERS_INIT;
	v->known.items = v->few;
	v->states = v->few_states;
	if (questions + answers <= GD_ANSWERS_INDEXED) {
		gd_answers_index(&v->known, v->slots);
		return;
	}
	v->known.items = gd_calloc(questions + answers,
				   sizeof *v->known.items);
	v->states = gd_calloc(questions + 1, sizeof *v->states);
}

static void
view_answers(struct gd_iv_view *v, const struct gd_answers *a)
{
	for (size_t i = 0; i < a->len; i++) {
		struct gd_answer x = a->items[i];

		if (x.understood && !gd_answers_in_effect_key(a, x.field, x.key))
			continue;
		x.understood = false;	/* decided here once and for all */
		know(&v->known, x);
	}
}

void
gd_iv_view_init(struct gd_iv_view *v, const struct gd_interview *iv,
		const struct gd_answers *a)
{
	bool confirmed = gd_answers_find(a, GD_FIELD_UNDERSTOOD) != NULL;

	make_room(v, iv->len, a->len);
	view_answers(v, a);
	for (size_t i = 0; i < iv->len; i++) {
		const struct gd_question *q = &iv->questions[i];
		uint32_t key = q->key ? q->key : gd_answer_key(q->id);
		struct gd_iv_state *s = &v->states[i];

		s->answer = gd_answers_in_effect_key(a, q->id, key);
		/* Its own missing answer cannot be what it waits for. */
		if (!s->answer && q->when.len)
			hide(&v->known, q->id, key, true);
		s->reach = gd_cond_eval(&q->when, &v->known);
		/* What is not open either holds or does not. */
		s->live = s->reach == GD_TRUE ||
			  (s->reach == GD_UNKNOWN &&
			   gd_cond_holds(&q->when, &v->known));
		s->settled = q->later || (s->answer && confirmed &&
					  s->answer->understood);
		if (q->kind == GD_Q_UNDERSTOOD)
			judge_understood(s, iv, a);
		if (!s->live || !s->answer)
			hide(&v->known, q->id, key, s->reach == GD_FALSE);
	}
}

void
gd_iv_view_release(struct gd_iv_view *v)
{
	if (v->known.items == v->few)
		return;
	free(v->known.items);
	free(v->states);
}

static bool
asked(const struct gd_iv_state *s)
{
	return s->live && !s->settled;
}

/* The state of question `i` alone, its answer borrowed from `a`. */
static struct gd_iv_state
state_of(const struct gd_interview *iv, size_t i, const struct gd_answers *a)
{
	struct gd_iv_view v;
	struct gd_iv_state s;

	gd_iv_view_init(&v, iv, a);
	s = v.states[i];
	gd_iv_view_release(&v);
	return s;
}

bool
gd_interview_live(const struct gd_interview *iv, size_t i,
		  const struct gd_answers *a)
{
	return state_of(iv, i, a).live;
}

bool
gd_interview_asked(const struct gd_interview *iv, size_t i,
		   const struct gd_answers *a)
{
	struct gd_iv_state s = state_of(iv, i, a);

	return asked(&s);
}

bool
gd_interview_idle(const struct gd_interview *iv, size_t i,
		  const struct gd_answers *a)
{
	struct gd_iv_state s = state_of(iv, i, a);

	return s.answer && !s.live;
}

int
gd_interview_next_open(const struct gd_interview *iv, int from,
		       const struct gd_answers *a)
{
	struct gd_iv_view v;
	int found = -1;

	gd_iv_view_init(&v, iv, a);
	for (int i = from < 0 ? 0 : from; i < (int)iv->len && found < 0; i++) {
		if (asked(&v.states[i]) && !v.states[i].answer)
			found = i;
	}
	gd_iv_view_release(&v);
	return found;
}

static int
walk(const struct gd_interview *iv, int i, int step,
     const struct gd_answers *a)
{
	struct gd_iv_view v;

	gd_iv_view_init(&v, iv, a);
	do
		i += step;
	while (i >= 0 && i < (int)iv->len && !asked(&v.states[i]));
	gd_iv_view_release(&v);
	return i >= 0 && i < (int)iv->len ? i : -1;
}

int
gd_interview_next(const struct gd_interview *iv, int i,
		  const struct gd_answers *a)
{
	return walk(iv, i < -1 ? -1 : i, 1, a);
}

int
gd_interview_prev(const struct gd_interview *iv, int i,
		  const struct gd_answers *a)
{
	return walk(iv, i > (int)iv->len ? (int)iv->len : i, -1, a);
}

static bool
missing(const struct gd_question *q, const struct gd_iv_state *s)
{
	return q->required && s->live && (!s->answer || !*s->answer->value);
}

struct gd_progress
gd_interview_progress(const struct gd_interview *iv, int i,
		      const struct gd_answers *a)
{
	struct gd_progress p = { 0 };
	struct gd_iv_view v;
	int n_asked = 0;

	gd_iv_view_init(&v, iv, a);
	for (int k = 0; k < (int)iv->len; k++) {
		const struct gd_iv_state *s = &v.states[k];

		if (k == i)
			p.position = n_asked + 1;
		/*
		 * The page on what was understood keeps its place once
		 * answered, also when all of it was answered anew since.
		 */
		if (asked(s) || (s->answer && iv->questions[k].kind ==
					      GD_Q_UNDERSTOOD)) {
			n_asked++;
			p.answered += s->answer != NULL;
		}
		if (iv->questions[k].later) {
			/* Nobody is asked it, so nothing is left of it. */
		} else if (!s->answer) {
			p.left_min += s->reach == GD_TRUE;
			p.left_max += s->reach != GD_FALSE;
		} else if (s->answer->understood && asked(s)) {
			p.left_max++;
		}
		p.missing += missing(&iv->questions[k], s);
	}
	if (i < 0 || i >= (int)iv->len)
		p.position = n_asked;
	gd_iv_view_release(&v);
	return p;
}

const struct gd_choice **
gd_iv_offered(const struct gd_interview *iv, const struct gd_question *q,
	      const struct gd_answers *a, size_t *len)
{
	const struct gd_choice **offered;
	struct gd_iv_view v;
	bool viewed = false;

	*len = 0;
	offered = gd_calloc(iv->choices_len + 1, sizeof *offered);
	for (size_t i = 0; q->choices && i < iv->choices_len; i++) {
		const struct gd_choice *c = &iv->choices[i];

		if (strcmp(c->list, q->choices) != 0)
			continue;
		/* Most are always offered: what is known costs to find out. */
		if (c->when.len && !viewed) {
			gd_iv_view_init(&v, iv, a);
			viewed = true;
		}
		if (!c->when.len || gd_cond_holds(&c->when, &v.known))
			offered[(*len)++] = c;
	}
	if (viewed)
		gd_iv_view_release(&v);
	return offered;
}

const struct gd_choice *
gd_interview_choice(const struct gd_interview *iv, const struct gd_question *q,
		    const struct gd_answers *a, size_t k)
{
	size_t len;
	const struct gd_choice **offered = gd_iv_offered(iv, q, a, &len);
	const struct gd_choice *found = k < len ? offered[k] : NULL;

	free(offered);
	return found;
}

bool
gd_interview_effective(const struct gd_interview *iv,
		       const struct gd_answers *a, struct gd_answers *out)
{
	bool *idle = gd_calloc(a->len + 1, sizeof *idle);
	struct gd_answers copy = GD_ANSWERS_INIT;
	struct gd_iv_view v;
	bool complete = true;

	gd_answers_reserve(&copy, a->len);
	gd_iv_view_init(&v, iv, a);
	for (size_t i = 0; i < iv->len; i++) {
		if (v.states[i].answer && !v.states[i].live)
			idle[v.states[i].answer - a->items] = true;
		complete &= !missing(&iv->questions[i], &v.states[i]);
	}
	for (size_t i = 0; i < a->len; i++) {
		const struct gd_answer *x = &a->items[i];

		if (!idle[i] && (!x->understood ||
				 gd_answers_in_effect_key(a, x->field, x->key)))
			gd_answers_set(&copy, x->field, x->value, x->state,
				       false);
	}
	gd_iv_view_release(&v);
	free(idle);
	gd_answers_release(out);
	*out = copy;
	return complete;
}

int
gd_interview_understood(const struct gd_interview *iv,
			const struct gd_answers *a, size_t k)
{
	for (size_t i = 0; i < iv->len; i++) {
		const struct gd_answer *x =
			gd_answers_find(a, iv->questions[i].id);

		if (x && x->understood && k-- == 0)
			return (int)i;
	}
	return -1;
}

void
gd_interview_missing(const struct gd_interview *iv, const struct gd_answers *a,
		     void (*visit)(const struct gd_question *q, void *ctx),
		     void *ctx)
{
	struct gd_iv_view v;

	gd_iv_view_init(&v, iv, a);
	for (size_t i = 0; i < iv->len; i++) {
		if (missing(&iv->questions[i], &v.states[i]))
			visit(&iv->questions[i], ctx);
	}
	gd_iv_view_release(&v);
}
