/*
 * Amounts as people type them, and what must not become one.
 */
#include <config.h>

#include "domain/money.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"

struct money_case {
	const char *s;
	int64_t fen;
};

static void
prove(const struct money_case *cases, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		struct gd_error err = GD_ERROR_INIT;
		int64_t fen = -7;

		if (gd_money_parse(cases[i].s, &fen, &err) != GD_OK ||
		    fen != cases[i].fen)
			fail_msg("'%s' is %lld, not %lld (%s)", cases[i].s,
				 (long long)fen, (long long)cases[i].fen,
				 err.text);
	}
}

static void
digits_are_yuan(void **state)
{
	static const struct money_case cases[] = {
		{ "1299", 129900 }, { "0", 0 }, { "7", 700 },
		{ "1299.5", 129950 }, { "1299.05", 129905 },
		{ "1299.00", 129900 }, { "0.01", 1 }, { "0.5", 50 },
		{ "007", 700 }, { "1,299", 129900 }, { "1,299.00", 129900 },
		{ "12,299.9", 1229990 }, { "1,234,567.89", 123456789 },
		{ "100,000", 10000000 }, { "  1299  ", 129900 },
		{ "１２９９", 129900 }, { "１，２９９．００", 129900 },
		{ "999999999999.99", GD_MONEY_MAX_FEN },
		{ "999,999,999,999.99", GD_MONEY_MAX_FEN },
		{ "10000", 1000000 }, { "12345", 1234500 },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases));
}

static void
signs_and_words_stand_around_the_number(void **state)
{
	static const struct money_case cases[] = {
		{ "¥1299", 129900 }, { "￥1,299.00", 129900 },
		{ "￥1,299.00元", 129900 }, { "¥ 1299", 129900 },
		{ "RMB 1299", 129900 }, { "rmb1299", 129900 },
		{ "CNY1299.5", 129950 }, { "1299 CNY", 129900 },
		{ "1299RMB", 129900 }, { "人民币1299元", 129900 },
		{ "1299元", 129900 }, { "1299 元", 129900 },
		{ "1299块", 129900 }, { "1299块钱", 129900 },
		{ "1299圆", 129900 }, { "1299.00元整", 129900 },
		{ "1299元人民币", 129900 }, { "1.5元", 150 },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases));
}

static void
jiao_and_fen_follow_yuan(void **state)
{
	static const struct money_case cases[] = {
		{ "12块5", 1250 }, { "12块5毛", 1250 }, { "12元5角", 1250 },
		{ "12元5角3分", 1253 }, { "12块5毛3", 1253 },
		{ "12元零3分", 1203 }, { "12元03分", 1203 },
		{ "12元0角3分", 1203 }, { "12元5角0分", 1250 }, { "12元3分", 1203 },
		{ "12块半", 1250 }, { "一块半", 150 }, { "两块五", 250 },
		{ "五毛", 50 }, { "5毛钱", 50 }, { "5角", 50 },
		{ "5角3分", 53 }, { "3分", 3 }, { "八分钱", 8 },
		{ "三百五十块五", 35050 },
		{ "12 元 5 角", 1250 }, { "12 元 5 角 3 分", 1253 },
		{ "12元 3 分", 1203 }, { "5 角", 50 },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases));
}

static void
chinese_numerals_are_read_as_spoken(void **state)
{
	static const struct money_case cases[] = {
		{ "一", 100 }, { "两", 200 }, { "十", 1000 },
		{ "十二", 1200 }, { "二十", 2000 }, { "二十三", 2300 },
		{ "一百", 10000 }, { "一百零二", 10200 },
		{ "一百一", 11000 }, { "一百一十", 11000 },
		{ "一百十五", 11500 }, { "一百一十五", 11500 },
		{ "二百五", 25000 }, { "三百五十块", 35000 },
		{ "一千", 100000 }, { "一千二", 120000 },
		{ "一千零二", 100200 }, { "一千零二十", 102000 },
		{ "一千二百", 120000 }, { "一千二百三", 123000 },
		{ "一千二百三十四", 123400 }, { "一千二百零三", 120300 },
		{ "一千二百九十九元", 129900 },
		{ "一万", 1000000 }, { "两万", 2000000 },
		{ "两万三", 2300000 }, { "两万三千", 2300000 },
		{ "两万零三", 2000300 }, { "两万零三十", 2003000 },
		{ "一万零五百", 1050000 }, { "三万五千六", 3560000 },
		{ "十二万五", 12500000 }, { "一百二十万", 120000000 },
		{ "二十三万四千五百六十七", 23456700 },
		{ "一亿", 10000000000 }, { "一亿二", 12000000000 },
		{ "一亿零三百万", 10300000000 },
		{ "三千万", 3000000000 }, { "一亿零三", 10000000300 },
		{ "零", 0 }, { "〇", 0 },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases));
}

