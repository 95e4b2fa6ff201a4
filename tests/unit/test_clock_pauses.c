/*
 * Counting with pauses, two readings, thresholds and quiet hours: pure rules.
 */
#include "support_calendar.h"

#include "base/mem.h"
#include "domain/alerts.h"
#include "domain/pauses.h"
#include "domain/rulecount.h"

static struct gd_calendar cal;

static int
setup(void **state)
{
	(void)state;
	support_load(&cal, 9999);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	gd_calendar_release(&cal);
	return 0;
}

struct paused {
	const char *period;
	enum gd_roll roll;
	const char *start;
	const char *pauses[4];	/* from, to, from, to */
	const char *due;	/* exclusive */
};

static gd_instant
due_of(const struct paused *c)
{
	struct gd_period p = { .roll = c->roll, .office_from_min = 540,
			       .office_to_min = 1080 };
	struct gd_span spans[2];
	struct gd_due due;
	size_t n;

	assert_true(gd_period_parse(c->period, &p));
	for (n = 0; n < 2 && c->pauses[2 * n]; n++)
		spans[n] = (struct gd_span){ at(c->pauses[2 * n]),
					     at(c->pauses[2 * n + 1]) };
	assert_int_equal(gd_clock_due_paused(&p, at(c->start), spans, n, &cal,
					     &due, NULL), GD_OK);
	return due.at;
}

static void
the_time_of_a_pause_does_not_count(void **state)
{
	static const struct paused cases[] = {
		/* hours: second by second */
		{ "72h", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-03-10T00:00", "2026-03-10T05:00" },
		  "2026-03-12T09:10" },
		{ "72h", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-03-12T04:10", "2026-03-13T04:10" },
		  "2026-03-12T04:10" },
		{ "72h", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-03-10T00:00", "2026-03-10T05:00",
		    "2026-03-12T09:00", "2026-03-12T10:00" },
		  "2026-03-12T10:10" },
		{ "72h", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-03-09T00:00", "2026-03-09T04:10" },
		  "2026-03-12T04:10" },
		/* office hours: only what lies in the window */
		{ "4oh", GD_ROLL_NONE, "2026-03-09T10:00",
		  { "2026-03-09T11:00", "2026-03-09T12:00" },
		  "2026-03-09T15:00" },
		{ "4oh", GD_ROLL_NONE, "2026-03-09T16:00",
		  { "2026-03-09T17:00", "2026-03-10T08:00" },
		  "2026-03-10T12:00" },
		{ "4oh", GD_ROLL_NONE, "2026-03-09T16:00",
		  { "2026-03-09T19:00", "2026-03-10T10:00" },
		  "2026-03-10T12:00" },
		/* days: the day it begins is had when it ends */
		{ "7d", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-03-10T08:00", "2026-03-10T20:00" },
		  "2026-03-17T00:00" },
		{ "7d", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-03-10T08:00", "2026-03-12T08:00" },
		  "2026-03-19T00:00" },
		{ "7d", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-03-10T08:00", "2026-03-11T08:00",
		    "2026-03-17T10:00", "2026-03-20T10:00" },
		  "2026-03-21T00:00" },
		{ "7d", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-03-20T08:00", "2026-03-22T08:00" },
		  "2026-03-17T00:00" },
		/* working days: a weekend in the pause is not given twice */
		{ "7wd", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-03-13T08:00", "2026-03-16T08:00" },
		  "2026-03-20T00:00" },
		/* 60 days of mediation with 10 days of testing, then a roll */
		{ "60d", GD_ROLL_HOLIDAY, "2026-07-23T10:00",
		  { "2026-08-03T09:00", "2026-08-13T09:00" },
		  "2026-10-05T00:00" },
		{ "6mo", GD_ROLL_NONE, "2026-03-09T04:10",
		  { "2026-04-01T00:00", "2026-04-11T00:00" },
		  "2026-09-20T00:00" },
		/* months: a pause may begin on the last day, but not after it */
		{ "1mo", GD_ROLL_NONE, "2026-03-10T04:10",
		  { "2026-04-10T08:00", "2026-04-12T08:00" },
		  "2026-04-13T00:00" },
		{ "1mo", GD_ROLL_NONE, "2026-03-10T04:10",
		  { "2026-04-11T08:00", "2026-04-13T08:00" },
		  "2026-04-11T00:00" },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		if (due_of(&cases[i]) != at(cases[i].due))
			fail_msg("row %zu: %s from %s", i, cases[i].period,
				 cases[i].start);
	}
}

