/*
 * Opening: a new file, private modes, and one clear sentence for each file
 * that is refused, which stays as it was.
 */
#include "store/evidence.h"
#include "support_store.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

static int
place_setup(void **state)
{
	struct place *p = malloc(sizeof *p);

	if (!p)
		return -1;
	place_make(p);
	*state = p;
	return 0;
}

static mode_t
mode_of(const char *path, const char *suffix)
{
	char name[512];
	struct stat info;

	snprintf(name, sizeof name, "%s%s", path, suffix);
	assert_int_equal(stat(name, &info), 0);
	return info.st_mode & 07777;
}

static void
write_file(const char *path, const void *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
}

static char *
read_file(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	char *bytes = malloc(1 << 20);

	assert_non_null(f);
	assert_non_null(bytes);
	*len = fread(bytes, 1, 1 << 20, f);
	fclose(f);
	return bytes;
}

/* It is refused, says `says`, and not a byte of it changes; no side file. */
static void
refused(const struct place *p, const char *says)
{
	struct gd_error told = GD_ERROR_INIT;
	struct gd_store *st = NULL;
	size_t before_len, after_len;
	char *before = read_file(p->db, &before_len), *after;
	char side[400];

	assert_int_equal(gd_store_open(p->db, &st, &told), GD_ESYS);
	assert_null(st);
	if (!strstr(told.text, says) || !strstr(told.text, p->db))
		fail_msg("'%s' does not say '%s'", told.text, says);
	after = read_file(p->db, &after_len);
	assert_int_equal(after_len, before_len);
	assert_memory_equal(after, before, before_len);
	snprintf(side, sizeof side, "%s-journal", p->db);
	assert_int_equal(access(side, F_OK), -1);
	free(before);
	free(after);
}

static void
a_new_database_is_private_under_any_umask(void **state)
{
	static const mode_t masks[] = { 0, 022, 077, 0777 };
	struct place *p = *state;
	char path[400];

	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
		struct gd_store *st;
		mode_t old = umask(masks[i]);
		char dir[300];

		snprintf(dir, sizeof dir, "%s/in", p->dir);
		snprintf(path, sizeof path, "%s/desk.db", dir);
		must(gd_store_open(path, &st, &err));
		make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
		umask(old);
		assert_int_equal(mode_of(dir, ""), 0700);
		assert_int_equal(mode_of(path, ""), 0600);
		assert_int_equal(mode_of(path, "-wal"), 0600);
		assert_int_equal(mode_of(path, "-shm"), 0600);
		gd_store_close(st);
		assert_int_equal(unlink(path), 0);
		assert_int_equal(rmdir(dir), 0);
	}
}

static void
closing_leaves_one_file(void **state)
{
	struct place *p = *state;
	char side[400];

	must(gd_store_open(p->db, &p->st, &err));
	make_case(p->st, "A", GD_STAGE_PREPARE, T0, 5);
	gd_store_close(p->st);
	p->st = NULL;
	snprintf(side, sizeof side, "%s-wal", p->db);
	assert_int_equal(access(side, F_OK), -1);
	must(gd_store_open(p->db, &p->st, &err));
	assert_int_equal(number(p->st, "SELECT count(*) FROM cases"), 1);
	assert_int_equal(number(p->st, "PRAGMA application_id"),
			 GD_STORE_APP_ID);
	assert_int_equal(number(p->st, "PRAGMA user_version"),
			 GD_STORE_VERSION);
	assert_int_equal(number(p->st, "PRAGMA foreign_keys"), 1);
	assert_int_equal(number(p->st, "PRAGMA synchronous"), 2);
	gd_store_close(NULL);
}

static void
an_empty_file_is_a_fresh_start(void **state)
{
	struct place *p = *state;

	write_file(p->db, "", 0);
	must(gd_store_open(p->db, &p->st, &err));
	make_case(p->st, "A", GD_STAGE_PREPARE, T0, 5);
	verified(p->st);
}

static void
names_that_mean_something_to_sqlite_mean_a_file(void **state)
{
	static const char *const names[] = { ":memory:", "file:x?mode=memory" };
	struct place *p = *state;
	char *home = getcwd(NULL, 0);

	assert_int_equal(chdir(p->dir), 0);
	for (size_t i = 0; i < 2; i++) {
		must(gd_store_open(names[i], &p->st, &err));
		gd_store_close(p->st);
		assert_int_equal(unlink(names[i]), 0);
	}
	p->st = NULL;
	assert_int_equal(chdir(home), 0);
	free(home);
}

