/*
 * Conditions: what parses, what it is worth, and what is said of a bad one.
 */
#include <config.h>

#include "domain/cond.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"
#include "iv_fixture.h"

#define KNOWN "type=fraud evidence=chat,screenshot amount=1299.00 qty=3 " \
	"food=? sold=~ opened=yes"

static const struct {
	const char *cond;
	enum gd_truth eval;
	bool holds;
} worth[] = {
	{ NULL, GD_TRUE, true },
	{ "", GD_TRUE, true },
	{ "  \t ", GD_TRUE, true },
	{ "type=fraud", GD_TRUE, true },
	{ "type=license|fraud", GD_TRUE, true },
	{ "type=frau", GD_FALSE, false },
	{ "type=frauds", GD_FALSE, false },
	{ "!type=fraud", GD_FALSE, false },
	{ "evidence=chat", GD_TRUE, true },
	{ "evidence=screen", GD_FALSE, false },
	{ "evidence=bill|screenshot", GD_TRUE, true },
	{ "new=x", GD_UNKNOWN, false },
	{ "!new=x", GD_UNKNOWN, true },
	{ "new?", GD_UNKNOWN, false },
	{ "!new?", GD_UNKNOWN, true },
	{ "new>=1", GD_UNKNOWN, false },
	{ "!new>=1", GD_UNKNOWN, true },
	{ "type?", GD_TRUE, true },
	{ "!type?", GD_FALSE, false },
	/* don't know: no value, but matches `unsure` */
	{ "food=unsure", GD_TRUE, true },
	{ "food=yes|unsure", GD_TRUE, true },
	{ "food=yes", GD_FALSE, false },
	{ "!food=yes", GD_TRUE, true },
	{ "food?", GD_FALSE, false },
	{ "food>0", GD_FALSE, false },
	/* passed over: matches nothing */
	{ "sold=unsure", GD_FALSE, false },
	{ "!sold=yes", GD_TRUE, true },
	{ "sold?", GD_FALSE, false },
	/* numbers in hundredths */
	{ "amount>=1299", GD_TRUE, true },
	{ "amount>1299", GD_FALSE, false },
	{ "amount<=1299.00", GD_TRUE, true },
	{ "amount<1299.01", GD_TRUE, true },
	{ "amount>1298.99", GD_TRUE, true },
	{ "amount<1299", GD_FALSE, false },
	{ "qty>=3", GD_TRUE, true },
	{ "qty<3.5", GD_TRUE, true },
	{ "type>5", GD_FALSE, false },
	/* and */
	{ "type=fraud opened=yes", GD_TRUE, true },
	{ "type=fraud new=x", GD_UNKNOWN, false },
	{ "type=quality new=x", GD_FALSE, false },
	{ "new=x type=quality", GD_FALSE, false },
	/* or */
	{ "type=quality or opened=yes", GD_TRUE, true },
	{ "new=x or opened=yes", GD_TRUE, true },
	{ "type=quality or new=x", GD_UNKNOWN, false },
	{ "type=quality or opened=no", GD_FALSE, false },
	{ "type=quality opened=yes or type=fraud qty>2", GD_TRUE, true },
	{ "type=quality opened=yes or type=fraud qty>3", GD_FALSE,
	  false },
	{ "type=or", GD_FALSE, false },
	{ "or=x", GD_UNKNOWN, false },
};

static void
evaluation_is_three_valued(void **state)
{
	struct gd_answers a = GD_ANSWERS_INIT;

	fx_answer(&a, KNOWN);
	for (size_t i = 0; i < GD_ARRAY_LEN(worth); i++) {
		struct gd_cond c = fx_cond(worth[i].cond);
		enum gd_truth t = gd_cond_eval(&c, &a);

		if (t != worth[i].eval)
			fail_msg("'%s': %d", worth[i].cond, (int)t);
		if (gd_cond_holds(&c, &a) != worth[i].holds)
			fail_msg("'%s' holds otherwise", worth[i].cond);
		gd_cond_release(&c);
	}
	gd_answers_release(&a);
}

static void
a_bad_word_is_named(void **state)
{
	static const struct {
		const char *cond, *word;
	} cases[] = {
		{ "typo>", "'typo>' is not a condition term: " },
		{ "a=b type", "'type' is not a condition term: " },
		{ "type=", "'type=' is not a condition term: " },
		{ "type=a|", "'type=a|' is not a condition term: " },
		{ "type=|a", "'type=|a' is not a condition term: " },
		{ "type=a,b", "'type=a,b' is not a condition term: " },
		{ "Type=a", "'Type=a' is not a condition term: " },
		{ "=a", "'=a' is not a condition term: " },
		{ "!", "'!' is not a condition term: " },
		{ "!!a=b", "'!!a=b' is not a condition term: " },
		{ "a?b", "'a?b' is not a condition term: " },
		{ "a>=x", "'a>=x' is not a condition term: " },
		{ "a>1.", "'a>1.' is not a condition term: " },
		{ "a>1.234", "'a>1.234' is not a condition term: " },
		{ "a>-1", "'a>-1' is not a condition term: " },
		{ "a>99999999999999999999", "'a>99999999999999999999' is not" },
		{ "a==b", "'a==b' is not a condition term: " },
		{ "a=b or", "'or' must stand between two conditions" },
		{ "or a=b", "'or' must stand between two conditions" },
		{ "a=b or or c=d", "'or' must stand between two conditions" },
		{ "类型=a", "'类型=a' is not a condition term: " },
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_cond c = { .len = 77 };

		assert_int_equal(gd_cond_parse(cases[i].cond, &c, &err),
				 GD_EDATA);
		if (strncmp(err.text, cases[i].word,
			    strlen(cases[i].word)) != 0)
			fail_msg("'%s': %s", cases[i].cond, err.text);
		assert_int_equal(c.len, 77);
		assert_int_equal(gd_cond_parse(cases[i].cond, &c, NULL),
				 GD_EDATA);
	}
}

static void
note_field(const struct gd_cond_term *term, void *ctx)
{
	gd_buf_addf(ctx, "%s%s ", term->negate ? "!" : "", term->field);
}

static void
every_field_is_visited(void **state)
{
	struct gd_cond c = fx_cond("type=a|b !amount>=5 or shop? type=c");
	struct gd_buf seen = GD_BUF_INIT;

	gd_cond_fields(&c, note_field, &seen);
	assert_string_equal(seen.s, "type !amount shop type ");
	gd_buf_release(&seen);
	gd_cond_release(&c);
}

static void
conditions_see_only_what_is_in_effect(void **state)
{
	struct gd_cond c = fx_cond("platform=wechat");
	struct gd_answers a = GD_ANSWERS_INIT;

	fx_answer(&a, "platform=^wechat");
	assert_int_equal(gd_cond_eval(&c, &a), GD_TRUE);
	fx_answer(&a, "understood=none");
	assert_int_equal(gd_cond_eval(&c, &a), GD_UNKNOWN);
	assert_false(gd_cond_holds(&c, &a));
	gd_answers_release(&a);
	gd_cond_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(evaluation_is_three_valued),
		cmocka_unit_test(a_bad_word_is_named),
		cmocka_unit_test(every_field_is_visited),
		cmocka_unit_test(conditions_see_only_what_is_in_effect),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
