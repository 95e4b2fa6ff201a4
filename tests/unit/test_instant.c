/*
 * Days, instants and their ISO form, over all years that can be written.
 */
#include <config.h>

#include "domain/instant.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"

static const struct gd_zone sh = { 28800 };
static const struct gd_zone utc = { 0 };

static void
every_day_of_9999_years_follows_the_one_before(void **state)
{
	struct gd_date d = { 1, 1, 1 };
	gd_day day = -719162;
	int weekday = 1;	/* 0001-01-01 was a Monday, proleptically */

	(void)state;
	for (; d.year <= 9999; day++) {
		struct gd_date back = gd_day_to_date(day);
		bool leap = d.year % 400 == 0 ||
			    (d.year % 4 == 0 && d.year % 100 != 0);
		int len = d.month == 2 ? 28 + leap :
			  (d.month == 4 || d.month == 6 || d.month == 9 ||
			   d.month == 11) ? 30 : 31;

		if (gd_day_from_date(d) != day || back.year != d.year ||
		    back.month != d.month || back.mday != d.mday ||
		    gd_day_weekday(day) != weekday)
			fail_msg("%04d-%02d-%02d is not day %d", d.year,
				 d.month, d.mday, day);
		if (d.mday == 1)
			assert_int_equal(gd_month_days(d.year, d.month), len);
		weekday = weekday % 7 + 1;
		if (++d.mday > len) {
			d.mday = 1;
			d.month++;
		}
		if (d.month > 12) {
			d.month = 1;
			d.year++;
		}
	}
	assert_int_equal(day, 2932897);
}

static void
known_days_have_their_numbers(void **state)
{
	static const struct {
		int y, m, d;
		gd_day day;
		int weekday;
	} cases[] = {
		{ 1970, 1, 1, 0, 4 },	   { 1969, 12, 31, -1, 3 },
		{ 2000, 2, 29, 11016, 2 }, { 2000, 3, 1, 11017, 3 },
		{ 2026, 3, 12, 20524, 4 }, { 2026, 4, 15, 20558, 3 },
		{ 1900, 3, 1, -25508, 4 }, { 9999, 12, 31, 2932896, 5 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_date d = { cases[i].y, cases[i].m, cases[i].d };

		assert_int_equal(gd_day_from_date(d), cases[i].day);
		assert_int_equal(gd_day_weekday(cases[i].day),
				 cases[i].weekday);
	}
}

static void
dates_that_do_not_exist_are_invalid(void **state)
{
	(void)state;
	assert_true(gd_date_valid(2024, 2, 29));
	assert_true(gd_date_valid(2000, 2, 29));
	assert_false(gd_date_valid(2026, 2, 29));
	assert_false(gd_date_valid(1900, 2, 29));
	assert_false(gd_date_valid(2026, 4, 31));
	assert_false(gd_date_valid(2026, 0, 1));
	assert_false(gd_date_valid(2026, 13, 1));
	assert_false(gd_date_valid(2026, 1, 0));
	assert_false(gd_date_valid(0, 1, 1));
	assert_true(gd_date_valid(1, 1, 1));
	assert_true(gd_date_valid(9999, 12, 31));
	assert_false(gd_date_valid(10000, 1, 1));
	assert_int_equal(gd_month_days(2026, 0), 0);
	assert_int_equal(gd_month_days(2026, 13), 0);
}

static void
a_day_begins_at_midnight_of_its_zone(void **state)
{
	static const int offsets[] = {
		28800, 21600, 0, -18000, 50400, -50400, 20700
	};
	size_t i;
	gd_day day;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(offsets); i++) {
		struct gd_zone z = { offsets[i] };

		for (day = -40000; day < 40000; day += 97) {
			gd_instant t = gd_day_start(day, z);

			assert_int_equal(gd_instant_day(t, z), day);
			assert_int_equal(gd_instant_day(t - 1, z), day - 1);
			assert_int_equal(gd_instant_day(t + 86399, z), day);
			assert_int_equal(gd_instant_day(t + 86400, z), day + 1);
		}
	}
}

