/*
 * The life of a deadline on a real database: snoozed, paused, suspended, met,
 * restarted, recounted, and what rings.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_fixture.h"

#include "base/file.h"
#include "desk/alerts.h"
#include "desk/clocks.h"
#include "desk/config.h"
#include "desk/phrase.h"
#include "desk/recompute.h"

#define NOW GD_INSTANT_NONE

static const struct gd_clock_row *
running(const struct gd_case_view *v, const char *rule)
{
	for (size_t i = 0; i < v->clocks_len; i++)
		if (strcmp(v->clocks[i].rule, rule) == 0)
			return &v->clocks[i];
	fail_msg("there is no clock %s", rule);
	return NULL;
}

static int
seq_of(struct fix *f, int64_t id, const char *rule)
{
	struct gd_case_view v = fix_view(f, id);
	int seq = running(&v, rule)->seq;

	gd_case_view_release(&v);
	return seq;
}

static void
file_at(struct fix *f, int64_t id, const char *channel, gd_instant at)
{
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, channel, at, NULL,
					  "test", NULL, &f->err));
}

static void
history_says(struct fix *f, int64_t id, const char *want)
{
	struct gd_event_page page;
	struct gd_buf b = GD_BUF_INIT;

	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 1, &page,
					    &f->err));
	gd_phrase_event(f->desk, &page.rows[0], &b);
	if (!strstr(b.s, want))
		fail_msg("'%s' does not say '%s'", b.s, want);
	gd_event_page_release(&page);
	gd_buf_release(&b);
}

static void
a_snooze_rests_the_reminder_and_not_the_deadline(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_case_view v;
	gd_instant due;
	int seq;

	file_at(f, id, "service", NOW);
	seq = seq_of(f, id, "seed_72h");
	v = fix_view(f, id);
	due = running(&v, "seed_72h")->due_at;
	gd_case_view_release(&v);
	fix_expect(f, GD_EINVAL, gd_desk_snooze(f->desk, id, seq,
						FIX_NOW + FIX_DAY, " ",
						&f->err));
	fix_expect(f, GD_EINVAL, gd_desk_snooze(f->desk, id, seq, FIX_NOW,
						"later", &f->err));
	fix_expect(f, GD_EINVAL, gd_desk_snooze(f->desk, id, 99,
						FIX_NOW + FIX_DAY, "later",
						&f->err));
	fix_expect(f, GD_OK, gd_desk_snooze(f->desk, id, seq,
					    FIX_NOW + FIX_DAY, "promised",
					    &f->err));
	v = fix_view(f, id);
	assert_int_equal(running(&v, "seed_72h")->due_at, due);
	assert_int_equal(running(&v, "seed_72h")->snoozed_until,
			 FIX_NOW + FIX_DAY);
	gd_case_view_release(&v);
	history_says(f, id, "the reminder rests until 11 Jun 10:00; because: promised");
	fix_expect(f, GD_OK, gd_desk_snooze(f->desk, id, seq, NOW, NULL,
					    &f->err));
	history_says(f, id, "awake again");
	fix_verify(f);
}

static void
a_private_limit_moves_by_its_pause(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_buf what = GD_BUF_INIT;
	struct gd_clock_change change;
	struct gd_case_view v;
	int seq;

	file_at(f, id, "letter", NOW);
	seq = seq_of(f, id, "seed_demand_7d");
	fix_expect(f, GD_EINVAL, gd_desk_pause(f->desk, id, seq, NULL, NOW,
					       "", &change, &f->err));
	fix_at(f, FIX_NOW + FIX_DAY);
	fix_expect(f, GD_OK, gd_desk_pause(f->desk, id, seq, NULL, NOW,
					   "they asked for time", &change,
					   &f->err));
	assert_true(change.stopped);
	fix_expect(f, GD_EINVAL, gd_desk_pause(f->desk, id, seq, NULL, NOW,
					       "again", &change, &f->err));
	v = fix_view(f, id);
	assert_int_equal(running(&v, "seed_demand_7d")->state,
			 GD_CLOCK_PAUSED);
	assert_string_not_equal(v.row.next_rule, "seed_demand_7d");
	gd_case_view_release(&v);
	fix_at(f, FIX_NOW + 4 * FIX_DAY);
	fix_expect(f, GD_OK, gd_desk_resume(f->desk, id, seq, NOW,
					    "time is over", &change,
					    &f->err));
	assert_int_equal(change.new_due - change.old_due, 3 * FIX_DAY);
	history_says(f, id, "17 Jun 24:00 \xE2\x86\x92 20 Jun 24:00");
	fix_expect(f, GD_EINVAL, gd_desk_resume(f->desk, id, seq, NOW, "again",
						&change, &f->err));
	/* what was moved stays so when all is counted anew */
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, id, &what, &f->err));
	v = fix_view(f, id);
	assert_int_equal(running(&v, "seed_demand_7d")->state,
			 GD_CLOCK_PAUSED);
	gd_case_view_release(&v);
	gd_buf_release(&what);
	fix_verify(f);
}

