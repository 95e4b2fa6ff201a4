/*
 * desk/plan_words.c - see plan_words.h.
 */
#include <config.h>

#include "desk/plan_words.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/advice.h"
#include "desk/phrase.h"
#include "domain/list.h"

static void
join(struct gd_buf *out, size_t start, const char *text)
{
	if (!*text)
		return;
	if (out->len > start)
		gd_buf_addc(out, ' ');
	gd_buf_adds(out, text);
}

void
gd_plan_reason(const struct gd_plan_channel *p, struct gd_buf *out)
{
	size_t start = out->len;

	for (size_t i = 0; i < p->reasons_len; i++)
		join(out, start, gd_bitext_get(&p->reasons[i]->reason, NULL));
	if (out->len == start)
		join(out, start, gd_bitext_get(&p->channel->fit, NULL));
}

void
gd_plan_expect(const struct gd_plan_channel *p, struct gd_buf *out)
{
	size_t start = out->len;

	for (size_t i = 0; i < p->reasons_len; i++)
		join(out, start, gd_bitext_get(&p->reasons[i]->expect, NULL));
	if (out->len == start)
		join(out, start, gd_bitext_get(&p->channel->response, NULL));
	/* The time table's words are no sentence: they stand in front. */
	if (p->cell && *gd_bitext_get(&p->cell->name, NULL)) {
		const char *cell = gd_bitext_get(&p->cell->name, NULL);

		if (out->len > start)
			gd_buf_splice(out, start, 0, _("; "), strlen(_("; ")));
		gd_buf_splice(out, start, 0, cell, strlen(cell));
	}
}

void
gd_plan_turn(struct gd_desk *d, const struct gd_plan_channel *p,
	     const struct gd_case_view *v, struct gd_buf *out)
{
	const struct gd_filing_row *f =
		v ? gd_case_filed(v, p->channel->code) : NULL;
	struct gd_buf b = GD_BUF_INIT;

	if (f) {
		gd_phrase_instant(d, f->filed_at, &b);
		/* TRANSLATORS: when it was filed; its state follows */
		gd_buf_addf(out, _("filed %s: "), b.s);
		gd_phrase_filing_state(f->state, out);
	} else if (p->turn == GD_TURN_NOW || (v && gd_plan_opens(p, v))) {
		gd_buf_adds(out, _("now"));
	} else if (p->turn == GD_TURN_AFTER && p->after) {
		/* TRANSLATORS: a channel that has to end first */
		gd_buf_addf(out, _("after %s"),
			    gd_bitext_get(&p->after->name, NULL));
	} else {
		gd_buf_adds(out, _("later, if that does not help"));
	}
	gd_buf_release(&b);
}

/* Names of the recommended channels of one turn; false when there are none. */
static bool
add_turn(struct gd_desk *d, const struct gd_plan *p,
	 const struct gd_case_view *v, enum gd_turn turn, const char *lead,
	 struct gd_buf *out)
{
	bool any = false;

	for (size_t i = 0; i < p->recommended_len; i++) {
		const struct gd_plan_channel *pc = &p->recommended[i];

		if (pc->turn != turn ||
		    (v && gd_case_filed(v, pc->channel->code)))
			continue;
		gd_buf_adds(out, any ? " + " : lead);
		gd_phrase_channel(d, pc->channel->code, out);
		any = true;
	}
	return any;
}

void
gd_plan_combination(struct gd_desk *d, const struct gd_plan *p,
		    const struct gd_case_view *v, struct gd_buf *out)
{
	const char *arrow = gd_desk_ascii(d) ? " > " : " \u2192 ";
	bool now;

	if (p->completeness < 100)
		gd_buf_addf(out, _("Evidence %d%%"), p->completeness);
	now = add_turn(d, p, v, GD_TURN_NOW, out->len ? arrow : "", out);
	if (!now) {
		gd_buf_adds(out, out->len ? arrow : "");
		gd_buf_adds(out, _("All of it is filed"));
	}
	add_turn(d, p, v, GD_TURN_AFTER, arrow, out);
	gd_buf_adds(out, "\n");
	if (!add_turn(d, p, v, GD_TURN_LATER, _("If that does not help: "),
		      out))
		out->s[--out->len] = '\0';
}

