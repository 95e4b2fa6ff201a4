/*
 * desk/act_internal.h - what every action on a case has in common.
 *
 *	status = gd_act_begin(&a, d, id, "file", GD_ACT_RULES, err);
 *	if (status != GD_OK)
 *		return status;
 *	status = do_it(&a, …, err);
 *	return gd_act_end(&a, status, err);
 *
 * The case is read inside the transaction: what a guard judges is what the
 * action changes, also when several people work on one database.
 */
#ifndef GD_DESK_ACT_INTERNAL_H
#define GD_DESK_ACT_INTERNAL_H

#include "desk/actions.h"
#include "desk/view.h"
#include "domain/rulecount.h"
#include "domain/triage.h"

enum gd_act_needs {
	GD_ACT_BARE,	/* the case alone */
	GD_ACT_RULES	/* also playbook, calendar and the answers that count */
};

struct gd_act {
	struct gd_desk *desk;
	struct gd_store *st;
	int64_t id;
	gd_instant now;
	struct gd_case_view v;		/* as it was when the action began */
	/* GD_ACT_RULES only: */
	const struct gd_knowledge *k;
	const struct gd_interview *iv;
	const struct gd_calendar *cal;
	struct gd_answers effective;	/* see gd_interview_effective() */
};

enum gd_status gd_act_begin(struct gd_act *a, struct gd_desk *d, int64_t id,
			    const char *kind, enum gd_act_needs needs,
			    struct gd_error *err);
/* Commit when `status` is GD_OK, else roll back; frees `a`. Returns what came of it. */
enum gd_status gd_act_end(struct gd_act *a, enum gd_status status,
			  struct gd_error *err);

/* Only read a case, with rules and no transaction; end with gd_act_release(). */
enum gd_status gd_act_look(struct gd_act *a, struct gd_desk *d, int64_t id,
			   struct gd_error *err);
void gd_act_release(struct gd_act *a);

/* The case is neither a draft nor closed; GD_EINVAL says what to do first. */
enum gd_status gd_act_need_open(const struct gd_act *a, struct gd_error *err);
/* `at`, or now when it is GD_INSTANT_NONE; GD_EINVAL when it is in the future. */
enum gd_status gd_act_instant(const struct gd_act *a, gd_instant at,
			      gd_instant *out, struct gd_error *err);
/* An instant into a column: GD_INSTANT_NONE clears it. */
enum gd_status gd_act_put_instant(struct gd_act *a, enum gd_entity ent,
				  int64_t row, const char *field, gd_instant t,
				  struct gd_error *err);
/* The event's own words; empty ones are left out. Cleaned for keeping. */
enum gd_status gd_act_put_words(struct gd_act *a, const char *field,
				const char *text, struct gd_error *err);

/*
 * The rung of a case: the highest one that a filing not withdrawn has ever
 * stood on. A refused or silent filing keeps it there: what was tried stays
 * tried, and a case never falls back by itself.
 */
enum gd_stage gd_stage_of_filings(const struct gd_filing_row *f, size_t len);

/* act_clocks.c: the clocks of a case. `v.clocks` holds those that were there before. */

/* The rule of a clock row: this version, else any of the id; NULL when lost. */
const struct gd_clock_rule *gd_act_rule(const struct gd_knowledge *k,
					const char *id, const char *version);
/*
 * Start the clocks of event `what` ("filed 12315") of filing `filing_id` (0: of the
 * case) at `at`, judged by the rules of that day. `*n` (may be NULL) counts them.
 * One of the case that has run out already is missed from the beginning.
 */
enum gd_status gd_act_start_clocks(struct gd_act *a, const char *what,
				   gd_instant at, int64_t filing_id, int *n,
				   struct gd_error *err);
/* Write what a count gave into clock `row`; a state MISSED ends at its due instant. */
enum gd_status gd_act_put_dates(struct gd_act *a, int64_t row,
				const struct gd_clock_rule *r, gd_instant start,
				const struct gd_rule_dates *dates,
				enum gd_clock_state state,
				struct gd_error *err);
enum gd_status gd_act_end_clock(struct gd_act *a, const struct gd_clock_row *c,
				enum gd_clock_state state, gd_instant at,
				struct gd_error *err);
/*
 * Event `what` at `at`: live clocks whose rule lists it under `met` end as met (or
 * missed), those that list it under `restart` begin anew from `at`. `*n` (may be
 * NULL) grows by the restarted ones.
 */
enum gd_status gd_act_meet(struct gd_act *a, const char *what, gd_instant at,
			   struct gd_error *err);
enum gd_status gd_act_restart(struct gd_act *a, const char *what,
			      gd_instant at, int *n, struct gd_error *err);
/* Freeze a clock: met when `at` is before its due instant, else missed. */
enum gd_status gd_act_freeze_clock(struct gd_act *a,
				   const struct gd_clock_row *c, gd_instant at,
				   struct gd_error *err);
/*
 * The case moves up to `rung`: clocks of lower filings, and of the case itself,
 * whose rule says so end; one that had run out by then counts as missed.
 */
enum gd_status gd_act_supersede(struct gd_act *a, enum gd_stage rung,
				gd_instant at, struct gd_error *err);
/*
 * Dates of the case itself that have run out by `at`: nobody's answer ends
 * them, so the next act on the case takes note of them as missed.
 */
enum gd_status gd_act_settle_dates(struct gd_act *a, gd_instant at,
				   struct gd_error *err);
/*
 * Bring the clocks that start from an answered date in step with `a->effective`;
 * while the case is opened also those that start `opened`, else GD_INSTANT_NONE.
 * One that had run out before it could be started is kept as missed: a fact to
 * know, no alarm.
 */
enum gd_status gd_act_date_clocks(struct gd_act *a, gd_instant opened,
				  struct gd_error *err);
/* Does the clock still count down? */
bool gd_act_clock_live(const struct gd_clock_row *c);

/* columns.c: keep the case row in step with the answers. */
enum gd_status gd_act_sync_columns(struct gd_act *a,
				   const struct gd_answers *answers,
				   struct gd_error *err);

/* objections.c: gather them for a case inside an action. */
void gd_act_objections(struct gd_act *a, const struct gd_channel *ch,
		       gd_instant at, struct gd_objections *out);

/* The channel `code` when it exists for this case; GD_EINVAL names the near one. */
enum gd_status gd_act_channel(struct gd_act *a, const char *code,
			      const struct gd_channel **out,
			      struct gd_error *err);

#endif
