/*
 * playbook/walk_tries.c - whole interviews, towards each rule and at random.
 *
 * A rule is aimed at by answering what its condition asks for, and what the
 * questions that it reads need in order to be asked. Every interview ends in a
 * plan, which is judged: no channel without a reason and a source, none both
 * recommended and refused.
 */
#include <config.h>

#include "playbook/walks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "playbook/value.h"

#define RANDOM_TRIES 600
#define AIMED_TRIES 60	/* at each alternative of a condition */
#define COMBINED_TRIES 300
#define DEPTH_MAX 8
#define GOALS_MAX 64

struct goals {
	const struct gd_cond_term *terms[GOALS_MAX];
	size_t len;
};

static void
aim(struct gd_walker *w, const struct gd_cond *c, int depth,
    struct goals *g);

/* What a field needs to be asked at all, or to follow from a date. */
static void
aim_at_field(struct gd_walker *w, const char *field, int depth,
	     struct goals *g)
{
	int i = gd_interview_find(w->iv, field);

	if (i >= 0)
		aim(w, &w->iv->questions[i].when, depth + 1, g);
	for (size_t k = 0; i < 0 && k < w->k->facts_len; k++)
		if (strcmp(w->k->facts[k].id, field) == 0)
			aim_at_field(w, w->k->facts[k].since, depth + 1, g);
}

static void
aim_alt(struct gd_walker *w, const struct gd_cond_alt *alt, int depth,
	struct goals *g)
{
	for (size_t i = 0; i < alt->len && g->len < GOALS_MAX; i++) {
		g->terms[g->len++] = &alt->terms[i];
		if (depth < DEPTH_MAX)
			aim_at_field(w, alt->terms[i].field, depth, g);
	}
}

static void
aim(struct gd_walker *w, const struct gd_cond *c, int depth, struct goals *g)
{
	if (c->len)
		aim_alt(w, &c->alts[gd_walk_random(w, c->len)], depth, g);
}

/* Does this answer serve every goal for its field? */
static bool
serves(const struct goals *g, const char *field,
       const struct gd_walk_answer *way)
{
	struct gd_answers a = GD_ANSWERS_INIT;
	bool good = true;

	gd_answers_set(&a, field, way->value, way->state, false);
	for (size_t i = 0; good && i < g->len; i++) {
		struct gd_cond_term term = *g->terms[i];
		struct gd_cond_alt alt = { &term, 1, 1 };
		struct gd_cond c = { &alt, 1, 1 };

		if (strcmp(term.field, field) == 0)
			good = gd_cond_holds(&c, &a);
	}
	gd_answers_release(&a);
	return good;
}

static void
answer_all(struct gd_walker *w, const struct goals *g, struct gd_answers *a)
{
	for (size_t i = 0; i < w->iv->len; i++) {
		const struct gd_question *q = &w->iv->questions[i];
		struct gd_walk_answer *ways;
		size_t len, from, k;

		if (!gd_cond_holds(&q->when, a))
			continue;
		w->asked[gd_walk_question(w, q->id)] = true;
		len = gd_walk_answers(w, i, a, true, &ways);
		from = gd_walk_random(w, len);
		for (k = 0; k < len; k++)
			if (serves(g, q->id, &ways[(from + k) % len]))
				break;
		if (len) {
			const struct gd_walk_answer *x =
				&ways[(from + (k < len ? k : 0)) % len];

			gd_answers_set(a, q->id, x->value, x->state, false);
		}
		free(ways);
	}
}

static size_t
rule_index(const struct gd_walker *w, const struct gd_triage_rule *r)
{
	return (size_t)(r - w->k->triage);
}

static const struct gd_entry *
rule_entry(const struct gd_walker *w, const struct gd_triage_rule *r)
{
	return w->j->of[GD_KIND_TRIAGE][rule_index(w, r)];
}

/* A reason without a source convinces nobody. */
static void
judge_source(struct gd_walker *w, const struct gd_triage_rule *r)
{
	size_t i = rule_index(w, r);

	if ((r->source && *r->source) || w->unfounded[i])
		return;
	w->unfounded[i] = true;
	GD_BLAME(w->j, rule_entry(w, r), NULL,
		 _("a plan rests on '%s', which names no source"), r->id);
}

