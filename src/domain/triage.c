/*
 * domain/triage.c - which channels, side by side with what, and at what risk.
 */
#include "domain/triage.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/list.h"
#include "domain/plan_internal.h"

static void
add_rule(const struct gd_triage_rule ***items, size_t *len, size_t *cap,
	 const struct gd_triage_rule *rule)
{
	GD_GROW(*items, *len, *cap);
	(*items)[(*len)++] = rule;
}

static void
add_refusal(const struct gd_plan_refusal *r, void *ctx)
{
	struct gd_plan *p = ctx;

	GD_GROW(p->refused, p->refused_len, p->refused_cap);
	p->refused[p->refused_len++] = *r;
}

static void
add_recommended(struct gd_plan *p, const struct gd_plan_channel *pc)
{
	GD_GROW(p->recommended, p->recommended_len, p->recommended_cap);
	p->recommended[p->recommended_len++] = *pc;
}

/* WHERE rules of a channel: which of its offices is the right one. */
static void
add_where(const struct gd_knowledge *k, const struct gd_answers *a,
	  struct gd_plan_channel *pc)
{
	for (size_t i = 0; i < k->triage_len; i++) {
		const struct gd_triage_rule *rule = &k->triage[i];

		if (rule->kind == GD_TRIAGE_WHERE &&
		    gd_list_has(rule->channel, pc->channel->code) &&
		    gd_cond_holds(&rule->when, a))
			add_rule(&pc->where, &pc->where_len, &pc->where_cap,
				 rule);
	}
}

static struct gd_plan_channel
plan_channel(const struct gd_knowledge *k, const struct gd_channel *ch,
	     const struct gd_answers *a)
{
	return (struct gd_plan_channel){
		.channel = ch,
		.cell = gd_matrix_find(k, gd_answers_value(a, "type"), ch)
	};
}

/* Weigh one channel; it joins the plan when its rules speak for it. */
static void
weigh(const struct gd_knowledge *k, const struct gd_channel *ch,
      const struct gd_answers *a, struct gd_plan *p)
{
	struct gd_plan_channel pc = plan_channel(k, ch, a);

	for (size_t i = 0; i < k->triage_len; i++) {
		const struct gd_triage_rule *rule = &k->triage[i];

		if (rule->kind != GD_TRIAGE_RECOMMEND ||
		    !gd_list_has(rule->channel, ch->code) ||
		    !gd_cond_holds(&rule->when, a))
			continue;
		pc.weight += rule->weight;
		add_rule(&pc.reasons, &pc.reasons_len, &pc.reasons_cap, rule);
	}
	if (pc.weight <= 0) {
		free(pc.reasons);
		return;
	}
	add_where(k, a, &pc);
	add_recommended(p, &pc);
}

/* Weight, then the ladder, then the playbook's own order: no ties are left. */
static int
by_weight(const void *x, const void *y)
{
	const struct gd_plan_channel *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	if (a->channel->stage != b->channel->stage)
		return a->channel->stage < b->channel->stage ? -1 : 1;
	return a->channel < b->channel ? -1 : a->channel > b->channel;
}

/* What speaks against `ch`: 0 nothing, 1 advice, 2 law. */
static int
held_back(const struct gd_plan *p, const struct gd_channel *ch)
{
	int worst = 0;

	for (size_t i = 0; i < p->refused_len; i++) {
		int bar = p->refused[i].strength == GD_BY_LAW ? 2 : 1;

		if (p->refused[i].channel == ch && bar > worst)
			worst = bar;
	}
	return worst;
}

/*
 * Nothing is recommended: the channel least held back stands in, `service`
 * before others, then the lowest rung.
 */
static const struct gd_channel *
stand_in(const struct gd_knowledge *k, const struct gd_answers *a,
	 const struct gd_plan *p)
{
	const struct gd_channel *best = NULL;
	int best_rank = 0;

	for (size_t i = 0; i < k->channels_len; i++) {
		const struct gd_channel *ch = &k->channels[i];
		int bar = held_back(p, ch);
		bool service = strcmp(ch->code, "service") == 0;
		int rank = bar * 100 + (service ? 0 : 1 + (int)ch->stage);

		if (bar == 2 || !gd_cond_holds(&ch->when, a))
			continue;
		if (!best || rank < best_rank) {
			best = ch;
			best_rank = rank;
		}
	}
	return best;
}

/* Take back the advice against a channel that has to stand in. */
static void
drop_refusals(struct gd_plan *p, const struct gd_channel *ch)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->refused_len; i++) {
		if (p->refused[i].channel != ch)
			p->refused[kept++] = p->refused[i];
	}
	p->refused_len = kept;
}

static void
choose_channels(const struct gd_knowledge *k, const struct gd_answers *a,
		struct gd_plan *p)
{
	const struct gd_channel *last;

