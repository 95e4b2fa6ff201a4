/*
 * The board as a volunteer sees it: sizes, languages, keys, moves, rings.
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

static void
stages_stand_side_by_side_at_120_columns(void **state)
{
	const struct rig_setup setup = { .rows = 40, .cols = 120,
					 .lang = "en", .demo = 40 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_expect(r, "overdue");
	assert_non_null(strstr(rig_row(r, 0), "2026-03-12"));
	assert_non_null(strstr(rig_row(r, 0), "09:04"));
	assert_int_equal(rig_find(r, "Enter open"), 39);
	assert_true(rig_find(r, "GD-00") > 3);
	rig_end(r, false);
}

static void
chinese_board_fits_80_by_24(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "zh_CN", .demo = 40 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "案件看板");
	rig_expect(r, "平台客服");
	assert_true(rig_find(r, "GD-00") > 3);
	assert_non_null(strstr(rig_row(r, 23), "打开"));
	rig_end(r, false);
}

static void
wide_screen_shows_the_selected_case_beside(void **state)
{
	const struct rig_setup setup = { .rows = 60, .cols = 200,
					 .lang = "zh_CN", .demo = 40 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "案件看板");
	rig_expect(r, "司法程序");
	rig_expect(r, "取证准备");
	rig_end(r, false);
}

static void
empty_board_says_how_to_begin(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "No open cases yet");
	rig_send(r, "q");
	assert_int_equal(rig_wait(r), 0);
	assert_false(rig_altscreen(r));
	rig_end(r, false);
}

static void
small_window_says_so_and_comes_back(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .demo = 10 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_resize(r, 10, 40);
	rig_expect(r, "too small");
	rig_resize(r, 40, 132);
	rig_expect(r, "Board");
	rig_expect(r, "GD-00");
	rig_end(r, false);
}

static void
help_is_made_from_the_keys_and_runs_actions(void **state)
{
	const struct rig_setup setup = { .rows = 40, .cols = 100, .lang = "en",
					 .demo = 10 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "?");
	rig_expect(r, "Help: Board");
	rig_send(r, "overdue, due");
	rig_expect(r, "what is overdue, due today, due soon");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "daily review");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	rig_end(r, false);
}

static void
an_action_is_found_by_the_first_letters_of_its_pinyin(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "zh_CN", .demo = 1 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "案件看板");
	rig_send(r, ":" "jtdq");
	rig_expect(r, "今天到期");
	rig_expect_gone(r, "结案");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "今日复核");
	rig_send(r, KEY_ESC);
	rig_expect(r, "案件看板");
	/* What is called so comes before what only speaks of it. */
	rig_send(r, ":" "sj");
	rig_expect(r, "把案件推进一级");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "升级：到哪里？");
	/* In English, too; what cannot be done says what it is and why not. */
	rig_send(r, KEY_ESC);
	rig_expect(r, "案件看板");
	rig_send(r, "?" "open a closed");
	rig_expect(r, "恢复办理已结案的案件（现在不行：");
	rig_end(r, false);
}

static void
the_tabs_of_a_case_are_reached_from_each_other(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .demo = 1 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "7 Answers");
	rig_send(r, "3");
	rig_expect(r, "Completeness");
	rig_send(r, "4");
	rig_expect(r, "Fits now");
	rig_send(r, "5");
	rig_expect(r, "Similar cases");
	rig_send(r, "?merch");
	rig_expect(r, "the merchant");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Help");
	rig_send(r, "6");
	rig_expect(r, "Merchant #");
	rig_send(r, "7");
	rig_expect(r, "7 Answers");
	/* The same by the mouse; back leads to the case, once. */
	rig_send(r, "\033[<0;25;6M" "\033[<0;25;6m");
	rig_expect(r, "Completeness");
	rig_send(r, KEY_ESC);
	rig_expect(r, "7 Answers");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	rig_end(r, false);
}

static void
chinese_letter_is_answered_kindly(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .demo = 10 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "\xe6\x96\xb0");
	rig_expect(r, "Keys here are Latin letters");
	rig_end(r, false);
}

