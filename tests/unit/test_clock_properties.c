/*
 * The clock against a slow counter over every day of 2018-2027, and laws that
 * hold for all starts and counts.
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
static struct slow_calendar slow;
static gd_day slow_first, first, last;

static const int counts[] = {
	1, 2, 3, 5, 7, 8, 10, 15, 21, 30, 45, 60
};

static int
setup(void **state)
{
	(void)state;
	support_load(&cal, 0);
	slow_first = support_day(SLOW_FIRST_YEAR, 1, 1);
	first = support_day(2018, 1, 1);
	last = support_day(2027, 12, 31);
	return slow_load(&slow) ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	gd_calendar_release(&cal);
	return 0;
}

static struct gd_due
due_of(enum gd_unit unit, int count, enum gd_roll roll, gd_instant start)
{
	struct gd_period p = { unit, count, roll, 540, 1080, false };
	struct gd_due due = { .at = 0 };

	if (gd_clock_due(&p, start, &cal, &due, NULL) != GD_OK)
		fail_msg("unit %d count %d was refused", unit, count);
	return due;
}

/* A second of day `start` that differs from day to day. */
static gd_instant
some_second(gd_day start)
{
	return gd_day_start(start, shanghai) + (start * INT64_C(7919)) % 86400;
}

static void
every_day_of_ten_years_agrees_with_the_slow_counter(void **state)
{
	static const enum gd_unit units[] = { GD_UNIT_DAYS, GD_UNIT_WORKDAYS };
	gd_day start;
	size_t u, c;
	int roll;
	long compared = 0;

	(void)state;
	for (start = first; start <= last; start++)
		for (u = 0; u < 2; u++)
			for (c = 0; c < GD_ARRAY_LEN(counts); c++)
				for (roll = 0; roll < 3; roll++) {
		bool estimated = false;
		struct gd_due due = due_of(units[u], counts[c],
					   (enum gd_roll)roll,
					   some_second(start));
		int expected = slow_last(&slow, start - slow_first, units[u],
					 counts[c], (enum gd_roll)roll,
					 &estimated);

		if (due.last_day - slow_first != expected ||
		    due.estimated != estimated ||
		    due.at != gd_day_start(due.last_day + 1, shanghai))
			fail_msg("day %d unit %d count %d roll %d", start,
				 units[u], counts[c], roll);
		compared++;
	}
	assert_int_equal(compared, 3652L * 2 * 12 * 3);
}

static void
months_agree_with_a_walk_over_the_calendar(void **state)
{
	gd_day start;
	int n, roll;

	(void)state;
	for (start = first; start <= last; start += 3)
		for (n = 1; n <= 13; n++)
			for (roll = 0; roll < 3; roll++) {
		/* To the same day number, or else to the month's end. */
		const struct slow_day *d = &slow.days[start - slow_first];
		int i = start - slow_first, seen = 0;
		bool estimated = false;
		struct gd_due due = due_of(GD_UNIT_MONTHS, n,
					   (enum gd_roll)roll,
					   some_second(start));

		while (seen < n)
			if (slow.days[++i].d == 1)
				seen++;
		while (slow.days[i].d < d->d && slow.days[i + 1].d != 1)
			i++;
		if (roll != 0)
			i = slow_last(&slow, i, GD_UNIT_DAYS, 0,
				      (enum gd_roll)roll, &estimated);
		if (due.last_day - slow_first != i ||
		    due.estimated != estimated)
			fail_msg("day %d + %d months roll %d", start, n, roll);
	}
}

static void
twelve_months_are_a_year(void **state)
{
	gd_day start;
	int n;

	(void)state;
	for (start = first; start <= last; start += 5)
		for (n = 1; n <= 20; n += 3)
			assert_int_equal(due_of(GD_UNIT_YEARS, n,
						GD_ROLL_NONE,
						some_second(start)).at,
					 due_of(GD_UNIT_MONTHS, 12 * n,
						GD_ROLL_NONE,
						some_second(start)).at);
}

