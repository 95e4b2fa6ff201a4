/*
 * Every shipped letter for a table of cases, sums and court fees.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "domain/letter_box.h"
#include "domain/letter_case.h"
#include "domain/lint.h"
#include "domain/list.h"
#include "playbook/letters.h"

static void
note_missing(const char *name, int line, void *ctx)
{
	struct gd_buf *b = ctx;

	gd_buf_addf(b, "%s@%d ", name, line);
}

struct shipped {
	struct gd_playbook *pb;
	const struct gd_letter_book *book;
	const struct gd_interview *iv;
	const struct gd_knowledge *k;
	const struct gd_source *sources;
	size_t sources_len;
};

static int
setup(void **state)
{
	struct shipped *s = calloc(1, sizeof *s);
	struct gd_error err = GD_ERROR_INIT;

	assert_int_equal(gd_playbook_open(TEST_DATADIR, NULL, &s->pb, &err),
			 GD_OK);
	if (gd_playbook_letters(s->pb, &s->book, &err) != GD_OK ||
	    gd_playbook_interview(s->pb, &s->iv, &err) != GD_OK ||
	    gd_playbook_knowledge(s->pb, &s->k, &err) != GD_OK ||
	    gd_playbook_sources(s->pb, &s->sources, &s->sources_len, &err) !=
	    GD_OK)
		fail_msg("%s", err.text);
	*state = s;
	return 0;
}

static int
teardown(void **state)
{
	struct shipped *s = *state;

	gd_playbook_close(s->pb);
	free(s);
	return 0;
}

struct pair {
	const char *field, *value;
};

#define WHOLE                                                               \
	{ "platform", "wechat" }, { "carrier", "mini_program" },            \
	{ "shop", "拾光家居旗舰店" }, { "merchant", "杭州拾光家居有限公司" },   \
	{ "merchant_address", "杭州市西湖区文三路1号" },                     \
	{ "goods", "蚕丝被" }, { "order_no", "20260308001234" },             \
	{ "ordered_at", "2026-03-08" }, { "found_at", "2026-03-11" },        \
	{ "facts", "3月11日收到后拆开，内填与页面描述不符。" },               \
	{ "contacted", "chat,refused" }, { "consumer", "李明" },             \
	{ "phone", "13800000000" }, { "address", "上海市浦东新区世纪大道1号" }, \
	{ "proxy", "某诊所 王芳" }, { "evidence", "screenshot,chat" },        \
	{ "for_living", "yes" }, { "other_bodies", "none" },                 \
	{ "publish_ok", "yes" }, { "amount", "99.00" }

static const struct pair people[][28] = {
	{ WHOLE, { "type", "fraud" }, { "demand", "return_refund,treble" },
	  { "promised", "全店正品，假一赔十" }, { "scenario", "livestream" } },
	{ WHOLE, { "type", "quality" }, { "demand", "exchange" },
	  { "spec", "200x230" }, { "qty", "2" } },
	{ WHOLE, { "type", "quality" }, { "demand", "return_refund,tenfold" },
	  { "is_food", "yes" } },
	{ WHOLE, { "type", "service" }, { "demand", "return_refund" } },
	{ WHOLE, { "type", "license" }, { "demand", "refund,treble" } },
	{ WHOLE, { "type", "advertising" }, { "demand", "compensate" },
	  { "demand_amount", "300.00" }, { "promised", "七天见效" } },
	{ WHOLE, { "type", "payment" }, { "demand", "refund" },
	  { "pay_no", "4200001234202603081234567890" },
	  { "is_prepaid", "yes" } },
	/* Of two values the last counts. */
	{ WHOLE, { "platform", "other" }, { "type", "quality" },
	  { "demand", "refund" } },
	{ WHOLE, { "platform", "other" }, { "platform_name", "抖音商城" },
	  { "type", "license" }, { "demand", "refund" } },
	{ { "platform", "taobao" }, { "type", "service" },
	  { "shop", "云裳衣橱" }, { "facts", "下单后第九天仍未发货。" },
	  { "demand", "refund" } },
};

