/*
 * When periods end: dates worked out by hand from the calendar on paper.
 */
#include <config.h>

#include "domain/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"
#include "support_calendar.h"

static struct gd_calendar cal;

static int
setup(void **state)
{
	(void)state;
	support_load(&cal, 0);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	gd_calendar_release(&cal);
	return 0;
}

/* `last` is the last day in time; a `~` after it marks an estimate. */
struct day_case {
	const char *start;
	const char *period;
	const char *roll;
	const char *last;
};

static void
prove_days(const struct day_case *cases, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		const struct day_case *c = &cases[i];
		struct gd_period p = { .roll = GD_ROLL_NONE };
		struct gd_due due = { .last_day = 0 };
		struct gd_buf b = GD_BUF_INIT;

		assert_true(gd_period_parse(c->period, &p));
		assert_true(gd_roll_parse(c->roll, &p.roll));
		assert_int_equal(gd_clock_due(&p, at(c->start), &cal, &due,
					      NULL), GD_OK);
		gd_day_format(&b, due.last_day);
		if (due.estimated)
			gd_buf_addc(&b, '~');
		if (strcmp(b.s, c->last) != 0)
			fail_msg("%s + %s, %s: %s instead of %s", c->start,
				 c->period, c->roll, b.s, c->last);
		/* exclusive: the first second of the day after */
		assert_int_equal(due.at, gd_day_start(due.last_day + 1,
						      shanghai));
		gd_buf_release(&b);
	}
}

static void
the_starting_day_does_not_count(void **state)
{
	static const struct day_case cases[] = {
		{ "2026-03-12T00:00", "1d", "none", "2026-03-13" },
		{ "2026-03-12T09:04", "1d", "none", "2026-03-13" },
		{ "2026-03-12T23:59:59", "1d", "none", "2026-03-13" },
		{ "2026-03-13T00:00", "1d", "none", "2026-03-14" },
		/* a letter's seven days: whatever the last one is */
		{ "2026-03-03T10:00", "7d", "none", "2026-03-10" },
		{ "2026-03-07T10:00", "7d", "none", "2026-03-14" },
		{ "2026-09-28T10:00", "7d", "none", "2026-10-05" },
		{ "2026-12-28T10:00", "7d", "none", "2027-01-04" },
		{ "2024-02-27T10:00", "3d", "none", "2024-03-01" },
		{ "2025-02-27T10:00", "3d", "none", "2025-03-02" },
		{ "2026-04-14T15:00", "15d", "none", "2026-04-29" },
		{ "2026-01-01T00:00", "365d", "none", "2027-01-01" },
		{ "2026-01-01T00:00", "100000d", "none", "2299-10-17" },
	};

	(void)state;
	prove_days(cases, GD_ARRAY_LEN(cases));
}

static void
working_days_skip_what_is_off_and_count_make_up_days(void **state)
{
	static const struct day_case cases[] = {
		/* Thursday: Fri, Mon */
		{ "2026-03-12T09:04", "1wd", "none", "2026-03-13" },
		{ "2026-03-12T09:04", "2wd", "none", "2026-03-16" },
		{ "2026-03-12T09:04", "7wd", "none", "2026-03-23" },
		/* started on a rest day: Monday is the first */
		{ "2026-03-14T09:04", "1wd", "none", "2026-03-16" },
		{ "2026-03-15T09:04", "5wd", "none", "2026-03-20" },
		/* the make-up Saturday 14 Feb counts, then nine days off */
		{ "2026-02-12T09:00", "1wd", "none", "2026-02-13" },
		{ "2026-02-12T09:00", "2wd", "none", "2026-02-14" },
		{ "2026-02-12T09:00", "3wd", "none", "2026-02-24" },
		{ "2026-02-12T09:00", "7wd", "none", "2026-02-28" },
		{ "2026-02-12T09:00", "8wd", "none", "2026-03-02" },
		/* National Day 2026, and its make-up Saturday 10 October */
		{ "2026-09-30T18:00", "1wd", "none", "2026-10-08" },
		{ "2026-09-30T18:00", "3wd", "none", "2026-10-10" },
		{ "2026-09-30T18:00", "4wd", "none", "2026-10-12" },
		/* 29 December 2018 was worked: the notice for 2019 */
		{ "2018-12-28T09:00", "1wd", "none", "2018-12-29" },
		{ "2018-12-28T09:00", "2wd", "none", "2019-01-02" },
		/* Spring Festival 2020, lengthened to 2 February */
		{ "2020-01-23T09:00", "1wd", "none", "2020-02-03" },
		{ "2020-01-17T09:00", "2wd", "none", "2020-01-20" },
		/* May 2019 as changed in March */
		{ "2019-04-30T09:00", "1wd", "none", "2019-05-05" },
		{ "2019-04-26T09:00", "1wd", "none", "2019-04-28" },
		/* past the published years */
		{ "2026-12-30T09:00", "1wd", "none", "2026-12-31" },
		{ "2026-12-30T09:00", "2wd", "none", "2027-01-04~" },
		{ "2026-12-31T09:00", "7wd", "none", "2027-01-12~" },
		{ "2027-02-04T09:00", "1wd", "none", "2027-02-09~" },
		/* 45 working days, the period of the order of 2020 */
		{ "2026-01-05T09:00", "45wd", "none", "2026-03-13" },
	};

	(void)state;
	prove_days(cases, GD_ARRAY_LEN(cases));
}

