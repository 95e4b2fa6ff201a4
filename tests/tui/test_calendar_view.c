/*
 * The calendar of what is due, and the date calculator.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tui/rig.h"

static struct rig *
calendar(int rows, int cols, const char *lang)
{
	const struct rig_setup setup = { .rows = rows, .cols = cols,
					 .lang = lang, .demo = 40 };
	struct rig *r = rig_start(&setup);

	rig_expect(r, strcmp(lang, "en") == 0 ? "Board" : "看板");
	rig_send(r, "d");
	rig_expect(r, strcmp(lang, "en") == 0 ? "daily review" : "今日复核");
	rig_send(r, "C");
	rig_expect(r, "[12]");
	return r;
}

static void
a_month_marks_today_and_counts_days(void **state)
{
	struct rig *r = calendar(24, 80, "en");

	(void)state;
	rig_expect(r, "Calendar of deadlines  2026-03");
	rig_expect(r, " due");
	rig_expect(r, "Thu 12 Mar");
	/* Make-up day and holiday stand in the grid. */
	rig_expect(r, "28 work");
	rig_expect(r, "清明节");
	rig_end(r, false);
}

static void
enter_lists_the_day_and_escape_comes_back(void **state)
{
	struct rig *r = calendar(40, 120, "en");

	(void)state;
	rig_send(r, KEY_RIGHT);
	rig_expect(r, "Fri 13 Mar: ");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Deadlines  tomorrow 24:00");
	assert_false(rig_shows(r, " Overdue "));
	rig_send(r, KEY_ESC);
	rig_expect(r, "Calendar of deadlines");
	rig_end(r, false);
}

static void
a_week_names_what_falls(void **state)
{
	struct rig *r = calendar(40, 120, "en");

	(void)state;
	rig_send(r, "\t");
	rig_expect(r, "by week");
	rig_expect(r, "GD-0");
	rig_send(r, "\033[6~");
	rig_expect(r, "Thu 19 Mar");
	rig_send(r, "t");
	rig_expect(r, "Thu 12 Mar");
	rig_end(r, false);
}

static void
a_chinese_month_fits_60_by_16(void **state)
{
	struct rig *r = calendar(24, 80, "zh_CN");

	(void)state;
	rig_resize(r, 16, 60);
	rig_expect(r, "[12](");
	rig_end(r, false);
}

static void
the_calculator_answers_as_one_types(void **state)
{
	const struct rig_setup setup = { .rows = 30, .cols = 100,
					 .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "w");
	rig_expect(r, "Date calculator");
	rig_expect(r, "Thu 19 Mar: it ends 19 Mar 24:00");
	rig_send(r, "\177\177" "15wd");
	rig_expect(r, "Thu 2 Apr: it ends 2 Apr 24:00");
	rig_expect(r, "not counted: rest day");
	rig_send(r, "x");
	rig_expect(r, "Give a period such as 72h");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_month_marks_today_and_counts_days),
		cmocka_unit_test(enter_lists_the_day_and_escape_comes_back),
		cmocka_unit_test(a_week_names_what_falls),
		cmocka_unit_test(a_chinese_month_fits_60_by_16),
		cmocka_unit_test(the_calculator_answers_as_one_types),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
