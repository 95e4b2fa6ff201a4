/*
 * desk/act_clocks.c - the clocks of a case as actions start and end them.
 */
#include <config.h>

#include "desk/act_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Rules that one event starts, and when. */
struct started {
	const struct gd_clock_rule **rules;
	size_t len, cap;
};

static void
collect(const struct gd_clock_rule *r, void *ctx)
{
	struct started *s = ctx;

	GD_GROW(s->rules, s->len, s->cap);
	s->rules[s->len++] = r;
}

const struct gd_clock_rule *
gd_act_rule(const struct gd_knowledge *k, const char *id, const char *version)
{
	const struct gd_clock_rule *any = NULL;
	size_t i;

	for (i = 0; i < k->clocks_len; i++) {
		const struct gd_clock_rule *r = &k->clocks[i];

		if (*r->id != *id || strcmp(r->id, id) != 0)
			continue;
		if (strcmp(r->version, version) == 0)
			return r;
		/* Without a version: the one that goes on being in force. */
		if (!any || r->until == GD_DAY_NONE)
			any = r;
	}
	return any;
}

bool
gd_act_clock_live(const struct gd_clock_row *c)
{
	return c->state == GD_CLOCK_RUNNING || c->state == GD_CLOCK_PAUSED;
}

static enum gd_status
compute(const struct gd_act *a, const struct gd_clock_rule *r,
	gd_instant start, const char *pauses, struct gd_rule_dates *out,
	struct gd_error *err)
{
	return gd_rule_count(r, start, pauses, GD_INSTANT_NONE, a->cal, out,
			     err);
}

enum gd_status
gd_act_put_dates(struct gd_act *a, int64_t row, const struct gd_clock_rule *r,
		 gd_instant start, const struct gd_rule_dates *s,
		 enum gd_clock_state state, struct gd_error *err)
{
	const struct {
		const char *field;
		gd_instant at;
	} instants[] = {
		{ "started_at", start },
		{ "early_at", s->early },
		{ "due_at", s->due.at },
		{ "other_at", s->other },
		{ "ended_at", state == GD_CLOCK_MISSED ? s->due.at
						       : GD_INSTANT_NONE },
	};
	enum gd_status status;
	size_t i;

	status = gd_store_put(a->st, GD_ENT_CLOCK, row, "version", r->version,
			      err);
	for (i = 0; status == GD_OK && i < GD_ARRAY_LEN(instants); i++) {
		/* What was met stays met when its dates are corrected. */
		if (state == GD_CLOCK_MET &&
		    strcmp(instants[i].field, "ended_at") == 0)
			continue;
		status = gd_act_put_instant(a, GD_ENT_CLOCK, row,
					    instants[i].field, instants[i].at,
					    err);
	}
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CLOCK, row, "estimated",
					  s->due.estimated, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CLOCK, row, "state",
					  state, err);
	return status;
}

static enum gd_status
insert(struct gd_act *a, const struct gd_clock_rule *r, gd_instant start,
       int64_t filing_id, const struct gd_rule_dates *s,
       enum gd_clock_state state, struct gd_error *err)
{
	enum gd_status status;
	int64_t row;

	status = gd_store_insert(a->st, GD_ENT_CLOCK, a->id, &row, err);
	if (status == GD_OK)
		status = gd_store_put(a->st, GD_ENT_CLOCK, row, "rule", r->id,
				      err);
	if (status == GD_OK && filing_id)
		status = gd_store_put_int(a->st, GD_ENT_CLOCK, row,
					  "filing_id", filing_id, err);
	if (status == GD_OK)
		status = gd_act_put_dates(a, row, r, start, s, state, err);
	return status;
}

/* The day by whose rules an event of filing `filing_id` is judged: the filing's. */
static gd_day
judged_day(const struct gd_act *a, int64_t filing_id, gd_instant at)
{
	size_t i;

	for (i = 0; filing_id && i < a->v.filings_len; i++)
		if (a->v.filings[i].id == filing_id)
			at = a->v.filings[i].filed_at;
	return gd_instant_day(at, a->cal->zone);
}

