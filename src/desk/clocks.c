/*
 * desk/clocks.c - see clocks.h: snoozing, pausing, resuming, demanding.
 */
#include <config.h>

#include "desk/clocks.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/act_internal.h"
#include "desk/phrase.h"
#include "domain/dateinput.h"
#include "domain/list.h"
#include "domain/pauses.h"

#define MORNING_S (9 * INT64_C(3600))

enum gd_status
gd_desk_parse_later(const struct gd_desk *d, const char *typed, gd_instant *at,
		    struct gd_error *err)
{
	struct gd_dateinput in;
	enum gd_status status = gd_dateinput_parse(
		typed, gd_desk_now(d), gd_desk_zone(d), false, &in, err);

	if (status != GD_OK)
		return status;
	*at = in.has_time ? in.at
			  : gd_day_start(in.day, gd_desk_zone(d)) + MORNING_S;
	if (*at > gd_desk_now(d))
		return GD_OK;
	return gd_error_set(err, GD_EINVAL,
			    _("That has passed; give a time to come"));
}

static enum gd_status
need_reason(const char *reason, struct gd_error *err)
{
	if (reason && reason[strspn(reason, " \t\r\n")])
		return GD_OK;
	return gd_error_set(err, GD_EINVAL,
			    _("say why: the reason is kept in the history"));
}

/* The live clock `seq`; GD_EINVAL says what it is instead. */
static enum gd_status
find_clock(const struct gd_act *a, int seq, const struct gd_clock_row **out,
	   struct gd_error *err)
{
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < a->v.clocks_len; i++) {
		const struct gd_clock_row *c = &a->v.clocks[i];

		if (c->seq != seq)
			continue;
		if (gd_act_clock_live(c)) {
			*out = c;
			return GD_OK;
		}
		gd_phrase_clock_state(c->state, &b);
		gd_error_set(err, GD_EINVAL,
			     _("deadline number %1$d does not run any more: %2$s"),
			     seq, b.s);
		gd_buf_release(&b);
		return GD_EINVAL;
	}
	return gd_error_set(err, GD_EINVAL,
			    _("the case has no deadline number %d; 'gongdao "
			      "show' lists them"), seq);
}

static void
note_change(struct gd_clock_change *out, const struct gd_clock_row *c)
{
	*out = (struct gd_clock_change){
		.seq = c->seq, .old_due = c->due_at, .new_due = c->due_at,
		.old_estimated = c->estimated, .new_estimated = c->estimated,
		.stopped = c->state == GD_CLOCK_PAUSED
	};
	snprintf(out->rule, sizeof out->rule, "%s", c->rule);
	snprintf(out->version, sizeof out->version, "%s", c->version);
}

enum gd_status
gd_desk_snooze(struct gd_desk *d, int64_t id, int seq, gd_instant until,
	       const char *reason, struct gd_error *err)
{
	const struct gd_clock_row *c = NULL;
	enum gd_status status = GD_OK;
	struct gd_act a;

	if (until != GD_INSTANT_NONE)
		status = need_reason(reason, err);
	if (status == GD_OK)
		status = gd_act_begin(&a, d, id, "snooze", GD_ACT_BARE, err);
	if (status != GD_OK)
		return status;
	status = gd_act_need_open(&a, err);
	if (status == GD_OK)
		status = find_clock(&a, seq, &c, err);
	if (status == GD_OK && until != GD_INSTANT_NONE && until <= a.now)
		status = gd_error_set(err, GD_EINVAL,
				      _("a reminder rests until a time that is "
					"still to come"));
	if (status == GD_OK)
		status = gd_act_put_instant(&a, GD_ENT_CLOCK, c->id,
					    "snoozed_until", until, err);
	if (status == GD_OK)
		status = gd_act_put_words(&a, "reason", reason, err);
	return gd_act_end(&a, status, err);
}

static enum gd_status
put_pauses(struct gd_act *a, const struct gd_clock_row *c,
	   const struct gd_pause *p, size_t len, struct gd_error *err)
{
	struct gd_buf text = GD_BUF_INIT;
	enum gd_status status;

	gd_pauses_format(&text, p, len);
	status = gd_store_put(a->st, GD_ENT_CLOCK, c->id, "pauses", text.s,
			      err);
	gd_buf_release(&text);
	return status;
}

