/*
 * The nearest of a few known words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/suggest.h"

static const char *const words[] = {
	"stage", "type", "platform", NULL, "merchant", "amount", "opened",
	"open", "closed", "due"
};

static void
slips_of_the_keys_find_their_word(void **state)
{
	static const struct { const char *word, *expected; } cases[] = {
		{ "stage", "stage" }, { "stgae", "stage" }, { "stag", "stage" },
		{ "STAGE", "stage" }, { "sstage", "stage" },
		{ "platfrom", "platform" }, { "plat", "platform" },
		{ "merchnat", "merchant" }, { "mer", "merchant" },
		{ "opend", "opened" }, { "opne", "open" }, { "deu", "due" },
		{ "clsoed", "closed" }, { "amout", "amount" },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		const char *got = gd_suggest(cases[i].word, words,
					     GD_ARRAY_LEN(words));

		assert_non_null(got);
		assert_string_equal(got, cases[i].expected);
	}
}

static void
far_words_find_nothing(void **state)
{
	static const char *const far[] = {
		"", "x", "q", "zebra", "xyzzy", "小鹿",
		"a word that is far too long to be a slip of a short one"
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(far); i++)
		assert_null(gd_suggest(far[i], words, GD_ARRAY_LEN(words)));
	assert_null(gd_suggest("stage", NULL, 0));
}

static void
of_equals_the_first_wins(void **state)
{
	static const char *const pair[] = { "cart", "card" };
	static const char *const riap[] = { "card", "cart" };

	(void)state;
	assert_string_equal(gd_suggest("carx", pair, 2), "cart");
	assert_string_equal(gd_suggest("carx", riap, 2), "card");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slips_of_the_keys_find_their_word),
		cmocka_unit_test(far_words_find_nothing),
		cmocka_unit_test(of_equals_the_first_wins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
