/*
 * The daily review as a person sees it: groups, marks, snoozing, what was missed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tui/rig.h"

static struct rig *
review(int rows, int cols, const char *lang)
{
	const struct rig_setup setup = { .rows = rows, .cols = cols,
					 .lang = lang, .demo = 40 };
	struct rig *r = rig_start(&setup);

	rig_expect(r, strcmp(lang, "en") == 0 ? "Board" : "看板");
	rig_send(r, "d");
	rig_expect(r, strcmp(lang, "en") == 0 ? "daily review" : "今日复核");
	return r;
}

static void
groups_stand_in_the_order_of_time(void **state)
{
	struct rig *r = review(120, 120, "en");

	(void)state;
	assert_true(rig_find(r, " Overdue ") > 0);
	assert_true(rig_find(r, " Overdue ") < rig_find(r, " Today "));
	assert_true(rig_find(r, " Today ") < rig_find(r, " Within 72 hours "));
	assert_true(rig_find(r, " Within 72 hours ") <
		    rig_find(r, " Within 7 days "));
	assert_true(rig_find(r, " Within 7 days ") <
		    rig_find(r, " Set by law, later "));
	rig_end(r, false);
}

static void
a_chinese_review_fits_80_by_24(void **state)
{
	struct rig *r = review(24, 80, "zh_CN");

	(void)state;
	assert_true(rig_find(r, "逾期") >= 0);
	assert_true(rig_find(r, "打开") == 23);
	rig_end(r, false);
}

static void
a_filter_says_what_it_hides_at_80_columns(void **state)
{
	struct rig *r = review(24, 80, "en");

	(void)state;
	rig_send(r, "f");
	rig_expect(r, "─ Filter ─");
	rig_send(r, "platform:wechat" KEY_ENTER);
	rig_expect(r, " hidden  [platform");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, " hidden");
	rig_end(r, false);
}

static void
other_keys_group_by_merchant_and_channel(void **state)
{
	struct rig *r = review(40, 120, "en");

	(void)state;
	rig_send(r, "o");
	rig_expect(r, "Grouped by case");
	rig_send(r, "o");
	rig_expect(r, "Grouped by merchant");
	rig_send(r, "oo");
	rig_expect(r, "Grouped by channel");
	rig_send(r, "G");
	rig_settle(r);
	assert_true(rig_find(r, "GD-0") > 0);
	rig_send(r, "o");
	rig_expect(r, "Grouped by time");
	rig_end(r, false);
}

static void
two_marked_cases_are_noted_and_undone_at_once(void **state)
{
	struct rig *r = review(30, 120, "en");

	(void)state;
	rig_send(r, "  ");
	rig_expect(r, "2 marked");
	rig_send(r, "a");
	rig_expect(r, "This affects 2 cases");
	rig_send(r, "phoned all of them" KEY_ENTER);
	rig_expect(r, "2: noted");
	rig_send(r, "u");
	rig_expect(r, "with it 1 more case");
	rig_end(r, false);
}

static void
one_answer_to_all_marked_carries_its_words(void **state)
{
	struct rig *r = review(40, 120, "en");

	(void)state;
	rig_send(r, "*");
	rig_expect(r, " marked: ");
	rig_send(r, "r");
	rig_expect(r, "What was answered to all of these?");
	rig_send(r, "1");
	rig_expect(r, "one text for all of them");
	rig_send(r, "the mall was down all week" KEY_ENTER);
	rig_expect(r, "no answer recorded");
	rig_send(r, "b");
	rig_expect(r, "Board");
	rig_send(r, "/");
	rig_expect(r, "Search");
	rig_send(r, "down all week");
	rig_expect(r, "GD-0");
	rig_end(r, false);
}

static void
the_date_stays_in_an_english_title_of_80_columns(void **state)
{
	struct rig *r = review(24, 80, "en");

	(void)state;
	assert_non_null(strstr(rig_row(r, 0), "daily review"));
	assert_non_null(strstr(rig_row(r, 0), "later"));
	assert_non_null(strstr(rig_row(r, 0), "3-12 Thu 09:04"));
	rig_send(r, "t");
	rig_expect(r, "overdue and today");
	assert_non_null(strstr(rig_row(r, 0), "3-12 Thu 09:04"));
	rig_end(r, false);
}

static void
reports_ways_on_and_labels_are_a_key_away(void **state)
{
	struct rig *r = review(40, 120, "en");

	(void)state;
	rig_send(r, "R");
	rig_expect(r, "Reports");
	rig_send(r, KEY_ESC);
	rig_expect(r, "daily review");
	/* Where the platform was asked in, its service has failed. */
	rig_send(r, KEY_DOWN KEY_DOWN "N");
	rig_expect(r, "this is not the end");
	rig_send(r, KEY_ESC);
	rig_settle(r);
	rig_send(r, "T");
	rig_expect(r, "This affects 1 case.");
	rig_send(r, "urgent" KEY_ENTER);
	rig_expect(r, "1: tagged");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "1 History");
	rig_send(r, "T");
	rig_expect(r, "Now: urgent");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Now: urgent");
	rig_send(r, "A");
	rig_expect(r, "Whose shall it be?");
	rig_end(r, false);
}

