/*
 * Lists as a person sees them come in: what is guessed, changed, tried, refused;
 * and the search that finds the cases again.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/rig.h"

#define GOOD "商家,订单号,平台,投诉类型,诉求,问题描述,订单金额\r\n" \
	     "小鹿优选,A100,微信,质量争议,退货退款,不能加热,239\r\n" \
	     "极光优选,A101,微信,欺诈,退货退款,不是正品,1299\r\n"
#define BAD_AMOUNT "云裳衣橱,A102,微信,质量争议,退货退款,有色差,很多\r\n"
#define BACKSPACE "\177"

static void
write_list(const char *home, const char *bytes)
{
	char path[600];
	FILE *f;

	snprintf(path, sizeof path, "%s/list.csv", home);
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_true(fputs(bytes, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* What stands in a file of the home, "" when there is none; free(). */
static char *
kept(const char *home, const char *name)
{
	char path[600], *text = calloc(1, 8192);
	FILE *f;

	assert_non_null(text);
	snprintf(path, sizeof path, "%s/%s", home, name);
	f = fopen(path, "rb");
	if (!f)
		return text;
	text[fread(text, 1, 8191, f)] = '\0';
	fclose(f);
	return text;
}

static int
cases(const char *home)
{
	static const char *const list[] = { "list", "--format", "csv", NULL };
	char out[4096];
	int n = 0;

	assert_int_equal(rig_command(home, "en", NULL, list, out, sizeof out),
			 0);
	for (const char *p = out; (p = strstr(p, "GD-")); p++)
		n++;
	return n;
}

/* `list` lies in the home and its import is open; English, or Chinese. */
static struct rig *
open_list(const char *list, const char *lang, int rows, int cols)
{
	char *home = rig_new_home();
	const struct rig_setup setup = { .rows = rows, .cols = cols,
					 .lang = lang, .home = home };
	struct rig *r;

	write_list(home, list);
	r = rig_start(&setup);
	free(home);
	rig_expect(r, strcmp(lang, "en") == 0 ? "Board" : "看板");
	rig_send(r, "I");
	rig_expect(r, "CSV");
	rig_send(r, "list.csv" KEY_ENTER);
	rig_expect(r, strcmp(lang, "en") == 0 ? "Read as" : "读作");
	return r;
}

static void
columns_are_guessed_changed_and_saved(void **state)
{
	struct rig *r = open_list(GOOD, "en", 24, 80);
	char *map;

	(void)state;
	rig_expect(r, "utf-8");
	rig_expect(r, "小鹿优选");
	rig_expect(r, "All that a new case needs is there");
	assert_false(rig_shows(r, "not read"));
	assert_true(rig_shows(r, "s save map"));
	assert_true(rig_shows(r, "? help"));
	rig_send(r, KEY_ENTER);
	rig_expect(r, "do not read it");
	rig_send(r, "1");
	rig_expect(r, "not read");
	assert_false(rig_shows(r, "All that a new case needs is there"));
	rig_send(r, "s");
	rig_expect(r, "Save for next time");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Kept in gongdao-import.ini");
	map = kept(rig_home(r), "gongdao-import.ini");
	assert_non_null(strstr(map, "订单号"));
	assert_null(strstr(map, "商家"));
	free(map);
	rig_end(r, false);
}

static void
a_try_counts_and_keeps_nothing(void **state)
{
	struct rig *r = open_list(GOOD, "en", 24, 80);

	(void)state;
	rig_send(r, "t");
	rig_expect(r, "A try: nothing was kept");
	rig_expect(r, "2 rows: 2 created, 0 updated, 0 unchanged, 0 refused");
	assert_int_equal(cases(rig_home(r)), 0);
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "A try");
	rig_send(r, "I");
	rig_expect(r, "2 rows: 2 created");
	rig_expect(r, "GD-0002");
	assert_int_equal(cases(rig_home(r)), 2);
	rig_end(r, false);
}

