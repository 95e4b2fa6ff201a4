/*
 * The title of the review and the sentence below it.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/clocks.h"
#include "desk/phrase.h"
#include "tui/screens/deadlines_internal.h"

#define DATE_COLS 21	/* of the title, without the year, with gaps */

/* What the title counts: the groups of time of all that the filter lets through. */
static void
count_title(struct deadlines *s)
{
	struct gd_review all = s->review;
	struct gd_review_groups g = { .len = 0 };
	const struct gd_review_groups *counted = &s->groups;
	struct gd_error err = GD_ERROR_INIT;

	if (all.order != GD_REVIEW_TIME || all.today_only ||
	    all.first != GD_DAY_NONE) {
		all.order = GD_REVIEW_TIME;
		all.today_only = false;
		all.first = GD_DAY_NONE;
		if (gd_desk_review_groups(s->desk, &all, &g, &err) != GD_OK)
			gd_tui_fail(s->base.tui, &err);
		counted = &g;
	}
	s->counts = (struct due_counts){ 0, 0, 0 };
	for (size_t i = 0; i < counted->len; i++) {
		const struct gd_review_group *group = &counted->items[i];

		if (group->part <= GD_PART_OVERDUE)
			s->counts.overdue += group->len;
		else if (group->part == GD_PART_TODAY)
			s->counts.today += group->len;
		else if (group->part != GD_PART_PAUSED)
			s->counts.later += group->len;
	}
	gd_review_groups_release(&g);
}

static void
add_title_filter(struct deadlines *s)
{
	long long hidden = (long long)s->groups.hidden;

	if (s->mine)
		gd_buf_adds(&s->title, _("  mine"));
	if (!s->filter.len)
		return;
	/* The number first: a narrow screen cuts the words. */
	gd_buf_addf(&s->title, _("  %lld hidden"), hidden);
	if (*s->filter_text)
		gd_buf_addf(&s->title, "  [%s]", s->filter_text);
}

static int
width(const struct gd_buf *b)
{
	return gd_text_width(b->s, b->len);
}

/* What presses, at the right of the title. */
static void
press(struct deadlines *s, bool briefly)
{
	const char *dot = gd_desk_ascii(s->desk) ? " - " : " \u00b7 ";

	gd_buf_reset(&s->pressing);
	if (briefly)
		/* TRANSLATORS: overdue and today, short. */
		gd_buf_addf(&s->pressing, _("overdue %lld today %lld"),
			    (long long)s->counts.overdue,
			    (long long)s->counts.today);
	else
		/* TRANSLATORS: %s is a dot between the parts. */
		gd_buf_addf(&s->pressing,
			    _("overdue %lld%stoday %lld%slater %lld"),
			    (long long)s->counts.overdue, dot,
			    (long long)s->counts.today, dot,
			    (long long)s->counts.later);
}

void
gd_deadlines_titles(struct deadlines *s)
{
	bool narrow = s->cols < 100;

	count_title(s);
	gd_buf_reset(&s->title);
	gd_buf_addf(&s->title, "%s  ", _("Deadlines"));
	if (s->review.first != GD_DAY_NONE)
		gd_phrase_due(s->desk,
			      gd_day_start(s->review.last + 1,
					   gd_desk_zone(s->desk)),
			      false, &s->title);
	else
		gd_buf_adds(&s->title, s->review.today_only
					       ? _("overdue and today")
					       : _("daily review"));
	if (s->review.order != GD_REVIEW_TIME)
		gd_buf_addf(&s->title, "  %s",
			    gd_review_order_name(s->review.order));
	add_title_filter(s);
	press(s, narrow && (s->filter.len || s->review.today_only));
	/* The date stays in sight, however much there is to do. */
	if (narrow && width(&s->title) + width(&s->pressing) + DATE_COLS >
		      s->cols)
		press(s, true);
}

static void
describe(struct deadlines *s, const struct gd_due_row *row)
{
	const struct gd_clock_rule *rule =
		gd_phrase_rule(s->desk, row->clock.rule, row->clock.version);

	gd_phrase_clock_notes(s->desk, &row->clock, &s->next_step);
	if (!rule)
		return;
	if (s->next_step.len)
		gd_buf_adds(&s->next_step, _("; "));
	gd_buf_adds(&s->next_step,
		    gd_bitext_get(row->clock.due_at <= gd_desk_now(s->desk)
				  ? &rule->next : &rule->miss, NULL));
}

/* Is all that shows of today done but for reminders that rest? */
static bool
all_rest(const struct deadlines *s)
{
	for (int64_t p = 0; p < gd_deadlines_places(s); p++) {
		const struct gd_due_row *row = gd_deadlines_row(s, p);
		struct due_place at;

		if (!row && gd_deadlines_place(s, p, &at) && at.index >= 0)
			return false;	/* not held: too many to be done */
		if (row && !row->clock.hushed &&
		    (row->clock.snoozed_until == GD_INSTANT_NONE ||
		     row->clock.snoozed_until <= gd_desk_now(s->desk)))
			return false;
	}
	return s->groups.rows > 0;
}

void
gd_deadlines_next_step(struct deadlines *s, const struct gd_due_row *row)
{
	gd_buf_reset(&s->next_step);
	if (s->marks.len > 0)
		gd_buf_addf(&s->next_step,
			    ngettext("%zu marked: r, e, s and a act on it; "
				     "Esc takes the mark away",
				     "%zu marked: r, e, s and a act on all of "
				     "them; Esc takes the marks away",
				     s->marks.len), s->marks.len);
	else if (s->review.today_only && all_rest(s))
		gd_buf_adds(&s->next_step,
			    _("What is left rests until you are reminded. "
			      "That was all for now; well done."));
	else if (row)
		describe(s, row);
}
