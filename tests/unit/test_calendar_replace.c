/*
 * A calendar that is changed: notices that reach back, amend and replace.
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

static void
a_december_row_publishes_nothing(void **state)
{
	struct gd_calendar c;

	(void)state;
	gd_calendar_init(&c, shanghai);
	gd_calendar_add_notice(&c, day("2027-12-27"), true, "元旦");
	gd_calendar_add_notice(&c, day("2027-12-28"), false, "元旦");
	gd_calendar_add_notice(&c, day("2027-12-29"), false, "元旦");
	gd_calendar_add_notice(&c, day("2027-12-30"), false, "元旦");
	gd_calendar_add_notice(&c, day("2027-12-31"), false, "元旦");
	gd_calendar_seal(&c);
	assert_false(gd_calendar_published(&c, 2027));
	assert_true(gd_calendar_day(&c, day("2027-12-31")).estimated);
	/* known all the same */
	assert_int_equal(gd_calendar_day(&c, day("2027-12-31")).kind,
			 GD_DAY_REST);
	gd_calendar_add_notice(&c, day("2028-01-03"), false, "元旦");
	gd_calendar_seal(&c);
	assert_false(gd_calendar_published(&c, 2027));
	assert_true(gd_calendar_published(&c, 2028));
	assert_false(gd_calendar_published(&c, 2029));
	gd_calendar_add_notice(&c, day("2027-11-30"), false, "x");
	gd_calendar_seal(&c);
	assert_true(gd_calendar_published(&c, 2027));
	gd_calendar_release(&c);
}

static void
a_notice_that_reaches_back_leaves_the_year_alone(void **state)
{
	static const struct {
		const char *day;
		bool work;
	} file[] = {
		{ "2026-12-31", false }, { "2027-01-01", false },
		{ "2027-01-02", false }, { "2027-02-08", false },
		{ "2027-02-20", true }, { "2027-10-01", false },
	};
	struct gd_calendar_row rows[6];
	struct gd_calendar c;
	bool estimated = false;
	size_t i;

	(void)state;
	support_load(&c, 0);
	for (i = 0; i < GD_ARRAY_LEN(rows); i++)
		rows[i] = (struct gd_calendar_row){ day(file[i].day),
						    file[i].work, NULL };
	gd_calendar_replace_notice(&c, rows, GD_ARRAY_LEN(rows));
	assert_true(gd_calendar_published(&c, 2026));
	assert_true(gd_calendar_published(&c, 2027));
	/* 248 less the one day that the new notice freed */
	assert_int_equal(gd_calendar_working_between(&c, day("2025-12-31"),
						     day("2026-12-31"),
						     &estimated), 247);
	assert_false(estimated);
	assert_true(gd_calendar_day(&c, day("2027-02-20")).makeup);
	assert_int_equal(gd_calendar_day(&c, day("2027-02-08")).kind,
			 GD_DAY_HOLIDAY);
	/* unlisted, but the law's own day: still free */
	assert_int_equal(gd_calendar_day(&c, day("2027-06-09")).kind,
			 GD_DAY_HOLIDAY);
	/* the same again changes nothing */
	i = c.notice_len;
	gd_calendar_replace_notice(&c, rows, GD_ARRAY_LEN(rows));
	assert_int_equal(c.notice_len, i);
	gd_calendar_release(&c);
}

static void
a_whole_year_replaces_and_keeps_its_december(void **state)
{
	struct gd_calendar_row rows[] = {
		{ day("2018-10-01"), false, NULL },
		{ day("2018-01-01"), false, NULL },
	};
	struct gd_calendar c;
	struct gd_day_info info;

	(void)state;
	support_load(&c, 0);
	gd_calendar_replace_notice(&c, rows, GD_ARRAY_LEN(rows));
	/* a make-up Sunday and a moved rest day of the old notice are gone */
	info = gd_calendar_day(&c, day("2018-02-11"));
	assert_int_equal(info.kind, GD_DAY_REST);
	info = gd_calendar_day(&c, day("2018-02-20"));
	assert_int_equal(info.kind, GD_DAY_WORK);
	info = gd_calendar_day(&c, day("2018-12-29"));
	assert_true(info.makeup);
	info = gd_calendar_day(&c, day("2017-10-04"));
	assert_int_equal(info.kind, GD_DAY_HOLIDAY);
	assert_int_equal(gd_calendar_day(&c, day("2019-02-02")).makeup, true);
	gd_calendar_release(&c);
}

