/*
 * Facts in words: dates, what is left, what comes next, lines of history.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/phrase.h"
#include "desk/summary.h"
#include "desk_fixture.h"

static gd_instant
instant(struct fix *f, const char *s)
{
	gd_instant at;

	assert_int_equal(gd_instant_parse(s, gd_desk_zone(f->desk), &at, NULL),
			 GD_OK);
	return at;
}

static void
a_due_instant_belongs_to_the_day_it_ends(void **state)
{
	static const struct {
		const char *due, *words;
		bool estimated;
	} cases[] = {
		{ "2026-06-10T12:24", "today 12:24", false },
		{ "2026-06-11T00:00", "today 24:00", false },
		{ "2026-06-11T06:30", "tomorrow 06:30", false },
		{ "2026-06-12T00:00", "tomorrow 24:00", false },
		{ "2026-06-10T00:00", "9 Jun 24:00", false },
		{ "2026-03-12T04:10", "12 Mar 04:10", false },
		{ "2027-01-01T00:00", "31 Dec 24:00", false },
		{ "2027-01-02T00:00", "1 Jan 2027 24:00", false },
		{ "2026-09-01T00:00", "\xE2\x89\x88" "31 Aug 24:00", true },
	};
	struct fix *f = *state;
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gd_buf_reset(&b);
		gd_phrase_due(f->desk, instant(f, cases[i].due),
			      cases[i].estimated, &b);
		assert_string_equal(b.s, cases[i].words);
	}
	/* In a narrow column another year's day goes before its 24:00. */
	gd_buf_reset(&b);
	gd_phrase_due_brief(f->desk, instant(f, "2027-01-01T00:00"), false, &b);
	assert_string_equal(b.s, "31 Dec 24:00");
	gd_buf_reset(&b);
	gd_phrase_due_brief(f->desk, instant(f, "2027-01-02T00:00"), true, &b);
	assert_string_equal(b.s, "\xE2\x89\x88" "2027-01-01");
	gd_buf_reset(&b);
	gd_phrase_now(f->desk, &b);
	assert_string_equal(b.s, "2026-06-10 Wed 10:00");
	gd_buf_release(&b);
}

static void
what_is_left_is_what_a_person_says(void **state)
{
	static const struct {
		const char *due;
		enum gd_unit unit;
		const char *words;
	} cases[] = {
		{ "2026-06-10T10:45", GD_UNIT_HOURS, "45 minutes left" },
		{ "2026-06-10T13:20", GD_UNIT_HOURS, "3 h 20 min left" },
		{ "2026-06-11T07:00", GD_UNIT_HOURS, "21 hours left" },
		{ "2026-06-10T05:00", GD_UNIT_HOURS, "5 hours overdue" },
		{ "2026-06-10T09:00", GD_UNIT_HOURS, "1 hour overdue" },
		{ "2026-06-16T00:00", GD_UNIT_DAYS, "5 days left" },
	};
	struct fix *f = *state;
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gd_buf_reset(&b);
		gd_phrase_remaining(f->desk, instant(f, cases[i].due),
				    cases[i].unit, &b);
		assert_string_equal(b.s, cases[i].words);
	}
	gd_buf_release(&b);
}

static void
demands_show_the_first_and_the_sum(void **state)
{
	static const struct {
		const char *demand;
		int64_t fen;
		const char *words;
	} cases[] = {
		{ "exchange", 23900, "Exchange \xC2\xA5" "239.00" },
		{ "treble,apology", 129900,
		  "Treble damages+1 \xC2\xA5" "1,299.00" },
		{ "refund", -1, "Refund" },
		{ "", 100, "\xC2\xA5" "1.00" },
		{ "unheard_of", -1, "unheard_of" },
	};
	struct fix *f = *state;
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gd_buf_reset(&b);
		gd_phrase_demand(f->desk, cases[i].demand, cases[i].fen, &b);
		assert_string_equal(b.s, cases[i].words);
	}
	gd_buf_release(&b);
}

static void
unknown_codes_show_as_themselves(void **state)
{
	struct fix *f = *state;
	struct gd_buf b = GD_BUF_INIT;

	gd_phrase_channel(f->desk, "carrier_pigeon", &b);
	gd_phrase_rule_name(f->desk, "no_rule", "", true, &b);
	assert_string_equal(b.s, "carrier_pigeonno_rule");
	gd_buf_release(&b);
}

/* The sentence for the case as it stands. */
static void
next_step(struct fix *f, int64_t id, struct gd_buf *b)
{
	struct gd_case_view v = fix_view(f, id);

	gd_buf_reset(b);
	gd_phrase_next_step(f->desk, &v.row, b);
	gd_case_view_release(&v);
}

