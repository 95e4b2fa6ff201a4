#include <config.h>

#include "desk/explain.h"

#include "base/i18n.h"
#include "desk/clocks.h"
#include "desk/explain_internal.h"
#include "desk/phrase.h"
#include "domain/pauses.h"
#include "domain/rulecount.h"

struct writer {
	struct gd_buf *out;
	struct gd_zone zone;
};

static const char *const weekdays[] = {
	N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"),
	N_("Sun")
};

static const char *
day_off(const struct gd_day_info *info)
{
	if (info->name)
		return info->name;
	return info->kind == GD_DAY_HOLIDAY ? _("holiday") : _("rest day");
}

/* The time of `at` on `day`, whose end is 24:00. */
static void
add_time(const struct writer *w, gd_day day, gd_instant at)
{
	int minutes = (int)((at - gd_day_start(day, w->zone)) / 60);

	gd_buf_addf(w->out, "%02d:%02d", minutes / 60, minutes % 60);
}

static void
add_hours(struct gd_buf *out, int64_t seconds)
{
	int minutes = (int)(seconds / 60);

	if (minutes % 60)
		/* TRANSLATORS: hours and minutes */
		gd_buf_addf(out, _("%1$d h %2$d min"), minutes / 60,
			    minutes % 60);
	else
		gd_buf_addf(out, _("%d h"), minutes / 60);
}

/* A day of a count in hours: what was counted until when. */
static void
write_hours(const struct writer *w, const struct gd_clock_step *step)
{
	const bool starts = step->why == GD_WHY_START;
	struct gd_buf at = GD_BUF_INIT, sum = GD_BUF_INIT;
	const struct writer in = { &at, w->zone };

	add_time(&in, step->day, step->at);
	add_hours(&sum, step->elapsed_s);
	if (starts)
		/* TRANSLATORS: a time */
		gd_buf_addf(w->out, _("from %s on"), at.s);
	if (starts && step->elapsed_s > 0)
		/* TRANSLATORS: so many hours; after "from 10:14 on" */
		gd_buf_addf(w->out, _("; %s until 24:00"), sum.s);
	else if (step->why == GD_WHY_LAST)
		/* TRANSLATORS: so many hours, a time */
		gd_buf_addf(w->out, _("%1$s are over at %2$s"), sum.s, at.s);
	else if (!starts)
		/* TRANSLATORS: so many hours, since the start */
		gd_buf_addf(w->out, _("%s until 24:00"), sum.s);
	gd_buf_release(&at);
	gd_buf_release(&sum);
}

static void
write_why(const struct writer *w, const struct gd_clock_step *step)
{
	switch (step->why) {
	case GD_WHY_START:
		gd_buf_adds(w->out, _("it starts here; this day is not counted"));
		break;
	case GD_WHY_DATE:
		gd_buf_adds(w->out, _("it is counted back from here"));
		break;
	case GD_WHY_OFF:
		gd_buf_addf(w->out, _("not counted: %s"), day_off(&step->info));
		break;
	case GD_WHY_PAUSED:
		gd_buf_adds(w->out, _("not counted: the time stood still"));
		break;
	case GD_WHY_ROLLED:
		gd_buf_addf(w->out, _("the last day may not fall here: %s"),
			    day_off(&step->info));
		break;
	case GD_WHY_COUNTED:
		gd_buf_addf(w->out, "%d", step->number);
		break;
	case GD_WHY_LAST:
		if (step->number > 0)
			gd_buf_addf(w->out, _("%d, the last day"),
				    step->number);
		else
			gd_buf_adds(w->out, _("the last day"));
		break;
	}
}

static void
write_step(const struct gd_clock_step *step, void *ctx)
{
	const struct writer *w = ctx;

	gd_day_format(w->out, step->day);
	gd_buf_addf(w->out, " %s  ", _(weekdays[gd_day_weekday(step->day) - 1]));
	if (step->at != GD_INSTANT_NONE && step->why != GD_WHY_PAUSED)
		write_hours(w, step);
	else
		write_why(w, step);
	if (step->info.makeup && step->why != GD_WHY_START)
		gd_buf_adds(w->out, _(" (a weekend day that is worked)"));
	if (step->info.estimated)
		gd_buf_adds(w->out, _(" (estimated: no calendar published yet)"));
	gd_buf_addc(w->out, '\n');
}

