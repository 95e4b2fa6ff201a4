/*
 * Merchants: found, listed page by page, checked before buying, and told when a
 * case names one that was checked.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/merchants.h"
#include "desk_fixture.h"

#define CODE "91350100M000100Y43"

static int64_t
make(struct fix *f, const char *typed)
{
	int64_t id = 0;

	fix_expect(f, GD_OK, gd_desk_merchant_make(f->desk, typed, &id,
						   &f->err));
	return id;
}

static void
answer(struct gd_answers *a, const char *field, const char *value)
{
	gd_answers_set(a, field, value, strcmp(value, "?") == 0
		       ? GD_ANSWER_UNSURE : GD_ANSWER_GIVEN, false);
}

static void
a_name_or_code_is_one_record(void **state)
{
	struct fix *f = *state;
	int64_t name = make(f, "小鹿优选"), code = make(f, CODE), id = 0;
	struct gd_merchant_view v;

	assert_true(name != code);
	assert_int_equal(make(f, "小鹿优选"), name);
	/* Spaces and full width do not make another code. */
	assert_int_equal(make(f, "91350100 M000100Y43"), code);
	fix_expect(f, GD_OK, gd_desk_merchant_find(f->desk, "小鹿", &id,
						   &f->err));
	assert_int_equal(id, name);
	fix_expect(f, GD_ENOTFOUND, gd_desk_merchant_find(f->desk, "大象",
							  &id, &f->err));
	make(f, "小鹿仓储");
	fix_expect(f, GD_EINVAL, gd_desk_merchant_find(f->desk, "小鹿", &id,
						       &f->err));
	fix_expect(f, GD_OK, gd_desk_merchant(f->desk, code, &v, &f->err));
	assert_string_equal(v.row.credit_code, CODE);
	gd_merchant_view_release(&v);
}

static int64_t
merchant_of(struct fix *f, int64_t case_id)
{
	int64_t id = 0;

	fix_expect(f, GD_OK, gd_desk_case_merchant(f->desk, case_id, &id,
						   &f->err));
	return id;
}

static void
two_records_of_one_merchant_become_one(void **state)
{
	struct fix *f = *state;
	int64_t a = fix_case(f, "shop", "小鹿优选"), b, c, cases = 0, found = 0;
	int64_t from, into, third = make(f, "小鹿旗舰店");
	struct gd_buf said = GD_BUF_INIT;
	struct gd_merchant_view v;
	struct gd_case_view view;

	b = fix_case(f, "shop", "小鹿優選");
	from = merchant_of(f, b);
	into = merchant_of(f, a);
	fix_expect(f, GD_OK, gd_desk_merchant_set(f->desk, from, "address",
						  "深圳", &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_merchant_merge(f->desk, into, into,
							&cases, &f->err));
	fix_expect(f, GD_OK, gd_desk_merchant_merge(f->desk, from, into,
						    &cases, &f->err));
	assert_int_equal(cases, 1);
	assert_int_equal(merchant_of(f, b), into);
	view = fix_view(f, b);
	assert_string_equal(view.row.shop, "小鹿優選");
	gd_case_view_release(&view);
	fix_expect(f, GD_OK, gd_desk_merchant(f->desk, into, &v, &f->err));
	assert_int_equal(v.row.cases, 2);
	assert_string_equal(v.row.address, "深圳");
	assert_string_equal(v.also, "小鹿優選");
	gd_merchant_view_release(&v);
	/* The other spelling leads there, in new cases and when looked for. */
	c = fix_case(f, "shop", "小鹿優選");
	assert_int_equal(merchant_of(f, c), into);
	fix_expect(f, GD_OK, gd_desk_merchant_find(f->desk, "小鹿優選", &found,
						   &f->err));
	assert_int_equal(found, into);
	assert_int_equal(make(f, "小鹿優選"), into);
	fix_expect(f, GD_OK, gd_desk_merchants_count(f->desk, "優選", &cases,
						     &f->err));
	assert_int_equal(cases, 1);
	fix_expect(f, GD_EINVAL, gd_desk_merchant_merge(f->desk, from, third,
							&cases, &f->err));
	/* On and on: what was merged before goes along. */
	fix_expect(f, GD_OK, gd_desk_merchant_merge(f->desk, into, third,
						    &cases, &f->err));
	assert_int_equal(cases, 3);
	assert_int_equal(make(f, "小鹿優選"), third);
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, 0, &said, &f->err));
	assert_non_null(strstr(said.s, "with it 2 more cases"));
	assert_int_equal(make(f, "小鹿優選"), into);
	assert_int_equal(merchant_of(f, a), into);
	gd_buf_release(&said);
	/* Two codes are two merchants. */
	fix_expect(f, GD_OK, gd_desk_merchant_set(f->desk, into, "credit_code",
						  CODE, &f->err));
	fix_expect(f, GD_OK, gd_desk_merchant_set(f->desk, third, "credit_code",
						  "91110000100000000A",
						  &f->err));
	fix_expect(f, GD_EGUARD, gd_desk_merchant_merge(f->desk, third, into,
							&cases, &f->err));
	fix_verify(f);
}

