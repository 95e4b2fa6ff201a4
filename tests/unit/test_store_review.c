/*
 * The orders of the daily review, by pages in both directions.
 */
#include "support_store.h"
#include "store/backup.h"
#include "store/review.h"

#define CASES 4
#define CLOCKS 23

/* Four cases of three merchants, clocks of two rules, some due at one instant. */
static void
fill(struct gd_store *st)
{
	static const char *const shops[CASES] = { "B", "A", "B", "" };
	int64_t ids[CASES];

	for (int i = 0; i < CASES; i++)
		ids[i] = make_case(st, shops[i], GD_STAGE_SERVICE, T0, 100);
	for (int i = 0; i < CLOCKS; i++)
		make_clock(st, ids[i * 7 % CASES], i % 3 ? "law" : "own",
			   T0 + (i * 5 % 4) * DAY);
}

static struct gd_review_query
query(int order)
{
	return (struct gd_review_query){
		.order = (enum gd_review_order)order, .until = INT64_MAX,
		.now = T0, .zone = { 28800 }
	};
}

static int
compare_text(const char *a, const char *b)
{
	int d = strcmp(a, b);

	return d < 0 ? -1 : d > 0;
}

static int
compare_group(int order, const struct gd_due_row *a,
	      const struct gd_due_row *b)
{
	switch (order) {
	case GD_REVIEW_CASE:
		return (a->clock.case_id > b->clock.case_id) -
		       (a->clock.case_id < b->clock.case_id);
	case GD_REVIEW_MERCHANT:
		return compare_text(a->name, b->name);
	case GD_REVIEW_RULE:
		return compare_text(a->clock.rule, b->clock.rule);
	case GD_REVIEW_CHANNEL:
		return compare_text(a->channel, b->channel);
	default:
		return 0;
	}
}

static bool
ordered(int order, const struct gd_due_row *a, const struct gd_due_row *b)
{
	int d = compare_group(order, a, b);

	if (d != 0)
		return d < 0;
	if (a->clock.due_at != b->clock.due_at)
		return a->clock.due_at < b->clock.due_at;
	return a->clock.id < b->clock.id;
}

static void
pages_in_both_directions_tell_every_row_once(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;

	fill(st);
	for (int order = 0; order < GD_REVIEW_ORDERS; order++) {
		struct gd_review_query q = query(order);
		struct gd_due_page all, p;
		size_t n = 0;

		must(gd_store_review(st, &q, GD_PAGE_FIRST, NULL, 100, &all,
				     &err));
		assert_int_equal(all.len, CLOCKS);
		for (size_t i = 1; i < all.len; i++)
			assert_true(ordered(order, &all.rows[i - 1],
					    &all.rows[i]));
		for (size_t i = 0; i + 1 < all.len; i += p.len, n++) {
			must(gd_store_review(st, &q, GD_PAGE_AFTER,
					     &all.rows[i], 5, &p, &err));
			assert_true(p.len > 0);
			for (size_t k = 0; k < p.len; k++)
				assert_int_equal(p.rows[k].clock.id,
						 all.rows[i + 1 + k].clock.id);
			gd_due_page_release(&p);
			if (i + 6 > all.len)
				break;
			p.len = 5;
		}
		must(gd_store_review(st, &q, GD_PAGE_BEFORE, &all.rows[9], 4,
				     &p, &err));
		assert_int_equal(p.len, 4);
		assert_int_equal(p.rows[0].clock.id, all.rows[5].clock.id);
		gd_due_page_release(&p);
		must(gd_store_review(st, &q, GD_PAGE_FROM, &all.rows[9], 2,
				     &p, &err));
		assert_int_equal(p.rows[0].clock.id, all.rows[9].clock.id);
		gd_due_page_release(&p);
		must(gd_store_review(st, &q, GD_PAGE_LAST, NULL, 3, &p, &err));
		assert_int_equal(p.rows[2].clock.id,
				 all.rows[CLOCKS - 1].clock.id);
		gd_due_page_release(&p);
		gd_due_page_release(&all);
	}
}

