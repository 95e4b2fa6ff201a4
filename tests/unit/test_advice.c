/*
 * Advice on a case: accepting the plan, a refusal rehearsed, the ways on.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "desk/advice.h"
#include "desk/phrase.h"
#include "desk_fixture.h"

static int
standing(const struct gd_case_view *v)
{
	int n = 0;

	for (size_t i = 0; i < v->filings_len; i++)
		n += v->filings[i].state != GD_FILING_WITHDRAWN;
	return n;
}

static const struct gd_filing_row *
filing_of(const struct gd_case_view *v, const char *channel)
{
	return gd_case_filed(v, channel);
}

static void
the_plan_opens_in_one_event(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	int filings = 0, clocks = 0;
	struct gd_event_page events = { 0 };
	struct gd_case_view v;
	struct gd_buf what = GD_BUF_INIT;

	fix_expect(f, GD_OK, gd_desk_file_plan(f->desk, id, GD_INSTANT_NONE,
					       NULL, &filings, &clocks,
					       &f->err));
	v = fix_view(f, id);
	/* a quality dispute: service, arbitration and 12315 side by side */
	assert_int_equal(filings, 3);
	assert_int_equal(standing(&v), 3);
	assert_true(clocks >= 3);
	assert_non_null(filing_of(&v, "service"));
	assert_non_null(filing_of(&v, "arbitration"));
	assert_non_null(filing_of(&v, "12315"));
	assert_int_equal(v.row.stage, GD_STAGE_REGULATOR);
	/* going up at once leaves the lower clocks running */
	assert_int_equal(fix_clock(&v, "seed_72h")->state, GD_CLOCK_RUNNING);
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 10, &events,
					    &f->err));
	assert_int_equal(events.len, 2);	/* opened, filed */
	gd_event_page_release(&events);
	/* nothing is filed twice */
	fix_expect(f, GD_EINVAL, gd_desk_file_plan(f->desk, id,
						   GD_INSTANT_NONE, NULL,
						   NULL, NULL, &f->err));
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, id, &what, &f->err));
	v = fix_view(f, id);
	assert_int_equal(standing(&v), 0);
	assert_int_equal(v.row.stage, GD_STAGE_PREPARE);
	gd_case_view_release(&v);
	gd_buf_release(&what);
	fix_verify(f);
}

static void
thin_evidence_asks_for_a_reason(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "evidence", "photo");
	int filings = 0;

	fix_expect(f, GD_EGUARD, gd_desk_file_plan(f->desk, id,
						   GD_INSTANT_NONE, NULL,
						   &filings, NULL, &f->err));
	assert_int_equal(filings, 0);
	fix_expect(f, GD_OK, gd_desk_file_plan(f->desk, id, GD_INSTANT_NONE,
					       "the seller is closing",
					       &filings, NULL, &f->err));
	assert_int_equal(filings, 3);
}

static void
at_jd_12315_waits_for_the_dispute(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "platform", "jd");
	struct gd_case_view v;
	int filings = 0;

	fix_expect(f, GD_OK, gd_desk_file_plan(f->desk, id, GD_INSTANT_NONE,
					       "now", &filings, NULL,
					       &f->err));
	v = fix_view(f, id);
	assert_non_null(filing_of(&v, "arbitration"));
	assert_null(filing_of(&v, "12315"));
	gd_case_view_release(&v);
	fix_at(f, FIX_NOW + 2 * FIX_DAY);
	v = fix_view(f, id);
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, id,
				filing_of(&v, "arbitration")->seq, "refused",
				GD_INSTANT_NONE, NULL, &f->err));
	gd_case_view_release(&v);
	/* its end lets 12315 begin */
	fix_expect(f, GD_OK, gd_desk_file_plan(f->desk, id, GD_INSTANT_NONE,
					       "now", &filings, NULL,
					       &f->err));
	v = fix_view(f, id);
	assert_non_null(filing_of(&v, "12315"));
	gd_case_view_release(&v);
}