enum gd_status
gd_act_start_clocks(struct gd_act *a, const char *what, gd_instant at,
		    int64_t filing_id, int *n, struct gd_error *err)
{
	struct started s = { NULL, 0, 0 };
	enum gd_status status = GD_OK;
	struct gd_rule_dates span;
	size_t i;

	gd_rules_started(a->k, what, &a->effective,
			 judged_day(a, filing_id, at), collect, &s);
	for (i = 0; status == GD_OK && i < s.len; i++) {
		status = compute(a, s.rules[i], at, NULL, &span, err);
		if (status == GD_OK)
			status = insert(a, s.rules[i], at, filing_id, &span,
					filing_id || span.due.at > a->now
						? GD_CLOCK_RUNNING
						: GD_CLOCK_MISSED, err);
	}
	if (status == GD_OK && n)
		*n += (int)s.len;
	free(s.rules);
	if (status == GD_OK)
		status = gd_act_restart(a, what, at, NULL, err);
	return status;
}

enum gd_status
gd_act_end_clock(struct gd_act *a, const struct gd_clock_row *c,
		 enum gd_clock_state state, gd_instant at,
		 struct gd_error *err)
{
	enum gd_status status;
	size_t i;

	/* What ended is not ended again by what else the action does. */
	for (i = 0; i < a->v.clocks_len; i++)
		if (a->v.clocks[i].id == c->id)
			a->v.clocks[i].state = state;
	status = gd_store_put_int(a->st, GD_ENT_CLOCK, c->id, "state", state,
				  err);
	if (status == GD_OK)
		status = gd_act_put_instant(a, GD_ENT_CLOCK, c->id, "ended_at",
					    at, err);
	return status;
}

enum gd_status
gd_act_freeze_clock(struct gd_act *a, const struct gd_clock_row *c,
		    gd_instant at, struct gd_error *err)
{
	return gd_act_end_clock(a, c, at < c->due_at ? GD_CLOCK_MET :
				GD_CLOCK_MISSED, at, err);
}

/* The rung of the clock's filing; the lowest for a clock of the case itself. */
static enum gd_stage
rung_of(const struct gd_act *a, const struct gd_clock_row *c)
{
	size_t i;

	for (i = 0; i < a->v.filings_len; i++)
		if (a->v.filings[i].id == c->filing_id)
			return a->v.filings[i].stage;
	return GD_STAGE_PREPARE;
}

enum gd_status
gd_act_supersede(struct gd_act *a, enum gd_stage rung, gd_instant at,
		 struct gd_error *err)
{
	enum gd_status status = GD_OK;
	size_t i;

	for (i = 0; status == GD_OK && i < a->v.clocks_len; i++) {
		const struct gd_clock_row *c = &a->v.clocks[i];
		const struct gd_clock_rule *r;

		if (!gd_act_clock_live(c) || rung_of(a, c) >= rung)
			continue;
		r = gd_act_rule(a->k, c->rule, c->version);
		if (r && r->superseded)
			status = gd_act_end_clock(a, c, at < c->due_at ?
						  GD_CLOCK_SUPERSEDED :
						  GD_CLOCK_MISSED, at, err);
	}
	return status;
}

enum gd_status
gd_act_settle_dates(struct gd_act *a, gd_instant at, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	size_t i;

	for (i = 0; status == GD_OK && i < a->v.clocks_len; i++) {
		const struct gd_clock_row *c = &a->v.clocks[i];

		if (!c->filing_id && c->state == GD_CLOCK_RUNNING &&
		    c->due_at <= at)
			status = gd_act_end_clock(a, c, GD_CLOCK_MISSED,
						  c->due_at, err);
	}
	return status;
}

/* The clock of the case itself that rule id `rule` made; NULL: none. */
static const struct gd_clock_row *
case_clock(const struct gd_act *a, const char *rule)
{
	size_t i;

	for (i = 0; i < a->v.clocks_len; i++)
		if (!a->v.clocks[i].filing_id &&
		    strcmp(a->v.clocks[i].rule, rule) == 0)
			return &a->v.clocks[i];
	return NULL;
}