/* However a span lies to hours, its number is that of its clocks. */
static void
kept_numbers_are_those_of_any_span(void **state)
{
	static const gd_instant at[] = {
		-7200, -3600, -1, 0, 1, 3599, 3600, 3601, 7199, 7200, 7201,
		10800, 36000, 36001, 39599
	};
	const size_t len = sizeof at / sizeof *at;
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_SERVICE, T0, 100);
	struct gd_review_query q = query(GD_REVIEW_TIME);

	for (size_t i = 0; i < len; i++)
		make_clock(st, id, i % 3 ? "law" : "own", at[i]);
	for (size_t from = 0; from <= len; from++) {
		for (size_t until = 0; until <= len; until++) {
			int64_t count = -1, want = 0;

			q.from = from < len ? at[from] : INT64_MIN;
			q.until = until < len ? at[until] : INT64_MAX;
			for (size_t i = 0; i < len; i++)
				want += at[i] >= q.from && at[i] < q.until;
			must(gd_store_review_count(st, &q, &count, &err));
			assert_int_equal(count, want);
		}
	}
}

/* Clocks that stop, move or go take their number with them. */
static void
kept_numbers_follow_every_change(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h = { .at = T0, .who = "lin" };
	int found = 0, mended = 0;
	int64_t event;

	fill(st);
	change(st, 1, GD_ENT_CLOCK, 1, "state", "2");
	change(st, 4, GD_ENT_CLOCK, 2, "due_at", "1773300001");
	change(st, 3, GD_ENT_CLOCK, 3, "rule", "other");
	event = change(st, 1, GD_ENT_CASE, 1, "stage", "3");
	must(gd_store_undo(st, event, &h, NULL, &err));
	must(gd_store_check(st, false, NULL, NULL, &found, &mended, &err));
	assert_int_equal(found, 0);
	assert_int_equal(number(st, "SELECT sum(clocks) FROM clock_counts"),
			 CLOCKS - 1);
}

/* What a filter leaves is the same by way of the cases that fit. */
static void
rare_deadlines_are_found_all_the_same(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_filter filter = GD_FILTER_INIT;
	int usual_try = st->first_try;

	fill(st);
	change(st, 2, GD_ENT_CASE, 2, "amount_fen", "900");
	must(gd_filter_parse(&filter, "amount<5", NULL, &err));
	for (int order = 0; order < GD_REVIEW_ORDERS; order++) {
		struct gd_review_query q = query(order);
		struct gd_due_page all, usual, rare;

		q.filter = &filter;
		must(gd_store_review(st, &q, GD_PAGE_FIRST, NULL, 99, &all,
				     &err));
		assert_in_range(all.len, 12, CLOCKS - 1);
		for (int page = GD_PAGE_FIRST; page <= GD_PAGE_FROM; page++) {
			must(gd_store_review(st, &q, (enum gd_page)page,
					     &all.rows[6], 4, &usual, &err));
			st->first_try = 1;
			must(gd_store_review(st, &q, (enum gd_page)page,
					     &all.rows[6], 4, &rare, &err));
			st->first_try = usual_try;
			assert_int_equal(usual.len, 4);
			assert_int_equal(rare.len, 4);
			for (int i = 0; i < 4; i++)
				assert_int_equal(rare.rows[i].clock.id,
						 usual.rows[i].clock.id);
			gd_due_page_release(&usual);
			gd_due_page_release(&rare);
		}
		gd_due_page_release(&all);
	}
	gd_filter_release(&filter);
}

struct walked {
	int law, all;
};

static void
count_walked(gd_instant due, const char *rule, void *ctx)
{
	struct walked *w = ctx;

	(void)due;
	w->law += strcmp(rule, "law") == 0;
	w->all++;
}