static void
the_order_of_2026_changed_mediation(void **state)
{
	static const struct day_case cases[] = {
		/* filed 14 April 2026: accept in 7 w.d., then 45 w.d. */
		{ "2026-04-14T10:00", "7wd", "none", "2026-04-23" },
		{ "2026-04-14T10:00", "45wd", "none", "2026-06-18" },
		/* filed 15 April: accept in 7 w.d., then 60 days */
		{ "2026-04-15T10:00", "7wd", "none", "2026-04-24" },
		{ "2026-04-15T10:00", "60d", "holiday", "2026-06-14" },
		/* a report: 15 working days, and 15 more */
		{ "2026-04-15T10:00", "15wd", "none", "2026-05-09" },
		{ "2026-04-15T10:00", "30wd", "none", "2026-05-29" },
		/* 60 days that end on a statutory day, on a moved rest day */
		{ "2026-08-02T10:00", "60d", "holiday", "2026-10-04" },
		{ "2026-08-03T10:00", "60d", "holiday", "2026-10-04" },
		{ "2026-08-04T10:00", "60d", "holiday", "2026-10-04" },
		{ "2026-08-05T10:00", "60d", "holiday", "2026-10-04" },
		{ "2026-08-02T10:00", "60d", "rest", "2026-10-08" },
		{ "2026-08-05T10:00", "60d", "rest", "2026-10-08" },
		{ "2026-08-02T10:00", "60d", "none", "2026-10-01" },
	};

	(void)state;
	prove_days(cases, GD_ARRAY_LEN(cases));
}

static void
a_last_day_that_is_off_rolls_as_its_rule_says(void **state)
{
	static const struct day_case cases[] = {
		/* last day Saturday 14, Sunday 15 March */
		{ "2026-03-07T10:00", "7d", "rest", "2026-03-16" },
		{ "2026-03-08T10:00", "7d", "rest", "2026-03-16" },
		{ "2026-03-09T10:00", "7d", "rest", "2026-03-16" },
		{ "2026-03-07T10:00", "7d", "holiday", "2026-03-14" },
		{ "2026-03-08T10:00", "7d", "holiday", "2026-03-15" },
		/* the make-up Saturday 14 February is worked: it stays */
		{ "2026-02-07T10:00", "7d", "rest", "2026-02-14" },
		{ "2026-02-08T10:00", "7d", "rest", "2026-02-24" },
		{ "2026-02-08T10:00", "7d", "holiday", "2026-02-15" },
		{ "2026-02-09T10:00", "7d", "holiday", "2026-02-20" },
		{ "2026-02-12T10:00", "7d", "holiday", "2026-02-20" },
		{ "2026-02-13T10:00", "7d", "holiday", "2026-02-20" },
		{ "2026-02-13T10:00", "7d", "rest", "2026-02-24" },
		/* a working-day count never ends on a day that is off */
		{ "2026-02-12T09:00", "3wd", "rest", "2026-02-24" },
		{ "2026-02-12T09:00", "2wd", "rest", "2026-02-14" },
		/* an appeal: 15 days from 25 September 2026 */
		{ "2026-09-25T10:00", "15d", "rest", "2026-10-10" },
		{ "2026-09-20T10:00", "15d", "rest", "2026-10-08" },
		/* a roll asks the calendar of the last day's year alone */
		{ "2026-12-25T10:00", "7d", "rest", "2027-01-04~" },
		{ "2026-12-25T10:00", "7d", "holiday", "2027-01-02~" },
		{ "2026-12-28T10:00", "7d", "rest", "2027-01-04~" },
		{ "2026-12-24T10:00", "7d", "rest", "2026-12-31" },
	};

	(void)state;
	prove_days(cases, GD_ARRAY_LEN(cases));
}

