/*
 * The daily review: every running clock stands in exactly one group, what stands
 * still is not forgotten, and what a filter hides is counted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_fixture.h"
#include "desk/clocks.h"
#include "desk/dayplan.h"

static const struct gd_review plain = {
	.first = GD_DAY_NONE, .last = GD_DAY_NONE, .looked = GD_INSTANT_NONE
};

/* Three cases, filed 80, 60 and 2 hours ago; the last by letter. */
static void
fill(struct fix *f, int64_t ids[3])
{
	static const struct {
		const char *channel;
		int hours;
	} filed[3] = { { "service", 80 }, { "service", 60 }, { "letter", 2 } };

	for (int i = 0; i < 3; i++) {
		ids[i] = fix_case(f, NULL, NULL);
		fix_expect(f, GD_OK,
			   gd_desk_file(f->desk, ids[i], filed[i].channel,
					FIX_NOW - filed[i].hours * FIX_HOUR,
					NULL, "test", NULL, &f->err));
	}
}

static struct gd_review_groups
groups_of(struct fix *f, const struct gd_review *r)
{
	struct gd_review_groups g = { .len = 0 };

	fix_expect(f, GD_OK, gd_desk_review_groups(f->desk, r, &g, &f->err));
	return g;
}

static int64_t
part(const struct gd_review_groups *g, enum gd_review_part wanted)
{
	for (size_t i = 0; i < g->len; i++)
		if (g->items[i].part == wanted)
			return g->items[i].len;
	return 0;
}

static bool
count_row(const struct gd_due_row *row, void *ctx)
{
	(void)row;
	++*(int64_t *)ctx;
	return true;
}

static void
every_order_holds_every_clock_once(void **state)
{
	struct fix *f = *state;
	int64_t ids[3], all = 0;

	fill(f, ids);
	for (int order = 0; order < GD_REVIEW_ORDERS; order++) {
		struct gd_review r = plain;
		struct gd_review_groups g;

		r.order = (enum gd_review_order)order;
		g = groups_of(f, &r);
		if (!all)
			all = g.rows;
		assert_int_equal(g.rows, all);
		for (size_t i = 0; i < g.len; i++) {
			int64_t n = 0;

			fix_expect(f, GD_OK,
				   gd_desk_review_each(f->desk, &r,
						       &g.items[i], count_row,
						       &n, &f->err));
			assert_int_equal(n, g.items[i].len);
		}
		gd_review_groups_release(&g);
	}
	assert_true(all >= 3);
}

static void
time_tells_overdue_today_and_soon_apart(void **state)
{
	struct fix *f = *state;
	struct gd_review r = plain;
	struct gd_review_groups g;
	int64_t ids[3], rows;

	fill(f, ids);
	g = groups_of(f, &r);
	assert_int_equal(part(&g, GD_PART_OVERDUE), 1);
	assert_int_equal(part(&g, GD_PART_TODAY), 1);
	assert_int_equal(part(&g, GD_PART_MISSED), 0);
	assert_true(part(&g, GD_PART_LAW) > 0);
	rows = g.rows;
	gd_review_groups_release(&g);
	/* It fell eight hours ago, and nobody has looked for ten. */
	r.looked = FIX_NOW - 10 * FIX_HOUR;
	g = groups_of(f, &r);
	assert_int_equal(part(&g, GD_PART_MISSED), 1);
	assert_int_equal(part(&g, GD_PART_OVERDUE), 0);
	assert_int_equal(g.items[0].part, GD_PART_MISSED);
	assert_int_equal(g.rows, rows);
	gd_review_groups_release(&g);
	r.today_only = true;
	g = groups_of(f, &r);
	assert_int_equal(g.rows, 2);
	gd_review_groups_release(&g);
}

static void
a_filter_counts_what_it_hides(void **state)
{
	struct gd_filter filter = GD_FILTER_INIT;
	struct fix *f = *state;
	struct gd_review r = plain;
	struct gd_review_groups g;
	int64_t ids[3], rows;

	fill(f, ids);
	g = groups_of(f, &r);
	rows = g.rows;
	assert_int_equal(g.hidden, 0);
	gd_review_groups_release(&g);
	assert_int_equal(gd_filter_parse(&filter, "GD-0002", NULL, &f->err),
			 GD_OK);
	r.filter = &filter;
	for (int order = 0; order < GD_REVIEW_ORDERS; order++) {
		r.order = (enum gd_review_order)order;
		g = groups_of(f, &r);
		assert_true(g.rows > 0 && g.rows < rows);
		assert_int_equal(g.rows + g.hidden, rows);
		gd_review_groups_release(&g);
	}
	gd_filter_release(&filter);
}