static void
office_hours_agree_with_a_walk_over_minutes(void **state)
{
	static const int windows[][2] = {
		{ 540, 1080 }, { 0, 1440 }, { 0, 1 }, { 1439, 1440 },
		{ 480, 1320 }
	};
	gd_instant start0 = gd_day_start(first, shanghai);
	size_t w;
	int m, hours;

	(void)state;
	for (w = 0; w < GD_ARRAY_LEN(windows); w++)
		for (m = 0; m < 1440; m += 29)
			for (hours = 1; hours < 30; hours += 7) {
		struct gd_period p = { GD_UNIT_OFFICE_HOURS, hours,
				       GD_ROLL_NONE, windows[w][0],
				       windows[w][1], false };
		int left = hours * 60, now = m;
		struct gd_due due;

		while (left > 0) {
			int of_day = now % 1440;

			left -= of_day >= windows[w][0] &&
				of_day < windows[w][1];
			now++;
		}
		assert_int_equal(gd_clock_due(&p, start0 + m * 60, &cal, &due,
					      NULL), GD_OK);
		if (due.at != start0 + now * INT64_C(60))
			fail_msg("window %zu, minute %d, %d hours", w, m, hours);
	}
}

static void
later_starts_and_longer_counts_never_end_earlier(void **state)
{
	int unit, roll;

	(void)state;
	for (unit = GD_UNIT_HOURS; unit <= GD_UNIT_YEARS; unit++)
		for (roll = 0; roll < 3; roll++) {
		int most = unit == GD_UNIT_YEARS ? 20 : 60;
		gd_day start;

		for (start = first; start <= last; start += 29) {
			gd_instant s = some_second(start);
			gd_instant before = s;
			int n;

			for (n = 1; n <= most; n++) {
				struct gd_due d = due_of((enum gd_unit)unit, n,
							 (enum gd_roll)roll, s);
				struct gd_due l = due_of((enum gd_unit)unit, n,
							 (enum gd_roll)roll,
							 s + 86400);

				if (d.at < before || l.at < d.at || d.at <= s)
					fail_msg("unit %d roll %d start %d n %d",
						 unit, roll, start, n);
				/* the last day holds the last second */
				assert_int_equal(gd_instant_day(d.at - 1,
								shanghai),
						 d.last_day);
				before = d.at;
			}
		}
	}
}

static void
the_second_of_the_start_matters_to_hours_alone(void **state)
{
	int unit;
	gd_day start;

	(void)state;
	for (start = first; start <= last; start += 7)
		for (unit = GD_UNIT_DAYS; unit <= GD_UNIT_YEARS; unit++) {
		gd_instant midnight = gd_day_start(start, shanghai);
		struct gd_due a = due_of((enum gd_unit)unit, 5, GD_ROLL_REST,
					 midnight);
		struct gd_due b = due_of((enum gd_unit)unit, 5, GD_ROLL_REST,
					 midnight + 86399);
		struct gd_due c = due_of((enum gd_unit)unit, 5, GD_ROLL_NONE,
					 midnight - 1);

		assert_int_equal(a.at, b.at);
		if (unit == GD_UNIT_DAYS)
			assert_int_equal(c.last_day, start + 4);
	}
}

static void
hours_add_up(void **state)
{
	gd_day start;
	int a, b;

	(void)state;
	for (start = first; start <= last; start += 31)
		for (a = 1; a < 100; a += 7)
			for (b = 1; b < 100; b += 11) {
		gd_instant s = some_second(start);
		struct gd_due both = due_of(GD_UNIT_HOURS, a + b,
					    GD_ROLL_REST, s);
		struct gd_due one = due_of(GD_UNIT_HOURS, a, GD_ROLL_NONE, s);
		struct gd_due two = due_of(GD_UNIT_HOURS, b, GD_ROLL_NONE,
					   one.at);

		assert_int_equal(both.at, two.at);
		assert_int_equal(both.at - s, (a + b) * 3600);
		assert_false(both.estimated);
	}
}

