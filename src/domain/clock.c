/*
 * domain/clock.c - counting a period, once, for the date and for its proof.
 *
 * gd_clock_due() and gd_clock_explain() are one walk; without a visitor nothing
 * is told. So what is explained is what was counted.
 */
#include "domain/clock.h"

#include <stddef.h>
#include <string.h>

#include "base/code.h"
#include "base/i18n.h"
#include "base/mem.h"

#define HOUR_S INT64_C(3600)
#define DAY_MIN 1440

/* 0001-01-01 and 9999-12-31: what a date can be written as. */
#define FIRST_DAY (-719162)
#define FINAL_DAY 2932896

struct walk {
	const struct gd_period *p;
	const struct gd_calendar *cal;
	gd_instant start;
	gd_day start_day;
	const struct gd_span *pauses;
	size_t pauses_len;
	void (*visit)(const struct gd_clock_step *step, void *ctx);
	void *ctx;
	struct gd_due due;
};

static void
tell_at(const struct walk *w, gd_day day, int number, enum gd_clock_why why,
	gd_instant at, int64_t elapsed_s)
{
	struct gd_clock_step step = { .day = day, .number = number, .at = at,
				      .elapsed_s = elapsed_s, .why = why };

	if (w->visit == NULL)
		return;
	step.info = gd_calendar_day(w->cal, day);
	w->visit(&step, w->ctx);
}

static void
tell(const struct walk *w, gd_day day, int number, enum gd_clock_why why)
{
	tell_at(w, day, number, why, GD_INSTANT_NONE, 0);
}

/* Does a period whose last day is `day` have to move past it? */
static bool
rolls_past(struct walk *w, gd_day day)
{
	struct gd_day_info info;

	if (w->p->roll == GD_ROLL_NONE)
		return false;
	info = gd_calendar_day(w->cal, day);
	if (info.estimated)
		w->due.estimated = true;
	return w->p->roll == GD_ROLL_REST ? info.kind != GD_DAY_WORK :
					    info.kind == GD_DAY_HOLIDAY;
}

/*
 * End the count on `day`, its number `number`, or on the first day after it
 * that may end a period. False when that lies beyond all dates.
 */
static bool
end_on(struct walk *w, gd_day day, int number)
{
	while (day <= FINAL_DAY && rolls_past(w, day)) {
		tell(w, day, number, GD_WHY_ROLLED);
		number = 0;
		day++;
	}
	if (day > FINAL_DAY)
		return false;
	tell(w, day, number, GD_WHY_LAST);
	w->due.last_day = day;
	w->due.at = gd_day_start(day + 1, w->cal->zone);
	return true;
}

/*
 * Did the time stand still on `day`? From the day a pause begins up to the one it
 * ends on, which counts: what is left of the one is had on the other. The
 * starting day does not count anyway, so a pause from then on begins after it.
 */
static bool
is_paused(const struct walk *w, gd_day day)
{
	for (size_t i = 0; i < w->pauses_len; i++) {
		gd_day from = gd_instant_day(w->pauses[i].from, w->cal->zone);
		gd_day to = gd_instant_day(w->pauses[i].to, w->cal->zone);

		if (from == w->start_day && to > from) {
			from++;
			to++;
		}
		if (day >= from && day < to)
			return true;
	}
	return false;
}

static bool
walk_days(struct walk *w)
{
	gd_day day = w->start_day;
	int number = 0;
	bool working = true;

	while (day < FINAL_DAY) {
		day++;
		if (is_paused(w, day)) {
			tell(w, day, 0, GD_WHY_PAUSED);
			continue;
		}
		if (w->p->unit == GD_UNIT_WORKDAYS)
			working = gd_calendar_is_working(w->cal, day,
							 &w->due.estimated);
		if (!working) {
			tell(w, day, 0, GD_WHY_OFF);
			continue;
		}
		if (++number == w->p->count)
			return end_on(w, day, number);
		tell(w, day, number, GD_WHY_COUNTED);
	}
	return false;
}

/* Days alone, nothing rolls or stands still: what was promised is that day. */
static bool
walk_back(struct walk *w)
{
	gd_day last = w->start_day - w->p->count;

	if (last < FIRST_DAY)
		return false;
	w->due.last_day = last;
	w->due.at = gd_day_start(last + 1, w->cal->zone);
	tell(w, last, w->p->count, GD_WHY_LAST);
	while (++last < w->start_day)
		tell(w, last, (int)(w->start_day - last), GD_WHY_COUNTED);
	tell(w, last, 0, GD_WHY_DATE);
	return true;
}

/* `day` moved by the days before it on which the time stood still. */
static gd_day
past_pauses(const struct walk *w, gd_day day)
{
	for (size_t i = 0; i < w->pauses_len; i++) {
		gd_day from = gd_instant_day(w->pauses[i].from, w->cal->zone);
		gd_day to = gd_instant_day(w->pauses[i].to, w->cal->zone);

		if (from < w->start_day)
			from = w->start_day;
		/* Without an end in sight: neither has the period one. */
		if (to > FINAL_DAY)
			to = FINAL_DAY + 1;
		if (from <= day && from < to)
			day += to - from;
	}
	return day;
}

