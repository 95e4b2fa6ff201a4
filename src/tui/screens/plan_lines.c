#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/advice.h"
#include "desk/phrase.h"
#include "desk/plan_words.h"
#include "desk/similar.h"
#include "tui/screens/plan_internal.h"

#define SIMILAR_SHOWN 3

struct writer {
	struct gd_desk *desk;
	const struct gd_case_view *v;
	struct gd_lines *out;
	struct gd_plan_notes *notes;
	int64_t id;		/* of the lines being written */
	int cols;
};

void
gd_plan_notes_reset(struct gd_plan_notes *n)
{
	for (size_t i = 0; i < n->len; i++) {
		free(n->items[i].title);
		free(n->items[i].text);
		free(n->items[i].channel);
	}
	free(n->items);
	*n = (struct gd_plan_notes){ NULL, 0, 0 };
}

/* From here on lines belong to this note; its text is told with the sources. */
static void
begin_note(struct writer *w, const char *title, const char *text,
	   const char *sources, const char *channel)
{
	struct gd_plan_notes *n = w->notes;
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_adds(&b, text);
	gd_buf_adds(&b, b.len ? "\n\n" : "");
	gd_buf_adds(&b, _("Source: "));
	gd_phrase_source(w->desk, sources, &b);
	GD_GROW(n->items, n->len, n->cap);
	n->items[n->len++] = (struct gd_plan_note){
		.title = gd_strdup(title), .text = gd_buf_detach(&b),
		.channel = gd_strdup(channel),
	};
	w->id = (int64_t)n->len;
}

static void
heading(struct writer *w, const char *text)
{
	w->id = 0;
	if (w->out->len > 0)
		gd_lines_add(w->out, GD_ROLE_TEXT, 0, "");
	gd_lines_add(w->out, GD_ROLE_HEADING, 0, text);
}

/* Wrapped text behind an indent; only the first line carries `lead`. */
static void
paragraph(struct writer *w, enum gd_role role, int indent, const char *lead,
	  const char *text)
{
	int lead_cols = gd_text_width(lead, strlen(lead));
	size_t len = strlen(text), pos = 0, start, n;
	struct gd_buf line = GD_BUF_INIT;
	bool first = true;

	if (len == 0)
		return;
	while (gd_text_wrap(text, len, w->cols - indent - lead_cols, &pos,
			    &start, &n)) {
		gd_buf_reset(&line);
		gd_buf_addf(&line, "%*s", indent, "");
		if (first)
			gd_buf_adds(&line, lead);
		else
			gd_buf_addf(&line, "%*s", lead_cols, "");
		gd_buf_add(&line, text + start, n);
		gd_lines_add(w->out, role, w->id, line.s);
		first = false;
	}
	gd_buf_release(&line);
}

/* "now: A + B   then: C   later: D" */
static void
combination(struct writer *w, const struct gd_plan *p)
{
	struct gd_buf line = GD_BUF_INIT;

	gd_plan_combination(w->desk, p, w->v, &line);
	paragraph(w, GD_ROLE_ACCENT, 1, "", line.s);
	gd_buf_release(&line);
}

static void
one_channel(struct writer *w, const struct gd_plan_channel *r, size_t place)
{
	struct gd_buf line = GD_BUF_INIT, why = GD_BUF_INIT;
	struct gd_buf expect = GD_BUF_INIT, ids = GD_BUF_INIT;
	struct gd_buf full = GD_BUF_INIT, lead = GD_BUF_INIT;

	gd_plan_reason(r, &why);
	gd_plan_expect(r, &expect);
	gd_plan_sources(r, &ids);
	gd_buf_addf(&full, "%s\n\n%s%s\n\n%s%s", why.s, _("Expect: "),
		    expect.s, _("Where: "),
		    gd_bitext_get(&r->channel->entry, NULL));
	for (size_t k = 0; k < r->where_len; k++)
		gd_buf_addf(&full, "\n\n%s%s", _("Exactly: "),
			    gd_bitext_get(&r->where[k]->reason, NULL));
	begin_note(w, gd_bitext_get(&r->channel->name, NULL), full.s, ids.s,
		   r->channel->code);
	gd_buf_addf(&lead, "  %zu  ", place);
	gd_phrase_channel(w->desk, r->channel->code, &line);
	gd_buf_adds(&line, "  [");
	gd_plan_turn(w->desk, r, w->v, &line);
	gd_buf_addf(&line, "]  (%s)",
		    r->cell ? gd_bitext_get(&r->cell->name, NULL)
			    : gd_bitext_get(&r->channel->response, NULL));
	paragraph(w, GD_ROLE_ACCENT, 0, lead.s, line.s);
	paragraph(w, GD_ROLE_TEXT, 5, _("Where: "),
		  gd_bitext_get(&r->channel->entry, NULL));
	for (size_t k = 0; k < r->where_len; k++)
		paragraph(w, GD_ROLE_TEXT, 5, _("Exactly: "),
			  gd_bitext_get(&r->where[k]->reason, NULL));
	paragraph(w, GD_ROLE_TEXT, 5, _("Why: "), why.s);
	paragraph(w, GD_ROLE_TEXT, 5, _("Expect: "), expect.s);
	gd_buf_release(&lead);
	gd_buf_release(&full);
	gd_buf_release(&ids);
	gd_buf_release(&expect);
	gd_buf_release(&why);
	gd_buf_release(&line);
}

