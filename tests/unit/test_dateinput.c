/*
 * Dates and times as people type them, told from Thursday 12 March 2026, 09:04.
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

/* `past` and `future`: the answer either way; NULL `future`: the same. */
struct date_case {
	const char *s, *past, *future;
};

static void
prove_one(const char *s, const char *now, bool past, const char *expected)
{
	struct gd_dateinput out = { .day = GD_DAY_NONE };
	struct gd_error err = GD_ERROR_INIT;
	bool has_time = strchr(expected, ':') != NULL;

	if (gd_dateinput_parse(s, at(now), sh, past, &out, &err) != GD_OK)
		fail_msg("'%s' at %s: %s", s, now, err.text);
	if (out.at != at(expected) || out.has_time != has_time ||
	    out.day != gd_instant_day(at(expected), sh)) {
		struct gd_buf b = GD_BUF_INIT;

		gd_instant_format(&b, out.at, sh);
		fail_msg("'%s' at %s, past %d: %s (time %d), not %s", s, now,
			 past, b.s, out.has_time, expected);
	}
}

static void
prove(const struct date_case *cases, size_t len, const char *now)
{
	size_t i;

	for (i = 0; i < len; i++) {
		prove_one(cases[i].s, now, true, cases[i].past);
		prove_one(cases[i].s, now, false,
			  cases[i].future ? cases[i].future : cases[i].past);
	}
}

static void
full_dates_need_no_today(void **state)
{
	static const struct date_case cases[] = {
		{ "2026-03-08", "2026-03-08", NULL },
		{ "2026-3-8", "2026-03-08", NULL },
		{ "2026/3/8", "2026-03-08", NULL },
		{ "2026/03/08", "2026-03-08", NULL },
		{ "2026.3.8", "2026-03-08", NULL },
		{ "20260308", "2026-03-08", NULL },
		{ "  2026-03-08 ", "2026-03-08", NULL },
		{ "２０２６－０３－０８", "2026-03-08", NULL },
		{ "2026年3月8日", "2026-03-08", NULL },
		{ "2026年03月08日", "2026-03-08", NULL },
		{ "2026年3月8号", "2026-03-08", NULL },
		{ "2026年3月8", "2026-03-08", NULL },
		{ "2026 年 3 月 8 日", "2026-03-08", NULL },
		{ "二〇二六年三月八日", "2026-03-08", NULL },
		{ "二零二六年十二月三十一日", "2026-12-31", NULL },
		{ "8 March 2026", "2026-03-08", NULL },
		{ "8th of march, 2026", "2026-03-08", NULL },
		{ "Mar 8 2026", "2026-03-08", NULL },
		{ "March 8, 2026", "2026-03-08", NULL },
		{ "the 31st of Dec. 2026", "2026-12-31", NULL },
		{ "Sept 1 2026 20:15", "2026-09-01T20:15:00+08:00", NULL },
		{ "2024-02-29", "2024-02-29", NULL },
		{ "2031-12-01", "2031-12-01", NULL },
		{ "1900-01-01", "1900-01-01", NULL },
		{ "1900年1月1日", "1900-01-01", NULL },
		{ "2199-12-31", "2199-12-31", NULL },
		{ "2199/12/31", "2199-12-31", NULL },
		{ "2026-3-8T09:15", "2026-03-08T09:15", NULL },
		{ "2026-03-08T20:15", "2026-03-08T20:15", NULL },
		{ "2026-03-08T20:15:30", "2026-03-08T20:15:30", NULL },
		{ "2026-03-08T20:15Z", "2026-03-09T04:15", NULL },
		{ "2026-03-08T20:15+09:00", "2026-03-08T19:15", NULL },
		{ "2026-03-08 20:15", "2026-03-08T20:15", NULL },
		{ "2026-3-8T20:15", "2026-03-08T20:15", NULL },
		{ "2026/3/8 20:15", "2026-03-08T20:15", NULL },
		{ "2026/3/8 8:05", "2026-03-08T08:05", NULL },
		{ "2026-03-08 00:00", "2026-03-08T00:00", NULL },
		{ "20260308 20:15", "2026-03-08T20:15", NULL },
		{ "2026年3月8日20点15分", "2026-03-08T20:15", NULL },
		{ "2026年3月8日 20:15:09", "2026-03-08T20:15:09", NULL },
		{ "2026年3月8日20时15分9秒", "2026-03-08T20:15:09", NULL },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), THURSDAY);
}

