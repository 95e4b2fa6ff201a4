/*
 * Personal data in free text: what must go, what must stay, what it becomes.
 * The words are those that are shipped.
 */
#include <config.h>

#include "domain/redact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"
#include "playbook/playbook.h"

static struct gd_playbook *book;
static const struct gd_redact_rule *rules;
static size_t rules_len;

static int
read_rules(void **state)
{
	struct gd_error err = GD_ERROR_INIT;

	(void)state;
	if (gd_playbook_open(TEST_DATADIR, NULL, &book, &err) == GD_OK &&
	    gd_playbook_redact(book, &rules, &rules_len, &err) == GD_OK)
		return 0;
	printf("%s\n", err.text);
	return -1;
}

static int
forget_rules(void **state)
{
	(void)state;
	gd_playbook_close(book);
	return 0;
}

static struct gd_redact *
run(const char *lang)
{
	struct gd_redact *r = gd_redact_new(rules, rules_len, lang);

	gd_redact_known(r, GD_REDACT_CONSUMER, "王小明");
	gd_redact_known(r, GD_REDACT_PHONE, "13800138000");
	gd_redact_known(r, GD_REDACT_ADDRESS,
			"四川省成都市武侯区人民南路 1 号 2 单元 301");
	gd_redact_known(r, GD_REDACT_ORDER, "4200001234202603");
	gd_redact_keep(r, "小鹿母婴");
	gd_redact_keep(r, "深圳市南山区科技中一路 9 号");
	return r;
}

struct text_case {
	const char *before, *after;
};

static void
prove(const struct text_case *cases, size_t len, const char *lang)
{
	int bad = 0;

	for (size_t i = 0; i < len; i++) {
		struct gd_redact *r = run(lang);
		struct gd_buf out = GD_BUF_INIT, again = GD_BUF_INIT;
		const char *want = cases[i].after ? cases[i].after
						  : cases[i].before;

		gd_redact_text(r, cases[i].before, strlen(cases[i].before),
			       &out, NULL);
		if (strcmp(out.s, want) != 0) {
			print_error("'%s'\n  gave   '%s'\n  wanted '%s'\n",
				    cases[i].before, out.s, want);
			bad++;
		}
		if (gd_redact_left(r, out.s, out.len, NULL) != 0) {
			print_error("'%s' still holds something\n", out.s);
			bad++;
		}
		gd_redact_text(r, out.s, out.len, &again, NULL);
		if (strcmp(out.s, again.s) != 0) {
			print_error("'%s' became '%s'\n", out.s, again.s);
			bad++;
		}
		gd_buf_release(&out);
		gd_buf_release(&again);
		gd_redact_free(r);
	}
	assert_int_equal(bad, 0);
}

