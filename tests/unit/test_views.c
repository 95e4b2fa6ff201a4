/*
 * Filters that have a name, and what is offered while one types a filter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "desk/views.h"
#include "desk_fixture.h"

static void
file_is(struct fix *f, const char *wanted)
{
	struct gd_buf text = GD_BUF_INIT;

	fix_expect(f, GD_OK, gd_file_read(
		&text, gd_config_path(gd_desk_config(f->desk)), 1 << 16,
		&f->err));
	assert_string_equal(text.s, wanted);
	gd_buf_release(&text);
}

static void
views_are(struct fix *f, const char *wanted)
{
	struct gd_buf b = GD_BUF_INIT;
	const char *name, *filter;

	for (size_t i = 0; gd_desk_view(f->desk, i, &name, &filter); i++)
		gd_buf_addf(&b, "%s=%s;", name, filter);
	assert_string_equal(b.s, wanted);
	gd_buf_release(&b);
}

static enum gd_status
set(struct fix *f, const char *name, const char *filter)
{
	return gd_desk_view_set(f->desk, name, filter, &f->err);
}

static void
a_view_is_made_renamed_and_removed_in_its_place(void **state)
{
	struct fix *f = *state;

	fix_expect(f, GD_OK, set(f, "mine", "assignee:lin open"));
	fix_expect(f, GD_OK, set(f, "@big", "amount>500"));
	fix_expect(f, GD_OK, set(f, "last", "stage:court"));
	views_are(f, "mine=assignee:lin open;big=amount>500;last=stage:court;");
	fix_expect(f, GD_OK, gd_desk_view_rename(f->desk, "big", "@dear",
						 &f->err));
	views_are(f, "mine=assignee:lin open;dear=amount>500;last=stage:court;");
	file_is(f, "[views]\nmine = assignee:lin open\ndear = amount>500\n"
		"last = stage:court\n");
	fix_expect(f, GD_OK, set(f, "dear", ""));
	views_are(f, "mine=assignee:lin open;last=stage:court;");
	file_is(f, "[views]\nmine = assignee:lin open\nlast = stage:court\n");
	/* The name is free again: no empty line of it is left behind. */
	fix_expect(f, GD_OK, gd_desk_view_rename(f->desk, "last", "dear",
						 &f->err));
	file_is(f, "[views]\nmine = assignee:lin open\ndear = stage:court\n");
}

static void
a_name_that_cannot_be_is_refused_and_nothing_changes(void **state)
{
	static const struct { const char *from, *to, *says; } cases[] = {
		{ "mine", "big", "@big" },	/* it is taken */
		{ "mine", "BIG", "@BIG" },
		{ "mnie", "x", "@mine" },	/* the near one is told */
		{ "mine", "a b", "a b" }, { "mine", "", "views." },
	};
	struct fix *f = *state;

	fix_expect(f, GD_OK, set(f, "mine", "assignee:lin"));
	fix_expect(f, GD_OK, set(f, "big", "amount>500"));
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		fix_expect(f, GD_EINVAL, gd_desk_view_rename(
			f->desk, cases[i].from, cases[i].to, &f->err));
		if (!strstr(f->err.text, cases[i].says))
			fail_msg("%s: %s", cases[i].to, f->err.text);
	}
	fix_expect(f, GD_EINVAL, set(f, "bad", "stgae:court"));
	views_are(f, "mine=assignee:lin;big=amount>500;");
	/* The same name in another case is the same view. */
	fix_expect(f, GD_OK, set(f, "Mine", "assignee:zhou"));
	views_are(f, "mine=assignee:zhou;big=amount>500;");
}

static void
a_view_does_not_rest_on_others(void **state)
{
	struct fix *f = *state;
	struct gd_filter filter = GD_FILTER_INIT;
	size_t at = 0;

	fix_expect(f, GD_OK, set(f, "mine", "assignee:lin"));
	fix_expect(f, GD_OK, set(f, "both", "@mine amount>500 \"@mine\""));
	fix_expect(f, GD_OK, set(f, "mine", ""));
	fix_expect(f, GD_OK, gd_desk_filter_parse(f->desk, &filter, "@both",
						  NULL, &f->err));
	assert_int_equal(filter.len, 3);
	gd_filter_release(&filter);
	fix_expect(f, GD_EINVAL, gd_desk_filter_parse(
		f->desk, &filter, "open @both type:fraud,x", &at, &f->err));
	assert_int_equal(at, strlen("open @both type:fraud,"));
}

/* The hints after `typed`, joined; the part that they replace before a bar. */
static char *
hints(struct fix *f, const char *typed)
{
	struct gd_filter_hints h;
	struct gd_buf b = GD_BUF_INIT;

	gd_desk_filter_hints(f->desk, typed, strlen(typed), &h);
	gd_buf_addf(&b, "%s|", typed + h.from);
	for (size_t i = 0; i < h.len; i++)
		gd_buf_addf(&b, "%s%s", i ? " " : "", h.words[i]);
	return gd_buf_detach(&b);
}

static void
change(struct fix *f, int64_t id, const char *field, const char *value)
{
	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &field, &value, 1,
					  &f->err));
}

static void
merchants_people_tags_and_views_are_offered(void **state)
{
	static const struct { const char *typed, *wanted; } cases[] = {
		{ "merchant:小", "小|小鹿优选" },
		{ "open merchant:x,山", "山|\"山 野\"" },
		{ "merchant：", "|小鹿优选 \"山 野\"" },
		{ "merchant:无", "无|" },
		{ "assignee:", "|zhou lin" }, { "assignee:z", "z|zhou" },
		{ "tag:", "|急 老人" }, { "tag:急,老", "老|老人" },
		{ "@", "@|@mine" }, { "open @m", "@m|@mine" },
		{ "type:q", "q|quality" }, { "amount>", "|" },
	};
	struct fix *f = *state;
	int64_t a = fix_case(f, NULL, NULL), b = fix_case(f, "shop", "山 野");

	fix_case(f, "shop", "小鹿优选");
	change(f, a, "tags", "急,老人");
	change(f, a, "assignee", "zhou");
	change(f, b, "tags", "急");
	fix_expect(f, GD_OK, gd_desk_file(f->desk, a, "service",
					  GD_INSTANT_NONE, NULL, "x", NULL,
					  &f->err));
	fix_expect(f, GD_OK, set(f, "mine", "assignee:lin"));
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		char *got = hints(f, cases[i].typed);

		if (strcmp(got, cases[i].wanted) != 0)
			fail_msg("%s: %s", cases[i].typed, got);
		free(got);
	}
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(a_view_is_made_renamed_and_removed_in_its_place),
		T(a_name_that_cannot_be_is_refused_and_nothing_changes),
		T(a_view_does_not_rest_on_others),
		T(merchants_people_tags_and_views_are_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