static void
a_date_without_year_is_the_nearest_on_its_side(void **state)
{
	static const struct date_case cases[] = {
		{ "3-8", "2026-03-08", "2027-03-08" },
		{ "3/8", "2026-03-08", "2027-03-08" },
		{ "3.8", "2026-03-08", "2027-03-08" },
		{ "03-08", "2026-03-08", "2027-03-08" },
		{ "3月8日", "2026-03-08", "2027-03-08" },
		{ "3月8号", "2026-03-08", "2027-03-08" },
		{ "3月8", "2026-03-08", "2027-03-08" },
		{ "三月八号", "2026-03-08", "2027-03-08" },
		{ "三月八日", "2026-03-08", "2027-03-08" },
		{ "十二月三十一日", "2025-12-31", "2026-12-31" },
		{ "12-31", "2025-12-31", "2026-12-31" },
		/* today belongs to both sides */
		{ "3-12", "2026-03-12", "2026-03-12" },
		{ "3-11", "2026-03-11", "2027-03-11" },
		{ "3-13", "2025-03-13", "2026-03-13" },
		{ "2-28", "2026-02-28", "2027-02-28" },
		{ "4-1", "2025-04-01", "2026-04-01" },
		{ "3-8 20:15", "2026-03-08T20:15", "2027-03-08T20:15" },
		{ "3.8 20点", "2026-03-08T20:00", "2027-03-08T20:00" },
		{ "3月8日晚上8点", "2026-03-08T20:00", "2027-03-08T20:00" },
		/* a day of the month */
		{ "8号", "2026-03-08", "2026-04-08" },
		{ "8日", "2026-03-08", "2026-04-08" },
		{ "八号", "2026-03-08", "2026-04-08" },
		{ "12号", "2026-03-12", "2026-03-12" },
		{ "13号", "2026-02-13", "2026-03-13" },
		{ "二十号", "2026-02-20", "2026-03-20" },
		{ "8号20点", "2026-03-08T20:00", "2026-04-08T20:00" },
	};
	static const struct date_case new_year[] = {
		{ "12-31", "2025-12-31", "2026-12-31" },
		{ "1-1", "2026-01-01", "2026-01-01" },
		{ "1-2", "2025-01-02", "2026-01-02" },
		{ "31号", "2025-12-31", "2026-01-31" },
	};
	static const struct date_case leap_day[] = {
		{ "2-29", "2024-02-29", "2024-02-29" },
		{ "2月29日", "2024-02-29", "2024-02-29" },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), THURSDAY);
	prove(new_year, GD_ARRAY_LEN(new_year), "2026-01-01T00:00");
	prove(leap_day, GD_ARRAY_LEN(leap_day), "2024-02-29T23:59");
}

