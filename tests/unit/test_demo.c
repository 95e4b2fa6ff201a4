/*
 * The demo caseload: reproducible, lived through, and looking like a clinic's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/demo.h"
#include "desk/demo_season.h"
#include "desk_fixture.h"

static int64_t
column(struct fix *f, enum gd_stage stage)
{
	int64_t n = 0;

	fix_expect(f, GD_OK, gd_desk_column_count(f->desk, stage, NULL, &n,
						  &f->err));
	return n;
}

/* What is no thing was not sent, wrapped or cracked. */
static void
look_at_case(struct fix *f, int64_t id)
{
	static const char *const things[] = { "外壳", "发货", "物流", "包装",
					      "少发", "正品" };
	struct gd_case_view v = fix_view(f, id);
	const char *facts = gd_answers_value(&v.answers, "facts");

	if (strcmp(v.row.scenario, "virtual_goods") == 0) {
		for (size_t i = 0; i < sizeof things / sizeof *things; i++)
			if (strstr(facts, things[i]))
				fail_msg("%s: %s", v.row.goods, facts);
		assert_string_not_equal(v.row.demand, "exchange");
		assert_string_not_equal(v.row.demand, "repair");
	}
	gd_case_view_release(&v);
}

static void
forty_cases_fill_the_board(void **state)
{
	struct fix *f = *state;
	struct gd_board_view b;

	fix_expect(f, GD_OK, gd_desk_demo(f->desk, 40, 1, NULL, NULL,
					  &f->err));
	/* The clock is given back. */
	assert_int_equal(gd_desk_now(f->desk), FIX_NOW);
	for (int s = GD_STAGE_PREPARE; s <= GD_STAGE_COURT; s++)
		assert_true(column(f, (enum gd_stage)s) > 0);
	fix_expect(f, GD_OK, gd_desk_board(f->desk, NULL, &b, &f->err));
	assert_true(b.counts.overdue > 0);
	assert_true(b.counts.within_72h > 0);
	assert_true(b.counts.within_7d >= b.counts.within_72h);
	for (int64_t id = 1; id <= 40; id++)
		look_at_case(f, id);
	fix_verify(f);
}

struct told {
	struct gd_desk *desk;
	struct gd_buf lines;
};

static bool
tell(const struct gd_case_row *row, void *ctx)
{
	struct told *t = ctx;

	gd_buf_addf(&t->lines, "%lld %d %s %s %s %lld %s %lld\n",
		    (long long)row->id, (int)row->stage, row->shop, row->type,
		    row->demand, (long long)row->amount_fen, row->next_rule,
		    (long long)row->next_due);
	return true;
}

/* Every case in a line, made from `seed`. */
static char *
cases_of(struct fix *f, uint64_t seed)
{
	struct gd_case_query q = { .stage = -1, .include_closed = true,
				   .sort = GD_SORT_NUMBER, .now = FIX_NOW };
	struct told t = { f->desk, GD_BUF_INIT };
	struct gd_store *st;

	fix_at(f, FIX_NOW);
	fix_expect(f, GD_OK, gd_desk_demo(f->desk, 25, seed, NULL, NULL,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_store(f->desk, &st, &f->err));
	fix_expect(f, GD_OK, gd_store_cases_each(st, &q, 1000, tell, &t,
						 &f->err));
	return gd_buf_detach(&t.lines);
}

static void
the_same_seed_gives_the_same_cases(void **state)
{
	char *cases[3];
	void *other;

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(fix_setup(&other), 0);
		cases[i] = cases_of(other, i == 2 ? 8 : 7);
		fix_teardown(&other);
	}
	assert_string_equal(cases[0], cases[1]);
	assert_string_not_equal(cases[0], cases[2]);
	for (int i = 0; i < 3; i++)
		free(cases[i]);
}

static bool
cancel_late(int64_t done, int64_t total, void *ctx)
{
	int *calls = ctx;

	assert_true(done <= total);
	return ++*calls < 2;
}

static void
cancelling_leaves_an_empty_database(void **state)
{
	struct fix *f = *state;
	int calls = 0;

	fix_expect(f, GD_ECANCEL, gd_desk_demo(f->desk, 3000, 1, cancel_late,
					       &calls, &f->err));
	for (int s = GD_STAGE_PREPARE; s <= GD_STAGE_CLOSED; s++)
		assert_int_equal(column(f, (enum gd_stage)s), 0);
	fix_expect(f, GD_OK, gd_desk_demo(f->desk, 3, 1, NULL, NULL, &f->err));
}

static void
a_database_in_use_is_left_alone(void **state)
{
	struct fix *f = *state;

	fix_case(f, NULL, NULL);
	fix_expect(f, GD_EGUARD, gd_desk_demo(f->desk, 5, 1, NULL, NULL,
					      &f->err));
	assert_int_equal(column(f, GD_STAGE_PREPARE), 1);
}

static bool
count_old(const struct gd_case_row *row, void *ctx)
{
	int *old = ctx;

	if (row->opened_at < FIX_NOW - 60 * FIX_DAY) {
		assert_int_equal(row->stage, GD_STAGE_CLOSED);
		++*old;
	}
	return true;
}

static void
a_large_caseload_has_years_behind_it(void **state)
{
	struct gd_case_query q = { .stage = -1, .include_closed = true,
				   .sort = GD_SORT_NUMBER, .now = FIX_NOW };
	struct fix *f = *state;
	struct gd_store *st;
	int old = 0;

	fix_expect(f, GD_OK, gd_desk_demo(f->desk, 200, 1, NULL, NULL,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_store(f->desk, &st, &f->err));
	fix_expect(f, GD_OK, gd_store_cases_each(st, &q, 1000, count_old, &old,
						 &f->err));
	assert_in_range(old, 70, 130);
	fix_verify(f);
}

static void
seasons_are_as_busy_as_their_line_says(void **state)
{
	char *lines[] = { (char *)"11-08|11-30|8|a", (char *)"nothing",
			  (char *)"13-01|13-02|50|b" };
	const struct gd_demo_list list = { lines, 3, 3 };
	gd_day today = gd_day_from_date((struct gd_date){ 2026, 6, 10 });
	struct gd_chance c = { 1 };
	struct gd_demo_seasons s;
	int season = 0, days = 40000;

	(void)state;
	gd_demo_seasons_read(&s, &list);
	assert_int_equal(s.most, 8);
	for (int i = 0; i < days; i++) {
		int back = gd_demo_days_back(&s, &c, today);
		struct gd_date d = gd_day_to_date(today - back);

		assert_in_range(back, 30, 2 * 365);
		season += d.month == 11 && d.mday >= 8;
	}
	/* 46 such days among 700: 46 * 8 of 654 + 46 * 8. */
	assert_in_range(season, days * 34 / 100, days * 38 / 100);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(forty_cases_fill_the_board),
		cmocka_unit_test(the_same_seed_gives_the_same_cases),
		T(cancelling_leaves_an_empty_database),
		T(a_database_in_use_is_left_alone),
		T(a_large_caseload_has_years_behind_it),
		cmocka_unit_test(seasons_are_as_busy_as_their_line_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
