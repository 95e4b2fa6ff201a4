/*
 * desk/recompute.c - see recompute.h: every live clock counted anew.
 */
#include <config.h>

#include "desk/recompute.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/act_internal.h"
#include "store/clocks.h"

#define PAGE 500

struct recount {
	struct gd_act a;	/* bare: what gd_act_put_dates() needs */
	bool dry;
	void (*visit)(const struct gd_moved *m, void *ctx);
	void *ctx;
	struct gd_recomputed done;
};

/* The rule that the clock is judged by: that of its filing's day. */
static const struct gd_clock_rule *
rule_of(const struct recount *r, const struct gd_live_row *row)
{
	const struct gd_clock_row *c = &row->clock;
	gd_instant at = row->filed_at != GD_INSTANT_NONE ? row->filed_at
							 : c->started_at;
	const struct gd_clock_rule *rule;

	rule = gd_rule_in_force(r->a.k, c->rule,
				gd_instant_day(at, r->a.cal->zone));
	return rule ? rule : gd_act_rule(r->a.k, c->rule, c->version);
}

static enum gd_status
write_event(struct recount *r, const struct gd_clock_row *c,
	    const struct gd_clock_rule *rule,
	    const struct gd_rule_dates *dates, struct gd_error *err)
{
	struct gd_event_head head = {
		.at = r->a.now, .who = gd_desk_who(r->a.desk),
		.kind = "recompute", .case_id = c->case_id
	};
	enum gd_status status = gd_store_begin(r->a.st, &head, err);

	if (status == GD_OK)
		status = gd_act_put_dates(&r->a, c->id, rule, c->started_at,
					  dates, c->state, err);
	if (status == GD_OK)
		status = gd_store_commit(r->a.st, NULL, err);
	if (status != GD_OK)
		gd_store_rollback(r->a.st);
	return status;
}

static bool
same(const struct gd_clock_row *c, const struct gd_clock_rule *rule,
     const struct gd_rule_dates *d)
{
	return c->due_at == d->due.at && c->estimated == d->due.estimated &&
	       c->early_at == d->early && c->other_at == d->other &&
	       strcmp(c->version, rule->version) == 0;
}

static enum gd_status
recount_row(struct recount *r, const struct gd_live_row *row,
	    struct gd_error *err)
{
	const struct gd_clock_row *c = &row->clock;
	const struct gd_clock_rule *rule = rule_of(r, row);
	struct gd_rule_dates dates;
	struct gd_moved m;
	enum gd_status status;

	r->done.looked++;
	if (!rule) {
		r->done.lost++;
		return GD_OK;
	}
	/* A lasting pause is not over: its end decides the date. */
	status = gd_rule_count(rule, c->started_at, c->pauses,
			       GD_INSTANT_NONE, r->a.cal, &dates, err);
	if (status != GD_OK || same(c, rule, &dates))
		return status;
	m = (struct gd_moved){
		.case_id = c->case_id, .seq = c->seq, .rule = rule->id,
		.version = rule->version, .old_version = c->version,
		.old_due = c->due_at, .new_due = dates.due.at,
		.old_estimated = c->estimated,
		.new_estimated = dates.due.estimated
	};
	r->done.moved++;
	if (r->visit)
		r->visit(&m, r->ctx);
	return r->dry ? GD_OK : write_event(r, c, rule, &dates, err);
}

static enum gd_status
recount_all(struct recount *r, bool (*progress)(int64_t looked, void *ctx),
	    struct gd_error *err)
{
	enum gd_status status = GD_OK;
	struct gd_live_row *rows;
	size_t i, len = PAGE;
	int64_t after = 0;

	while (status == GD_OK && len == PAGE) {
		status = gd_store_live(r->a.st, after, PAGE, &rows, &len, err);
		if (status != GD_OK)
			break;
		for (i = 0; status == GD_OK && i < len; i++) {
			after = rows[i].clock.id;
			status = recount_row(r, &rows[i], err);
		}
		gd_live_rows_free(rows, len);
		if (status == GD_OK && progress &&
		    !progress(r->done.looked, r->ctx))
			status = gd_error_set(err, GD_ECANCEL,
					      _("stopped; nothing was changed"));
	}
	return status;
}

static enum gd_status
prepare(struct recount *r, struct gd_desk *d, struct gd_error *err)
{
	struct gd_playbook *pb;
	enum gd_status status;

	r->a = (struct gd_act){ .desk = d, .now = gd_desk_now(d) };
	status = gd_desk_store(d, &r->a.st, err);
	if (status == GD_OK)
		status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_clocks(pb, &r->a.k, err);
	if (status == GD_OK)
		status = gd_desk_calendar(d, &r->a.cal, err);
	return status;
}

enum gd_status
gd_desk_recompute(struct gd_desk *d, bool dry,
		  void (*visit)(const struct gd_moved *m, void *ctx),
		  bool (*progress)(int64_t looked, void *ctx), void *ctx,
		  struct gd_recomputed *out, struct gd_error *err)
{
	struct recount r = { .dry = dry, .visit = visit, .ctx = ctx };
	enum gd_status status = prepare(&r, d, err);

	if (status == GD_OK && !dry)
		status = gd_store_batch_begin(r.a.st, err);
	if (status != GD_OK)
		return status;
	status = recount_all(&r, progress, err);
	if (status == GD_OK && !dry)
		status = gd_store_bulk_end(r.a.st, err);
	else if (!dry)
		gd_store_bulk_abort(r.a.st);
	if (status == GD_OK)
		*out = r.done;
	return status;
}
