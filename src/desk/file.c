/*
 * desk/file.c - filing a case through a channel, and going up a rung.
 */
#include <config.h>

#include "desk/actions.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/act_internal.h"
#include "desk/file_internal.h"

/* An empty reason is none. */
static bool
has_words(const char *s)
{
	return s && s[strspn(s, " \t\r\n")];
}

/* Refuse with the first objection unless all may be and are overruled. */
static enum gd_status
pass_objections(struct gd_act *a, const struct gd_channel *ch, gd_instant at,
		const char *reason, struct gd_error *err)
{
	struct gd_objections o = { NULL, 0, 0 };
	enum gd_status status = GD_OK;

	gd_act_objections(a, ch, at, &o);
	if (o.len && (o.items[0].kind == GD_OBJ_LAW || !has_words(reason)))
		status = gd_error_set(err, GD_EGUARD, "%s", o.items[0].text);
	if (status != GD_OK && *o.items[0].cure)
		gd_error_set(err, status, _("%1$s; %2$s"), o.items[0].text,
			     o.items[0].cure);
	gd_objections_release(&o);
	return status;
}

static enum gd_status
insert_filing(struct gd_act *a, const struct gd_channel *ch, gd_instant at,
	      const char *ref, int64_t *row, struct gd_error *err)
{
	struct gd_buf clean = GD_BUF_INIT;
	enum gd_status status;

	status = gd_store_insert(a->st, GD_ENT_FILING, a->id, row, err);
	if (status == GD_OK)
		status = gd_store_put(a->st, GD_ENT_FILING, *row, "channel",
				      ch->code, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_FILING, *row, "stage",
					  ch->stage, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_FILING, *row,
					  "filed_at", at, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_FILING, *row, "state",
					  GD_FILING_OPEN, err);
	if (status == GD_OK && has_words(ref)) {
		gd_text_clean(&clean, ref, strlen(ref));
		status = gd_store_put(a->st, GD_ENT_FILING, *row, "ref",
				      clean.s, err);
	}
	gd_buf_release(&clean);
	return status;
}

enum gd_status
gd_act_file(struct gd_act *a, const struct gd_channel *ch, gd_instant at,
	    const char *ref, const char *reason, int *clocks,
	    struct gd_error *err)
{
	struct gd_buf what = GD_BUF_INIT;
	enum gd_stage rung = gd_stage_of_filings(a->v.filings,
						 a->v.filings_len);
	enum gd_status status;
	int64_t row = 0;

	gd_buf_addf(&what, "filed %s", ch->code);
	status = insert_filing(a, ch, at, ref, &row, err);
	if (status == GD_OK)
		status = gd_act_meet(a, what.s, at, err);
	if (status == GD_OK && ch->stage > rung) {
		rung = ch->stage;
		status = gd_act_supersede(a, rung, at, err);
	}
	if (status == GD_OK)
		status = gd_act_settle_dates(a, at, err);
	if (status == GD_OK)
		status = gd_act_start_clocks(a, what.s, at, row, clocks, err);
	gd_buf_release(&what);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CASE, a->id, "stage",
					  rung, err);
	if (status == GD_OK)
		status = gd_act_put_words(a, "reason", reason, err);
	return status;
}

/* `higher`: the channel must stand above the case. */
static enum gd_status
file_through(struct gd_desk *d, int64_t id, const char *channel, gd_instant at,
	     const char *ref, const char *reason, bool higher, int *clocks,
	     struct gd_error *err)
{
	const struct gd_channel *ch;
	enum gd_status status;
	struct gd_act a;
	int n = 0;