static void
what_the_law_sets_runs_on_in_ones_own_pause(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_clock_change change;
	const struct gd_clock_row *c;
	struct gd_case_view v;
	int seq;

	file_at(f, id, "12315", NOW);
	seq = seq_of(f, id, "reg_accept");
	fix_expect(f, GD_OK, gd_desk_pause(f->desk, id, seq, NULL, NOW,
					   "on holiday", &change, &f->err));
	assert_false(change.stopped);
	assert_int_equal(change.old_due, change.new_due);
	v = fix_view(f, id);
	c = running(&v, "reg_accept");
	assert_int_equal(c->state, GD_CLOCK_RUNNING);
	assert_true(c->hushed);
	gd_case_view_release(&v);
	fix_at(f, FIX_NOW + 3 * FIX_DAY);
	fix_expect(f, GD_OK, gd_desk_resume(f->desk, id, seq, NOW, "back",
					    &change, &f->err));
	assert_int_equal(change.old_due, change.new_due);
	v = fix_view(f, id);
	assert_false(running(&v, "reg_accept")->hushed);
	gd_case_view_release(&v);
	/* this rule knows no suspension in law */
	fix_expect(f, GD_EINVAL, gd_desk_pause(f->desk, id, seq, "testing",
					       NOW, "x", &change, &f->err));
	fix_verify(f);
}

static void
the_law_suspends_mediation_while_it_is_tested(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_clock_change change;
	struct gd_recomputed done;
	gd_instant due;
	int seq;

	file_at(f, id, "12315", NOW);
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, id, 0, "accepted", NOW,
					     NULL, &f->err));
	seq = seq_of(f, id, "reg_mediate");
	fix_at(f, FIX_NOW + 10 * FIX_DAY);
	fix_expect(f, GD_EINVAL, gd_desk_pause(f->desk, id, seq, "holiday",
					       NOW, "x", &change, &f->err));
	fix_expect(f, GD_OK, gd_desk_pause(f->desk, id, seq, "testing",
					   FIX_NOW + 5 * FIX_DAY,
					   "sent to the laboratory", &change,
					   &f->err));
	assert_true(change.stopped);
	history_says(f, id, "Testing");
	/* counting all anew does not end the pause */
	fix_expect(f, GD_OK, gd_desk_recompute(f->desk, false, NULL, NULL,
					       NULL, &done, &f->err));
	assert_int_equal(done.moved, 0);
	fix_expect(f, GD_OK, gd_desk_resume(f->desk, id, seq, NOW, "result",
					    &change, &f->err));
	due = change.new_due;
	assert_int_equal(due - change.old_due, 5 * FIX_DAY);
	fix_expect(f, GD_OK, gd_desk_recompute(f->desk, false, NULL, NULL,
					       NULL, &done, &f->err));
	assert_int_equal(done.moved, 0);
	assert_true(done.looked > 0);
	fix_verify(f);
}

