/*
 * The interview from `n` to the plan, in both languages; resized, killed, resumed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/rig.h"

#define FACTS "3月8日在微信小程序小鹿优选花239元买了电饭煲，用了两次就不加热，客服不再回复"
#define QUESTIONS_MAX 60
#define PATIENCE 8

/*
 * Answer as somebody in a hurry does: Enter takes what the cursor stands on,
 * an empty line passes a question, and what is required gets a word.
 */
static void
hurry_to_review(struct rig *r, const char *review, const char *required)
{
	for (int i = 0; i < QUESTIONS_MAX; i++) {
		char before[256], after[256];

		rig_settle(r);
		if (rig_find(r, review) >= 0)
			return;
		snprintf(before, sizeof before, "%s", rig_row(r, 0));
		rig_send(r, KEY_ENTER);
		/* A busy machine may be silent before it is done. */
		for (int k = 0; k < PATIENCE; k++) {
			rig_settle(r);
			snprintf(after, sizeof after, "%s", rig_row(r, 0));
			if (strcmp(before, after) != 0)
				break;
		}
		if (strcmp(before, after) == 0) {
			rig_send(r, required);
			rig_send(r, KEY_ENTER);
		}
	}
	fail_msg("the interview does not end");
}

static void
from_n_to_plan(const char *lang, int rows, int cols, const char *new_case,
	       const char *review, const char *plan)
{
	const struct rig_setup setup = { .rows = rows, .cols = cols,
					 .lang = lang };
	struct rig *r = rig_start(&setup);

	rig_settle(r);
	rig_send(r, "n");
	rig_expect(r, new_case);
	assert_true(rig_cursor_visible(r));
	rig_paste(r, FACTS);
	rig_expect(r, "不加热");
	rig_send(r, KEY_ENTER);
	hurry_to_review(r, review, "99");
	/* The cursor stands on the row that opens the case. */
	rig_send(r, KEY_ENTER);
	rig_expect(r, plan);
	rig_send(r, KEY_ESC);
	rig_expect(r, "GD-0001");
	rig_end(r, false);
}

static void
chinese_from_n_to_plan(void **state)
{
	(void)state;
	from_n_to_plan("zh_CN", 24, 80, "新案件 GD-0001", "立案并查看方案",
		       "建议");
}

static void
english_from_n_to_plan(void **state)
{
	(void)state;
	from_n_to_plan("en", 40, 120, "New case GD-0001",
		       "Open the case and show the plan", "Recommended");
}

static void
resize_in_the_middle_keeps_text_and_place(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_settle(r);
	rig_send(r, "n");
	rig_expect(r, "New case");
	rig_paste(r, FACTS);
	rig_resize(r, 50, 160);
	rig_expect(r, "不加热");
	rig_resize(r, 16, 60);
	rig_expect(r, "New case");
	rig_send(r, "。");
	rig_resize(r, 30, 100);
	rig_expect(r, "回复。");
	rig_end(r, false);
}

static void
killed_it_goes_on_at_the_same_question_with_the_text(void **state)
{
	struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en" };
	struct rig *r = rig_start(&setup);
	char *home, question[256];

	(void)state;
	rig_settle(r);
	rig_send(r, "n");
	rig_expect(r, "New case");
	rig_paste(r, FACTS);
	rig_send(r, KEY_ENTER);
	rig_settle(r);
	rig_send(r, KEY_ENTER);
	rig_settle(r);
	snprintf(question, sizeof question, "%s", rig_row(r, 2));
	home = strdup(rig_home(r));
	rig_signal(r, SIGKILL);
	assert_int_equal(rig_wait(r), 128 + SIGKILL);
	rig_end(r, true);

	setup.home = home;
	r = rig_start(&setup);
	rig_settle(r);
	rig_send(r, "n");
	rig_expect(r, "not finished");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "New case GD-0001");
	assert_string_equal(rig_row(r, 2), question);
	rig_end(r, false);
	free(home);
}

static void
back_keeps_answers(void **state)
{
	const struct rig_setup setup = { .rows = 30, .cols = 100,
					 .lang = "zh_CN" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_settle(r);
	rig_send(r, "n");
	rig_expect(r, "新案件");
	rig_paste(r, FACTS);
	rig_send(r, KEY_ENTER);
	rig_expect_gone(r, "不加热，客服不再");
	rig_send(r, KEY_ESC);
	rig_expect(r, "不加热");
	rig_end(r, false);
}

static void
caret_stands_behind_the_typed_text(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en" };
	struct rig *r = rig_start(&setup);
	int col;

	(void)state;
	rig_settle(r);
	rig_send(r, "n");
	rig_expect(r, "New case");
	col = rig_cursor_col(r);
	rig_send(r, "电饭煲");
	rig_expect(r, "电饭煲");
	assert_int_equal(rig_cursor_col(r), col + 6);
	rig_send(r, "\177");
	rig_expect_gone(r, "煲");
	assert_int_equal(rig_cursor_col(r), col + 4);
	rig_end(r, false);
}

static void
a_key_the_terminal_does_not_name_is_no_escape(void **state)
{
	/* Ctrl-Tab of some terminals, Ctrl-Left of others, as SS3 and CSI. */
	static const char *const keys[] = {
		"\033[27;5;9~", "\033[1;13D", "\033O9D", "\033[57399u",
	};
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_settle(r);
	rig_send(r, "n");
	rig_expect(r, "New case");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		rig_send(r, keys[i]);
		rig_settle(r);
	}
	rig_send(r, "rice cooker");
	rig_expect(r, "rice cooker");
	assert_true(rig_shows(r, "New case"));
	assert_false(rig_shows(r, "9D") || rig_shows(r, "~"));
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "New case");
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chinese_from_n_to_plan),
		cmocka_unit_test(english_from_n_to_plan),
		cmocka_unit_test(resize_in_the_middle_keeps_text_and_place),
		cmocka_unit_test(
			killed_it_goes_on_at_the_same_question_with_the_text),
		cmocka_unit_test(back_keeps_answers),
		cmocka_unit_test(caret_stands_behind_the_typed_text),
		cmocka_unit_test(
			a_key_the_terminal_does_not_name_is_no_escape),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
