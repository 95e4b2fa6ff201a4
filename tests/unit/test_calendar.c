/*
 * Working days: the shipped calendar and its traps.
 */
#include <config.h>

#include "domain/calendar.h"

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

static int
setup(void **state)
{
	(void)state;
	support_load(&cal, 0);
	return slow_load(&slow) ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	gd_calendar_release(&cal);
	return 0;
}

static void
years_have_their_number_of_working_days(void **state)
{
	static const int worked[] = {
		250, 250, 249, 250, 249, 249, 251, 248, 248
	};
	int y;

	(void)state;
	for (y = 2018; y <= 2026; y++) {
		gd_day from = support_day(y, 1, 1), d;
		bool estimated = false;
		int n = 0;

		for (d = from; d < support_day(y + 1, 1, 1); d++)
			n += gd_calendar_is_working(&cal, d, &estimated);
		assert_int_equal(n, worked[y - 2018]);
		n = gd_calendar_working_between(&cal, from - 1,
						support_day(y, 12, 31),
						&estimated);
		assert_int_equal(n, worked[y - 2018]);
		assert_false(estimated);
	}
}

static void
named_days_are_what_the_notices_made_them(void **state)
{
	static const struct {
		const char *day;
		enum gd_day_kind kind;
		bool makeup;
		bool estimated;
		const char *name;
	} cases[] = {
		/* Spring Festival 2026: statutory, moved, joined, made up */
		{ "2026-02-13", GD_DAY_WORK, false, false, NULL },
		{ "2026-02-14", GD_DAY_WORK, true, false, "春节" },
		{ "2026-02-15", GD_DAY_REST, false, false, "春节" },
		{ "2026-02-16", GD_DAY_HOLIDAY, false, false, NULL },
		{ "2026-02-19", GD_DAY_HOLIDAY, false, false, "春节" },
		{ "2026-02-20", GD_DAY_REST, false, false, "春节" },
		{ "2026-02-23", GD_DAY_REST, false, false, "春节" },
		{ "2026-02-24", GD_DAY_WORK, false, false, NULL },
		{ "2026-02-28", GD_DAY_WORK, true, false, "春节" },
		/* a plain weekend is in no list */
		{ "2026-03-14", GD_DAY_REST, false, false, NULL },
		{ "2026-03-15", GD_DAY_REST, false, false, NULL },
		{ "2026-03-16", GD_DAY_WORK, false, false, NULL },
		/* the notice for 2019 reached back */
		{ "2018-12-28", GD_DAY_WORK, false, false, NULL },
		{ "2018-12-29", GD_DAY_WORK, true, false, NULL },
		{ "2018-12-31", GD_DAY_REST, false, false, NULL },
		{ "2019-01-01", GD_DAY_HOLIDAY, false, false, NULL },
		{ "2022-12-31", GD_DAY_REST, false, false, NULL },
		/* changed after publication */
		{ "2019-04-28", GD_DAY_WORK, true, false, NULL },
		{ "2019-05-02", GD_DAY_REST, false, false, NULL },
		{ "2020-01-31", GD_DAY_REST, false, false, NULL },
		{ "2020-02-01", GD_DAY_REST, false, false, NULL },
		{ "2020-02-03", GD_DAY_WORK, false, false, NULL },
		/* 2 May and New Year's Eve are statutory since 2025 */
		{ "2024-02-09", GD_DAY_WORK, false, false, NULL },
		{ "2025-01-28", GD_DAY_HOLIDAY, false, false, NULL },
		{ "2024-05-02", GD_DAY_REST, false, false, NULL },
		{ "2025-05-02", GD_DAY_HOLIDAY, false, false, NULL },
		{ "2015-09-03", GD_DAY_HOLIDAY, false, false, NULL },
		{ "2015-09-04", GD_DAY_REST, false, false, NULL },
		{ "2015-09-06", GD_DAY_WORK, true, false, NULL },
		/* estimates: the law's days, no make-up days */
		{ "2027-01-01", GD_DAY_HOLIDAY, false, true, "元旦" },
		{ "2027-01-04", GD_DAY_WORK, false, true, NULL },
		{ "2027-02-05", GD_DAY_HOLIDAY, false, true, NULL },
		{ "2027-02-06", GD_DAY_HOLIDAY, false, true, NULL },
		{ "2027-02-09", GD_DAY_WORK, false, true, NULL },
		{ "2027-06-09", GD_DAY_HOLIDAY, false, true, NULL },
		{ "2027-02-14", GD_DAY_REST, false, true, NULL },
		{ "2035-10-03", GD_DAY_HOLIDAY, false, true, NULL },
		{ "2036-10-01", GD_DAY_WORK, false, true, NULL },
		{ "2006-12-30", GD_DAY_REST, false, true, NULL },
		{ "2006-12-29", GD_DAY_WORK, false, true, NULL },
		{ "1970-01-01", GD_DAY_WORK, false, true, NULL },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_day_info info = gd_calendar_day(&cal,
							  day(cases[i].day));

		if (info.kind != cases[i].kind ||
		    info.makeup != cases[i].makeup ||
		    info.estimated != cases[i].estimated)
			fail_msg("%s: kind %d makeup %d estimated %d",
				 cases[i].day, info.kind, info.makeup,
				 info.estimated);
		if (cases[i].name != NULL)
			assert_string_equal(info.name, cases[i].name);
	}
}

