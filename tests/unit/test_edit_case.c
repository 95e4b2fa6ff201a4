/*
 * Changing answers of an open case: checked, all or nothing, dates followed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_fixture.h"

static enum gd_status
edit(struct fix *f, int64_t id, const char *field, const char *value)
{
	return gd_desk_edit(f->desk, id, &field, &value, 1, &f->err);
}

static void
columns_follow_the_answers(void **state)
{
	static const char *const fields[] = {
		"amount", "demand", "goods", "merchant", "assignee", "tags"
	};
	static const char *const values[] = {
		"1,299.00", "退货退款", "  空气炸锅 ", "杭州小鹿有限公司",
		" 周 ", "急， 老人,急"
	};
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v;

	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, fields, values, 6,
					  &f->err));
	v = fix_view(f, id);
	assert_int_equal(v.row.amount_fen, 129900);
	assert_string_equal(gd_answers_value(&v.answers, "amount"), "1299.00");
	assert_string_equal(v.row.demand, "return_refund");
	assert_string_equal(v.row.goods, "空气炸锅");
	assert_string_equal(v.row.merchant, "杭州小鹿有限公司");
	/* The shop's question is idle now, its name is still the card's. */
	assert_string_equal(v.row.shop, "小鹿优选");
	assert_string_equal(v.row.assignee, "周");
	assert_string_equal(v.row.tags, "急,老人");
	gd_case_view_release(&v);
	fix_verify(f);
}

static void
every_mistake_is_told_and_nothing_is_stored(void **state)
{
	static const char *const fields[] = {
		"amount", "ordered", "type", "goods"
	};
	static const char *const values[] = { "1,29", "3-8", "", "kettle" };
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v;

	fix_expect(f, GD_EINVAL, gd_desk_edit(f->desk, id, fields, values, 4,
					      &f->err));
	assert_non_null(strstr(f->err.text, "amount: "));
	assert_non_null(strstr(f->err.text, "type: "));
	assert_non_null(strstr(f->err.text, "'ordered_at'"));
	v = fix_view(f, id);
	assert_string_equal(v.row.goods, "电饭煲 4L");
	gd_case_view_release(&v);
	fix_expect(f, GD_EINVAL, edit(f, id, "shop", ""));
	fix_expect(f, GD_EINVAL, edit(f, id, "understood", "all"));
	fix_expect(f, GD_ENOTFOUND, edit(f, id + 5, "goods", "x"));
	fix_expect(f, GD_OK, gd_desk_close_case(f->desk, id, "resolved", -1,
						&f->err));
	fix_expect(f, GD_EINVAL, edit(f, id, "goods", "x"));
}

static void
clocks_of_a_date_move_with_it(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "signed_at", "2026-06-08");
	const struct gd_clock_row *c;
	struct gd_case_view v;
	gd_instant due;
	int seq;

	v = fix_view(f, id);
	c = fix_clock(&v, "defect_return_7d");
	assert_non_null(c);
	assert_int_equal(c->state, GD_CLOCK_RUNNING);
	assert_int_equal(c->filing_id, 0);
	due = c->due_at;
	seq = c->seq;
	gd_case_view_release(&v);

	fix_expect(f, GD_OK, edit(f, id, "signed_at", "2026-06-09"));
	v = fix_view(f, id);
	c = fix_clock(&v, "defect_return_7d");
	assert_int_equal(c->due_at, due + FIX_DAY);
	assert_int_equal(c->seq, seq);
	gd_case_view_release(&v);

	/* Long ago: a fact to know, no alarm. */
	fix_expect(f, GD_OK, edit(f, id, "signed_at", "2026-05-01"));
	v = fix_view(f, id);
	c = fix_clock(&v, "defect_return_7d");
	assert_int_equal(c->state, GD_CLOCK_MISSED);
	assert_int_equal(c->ended_at, c->due_at);
	gd_case_view_release(&v);

	fix_expect(f, GD_OK, edit(f, id, "signed_at", "2026-06-09"));
	fix_expect(f, GD_OK, edit(f, id, "signed_at", ""));
	v = fix_view(f, id);
	assert_int_equal(fix_clock(&v, "defect_return_7d")->state,
			 GD_CLOCK_VOID);
	gd_case_view_release(&v);
	fix_verify(f);
}

static void
a_lapsed_date_is_noted_by_the_next_act(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "signed_at", "2026-06-08");
	struct gd_case_view v;

	fix_at(f, FIX_NOW + 10 * FIX_DAY);
	v = fix_view(f, id);
	assert_int_equal(fix_clock(&v, "defect_return_7d")->state,
			 GD_CLOCK_RUNNING);
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  GD_INSTANT_NONE, NULL, NULL, NULL,
					  &f->err));
	v = fix_view(f, id);
	assert_int_equal(fix_clock(&v, "defect_return_7d")->state,
			 GD_CLOCK_MISSED);
	assert_string_equal(v.row.next_rule, "seed_72h");
	gd_case_view_release(&v);
}

static void
a_change_of_type_changes_which_dates_count(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "found_at", "2026-06-01");
	struct gd_case_view v;

	fix_expect(f, GD_OK, edit(f, id, "type", "fraud"));
	v = fix_view(f, id);
	assert_int_equal(fix_clock(&v, "rescind_1y")->state, GD_CLOCK_RUNNING);
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, edit(f, id, "type", "quality"));
	v = fix_view(f, id);
	assert_int_equal(fix_clock(&v, "rescind_1y")->state, GD_CLOCK_VOID);
	gd_case_view_release(&v);
}

static void
evidence_is_counted_again(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v = fix_view(f, id);
	int held = v.row.evidence_held, needed = v.row.evidence_needed;

	assert_int_equal(held, 4);
	assert_true(needed > held);
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, edit(f, id, "evidence", "screenshot"));
	v = fix_view(f, id);
	assert_int_equal(v.row.evidence_held, 1);
	assert_int_equal(v.row.evidence_needed, needed);
	gd_case_view_release(&v);
}

static void
one_merchant_row_serves_all_its_cases(void **state)
{
	struct fix *f = *state;
	struct gd_store *st;
	int64_t first = 0, second = 0;

	fix_case(f, NULL, NULL);
	fix_expect(f, GD_OK, gd_desk_store(f->desk, &st, &f->err));
	fix_expect(f, GD_OK, gd_store_merchant_find(st, "小鹿优选", "", &first,
						    &f->err));
	assert_true(first > 0);
	fix_case(f, NULL, NULL);
	fix_expect(f, GD_OK, gd_store_merchant_find(st, "小鹿优选", "",
						    &second, &f->err));
	assert_int_equal(first, second);
}

static void
an_edit_that_changes_nothing_leaves_no_event(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_event_page page;

	fix_expect(f, GD_OK, edit(f, id, "amount", "239"));
	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 10, &page,
					    &f->err));
	assert_int_equal(page.len, 1);
	assert_string_equal(page.rows[0].kind, "open");
	gd_event_page_release(&page);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(columns_follow_the_answers),
		T(every_mistake_is_told_and_nothing_is_stored),
		T(clocks_of_a_date_move_with_it),
		T(a_lapsed_date_is_noted_by_the_next_act),
		T(a_change_of_type_changes_which_dates_count),
		T(evidence_is_counted_again),
		T(one_merchant_row_serves_all_its_cases),
		T(an_edit_that_changes_nothing_leaves_no_event),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
