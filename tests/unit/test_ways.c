/*
 * Which ways are open after which failure.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "domain/ways.h"

#define TEXT(s) ((char *)(s))

static const struct gd_step steps[] = {
	{ .id = TEXT("any"), .order = 20, .states = TEXT("refused, silent") },
	{ .id = TEXT("court"), .order = 30, .states = TEXT("refused"),
	  .channels = TEXT("12315, cca") },
	{ .id = TEXT("service"), .order = 10, .states = TEXT("silent"),
	  .channels = TEXT("service") },
	{ .id = TEXT("note"), .order = 20, .states = TEXT("silent, lost") },
};

static void
tell(const struct gd_step *s, const struct gd_failure *f, void *ctx)
{
	gd_buf_addf(ctx, "%s#%d ", s->id, f->seq);
}

static void
a_failure_opens_its_ways_in_order(void **state)
{
	static const struct {
		struct gd_failure f[2];
		size_t len;
		const char *told;
	} cases[] = {
		{ { { "refused", "12315", 1 } }, 1, "any#1 court#1 " },
		{ { { "refused", "service", 1 } }, 1, "any#1 " },
		{ { { "silent", "service", 1 } }, 1,
		  "service#1 any#1 note#1 " },
		{ { { "silent", "12315", 1 } }, 1, "any#1 note#1 " },
		{ { { "lost", "", 0 } }, 1, "note#0 " },
		{ { { "answered", "service", 1 } }, 1, "" },
		{ { { "refused", "service", 1 } }, 0, "" },
		/* a step comes once, with the first failure that opens it */
		{ { { "refused", "cca", 2 }, { "silent", "service", 1 } }, 2,
		  "service#1 any#2 note#1 court#2 " },
		{ { { "silent", "service", 3 }, { "refused", "cca", 2 } }, 2,
		  "service#3 any#3 note#3 court#2 " },
	};
	struct gd_answers a = GD_ANSWERS_INIT;

	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_buf told = GD_BUF_INIT;
		int n = gd_ways(steps, GD_ARRAY_LEN(steps), cases[i].f,
				cases[i].len, &a, tell, &told);

		assert_string_equal(told.s, cases[i].told);
		/* counting alone gives the same number */
		assert_int_equal(gd_ways(steps, GD_ARRAY_LEN(steps),
					 cases[i].f, cases[i].len, &a, NULL,
					 NULL), n);
		gd_buf_release(&told);
	}
}

static void
codes_are_known_or_not(void **state)
{
	assert_true(gd_failure_exists("silent"));
	assert_false(gd_failure_exists("sil"));
	assert_false(gd_failure_exists(""));
	assert_true(gd_step_action_exists("rehearse"));
	assert_false(gd_step_action_exists("refused"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_failure_opens_its_ways_in_order),
		cmocka_unit_test(codes_are_known_or_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
