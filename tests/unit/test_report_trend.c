/*
 * Where the cases stood as each of the last twelve months ended.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_fixture.h"

#include "desk/actions.h"
#include "desk/report.h"
#include "store/store.h"

#define MONTHS 12
#define STAGES 6

struct told {
	const char *opened, *closed;
	bool draft;
	struct {
		const char *at;
		enum gd_stage stage;
		enum gd_filing_state state;
	} filed[3];
	const char *stood;	/* July to June: its rung, '.' not there */
};

static const struct told cases[] = {
	/* Never filed, opened long before. */
	{ .opened = "2024-01-10", .stood = "000000000000" },
	/* Rung by rung. */
	{ .opened = "2026-02-03",
	  .filed = { { "2026-02-10", GD_STAGE_SERVICE, GD_FILING_SILENT },
		     { "2026-03-15", GD_STAGE_PLATFORM, GD_FILING_REFUSED },
		     { "2026-05-01", GD_STAGE_COURT, GD_FILING_OPEN } },
	  .stood = ".......12244" },
	/* Straight to the third rung; a lower one later leads nowhere. */
	{ .opened = "2025-09-01", .closed = "2025-12-20",
	  .filed = { { "2025-09-20", GD_STAGE_REGULATOR, GD_FILING_ANSWERED },
		     { "2025-10-05", GD_STAGE_SERVICE, GD_FILING_OPEN } },
	  .stood = "..3335555555" },
	/* The last and the first second of a month. */
	{ .opened = "2025-12-31T23:59:59", .closed = "2026-02-28T23:59:59",
	  .filed = { { "2026-01-01T00:00:00", GD_STAGE_SERVICE,
		       GD_FILING_OPEN },
		     { "2026-02-01T00:00:00", GD_STAGE_PLATFORM,
		       GD_FILING_OPEN } },
	  .stood = ".....0155555" },
	{ .opened = "2025-11-01T00:00:00", .closed = "2026-01-01T00:00:00",
	  .stood = "....00555555" },
	/* What was withdrawn moved nothing. */
	{ .opened = "2025-10-01",
	  .filed = { { "2025-11-01", GD_STAGE_COURT, GD_FILING_WITHDRAWN },
		     { "2026-01-05", GD_STAGE_SERVICE, GD_FILING_OPEN } },
	  .stood = "...000111111" },
	/* Filed before the case came to the desk. */
	{ .opened = "2025-11-11",
	  .filed = { { "2025-08-01", GD_STAGE_SERVICE, GD_FILING_OPEN } },
	  .stood = "....11111111" },
	/* Now counts, what lies ahead does not. */
	{ .opened = "2026-06-10T10:00:00",
	  .filed = { { "2026-06-10T10:00:01", GD_STAGE_SERVICE,
		       GD_FILING_OPEN } },
	  .stood = "...........0" },
	{ .opened = "2026-05-10", .closed = "2026-06-10T10:00:00",
	  .stood = "..........05" },
	{ .opened = "2025-08-10", .draft = true, .stood = "............" },
};

static gd_instant
instant(struct fix *f, const char *s)
{
	gd_instant at = 0;

	fix_expect(f, GD_OK, gd_instant_parse(s, gd_desk_zone(f->desk), &at,
					      &f->err));
	return at;
}

static void
put(struct fix *f, struct gd_store *st, enum gd_entity ent, int64_t id,
    const char *field, int64_t v)
{
	fix_expect(f, GD_OK, gd_store_put_int(st, ent, id, field, v, &f->err));
}