/* Who is named once is known wherever else the case speaks of them. */
static void
what_is_told_once_is_known(void **state)
{
	static const struct {
		const char *lang, *told, *text, *becomes;
	} rows[] = {
		{ "zh_CN", "联系人：李想，电话 13900001111",
		  "李想不理人，\u200b李 想拒绝退款", "某人甲不理人，\u200b某人甲拒绝退款" },
		{ "zh_CN", "我叫欧阳小鹿", "欧阳小鹿收；小鹿收", "某人甲收；某人甲收" },
		{ "zh_CN", "微信号 abc_def9", "加了 abc_def9 之后", "加了 账号1 之后" },
		{ "zh_CN", "没有人名", "没有人名", "没有人名" },
		{ "en", "my name is Zhang Wei", "Zhang Wei paid", "Person A paid" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct gd_redact *r = gd_redact_new(rules, rules_len,
						    rows[i].lang);
		struct gd_buf out = GD_BUF_INIT;

		gd_redact_learn(r, rows[i].told);
		gd_redact_text(r, rows[i].text, strlen(rows[i].text), &out,
			       NULL);
		assert_string_equal(out.s, rows[i].becomes);
		gd_buf_release(&out);
		gd_redact_free(r);
	}
}

static void
latin_names_are_known_both_ways_round(void **state)
{
	static const char text[] = "Xiaoming Wang; xiaoming; WANG XIAOMING; "
				   "wanging";
	struct gd_redact *r = gd_redact_new(rules, rules_len, "en");
	struct gd_buf out = GD_BUF_INIT;

	(void)state;
	gd_redact_known(r, GD_REDACT_CONSUMER, "Wang Xiaoming");
	gd_redact_text(r, text, strlen(text), &out, NULL);
	assert_string_equal(out.s, "Consumer A; Consumer A; Consumer A; "
			    "wanging");
	gd_buf_release(&out);
	gd_redact_free(r);
}

static void
personal_data_goes(void **state)
{
	static const struct text_case cases[] = {
		/* known values, however they are written */
		{ "我是王小明", "我是消费者甲" },
		{ "王 小 明的订单", "消费者甲的订单" },
		{ "打13800138000找我", "打电话1找我" },
		{ "１３８ ００１３ ８０００", "电话1" },
		{ "138-0013-8000", "电话1" },
		{ "1\u200b3800138000", "电话1" },
		{ "+86 13800138000。", "电话1。" },
		/* the given name, and any part of the address, is the same */
		{ "小明说，王小明就是小明", "消费者甲说，消费者甲就是消费者甲" },
		{ "四川省成都市武侯区人民南路1号2单元301、人民南路1号2单元301",
		  "地址1、地址1" },
		{ "单 4200001234202603 未发", "单 单号1 未发" },
		{ "送到人民南路1号2单元301门口", "送到地址1门口" },
		/* other phones */
		{ "店家电话13912345678", "店家电话电话1" },
		{ "他的手机是 139 1234 5678", "他的手机是 电话1" },
		{ "座机010-88886666", "座机电话1" },
		{ "座机（021）62345678转8", "座机（电话1转8" },
		{ "0755-8765432", "电话1" },
		{ "0571-87654321", "电话1" },
		{ "联系电话：88886666", "联系电话：电话1" },
		{ "138****8000", "电话1" },
		/* identity, cards */
		{ "11010519491231002X", "证件号1" },
		{ "110105 19491231 002x", "证件号1" },
		{ "身份证号：123456789012345", "身份证号：证件号1" },
		{ "护照 E12345678", "护照 证件号1" },
		{ "110105********002X", "证件号1" },
		{ "卡 6222 0212 3456 7894 退", "卡 银行账号1 退" },
		{ "4111111111111111", "银行账号1" },
		{ "4111 1111 1111 1111 扣款", "银行账号1 扣款" },
		{ "银行卡号：621700123456789", "银行卡号：银行账号1" },
		{ "尾号 8899 的卡", "尾号 号码1 的卡" },
		/* accounts, mail, plates */
		{ "写信到 wang.xm@qq.com 吧", "写信到 邮箱1 吧" },
		{ "ｗａｎｇ＠１６３．ｃｏｍ", "邮箱1" },
		{ "微信号：wangxm_88", "微信号：账号1" },
		{ "微信 lucky2020", "微信 账号1" },
		{ "加我QQ 123456789", "加我QQ 账号1" },
		{ "wxid_abc123def", "账号1" },
		{ "淘宝账号tb1234567", "淘宝账号账号1" },
		{ "车牌京A12345停着", "车牌车牌1停着" },
		{ "粤B·D12345", "车牌1" },
		/* addresses */
		{ "收货地址：浙江省杭州市西湖区文三路100号3幢502室，急",
		  "收货地址：地址1，急" },
		{ "我住在浙江省杭州市西湖区文三路100号3幢502室",
		  "我住在地址1" },
		{ "寄到幸福小区12号楼3单元501", "寄到地址1" },
		{ "长安街８８号", "地址1" },
		/* names */
		{ "收货人：李大海", "收货人：某人甲" },
		{ "收件人 张三丰，电话", "收件人 某人甲，电话" },
		{ "客服李女士说不退", "客服某人甲女士说不退" },
		{ "王先生来电", "消费者甲先生来电" },
		{ "我叫欧阳晓晓，", "我叫某人甲，" },
		{ "姓名：阿卜杜拉·买买提", "姓名：某人甲" },
		/* orders, payments */
		{ "订单号：2026031212345", "订单号：单号1" },
		{ "快递单号SF1234567890123", "快递单号单号1" },
		{ "交易单号 4200002233202603129876543210",
		  "交易单号 支付单号1" },
		{ "4200002233202603129876543210", "号码1" },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), "zh_CN");
}

static void
other_words_stay(void **state)
{
	static const struct text_case cases[] = {
		{ "", NULL },
		{ "小鹿母婴的客服态度不好", NULL },
		{ "深圳市南山区科技中一路9号是商家地址", NULL },
		{ "已打12315和12345，还有400-820-8820、95588", NULL },
		{ "客服电话：4008208820", NULL },
		{ "平台客服：尚未答复", NULL },
		{ "2026-03-12 09:04 付款 1299.00 元，共 3 件", NULL },
		{ "订单 3 件，运单未更新", NULL },
		{ "91440300708461136T", NULL },
		{ "统一社会信用代码91440300708461136T", NULL },
		{ "型号 A1-2345，尺码 170/92A", NULL },
		{ "微信支付 1299 元，微信110举报，微信 WeChat", NULL },
		{ "WeChat: service answered in 5 minutes", NULL },
		{ "收货人拒绝签收，联系人：平台客服", NULL },
		{ "任何女士都可以，如何先生成订单", NULL },
		{ "第 3 层包装破损，1 号链接、2 号链接", NULL },
		{ "7 日内未处理将升级投诉，72 小时", NULL },
		{ "消费者权益保护法第五十五条，三倍赔偿", NULL },
		{ "邮箱没有收到发票@客服", NULL },
		{ "浙江省杭州市", NULL },
		{ "商家地址不详", NULL },
		{ "京东自营 618 活动价 5999", NULL },
		{ "新A款 12345 台", NULL },
		{ "100*200*300 mm", NULL },
		{ "GD-0413 号案件", NULL },
		{ "姓名：消费者甲，电话：电话1，住址：地址1", NULL },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), "zh_CN");
}