static enum gd_status
explain(struct gd_desk *d, const struct gd_period *p, gd_instant start,
	const struct gd_span *spans, size_t len, struct gd_buf *out,
	struct gd_error *err)
{
	const struct gd_calendar *cal;
	struct writer w = { out, gd_desk_zone(d) };
	enum gd_status status = gd_desk_calendar(d, &cal, err);

	if (status != GD_OK)
		return status;
	return gd_clock_explain_paused(p, start, spans, len, cal, write_step,
				       &w, err);
}

/* The same days as a small calendar. */
static enum gd_status
draw_calendar(struct gd_desk *d, const struct gd_period *p, gd_instant start,
	      const struct gd_span *spans, size_t len, struct gd_buf *out,
	      struct gd_error *err)
{
	struct gd_count_days days = { NULL, 0, 0 };
	const struct gd_calendar *cal;
	enum gd_status status = gd_desk_calendar(d, &cal, err);

	if (status == GD_OK)
		status = gd_clock_explain_paused(p, start, spans, len, cal,
						 gd_count_days_add, &days,
						 err);
	if (status == GD_OK)
		gd_count_days_grid(&days, out);
	gd_count_days_release(&days);
	return status;
}

enum gd_status
gd_explain_calendar(struct gd_desk *d, const struct gd_period *p,
		    gd_instant start, struct gd_buf *out, struct gd_error *err)
{
	return draw_calendar(d, p, start, NULL, 0, out, err);
}

enum gd_status
gd_explain_period(struct gd_desk *d, const struct gd_period *p,
		  gd_instant start, struct gd_buf *out, struct gd_error *err)
{
	return explain(d, p, start, NULL, 0, out, err);
}

static void
add_part(struct gd_buf *out, const char *label, const char *text)
{
	if (text && *text)
		gd_buf_addf(out, "%s%s\n", label, text);
}

/* The count, and the count of the other reading where there are two. */
static enum gd_status
explain_count(struct gd_desk *d, const struct gd_clock_row *clock,
	      const struct gd_clock_rule *rule, struct gd_buf *out,
	      struct gd_error *err)
{
	struct gd_span spans[GD_PAUSES_MAX];
	size_t len = gd_pauses_spans(clock->pauses,
				     rule->basis == GD_BASIS_PRIVATE,
				     gd_desk_now(d), spans);
	struct gd_period period = gd_rule_period(rule, clock->pauses);
	enum gd_status status;

	status = draw_calendar(d, &period, clock->started_at, spans, len, out,
			       err);
	if (status == GD_OK)
		status = explain(d, &period, clock->started_at, spans, len,
				 out, err);
	if (status != GD_OK || !rule->other.count)
		return status;
	gd_buf_addf(out, "\n%s\n", gd_bitext_get(&rule->other_why, NULL));
	gd_buf_adds(out, _("By the other reading:\n"));
	return explain(d, &rule->other, clock->started_at, spans, len, out,
		       err);
}

enum gd_status
gd_explain_clock(struct gd_desk *d, const struct gd_clock_row *clock,
		 struct gd_buf *out, struct gd_error *err)
{
	const struct gd_clock_rule *rule =
		gd_phrase_rule(d, clock->rule, clock->version);
	struct gd_buf part = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	gd_phrase_rule_name(d, clock->rule, clock->version, false, &part);
	gd_buf_addf(out, "%s\n\n", part.s);
	gd_buf_reset(&part);
	gd_phrase_instant(d, clock->started_at, &part);
	add_part(out, _("Started: "), part.s);
	gd_buf_reset(&part);
	gd_phrase_due(d, clock->due_at, clock->estimated, &part);
	add_part(out, _("Falls due: "), part.s);
	if (clock->early_at != GD_INSTANT_NONE) {
		gd_buf_reset(&part);
		gd_phrase_due(d, clock->early_at, clock->estimated, &part);
		add_part(out, _("Usually from: "), part.s);
	}
	gd_buf_reset(&part);
	gd_phrase_clock_notes(d, clock, &part);
	add_part(out, _("Note: "), part.s);
	if (!rule) {
		gd_buf_adds(out, _("The playbook no longer has this rule.\n"));
		goto done;
	}
	add_part(out, _("If it runs out: "), gd_bitext_get(&rule->miss, NULL));
	add_part(out, _("Then: "), gd_bitext_get(&rule->next, NULL));
	gd_buf_reset(&part);
	gd_phrase_source(d, rule->source, &part);
	add_part(out, _("Source: "), part.s);
	gd_buf_addc(out, '\n');
	status = explain_count(d, clock, rule, out, err);
done:
	gd_buf_release(&part);
	return status;
}
