/*
 * Where things live.
 */
#include <config.h>

#include "base/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"

struct place {
	char *dir;	/* a fresh folder of this test */
	mode_t umask;
};

static int
enter(void **state)
{
	const char *tmp = getenv("TMPDIR");
	struct place *p = gd_calloc(1, sizeof *p);
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_addf(&b, "%s/gongdao-path-XXXXXX", tmp ? tmp : "/tmp");
	p->dir = gd_buf_detach(&b);
	p->umask = umask(022);
	*state = p;
	return mkdtemp(p->dir) ? 0 : -1;
}

/* Remove the folders that these tests make, deepest first. */
static int
leave(void **state)
{
	static const char *const made[] = {
		"a/b/c", "a/b", "a", "data/playbook", "data", "file"
	};
	struct place *p = *state;
	struct gd_buf b = GD_BUF_INIT;
	size_t i;

	umask(p->umask);
	for (i = 0; i < GD_ARRAY_LEN(made); i++) {
		gd_buf_reset(&b);
		gd_buf_addf(&b, "%s/%s", p->dir, made[i]);
		remove(b.s);
	}
	gd_buf_release(&b);
	i = rmdir(p->dir);
	free(p->dir);
	free(p);
	return i ? -1 : 0;
}

static void
put(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

typedef enum gd_status home_fn(struct gd_buf *, struct gd_error *);

static void
xdg_folders_follow_the_specification(void **state)
{
	static const struct {
		home_fn *call;
		const char *variable, *value, *home, *expected;
	} cases[] = {
		{ gd_path_data_home, "XDG_DATA_HOME", "/x/data", "/h",
		  "/x/data/gongdao" },
		{ gd_path_data_home, "XDG_DATA_HOME", NULL, "/h",
		  "/h/.local/share/gongdao" },
		{ gd_path_data_home, "XDG_DATA_HOME", "", "/h",
		  "/h/.local/share/gongdao" },
		/* "If relative, the path is invalid and should be ignored." */
		{ gd_path_data_home, "XDG_DATA_HOME", "rel/data", "/h",
		  "/h/.local/share/gongdao" },
		{ gd_path_config_home, "XDG_CONFIG_HOME", "/x", "/h",
		  "/x/gongdao" },
		{ gd_path_config_home, "XDG_CONFIG_HOME", NULL, "/h",
		  "/h/.config/gongdao" },
		{ gd_path_state_home, "XDG_STATE_HOME", "/x", "/h",
		  "/x/gongdao" },
		{ gd_path_state_home, "XDG_STATE_HOME", NULL, "/",
		  "/.local/state/gongdao" },
	};
	struct gd_buf b = GD_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		put(cases[i].variable, cases[i].value);
		put("HOME", cases[i].home);
		gd_buf_reset(&b);
		gd_buf_adds(&b, "=");
		assert_int_equal(cases[i].call(&b, NULL), GD_OK);
		assert_string_equal(b.s + 1, cases[i].expected);
	}
	gd_buf_release(&b);
}

/* The account's own folder stands in for a missing HOME. */
static void
a_missing_home_is_looked_up(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf b = GD_BUF_INIT;

	(void)state;
	put("XDG_DATA_HOME", NULL);
	put("HOME", NULL);
	if (gd_path_data_home(&b, &err) == GD_OK) {
		assert_int_equal(b.s[0], '/');
		assert_non_null(strstr(b.s, "/.local/share/gongdao"));
	} else {	/* an account without an entry: then advice */
		assert_int_equal(err.status, GD_ESYS);
		assert_non_null(strstr(err.text, "HOME"));
		assert_int_equal(b.len, 0);
	}
	gd_buf_release(&b);
}

static mode_t
mode_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_mode & 07777 : 0;
}

static void
made_folders_are_private_under_any_umask(void **state)
{
	static const mode_t masks[] = { 0, 022, 077, 0777 };
	struct place *p = *state;
	struct gd_buf b = GD_BUF_INIT;
	size_t i, n;

	for (i = 0; i < GD_ARRAY_LEN(masks); i++) {
		gd_buf_reset(&b);
		gd_buf_addf(&b, "%s//a/b/c/", p->dir);
		umask(masks[i]);
		assert_int_equal(gd_path_mkdirs(b.s, NULL), GD_OK);
		assert_int_equal(gd_path_mkdirs(b.s, NULL), GD_OK);
		umask(022);
		for (n = 0; n < 3; n++) {
			assert_int_equal(mode_of(b.s), 0700);
			assert_int_equal(rmdir(b.s), 0);
			gd_buf_setlen(&b, b.len - (n ? 2 : 3));
		}
	}
	gd_buf_release(&b);
}

