/*
 * What must hold of every plan, over the whole space of cases; used with rules
 * made for a test and with the shipped ones.
 */
#ifndef GD_TESTS_PLAN_PROPS_H
#define GD_TESTS_PLAN_PROPS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/triage.h"

static inline void
props_fail(const struct gd_answers *a, const char *what)
{
	for (size_t i = 0; i < a->len; i++)
		print_error("%s=%s ", a->items[i].field, a->items[i].value);
	fail_msg("%s", what);
}

static inline bool
props_barred(const struct gd_plan *p, const struct gd_channel *ch)
{
	for (size_t i = 0; i < p->refused_len; i++) {
		if (p->refused[i].channel == ch)
			return true;
	}
	return false;
}

static inline void
props_count_law(const struct gd_plan_refusal *r, void *ctx)
{
	*(int *)ctx += r->strength == GD_BY_LAW;
}

static inline void
props_channels(const struct gd_knowledge *k, const struct gd_answers *a,
	       const struct gd_plan *p)
{
	if (p->recommended_len == 0)
		props_fail(a, "an empty plan");
	for (size_t i = 0; i < p->recommended_len; i++) {
		const struct gd_plan_channel *pc = &p->recommended[i];
		int law = 0, all = gd_triage_objections(k, pc->channel, a,
							props_count_law, &law);

		if (law > 0)
			props_fail(a, "law bars what is recommended");
		if (all > 0 && pc->reasons_len > 0)
			props_fail(a, "advice bars what is recommended");
		if (props_barred(p, pc->channel))
			props_fail(a, "recommended and refused");
		if (!gd_cond_holds(&pc->channel->when, a))
			props_fail(a, "a channel that is not there");
		if (i > 0 && pc->weight > p->recommended[i - 1].weight)
			props_fail(a, "out of order");
		for (size_t j = 0; j < i; j++) {
			if (p->recommended[j].channel == pc->channel)
				props_fail(a, "recommended twice");
		}
	}
}

/* What opens now exists, no court opens beside others, turns point somewhere. */
static inline void
props_turns(const struct gd_answers *a, const struct gd_plan *p)
{
	int now = 0;

	for (size_t i = 0; i < p->recommended_len; i++) {
		const struct gd_plan_channel *pc = &p->recommended[i];

		now += pc->turn == GD_TURN_NOW;
		if (i > 0 && pc->turn == GD_TURN_NOW &&
		    pc->channel->stage == GD_STAGE_COURT)
			props_fail(a, "a court opens beside others");
		if (pc->turn == GD_TURN_AFTER &&
		    (!pc->after || pc->after == pc->channel ||
		     !pc->turn_rule))
			props_fail(a, "it waits for nothing");
		for (size_t k = 0; pc->after && k < p->recommended_len; k++) {
			const struct gd_plan_channel *o = &p->recommended[k];

			if (pc->turn == GD_TURN_AFTER &&
			    o->channel == pc->after &&
			    o->turn == GD_TURN_AFTER &&
			    o->after == pc->channel)
				props_fail(a, "two wait for each other");
		}
	}
	if (p->recommended_len > 0 && now == 0)
		props_fail(a, "nothing opens now");
}

static inline void
props_rest(const struct gd_answers *a, const struct gd_plan *p)
{
	for (size_t i = 0; i < p->refused_len; i++) {
		if (!p->refused[i].rule == !p->refused[i].cell)
			props_fail(a, "a refusal without one ground");
	}
	for (size_t i = 1; i < p->evidence_len; i++) {
		int before = p->evidence[i - 1].kind->vanish_days;
		int days = p->evidence[i].kind->vanish_days;

		if (days != 0 && (before == 0 || before > days))
			props_fail(a, "evidence out of order");
	}
	for (size_t i = 1; i < p->dates_len; i++) {
		if (p->dates[i].due.at < p->dates[i - 1].due.at)
			props_fail(a, "dates out of order");
	}
	if (p->completeness < 0 || p->completeness > 100)
		props_fail(a, "a completeness that is no percentage");
}

