/*
 * tests/bench/due.c - what "due in the next day" costs in a small and in a large
 * desk.
 *
 *	tests/bench/due [SMALL LARGE]		10000 1000000 unless told
 *
 * Both desks have the same hundred deadlines in the next day; all others lie
 * later. Counted are the steps of SQLite's virtual machine, which no busy machine
 * changes. Ends with status 1 when the large desk costs more than 1.5 times the
 * small one. The databases are made below $TMPDIR and removed.
 */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/clocks.h"
#include "store/query.h"

#define NOW INT64_C(1773277440)
#define DAY_S INT64_C(86400)
#define NEAR 100
#define MOST 1.5

static int64_t steps;

/* Every statement, when it is done, adds its steps. */
static int
profile(unsigned what, void *ctx, void *stmt, void *x)
{
	(void)what;
	(void)ctx;
	(void)x;
	steps += sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
	return 0;
}

/* Called by SQLite for every database that is opened. */
static int
watch(sqlite3 *db, char **message, const struct sqlite3_api_routines *api)
{
	(void)message;
	(void)api;
	sqlite3_trace_v2(db, SQLITE_TRACE_PROFILE, profile, NULL);
	return SQLITE_OK;
}

static void
die(const char *what)
{
	fprintf(stderr, "due: %s\n", what);
	exit(99);
}

static struct gd_store *
open_store(const char *path)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_store *st;

	if (gd_store_open(path, &st, &err) != GD_OK)
		die(err.text);
	return st;
}

/* Straight into the tables: a history of a million events proves nothing here. */
static void
fill(const char *path, int64_t cases)
{
	static const char sql[] =
		"PRAGMA synchronous = OFF; BEGIN;"
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
		" SELECT i + 1 FROM n WHERE i < %" PRId64 ")"
		" INSERT INTO cases (id, draft, stage, opened_at, shop,"
		"  next_clock, next_rule, next_due)"
		" SELECT i, 0, 1, %" PRId64 " - i, 'shop ' || (i %% 997), i,"
		"  'seed_72h', %" PRId64 " + CASE WHEN i <= %d"
		"  THEN i * 800 ELSE 86401 + i * 7 END FROM n;"
		"INSERT INTO clocks (id, case_id, seq, rule, version,"
		"  started_at, due_at, state)"
		" SELECT id, id, 1, next_rule, '', opened_at, next_due, 0"
		"  FROM cases;"
		"COMMIT; ANALYZE;";
	char text[2048], *message = NULL;
	sqlite3 *db;

	gd_store_close(open_store(path));
	snprintf(text, sizeof text, sql, cases, NOW, NOW, NEAR);
	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, text, NULL, NULL, &message) != SQLITE_OK)
		die(message ? message : "the database cannot be filled");
	sqlite3_close(db);
}

struct cost {
	int64_t page, count, ring;
};

static struct cost
measure(const char *path)
{
	struct gd_due_query q = { .until = NOW + DAY_S, .now = NOW,
				  .zone = { 28800 } };
	struct gd_ring_query ring = { .ring = GD_RING_ANY, .from = NOW,
				      .until = NOW + DAY_S, .now = NOW,
				      .zone = { 28800 } };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_store *st = open_store(path);
	struct gd_due_page page;
	struct cost c;
	int64_t n = 0;

	steps = 0;
	if (gd_store_due(st, &q, GD_PAGE_FIRST, NULL, 2 * NEAR, &page, &err) !=
	    GD_OK || page.len != NEAR)
		die("the page is not what was put in");
	gd_due_page_release(&page);
	c.page = steps;
	steps = 0;
	if (gd_store_due_count(st, &q, NOW, NOW + DAY_S, &n, &err) != GD_OK ||
	    n != NEAR)
		die("the count is not what was put in");
	c.count = steps;
	steps = 0;
	if (gd_store_ring(st, &ring, 2 * NEAR, &page, &err) != GD_OK ||
	    page.len != NEAR)
		die("what rings is not what was put in");
	gd_due_page_release(&page);
	c.ring = steps;
	gd_store_close(st);
	return c;
}

static int
compare(const char *what, int64_t small, int64_t large)
{
	double ratio = small ? (double)large / (double)small : 99;

	printf("%-28s %10" PRId64 " %10" PRId64 " %8.2f\n", what, small, large,
	       ratio);
	return ratio > MOST;
}

int
main(int argc, char **argv)
{
	const char *tmp = getenv("TMPDIR");
	int64_t sizes[2] = { 10000, 1000000 };
	char dir[512], paths[2][600], extra[1300];
	struct cost c[2];
	int i, bad = 0;

	if (argc == 3) {
		sizes[0] = strtoll(argv[1], NULL, 10);
		sizes[1] = strtoll(argv[2], NULL, 10);
	}
	snprintf(dir, sizeof dir, "%s/gd-due-XXXXXX", tmp ? tmp : "/tmp");
	if (sizes[0] < NEAR || sizes[1] < sizes[0] || !mkdtemp(dir))
		die("give two sizes from 100 up, and a TMPDIR");
	sqlite3_auto_extension((void (*)(void))watch);
	for (i = 0; i < 2; i++) {
		snprintf(paths[i], sizeof *paths, "%s/%d.db", dir, i);
		fill(paths[i], sizes[i]);
		c[i] = measure(paths[i]);
		unlink(paths[i]);
		snprintf(extra, sizeof extra, "%s-wal", paths[i]);
		unlink(extra);
		snprintf(extra, sizeof extra, "%s-shm", paths[i]);
		unlink(extra);
	}
	rmdir(dir);
	printf("%-28s %10" PRId64 " %10" PRId64 " %8s\n",
	       "steps at this many cases", sizes[0], sizes[1], "ratio");
	bad += compare("the page of the next day", c[0].page, c[1].page);
	bad += compare("its count", c[0].count, c[1].count);
	bad += compare("what rings in it", c[0].ring, c[1].ring);
	return bad > 0;
}
