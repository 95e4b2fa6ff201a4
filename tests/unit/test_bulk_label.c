/*
 * Assigning and tagging many cases at once: one step, one undo.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/bulk.h"
#include "desk_fixture.h"

#define MANY 4

static void
open_many(struct fix *f, struct gd_bulk *b)
{
	for (int i = 0; i < MANY; i++)
		gd_bulk_add_case(b, fix_case(f, NULL, NULL));
}

static int64_t
label(struct fix *f, struct gd_bulk *b, enum gd_bulk_kind kind,
      const char *text)
{
	const struct gd_bulk_do what = { .kind = kind, .text = text,
					 .until = GD_INSTANT_NONE };
	int64_t done = 0;

	fix_expect(f, GD_OK, gd_desk_bulk_look(f->desk, kind, b, NULL, NULL,
					       &f->err));
	fix_expect(f, GD_OK, gd_desk_bulk_do(f->desk, &what, b, NULL, NULL,
					     &done, &f->err));
	return done;
}

static void
is_tagged(struct fix *f, int64_t id, const char *tags)
{
	struct gd_case_view v = fix_view(f, id);

	assert_string_equal(v.row.tags, tags);
	gd_case_view_release(&v);
}

static void
tags_are_added_and_taken_away(void **state)
{
	static const struct {
		const char *change, *gives;
	} steps[] = {
		{ "急", "急" }, { "老人,急", "急,老人" }, { "-急", "老人" },
		{ "-none", "老人" }, { "a,-老人", "a" }, { "-a", "" },
	};
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;

	open_many(f, &b);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		assert_int_equal(label(f, &b, GD_BULK_TAG, steps[i].change),
				 MANY);
		is_tagged(f, 1, steps[i].gives);
		is_tagged(f, MANY, steps[i].gives);
	}
	gd_bulk_release(&b);
	fix_verify(f);
}

static void
many_are_assigned_and_taken_back_as_one(void **state)
{
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;
	struct gd_buf said = GD_BUF_INIT;
	struct gd_case_view v;

	open_many(f, &b);
	assert_int_equal(label(f, &b, GD_BULK_ASSIGN, "zhou"), MANY);
	v = fix_view(f, 2);
	assert_string_equal(v.row.assignee, "zhou");
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, 0, &said, &f->err));
	assert_non_null(strstr(said.s, "3"));	/* and so many more */
	for (int i = 1; i <= MANY; i++) {
		v = fix_view(f, i);
		assert_string_equal(v.row.assignee, "");
		gd_case_view_release(&v);
	}
	gd_buf_release(&said);
	gd_bulk_release(&b);
	fix_verify(f);
}

static void
a_closed_case_is_left_as_it_was(void **state)
{
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;

	open_many(f, &b);
	fix_expect(f, GD_OK, gd_desk_close_case(f->desk, 2, "resolved", -1,
						&f->err));
	assert_int_equal(label(f, &b, GD_BULK_TAG, "x"), MANY - 1);
	assert_true(b.items[1].held);
	assert_non_null(strstr(b.items[1].why, "closed"));
	is_tagged(f, 3, "x");
	gd_bulk_release(&b);
}

static void
an_answer_goes_to_the_filing_that_waits(void **state)
{
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;
	const struct gd_bulk_do what = { .kind = GD_BULK_RESPOND,
					 .result = "silent",
					 .until = GD_INSTANT_NONE };
	int64_t done = 0;

	open_many(f, &b);
	fix_expect(f, GD_OK, gd_desk_file(f->desk, 3, "service",
					  GD_INSTANT_NONE, NULL, "x", NULL,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_bulk_look(f->desk, GD_BULK_RESPOND, &b,
					       NULL, NULL, &f->err));
	assert_int_equal(gd_bulk_ready(&b, false), 1);
	fix_expect(f, GD_OK, gd_desk_bulk_do(f->desk, &what, &b, NULL, NULL,
					     &done, &f->err));
	assert_int_equal(done, 1);
	gd_bulk_release(&b);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		TEST(tags_are_added_and_taken_away),
		TEST(many_are_assigned_and_taken_back_as_one),
		TEST(a_closed_case_is_left_as_it_was),
		TEST(an_answer_goes_to_the_filing_that_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