static void
a_body_may_extend_its_time_once(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "type", "fraud");
	struct gd_clock_change change;
	struct gd_recomputed done;
	struct gd_case_view v;
	int seq;

	file_at(f, id, "report", NOW);
	seq = seq_of(f, id, "report_check");
	fix_expect(f, GD_EINVAL, gd_desk_extend(f->desk, id, seq, NOW, NULL,
						&change, &f->err));
	fix_expect(f, GD_OK, gd_desk_extend(f->desk, id, seq, NOW,
					    "told by phone", &change,
					    &f->err));
	/* 10 June + 15 working days: 2 July; 15 more: 23 July */
	assert_int_equal(change.new_due - change.old_due, 21 * FIX_DAY);
	history_says(f, id, "extended: ");
	fix_expect(f, GD_EINVAL, gd_desk_extend(f->desk, id, seq, NOW, "more",
						&change, &f->err));
	fix_expect(f, GD_OK, gd_desk_recompute(f->desk, false, NULL, NULL,
					       NULL, &done, &f->err));
	assert_int_equal(done.moved, 0);
	v = fix_view(f, id);
	assert_int_equal(running(&v, "report_check")->due_at, change.new_due);
	gd_case_view_release(&v);
	fix_verify(f);
}

static void
a_provable_demand_begins_the_limitation_anew(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	const char *field = "found_at", *value = "2026-06-02";
	struct gd_case_view v;
	gd_instant due;
	int n = 0;

	v = fix_view(f, id);
	due = running(&v, "limitation_3y")->due_at;
	gd_case_view_release(&v);
	fix_expect(f, GD_EINVAL, gd_desk_demand(f->desk, id, NOW, " ", &n,
						&f->err));
	fix_expect(f, GD_OK, gd_desk_demand(f->desk, id, NOW,
					    "registered letter", &n,
					    &f->err));
	assert_int_equal(n, 1);
	history_says(f, id, "demanded: registered letter; ");
	v = fix_view(f, id);
	assert_int_equal(running(&v, "limitation_3y")->due_at - due,
			 10 * FIX_DAY);	/* 10 June 2029 is a Sunday */
	assert_int_equal(running(&v, "limitation_3y")->restarted_at, FIX_NOW);
	due = running(&v, "limitation_3y")->due_at;
	gd_case_view_release(&v);
	/* correcting the first day does not undo the demand */
	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &field, &value, 1,
					  &f->err));
	v = fix_view(f, id);
	assert_int_equal(running(&v, "limitation_3y")->due_at, due);
	gd_case_view_release(&v);
	/* a letter is one, too */
	fix_at(f, FIX_NOW + 2 * FIX_DAY);
	file_at(f, id, "letter", NOW);
	v = fix_view(f, id);
	assert_int_equal(running(&v, "limitation_3y")->due_at - due, FIX_DAY);
	gd_case_view_release(&v);
	fix_verify(f);
}

static void
a_notice_in_time_meets_what_asked_for_it(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "signed_at", "2026-06-09");
	struct gd_case_view v = fix_view(f, id);

	assert_int_equal(running(&v, "defect_return_7d")->state,
			 GD_CLOCK_RUNNING);
	gd_case_view_release(&v);
	file_at(f, id, "service", NOW);
	v = fix_view(f, id);
	assert_int_equal(running(&v, "defect_return_7d")->state,
			 GD_CLOCK_MET);
	assert_int_equal(running(&v, "defect_return_7d")->ended_at, FIX_NOW);
	gd_case_view_release(&v);
	fix_verify(f);
}

static void
what_is_kept_in_time_does_not_vanish(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "scenario", "livestream");
	const char *field = "evidence", *value = "screenshot,live_replay";
	struct gd_case_view v = fix_view(f, id);

	assert_int_equal(running(&v, "vanish_live_replay")->state,
			 GD_CLOCK_RUNNING);
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &field, &value, 1,
					  &f->err));
	v = fix_view(f, id);
	assert_int_equal(running(&v, "vanish_live_replay")->state,
			 GD_CLOCK_MET);
	gd_case_view_release(&v);
	fix_verify(f);
}