static void
refused_rows_are_told_and_go_to_a_file(void **state)
{
	struct rig *r = open_list(GOOD BAD_AMOUNT, "en", 24, 80);
	char *refused;

	(void)state;
	rig_send(r, "I");
	rig_expect(r, "Nothing was kept");
	rig_expect(r, "2 created, 0 updated, 0 unchanged, 1 refused");
	rig_expect(r, "line 4 refused, 订单金额 '很多': ");
	assert_int_equal(cases(rig_home(r)), 0);
	rig_send(r, KEY_ESC);
	rig_expect(r, "Rows were refused");
	rig_send(r, "2");
	rig_expect(r, "The list was taken in");
	rig_expect(r, "list-refused.csv");
	assert_int_equal(cases(rig_home(r)), 2);
	refused = kept(rig_home(r), "list-refused.csv");
	assert_non_null(strstr(refused, "云裳衣橱"));
	assert_null(strstr(refused, "小鹿优选"));
	free(refused);
	rig_end(r, false);
}

/* A refused reading leaves the screen as it was; a wrong one can be taken back. */
static void
a_wrong_reading_is_told_and_overridden(void **state)
{
	/* "商家,订单号" and "小鹿优选,A100" in GB 18030 */
	struct rig *r = open_list("\xc9\xcc\xbc\xd2,"
				  "\xb6\xa9\xb5\xa5\xba\xc5\r\n"
				  "\xd0\xa1\xc2\xb9\xd3\xc5\xd1\xa1,"
				  "A100\r\n", "en", 24, 80);

	(void)state;
	rig_expect(r, "gb18030");
	rig_expect(r, "小鹿优选");
	rig_send(r, "e");
	rig_expect(r, "How is the list written?");
	rig_send(r, "2");
	rig_expect(r, "not UTF-8");
	rig_expect(r, "gb18030");
	rig_expect(r, "小鹿优选");
	rig_send(r, "e");
	rig_expect(r, "delimiter ;");
	rig_send(r, "7");
	rig_expect(r, "商家,订单号");
	rig_send(r, "e");
	rig_expect(r, "found out from the list");
	rig_send(r, "1");
	rig_expect_gone(r, "商家,订单号");
	rig_expect(r, "小鹿优选");
	rig_end(r, false);
}

static void
a_second_encoding_is_told_before_anything_is_kept(void **state)
{
	/* The last row's merchant is in GB 18030. */
	struct rig *r = open_list(GOOD "\xc9\xcc\xbc\xd2,A103,微信,质量争议,"
				  "退货退款,有色差,10\r\n", "en", 24, 80);

	(void)state;
	rig_expect(r, "! parts of the file seem to be in another encoding");
	rig_send(r, "t");
	rig_expect(r, "2 created, 0 updated, 0 unchanged, 1 refused");
	rig_expect(r, "line 4 refused");
	rig_end(r, false);
}

/* Whichever way one leaves, nothing is kept and no file is left behind. */
static void
leaving_keeps_nothing(void **state)
{
	struct rig *r = open_list(GOOD BAD_AMOUNT, "zh_CN", 24, 80);
	char *refused;

	(void)state;
	rig_send(r, "I");
	rig_expect(r, "很多");
	rig_send(r, KEY_ESC);
	rig_expect(r, "有的行未收");
	rig_send(r, "1");
	rig_expect_gone(r, "有的行未收");
	rig_expect(r, "读作");
	rig_send(r, KEY_ESC);
	rig_expect(r, "看板");
	assert_int_equal(cases(rig_home(r)), 0);
	refused = kept(rig_home(r), "list-refused.csv");
	assert_string_equal(refused, "");
	free(refused);
	rig_end(r, false);
}

