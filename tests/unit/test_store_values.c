/*
 * Values are bound: whatever is stored, looked for and filtered by, no statement
 * that was prepared on the way holds a part of it.
 */
#include "support_store.h"

#include <sqlite3.h>

#include "store/search.h"

#define MARK "pwn7q"
#define HOSTILE MARK "'; DROP TABLE cases; --)" MARK

static const char *const filters[] = {
	"merchant:" MARK, "merchant:\"" MARK "'\"", "tag:" MARK, "assignee:" MARK,
	"\"" HOSTILE "\"", "tag:" MARK "," MARK "2 amount>500 due:overdue",
};

static void
ask(struct gd_store *st, const char *words)
{
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_case_query q = { .stage = -1, .filter = &f, .now = T0,
				   .zone = { 8 * 3600 } };
	struct gd_case_page page;
	struct gd_board_counts counts;
	int64_t count;
	size_t at = 0;

	must(gd_filter_parse(&f, words, &at, &err));
	must(gd_store_cases_count(st, &q, &count, &err));
	must(gd_store_cases(st, &q, GD_PAGE_FIRST, NULL, 10, &page, &err));
	must(gd_store_board_counts(st, T0, T0, T0 + DAY, &f, &counts, &err));
	gd_case_page_release(&page);
	gd_filter_release(&f);
}

static void
no_statement_holds_a_value(void **state)
{
	struct gd_hits hits = { 0 };
	struct place p;
	sqlite3_stmt *stmt;
	int64_t id;
	int seen = 0;

	(void)state;
	place_make(&p);
	must(gd_store_open(p.db, &p.st, &err));
	must(gd_store_merchant_find(p.st, HOSTILE, HOSTILE, &id, &err));
	must(gd_store_draft_new(p.st, T0, HOSTILE, &id, &err));
	must(gd_store_search(p.st, HOSTILE, 10, &hits, &err));
	gd_hits_release(&hits);
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
		ask(p.st, filters[i]);
	for (stmt = sqlite3_next_stmt(p.st->db, NULL); stmt;
	     stmt = sqlite3_next_stmt(p.st->db, stmt), seen++)
		if (strstr(sqlite3_sql(stmt), MARK))
			fail_msg("a value in: %s", sqlite3_sql(stmt));
	/* Statements are kept, or this has looked at nothing. */
	assert_true(seen > 5);
	place_remove(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_statement_holds_a_value),
	};

	return cmocka_run_group_tests_name("store_values", tests, NULL, NULL);
}