static void
a_star_marks_the_group_and_escape_forgets(void **state)
{
	struct rig *r = review(30, 120, "en");

	(void)state;
	rig_send(r, "*");
	rig_expect(r, " marked: ");
	rig_send(r, "e");
	rig_expect(r, "Escalate all of these?");
	rig_expect(r, "This affects");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "This affects");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, " marked: ");
	assert_true(rig_shows(r, "daily review"));
	rig_end(r, false);
}

static void
a_snooze_says_until_when_and_undoes(void **state)
{
	struct rig *r = review(30, 120, "en");

	(void)state;
	rig_send(r, "s");
	rig_expect(r, "Tomorrow 09:00");
	rig_send(r, "2");
	rig_expect(r, "Why may it wait?");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Please say in a few words why");
	rig_send(r, "they asked for a day" KEY_ENTER);
	rig_expect(r, "reminder rests until tomorrow 09:00");
	rig_expect(r, "daily review");
	rig_send(r, "u");
	rig_expect(r, "Undone");
	rig_end(r, false);
}

static void
today_alone_and_everything(void **state)
{
	struct rig *r = review(60, 120, "en");

	(void)state;
	rig_send(r, "t");
	rig_expect(r, "overdue and today");
	assert_false(rig_shows(r, "Within 72 hours"));
	rig_send(r, "t");
	rig_expect(r, "Within 72 hours");
	rig_end(r, false);
}

static void
what_rests_is_done_for_today(void **state)
{
	struct rig *r = review(60, 120, "en");

	(void)state;
	rig_send(r, "t");
	rig_expect(r, "overdue and today");
	rig_send(r, "*G*s");
	rig_expect(r, "This affects");
	rig_send(r, "3");
	rig_expect(r, "Why may it wait?");
	rig_send(r, "asked for patience" KEY_ENTER);
	rig_expect(r, "reminder rests until");
	rig_send(r, KEY_UP);
	rig_expect(r, "That was all for now");
	rig_end(r, false);
}

static void
an_empty_list_is_kind(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "d");
	rig_expect(r, "Nothing is waiting");
	rig_end(r, false);
}

static void
mine_and_everyones(void **state)
{
	struct rig *r = review(24, 80, "en");

	(void)state;
	rig_send(r, "M");
	rig_expect(r, " mine  ");
	rig_expect(r, " hidden");
	rig_send(r, "M");
	rig_expect_gone(r, " hidden");
	rig_end(r, false);
}

/* Escape and a letter that come together are one key, not two. */
static void
alt_and_a_letter_do_nothing(void **state)
{
	struct rig *r = review(24, 80, "en");

	(void)state;
	rig_send(r, "\033e");
	rig_expect(r, "Alt-e does nothing here");
	assert_true(rig_shows(r, "daily review"));
	rig_end(r, false);
}

static void
a_date_explains_itself_and_its_source(void **state)
{
	struct rig *r = review(40, 120, "en");

	(void)state;
	rig_send(r, "i");
	rig_expect(r, "Why this date");
	rig_expect(r, "Started: ");
	assert_false(rig_shows(r, "+08:00"));
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Why this date");
	rig_send(r, "\t" KEY_ENTER);
	rig_expect(r, "─ Based on ─");
	rig_end(r, false);
}

static void
what_fell_while_away_comes_first(void **state)
{
	struct rig_setup setup = { .rows = 40, .cols = 120, .lang = "en",
				   .demo = 40 };
	struct rig *r = rig_start(&setup);
	char *home;

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "d");
	rig_expect(r, "daily review");
	assert_false(rig_shows(r, "Missed while away"));
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	home = strdup(rig_home(r));
	rig_send(r, "q");
	assert_int_equal(rig_wait(r), 0);
	rig_end(r, true);
	setup.home = home;
	setup.demo = 0;
	setup.now = "2026-03-14T09:00";
	r = rig_start(&setup);
	rig_expect(r, "Board");
	rig_send(r, "d");
	rig_expect(r, " Missed while away ");
	assert_true(rig_find(r, "Missed while away") <
		    rig_find(r, " Overdue "));
	rig_end(r, false);
	free(home);
}