	status = gd_act_begin(&a, d, id, "file", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	status = gd_act_need_open(&a, err);
	if (status == GD_OK)
		status = gd_act_instant(&a, at, &at, err);
	if (status == GD_OK)
		status = gd_act_channel(&a, channel, &ch, err);
	if (status == GD_OK && higher && ch->stage <= a.v.row.stage)
		status = gd_error_set(err, GD_EINVAL,
				      _("%s does not stand above the case's "
					"stage; file there instead of "
					"escalating"),
				      gd_bitext_get(&ch->name, NULL));
	if (status == GD_OK)
		status = pass_objections(&a, ch, at, reason, err);
	if (status == GD_OK)
		status = gd_act_file(&a, ch, at, ref, reason, &n, err);
	status = gd_act_end(&a, status, err);
	if (status == GD_OK && clocks)
		*clocks = n;
	return status;
}

enum gd_status
gd_desk_file(struct gd_desk *d, int64_t id, const char *channel, gd_instant at,
	     const char *ref, const char *reason, int *clocks,
	     struct gd_error *err)
{
	return file_through(d, id, channel, at, ref, reason, false, clocks,
			    err);
}

static bool
is_refused(const struct gd_plan *plan, const struct gd_channel *ch)
{
	size_t i;

	for (i = 0; i < plan->refused_len; i++)
		if (plan->refused[i].channel == ch)
			return true;
	return false;
}

/*
 * The channel for `rung`: the plan's first there, else the ladder's first;
 * `refused`: even one that the plan holds back.
 */
static const struct gd_channel *
channel_on(const struct gd_act *a, const struct gd_plan *plan,
	   enum gd_stage rung, bool refused)
{
	size_t i;

	for (i = 0; i < plan->recommended_len; i++)
		if (plan->recommended[i].channel->stage == rung)
			return plan->recommended[i].channel;
	for (i = 0; i < a->k->channels_len; i++) {
		const struct gd_channel *ch = &a->k->channels[i];

		if (ch->stage == rung && (refused || !is_refused(plan, ch)) &&
		    gd_cond_holds(&ch->when, &a->effective))
			return ch;
	}
	return NULL;
}

const struct gd_channel *
gd_act_next_channel(const struct gd_act *a, enum gd_stage above)
{
	const struct gd_channel *found = NULL;
	struct gd_plan plan;
	int rung;

	gd_triage(a->k, &a->effective, a->now, a->cal, &plan);
	for (rung = (int)above + 1; !found && rung <= GD_STAGE_COURT; rung++)
		found = channel_on(a, &plan, (enum gd_stage)rung, false);
	/* Nothing is open above: name what is, its objection says the cure. */
	for (rung = (int)above + 1; !found && rung <= GD_STAGE_COURT; rung++)
		found = channel_on(a, &plan, (enum gd_stage)rung, true);
	gd_plan_release(&plan);
	return found;
}

enum gd_status
gd_desk_next_channel(struct gd_desk *d, int64_t id,
		     const struct gd_channel **out, struct gd_error *err)
{
	enum gd_status status;
	struct gd_act a;

	status = gd_act_look(&a, d, id, err);
	if (status != GD_OK)
		return status;
	*out = gd_act_next_channel(&a, a.v.row.stage);
	gd_act_release(&a);
	return GD_OK;
}

enum gd_status
gd_desk_escalate(struct gd_desk *d, int64_t id, const char *to,
		 const char *reason, int *clocks, struct gd_error *err)
{
	const struct gd_channel *ch = NULL;
	enum gd_status status;
	struct gd_act a;

	if (!to) {
		status = gd_act_look(&a, d, id, err);
		if (status != GD_OK)
			return status;
		status = gd_act_need_open(&a, err);
		if (status == GD_OK)
			ch = gd_act_next_channel(&a, a.v.row.stage);
		gd_act_release(&a);
		if (status != GD_OK)
			return status;
		if (!ch)
			return gd_error_set(err, GD_EINVAL,
					    _("the case stands at the top of "
					      "the ladder; there is nothing "
					      "above it"));
		to = ch->code;
	}
	return file_through(d, id, to, GD_INSTANT_NONE, NULL, reason, true,
			    clocks, err);
}