static bool
is_refused(const struct gd_plan *p, const struct gd_channel *ch)
{
	for (size_t i = 0; i < p->refused_len; i++)
		if (p->refused[i].channel == ch)
			return true;
	return false;
}

static void
judge_plan(struct gd_walker *w, const struct gd_plan *p)
{
	w->out->plans++;
	for (size_t i = 0; i < p->recommended_len; i++) {
		const struct gd_plan_channel *c = &p->recommended[i];

		for (size_t k = 0; k < c->reasons_len; k++)
			judge_source(w, c->reasons[k]);
		if (is_refused(p, c->channel) && c->reasons_len &&
		    !w->unfounded[rule_index(w, c->reasons[0])]) {
			w->unfounded[rule_index(w, c->reasons[0])] = true;
			GD_BLAME(w->j, rule_entry(w, c->reasons[0]), "when",
				 _("a plan both recommends and refuses '%s'"),
				 c->channel->code);
		}
	}
	for (size_t i = 0; i < p->risks_len; i++)
		judge_source(w, p->risks[i]);
	for (size_t i = 0; i < p->combine_len; i++) {
		judge_source(w, p->combine[i]);
		w->shown[rule_index(w, p->combine[i])] = true;
	}
}

static bool
channel_is_there(const struct gd_walker *w, const char *code,
		 const struct gd_answers *a)
{
	const struct gd_channel *ch = gd_channel_find(w->k, code);

	return ch && gd_cond_holds(&ch->when, a);
}

static bool
can_start(const struct gd_walker *w, const struct gd_clock_rule *r,
	  const struct gd_answers *a)
{
	struct gd_event event;

	if (!gd_cond_holds(&r->when, a) || !gd_event_parse(r->start, &event))
		return false;
	if (strcmp(event.verb, "date") == 0)
		return *gd_answers_value(a, event.object);
	return !*event.object || channel_is_there(w, event.object, a);
}

/* Grounds of refusal are also judged while an interview is unfinished. */
static void
mark_unfinished(struct gd_walker *w, const struct gd_answers *a)
{
	struct gd_answers part = GD_ANSWERS_INIT;
	size_t keep = gd_walk_random(w, w->iv->len);

	gd_answers_copy(&part, a);
	for (size_t i = keep; i < w->iv->len; i++)
		gd_answers_remove(&part, w->iv->questions[i].id);
	for (size_t i = 0; i < w->k->triage_len; i++)
		if (w->k->triage[i].kind == GD_TRIAGE_GROUND)
			w->fired[i] |= gd_cond_holds(&w->k->triage[i].when,
						     &part);
	gd_answers_release(&part);
}

static void
mark(struct gd_walker *w, const struct gd_answers *a)
{
	for (size_t i = 0; i < w->k->triage_len; i++)
		w->fired[i] |= gd_cond_holds(&w->k->triage[i].when, a);
	mark_unfinished(w, a);
	for (size_t i = 0; i < w->k->clocks_len; i++)
		w->started[i] |= can_start(w, &w->k->clocks[i], a);
	for (size_t i = 0; i < w->k->evidence_len; i++)
		w->listed[i] |= gd_cond_holds(&w->k->evidence[i].when, a);
}

/* What follows from filings: it has come about, or not. */
static void
let_happen(struct gd_walker *w, const struct goals *g, struct gd_answers *a)
{
	static const struct gd_walk_answer ways[] = {
		{ GD_ANSWER_GIVEN, "yes" }, { GD_ANSWER_GIVEN, "no" }
	};

	for (size_t i = 0; i < w->k->facts_len; i++) {
		const struct gd_fact *f = &w->k->facts[i];
		size_t k = gd_walk_random(w, 2);

		if (!strchr(f->since, ' '))
			continue;
		if (!serves(g, f->id, &ways[k]))
			k = 1 - k;
		gd_answers_set(a, f->id, ways[k].value, ways[k].state, false);
	}
}

