/*
 * domain/plan.c - evidence to gather and dates to keep.
 */
#include "domain/plan_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/list.h"

#define DATE_EVENT "date "	/* "date signed_at": an answered date starts it */

static int
by_urgency(const void *x, const void *y)
{
	const struct gd_evidence_kind *a =
		((const struct gd_plan_evidence *)x)->kind;
	const struct gd_evidence_kind *b =
		((const struct gd_plan_evidence *)y)->kind;

	if (a->vanish_days != b->vanish_days) {
		/* 0 days: it stays, so it comes last. */
		if (a->vanish_days == 0 || b->vanish_days == 0)
			return a->vanish_days == 0 ? 1 : -1;
		return a->vanish_days < b->vanish_days ? -1 : 1;
	}
	if (((const struct gd_plan_evidence *)x)->focus !=
	    ((const struct gd_plan_evidence *)y)->focus)
		return ((const struct gd_plan_evidence *)x)->focus ? -1 : 1;
	if (a->importance != b->importance)
		return a->importance > b->importance ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* A "not" of the condition fails in every alternative: it cannot be had. */
static bool
is_excluded(const struct gd_cond *when, const struct gd_answers *a)
{
	for (size_t i = 0; i < when->len; i++) {
		struct gd_cond_alt *alt = &when->alts[i];
		bool failed = false;

		for (size_t t = 0; t < alt->len; t++) {
			struct gd_cond_alt one = { &alt->terms[t], 1, 1 };
			const struct gd_cond c = { &one, 1, 1 };

			failed |= alt->terms[t].negate && !gd_cond_holds(&c, a);
		}
		if (!failed)
			return false;
	}
	return when->len > 0;
}

bool
gd_evidence_wanted(const struct gd_knowledge *k,
		   const struct gd_evidence_kind *kind,
		   const struct gd_answers *a, bool *focus)
{
	const char *platform = gd_answers_value(a, "platform");
	bool first = false;

	for (size_t i = 0; i < k->platforms_len; i++) {
		const char *code = k->platforms[i].code;

		first |= *code == *platform && strcmp(code, platform) == 0 &&
			 gd_list_has(k->platforms[i].focus, kind->code);
	}
	if (focus)
		*focus = first;
	return gd_cond_holds(&kind->when, a) ||
	       (first && !is_excluded(&kind->when, a));
}

void
gd_plan_add_evidence(const struct gd_knowledge *k, const struct gd_answers *a,
		     struct gd_plan *p)
{
	int all = 0, held = 0;

	for (size_t i = 0; i < k->evidence_len; i++) {
		struct gd_plan_evidence e = { .kind = &k->evidence[i] };

		if (!gd_evidence_wanted(k, e.kind, a, &e.focus))
			continue;
		e.held = gd_answers_has(a, "evidence", e.kind->code);
		all += e.kind->importance;
		held += e.held ? e.kind->importance : 0;
		GD_GROW(p->evidence, p->evidence_len, p->evidence_cap);
		p->evidence[p->evidence_len++] = e;
	}
	p->completeness = all > 0 ? held * 100 / all : 100;
	if (p->evidence_len > 1)
		qsort(p->evidence, p->evidence_len, sizeof *p->evidence,
		      by_urgency);
}

/* What add_date() needs to know about the event it is called for. */
struct dating {
	struct gd_plan *plan;
	const struct gd_calendar *cal;
	const struct gd_channel *channel;
	gd_instant start;
};

static void
add_date(const struct gd_clock_rule *rule, void *ctx)
{
	const struct dating *d = ctx;
	struct gd_plan *p = d->plan;
	struct gd_plan_date date = { .channel = d->channel, .rule = rule };

	if (gd_clock_due(&rule->period, d->start, d->cal, &date.due,
			 NULL) != GD_OK)
		return;
	if (rule->early.count == 0 ||
	    gd_clock_due(&rule->early, d->start, d->cal, &date.early,
			 NULL) != GD_OK)
		date.early = date.due;
	GD_GROW(p->dates, p->dates_len, p->dates_cap);
	p->dates[p->dates_len++] = date;
}

static int
by_due(const void *x, const void *y)
{
	const struct gd_plan_date *a = x, *b = y;

	if (a->due.at != b->due.at)
		return a->due.at < b->due.at ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return a->channel < b->channel ? -1 : a->channel > b->channel;
}

/* Rules that count from the date answered to the field `x->field`. */
static void
add_answered_date(const struct gd_knowledge *k, const struct gd_answers *a,
		  const struct gd_answer *x, struct dating *d)
{
	struct gd_buf start = GD_BUF_INIT;

	gd_buf_addf(&start, DATE_EVENT "%s", x->field);
	/* The law of the event's own day, not of today. */
	if (gd_instant_parse(x->value, d->cal->zone, &d->start, NULL) == GD_OK)
		gd_rules_started(k, start.s, a,
				 gd_instant_day(d->start, d->cal->zone),
				 add_date, d);
	gd_buf_release(&start);
}

static bool
starts_a_clock(const struct gd_knowledge *k, const char *field)
{
	for (size_t i = 0; i < k->clocks_len; i++) {
		const char *start = k->clocks[i].start;

		if (strncmp(start, DATE_EVENT, strlen(DATE_EVENT)) == 0 &&
		    strcmp(start + strlen(DATE_EVENT), field) == 0)
			return true;
	}
	return false;
}

void
gd_plan_add_dates(const struct gd_knowledge *k, const struct gd_answers *a,
		  gd_instant now, const struct gd_calendar *cal,
		  struct gd_plan *p)
{
	struct dating d = { .plan = p, .cal = cal, .start = now };
	gd_day today = gd_instant_day(now, cal->zone);
	struct gd_buf start = GD_BUF_INIT;

	for (size_t i = 0; i < p->recommended_len; i++) {
		if (p->recommended[i].turn != GD_TURN_NOW)
			continue;
		d.channel = p->recommended[i].channel;
		gd_buf_reset(&start);
		gd_buf_addf(&start, "filed %s", d.channel->code);
		gd_rules_started(k, start.s, a, today, add_date, &d);
	}
	d.channel = NULL;
	for (size_t i = 0; i < a->len; i++) {
		const struct gd_answer *x = &a->items[i];

		if (starts_a_clock(k, x->field) &&
		    *gd_answers_value(a, x->field))
			add_answered_date(k, a, x, &d);
	}
	if (p->dates_len > 1)
		qsort(p->dates, p->dates_len, sizeof *p->dates, by_due);
	gd_buf_release(&start);
}
