/*
 * desk/explain_grid.c - the days of a count as a small calendar, and what a date
 * is based on.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/explain.h"
#include "desk/explain_internal.h"
#include "desk/phrase.h"
#include "domain/triage.h"

#define CELL 7		/* columns of a day */
#define MONTHS_MAX 4	/* a longer count is no small calendar */

void
gd_count_days_add(const struct gd_clock_step *step, void *ctx)
{
	struct gd_count_days *g = ctx;

	GD_GROW(g->steps, g->len, g->cap);
	g->steps[g->len++] = *step;
}

void
gd_count_days_release(struct gd_count_days *g)
{
	free(g->steps);
	*g = (struct gd_count_days){ NULL, 0, 0 };
}

static const struct gd_clock_step *
step_on(const struct gd_count_days *g, gd_day day)
{
	for (size_t i = g->len; i-- > 0;)
		if (g->steps[i].day == day)
			return &g->steps[i];
	return NULL;
}

/* Fill up to `cols` columns with spaces. */
static void
pad(struct gd_buf *out, size_t from, int cols)
{
	int width = gd_text_width(out->s + from, out->len - from);

	for (; width < cols; width++)
		gd_buf_addc(out, ' ');
}

/* "16=3": the sixteenth is the third day; ">" starts, "-" is left out, "!" ends. */
static void
add_cell(struct gd_buf *out, const struct gd_count_days *g, gd_day day,
	 int mday)
{
	const struct gd_clock_step *step = step_on(g, day);
	size_t from = out->len;

	gd_buf_addf(out, "%2d", mday);
	if (step && (step->why == GD_WHY_START ||
		     step->why == GD_WHY_DATE))
		gd_buf_addc(out, '>');
	else if (step && (step->why == GD_WHY_OFF ||
			  step->why == GD_WHY_PAUSED ||
			  step->why == GD_WHY_ROLLED))
		gd_buf_addc(out, '-');
	if (step && step->number > 0 && step->why != GD_WHY_OFF)
		gd_buf_addf(out, "=%d", step->number);
	if (step && step->why == GD_WHY_LAST)
		gd_buf_addc(out, '!');
	pad(out, from, CELL);
}

static void
add_weekdays(struct gd_buf *out)
{
	static const char *const names[] = {
		N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"),
		N_("Sat"), N_("Sun")
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(names); i++) {
		size_t from = out->len;

		gd_buf_adds(out, _(names[i]));
		pad(out, from, CELL);
	}
	gd_buf_addc(out, '\n');
}

static void
add_month(struct gd_buf *out, const struct gd_count_days *g, int year,
	  int month)
{
	const struct gd_date first = { year, month, 1 };
	gd_day begin = gd_day_from_date(first), day;
	gd_day end = begin + gd_month_days(year, month) - 1;

	/* Whole weeks, but only those that the count touches. */
	if (g->steps[0].day > begin)
		begin = g->steps[0].day - gd_day_weekday(g->steps[0].day) + 1;
	if (g->steps[g->len - 1].day < end)
		end = g->steps[g->len - 1].day;
	day = begin = begin > gd_day_from_date(first)
			      ? begin : gd_day_from_date(first);
	gd_buf_addf(out, "%04d-%02d\n", year, month);
	add_weekdays(out);
	for (int i = 0; i < (gd_day_weekday(begin) - 1) * CELL; i++)
		gd_buf_addc(out, ' ');
	for (; day <= end; day++) {
		add_cell(out, g, day, gd_day_to_date(day).mday);
		if (gd_day_weekday(day) == 7 || day == end)
			gd_buf_addc(out, '\n');
	}
}

