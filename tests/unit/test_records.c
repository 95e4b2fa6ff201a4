/*
 * Case numbers and the codes of states.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/records.h"

static void
case_numbers_have_four_digits_at_least(void **state)
{
	static const struct { int64_t id; const char *number; } cases[] = {
		{ 1, "GD-0001" }, { 413, "GD-0413" }, { 9999, "GD-9999" },
		{ 10000, "GD-10000" }, { 1000000, "GD-1000000" },
		{ INT64_MAX, "GD-9223372036854775807" },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		char number[GD_CASE_NUMBER_MAX];

		gd_case_number(cases[i].id, number);
		assert_string_equal(number, cases[i].number);
		assert_int_equal(gd_case_number_parse(number), cases[i].id);
	}
}

static void
case_numbers_are_read_as_people_write_them(void **state)
{
	static const struct { const char *s; int64_t id; } cases[] = {
		{ "GD-0413", 413 }, { "gd-413", 413 }, { "Gd-0413", 413 },
		{ "0413", 413 }, { "413", 413 }, { "GD-10000", 10000 },
		{ "", 0 }, { "0", 0 }, { "GD-", 0 }, { "GD-0000", 0 },
		{ "-413", 0 }, { "+413", 0 }, { "413 ", 0 }, { " 413", 0 },
		{ "4e3", 0 }, { "0x10", 0 }, { "GD413", 0 }, { "XX-413", 0 },
		{ "GD--413", 0 }, { "9223372036854775807", INT64_MAX },
		{ "9223372036854775808", 0 },
		{ "99999999999999999999999999", 0 }, { "案件413", 0 },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++)
		assert_int_equal(gd_case_number_parse(cases[i].s),
				 cases[i].id);
	assert_int_equal(gd_case_number_parse(NULL), 0);
}

static void
outcomes_are_the_command_lines(void **state)
{
	static const char *const good[] = {
		"resolved", "partial", "rejected", "withdrawn", "lost_contact"
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(good); i++)
		assert_true(gd_outcome_valid(good[i]));
	assert_false(gd_outcome_valid("Resolved"));
	assert_false(gd_outcome_valid("won"));
	assert_false(gd_outcome_valid(""));
	assert_false(gd_outcome_valid(NULL));
}

static void
filing_states_come_back_from_their_codes(void **state)
{
	enum gd_filing_state s, back;

	(void)state;
	for (s = GD_FILING_OPEN; s <= GD_FILING_WITHDRAWN; s++) {
		assert_true(gd_filing_state_parse(gd_filing_state_code(s),
						  &back));
		assert_int_equal(back, s);
		assert_int_equal(gd_filing_state_open(s),
				 s <= GD_FILING_PROMISED);
	}
	back = GD_FILING_SILENT;
	assert_false(gd_filing_state_parse("lost", &back));
	assert_int_equal(back, GD_FILING_SILENT);
}

static void
clock_states_come_back_from_their_codes(void **state)
{
	enum gd_clock_state s, back;

	(void)state;
	for (s = GD_CLOCK_RUNNING; s <= GD_CLOCK_VOID; s++) {
		assert_true(gd_clock_state_parse(gd_clock_state_code(s),
						 &back));
		assert_int_equal(back, s);
	}
	assert_false(gd_clock_state_parse("ringing", &back));
	assert_false(gd_clock_state_parse(NULL, &back));
}

static void
a_card_shows_the_shop_else_the_merchant(void **state)
{
	struct gd_case_row row = { .id = 1 };

	(void)state;
	assert_string_equal(gd_case_row_name(&row), "");
	row.merchant = gd_strdup("杭州小鹿优选商贸有限公司");
	row.shop = gd_strdup("");
	assert_string_equal(gd_case_row_name(&row), "杭州小鹿优选商贸有限公司");
	free(row.shop);
	row.shop = gd_strdup("小鹿优选");
	assert_string_equal(gd_case_row_name(&row), "小鹿优选");
	gd_case_row_release(&row);
	assert_null(row.shop);
}

/* The name shown is the shop's, else the legal one; released rows are empty. */
static void
rows_are_named_and_released(void **state)
{
	static const struct { const char *shop, *merchant, *name; } cases[] = {
		{ "小鹿优选", "北岸商贸有限公司", "小鹿优选" },
		{ "", "北岸商贸有限公司", "北岸商贸有限公司" },
		{ NULL, "北岸商贸有限公司", "北岸商贸有限公司" },
		{ NULL, NULL, "" },
	};
	struct gd_filing_row filing = { .channel = gd_strdup("service"),
					.ref = gd_strdup("1") };
	struct gd_clock_row clock = { .rule = gd_strdup("service_72h") };
	struct gd_event_row event = { .who = gd_strdup("lin") };
	struct gd_letter_row letter = { .id = 3, .body = gd_strdup("x") };

	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_case_row row = {
			.id = 1, .shop = gd_strdup(cases[i].shop),
			.merchant = gd_strdup(cases[i].merchant)
		};

		assert_string_equal(gd_case_row_name(&row), cases[i].name);
		gd_case_row_release(&row);
		assert_int_equal(row.id, 0);
		assert_string_equal(gd_case_row_name(&row), "");
	}
	gd_filing_row_release(&filing);
	assert_null(filing.channel);
	gd_clock_row_release(&clock);
	assert_null(clock.rule);
	gd_event_row_release(&event);
	assert_null(event.who);
	gd_letter_row_release(&letter);
	assert_int_equal(letter.id, 0);
	assert_null(letter.body);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_numbers_have_four_digits_at_least),
		cmocka_unit_test(case_numbers_are_read_as_people_write_them),
		cmocka_unit_test(outcomes_are_the_command_lines),
		cmocka_unit_test(filing_states_come_back_from_their_codes),
		cmocka_unit_test(clock_states_come_back_from_their_codes),
		cmocka_unit_test(a_card_shows_the_shop_else_the_merchant),
		cmocka_unit_test(rows_are_named_and_released),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