/* A pause up to the last of all dates, and one beyond it. */
static void
a_pause_without_end_leaves_no_date(void **state)
{
	struct gd_period p = { .unit = GD_UNIT_MONTHS, .count = 1 };
	gd_instant start = at("9999-11-20T10:00");
	struct gd_span s = { at("9999-12-20T10:00"), at("9999-12-31T10:00") };
	struct gd_due due;

	(void)state;
	assert_int_equal(gd_clock_due_paused(&p, start, &s, 1, &cal, &due,
					     NULL), GD_OK);
	assert_int_equal(due.last_day, day("9999-12-31"));
	s.from = at("9999-12-01T10:00");
	s.to += 86400;
	assert_int_equal(gd_clock_due_paused(&p, start, &s, 1, &cal, &due,
					     NULL), GD_EINVAL);
	/* cut at the last day it would fit */
	s.from = at("9999-12-20T10:00");
	assert_int_equal(gd_clock_due_paused(&p, start, &s, 1, &cal, &due,
					     NULL), GD_EINVAL);
}

static void
told(const struct gd_clock_step *step, void *ctx)
{
	int *n = ctx;

	if (step->why == GD_WHY_PAUSED)
		assert_int_equal(step->number, 0);
	n[0] += step->why == GD_WHY_PAUSED;
	n[1] += step->why == GD_WHY_COUNTED || step->why == GD_WHY_LAST;
	if (step->elapsed_s)
		n[2] = (int)(step->elapsed_s / 3600);
}

static void
a_longer_pause_never_ends_earlier_and_explains_itself(void **state)
{
	static const char *const periods[] = { "72h", "4oh", "7d", "15wd",
					       "60d", "6mo" };

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(periods); i++) {
		struct gd_period p = { .office_from_min = 540,
				       .office_to_min = 1080 };
		gd_instant start = at("2026-01-30T10:00"), before = 0;

		assert_true(gd_period_parse(periods[i], &p));
		for (int h = 0; h < 24 * 20; h += 5) {
			struct gd_span s = { start + 3600, start + 3600 +
					     h * INT64_C(3600) };
			int n[3] = { 0, 0, 0 };
			struct gd_due due;

			assert_int_equal(gd_clock_due_paused(&p, start, &s, 1,
							     &cal, &due, NULL),
					 GD_OK);
			assert_true(due.at >= before);
			before = due.at;
			gd_clock_explain_paused(&p, start, &s, 1, &cal, told,
						n, NULL);
			if (p.unit <= GD_UNIT_OFFICE_HOURS)
				assert_int_equal(n[2], p.count);
			if (p.unit == GD_UNIT_DAYS ||
			    p.unit == GD_UNIT_WORKDAYS) {
				assert_int_equal(n[1], p.count);
				assert_int_equal(n[0],
					gd_instant_day(s.to, shanghai) -
					gd_instant_day(s.from, shanghai));
			}
		}
	}
}

static void
pauses_are_kept_as_text(void **state)
{
	static const char *const good[] = {
		"", "own:1-2", "own:1773277200-1773363600 testing:1773400000-",
	};
	static const char *const bad[] = {
		"own", "own:", "own:x-2", "own:1", ":1-2", "own:1-2x",
		"averyveryverylongreasonthatdoesnotfit:1-2",
	};
	struct gd_pause p[GD_PAUSES_MAX];
	struct gd_span s[GD_PAUSES_MAX];
	struct gd_buf b = GD_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(good); i++) {
		gd_buf_reset(&b);
		gd_pauses_format(&b, p, gd_pauses_parse(good[i], p));
		assert_string_equal(b.s, good[i]);
	}
	for (size_t i = 0; i < GD_ARRAY_LEN(bad); i++)
		assert_int_equal(gd_pauses_parse(bad[i], p), 0);
	assert_int_equal(gd_pauses_parse(NULL, p), 0);
	assert_null(gd_pauses_open(p, gd_pauses_parse("own:1-2", p)));
	assert_non_null(gd_pauses_open(p, gd_pauses_parse("own:1-", p)));
	/* one's own pause stops a private clock alone, the law's any */
	assert_int_equal(gd_pauses_spans(good[2], false, 1773500000, s), 1);
	assert_int_equal(s[0].to, 1773500000);
	assert_int_equal(gd_pauses_spans(good[2], true, 1773500000, s), 2);
	assert_int_equal(gd_pauses_spans(good[2], true, GD_INSTANT_NONE, s),
			 1);
	gd_buf_release(&b);
}

