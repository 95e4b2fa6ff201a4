/*
 * Bytes that wait: few in memory, many in a file that nobody else sees.
 */
#include <config.h>

#include "base/spool.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/buf.h"

static const char *
folder(void)
{
	const char *tmp = getenv("TMPDIR");

	return tmp ? tmp : "/tmp";
}

static int
enter(void **state)
{
	struct gd_buf b = GD_BUF_INIT;

	*state = strdup(folder());
	gd_buf_addf(&b, "%s/gongdao-spool-XXXXXX", (char *)*state);
	if (!mkdtemp(b.s) || setenv("TMPDIR", b.s, 1) != 0)
		return -1;
	gd_buf_release(&b);
	return 0;
}

static int
leave(void **state)
{
	rmdir(folder());
	setenv("TMPDIR", *state, 1);
	free(*state);
	return 0;
}

/* Where the descriptor leads; static. */
static const char *
place(const struct gd_spool *s)
{
	static char to[1024];
	char path[64];
	ssize_t n;

	snprintf(path, sizeof path, "/proc/self/fd/%d", s->fd);
	n = readlink(path, to, sizeof to - 1);
	assert_true(n > 0);
	to[n] = '\0';
	return to;
}

static int
names_in(const char *path)
{
	DIR *dir = opendir(path);
	int n = -2;	/* itself and its parent */

	assert_non_null(dir);
	while (readdir(dir))
		n++;
	closedir(dir);
	return n;
}

static void
read_back(struct gd_spool *s, const char *all)
{
	char *got = calloc(1, strlen(all) + 2);
	FILE *fp = gd_spool_read(s);

	assert_non_null(fp);
	assert_int_equal(fread(got, 1, strlen(all) + 1, fp), strlen(all));
	assert_string_equal(got, all);
	fclose(fp);
	free(got);
	assert_int_equal(s->fd, -1);
	gd_spool_end(s);
}

static void
few_stay_in_memory(void **state)
{
	struct gd_spool s;

	(void)state;
	assert_true(gd_spool_begin(&s, 8));
	assert_true(gd_spool_add(&s, "four", 4));
	assert_true(gd_spool_add(&s, "more", 4));
	assert_non_null(strstr(place(&s), "memfd:"));
	assert_int_equal(s.len, 8);
	read_back(&s, "fourmore");
	assert_true(gd_spool_begin(&s, GD_SPOOL_MEMORY));
	for (int i = 0; i < 1000; i++)
		assert_true(gd_spool_add(&s, "secret", 6));
	assert_non_null(strstr(place(&s), "memfd:"));
	gd_spool_end(&s);
	gd_spool_end(&s);
}

static void
many_go_into_a_file_without_a_name(void **state)
{
	struct gd_spool s;
	struct stat st;
	int fd;

	(void)state;
	assert_true(gd_spool_begin(&s, 8));
	fd = s.fd;
	assert_true(gd_spool_add(&s, "four", 4));
	assert_true(gd_spool_add(&s, "\nand more", 9));
	assert_true(gd_spool_add(&s, "\nstill", 6));
	assert_int_equal(s.fd, fd);
	assert_non_null(strstr(place(&s), folder()));
	assert_int_equal(names_in(folder()), 0);
	assert_int_equal(fstat(s.fd, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(st.st_size, 19);
	read_back(&s, "four\nand more\nstill");
}

/* A folder that is not there is no reason to lose anything; a full disk is told. */
static void
where_there_is_no_room_it_says_so(void **state)
{
	struct rlimit was, none;
	struct gd_spool s;
	char *own = strdup(folder());

	(void)state;
	setenv("TMPDIR", "/nowhere/at/all", 1);
	assert_true(gd_spool_begin(&s, 2));
	assert_true(gd_spool_add(&s, "four", 4));
	read_back(&s, "four");
	setenv("TMPDIR", own, 1);
	free(own);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	none = was;
	none.rlim_cur = 6;
	signal(SIGXFSZ, SIG_IGN);
	assert_true(gd_spool_begin(&s, 4));
	assert_true(gd_spool_add(&s, "four", 4));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	assert_false(gd_spool_add(&s, "and more", 8));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	gd_spool_end(&s);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, enter, leave)
	static const struct CMUnitTest tests[] = {
		T(few_stay_in_memory),
		T(many_go_into_a_file_without_a_name),
		T(where_there_is_no_room_it_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
