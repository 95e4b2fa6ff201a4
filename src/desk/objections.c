/*
 * desk/objections.c - what speaks against filing through a channel now.
 *
 * Law first: only that cannot be overruled. Then what the rules and the time
 * matrix advise, thin evidence, and the order of the ladder.
 */
#include <config.h>

#include "desk/actions.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/act_internal.h"
#include "desk/phrase.h"

#define EVIDENCE_THIN_PERCENT 40

void
gd_objections_release(struct gd_objections *o)
{
	size_t i;

	for (i = 0; i < o->len; i++) {
		free(o->items[i].text);
		free(o->items[i].source);
		free(o->items[i].cure);
	}
	free(o->items);
	*o = (struct gd_objections){ NULL, 0, 0 };
}

/* Takes over the three buffers. */
static void
add(struct gd_objections *o, enum gd_objection_kind kind, struct gd_buf *text,
    struct gd_buf *source, struct gd_buf *cure)
{
	GD_GROW(o->items, o->len, o->cap);
	o->items[o->len++] = (struct gd_objection){
		.kind = kind,
		.text = gd_buf_detach(text),
		.source = gd_buf_detach(source),
		.cure = gd_buf_detach(cure),
	};
}

struct gather {
	struct gd_act *a;
	const struct gd_channel *ch;
	struct gd_objections *out;
};

static void
add_refusal(const struct gd_plan_refusal *r, void *ctx)
{
	struct gather *g = ctx;
	struct gd_buf text = GD_BUF_INIT, source = GD_BUF_INIT;
	struct gd_buf cure = GD_BUF_INIT;

	if (r->rule) {
		gd_buf_adds(&text, gd_bitext_get(&r->rule->reason, NULL));
		gd_buf_adds(&cure, gd_bitext_get(&r->rule->cure, NULL));
		gd_phrase_source(g->a->desk, r->rule->source, &source);
	} else if (r->cell) {
		/* TRANSLATORS: channel, then the words of the matrix cell */
		gd_buf_addf(&text, _("%1$s: the article's time matrix says "
				     "'%2$s' for this kind of trouble"),
			    gd_bitext_get(&g->ch->name, NULL),
			    gd_bitext_get(&r->cell->name, NULL));
		gd_phrase_source(g->a->desk, r->cell->source, &source);
	}
	add(g->out, r->strength == GD_BY_LAW ? GD_OBJ_LAW : GD_OBJ_ADVICE,
	    &text, &source, &cure);
}

static void
judge_evidence(struct gather *g)
{
	struct gd_buf text = GD_BUF_INIT, source = GD_BUF_INIT;
	struct gd_buf cure = GD_BUF_INIT;
	struct gd_plan plan;
	size_t i, held = 0, named = 0;

	if (g->ch->stage < GD_STAGE_PLATFORM)
		return;
	gd_triage_evidence(g->a->k, &g->a->effective, &plan);
	if (plan.evidence_len && plan.completeness < EVIDENCE_THIN_PERCENT) {
		for (i = 0; i < plan.evidence_len; i++) {
			const struct gd_plan_evidence *e = &plan.evidence[i];

			held += e->held;
			if (e->held || named == 2)
				continue;
			gd_buf_adds(&cure, named++ ? _(", ") :
				    _("Gather first: "));
			gd_buf_adds(&cure, gd_bitext_get(&e->kind->name, NULL));
		}
		gd_buf_addf(&text, _("the evidence is thin: %1$zu of %2$zu kinds "
				     "in hand"), held, plan.evidence_len);
		gd_phrase_source(g->a->desk, "seed.2", &source);
		add(g->out, GD_OBJ_EVIDENCE, &text, &source, &cure);
	}
	gd_plan_release(&plan);
}

/* Does the matrix say that the platform does not handle this type at all? */
static bool
platform_stands_out(const struct gather *g)
{
	const char *type = gd_answers_value(&g->a->effective, "type");
	const struct gd_channel *service =
		gd_channel_find(g->a->k, gd_stage_code(GD_STAGE_SERVICE));
	const struct gd_matrix_cell *cell =
		service ? gd_matrix_find(g->a->k, type, service) : NULL;

	return cell && !cell->handled;
}

static bool
tried_service(const struct gather *g)
{
	size_t i;

	/* Told in the interview: it was asked before it came to us. */
	if (gd_answers_has(&g->a->effective, "contacted", "platform"))
		return true;
	for (i = 0; i < g->a->v.filings_len; i++) {
		const struct gd_filing_row *f = &g->a->v.filings[i];

		if (f->stage == GD_STAGE_SERVICE &&
		    f->state != GD_FILING_WITHDRAWN)
			return true;
	}
	return false;
}

