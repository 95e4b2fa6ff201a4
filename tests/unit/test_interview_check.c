/*
 * What people type, in one form; and canonical values in words.
 */
#include <config.h>

#include "domain/interview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/i18n.h"
#include "iv_fixture.h"

static const struct gd_zone zone = { 28800 };

static struct gd_check_env
env_now(void)
{
	struct gd_check_env env = { .zone = zone };

	assert_int_equal(gd_instant_parse("2026-03-12T09:04:00+08:00", zone,
					  &env.now, NULL), GD_OK);
	return env;
}

static const struct {
	const char *field, *typed, *value;	/* NULL: refused */
} typed_cases[] = {
	/* choice: code, name, number; folded */
	{ "type", "fraud", "fraud" },
	{ "type", " FRAUD ", "fraud" },
	{ "type", "ｆｒａｕｄ", "fraud" },
	{ "type", "欺诈", "fraud" },
	{ "type", "　欺诈　", "fraud" },
	{ "type", "after-sales", "service" },
	{ "type", "2", "quality" },
	{ "type", "２", "quality" },
	{ "type", "4", NULL },
	{ "type", "0", NULL },
	{ "type", "-1", NULL },
	{ "type", "诈", NULL },
	{ "type", "fraud,quality", NULL },
	{ "platform", "jd.COM", "jd" },
	/* lists, in the order offered */
	{ "evidence", "chat,screenshot", "screenshot,chat" },
	{ "evidence", "聊天记录，截图、订单页", "screenshot,chat" },
	{ "evidence", "截图、订单页、聊天记录", "screenshot,chat" },
	{ "evidence", "2 1", "screenshot,chat" },
	{ "evidence", "1、2", "screenshot,chat" },
	{ "evidence", "chat\nscreenshot\n", "screenshot,chat" },
	{ "evidence", "chat;chat", "chat" },
	{ "evidence", "none", "none" },
	{ "evidence", "都没有", "none" },
	{ "evidence", "none,chat", NULL },
	{ "evidence", "chat,vidio", NULL },
	{ "evidence", ",,", NULL },
	{ "evidence", "replay", NULL },	/* not offered now */
	{ "bodies", "12315", "12315" },	/* a code before a number */
	{ "bodies", "2", "court" },
	{ "bodies", "12315 court", "12315,court" },
	/* yes or no */
	{ "big", "yes", "yes" }, { "big", "Y", "yes" },
	{ "big", "是", "yes" }, { "big", "有", "yes" },
	{ "big", "1", "yes" }, { "big", "true", "yes" },
	{ "big", "没有", "no" }, { "big", "否", "no" },
	{ "big", "no", "no" }, { "big", "2", "no" },
	{ "big", "不是", "no" }, { "big", "maybe", NULL },
	/* numbers */
	{ "qty", "3", "3" }, { "qty", "３", "3" },
	{ "qty", "007", "7" }, { "qty", "0", NULL },
	{ "qty", "-3", NULL }, { "qty", "1.5", NULL },
	{ "qty", "12345678901", NULL }, { "qty", "two", NULL },
	/* money */
	{ "amount", "1299", "1299.00" },
	{ "amount", "1,299.00", "1299.00" },
	{ "amount", "１２９９．５", "1299.50" },
	{ "amount", "¥1,299", "1299.00" },
	{ "amount", "1,29", NULL },
	{ "amount", "-5", NULL },
	/* dates */
	{ "ordered_at", "2026-03-08", "2026-03-08" },
	{ "ordered_at", "3-8", "2026-03-08" },
	{ "ordered_at", "12-8", "2025-12-08" },
	{ "ordered_at", "昨天", "2026-03-11" },
	{ "ordered_at", "2026-03-08 20:15",
	  "2026-03-08T20:15:00+08:00" },
	{ "heard_at", "4-20", "2026-04-20" },
	{ "heard_at", "3-8", "2027-03-08" },
	{ "heard_at", "2026-03-08", "2026-03-08" },
	{ "ordered_at", "2026-02-30", NULL },
	{ "ordered_at", "soon", NULL },
	/* text */
	{ "shop", "  小鹿\t优选  ", "小鹿 优选" },
	{ "shop", "　小鹿　优选　", "小鹿　优选" },
	{ "shop", "a\nb", "a b" },
	{ "shop", "\033[31mred", "[31mred" },
	{ "shop", "O'Brien; DROP", "O'Brien; DROP" },
	{ "facts", "\n第一行\r\n第二行\n\n", "第一行\n第二行" },
	{ "phone", "+86 138 0013 8000", "13800138000" },
	{ "phone", "1380013", "1380013" },
	{ "credit_code", "91440300708461136t", "91440300708461136T" },
	{ "order_no", "0042 1234", "0042 1234" },
	{ "shop", "", NULL }, { "shop", " \t　\u00a0\n", NULL },
	{ "type", "", NULL }, { "amount", " ", NULL },
};

