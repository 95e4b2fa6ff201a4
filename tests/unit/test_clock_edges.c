/*
 * What a count tells, where its end stands, and what cannot be counted.
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

static void
never_visited(const struct gd_clock_step *step, void *ctx)
{
	(void)step;
	(void)ctx;
	fail_msg("a refused period was told");
}

static void
what_cannot_be_counted_is_refused_untouched(void **state)
{
	const struct gd_period good_oh = { .unit = GD_UNIT_OFFICE_HOURS,
					   .count = 4,
					   .office_from_min = 540,
					   .office_to_min = 1080 };
	struct {
		struct gd_period p;
		gd_instant start;
	} cases[] = {
		{ { .unit = GD_UNIT_DAYS, .count = 0 }, 0 },
		{ { .unit = GD_UNIT_HOURS, .count = -1 }, 0 },
		{ { .unit = GD_UNIT_HOURS, .count = 0 }, 0 },
		{ { .unit = GD_UNIT_MONTHS, .count = 0 }, 0 },
		{ { .unit = GD_UNIT_DAYS, .count = GD_CLOCK_MAX + 1 }, 0 },
		{ good_oh, 0 }, { good_oh, 0 }, { good_oh, 0 }, { good_oh, 0 },
		{ { .unit = GD_UNIT_YEARS, .count = 8030 }, 0 },
		{ { .unit = GD_UNIT_MONTHS, .count = 100000 }, 0 },
		{ { .unit = GD_UNIT_DAYS, .count = 1 }, 0 },
		{ { .unit = GD_UNIT_WORKDAYS, .count = 1 }, 0 },
		{ { .unit = GD_UNIT_HOURS, .count = 24 }, 0 },
		{ { .unit = GD_UNIT_YEARS, .count = 1, .roll = GD_ROLL_REST },
		  0 },
		{ { .unit = GD_UNIT_HOURS, .count = 1 }, GD_INSTANT_NONE },
		{ { .unit = GD_UNIT_DAYS, .count = 1 }, GD_INSTANT_NONE },
		{ { .unit = GD_UNIT_HOURS, .count = 1 }, INT64_MAX },
		{ { .unit = GD_UNIT_DAYS, .count = 1 }, INT64_MAX },
		{ { .unit = GD_UNIT_DAYS, .count = 1 }, INT64_MIN + 1 },
		{ { .unit = GD_UNIT_DAYS, .count = 1 }, 0 },
	};
	size_t i;

	(void)state;
	cases[5].p.office_from_min = -1;
	cases[6].p.office_to_min = 1441;
	cases[7].p.office_to_min = 540;
	cases[8].p.office_from_min = 1081;
	cases[11].start = at("9999-12-31T12:00");
	cases[12].start = at("9999-12-31T12:00");
	cases[13].start = at("9999-12-31T00:00:01");
	cases[14].start = at("9999-01-01T00:00");
	cases[20].start = at("0001-01-01") - 1;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_due due = { 42, 43, true };
		struct gd_error err = GD_ERROR_INIT;

		if (gd_clock_due(&cases[i].p, cases[i].start, &cal, &due,
				 &err) != GD_EINVAL)
			fail_msg("case %zu was counted", i);
		assert_int_equal(due.at, 42);
		assert_int_equal(due.last_day, 43);
		assert_string_not_equal(err.text, "");
		assert_int_equal(gd_clock_explain(&cases[i].p, cases[i].start,
						  &cal, never_visited, NULL,
						  NULL), GD_EINVAL);
	}
}

static void
the_last_dates_there_are_can_be_reached(void **state)
{
	struct gd_period p = { .unit = GD_UNIT_DAYS, .count = 1 };
	struct gd_due due;

	(void)state;
	assert_int_equal(gd_clock_due(&p, at("9999-12-30T12:00"), &cal, &due,
				      NULL), GD_OK);
	assert_int_equal(due.last_day, day("9999-12-31"));
	assert_int_equal(gd_clock_due(&p, at("0001-01-01"), &cal, &due, NULL),
			 GD_OK);
	assert_int_equal(due.last_day, day("0001-01-02"));
	p.unit = GD_UNIT_YEARS;
	assert_int_equal(gd_clock_due(&p, at("9998-12-31T12:00"), &cal, &due,
				      NULL), GD_OK);
	assert_int_equal(due.last_day, day("9999-12-31"));
	p.unit = GD_UNIT_HOURS;
	p.count = 24;
	assert_int_equal(gd_clock_due(&p, at("9999-12-31T00:00"), &cal, &due,
				      NULL), GD_OK);
	assert_int_equal(due.last_day, day("9999-12-31"));
	p.unit = GD_UNIT_WORKDAYS;
	p.count = GD_CLOCK_MAX;
	assert_int_equal(gd_clock_due(&p, at("2026-03-12T12:00"), &cal, &due,
				      NULL), GD_OK);
	assert_true(due.estimated);
}

static void
rolling_past_the_last_date_is_refused(void **state)
{
	struct gd_period p = { .unit = GD_UNIT_DAYS, .count = 1,
			       .roll = GD_ROLL_HOLIDAY };
	struct gd_calendar c;
	struct gd_due due;

	(void)state;
	gd_calendar_init(&c, shanghai);
	gd_calendar_add_statutory(&c, day("9999-12-30"), "x");
	gd_calendar_seal(&c);
	assert_int_equal(gd_clock_due(&p, at("9999-12-29T12:00"), &c, &due,
				      NULL), GD_OK);
	assert_int_equal(due.last_day, day("9999-12-31"));
	gd_calendar_add_statutory(&c, day("9999-12-31"), "x");
	gd_calendar_seal(&c);
	assert_int_equal(gd_clock_due(&p, at("9999-12-29T12:00"), &c, &due,
				      NULL), GD_EINVAL);
	gd_calendar_release(&c);
}

struct told {
	struct gd_buf text;
};

static void
note_step(const struct gd_clock_step *step, void *ctx)
{
	static const char why[] = "SCORLP";
	struct told *t = ctx;

	gd_buf_addc(&t->text, why[step->why]);
	gd_day_format(&t->text, step->day);
	gd_buf_addf(&t->text, "#%d", step->number);
	if (step->elapsed_s)
		gd_buf_addf(&t->text, "=%d'", (int)(step->elapsed_s / 60));
	gd_buf_addc(&t->text, ' ');
	assert_int_equal(step->info.kind,
			 gd_calendar_day(&cal, step->day).kind);
}

static void
a_count_is_told_day_by_day(void **state)
{
	static const struct {
		const char *start, *period, *roll, *told;
	} cases[] = {
		{ "2026-03-12T09:00", "3wd", "none",
		  "S2026-03-12#0 C2026-03-13#1 O2026-03-14#0 O2026-03-15#0 "
		  "C2026-03-16#2 L2026-03-17#3 " },
		{ "2026-03-12T09:00", "2d", "rest",
		  "S2026-03-12#0 C2026-03-13#1 R2026-03-14#2 R2026-03-15#0 "
		  "L2026-03-16#0 " },
		{ "2026-03-12T09:00", "2d", "none",
		  "S2026-03-12#0 C2026-03-13#1 L2026-03-14#2 " },
		{ "2026-02-14T09:00", "2d", "holiday",
		  "S2026-02-14#0 C2026-02-15#1 R2026-02-16#2 R2026-02-17#0 "
		  "R2026-02-18#0 R2026-02-19#0 L2026-02-20#0 " },
		{ "2026-02-15T09:00", "1mo", "rest",
		  "S2026-02-15#0 R2026-03-15#0 L2026-03-16#0 " },
		{ "2026-02-16T09:00", "1mo", "rest",
		  "S2026-02-16#0 L2026-03-16#0 " },
		{ "2025-03-16T09:00", "1y", "none",
		  "S2025-03-16#0 L2026-03-16#0 " },
		{ "2026-03-12T09:00", "72h", "rest",
		  "S2026-03-12#0=900' C2026-03-13#0=2340' "
		  "C2026-03-14#0=3780' L2026-03-15#0=4320' " },
		{ "2026-03-12T00:00", "24h", "none",
		  "S2026-03-12#0 L2026-03-12#0=1440' " },
		{ "2026-03-12T10:00", "4oh", "none",
		  "S2026-03-12#0 L2026-03-12#0=240' " },
		{ "2026-03-12T20:00", "12oh", "none",
		  "S2026-03-12#0 C2026-03-13#0=540' L2026-03-14#0=720' " },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_period p = { .office_from_min = 540,
				       .office_to_min = 1080 };
		struct told t = { GD_BUF_INIT };

		gd_period_parse(cases[i].period, &p);
		gd_roll_parse(cases[i].roll, &p.roll);
		assert_int_equal(gd_clock_explain(&p, at(cases[i].start), &cal,
						  note_step, &t, NULL), GD_OK);
		assert_string_equal(t.text.s, cases[i].told);
		gd_buf_release(&t.text);
	}
}

static void
periods_are_parsed_strictly(void **state)
{
	static const struct {
		const char *s;
		enum gd_unit unit;
		int count;
	} good[] = {
		{ "72h", GD_UNIT_HOURS, 72 }, { "4oh", GD_UNIT_OFFICE_HOURS, 4 },
		{ "7d", GD_UNIT_DAYS, 7 }, { "15wd", GD_UNIT_WORKDAYS, 15 },
		{ "6mo", GD_UNIT_MONTHS, 6 }, { "3y", GD_UNIT_YEARS, 3 },
		{ "1d", GD_UNIT_DAYS, 1 }, { "100000d", GD_UNIT_DAYS, 100000 },
		{ "007d", GD_UNIT_DAYS, 7 },
	};
	static const char *const bad[] = {
		"", "h", "72", "0d", "-1d", "+1d", "1.5d", "7 d", " 7d", "7d ",
		"7D", "7dd", "7w", "7m", "100001d", "99999999999999999999d",
		"7h7d", "wd", "1/d", "1:d", "/d", ":d",
	};
	struct gd_period p = { GD_UNIT_YEARS, 9, GD_ROLL_HOLIDAY, 1, 2, false };
	enum gd_roll r = GD_ROLL_HOLIDAY;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(bad); i++) {
		if (gd_period_parse(bad[i], &p))
			fail_msg("'%s' was taken", bad[i]);
	}
	assert_int_equal(p.unit, GD_UNIT_YEARS);
	assert_int_equal(p.count, 9);
	for (i = 0; i < GD_ARRAY_LEN(good); i++) {
		assert_true(gd_period_parse(good[i].s, &p));
		assert_int_equal(p.unit, good[i].unit);
		assert_int_equal(p.count, good[i].count);
	}
	assert_int_equal(p.roll, GD_ROLL_HOLIDAY);
	assert_int_equal(p.office_to_min, 2);
	assert_false(gd_roll_parse("", &r));
	assert_false(gd_roll_parse("Rest", &r));
	assert_false(gd_roll_parse("weekend", &r));
	assert_int_equal(r, GD_ROLL_HOLIDAY);
	assert_true(gd_roll_parse("none", &r));
	assert_int_equal(r, GD_ROLL_NONE);
	assert_true(gd_roll_parse("rest", &r));
	assert_int_equal(r, GD_ROLL_REST);
	assert_true(gd_roll_parse("holiday", &r));
	assert_int_equal(r, GD_ROLL_HOLIDAY);
}

static void
a_due_instant_stands_where_it_stands(void **state)
{
	static const struct {
		const char *due, *now, *code;
	} cases[] = {
		{ "2026-03-12T09:00", "2026-03-12T08:59:59", "today" },
		{ "2026-03-12T09:00", "2026-03-12T09:00:00", "overdue" },
		{ "2026-03-12T09:00", "2026-03-12T09:00:01", "overdue" },
		/* 24:00 of today is today's, though it is tomorrow's first */
		{ "2026-03-13T00:00", "2026-03-12T09:00", "today" },
		{ "2026-03-13T00:00:01", "2026-03-12T09:00", "soon" },
		{ "2026-03-13T00:00", "2026-03-11T23:59:59", "soon" },
		{ "2026-03-12T00:00", "2026-03-12T00:00:00", "overdue" },
		{ "2026-03-12T00:00", "2026-03-11T23:59:59", "today" },
		{ "2026-03-19T09:00:00", "2026-03-12T09:00", "soon" },
		{ "2026-03-19T09:00:01", "2026-03-12T09:00", "later" },
		{ "2027-03-19T09:00:01", "2026-03-12T09:00", "later" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		enum gd_due_state s = gd_due_state(at(cases[i].due),
						   at(cases[i].now), shanghai);

		if (strcmp(gd_due_state_code(s), cases[i].code) != 0)
			fail_msg("%s at %s is %s", cases[i].due, cases[i].now,
				 gd_due_state_code(s));
	}
	assert_int_equal(gd_due_state(INT64_MAX, INT64_MIN + 1, shanghai),
			 GD_DUE_LATER);
	assert_int_equal(gd_due_state(GD_INSTANT_NONE, 0, shanghai),
			 GD_DUE_OVERDUE);
}