static void
judge_order(struct gather *g)
{
	struct gd_buf text = GD_BUF_INIT, source = GD_BUF_INIT;
	struct gd_buf cure = GD_BUF_INIT;

	if (g->ch->stage < GD_STAGE_PLATFORM || tried_service(g) ||
	    platform_stands_out(g))
		return;
	gd_buf_adds(&text, _("the platform's service has not been asked yet"));
	gd_buf_adds(&cure, _("File with the service first: it is the quickest, "
			     "and it records that you asked"));
	gd_phrase_source(g->a->desk, "seed.1", &source);
	add(g->out, GD_OBJ_ORDER, &text, &source, &cure);
}

/* A lower rung still has time to answer: an alert counted in hours runs. */
static void
judge_waiting(struct gather *g, gd_instant at)
{
	size_t i, k;

	for (i = 0; i < g->a->v.clocks_len; i++) {
		const struct gd_clock_row *c = &g->a->v.clocks[i];
		const struct gd_clock_rule *r;
		struct gd_buf text = GD_BUF_INIT, source = GD_BUF_INIT;
		struct gd_buf cure = GD_BUF_INIT, due = GD_BUF_INIT;

		r = gd_act_rule(g->a->k, c->rule, c->version);
		if (!r || !r->alert || r->period.unit != GD_UNIT_HOURS ||
		    !gd_act_clock_live(c) || c->due_at <= at)
			continue;
		for (k = 0; k < g->a->v.filings_len; k++)
			if (g->a->v.filings[k].id == c->filing_id)
				break;
		if (k == g->a->v.filings_len ||
		    g->a->v.filings[k].stage >= g->ch->stage)
			continue;
		gd_phrase_due(g->a->desk, c->due_at, c->estimated, &due);
		/* TRANSLATORS: a clock's name, then when it falls due */
		gd_buf_addf(&text, _("%1$s still runs until %2$s"),
			    gd_bitext_get(&r->name, NULL), due.s);
		gd_buf_adds(&cure, _("Wait until then, or say why not"));
		gd_phrase_source(g->a->desk, r->source, &source);
		add(g->out, GD_OBJ_ORDER, &text, &source, &cure);
		gd_buf_release(&due);
	}
}

/* The same body has it already and has not answered. */
static void
judge_repeat(struct gather *g)
{
	size_t i;

	for (i = 0; i < g->a->v.filings_len; i++) {
		const struct gd_filing_row *f = &g->a->v.filings[i];
		struct gd_buf text = GD_BUF_INIT, source = GD_BUF_INIT;
		struct gd_buf cure = GD_BUF_INIT, at = GD_BUF_INIT;

		if (f->state != GD_FILING_OPEN ||
		    strcmp(f->channel, g->ch->code) != 0)
			continue;
		gd_phrase_instant(g->a->desk, f->filed_at, &at);
		/* TRANSLATORS: channel, then when it was filed */
		gd_buf_addf(&text, _("%1$s has it since %2$s and has not "
				     "answered"),
			    gd_bitext_get(&g->ch->name, NULL), at.s);
		gd_buf_adds(&cure, _("Record its answer, or that none came"));
		add(g->out, GD_OBJ_ORDER, &text, &source, &cure);
		gd_buf_release(&at);
	}
}

void
gd_act_objections(struct gd_act *a, const struct gd_channel *ch,
		  gd_instant at, struct gd_objections *out)
{
	struct gather g = { a, ch, out };

	gd_triage_objections(a->k, ch, &a->effective, add_refusal, &g);
	judge_evidence(&g);
	judge_order(&g);
	judge_waiting(&g, at);
	judge_repeat(&g);
}

enum gd_status
gd_desk_objections(struct gd_desk *d, int64_t id, const char *channel,
		   struct gd_objections *out, struct gd_error *err)
{
	const struct gd_channel *ch;
	enum gd_status status;
	struct gd_act a;

	status = gd_act_look(&a, d, id, err);
	if (status != GD_OK)
		return status;
	status = gd_act_channel(&a, channel, &ch, err);
	if (status == GD_OK) {
		*out = (struct gd_objections){ NULL, 0, 0 };
		gd_act_objections(&a, ch, a.now, out);
	}
	gd_act_release(&a);
	return status;
}
