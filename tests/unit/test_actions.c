/*
 * What a person can do to a case, on a real database with the shipped rules.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_fixture.h"

#define NOW GD_INSTANT_NONE

static enum gd_status
file_case(struct fix *f, int64_t id, const char *channel, gd_instant at,
	  const char *reason)
{
	return gd_desk_file(f->desk, id, channel, at, NULL, reason, NULL,
			    &f->err);
}

static void
filing_starts_its_clock_and_moves_the_case(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	const struct gd_clock_row *c;
	struct gd_case_view v;
	int clocks = 0;

	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  FIX_NOW - 5 * FIX_HOUR, "A-17", NULL,
					  &clocks, &f->err));
	assert_int_equal(clocks, 1);
	v = fix_view(f, id);
	assert_int_equal(v.row.stage, GD_STAGE_SERVICE);
	assert_int_equal(v.filings_len, 1);
	assert_int_equal(v.filings[0].seq, 1);
	assert_string_equal(v.filings[0].ref, "A-17");
	assert_int_equal(v.filings[0].state, GD_FILING_OPEN);
	c = fix_clock(&v, "seed_72h");
	assert_non_null(c);
	assert_int_equal(c->state, GD_CLOCK_RUNNING);
	assert_int_equal(c->due_at, FIX_NOW + 67 * FIX_HOUR);
	assert_int_equal(c->filing_id, v.filings[0].id);
	assert_string_equal(v.row.next_rule, "seed_72h");
	gd_case_view_release(&v);
	fix_verify(f);
}

static void
a_filing_is_judged_by_the_rule_of_its_own_day(void **state)
{
	static const struct {
		const char *at;
		const char *version;
	} cases[] = {
		{ "2026-04-14T23:59", "order20" },
		{ "2026-04-15T00:00", "order121" },
	};
	struct fix *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t id = fix_case(f, NULL, NULL);
		const struct gd_clock_row *c;
		struct gd_case_view v;
		gd_instant at;

		assert_int_equal(gd_instant_parse(cases[i].at,
						  gd_desk_zone(f->desk), &at,
						  NULL), GD_OK);
		fix_expect(f, GD_OK, file_case(f, id, "12315", at, "late"));
		fix_expect(f, GD_OK,
			   gd_desk_respond(f->desk, id, 0, "accepted", at,
					   NULL, &f->err));
		v = fix_view(f, id);
		c = fix_clock(&v, "reg_mediate");
		assert_non_null(c);
		assert_string_equal(c->version, cases[i].version);
		gd_case_view_release(&v);
	}
}

static void
going_up_leaves_the_clocks_below_behind(void **state)
{
	struct fix *f = *state;
	int64_t in_time = fix_case(f, NULL, NULL);
	int64_t too_late = fix_case(f, NULL, NULL);
	struct gd_case_view v;

	fix_expect(f, GD_OK, file_case(f, in_time, "service",
				       FIX_NOW - 71 * FIX_HOUR, NULL));
	fix_expect(f, GD_OK, file_case(f, too_late, "service",
				       FIX_NOW - 73 * FIX_HOUR, NULL));
	fix_expect(f, GD_OK, file_case(f, in_time, "arbitration", NOW,
				       "it cannot wait"));
	fix_expect(f, GD_OK, file_case(f, too_late, "arbitration", NOW, NULL));
	v = fix_view(f, in_time);
	assert_int_equal(v.row.stage, GD_STAGE_PLATFORM);
	assert_int_equal(fix_clock(&v, "seed_72h")->state,
			 GD_CLOCK_SUPERSEDED);
	assert_int_equal(fix_clock(&v, "seed_arbitration")->state,
			 GD_CLOCK_RUNNING);
	gd_case_view_release(&v);
	v = fix_view(f, too_late);
	assert_int_equal(fix_clock(&v, "seed_72h")->state, GD_CLOCK_MISSED);
	gd_case_view_release(&v);
}

static void
objections_are_told_in_order_and_overruled_with_a_reason(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "type", "service");
	struct gd_objections o;
	bool advice = false, order = false;

	fix_expect(f, GD_OK, gd_desk_objections(f->desk, id, "12315", &o,
						&f->err));
	for (size_t i = 0; i < o.len; i++) {
		advice |= o.items[i].kind == GD_OBJ_ADVICE;
		order |= o.items[i].kind == GD_OBJ_ORDER;
		assert_true(*o.items[i].text && *o.items[i].source);
	}
	assert_true(advice && order);
	gd_objections_release(&o);
	fix_expect(f, GD_EGUARD, file_case(f, id, "12315", NOW, NULL));
	assert_true(*f->err.text);
	fix_expect(f, GD_EGUARD, file_case(f, id, "12315", NOW, "  "));
	fix_expect(f, GD_OK, file_case(f, id, "12315", NOW, "they asked me to"));
}

static void
law_is_never_overruled(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "for_living", "resale");
	struct gd_objections o;
	struct gd_case_view v;

	fix_expect(f, GD_OK, gd_desk_objections(f->desk, id, "12315", &o,
						&f->err));
	assert_true(o.len > 0);
	assert_int_equal(o.items[0].kind, GD_OBJ_LAW);
	gd_objections_release(&o);
	fix_expect(f, GD_EGUARD, file_case(f, id, "12315", NOW, "but still"));
	v = fix_view(f, id);
	assert_int_equal(v.filings_len, 0);
	assert_int_equal(v.row.stage, GD_STAGE_PREPARE);
	gd_case_view_release(&v);
}

static void
thin_evidence_and_a_running_clock_object(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "evidence", "chat");
	bool thin = false, order = false;
	struct gd_objections o;

	fix_expect(f, GD_OK, file_case(f, id, "service", NOW, NULL));
	fix_expect(f, GD_OK, gd_desk_objections(f->desk, id, "arbitration", &o,
						&f->err));
	for (size_t i = 0; i < o.len; i++) {
		thin |= o.items[i].kind == GD_OBJ_EVIDENCE;
		order |= o.items[i].kind == GD_OBJ_ORDER;
	}
	assert_true(thin && order);
	gd_objections_release(&o);
	/* The same body, still waiting. */
	fix_expect(f, GD_EGUARD, file_case(f, id, "service", NOW, NULL));
	/* False licences: the platform does not handle them at all. */
	id = fix_case(f, "type", "license");
	fix_expect(f, GD_OK, gd_desk_objections(f->desk, id, "12315", &o,
						&f->err));
	for (size_t i = 0; i < o.len; i++)
		assert_int_not_equal(o.items[i].kind, GD_OBJ_ORDER);
	gd_objections_release(&o);
}