static void
english_labels_have_a_space(void **state)
{
	static const struct text_case cases[] = {
		{ "call 13800138000 or 13912345678",
		  "call Phone 1 or Phone 2" },
		{ "My name is Wang Xiaoming.", "My name is Person A." },
		{ "order number: AB-1234567", "order number: Order 1" },
		{ "王小明", "Consumer A" },
	};

	(void)state;
	prove(cases, GD_ARRAY_LEN(cases), "en");
}

static void
one_value_has_one_pseudonym_through_a_run(void **state)
{
	static const char text[] =
		"13912345678 和 139-1234-5678 与 13700001111";
	struct gd_redact *r = run("zh_CN");
	struct gd_buf out = GD_BUF_INIT;

	(void)state;
	gd_redact_text(r, text, strlen(text), &out, NULL);
	assert_string_equal(out.s, "电话1 和 电话1 与 电话2");
	gd_redact_next(r);
	gd_buf_reset(&out);
	gd_redact_value(r, GD_REDACT_PHONE, "+86 137 0000 1111", &out);
	assert_string_equal(out.s, "电话2");
	gd_buf_reset(&out);
	gd_redact_text(r, "王小明", strlen("王小明"), &out, NULL);
	assert_string_equal(out.s, "王小明");	/* of another case */
	gd_buf_release(&out);
	gd_redact_free(r);
}

static void
many_people_get_many_names(void **state)
{
	struct gd_redact *r = gd_redact_new(rules, rules_len, "zh_CN");
	struct gd_buf out = GD_BUF_INIT;
	char name[32];

	(void)state;
	for (int i = 0; i < 5000; i++) {
		snprintf(name, sizeof name, "name%d", i);
		gd_buf_reset(&out);
		gd_redact_value(r, GD_REDACT_CONSUMER, name, &out);
	}
	assert_string_equal(out.s, "消费者5000");
	gd_buf_reset(&out);
	gd_redact_value(r, GD_REDACT_CONSUMER, "name9", &out);
	assert_string_equal(out.s, "消费者癸");
	gd_buf_release(&out);
	gd_redact_free(r);
}

static void
ranges_tell_what_became_of_what(void **state)
{
	static const char text[] = "我王小明，13912345678。";
	struct gd_redact_ranges ranges = GD_REDACT_RANGES_INIT;
	struct gd_redact *r = run("zh_CN");
	struct gd_buf out = GD_BUF_INIT;

	(void)state;
	gd_buf_adds(&out, "> ");
	assert_int_equal(gd_redact_text(r, text, strlen(text), &out, &ranges),
			 2);
	assert_int_equal(ranges.len, 2);
	for (size_t i = 0; i < 2; i++) {
		static const char *const from[] = { "王小明", "13912345678" };
		static const char *const to[] = { "消费者甲", "电话1" };
		const struct gd_redact_range *g = &ranges.items[i];

		assert_int_equal(g->before_len, strlen(from[i]));
		assert_memory_equal(text + g->before, from[i], g->before_len);
		assert_int_equal(g->after_len, strlen(to[i]));
		assert_memory_equal(out.s + 2 + g->after, to[i], g->after_len);
	}
	gd_redact_ranges_release(&ranges);
	gd_buf_release(&out);
	gd_redact_free(r);
}

static void
left_says_what_a_text_still_holds(void **state)
{
	static const char text[] = "打 13912345678 或写 a@b.cn";
	struct gd_redact_ranges ranges = GD_REDACT_RANGES_INIT;
	struct gd_redact *r = run("zh_CN");

	(void)state;
	assert_int_equal(gd_redact_left(r, text, strlen(text), &ranges), 2);
	assert_int_equal(ranges.items[0].kind, GD_REDACT_PHONE);
	assert_int_equal(ranges.items[1].kind, GD_REDACT_EMAIL);
	assert_string_equal(gd_redact_label(r, ranges.items[0].kind), "电话");
	gd_redact_ranges_release(&ranges);
	gd_redact_free(r);
}

static void
broken_bytes_do_no_harm(void **state)
{
	static const char text[] = "\xff\xfe""13912345678\xe4\xbd";
	struct gd_redact *r = gd_redact_new(NULL, 0, "en");
	struct gd_buf out = GD_BUF_INIT;

	(void)state;
	gd_redact_text(r, text, sizeof text - 1, &out, NULL);
	assert_string_equal(out.s, "\xff\xfe""phone 1\xe4\xbd");
	gd_buf_release(&out);
	gd_redact_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(personal_data_goes),
		cmocka_unit_test(what_is_told_once_is_known),
		cmocka_unit_test(latin_names_are_known_both_ways_round),
		cmocka_unit_test(other_words_stay),
		cmocka_unit_test(english_labels_have_a_space),
		cmocka_unit_test(one_value_has_one_pseudonym_through_a_run),
		cmocka_unit_test(many_people_get_many_names),
		cmocka_unit_test(ranges_tell_what_became_of_what),
		cmocka_unit_test(left_says_what_a_text_still_holds),
		cmocka_unit_test(broken_bytes_do_no_harm),
	};

	return cmocka_run_group_tests(tests, read_rules, forget_rules);
}
