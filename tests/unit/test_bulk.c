/*
 * One action on many deadlines: one change, one undo, and whoever it cannot be
 * done to stays as he was and says why.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_fixture.h"
#include "desk/bulk.h"

#define MANY 9

/* `n` cases with a complaint at the platform's service, 80 hours old. */
static void
waiting_cases(struct fix *f, int64_t *ids, int n)
{
	for (int i = 0; i < n; i++) {
		ids[i] = fix_case(f, NULL, NULL);
		fix_expect(f, GD_OK, gd_desk_file(f->desk, ids[i], "service",
						  FIX_NOW - 80 * FIX_HOUR,
						  NULL, "test", NULL,
						  &f->err));
	}
}

static void
add_clock(struct fix *f, struct gd_bulk *b, int64_t id, const char *rule)
{
	struct gd_case_view v = fix_view(f, id);
	const struct gd_clock_row *c = fix_clock(&v, rule);

	assert_non_null(c);
	gd_bulk_add(b, c);
	gd_case_view_release(&v);
}

static enum gd_filing_state
state_of(struct fix *f, int64_t id)
{
	struct gd_case_view v = fix_view(f, id);
	enum gd_filing_state state = v.filings[0].state;

	gd_case_view_release(&v);
	return state;
}

static enum gd_stage
stage_of(struct fix *f, int64_t id)
{
	struct gd_case_view v = fix_view(f, id);
	enum gd_stage stage = v.row.stage;

	gd_case_view_release(&v);
	return stage;
}

static void
look(struct fix *f, enum gd_bulk_kind kind, struct gd_bulk *b)
{
	fix_expect(f, GD_OK, gd_desk_bulk_look(f->desk, kind, b, NULL, NULL,
					       &f->err));
}

static void
silence_for_nine_is_one_undo(void **state)
{
	const struct gd_bulk_do what = { .kind = GD_BULK_RESPOND,
					 .result = "silent",
					 .until = GD_INSTANT_NONE };
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;
	struct gd_buf said = GD_BUF_INIT;
	int64_t ids[MANY], done = 0;

	waiting_cases(f, ids, MANY);
	for (int i = 0; i < MANY; i++)
		add_clock(f, &b, ids[i], "seed_72h");
	look(f, GD_BULK_RESPOND, &b);
	assert_int_equal(gd_bulk_cases(&b), MANY);
	fix_expect(f, GD_OK, gd_desk_bulk_do(f->desk, &what, &b, NULL, NULL,
					     &done, &f->err));
	assert_int_equal(done, MANY);
	for (int i = 0; i < MANY; i++)
		assert_int_equal(state_of(f, ids[i]), GD_FILING_SILENT);
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, 0, &said, &f->err));
	assert_non_null(strstr(said.s, "8 more cases"));
	for (int i = 0; i < MANY; i++)
		assert_int_equal(state_of(f, ids[i]), GD_FILING_OPEN);
	fix_verify(f);
	gd_buf_release(&said);
	gd_bulk_release(&b);
}

/* Two deadlines of one complaint are one answer; a date of the case is none. */
static void
an_answer_is_about_filings(void **state)
{
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;
	struct gd_case_view v;
	int64_t id;
	size_t dates = 0;

	waiting_cases(f, &id, 1);
	add_clock(f, &b, id, "seed_72h");
	add_clock(f, &b, id, "seed_72h");
	v = fix_view(f, id);
	for (size_t i = 0; i < v.clocks_len; i++)
		if (!v.clocks[i].filing_id) {
			gd_bulk_add(&b, &v.clocks[i]);
			dates++;
		}
	gd_case_view_release(&v);
	assert_true(dates > 0);
	look(f, GD_BULK_RESPOND, &b);
	assert_int_equal(b.len, 1 + dates);
	assert_int_equal(gd_bulk_ready(&b, true), 1);
	assert_int_equal(gd_bulk_cases(&b), 1);
	gd_bulk_release(&b);
}