static bool
walk_months(struct walk *w)
{
	struct gd_date d = gd_day_to_date(w->start_day);
	int64_t months = w->p->count;
	int most;

	if (w->p->unit == GD_UNIT_YEARS)
		months *= 12;
	months += (int64_t)d.year * 12 + d.month - 1;
	if (months / 12 > 9999)
		return false;
	d.year = (int)(months / 12);
	d.month = (int)(months % 12) + 1;
	most = gd_month_days(d.year, d.month);
	if (d.mday > most)
		d.mday = most;	/* no such day: the month's last */
	return end_on(w, past_pauses(w, gd_day_from_date(d)), 0);
}

/* Seconds of the daily window that lie before `t`, from the start's midnight on. */
static int64_t
window_before(const struct walk *w, gd_instant t)
{
	int64_t from = w->p->office_from_min * INT64_C(60);
	int64_t window = w->p->office_to_min * INT64_C(60) - from;
	int64_t since = t - gd_day_start(w->start_day, w->cal->zone);
	int64_t used = since % (24 * HOUR_S) - from;

	if (used < 0)
		used = 0;
	return since / (24 * HOUR_S) * window + (used < window ? used : window);
}

/* Seconds from `from` to `to` that are of the kind that counts. */
static int64_t
countable(const struct walk *w, gd_instant from, gd_instant to)
{
	if (w->p->unit == GD_UNIT_HOURS)
		return to - from;
	return window_before(w, to) - window_before(w, from);
}

/* Seconds counted from the start to `t`. */
static int64_t
elapsed(const struct walk *w, gd_instant t)
{
	int64_t s = countable(w, w->start, t);

	for (size_t i = 0; i < w->pauses_len; i++) {
		gd_instant from = w->pauses[i].from, to = w->pauses[i].to;

		if (from < w->start)
			from = w->start;
		if (to > t)
			to = t;
		if (from < to)
			s -= countable(w, from, to);
	}
	return s;
}

/* Each day with what was counted when it was over. */
static void
tell_hours(const struct walk *w)
{
	gd_day last = w->due.last_day;
	int64_t before = 0, s;

	for (gd_day day = w->start_day; day < last; day++, before = s) {
		gd_instant end = gd_day_start(day + 1, w->cal->zone);

		s = elapsed(w, end);
		if (day == w->start_day)
			tell_at(w, day, 0, GD_WHY_START, w->start, s);
		else
			tell_at(w, day, 0, s > before ? GD_WHY_COUNTED
						      : GD_WHY_PAUSED, end, s);
	}
	if (last == w->start_day)
		tell_at(w, last, 0, GD_WHY_START, w->start, 0);
	tell_at(w, last, 0, GD_WHY_LAST, w->due.at, elapsed(w, w->due.at));
}

/* End at an instant: no rolling, the day is that of the last second in time. */
static bool
end_at(struct walk *w, gd_instant at)
{
	w->due.at = at;
	w->due.last_day = gd_instant_day(at - 1, w->cal->zone);
	if (w->due.last_day > FINAL_DAY)
		return false;
	if (w->visit != NULL)
		tell_hours(w);
	return true;
}

/* The instant `left` counted seconds after `t`. */
static gd_instant
advance(const struct walk *w, gd_instant t, int64_t left)
{
	gd_instant midnight = gd_day_start(w->start_day, w->cal->zone);
	int64_t from = w->p->office_from_min * INT64_C(60);
	int64_t window = w->p->office_to_min * INT64_C(60) - from;
	int64_t days;

	if (w->p->unit == GD_UNIT_HOURS)
		return t + left;
	/* Count from the opening of the first window, what is gone included. */
	left += window_before(w, t);
	/* A count that fills a window ends when it closes, not a day later. */
	days = (left - 1) / window;
	return midnight + days * 24 * HOUR_S + from + (left - days * window);
}

static bool
walk_hours(struct walk *w)
{
	int64_t left = w->p->count * HOUR_S;
	gd_instant at = w->start;

	for (size_t i = 0; i < w->pauses_len; i++) {
		gd_instant from = w->pauses[i].from, to = w->pauses[i].to;

		if (to <= at)
			continue;
		if (from < at)
			from = at;
		if (advance(w, at, left) <= from)
			break;
		left -= countable(w, at, from);
		at = to;
	}
	return end_at(w, advance(w, at, left));
}

static bool
walk(struct walk *w)
{
	if (w->p->before)
		return walk_back(w);
	if (w->p->unit != GD_UNIT_HOURS && w->p->unit != GD_UNIT_OFFICE_HOURS)
		tell(w, w->start_day, 0, GD_WHY_START);
	switch (w->p->unit) {
	case GD_UNIT_HOURS:
	case GD_UNIT_OFFICE_HOURS:
		return walk_hours(w);
	case GD_UNIT_DAYS:
	case GD_UNIT_WORKDAYS:
		return walk_days(w);
	case GD_UNIT_MONTHS:
	case GD_UNIT_YEARS:
		return walk_months(w);
	}
	return false;
}

