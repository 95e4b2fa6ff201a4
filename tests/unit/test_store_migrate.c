/*
 * An older database is brought up to date, with a copy kept beside it.
 */
#include "store/backup.h"
#include "store/evidence.h"
#include "support_store.h"

#include <sys/stat.h>
#include <sys/wait.h>

/* A dump of tests/data/ as a database. */
static void
make_old(const struct place *p, const char *dump)
{
	struct gd_buf sql = GD_BUF_INIT;
	char bytes[4096];
	sqlite3 *db;
	size_t n;
	FILE *f = fopen(dump, "rb");

	assert_non_null(f);
	while ((n = fread(bytes, 1, sizeof bytes, f)) > 0)
		gd_buf_add(&sql, bytes, n);
	fclose(f);
	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql.s, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	gd_buf_release(&sql);
	assert_int_equal(chmod(p->db, 0600), 0);
}

/* A database of an older format: the state names its dump. */
static int
old_setup(void **state)
{
	struct gd_buf dump = GD_BUF_INIT;
	struct place *p = malloc(sizeof *p);

	if (!p)
		return -1;
	place_make(p);
	gd_buf_addf(&dump, TEST_SRCDIR "/data/%s", (const char *)*state);
	make_old(p, dump.s);
	gd_buf_release(&dump);
	*state = p;
	return 0;
}

/* The chain holds, the tables say what it says, and what is kept twice is alike. */
static void
whole(struct gd_store *st)
{
	int found = 0, mended = 0;

	verified(st);
	must(gd_store_check(st, false, NULL, NULL, &found, &mended, &err));
	assert_int_equal(found, 0);
	must(gd_store_compare(st, 0, NULL, NULL, &err));
}

/* One number asked of the file at `path`, opened by itself. */
static int64_t
ask(const char *path, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int64_t n = -1;
	sqlite3 *db;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY,
					 NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL),
			 SQLITE_OK);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		n = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return n;
}

static void
what_was_there_is_kept(void **state)
{
	struct place *p = *state;
	struct gd_answers answers;
	struct gd_case_row row;
	struct gd_clock_row *clocks;
	size_t len;

	must(gd_store_open(p->db, &p->st, &err));
	must(gd_store_case(p->st, 1, &row, &err));
	assert_string_equal(row.shop, "小鹿优选");
	assert_int_equal(row.stage, GD_STAGE_SERVICE);
	assert_int_equal(row.amount_fen, 129900);
	assert_string_equal(row.next_rule, "seed_72h");
	gd_case_row_release(&row);
	must(gd_store_answers(p->st, 1, &answers, &err));
	assert_int_equal(answers.len, 5);
	assert_string_equal(gd_answers_find(&answers, "phone")->value,
			    "13800001111");
	gd_answers_release(&answers);
	must(gd_store_clocks(p->st, 1, &clocks, &len, &err));
	assert_int_equal(len, 1);
	assert_int_equal(clocks[0].due_at, INT64_C(1773536760));
	assert_int_equal(clocks[0].snoozed_until, GD_INSTANT_NONE);
	gd_clock_rows_free(clocks, len);
	/* A chain that an older program wrote still verifies. */
	assert_int_equal(number(p->st, "SELECT count(*) FROM events"), 6);
	whole(p->st);
}

static void
what_is_new_is_there(void **state)
{
	struct place *p = *state;
	struct gd_board_counts c;

	must(gd_store_open(p->db, &p->st, &err));
	assert_int_equal(number(p->st, "PRAGMA user_version"),
			 GD_STORE_VERSION);
	must(gd_store_board_counts(p->st, T0, T0, T0 + DAY, NULL, &c, &err));
	assert_int_equal(c.stage[GD_STAGE_PREPARE].open, 1);
	assert_int_equal(c.stage[GD_STAGE_SERVICE].open, 1);
	assert_int_equal(c.stage[GD_STAGE_CLOSED].open, 1);
	make_case(p->st, "A", GD_STAGE_SERVICE, T0, 5);
	assert_int_equal(number(p->st, "SELECT cases FROM stage_counts"
				" WHERE stage = 1"), 2);
	change(p->st, 1, GD_ENT_CLOCK, 1, "snoozed_until", "1773300000");
	whole(p->st);
}