static void
the_next_step_is_one_sentence(void **state)
{
	struct fix *f = *state;
	struct gd_buf b = GD_BUF_INIT;
	int64_t id;

	/* No date was given, so that no clock runs yet. */
	id = fix_case(f, "found_at", "");
	next_step(f, id, &b);
	assert_non_null(strstr(b.s, "Evidence 4 of "));
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  FIX_NOW - 77 * FIX_HOUR, NULL, NULL,
					  NULL, &f->err));
	next_step(f, id, &b);
	assert_non_null(strstr(b.s, "72 h since 7 Jun 05:00 without an answer"));
	assert_true(strlen(b.s) < 130);
	fix_expect(f, GD_OK, gd_desk_close_case(f->desk, id, "resolved", 23900,
						&f->err));
	next_step(f, id, &b);
	assert_string_equal(b.s, "Closed: Resolved, \xC2\xA5" "239.00 recovered");
	gd_buf_release(&b);
}

/* The newest line of the case's history. */
static void
newest(struct fix *f, int64_t id, struct gd_buf *b)
{
	struct gd_event_page page;

	gd_buf_reset(b);
	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 1, &page, &f->err));
	assert_int_equal(page.len, 1);
	gd_phrase_event(f->desk, &page.rows[0], b);
	gd_event_page_release(&page);
}

static void
history_reads_as_it_would_be_told(void **state)
{
	const char *field = "amount", *value = "300";
	const char *own = "phone", *number = "13900139000";
	struct fix *f = *state;
	struct gd_buf b = GD_BUF_INIT, undone = GD_BUF_INIT;
	int64_t id = fix_case(f, NULL, NULL);

	newest(f, id, &b);
	assert_string_equal(b.s, "case opened");
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  FIX_NOW - 2 * FIX_HOUR, "A-17", NULL,
					  NULL, &f->err));
	newest(f, id, &b);
	assert_string_equal(b.s, "filed with Platform service on 10 Jun 08:00, "
			    "number A-17; 72 h until 13 Jun 08:00");
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, id, 0, "refused",
					     GD_INSTANT_NONE, "not ours",
					     &f->err));
	newest(f, id, &b);
	assert_string_equal(b.s, "Platform service: refused; not ours; Ask until 13 Jun 24:00");
	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &field, &value, 1,
					  &f->err));
	newest(f, id, &b);
	assert_string_equal(b.s, "changed Amount paid: \xC2\xA5" "239.00 "
			    "\xE2\x86\x92 \xC2\xA5" "300.00");
	/* A person's own data are not quoted in the history. */
	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &own, &number, 1,
					  &f->err));
	newest(f, id, &b);
	assert_string_equal(b.s, "changed Phone");
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, id, &undone, &f->err));
	newest(f, id, &b);
	assert_string_equal(b.s, "undone: changed Phone");
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "12315",
					  GD_INSTANT_NONE, NULL,
					  "they told me to", NULL, &f->err));
	newest(f, id, &b);
	assert_non_null(strstr(b.s, "because: they told me to"));
	gd_buf_release(&undone);
	gd_buf_release(&b);
}

static void
the_summary_begins_with_the_nearest_deadline(void **state)
{
	struct fix *f = *state;
	struct gd_case_view v = fix_view(f, fix_case(f, NULL, NULL));
	struct gd_buf b = GD_BUF_INIT;
	const char *near, *far, *still;
	size_t last = v.clocks_len - 1;

	assert_true(v.clocks_len >= 3);
	/* The last by number is the nearest; the first stands still. */
	v.clocks[last].due_at = gd_desk_now(f->desk) + 600;
	v.clocks[last].state = GD_CLOCK_RUNNING;
	v.clocks[0].state = GD_CLOCK_PAUSED;
	gd_summary_case(f->desk, &v, &b);
	near = strstr(b.s, "10 minutes left");
	far = strstr(b.s, " days left");
	still = strstr(b.s, "\n1. ");
	assert_non_null(near);
	assert_true(far && near < far);
	assert_true(still && far < still);
	gd_case_view_release(&v);
	gd_buf_release(&b);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(a_due_instant_belongs_to_the_day_it_ends),
		T(what_is_left_is_what_a_person_says),
		T(demands_show_the_first_and_the_sum),
		T(unknown_codes_show_as_themselves),
		T(the_next_step_is_one_sentence),
		T(the_summary_begins_with_the_nearest_deadline),
		T(history_reads_as_it_would_be_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
