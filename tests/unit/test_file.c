/*
 * Whole files: old or new, never half.
 */
#include <config.h>

#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"
#include "base/temp.h"

static int
enter(void **state)
{
	const char *tmp = getenv("TMPDIR");
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_addf(&b, "%s/gongdao-file-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(b.s))
		return -1;
	*state = gd_buf_detach(&b);
	return 0;
}

/* How many names the folder holds; with `wipe` they go. */
static int
names_in(const char *dir, bool wipe)
{
	DIR *d = opendir(dir);
	struct dirent *entry;
	int n = 0;

	assert_non_null(d);
	while ((entry = readdir(d)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		n++;
		if (wipe && unlinkat(dirfd(d), entry->d_name, 0) != 0)
			unlinkat(dirfd(d), entry->d_name, AT_REMOVEDIR);
	}
	closedir(d);
	return n;
}

static int
leave(void **state)
{
	char *dir = *state;
	int failed;

	names_in(dir, true);
	failed = rmdir(dir);
	free(dir);
	return failed;
}

static char *
in(const char *dir, const char *name)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_addf(&b, "%s/%s", dir, name);
	return gd_buf_detach(&b);
}

static void
write_file(const char *path, const char *text)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_file f;

	if (gd_file_begin(&f, path, &err) != GD_OK)
		fail_msg("%s", err.text);
	fputs(text, f.fp);
	if (gd_file_commit(&f, &err) != GD_OK)
		fail_msg("%s", err.text);
	assert_null(f.fp);
}

static void
check_file(const char *path, const char *text)
{
	struct gd_buf b = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;

	if (gd_file_read(&b, path, 1 << 20, &err) != GD_OK)
		fail_msg("%s", err.text);
	assert_string_equal(b.s, text);
	gd_buf_release(&b);
}

static void
a_commit_replaces_and_is_private(void **state)
{
	char *path = in(*state, "案件.csv");
	mode_t masks[] = { 0, 022, 0777 }, before;
	struct stat st;
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(masks); i++) {
		before = umask(masks[i]);
		write_file(path, i ? "new" : "old");
		umask(before);
		assert_int_equal(stat(path, &st), 0);
		assert_int_equal(st.st_mode & 07777, 0600);
		check_file(path, i ? "new" : "old");
		assert_int_equal(names_in(*state, false), 1);
	}
	free(path);
}

static void
an_abort_leaves_everything_as_it_was(void **state)
{
	char *path = in(*state, "f");
	struct gd_file f;

	write_file(path, "old");
	assert_int_equal(gd_file_begin(&f, path, NULL), GD_OK);
	fputs("half", f.fp);
	fflush(f.fp);
	check_file(path, "old");
	assert_int_equal(names_in(*state, false), 2);
	gd_file_abort(&f);
	gd_file_abort(&f);
	check_file(path, "old");
	assert_int_equal(names_in(*state, false), 1);
	free(path);
}

/* A full disk, played by a limit on the size of files. */
static void
a_failed_write_keeps_the_old_file_and_says_why(void **state)
{
	static const size_t sizes[] = { 100, 5000, 100000 };
	char *path = in(*state, "f");
	struct gd_error err = GD_ERROR_INIT;
	struct rlimit old, small;
	struct gd_file f;
	size_t i, n;

	write_file(path, "old");
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	for (i = 0; i < GD_ARRAY_LEN(sizes); i++) {
		assert_int_equal(gd_file_begin(&f, path, &err), GD_OK);
		small = old;
		small.rlim_cur = sizes[i] / 2;
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
		for (n = 0; n < sizes[i]; n++)
			fputc('x', f.fp);
		err = (struct gd_error)GD_ERROR_INIT;
		assert_int_equal(gd_file_commit(&f, &err), GD_ESYS);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
		assert_non_null(strstr(err.text, path));
		assert_non_null(strstr(err.text, "no room left"));
		check_file(path, "old");
		assert_int_equal(names_in(*state, false), 1);
	}
	free(path);
}

/* A list is not written over the desk, whatever name was typed. */
static void
a_database_is_left_alone(void **state)
{
	char *plain = in(*state, "plain.db"), *open = in(*state, "open.db");
	char *beside = in(*state, "open.db-shm");
	struct gd_error err = GD_ERROR_INIT;
	struct gd_file f;

	assert_int_equal(gd_file_begin(&f, plain, &err), GD_OK);
	fwrite("SQLite format 3", 1, 16, f.fp);
	assert_int_equal(gd_file_commit(&f, &err), GD_OK);
	assert_int_equal(gd_file_begin(&f, plain, &err), GD_EINVAL);
	write_file(open, "encrypted");
	write_file(beside, "");
	assert_int_equal(gd_file_begin(&f, open, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, "database"));
	check_file(open, "encrypted");
	free(plain);
	free(open);
	free(beside);
}

static void
only_ordinary_files_are_replaced(void **state)
{
	char *dir = in(*state, "dir"), *fifo = in(*state, "fifo");
	char *link = in(*state, "link"), *missing = in(*state, "no/where");
	char *slash = in(*state, "new/");
	struct gd_error err = GD_ERROR_INIT;
	struct gd_file f;

	assert_int_equal(mkdir(dir, 0700), 0);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(symlink("/dev/null", link), 0);
	assert_int_equal(gd_file_begin(&f, dir, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, dir));
	gd_file_abort(&f);
	assert_int_equal(gd_file_begin(&f, fifo, &err), GD_EINVAL);
	assert_int_equal(gd_file_begin(&f, link, &err), GD_EINVAL);
	assert_int_equal(gd_file_begin(&f, slash, &err), GD_EINVAL);
	assert_int_equal(gd_file_begin(&f, "", &err), GD_EINVAL);
	assert_int_equal(gd_file_begin(&f, missing, &err), GD_ESYS);
	assert_non_null(strstr(err.text, missing));
	gd_file_abort(&f);
	assert_int_equal(names_in(*state, false), 3);
	free(dir);
	free(fifo);
	free(link);
	free(missing);
	free(slash);
}

