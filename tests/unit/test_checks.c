/*
 * Numbers with a check character, and values that look odd.
 */
#include <config.h>

#include "domain/checks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"

static const struct gd_zone zone = { 28800 };

struct number_case {
	const char *s;
	bool valid;
};

static void
prove(bool (*valid)(const char *), const struct number_case *cases, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (valid(cases[i].s) != cases[i].valid)
			fail_msg("'%s' should be %d", cases[i].s,
				 cases[i].valid);
	}
}

static void
credit_codes_follow_gb_32100(void **state)
{
	static const struct number_case cases[] = {
		{ "91440300708461136T", true },	/* a listed company's */
		{ "91440300708461136t", true },
		{ "９１４４０３００７０８４６１１３６Ｔ", true },
		{ "914403 0070 8461136T", true },
		{ "91440300708461136U", false },
		{ "91440300708461163T", false },	/* two turned round */
		{ "91440300708461136", false },
		{ "9144030070846I136T", false },
		{ "", false },
		{ "小鹿优选商贸有限公司", false },
	};

	prove(gd_credit_code_valid, cases, GD_ARRAY_LEN(cases));
}

static void
identity_numbers_follow_gb_11643(void **state)
{
	static const struct number_case cases[] = {
		{ "11010519491231002X", true },	/* the standard's example */
		{ "11010519491231002x", true },
		{ "440524188001010014", true },	/* likewise */
		{ "110105194912310021", false },
		{ "11010519491331002X", false },
		{ "11010519490231002X", false },
		{ "1101051949123100", false },
		{ "11010519491231002XX", false },
		{ "", false },
	};

	prove(gd_id_no_valid, cases, GD_ARRAY_LEN(cases));
}

static void
phones_have_eleven_digits(void **state)
{
	static const struct number_case cases[] = {
		{ "13800138000", true },
		{ "138 0013 8000", true },
		{ "138-0013-8000", true },
		{ "+86 13800138000", true },
		{ "+8613800138000", true },
		{ "008613800138000", true },
		{ "8613800138000", true },
		{ "１３８００１３８０００", true },
		{ "1380013800", false },
		{ "138001380000", false },
		{ "23800138000", false },
		{ "12800138000", false },
		{ "1380013800O", false },
		{ "", false },
	};

	prove(gd_phone_valid, cases, GD_ARRAY_LEN(cases));
}

static void
odd_values_are_told(void **state)
{
	static const struct {
		const char *check, *value, *part;	/* NULL: fine */
	} cases[] = {
		{ "order_no", "4200001234202603081234567890", NULL },
		{ "order_no", "4.20001E+27", "spreadsheet" },
		{ "order_no", "4.20001e27", "spreadsheet" },
		{ "order_no", "4E+27", "spreadsheet" },
		{ "order_no", "4200001234202600000000000000", "spreadsheet" },
		{ "order_no", "42000012342026000", NULL },
		{ "order_no", "420000123420265000", "spreadsheet" },
		{ "order_no", "12345", "short" },
		{ "order_no", "42000O1234", "letters" },
		{ "order_no", "42000l1234", "letters" },
		{ "order_no", "WX20260308-001", NULL },
		{ "order_no", "TOOL-2026-01", NULL },
		{ "phone", "1380013800", "11 digits" },
		{ "phone", "13800138000", NULL },
		{ "credit_code", "91440300708461136U", "check character" },
		{ "id_no", "11010519491231002X", NULL },
		{ "id_no", "x", "check character" },
		{ "positive", "0.00", "zero" },
		{ "positive", "0.01", NULL },
		{ "past", "2026-03-12", NULL },
		{ "past", "2026-03-13", "to come" },
		{ "past", "2026-03-12T09:03:00+08:00", NULL },
		{ "past", "2026-03-12T09:05:00+08:00", "to come" },
		{ NULL, "anything", NULL },
		{ "unheard", "anything", NULL },
	};
	gd_instant now;

	assert_int_equal(gd_instant_parse("2026-03-12T09:04:00+08:00", zone,
					  &now, NULL), GD_OK);
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_buf warn = GD_BUF_INIT;
		bool odd = gd_check_warn(cases[i].check, cases[i].value, now,
					 zone, &warn);

		if (odd != (cases[i].part != NULL) || odd != (warn.len > 0) ||
		    (odd && !strstr(warn.s, cases[i].part)))
			fail_msg("%zu '%s': %s", i, cases[i].value, warn.s);
		gd_buf_release(&warn);
	}
}

static void
only_named_checks_exist(void **state)
{
	assert_true(gd_check_exists("phone"));
	assert_true(gd_check_exists("past"));
	assert_false(gd_check_exists("Phone"));
	assert_false(gd_check_exists(""));
	assert_false(gd_check_exists(NULL));
}

static void
equal_numbers_are_written_alike(void **state)
{
	struct gd_buf out = GD_BUF_INIT;

	assert_true(gd_check_tidy("phone", "+86 138-0013 8000", &out));
	assert_string_equal(out.s, "13800138000");
	gd_buf_reset(&out);
	assert_true(gd_check_tidy("credit_code", "91440300708461136t", &out));
	assert_string_equal(out.s, "91440300708461136T");
	gd_buf_reset(&out);
	assert_false(gd_check_tidy("phone", "010-1234567", &out));
	assert_false(gd_check_tidy("order_no", "4200 0012", &out));
	assert_false(gd_check_tidy(NULL, "x", &out));
	assert_int_equal(out.len, 0);
	gd_buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(credit_codes_follow_gb_32100),
		cmocka_unit_test(identity_numbers_follow_gb_11643),
		cmocka_unit_test(phones_have_eleven_digits),
		cmocka_unit_test(odd_values_are_told),
		cmocka_unit_test(only_named_checks_exist),
		cmocka_unit_test(equal_numbers_are_written_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