static void
months_and_years_end_on_the_corresponding_day(void **state)
{
	static const struct day_case cases[] = {
		{ "2026-01-31T10:00", "1mo", "none", "2026-02-28" },
		{ "2024-01-31T10:00", "1mo", "none", "2024-02-29" },
		{ "2024-01-30T10:00", "1mo", "none", "2024-02-29" },
		{ "2026-01-28T10:00", "1mo", "none", "2026-02-28" },
		{ "2026-03-31T10:00", "1mo", "none", "2026-04-30" },
		{ "2026-02-28T10:00", "1mo", "none", "2026-03-28" },
		{ "2026-03-12T10:00", "6mo", "none", "2026-09-12" },
		{ "2026-12-12T10:00", "1mo", "none", "2027-01-12" },
		{ "2026-11-30T10:00", "3mo", "none", "2027-02-28" },
		{ "2026-12-31T10:00", "12mo", "none", "2027-12-31" },
		{ "2026-08-31T10:00", "6mo", "none", "2027-02-28" },
		{ "2024-02-29T10:00", "1y", "none", "2025-02-28" },
		{ "2024-02-29T10:00", "4y", "none", "2028-02-29" },
		{ "2023-02-28T10:00", "1y", "none", "2024-02-28" },
		{ "2023-06-15T10:00", "3y", "none", "2026-06-15" },
		{ "2026-03-12T10:00", "3y", "none", "2029-03-12" },
		{ "2026-03-12T10:00", "20y", "none", "2046-03-12" },
		{ "2026-03-12T23:59:59", "1y", "none", "2027-03-12" },
		/* limitation rolls: 15 March 2026 is a Sunday */
		{ "2023-03-15T10:00", "3y", "rest", "2026-03-16" },
		{ "2023-03-15T10:00", "3y", "holiday", "2026-03-15" },
		{ "2023-10-01T10:00", "3y", "rest", "2026-10-08" },
		{ "2023-10-01T10:00", "3y", "holiday", "2026-10-04" },
		{ "2026-07-01T10:00", "3mo", "rest", "2026-10-08" },
		{ "2024-10-01T10:00", "3y", "rest", "2027-10-04~" },
		{ "2026-03-12T10:00", "3y", "rest", "2029-03-12~" },
		{ "2020-01-31T10:00", "1mo", "rest", "2020-03-02" },
	};

	(void)state;
	prove_days(cases, GD_ARRAY_LEN(cases));
}

struct instant_case {
	const char *start;
	const char *period;
	const char *due;
	const char *last;
};

static void
prove_instants(const struct instant_case *cases, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		const struct instant_case *c = &cases[i];
		struct gd_period p = {
			.roll = GD_ROLL_REST,	/* must not matter */
			.office_from_min = 540, .office_to_min = 1080
		};
		struct gd_due due = { .at = 0 };

		assert_true(gd_period_parse(c->period, &p));
		assert_int_equal(gd_clock_due(&p, at(c->start), &cal, &due,
					      NULL), GD_OK);
		if (due.at != at(c->due) || due.last_day != day(c->last) ||
		    due.estimated) {
			struct gd_buf b = GD_BUF_INIT;

			gd_instant_format(&b, due.at, shanghai);
			fail_msg("%s + %s: %s instead of %s", c->start,
				 c->period, b.s, c->due);
		}
	}
}

static void
hours_run_from_the_instant_itself(void **state)
{
	static const struct instant_case cases[] = {
		{ "2026-03-12T09:04", "72h", "2026-03-15T09:04", "2026-03-15" },
		{ "2026-03-12T09:04:31", "72h", "2026-03-15T09:04:31",
		  "2026-03-15" },
		{ "2026-03-12T09:04", "1h", "2026-03-12T10:04", "2026-03-12" },
		/* no holiday stops them */
		{ "2026-09-30T20:00", "72h", "2026-10-03T20:00", "2026-10-03" },
		{ "2026-12-31T20:00", "72h", "2027-01-03T20:00", "2027-01-03" },
		/* due at midnight: the day before was the last in time */
		{ "2026-03-12T00:00", "72h", "2026-03-15T00:00", "2026-03-14" },
		{ "2026-03-12T00:00:01", "72h", "2026-03-15T00:00:01",
		  "2026-03-15" },
		{ "2026-03-12T23:00", "1h", "2026-03-13T00:00", "2026-03-12" },
		{ "2026-03-12T08:00", "100000h", "2037-08-08T00:00",
		  "2037-08-07" },
	};

	(void)state;
	prove_instants(cases, GD_ARRAY_LEN(cases));
}