static void
recommended(struct writer *w, const struct gd_plan *p)
{
	heading(w, _("Recommended, in this order"));
	for (size_t i = 0; i < p->recommended_len; i++)
		one_channel(w, &p->recommended[i], i + 1);
}

static void
combinations(struct writer *w, const struct gd_plan *p)
{
	if (p->combine_len == 0)
		return;
	heading(w, _("Side by side, and in what order"));
	for (size_t i = 0; i < p->combine_len; i++) {
		const struct gd_triage_rule *r = p->combine[i];

		begin_note(w, _("Side by side"),
			   gd_bitext_get(&r->reason, NULL), r->source, "");
		paragraph(w, GD_ROLE_TEXT, 2, "",
			  gd_bitext_get(&r->reason, NULL));
		paragraph(w, GD_ROLE_DIM, 5, "",
			  gd_bitext_get(&r->expect, NULL));
	}
}

static void
dates(struct writer *w, const struct gd_plan *p)
{
	struct gd_buf line = GD_BUF_INIT;

	if (p->dates_len == 0)
		return;
	heading(w, _("Dates, if it is opened now"));
	for (size_t i = 0; i < p->dates_len; i++) {
		const struct gd_plan_date *d = &p->dates[i];

		/* What was filed has clocks of its own. */
		if (w->v && d->channel &&
		    gd_case_filed(w->v, d->channel->code))
			continue;
		begin_note(w, gd_bitext_get(&d->rule->name, NULL),
			   gd_bitext_get(&d->rule->miss, NULL),
			   d->rule->source, "");
		gd_buf_reset(&line);
		if (d->early.at != d->due.at) {
			gd_phrase_due(w->desk, d->early.at, d->early.estimated,
				      &line);
			gd_buf_adds(&line, gd_desk_ascii(w->desk)
				    ? " - " : " \u2013 ");
		}
		gd_phrase_due(w->desk, d->due.at, d->due.estimated, &line);
		gd_buf_adds(&line, "  ");
		if (d->channel) {
			gd_phrase_channel(w->desk, d->channel->code, &line);
			gd_buf_adds(&line, ": ");
		}
		gd_buf_adds(&line, gd_bitext_get(&d->rule->name, NULL));
		if (d->due.at <= gd_desk_now(w->desk))
			gd_buf_adds(&line, _("  (over)"));
		paragraph(w, d->due.at <= gd_desk_now(w->desk)
				     ? GD_ROLE_DIM : GD_ROLE_TEXT, 2, "",
			  line.s);
	}
	gd_buf_release(&line);
}

static void
evidence(struct writer *w, const struct gd_plan *p)
{
	struct gd_buf head = GD_BUF_INIT;
	bool ascii = gd_desk_ascii(w->desk);

	gd_buf_addf(&head, _("Evidence to gather (what can vanish first, "
			     "first): %d%%"), p->completeness);
	heading(w, head.s);
	for (size_t i = 0; i < p->evidence_len; i++) {
		const struct gd_plan_evidence *e = &p->evidence[i];
		const char *name = gd_bitext_get(&e->kind->name, NULL);

		gd_buf_reset(&head);
		gd_buf_addf(&head, "%s\n\n%s",
			    gd_bitext_get(&e->kind->collect, NULL),
			    gd_bitext_get(&e->kind->weight, NULL));
		begin_note(w, name, head.s, e->kind->source, "");
		gd_buf_reset(&head);
		gd_buf_addf(&head, "%s %s", e->held ? (ascii ? "[x]"
						     : "[\u2713]") : "[ ]",
			    name);
		if (e->focus)
			gd_buf_adds(&head, _("  (the platform looks at it "
					     "first)"));
		if (e->kind->vanish_days > 0 && !e->held)
			gd_buf_addf(&head,
				    ngettext("  (can vanish within %d day)",
					     "  (can vanish within %d days)",
					     (unsigned long)e->kind->vanish_days),
				    e->kind->vanish_days);
		paragraph(w, e->held ? GD_ROLE_DIM : GD_ROLE_TEXT, 2, "",
			  head.s);
		if (!e->held)
			paragraph(w, GD_ROLE_DIM, 6, "",
				  gd_bitext_get(&e->kind->collect, NULL));
	}
	gd_buf_release(&head);
}