static void
two_holidays_on_a_day_have_both_names(void **state)
{
	static const char *const days[] = {
		"2009-10-03", "2020-10-01", "2028-10-03", "2031-10-01"
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(days); i++) {
		struct gd_day_info info = gd_calendar_day(&cal, day(days[i]));

		assert_int_equal(info.kind, GD_DAY_HOLIDAY);
		assert_non_null(strstr(info.name, "中秋"));
		assert_non_null(strstr(info.name, "国庆"));
		assert_non_null(strstr(info.name, "、"));
	}
}

static void
a_name_is_not_joined_twice(void **state)
{
	struct gd_calendar c;

	(void)state;
	gd_calendar_init(&c, shanghai);
	gd_calendar_add_statutory(&c, 5, "国庆节");
	gd_calendar_add_statutory(&c, 5, "国庆");
	gd_calendar_add_statutory(&c, 5, "国庆节");
	gd_calendar_add_statutory(&c, 5, "国庆");
	gd_calendar_add_statutory(&c, 5, NULL);
	gd_calendar_add_statutory(&c, 5, "中秋节");
	gd_calendar_add_statutory(&c, 5, "中秋节");
	/* in any order */
	gd_calendar_add_statutory(&c, 9, "c");
	gd_calendar_add_statutory(&c, 3, "a");
	gd_calendar_add_statutory(&c, 4, NULL);
	gd_calendar_add_statutory(&c, 4, "b");
	gd_calendar_seal(&c);
	assert_string_equal(gd_calendar_day(&c, 5).name,
			    "国庆节、国庆、中秋节");
	assert_string_equal(gd_calendar_day(&c, 3).name, "a");
	assert_string_equal(gd_calendar_day(&c, 4).name, "b");
	assert_string_equal(gd_calendar_day(&c, 9).name, "c");
	assert_int_equal(c.statutory_len, 4);
	gd_calendar_release(&c);
}

static void
holidays_may_come_in_any_order(void **state)
{
	struct gd_calendar c;
	char name[8];
	int i;

	(void)state;
	gd_calendar_init(&c, shanghai);
	for (i = 1; i <= 200; i++) {
		snprintf(name, sizeof name, "%d", i * 37 % 211);
		gd_calendar_add_statutory(&c, i * 37 % 211, name);
	}
	gd_calendar_seal(&c);
	assert_int_equal(c.statutory_len, 200);
	for (i = 1; i < 200; i++)
		assert_true(c.statutory[i - 1].day < c.statutory[i].day);
	for (i = 1; i <= 200; i++) {
		snprintf(name, sizeof name, "%d", i * 37 % 211);
		assert_string_equal(gd_calendar_day(&c, i * 37 % 211).name,
				    name);
	}
	gd_calendar_release(&c);
}

static void
every_year_is_listed_once(void **state)
{
	size_t i;

	(void)state;
	assert_int_equal(cal.years_len, 2026 - 2007 + 1);
	for (i = 0; i < cal.years_len; i++)
		assert_int_equal(cal.years[i], 2007 + (int)i);
}

