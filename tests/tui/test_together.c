/*
 * Several people at one desk, and a desk left alone: what the screen shows.
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
run_ok(const char *home, const char *const *args)
{
	char out[2048];

	if (rig_command(home, "en", NULL, args, out, sizeof out) != 0)
		fail_msg("%s: %s", args[0], out);
}

/* One case, GD-0001, and the desk on it. */
static struct rig *
start_on_case(const char *home, const char *lang)
{
	const struct rig_setup setup = { .rows = 30, .cols = 110, .lang = lang,
					 .home = home };
	const char *args[] = { "new", "--answers", NULL, NULL };
	struct rig *r;
	char path[600];
	FILE *f;

	snprintf(path, sizeof path, "%s/answers.ini", home);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs("[answers]\nplatform = wechat\ncarrier = mini_program\n"
	      "type = quality\nshop = 小鹿优选\nfacts = 用了两次就不加热\n"
	      "demand = exchange\namount = 239\ngoods = 电饭煲\n", f);
	fclose(f);
	args[2] = path;
	run_ok(home, args);
	r = rig_start(&setup);
	rig_expect(r, "GD-0001");
	rig_send(r, KEY_LEFT);
	rig_settle(r);
	rig_send(r, KEY_LEFT);
	rig_settle(r);
	return r;
}

/* Go to the answer called `name` in the list of what can be changed. */
static void
choose(struct rig *r, const char *name)
{
	rig_send(r, "E");
	rig_expect(r, name);
	for (int i = 0; i < 40; i++) {
		int row = rig_find(r, name);

		if (row >= 0 && strstr(rig_row(r, row), "▌"))
			break;
		rig_send(r, KEY_DOWN);
		rig_settle(r);
	}
	rig_send(r, KEY_ENTER);
	rig_expect_gone(r, "What should be changed?");
	rig_settle(r);
}

static void
two_values_are_shown_to_choose_from(void **state)
{
	static const char *const theirs[] = {
		"edit", "GD-0001", "goods=电水壶", NULL
	};
	char *home = rig_new_home();
	struct rig *r = start_on_case(home, "en");

	(void)state;
	choose(r, "Goods");
	run_ok(home, theirs);
	rig_send(r, "2个");
	rig_settle(r);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Somebody else has changed this, too");
	rig_expect(r, "电水壶");
	rig_expect(r, "电饭煲2个");
	rig_send(r, KEY_ENTER);		/* theirs stands */
	rig_expect(r, "Left as it is");
	choose(r, "Goods");
	rig_expect(r, "电水壶");
	rig_end(r, false);
	free(home);
}

static void
a_step_that_was_outrun_changes_nothing(void **state)
{
	static const char *const theirs[] = {
		"note", "GD-0001", "called the shop", NULL
	};
	char *home = rig_new_home();
	struct rig *r = start_on_case(home, "en");

	(void)state;
	rig_send(r, "c");
	rig_expect(r, "How did it end?");
	rig_send(r, KEY_ENTER);
	rig_settle(r);
	run_ok(home, theirs);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Somebody else was here");
	rig_expect(r, "called the shop");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Somebody else was here");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "1 History");	/* it is as it was: open */
	assert_false(rig_shows(r, "closed:"));
	rig_end(r, false);
	free(home);
}

static void
an_older_step_is_undone_with_what_rests_on_it(void **state)
{
	static const char *const filed[] = { "file", "GD-0001", "service",
					     "--at", "2026-03-12T08:00",
					     NULL };
	static const char *const refused[] = { "respond", "GD-0001",
					       "--result", "refused", NULL };
	char *home = rig_new_home();
	struct rig *r = start_on_case(home, "en");

	(void)state;
	run_ok(home, filed);
	run_ok(home, refused);
	rig_send(r, KEY_RIGHT);
	rig_settle(r);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "refused");
	rig_send(r, KEY_DOWN);
	rig_settle(r);
	rig_send(r, "Z");
	rig_expect(r, "are undone first");
	rig_send(r, "filed in the wrong mall" KEY_ENTER);
	rig_expect(r, "1 later step went first");
	rig_expect(r, "filed in the wrong mall");
	rig_end(r, false);
	free(home);
}

static void
marked_cards_change_hands_together(void **state)
{
	const struct rig_setup setup = { .rows = 40, .cols = 120, .lang = "en",
					 .demo = 30 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "GD-00");
	rig_send(r, KEY_RIGHT);
	rig_settle(r);
	rig_send(r, "*");
	rig_expect(r, "marked; e, r, a, A, T");
	rig_send(r, "A");
	rig_expect(r, "This affects");
	rig_send(r, "-wu");
	rig_settle(r);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "assigned (u undoes all of it)");
	rig_send(r, "u");
	rig_expect(r, "with it");
	rig_expect(r, "more cases");
	rig_end(r, false);
}

static void
settings_are_kept_in_the_file(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "S");
	rig_expect(r, "[store.path]");
	rig_send(r, KEY_DOWN);
	rig_expect(r, "[store.key_file]");
	rig_send(r, KEY_DOWN);
	rig_expect(r, "[ui.language]");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "English");
	rig_send(r, "1");
	rig_expect(r, "设置");		/* at once */
	rig_send(r, KEY_ESC);
	rig_expect(r, "案件看板");
	rig_end(r, false);
}

static void
a_desk_left_alone_hides_its_cases(void **state)
{
	static const char *const set[] = {
		"config", "set", "ui.lock_min", "0.03", NULL
	};
	char *home = rig_new_home();
	struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
				   .demo = 10, .home = home };
	struct rig *r;

	(void)state;
	run_ok(home, set);
	r = rig_start(&setup);
	rig_expect(r, "The desk rests");
	assert_false(rig_shows(r, "GD-00"));
	rig_send(r, "q");		/* the first key only wakes it */
	rig_expect(r, "GD-00");
	rig_end(r, false);
	free(home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_values_are_shown_to_choose_from),
		cmocka_unit_test(a_step_that_was_outrun_changes_nothing),
		cmocka_unit_test(an_older_step_is_undone_with_what_rests_on_it),
		cmocka_unit_test(marked_cards_change_hands_together),
		cmocka_unit_test(settings_are_kept_in_the_file),
		cmocka_unit_test(a_desk_left_alone_hides_its_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
