/*
 * Letters on the screen: writing, wording, the linter's marks, sending.
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

#define ANSWERS "platform = wechat\ncarrier = mini_program\n" \
	"type = quality\nshop = 小鹿优选\nfacts = 用了两次就不加热\n" \
	"goods = 电热水壶\ndemand = exchange\namount = 239\n" \
	"order_no = 4200001234\nconsumer = 李明\n" \
	"evidence = screenshot,chat,logistics,ad_page\n"

static void
make_case(const char *home, bool phone)
{
	rig_new_case(home, NULL, phone ? ANSWERS "phone = 13800000000\n"
				       : ANSWERS);
}

static struct rig *
letters_of(bool phone, int rows, int cols, char **home)
{
	struct rig_setup setup = { .rows = rows, .cols = cols, .lang = "en" };
	struct rig *r;

	*home = rig_new_home();
	setup.home = *home;
	make_case(*home, phone);
	r = rig_start(&setup);
	rig_expect(r, "Board");
	rig_send(r, KEY_LEFT);
	rig_send(r, "L");
	rig_expect(r, "Letters  GD-0001");
	return r;
}

static void
a_letter_is_written_worded_and_sent(void **state)
{
	char *home;
	struct rig *r = letters_of(true, 40, 120, &home);

	(void)state;
	rig_expect(r, "Fits now");
	rig_expect(r, "4200001234");
	rig_send(r, KEY_DOWN);
	rig_expect(r, "投诉函");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Written as letter 1");
	rig_expect(r, "Demand letter  version 1");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "characters");
	rig_send(r, "你们这些骗子");
	rig_expect(r, "verdicts");
	rig_send(r, KEY_ESC);
	rig_expect(r, "version 2");
	rig_send(r, "d");
	rig_expect(r, "What changed");
	rig_expect(r, "- version 1");
	rig_expect(r, "+ {+你们这些骗子+}投诉函");
	rig_send(r, "d");
	rig_expect_gone(r, "What changed");
	rig_send(r, "d");
	rig_expect(r, "What changed");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "What changed");
	rig_send(r, "s");
	rig_expect(r, "Sent as it is?");
	rig_send(r, "it is meant so" KEY_ENTER);
	rig_expect(r, "Proof of dispatch");
	rig_send(r, "SF123" KEY_ENTER);
	rig_expect(r, "1 deadline runs now");
	rig_expect(r, "Demand letter  sent");
	rig_send(r, "e");
	rig_expect(r, "stays as it is");
	rig_end(r, false);
	free(home);
}

static void
what_lacks_is_named_and_nothing_leaves(void **state)
{
	char *home;
	struct rig *r = letters_of(false, 40, 120, &home);

	(void)state;
	rig_send(r, KEY_DOWN);
	rig_expect(r, "Lacks: ");
	rig_expect(r, "(phone)");
	rig_send(r, "y");
	rig_expect(r, "add it with E");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "the letter lacks");
	rig_end(r, false);
	free(home);
}

static void
a_copy_is_sent_not_copied(void **state)
{
	char *home;
	struct rig *r = letters_of(true, 24, 80, &home);

	(void)state;
	rig_send(r, "y");
	rig_expect(r, "Sent to the terminal");
	rig_send(r, "o");
	rig_expect(r, "How shall the text leave?");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "How shall the text leave?");
	rig_resize(r, 16, 60);
	rig_expect(r, "Letters  GD-0001");
	rig_end(r, false);
	free(home);
}

static void
codes_are_shown_one_after_the_other(void **state)
{
	char *home;
	struct rig *r = letters_of(true, 24, 80, &home);
	const char *row;
	char want[64];
	int last;

	(void)state;
	rig_send(r, "o");
	rig_expect(r, "How shall the text leave?");
	rig_send(r, "3");
	rig_settle(r);
	if (rig_shows(r, "libqrencode")) {
		rig_end(r, false);
		free(home);
		skip();
	}
	rig_expect(r, "code 1 of ");
	rig_expect(r, "\u2588");
	row = strstr(rig_row(r, 0), "code 1 of ");
	assert_non_null(row);
	last = atoi(row + strlen("code 1 of "));
	assert_true(last > 1);
	rig_send(r, KEY_LEFT KEY_RIGHT);
	rig_expect(r, "code 2 of ");
	rig_send(r, KEY_LEFT);
	rig_expect(r, "code 1 of ");
	snprintf(want, sizeof want, "code %d of %d", last, last);
	rig_send(r, "\033[F");
	rig_expect(r, want);
	rig_send(r, KEY_RIGHT);
	rig_settle(r);
	rig_expect(r, want);
	rig_send(r, KEY_ESC);
	rig_expect(r, "Letters  GD-0001");
	rig_end(r, false);
	free(home);
}

/* The field's own undo, the count against the place's limit, the better wording. */
static void
wording_is_counted_and_undone(void **state)
{
	char *home;
	struct rig *r = letters_of(true, 40, 120, &home);
	int i;

	(void)state;
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Written as letter 1");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "of 300 characters");
	rig_send(r, "我要曝光你们。");
	rig_expect(r, "Better:");
	rig_send(r, "\x18");
	rig_expect_gone(r, "曝光");
	rig_expect(r, "The linter found nothing.");
	/* 300 units: an emoji is two of them, whatever was there before. */
	for (i = 0; i < 150; i++)
		rig_send(r, "\U0001F44D");
	rig_expect(r, " too many, 0 of 9 pictures");
	rig_end(r, false);
	free(home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letter_is_written_worded_and_sent),
		cmocka_unit_test(what_lacks_is_named_and_nothing_leaves),
		cmocka_unit_test(a_copy_is_sent_not_copied),
		cmocka_unit_test(codes_are_shown_one_after_the_other),
		cmocka_unit_test(wording_is_counted_and_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
