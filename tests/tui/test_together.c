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

#define KEY_BACKSPACES "\b\b\b\b\b\b\b\b"

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
	struct rig *r;

	rig_new_case(home, NULL, "platform = wechat\ncarrier = mini_program\n"
		     "type = quality\nshop = 小鹿优选\n"
		     "facts = 用了两次就不加热\ndemand = exchange\n"
		     "amount = 239\ngoods = 电饭煲\n");
	r = rig_start(&setup);
	rig_expect(r, "GD-0001");
	rig_send(r, KEY_LEFT);
	rig_settle(r);
	rig_send(r, KEY_LEFT);
	rig_settle(r);
	return r;
}

/* On the page of answers: open the one called `name`. */
static void
choose(struct rig *r, const char *name)
{
	rig_expect(r, name);
	rig_send(r, "g");
	rig_settle(r);
	for (int i = 0; i < 40; i++) {
		int row = rig_find(r, name);

		if (row >= 0 && strstr(rig_row(r, row), "▌"))
			break;
		rig_send(r, KEY_DOWN);
		rig_settle(r);
	}
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Enter OK");
}

/* Take a new text for `name` in hand. */
static void
retype(struct rig *r, const char *name, const char *text, const char *shows)
{
	choose(r, name);
	rig_send(r, text);
	rig_settle(r);
	rig_send(r, KEY_ENTER);
	rig_expect(r, shows);
}

/* What field `path` of GD-0001 is, as the command tells it. */
static void
holds(const char *home, const char *line)
{
	static const char *const show[] = { "show", "GD-0001", NULL };
	char out[4096];

	assert_int_equal(rig_command(home, "en", NULL, show, out, sizeof out),
			 0);
	if (!strstr(out, line))
		fail_msg("no '%s' in: %s", line, out);
}

/*
 * Three answers in hand, two of which another process changes meanwhile: both
 * sides of the two are shown, leaving loses nothing, and what is chosen goes in
 * as one step with the third.
 */
static void
what_two_have_changed_is_merged_field_by_field(void **state)
{
	static const char *const theirs[] = {
		"edit", "GD-0001", "goods=电水壶", "amount=300", NULL
	};
	static const char *const again[] = {
		"edit", "GD-0001", "goods=微波炉", NULL
	};
	char *home = rig_new_home();
	struct rig *r = start_on_case(home, "en");

	(void)state;
	rig_send(r, "E");
	rig_expect(r, "Change answers");
	retype(r, "Goods or", "2个", "电饭煲 → 电饭煲2个");
	retype(r, "Amount paid", KEY_BACKSPACES "240", "→ ¥240");
	retype(r, "Model", "4L", "4L");
	rig_expect(r, "3 to save");
	run_ok(home, theirs);
	rig_expect(r, "! Goods or");	/* seen at once, before saving */
	rig_send(r, "s");
	rig_expect(r, "Somebody else has changed this, too");
	rig_expect(r, "2 to choose");
	assert_true(rig_shows(r, "before     电饭煲"));
	assert_true(rig_shows(r, "theirs     电水壶"));
	assert_true(rig_shows(r, "mine       电饭煲2个"));
	assert_true(rig_shows(r, "theirs     ¥300"));
	rig_send(r, "s");
	rig_expect(r, "Choose for each answer first");
	holds(home, "电水壶");
	/* Leaving keeps what was typed in hand. */
	rig_send(r, KEY_ESC);
	rig_expect(r, "3 to save");
	assert_true(rig_shows(r, "电水壶 → 电饭煲2个"));
	rig_send(r, "s");
	rig_expect(r, "2 to choose");
	rig_send(r, "m");
	rig_expect(r, "1 to choose");
	assert_true(rig_shows(r, "● mine       电饭煲2个"));
	rig_send(r, "t");
	rig_expect(r, "● theirs     ¥300");
	/* Changed once more while choosing: asked once more. */
	run_ok(home, again);
	rig_send(r, "s");
	rig_expect(r, "theirs     微波炉");
	assert_true(rig_shows(r, "1 to choose"));
	rig_send(r, "m");
	rig_settle(r);
	rig_send(r, "s");
	rig_expect(r, "GD-0001: changed (u undoes)");
	holds(home, "电饭煲2个");
	holds(home, "300");
	holds(home, "4L");
	rig_send(r, "u");		/* all of it was one step */
	rig_expect(r, "Undone");
	holds(home, "微波炉");
	rig_end(r, false);
	free(home);
}

/* zhou words the letter that is open here, from a file. */
static void
word_it(const char *home, const char *text)
{
	const char *args[] = { "letter", "edit", "GD-0001", "1", NULL, NULL };
	char path[600];
	FILE *f;

	snprintf(path, sizeof path, "%s/words.txt", home);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	args[4] = path;
	run_ok(home, args);
}