static void
two_readings_of_the_law_are_both_kept(void **state)
{
	struct fix *f = *state;
	int64_t id;
	const struct gd_clock_row *c;
	struct gd_buf b = GD_BUF_INIT;
	struct gd_case_view v;

	fix_at(f, FIX_NOW - 90 * FIX_DAY);
	id = fix_case(f, "found_at", "2026-03-01");
	file_at(f, id, "12315", NOW);
	fix_expect(f, GD_OK, gd_desk_respond(f->desk, id, 0, "accepted", NOW,
					     NULL, &f->err));
	v = fix_view(f, id);
	c = running(&v, "reg_mediate");
	assert_string_equal(c->version, "order20");
	/* 12 March + 60 days; 45 working days end a week later */
	assert_int_equal(gd_instant_day(c->due_at - 1, gd_desk_zone(f->desk)),
			 gd_instant_day(FIX_NOW - 90 * FIX_DAY,
					gd_desk_zone(f->desk)) + 60);
	assert_true(c->other_at > c->due_at);
	gd_phrase_clock_notes(f->desk, c, &b);
	assert_non_null(strstr(b.s, "by another reading"));
	gd_buf_release(&b);
	gd_case_view_release(&v);
}

/* ---- alerts ---- */

struct heard {
	int n;
	char rules[16][40];
	enum gd_alert_kind kinds[16];
	int64_t before[16];
	gd_instant at[16];
};

static bool
hear(const struct gd_alert *a, void *ctx)
{
	struct heard *h = ctx;

	assert_true(h->n < 16);
	snprintf(h->rules[h->n], sizeof *h->rules, "%s", a->row->clock.rule);
	h->kinds[h->n] = a->kind;
	h->before[h->n] = a->before_s;
	h->at[h->n++] = a->at;
	return true;
}

static struct heard
listen(struct fix *f, gd_instant since, gd_instant until)
{
	struct heard h = { .n = 0 };

	fix_expect(f, GD_OK, gd_desk_alerts(f->desk, since, until, NULL, 0,
					    hear, &h, NULL, &f->err));
	return h;
}

static void
seventy_two_hours_ring_at_48_66_and_72(void **state)
{
	static const struct {
		int from_h, to_h;
		int n;
		enum gd_alert_kind kind;
		int64_t before_h;
	} cases[] = {
		{ 0, 47, 0, GD_ALERT_SOON, 0 },
		{ 47, 48, 1, GD_ALERT_SOON, 24 },
		{ 48, 65, 0, GD_ALERT_SOON, 0 },
		{ 65, 66, 1, GD_ALERT_SOON, 6 },
		{ 0, 71, 1, GD_ALERT_SOON, 6 },
		{ 71, 72, 1, GD_ALERT_FELL, 0 },
		{ 72, 95, 0, GD_ALERT_FELL, 0 },
		{ 95, 96, 1, GD_ALERT_REPEAT, 24 },
		{ 119, 120, 1, GD_ALERT_REPEAT, 48 },
	};
	struct fix *f = *state;
	int64_t id = fix_case(f, "signed_at", "2026-01-05");
	gd_instant next;

	/* a case whose other dates are far away */
	file_at(f, id, "service", NOW);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct heard h = listen(f, FIX_NOW + cases[i].from_h * FIX_HOUR,
					FIX_NOW + cases[i].to_h * FIX_HOUR);

		if (h.n != cases[i].n)
			fail_msg("row %zu: %d alerts, first %s", i, h.n,
				 h.n ? h.rules[0] : "-");
		if (!h.n)
			continue;
		assert_string_equal(h.rules[0], "seed_72h");
		assert_int_equal(h.kinds[0], cases[i].kind);
		assert_int_equal(h.before[0], cases[i].before_h * FIX_HOUR);
	}
	fix_expect(f, GD_OK, gd_desk_next_alert(f->desk, FIX_NOW, &next,
						&f->err));
	assert_int_equal(next, FIX_NOW + 48 * FIX_HOUR);
	fix_expect(f, GD_OK, gd_desk_next_alert(f->desk, next, &next,
						&f->err));
	assert_int_equal(next, FIX_NOW + 66 * FIX_HOUR);
}