/* The signs that stand in the calendar. */
static void
add_legend(const struct gd_count_days *g, struct gd_buf *out)
{
	bool numbers = false, skipped = false;

	for (size_t i = 0; i < g->len; i++) {
		numbers = numbers || g->steps[i].number > 0;
		skipped = skipped || g->steps[i].why == GD_WHY_OFF ||
			  g->steps[i].why == GD_WHY_PAUSED ||
			  g->steps[i].why == GD_WHY_ROLLED;
	}
	gd_buf_adds(out, _("> it starts"));
	if (numbers)
		gd_buf_addf(out, "  %s", _("=3 the third day"));
	if (skipped)
		gd_buf_addf(out, "  %s", _("- not counted"));
	gd_buf_addf(out, "  %s\n\n", _("! the last day"));
}

void
gd_count_days_grid(const struct gd_count_days *g, struct gd_buf *out)
{
	struct gd_date from, to;
	int months;

	if (g->len == 0)
		return;
	from = gd_day_to_date(g->steps[0].day);
	to = gd_day_to_date(g->steps[g->len - 1].day);
	months = (to.year - from.year) * 12 + to.month - from.month + 1;
	if (months > MONTHS_MAX)
		return;
	for (int i = 0; i < months; i++) {
		int month = from.month - 1 + i;

		add_month(out, g, from.year + month / 12, month % 12 + 1);
	}
	add_legend(g, out);
}

/* One source: its name, what it says, whether it is law and in force. */
static void
add_source(const struct gd_source *src, struct gd_buf *out)
{
	const char *gist = gd_bitext_get(&src->gist, NULL);
	static const char *const bases[] = {
		[GD_BASIS_EXPERIENCE] = N_("experience told in the article; "
					   "nobody is bound by it"),
		[GD_BASIS_LAW] = N_("set by law"),
		[GD_BASIS_PLATFORM] = N_("the platform's own rule; it may "
					 "change"),
		[GD_BASIS_PRIVATE] = N_("set by your own letter"),
	};

	gd_buf_addf(out, "%s\n", gd_bitext_get(&src->name, NULL));
	gd_buf_addf(out, "  %s\n", _(bases[src->basis]));
	if (gist && *gist)
		gd_buf_addf(out, "  %s\n", gist);
	if (src->from != GD_DAY_NONE) {
		struct gd_buf day = GD_BUF_INIT;

		gd_day_format(&day, src->from);
		gd_buf_addf(out, _("  in force from %s\n"), day.s);
		gd_buf_release(&day);
	}
	if (src->until != GD_DAY_NONE) {
		struct gd_buf day = GD_BUF_INIT;

		gd_day_format(&day, src->until - 1);
		gd_buf_addf(out, _("  in force until %s\n"), day.s);
		gd_buf_release(&day);
	}
	if (src->verify)
		gd_buf_adds(out, _("  not yet compared with the published "
				   "text\n"));
	gd_buf_addc(out, '\n');
}

static void
add_id(struct gd_desk *d, const char *id, size_t len, struct gd_buf *out)
{
	const struct gd_source *sources;
	struct gd_playbook *pb;
	size_t n;

	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_sources(pb, &sources, &n, NULL) != GD_OK)
		return;
	for (size_t i = 0; i < n; i++)
		if (strlen(sources[i].id) == len &&
		    strncmp(sources[i].id, id, len) == 0) {
			add_source(&sources[i], out);
			return;
		}
	gd_buf_add(out, id, len);
	gd_buf_addc(out, '\n');
}

void
gd_explain_sources(struct gd_desk *d, const struct gd_clock_row *clock,
		   struct gd_buf *out)
{
	const struct gd_clock_rule *rule =
		gd_phrase_rule(d, clock->rule, clock->version);
	const char *ids = rule && rule->source ? rule->source : "";

	gd_phrase_rule_name(d, clock->rule, clock->version, false, out);
	gd_buf_adds(out, "\n\n");
	if (!*ids)
		gd_buf_adds(out, _("The playbook names no source for it."));
	while (*ids) {
		size_t len = strcspn(ids, ", ");

		if (len > 0)
			add_id(d, ids, len, out);
		ids += len;
		ids += strspn(ids, ", ");
	}
}