static void
split_and_join_are_inverse(void **state)
{
	int64_t t;

	(void)state;
	for (t = -62135596800; t < 253402300799; t += 86400 * 17 + 12345) {
		struct gd_datetime dt = gd_instant_split(t, utc);

		assert_int_equal(gd_instant_join(dt, utc), t);
		dt = gd_instant_split(t, sh);
		assert_int_equal(gd_instant_join(dt, sh), t);
		assert_in_range(dt.hour, 0, 23);
		assert_in_range(dt.minute, 0, 59);
		assert_in_range(dt.second, 0, 59);
	}
}

static void
the_edges_of_int64_do_no_harm(void **state)
{
	struct gd_buf b = GD_BUF_INIT;

	(void)state;
	assert_int_equal(gd_instant_day(GD_INSTANT_NONE, sh), GD_DAY_NONE);
	assert_int_equal(gd_instant_day(INT64_MAX, sh), INT32_MAX);
	assert_int_equal(gd_instant_day(INT64_MIN + 1, sh), GD_DAY_NONE + 1);
	assert_true(gd_day_start(GD_DAY_NONE, sh) == GD_INSTANT_NONE);
	(void)gd_instant_split(INT64_MAX, sh);
	(void)gd_instant_split(INT64_MIN, sh);
	gd_instant_format(&b, GD_INSTANT_NONE, sh);
	gd_day_format(&b, GD_DAY_NONE);
	assert_string_equal(b.s, "");
	gd_buf_release(&b);
}

