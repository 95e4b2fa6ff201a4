/*
 * The filter words of the command line and the `f` prompt.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "domain/filter.h"

/* The terms as text: `key:value|value`, `amount>50000`, joined by spaces. */
static char *
tell(const struct gd_filter *f)
{
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < f->len; i++) {
		const struct gd_filter_term *t = &f->terms[i];

		gd_buf_addf(&b, "%s%d", i ? " " : "", (int)t->key);
		if (t->key == GD_FILTER_AMOUNT)
			gd_buf_addf(&b, "%c%lld", t->op,
				    (long long)t->amount_fen);
		if (t->key == GD_FILTER_OPENED) {
			gd_buf_addc(&b, ':');
			gd_day_format(&b, t->from);
			gd_buf_addc(&b, '/');
			gd_day_format(&b, t->until);
		}
		for (size_t v = 0; v < t->values_len; v++)
			gd_buf_addf(&b, "%s%s", v ? "|" : ":", t->values[v]);
	}
	return gd_buf_detach(&b);
}

#define STAGE "0"
#define TYPE "1"
#define PLATFORM "2"
#define MERCHANT "6"
#define ASSIGNEE "7"
#define TAG "8"
#define AMOUNT "9"
#define OPENED "10"
#define DUE "11"
#define OPEN "12"
#define CLOSED "13"
#define DRAFT "14"
#define TEXT "15"

static void
words_mean_what_they_say(void **state)
{
	static const struct { const char *s, *terms; } cases[] = {
		{ "", "" }, { "   ", "" }, { "\"\"", "" },
		{ "stage:platform", STAGE ":platform" },
		{ "stage:platform,court", STAGE ":platform|court" },
		{ "STAGE:Platform", STAGE ":platform" },
		{ "type:fraud platform:wechat",
		  TYPE ":fraud " PLATFORM ":wechat" },
		{ "open closed draft", OPEN " " CLOSED " " DRAFT },
		{ "merchant:小鹿", MERCHANT ":小鹿" },
		{ "merchant:ＡＢＣ", MERCHANT ":abc" },
		{ "merchant:\"Big Shop, Ltd\",other",
		  MERCHANT ":big shop, ltd|other" },
		{ "assignee:Lin tag:急件", ASSIGNEE ":Lin " TAG ":急件" },
		{ "amount>500", AMOUNT ">50000" },
		{ "amount>=500", AMOUNT "g50000" },
		{ "amount<=1,299.50", AMOUNT "l129950" },
		{ "amount<1", AMOUNT "<100" },
		{ "amount=88", AMOUNT "=8800" }, { "amount:88", AMOUNT "=8800" },
		{ "amount≥500", AMOUNT "g50000" },
		{ "amount＞＝500", AMOUNT "g50000" },
		{ "opened:2026", OPENED ":2026-01-01/2027-01-01" },
		{ "opened:2026-03", OPENED ":2026-03-01/2026-04-01" },
		{ "opened:2026-12", OPENED ":2026-12-01/2027-01-01" },
		{ "opened:2028-02-29", OPENED ":2028-02-29/2028-03-01" },
		{ "due:overdue,today", DUE ":overdue|today" },
		{ "due：soon", DUE ":soon" },
		{ "stage：platform，court", STAGE ":platform|court" },
		{ "\"free text\"", TEXT ":free text" },
		{ "“小鹿 优选”", TEXT ":小鹿 优选" },
		{ "\"他说“可以退”\"", TEXT ":他说“可以退”" },
		{ "\"stage:x\"", TEXT ":stage:x" },
		{ "\"open\"", TEXT ":open" },
		{ "小鹿　优选", TEXT ":小鹿 " TEXT ":优选" },
		{ "12:30", TEXT ":12:30" }, { "GD-0413", TEXT ":gd-0413" },
		{ "a,b", TEXT ":a,b" }, { "100%_x'y", TEXT ":100%_x'y" },
		{ "stage:court\ttype:fraud\n", STAGE ":court " TYPE ":fraud" },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_filter f = GD_FILTER_INIT;
		struct gd_error err = GD_ERROR_INIT;
		char *got;

		if (gd_filter_parse(&f, cases[i].s, NULL, &err) != GD_OK)
			fail_msg("'%s': %s", cases[i].s, err.text);
		got = tell(&f);
		assert_string_equal(got, cases[i].terms);
		free(got);
		gd_filter_release(&f);
	}
}