static void
an_amendment_replaces_day_by_day(void **state)
{
	/* as in January 2020: a make-up day is taken back */
	struct gd_calendar_row rows[] = {
		{ day("2021-02-18"), false, NULL },	/* was worked */
		{ day("2021-02-20"), false, NULL },	/* was a make-up day */
	};
	struct gd_calendar c;
	bool estimated = false;

	(void)state;
	support_load(&c, 0);
	assert_true(gd_calendar_day(&c, day("2021-02-20")).makeup);
	gd_calendar_replace_notice(&c, rows, GD_ARRAY_LEN(rows));
	assert_int_equal(gd_calendar_working_between(&c, day("2020-12-31"),
						     day("2021-12-31"),
						     &estimated), 248);
	assert_true(gd_calendar_day(&c, day("2021-02-07")).makeup);
	gd_calendar_release(&c);
}

static void
only_a_file_from_spring_to_autumn_is_a_whole_year(void **state)
{
	static const struct {
		const char *a, *b;
		bool whole;	/* for 2021 */
	} cases[] = {
		{ "2021-03-31", "2021-09-01", true },
		{ "2021-04-01", "2021-09-01", false },
		{ "2021-03-31", "2021-08-31", false },
		{ "2021-03-31", "2021-12-01", false },
		{ "2021-03-31", "2022-09-01", false },
		{ "2020-03-31", "2021-09-01", false },
		{ "2021-11-30", "2021-01-01", true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_calendar_row rows[] = {
			{ day(cases[i].a), false, NULL },
			{ day(cases[i].b), false, NULL },
		};
		struct gd_calendar c;

		support_load(&c, 0);
		gd_calendar_replace_notice(&c, rows, 2);
		assert_int_equal(gd_calendar_day(&c, day("2021-02-20")).makeup,
				 !cases[i].whole);
		gd_calendar_release(&c);
	}
}

static void
a_december_is_replaced_as_one(void **state)
{
	struct gd_calendar_row row = { day("2018-12-30"), false, NULL };
	struct gd_calendar c;

	(void)state;
	support_load(&c, 0);
	gd_calendar_replace_notice(&c, &row, 1);
	assert_int_equal(gd_calendar_day(&c, day("2018-12-29")).kind,
			 GD_DAY_REST);
	assert_int_equal(gd_calendar_day(&c, day("2018-12-31")).kind,
			 GD_DAY_WORK);
	assert_int_equal(gd_calendar_day(&c, day("2018-02-11")).makeup, true);
	gd_calendar_release(&c);
}

/* What lies beside it, in November, in January and past the file's end, stays. */
static void
a_december_is_replaced_alone(void **state)
{
	static const char *const known[] = {
		"2030-11-01", "2030-11-30", "2030-12-01", "2030-12-31",
		"2031-01-01", "2031-01-20", "2032-12-30",
	};
	struct gd_calendar_row rows[] = {
		{ day("2030-12-10"), false, "new" },
		{ day("2032-12-10"), false, "not of the file" },
	};
	struct gd_calendar c;
	size_t i;

	(void)state;
	gd_calendar_init(&c, shanghai);
	for (i = 0; i < GD_ARRAY_LEN(known); i++)
		gd_calendar_add_notice(&c, day(known[i]), false, "old");
	gd_calendar_replace_notice(&c, rows, 1);
	assert_int_equal(c.notice_len, 6);
	for (i = 0; i < GD_ARRAY_LEN(known); i++) {
		const char *name = gd_calendar_day(&c, day(known[i])).name;

		if ((name == NULL) != (i == 2 || i == 3))
			fail_msg("%s: %s", known[i], name ? name : "gone");
	}
	assert_string_equal(gd_calendar_day(&c, rows[0].day).name, "new");
	gd_calendar_release(&c);
}

static void
what_follows_the_file_does_not_make_it_whole(void **state)
{
	struct gd_calendar_row rows[] = {
		{ day("2021-01-01"), false, NULL },
		{ day("2021-10-01"), false, NULL },	/* not of the file */
	};
	struct gd_calendar c;

	(void)state;
	support_load(&c, 0);
	gd_calendar_replace_notice(&c, rows, 1);
	assert_true(gd_calendar_day(&c, day("2021-02-20")).makeup);
	gd_calendar_release(&c);
}

static void
a_dropped_year_is_an_estimate_again(void **state)
{
	struct gd_calendar c;

	(void)state;
	support_load(&c, 0);
	gd_calendar_add_notice(&c, day("2021-12-01"), false, "x");
	gd_calendar_add_notice(&c, day("2022-11-30"), false, "x");
	gd_calendar_add_notice(&c, day("2022-12-01"), false, "x");
	gd_calendar_drop_year(&c, 2022);
	gd_calendar_seal(&c);
	assert_false(gd_calendar_published(&c, 2022));
	assert_true(gd_calendar_published(&c, 2021));
	assert_true(gd_calendar_published(&c, 2023));
	assert_int_equal(gd_calendar_day(&c, day("2022-01-01")).kind,
			 GD_DAY_HOLIDAY);
	assert_int_equal(gd_calendar_day(&c, day("2022-01-29")).kind,
			 GD_DAY_REST);
	assert_int_equal(c.notice[c.notice_len - 1].day, day("2026-10-10"));
	assert_non_null(gd_calendar_day(&c, day("2021-12-01")).name);
	assert_null(gd_calendar_day(&c, day("2022-11-30")).name);
	assert_non_null(gd_calendar_day(&c, day("2022-12-01")).name);
	/* the notice for 2023 stays, its day in 2022 included */
	assert_string_equal(gd_calendar_day(&c, day("2022-12-31")).name,
			    "元旦");
	gd_calendar_drop_year(&c, 1066);
	gd_calendar_release(&c);
}

static void
rows_may_come_in_any_order_and_the_later_wins(void **state)
{
	struct gd_calendar c;
	int i;

	(void)state;
	gd_calendar_init(&c, shanghai);
	for (i = 200; i > 0; i--)
		gd_calendar_add_notice(&c, (i * 37) % 211, i % 2 == 0, "a");
	gd_calendar_add_notice(&c, 37, true, "b");
	gd_calendar_add_notice(&c, 37, false, "c");
	gd_calendar_seal(&c);
	for (i = 1; i < (int)c.notice_len; i++)
		assert_true(c.notice[i - 1].day < c.notice[i].day);
	assert_int_equal(c.notice_len, 200);
	assert_string_equal(gd_calendar_day(&c, 37).name, "c");
	assert_int_equal(gd_calendar_day(&c, 37).kind, GD_DAY_REST);
	gd_calendar_release(&c);
	gd_calendar_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_december_row_publishes_nothing),
		cmocka_unit_test(a_notice_that_reaches_back_leaves_the_year_alone),
		cmocka_unit_test(a_whole_year_replaces_and_keeps_its_december),
		cmocka_unit_test(an_amendment_replaces_day_by_day),
		cmocka_unit_test(only_a_file_from_spring_to_autumn_is_a_whole_year),
		cmocka_unit_test(a_december_is_replaced_as_one),
		cmocka_unit_test(a_december_is_replaced_alone),
		cmocka_unit_test(what_follows_the_file_does_not_make_it_whole),
		cmocka_unit_test(a_dropped_year_is_an_estimate_again),
		cmocka_unit_test(rows_may_come_in_any_order_and_the_later_wins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