static void
typed_values_become_canonical(void **state)
{
	struct gd_check_env env = env_now();
	struct gd_interview *iv = fx_new();
	struct gd_answers a = GD_ANSWERS_INIT;

	for (size_t i = 0; i < GD_ARRAY_LEN(typed_cases); i++) {
		int q = gd_interview_find(iv, typed_cases[i].field);
		struct gd_error err = GD_ERROR_INIT;
		struct gd_buf out = GD_BUF_INIT;
		enum gd_status st = gd_interview_check(iv, &iv->questions[q],
						       &a, typed_cases[i].typed, &env,
						       &out, NULL, &err);

		if (!typed_cases[i].value) {
			if (st != GD_EINVAL || out.len > 0 || !*err.text)
				fail_msg("'%s' gave '%s'", typed_cases[i].typed,
					 out.s);
		} else if (st != GD_OK || strcmp(out.s, typed_cases[i].value) != 0) {
			fail_msg("'%s' gave '%s' %s", typed_cases[i].typed, out.s,
				 err.text);
		}
		gd_buf_release(&out);
	}
	fx_free(iv);
}

static void
a_refusal_names_what_is_expected(void **state)
{
	static const struct {
		const char *field, *typed, *part;
	} cases[] = {
		{ "type", "fruad", "'fruad'" },
		{ "type", "fruad", "service, quality, fraud" },
		{ "evidence", "chat,vidio,screenshot", "'vidio'" },
		{ "evidence", "chat,none", "'none'" },
		{ "big", "perhaps", "yes or no" },
		{ "qty", "1.5", "whole number" },
		{ "facts", "", "opened" },
		{ "carrier", "", "don't know" },
		{ "phone", "", "later" },
	};
	struct gd_check_env env = env_now();
	struct gd_interview *iv = fx_new();
	struct gd_answers a = GD_ANSWERS_INIT;

	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		int q = gd_interview_find(iv, cases[i].field);
		struct gd_error err = GD_ERROR_INIT;
		struct gd_buf out = GD_BUF_INIT;

		assert_int_equal(gd_interview_check(iv, &iv->questions[q], &a,
						    cases[i].typed, &env, &out,
						    NULL, &err), GD_EINVAL);
		if (!strstr(err.text, cases[i].part))
			fail_msg("%zu: %s", i, err.text);
		gd_buf_release(&out);
	}
	fx_free(iv);
}

static void
odd_values_are_kept_with_a_warning(void **state)
{
	static const struct {
		const char *field, *typed;
		bool odd;
	} cases[] = {
		{ "phone", "1380013", true }, { "phone", "13800138000", false },
		{ "credit_code", "unknown", true },
		{ "order_no", "4.2E+27", true },
		{ "amount", "0", true }, { "amount", "1", false },
		{ "ordered_at", "2026-03-13", true },
		{ "ordered_at", "2026-03-12", false },
	};
	struct gd_check_env env = env_now();
	struct gd_interview *iv = fx_new();
	struct gd_answers a = GD_ANSWERS_INIT;

	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		int q = gd_interview_find(iv, cases[i].field);
		struct gd_buf out = GD_BUF_INIT, warn = GD_BUF_INIT;

		assert_int_equal(gd_interview_check(iv, &iv->questions[q], &a,
						    cases[i].typed, &env, &out,
						    &warn, NULL), GD_OK);
		if ((warn.len > 0) != cases[i].odd)
			fail_msg("'%s': '%s'", cases[i].typed, warn.s);
		gd_buf_release(&warn);
		gd_buf_release(&out);
	}
	fx_free(iv);
}

