/*
 * Every statement of the interactive path reads through an index and sorts
 * nothing: a page costs its own rows, however many cases there are.
 */
#include "support_plan.h"
#include "support_reads.h"

/* The texts of what was kept, and room for more. */
static void
take_kept(struct gd_store *st, struct texts *run)
{
	for (size_t i = 0; i < st->slots_len; i++) {
		const char *sql = sqlite3_sql(st->slots[i].stmt);

		texts_add(run, sql, strlen(sql));
	}
	gd_stmt_close_all(st);
}

/* What was kept since the last look; texts go to `run`. */
static void
check_kept(struct gd_store *st, struct texts *run, int *steps)
{
	char bad[256];

	for (size_t i = 0; i < st->slots_len; i++) {
		const char *sql = sqlite3_sql(st->slots[i].stmt);
		int n;

		if (getenv("GD_SHOW_PLANS"))
			printf("%s\n", sql);
		if (strncmp(sql, "PRAGMA", 6) == 0)
			continue;
		n = plan_of(st->db, sql, bad, sizeof bad);
		if (n < 0 || bad[0])
			fail_msg("%s\n  in: %s", bad, sql);
		*steps += n;
	}
	/* Make room, so that none is evicted before it was looked at. */
	take_kept(st, run);
}

static void
no_statement_scans_or_sorts(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct texts run = { NULL, 0, 0 };
	int64_t id = act(st);
	int steps = 0;

	check_kept(st, &run, &steps);
	read_one(st, id);
	read_ring(st);
	read_due(st);
	count_cases(st);
	check_kept(st, &run, &steps);
	read_review(st);
	check_kept(st, &run, &steps);
	read_merchants(st);
	check_kept(st, &run, &steps);
	read_cases(st);
	check_kept(st, &run, &steps);
	print_message("%zu statements, %d steps\n", run.len, steps);
	assert_true(run.len > 150);
	texts_release(&run);
}

/* What walks a whole table or sorts, and why it may. */
static const struct walk walks[] = {
	{ "SELECT count(*) FROM cases WHERE next_due <>", "check" },
	{ "UPDATE cases SET next_clock =", "check --repair" },
	{ "WITH kept AS (SELECT", "check" },
	{ "SELECT EXISTS (SELECT 1 FROM cases)", "the first row tells" },
	{ "UPDATE stage_counts SET cases = coalesce", "filling an empty desk" },
	{ "UPDATE clocks SET by_name = coalesce", "filling an empty desk" },
	{ "SELECT changes FROM events WHERE instr", "verify" },
	{ "SELECT id, case_id, at, who, kind, undoes, undone_by, hash,",
	  "verify" },
	{ "SELECT id FROM filings WHERE case_id = ?1", "of one case" },
	{ "SELECT id FROM clocks WHERE case_id = ?1", "of one case" },
	{ "SELECT id FROM evidence WHERE case_id = ?1", "of one case" },
	{ "SELECT id FROM letters WHERE case_id = ?1", "of one case" },
	{ "SELECT id, event_id, digest, stamped_at", "one stamp a day" },
	{ "SELECT 0 AS c, stamp_digest AS d", "tidying files of evidence" },
	{ "SELECT c.id, c.version, c.draft", "similar: of at most ?6 rows" },
	{ "SELECT max(coalesce(m.name, c.merchant", "groups of all open" },
	{ "SELECT c.id FROM cases c LEFT JOIN merchants", "one group" },
	{ "SELECT id, stage, platform, type, scenario, outcome", "report" },
	{ "SELECT case_id, channel, filed_at, responded_at", "report" },
	{ "SELECT case_id, at, changes FROM events WHERE kind", "report" },
};

static const struct walk *
walk_of(const char *sql)
{
	for (size_t i = 0; i < sizeof walks / sizeof *walks; i++)
		if (strncmp(sql, walks[i].sql, strlen(walks[i].sql)) == 0)
			return &walks[i];
	return NULL;
}