static void
office_hours_count_in_their_window_on_all_days(void **state)
{
	static const struct instant_case cases[] = {
		{ "2026-03-12T10:00", "4oh", "2026-03-12T14:00", "2026-03-12" },
		{ "2026-03-12T14:00", "4oh", "2026-03-12T18:00", "2026-03-12" },
		{ "2026-03-12T14:00:01", "4oh", "2026-03-13T09:00:01",
		  "2026-03-13" },
		{ "2026-03-12T16:30", "4oh", "2026-03-13T11:30", "2026-03-13" },
		{ "2026-03-12T17:59:59", "4oh", "2026-03-13T12:59:59",
		  "2026-03-13" },
		{ "2026-03-12T18:00", "4oh", "2026-03-13T13:00", "2026-03-13" },
		{ "2026-03-12T23:59", "4oh", "2026-03-13T13:00", "2026-03-13" },
		{ "2026-03-13T00:00", "4oh", "2026-03-13T13:00", "2026-03-13" },
		{ "2026-03-13T08:59:59", "4oh", "2026-03-13T13:00",
		  "2026-03-13" },
		{ "2026-03-13T09:00", "4oh", "2026-03-13T13:00", "2026-03-13" },
		/* a weekend counts as any day */
		{ "2026-03-13T17:00", "4oh", "2026-03-14T12:00", "2026-03-14" },
		{ "2026-09-30T17:00", "4oh", "2026-10-01T12:00", "2026-10-01" },
		/* whole windows of nine hours */
		{ "2026-03-12T09:00", "9oh", "2026-03-12T18:00", "2026-03-12" },
		{ "2026-03-12T18:00", "9oh", "2026-03-13T18:00", "2026-03-13" },
		{ "2026-03-12T10:00", "9oh", "2026-03-13T10:00", "2026-03-13" },
		{ "2026-03-12T10:00", "27oh", "2026-03-15T10:00",
		  "2026-03-15" },
		{ "2026-03-12T09:00", "10oh", "2026-03-13T10:00",
		  "2026-03-13" },
	};
	struct gd_period p = { .unit = GD_UNIT_OFFICE_HOURS, .count = 30,
			       .office_to_min = 1440 };
	struct gd_due due;

	(void)state;
	prove_instants(cases, GD_ARRAY_LEN(cases));
	/* a window of the whole day makes them plain hours */
	assert_int_equal(gd_clock_due(&p, at("2026-03-12T10:00"), &cal, &due,
				      NULL), GD_OK);
	assert_int_equal(due.at, at("2026-03-13T16:00"));
}

/* Ready the day before, whatever day that is. */
static void
what_is_counted_back_ends_before_its_day(void **state)
{
	static const struct {
		const char *date;
		int count;
		const char *last;
	} cases[] = {
		{ "2026-04-20T00:00", 1, "2026-04-19" },
		{ "2026-04-20T23:59", 1, "2026-04-19" },
		{ "2026-04-20T09:30", 7, "2026-04-13" },
		{ "2026-03-01T09:30", 1, "2026-02-28" },
		{ "2026-01-01T09:30", 2, "2025-12-30" },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_period p = { .unit = GD_UNIT_DAYS, .before = true,
				       .count = cases[i].count };
		struct gd_due due;

		assert_int_equal(gd_clock_due(&p, at(cases[i].date), &cal,
					      &due, NULL), GD_OK);
		assert_int_equal(due.last_day, day(cases[i].last));
		assert_int_equal(due.at, gd_day_start(due.last_day + 1,
						      shanghai));
	}
}

static void
the_zone_of_the_calendar_decides_the_day(void **state)
{
	struct gd_calendar west;
	struct gd_period p = { .unit = GD_UNIT_DAYS, .count = 1 };
	struct gd_due due;

	(void)state;
	gd_calendar_init(&west, (struct gd_zone){ 21600 });
	gd_calendar_seal(&west);
	/* 00:30 in Beijing is 22:30 the evening before in Urumqi */
	gd_clock_due(&p, at("2026-03-12T00:30"), &west, &due, NULL);
	assert_int_equal(due.last_day, day("2026-03-12"));
	assert_int_equal(due.at, at("2026-03-13T02:00"));
	gd_clock_due(&p, at("2026-03-12T00:30"), &cal, &due, NULL);
	assert_int_equal(due.last_day, day("2026-03-13"));
	gd_calendar_release(&west);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_starting_day_does_not_count),
		cmocka_unit_test(working_days_skip_what_is_off_and_count_make_up_days),
		cmocka_unit_test(the_order_of_2026_changed_mediation),
		cmocka_unit_test(a_last_day_that_is_off_rolls_as_its_rule_says),
		cmocka_unit_test(months_and_years_end_on_the_corresponding_day),
		cmocka_unit_test(hours_run_from_the_instant_itself),
		cmocka_unit_test(office_hours_count_in_their_window_on_all_days),
		cmocka_unit_test(what_is_counted_back_ends_before_its_day),
		cmocka_unit_test(the_zone_of_the_calendar_decides_the_day),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