static const struct gd_filing_row filings[] = {
	{ .id = 1, .seq = 1, .channel = (char *)"service",
	  .filed_at = 1773000000, .ref = (char *)"A1",
	  .state = GD_FILING_REFUSED, .response = (char *)"" },
	{ .id = 2, .seq = 2, .channel = (char *)"12315",
	  .filed_at = 1773100000, .ref = (char *)"",
	  .state = GD_FILING_OPEN, .response = (char *)"" },
};

static void
make_case(const struct shipped *s, const struct pair *pairs,
	  struct gd_case_row *row, struct gd_answers *a,
	  struct gd_letter_case *c)
{
	struct gd_answers effective = GD_ANSWERS_INIT;

	for (size_t i = 0; i < 28 && pairs[i].field; i++)
		gd_answers_set(a, pairs[i].field, pairs[i].value,
			       GD_ANSWER_GIVEN, false);
	*row = (struct gd_case_row){
		.id = 7, .stage = GD_STAGE_REGULATOR, .outcome = (char *)"",
		.tags = (char *)"group", .recovered_fen = -1,
		.closed_at = GD_INSTANT_NONE,
	};
	gd_interview_effective(s->iv, a, &effective);
	*c = (struct gd_letter_case){
		.book = s->book, .iv = s->iv, .k = s->k,
		.sources = s->sources, .sources_len = s->sources_len,
		.row = row, .answers = a, .filings = filings,
		.filings_len = 2, .now = 1779000000,
		.zone = { 28800 }, .lang = "zh_CN",
	};
	c->deadline = gd_instant_day(c->now, c->zone) + 7;
	gd_letter_case_make(c, &effective);
	gd_answers_release(&effective);
}

static void
look_at(const char *id, const char *text)
{
	static const char *const never[] = {
		"{", "}", "立即", "和/或", "及/或", "“”", "《》", "：\n\n",
		"（）", "，，", "。。", "、、", "元元", "(null)", " ，", "【】",
		"其他平台", "平台平台", "平台网络", "Another platform"
	};

	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (strstr(text, never[i]))
			fail_msg("%s holds '%s':\n%s", id, never[i], text);
}

static void
lint_clean(const struct shipped *s, const struct gd_letter_def *d,
	   const char *type, bool english, const char *text)
{
	struct gd_findings f = GD_FINDINGS_INIT;
	struct gd_lint_env env = {
		.book = s->book, .sources = s->sources,
		.sources_len = s->sources_len,
		.type = d->any_type ? "" : type,
		.rules = gd_lint_kinds(d->rules) | GD_LINT_LIMIT,
		.box = english ? NULL : gd_letter_box(s->book, d->id, NULL),
	};

	assert_true(gd_day_parse("2026-05-17", &env.day));
	gd_lint(&env, text, strlen(text), &f);
	if (f.len)
		fail_msg("%s: %s '%.*s'\n%s", d->id, f.items[0].rule->id,
			 (int)f.items[0].len, text + f.items[0].start, text);
	gd_findings_release(&f);
}