static void
who_is_held_back_stays_unless_a_reason_is_given(void **state)
{
	struct gd_bulk_do what = { .kind = GD_BULK_ESCALATE,
				   .until = GD_INSTANT_NONE };
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;
	int64_t ids[3], done = 0;
	enum gd_stage was;

	waiting_cases(f, ids, 2);
	/* Filed just now: it is waiting in time, so advice speaks against it. */
	ids[2] = fix_case(f, NULL, NULL);
	fix_expect(f, GD_OK, gd_desk_file(f->desk, ids[2], "service",
					  GD_INSTANT_NONE, NULL, "test", NULL,
					  &f->err));
	was = stage_of(f, ids[2]);
	for (int i = 0; i < 3; i++)
		add_clock(f, &b, ids[i], "seed_72h");
	look(f, GD_BULK_ESCALATE, &b);
	assert_true(b.items[2].held);
	assert_true(b.items[2].forcible);
	assert_true(*b.items[2].why);
	fix_expect(f, GD_OK, gd_desk_bulk_do(f->desk, &what, &b, NULL, NULL,
					     &done, &f->err));
	assert_int_equal(done, gd_bulk_ready(&b, false));
	assert_int_equal(stage_of(f, ids[2]), was);
	what.reason = "the shop is closing";
	look(f, GD_BULK_ESCALATE, &b);
	fix_expect(f, GD_OK, gd_desk_bulk_do(f->desk, &what, &b, NULL, NULL,
					     &done, &f->err));
	assert_true(stage_of(f, ids[2]) > was);
	fix_verify(f);
	gd_bulk_release(&b);
}

static void
a_snooze_of_many_moves_no_deadline(void **state)
{
	const struct gd_bulk_do what = { .kind = GD_BULK_SNOOZE,
					 .reason = "they asked for two days",
					 .until = FIX_NOW + 48 * FIX_HOUR };
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;
	struct gd_case_view v;
	int64_t ids[3], done = 0;
	gd_instant due;

	waiting_cases(f, ids, 3);
	v = fix_view(f, ids[0]);
	due = fix_clock(&v, "seed_72h")->due_at;
	gd_case_view_release(&v);
	for (int i = 0; i < 3; i++)
		add_clock(f, &b, ids[i], "seed_72h");
	look(f, GD_BULK_SNOOZE, &b);
	fix_expect(f, GD_OK, gd_desk_bulk_do(f->desk, &what, &b, NULL, NULL,
					     &done, &f->err));
	assert_int_equal(done, 3);
	v = fix_view(f, ids[0]);
	assert_int_equal(fix_clock(&v, "seed_72h")->due_at, due);
	assert_int_equal(fix_clock(&v, "seed_72h")->snoozed_until, what.until);
	gd_case_view_release(&v);
	gd_bulk_release(&b);
}

static bool
stop_at_the_second(int64_t done, int64_t total, void *ctx)
{
	(void)total;
	(void)ctx;
	return done < 1;
}

static void
cancelling_leaves_everything_as_it_was(void **state)
{
	const struct gd_bulk_do what = { .kind = GD_BULK_RESPOND,
					 .result = "silent",
					 .until = GD_INSTANT_NONE };
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;
	int64_t ids[3], done = 7;

	waiting_cases(f, ids, 3);
	for (int i = 0; i < 3; i++)
		add_clock(f, &b, ids[i], "seed_72h");
	look(f, GD_BULK_RESPOND, &b);
	fix_expect(f, GD_ECANCEL,
		   gd_desk_bulk_do(f->desk, &what, &b, stop_at_the_second,
				   NULL, &done, &f->err));
	assert_int_equal(done, 7);
	for (int i = 0; i < 3; i++)
		assert_int_equal(state_of(f, ids[i]), GD_FILING_OPEN);
	gd_bulk_release(&b);
}

/* Answered by a colleague in the meantime: that one is left, the others go on. */
static void
what_changed_meanwhile_is_left_alone(void **state)
{
	const struct gd_bulk_do what = { .kind = GD_BULK_RESPOND,
					 .result = "silent",
					 .until = GD_INSTANT_NONE };
	struct fix *f = *state;
	struct gd_bulk b = GD_BULK_INIT;
	struct gd_buf text = GD_BUF_INIT;
	int64_t ids[3], done = 0;

	waiting_cases(f, ids, 3);
	for (int i = 0; i < 3; i++)
		add_clock(f, &b, ids[i], "seed_72h");
	look(f, GD_BULK_RESPOND, &b);
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, ids[1], 1, "refused",
					     GD_INSTANT_NONE, NULL, &f->err));
	fix_expect(f, GD_OK, gd_desk_bulk_do(f->desk, &what, &b, NULL, NULL,
					     &done, &f->err));
	assert_int_equal(done, 2);
	assert_int_equal(state_of(f, ids[1]), GD_FILING_REFUSED);
	gd_phrase_bulk(f->desk, &b, 5, &text);
	assert_non_null(strstr(text.s, "affects 3 cases"));
	assert_non_null(strstr(text.s, "GD-0002 is held back"));
	gd_buf_release(&text);
	gd_bulk_release(&b);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		TEST(silence_for_nine_is_one_undo),
		TEST(an_answer_is_about_filings),
		TEST(who_is_held_back_stays_unless_a_reason_is_given),
		TEST(a_snooze_of_many_moves_no_deadline),
		TEST(cancelling_leaves_everything_as_it_was),
		TEST(what_changed_meanwhile_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
