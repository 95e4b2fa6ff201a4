/*
 * domain/rulecount.c - see rulecount.h.
 */
#include "domain/rulecount.h"

#include "domain/pauses.h"

struct gd_period
gd_rule_period(const struct gd_clock_rule *r, const char *pauses)
{
	struct gd_period p = r->period;

	if (r->extend.count && gd_pauses_extended(pauses))
		p.count += r->extend.count;
	return p;
}

static enum gd_status
count_other(const struct gd_clock_rule *r, gd_instant start,
	    const struct gd_span *spans, size_t len,
	    const struct gd_calendar *cal, struct gd_rule_dates *out,
	    struct gd_error *err)
{
	bool estimated;
	struct gd_due other;
	enum gd_status status;

	status = gd_clock_due_paused(&r->other, start, spans, len, cal, &other,
				     err);
	if (status != GD_OK)
		return status;
	estimated = out->due.estimated || other.estimated;
	if (other.at < out->due.at) {
		out->other = out->due.at;
		out->due = other;
		out->swapped = true;
	} else if (other.at > out->due.at) {
		out->other = other.at;
	}
	out->due.estimated = estimated;
	return GD_OK;
}

enum gd_status
gd_rule_count(const struct gd_clock_rule *r, gd_instant start,
	      const char *pauses, gd_instant now,
	      const struct gd_calendar *cal, struct gd_rule_dates *out,
	      struct gd_error *err)
{
	struct gd_span spans[GD_PAUSES_MAX];
	size_t len = gd_pauses_spans(pauses, r->basis == GD_BASIS_PRIVATE, now,
				     spans);
	struct gd_rule_dates dates = { .early = GD_INSTANT_NONE,
				       .other = GD_INSTANT_NONE };
	struct gd_period period = gd_rule_period(r, pauses);
	struct gd_due early;
	enum gd_status status;

	status = gd_clock_due_paused(&period, start, spans, len, cal,
				     &dates.due, err);
	if (status == GD_OK && r->early.count) {
		status = gd_clock_due_paused(&r->early, start, spans, len, cal,
					     &early, err);
		if (status == GD_OK)
			dates.early = early.at;
	}
	if (status == GD_OK && r->other.count)
		status = count_other(r, start, spans, len, cal, &dates, err);
	if (status == GD_OK)
		*out = dates;
	return status;
}
