/*
 * Reports, the export's preview, similar cases, groups and the public text as a
 * volunteer sees them.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tui/rig.h"

static void
reports_show_bars_and_numbers(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 120 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "R");
	rig_expect(r, "Cases by stage");
	rig_expect(r, "n=");
	rig_expect(r, "\u2588");
	rig_send(r, KEY_RIGHT);
	rig_expect(r, "to compare");
	rig_send(r, KEY_RIGHT KEY_RIGHT KEY_RIGHT);
	rig_expect(r, "Cases in each stage");
	rig_expect(r, "Prep            0 \u2581\u2581\u2581");
	rig_expect(r, "2025-04");
	rig_send(r, KEY_LEFT KEY_LEFT KEY_LEFT);
	rig_expect(r, "to compare");
	rig_send(r, KEY_LEFT);
	rig_expect_gone(r, "to compare");
	rig_send(r, KEY_LEFT);
	rig_expect(r, "open at the end");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	rig_end(r, false);
}

static void
reports_fit_every_size_and_chinese(void **state)
{
	static const int sizes[][2] = { { 16, 60 }, { 40, 120 }, { 60, 200 } };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct rig_setup setup = {
			.rows = sizes[i][0], .cols = sizes[i][1],
			.lang = "zh_CN", .demo = 40
		};
		struct rig *r = rig_start(&setup);

		rig_expect(r, "GD-0");
		rig_send(r, "R");
		rig_expect(r, "n=");
		rig_send(r, KEY_RIGHT KEY_RIGHT KEY_RIGHT KEY_RIGHT);
		rig_settle(r);
		rig_send(r, KEY_ESC);
		rig_expect(r, "GD-0");
		rig_end(r, false);
	}
}

static void
an_empty_desk_says_what_to_do(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_settle(r);
	rig_send(r, "R");
	rig_expect(r, "Nothing to count yet");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Nothing to count yet");
	rig_send(r, "U");
	rig_expect(r, "No merchant has two open cases");
	rig_end(r, false);
}

static void
an_export_is_looked_at_before_it_is_written(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 30 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "x");
	rig_expect(r, "GD-0001");
	rig_expect(r, "30 rows");
	rig_send(r, KEY_DOWN);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "empty: the usual ones");
	rig_send(r, "case,consumer,phone" KEY_ENTER);
	rig_expect(r, "consumer");
	rig_send(r, KEY_DOWN KEY_DOWN);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "taken out");
	rig_expect(r, "Phone 1");
	rig_send(r, KEY_UP);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Words that must all hold");
	rig_send(r, "stge:x" KEY_ENTER);
	rig_expect(r, "did you mean 'stage:'");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Words that must all hold");
	rig_send(r, "x");
	rig_expect(r, "30 rows written to");
	rig_end(r, false);
}

static void
similar_cases_say_what_is_shared(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 120 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "History");
	rig_send(r, "5");
	rig_expect(r, "Similar cases");
	rig_expect(r, "shared: ");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "outcome: ");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "outcome: ");
	rig_end(r, false);
}

static void
a_public_text_leaves_only_when_it_is_clean(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 30 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "History");
	rig_send(r, "W");
	rig_expect(r, "Progress for the public");
	rig_expect(r, "What happened");
	rig_send(r, "E");
	rig_expect(r, "no personal datum is left");
	rig_send(r, "call 13912345678 ");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "still holds");
	rig_end(r, false);
}

static void
a_group_asks_for_whom_it_is(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 120 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "U");
	rig_expect(r, "Group complaints");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "without personal data");
	rig_send(r, "2");
	rig_expect(r, "Folder for the group file");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "group.csv");
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reports_show_bars_and_numbers),
		cmocka_unit_test(reports_fit_every_size_and_chinese),
		cmocka_unit_test(an_empty_desk_says_what_to_do),
		cmocka_unit_test(an_export_is_looked_at_before_it_is_written),
		cmocka_unit_test(similar_cases_say_what_is_shared),
		cmocka_unit_test(a_public_text_leaves_only_when_it_is_clean),
		cmocka_unit_test(a_group_asks_for_whom_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