static const struct gd_rehearsed *
ground(const struct gd_rehearsal *r, const char *word)
{
	for (size_t i = 0; i < r->len; i++)
		if (strstr(r->items[i].name, word))
			return &r->items[i];
	return NULL;
}

static void
grounds_are_met_unmet_or_unknown(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "for_living", "resale");
	struct gd_rehearsal r;

	fix_expect(f, GD_OK, gd_desk_rehearse(f->desk, id, "12315", &r,
					      &f->err));
	assert_true(r.met > 0);
	assert_int_equal(r.items[0].met, GD_TRUE);
	assert_int_equal(r.items[0].strength, GD_BY_LAW);
	assert_int_equal(ground(&r, "Not for everyday")->met, GD_TRUE);
	assert_int_equal(ground(&r, "Another body")->met, GD_FALSE);
	assert_int_equal(ground(&r, "More than three")->met, GD_FALSE);
	assert_int_equal(ground(&r, "False material")->met, GD_UNKNOWN);
	/* no address yet: its cure is among the fixes, and it is asked for */
	assert_int_equal(ground(&r, "Your details")->met, GD_TRUE);
	assert_true(r.fixes_len >= 2);
	assert_non_null(strstr(r.ask, "address"));
	for (size_t i = 0; i < r.fixes_len; i++)
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(r.fixes[i], r.fixes[k]);
	gd_rehearsal_release(&r);
	/* another platform's rules are no ground here */
	fix_expect(f, GD_OK, gd_desk_rehearse(f->desk, id, "arbitration", &r,
					      &f->err));
	assert_null(ground(&r, "A regulator or court"));
	assert_non_null(ground(&r, "No order number"));
	assert_int_equal(ground(&r, "No order number")->met, GD_FALSE);
	gd_rehearsal_release(&r);
	fix_expect(f, GD_EINVAL, gd_desk_rehearse(f->desk, id, "jd_315", &r,
						  &f->err));
}

static void
the_court_s_conditions_are_rehearsed(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "found_at", "2023-01-05");
	struct gd_rehearsal r;

	fix_expect(f, GD_OK, gd_desk_rehearse(f->desk, id, "court", &r,
					      &f->err));
	assert_int_equal(ground(&r, "No clear defendant")->met, GD_TRUE);
	assert_int_equal(ground(&r, "Limitation")->met, GD_TRUE);
	assert_int_equal(ground(&r, "Limitation")->strength, GD_BY_ADVICE);
	assert_int_equal(ground(&r, "court clause")->met, GD_UNKNOWN);
	gd_rehearsal_release(&r);
	fix_expect(f, GD_OK, gd_desk_rehearse(f->desk, id, "12315", &r,
					      &f->err));
	assert_int_equal(ground(&r, "More than three")->met, GD_TRUE);
	gd_rehearsal_release(&r);
}

/* What our own filings have come to counts as much as what was told. */
static void
what_12315_has_is_refused_a_second_time(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_rehearsal r;

	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "12315",
					  GD_INSTANT_NONE, NULL, "now", NULL,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, id, 0, "accepted",
					     GD_INSTANT_NONE, NULL, &f->err));
	fix_expect(f, GD_OK, gd_desk_rehearse(f->desk, id, "12315", &r,
					      &f->err));
	assert_int_equal(ground(&r, "A market regulator")->met, GD_TRUE);
	gd_rehearsal_release(&r);
}

static const struct gd_way *
way(const struct gd_ways *w, const char *id)
{
	for (size_t i = 0; i < w->len; i++)
		if (strcmp(w->items[i].step->id, id) == 0)
			return &w->items[i];
	return NULL;
}

