/*
 * Moving cases, ringing, exporting, and giving the terminal back.
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
#include <sys/stat.h>

#include "tui/rig.h"

static void
make_case(const char *home, const char *now)
{
	rig_new_case(home, now, "platform = wechat\ncarrier = mini_program\n"
		     "type = quality\nshop = 小鹿优选\n"
		     "facts = 用了两次就不加热\ndemand = exchange\n"
		     "amount = 239\n"
		     "evidence = screenshot,chat,logistics,ad_page\n");
}

static void
run_ok(const char *home, const char *now, const char *const *args)
{
	char out[2048];

	if (rig_command(home, "en", now, args, out, sizeof out) != 0)
		fail_msg("%s: %s", args[0], out);
}

static void
escalating_files_and_undo_takes_it_back(void **state)
{
	char *home = rig_new_home();
	const struct rig_setup setup = { .rows = 30, .cols = 120, .lang = "en",
					 .home = home };
	struct rig *r;

	(void)state;
	make_case(home, NULL);
	r = rig_start(&setup);
	rig_expect(r, "Board");
	rig_send(r, KEY_LEFT);
	rig_send(r, "e");
	rig_expect(r, "Escalate: where to?");
	rig_expect(r, "(suggested)");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "When was it sent?");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Which number did it give?");
	rig_send(r, "KF-7" KEY_ENTER);
	rig_expect(r, "filed:");
	rig_send(r, KEY_RIGHT);
	rig_expect(r, "left");
	rig_send(r, "u");
	rig_expect(r, "ndone");
	rig_end(r, false);
	free(home);
}

static void
fallen_deadline_rings_once(void **state)
{
	char *home = rig_new_home();
	const char *file[] = { "file", "GD-0001", "service", NULL };
	const struct rig_setup setup = { .rows = 30, .cols = 120, .lang = "en",
					 .now = "2026-03-12T09:03:58",
					 .home = home };
	struct rig *r;
	int bells;

	(void)state;
	make_case(home, "2026-03-09T09:00:00");
	run_ok(home, "2026-03-09T09:04:00", file);
	r = rig_start(&setup);
	rig_expect(r, "Board");
	assert_int_equal(rig_bells(r), 0);
	rig_expect(r, "has just fallen");
	bells = rig_bells(r);
	assert_int_equal(bells, 1);
	rig_expect(r, "!");
	rig_settle(r);
	assert_int_equal(rig_bells(r), 1);
	rig_end(r, false);
	free(home);
}

static void
a_row_is_answered_without_asking_whose_it_is(void **state)
{
	static const char *const service[] = { "file", "1", "service", "--at",
					       "2026-03-12T08:00", NULL };
	static const char *const mall[] = { "file", "1", "12315", "--at",
					    "2026-03-12T08:30", "--force",
					    "--reason", "both", NULL };
	char *home = rig_new_home();
	const struct rig_setup setup = { .rows = 30, .cols = 120, .lang = "en",
					 .home = home };
	struct rig *r;

	(void)state;
	make_case(home, NULL);
	run_ok(home, NULL, service);
	run_ok(home, NULL, mall);
	r = rig_start(&setup);
	rig_expect(r, "GD-0001");
	rig_send(r, "d");
	rig_expect(r, "daily review");
	/* Twice: an answer may come after silence was recorded. */
	for (int i = 0; i < 2; i++) {
		rig_send(r, "r");
		rig_expect(r, "What was answered?");
		assert_true(rig_shows(r, "Enter OK"));
		rig_send(r, i ? "1" : "5");
		rig_expect(r, "In their words");
		rig_send(r, KEY_ENTER);
		rig_expect(r, "answer recorded");
		rig_send(r, KEY_DOWN KEY_UP);
		rig_expect_gone(r, "answer recorded");
	}
	rig_end(r, true);
	rig_remove_home(home);
	free(home);
}

static void
export_writes_a_private_csv(void **state)
{
	const struct rig_setup setup = { .rows = 30, .cols = 120, .lang = "en",
					 .demo = 10 };
	struct rig *r = rig_start(&setup);
	unsigned char head[3];
	char path[700];
	struct stat st;
	FILE *f;

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "x");
	rig_expect(r, "Export as CSV");
	for (int i = 0; i < 6; i++) {	/* down to the file's name */
		rig_send(r, KEY_DOWN);
		rig_settle(r);
	}
	rig_send(r, KEY_ENTER);
	rig_settle(r);
	rig_send(r, "\025" "out.csv" KEY_ENTER);
	rig_expect(r, "out.csv");
	rig_send(r, KEY_DOWN);
	rig_settle(r);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "rows written");
	snprintf(path, sizeof path, "%s/out.csv", rig_home(r));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	f = fopen(path, "r");
	assert_non_null(f);
	assert_int_equal(fread(head, 1, 3, f), 3);
	assert_memory_equal(head, "\xef\xbb\xbf", 3);
	fclose(f);
	rig_end(r, false);
}

static void
unknown_terminal_is_one_sentence(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .term = "no-such-terminal" };
	struct rig *r = rig_start(&setup);

	(void)state;
	assert_int_equal(rig_wait(r), 3);
	assert_true(rig_shows(r, "no-such-terminal"));
	rig_end(r, false);
}

static void
hostile_text_cannot_touch_the_screen(void **state)
{
	char *home = rig_new_home();
	const char *edit[] = { "edit", "GD-0001",
			       "shop=\033[31mred\033]0;title\007\xe2\x80\xae"
			       "evil", NULL };
	const struct rig_setup setup = { .rows = 30, .cols = 120, .lang = "en",
					 .home = home };
	struct rig *r;

	(void)state;
	make_case(home, NULL);
	rig_command(home, "en", NULL, edit, NULL, 0);
	r = rig_start(&setup);
	rig_expect(r, "GD-0001");
	rig_expect(r, "red");
	assert_int_equal(rig_bells(r), 0);
	rig_end(r, false);
	free(home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escalating_files_and_undo_takes_it_back),
		cmocka_unit_test(fallen_deadline_rings_once),
		cmocka_unit_test(a_row_is_answered_without_asking_whose_it_is),
		cmocka_unit_test(export_writes_a_private_csv),
		cmocka_unit_test(unknown_terminal_is_one_sentence),
		cmocka_unit_test(hostile_text_cannot_touch_the_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