static void
words_are_told_from_today(void **state)
{
	static const struct date_case cases[] = {
		{ "今天", "2026-03-12", NULL }, { "今日", "2026-03-12", NULL },
		{ "昨天", "2026-03-11", NULL }, { "昨日", "2026-03-11", NULL },
		{ "前天", "2026-03-10", NULL }, { "大前天", "2026-03-09", NULL },
		{ "明天", "2026-03-13", NULL }, { "后天", "2026-03-14", NULL },
		{ "大后天", "2026-03-15", NULL },
		{ "昨天20:15", "2026-03-11T20:15", NULL },
		{ "昨天 20:15", "2026-03-11T20:15", NULL },
		{ "昨天晚上8点", "2026-03-11T20:00", NULL },
		{ "昨天的晚上8点", "2026-03-11T20:00", NULL },
		{ "昨晚8点", "2026-03-11T20:00", NULL },
		{ "昨晚", "2026-03-11", NULL },
		{ "今晚9点半", "2026-03-12T21:30", NULL },
		{ "今早8点", "2026-03-12T08:00", NULL },
		{ "昨天晚上", "2026-03-11", NULL },
		{ "today", "2026-03-12", NULL }, { "Today", "2026-03-12", NULL },
		{ "yesterday", "2026-03-11", NULL },
		{ "YESTERDAY 8:15", "2026-03-11T08:15", NULL },
		{ "yesterday at 20:15", "2026-03-11T20:15", NULL },
		{ "yesterday, 3pm", "2026-03-11T15:00", NULL },
		{ "tomorrow", "2026-03-13", NULL },
		{ "the day before yesterday", "2026-03-10", NULL },
		{ "day after tomorrow", "2026-03-14", NULL },
		{ "现在", "2026-03-12T09:04", NULL },
		{ "now", "2026-03-12T09:04", NULL },
		{ "刚才", "2026-03-12T09:04", NULL },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), THURSDAY);
	prove_one("昨天", "2026-03-01T00:00", true, "2026-02-28");
	prove_one("昨天", "2026-01-01T23:59", true, "2025-12-31");
	prove_one("明天", "2024-02-28T23:59", false, "2024-02-29");
}

static void
distances_are_counted_from_today(void **state)
{
	static const struct date_case cases[] = {
		{ "3天前", "2026-03-09", NULL }, { "三天前", "2026-03-09", NULL },
		{ "3 天前", "2026-03-09", NULL }, { "3天以前", "2026-03-09", NULL },
		{ "两天之前", "2026-03-10", NULL }, { "十天前", "2026-03-02", NULL },
		{ "二十三天前", "2026-02-17", NULL }, { "0天前", "2026-03-12", NULL },
		{ "2周前", "2026-02-26", NULL }, { "两周前", "2026-02-26", NULL },
		{ "两个星期前", "2026-02-26", NULL },
		{ "一个礼拜前", "2026-03-05", NULL },
		{ "1个月前", "2026-02-12", NULL }, { "三个月前", "2025-12-12", NULL },
		{ "1年前", "2025-03-12", NULL }, { "3天后", "2026-03-15", NULL },
		{ "一周后", "2026-03-19", NULL },
		{ "36525天前", "1926-03-12", NULL },
		{ "5217周前", "1926-03-18", NULL },
		{ "3天前20:15", "2026-03-09T20:15", NULL },
		{ "3天前晚上8点", "2026-03-09T20:00", NULL },
		{ "3 days ago", "2026-03-09", NULL },
		{ "1 day ago", "2026-03-11", NULL },
		{ "a week ago", "2026-03-05", NULL },
		{ "2 weeks ago", "2026-02-26", NULL },
		{ "a month ago", "2026-02-12", NULL },
		{ "1 year ago", "2025-03-12", NULL },
		{ "in 3 days", "2026-03-15", NULL },
		{ "3 days later", "2026-03-15", NULL },
		{ "3 days ago 20:15", "2026-03-09T20:15", NULL },
		{ "2小时前", "2026-03-12T07:04", NULL },
		{ "两个小时前", "2026-03-12T07:04", NULL },
		{ "30分钟前", "2026-03-12T08:34", NULL },
		{ "10 hours ago", "2026-03-11T23:04", NULL },
		{ "an hour ago", "2026-03-12T08:04", NULL },
		{ "in 5 minutes", "2026-03-12T09:09", NULL },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), THURSDAY);
}