/* Two word one letter: the second sees both, and nothing of either is lost. */
static void
a_letter_worded_by_two_shows_both(void **state)
{
	static const char *const name[] = {
		"edit", "GD-0001", "consumer=张三", "phone=13800138000", NULL
	};
	static const char *const write[] = {
		"letter", "write", "GD-0001", "demand", NULL
	};
	char *home = rig_new_home();
	struct rig *r = start_on_case(home, "en");

	(void)state;
	run_ok(home, name);
	run_ok(home, write);
	rig_send(r, "L");
	rig_expect(r, "1 Demand letter");
	rig_send(r, "e");
	rig_expect(r, "Demand letter 1");
	rig_send(r, "mine ");
	rig_expect(r, "mine ");
	word_it(home, "theirs\n");
	rig_expect(r, "! worded by somebody else, too");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Worded by two");
	rig_send(r, "1");
	rig_expect(r, "- theirs");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Theirs and mine");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Worded by two");
	/* Once more from the start: worded again while one chose. */
	rig_send(r, KEY_ESC);
	rig_expect(r, "mine stands");
	word_it(home, "theirs again\n");
	rig_settle(r);
	rig_send(r, "2");
	rig_settle(r);
	rig_expect(r, "mine stands");
	rig_send(r, "3");
	rig_expect(r, "yours is letter 2 now");
	rig_expect(r, "theirs again");
	rig_end(r, false);
	free(home);
}

static void
changes_in_hand_are_dropped_only_when_told(void **state)
{
	char *home = rig_new_home();
	struct rig *r = start_on_case(home, "en");

	(void)state;
	rig_send(r, "E");
	rig_expect(r, "Change answers");
	retype(r, "Goods or", "2个", "电饭煲 → 电饭煲2个");
	rig_send(r, "q");
	rig_expect(r, "Save the changes first");
	rig_send(r, KEY_ESC);
	rig_expect(r, "1 change is not saved yet");
	rig_send(r, KEY_ESC);
	rig_expect(r, "1 to save");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Drop them");
	rig_send(r, "2");
	rig_expect_gone(r, "Change answers");
	holds(home, "电饭煲");
	rig_end(r, false);
	free(home);
}

/* Another process works on: the board shows it, and what is selected stays. */
static void
changes_of_others_show_without_moving_the_cursor(void **state)
{
	static const char *const sizes[] = { "en", "zh_CN" };
	static const char *const renamed[] = {
		"edit", "GD-0004", "shop=Neverseen", "amount=76543", NULL
	};
	static const char *const noted[] = {
		"note", "GD-0004", "a neighbour wrote this", NULL
	};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		const struct rig_setup setup = { .rows = 40, .cols = 160,
						 .lang = sizes[i],
						 .demo = 12 };
		struct rig *r = rig_start(&setup);
		char before[1000];
		int row;

		rig_expect(r, "GD-00");
		rig_send(r, KEY_RIGHT);
		rig_settle(r);
		rig_send(r, KEY_DOWN);
		rig_settle(r);
		row = rig_cursor_row(r);
		snprintf(before, sizeof before, "%d %d", row,
			 rig_cursor_col(r));
		run_ok(rig_home(r), renamed);
		rig_expect(r, "Neverseen");
		rig_expect(r, "76,543");
		row = rig_cursor_row(r);
		snprintf(before + 500, 500, "%d %d", row, rig_cursor_col(r));
		assert_string_equal(before, before + 500);
		/* A case that is open shows its history grow. */
		rig_send(r, "/Neverseen");
		rig_expect(r, "GD-0004");
		rig_send(r, KEY_ENTER);
		rig_settle(r);
		run_ok(rig_home(r), noted);
		rig_expect(r, "a neighbour wrote this");
		rig_end(r, false);
	}
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
write_config(const char *path, const char *text)
{
	FILE *fp = fopen(path, "w");

	assert_non_null(fp);
	fputs(text, fp);
	assert_int_equal(fclose(fp), 0);
}

static void
settings_are_kept_in_the_file(void **state)
{
	static const char *const none[] = { "config", "set", "ui.bell",
					    "none", NULL };
	char *home = rig_new_home();
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .home = home };
	char path[600], text[1000] = "";
	struct rig *r;
	FILE *fp;

	(void)state;
	/* Makes the folder. */
	run_ok(home, none);
	snprintf(path, sizeof path, "%s/gongdao/config.ini", home);
	write_config(path, "# the clinic's own words\n[ui]\n"
		     "; as the volunteers wish\nlanguage = en\n"
		     "bell = none\n");
	r = rig_start(&setup);
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
	rig_end(r, true);
	fp = fopen(path, "r");
	assert_non_null(fp);
	text[fread(text, 1, sizeof text - 1, fp)] = '\0';
	fclose(fp);
	assert_non_null(strstr(text, "# the clinic's own words\n[ui]\n"));
	assert_non_null(strstr(text, "; as the volunteers wish\n"
			       "language = zh_CN"));
	assert_non_null(strstr(text, "bell = none"));
	rig_remove_home(home);
	free(home);
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
		cmocka_unit_test(what_two_have_changed_is_merged_field_by_field),
		cmocka_unit_test(a_letter_worded_by_two_shows_both),
		cmocka_unit_test(changes_in_hand_are_dropped_only_when_told),
		cmocka_unit_test(changes_of_others_show_without_moving_the_cursor),
		cmocka_unit_test(a_step_that_was_outrun_changes_nothing),
		cmocka_unit_test(an_older_step_is_undone_with_what_rests_on_it),
		cmocka_unit_test(marked_cards_change_hands_together),
		cmocka_unit_test(settings_are_kept_in_the_file),
		cmocka_unit_test(a_desk_left_alone_hides_its_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