static enum gd_status
check_period(const struct gd_period *p, gd_day start_day, struct gd_error *err)
{
	if (p->count < 1 || p->count > GD_CLOCK_MAX)
		return gd_error_set(err, GD_EINVAL,
				    _("a period of %d cannot be counted: use 1 to %d"),
				    p->count, GD_CLOCK_MAX);
	if (p->unit == GD_UNIT_OFFICE_HOURS &&
	    (p->office_from_min < 0 || p->office_to_min > DAY_MIN ||
	     p->office_from_min >= p->office_to_min))
		return gd_error_set(err, GD_EINVAL,
				    _("office hours from minute %d to minute %d are no part of a day: the first must be earlier, both 0 to %d"),
				    p->office_from_min, p->office_to_min,
				    DAY_MIN);
	if (start_day < FIRST_DAY || start_day > FINAL_DAY)
		return gd_error_set(err, GD_EINVAL,
				    _("the start is no date of the years 1 to 9999: give another one"));
	return GD_OK;
}

/* Count without telling; `*w` is ready to be walked again with a visitor. */
static enum gd_status
count(struct walk *w, const struct gd_period *p, gd_instant start,
      const struct gd_span *pauses, size_t len, const struct gd_calendar *cal,
      struct gd_error *err)
{
	enum gd_status st;

	*w = (struct walk){ .p = p, .cal = cal, .start = start,
			    .pauses = pauses, .pauses_len = len };
	w->start_day = gd_instant_day(start, cal->zone);
	st = check_period(p, w->start_day, err);
	if (st != GD_OK)
		return st;
	if (!walk(w))
		return gd_error_set(err, GD_EINVAL,
				    _("the period ends after the year 9999: use a shorter one"));
	return GD_OK;
}

enum gd_status
gd_clock_due_paused(const struct gd_period *p, gd_instant start,
		    const struct gd_span *pauses, size_t len,
		    const struct gd_calendar *cal, struct gd_due *out,
		    struct gd_error *err)
{
	struct walk w;
	enum gd_status st = count(&w, p, start, pauses, len, cal, err);

	if (st == GD_OK)
		*out = w.due;
	return st;
}

enum gd_status
gd_clock_due(const struct gd_period *p, gd_instant start,
	     const struct gd_calendar *cal, struct gd_due *out,
	     struct gd_error *err)
{
	return gd_clock_due_paused(p, start, NULL, 0, cal, out, err);
}

enum gd_status
gd_clock_explain_paused(const struct gd_period *p, gd_instant start,
			const struct gd_span *pauses, size_t len,
			const struct gd_calendar *cal,
			void (*visit)(const struct gd_clock_step *step,
				      void *ctx),
			void *ctx, struct gd_error *err)
{
	struct walk w;
	enum gd_status st = count(&w, p, start, pauses, len, cal, err);

	if (st != GD_OK)
		return st;
	w.visit = visit;
	w.ctx = ctx;
	walk(&w);
	return GD_OK;
}

enum gd_status
gd_clock_explain(const struct gd_period *p, gd_instant start,
		 const struct gd_calendar *cal,
		 void (*visit)(const struct gd_clock_step *step, void *ctx),
		 void *ctx, struct gd_error *err)
{
	return gd_clock_explain_paused(p, start, NULL, 0, cal, visit, ctx,
				       err);
}

bool
gd_period_parse(const char *s, struct gd_period *out)
{
	static const struct {
		const char *suffix;
		enum gd_unit unit;
	} units[] = {
		{ "h", GD_UNIT_HOURS },		{ "oh", GD_UNIT_OFFICE_HOURS },
		{ "d", GD_UNIT_DAYS },		{ "wd", GD_UNIT_WORKDAYS },
		{ "mo", GD_UNIT_MONTHS },	{ "y", GD_UNIT_YEARS },
	};
	int n = 0;
	size_t i;

	for (; *s >= '0' && *s <= '9'; s++) {
		n = n * 10 + (*s - '0');
		if (n > GD_CLOCK_MAX)
			return false;
	}
	if (n < 1)
		return false;
	for (i = 0; i < GD_ARRAY_LEN(units); i++) {
		if (strcmp(s, units[i].suffix) == 0) {
			out->unit = units[i].unit;
			out->count = n;
			return true;
		}
	}
	return false;
}

bool
gd_roll_parse(const char *s, enum gd_roll *out)
{
	static const char *const codes[] = {
		[GD_ROLL_NONE] = "none",
		[GD_ROLL_REST] = "rest",
		[GD_ROLL_HOLIDAY] = "holiday",
	};
	int at = gd_code_find(codes, GD_ARRAY_LEN(codes), s);

	if (at >= 0)
		*out = (enum gd_roll)at;
	return at >= 0;
}