static void
wrong_requests_change_nothing(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v;

	fix_expect(f, GD_EINVAL, file_case(f, id, "servcie", NOW, NULL));
	assert_non_null(strstr(f->err.text, "'service'"));
	fix_expect(f, GD_EINVAL, file_case(f, id, "jd_315", NOW, NULL));
	fix_expect(f, GD_EINVAL, file_case(f, id, "service", FIX_NOW + 3600,
					   NULL));
	fix_expect(f, GD_ENOTFOUND, file_case(f, id + 7, "service", NOW, NULL));
	fix_expect(f, GD_ENOTFOUND, file_case(f, 0, "service", NOW, NULL));
	fix_expect(f, GD_EINVAL, gd_desk_respond(f->desk, id, 0, "answered",
						 NOW, NULL, &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_respond(f->desk, id, 0, "maybe", NOW,
						 NULL, &f->err));
	fix_expect(f, GD_ENOTFOUND, gd_desk_respond(f->desk, id, 3, "answered",
						    NOW, NULL, &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_close_case(f->desk, id, "won", -1,
						    &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_reopen(f->desk, id, &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_note(f->desk, id, " \n", &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_escalate(f->desk, id, "nowhere", NULL,
						  NULL, &f->err));
	v = fix_view(f, id);
	assert_int_equal(v.filings_len, 0);
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, file_case(f, id, "service", FIX_NOW - 3600, NULL));
	fix_expect(f, GD_EINVAL, gd_desk_respond(f->desk, id, 0, "answered",
						 FIX_NOW - 7200, NULL,
						 &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_escalate(f->desk, id, "service", NULL,
						  NULL, &f->err));
}

static void
an_answer_ends_what_waited_for_it(void **state)
{
	static const struct {
		const char *result;
		int64_t after_h;	/* hours after the filing */
		enum gd_filing_state filing;
		enum gd_clock_state clock;
	} cases[] = {
		{ "answered", 71, GD_FILING_ANSWERED, GD_CLOCK_MET },
		{ "answered", 72, GD_FILING_ANSWERED, GD_CLOCK_MISSED },
		{ "refused", 10, GD_FILING_REFUSED, GD_CLOCK_MET },
		{ "promised", 10, GD_FILING_PROMISED, GD_CLOCK_MET },
		{ "silent", 72, GD_FILING_SILENT, GD_CLOCK_MISSED },
		{ "silent", 71, GD_FILING_SILENT, GD_CLOCK_RUNNING },
	};
	struct fix *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t id = fix_case(f, NULL, NULL);
		gd_instant filed = FIX_NOW - 100 * FIX_HOUR;
		struct gd_case_view v;

		fix_expect(f, GD_OK, file_case(f, id, "service", filed, NULL));
		fix_expect(f, GD_OK,
			   gd_desk_respond(f->desk, id, 0, cases[i].result,
					   filed + cases[i].after_h * FIX_HOUR,
					   "said so", &f->err));
		v = fix_view(f, id);
		assert_int_equal(v.filings[0].state, cases[i].filing);
		assert_string_equal(v.filings[0].response, "said so");
		assert_int_equal(fix_clock(&v, "seed_72h")->state,
				 cases[i].clock);
		/* A refused case stays on its rung. */
		assert_int_equal(v.row.stage, GD_STAGE_SERVICE);
		gd_case_view_release(&v);
	}
	fix_verify(f);
}

static void
acceptance_starts_the_next_clock(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v;

	fix_expect(f, GD_OK, file_case(f, id, "12315", NOW, "at once"));
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, id, 1, "accepted", NOW,
					     NULL, &f->err));
	v = fix_view(f, id);
	assert_int_equal(fix_clock(&v, "reg_accept")->state, GD_CLOCK_MET);
	assert_int_equal(fix_clock(&v, "reg_mediate")->state,
			 GD_CLOCK_RUNNING);
	gd_case_view_release(&v);
}

static void
escalating_takes_the_plans_next_rung(void **state)
{
	static const char *const rungs[] = { "service", "arbitration",
					     "12315", "court" };
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	const struct gd_channel *next;

	for (size_t i = 0; i < sizeof rungs / sizeof *rungs; i++) {
		fix_expect(f, GD_OK, gd_desk_next_channel(f->desk, id, &next,
							  &f->err));
		assert_non_null(next);
		assert_string_equal(next->code, rungs[i]);
		/* Barred by law (no known defendant), but named all the same. */
		if (strcmp(rungs[i], "court") == 0)
			break;
		fix_expect(f, GD_OK, gd_desk_escalate(f->desk, id, NULL,
						      "go on", NULL, &f->err));
	}
	fix_expect(f, GD_EGUARD, gd_desk_escalate(f->desk, id, NULL, "go on",
						  NULL, &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_escalate(f->desk, id, "service",
						  "down", NULL, &f->err));
}

static void
closing_freezes_and_reopening_returns(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v;

	fix_expect(f, GD_OK, file_case(f, id, "service", NOW, NULL));
	fix_expect(f, GD_OK, gd_desk_close_case(f->desk, id, "resolved", 23900,
						&f->err));
	v = fix_view(f, id);
	assert_int_equal(v.row.stage, GD_STAGE_CLOSED);
	assert_string_equal(v.row.outcome, "resolved");
	assert_int_equal(v.row.recovered_fen, 23900);
	assert_int_equal(v.row.next_clock, 0);
	for (size_t i = 0; i < v.clocks_len; i++)
		assert_int_not_equal(v.clocks[i].state, GD_CLOCK_RUNNING);
	gd_case_view_release(&v);
	fix_expect(f, GD_EINVAL, gd_desk_close_case(f->desk, id, "partial", -1,
						    &f->err));
	fix_expect(f, GD_EINVAL, file_case(f, id, "arbitration", NOW, "x"));
	fix_expect(f, GD_OK, gd_desk_reopen(f->desk, id, &f->err));
	v = fix_view(f, id);
	assert_int_equal(v.row.stage, GD_STAGE_SERVICE);
	assert_string_equal(v.row.outcome, "");
	assert_int_equal(v.row.closed_at, GD_INSTANT_NONE);
	gd_case_view_release(&v);
	fix_verify(f);
}

static void
case_numbers_are_found_or_told(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL), found = 0;
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(id, number);
	fix_expect(f, GD_OK, gd_desk_case_id(f->desk, number, &found, &f->err));
	assert_int_equal(found, id);
	fix_expect(f, GD_ENOTFOUND, gd_desk_case_id(f->desk, "GD-9999", &found,
						    &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_case_id(f->desk, "hello", &found,
						 &f->err));
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(filing_starts_its_clock_and_moves_the_case),
		T(a_filing_is_judged_by_the_rule_of_its_own_day),
		T(going_up_leaves_the_clocks_below_behind),
		T(objections_are_told_in_order_and_overruled_with_a_reason),
		T(law_is_never_overruled),
		T(thin_evidence_and_a_running_clock_object),
		T(wrong_requests_change_nothing),
		T(an_answer_ends_what_waited_for_it),
		T(acceptance_starts_the_next_clock),
		T(escalating_takes_the_plans_next_rung),
		T(closing_freezes_and_reopening_returns),
		T(case_numbers_are_found_or_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