static void
a_snoozed_or_paused_clock_is_silent(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "signed_at", "2026-01-05");
	struct heard h;
	int seq;

	file_at(f, id, "service", NOW);
	seq = seq_of(f, id, "seed_72h");
	fix_expect(f, GD_OK, gd_desk_snooze(f->desk, id, seq,
					    FIX_NOW + 50 * FIX_HOUR, "x",
					    &f->err));
	h = listen(f, FIX_NOW + 47 * FIX_HOUR, FIX_NOW + 49 * FIX_HOUR);
	assert_int_equal(h.n, 0);
	h = listen(f, FIX_NOW + 49 * FIX_HOUR, FIX_NOW + 51 * FIX_HOUR);
	assert_int_equal(h.n, 1);
	assert_int_equal(h.kinds[0], GD_ALERT_AWAKE);
	fix_expect(f, GD_OK, gd_desk_pause(f->desk, id, seq, NULL, NOW, "x",
					   NULL, &f->err));
	h = listen(f, FIX_NOW + 49 * FIX_HOUR, FIX_NOW + 80 * FIX_HOUR);
	assert_int_equal(h.n, 0);
}

static void
quiet_hours_wait_for_their_end(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "signed_at", "2026-01-05");
	struct gd_config *c = (struct gd_config *)gd_desk_config(f->desk);
	struct heard h;

	fix_expect(f, GD_OK, gd_config_set(c, "alerts.quiet_from", "22:00",
					   &f->err));
	fix_expect(f, GD_OK, gd_config_set(c, "alerts.quiet_until", "08:00",
					   &f->err));
	/* rings at 02:00, two days on */
	file_at(f, id, "service", FIX_NOW - 8 * FIX_HOUR);
	h = listen(f, FIX_NOW + 39 * FIX_HOUR, FIX_NOW + 41 * FIX_HOUR);
	assert_int_equal(h.n, 0);
	h = listen(f, FIX_NOW + 41 * FIX_HOUR, FIX_NOW + 47 * FIX_HOUR);
	assert_int_equal(h.n, 1);
	assert_int_equal(h.at[0], FIX_NOW + 46 * FIX_HOUR);
}

static void
what_rang_since_the_last_look_was_missed(void **state)
{
	struct fix *f = *state;
	gd_instant at;

	fix_expect(f, GD_OK, gd_desk_looked(f->desk, &at, &f->err));
	assert_int_equal(at, GD_INSTANT_NONE);
	fix_expect(f, GD_OK, gd_desk_look(f->desk, FIX_NOW, &f->err));
	fix_expect(f, GD_OK, gd_desk_looked(f->desk, &at, &f->err));
	assert_int_equal(at, FIX_NOW);
	/* only forward, never into the future */
	fix_expect(f, GD_OK, gd_desk_look(f->desk, FIX_NOW - 60, &f->err));
	fix_expect(f, GD_OK, gd_desk_looked(f->desk, &at, &f->err));
	assert_int_equal(at, FIX_NOW);
	fix_expect(f, GD_OK, gd_desk_look(f->desk, FIX_NOW + 60, &f->err));
	fix_expect(f, GD_OK, gd_desk_looked(f->desk, &at, &f->err));
	assert_int_equal(at, FIX_NOW);
	fix_at(f, FIX_NOW - FIX_DAY);
	fix_expect(f, GD_OK, gd_desk_looked(f->desk, &at, &f->err));
	assert_int_equal(at, FIX_NOW - FIX_DAY);
}

/* ---- a new calendar ---- */

static int moved;