/* Each way of walking meets the same rows: by cases, by rows, by person. */
static void
a_walk_meets_what_the_filter_leaves(void **state)
{
	static const char *const words[] = {
		"amount<5", "merchant:B amount<5", "assignee:lin"
	};
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_review_query q = query(GD_REVIEW_TIME);

	fill(st);
	change(st, 1, GD_ENT_CASE, 1, "assignee", "Lin");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct gd_filter filter = GD_FILTER_INIT;
		struct walked w = { 0, 0 };
		int64_t count = 0;
		struct gd_due_page p;

		must(gd_filter_parse(&filter, words[i], NULL, &err));
		q.filter = &filter;
		must(gd_store_review(st, &q, GD_PAGE_FIRST, NULL, 99, &p,
				     &err));
		must(gd_store_review_count(st, &q, &count, &err));
		must(gd_store_review_walk(st, &q, count_walked, &w, &err));
		assert_true(w.all > 0 && w.law > 0 && w.law < w.all);
		assert_int_equal(w.all, p.len);
		assert_int_equal(w.all, count);
		gd_due_page_release(&p);
		gd_filter_release(&filter);
	}
}

struct told {
	char keys[200];
	int64_t total;
	int groups;
};

static void
tell(const char *key, int64_t case_id, int64_t count, void *ctx)
{
	struct told *t = ctx;
	size_t len = strlen(t->keys);

	snprintf(t->keys + len, sizeof t->keys - len, "[%s]", key);
	(void)case_id;
	t->total += count;
	t->groups++;
}

static void
groups_hold_what_their_pages_tell(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	static const struct {
		int order, groups;
		const char *keys;
	} cases[] = {
		{ GD_REVIEW_TIME, 0, "" },
		{ GD_REVIEW_CASE, 4, "[][][][]" },
		{ GD_REVIEW_MERCHANT, 3, "[][A][B]" },
		{ GD_REVIEW_RULE, 2, "[law][own]" },
		{ GD_REVIEW_CHANNEL, 1, "[]" },
	};

	fill(st);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_review_query q = query(cases[i].order);
		struct told t = { .total = 0 };

		must(gd_store_review_groups(st, &q, tell, &t, &err));
		assert_int_equal(t.groups, cases[i].groups);
		assert_string_equal(t.keys, cases[i].keys);
		assert_int_equal(t.total, t.groups ? CLOCKS : 0);
	}
}

static void
a_merchant_that_is_renamed_moves_its_deadlines(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "Old", GD_STAGE_SERVICE, T0, 100);
	struct gd_review_query q = query(GD_REVIEW_MERCHANT);
	struct told t = { .total = 0 }, u = { .total = 0 };

	make_clock(st, id, "law", T0 + DAY);
	must(gd_store_review_groups(st, &q, tell, &t, &err));
	assert_string_equal(t.keys, "[Old]");
	change(st, id, GD_ENT_CASE, id, "shop", "New");
	must(gd_store_review_groups(st, &q, tell, &u, &err));
	assert_string_equal(u.keys, "[New]");
}

/* Rows merged rule by rule are those in the order of time, from either end. */
static void
each_rule_by_itself(struct gd_store *st, const struct gd_review_query *asked)
{
	static const char *const both[] = { "law", "own" };
	struct gd_review_query q = *asked;
	struct gd_due_page all, p;

	q.rules = NULL;
	must(gd_store_review(st, &q, GD_PAGE_FIRST, NULL, 99, &all, &err));
	q.rules = both;
	q.rules_len = 2;
	q.without = false;
	q.each_rule = true;
	for (int page = GD_PAGE_FIRST; page <= GD_PAGE_FROM; page++) {
		static const int first[] = {
			[GD_PAGE_FIRST] = 0, [GD_PAGE_LAST] = CLOCKS - 5,
			[GD_PAGE_AFTER] = 10, [GD_PAGE_BEFORE] = 4,
			[GD_PAGE_FROM] = 9
		};

		must(gd_store_review(st, &q, (enum gd_page)page, &all.rows[9],
				     5, &p, &err));
		assert_int_equal(p.len, 5);
		for (int i = 0; i < 5; i++)
			assert_int_equal(p.rows[i].clock.id,
					 all.rows[first[page] + i].clock.id);
		gd_due_page_release(&p);
	}
	gd_due_page_release(&all);
}

