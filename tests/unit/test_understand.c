/*
 * What a person's own account already says, and what it does not.
 */
#include <config.h>

#include "domain/interview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "iv_fixture.h"

static struct gd_check_env
env_now(void)
{
	struct gd_check_env env = { .zone = { 28800 } };

	assert_int_equal(gd_instant_parse("2026-03-12T09:04:00+08:00",
					  env.zone, &env.now, NULL), GD_OK);
	return env;
}

/* The understood answers as "field=value " in order of fields. */
static void
list(const struct gd_answers *a, struct gd_buf *out)
{
	for (size_t i = 0; i < a->len; i++) {
		if (a->items[i].understood)
			gd_buf_addf(out, "%s=%s ", a->items[i].field,
				    a->items[i].value);
	}
}

static const struct {
	const char *facts, *found;
} accounts[] = {
	{ "", "" },
	{ "我很生气。", "" },
	{ "3月8日在微信小程序“小鹿优选”花 239 元买了一个电饭煲，3月11日签收，"
	  "用了两次就不加热。",
	  "amount=239.00 carrier=mini_program ordered_at=2026-03-08 "
	  "platform=wechat signed_at=2026-03-11 " },
	/* platform and what follows from it */
	{ "在微信商城的视频号里看到的", "carrier=channels platform=wechat " },
	{ "淘宝买的", "platform=taobao " },
	{ "On Taobao", "platform=taobao " },
	{ "淘宝和京东都有卖", "" },
	{ "不是淘宝", "" },
	{ "bought on JD yesterday", "platform=jd " },
	{ "jdx and ajd are no shops", "" },
	{ "ＪＤ 买的", "platform=jd " },
	/* one kind of trouble, or none */
	{ "收到的是假货", "type=fraud " },
	{ "质量差，还是假货", "" },
	{ "质量问题，坏了", "type=quality " },
	{ "不是质量问题", "" },
	/* amounts */
	{ "花了1,299.00元", "amount=1299.00 " },
	{ "¥1299", "amount=1299.00 " },
	{ "￥ 88.5", "amount=88.50 " },
	{ "一共239块", "amount=239.00 " },
	{ "一千二百元", "amount=1200.00 " },
	{ "paid 239 yuan", "amount=239.00 " },
	{ "付了239元，对，就是239元", "amount=239.00 " },
	{ "付了239元，运费12元", "" },
	{ "买了3件", "" },
	{ "我们一块去的", "" },
	{ "2026元旦买的", "" },
	{ "要求赔偿3000元", "" },
	{ "花239元，要求赔偿500元", "amount=239.00 " },
	{ "只退了20元", "" },
	{ "1,29元", "" },
	{ "0元", "" },
	/* order numbers */
	{ "订单号4200001234202603081234567890",
	  "order_no=4200001234202603081234567890 " },
	{ "订单编号：2026030812345。", "order_no=2026030812345 " },
	{ "订单号是 123", "" },
	{ "运单号 SF1234567890", "" },
	{ "order no. 2026030812345", "order_no=2026030812345 " },
	{ "订单号2026030812345，另一个订单号2026030812346", "" },
	{ "订单号2026030812345，再说一遍订单号2026030812345",
	  "order_no=2026030812345 " },
	{ "4200001234202603081234567890", "" },
	/* dates and what they belong to */
	{ "昨天下单", "ordered_at=2026-03-11 " },
	{ "下单时间2026-03-08", "ordered_at=2026-03-08 " },
	{ "2026年3月8日发现买到的是旧货", "found_at=2026-03-08 " },
	{ "三月八日收到", "signed_at=2026-03-08 " },
	{ "3月8日很冷", "" },
	{ "3月8日买，3月9日又买", "" },
	{ "3月8日3月9日买", "" },
	{ "2月30日买的", "" },
	{ "2026年3月13日买的", "" },	/* still to come */
	{ "3-8买的", "" },		/* could be anything */
	{ "123456789012026-03-08买", "" },
};

static void
only_what_is_clear_is_understood(void **state)
{
	struct gd_check_env env = env_now();
	struct gd_interview *iv = fx_new();

	for (size_t i = 0; i < GD_ARRAY_LEN(accounts); i++) {
		struct gd_answers a = GD_ANSWERS_INIT;
		struct gd_buf found = GD_BUF_INIT;
		int n = gd_interview_understand(iv, accounts[i].facts, &env,
						&a);

		list(&a, &found);
		if (strcmp(found.s, accounts[i].found) != 0)
			fail_msg("'%s': %s", accounts[i].facts, found.s);
		assert_int_equal(n, a.len);
		/* A second reading finds nothing new. */
		assert_int_equal(gd_interview_understand(iv, accounts[i].facts,
							 &env, &a), 0);
		gd_buf_release(&found);
		gd_answers_release(&a);
	}
	fx_free(iv);
}

static void
given_answers_are_never_touched(void **state)
{
	struct gd_check_env env = env_now();
	struct gd_interview *iv = fx_new();
	struct gd_answers a = GD_ANSWERS_INIT;

	fx_answer(&a, "platform=jd amount=? order_no=~");
	assert_int_equal(gd_interview_understand(iv, "淘宝，239元，假货，"
						 "订单号2026030812345",
						 &env, &a), 1);
	assert_string_equal(gd_answers_value(&a, "platform"), "jd");
	assert_string_equal(gd_answers_value(&a, "type"), "fraud");
	assert_int_equal(gd_answers_find(&a, "amount")->state,
			 GD_ANSWER_UNSURE);
	assert_int_equal(gd_answers_find(&a, "order_no")->state,
			 GD_ANSWER_SKIPPED);
	gd_answers_release(&a);
	fx_free(iv);
}

static void
a_changed_account_changes_only_what_is_open(void **state)
{
	struct gd_check_env env = env_now();
	struct gd_interview *iv = fx_new();
	struct gd_answers a = GD_ANSWERS_INIT;

	gd_interview_understand(iv, "淘宝，239元，假货", &env, &a);
	assert_int_equal(gd_interview_understand(iv, "京东，239元，假货", &env,
						 &a), 1);
	assert_string_equal(gd_answers_value(&a, "platform"), "jd");
	fx_answer(&a, "understood=amount,platform");
	/* accepted: stays; rejected: read anew */
	assert_int_equal(gd_interview_understand(iv, "淘宝，100元，质量",
						 &env, &a), 1);
	assert_string_equal(gd_answers_value(&a, "platform"), "jd");
	assert_string_equal(gd_answers_value(&a, "amount"), "239.00");
	assert_string_equal(gd_answers_find(&a, "type")->value, "quality");
	assert_string_equal(gd_answers_value(&a, "type"), "");
	gd_answers_release(&a);
	fx_free(iv);
}

static void
only_live_questions_are_filled_in(void **state)
{
	struct gd_check_env env = env_now();
	struct gd_interview *iv = fx_new();
	struct gd_answers a = GD_ANSWERS_INIT;

	fx_answer(&a, "platform=jd type=service");
	assert_int_equal(gd_interview_understand(iv, "视频号，3月8日收到", &env,
						 &a), 0);
	gd_answers_release(&a);
	fx_free(iv);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_is_clear_is_understood),
		cmocka_unit_test(given_answers_are_never_touched),
		cmocka_unit_test(a_changed_account_changes_only_what_is_open),
		cmocka_unit_test(only_live_questions_are_filled_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