static void
folders_of_others_are_left_as_they_are(void **state)
{
	struct place *p = *state;
	struct gd_buf b = GD_BUF_INIT;

	assert_int_equal(chmod(p->dir, 0755), 0);
	gd_buf_addf(&b, "%s/a", p->dir);
	assert_int_equal(gd_path_mkdirs(b.s, NULL), GD_OK);
	assert_int_equal(mode_of(p->dir), 0755);
	assert_int_equal(gd_path_mkdirs("/", NULL), GD_OK);
	gd_buf_release(&b);
}

static void
a_file_in_the_way_is_named(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	struct place *p = *state;
	struct gd_buf b = GD_BUF_INIT;
	FILE *fp;

	gd_buf_addf(&b, "%s/file", p->dir);
	fp = fopen(b.s, "w");
	assert_non_null(fp);
	fclose(fp);
	assert_int_equal(gd_path_mkdirs(b.s, &err), GD_ESYS);
	assert_non_null(strstr(err.text, b.s));
	gd_buf_adds(&b, "/below");
	assert_int_equal(gd_path_mkdirs(b.s, &err), GD_ESYS);
	assert_int_equal(gd_path_mkdirs("", &err), GD_EINVAL);
	gd_buf_release(&b);
}

static void
the_named_playbook_is_used_or_refused(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	struct place *p = *state;
	struct gd_buf dir = GD_BUF_INIT, out = GD_BUF_INIT;

	gd_buf_addf(&dir, "%s/data", p->dir);
	put("GONGDAO_DATADIR", dir.s);
	assert_int_equal(gd_path_shipped(&out, &err), GD_ESYS);
	assert_non_null(strstr(err.text, dir.s));
	assert_int_equal(out.len, 0);
	gd_buf_adds(&dir, "/playbook");
	assert_int_equal(gd_path_mkdirs(dir.s, NULL), GD_OK);
	assert_int_equal(gd_path_shipped(&out, &err), GD_OK);
	gd_buf_setlen(&dir, dir.len - strlen("/playbook"));
	assert_string_equal(out.s, dir.s);
	put("GONGDAO_DATADIR", NULL);
	gd_buf_release(&dir);
	gd_buf_release(&out);
}

static void
the_named_catalogues_are_used(void **state)
{
	struct gd_buf out = GD_BUF_INIT;

	(void)state;
	put("GONGDAO_LOCALEDIR", "/somewhere/locale");
	gd_path_locale(&out);
	assert_string_equal(out.s, "/somewhere/locale");
	put("GONGDAO_LOCALEDIR", NULL);
	gd_buf_reset(&out);
	gd_path_locale(&out);
	assert_int_equal(out.s[0], '/');
	gd_buf_release(&out);
}

static void
the_folder_part_of_a_path(void **state)
{
	static const struct {
		const char *path, *dir;
	} cases[] = {
		{ "a/b", "a" }, { "/a/b", "/a" }, { "/b", "/" }, { "b", "." },
		{ "", "." }, { "/", "/" }, { "a//b", "a" }, { "a/b//", "a" },
		{ "//b", "/" }, { "a/", "." }, { "./b", "." },
	};
	struct gd_buf b = GD_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		gd_buf_reset(&b);
		gd_path_dirname(&b, cases[i].path);
		assert_string_equal(b.s, cases[i].dir);
	}
	gd_buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(xdg_folders_follow_the_specification),
		cmocka_unit_test(a_missing_home_is_looked_up),
		cmocka_unit_test_setup_teardown(
			made_folders_are_private_under_any_umask, enter, leave),
		cmocka_unit_test_setup_teardown(
			folders_of_others_are_left_as_they_are, enter, leave),
		cmocka_unit_test_setup_teardown(a_file_in_the_way_is_named,
						enter, leave),
		cmocka_unit_test_setup_teardown(
			the_named_playbook_is_used_or_refused, enter, leave),
		cmocka_unit_test(the_named_catalogues_are_used),
		cmocka_unit_test(the_folder_part_of_a_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