/* A terminal that draws a dot two columns wide gets no such dot. */
static void
expect_stand_ins(const struct rig_setup *setup)
{
	struct rig *r = rig_start(setup);

	rig_expect(r, "Board");
	rig_expect_gone(r, "\u2500");
	rig_send(r, "d");
	rig_expect(r, "daily review");
	rig_settle(r);
	assert_int_equal(rig_find(r, "\u00b7"), -1);
	assert_int_equal(rig_find(r, "\u2500"), -1);
	assert_int_equal(rig_find(r, "\u258c"), -1);
	assert_true(rig_find(r, "GD-0") > 0);
	rig_end(r, false);
}

static void
ambiguous_characters_have_stand_ins(void **state)
{
	struct rig_setup setup = { .rows = 30, .cols = 120, .lang = "en",
				   .demo = 40, .home = rig_new_home() };
	char path[600];
	FILE *f;

	(void)state;
	snprintf(path, sizeof path, "%s/gongdao", setup.home);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/gongdao/config.ini", setup.home);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs("[ui]\nambiguous_wide = yes\n", f);
	fclose(f);
	expect_stand_ins(&setup);
	free((char *)setup.home);
}

static void
the_terminal_is_asked_how_wide_it_draws(void **state)
{
	const struct rig_setup setup = { .rows = 30, .cols = 120,
					 .lang = "en", .demo = 40,
					 .wide = true };
	const struct rig_setup narrow = { .rows = 30, .cols = 120,
					  .lang = "en", .demo = 40 };
	struct rig *r = rig_start(&narrow);

	(void)state;
	rig_expect(r, "Board");
	rig_expect(r, "\u2500");
	rig_end(r, false);
	expect_stand_ins(&setup);
}

static void
midnight_keeps_the_selection(void **state)
{
	const struct rig_setup setup = { .rows = 40, .cols = 120,
					 .lang = "en", .demo = 40,
					 .now = "2026-03-12T23:59:58" };
	struct rig *r = rig_start(&setup);
	char before[64];
	const char *bar;

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "djjj");
	rig_expect(r, "daily review");
	rig_settle(r);
	bar = strstr(rig_row(r, rig_find(r, "▌")), "GD-");
	assert_non_null(bar);
	snprintf(before, sizeof before, "%.7s", bar);
	rig_expect(r, "Fri 00:00");
	rig_settle(r);
	assert_non_null(strstr(rig_row(r, rig_find(r, "▌")), before));
	rig_end(r, false);
}

static void
the_plan_and_the_calendar_file_are_written(void **state)
{
	struct rig *r = review(40, 120, "en");
	char path[600];

	(void)state;
	rig_send(r, "P");
	rig_expect(r, "Into a file");
	rig_send(r, "1");
	rig_expect(r, "gongdao-plan-2026-03-12.txt");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Written to");
	snprintf(path, sizeof path, "%s/gongdao-plan-2026-03-12.txt",
		 rig_home(r));
	assert_int_equal(access(path, R_OK), 0);
	rig_send(r, "c");
	rig_expect(r, "gongdao-deadlines-2026-03-12.ics");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "open it with your calendar");
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_stand_in_the_order_of_time),
		cmocka_unit_test(a_chinese_review_fits_80_by_24),
		cmocka_unit_test(a_filter_says_what_it_hides_at_80_columns),
		cmocka_unit_test(other_keys_group_by_merchant_and_channel),
		cmocka_unit_test(two_marked_cases_are_noted_and_undone_at_once),
		cmocka_unit_test(one_answer_to_all_marked_carries_its_words),
		cmocka_unit_test(the_date_stays_in_an_english_title_of_80_columns),
		cmocka_unit_test(reports_ways_on_and_labels_are_a_key_away),
		cmocka_unit_test(a_star_marks_the_group_and_escape_forgets),
		cmocka_unit_test(a_snooze_says_until_when_and_undoes),
		cmocka_unit_test(today_alone_and_everything),
		cmocka_unit_test(what_rests_is_done_for_today),
		cmocka_unit_test(an_empty_list_is_kind),
		cmocka_unit_test(mine_and_everyones),
		cmocka_unit_test(alt_and_a_letter_do_nothing),
		cmocka_unit_test(a_date_explains_itself_and_its_source),
		cmocka_unit_test(what_fell_while_away_comes_first),
		cmocka_unit_test(ambiguous_characters_have_stand_ins),
		cmocka_unit_test(the_terminal_is_asked_how_wide_it_draws),
		cmocka_unit_test(midnight_keeps_the_selection),
		cmocka_unit_test(the_plan_and_the_calendar_file_are_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
