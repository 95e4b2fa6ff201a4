/*
 * domain/facts.c - what follows from the dates of a case, and whether a ground
 * of refusal is there.
 */
#include "domain/triage.h"

#include <string.h>

void
gd_facts_add(const struct gd_knowledge *k, gd_instant now,
	     const struct gd_calendar *cal, struct gd_answers *a)
{
	for (size_t i = 0; i < k->facts_len; i++) {
		const struct gd_fact *f = &k->facts[i];
		const char *since = gd_answers_value(a, f->since);
		struct gd_due due;
		gd_instant start;

		if (!*since || *gd_answers_value(a, f->id) ||
		    gd_instant_parse(since, cal->zone, &start, NULL) != GD_OK ||
		    gd_clock_due(&f->after, start, cal, &due, NULL) != GD_OK)
			continue;
		gd_answers_set(a, f->id, now >= due.at ? "yes" : "no",
			       GD_ANSWER_GIVEN, false);
	}
}

enum gd_truth
gd_ground_met(const struct gd_triage_rule *r, const struct gd_answers *a)
{
	bool asks = r->when.len > 0;

	if (asks && gd_cond_holds(&r->when, a))
		return GD_TRUE;
	if (r->has_clear)
		return gd_cond_holds(&r->clear, a) ? GD_FALSE : GD_UNKNOWN;
	return asks ? gd_cond_eval(&r->when, a) : GD_UNKNOWN;
}