	for (size_t i = 0; i < k->channels_len; i++) {
		const struct gd_channel *ch = &k->channels[i];

		if (gd_cond_holds(&ch->when, a) &&
		    gd_triage_objections(k, ch, a, add_refusal, p) == 0)
			weigh(k, ch, a, p);
	}
	last = p->recommended_len == 0 ? stand_in(k, a, p) : NULL;
	if (last) {
		struct gd_plan_channel pc = plan_channel(k, last, a);

		drop_refusals(p, last);
		add_where(k, a, &pc);
		add_recommended(p, &pc);
	}
	if (p->recommended_len > 1)
		qsort(p->recommended, p->recommended_len,
		      sizeof *p->recommended, by_weight);
}

static struct gd_plan_channel *
recommended(const struct gd_plan *p, const char *code, size_t len)
{
	for (size_t i = 0; i < p->recommended_len; i++) {
		const char *have = p->recommended[i].channel->code;

		if (strlen(have) == len && memcmp(have, code, len) == 0)
			return &p->recommended[i];
	}
	return NULL;
}

static bool
all_recommended(const struct gd_plan *p, const char *list)
{
	const char *code;
	size_t len;

	while (gd_list_next(&list, &code, &len)) {
		if (!recommended(p, code, len))
			return false;
	}
	return true;
}

static void
add_banners(const struct gd_knowledge *k, const struct gd_answers *a,
	    struct gd_plan *p)
{
	for (size_t i = 0; i < k->triage_len; i++) {
		const struct gd_triage_rule *rule = &k->triage[i];

		if (rule->kind == GD_TRIAGE_RISK &&
		    gd_cond_holds(&rule->when, a))
			add_rule(&p->risks, &p->risks_len, &p->risks_cap, rule);
		if (rule->kind == GD_TRIAGE_POINT &&
		    gd_cond_holds(&rule->when, a))
			add_rule(&p->points, &p->points_len, &p->points_cap,
				 rule);
		if (rule->kind == GD_TRIAGE_COMBINE &&
		    gd_cond_holds(&rule->when, a) &&
		    all_recommended(p, rule->channel))
			add_rule(&p->combine, &p->combine_len, &p->combine_cap,
				 rule);
	}
}

/* What a combination says about its members. */
static void
take_turns(const struct gd_triage_rule *rule, struct gd_plan *p)
{
	const struct gd_channel *before = NULL;
	const char *list = rule->channel, *code;
	size_t len;

	while (gd_list_next(&list, &code, &len)) {
		struct gd_plan_channel *pc = recommended(p, code, len);

		if (rule->in_turn && before) {
			pc->turn = GD_TURN_AFTER;
			pc->turn_rule = rule;
			pc->after = before;
		} else if (pc->turn == GD_TURN_LATER &&
			   pc->channel->stage != GD_STAGE_COURT) {
			pc->turn = GD_TURN_NOW;
			pc->turn_rule = rule;
		}
		before = pc->channel;
	}
}

/* What opens at once, what waits for another, what is for later. */
static void
order_turns(struct gd_plan *p)
{
	for (size_t i = 0; i < p->recommended_len; i++)
		p->recommended[i].turn = i == 0 ? GD_TURN_NOW : GD_TURN_LATER;
	for (int in_turn = 0; in_turn < 2; in_turn++) {
		for (size_t i = 0; i < p->combine_len; i++)
			if (p->combine[i]->in_turn == (in_turn == 1))
				take_turns(p->combine[i], p);
	}
	/* The strongest advice never waits for a weaker one. */
	if (p->recommended_len > 0)
		p->recommended[0].turn = GD_TURN_NOW;
}

void
gd_triage(const struct gd_knowledge *k, const struct gd_answers *answers,
	  gd_instant now, const struct gd_calendar *cal, struct gd_plan *out)
{
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_plan p = { 0 };

	gd_answers_copy(&a, answers);
	gd_facts_add(k, NULL, 0, now, cal, &a);
	choose_channels(k, &a, &p);
	add_banners(k, &a, &p);
	order_turns(&p);
	gd_plan_add_evidence(k, &a, &p);
	gd_plan_add_dates(k, &a, now, cal, &p);
	gd_answers_release(&a);
	*out = p;
}

void
gd_triage_evidence(const struct gd_knowledge *k, const struct gd_answers *a,
		   struct gd_plan *out)
{
	struct gd_plan p = { 0 };

	gd_plan_add_evidence(k, a, &p);
	*out = p;
}

void
gd_plan_release(struct gd_plan *p)
{
	for (size_t i = 0; i < p->recommended_len; i++) {
		free(p->recommended[i].reasons);
		free(p->recommended[i].where);
	}
	free(p->recommended);
	free(p->refused);
	free(p->combine);
	free(p->risks);
	free(p->points);
	free(p->evidence);
	free(p->dates);
	*p = (struct gd_plan){ 0 };
}
