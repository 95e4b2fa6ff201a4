/*
 * Data files may hold any bytes: each file is read or refused with a line, and
 * what is read is what stands there.
 */
#include <config.h>

#include "playbook/ini.h"

#include <ctype.h>
#include <dirent.h>
#include <iniparser/iniparser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "pb_fixture.h"
#include "playbook/yearbook.h"

static int
enter(void **state)
{
	*state = pb_make();
	return 0;
}

static int
leave(void **state)
{
	pb_remove(*state);
	return 0;
}

/* A file without a mistake is the same to iniparser. */
static void
same_as_iniparser(const char *path, const struct gd_ini *ini)
{
	dictionary *d = iniparser_load(path);
	char name[2100];

	assert_non_null(d);
	for (size_t i = 0; i < ini->len; i++) {
		const struct gd_ini_section *s = &ini->sections[i];

		for (size_t k = 0; k < s->len; k++) {
			snprintf(name, sizeof name, "%s:%s", s->name,
				 s->keys[k].name);
			for (char *c = name; *c; c++)
				*c = (char)tolower((unsigned char)*c);
			assert_string_equal(iniparser_getstring(d, name,
								"(none)"),
					    s->keys[k].value);
		}
	}
	iniparser_freedict(d);
}

/* Read `path` both ways: nothing may break, a refusal is told with a line. */
static bool
survives(const char *path)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_mistakes m = { .first = &err };
	struct gd_yearbook y;
	struct gd_ini ini;
	bool ok = gd_ini_read(path, &ini, &m);
	size_t i, k;

	assert_true(ok || (m.count > 0 && m.dropped && !ini.sections));
	assert_int_equal(m.count > 0, *err.text != '\0');
	for (i = 0; i < ini.len; i++)
		for (k = 0; k < ini.sections[i].len; k++)
			assert_non_null(ini.sections[i].keys[k].value);
	if (ok && m.count == 0)
		same_as_iniparser(path, &ini);
	gd_ini_release(&ini);
	gd_yearbook_read(path, &y, &m);
	gd_yearbook_release(&y);
	return ok;
}

static int
visit_corpus(const char *path, const struct stat *st, int kind,
	     struct FTW *ftw)
{
	(void)st;
	(void)ftw;
	if (kind == FTW_F)
		survives(path);
	return 0;
}

static void
every_hostile_file_is_survived(void **state)
{
	(void)state;
	assert_int_equal(nftw(TEST_SRCDIR "/corpora", visit_corpus, 16,
			      FTW_PHYS), 0);
}

static void
every_file_of_the_playbook_reads_like_iniparsers(void **state)
{
	(void)state;
	assert_int_equal(nftw(TEST_SRCDIR "/../data/playbook", visit_corpus,
			      16, FTW_PHYS), 0);
}

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525U + 1013904223U;
	return *seed >> 8;
}

static void
a_playbook_file_with_flipped_bytes_is_survived(void **state)
{
	static const char bytes[] = "[]=;#\"'\\:\n\r\0\t \xC3\xE4\xFF\x1B,a";
	char path[600], text[8000];
	const struct pb_file *f = &pb_standard[8];	/* clocks */
	size_t n = strlen(f->text), i;
	uint32_t seed = 7;
	int round, read = 0;

	snprintf(path, sizeof path, "%s/x.ini", (char *)*state);
	for (round = 0; round < 1500; round++) {
		size_t hits = next(&seed) % 4, len = n;

		memcpy(text, f->text, n);
		for (i = 0; i < hits; i++)
			text[next(&seed) % n] =
				bytes[next(&seed) % (sizeof bytes - 1)];
		if (next(&seed) % 4 == 0)
			len = next(&seed) % n;
		pb_write(*state, "x.ini", text, len);
		read += survives(path);
	}
	/* Both outcomes were met. */
	assert_in_range(read, 100, 1400);
}

static void
long_lines_and_many_keys_are_refused_in_time(void **state)
{
	char *text = malloc(600000), path[600];
	size_t n, i;

	snprintf(path, sizeof path, "%s/x.ini", (char *)*state);
	memset(text, 'a', 600000);
	pb_write(*state, "x.ini", text, 400000);
	assert_false(survives(path));
	pb_write(*state, "x.ini", text, 600000);
	assert_false(survives(path));
	for (n = 4, i = 0; i < 60000; i++)
		n += (size_t)snprintf(text + n, 8, "%zx=\n", i);
	memcpy(text, "[a]\n", 4);
	pb_write(*state, "x.ini", text, n);
	assert_false(survives(path));
	/* 1,000 bytes fit, whatever iniparser's buffer does at its end. */
	n = (size_t)snprintf(text, 100, "[a]\nb = ");
	memset(text + n, 'c', 996);
	pb_write(*state, "x.ini", text, n + 996);
	assert_true(survives(path));
	free(text);
}

static void
no_file_a_folder_and_a_pipe_are_refused(void **state)
{
	char path[600];

	assert_false(survives(*state));
	snprintf(path, sizeof path, "%s/none.ini", (char *)*state);
	assert_false(survives(path));
	assert_int_equal(mkfifo(path, 0600), 0);
	struct gd_mistakes m = { .report = NULL };
	struct gd_ini ini;

	assert_false(gd_ini_read(path, &ini, &m));
}

static void
values_are_what_stands_there(void **state)
{
	static const struct {
		const char *line, *value;
	} cases[] = {
		{ "k = 1", "1" },
		{ "k=1", "1" },
		{ "  k\t=  a  b \t", "a  b" },
		{ "k = a=b", "a=b" },
		{ "k =", "" },
		{ "k = \"\"", "" },
		{ "k = \"a;b#c\"", "a;b#c" },
		{ "k = \" a \"", " a " },
		{ "k = 'a;b'", "a;b" },
		{ "k = it's", "it's" },
		{ "k = 我说“好”", "我说“好”" },
		{ "k = a\r", "a" },
		{ "k = %s%n [x]", "%s%n [x]" },
	};
	char path[600], text[200];
	struct gd_ini ini;
	size_t i;

	snprintf(path, sizeof path, "%s/x.ini", (char *)*state);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_mistakes m = { .report = NULL };

		snprintf(text, sizeof text, "# c\n[s]\n\n%s\nz = 9",
			 cases[i].line);
		pb_puts(*state, "x.ini", text);
		assert_true(gd_ini_read(path, &ini, &m));
		assert_int_equal(m.count, 0);
		assert_non_null(gd_ini_section(&ini, "s"));
		assert_string_equal(gd_ini_key(&ini.sections[0], "k")->value,
				    cases[i].value);
		assert_int_equal(ini.sections[0].keys[0].line, 4);
		assert_string_equal(gd_ini_key(&ini.sections[0], "z")->value,
				    "9");
		assert_int_equal(gd_ini_key(&ini.sections[0], "z")->line, 5);
		assert_null(gd_ini_section(&ini, "t"));
		gd_ini_release(&ini);
	}
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, enter, leave)
	const struct CMUnitTest tests[] = {
		T(every_hostile_file_is_survived),
		T(every_file_of_the_playbook_reads_like_iniparsers),
		T(a_playbook_file_with_flipped_bytes_is_survived),
		T(long_lines_and_many_keys_are_refused_in_time),
		T(no_file_a_folder_and_a_pipe_are_refused),
		T(values_are_what_stands_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