static void
a_refused_case_is_no_dead_end(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_buf b = GD_BUF_INIT;
	struct gd_case_view v;
	struct gd_ways w;

	fix_expect(f, GD_OK, gd_desk_ways(f->desk, id, false, &w, &f->err));
	assert_int_equal(w.len, 0);
	assert_false(w.failed);
	gd_ways_release(&w);
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  GD_INSTANT_NONE, NULL, NULL, NULL,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, id, 0, "refused",
					     GD_INSTANT_NONE, NULL, &f->err));
	fix_expect(f, GD_OK, gd_desk_ways(f->desk, id, false, &w, &f->err));
	assert_true(w.failed);
	assert_string_equal(w.items[0].step->id, "arbitrate");
	assert_non_null(way(&w, "group"));
	assert_non_null(way(&w, "disclose"));
	assert_non_null(way(&w, "publish"));
	gd_way_command(&w.items[0], "GD-0001", &b);
	assert_string_equal(b.s, "gongdao file GD-0001 arbitration");
	gd_ways_release(&w);
	/* what was tried and refused is not offered again */
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "arbitration",
					  GD_INSTANT_NONE, NULL, "now", NULL,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, id, 0, "refused",
					     GD_INSTANT_NONE, NULL, &f->err));
	fix_expect(f, GD_OK, gd_desk_ways(f->desk, id, false, &w, &f->err));
	assert_null(way(&w, "arbitrate"));
	assert_non_null(way(&w, "to_12315"));
	gd_ways_release(&w);
	/* and the line under the cursor says so */
	v = fix_view(f, id);
	fix_at(f, FIX_NOW + 60 * FIX_DAY);
	gd_buf_reset(&b);
	gd_phrase_next_step(f->desk, &v.row, &b);
	assert_true(b.len > 0);
	gd_case_view_release(&v);
	gd_buf_release(&b);
}

static void
silence_past_its_time_opens_the_ways(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_ways w;

	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  GD_INSTANT_NONE, NULL, NULL, NULL,
					  &f->err));
	fix_at(f, FIX_NOW + FIX_DAY);
	fix_expect(f, GD_OK, gd_desk_ways(f->desk, id, false, &w, &f->err));
	assert_false(w.failed);
	gd_ways_release(&w);
	fix_at(f, FIX_NOW + 4 * FIX_DAY);
	fix_expect(f, GD_OK, gd_desk_ways(f->desk, id, false, &w, &f->err));
	assert_true(w.failed);
	assert_true(w.len > 0);
	gd_ways_release(&w);
}

static void
a_lost_case_can_go_on(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_ways w;

	fix_expect(f, GD_OK, gd_desk_close_case(f->desk, id, "rejected", -1,
						&f->err));
	fix_expect(f, GD_OK, gd_desk_ways(f->desk, id, false, &w, &f->err));
	assert_true(w.failed);
	assert_string_equal(w.items[0].step->id, "lost_again");
	gd_ways_release(&w);
}

/* Who cannot take it is told as soon as an answer shows it, not before. */
static void
scope_is_told_at_once(void **state)
{
	struct fix *f = *state;
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_buf b = GD_BUF_INIT;
	struct gd_plan p;

	gd_answers_set(&a, "type", "quality", GD_ANSWER_GIVEN, false);
	fix_expect(f, GD_OK, gd_desk_plan(f->desk, &a, &p, &f->err));
	gd_scope_words(f->desk, &p, &a, true, &b);
	assert_string_equal(b.s, "");
	gd_plan_release(&p);
	gd_answers_set(&a, "for_living", "resale", GD_ANSWER_GIVEN, false);
	fix_expect(f, GD_OK, gd_desk_plan(f->desk, &a, &p, &f->err));
	gd_scope_words(f->desk, &p, &a, false, &b);
	assert_non_null(strstr(b.s, "everyday living"));
	assert_non_null(strstr(b.s, "Instead"));
	gd_plan_release(&p);
	gd_answers_release(&a);
	gd_buf_release(&b);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(the_plan_opens_in_one_event),
		T(thin_evidence_asks_for_a_reason),
		T(at_jd_12315_waits_for_the_dispute),
		T(grounds_are_met_unmet_or_unknown),
		T(the_court_s_conditions_are_rehearsed),
		T(what_12315_has_is_refused_a_second_time),
		T(a_refused_case_is_no_dead_end),
		T(silence_past_its_time_opens_the_ways),
		T(a_lost_case_can_go_on),
		T(scope_is_told_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