static void
weekdays_belong_to_weeks_that_begin_on_monday(void **state)
{
	/* Thursday 12 March: its week is 9-15 March */
	static const struct date_case cases[] = {
		{ "上周五", "2026-03-06", NULL }, { "上周一", "2026-03-02", NULL },
		{ "上周日", "2026-03-08", NULL }, { "上周四", "2026-03-05", NULL },
		{ "上个周五", "2026-03-06", NULL },
		{ "上星期五", "2026-03-06", NULL },
		{ "上个星期天", "2026-03-08", NULL },
		{ "上礼拜五", "2026-03-06", NULL },
		{ "上上周三", "2026-02-25", NULL },
		{ "上上个星期三", "2026-02-25", NULL },
		{ "这周五", "2026-03-13", NULL }, { "本周一", "2026-03-09", NULL },
		{ "这个星期日", "2026-03-15", NULL },
		{ "下周一", "2026-03-16", NULL }, { "下下周一", "2026-03-23", NULL },
		{ "下个礼拜天", "2026-03-22", NULL },
		/* without a week: the nearest on its side */
		{ "周五", "2026-03-06", "2026-03-13" },
		{ "星期五", "2026-03-06", "2026-03-13" },
		{ "礼拜五", "2026-03-06", "2026-03-13" },
		{ "周四", "2026-03-12", "2026-03-12" },
		{ "周三", "2026-03-11", "2026-03-18" },
		{ "周日", "2026-03-08", "2026-03-15" },
		{ "星期天", "2026-03-08", "2026-03-15" },
		{ "週一", "2026-03-09", "2026-03-16" },
		{ "周5", "2026-03-06", "2026-03-13" },
		{ "上周五20点", "2026-03-06T20:00", NULL },
		{ "上周五晚上8点半", "2026-03-06T20:30", NULL },
		{ "上周三十五点", "2026-03-04T15:00", NULL },
		{ "周五 8:00", "2026-03-06T08:00", "2026-03-13T08:00" },
		{ "monday", "2026-03-09", "2026-03-16" },
		{ "Fri", "2026-03-06", "2026-03-13" },
		{ "thursday", "2026-03-12", "2026-03-12" },
		{ "last friday", "2026-03-06", NULL },
		{ "8 March", "2026-03-08", "2027-03-08" },
		{ "mar 20", "2025-03-20", "2026-03-20" },
		{ "the 8th of march", "2026-03-08", "2027-03-08" },
		{ "last thursday", "2026-03-05", NULL },
		{ "last sunday 20:15", "2026-03-08T20:15", NULL },
		{ "next monday", "2026-03-16", NULL },
		{ "next thursday", "2026-03-19", NULL },
		{ "this friday", "2026-03-13", NULL },
		{ "this thursday", "2026-03-12", NULL },
	};
	static const struct date_case sunday[] = {
		{ "上周五", "2026-03-06", NULL }, { "这周五", "2026-03-13", NULL },
		{ "周日", "2026-03-15", "2026-03-15" },
		{ "周一", "2026-03-09", "2026-03-16" },
		{ "上周日", "2026-03-08", NULL },
	};
	static const struct date_case monday[] = {
		{ "上周日", "2026-03-08", NULL }, { "last sunday", "2026-03-08", NULL },
		{ "周日", "2026-03-08", "2026-03-15" },
		{ "周一", "2026-03-09", "2026-03-09" },
		{ "next monday", "2026-03-16", NULL },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), THURSDAY);
	prove(sunday, GD_ARRAY_LEN(sunday), "2026-03-15T09:04");
	prove(monday, GD_ARRAY_LEN(monday), "2026-03-09T09:04");
}

static void
months_and_years_may_be_named(void **state)
{
	static const struct date_case cases[] = {
		{ "上个月8号", "2026-02-08", NULL }, { "上月8日", "2026-02-08", NULL },
		{ "上个月八号", "2026-02-08", NULL },
		{ "上上个月31号", "2026-01-31", NULL },
		{ "这个月8号", "2026-03-08", NULL }, { "本月20日", "2026-03-20", NULL },
		{ "下个月8号", "2026-04-08", NULL },
		{ "去年3月8日", "2025-03-08", NULL },
		{ "去年十二月三十一日", "2025-12-31", NULL },
		{ "前年3月8日", "2024-03-08", NULL },
		{ "今年12月1日", "2026-12-01", NULL },
		{ "明年1月1日", "2027-01-01", NULL }, { "去年3-8", "2025-03-08", NULL },
		{ "上个月8号20点", "2026-02-08T20:00", NULL },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), THURSDAY);
	prove_one("上个月8号", "2026-01-05T00:00", true, "2025-12-08");
	prove_one("下个月8号", "2026-12-05T00:00", false, "2027-01-08");
}

