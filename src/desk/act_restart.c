/*
 * desk/act_restart.c - clocks that an event meets, or begins anew.
 */
#include <config.h>

#include "desk/act_internal.h"
#include "domain/list.h"

enum gd_status
gd_act_meet(struct gd_act *a, const char *what, gd_instant at,
	    struct gd_error *err)
{
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < a->v.clocks_len; i++) {
		const struct gd_clock_row *c = &a->v.clocks[i];
		const struct gd_clock_rule *r;

		if (!gd_act_clock_live(c) || c->started_at > at)
			continue;
		r = gd_act_rule(a->k, c->rule, c->version);
		if (r && gd_list_has(r->met, what))
			status = gd_act_freeze_clock(a, c,
						     at < c->due_at ? at :
						     c->due_at, err);
	}
	return status;
}

static enum gd_status
begin_anew(struct gd_act *a, const struct gd_clock_row *c,
	   const struct gd_clock_rule *r, gd_instant at, struct gd_error *err)
{
	struct gd_rule_dates dates;
	enum gd_status status;

	status = gd_rule_count(r, at, c->pauses, GD_INSTANT_NONE, a->cal,
			       &dates, err);
	if (status == GD_OK)
		status = gd_act_put_instant(a, GD_ENT_CLOCK, c->id,
					    "restarted_at", at, err);
	if (status == GD_OK)
		status = gd_act_put_dates(a, c->id, r, at, &dates, c->state,
					  err);
	return status;
}

enum gd_status
gd_act_restart(struct gd_act *a, const char *what, gd_instant at, int *n,
	       struct gd_error *err)
{
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < a->v.clocks_len; i++) {
		const struct gd_clock_row *c = &a->v.clocks[i];
		const struct gd_clock_rule *r;

		/* What has run out is not brought back by a demand. */
		if (!gd_act_clock_live(c) || at <= c->started_at ||
		    at >= c->due_at)
			continue;
		r = gd_act_rule(a->k, c->rule, c->version);
		if (!r || !gd_list_has(r->restart, what))
			continue;
		status = begin_anew(a, c, r, at, err);
		if (n)
			++*n;
	}
	return status;
}
