/*
 * The configuration file: read, checked, written back with its comments kept;
 * and how the desk takes its options from it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "desk_fixture.h"

static const char *
config_file(struct fix *f, const char *text)
{
	static char path[600];
	FILE *fp;

	snprintf(path, sizeof path, "%s/config.ini", f->root);
	if (!text)
		return path;
	fp = fopen(path, "w");
	assert_non_null(fp);
	fputs(text, fp);
	fclose(fp);
	return path;
}

static void
without_a_file_all_is_default(void **state)
{
	struct fix *f = *state;
	struct gd_config *c;
	size_t len;
	const struct gd_config_option *o = gd_config_options(&len);

	fix_expect(f, GD_OK, gd_config_open(NULL, &c, &f->err));
	for (size_t i = 0; i < len; i++) {
		assert_string_equal(gd_config_get(c, o[i].key), o[i].fallback);
		assert_false(gd_config_given(c, o[i].key));
		assert_true(*o[i].help);
	}
	assert_true(gd_config_bool(c, "ui.mouse"));
	assert_null(gd_config_keys(c, "escalate"));
	gd_config_close(c);
	/* A file that was named by hand must be there. */
	fix_expect(f, GD_ESYS, gd_config_open("/nowhere/config.ini", &c,
					      &f->err));
}

static void
values_are_read(void **state)
{
	struct fix *f = *state;
	struct gd_config *c;

	fix_expect(f, GD_OK, gd_config_open(config_file(f,
		"# mine\n[ui]\nlanguage = zh_CN\nmouse = off\n"
		"[desk]\nname = 林\n[keys]\nescalate = e F5\n"), &c, &f->err));
	assert_string_equal(gd_config_get(c, "ui.language"), "zh_CN");
	assert_false(gd_config_bool(c, "ui.mouse"));
	assert_string_equal(gd_config_get(c, "desk.name"), "林");
	assert_string_equal(gd_config_keys(c, "escalate"), "e F5");
	assert_true(gd_config_given(c, "ui.mouse"));
	gd_config_close(c);
}

static void
mistakes_are_told_with_their_line(void **state)
{
	static const struct {
		const char *text, *line, *words;
	} cases[] = {
		{ "[ui]\nlangage = en\n", ":2: ", "'ui.language'" },
		{ "[ui]\nlanguage = de\n", ":2: ", "zh_CN|en" },
		{ "\n[ui]\nmouse = perhaps\n", ":3: ", "yes or no" },
		{ "[desk]\nname = a;b\n", ":2: ", "quotes" },
		{ "[what]\nx = 1\n", ":2: ", "what.x" },
	};
	struct fix *f = *state;
	struct gd_config *c;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		fix_expect(f, GD_EDATA,
			   gd_config_open(config_file(f, cases[i].text), &c,
					  &f->err));
		assert_non_null(strstr(f->err.text, cases[i].line));
		assert_non_null(strstr(f->err.text, cases[i].words));
	}
}

static void
setting_keeps_the_rest_of_the_file(void **state)
{
	static const struct {
		const char *before, *key, *value, *after;
	} cases[] = {
		{ "", "ui.language", "en", "[ui]\nlanguage = en\n" },
		{ "# top\n[ui]\n# why\nlanguage = zh_CN\nmouse = no\n",
		  "ui.language", "en",
		  "# top\n[ui]\n# why\nlanguage = en\nmouse = no\n" },
		{ "[ui]\nmouse = no\n\n# next\n[desk]\nname = a\n", "ui.bell",
		  "none",
		  "[ui]\nmouse = no\nbell = none\n\n# next\n[desk]\nname = a\n" },
		{ "[desk]\nname = a", "desk.zone", "UTC",
		  "[desk]\nname = a\nzone = UTC\n" },
		{ "[desk]\nname = a\n", "keys.escalate", "e ;",
		  "[desk]\nname = a\n\n[keys]\nescalate = \"e ;\"\n" },
		{ "[desk]\nzone = UTC\n#name = b\n", "desk.name", "c",
		  "[desk]\nzone = UTC\nname = c\n#name = b\n" },
	};
	struct fix *f = *state;
	struct gd_config *c;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *path = config_file(f, cases[i].before);
		struct gd_buf text = GD_BUF_INIT;
		struct stat st;

		fix_expect(f, GD_OK, gd_config_open(path, &c, &f->err));
		fix_expect(f, GD_OK, gd_config_set(c, cases[i].key,
						   cases[i].value, &f->err));
		gd_config_close(c);
		fix_expect(f, GD_OK, gd_file_read(&text, path, 4096, &f->err));
		assert_string_equal(text.s, cases[i].after);
		gd_buf_release(&text);
		assert_int_equal(stat(path, &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
		fix_expect(f, GD_OK, gd_config_open(path, &c, &f->err));
		if (strncmp(cases[i].key, "keys.", 5) != 0)
			assert_string_equal(gd_config_get(c, cases[i].key),
					    cases[i].value);
		gd_config_close(c);
	}
}

static void
bad_settings_are_refused(void **state)
{
	static const char *const cases[][3] = {
		{ "ui.langauge", "en", "'ui.language'" },
		{ "ui.language", "fr", "zh_CN|en" },
		{ "ui.mouse", "maybe", "yes or no" },
		{ "desk.name", "say \"hi\"", "double quotes" },
		{ "desk.name", "two\nlines", "one line" },
		{ "desk.name", "\033[2J", "control" },
		{ "desk.name", "\xc2\x9b" "2J", "control" },
		{ "desk.name", "\xff", "control" },
		{ "views.a\xc2\x9b", "open", "views.a" },
		{ "keys.", "x", "keys." },
		{ "name", "x", "name" },
	};
	struct fix *f = *state;
	const char *path = config_file(f, "[ui]\nmouse = no\n");
	struct gd_buf text = GD_BUF_INIT;
	struct gd_config *c;

	fix_expect(f, GD_OK, gd_config_open(path, &c, &f->err));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		fix_expect(f, GD_EINVAL, gd_config_set(c, cases[i][0],
						       cases[i][1], &f->err));
		assert_non_null(strstr(f->err.text, cases[i][2]));
	}
	gd_config_close(c);
	fix_expect(f, GD_OK, gd_file_read(&text, path, 4096, &f->err));
	assert_string_equal(text.s, "[ui]\nmouse = no\n");
	gd_buf_release(&text);
}