static void
a_wrong_word_is_named_with_its_place_and_the_right_one(void **state)
{
	static const struct { const char *s; size_t at; const char *says; } cases[] = {
		{ "stgae:platform", 0, "stage" },
		{ "open stgae:platform", 5, "stage" },
		{ "stage:platfrom", 6, "stage:platform" },
		{ "stage:xyzzyx", 6, "regulator" },
		{ "小鹿  type:fruad", 13, "type:fraud" },
		{ "type:", 5, "value" }, { "type:fraud,", 11, "value" },
		{ "merchant:", 9, "value" }, { "merchant:\"\"", 9, "value" },
		{ "amount>much", 7, "amount" }, { "amount>", 7, "amount" },
		{ "amount>=-5", 8, "amount" },
		{ "opened:march", 7, "2026-03" }, { "opened:2026-13", 7, "2026" },
		{ "opened:2026-02-30", 7, "2026" }, { "opened:202", 7, "2026" },
		{ "opened:2026-03-", 7, "2026" },
		{ "stage>court", 6, "amounts" },
		{ "stage", 0, "stage:prepare" }, { "amount", 0, "amount:500" },
		{ "http://x", 0, "quotes" },
		{ "open \"half", 5, "quote" }, { "“半句", 0, "quote" },
		{ "due:yesterday", 4, "overdue" },
		{ "open type:fraud,qualty,quality", 16, "type:quality" },
		{ "type：fraud，qualty", 15, "type:quality" },
		{ "type:\"fraud\",x", 13, "fraud" },
		{ "closed:x", 0, "closed" },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_filter f = GD_FILTER_INIT;
		struct gd_error err = GD_ERROR_INIT;
		size_t at = 99;
		char *got;

		assert_int_equal(gd_filter_parse(&f, "tag:kept", NULL, NULL),
				 GD_OK);
		if (gd_filter_parse(&f, cases[i].s, &at, &err) != GD_EINVAL)
			fail_msg("'%s' was taken", cases[i].s);
		assert_int_equal(at, cases[i].at);
		if (!strstr(err.text, cases[i].says))
			fail_msg("'%s': %s", cases[i].s, err.text);
		got = tell(&f);
		assert_string_equal(got, TAG ":kept");
		free(got);
		gd_filter_release(&f);
	}
}

/* What can follow; values that only a desk knows are none here. */
static void
what_can_follow_is_offered(void **state)
{
	static const struct {
		const char *s;
		size_t from;
		const char *first;
		int key;	/* of a value that is typed; -1: none */
	} cases[] = {
		{ "", 0, "stage:", -1 }, { "ty", 0, "type:", -1 },
		{ "open ty", 5, "type:", -1 }, { "am", 0, "amount>", -1 },
		{ "type:f", 5, "fraud", GD_FILTER_TYPE },
		{ "type:fraud,q", 11, "quality", GD_FILTER_TYPE },
		{ "type：fraud，q", 15, "quality", GD_FILTER_TYPE },
		{ "open\u3000type：", 14, "service", GD_FILTER_TYPE },
		{ "merchant:小", 9, NULL, GD_FILTER_MERCHANT },
		{ "open closed:x", 12, NULL, -1 }, { "tag:\"a b", 8, NULL, -1 },
		{ "\u201ca b\u201d ", 10, "stage:", -1 },
		{ "xyz", 0, NULL, -1 },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_filter_hints h;
		enum gd_filter_key key = GD_FILTER_TEXT;
		bool value = gd_filter_complete(cases[i].s, strlen(cases[i].s),
						&h, &key);

		assert_int_equal(h.from, cases[i].from);
		assert_int_equal(value ? (int)key : -1, cases[i].key);
		assert_int_equal(h.len > 0, cases[i].first != NULL);
		if (cases[i].first)
			assert_string_equal(h.words[0], cases[i].first);
	}
}

static void
a_shell_word_keeps_its_spaces(void **state)
{
	static const struct { const char *s, *terms; } cases[] = {
		{ "merchant:big shop", MERCHANT ":big shop" },
		{ "free text", TEXT ":free text" },
		{ "stage:court", STAGE ":court" }, { "open", OPEN },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_filter f = GD_FILTER_INIT;
		char *got;

		assert_int_equal(gd_filter_parse_word(&f, cases[i].s, NULL,
						      NULL),
				 GD_OK);
		got = tell(&f);
		assert_string_equal(got, cases[i].terms);
		free(got);
		gd_filter_release(&f);
	}
}

static void
hostile_text_is_text_or_refused_and_never_breaks(void **state)
{
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_buf longish = GD_BUF_INIT;

	(void)state;
	for (int i = 0; i < 20000; i++)
		gd_buf_adds(&longish, "stage:court,");
	assert_int_equal(gd_filter_parse(&f, longish.s, NULL, NULL), GD_EINVAL);
	assert_int_equal(f.len, 0);
	assert_int_equal(gd_filter_parse(&f, "\xff\xfe\x80 ' -- ; \x1b[31m",
					 NULL, NULL), GD_OK);
	assert_int_equal(f.len, 5);
	gd_filter_release(&f);
	gd_buf_release(&longish);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_mean_what_they_say),
		cmocka_unit_test(a_wrong_word_is_named_with_its_place_and_the_right_one),
		cmocka_unit_test(what_can_follow_is_offered),
		cmocka_unit_test(a_shell_word_keeps_its_spaces),
		cmocka_unit_test(hostile_text_is_text_or_refused_and_never_breaks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