static void
formal_numerals_are_read_as_written(void **state)
{
	static const struct money_case cases[] = {
		{ "壹佰", 10000 }, { "壹佰元整", 10000 },
		{ "壹仟贰佰玖拾玖元整", 129900 },
		{ "人民币壹仟贰佰叁拾肆元伍角陆分", 123456 },
		{ "贰萬叁仟圆正", 2300000 }, { "叁拾元", 3000 },
		{ "壹仟零贰元", 100200 }, { "伍佰圓整", 50000 },
		{ "柒佰捌拾", 78000 }, { "貳佰參拾", 23000 },
		{ "陸拾億", 600000000000 },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases));
}

static void
digits_and_place_words_mix(void **state)
{
	static const struct money_case cases[] = {
		{ "1.2万", 1200000 }, { "1.2 万", 1200000 },
		{ "2 万", 2000000 }, { "1万", 1000000 }, { "1万2", 1200000 },
		{ "1万2千", 1200000 }, { "1万2千5百", 1250000 },
		{ "1万3500", 1350000 }, { "1万9", 1900000 }, { "12万5", 12500000 },
		{ "12万5千元", 12500000 }, { "3千", 300000 },
		{ "3千5", 350000 }, { "2百5", 25000 }, { "5百块", 50000 },
		{ "1千零5", 100500 }, { "1千2百3", 123000 }, { "1万零5百", 1050000 },
		{ "1.5千", 150000 }, { "3千万", 3000000000 },
		{ "1.5百万", 150000000 }, { "1亿", 10000000000 },
		{ "1.2w", 1200000 }, { "3k", 300000 }, { "1.25W", 1250000 },
		{ "12000万", 12000000000 }, { "1,200万", 1200000000 },
		{ "1.234567万", 1234567 }, { "0.5万元", 500000 },
		{ "120万", 120000000 },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases));
}

static void
what_fits_two_readings_or_none_is_refused_untouched(void **state)
{
	static const char *const cases[] = {
		"", " ", "abc", "元", "¥", "RMB", "万", "千", "百", "-", "+5",
		".5", "5.", "5.元", "1..2", "1.2.3", "1 299", "12 345.00",
		"12a", "1299 元 5", "$1299", "1e3", "0x10", "1299%", "一百元二百",
		/* several amounts, about an amount */
		"1000-2000", "1000到2000", "十几块", "几百", "三五百", "八九十",
		"一千多", "约1000", "三五", "二五零", "12块53", "12块零5",
		"12块05", "1.5块5", "15角", "5毛53",
		/* malformed numerals */
		"一百零", "零五", "零零", "一零", "一百二百", "一十百", "百二",
		"一千百", "千二", "二百零五十零", "一百零十五", "一千零二百",
		"一千二万", "一万二万", "一万一亿", "一百零零二", "二十十",
		"一二百", "一万零三千", "半", "一万半", "15百", "1万05", "1万350",
		"1万35000", "1万1.5", "1.5万2", "10千5", "壹仟贰", "壹佰伍",
		"一百八九", "一百零二三", "12百5",
		/* words around that do not fit */
		"元1299", "1299元元", "¥¥1299", "1299 kg", "5分3角", "5毛元",
		"12元5角 3", "1万零3500", "1亿3500", "一千贰", "一仟二",
		"零五万", "12元00分", "12块5十", "12块五0", "12块5二",
		"１２９９ｘ", "\xff\xfe", "1299\n1", "1w2", "1kw",
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_error err = GD_ERROR_INIT;
		int64_t fen = -7;

		if (gd_money_parse(cases[i], &fen, &err) != GD_EINVAL ||
		    fen != -7 || err.text[0] == '\0')
			fail_msg("'%s' became %lld", cases[i], (long long)fen);
	}
}

static void
each_mistake_has_its_own_sentence(void **state)
{
	static const struct {
		const char *s, *words;
	} cases[] = {
		{ "-5", "below zero" }, { "¥-5", "below zero" },
		{ "－５", "below zero" }, { "-", "below zero" },
		{ "1,29", "thousands" }, { "1,2345", "thousands" },
		{ "12345,678", "thousands" }, { "1,29,000", "thousands" },
		{ "1,234,5", "thousands" }, { "0,299", "thousands" },
		{ "1,", "thousands" }, { "1,299,", "thousands" },
		{ "1.234", "two decimals" }, { "0.001元", "two decimals" },
		{ "1.2345678万", "two decimals" },
		{ "0.0000002044055797782 3十", "two decimals" },
		{ "0.0000000000000000001万", "two decimals" },
		{ "1000000000000", "999,999,999,999.99" },
		{ "1,000,000,000,000", "999,999,999,999.99" },
		{ "99999999999999999999999999", "999,999,999,999.99" },
		{ "0.00000000000000000000000001", "two decimals" },
		{ "99999亿", "999,999,999,999.99" },
		{ "99999.99亿", "999,999,999,999.99" },
		{ "999999999999.999", "two decimals" },
		{ "hello", "as in 1299" },
	};
	char longer[200];
	struct gd_error err = GD_ERROR_INIT;
	int64_t fen = -7;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		if (gd_money_parse(cases[i].s, &fen, &err) != GD_EINVAL ||
		    strstr(err.text, cases[i].words) == NULL)
			fail_msg("'%s': %s", cases[i].s, err.text);
	}
	memset(longer, '1', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	assert_int_equal(gd_money_parse(longer, &fen, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, "too long"));
	assert_int_equal(fen, -7);
}

