/*
 * The reference, the platforms side by side, merchants and the check before
 * buying, as a person sees them.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tui/rig.h"

static void
the_reference_is_leafed_through(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 5 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "K");
	rig_expect(r, "Reference  Channels");
	rig_expect(r, "5\u201330 minutes, according to the article");
	rig_send(r, "2");
	rig_expect(r, "no bar in law");
	rig_send(r, KEY_RIGHT);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "The article's experience is advice, no bar in law");
	rig_send(r, KEY_ESC);
	rig_send(r, "3");
	rig_expect(r, "Reference  Evidence");
	rig_send(r, "i");
	rig_expect(r, "The article, part 2");
	rig_send(r, KEY_ESC);
	rig_send(r, "7");
	rig_expect(r, "Reference  Laws");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	rig_end(r, false);
}

static void
words_of_two_characters_find_entries(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "zh_CN" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "看板");
	rig_send(r, "K/");
	rig_send(r, "清关" KEY_ENTER);
	rig_expect(r, "[清关]");
	rig_expect(r, "清关凭证");
	rig_send(r, "/");
	rig_send(r, "\025mediation" KEY_ENTER);
	rig_expect(r, "[mediation]");
	rig_expect(r, "12315");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "[mediation]");
	rig_end(r, false);
}

static void
platforms_stand_side_by_side(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "zh_CN" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "看板");
	rig_send(r, "C");
	rig_expect(r, "大数据判责");
	rig_expect(r, "社交属性调解");
	rig_send(r, "G");
	rig_expect(r, "48小时");
	rig_send(r, KEY_RIGHT);
	rig_send(r, "g");
	rig_expect_gone(r, "社交属性调解");
	rig_resize(r, 40, 120);
	rig_expect(r, "社交属性调解");
	rig_send(r, "i");
	rig_expect(r, "资料第七节");
	rig_send(r, KEY_ESC KEY_ESC);
	rig_expect(r, "看板");
	rig_end(r, false);
}

static void
a_merchant_is_checked_and_kept(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, "m");
	rig_expect(r, "No merchants yet");
	rig_send(r, "V");
	rig_expect(r, "Which shop or merchant?");
	rig_send(r, "小店" KEY_ENTER);
	rig_expect(r, "Where do you mean to buy?");
	rig_send(r, "1");
	rig_expect(r, "Is it one of these?");
	rig_send(r, "1");
	rig_expect(r, "filing search");
	rig_send(r, "3");
	rig_expect(r, "some risk");
	rig_expect(r, "Is a licence shown");
	rig_send(r, "3");
	rig_expect(r, "rating changed");
	rig_send(r, "2");
	rig_expect(r, "good reviews");
	rig_send(r, "2");
	rig_expect(r, "price compare");
	rig_send(r, "1");
	rig_expect(r, "Do the terms");
	rig_send(r, "1" KEY_ENTER);
	rig_expect(r, "asked to pay");
	rig_send(r, "3");
	rig_expect(r, "keep it with the merchant");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Result: high risk");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Merchant #1");
	rig_expect(r, "! high risk");
	rig_send(r, KEY_ESC);
	rig_expect(r, "1 merchant");
	rig_end(r, false);
}

static void
a_case_opens_its_merchant(void **state)
{
	const struct rig_setup setup = { .rows = 30, .cols = 120,
					 .lang = "en", .demo = 8 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "6 Merchant");
	rig_send(r, "6");
	rig_expect(r, "Merchant #");
	rig_expect(r, "Checks before buying");
	rig_expect(r, "Cases: ");
	rig_send(r, KEY_DOWN KEY_ENTER);
	rig_expect(r, "Credit code");
	rig_send(r, "91350100M000100Y40" KEY_ENTER);
	rig_expect(r, "does not fit its check character");
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_reference_is_leafed_through),
		cmocka_unit_test(words_of_two_characters_find_entries),
		cmocka_unit_test(platforms_stand_side_by_side),
		cmocka_unit_test(a_merchant_is_checked_and_kept),
		cmocka_unit_test(a_case_opens_its_merchant),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