static void
iso_text_is_written_with_the_offset(void **state)
{
	static const struct {
		gd_instant t;
		int32_t offset_s;
		const char *text;
	} cases[] = {
		{ 1773277440, 28800, "2026-03-12T09:04:00+08:00" },
		{ 1773277440, 0, "2026-03-12T01:04:00+00:00" },
		{ 1773277441, -20700, "2026-03-11T19:19:01-05:45" },
		{ 0, 28800, "1970-01-01T08:00:00+08:00" },
		{ -1, 0, "1969-12-31T23:59:59+00:00" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_zone z = { cases[i].offset_s };
		struct gd_buf b = GD_BUF_INIT;
		gd_instant back = 5;

		gd_instant_format(&b, cases[i].t, z);
		assert_string_equal(b.s, cases[i].text);
		assert_int_equal(gd_instant_parse(b.s, utc, &back, NULL),
				 GD_OK);
		assert_int_equal(back, cases[i].t);
		gd_buf_release(&b);
	}
}

static void
iso_text_is_read_in_all_its_forms(void **state)
{
	static const struct {
		const char *s;
		gd_instant t;	/* read in +08:00 */
	} cases[] = {
		{ "2026-03-12", 1773244800 },
		{ "2026-03-12T09:04", 1773277440 },
		{ "2026-03-12 09:04", 1773277440 },
		{ "2026-03-12T09:04:00", 1773277440 },
		{ "2026-03-12T09:04:59", 1773277499 },
		{ "2026-03-12T01:04Z", 1773277440 },
		{ "2026-03-12T01:04:00Z", 1773277440 },
		{ "2026-03-12T09:04+08", 1773277440 },
		{ "2026-03-12T09:04+0800", 1773277440 },
		{ "2026-03-12T09:04+08:00", 1773277440 },
		{ "2026-03-11T19:34-05:30", 1773277440 },
		{ "2026-03-12T15:04+14:00", 1773277440 },
		{ "0001-01-01", -62135625600 },
		{ "9999-12-31T23:59:59", 253402271999 },
		{ "2024-02-29T00:00", 1709136000 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		gd_instant t = 7;

		if (gd_instant_parse(cases[i].s, sh, &t, NULL) != GD_OK ||
		    t != cases[i].t)
			fail_msg("'%s' is %lld", cases[i].s, (long long)t);
	}
}

static void
what_is_not_iso_is_refused_untouched(void **state)
{
	static const char *const cases[] = {
		"", " ", "2026", "2026-03", "2026-3-12", "26-03-12",
		"2026-02-30", "2025-02-29", "2026-04-31", "2026-13-01",
		"2026-00-10", "2026-01-00", "0000-01-01", "2026-03-12 ",
		" 2026-03-12", "2026-03-12T", "2026-03-12T9:04",
		"2026-03-12T25:00", "2026-03-12T24:00", "2026-03-12T23:60",
		"2026-03-12T23:59:60", "2026-03-12T09", "2026-03-12T09:4",
		"2026-03-12T09:04:", "2026-03-12T09:04:1",
		"2026-03-12T09:04:00.5", "2026-03-12T09:04 ",
		"2026-03-12T09:04z", "2026-03-12t09:04", "2026-03-12T09:04Zx",
		"2026-03-12T09:04+8", "2026-03-12T09:04+08:", "2026-03-12Z",
		"2026-03-12T09:04+08:0", "2026-03-12T09:04+080",
		"2026-03-12T09:04+08:60", "2026-03-12T09:04+14:01",
		"2026-03-12T09:04+15", "2026-03-12T09:04+08:00x",
		"2026-03-12  09:04", "2026-03-12\t09:04", "+026-03-12",
		"2026-03-12T-9:04", "2026/03/12", "20260312",
		"9999-12-31T23:59-08:00", "0001-01-01T00:00+14:00", "junk",
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_error err = GD_ERROR_INIT;
		gd_instant t = 7;

		if (gd_instant_parse(cases[i], sh, &t, &err) != GD_EINVAL ||
		    t != 7 || err.status != GD_EINVAL || err.text[0] == '\0')
			fail_msg("'%s' was taken", cases[i]);
	}
}

static void
a_day_is_ten_characters_and_no_more(void **state)
{
	gd_day day = 7;

	(void)state;
	assert_true(gd_day_parse("2026-03-12", &day));
	assert_int_equal(day, 20524);
	day = 7;
	assert_false(gd_day_parse("2026-03-12T", &day));
	assert_false(gd_day_parse("2026-03-1", &day));
	assert_false(gd_day_parse("2026-02-29", &day));
	assert_false(gd_day_parse("", &day));
	assert_int_equal(day, 7);
}

static void
zones_are_names_or_offsets(void **state)
{
	static const struct {
		const char *s;
		int32_t offset_s;
	} good[] = {
		{ "Asia/Shanghai", 28800 }, { "Asia/Urumqi", 21600 },
		{ "UTC", 0 }, { "Z", 0 }, { "+08:00", 28800 },
		{ "+0800", 28800 }, { "+08", 28800 }, { "-05:30", -19800 },
		{ "+14:00", 50400 }, { "-00:30", -1800 },
		{ "+05:59", 21540 }, { "+0900", 32400 }, { "+0959", 35940 },
	};
	static const char *const bad[] = {
		"", "Shanghai", "asia/shanghai", "+8", "08:00", "+14:01",
		"+08:60", "+08:00 ", "+99", "Mars/Olympus",
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(good); i++) {
		struct gd_zone z = { 1 };

		assert_int_equal(gd_zone_parse(good[i].s, &z, NULL), GD_OK);
		assert_int_equal(z.offset_s, good[i].offset_s);
	}
	for (i = 0; i < GD_ARRAY_LEN(bad); i++) {
		struct gd_zone z = { 1 };
		struct gd_error err = GD_ERROR_INIT;

		assert_int_equal(gd_zone_parse(bad[i], &z, &err), GD_EINVAL);
		assert_int_equal(z.offset_s, 1);
		assert_non_null(strstr(err.text, "Asia/Shanghai"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_9999_years_follows_the_one_before),
		cmocka_unit_test(known_days_have_their_numbers),
		cmocka_unit_test(dates_that_do_not_exist_are_invalid),
		cmocka_unit_test(a_day_begins_at_midnight_of_its_zone),
		cmocka_unit_test(split_and_join_are_inverse),
		cmocka_unit_test(the_edges_of_int64_do_no_harm),
		cmocka_unit_test(iso_text_is_written_with_the_offset),
		cmocka_unit_test(iso_text_is_read_in_all_its_forms),
		cmocka_unit_test(what_is_not_iso_is_refused_untouched),
		cmocka_unit_test(a_day_is_ten_characters_and_no_more),
		cmocka_unit_test(zones_are_names_or_offsets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