static void
days_and_working_days_add_up_by_their_last_day(void **state)
{
	static const enum gd_unit units[] = { GD_UNIT_DAYS, GD_UNIT_WORKDAYS };
	gd_day start;
	size_t u;
	int a, b;

	(void)state;
	for (start = first; start <= last; start += 17)
		for (u = 0; u < 2; u++)
			for (a = 1; a < 30; a += 4)
				for (b = 1; b < 30; b += 5) {
		struct gd_due one = due_of(units[u], a, GD_ROLL_NONE,
					   some_second(start));
		struct gd_due two = due_of(units[u], b, GD_ROLL_NONE,
					   some_second(one.last_day));

		assert_int_equal(due_of(units[u], a + b, GD_ROLL_NONE,
					some_second(start)).last_day,
				 two.last_day);
	}
}

static void
a_period_ends_on_no_day_that_its_rule_excludes(void **state)
{
	int unit;
	gd_day start;
	int n;

	(void)state;
	for (start = first; start <= last; start += 2)
		for (unit = GD_UNIT_DAYS; unit <= GD_UNIT_YEARS; unit++)
			for (n = 1; n <= 9; n += 4) {
		gd_instant s = some_second(start);
		struct gd_due none = due_of((enum gd_unit)unit, n,
					    GD_ROLL_NONE, s);
		struct gd_due rest = due_of((enum gd_unit)unit, n,
					    GD_ROLL_REST, s);
		struct gd_due holiday = due_of((enum gd_unit)unit, n,
					       GD_ROLL_HOLIDAY, s);
		bool unused = false;

		assert_true(gd_calendar_is_working(&cal, rest.last_day,
						   &unused));
		assert_int_not_equal(gd_calendar_day(&cal,
						     holiday.last_day).kind,
				     GD_DAY_HOLIDAY);
		assert_true(none.at <= holiday.at && holiday.at <= rest.at);
		if (unit == GD_UNIT_WORKDAYS)
			assert_int_equal(none.at, rest.at);
		/* a last day that is worked stays */
		if (gd_calendar_is_working(&cal, none.last_day, &unused))
			assert_int_equal(none.at, rest.at);
	}
}

/* What a walk told. */
struct account {
	int steps, starts, lasts, off;
	int highest;
	gd_day last_day;
	int64_t counted_s;
	bool ordered, off_worked, estimated;
};

static void
keep_account(const struct gd_clock_step *step, void *ctx)
{
	struct account *a = ctx;

	if (a->steps == 0)
		a->starts += step->why == GD_WHY_START && step->number == 0;
	else
		a->ordered = a->ordered && step->day >= a->last_day;
	if (step->why == GD_WHY_START && a->steps != 0)
		a->starts = -100;
	if (step->number > 0) {
		a->ordered = a->ordered && step->number == a->highest + 1;
		a->highest = step->number;
	}
	if (step->why == GD_WHY_OFF) {
		a->off++;
		a->off_worked = a->off_worked ||
				step->info.kind == GD_DAY_WORK;
	}
	if (step->why == GD_WHY_LAST)
		a->lasts++;
	if (step->why != GD_WHY_START && step->info.estimated)
		a->estimated = true;
	a->ordered = a->ordered && step->elapsed_s >= a->counted_s;
	a->counted_s = step->elapsed_s;
	a->last_day = step->day;
	a->steps++;
}

