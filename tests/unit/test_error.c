/*
 * Failing as a value.
 */
#include <config.h>

#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"

static void
set_fills_and_returns_the_status(void **state)
{
	struct gd_error err = GD_ERROR_INIT;

	(void)state;
	assert_int_equal(gd_error_set(&err, GD_ENOTFOUND, "no case '%s'",
				      "GD-0413"), GD_ENOTFOUND);
	assert_int_equal(err.status, GD_ENOTFOUND);
	assert_string_equal(err.text, "no case 'GD-0413'");
	assert_int_equal(gd_error_set(NULL, GD_ESYS, "%d", 1), GD_ESYS);
}

static void
prefix_keeps_the_status(void **state)
{
	struct gd_error err = GD_ERROR_INIT;

	(void)state;
	gd_error_set(&err, GD_EINVAL, "the amount is no number");
	assert_int_equal(gd_error_prefix(&err, "line %d", 7), GD_EINVAL);
	assert_string_equal(err.text, "line 7: the amount is no number");
	/* the sentence itself as an argument */
	gd_error_prefix(&err, "%.6s", err.text);
	assert_string_equal(err.text,
			    "line 7: line 7: the amount is no number");
	gd_error_set(&err, GD_EDATA, "again: %s", err.text);
	assert_string_equal(err.text,
			    "again: line 7: line 7: the amount is no number");
	assert_int_equal(gd_error_prefix(NULL, "line %d", 7), GD_OK);
}

static void
long_sentences_are_cut_at_a_character(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	char han[GD_ERROR_MAX * 3];
	size_t i, pad;

	(void)state;
	for (pad = 0; pad < 4; pad++) {
		memset(han, 'x', pad);
		for (i = pad; i + 3 < sizeof han; i += 3)
			memcpy(han + i, "公", 3);
		han[i] = '\0';
		gd_error_set(&err, GD_EINVAL, "%s", han);
		assert_true(strlen(err.text) >= GD_ERROR_MAX - 3);
		assert_true(gd_text_valid(err.text, strlen(err.text)));
		gd_error_prefix(&err, "%s", "道");
		assert_true(gd_text_valid(err.text, strlen(err.text)));
	}
}

static void
sentences_hold_no_controls(void **state)
{
	struct gd_error err = GD_ERROR_INIT;

	(void)state;
	gd_error_set(&err, GD_ESYS, "no file '%s'", "a\x1b]0;x\x07\xff.csv");
	assert_string_equal(err.text, "no file 'a]0;x\uFFFD.csv'");
}

static void
each_status_has_its_exit(void **state)
{
	static const struct {
		enum gd_status status;
		int code;
	} cases[] = {
		{ GD_OK, 0 }, { GD_EINVAL, 2 }, { GD_ENOTFOUND, 2 },
		{ GD_EGUARD, 2 }, { GD_ECONFLICT, 2 }, { GD_ECANCEL, 2 },
		{ GD_EDATA, 3 }, { GD_ESYS, 3 }, { GD_EBUSY, 3 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++)
		assert_int_equal(gd_status_exit(cases[i].status),
				 cases[i].code);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(set_fills_and_returns_the_status),
		cmocka_unit_test(prefix_keeps_the_status),
		cmocka_unit_test(long_sentences_are_cut_at_a_character),
		cmocka_unit_test(sentences_hold_no_controls),
		cmocka_unit_test(each_status_has_its_exit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