static void
what_is_left_is_said_in_the_fitting_unit(void **state)
{
	static const struct {
		const char *due, *now;
		enum gd_unit unit;
		bool overdue;
		enum gd_remaining_unit in;
		int n, minutes;
	} cases[] = {
		/* minutes */
		{ "2026-03-12T09:00", "2026-03-12T08:00:01", GD_UNIT_HOURS,
		  false, GD_LEFT_MINUTES, 59, 0 },
		{ "2026-03-12T09:00", "2026-03-12T08:59:01", GD_UNIT_HOURS,
		  false, GD_LEFT_MINUTES, 0, 0 },
		{ "2026-03-12T09:00", "2026-03-12T09:00", GD_UNIT_HOURS,
		  true, GD_LEFT_MINUTES, 0, 0 },
		{ "2026-03-12T09:00", "2026-03-12T09:12:59", GD_UNIT_HOURS,
		  true, GD_LEFT_MINUTES, 12, 0 },
		/* hours */
		{ "2026-03-12T09:00", "2026-03-12T08:00", GD_UNIT_HOURS,
		  false, GD_LEFT_HOURS, 1, 0 },
		{ "2026-03-12T09:00", "2026-03-12T06:43", GD_UNIT_HOURS,
		  false, GD_LEFT_HOURS, 2, 17 },
		{ "2026-03-14T09:00", "2026-03-12T09:00:01", GD_UNIT_HOURS,
		  false, GD_LEFT_HOURS, 47, 59 },
		{ "2026-03-12T09:00", "2026-03-12T13:05", GD_UNIT_DAYS,
		  true, GD_LEFT_HOURS, 4, 5 },
		/* days */
		{ "2026-03-14T09:00", "2026-03-12T09:00", GD_UNIT_HOURS,
		  false, GD_LEFT_DAYS, 2, 0 },
		{ "2026-03-15T08:59", "2026-03-12T09:00", GD_UNIT_HOURS,
		  false, GD_LEFT_DAYS, 2, 0 },
		{ "2026-03-15T09:00", "2026-03-12T09:00", GD_UNIT_DAYS,
		  false, GD_LEFT_DAYS, 3, 0 },
		{ "2026-03-12T09:00", "2026-03-14T09:00", GD_UNIT_DAYS,
		  true, GD_LEFT_DAYS, 2, 0 },
		/* working days: Friday and Monday after Thursday the 12th */
		{ "2026-03-17T00:00", "2026-03-12T09:00", GD_UNIT_WORKDAYS,
		  false, GD_LEFT_WORKDAYS, 2, 0 },
		{ "2026-03-17T00:00", "2026-03-12T09:00", GD_UNIT_DAYS,
		  false, GD_LEFT_DAYS, 4, 0 },
		{ "2026-03-17T00:00", "2026-03-13T09:00", GD_UNIT_WORKDAYS,
		  false, GD_LEFT_DAYS, 3, 0 },
		{ "2026-03-17T00:00", "2026-03-16T09:00", GD_UNIT_WORKDAYS,
		  false, GD_LEFT_HOURS, 15, 0 },
		/* over the National Day: the 8th, 9th and Saturday the 10th */
		{ "2026-10-11T00:00", "2026-09-30T09:00", GD_UNIT_WORKDAYS,
		  false, GD_LEFT_WORKDAYS, 3, 0 },
		{ "2026-10-09T00:00", "2026-09-30T09:00", GD_UNIT_WORKDAYS,
		  false, GD_LEFT_DAYS, 8, 0 },
		/* overdue: today has not passed yet */
		{ "2026-03-13T00:00", "2026-03-17T09:00", GD_UNIT_WORKDAYS,
		  true, GD_LEFT_WORKDAYS, 2, 0 },
		{ "2026-03-13T00:00", "2026-03-16T09:00", GD_UNIT_WORKDAYS,
		  true, GD_LEFT_DAYS, 3, 0 },
		{ "2026-03-13T00:00", "2026-03-13T09:00", GD_UNIT_WORKDAYS,
		  true, GD_LEFT_HOURS, 9, 0 },
		{ "2026-03-13T00:00", "2026-03-13T00:00", GD_UNIT_WORKDAYS,
		  true, GD_LEFT_MINUTES, 0, 0 },
		/* the second before the end tells its day */
		{ "2026-03-16T00:00:01", "2026-03-12T09:00", GD_UNIT_WORKDAYS,
		  false, GD_LEFT_WORKDAYS, 2, 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_remaining r = gd_clock_remaining(
			at(cases[i].due), at(cases[i].now), cases[i].unit, &cal);

		if (r.overdue != cases[i].overdue || r.unit != cases[i].in ||
		    r.n != cases[i].n || r.minutes != cases[i].minutes)
			fail_msg("%s at %s: overdue %d, %d in unit %d, %d min",
				 cases[i].due, cases[i].now, r.overdue, r.n,
				 r.unit, r.minutes);
	}
}

static void
far_instants_leave_far_remainders(void **state)
{
	static const gd_instant edges[] = {
		GD_INSTANT_NONE, INT64_MIN + 1, -1, 0, 1, INT64_MAX
	};
	size_t i, k;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(edges); i++) {
		for (k = 0; k < GD_ARRAY_LEN(edges); k++) {
			struct gd_remaining r = gd_clock_remaining(
				edges[i], edges[k], GD_UNIT_HOURS, &cal);

			assert_int_equal(r.overdue, edges[k] >= edges[i]);
			assert_true(r.n >= 0);
			r = gd_clock_remaining(edges[i], edges[k],
					       GD_UNIT_WORKDAYS, &cal);
			assert_int_equal(r.overdue, edges[k] >= edges[i]);
			assert_true(r.n >= 0);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_counted_is_refused_untouched),
		cmocka_unit_test(the_last_dates_there_are_can_be_reached),
		cmocka_unit_test(rolling_past_the_last_date_is_refused),
		cmocka_unit_test(a_count_is_told_day_by_day),
		cmocka_unit_test(periods_are_parsed_strictly),
		cmocka_unit_test(a_due_instant_stands_where_it_stands),
		cmocka_unit_test(what_is_left_is_said_in_the_fitting_unit),
		cmocka_unit_test(far_instants_leave_far_remainders),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