static void
every_letter_is_whole_or_says_what_lacks(void **state)
{
	const struct shipped *s = *state;
	size_t written = 0;

	for (size_t p = 0; p < sizeof people / sizeof *people; p++) {
		struct gd_answers a = GD_ANSWERS_INIT;
		struct gd_case_row row;
		struct gd_letter_case c;
		struct gd_letter_source src;

		make_case(s, people[p], &row, &a, &c);
		src = gd_letter_case_source(&c);
		for (size_t i = 0; i < s->book->defs_len; i++) {
			const struct gd_letter_def *d = &s->book->defs[i];
			struct gd_buf out = GD_BUF_INIT, lost = GD_BUF_INIT;
			int missing;

			if (!gd_cond_holds(&d->holds, &c.facts))
				continue;
			missing = gd_letter_fill(&d->zh, &src, &out,
						 note_missing, &lost);
			assert_true(missing >= 0);
			assert_true((missing > 0) == (lost.len > 0));
			if (!missing && !c.lost.len) {
				look_at(d->id, out.s);
				lint_clean(s, d, gd_answers_value(&a, "type"),
					   false, out.s);
				written++;
			} else if (p + 1 < sizeof people / sizeof *people &&
				   strcmp(d->id, "withdraw") != 0) {
				fail_msg("%s of case %zu lacks %s %s", d->id,
					 p, lost.s, c.lost.s);
			}
			gd_buf_reset(&c.lost);
			gd_buf_release(&out);
			gd_buf_release(&lost);
		}
		gd_letter_case_release(&c);
		gd_answers_release(&a);
	}
	assert_true(written > 100);
}

/* Whole, and good by the linter's own English rules. */
static void
english_letters_are_whole_too(void **state)
{
	const struct shipped *s = *state;
	size_t n = 0;

	for (size_t p = 0; p + 1 < sizeof people / sizeof *people; p++) {
		struct gd_answers a = GD_ANSWERS_INIT;
		struct gd_case_row row;
		struct gd_letter_case c;
		struct gd_letter_source src;

		make_case(s, people[p], &row, &a, &c);
		c.lang = "en";
		src = gd_letter_case_source(&c);
		for (size_t i = 0; i < s->book->defs_len; i++) {
			const struct gd_letter_def *d = &s->book->defs[i];
			struct gd_buf out = GD_BUF_INIT;

			if (d->en.len && gd_cond_holds(&d->holds, &c.facts)) {
				n++;
				assert_int_equal(gd_letter_fill(&d->en, &src, &out,
								NULL, NULL), 0);
				look_at(d->id, out.s);
				lint_clean(s, d, gd_answers_value(&a, "type"),
					   true, out.s);
			}
			gd_buf_release(&out);
		}
		gd_letter_case_release(&c);
		gd_answers_release(&a);
	}
	assert_true(n >= 24);
}

/* Single places, as case `p` fills them. */
static void
places_read_as_sentences(void **state)
{
	static const struct {
		size_t p;
		const char *lang, *text, *want;
	} cases[] = {
		{ 0, "zh_CN", "{contacted}", "曾在订单对话中提出，对方拒绝\n" },
		{ 0, "en", "{contacted}",
		  "I wrote in the order’s chat, the request was refused\n" },
		/* A promise to pay is a ground of its own, any other is not. */
		{ 0, "zh_CN", "{if claimed=promise}promise{end}", "promise\n" },
		{ 5, "zh_CN", "{if claimed=promise}promise{end}", "" },
		{ 7, "zh_CN", "{platform_name|platform}", "网络平台\n" },
		{ 8, "en", "{platform_name|platform}", "抖音商城\n" },
		{ 0, "zh_CN", "{court_fee} {court_fee_half}", "50.00元 25.00元\n" },
	};
	const struct shipped *s = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_answers a = GD_ANSWERS_INIT;
		struct gd_buf out = GD_BUF_INIT;
		struct gd_letter_source src;
		struct gd_case_row row;
		struct gd_letter_case c;
		struct gd_letter_text t;

		make_case(s, people[cases[i].p], &row, &a, &c);
		c.lang = cases[i].lang;
		src = gd_letter_case_source(&c);
		assert_true(gd_letter_parse(cases[i].text,
					    strlen(cases[i].text), &t, NULL,
					    NULL));
		gd_letter_fill(&t, &src, &out, NULL, NULL);
		assert_string_equal(out.s, cases[i].want);
		gd_letter_release(&t);
		gd_buf_release(&out);
		gd_letter_case_release(&c);
		gd_answers_release(&a);
	}
}