static void
what_is_explained_is_what_was_counted(void **state)
{
	int unit, roll, n;
	gd_day start;

	(void)state;
	for (start = first; start <= last; start += 5)
		for (unit = GD_UNIT_HOURS; unit <= GD_UNIT_YEARS; unit++)
			for (roll = 0; roll < 3; roll++)
				for (n = 1; n <= 60; n = n * 2 + 1) {
		struct gd_period p = { (enum gd_unit)unit, n,
				       (enum gd_roll)roll, 540, 1080,
				       false };
		struct account a = { .ordered = true };
		struct gd_due due = due_of((enum gd_unit)unit, n,
					   (enum gd_roll)roll,
					   some_second(start));
		bool counts_days = unit == GD_UNIT_DAYS ||
				   unit == GD_UNIT_WORKDAYS;
		bool counts_hours = unit == GD_UNIT_HOURS ||
				    unit == GD_UNIT_OFFICE_HOURS;

		assert_int_equal(gd_clock_explain(&p, some_second(start), &cal,
						  keep_account, &a, NULL),
				 GD_OK);
		if (a.last_day != due.last_day || a.starts != 1 ||
		    a.lasts != 1 || !a.ordered || a.off_worked ||
		    a.highest != (counts_days ? n : 0) ||
		    a.counted_s != (counts_hours ? n * INT64_C(3600) : 0))
			fail_msg("day %d unit %d count %d roll %d", start, unit,
				 n, roll);
		if (unit == GD_UNIT_WORKDAYS)
			assert_int_equal(a.estimated, due.estimated);
		else
			assert_int_equal(a.off, 0);
		/* every day from the first to the last is told */
		if (counts_days)
			assert_int_equal(a.steps, due.last_day - start + 1);
		if (counts_hours)
			assert_int_equal(a.steps, due.last_day - start + 1 +
					 (due.last_day == start));
	}
}

static void
an_estimate_is_one_because_of_an_unpublished_year(void **state)
{
	gd_day start, end_2026 = support_day(2026, 12, 31);
	int n;

	(void)state;
	for (start = end_2026 - 100; start < end_2026 + 40; start++)
		for (n = 1; n < 60; n += 3) {
		struct gd_due wd = due_of(GD_UNIT_WORKDAYS, n, GD_ROLL_NONE,
					  some_second(start));
		struct gd_due d = due_of(GD_UNIT_DAYS, n, GD_ROLL_NONE,
					 some_second(start));
		struct gd_due r = due_of(GD_UNIT_DAYS, n, GD_ROLL_HOLIDAY,
					 some_second(start));

		assert_int_equal(wd.estimated, wd.last_day > end_2026);
		assert_false(d.estimated);
		assert_int_equal(r.estimated, r.last_day > end_2026);
	}
}

static void
a_published_year_moves_only_what_it_touches(void **state)
{
	struct gd_calendar before;
	gd_day start, end_2024 = support_day(2024, 12, 31);
	long moved = 0;

	(void)state;
	support_load(&before, 2024);
	for (start = support_day(2024, 9, 1); start < support_day(2025, 9, 1); start++) {
		struct gd_period p = { .unit = GD_UNIT_WORKDAYS, .count = 15 };
		struct gd_due a, b;

		assert_int_equal(gd_clock_due(&p, some_second(start), &before,
					      &a, NULL), GD_OK);
		assert_int_equal(gd_clock_due(&p, some_second(start), &cal, &b,
					      NULL), GD_OK);
		assert_false(b.estimated);
		if (!a.estimated) {
			assert_true(a.last_day <= end_2024);
			assert_int_equal(a.at, b.at);
		}
		moved += a.at != b.at;
	}
	assert_true(moved > 20);
	gd_calendar_release(&before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_ten_years_agrees_with_the_slow_counter),
		cmocka_unit_test(months_agree_with_a_walk_over_the_calendar),
		cmocka_unit_test(twelve_months_are_a_year),
		cmocka_unit_test(office_hours_agree_with_a_walk_over_minutes),
		cmocka_unit_test(later_starts_and_longer_counts_never_end_earlier),
		cmocka_unit_test(the_second_of_the_start_matters_to_hours_alone),
		cmocka_unit_test(hours_add_up),
		cmocka_unit_test(days_and_working_days_add_up_by_their_last_day),
		cmocka_unit_test(a_period_ends_on_no_day_that_its_rule_excludes),
		cmocka_unit_test(what_is_explained_is_what_was_counted),
		cmocka_unit_test(an_estimate_is_one_because_of_an_unpublished_year),
		cmocka_unit_test(a_published_year_moves_only_what_it_touches),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
