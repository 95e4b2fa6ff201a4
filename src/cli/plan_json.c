/*
 * cli/plan_json.c - a plan for programs; see plan_json.h.
 */
#include <config.h>

#include "cli/plan_json.h"

#include "cli/json.h"
#include "desk/advice.h"
#include "desk/phrase.h"
#include "desk/plan_words.h"

static json_t *
source(struct gd_cli *c, const char *ids)
{
	struct gd_buf b = GD_BUF_INIT;
	json_t *v;

	gd_phrase_source(c->desk, ids, &b);
	v = gd_json_text(b.s);
	gd_buf_release(&b);
	return v;
}

static json_t *
text(const struct gd_bitext *t)
{
	return gd_json_text(gd_bitext_get(t, NULL));
}

static json_t *
rule(struct gd_cli *c, const struct gd_triage_rule *r)
{
	json_t *o = json_object();

	json_object_set_new(o, "id", gd_json_text(r->id));
	json_object_set_new(o, "reason", text(&r->reason));
	json_object_set_new(o, "expect", text(&r->expect));
	json_object_set_new(o, "source", source(c, r->source));
	return o;
}

static json_t *
recommended(struct gd_cli *c, const struct gd_plan_channel *p,
	    const struct gd_case_view *v)
{
	static const char *const turns[] = {
		[GD_TURN_NOW] = "now", [GD_TURN_AFTER] = "after",
		[GD_TURN_LATER] = "later",
	};
	json_t *where = json_array();
	struct gd_buf reason = GD_BUF_INIT, expect = GD_BUF_INIT;
	struct gd_buf ids = GD_BUF_INIT;
	json_t *o = json_object();

	gd_plan_reason(p, &reason);
	gd_plan_expect(p, &expect);
	gd_plan_sources(p, &ids);
	json_object_set_new(o, "channel", gd_json_text(p->channel->code));
	json_object_set_new(o, "name", text(&p->channel->name));
	json_object_set_new(o, "stage",
			    gd_json_text(gd_stage_code(p->channel->stage)));
	json_object_set_new(o, "reason", gd_json_text(reason.s));
	json_object_set_new(o, "source", source(c, ids.s));
	json_object_set_new(o, "expect", gd_json_text(expect.s));
	json_object_set_new(o, "turn", gd_json_text(turns[p->turn]));
	json_object_set_new(o, "after", p->after
			    ? gd_json_text(p->after->code) : json_null());
	json_object_set_new(o, "opens", json_boolean(v ? gd_plan_opens(p, v)
						   : p->turn == GD_TURN_NOW));
	for (size_t i = 0; i < p->where_len; i++)
		json_array_append_new(where, rule(c, p->where[i]));
	json_object_set_new(o, "where", where);
	gd_buf_release(&ids);
	gd_buf_release(&expect);
	gd_buf_release(&reason);
	return o;
}

static json_t *
refused(struct gd_cli *c, const struct gd_plan_refusal *r)
{
	struct gd_buf cell = GD_BUF_INIT;
	json_t *o = json_object();

	gd_plan_cell(r->cell, &cell);
	json_object_set_new(o, "channel", gd_json_text(r->channel->code));
	json_object_set_new(o, "name", text(&r->channel->name));
	json_object_set_new(o, "strength",
			    gd_json_text(r->strength == GD_BY_LAW ? "law"
								  : "advice"));
	json_object_set_new(o, "cell", r->cell ? gd_json_text(cell.s)
					       : json_null());
	json_object_set_new(o, "reason", r->rule ? text(&r->rule->reason)
			    : r->cell ? text(&r->cell->name)
				      : gd_json_text(""));
	json_object_set_new(o, "source", source(c, r->rule ? r->rule->source
			    : r->cell ? r->cell->source : ""));
	json_object_set_new(o, "cure", r->rule ? text(&r->rule->cure)
					       : gd_json_text(""));
	gd_buf_release(&cell);
	return o;
}

static json_t *
evidence(struct gd_cli *c, const struct gd_plan_evidence *e)
{
	json_t *o = json_object();

	json_object_set_new(o, "kind", gd_json_text(e->kind->code));
	json_object_set_new(o, "name", text(&e->kind->name));
	json_object_set_new(o, "held", json_boolean(e->held));
	json_object_set_new(o, "focus", json_boolean(e->focus));
	json_object_set_new(o, "collect", text(&e->kind->collect));
	json_object_set_new(o, "weight", text(&e->kind->weight));
	json_object_set_new(o, "vanish_days",
			    e->kind->vanish_days > 0
			    ? json_integer(e->kind->vanish_days)
			    : json_null());
	json_object_set_new(o, "source", source(c, e->kind->source));
	return o;
}

static json_t *
date(struct gd_cli *c, const struct gd_plan_date *d)
{
	json_t *o = json_object();

	json_object_set_new(o, "rule", gd_json_text(d->rule->id));
	json_object_set_new(o, "name", text(&d->rule->name));
	json_object_set_new(o, "channel", d->channel
			    ? gd_json_text(d->channel->code) : json_null());
	json_object_set_new(o, "due", gd_json_instant(c, d->due.at));
	json_object_set_new(o, "early", d->early.at != d->due.at
			    ? gd_json_instant(c, d->early.at) : json_null());
	json_object_set_new(o, "estimated", json_boolean(d->due.estimated));
	json_object_set_new(o, "source", source(c, d->rule->source));
	return o;
}

void
gd_plan_json(struct gd_cli *c, const struct gd_plan *p, const char *type,
	     const struct gd_case_view *v)
{
	json_t *o = json_object(), *a;
	size_t i;

	json_object_set_new(o, "type", gd_json_text(type));
	json_object_set_new(o, "recommended", a = json_array());
	for (i = 0; i < p->recommended_len; i++)
		json_array_append_new(a, recommended(c, &p->recommended[i], v));
	json_object_set_new(o, "refused", a = json_array());
	for (i = 0; i < p->refused_len; i++)
		json_array_append_new(a, refused(c, &p->refused[i]));
	json_object_set_new(o, "combine", a = json_array());
	for (i = 0; i < p->combine_len; i++)
		json_array_append_new(a, rule(c, p->combine[i]));
	json_object_set_new(o, "points", a = json_array());
	for (i = 0; i < p->points_len; i++)
		json_array_append_new(a, rule(c, p->points[i]));
	json_object_set_new(o, "risks", a = json_array());
	for (i = 0; i < p->risks_len; i++)
		json_array_append_new(a, rule(c, p->risks[i]));
	json_object_set_new(o, "evidence", a = json_array());
	for (i = 0; i < p->evidence_len; i++)
		json_array_append_new(a, evidence(c, &p->evidence[i]));
	json_object_set_new(o, "completeness", json_integer(p->completeness));
	json_object_set_new(o, "dates", a = json_array());
	for (i = 0; i < p->dates_len; i++)
		json_array_append_new(a, date(c, &p->dates[i]));
	gd_json_print(o);
}