/* Fixed ones are planned; of those put together each part was run above. */
static void
no_statement_is_overlooked(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct texts all = { NULL, 0, 0 }, run = { NULL, 0, 0 };
	int64_t id = act(st);
	size_t whole = 0;
	char bad[256];

	read_one(st, id);
	read_ring(st);
	read_filtered(st);
	read_search(st);
	take_kept(st, &run);
	count_cases(st);
	take_kept(st, &run);
	read_review(st);
	take_kept(st, &run);
	read_rare(st);
	take_kept(st, &run);
	read_merchants(st);
	read_merchants_sorted(st);
	read_due(st);
	take_kept(st, &run);
	read_cases(st);
	take_kept(st, &run);
	texts_of_library(&all);
	for (size_t i = 0; i < all.len; i++) {
		const char *sql = all.items[i];
		int steps = plan_of(st->db, sql, bad, sizeof bad);

		if (is_script(sql))
			continue;
		/* One that others begin with is planned with its rest. */
		if (steps >= 0 && bad[0] && !walk_of(sql) &&
		    !begins_another(sql, &run))
			fail_msg("%s\n  in: %s", bad, sql);
		if (steps < 0 && !made_of(sql, &run))
			fail_msg("put together and never run: %s", sql);
		whole += steps >= 0;
	}
	print_message("%zu texts, %zu whole\n", all.len, whole);
	assert_true(whole > 200);
	texts_release(&all);
	texts_release(&run);
}

/* Does the page's statement have a step that holds `seek`? */
static bool
seeks(struct gd_store *st, const struct gd_case_query *q, enum gd_page page,
      const char *seek)
{
	const struct gd_key key = { T0, 1 };
	sqlite3_stmt *plan = NULL;
	struct gd_case_page p;
	bool found = false;
	char *explain;

	gd_stmt_close_all(st);
	must(gd_store_cases(st, q, page, &key, 5, &p, &err));
	gd_case_page_release(&p);
	explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s",
				  sqlite3_sql(st->slots[0].stmt));
	sqlite3_prepare_v2(st->db, explain, -1, &plan, NULL);
	while (sqlite3_step(plan) == SQLITE_ROW)
		found = found || strstr((const char *)
					sqlite3_column_text(plan, 3), seek);
	sqlite3_finalize(plan);
	sqlite3_free(explain);
	return found;
}

/* The key goes into the index, so that no row before it is read. */
static void
a_page_starts_at_its_key(void **state)
{
	static const struct {
		enum gd_case_sort sort;
		int stage;
		gd_instant since;
		enum gd_page page;
		const char *equals, *past;
	} cases[] = {
		{ GD_SORT_DUE, 1, 0, GD_PAGE_AFTER,
		  "cases_due (stage=? AND next_due=? AND id>?)",
		  "cases_due (stage=? AND next_due>?)" },
		{ GD_SORT_DUE, 1, 0, GD_PAGE_BEFORE,
		  "cases_due (stage=? AND next_due=? AND id<?)",
		  "cases_due (stage=? AND next_due<?)" },
		{ GD_SORT_DUE, -1, 0, GD_PAGE_FROM,
		  "cases_due (stage=? AND next_due=? AND id>?)",
		  "cases_due (stage=? AND next_due>?)" },
		{ GD_SORT_AMOUNT, 1, 0, GD_PAGE_AFTER,
		  "cases_amount (stage=? AND amount_fen=? AND rowid<?)",
		  "cases_amount (stage=? AND amount_fen<?)" },
		{ GD_SORT_OPENED, 1, 0, GD_PAGE_AFTER,
		  "cases_opened (stage=? AND opened_at=? AND rowid<?)",
		  "cases_opened (stage=? AND opened_at<?)" },
		{ GD_SORT_NUMBER, 1, 0, GD_PAGE_AFTER,
		  "cases_number (stage=? AND id>?)",
		  "cases_number (stage=? AND id>?)" },
		{ GD_SORT_DUE, 5, T0 - DAY, GD_PAGE_AFTER,
		  "cases_closed (stage=? AND closed_at=? AND id<?)",
		  "cases_closed (stage=? AND closed_at>? AND closed_at<?)" },
		{ GD_SORT_DUE, 5, T0 - DAY, GD_PAGE_BEFORE,
		  "cases_closed (stage=? AND closed_at=? AND id>?)",
		  "cases_closed (stage=? AND closed_at>?)" },
	};
	struct gd_store *st = ((struct place *)*state)->st;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct gd_case_query q = {
			.stage = cases[i].stage, .now = T0,
			.sort = cases[i].sort, .closed_since = cases[i].since
		};

		if (!seeks(st, &q, cases[i].page, cases[i].equals) ||
		    !seeks(st, &q, cases[i].page, cases[i].past))
			fail_msg("case %zu: not %s", i, cases[i].equals);
	}
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
	const struct CMUnitTest tests[] = {
		TEST(no_statement_scans_or_sorts),
		TEST(no_statement_is_overlooked),
		TEST(a_page_starts_at_its_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
