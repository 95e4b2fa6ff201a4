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
	if (pc.weight > 0)
		add_recommended(p, &pc);
	else
		free(pc.reasons);
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
		add_recommended(p, &pc);
	}
	if (p->recommended_len > 1)
		qsort(p->recommended, p->recommended_len,
		      sizeof *p->recommended, by_weight);
}

static bool
recommended(const struct gd_plan *p, const char *code, size_t len)
{
	for (size_t i = 0; i < p->recommended_len; i++) {
		const char *have = p->recommended[i].channel->code;

		if (strlen(have) == len && memcmp(have, code, len) == 0)
			return true;
	}
	return false;
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
		if (rule->kind == GD_TRIAGE_COMBINE &&
		    gd_cond_holds(&rule->when, a) &&
		    all_recommended(p, rule->channel))
			add_rule(&p->combine, &p->combine_len, &p->combine_cap,
				 rule);
	}
}

void
gd_triage(const struct gd_knowledge *k, const struct gd_answers *a,
	  gd_instant now, const struct gd_calendar *cal, struct gd_plan *out)
{
	struct gd_plan p = { 0 };

	choose_channels(k, a, &p);
	add_banners(k, a, &p);
	gd_plan_add_evidence(k, a, &p);
	gd_plan_add_dates(k, a, now, cal, &p);
	*out = p;
}

void
gd_plan_release(struct gd_plan *p)
{
	for (size_t i = 0; i < p->recommended_len; i++)
		free(p->recommended[i].reasons);
	free(p->recommended);
	free(p->refused);
	free(p->combine);
	free(p->risks);
	free(p->evidence);
	free(p->dates);
	*p = (struct gd_plan){ 0 };
}
