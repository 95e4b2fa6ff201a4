#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/phrase.h"
#include "tui/screens/plan_internal.h"

struct writer {
	struct gd_desk *desk;
	struct gd_lines *out;
	int cols;
};

static void
heading(struct writer *w, const char *text)
{
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
		gd_lines_add(w->out, role, 0, line.s);
		first = false;
	}
	gd_buf_release(&line);
}

static void
sources(struct writer *w, const char *ids)
{
	struct gd_buf words = GD_BUF_INIT;

	gd_phrase_source(w->desk, ids, &words);
	paragraph(w, GD_ROLE_DIM, 5, _("Source: "), words.s);
	gd_buf_release(&words);
}

static void
recommended(struct writer *w, const struct gd_plan *p)
{
	heading(w, _("Recommended, in this order"));
	for (size_t i = 0; i < p->recommended_len; i++) {
		const struct gd_plan_channel *r = &p->recommended[i];
		struct gd_buf line = GD_BUF_INIT;

		gd_buf_addf(&line, "  %zu  ", i + 1);
		gd_phrase_channel(w->desk, r->channel->code, &line);
		gd_buf_addf(&line, "  (%s)",
			    r->cell ? gd_bitext_get(&r->cell->name, NULL)
				    : gd_bitext_get(&r->channel->response,
						    NULL));
		gd_lines_add(w->out, GD_ROLE_ACCENT, (int64_t)i + 1, line.s);
		gd_buf_release(&line);
		paragraph(w, GD_ROLE_TEXT, 5, _("Where: "),
			  gd_bitext_get(&r->channel->entry, NULL));
		for (size_t k = 0; k < r->reasons_len; k++) {
			paragraph(w, GD_ROLE_TEXT, 5, _("Why: "),
				  gd_bitext_get(&r->reasons[k]->reason, NULL));
			paragraph(w, GD_ROLE_TEXT, 5, _("Expect: "),
				  gd_bitext_get(&r->reasons[k]->expect, NULL));
			sources(w, r->reasons[k]->source);
		}
		if (r->cell)
			sources(w, r->cell->source);
	}
}

static void
combinations(struct writer *w, const struct gd_plan *p)
{
	if (p->combine_len == 0)
		return;
	heading(w, _("Side by side"));
	for (size_t i = 0; i < p->combine_len; i++) {
		paragraph(w, GD_ROLE_TEXT, 2, "",
			  gd_bitext_get(&p->combine[i]->reason, NULL));
		paragraph(w, GD_ROLE_TEXT, 5, _("Expect: "),
			  gd_bitext_get(&p->combine[i]->expect, NULL));
		sources(w, p->combine[i]->source);
	}
}

static void
dates(struct writer *w, const struct gd_plan *p)
{
	struct gd_buf line = GD_BUF_INIT;

	if (p->dates_len == 0)
		return;
	heading(w, _("Dates, if it is filed today"));
	for (size_t i = 0; i < p->dates_len; i++) {
		const struct gd_plan_date *d = &p->dates[i];

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
		paragraph(w, GD_ROLE_TEXT, 2, "", line.s);
		sources(w, d->rule->source);
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

		gd_buf_reset(&head);
		gd_buf_addf(&head, "%s %s", e->held ? (ascii ? "[x]"
						     : "[\u2713]") : "[ ]",
			    gd_bitext_get(&e->kind->name, NULL));
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
		gd_lines_add(w->out, GD_ROLE_TEXT, 0, line.s);
		gd_buf_release(&line);
		if (r->rule) {
			paragraph(w, GD_ROLE_DIM, 5, "",
				  gd_bitext_get(&r->rule->reason, NULL));
			paragraph(w, GD_ROLE_DIM, 5, _("What helps: "),
				  gd_bitext_get(&r->rule->cure, NULL));
			sources(w, r->rule->source);
		} else if (r->cell) {
			paragraph(w, GD_ROLE_DIM, 5, _("The time table says: "),
				  gd_bitext_get(&r->cell->name, NULL));
			sources(w, r->cell->source);
		}
	}
}

static void
risks(struct writer *w, const struct gd_plan *p)
{
	if (p->risks_len == 0)
		return;
	heading(w, _("Watch out"));
	for (size_t i = 0; i < p->risks_len; i++) {
		paragraph(w, GD_ROLE_TODAY, 2, "! ",
			  gd_bitext_get(&p->risks[i]->reason, NULL));
		sources(w, p->risks[i]->source);
	}
}

void
gd_plan_lines(struct gd_desk *d, const struct gd_plan *plan, int cols,
	      struct gd_lines *out)
{
	struct writer w = { d, out, cols };

	recommended(&w, plan);
	combinations(&w, plan);
	dates(&w, plan);
	evidence(&w, plan);
	risks(&w, plan);
	refused(&w, plan);
	heading(&w, _("A plan is advice with its reasons, not a promise."));
}