static void
tell(struct fix *f, const struct told *t)
{
	struct gd_event_head h = { .at = FIX_NOW, .who = "lin",
				   .kind = "open" };
	struct gd_store *st;
	int64_t id = 0, row = 0;

	fix_expect(f, GD_OK, gd_desk_store(f->desk, &st, &f->err));
	fix_expect(f, GD_OK, gd_store_begin(st, &h, &f->err));
	fix_expect(f, GD_OK, gd_store_insert(st, GD_ENT_CASE, 0, &id,
					     &f->err));
	put(f, st, GD_ENT_CASE, id, "draft", t->draft);
	put(f, st, GD_ENT_CASE, id, "opened_at", instant(f, t->opened));
	if (t->closed) {
		put(f, st, GD_ENT_CASE, id, "stage", GD_STAGE_CLOSED);
		put(f, st, GD_ENT_CASE, id, "closed_at",
		    instant(f, t->closed));
	}
	for (size_t i = 0; i < 3 && t->filed[i].at; i++) {
		fix_expect(f, GD_OK, gd_store_insert(st, GD_ENT_FILING, id,
						     &row, &f->err));
		put(f, st, GD_ENT_FILING, row, "stage", t->filed[i].stage);
		put(f, st, GD_ENT_FILING, row, "state", t->filed[i].state);
		put(f, st, GD_ENT_FILING, row, "filed_at",
		    instant(f, t->filed[i].at));
	}
	fix_expect(f, GD_OK, gd_store_commit(st, NULL, &f->err));
}

static void
count(struct fix *f, struct gd_report *r)
{
	fix_expect(f, GD_OK, gd_desk_report(f->desk, GD_REPORT_TREND, NULL, r,
					    NULL, NULL, &f->err));
}

static void
each_case_stands_where_it_stood(void **state)
{
	int64_t want[MONTHS][STAGES] = { { 0 } };
	struct fix *f = *state;
	struct gd_report r;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		tell(f, &cases[i]);
		count(f, &r);
		assert_int_equal(r.len, MONTHS);
		for (size_t m = 0; m < MONTHS; m++) {
			const struct gd_report_row *row = &r.rows[m];
			char at = cases[i].stood[m];
			int64_t n = 0;

			if (at != '.')
				want[m][at - '0']++;
			for (int s = 0; s < STAGES; s++) {
				n += want[m][s];
				if (row->v[s] != want[m][s])
					fail_msg("case %zu, %s, stage %d: "
						 "%d, not %d", i, row->code,
						 s, (int)row->v[s],
						 (int)want[m][s]);
			}
			assert_int_equal(row->n, n);
		}
		gd_report_release(&r);
	}
}

static void
stands(struct fix *f, const char *now, const char *stood)
{
	struct gd_report r;

	fix_at(f, instant(f, now));
	count(f, &r);
	assert_int_equal(r.len, MONTHS);
	for (size_t m = 0; m < MONTHS; m++)
		for (int s = 0; s < STAGES; s++)
			if (r.rows[m].v[s] != (stood[m] == '0' + s))
				fail_msg("%s, %s, stage %d: %d", now,
					 r.rows[m].code, s,
					 (int)r.rows[m].v[s]);
	gd_report_release(&r);
}

/* Closed and taken up again: it was closed in between, and only then. */
static void
a_case_taken_up_again_was_closed_before(void **state)
{
	static const struct told t = {
		.opened = "2025-09-01",
		.filed = { { "2025-09-20", GD_STAGE_REGULATOR,
			     GD_FILING_OPEN } }
	};
	static const char *const turns[] = {
		"2025-12-20", "2026-02-28T23:59:59", "2026-03-01T00:00:00",
		"2026-05-02"
	};
	struct fix *f = *state;
	struct gd_buf undone = GD_BUF_INIT;

	tell(f, &t);
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
		fix_at(f, instant(f, turns[i]));
		if (i % 2)
			fix_expect(f, GD_OK, gd_desk_reopen(f->desk, 1,
							    &f->err));
		else
			fix_expect(f, GD_OK, gd_desk_close_case(f->desk, 1,
								"resolved", -1,
								&f->err));
	}
	stands(f, "2026-06-10", "..3335535533");
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, 1, &undone, &f->err));
	gd_buf_release(&undone);
	stands(f, "2026-06-10", "..3335535555");
}

static void
answer(struct fix *f, const char *at, const char *result)
{
	fix_at(f, instant(f, at));
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, 1, 1, result,
					     GD_INSTANT_NONE, "", &f->err));
}

static const struct gd_report_row *
channels(struct fix *f, struct gd_report *r)
{
	fix_expect(f, GD_OK, gd_desk_report(f->desk, GD_REPORT_CHANNELS, NULL,
					    r, NULL, NULL, &f->err));
	assert_int_equal(r->len, 1);
	return &r->rows[0];
}