/* May the clock be paused so at `at`? */
static enum gd_status
check_pause(const struct gd_clock_row *c,
	    const struct gd_clock_rule *r, const char *law, gd_instant at,
	    const struct gd_pause *p, size_t len, struct gd_error *err)
{
	if (gd_pauses_open(p, len))
		return gd_error_set(err, GD_EINVAL,
				    _("deadline number %d is paused already; "
				      "resume it first"), c->seq);
	if (len == GD_PAUSES_MAX)
		return gd_error_set(err, GD_EINVAL,
				    _("deadline number %d was paused too often "
				      "to be paused again"), c->seq);
	if (at < c->started_at || (len && at < p[len - 1].to) ||
	    (at >= c->due_at && law))
		return gd_error_set(err, GD_EINVAL,
				    _("the pause begins outside of the time of "
				      "this deadline; give another --at"));
	if (law && (!r || !r->pause || !gd_list_has(r->pause, law)))
		return gd_error_set(err, GD_EINVAL,
				    r && r->pause ?
				    _("this deadline knows no suspension "
				      "'%1$s'; there are: %2$s") :
				    _("the law does not suspend this "
				      "deadline: '%1$s'"), law,
				    r && r->pause ? r->pause : "");
	return GD_OK;
}

/* What is asked of one clock. */
struct ask {
	int seq;
	const char *law;	/* of a pause: the suspension's code, or NULL */
	gd_instant at;
	const char *reason;
};

typedef enum gd_status step_fn(struct gd_act *a, const struct gd_clock_row *c,
			       const struct ask *ask,
			       struct gd_clock_change *out,
			       struct gd_error *err);

/* One action on one live clock, with its reason: begin, `step`, end. */
static enum gd_status
change_clock(struct gd_desk *d, int64_t id, const char *kind, step_fn *step,
	     struct ask ask, struct gd_clock_change *out, struct gd_error *err)
{
	struct gd_clock_change change = { .seq = ask.seq };
	enum gd_status status = need_reason(ask.reason, err);
	const struct gd_clock_row *c = NULL;
	struct gd_act a;

	if (status == GD_OK)
		status = gd_act_begin(&a, d, id, kind, GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	status = gd_act_need_open(&a, err);
	if (status == GD_OK)
		status = gd_act_instant(&a, ask.at, &ask.at, err);
	if (status == GD_OK)
		status = find_clock(&a, ask.seq, &c, err);
	if (status == GD_OK && c)
		status = step(&a, c, &ask, &change, err);
	if (status == GD_OK)
		status = gd_act_put_words(&a, "reason", ask.reason, err);
	status = gd_act_end(&a, status, err);
	if (status == GD_OK && out)
		*out = change;
	return status;
}

static enum gd_status
pause_clock(struct gd_act *a, const struct gd_clock_row *c,
	    const struct ask *ask, struct gd_clock_change *out,
	    struct gd_error *err)
{
	const struct gd_clock_rule *r;
	struct gd_pause p[GD_PAUSES_MAX];
	const char *law = ask->law;
	enum gd_status status;
	bool stops;
	size_t n;

	r = gd_act_rule(a->k, c->rule, c->version);
	n = gd_pauses_parse(c->pauses, p);
	status = check_pause(c, r, law, ask->at, p, n, err);
	if (status != GD_OK)
		return status;
	snprintf(p[n].why, sizeof p[n].why, "%s", law ? law : GD_PAUSE_OWN);
	p[n].from = ask->at;
	p[n++].to = GD_INSTANT_NONE;
	/* One's own limit stands still until it has run out. */
	stops = law || (r && r->basis == GD_BASIS_PRIVATE &&
			ask->at < c->due_at);
	status = put_pauses(a, c, p, n, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CLOCK, c->id,
					  stops ? "state" : "hushed",
					  stops ? GD_CLOCK_PAUSED : 1, err);
	note_change(out, c);
	out->stopped = stops;
	return status;
}

enum gd_status
gd_desk_pause(struct gd_desk *d, int64_t id, int seq, const char *law,
	      gd_instant at, const char *reason, struct gd_clock_change *out,
	      struct gd_error *err)
{
	return change_clock(d, id, "pause", pause_clock,
			    (struct ask){ seq, law, at, reason }, out, err);
}

/* The new dates of a clock whose time stood still until now. */
static enum gd_status
go_on(struct gd_act *a, const struct gd_clock_row *c,
      const struct gd_pause *p, size_t n, gd_instant at,
      struct gd_clock_change *out, struct gd_error *err)
{
	const struct gd_clock_rule *r = gd_act_rule(a->k, c->rule, c->version);
	struct gd_buf text = GD_BUF_INIT;
	struct gd_rule_dates dates;
	enum gd_status status;
	bool anew;	/* the rule says so: it does not go on, it begins again */