static void
the_desk_takes_its_options_in_order(void **state)
{
	struct fix *f = *state;
	struct gd_desk_options opt = { .now = "2026-03-12T09:04" };
	struct gd_desk *d;
	char home[700];

	opt.config = config_file(f, "[store]\npath = ~/from-config.db\n"
				 "[desk]\nname = 周\nzone = UTC\n"
				 "[ui]\nascii = yes\n");
	fix_expect(f, GD_OK, gd_desk_open(&opt, &d, &f->err));
	snprintf(home, sizeof home, "%s/from-config.db", f->root);
	assert_string_equal(gd_desk_db_path(d), home);
	assert_string_equal(gd_desk_who(d), "周");
	assert_int_equal(gd_desk_zone(d).offset_s, 0);
	assert_true(gd_desk_ascii(d));
	assert_in_range(gd_desk_now(d) - INT64_C(1773306240), 0, 5);
	gd_desk_close(d);

	setenv("GONGDAO_DB", "/from/environment.db", 1);
	fix_expect(f, GD_OK, gd_desk_open(&opt, &d, &f->err));
	assert_string_equal(gd_desk_db_path(d), "/from/environment.db");
	gd_desk_close(d);
	opt.db = "/from/option.db";
	opt.as = "lin";
	fix_expect(f, GD_OK, gd_desk_open(&opt, &d, &f->err));
	assert_string_equal(gd_desk_db_path(d), "/from/option.db");
	assert_string_equal(gd_desk_who(d), "lin");
	gd_desk_close(d);
	unsetenv("GONGDAO_DB");

	opt = (struct gd_desk_options){ .lang = "en" };
	fix_expect(f, GD_OK, gd_desk_open(&opt, &d, &f->err));
	snprintf(home, sizeof home, "%s/.local/share/gongdao/gongdao.db",
		 f->root);
	assert_string_equal(gd_desk_db_path(d), home);
	assert_int_equal(gd_desk_zone(d).offset_s, 28800);
	gd_desk_close(d);
}

static void
bad_options_are_refused(void **state)
{
	static const struct gd_desk_options cases[] = {
		{ .lang = "de" }, { .now = "soon" }, { .db = "" },
		{ .as = "" }, { .as = "two\nlines" }, { .as = "esc\033[0m" },
	};
	struct fix *f = *state;
	struct gd_desk_options zone = { .lang = "en" };
	struct gd_desk *d;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		fix_expect(f, GD_EINVAL, gd_desk_open(&cases[i], &d, &f->err));
	zone.config = config_file(f, "[desk]\nzone = Mars/Olympus\n");
	fix_expect(f, GD_EINVAL, gd_desk_open(&zone, &d, &f->err));
	assert_non_null(strstr(f->err.text, "desk.zone"));
}

static void
the_language_follows_the_configuration(void **state)
{
	struct fix *f = *state;
	struct gd_desk_options opt = { .lang = NULL };
	struct gd_desk *d;

	opt.config = config_file(f, "[ui]\nlanguage = zh_CN\n");
	fix_expect(f, GD_OK, gd_desk_open(&opt, &d, &f->err));
	assert_string_equal(gd_i18n_lang(), "zh_CN");
	gd_desk_close(d);
	opt.lang = "en";
	fix_expect(f, GD_OK, gd_desk_open(&opt, &d, &f->err));
	assert_string_equal(gd_i18n_lang(), "en");
	gd_desk_close(d);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(without_a_file_all_is_default),
		T(values_are_read),
		T(mistakes_are_told_with_their_line),
		T(setting_keeps_the_rest_of_the_file),
		T(bad_settings_are_refused),
		T(the_desk_takes_its_options_in_order),
		T(bad_options_are_refused),
		T(the_language_follows_the_configuration),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