static void
times_have_many_forms(void **state)
{
	static const struct {
		const char *s, *time;
	} cases[] = {
		{ "20:15", "20:15" }, { "8:05", "08:05" }, { "00:00", "00:00" },
		{ "23:59", "23:59" }, { "08:05:09", "08:05:09" }, { "23:59:59", "23:59:59" },
		{ "20点10", "20:10" }, { "8点零9", "08:09" },
		{ "20:09", "20:09" }, { "20:50", "20:50" },
		{ "２０：１５", "20:15" }, { "20点", "20:00" }, { "0点", "00:00" },
		{ "23点59分", "23:59" }, { "20点15分", "20:15" },
		{ "20点15", "20:15" }, { "20点05", "20:05" }, { "8点5分", "08:05" },
		{ "8点零5", "08:05" }, { "八点零五分", "08:05" },
		{ "20时15分", "20:15" }, { "二十点十五分", "20:15" },
		{ "3点半", "03:30" }, { "三点一刻", "03:15" },
		{ "3点3刻", "03:45" }, { "8点整", "08:00" }, { "8点钟", "08:00" },
		{ "凌晨2点", "02:00" }, { "凌晨12点半", "00:30" },
		{ "凌晨0点", "00:00" }, { "清晨6点", "06:00" },
		{ "早上8点", "08:00" }, { "早晨8点", "08:00" }, { "早8点", "08:00" },
		{ "上午10点", "10:00" }, { "上午11点59分", "11:59" },
		{ "中午12点", "12:00" }, { "中午1点", "13:00" },
		{ "中午11点半", "11:30" }, { "下午3点半", "15:30" },
		{ "下午 3:30", "15:30" }, { "下午12点半", "12:30" },
		{ "下午15点", "15:00" }, { "下午1点", "13:00" },
		{ "傍晚6点", "18:00" }, { "晚上8点", "20:00" },
		{ "晚8点", "20:00" }, { "晚间11点", "23:00" },
		{ "晚上20点", "20:00" }, { "晚上8:15", "20:15" },
		{ "深夜11点半", "23:30" }, { "夜里11点", "23:00" },
		{ "3pm", "15:00" }, { "3 pm", "15:00" }, { "3:30pm", "15:30" },
		{ "12pm", "12:00" }, { "12am", "00:00" }, { "12:30 AM", "00:30" },
		{ "11am", "11:00" }, { "11:59 PM", "23:59" }, { "1am", "01:00" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_buf in = GD_BUF_INIT, out = GD_BUF_INIT;

		gd_buf_addf(&in, "2026-03-08 %s", cases[i].s);
		gd_buf_addf(&out, "2026-03-08T%s", cases[i].time);
		prove_one(in.s, THURSDAY, true, out.s);
		gd_buf_reset(&in);
		gd_buf_addf(&in, "昨天%s", cases[i].s);
		gd_buf_reset(&out);
		gd_buf_addf(&out, "2026-03-11T%s", cases[i].time);
		prove_one(in.s, THURSDAY, true, out.s);
		gd_buf_release(&in);
		gd_buf_release(&out);
	}
}

static void
a_time_alone_is_today_if_it_fits(void **state)
{
	struct gd_dateinput out = { .day = 7 };
	struct gd_error err = GD_ERROR_INIT;

	(void)state;
	prove_one("8:15", THURSDAY, true, "2026-03-12T08:15");
	prove_one("9:04", THURSDAY, true, "2026-03-12T09:04");
	prove_one("8:15:30", THURSDAY, true, "2026-03-12T08:15:30");
	prove_one("9:04", THURSDAY, false, "2026-03-12T09:04");
	prove_one("20点", THURSDAY, false, "2026-03-12T20:00");
	assert_int_equal(gd_dateinput_parse("20:15", at(THURSDAY), sh, true,
					    &out, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, "on which day"));
	assert_int_equal(gd_dateinput_parse("8:15", at(THURSDAY), sh, false,
					    &out, &err), GD_EINVAL);
	assert_int_equal(out.day, 7);
}

static void
a_weekday_beside_a_date_is_checked(void **state)
{
	static const struct date_case cases[] = {
		{ "2026-03-08 周日", "2026-03-08", NULL },
		{ "2026年3月8日（星期日）", "2026-03-08", NULL },
		{ "2026年3月8日星期天20点", "2026-03-08T20:00", NULL },
		{ "2026-03-08 Sunday 20:15", "2026-03-08T20:15", NULL },
		{ "2026-03-08, Sun", "2026-03-08", NULL },
		{ "昨天周三", "2026-03-11", NULL },
	};
	struct gd_dateinput out = { .day = 7 };
	struct gd_error err = GD_ERROR_INIT;

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), THURSDAY);
	assert_int_equal(gd_dateinput_parse("3月8日 周五", at(THURSDAY), sh,
					    true, &out, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, "2026-03-08"));
	assert_int_equal(gd_dateinput_parse("昨天周五", at(THURSDAY), sh, true,
					    &out, &err), GD_EINVAL);
	assert_int_equal(out.day, 7);
}

