/*
 * A calendar of what is due: how much on each day, which days are off, and what
 * stands behind a day on Enter.
 */
#include <config.h>

#include "tui/screens/duecal.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/views.h"
#include "desk/phrase.h"
#include "desk/review.h"
#include "tui/ops.h"
#include "tui/screens/deadlines.h"
#include "tui/screens/doors.h"
#include "tui/screens/duecal_internal.h"

static const enum gd_action cal_actions[] = {
	GD_ACT_OPEN, GD_ACT_WEEK, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN,
	GD_ACT_GO_TODAY, GD_ACT_HELP, GD_ACT_BACK, GD_ACT_UP, GD_ACT_DOWN,
	GD_ACT_LEFT, GD_ACT_RIGHT, GD_ACT_HOME, GD_ACT_END, GD_ACT_UNDO,
	GD_ACT_SEARCH, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

static gd_day
monday(gd_day day)
{
	return day - gd_day_weekday(day) + 1;
}

static gd_day
month_start(gd_day day)
{
	struct gd_date d = gd_day_to_date(day);

	d.mday = 1;
	return gd_day_from_date(d);
}

bool
gd_duecal_inside(const struct duecal *s, gd_day day)
{
	return s->week || month_start(day) == month_start(s->cursor);
}

/* The first deadlines of a day, for the week's columns. */
static void
load_day(struct duecal *s, struct cal_day *d, int limit)
{
	struct gd_zone z = gd_desk_zone(s->desk);
	/* Its own midnight belongs to the day before. */
	const struct gd_key key = { gd_day_start(d->day, z), INT64_MAX };
	struct gd_error err = GD_ERROR_INIT;

	gd_due_page_release(&d->page);
	if (s->week && d->due > 0 &&
	    gd_desk_due(s->desk, gd_day_start(d->day + 1, z) + 1,
			s->filter.len ? &s->filter : NULL, GD_PAGE_AFTER,
			&key, limit, &d->page, &err) != GD_OK)
		gd_tui_fail(s->base.tui, &err);
}

static void
make_words(struct duecal *s)
{
	const struct cal_day *at = &s->days[s->cursor - s->days[0].day];
	struct gd_date date = gd_day_to_date(s->cursor);

	gd_buf_reset(&s->title);
	/* TRANSLATORS: year and month. */
	gd_buf_addf(&s->title, _("Calendar of deadlines  %1$d-%2$02d"),
		    date.year, date.month);
	if (s->week)
		gd_buf_adds(&s->title, _("  by week"));
	if (*s->filter_text)
		gd_buf_addf(&s->title, "  [%s]", s->filter_text);
	gd_buf_reset(&s->right);
	gd_buf_addf(&s->right, s->week ? _("this week %lld")
				       : _("this month %lld"),
		    (long long)s->sum);
	gd_buf_reset(&s->message);
	gd_phrase_day(s->desk, s->cursor, &s->message);
	gd_buf_addf(&s->message, ngettext("%lld deadline", "%lld deadlines",
					  (unsigned long)at->due),
		    (long long)at->due);
}

static void
cal_fetch(struct gd_screen *base, int rows, int cols)
{
	struct duecal *s = (struct duecal *)base;
	gd_day first = s->week ? monday(s->cursor)
			       : monday(month_start(s->cursor));
	const struct gd_calendar *cal = NULL;
	int64_t counts[GD_CAL_DAYS] = { 0 };
	struct gd_error err = GD_ERROR_INIT;

	s->rows = rows;
	s->cols = cols;
	s->len = s->week ? 7 : GD_CAL_DAYS;
	s->today = gd_instant_day(gd_desk_now(s->desk), gd_desk_zone(s->desk));
	if (gd_desk_calendar(s->desk, &cal, &err) != GD_OK ||
	    gd_desk_review_days(s->desk, s->filter.len ? &s->filter : NULL,
				first, (size_t)s->len, counts, &err) != GD_OK)
		gd_tui_fail(base->tui, &err);
	s->sum = 0;
	for (int i = 0; i < s->len; i++) {
		struct cal_day *d = &s->days[i];

		d->day = first + i;
		d->due = counts[i];
		if (cal)
			d->info = gd_calendar_day(cal, d->day);
		if (gd_duecal_inside(s, d->day))
			s->sum += d->due;
		load_day(s, d, GD_BODY_ROWS(rows));
	}
	make_words(s);
}

/* The same day of another month, or that month's last. */
static gd_day
months_on(gd_day day, int n)
{
	struct gd_date d = gd_day_to_date(day);
	int month = d.year * 12 + d.month - 1 + n;

	d.year = month / 12;
	d.month = month % 12 + 1;
	if (d.mday > gd_month_days(d.year, d.month))
		d.mday = gd_month_days(d.year, d.month);
	return gd_day_from_date(d);
}

static bool
go(struct duecal *s, enum gd_action a)
{
	int page = a == GD_ACT_PAGE_UP ? -1 : 1;

	switch (a) {
	case GD_ACT_UP:
		s->cursor -= 7;
		return true;
	case GD_ACT_DOWN:
		s->cursor += 7;
		return true;
	case GD_ACT_LEFT:
		s->cursor--;
		return true;
	case GD_ACT_RIGHT:
		s->cursor++;
		return true;
	case GD_ACT_PAGE_UP:
	case GD_ACT_PAGE_DOWN:
		s->cursor = s->week ? s->cursor + 7 * page
				    : months_on(s->cursor, page);
		return true;
	case GD_ACT_HOME:
		s->cursor = s->week ? monday(s->cursor)
				    : month_start(s->cursor);
		return true;
	case GD_ACT_END:
		s->cursor = s->week ? monday(s->cursor) + 6 :
			    month_start(months_on(month_start(s->cursor), 1)) -
			    1;
		return true;
	case GD_ACT_GO_TODAY:
		s->cursor = s->today;
		return true;
	default:
		return false;
	}
}

static void
cal_act(struct gd_screen *base, enum gd_action a)
{
	struct duecal *s = (struct duecal *)base;
	gd_day before = s->cursor;

	if (go(s, a)) {
		/* The years that a calendar can speak about. */
		if (gd_day_to_date(s->cursor).year < 1990 ||
		    gd_day_to_date(s->cursor).year > 2200)
			s->cursor = before;
		gd_tui_changed(base->tui);
	} else if (a == GD_ACT_WEEK) {
		s->week = !s->week;
		gd_tui_changed(base->tui);
	} else if (a == GD_ACT_OPEN) {
		gd_deadlines_open_days(base->tui, s->cursor, s->cursor,
				       s->filter_text);
	} else if (a == GD_ACT_BACK) {
		gd_tui_pop(base->tui);
	} else {
		(void)gd_door_open(base->tui, a);
	}
}

static bool
cal_input(struct gd_screen *base, const struct gd_input *in)
{
	struct duecal *s = (struct duecal *)base;

	if (in->kind != GD_INPUT_MOUSE)
		return false;
	if (in->mouse == GD_MOUSE_WHEEL_UP || in->mouse == GD_MOUSE_WHEEL_DOWN) {
		cal_act(base, in->mouse == GD_MOUSE_WHEEL_UP
			      ? GD_ACT_PAGE_UP : GD_ACT_PAGE_DOWN);
		return true;
	}
	for (int i = 0; i < s->len && in->mouse != GD_MOUSE_RELEASE; i++) {
		struct cal_cell at = gd_duecal_cell(s, s->rows, s->cols, i);

		if (in->row < at.row || in->row >= at.row + at.rows ||
		    in->col < at.col || in->col >= at.col + at.cols)
			continue;
		s->cursor = s->days[i].day;
		gd_tui_changed(base->tui);
		if (in->mouse == GD_MOUSE_DOUBLE)
			cal_act(base, GD_ACT_OPEN);
		return true;
	}
	return false;
}

static void
cal_close(struct gd_screen *base)
{
	struct duecal *s = (struct duecal *)base;

	for (int i = 0; i < GD_CAL_DAYS; i++)
		gd_due_page_release(&s->days[i].page);
	gd_filter_release(&s->filter);
	free(s->filter_text);
	gd_buf_release(&s->title);
	gd_buf_release(&s->right);
	gd_buf_release(&s->message);
	free(s);
}

const struct gd_screen_ops gd_ops_duecal = {
	.name = N_("Calendar of deadlines"),
	.actions = cal_actions,
	.input = cal_input,
	.act = cal_act,
	.fetch = cal_fetch,
	.draw = gd_duecal_draw,
	.close = cal_close,
};

void
gd_duecal_open(struct gd_tui *t, const char *filter)
{
	struct duecal *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_duecal;
	s->desk = gd_tui_desk(t);
	s->filter_text = gd_strdup(filter);
	if (gd_desk_filter_parse(gd_tui_desk(t), &s->filter, filter, NULL,
				 NULL) != GD_OK)
		*s->filter_text = '\0';
	s->cursor = gd_instant_day(gd_tui_now(t), gd_desk_zone(s->desk));
	gd_buf_init(&s->title);
	gd_buf_init(&s->right);
	gd_buf_init(&s->message);
	gd_tui_push(t, &s->base);
}
