/*
 * Answers, and which of them are in effect.
 */
#include <config.h>

#include "domain/answers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"
#include "domain/list.h"

static void
given(struct gd_answers *a, const char *field, const char *value)
{
	gd_answers_set(a, field, value, GD_ANSWER_GIVEN, false);
}

static void
answers_stay_sorted_and_unique(void **state)
{
	static const char *const fields[] = { "m", "a", "z", "b", "m", "z" };
	struct gd_answers a = GD_ANSWERS_INIT;

	for (size_t i = 0; i < GD_ARRAY_LEN(fields); i++)
		given(&a, fields[i], i < 4 ? "old" : "new");
	assert_int_equal(a.len, 4);
	for (size_t i = 1; i < a.len; i++)
		assert_true(strcmp(a.items[i - 1].field,
				   a.items[i].field) < 0);
	assert_string_equal(gd_answers_value(&a, "m"), "new");
	assert_string_equal(gd_answers_value(&a, "b"), "old");
	gd_answers_remove(&a, "b");
	gd_answers_remove(&a, "never");
	assert_null(gd_answers_find(&a, "b"));
	assert_int_equal(a.len, 3);
	gd_answers_release(&a);
	assert_int_equal(a.len, 0);
}

static void
an_answer_may_be_set_from_itself(void **state)
{
	struct gd_answers a = GD_ANSWERS_INIT;

	given(&a, "shop", "same");
	given(&a, a.items[0].field, a.items[0].value);
	assert_string_equal(gd_answers_value(&a, "shop"), "same");
	gd_answers_copy(&a, &a);
	assert_string_equal(gd_answers_value(&a, "shop"), "same");
	gd_answers_release(&a);
}

/* Answers are looked up by a number made of the name: these share theirs. */
static void
fields_with_the_same_key_are_told_apart(void **state)
{
	static const char *const pairs[][2] = {
		{ "costarring", "liquid" }, { "declinate", "macallums" },
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(pairs); i++) {
		struct gd_answers a = GD_ANSWERS_INIT;

		assert_int_equal(gd_answer_key(pairs[i][0]),
				 gd_answer_key(pairs[i][1]));
		given(&a, pairs[i][0], "one");
		assert_null(gd_answers_find(&a, pairs[i][1]));
		given(&a, pairs[i][1], "two");
		assert_string_equal(gd_answers_value(&a, pairs[i][0]), "one");
		assert_string_equal(gd_answers_value(&a, pairs[i][1]), "two");
		gd_answers_release(&a);
	}
}

static void
unsure_and_skipped_have_no_value(void **state)
{
	struct gd_answers a = GD_ANSWERS_INIT, copy = GD_ANSWERS_INIT;

	gd_answers_set(&a, "x", "kept?", GD_ANSWER_UNSURE, false);
	gd_answers_set(&a, "y", NULL, GD_ANSWER_SKIPPED, false);
	gd_answers_copy(&copy, &a);
	assert_string_equal(gd_answers_value(&copy, "x"), "");
	assert_string_equal(gd_answers_value(&copy, "y"), "");
	assert_int_equal(gd_answers_find(&copy, "x")->state, GD_ANSWER_UNSURE);
	assert_string_equal(gd_answers_value(&copy, "z"), "");
	gd_answers_release(&a);
	gd_answers_release(&copy);
}

static void
understood_counts_until_it_is_rejected(void **state)
{
	struct gd_answers a = GD_ANSWERS_INIT;

	gd_answers_set(&a, "platform", "wechat", GD_ANSWER_GIVEN, true);
	gd_answers_set(&a, "amount", "239.00", GD_ANSWER_GIVEN, true);
	given(&a, "type", "fraud");
	assert_string_equal(gd_answers_value(&a, "platform"), "wechat");

	given(&a, GD_FIELD_UNDERSTOOD, "amount,other");
	assert_string_equal(gd_answers_value(&a, "platform"), "");
	assert_null(gd_answers_in_effect(&a, "platform"));
	assert_non_null(gd_answers_find(&a, "platform"));
	assert_string_equal(gd_answers_value(&a, "amount"), "239.00");
	assert_string_equal(gd_answers_value(&a, "type"), "fraud");

	given(&a, GD_FIELD_UNDERSTOOD, "none");
	assert_string_equal(gd_answers_value(&a, "amount"), "");
	/* Passed over is not accepted either. */
	gd_answers_set(&a, GD_FIELD_UNDERSTOOD, "", GD_ANSWER_SKIPPED, false);
	assert_string_equal(gd_answers_value(&a, "amount"), "");
	/* What is given in person replaces it. */
	given(&a, "platform", "jd");
	assert_string_equal(gd_answers_value(&a, "platform"), "jd");
	gd_answers_release(&a);
}

static void
lists_hold_whole_codes(void **state)
{
	static const struct {
		const char *list, *code;
		bool has;
	} cases[] = {
		{ "a,b,c", "b", true },
		{ "a, b ,c", "b", true },
		{ "ab,c", "a", false },
		{ "a,bc", "b", false },
		{ ",,a,", "a", true },
		{ "", "a", false },
		{ NULL, "a", false },
		{ " , ", "", false },
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		if (gd_list_has(cases[i].list, cases[i].code) != cases[i].has)
			fail_msg("case %zu: '%s'", i, cases[i].list);
	}
}

static void
has_reads_a_comma_list(void **state)
{
	struct gd_answers a = GD_ANSWERS_INIT;

	given(&a, "evidence", "chat,screenshot");
	assert_true(gd_answers_has(&a, "evidence", "chat"));
	assert_false(gd_answers_has(&a, "evidence", "shot"));
	assert_false(gd_answers_has(&a, "bodies", "court"));
	gd_answers_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_stay_sorted_and_unique),
		cmocka_unit_test(an_answer_may_be_set_from_itself),
		cmocka_unit_test(fields_with_the_same_key_are_told_apart),
		cmocka_unit_test(unsure_and_skipped_have_no_value),
		cmocka_unit_test(understood_counts_until_it_is_rejected),
		cmocka_unit_test(lists_hold_whole_codes),
		cmocka_unit_test(has_reads_a_comma_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