static void
count_moved(const struct gd_moved *m, void *ctx)
{
	(void)ctx;
	assert_true(m->old_estimated);
	assert_false(m->new_estimated);
	moved++;
}

static void
a_new_year_of_holidays_moves_what_ran_by_an_estimate(void **state)
{
	/* the 4th to the 8th worked out in another way than guessed */
	static const char notice[] = "date,kind,name\n"
		"2027-01-01,off,元旦\n2027-01-02,work,元旦\n"
		"2027-02-05,off,春节\n2027-02-08,off,春节\n"
		"2027-10-01,off,国庆节\n";
	struct fix *f = *state;
	struct gd_buf path = GD_BUF_INIT, to = GD_BUF_INIT;
	struct gd_buf what = GD_BUF_INIT;
	struct gd_recomputed done;
	struct gd_file file;
	struct gd_case_view v;
	gd_instant due;
	int64_t id;

	fix_at(f, FIX_NOW + 195 * FIX_DAY);	/* 2026-12-22 */
	id = fix_case(f, NULL, NULL);
	file_at(f, id, "12315", NOW);
	v = fix_view(f, id);
	due = running(&v, "seed_12315")->due_at;
	assert_true(running(&v, "seed_12315")->estimated);
	gd_case_view_release(&v);
	gd_buf_addf(&path, "%s/notice.csv", f->root);
	fix_expect(f, GD_OK, gd_file_begin(&file, path.s, &f->err));
	fputs(notice, file.fp);
	fix_expect(f, GD_OK, gd_file_commit(&file, &f->err));
	fix_expect(f, GD_OK, gd_desk_calendar_add(f->desk, path.s, false, NULL,
						  NULL, &to, &f->err));
	assert_non_null(strstr(to.s, "/calendar/holidays-2027.csv"));
	moved = 0;
	fix_expect(f, GD_OK, gd_desk_recompute(f->desk, true, count_moved,
					       NULL, NULL, &done, &f->err));
	assert_true(moved > 0);
	v = fix_view(f, id);
	assert_int_equal(running(&v, "seed_12315")->due_at, due);
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, gd_desk_recompute(f->desk, false, NULL, NULL,
					       NULL, &done, &f->err));
	assert_int_equal(done.moved, moved);
	v = fix_view(f, id);
	assert_true(running(&v, "seed_12315")->due_at < due);
	assert_false(running(&v, "seed_12315")->estimated);
	gd_case_view_release(&v);
	history_says(f, id, "recounted: ");
	/* one undo takes all of them back */
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, 0, &what, &f->err));
	v = fix_view(f, id);
	assert_int_equal(running(&v, "seed_12315")->due_at, due);
	gd_case_view_release(&v);
	fix_expect(f, GD_EDATA, gd_desk_calendar_add(f->desk, to.s + 1, true,
						     NULL, NULL, NULL,
						     &f->err));
	gd_buf_release(&what);
	gd_buf_release(&path);
	gd_buf_release(&to);
	fix_verify(f);
}

int
main(void)
{
#define TEST(t) cmocka_unit_test_setup_teardown(t, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_snooze_rests_the_reminder_and_not_the_deadline),
		TEST(a_private_limit_moves_by_its_pause),
		TEST(what_the_law_sets_runs_on_in_ones_own_pause),
		TEST(the_law_suspends_mediation_while_it_is_tested),
		TEST(a_body_may_extend_its_time_once),
		TEST(a_provable_demand_begins_the_limitation_anew),
		TEST(a_notice_in_time_meets_what_asked_for_it),
		TEST(what_is_kept_in_time_does_not_vanish),
		TEST(two_readings_of_the_law_are_both_kept),
		TEST(seventy_two_hours_ring_at_48_66_and_72),
		TEST(a_snoozed_or_paused_clock_is_silent),
		TEST(quiet_hours_wait_for_their_end),
		TEST(what_rang_since_the_last_look_was_missed),
		TEST(a_new_year_of_holidays_moves_what_ran_by_an_estimate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