static void
the_zone_decides_what_today_is(void **state)
{
	struct gd_zone west = { 21600 };
	struct gd_dateinput out;

	(void)state;
	/* 00:30 in Beijing is still the 11th in Urumqi */
	assert_int_equal(gd_dateinput_parse("昨天", at("2026-03-12T00:30"), west,
					    true, &out, NULL), GD_OK);
	assert_int_equal(out.at, at("2026-03-10T02:00"));
	assert_int_equal(gd_dateinput_parse("昨天", at("2026-03-12T00:30"), sh,
					    true, &out, NULL), GD_OK);
	assert_int_equal(out.at, at("2026-03-11T00:00"));
}

static void
every_day_is_read_back_in_every_form(void **state)
{
	static const char *const forms[] = {
		"%04d-%02d-%02d", "%04d/%d/%d", "%04d.%d.%d", "%04d%02d%02d",
		"%04d年%d月%d日"
	};
	gd_day day, today = gd_instant_day(at(THURSDAY), sh);
	size_t f;

	(void)state;
	for (day = today - 800; day < today + 800; day++) {
		struct gd_date d = gd_day_to_date(day);
		struct gd_dateinput out;
		char text[64];

		for (f = 0; f < GD_ARRAY_LEN(forms); f++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
			snprintf(text, sizeof text, forms[f], d.year, d.month,
				 d.mday);
#pragma GCC diagnostic pop
			if (gd_dateinput_parse(text, at(THURSDAY), sh, true,
					       &out, NULL) != GD_OK ||
			    out.day != day)
				fail_msg("'%s'", text);
		}
		/* without a year: on the right side, and less than a year off */
		snprintf(text, sizeof text, "%d-%d", d.month, d.mday);
		if (d.month == 2 && d.mday == 29)
			continue;
		assert_int_equal(gd_dateinput_parse(text, at(THURSDAY), sh, true,
						    &out, NULL), GD_OK);
		assert_in_range(today - out.day, 0, 365);
		assert_int_equal(gd_dateinput_parse(text, at(THURSDAY), sh,
						    false, &out, NULL), GD_OK);
		assert_in_range(out.day - today, 0, 365);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_dates_need_no_today),
		cmocka_unit_test(a_date_without_year_is_the_nearest_on_its_side),
		cmocka_unit_test(words_are_told_from_today),
		cmocka_unit_test(distances_are_counted_from_today),
		cmocka_unit_test(weekdays_belong_to_weeks_that_begin_on_monday),
		cmocka_unit_test(months_and_years_may_be_named),
		cmocka_unit_test(times_have_many_forms),
		cmocka_unit_test(a_time_alone_is_today_if_it_fits),
		cmocka_unit_test(a_weekday_beside_a_date_is_checked),
		cmocka_unit_test(the_zone_decides_what_today_is),
		cmocka_unit_test(every_day_is_read_back_in_every_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