static void
the_demand_letter_names_its_day(void **state)
{
	const struct shipped *s = *state;
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_buf out = GD_BUF_INIT;
	struct gd_case_row row;
	struct gd_letter_case c;
	struct gd_letter_source src;

	make_case(s, people[0], &row, &a, &c);
	src = gd_letter_case_source(&c);
	gd_letter_fill(&gd_letter_def(s->book, "demand")->zh, &src, &out, NULL,
		       NULL);
	assert_non_null(strstr(out.s, "7日内未处理将升级投诉"));
	assert_non_null(strstr(out.s, "2026年5月24日（周日）24:00前"));
	assert_non_null(strstr(out.s, "99.00 × 10 = 990.00"));
	assert_null(strstr(out.s, "110101"));
	gd_buf_release(&out);
	gd_letter_case_release(&c);
	gd_answers_release(&a);
}

static void
claims_follow_the_law(void **state)
{
	static const struct {
		const char *amount, *demand, *promised, *asked;
		int64_t total;
	} cases[] = {
		{ "120", "return_refund,treble", "", "", 62000 },
		{ "200", "return_refund,treble", "", "", 80000 },
		{ "59", "refund,tenfold", "", "", 105900 },
		{ "320", "refund,tenfold", "", "", 352000 },
		{ "166.66", "refund,treble", "", "", 66666 },
		{ "166.67", "refund,treble", "", "", 66668 },
		{ "100", "refund,treble", "假一赔十", "", 110000 },
		{ "20", "refund,treble", "假一赔十", "", 52000 },
		{ "100", "refund,treble", "正品保证", "", 60000 },
		{ "100", "refund,compensate", "", "180", 18000 },
		{ "100", "refund", "", "", 10000 },
		{ "100", "apology", "", "", 0 },
	};
	const struct shipped *s = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_answers a = GD_ANSWERS_INIT;
		struct gd_claims c;

		gd_answers_set(&a, "amount", cases[i].amount, GD_ANSWER_GIVEN,
			       false);
		gd_answers_set(&a, "demand", cases[i].demand, GD_ANSWER_GIVEN,
			       false);
		if (*cases[i].promised)
			gd_answers_set(&a, "promised", cases[i].promised,
				       GD_ANSWER_GIVEN, false);
		if (*cases[i].asked)
			gd_answers_set(&a, "demand_amount", cases[i].asked,
				       GD_ANSWER_GIVEN, false);
		gd_claims_make(s->book, &a, &c);
		if (c.total_fen != cases[i].total)
			fail_msg("case %zu: %lld, not %lld", i,
				 (long long)c.total_fen,
				 (long long)cases[i].total);
		gd_answers_release(&a);
	}
}

static void
court_fees_follow_the_brackets(void **state)
{
	static const struct {
		int64_t yuan, fee_fen;
	} cases[] = {
		{ 1, 5000 }, { 8000, 5000 }, { 10000, 5000 }, { 30000, 55000 },
		{ 100000, 230000 }, { 150000, 330000 }, { 200000, 430000 },
		{ 500000, 880000 }, { 1000000, 1380000 },
		{ 2000000, 2280000 }, { 5000000, 4680000 },
		{ 10000000, 8180000 }, { 20000000, 14180000 },
		{ 30000000, 19180000 },
	};
	const struct shipped *s = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(gd_claim_court_fee(s->book,
						    cases[i].yuan * 100),
				 cases[i].fee_fen);
	assert_int_equal(gd_claim_court_fee(s->book, -1), -1);
}

#define SHIPPED(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SHIPPED(every_letter_is_whole_or_says_what_lacks),
		SHIPPED(english_letters_are_whole_too),
		SHIPPED(places_read_as_sentences),
		SHIPPED(the_demand_letter_names_its_day),
		SHIPPED(claims_follow_the_law),
		SHIPPED(court_fees_follow_the_brackets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
