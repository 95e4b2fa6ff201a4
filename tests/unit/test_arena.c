/*
 * Strings that go together: each keeps its bytes while others come.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void
strings_stay_as_they_were(void **state)
{
	struct gd_arena a = GD_ARENA_INIT, moved;
	const char *kept[300];
	char text[600];

	(void)state;
	assert_null(gd_arena_strdup(&a, NULL));
	for (int i = 0; i < 300; i++) {
		/* Short ones, some longer than a piece. */
		snprintf(text, sizeof text, "%0*d", i % 7 ? i % 31 + 1 : 500,
			 i);
		kept[i] = gd_arena_strdup(&a, text);
	}
	moved = a;
	for (int i = 0; i < 300; i++) {
		snprintf(text, sizeof text, "%0*d", i % 7 ? i % 31 + 1 : 500,
			 i);
		assert_string_equal(kept[i], text);
	}
	gd_arena_release(&moved);
	assert_string_equal(gd_arena_strdup(&moved, "again"), "again");
	gd_arena_release(&moved);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_stay_as_they_were),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
