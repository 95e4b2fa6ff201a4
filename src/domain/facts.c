/*
 * domain/facts.c - what follows from the dates of a case, and whether a ground
 * of refusal is there.
 */
#include "domain/triage.h"

#include <string.h>

#include "domain/list.h"

/* "refused service": the latest of them; GD_INSTANT_NONE when there is none. */
static gd_instant
latest(const char *event, const struct gd_happening *h, size_t len)
{
	size_t verb = strcspn(event, " ");
	const char *channels = event + verb + strspn(event + verb, " ");
	gd_instant at = GD_INSTANT_NONE;

	for (size_t i = 0; i < len; i++) {
		if (strncmp(h[i].verb, event, verb) == 0 &&
		    h[i].verb[verb] == '\0' &&
		    gd_list_has(channels, h[i].channel) &&
		    (at == GD_INSTANT_NONE || h[i].at > at))
			at = h[i].at;
	}
	return at;
}

static gd_instant
starts(const struct gd_fact *f, const struct gd_happening *h, size_t len,
       struct gd_zone zone, const struct gd_answers *a)
{
	const char *date;
	gd_instant at;

	if (strchr(f->since, ' '))
		return latest(f->since, h, len);
	date = gd_answers_value(a, f->since);
	return *date && gd_instant_parse(date, zone, &at, NULL) == GD_OK
		       ? at : GD_INSTANT_NONE;
}

void
gd_facts_add(const struct gd_knowledge *k, const struct gd_happening *happened,
	     size_t happened_len, gd_instant now, const struct gd_calendar *cal,
	     struct gd_answers *a)
{
	for (size_t i = 0; i < k->facts_len; i++) {
		const struct gd_fact *f = &k->facts[i];
		gd_instant start = starts(f, happened, happened_len, cal->zone,
					  a);
		struct gd_due due = { .at = start };

		if (start == GD_INSTANT_NONE || *gd_answers_value(a, f->id) ||
		    (f->after.count > 0 &&
		     gd_clock_due(&f->after, start, cal, &due, NULL) != GD_OK))
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