static void
amounts_are_written_for_files_and_for_people(void **state)
{
	static const struct {
		int64_t fen;
		const char *plain, *pretty;
	} cases[] = {
		{ 0, "0.00", "¥0.00" },
		{ 1, "0.01", "¥0.01" },
		{ 10, "0.10", "¥0.10" },
		{ 99, "0.99", "¥0.99" },
		{ 100, "1.00", "¥1.00" },
		{ 99999, "999.99", "¥999.99" },
		{ 100000, "1000.00", "¥1,000.00" },
		{ 129900, "1299.00", "¥1,299.00" },
		{ 123456789, "1234567.89", "¥1,234,567.89" },
		{ 12345678, "123456.78", "¥123,456.78" },
		{ GD_MONEY_MAX_FEN, "999999999999.99",
		  "¥999,999,999,999.99" },
		{ -129900, "-1299.00", "-¥1,299.00" },
		{ INT64_MIN, "-92233720368547758.08",
		  "-¥92,233,720,368,547,758.08" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_buf a = GD_BUF_INIT, b = GD_BUF_INIT;

		gd_money_format_plain(&a, cases[i].fen);
		gd_money_format(&b, cases[i].fen);
		assert_string_equal(a.s, cases[i].plain);
		assert_string_equal(b.s, cases[i].pretty);
		gd_buf_release(&a);
		gd_buf_release(&b);
	}
}

static void
what_is_written_is_read_back(void **state)
{
	int64_t fen, step = 1;

	(void)state;
	for (fen = 0; fen <= GD_MONEY_MAX_FEN; fen += step, step += step / 3 + 1) {
		struct gd_buf a = GD_BUF_INIT, b = GD_BUF_INIT;
		int64_t back = -1;

		gd_money_format_plain(&a, fen);
		gd_money_format(&b, fen);
		assert_int_equal(gd_money_parse(a.s, &back, NULL), GD_OK);
		assert_int_equal(back, fen);
		assert_int_equal(gd_money_parse(b.s, &back, NULL), GD_OK);
		assert_int_equal(back, fen);
		gd_buf_release(&a);
		gd_buf_release(&b);
	}
}

/* Spell `n` out the formal way, by a method of its own. */
static void
spell(struct gd_buf *b, int n)
{
	static const char *const digits[] = {
		"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"
	};
	static const char *const places[] = { "", "十", "百", "千" };
	bool zero = false, started = false;
	int at;

	if (n >= 10000) {
		spell(b, n / 10000);
		gd_buf_adds(b, "万");
		n %= 10000;
		started = true;
	}
	for (at = 3; at >= 0; at--) {
		int unit = at == 3 ? 1000 : at == 2 ? 100 : at == 1 ? 10 : 1;
		int d = n / unit % 10;

		if (d == 0) {
			zero = started;
			continue;
		}
		if (zero)
			gd_buf_adds(b, "零");
		gd_buf_adds(b, digits[d]);
		gd_buf_adds(b, places[at]);
		zero = false;
		started = true;
	}
}

static void
every_number_spelt_out_is_read_back(void **state)
{
	int n;

	(void)state;
	for (n = 1; n < 9999999; n += n < 20000 ? 1 : 997) {
		struct gd_buf b = GD_BUF_INIT;
		int64_t fen = -1;

		spell(&b, n);
		if (gd_money_parse(b.s, &fen, NULL) != GD_OK ||
		    fen != n * INT64_C(100))
			fail_msg("%d: %s is %lld", n, b.s, (long long)fen);
		gd_buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_are_yuan),
		cmocka_unit_test(signs_and_words_stand_around_the_number),
		cmocka_unit_test(jiao_and_fen_follow_yuan),
		cmocka_unit_test(chinese_numerals_are_read_as_spoken),
		cmocka_unit_test(formal_numerals_are_read_as_written),
		cmocka_unit_test(digits_and_place_words_mix),
		cmocka_unit_test(what_fits_two_readings_or_none_is_refused_untouched),
		cmocka_unit_test(each_mistake_has_its_own_sentence),
		cmocka_unit_test(amounts_are_written_for_files_and_for_people),
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(every_number_spelt_out_is_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