static void
add_ids(struct gd_buf *out, const char *ids)
{
	const char *id;
	size_t len;

	while (gd_list_next(&ids, &id, &len)) {
		struct gd_buf one = GD_BUF_INIT;

		gd_buf_add(&one, id, len);
		if (!gd_list_has(out->s, one.s))
			gd_list_add(out, one.s);
		gd_buf_release(&one);
	}
}

void
gd_plan_sources(const struct gd_plan_channel *p, struct gd_buf *out)
{
	for (size_t i = 0; i < p->reasons_len; i++)
		add_ids(out, p->reasons[i]->source);
	for (size_t i = 0; i < p->where_len; i++)
		add_ids(out, p->where[i]->source);
	if (p->cell)
		add_ids(out, p->cell->source);
	if (out->len == 0)
		add_ids(out, p->channel->source);
}

void
gd_plan_cell(const struct gd_matrix_cell *cell, struct gd_buf *out)
{
	if (cell)
		gd_buf_addf(out, "%s/%s: %s", cell->type, cell->track,
			    gd_bitext_get(&cell->name, NULL));
}

/* ---- text ---- */

static void
part(struct gd_buf *out, const char *label, const char *text)
{
	if (*text)
		gd_buf_addf(out, "   %s%s\n", label, text);
}

static void
source(struct gd_desk *d, const char *ids, struct gd_buf *out)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_phrase_source(d, ids, &b);
	part(out, _("Source: "), b.s);
	gd_buf_release(&b);
}

/* "Platform arbitration + 12315 complaint", or one before the other. */
static void
members(const char *list, bool in_turn, const struct gd_plan *p,
	struct gd_buf *out)
{
	bool any = false;

	for (size_t i = 0; i < p->recommended_len; i++) {
		const struct gd_channel *ch = p->recommended[i].channel;

		if (!gd_list_has(list, ch->code))
			continue;
		gd_buf_adds(out, !any ? "" : in_turn ? " > " : " + ");
		gd_buf_adds(out, gd_bitext_get(&ch->name, NULL));
		any = true;
	}
	gd_buf_addc(out, '\n');
}

static void
recommended(struct gd_desk *d, const struct gd_plan *p,
	    const struct gd_case_view *v, struct gd_buf *out)
{
	gd_buf_adds(out, _("Where to complain, in this order"));
	gd_buf_addc(out, '\n');
	for (size_t i = 0; i < p->recommended_len; i++) {
		const struct gd_plan_channel *ch = &p->recommended[i];
		struct gd_buf b = GD_BUF_INIT;

		gd_plan_turn(d, ch, v, &b);
		gd_buf_addf(out, "%zu. [%s] %s (%s)\n", i + 1, b.s,
			    gd_bitext_get(&ch->channel->name, NULL),
			    ch->channel->code);
		gd_buf_reset(&b);
		gd_plan_reason(ch, &b);
		part(out, "", b.s);
		gd_buf_reset(&b);
		gd_plan_expect(ch, &b);
		part(out, _("Expect: "), b.s);
		part(out, _("Way in: "),
		     gd_bitext_get(&ch->channel->entry, NULL));
		for (size_t k = 0; k < ch->where_len; k++)
			part(out, _("Exactly: "),
			     gd_bitext_get(&ch->where[k]->reason, NULL));
		gd_buf_reset(&b);
		gd_plan_sources(ch, &b);
		source(d, b.s, out);
		gd_buf_release(&b);
	}
	if (p->combine_len > 0)
		gd_buf_addf(out, "\n%s\n", _("Side by side, and in what order"));
	for (size_t i = 0; i < p->combine_len; i++) {
		gd_buf_addf(out, "%s ", gd_desk_ascii(d) ? "-" : "\u00b7");
		members(p->combine[i]->channel, p->combine[i]->in_turn, p, out);
		part(out, "", gd_bitext_get(&p->combine[i]->reason, NULL));
		part(out, _("Expect: "),
		     gd_bitext_get(&p->combine[i]->expect, NULL));
		source(d, p->combine[i]->source, out);
	}
}