static void
every_day_agrees_with_the_slow_table(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < SLOW_DAYS; i++) {
		const struct slow_day *d = &slow.days[i];
		struct gd_day_info info =
			gd_calendar_day(&cal, support_day(d->y, d->m, d->d));
		bool estimated = false;

		if ((info.kind == GD_DAY_WORK) != slow_works(d) ||
		    (info.kind == GD_DAY_HOLIDAY) != d->statutory ||
		    info.estimated == d->published ||
		    info.makeup != (d->mark == 'w'))
			fail_msg("%d-%02d-%02d", d->y, d->m, d->d);
		assert_int_equal(gd_calendar_is_working(
					 &cal, support_day(d->y, d->m, d->d),
					 &estimated), slow_works(d));
		assert_int_equal(estimated, !d->published);
	}
}

static void
estimated_is_set_and_never_cleared(void **state)
{
	bool estimated = false;

	(void)state;
	/* neither the day before the span nor the one after it is asked */
	(void)gd_calendar_working_between(&cal, day("2006-12-31"),
					  day("2026-12-31"), &estimated);
	assert_false(estimated);
	(void)gd_calendar_working_between(&cal, day("2006-12-30"),
					  day("2007-01-04"), &estimated);
	assert_true(estimated);
	(void)gd_calendar_is_working(&cal, day("2026-03-12"), &estimated);
	assert_true(estimated);
	(void)gd_calendar_working_between(&cal, day("2026-03-12"),
					  day("2026-03-20"), &estimated);
	assert_true(estimated);
}

static void
counting_between_agrees_with_the_slow_table(void **state)
{
	gd_day first = support_day(SLOW_FIRST_YEAR, 1, 1);
	int a, b;

	(void)state;
	for (a = 2300; a < SLOW_DAYS - 500; a += 13) {
		bool expected_estimate = false;
		int n = 0;

		for (b = a; b < a + 450; b++) {
			bool forth = false, back = false;

			if (b > a) {
				n += slow_works(&slow.days[b]);
				if (!slow.days[b].published)
					expected_estimate = true;
			}
			if (b % 7 != 0 && b > a + 9)
				continue;
			if (gd_calendar_working_between(&cal, first + a,
							first + b, &forth) != n ||
			    gd_calendar_working_between(&cal, first + b,
							first + a, &back) != -n)
				fail_msg("from %d to %d", a, b);
			assert_int_equal(forth, expected_estimate);
			assert_int_equal(back, expected_estimate);
		}
	}
}

static void
counting_works_before_1970_and_over_ages(void **state)
{
	struct gd_calendar c;
	bool estimated = false;

	(void)state;
	gd_calendar_init(&c, shanghai);
	gd_calendar_seal(&c);
	/* 400 years hold 20871 weeks: 104355 days from Monday to Friday. */
	assert_int_equal(gd_calendar_working_between(&c, day("1600-02-29"),
						     day("2000-02-29"),
						     &estimated), 104355);
	/* Sunday to Sunday, and the days inside a week before 1970 */
	assert_int_equal(gd_calendar_working_between(&c, day("1969-11-30"),
						     day("1969-12-07"),
						     &estimated), 5);
	assert_int_equal(gd_calendar_working_between(&c, day("1969-12-05"),
						     day("1969-12-08"),
						     &estimated), 1);
	assert_int_equal(gd_calendar_working_between(&c, day("1969-12-04"),
						     day("1969-12-06"),
						     &estimated), 1);
	assert_true(estimated);
	gd_calendar_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years_have_their_number_of_working_days),
		cmocka_unit_test(named_days_are_what_the_notices_made_them),
		cmocka_unit_test(two_holidays_on_a_day_have_both_names),
		cmocka_unit_test(a_name_is_not_joined_twice),
		cmocka_unit_test(holidays_may_come_in_any_order),
		cmocka_unit_test(every_year_is_listed_once),
		cmocka_unit_test(every_day_agrees_with_the_slow_table),
		cmocka_unit_test(estimated_is_set_and_never_cleared),
		cmocka_unit_test(counting_between_agrees_with_the_slow_table),
		cmocka_unit_test(counting_works_before_1970_and_over_ages),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