static bool
same_schema(const char *a, const char *b)
{
	static const char sql[] = "SELECT count(*) FROM (SELECT type, name,"
		" tbl_name, sql FROM main.sqlite_schema EXCEPT SELECT type,"
		" name, tbl_name, sql FROM other.sqlite_schema)";
	sqlite3_stmt *stmt = NULL;
	char *attach = sqlite3_mprintf("ATTACH %Q AS other", b);
	sqlite3 *db;
	bool same;

	assert_int_equal(sqlite3_open(a, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, attach, NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	same = sqlite3_column_int(stmt, 0) == 0;
	sqlite3_finalize(stmt);
	sqlite3_free(attach);
	sqlite3_close(db);
	return same;
}

static void
an_old_database_ends_up_like_a_new_one(void **state)
{
	struct place *p = *state;
	struct gd_store *fresh;
	char other[400];

	if (!p->st)
		must(gd_store_open(p->db, &p->st, &err));
	gd_store_close(p->st);
	p->st = NULL;
	snprintf(other, sizeof other, "%s/other.db", p->dir);
	must(gd_store_open(other, &fresh, &err));
	gd_store_close(fresh);
	assert_true(same_schema(p->db, other));
	assert_true(same_schema(other, p->db));
}

static void
the_second_format_goes_on(void **state)
{
	struct place *p = *state;
	struct gd_case_row row;

	must(gd_store_open(p->db, &p->st, &err));
	must(gd_store_case(p->st, 4, &row, &err));
	assert_string_equal(row.shop, "山野茶行");
	assert_string_equal(row.next_rule, "seed_72h");
	gd_case_row_release(&row);
	assert_int_equal(number(p->st, "SELECT count(*) FROM events"
				" WHERE batch IS NULL"), 10);
	whole(p->st);
	an_old_database_ends_up_like_a_new_one(state);
}

static void
the_third_format_goes_on(void **state)
{
	struct place *p = *state;
	struct gd_case_row row;

	must(gd_store_open(p->db, &p->st, &err));
	must(gd_store_case(p->st, 5, &row, &err));
	assert_string_equal(row.shop, "老街糕点");
	gd_case_row_release(&row);
	assert_int_equal(number(p->st, "SELECT count(*) FROM letters"), 1);
	assert_int_equal(number(p->st, "SELECT count(*) FROM events"), 19);
	/* What the older program found is found. */
	assert_int_equal(number(p->st, "SELECT count(*) FROM search_names"
				" WHERE search_names MATCH '\"老街\"'"), 1);
	whole(p->st);
	an_old_database_ends_up_like_a_new_one(state);
}

static void
the_fourth_format_goes_on(void **state)
{
	struct place *p = *state;

	must(gd_store_open(p->db, &p->st, &err));
	assert_int_equal(number(p->st, "SELECT sum(cases) FROM case_counts"),
			 3);
	assert_int_equal(number(p->st, "SELECT sum(cases) FROM case_counts"
				" WHERE stage = 5"), 1);
	assert_true(number(p->st, "SELECT sum(clocks) FROM clock_counts") > 2);
	whole(p->st);
	an_old_database_ends_up_like_a_new_one(state);
}

static void
a_private_copy_of_the_old_one_is_kept(void **state)
{
	struct place *p = *state;
	char copy[400];
	struct stat info;
	mode_t mask = umask(0);

	must(gd_store_open(p->db, &p->st, &err));
	umask(mask);
	snprintf(copy, sizeof copy, "%s.v1.bak", p->db);
	assert_int_equal(stat(copy, &info), 0);
	assert_int_equal(info.st_mode & 07777, 0600);
	assert_int_equal(ask(copy, "PRAGMA user_version"), 1);
	assert_int_equal(ask(copy, "PRAGMA application_id"), GD_STORE_APP_ID);
	assert_int_equal(ask(copy, "SELECT count(*) FROM cases"), 3);
	assert_int_equal(ask(copy, "SELECT count(*) FROM sqlite_schema"
			     " WHERE name = 'stage_counts'"), 0);
	/* The next start has nothing to do. */
	gd_store_close(p->st);
	assert_int_equal(unlink(copy), 0);
	must(gd_store_open(p->db, &p->st, &err));
	assert_int_equal(access(copy, F_OK), -1);
}

static void
the_copy_holds_what_the_log_holds(void **state)
{
	struct place *p = *state;
	char copy[400];
	pid_t child = fork();
	int how;

	if (child == 0) {
		sqlite3 *db;

		/* An old program, killed before its log was taken over. */
		if (sqlite3_open(p->db, &db) != SQLITE_OK ||
		    sqlite3_exec(db, "PRAGMA journal_mode = WAL; UPDATE cases"
				 " SET shop = 'late' WHERE id = 1", NULL, NULL,
				 NULL) != SQLITE_OK)
			_exit(1);
		_exit(0);
	}
	waitpid(child, &how, 0);
	assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	must(gd_store_open(p->db, &p->st, &err));
	snprintf(copy, sizeof copy, "%s.v1.bak", p->db);
	assert_int_equal(ask(copy, "SELECT count(*) FROM cases"
			     " WHERE shop = 'late'"), 1);
	assert_int_equal(number(p->st, "SELECT count(*) FROM cases"
				" WHERE shop = 'late'"), 1);
}

static void
without_a_copy_nothing_is_changed(void **state)
{
	struct place *p = *state;
	struct gd_error told = GD_ERROR_INIT;
	char copy[400];

	snprintf(copy, sizeof copy, "%s.v1.bak", p->db);
	assert_int_equal(mkdir(copy, 0700), 0);
	assert_int_equal(gd_store_open(p->db, &p->st, &told), GD_ESYS);
	assert_non_null(strstr(told.text, "v1.bak"));
	assert_int_equal(ask(p->db, "PRAGMA user_version"), 1);
	assert_int_equal(ask(p->db, "SELECT count(*) FROM sqlite_schema"
			     " WHERE name = 'stage_counts'"), 0);
	assert_int_equal(rmdir(copy), 0);
	must(gd_store_open(p->db, &p->st, &err));
}

static void
a_step_that_fails_changes_nothing(void **state)
{
	struct place *p = *state;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "CREATE TABLE stage_counts (x)",
				      NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	assert_int_equal(gd_store_open(p->db, &p->st, NULL), GD_ESYS);
	p->st = NULL;
	assert_int_equal(ask(p->db, "PRAGMA user_version"), 1);
	assert_int_equal(ask(p->db, "SELECT count(*) FROM"
			     " pragma_table_info('clocks')"
			     " WHERE name = 'snoozed_until'"), 0);
}

static void
many_may_open_it_at_once(void **state)
{
	struct place *p = *state;
	pid_t children[5];
	int how;

	for (int i = 0; i < 5; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			struct gd_store *st;

			if (gd_store_open(p->db, &st, NULL) != GD_OK)
				_exit(1);
			make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
			gd_store_close(st);
			_exit(0);
		}
	}
	for (int i = 0; i < 5; i++) {
		waitpid(children[i], &how, 0);
		assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	}
	must(gd_store_open(p->db, &p->st, &err));
	assert_int_equal(number(p->st, "SELECT count(*) FROM cases"), 8);
	assert_int_equal(number(p->st, "SELECT sum(cases) FROM stage_counts"),
			 8);
	whole(p->st);
}

/* Who opens a large one is told what is waited for. */
static void
a_large_old_one_is_known_beforehand(void **state)
{
	struct place *p = *state;

	assert_false(gd_store_will_upgrade(p->db));
	assert_int_equal(truncate(p->db, 32 << 20), 0);
	assert_true(gd_store_will_upgrade(p->db));
	assert_int_equal(unlink(p->db), 0);
	assert_false(gd_store_will_upgrade(p->db));
	must(gd_store_open(p->db, &p->st, &err));
	gd_store_close(p->st);
	p->st = NULL;
	assert_int_equal(truncate(p->db, 32 << 20), 0);
	assert_false(gd_store_will_upgrade(p->db));
}

int
main(void)
{
#define FROM(name, dump) \
	cmocka_unit_test_prestate_setup_teardown(name, old_setup, \
						 store_teardown, dump)
#define TEST(name) FROM(name, first)
	static char first[] = "v1.sql", second[] = "v2.sql", third[] = "v3.sql",
		    fourth[] = "v4.sql";
	const struct CMUnitTest tests[] = {
		TEST(what_was_there_is_kept),
		TEST(what_is_new_is_there),
		TEST(an_old_database_ends_up_like_a_new_one),
		TEST(a_private_copy_of_the_old_one_is_kept),
		TEST(the_copy_holds_what_the_log_holds),
		TEST(without_a_copy_nothing_is_changed),
		TEST(a_step_that_fails_changes_nothing),
		TEST(a_large_old_one_is_known_beforehand),
		TEST(many_may_open_it_at_once),
		FROM(the_second_format_goes_on, second),
		FROM(the_third_format_goes_on, third),
		FROM(the_fourth_format_goes_on, fourth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