static void
the_page_of_finds_takes_fields_names_and_numbers(void **state)
{
	static const struct {
		const char *typed, *value;
	} cases[] = {
		{ "all", "type,platform,amount" },
		{ "对", "type,platform,amount" },
		{ "yes", "type,platform,amount" },
		{ "none", "none" }, { "都不对", "none" },
		{ "amount,type", "type,amount" },
		{ "3, 2", "platform,amount" },
		{ "carrier", NULL }, { "4", NULL }, { "", NULL },
	};
	struct gd_check_env env = env_now();
	struct gd_interview *iv = fx_new();
	struct gd_answers a = GD_ANSWERS_INIT;
	int q = gd_interview_find(iv, "understood");

	fx_answer(&a, "type=^fraud platform=^jd amount=^9.00 carrier=channels");
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_buf out = GD_BUF_INIT;
		enum gd_status st = gd_interview_check(iv, &iv->questions[q],
						       &a, cases[i].typed, &env,
						       &out, NULL, NULL);

		assert_int_equal(st, cases[i].value ? GD_OK : GD_EINVAL);
		assert_string_equal(out.s, cases[i].value ? cases[i].value : "");
		gd_buf_release(&out);
	}
	gd_answers_release(&a);
	fx_free(iv);
}

static void
a_pasted_page_is_refused_quickly(void **state)
{
	struct gd_check_env env = env_now();
	struct gd_interview *iv = fx_new();
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf page = GD_BUF_INIT, out = GD_BUF_INIT;
	int q = gd_interview_find(iv, "evidence");

	for (int i = 0; i < 4000; i++)
		gd_buf_adds(&page, "chat，");
	assert_int_equal(gd_interview_check(iv, &iv->questions[q], &a, page.s,
					    &env, &out, NULL, &err), GD_OK);
	assert_string_equal(out.s, "chat");
	gd_buf_reset(&page);
	for (int i = 0; i < 4000; i++)
		gd_buf_adds(&page, "垃圾");
	assert_int_equal(gd_interview_check(iv, &iv->questions[q], &a, page.s,
					    &env, &out, NULL, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, "screenshot"));
	gd_buf_release(&page);
	gd_buf_release(&out);
	fx_free(iv);
}

static void
not_knowing_can_be_said(void **state)
{
	assert_true(gd_interview_unsure("unsure"));
	assert_true(gd_interview_unsure(" Unsure "));
	assert_true(gd_interview_unsure("？"));
	assert_true(gd_interview_unsure("记不清"));
	assert_true(gd_interview_unsure("don't know"));
	assert_false(gd_interview_unsure(""));
	assert_false(gd_interview_unsure("no"));
	assert_false(gd_interview_unsure("不清楚的店"));
}

static void
values_read_as_words(void **state)
{
	static const struct {
		const char *field, *value, *zh, *en;
	} cases[] = {
		{ "type", "fraud", "欺诈", "Fraud" },
		{ "type", "odd", "odd", "odd" },
		{ "evidence", "screenshot,chat", "截图、订单页、聊天记录",
		  "Screenshot, order page, Chat" },
		{ "amount", "1299.00", "¥1,299.00", "¥1,299.00" },
		{ "ordered_at", "2026-03-08", "2026-03-08 Sun",
		  "2026-03-08 Sun" },
		{ "ordered_at", "2026-03-08T20:15:00+08:00",
		  "2026-03-08 Sun 20:15", "2026-03-08 Sun 20:15" },
		{ "ordered_at", "once", "once", "once" },
		{ "big", "yes", "yes", "yes" },
		{ "qty", "3", "3", "3" },
		{ "shop", "a,b", "a,b", "a,b" },
		{ "understood", "type,amount", "type、amount", "type, amount" },
		{ "understood", "none", "nothing of it", "nothing of it" },
		{ "amount", "", "", "" },
	};
	struct gd_interview *iv = fx_new();

	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		int q = gd_interview_find(iv, cases[i].field);
		struct gd_buf zh = GD_BUF_INIT, en = GD_BUF_INIT;

		gd_interview_words(iv, &iv->questions[q], cases[i].value, zone,
				   "zh_CN", &zh);
		gd_interview_words(iv, &iv->questions[q], cases[i].value, zone,
				   "en", &en);
		assert_string_equal(zh.s, cases[i].zh);
		assert_string_equal(en.s, cases[i].en);
		gd_buf_release(&zh);
		gd_buf_release(&en);
	}
	fx_free(iv);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typed_values_become_canonical),
		cmocka_unit_test(a_refusal_names_what_is_expected),
		cmocka_unit_test(odd_values_are_kept_with_a_warning),
		cmocka_unit_test(
			the_page_of_finds_takes_fields_names_and_numbers),
		cmocka_unit_test(a_pasted_page_is_refused_quickly),
		cmocka_unit_test(not_knowing_can_be_said),
		cmocka_unit_test(values_read_as_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