/* What an order sorts by, the first highest. */
static int64_t
place_in(enum gd_merchant_sort sort, const struct gd_merchant_row *r)
{
	return sort == GD_MERCHANT_CASES ? r->cases :
	       sort == GD_MERCHANT_OPEN ? r->open :
	       sort == GD_MERCHANT_CHECKED ? r->checked_at : 0;
}

/* Does `b` stand behind `a`? */
static bool
follows(enum gd_merchant_sort sort, const struct gd_merchant_row *a,
	const struct gd_merchant_row *b)
{
	int64_t x = place_in(sort, a), y = place_in(sort, b);

	if (sort == GD_MERCHANT_NAME)
		return strcmp(a->name, b->name) <= 0;
	return x > y || (x == y && a->id > b->id);
}

static void
pages_meet_without_gap_or_overlap(void **state)
{
	struct fix *f = *state;
	int64_t count = 0;
	char name[32];

	for (int i = 0; i < 23; i++) {
		snprintf(name, sizeof name, "店%02d", i * 7 % 23);
		make(f, name);
	}
	/* Some have cases, of which one is over. */
	for (int i = 0; i < 5; i++)
		fix_case(f, "shop", i < 3 ? "店05" : "店11");
	fix_expect(f, GD_OK, gd_desk_close_case(f->desk, 1, "resolved", -1,
						&f->err));
	for (int sort = 0; sort < GD_MERCHANT_SORTS; sort++) {
		struct gd_merchant_page all, p;
		struct gd_key key = { 0, 0 };
		size_t seen = 0;

		fix_expect(f, GD_OK, gd_desk_merchants(
			f->desk, "", sort, GD_PAGE_FIRST, NULL, 99, &all,
			&f->err));
		assert_int_equal(all.len, 23);
		for (size_t i = 1; i < all.len; i++)
			assert_true(follows(sort, &all.rows[i - 1],
					    &all.rows[i]));
		while (seen < all.len) {
			fix_expect(f, GD_OK, gd_desk_merchants(
				f->desk, "", sort, seen ? GD_PAGE_AFTER
							: GD_PAGE_FIRST,
				&key, 5, &p, &f->err));
			assert_true(p.len > 0);
			for (size_t i = 0; i < p.len; i++)
				assert_int_equal(p.rows[i].id,
						 all.rows[seen++].id);
			key = p.keys[p.len - 1];
			gd_merchant_page_release(&p);
		}
		fix_expect(f, GD_OK, gd_desk_merchants(
			f->desk, "", sort, GD_PAGE_BEFORE, &all.keys[10], 5,
			&p, &f->err));
		for (size_t i = 0; i < 5; i++)
			assert_int_equal(p.rows[i].id, all.rows[5 + i].id);
		gd_merchant_page_release(&p);
		gd_merchant_page_release(&all);
	}
	fix_expect(f, GD_OK, gd_desk_merchants_count(f->desk, "", &count,
						     &f->err));
	assert_int_equal(count, 23);
	fix_expect(f, GD_OK, gd_desk_merchants_count(f->desk, "店2", &count,
						     &f->err));
	assert_int_equal(count, 3);
}