static void
rules_and_days_are_told_apart(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	static const char *const law[] = { "law" };
	struct gd_review_query q = query(GD_REVIEW_TIME);
	int64_t all, with, without, days[5], sum = 0;
	gd_day first = gd_instant_day(T0, q.zone);

	fill(st);
	must(gd_store_review_count(st, &q, &all, &err));
	q.rules = law;
	q.rules_len = 1;
	must(gd_store_review_count(st, &q, &with, &err));
	q.without = true;
	must(gd_store_review_count(st, &q, &without, &err));
	assert_int_equal(all, CLOCKS);
	assert_int_equal(with, 15);
	assert_int_equal(without, 8);
	each_rule_by_itself(st, &q);
	q.rules = NULL;
	must(gd_store_review_days(st, &q, first, 5, days, &err));
	for (int i = 0; i < 5; i++)
		sum += days[i];
	assert_int_equal(days[0], 6);
	assert_int_equal(days[4], 0);
	assert_int_equal(sum, CLOCKS);
}

/* One person's pages come out of an index and hold nobody else's. */
static void
one_persons_deadlines_are_found_by_index(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t mine = make_case(st, "A", GD_STAGE_SERVICE, T0, 100);
	int64_t other = make_case(st, "B", GD_STAGE_SERVICE, T0, 100);
	struct gd_review_query q = query(GD_REVIEW_TIME);
	struct gd_filter filter = GD_FILTER_INIT;
	sqlite3_stmt *plan = NULL;
	struct gd_due_page p;
	bool found = false;
	char *explain;

	make_clock(st, mine, "law", T0 + DAY);
	make_clock(st, other, "law", T0 + DAY);
	change(st, mine, GD_ENT_CASE, mine, "assignee", "Lin");
	must(gd_filter_parse(&filter, "assignee:lin", NULL, &err));
	q.filter = &filter;
	gd_stmt_close_all(st);
	must(gd_store_review(st, &q, GD_PAGE_FIRST, NULL, 5, &p, &err));
	assert_int_equal(p.len, 1);
	assert_int_equal(p.rows[0].clock.case_id, mine);
	gd_due_page_release(&p);
	explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s",
				  sqlite3_sql(st->slots[0].stmt));
	sqlite3_prepare_v2(st->db, explain, -1, &plan, NULL);
	while (sqlite3_step(plan) == SQLITE_ROW)
		found = found || strstr((const char *)
					sqlite3_column_text(plan, 3),
					"clocks_assignee (by_assignee=?");
	sqlite3_finalize(plan);
	sqlite3_free(explain);
	assert_true(found);
	gd_filter_release(&filter);
}

/* 24:00 of a day is that day's, not the next one's. */
static void
midnight_belongs_to_the_day_that_ends(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_SERVICE, T0, 100);
	struct gd_review_query q = query(GD_REVIEW_TIME);
	gd_day day = gd_instant_day(T0, q.zone);
	int64_t days[2];

	make_clock(st, id, "law", gd_day_start(day + 1, q.zone));
	must(gd_store_review_days(st, &q, day, 2, days, &err));
	assert_int_equal(days[0], 1);
	assert_int_equal(days[1], 0);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
	const struct CMUnitTest tests[] = {
		TEST(pages_in_both_directions_tell_every_row_once),
		TEST(kept_numbers_are_those_of_any_span),
		TEST(kept_numbers_follow_every_change),
		TEST(rare_deadlines_are_found_all_the_same),
		TEST(a_walk_meets_what_the_filter_leaves),
		TEST(groups_hold_what_their_pages_tell),
		TEST(a_merchant_that_is_renamed_moves_its_deadlines),
		TEST(rules_and_days_are_told_apart),
		TEST(one_persons_deadlines_are_found_by_index),
		TEST(midnight_belongs_to_the_day_that_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
