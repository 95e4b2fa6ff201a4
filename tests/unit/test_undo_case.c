/*
 * Undo appends, says what it undid, and leaves what is sent as withdrawn.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_fixture.h"

/* Undo and give the sentence, to be freed. */
static char *
undo(struct fix *f, int64_t id)
{
	struct gd_buf what = GD_BUF_INIT;

	fix_expect(f, GD_OK, gd_desk_undo(f->desk, id, &what, &f->err));
	return gd_buf_detach(&what);
}

static void
file_service(struct fix *f, int64_t id)
{
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  GD_INSTANT_NONE, NULL, NULL, NULL,
					  &f->err));
}

static void
a_filing_undone_counts_as_withdrawn(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v;
	char *said;

	file_service(f, id);
	said = undo(f, id);
	assert_string_equal(said, "Undone: filed with Platform service "
			    "(GD-0001); it counts as withdrawn now");
	free(said);
	v = fix_view(f, id);
	assert_int_equal(v.row.stage, GD_STAGE_PREPARE);
	assert_int_equal(v.filings_len, 1);
	assert_int_equal(v.filings[0].state, GD_FILING_WITHDRAWN);
	assert_int_equal(fix_clock(&v, "seed_72h")->state, GD_CLOCK_VOID);
	gd_case_view_release(&v);

	/* Filed again: another filing, its number never used twice. */
	file_service(f, id);
	v = fix_view(f, id);
	assert_int_equal(v.filings_len, 2);
	assert_int_equal(v.filings[1].seq, 2);
	assert_int_equal(v.row.stage, GD_STAGE_SERVICE);
	gd_case_view_release(&v);
	fix_expect(f, GD_EINVAL, gd_desk_respond(f->desk, id, 1, "answered",
						 GD_INSTANT_NONE, NULL,
						 &f->err));
	fix_verify(f);
}

static void
moving_up_undone_brings_the_lower_clock_back(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v;

	file_service(f, id);
	fix_expect(f, GD_OK, gd_desk_escalate(f->desk, id, NULL, "in a hurry",
					      NULL, &f->err));
	free(undo(f, id));
	v = fix_view(f, id);
	assert_int_equal(v.row.stage, GD_STAGE_SERVICE);
	assert_int_equal(fix_clock(&v, "seed_72h")->state, GD_CLOCK_RUNNING);
	assert_string_equal(v.row.next_rule, "seed_72h");
	gd_case_view_release(&v);
	fix_verify(f);
}

/* The higher one went first, so that the lower did not move the case. */
static void
what_is_filed_still_holds_its_rung(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_undo_ask ask = { .case_id = id, .event_id = 2 };
	struct gd_buf what = GD_BUF_INIT;
	struct gd_case_view v;

	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "12315",
					  GD_INSTANT_NONE, NULL, "in haste",
					  NULL, &f->err));
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  GD_INSTANT_NONE, NULL, "as well",
					  NULL, &f->err));
	fix_expect(f, GD_OK, gd_desk_undo_step(f->desk, &ask, &what, &f->err));
	v = fix_view(f, id);
	assert_int_equal(v.row.stage, GD_STAGE_SERVICE);
	gd_case_view_release(&v);
	/* With the lower one it is where it began. */
	ask.event_id = 3;
	fix_expect(f, GD_OK, gd_desk_undo_step(f->desk, &ask, &what, &f->err));
	v = fix_view(f, id);
	assert_int_equal(v.row.stage, GD_STAGE_PREPARE);
	gd_case_view_release(&v);
	gd_buf_release(&what);
}

static void
every_step_goes_back_in_turn(void **state)
{
	static const char *const said[] = {
		"Undone: closed: ", "Undone: changed ", "Undone: call again",
		"Undone: Platform service: ", "Undone: filed with ",
		"Undone: case opened"
	};
	const char *field = "goods", *value = "kettle";
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_buf what = GD_BUF_INIT;
	struct gd_case_view v;

	file_service(f, id);
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, id, 0, "refused",
					     GD_INSTANT_NONE, "no", &f->err));
	fix_expect(f, GD_OK, gd_desk_note(f->desk, id, "call again", &f->err));
	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &field, &value, 1,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_close_case(f->desk, id, "withdrawn", -1,
						&f->err));
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		char *s = undo(f, id);

		if (strncmp(s, said[i], strlen(said[i])) != 0)
			fail_msg("'%s' does not begin with '%s'", s, said[i]);
		free(s);
	}
	fix_expect(f, GD_ENOTFOUND, gd_desk_undo(f->desk, id, &what, &f->err));
	assert_int_equal(what.len, 0);
	v = fix_view(f, id);
	assert_true(v.row.draft);
	gd_case_view_release(&v);
	fix_verify(f);
}

static void
without_a_case_it_is_ones_own_newest(void **state)
{
	struct gd_desk_options opt = { .as = "zhou", .lang = "en" };
	struct fix *f = *state;
	int64_t mine = fix_case(f, NULL, NULL);
	struct gd_case_view v;

	fix_expect(f, GD_OK, gd_desk_note(f->desk, mine, "mine", &f->err));
	gd_desk_close(f->desk);
	opt.db = f->db;
	fix_expect(f, GD_OK, gd_desk_open(&opt, &f->desk, &f->err));
	fix_at(f, FIX_NOW + 60);
	fix_expect(f, GD_OK, gd_desk_note(f->desk, mine, "theirs", &f->err));
	gd_desk_close(f->desk);
	fix_open(f, FIX_NOW + 120);
	char *said = undo(f, 0);

	assert_non_null(strstr(said, "mine"));
	free(said);
	v = fix_view(f, mine);
	assert_false(v.row.draft);
	gd_case_view_release(&v);
}

static void
an_edited_date_goes_back_with_its_clock(void **state)
{
	const char *field = "signed_at", *value = "2026-06-09";
	struct fix *f = *state;
	int64_t id = fix_case(f, "signed_at", "2026-06-08");
	struct gd_case_view v = fix_view(f, id);
	gd_instant due = fix_clock(&v, "defect_return_7d")->due_at;

	gd_case_view_release(&v);
	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &field, &value, 1,
					  &f->err));
	free(undo(f, id));
	v = fix_view(f, id);
	assert_int_equal(fix_clock(&v, "defect_return_7d")->due_at, due);
	assert_string_equal(gd_answers_value(&v.answers, "signed_at"),
			    "2026-06-08");
	gd_case_view_release(&v);
	fix_verify(f);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(a_filing_undone_counts_as_withdrawn),
		T(moving_up_undone_brings_the_lower_clock_back),
		T(what_is_filed_still_holds_its_rung),
		T(every_step_goes_back_in_turn),
		T(without_a_case_it_is_ones_own_newest),
		T(an_edited_date_goes_back_with_its_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
