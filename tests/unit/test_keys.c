/*
 * The key table: every screen's keys are its own, every row is whole, and keys
 * can be remapped.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tui/ops.h"

static void
every_action_has_name_help_and_group(void **state)
{
	(void)state;
	for (int a = GD_ACT_NONE + 1; a < GD_ACT_COUNT; a++) {
		const struct gd_action_def *def =
			gd_action_def((enum gd_action)a);

		assert_non_null(def->name);
		assert_non_null(def->help);
		assert_non_null(def->group);
		assert_true(strlen(def->keys) > 0);
		for (int b = GD_ACT_NONE + 1; b < a; b++)
			assert_string_not_equal(
				def->name,
				gd_action_def((enum gd_action)b)->name);
	}
}

static void
every_default_key_can_be_parsed_and_named(void **state)
{
	struct gd_keymap km;
	char name[24];

	(void)state;
	assert_int_equal(gd_keymap_init(&km, NULL, NULL), GD_OK);
	for (int a = GD_ACT_NONE + 1; a < GD_ACT_COUNT; a++) {
		assert_true(km.keys[a][0] != 0);
		for (int i = 0; km.keys[a][i]; i++) {
			gd_key_name(km.keys[a][i], name, sizeof name);
			if (km.keys[a][i] != '?')
				assert_string_not_equal(name, "?");
		}
	}
}

/* Actions that a screen offers may not share a key. */
static void
keys_are_unique_on_every_screen(void **state)
{
	const struct gd_screen_ops *const *all = gd_ops_all();
	struct gd_keymap km;

	(void)state;
	gd_keymap_init(&km, NULL, NULL);
	for (; *all; all++)
		for (const enum gd_action *a = (*all)->actions;
		     *a != GD_ACT_NONE; a++)
			for (int i = 0; i < GD_KEYS_PER_ACTION &&
			     km.keys[*a][i]; i++) {
				enum gd_action found = gd_keymap_find(
					&km, (*all)->actions, km.keys[*a][i]);

				/* F1 is about the question where there is one. */
				if (*a == GD_ACT_HELP &&
				    found == GD_ACT_ABOUT)
					continue;
				if (found != *a)
					fail_msg("%s: a key of '%s' runs '%s'",
						 (*all)->name,
						 gd_action_def(*a)->name,
						 gd_action_def(found)->name);
			}
}

static void
every_screen_can_be_left_without_a_letter(void **state)
{
	const struct gd_screen_ops *const *all = gd_ops_all();

	(void)state;
	for (; *all; all++) {
		bool way_out = false;

		for (const enum gd_action *a = (*all)->actions;
		     *a != GD_ACT_NONE; a++)
			way_out |= *a == GD_ACT_BACK || *a == GD_ACT_PREVIOUS ||
				   *a == GD_ACT_QUIT;
		if (!way_out)
			fail_msg("%s: no way out", (*all)->name);
	}
}

static void
key_names_are_read(void **state)
{
	static const struct {
		const char *name;
		int key;
	} rows[] = {
		{ "e", 'e' }, { "E", 'E' }, { "?", '?' }, { "F1", GD_KEY_F1 },
		{ "F12", GD_KEY_F12 }, { "F", 'F' }, { "Ctrl-P",
		GD_MOD_CTRL | 'p' }, { "Enter", GD_KEY_ENTER },
		{ "enter", GD_KEY_ENTER }, { "Space", ' ' },
		{ "Shift-Tab", GD_KEY_BACKTAB }, { "F0", 0 }, { "F13", 0 },
		{ "Ctrl-", 0 }, { "", 0 }, { "ab", 0 }, { "Ctrl-p", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int key = 0;
		bool ok = gd_key_parse(rows[i].name, &key);

		assert_int_equal(ok, rows[i].key != 0);
		if (ok)
			assert_int_equal(key, rows[i].key);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_action_has_name_help_and_group),
		cmocka_unit_test(every_default_key_can_be_parsed_and_named),
		cmocka_unit_test(keys_are_unique_on_every_screen),
		cmocka_unit_test(every_screen_can_be_left_without_a_letter),
		cmocka_unit_test(key_names_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