static void
filter_shows_what_it_hides_and_escape_leaves_it(void **state)
{
	const struct rig_setup setup = { .rows = 30, .cols = 120, .lang = "en",
					 .demo = 40 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "f");
	rig_expect(r, "Filter");
	rig_send(r, "tpye:fraud" KEY_ENTER);
	rig_expect(r, "tpye");
	rig_send(r, "\025" "type:fraud" KEY_ENTER);
	rig_expect(r, " hidden: type:fraud");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "hidden: type:fraud");
	rig_end(r, false);
}

static void
the_cursor_goes_where_cards_are(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .demo = 40 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "fstage:court" KEY_ENTER);
	rig_expect(r, " hidden: stage:court");
	rig_expect(r, "\xe2\x96\x8cGD-");
	/* Who goes to an empty column stands there. */
	rig_send(r, KEY_LEFT);
	rig_expect_gone(r, "\xe2\x96\x8cGD-");
	rig_send(r, "p");
	rig_expect(r, "No case is selected");
	rig_end(r, false);
}

static void
deadlines_list_overdue_first_and_explain_a_date(void **state)
{
	const struct rig_setup setup = { .rows = 60, .cols = 120, .lang = "en",
					 .demo = 40 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "d");
	rig_expect(r, "daily review");
	assert_true(rig_find(r, " Overdue ") > 0);
	assert_true(rig_find(r, " Overdue ") < rig_find(r, " Today "));
	assert_true(rig_find(r, " Today ") <
		    rig_find(r, " Within 72 hours "));
	rig_send(r, "i");
	rig_expect(r, "Why this date");
	rig_expect(r, "Source:");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Why this date");
	rig_end(r, false);
}

/* The merchant of the card in row `row` of the first column. */
static void
name_at(struct rig *r, int row, char out[64])
{
	const char *s = strstr(rig_row(r, row), "GD-");

	assert_non_null(s);
	snprintf(out, 64, "%.12s", s + 8);
}

static void
cards_are_sorted_by_any_column(void **state)
{
	const struct rig_setup setup = { .rows = 40, .cols = 80,
					 .lang = "en", .demo = 60 };
	struct rig *r = rig_start(&setup);
	char first[64], other[64];

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "o");
	rig_expect(r, "Sort the cards");
	rig_send(r, "2");
	rig_expect(r, "[Merchant]");
	rig_settle(r);
	name_at(r, 4, first);
	rig_send(r, "o");
	rig_expect(r, "again: the other way round");
	rig_send(r, "2");
	rig_expect(r, "[Merchant, turned round]");
	rig_settle(r);
	name_at(r, 4, other);
	assert_string_not_equal(first, other);
	rig_send(r, "o2");
	rig_expect_gone(r, "turned round]");
	rig_settle(r);
	name_at(r, 4, other);
	assert_string_equal(first, other);
	rig_send(r, "o4");
	rig_expect_gone(r, "[Merchant");
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stages_stand_side_by_side_at_120_columns),
		cmocka_unit_test(chinese_board_fits_80_by_24),
		cmocka_unit_test(wide_screen_shows_the_selected_case_beside),
		cmocka_unit_test(empty_board_says_how_to_begin),
		cmocka_unit_test(small_window_says_so_and_comes_back),
		cmocka_unit_test(help_is_made_from_the_keys_and_runs_actions),
		cmocka_unit_test(
			an_action_is_found_by_the_first_letters_of_its_pinyin),
		cmocka_unit_test(the_tabs_of_a_case_are_reached_from_each_other),
		cmocka_unit_test(chinese_letter_is_answered_kindly),
		cmocka_unit_test(filter_shows_what_it_hides_and_escape_leaves_it),
		cmocka_unit_test(the_cursor_goes_where_cards_are),
		cmocka_unit_test(deadlines_list_overdue_first_and_explain_a_date),
		cmocka_unit_test(cards_are_sorted_by_any_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