/* Field by field equal: the arrays hold borrowed pointers alone. */
static inline bool
props_same(const struct gd_plan *x, const struct gd_plan *y)
{
	if (x->recommended_len != y->recommended_len ||
	    x->refused_len != y->refused_len ||
	    x->dates_len != y->dates_len || x->risks_len != y->risks_len ||
	    x->combine_len != y->combine_len ||
	    x->evidence_len != y->evidence_len)
		return false;
	for (size_t i = 0; i < x->recommended_len; i++) {
		if (x->recommended[i].channel != y->recommended[i].channel ||
		    x->recommended[i].weight != y->recommended[i].weight)
			return false;
	}
	for (size_t i = 0; i < x->refused_len; i++) {
		if (x->refused[i].channel != y->refused[i].channel ||
		    x->refused[i].rule != y->refused[i].rule)
			return false;
	}
	for (size_t i = 0; i < x->dates_len; i++) {
		if (x->dates[i].rule != y->dates[i].rule ||
		    x->dates[i].due.at != y->dates[i].due.at)
			return false;
	}
	for (size_t i = 0; i < x->evidence_len; i++) {
		if (x->evidence[i].kind != y->evidence[i].kind)
			return false;
	}
	return true;
}

static inline void
props_check(const struct gd_knowledge *k, const struct gd_answers *a,
	    gd_instant now, const struct gd_calendar *cal)
{
	struct gd_plan p, again;

	gd_triage(k, a, now, cal, &p);
	gd_triage(k, a, now, cal, &again);
	props_channels(k, a, &p);
	props_rest(a, &p);
	props_turns(a, &p);
	if (!props_same(&p, &again))
		props_fail(a, "two plans for one case");
	gd_plan_release(&p);
	gd_plan_release(&again);
}

#ifndef PROPS_BODIES		/* the field of bodies that have the case already */
#define PROPS_BODIES "bodies"
#endif

/* One dimension of the space; "" leaves the field unanswered, "?" unsure. */
struct props_axis {
	const char *field;
	const char *values[9];
};

static const struct props_axis props_axes[] = {
	{ "platform", { "wechat", "taobao", "jd", "other", "harbour", "",
			NULL } },
	{ "carrier", { "mini_program", "official_account", "channels", "h5",
		       "", NULL } },
	{ "type", { "service", "quality", "fraud", "license", "advertising",
		    "payment", "?", "", NULL } },
	{ "scenario", { "none", "mini_program", "livestream", "cross_border",
			"virtual_goods", NULL } },
	{ "amount", { "88.00", "500.00", "8997.00", "", NULL } },
	{ "merchant", { "x", "", NULL } },
	{ PROPS_BODIES, { "court", "none", NULL } },
#ifdef PROPS_FACTS		/* facts that the shipped rules read besides */
	{ "contacted", { "no_reply", "", NULL } },
	{ "for_living", { "yes", "resale", NULL } },
#endif
};

/* Under the sanitizers a fifth of the cases, whichever fields they have. */
static inline bool
props_chosen(const struct gd_answers *a)
{
	unsigned sum = 0;

	if (!getenv("GD_SANITIZERS"))
		return true;
	for (size_t i = 0; i < a->len; i++)
		for (const char *c = a->items[i].value; *c; c++)
			sum = sum * 31 + (unsigned char)*c;
	return sum % 5 == 0;
}

static inline int
props_walk(size_t axis, const struct gd_knowledge *k, struct gd_answers *a,
	   gd_instant now, const struct gd_calendar *cal)
{
	const struct props_axis *x = &props_axes[axis];
	int n = 0;

	if (axis == GD_ARRAY_LEN(props_axes)) {
		if (props_chosen(a))
			props_check(k, a, now, cal);
		return 1;
	}
	for (size_t i = 0; x->values[i]; i++) {
		gd_answers_remove(a, x->field);
		if (strcmp(x->values[i], "?") == 0)
			gd_answers_set(a, x->field, "", GD_ANSWER_UNSURE,
				       false);
		else if (*x->values[i])
			gd_answers_set(a, x->field, x->values[i],
				       GD_ANSWER_GIVEN, false);
		n += props_walk(axis + 1, k, a, now, cal);
	}
	gd_answers_remove(a, x->field);
	return n;
}

/* Prove every plan; returns how many cases were tried. */
static inline int
props_whole_space(const struct gd_knowledge *k, gd_instant now,
		  const struct gd_calendar *cal)
{
	struct gd_answers a = GD_ANSWERS_INIT;
	int n = props_walk(0, k, &a, now, cal);

	gd_answers_release(&a);
	return n;
}

#endif