static void
a_symlink_is_replaced_not_followed(void **state)
{
	char *mine = in(*state, "mine"), *link = in(*state, "link");
	struct stat st;

	write_file(mine, "mine");
	assert_int_equal(symlink(mine, link), 0);
	write_file(link, "new");
	check_file(mine, "mine");
	check_file(link, "new");
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISREG(st.st_mode));
	free(mine);
	free(link);
}

/* A child is ended by `sig` while it writes two files and finishes a third. */
static int
end_while_writing(const char *a, const char *b, const char *whole, int sig)
{
	struct gd_file f, g, done;
	int status = 0;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		signal(sig, SIG_DFL);
		gd_temp_guard();
		if (gd_file_begin(&done, whole, NULL) != GD_OK ||
		    fputs("whole", done.fp) < 0 ||
		    gd_file_commit(&done, NULL) != GD_OK ||
		    gd_file_begin(&f, a, NULL) != GD_OK ||
		    gd_file_begin(&g, b, NULL) != GD_OK)
			_exit(1);
		fputs("half", f.fp);
		fflush(f.fp);
		raise(sig);
		_exit(2);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void
a_signal_leaves_nothing_half_written(void **state)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	char *a = in(*state, "a"), *b = in(*state, "b"), *c = in(*state, "c");

	write_file(a, "old");
	for (size_t i = 0; i < GD_ARRAY_LEN(signals); i++) {
		assert_int_equal(end_while_writing(a, b, c, signals[i]),
				 signals[i]);
		check_file(a, "old");
		check_file(c, "whole");
		assert_int_equal(names_in(*state, false), 2);
	}
	free(a);
	free(b);
	free(c);
}

static void
a_signal_that_is_ignored_stays_so(void **state)
{
	struct sigaction sa;

	signal(SIGHUP, SIG_IGN);
	gd_temp_guard();
	assert_int_equal(sigaction(SIGHUP, NULL, &sa), 0);
	assert_true(sa.sa_handler == SIG_IGN);
	signal(SIGHUP, SIG_DFL);
}

/* More files than are watched: the rest is written as well. */
static void
more_files_than_are_watched(void **state)
{
	int tokens[64], none = 0;

	for (size_t i = 0; i < GD_ARRAY_LEN(tokens); i++) {
		tokens[i] = gd_temp_watch("/nonexistent/x");
		none += tokens[i] < 0;
	}
	assert_true(none > 0);
	for (size_t i = 0; i < GD_ARRAY_LEN(tokens); i++)
		gd_temp_forget(tokens[i]);
	tokens[0] = gd_temp_watch("/nonexistent/x");
	assert_true(tokens[0] >= 0);
	gd_temp_forget(tokens[0]);
}

static void
reading_has_a_bound(void **state)
{
	char *path = in(*state, "f");
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf b = GD_BUF_INIT;

	write_file(path, "12345");
	gd_buf_adds(&b, "kept");
	assert_int_equal(gd_file_read(&b, path, 4, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, path));
	assert_string_equal(b.s, "kept");
	assert_int_equal(gd_file_read(&b, path, 5, &err), GD_OK);
	assert_string_equal(b.s, "kept12345");
	gd_buf_release(&b);
	free(path);
}

static void
what_cannot_be_read_is_named(void **state)
{
	char *path = in(*state, "none");
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf b = GD_BUF_INIT;

	assert_int_equal(gd_file_read(&b, path, 9, &err), GD_ENOTFOUND);
	assert_non_null(strstr(err.text, path));
	assert_int_equal(gd_file_read(&b, *state, 9, &err), GD_EINVAL);
	assert_int_equal(b.len, 0);
	gd_buf_release(&b);
	free(path);
}

static void
a_hyphen_is_standard_input(void **state)
{
	char *path = in(*state, "f");
	int saved = dup(STDIN_FILENO), fd;
	struct gd_buf b = GD_BUF_INIT;

	write_file(path, "a\nb");
	fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	dup2(fd, STDIN_FILENO);
	close(fd);
	assert_int_equal(gd_file_read(&b, "-", 9, NULL), GD_OK);
	assert_string_equal(b.s, "a\nb");
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	}
	gd_buf_release(&b);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_commit_replaces_and_is_private, enter, leave),
		cmocka_unit_test_setup_teardown(
			an_abort_leaves_everything_as_it_was, enter, leave),
		cmocka_unit_test_setup_teardown(
			a_failed_write_keeps_the_old_file_and_says_why, enter,
			leave),
		cmocka_unit_test_setup_teardown(
			a_database_is_left_alone, enter, leave),
		cmocka_unit_test_setup_teardown(
			only_ordinary_files_are_replaced, enter, leave),
		cmocka_unit_test_setup_teardown(
			a_symlink_is_replaced_not_followed, enter, leave),
		cmocka_unit_test_setup_teardown(
			a_signal_leaves_nothing_half_written, enter, leave),
		cmocka_unit_test(a_signal_that_is_ignored_stays_so),
		cmocka_unit_test(more_files_than_are_watched),
		cmocka_unit_test_setup_teardown(reading_has_a_bound, enter,
						leave),
		cmocka_unit_test_setup_teardown(what_cannot_be_read_is_named,
						enter, leave),
		cmocka_unit_test_setup_teardown(a_hyphen_is_standard_input,
						enter, leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