	if (!r)
		return gd_error_set(err, GD_EDATA,
				    _("the playbook no longer has the rule "
				      "'%s'; put it back to resume"), c->rule);
	gd_buf_addf(&text, "resumed %s", p[n - 1].why);
	anew = gd_list_has(r->restart, text.s);
	gd_buf_reset(&text);
	gd_pauses_format(&text, p, n);
	status = gd_rule_count(r, anew ? at : c->started_at, text.s, a->now,
			       a->cal, &dates, err);
	gd_buf_release(&text);
	if (status == GD_OK && anew)
		status = gd_act_put_instant(a, GD_ENT_CLOCK, c->id,
					    "restarted_at", at, err);
	if (status != GD_OK)
		return status;
	out->new_due = dates.due.at;
	out->new_estimated = dates.due.estimated;
	return gd_act_put_dates(a, c->id, r, anew ? at : c->started_at, &dates,
				GD_CLOCK_RUNNING, err);
}

static enum gd_status
resume(struct gd_act *a, const struct gd_clock_row *c, const struct ask *ask,
       struct gd_clock_change *out, struct gd_error *err)
{
	struct gd_pause p[GD_PAUSES_MAX];
	size_t n = gd_pauses_parse(c->pauses, p);
	enum gd_status status;

	if (!gd_pauses_open(p, n))
		return gd_error_set(err, GD_EINVAL,
				    _("deadline number %d is not paused"),
				    ask->seq);
	if (ask->at < p[n - 1].from)
		return gd_error_set(err, GD_EINVAL,
				    _("it was paused later than that; give "
				      "another --at"));
	note_change(out, c);
	p[n - 1].to = ask->at;
	status = put_pauses(a, c, p, n, err);
	if (status == GD_OK && c->state == GD_CLOCK_PAUSED)
		status = go_on(a, c, p, n, ask->at, out, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CLOCK, c->id, "hushed",
					  0, err);
	out->stopped = false;
	return status;
}

enum gd_status
gd_desk_resume(struct gd_desk *d, int64_t id, int seq, gd_instant at,
	       const char *reason, struct gd_clock_change *out,
	       struct gd_error *err)
{
	return change_clock(d, id, "resume", resume,
			    (struct ask){ seq, NULL, at, reason }, out, err);
}

bool
gd_desk_extendable(struct gd_desk *d, const struct gd_clock_row *c)
{
	const struct gd_clock_rule *r = gd_phrase_rule(d, c->rule, c->version);

	return r && r->extend.count && c->state == GD_CLOCK_RUNNING &&
	       !gd_pauses_extended(c->pauses);
}

static enum gd_status
extend(struct gd_act *a, const struct gd_clock_row *c, const struct ask *ask,
       struct gd_clock_change *out, struct gd_error *err)
{
	struct gd_pause p[GD_PAUSES_MAX];
	size_t n = gd_pauses_parse(c->pauses, p);
	enum gd_status status;

	if (gd_pauses_open(p, n))
		return gd_error_set(err, GD_EINVAL,
				    _("deadline number %d is paused; resume it "
				      "first"), ask->seq);
	if (!gd_desk_extendable(a->desk, c) || n == GD_PAUSES_MAX)
		return gd_error_set(err, GD_EINVAL,
				    _("deadline number %d cannot be extended, "
				      "or was extended already"), ask->seq);
	note_change(out, c);
	snprintf(p[n].why, sizeof p[n].why, "%s", GD_PAUSE_EXTENDED);
	p[n].from = p[n].to = ask->at;
	n++;
	status = put_pauses(a, c, p, n, err);
	return status == GD_OK ? go_on(a, c, p, n, ask->at, out, err) : status;
}

enum gd_status
gd_desk_extend(struct gd_desk *d, int64_t id, int seq, gd_instant at,
	       const char *reason, struct gd_clock_change *out,
	       struct gd_error *err)
{
	return change_clock(d, id, "extend", extend,
			    (struct ask){ seq, NULL, at, reason }, out, err);
}

enum gd_status
gd_desk_demand(struct gd_desk *d, int64_t id, gd_instant at, const char *text,
	       int *n, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	struct gd_act a;
	int restarted = 0;

	if (!text || !text[strspn(text, " \t\r\n")])
		return gd_error_set(err, GD_EINVAL,
				    _("say what was demanded and how it can "
				      "be proved"));
	status = gd_act_begin(&a, d, id, "demand", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	status = gd_act_need_open(&a, err);
	if (status == GD_OK)
		status = gd_act_instant(&a, at, &at, err);
	if (status == GD_OK)
		status = gd_act_put_words(&a, "note", text, err);
	if (status == GD_OK)
		status = gd_act_meet(&a, "demand", at, err);
	if (status == GD_OK)
		status = gd_act_restart(&a, "demand", at, &restarted, err);
	status = gd_act_end(&a, status, err);
	if (status == GD_OK && n)
		*n = restarted;
	return status;
}

const char *
gd_desk_pauses(struct gd_desk *d, const struct gd_clock_row *c)
{
	const struct gd_clock_rule *r = gd_phrase_rule(d, c->rule, c->version);

	return r && r->pause ? r->pause : "";
}