/* Promised after ten hours, then silent, then refused after 100. */
static void
the_first_answer_is_what_counts(void **state)
{
	static const struct told t = {
		.opened = "2026-05-01",
		.filed = { { "2026-05-02T00:00:00", GD_STAGE_SERVICE,
			     GD_FILING_OPEN } }
	};
	static const struct {
		const char *at, *result;
	} answers[] = {
		{ "2026-05-02T10:00:00", "promised" },
		{ "2026-05-05T01:00:00", "silent" },
		{ "2026-05-06T04:00:00", "refused" },
	};
	struct fix *f = *state;
	struct gd_report r;

	tell(f, &t);
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		const struct gd_report_row *row;

		answer(f, answers[i].at, answers[i].result);
		row = channels(f, &r);
		assert_int_equal(row->v[1], 1);
		assert_int_equal(row->v[2], 10 * 3600);
		assert_int_equal(row->v[3], 1000);
		assert_int_equal(row->v[4], 0);
		gd_report_release(&r);
	}
}

/* No answer in 72 hours, but the case was over before. */
static void
who_needs_no_answer_waits_for_none(void **state)
{
	static const struct told t = {
		.opened = "2026-05-01",
		.filed = { { "2026-05-02T00:00:00", GD_STAGE_SERVICE,
			     GD_FILING_OPEN } }
	};
	struct fix *f = *state;
	struct gd_report r;

	tell(f, &t);
	fix_at(f, instant(f, "2026-05-05T00:00:00"));
	assert_int_equal(channels(f, &r)->v[4], 1000);
	gd_report_release(&r);
	fix_at(f, instant(f, "2026-05-04T23:59:59"));
	fix_expect(f, GD_OK, gd_desk_close_case(f->desk, 1, "resolved", -1,
						&f->err));
	fix_at(f, instant(f, "2026-06-05"));
	assert_int_equal(channels(f, &r)->v[0], 1);
	assert_int_equal(r.rows[0].v[4], -1);
	gd_report_release(&r);
}

static void
the_last_twelve_months_are_told(void **state)
{
	static const struct {
		const char *now, *first, *last;
	} nows[] = {
		{ "2026-06-10", "2025-07", "2026-06" },
		{ "2026-03-31T23:59:59", "2025-04", "2026-03" },
		{ "2028-02-29", "2027-03", "2028-02" },
		{ "2026-01-01T00:00:00", "2025-02", "2026-01" },
		{ "2025-12-31", "2025-01", "2025-12" },
	};
	struct fix *f = *state;
	struct gd_report r;

	count(f, &r);
	assert_int_equal(r.len, 0);
	gd_report_release(&r);
	tell(f, &cases[0]);
	for (size_t i = 0; i < sizeof nows / sizeof *nows; i++) {
		fix_at(f, instant(f, nows[i].now));
		count(f, &r);
		assert_int_equal(r.len, MONTHS);
		assert_string_equal(r.rows[0].code, nows[i].first);
		assert_string_equal(r.rows[MONTHS - 1].code, nows[i].last);
		for (size_t m = 1; m < MONTHS; m++)
			assert_true(strcmp(r.rows[m - 1].code,
					   r.rows[m].code) < 0);
		gd_report_release(&r);
	}
}

static void
columns_bear_the_stages_names(void **state)
{
	struct fix *f = *state;
	struct gd_report r;

	count(f, &r);
	for (size_t s = 0; s < STAGES; s++)
		assert_string_equal(r.columns[s].id,
				    gd_stage_code((enum gd_stage)s));
	assert_string_equal(gd_report_heading(&r, GD_STAGE_PREPARE), "Prep");
	assert_string_equal(gd_report_heading(&r, GD_STAGE_CLOSED), "Closed");
	gd_report_release(&r);
}

int
main(void)
{
#define TEST(t) cmocka_unit_test_setup_teardown(t, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		TEST(each_case_stands_where_it_stood),
		TEST(a_case_taken_up_again_was_closed_before),
		TEST(the_first_answer_is_what_counts),
		TEST(who_needs_no_answer_waits_for_none),
		TEST(the_last_twelve_months_are_told),
		TEST(columns_bear_the_stages_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