static void
of_two_readings_the_earlier_date_is_the_safe_one(void **state)
{
	struct gd_clock_rule r = { .id = (char *)"r", .basis = GD_BASIS_LAW };
	struct gd_rule_dates d;

	(void)state;
	gd_period_parse("45wd", &r.period);
	gd_period_parse("60d", &r.other);
	/* 45 working days over a plain spring: longer than 60 days */
	assert_int_equal(gd_rule_count(&r, at("2026-03-02T10:00"), NULL,
				       GD_INSTANT_NONE, &cal, &d, NULL),
			 GD_OK);
	assert_true(d.swapped);
	assert_int_equal(d.due.at, at("2026-05-02T00:00"));
	assert_int_equal(d.other, at("2026-05-09T00:00"));
	gd_period_parse("90d", &r.other);
	assert_int_equal(gd_rule_count(&r, at("2026-03-02T10:00"), NULL,
				       GD_INSTANT_NONE, &cal, &d, NULL),
			 GD_OK);
	assert_false(d.swapped);
	assert_int_equal(d.due.at, at("2026-05-09T00:00"));
	r.other.count = 0;
	gd_rule_count(&r, at("2026-03-02T10:00"), NULL, GD_INSTANT_NONE, &cal,
		      &d, NULL);
	assert_int_equal(d.other, GD_INSTANT_NONE);
}

static void
thresholds_are_times_before_the_end(void **state)
{
	static const struct gd_alert_config config = {
		"48 66 72", "5 6.5 7", "1 0"
	};
	static const struct {
		const char *period, *alerts, *want;
	} cases[] = {
		{ "72h", NULL, "86400 21600 0 " },
		{ "7d", NULL, "172800 43200 0 " },
		{ "15wd", NULL, "86400 0 " },
		{ "48h", NULL, "28800 0 " },
		{ "24h", NULL, "14400 0 " },
		{ "3y", "180d,30d,12h", "15552000 2592000 43200 0 " },
		{ "1d", "0.5d, 12h,0h", "43200 0 " },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_clock_rule r = {
			.alerts = (char *)cases[i].alerts
		};
		int64_t before[GD_THRESHOLDS_MAX];
		struct gd_buf b = GD_BUF_INIT;
		size_t n, k;

		assert_true(gd_period_parse(cases[i].period, &r.period));
		n = gd_alert_thresholds(&r, &config, before);
		for (k = 0; k < n; k++)
			gd_buf_addf(&b, "%lld ", (long long)before[k]);
		assert_string_equal(b.s, cases[i].want);
		gd_buf_release(&b);
	}
	assert_true(gd_alert_list_valid("5 6.5 7", 7));
	assert_true(gd_alert_list_valid("48,66", 72));
	assert_false(gd_alert_list_valid("5 8", 7));
	assert_false(gd_alert_list_valid("", 7));
	assert_false(gd_alert_list_valid("five", 7));
	assert_false(gd_alert_list_valid("5.", 7));
}

static void
quiet_hours_put_an_alert_off(void **state)
{
	static const struct {
		const char *from, *until, *t, *ring;
	} cases[] = {
		{ "22:00", "08:00", "2026-03-09T21:59", "2026-03-09T21:59" },
		{ "22:00", "08:00", "2026-03-09T22:00", "2026-03-10T08:00" },
		{ "22:00", "08:00", "2026-03-10T07:59", "2026-03-10T08:00" },
		{ "22:00", "08:00", "2026-03-10T08:00", "2026-03-10T08:00" },
		{ "12:00", "14:00", "2026-03-10T13:00", "2026-03-10T14:00" },
		{ "12:00", "14:00", "2026-03-10T11:00", "2026-03-10T11:00" },
		{ "", "", "2026-03-10T03:00", "2026-03-10T03:00" },
	};
	struct gd_quiet q;

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		gd_instant t = at(cases[i].t), heard;

		assert_true(gd_quiet_parse(cases[i].from, cases[i].until, &q));
		assert_int_equal(gd_quiet_ring(&q, t, shanghai),
				 at(cases[i].ring));
		/* it has been heard exactly when it has rung */
		heard = gd_quiet_heard(&q, t, shanghai);
		assert_int_equal(heard >= t, at(cases[i].ring) == t);
		assert_true(gd_quiet_heard(&q, at(cases[i].ring), shanghai) >=
			    t);
	}
	assert_false(gd_quiet_parse("22:00", "", &q));
	assert_false(gd_quiet_parse("24:00", "08:00", &q));
	assert_false(gd_quiet_parse("7:00", "08:00", &q));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_time_of_a_pause_does_not_count),
		cmocka_unit_test(a_pause_without_end_leaves_no_date),
		cmocka_unit_test(
			a_longer_pause_never_ends_earlier_and_explains_itself),
		cmocka_unit_test(pauses_are_kept_as_text),
		cmocka_unit_test(
			of_two_readings_the_earlier_date_is_the_safe_one),
		cmocka_unit_test(thresholds_are_times_before_the_end),
		cmocka_unit_test(quiet_hours_put_an_alert_off),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