/* Bring the case's clock of rule `r` to a start at `at`. */
static enum gd_status
set_case_clock(struct gd_act *a, const struct gd_clock_rule *r, gd_instant at,
	       struct gd_error *err)
{
	const struct gd_clock_row *c = case_clock(a, r->id);
	enum gd_clock_state state;
	enum gd_status status;
	struct gd_rule_dates span;

	/* A demand made since has begun it anew. */
	if (c && c->restarted_at != GD_INSTANT_NONE && c->restarted_at > at)
		at = c->restarted_at;
	status = compute(a, r, at, c ? c->pauses : NULL, &span, err);
	if (status != GD_OK)
		return status;
	state = span.due.at > a->now ? GD_CLOCK_RUNNING : GD_CLOCK_MISSED;
	if (!c)
		return insert(a, r, at, 0, &span, state, err);
	if (c->state != GD_CLOCK_VOID && c->started_at == at &&
	    c->due_at == span.due.at)
		return GD_OK;	/* also one that fell meanwhile: it stays */
	if (c->state == GD_CLOCK_PAUSED || (c->state == GD_CLOCK_MET &&
					    state == GD_CLOCK_RUNNING))
		state = c->state;
	return gd_act_put_dates(a, c->id, r, at, &span, state, err);
}

static enum gd_status
follow_date(struct gd_act *a, const char *field, struct started *seen,
	    struct gd_error *err)
{
	const char *value = gd_answers_value(&a->effective, field);
	struct started s = { NULL, 0, 0 };
	struct gd_buf what = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	gd_instant at;
	size_t i;

	/* An odd value starts nothing; checks keep them out of the answers. */
	if (!*value || gd_instant_parse(value, a->cal->zone, &at, NULL) != GD_OK)
		return GD_OK;
	gd_buf_addf(&what, "date %s", field);
	gd_rules_started(a->k, what.s, &a->effective,
			 gd_instant_day(at, a->cal->zone), collect, &s);
	for (i = 0; status == GD_OK && i < s.len; i++) {
		collect(s.rules[i], seen);
		status = set_case_clock(a, s.rules[i], at, err);
	}
	free(s.rules);
	gd_buf_release(&what);
	return status;
}

/* Clocks of dates that were taken back, or whose condition fails now. */
static enum gd_status
void_others(struct gd_act *a, const struct started *seen, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	size_t i, k;

	for (i = 0; status == GD_OK && i < a->v.clocks_len; i++) {
		const struct gd_clock_row *c = &a->v.clocks[i];
		const struct gd_clock_rule *r;

		if (c->filing_id || !gd_act_clock_live(c))
			continue;
		r = gd_act_rule(a->k, c->rule, c->version);
		if (!r || strncmp(r->start, "date ", 5) != 0)
			continue;
		for (k = 0; k < seen->len; k++)
			if (strcmp(seen->rules[k]->id, c->rule) == 0)
				break;
		if (k == seen->len)
			status = gd_act_end_clock(a, c, GD_CLOCK_VOID, a->now,
						  err);
	}
	return status;
}

enum gd_status
gd_act_date_clocks(struct gd_act *a, gd_instant opened, struct gd_error *err)
{
	struct started seen = { NULL, 0, 0 };
	enum gd_status status = GD_OK;
	size_t i;

	for (i = 0; status == GD_OK && i < a->iv->len; i++)
		if (a->iv->questions[i].kind == GD_Q_DATE)
			status = follow_date(a, a->iv->questions[i].id, &seen,
					     err);
	if (status == GD_OK && opened != GD_INSTANT_NONE)
		status = gd_act_start_clocks(a, "opened", opened, 0, NULL, err);
	else if (status == GD_OK)
		status = void_others(a, &seen, err);
	free(seen.rules);
	return status;
}
