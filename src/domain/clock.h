/*
 * domain/clock.h - when does a period end?
 *
 * Pure: instants are UTC seconds, a due instant is exclusive (the first second
 * that is too late). Civil Code arts. 200-203: the starting day does not count,
 * a period of days ends at 24:00 of its last day, months and years end on the
 * corresponding day (or the month's last), hours run from the instant itself.
 * What happens when the last day is off is the rule's own word (`roll`). Counted
 * back (`before`), a period of n days ends with the n-th day before the start's.
 * Left out on purpose: article 203(2)'s close-of-business clause.
 */
#ifndef GD_DOMAIN_CLOCK_H
#define GD_DOMAIN_CLOCK_H

#include <stdbool.h>

#include "domain/calendar.h"

enum gd_unit {
	GD_UNIT_HOURS,		/* n x 3600 s from the instant; 201(2) */
	GD_UNIT_OFFICE_HOURS,	/* hours that count only in a daily window */
	GD_UNIT_DAYS,		/* calendar days; 201(1), 203(2) */
	GD_UNIT_WORKDAYS,	/* as days, working days alone are counted */
	GD_UNIT_MONTHS,		/* 202: the corresponding day */
	GD_UNIT_YEARS
};

enum gd_roll {
	GD_ROLL_NONE,		/* the last day stays */
	GD_ROLL_REST,		/* off day of any kind: next working day; 203(1) */
	GD_ROLL_HOLIDAY		/* statutory holiday: first day that is none */
};

#define GD_CLOCK_MAX 100000	/* longest count, in any unit */

struct gd_period {
	enum gd_unit unit;
	int count;		/* 1..GD_CLOCK_MAX */
	enum gd_roll roll;
	int office_from_min;	/* OFFICE_HOURS: minutes after midnight … */
	int office_to_min;	/* … e.g. 540 and 1080 for 09:00-18:00 */
	bool before;		/* DAYS: counted back, to have something ready */
};

struct gd_due {
	gd_instant at;		/* exclusive */
	gd_day last_day;	/* last day that is still in time (its second at - 1) */
	bool estimated;		/* used a year without a published calendar */
};

/* A time that does not count: [from, to). */
struct gd_span {
	gd_instant from, to;
};

/*
 * When does a period that starts at `start` end? `cal` (zone, holidays) is
 * borrowed. Hours of either kind end at an instant and never roll. GD_EINVAL
 * when the count, the start or the office window is out of range, or when the
 * end lies beyond the year 9999; `*out` then untouched. Never allocates.
 */
enum gd_status gd_clock_due(const struct gd_period *p, gd_instant start,
			    const struct gd_calendar *cal, struct gd_due *out,
			    struct gd_error *err);

/*
 * The same with `len` spans (in order, apart) in which the time stood still: hours
 * are counted without their seconds; of days those from the span's first up to
 * its last are left out, the last one counts: a pause within one day moves nothing. What
 * comes then is rolled as ever. Months and years end as many days later.
 */
enum gd_status gd_clock_due_paused(const struct gd_period *p, gd_instant start,
				   const struct gd_span *pauses, size_t len,
				   const struct gd_calendar *cal,
				   struct gd_due *out, struct gd_error *err);

/* One day of a count, as gd_clock_explain() reports it. */
struct gd_clock_step {
	gd_day day;
	int number;		/* its number in the count; 0: has none */
	struct gd_day_info info;
	gd_instant at;		/* hours: START's instant, else up to when … */
	int64_t elapsed_s;	/* … this much was counted; GD_INSTANT_NONE, 0 */
	enum gd_clock_why {
		GD_WHY_START,	/* the starting day; not counted, of hours it is */
		GD_WHY_COUNTED,
		GD_WHY_OFF,	/* not a working day */
		GD_WHY_ROLLED,	/* the last day was off: moved past it */
		GD_WHY_LAST,	/* the period ends with this day */
		GD_WHY_PAUSED,	/* the time stood still */
		GD_WHY_DATE	/* counted back from this day, not counted */
	} why;
};

/*
 * Tell `visit` every day of the count in order, START first, LAST last (months
 * and years: only START and LAST, and what was rolled over; counted back: LAST
 * first, DATE last). The day that ends the count is LAST, or ROLLED when it was
 * off; either way it keeps its number, and the days after it have none. Days of
 * hours have no number but what was counted up to 24:00 (LAST: up to the end;
 * START: 0 when LAST is the same day). Same errors as gd_clock_due(), then
 * nothing is told; the days told always agree with it.
 */
enum gd_status gd_clock_explain(const struct gd_period *p, gd_instant start,
				const struct gd_calendar *cal,
				void (*visit)(const struct gd_clock_step *step,
					      void *ctx),
				void *ctx, struct gd_error *err);

/* The same with pauses, as gd_clock_due_paused(). */
enum gd_status gd_clock_explain_paused(const struct gd_period *p,
				       gd_instant start,
				       const struct gd_span *pauses, size_t len,
				       const struct gd_calendar *cal,
				       void (*visit)(const struct gd_clock_step
						     *step, void *ctx),
				       void *ctx, struct gd_error *err);

/*
 * Parse "72h", "4oh", "7d", "15wd", "6mo", "3y" into unit and count (roll and
 * window untouched). False when it is something else.
 */
bool gd_period_parse(const char *s, struct gd_period *out);
/* Parse "none", "rest" or "holiday". */
bool gd_roll_parse(const char *s, enum gd_roll *out);

/* Where a due instant stands, for the daily review. */
enum gd_due_state {
	GD_DUE_OVERDUE,		/* now >= due */
	GD_DUE_TODAY,		/* its last second is today's: 24:00 included */
	GD_DUE_SOON,		/* due <= now + 7 x 86400 s */
	GD_DUE_LATER
};

enum gd_due_state gd_due_state(gd_instant due, gd_instant now,
			       struct gd_zone z);
/* "overdue", "today", "soon", "later": the codes of the command line. */
const char *gd_due_state_code(enum gd_due_state s);

/* What is left (or passed) as a person says it; made into words in desk/. */
struct gd_remaining {
	bool overdue;
	enum gd_remaining_unit {
		GD_LEFT_MINUTES,	/* under an hour: `n` minutes */
		GD_LEFT_HOURS,		/* under 48 hours: `n` h, `minutes` */
		GD_LEFT_DAYS,		/* whole days, rounded down */
		GD_LEFT_WORKDAYS	/* for periods in working days, 2 or more whole ones */
	} unit;
	int n;
	int minutes;		/* with HOURS: the rest, 0..59 */
};

/*
 * Remaining time to `due`, rounded down; `unit` is the period's, so that working
 * days count. They are the whole ones after today up to the last day in time
 * (overdue: after it and before today).
 */
struct gd_remaining gd_clock_remaining(gd_instant due, gd_instant now,
				       enum gd_unit unit,
				       const struct gd_calendar *cal);

#endif