static void
what_is_paused_stands_at_the_end(void **state)
{
	struct fix *f = *state;
	struct gd_review_groups g;
	struct gd_case_view v;
	int64_t ids[3], rows, n = 0;

	fill(f, ids);
	g = groups_of(f, &plain);
	rows = g.rows;
	gd_review_groups_release(&g);
	v = fix_view(f, ids[2]);
	fix_expect(f, GD_OK,
		   gd_desk_pause(f->desk, ids[2],
				 fix_clock(&v, "seed_demand_7d")->seq, NULL,
				 GD_INSTANT_NONE, "they are away", NULL,
				 &f->err));
	gd_case_view_release(&v);
	for (int order = 0; order < GD_REVIEW_ORDERS; order++) {
		struct gd_review r = plain;

		r.order = (enum gd_review_order)order;
		g = groups_of(f, &r);
		assert_int_equal(g.items[g.len - 1].part, GD_PART_PAUSED);
		assert_int_equal(g.items[g.len - 1].len, 1);
		assert_int_equal(g.rows, rows);
		n = 0;
		for (size_t i = 0; i < g.len; i++)
			fix_expect(f, GD_OK,
				   gd_desk_review_each(f->desk, &r,
						       &g.items[i], count_row,
						       &n, &f->err));
		assert_int_equal(n, rows);
		gd_review_groups_release(&g);
	}
}

/* Within the paused each order sorts as it does elsewhere. */
static void
the_paused_are_sorted_by_the_order_in_force(void **state)
{
	static const char *const shops[3] = { "c", "a", "b" };
	struct fix *f = *state;
	struct gd_review r = plain;
	struct gd_due_page page;
	int64_t ids[3];

	fill(f, ids);
	for (int i = 0; i < 3; i++) {
		const char *field = "shop";
		struct gd_case_view v = fix_view(f, ids[i]);

		fix_expect(f, GD_OK, gd_desk_edit(f->desk, ids[i], &field,
						  &shops[i], 1, &f->err));
		for (size_t k = 0; k < v.clocks_len; k++)
			if (v.clocks[k].state == GD_CLOCK_RUNNING)
				(void)gd_desk_pause(f->desk, ids[i],
						    v.clocks[k].seq, NULL,
						    GD_INSTANT_NONE,
						    "they are away", NULL,
						    &f->err);
		gd_case_view_release(&v);
		/* An own letter's limit is what a person can stop. */
		if (i < 2)
			fix_expect(f, GD_OK, gd_desk_file(
				f->desk, ids[i], "letter",
				FIX_NOW - FIX_HOUR * (i + 1), NULL, "test",
				NULL, &f->err));
		v = fix_view(f, ids[i]);
		if (i < 2)
			fix_expect(f, GD_OK, gd_desk_pause(
				f->desk, ids[i],
				fix_clock(&v, "seed_demand_7d")->seq, NULL,
				GD_INSTANT_NONE, "they are away", NULL,
				&f->err));
		gd_case_view_release(&v);
	}
	r.order = GD_REVIEW_MERCHANT;
	fix_expect(f, GD_OK, gd_desk_review_page(f->desk, &r, GD_PART_PAUSED,
						 GD_PAGE_FIRST, NULL, 10,
						 &page, &f->err));
	assert_int_equal(page.len, 3);
	for (int i = 0; i < 3; i++)
		assert_int_equal(page.rows[i].name[0], 'a' + i);
	gd_due_page_release(&page);
}

static void
the_plan_names_what_is_due_and_what_to_do(void **state)
{
	struct fix *f = *state;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_review r = plain;
	int64_t ids[3];

	fill(f, ids);
	r.today_only = true;
	fix_expect(f, GD_OK,
		   gd_desk_dayplan(f->desk, &r, 1, &text, &f->err));
	assert_non_null(strstr(text.s, "Plan for the day"));
	assert_non_null(strstr(text.s, "Overdue (1)"));
	assert_non_null(strstr(text.s, "[ ] GD-0001"));
	assert_non_null(strstr(text.s, "and 1 more"));
	gd_buf_release(&text);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		TEST(every_order_holds_every_clock_once),
		TEST(time_tells_overdue_today_and_soon_apart),
		TEST(a_filter_counts_what_it_hides),
		TEST(what_is_paused_stands_at_the_end),
		TEST(the_paused_are_sorted_by_the_order_in_force),
		TEST(the_plan_names_what_is_due_and_what_to_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