static void
try(struct gd_walker *w, const struct goals *g)
{
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_plan plan = { 0 };

	answer_all(w, g, &a);
	let_happen(w, g, &a);
	gd_triage(w->k, &a, w->now, w->cal, &plan);
	judge_plan(w, &plan);
	gd_facts_add(w->k, NULL, 0, w->now, w->cal, &a);
	mark(w, &a);
	gd_plan_release(&plan);
	gd_answers_release(&a);
}

/* Aim at `when`, with `also` (may be NULL) beside it, until `*done`. */
static void
aim_until(struct gd_walker *w, const struct gd_cond *when,
	  const struct gd_cond *also, const char *field, const bool *done)
{
	size_t alts = when->len ? when->len : 1;

	for (size_t i = 0; i < alts * AIMED_TRIES && !*done; i++) {
		struct goals g = { .len = 0 };

		if (when->len)
			aim_alt(w, &when->alts[i % alts], 0, &g);
		if (also)
			aim(w, also, 0, &g);
		if (field)
			aim_at_field(w, field, 0, &g);
		try(w, &g);
	}
}

static void
aim_at_clock(struct gd_walker *w, size_t i)
{
	const struct gd_clock_rule *r = &w->k->clocks[i];
	const struct gd_channel *ch;
	struct gd_event event;
	bool date;

	if (!gd_event_parse(r->start, &event))
		return;
	date = strcmp(event.verb, "date") == 0;
	ch = date ? NULL : gd_channel_find(w->k, event.object);
	aim_until(w, &r->when, ch ? &ch->when : NULL,
		  date ? event.object : NULL, &w->started[i]);
}

/* What makes a channel recommended: one of its rules, and that it is there. */
static void
aim_at_channel(struct gd_walker *w, const char *code, struct goals *g)
{
	const struct gd_channel *ch = gd_channel_find(w->k, code);
	size_t from = gd_walk_random(w, w->k->triage_len);

	if (ch)
		aim(w, &ch->when, 0, g);
	for (size_t i = 0; i < w->k->triage_len; i++) {
		const struct gd_triage_rule *r =
			&w->k->triage[(from + i) % w->k->triage_len];

		if (r->kind == GD_TRIAGE_RECOMMEND && r->weight > 0 &&
		    strcmp(r->channel, code) == 0) {
			aim(w, &r->when, 0, g);
			return;
		}
	}
}

/* A combination is advised when each of its channels is recommended. */
static void
aim_at_combination(struct gd_walker *w, size_t i)
{
	const struct gd_triage_rule *r = &w->k->triage[i];
	struct gd_buf code = GD_BUF_INIT;

	for (int n = 0; n < COMBINED_TRIES && !w->shown[i]; n++) {
		struct goals g = { .len = 0 };
		const char *p = r->channel;

		aim(w, &r->when, 0, &g);
		while (gd_value_next(&p, &code))
			aim_at_channel(w, code.s, &g);
		try(w, &g);
	}
	gd_buf_release(&code);
}

static void
aim_at_rule(struct gd_walker *w, size_t i)
{
	const struct gd_triage_rule *r = &w->k->triage[i];
	const struct gd_channel *ch = NULL;

	if (r->channel && !strchr(r->channel, ','))
		ch = gd_channel_find(w->k, r->channel);
	aim_until(w, &r->when, ch ? &ch->when : NULL, NULL, &w->fired[i]);
	if (w->fired[i] && r->kind == GD_TRIAGE_COMBINE)
		aim_at_combination(w, i);
}

void
gd_walk_tries(struct gd_walker *w)
{
	const struct goals none = { .len = 0 };

	for (int i = 0; i < RANDOM_TRIES; i++)
		try(w, &none);
	for (size_t i = 0; i < w->k->triage_len; i++)
		aim_at_rule(w, i);
	for (size_t i = 0; i < w->k->clocks_len; i++)
		aim_at_clock(w, i);
	for (size_t i = 0; i < w->k->evidence_len; i++)
		aim_until(w, &w->k->evidence[i].when, NULL, NULL,
			  &w->listed[i]);
}