static void
points_make_the_level(void **state)
{
	static const struct {
		const char *field[3], *value[3];
		enum gd_check_level level;
		const char *heaviest;
	} cases[] = {
		{ { "check_pay" }, { "platform" }, GD_CHECK_LOW,
		  "check_habit" },
		{ { "check_pay" }, { "personal" }, GD_CHECK_HIGH,
		  "check_pay_personal" },
		{ { "check_price" }, { "half" }, GD_CHECK_SOME,
		  "check_price_half" },
		{ { "check_price", "check_rating" }, { "half", "sharp" },
		  GD_CHECK_HIGH, "check_rating_sharp" },
		/* The filing search is asked of WeChat alone. */
		{ { "check_platform", "check_filing" }, { "jd", "missing" },
		  GD_CHECK_LOW, "check_habit" },
		{ { "check_platform", "check_filing" },
		  { "wechat", "missing" }, GD_CHECK_SOME,
		  "check_filing_missing" },
		{ { "check_platform", "check_filing" }, { "wechat", "?" },
		  GD_CHECK_LOW, "check_filing_unsure" },
	};
	struct fix *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_answers a = GD_ANSWERS_INIT;
		struct gd_precheck p;

		for (size_t k = 0; k < 3 && cases[i].field[k]; k++)
			answer(&a, cases[i].field[k], cases[i].value[k]);
		fix_expect(f, GD_OK, gd_desk_precheck(f->desk, &a, &p,
						      &f->err));
		assert_int_equal(p.level, cases[i].level);
		assert_string_equal(p.findings[0]->id, cases[i].heaviest);
		for (size_t k = 1; k < p.len; k++)
			assert_true(p.findings[k - 1]->weight >=
				    p.findings[k]->weight);
		gd_precheck_release(&p);
		gd_answers_release(&a);
	}
}

static void
a_check_stays_with_its_merchant(void **state)
{
	struct fix *f = *state;
	int64_t id = make(f, "小鹿优选"), case_id;
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_merchant_view v;
	struct gd_buf text = GD_BUF_INIT;

	answer(&a, "check_platform", "wechat");
	fix_expect(f, GD_EINVAL, gd_desk_check_keep(f->desk, id, &a,
						    &f->err));
	answer(&a, "check_scenario", "none");
	answer(&a, "check_pay", "personal");
	answer(&a, "check_price", "?");
	fix_expect(f, GD_OK, gd_desk_check_keep(f->desk, id, &a, &f->err));
	fix_expect(f, GD_OK, gd_desk_merchant(f->desk, id, &v, &f->err));
	assert_int_equal(v.checks_len, 1);
	assert_int_equal(v.checks[0].level, GD_CHECK_HIGH);
	assert_int_equal(v.row.checked_at, gd_desk_now(f->desk));
	gd_check_row_words(f->desk, &v.checks[0], &text);
	assert_non_null(strstr(text.s, "high risk"));
	assert_non_null(strstr(text.s, "A transfer to a person"));
	gd_buf_reset(&text);
	gd_check_row_answers(f->desk, &v.checks[0], &text);
	assert_non_null(strstr(text.s, "WeChat"));
	assert_non_null(strstr(text.s, "not known"));
	gd_merchant_view_release(&v);

	/* A case that names the merchant recalls it. */
	case_id = fix_case(f, "shop", "小鹿优选");
	gd_buf_reset(&text);
	gd_check_recall(f->desk, case_id, &text);
	assert_non_null(strstr(text.s, "high risk"));
	gd_buf_release(&text);
	gd_answers_release(&a);
}

static void
a_record_is_written_and_undone(void **state)
{
	struct fix *f = *state;
	int64_t id = make(f, "小鹿优选"), event = 0;
	struct gd_merchant_view v;
	struct gd_store *st;
	struct gd_event_head h = { .at = FIX_NOW, .who = "lin" };

	fix_expect(f, GD_OK, gd_desk_merchant_set(f->desk, id, "credit_code",
						  "91350100m000100y43",
						  &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_merchant_set(f->desk, id, "colour",
						      "x", &f->err));
	fix_expect(f, GD_OK, gd_desk_merchant(f->desk, id, &v, &f->err));
	assert_string_equal(v.row.credit_code, CODE);
	assert_non_null(strstr(gd_credit_code_words(v.row.credit_code),
			       "fits"));
	gd_merchant_view_release(&v);
	assert_int_equal(gd_desk_store(f->desk, &st, &f->err), GD_OK);
	assert_int_equal(gd_store_last_undoable(st, 0, "lin", &event, &f->err),
			 GD_OK);
	fix_expect(f, GD_OK, gd_store_undo(st, event, &h, NULL, &f->err));
	fix_expect(f, GD_OK, gd_desk_merchant(f->desk, id, &v, &f->err));
	assert_string_equal(v.row.credit_code, "");
	gd_merchant_view_release(&v);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_name_or_code_is_one_record),
		TEST(two_records_of_one_merchant_become_one),
		TEST(pages_meet_without_gap_or_overlap),
		TEST(points_make_the_level),
		TEST(a_check_stays_with_its_merchant),
		TEST(a_record_is_written_and_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