static void
what_is_no_database_is_left_alone(void **state)
{
	struct place *p = *state;
	char zeros[4096] = { 0 };

	write_file(p->db, "notes about a kettle\n", 21);
	refused(p, "no database");
	write_file(p->db, zeros, sizeof zeros);
	refused(p, "no database");
	write_file(p->db, "SQLite format 3", 16);
	refused(p, "no database");
}

static void
a_database_of_another_program_is_left_alone(void **state)
{
	static const char *const scripts[] = {
		"CREATE TABLE t (x); INSERT INTO t VALUES (1)",
		"PRAGMA application_id = 7; CREATE TABLE cases (x)",
		"PRAGMA user_version = 2; PRAGMA journal_mode = WAL; CREATE TABLE cases (id INTEGER PRIMARY KEY)",
	};
	struct place *p = *state;

	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		sqlite3 *db;

		assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
		assert_int_equal(sqlite3_exec(db, scripts[i], NULL, NULL,
					      NULL), SQLITE_OK);
		sqlite3_close(db);
		refused(p, "another program");
		unlink(p->db);
	}
}

/* A database with one case, closed; then `sql` is run on it. */
static void
prepared(struct place *p, const char *sql)
{
	sqlite3 *db;

	must(gd_store_open(p->db, &p->st, &err));
	make_case(p->st, "A", GD_STAGE_PREPARE, T0, 5);
	gd_store_close(p->st);
	p->st = NULL;
	if (!sql)
		return;
	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void
a_newer_database_is_left_alone(void **state)
{
	struct place *p = *state;

	prepared(p, "PRAGMA user_version = 99");
	refused(p, "newer");
}

/* It would run at each write of ours; one of our names is no pass. */
static void
a_trigger_from_elsewhere_keeps_it_shut(void **state)
{
	struct place *p = *state;

	prepared(p, "CREATE TRIGGER theirs AFTER INSERT ON events BEGIN"
		 " DELETE FROM answers; END");
	refused(p, "'theirs'");
	assert_int_equal(unlink(p->db), 0);
	prepared(p, "DROP TRIGGER cases_count_new; CREATE TRIGGER"
		 " cases_count_new AFTER INSERT ON cases BEGIN"
		 " DELETE FROM answers; END");
	refused(p, "'cases_count_new'");
	assert_int_equal(unlink(p->db), 0);
	/* What only reads is the clinic's own affair. */
	prepared(p, "CREATE VIEW mine AS SELECT shop FROM cases");
	must(gd_store_open(p->db, &p->st, &err));
}

static bool
no_case(int64_t case_id, void *ctx)
{
	(void)ctx;
	fail_msg("case %lld", (long long)case_id);
	return false;
}

/* A file made by hand knows no CHECK and no STRICT. */
static void
what_no_check_has_kept_does_no_harm(void **state)
{
	struct place *p = *state;
	struct gd_board_counts counts;
	struct gd_case_row row;
	sqlite3 *db;

	prepared(p, "PRAGMA ignore_check_constraints = ON;"
		 "UPDATE cases SET stage = 2000000;"
		 "INSERT INTO stage_counts VALUES (-2000000, 7);"
		 "PRAGMA writable_schema = ON;"
		 "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')"
		 " WHERE name = 'evidence'");
	assert_int_equal(sqlite3_open(p->db, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "INSERT INTO evidence (id, case_id,"
				      " seq, digest) VALUES (1, 'one', 1, 'd')",
				      NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	must(gd_store_open(p->db, &p->st, &err));
	must(gd_store_case(p->st, 1, &row, &err));
	assert_int_equal(row.stage, GD_STAGE_PREPARE);
	gd_case_row_release(&row);
	must(gd_store_board_counts(p->st, T0, T0, T0, NULL, &counts, &err));
	/* A text is more than any number: it was looked for without an end. */
	assert_int_equal(gd_store_evidence_cases(p->st, no_case, NULL, NULL),
			 GD_ESYS);
}

/* The newer version may stand in the log only, left by a killed program. */
static void
a_newer_database_with_a_log_keeps_it(void **state)
{
	struct place *p = *state;
	char wal[400];
	pid_t child;
	int how;

	prepared(p, NULL);
	child = fork();
	if (child == 0) {
		sqlite3 *db;

		if (sqlite3_open(p->db, &db) != SQLITE_OK ||
		    sqlite3_exec(db, "PRAGMA user_version = 99", NULL, NULL,
				 NULL) != SQLITE_OK)
			_exit(1);
		raise(SIGKILL);
	}
	waitpid(child, &how, 0);
	assert_true(WIFSIGNALED(how));
	refused(p, "newer");
	snprintf(wal, sizeof wal, "%s-wal", p->db);
	assert_int_equal(access(wal, F_OK), 0);
}

static void
poke(const struct place *p, long at, const void *bytes, size_t len)
{
	FILE *f = fopen(p->db, "r+b");

	assert_non_null(f);
	assert_int_equal(fseek(f, at, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
}

static void
a_damaged_database_is_named_so(void **state)
{
	struct place *p = *state;
	struct gd_error told = GD_ERROR_INIT;
	char junk[4096];
	struct stat info;

	memset(junk, 0x5A, sizeof junk);
	/* The list of tables. */
	prepared(p, NULL);
	poke(p, 100, junk, 3000);
	refused(p, "damaged");
	unlink(p->db);
	/* No such page size. */
	prepared(p, NULL);
	poke(p, 16, "\0\7", 2);
	refused(p, "damaged");
	unlink(p->db);
	/* Cut off. */
	prepared(p, NULL);
	assert_int_equal(stat(p->db, &info), 0);
	assert_int_equal(truncate(p->db, info.st_size / 2), 0);
	refused(p, "damaged");
	unlink(p->db);
	/* Version gone. */
	prepared(p, "PRAGMA user_version = 0");
	refused(p, "damaged");
	unlink(p->db);
	/* A page of data: seen when it is read, and said the same way. */
	prepared(p, NULL);
	for (long page = 2; page < 8; page++)
		poke(p, page * 4096, junk, sizeof junk);
	if (gd_store_open(p->db, &p->st, &told) == GD_OK) {
		struct gd_case_row row;

		assert_int_equal(gd_store_case(p->st, 1, &row, &told),
				 GD_ESYS);
	}
	assert_non_null(strstr(told.text, "damaged"));
}

static void
places_that_are_no_file_are_named(void **state)
{
	struct place *p = *state;
	struct { char path[400]; const char *says; } cases[3];
	char fifo[400], file[400];

	write_file(p->db, "x", 1);
	snprintf(fifo, sizeof fifo, "%s/other.db", p->dir);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	snprintf(file, sizeof file, "%s/in", p->dir);
	assert_int_equal(symlink("nowhere/at/all", file), 0);
	snprintf(cases[0].path, sizeof cases[0].path, "%s", p->dir);
	cases[0].says = "folder";
	snprintf(cases[1].path, sizeof cases[1].path, "%s/below.db", p->db);
	cases[1].says = "not a folder";
	snprintf(cases[2].path, sizeof cases[2].path, "%s", fifo);
	cases[2].says = "no ordinary file";
	for (size_t i = 0; i < 3; i++) {
		struct gd_error told = GD_ERROR_INIT;
		struct gd_store *st = NULL;

		assert_int_equal(gd_store_open(cases[i].path, &st, &told),
				 GD_ESYS);
		if (!strstr(told.text, cases[i].says))
			fail_msg("%s: %s", cases[i].path, told.text);
	}
	/* A link to nowhere is not followed to make a file there. */
	assert_int_equal(gd_store_open(file, &p->st, NULL), GD_ESYS);
	assert_int_equal(gd_store_open("", &p->st, NULL), GD_EINVAL);
	assert_int_equal(gd_store_open(NULL, &p->st, NULL), GD_EINVAL);
	p->st = NULL;
}

/*
 * In a child that is nobody, because root may write anywhere. It stands in
 * `dir`: the folders above may be closed to nobody.
 */
static int
as_nobody(const char *dir, const char *path, const char *says)
{
	pid_t child = fork();
	int how;

	if (child == 0) {
		struct gd_error told = GD_ERROR_INIT;
		struct gd_store *st;

		if (chdir(dir) != 0)
			_exit(4);
		if (getuid() == 0 && setresuid(65534, 65534, 65534) != 0)
			_exit(3);
		if (gd_store_open(path, &st, &told) != GD_ESYS)
			_exit(1);
		if (!strstr(told.text, says)) {
			fprintf(stderr, "%s\n", told.text);
			_exit(2);
		}
		_exit(0);
	}
	waitpid(child, &how, 0);
	return WIFEXITED(how) ? WEXITSTATUS(how) : 99;
}

static void
what_may_not_be_written_is_named(void **state)
{
	struct place *p = *state;
	const char *name = strrchr(p->db, '/') + 1;

	prepared(p, NULL);
	assert_int_equal(chmod(p->dir, 0755), 0);
	assert_int_equal(chmod(p->db, 0444), 0);
	assert_int_equal(as_nobody(p->dir, name, "may not be written"), 0);
	assert_int_equal(chmod(p->db, 0666), 0);
	assert_int_equal(chmod(p->dir, 0555), 0);
	assert_int_equal(as_nobody(p->dir, name, "folder"), 0);
	assert_int_equal(as_nobody(p->dir, "new.db", "cannot be made"), 0);
	assert_int_equal(as_nobody(p->dir, "sub/new.db", "folder"), 0);
	assert_int_equal(chmod(p->dir, 0700), 0);
}

/* A file system of the kernel's own takes no files from anybody. */
static void
a_place_that_takes_no_files_is_named(void **state)
{
	struct gd_error told = GD_ERROR_INIT;
	struct gd_store *st;

	(void)state;
	assert_int_equal(gd_store_open("/proc/gongdao.db", &st, &told),
			 GD_ESYS);
	assert_non_null(strstr(told.text, "/proc"));
	assert_int_equal(gd_store_open("/proc/none/gongdao.db", &st, &told),
			 GD_ESYS);
}

/* What happens in a child whose files may not grow past `limit` bytes. */
static int
with_little_room(const struct place *p, rlim_t limit, bool fresh)
{
	pid_t child = fork();
	int how;

	if (child == 0) {
		struct rlimit room = { limit, limit };
		struct gd_event_head h = head(1, "edit");
		struct gd_error told = GD_ERROR_INIT;
		enum gd_status status;
		struct gd_store *st;
		char *text = malloc(1 << 20);

		signal(SIGXFSZ, SIG_IGN);
		if (!text || (!fresh && gd_store_open(p->db, &st, NULL) !=
			      GD_OK) || setrlimit(RLIMIT_FSIZE, &room) != 0)
			_exit(3);
		memset(text, 'x', 1 << 20);
		text[(1 << 20) - 1] = '\0';
		if (fresh) {
			status = gd_store_open(p->db, &st, &told);
		} else {
			status = gd_store_begin(st, &h, &told);
			if (status == GD_OK)
				gd_store_put(st, GD_ENT_CASE, 1, "shop", text,
					     NULL);
			if (status == GD_OK)
				status = gd_store_commit(st, NULL, &told);
			gd_store_close(st);
		}
		free(text);
		if (status != GD_ESYS || !strstr(told.text, "room")) {
			fprintf(stderr, "%d %s\n", status, told.text);
			_exit(1);
		}
		_exit(0);
	}
	waitpid(child, &how, 0);
	return WIFEXITED(how) ? WEXITSTATUS(how) : 99;
}

static void
a_full_disk_is_told_and_nothing_is_changed(void **state)
{
	struct place *p = *state;
	struct gd_event_head h = head(1, "edit");
	struct gd_error told = GD_ERROR_INIT;

	assert_int_equal(with_little_room(p, 8192, true), 0);
	assert_int_equal(access(p->db, F_OK), -1);	/* nothing is left */
	prepared(p, NULL);
	assert_int_equal(with_little_room(p, 300000, false), 0);
	must(gd_store_open(p->db, &p->st, &err));
	assert_int_equal(number(p->st, "SELECT count(*) FROM cases"
				" WHERE shop = 'A'"), 1);
	verified(p->st);
	/* As SQLite itself tells it. */
	must(gd_store_script(p->st, "PRAGMA max_page_count = 1", &err));
	assert_int_equal(gd_store_begin(p->st, &h, NULL), GD_OK);
	for (int i = 0; i < 200; i++) {
		char field[16], text[512];

		snprintf(field, sizeof field, "f%d", i);
		memset(text, 'x', sizeof text - 1);
		text[sizeof text - 1] = '\0';
		gd_store_put(p->st, GD_ENT_ANSWER, 1, field, text, NULL);
	}
	assert_int_equal(gd_store_commit(p->st, NULL, &told), GD_ESYS);
	assert_non_null(strstr(told.text, "room"));
	must(gd_store_script(p->st, "PRAGMA max_page_count = 100000", &err));
	change(p->st, 1, GD_ENT_CASE, 1, "shop", "B");
	assert_int_equal(number(p->st, "SELECT count(*) FROM answers"), 0);
	verified(p->st);
}

/* In a bulk a full disk loses all of it, and says so to the end. */
static void
a_full_disk_in_a_bulk_keeps_none_of_it(void **state)
{
	struct place *p = *state;
	struct gd_error told = GD_ERROR_INIT;
	enum gd_status status = GD_OK;

	must(gd_store_open(p->db, &p->st, &err));
	must(gd_store_script(p->st, "PRAGMA max_page_count = 60", &err));
	must(gd_store_bulk_begin(p->st, &err));
	for (int i = 0; status == GD_OK && i < 2000; i++) {
		struct gd_event_head h = head(0, "open");
		int64_t id;

		status = gd_store_begin(p->st, &h, &told);
		if (status == GD_OK)
			gd_store_insert(p->st, GD_ENT_CASE, 0, &id, NULL);
		if (status == GD_OK)
			status = gd_store_commit(p->st, NULL, &told);
	}
	assert_int_equal(status, GD_ESYS);
	assert_non_null(strstr(told.text, "room"));
	gd_store_bulk_abort(p->st);
	assert_int_equal(number(p->st, "SELECT count(*) FROM cases"), 0);
	assert_int_equal(number(p->st, "SELECT count(*) FROM events"), 0);
}

/* Two programs that start at once on a fresh place make one database. */
static void
many_may_make_it_at_once(void **state)
{
	struct place *p = *state;
	pid_t children[6];
	int how;

	for (int i = 0; i < 6; i++) {
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
	for (int i = 0; i < 6; i++) {
		waitpid(children[i], &how, 0);
		assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	}
	must(gd_store_open(p->db, &p->st, &err));
	assert_int_equal(number(p->st, "SELECT count(*) FROM cases"), 6);
	verified(p->st);
}

/* Killed while making the database: the next start makes it whole. */
static void
killed_while_making_it_is_no_harm(void **state)
{
	struct place *p = *state;

	for (long us = 200; us < 12000; us += 700) {
		struct timespec wait = { 0, us * 1000 };
		pid_t child = fork();
		int how;

		if (child == 0) {
			struct gd_store *st;

			gd_store_open(p->db, &st, NULL);
			_exit(0);
		}
		nanosleep(&wait, NULL);
		kill(child, SIGKILL);
		waitpid(child, &how, 0);
		must(gd_store_open(p->db, &p->st, &err));
		make_case(p->st, "A", GD_STAGE_PREPARE, T0, 5);
		gd_store_close(p->st);
		p->st = NULL;
		assert_int_equal(unlink(p->db), 0);
	}
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, place_setup, store_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_new_database_is_private_under_any_umask),
		TEST(closing_leaves_one_file),
		TEST(an_empty_file_is_a_fresh_start),
		TEST(names_that_mean_something_to_sqlite_mean_a_file),
		TEST(what_is_no_database_is_left_alone),
		TEST(a_database_of_another_program_is_left_alone),
		TEST(a_newer_database_is_left_alone),
		TEST(a_trigger_from_elsewhere_keeps_it_shut),
		TEST(what_no_check_has_kept_does_no_harm),
		TEST(a_newer_database_with_a_log_keeps_it),
		TEST(a_damaged_database_is_named_so),
		TEST(places_that_are_no_file_are_named),
		TEST(what_may_not_be_written_is_named),
		TEST(a_place_that_takes_no_files_is_named),
		TEST(a_full_disk_is_told_and_nothing_is_changed),
		TEST(a_full_disk_in_a_bulk_keeps_none_of_it),
		TEST(many_may_make_it_at_once),
		TEST(killed_while_making_it_is_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
