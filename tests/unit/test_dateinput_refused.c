/*
 * Dates that do not exist, fit two days or are none at all.
 */
#include <config.h>

#include "domain/dateinput.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"
#include "support_dateinput.h"

/* Refused either way, with these words in the sentence. */
static void
refuse(const char *s, const char *now, const char *words)
{
	int past;

	for (past = 0; past < 2; past++) {
		struct gd_dateinput out = { .at = 5, .day = 7 };
		struct gd_error err = GD_ERROR_INIT;

		if (gd_dateinput_parse(s, at(now), sh, past, &out, &err) !=
		    GD_EINVAL)
			fail_msg("'%s' became day %d", s, out.day);
		if (strstr(err.text, words) == NULL)
			fail_msg("'%s': %s", s, err.text);
		assert_int_equal(out.at, 5);
		assert_int_equal(out.day, 7);
	}
}

static void
days_that_do_not_exist_are_named(void **state)
{
	static const struct {
		const char *s, *words;
	} cases[] = {
		{ "2026-02-30", "no day 30 in 2026-02" },
		{ "2月30日", "that month has 2" }, { "2-30", "no day 30" },
		{ "2026-02-29", "that month has 28" },
		{ "2025年2月29日", "no day 29 in 2025-02" },
		{ "2-29", "no day 29" }, { "4-31", "no day 31" },
		{ "四月三十一日", "no day 31" }, { "2026.4.31", "no day 31" },
		{ "20260431", "no day 31 in 2026-04" }, { "3-0", "no day 0" },
		{ "上个月31号", "no day 31 in 2026-02" },
		{ "下个月31号", "no day 31 in 2026-04" },
		{ "32号", "no day 32" }, { "0号", "no day 0" },
		{ "13-8", "month 13" }, { "2026-13-08", "month 13" },
		{ "0-8", "month 0" }, { "13月8日", "month 13" },
		{ "211111113月8日", "month 211111113" },
		{ "20.15", "month 20" }, { "20261308", "month 13" },
		{ "0026-03-08", "year" }, { "20226-3-8", "not a date" },
		{ "1026-03-08", "year" }, { "9999-12-31", "year" },
		{ "2200-01-01", "year" }, { "1899-12-31", "year" },
		{ "200年前", "year" }, { "5000年前", "year" },
		{ "2026-03-08 25:00", "24-hour" }, { "昨天25点", "24-hour" },
		{ "昨天8:60", "00 to 59" }, { "昨天8点60分", "00 to 59" },
		{ "昨天8:15:60", "00 to 59" }, { "99999天前", "too far" },
		{ "9999周前", "too far" },
		{ "36526天前", "too far" }, { "5218周前", "too far" }, { "999999小时前", "too far" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++)
		refuse(cases[i].s, THURSDAY, cases[i].words);
	refuse("1个月前", "2026-03-31T09:00", "no day 31 in 2026-02");
	refuse("1年前", "2024-02-29T09:00", "no day 29 in 2023-02");
}

static void
what_has_two_readings_is_refused(void **state)
{
	static const struct {
		const char *s, *words;
	} cases[] = {
		{ "3/8/2026", "more than one order" },
		{ "8-3-26", "more than one order" },
		{ "26.3.8", "more than one order" },
		{ "26年3月8日", "more than one order" },
		{ "昨天24:00", "00:00 of the day after" },
		{ "昨天24点", "00:00 of the day after" },
		{ "2026-03-08 24:00", "00:00 of the day after" },
		{ "昨天晚上12点", "two days" }, { "昨晚12点", "two days" },
		{ "昨天晚上1点", "two days" }, { "昨天半夜2点", "two days" },
		{ "昨天深夜0点", "two days" },
		{ "昨天早上20点", "24-hour" }, { "昨天早上3点", "24-hour" },
		{ "昨天上午12点", "24-hour" }, { "昨天上午13点", "24-hour" },
		{ "昨天下午0点", "24-hour" }, { "昨天下午20点", "24-hour" },
		{ "昨天凌晨7点", "24-hour" }, { "昨天中午3点", "24-hour" },
		{ "昨天中午10点", "24-hour" }, { "昨天傍晚9点", "24-hour" },
		{ "昨天晚上15点", "24-hour" }, { "昨天晚上3pm", "24-hour" },
		{ "yesterday 13pm", "24-hour" }, { "yesterday 0am", "24-hour" },
		{ "上周末", "two days" }, { "周末", "two days" },
		{ "last weekend", "not a date" },
		/* Thursday 12 March: Monday of last week, or three days ago */
		{ "last monday", "2026-03-02 or 2026-03-09" },
		{ "last wednesday", "2026-03-04 or 2026-03-11" },
		{ "next friday", "2026-03-20 or 2026-03-13" },
		{ "next sunday", "2026-03-22 or 2026-03-15" },
		{ "this monday", "2026-03-09 or 2026-03-16" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++)
		refuse(cases[i].s, THURSDAY, cases[i].words);
	refuse("last friday", "2026-03-14T09:00", "2026-03-06 or 2026-03-13");
}

static void
what_is_no_date_is_refused(void **state)
{
	static const char *const cases[] = {
		"", " ", "abc", "8", "08", "308", "2026", "260308", "2026030",
		"202603081", "202603082015", "-3-8", "3-", "-8", "3--8",
		"2026-3/8", "2026/3-8", "3-8-", "3 8", "3-8 20", "3-8x",
		"3-8 20:1", "3-8 20:155", "3-8 20:15:1", "3-8 2015",
		"昨天8点5", "昨天三点五", "昨天8点零15", "昨天3点2刻", "昨天8点15分9",
		"昨天今天", "昨天前天", "昨天 3-8", "昨天吗", "大昨天", "前前天",
		"3天", "三天", "两三天前", "三五天前", "几天前", "好几天前", "半天前",
		"3月前", "3日前", "8号前", "3月8日前", "8号楼", "周", "星期",
		"上周", "下周", "周八", "周15点", "星期12", "上上上上周三", "一",
		"周五六", "去周五", "月8号", "last", "last week", "next month",
		"3 days", "days ago", "in days", "ago", "in", "yesterdays",
		"today1", "monday2", "am", "3am3", "pm 3", "早上", "晚上", "上午",
		"20点钟半", "now 8:00", "2小时前 8:00", "现在周四8点",
		"2026-03-08T", "2026-03-08TT20:15", "2026-03-08 20:15 x",
		"2026-03-08T20:15+99", "2026-03-08\n20:15", "\xff\xfe",
		"三月二三日", "3月8日9日", "(周五)", "2026-03-08 (周日",
		"todaya", "todayz", "today0", "today9", "now,", ",8:00",
		"的8点", "周50", "周59点", "下下下下周一", "上上上上个月8号",
		"202603080", "202603089", "昨天20:1a", "昨天20:a1", "昨天20:150",
		"昨天20:159", "昨天20:1:", "昨天20:/5", "昨天20:5/",
	};
	static const struct {
		const char *s, *words;
	} no_day[] = {
		{ "3月", "names no day" }, { "三月", "names no day" },
		{ "2026年3月", "names no day" }, { "2026年", "names no day" },
		{ "2026-03", "names no day" }, { "2026/3", "names no day" },
		{ "上个月", "names no day" }, { "去年", "names no day" },
		{ "去年3月", "names no day" }, { "明年", "names no day" },
	};
	char longer[300];
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++)
		refuse(cases[i], THURSDAY, "");
	for (i = 0; i < GD_ARRAY_LEN(no_day); i++)
		refuse(no_day[i].s, THURSDAY, no_day[i].words);
	refuse("last", THURSDAY, "not a date");
	refuse("2026-3.8", THURSDAY, "not a date");
	refuse("2026/3.8", THURSDAY, "not a date");
	refuse("2026.3-8", THURSDAY, "not a date");
	refuse("2026-3/8", THURSDAY, "not a date");
	refuse("junk", THURSDAY, "write 2026-03-08");
	memset(longer, '3', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	refuse(longer, THURSDAY, "too long");
}

static void
a_clock_without_sense_is_no_today(void **state)
{
	static const gd_instant nows[] = {
		GD_INSTANT_NONE, INT64_MIN + 1, INT64_MAX
	};
	struct gd_dateinput out;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(nows); i++) {
		assert_int_equal(gd_dateinput_parse("昨天", nows[i], sh, true,
						    &out, NULL), GD_EINVAL);
		assert_int_equal(gd_dateinput_parse("2026-03-08", nows[i], sh,
						    true, &out, NULL), GD_OK);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_that_do_not_exist_are_named),
		cmocka_unit_test(what_has_two_readings_is_refused),
		cmocka_unit_test(what_is_no_date_is_refused),
		cmocka_unit_test(a_clock_without_sense_is_no_today),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
