/*
 * The table of cases as a volunteer sees it: columns, orders, filter, marks.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/rig.h"

#define FIRST_ROW 3

/* The sum in a row of the table, in yuan; -1: none. */
static double
sum_in(struct rig *r, int row)
{
	const char *s = strstr(rig_row(r, row), "\u00a5");
	double yuan = 0;

	if (!s)
		return -1;
	for (s += strlen("\u00a5"); *s && *s != '.' && *s != ' '; s++)
		if (*s != ',')
			yuan = yuan * 10 + (*s - '0');
	return yuan;
}

static void
a_column_is_chosen_and_sorted_by(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 120,
					 .lang = "en", .demo = 60 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "t");
	rig_expect(r, "Due \u25be");
	rig_send(r, KEY_RIGHT KEY_RIGHT "o");
	rig_expect(r, "Sorted: Amount");
	rig_expect(r, "Amount \u25be");
	for (int i = 0; i < 10; i++)
		assert_true(sum_in(r, FIRST_ROW + i) >=
			    sum_in(r, FIRST_ROW + i + 1));
	rig_send(r, "o");
	rig_expect(r, "turned round");
	rig_expect(r, "Amount \u25b4");
	for (int i = 0; i < 10; i++)
		assert_true(sum_in(r, FIRST_ROW + i) <=
			    sum_in(r, FIRST_ROW + i + 1));
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	rig_end(r, false);
}

/* The order survives pages, and every case comes once. */
static void
pages_go_on_where_the_last_ended(void **state)
{
	const struct rig_setup setup = { .rows = 16, .cols = 80,
					 .lang = "en", .demo = 150 };
	struct rig *r = rig_start(&setup);
	char last[16], first[16];

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "t" KEY_RIGHT "o");
	rig_expect(r, "Merchant \u25be");
	snprintf(first, sizeof first, "%.12s", rig_row(r, FIRST_ROW) + 2);
	rig_send(r, "G");
	rig_settle(r);
	assert_int_not_equal(strncmp(first, rig_row(r, FIRST_ROW) + 2, 7), 0);
	rig_send(r, "o");
	rig_expect(r, "Merchant \u25b4");
	rig_send(r, "G");
	rig_settle(r);
	/* Turned round, the first of before stands last. */
	snprintf(last, sizeof last, "%.7s", strstr(first, "GD-"));
	assert_true(rig_shows(r, last));
	rig_end(r, false);
}

static void
a_filter_says_what_it_hides_and_marks_are_acted_on(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 100,
					 .lang = "en", .demo = 60 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "t");
	rig_expect(r, "Table");
	rig_send(r, "f");
	rig_expect(r, "Filter");
	rig_send(r, "stage:service" KEY_ENTER);
	rig_expect(r, " hidden: stage:service; Esc shows all");
	rig_send(r, "  ");
	rig_expect(r, "\u2713");
	rig_send(r, "T");
	rig_expect(r, "2 cases");
	rig_send(r, KEY_ESC);
	rig_settle(r);
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "\u2713");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "hidden");
	rig_send(r, KEY_ENTER);
	rig_expect_gone(r, "Table");
	rig_end(r, false);
}

static void
every_size_and_chinese_fit(void **state)
{
	static const int sizes[][2] = { { 16, 60 }, { 24, 80 }, { 60, 200 } };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct rig_setup setup = {
			.rows = sizes[i][0], .cols = sizes[i][1],
			.lang = "zh_CN", .demo = 30
		};
		struct rig *r = rig_start(&setup);

		rig_expect(r, "GD-0");
		rig_send(r, "t");
		rig_expect(r, "案件表");
		/* To the last column: the one before moved out. */
		for (int k = 0; k < 24; k++)
			rig_send(r, KEY_RIGHT);
		rig_send(r, "o");
		rig_expect(r, "排序：案件");
		rig_expect(r, "GD-0001");
		rig_end(r, false);
	}
}

/* A filter is typed with Tab's help, kept, shown by its key, renamed, removed. */
static void
a_view_is_made_shown_renamed_and_removed(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 100,
					 .lang = "en", .demo = 60 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "d");
	rig_expect(r, "Deadlines");
	rig_send(r, "fsta");
	rig_expect(r, "Tab stage:");
	rig_send(r, "\t");
	rig_expect(r, "prepare");
	rig_send(r, "plat\t type:fraud,qualty open");
	rig_expect(r, "did you mean 'type:quality'");
	for (int i = 0; i < 12; i++)
		rig_send(r, "\177");
	rig_expect_gone(r, "did you mean");
	rig_send(r, " merchant:\t");
	rig_expect(r, "merchant:\u4e49");	/* the first by its name */
	rig_send(r, "\025stage:platform" KEY_ENTER);
	rig_expect(r, "[stage:platform");
	rig_send(r, "=");
	rig_expect(r, "Keep this filter as a view");
	rig_send(r, "high" KEY_ENTER);
	rig_expect(r, "Kept as @high");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "[stage:platform");
	rig_send(r, "1");
	rig_expect(r, "[@high");
	rig_send(r, "1");
	rig_expect_gone(r, "[@high");
	rig_send(r, "@");
	rig_expect(r, "Views");
	rig_send(r, "12");
	rig_expect(r, "its key stays");
	rig_send(r, "er" KEY_ENTER);
	rig_expect(r, "Called @higher from now on");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	rig_send(r, "@11");
	rig_expect(r, "hidden: @higher");
	rig_send(r, "@13");
	rig_expect(r, "@higher is gone");
	rig_end(r, false);
}

/* A list that is held whole goes to the line that holds the words. */
static void
a_slash_finds_in_a_list(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 100,
					 .lang = "en", .demo = 60 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "S");
	rig_expect(r, "Settings");
	rig_send(r, "/");
	rig_expect(r, "Find in this list");
	rig_send(r, "quiet" KEY_ENTER);
	rig_expect(r, "[alerts.quiet_from]");
	rig_send(r, "/" KEY_ENTER);
	rig_expect(r, "[alerts.quiet_until]");
	rig_send(r, "/");
	rig_expect(r, "Find in this list");
	rig_send(r, "\025zzz" KEY_ENTER);
	rig_expect(r, "Nothing here holds 'zzz'");
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_is_chosen_and_sorted_by),
		cmocka_unit_test(pages_go_on_where_the_last_ended),
		cmocka_unit_test(
			a_filter_says_what_it_hides_and_marks_are_acted_on),
		cmocka_unit_test(every_size_and_chinese_fit),
		cmocka_unit_test(a_view_is_made_shown_renamed_and_removed),
		cmocka_unit_test(a_slash_finds_in_a_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
