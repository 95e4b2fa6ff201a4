/*
 * desk/plan_open.c - the plan of a case as it stands, and accepting it.
 */
#include <config.h>

#include "desk/advice.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/file_internal.h"
#include "desk/known.h"

enum gd_status
gd_desk_case_plan(struct gd_desk *d, const struct gd_case_view *v,
		  struct gd_plan *out, struct gd_error *err)
{
	struct gd_answers known = GD_ANSWERS_INIT;
	struct gd_desk_rules r;
	enum gd_status status = gd_desk_rules(d, &r, err);

	if (status != GD_OK)
		return status;
	gd_interview_effective(r.iv, &v->answers, &known);
	gd_known_add(r.k, v, gd_desk_now(d), r.cal, &known);
	gd_triage(r.k, &known, gd_desk_now(d), r.cal, out);
	gd_answers_release(&known);
	return GD_OK;
}

const struct gd_filing_row *
gd_case_filed(const struct gd_case_view *v, const char *channel)
{
	const struct gd_filing_row *found = NULL;

	for (size_t i = 0; i < v->filings_len; i++) {
		const struct gd_filing_row *f = &v->filings[i];

		if (f->state != GD_FILING_WITHDRAWN &&
		    strcmp(f->channel, channel) == 0)
			found = f;
	}
	return found;
}

/* Did the channel come to an end that lets another begin? */
static bool
has_ended(const struct gd_case_view *v, const char *channel)
{
	const struct gd_filing_row *f = gd_case_filed(v, channel);

	return f && (f->state == GD_FILING_ANSWERED ||
		     f->state == GD_FILING_REFUSED ||
		     f->state == GD_FILING_SILENT);
}

bool
gd_plan_opens(const struct gd_plan_channel *pc, const struct gd_case_view *v)
{
	if (gd_case_filed(v, pc->channel->code))
		return false;
	if (pc->turn == GD_TURN_AFTER)
		return pc->after && has_ended(v, pc->after->code);
	return pc->turn == GD_TURN_NOW;
}

static int
by_rung(const void *x, const void *y)
{
	const struct gd_channel *a = *(const struct gd_channel *const *)x;
	const struct gd_channel *b = *(const struct gd_channel *const *)y;

	if (a->stage != b->stage)
		return a->stage < b->stage ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* Thin evidence is the one objection that a plan's own channels can meet. */
static enum gd_status
pass_evidence(struct gd_act *a, const struct gd_channel *highest,
	      gd_instant at, const char *reason, struct gd_error *err)
{
	struct gd_objections o = { NULL, 0, 0 };
	enum gd_status status = GD_OK;

	if (reason && reason[strspn(reason, " \t\r\n")])
		return GD_OK;
	gd_act_objections(a, highest, at, &o);
	for (size_t i = 0; status == GD_OK && i < o.len; i++) {
		if (o.items[i].kind != GD_OBJ_EVIDENCE)
			continue;
		status = gd_error_set(err, GD_EGUARD, _("%1$s; %2$s"),
				      o.items[i].text, o.items[i].cure);
	}
	gd_objections_release(&o);
	return status;
}

static enum gd_status
open_all(struct gd_act *a, gd_instant at, const char *reason, int *filings,
	 int *clocks, struct gd_error *err)
{
	const struct gd_channel **list;
	struct gd_plan plan;
	enum gd_status status = GD_OK;
	size_t len = 0;

	gd_triage(a->k, &a->effective, a->now, a->cal, &plan);
	list = gd_calloc(plan.recommended_len + 1, sizeof *list);
	for (size_t i = 0; i < plan.recommended_len; i++)
		if (gd_plan_opens(&plan.recommended[i], &a->v))
			list[len++] = plan.recommended[i].channel;
	gd_plan_release(&plan);
	if (len > 1)
		qsort(list, len, sizeof *list, by_rung);
	if (len == 0)
		status = gd_error_set(err, GD_EINVAL,
				      _("what the plan opens now is filed "
					"already; record the answers, or go "
					"up a rung"));
	else
		status = pass_evidence(a, list[len - 1], at, reason, err);
	/* Upwards: the case ends on the highest rung. */
	for (size_t i = 0; status == GD_OK && i < len; i++)
		status = gd_act_file(a, list[i], at, NULL,
				     i == 0 ? reason : NULL, clocks, err);
	*filings = (int)len;
	free(list);
	return status;
}

enum gd_status
gd_desk_file_plan(struct gd_desk *d, int64_t id, gd_instant at,
		  const char *reason, int *filings, int *clocks,
		  struct gd_error *err)
{
	enum gd_status status;
	int n = 0, started = 0;
	struct gd_act a;

	status = gd_act_begin(&a, d, id, "file", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	status = gd_act_need_open(&a, err);
	if (status == GD_OK)
		status = gd_act_instant(&a, at, &at, err);
	if (status == GD_OK)
		status = open_all(&a, at, reason, &n, &started, err);
	status = gd_act_end(&a, status, err);
	if (status == GD_OK && filings)
		*filings = n;
	if (status == GD_OK && clocks)
		*clocks = started;
	return status;
}