static void
refused(struct writer *w, const struct gd_plan *p)
{
	if (p->refused_len == 0)
		return;
	heading(w, _("Held back"));
	for (size_t i = 0; i < p->refused_len; i++) {
		const struct gd_plan_refusal *r = &p->refused[i];
		struct gd_buf line = GD_BUF_INIT;

		gd_buf_adds(&line, "  ");
		gd_phrase_channel(w->desk, r->channel->code, &line);
		gd_buf_addf(&line, "  (%s)", r->strength == GD_BY_LAW
			    ? _("barred by law")
			    : _("advised against; may be filed with a reason"));
		begin_note(w, gd_bitext_get(&r->channel->name, NULL),
			   r->rule ? gd_bitext_get(&r->rule->reason, NULL)
			   : r->cell ? gd_bitext_get(&r->cell->name, NULL) : "",
			   r->rule ? r->rule->source
			   : r->cell ? r->cell->source : "",
			   r->channel->code);
		paragraph(w, GD_ROLE_TEXT, 0, "", line.s);
		gd_buf_release(&line);
		if (r->rule) {
			paragraph(w, GD_ROLE_DIM, 5, "",
				  gd_bitext_get(&r->rule->reason, NULL));
			paragraph(w, GD_ROLE_DIM, 5, _("What helps: "),
				  gd_bitext_get(&r->rule->cure, NULL));
		} else if (r->cell) {
			paragraph(w, GD_ROLE_DIM, 5, _("The time table says: "),
				  gd_bitext_get(&r->cell->name, NULL));
		}
	}
}

static void
banners(struct writer *w, const char *title, enum gd_role role,
	const char *lead, const struct gd_triage_rule *const *rules,
	size_t len)
{
	if (len == 0)
		return;
	heading(w, title);
	for (size_t i = 0; i < len; i++) {
		begin_note(w, title, gd_bitext_get(&rules[i]->reason, NULL),
			   rules[i]->source, "");
		paragraph(w, role, 2, lead,
			  gd_bitext_get(&rules[i]->reason, NULL));
	}
}

/* How such cases went before: who plans does not begin at nothing. */
static void
similar(struct writer *w)
{
	struct gd_similar_list found = { NULL, 0, 0 };
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf line = GD_BUF_INIT;

	if (gd_desk_similar(w->desk, w->v->row.id, SIMILAR_SHOWN, &found,
			    NULL) == GD_OK && found.len)
		heading(w, _("Similar cases"));
	for (size_t i = 0; i < found.len; i++) {
		const struct gd_similar_case *c = &found.items[i];

		if (c->id)
			gd_case_number(c->id, number);
		gd_buf_reset(&line);
		gd_buf_addf(&line, "%s  %s  %s", c->id ? number
						       : _("[example]"),
			    c->outcome, c->title);
		paragraph(w, GD_ROLE_TEXT, 2, "", line.s);
		gd_buf_reset(&line);
		gd_buf_addf(&line, "%s%s%s", _("shared"), _(": "), c->why);
		paragraph(w, GD_ROLE_DIM, 4, "", line.s);
	}
	gd_similar_release(&found);
	gd_buf_release(&line);
}

void
gd_plan_lines(struct gd_desk *d, const struct gd_plan *plan,
	      const struct gd_case_view *v, int cols, struct gd_lines *out,
	      struct gd_plan_notes *notes)
{
	struct writer w = { d, v, out, notes, 0, cols };

	combination(&w, plan);
	recommended(&w, plan);
	combinations(&w, plan);
	dates(&w, plan);
	evidence(&w, plan);
	banners(&w, _("Points to handle"), GD_ROLE_TEXT,
		gd_desk_ascii(d) ? "- " : "\u00b7 ", plan->points,
		plan->points_len);
	banners(&w, _("Watch out"), GD_ROLE_TODAY, "! ", plan->risks,
		plan->risks_len);
	refused(&w, plan);
	similar(&w);
	heading(&w, _("A plan is advice with its reasons, not a promise."));
}