static void
what_is_no_list_is_one_sentence(void **state)
{
	static const struct {
		const char *file, *says;
	} no[] = {
		{ "nowhere.csv", "nowhere.csv" },
		{ "list.csv", "save it as CSV" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
		char *home = rig_new_home();
		const struct rig_setup setup = { .rows = 24, .cols = 120,
						 .lang = "en", .home = home };
		struct rig *r;

		write_list(home, "PK\003\004 a spreadsheet's own format");
		r = rig_start(&setup);
		free(home);
		rig_expect(r, "Board");
		rig_send(r, "I");
		rig_expect(r, "CSV");
		rig_send(r, no[i].file);
		rig_send(r, KEY_ENTER);
		rig_expect(r, no[i].says);
		/* What was typed can be corrected. */
		assert_true(rig_shows(r, "any spreadsheet"));
		assert_true(rig_shows(r, no[i].file));
		rig_send(r, KEY_ESC);
		rig_expect_gone(r, "any spreadsheet");
		rig_expect(r, "Board");
		rig_end(r, false);
	}
}

/* The list is in, the search open. */
static struct rig *
search_list(const char *lang)
{
	struct rig *r = open_list(GOOD, lang, 24, 80);

	rig_send(r, "I");
	rig_expect(r, "GD-0002");
	rig_send(r, "/");
	rig_expect(r, strcmp(lang, "en") == 0 ? "Pinyin initials" :
		   "拼音首字母");
	return r;
}

static void
two_characters_find_and_are_marked(void **state)
{
	struct rig *r = search_list("zh_CN");
	int first, other;

	(void)state;
	rig_send(r, "优选");
	rig_expect(r, "2 件");
	first = rig_find(r, "GD-0001");
	other = rig_find(r, "GD-0002");
	assert_true(first > 0 && other > 0);
	/* Below the cursor's line; columns 12 to 15 hold the name's other half. */
	other = other > first ? other : first;
	assert_int_not_equal(rig_colour(r, other, 16),
			     rig_colour(r, other, 12));
	assert_int_equal(rig_colour(r, other, 18), rig_colour(r, other, 16));
	rig_send(r, BACKSPACE BACKSPACE "正品");
	rig_expect(r, "1 件");
	rig_expect(r, "GD-0002");
	assert_false(rig_shows(r, "GD-0001"));
	rig_end(r, false);
}

static void
nothing_found_is_said_and_typing_on_finds(void **state)
{
	struct rig *r = search_list("en");

	(void)state;
	rig_send(r, "xlyxq");
	rig_expect(r, "No case holds these words.");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "fewer or shorter words find more");
	rig_send(r, BACKSPACE);
	rig_expect(r, "小鹿优选");
	rig_expect_gone(r, "No case holds");
	rig_end(r, false);
}

static void
enter_opens_and_esc_goes_back(void **state)
{
	struct rig *r = search_list("en");

	(void)state;
	rig_send(r, "极光");
	rig_expect(r, "1 case");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "case opened");
	assert_false(rig_shows(r, "1 case"));
	rig_send(r, KEY_ESC);
	rig_expect(r, "1 case");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	rig_end(r, false);
}

/* A quick hand, or an input method, sends words and Enter at once. */
static void
enter_opens_what_the_words_before_it_find(void **state)
{
	struct rig *r = search_list("en");

	(void)state;
	rig_send(r, "小鹿");
	rig_expect(r, "GD-0001");
	rig_send(r, BACKSPACE BACKSPACE "极光" KEY_ENTER);
	rig_expect(r, "case opened");
	assert_true(rig_shows(r, "GD-0002 极光优选"));
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_guessed_changed_and_saved),
		cmocka_unit_test(a_try_counts_and_keeps_nothing),
		cmocka_unit_test(refused_rows_are_told_and_go_to_a_file),
		cmocka_unit_test(a_wrong_reading_is_told_and_overridden),
		cmocka_unit_test(
			a_second_encoding_is_told_before_anything_is_kept),
		cmocka_unit_test(leaving_keeps_nothing),
		cmocka_unit_test(what_is_no_list_is_one_sentence),
		cmocka_unit_test(two_characters_find_and_are_marked),
		cmocka_unit_test(nothing_found_is_said_and_typing_on_finds),
		cmocka_unit_test(enter_opens_and_esc_goes_back),
		cmocka_unit_test(enter_opens_what_the_words_before_it_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
