/*
 * domain/remaining.c - where a due instant stands and what is left of it.
 */
#include "domain/clock.h"

#include <stddef.h>
#include <stdint.h>

#define MINUTE_S 60
#define HOUR_S 3600
#define DAY_S 86400

#define SOON_S (7 * DAY_S)

/* Seconds from `a` to `b`; at the edge of int64_t the edge itself. */
static int64_t
distance(gd_instant a, gd_instant b)
{
	int64_t d;

	if (__builtin_sub_overflow(b, a, &d))
		return b > a ? INT64_MAX : -INT64_MAX;
	return d == INT64_MIN ? -INT64_MAX : d;
}

enum gd_due_state
gd_due_state(gd_instant due, gd_instant now, struct gd_zone z)
{
	if (now >= due)
		return GD_DUE_OVERDUE;
	/* A due instant is exclusive: the second before it decides its day. */
	if (gd_instant_day(due - 1, z) == gd_instant_day(now, z))
		return GD_DUE_TODAY;
	return distance(now, due) <= SOON_S ? GD_DUE_SOON : GD_DUE_LATER;
}

const char *
gd_due_state_code(enum gd_due_state s)
{
	static const char *const codes[] = {
		[GD_DUE_OVERDUE] = "overdue",
		[GD_DUE_TODAY] = "today",
		[GD_DUE_SOON] = "soon",
		[GD_DUE_LATER] = "later",
	};

	return codes[s];
}

/* Whole working days between today and the last day in time. */
static int
whole_working_days(gd_instant due, gd_instant now,
		   const struct gd_calendar *cal, bool overdue)
{
	gd_day today = gd_instant_day(now, cal->zone);
	gd_day last;
	bool estimated = false;

	if (due == GD_INSTANT_NONE || today == GD_DAY_NONE)
		return 0;
	last = gd_instant_day(due - 1, cal->zone);
	if (!overdue)
		return gd_calendar_working_between(cal, today, last,
						   &estimated);
	/* Today is not over yet, so it has not passed. */
	if (today - 1 <= last)
		return 0;
	return gd_calendar_working_between(cal, last, today - 1, &estimated);
}

struct gd_remaining
gd_clock_remaining(gd_instant due, gd_instant now, enum gd_unit unit,
		   const struct gd_calendar *cal)
{
	struct gd_remaining r = { .overdue = now >= due };
	int64_t left = r.overdue ? distance(due, now) : distance(now, due);
	int64_t days = left / DAY_S;

	if (unit == GD_UNIT_WORKDAYS) {
		r.n = whole_working_days(due, now, cal, r.overdue);
		if (r.n >= 2) {
			r.unit = GD_LEFT_WORKDAYS;
			return r;
		}
	}
	if (left < HOUR_S) {
		r.unit = GD_LEFT_MINUTES;
		r.n = (int)(left / MINUTE_S);
	} else if (left < 48 * HOUR_S) {
		r.unit = GD_LEFT_HOURS;
		r.n = (int)(left / HOUR_S);
		r.minutes = (int)(left % HOUR_S / MINUTE_S);
	} else {
		r.unit = GD_LEFT_DAYS;
		r.n = days > INT32_MAX ? INT32_MAX : (int)days;
	}
	return r;
}