static void
refused(struct gd_desk *d, const struct gd_plan *p, struct gd_buf *out)
{
	if (p->refused_len > 0)
		gd_buf_addf(out, "\n%s\n", _("Not now"));
	for (size_t i = 0; i < p->refused_len; i++) {
		const struct gd_plan_refusal *r = &p->refused[i];
		struct gd_buf cell = GD_BUF_INIT;

		gd_buf_addf(out, "%s %s (%s): %s\n",
			    gd_desk_ascii(d) ? "-" : "\u00b7",
			    gd_bitext_get(&r->channel->name, NULL),
			    r->channel->code,
			    r->strength == GD_BY_LAW ? _("barred by law")
						     : _("advised against"));
		gd_plan_cell(r->cell, &cell);
		part(out, "", r->rule ? gd_bitext_get(&r->rule->reason, NULL)
				      : "");
		part(out, _("Time table: "), cell.s);
		part(out, _("What would help: "),
		     r->rule ? gd_bitext_get(&r->rule->cure, NULL) : "");
		source(d, r->rule ? r->rule->source
			  : r->cell ? r->cell->source : "", out);
		gd_buf_release(&cell);
	}
}

static void
risks(struct gd_desk *d, const struct gd_plan *p, struct gd_buf *out)
{
	if (p->points_len > 0)
		gd_buf_addf(out, "\n%s\n", _("Points to handle"));
	for (size_t i = 0; i < p->points_len; i++) {
		gd_buf_addf(out, "%s %s\n", gd_desk_ascii(d) ? "-" : "\u00b7",
			    gd_bitext_get(&p->points[i]->reason, NULL));
		source(d, p->points[i]->source, out);
	}
	if (p->risks_len > 0)
		gd_buf_addf(out, "\n%s\n", _("Beware"));
	for (size_t i = 0; i < p->risks_len; i++) {
		gd_buf_addf(out, "! %s\n",
			    gd_bitext_get(&p->risks[i]->reason, NULL));
		source(d, p->risks[i]->source, out);
	}
}

static void
evidence(const struct gd_plan *p, struct gd_buf *out)
{
	if (p->evidence_len == 0)
		return;
	gd_buf_addc(out, '\n');
	gd_buf_addf(out, _("Evidence, %d%% gathered; first what vanishes first"),
		    p->completeness);
	gd_buf_addc(out, '\n');
	for (size_t i = 0; i < p->evidence_len; i++) {
		const struct gd_evidence_kind *k = p->evidence[i].kind;

		gd_buf_addf(out, "[%s] %s (%s)%s\n",
			    p->evidence[i].held ? "x" : " ",
			    gd_bitext_get(&k->name, NULL), k->code,
			    p->evidence[i].focus
			    ? _("  (the platform looks at it first)") : "");
		if (p->evidence[i].held)
			continue;
		part(out, "", gd_bitext_get(&k->collect, NULL));
	}
}

static void
dates(struct gd_desk *d, const struct gd_plan *p,
      const struct gd_case_view *v, struct gd_buf *out)
{
	if (p->dates_len > 0)
		gd_buf_addf(out, "\n%s\n", _("Dates, if it is opened now"));
	for (size_t i = 0; i < p->dates_len; i++) {
		const struct gd_plan_date *one = &p->dates[i];

		/* What was filed has clocks of its own. */
		if (v && one->channel && gd_case_filed(v, one->channel->code))
			continue;
		if (one->early.at != one->due.at) {
			gd_phrase_due(d, one->early.at, one->early.estimated,
				      out);
			gd_buf_adds(out, " - ");
		}
		gd_phrase_due(d, one->due.at, one->due.estimated, out);
		gd_buf_addf(out, "  %s%s%s%s\n",
			    gd_bitext_get(&one->rule->name, NULL),
			    one->channel ? " (" : "",
			    one->channel ? gd_bitext_get(&one->channel->name, NULL)
				       : "",
			    one->channel ? ")" : "");
		if (one->due.at <= gd_desk_now(d))
			part(out, "", _("(over)"));
		source(d, one->rule->source, out);
	}
}

void
gd_plan_words(struct gd_desk *d, const struct gd_plan *p,
	      const struct gd_case_view *v, struct gd_buf *out)
{
	gd_plan_combination(d, p, v, out);
	gd_buf_adds(out, "\n\n");
	recommended(d, p, v, out);
	refused(d, p, out);
	risks(d, p, out);
	evidence(p, out);
	dates(d, p, v, out);
	gd_buf_addf(out, "\n%s\n",
		    _("This is advice with its reasons, not a promise."));
}
