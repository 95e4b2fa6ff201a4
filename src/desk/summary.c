#include <config.h>

#include "desk/summary.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/clocks.h"
#include "desk/phrase.h"

void
gd_summary_kind(struct gd_desk *d, const struct gd_case_row *row,
		struct gd_buf *out)
{
	const char *dot = gd_desk_ascii(d) ? " - " : " \u00b7 ";
	const struct {
		const char *list, *code;
	} parts[] = {
		{ "type", row->type },
		{ "platform", row->platform },
		{ "carrier", row->carrier },
		{ "scenario", row->scenario },
	};
	bool any = false;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!*parts[i].code || strcmp(parts[i].code, "none") == 0)
			continue;
		/* The mini-program is named once, not as carrier and scenario. */
		if (i == 3 && strcmp(row->carrier, row->scenario) == 0)
			continue;
		if (any)
			gd_buf_adds(out, dot);
		gd_phrase_choice(d, parts[i].list, parts[i].code, out);
		any = true;
	}
}

static void
add_filings(struct gd_desk *d, const struct gd_case_view *v,
	    struct gd_buf *out)
{
	for (size_t i = v->filings_len; i-- > 0;) {
		const struct gd_filing_row *f = &v->filings[i];

		if (f->state == GD_FILING_WITHDRAWN)
			continue;
		gd_buf_addc(out, '\n');
		gd_phrase_instant(d, f->filed_at, out);
		gd_buf_adds(out, "  ");
		gd_phrase_channel(d, f->channel, out);
		if (f->state != GD_FILING_OPEN) {
			gd_buf_adds(out, _(": "));
			gd_phrase_filing_state(f->state, out);
		}
	}
}

/* Does `a` come before `b`? By time, a paused one last. */
static bool
clock_before(const struct gd_clock_row *a, const struct gd_clock_row *b)
{
	if (a->state != b->state)
		return a->state == GD_CLOCK_RUNNING;
	return a->due_at != b->due_at ? a->due_at < b->due_at
				      : a->seq < b->seq;
}

/* The one that comes next after `last`, NULL: none. A case has a handful. */
static const struct gd_clock_row *
clock_after(const struct gd_case_view *v, const struct gd_clock_row *last)
{
	const struct gd_clock_row *next = NULL;

	for (size_t i = 0; i < v->clocks_len; i++) {
		const struct gd_clock_row *c = &v->clocks[i];

		if ((c->state == GD_CLOCK_RUNNING ||
		     c->state == GD_CLOCK_PAUSED) &&
		    (!last || clock_before(last, c)) &&
		    (!next || clock_before(c, next)))
			next = c;
	}
	return next;
}

/* What is nearest first, each with the number that commands know it by. */
static void
add_clocks(struct gd_desk *d, const struct gd_case_view *v,
	   struct gd_buf *out)
{
	struct gd_buf note = GD_BUF_INIT;

	for (const struct gd_clock_row *c = clock_after(v, NULL); c;
	     c = clock_after(v, c)) {
		const struct gd_clock_rule *rule;

		rule = gd_phrase_rule(d, c->rule, c->version);
		gd_buf_addf(out, "\n%d. ", c->seq);
		gd_phrase_rule_name(d, c->rule, c->version, false, out);
		gd_buf_adds(out, "  ");
		if (c->state == GD_CLOCK_RUNNING)
			gd_phrase_remaining(d, c->due_at,
					    rule ? rule->period.unit :
					    GD_UNIT_DAYS, out);
		gd_buf_reset(&note);
		gd_phrase_clock_notes(d, c, &note);
		if (note.len)
			gd_buf_addf(out, c->state == GD_CLOCK_RUNNING ?
				    _("; %s") : "%s", note.s);
	}
	gd_buf_release(&note);
}

void
gd_summary_case(struct gd_desk *d, const struct gd_case_view *v,
		struct gd_buf *out)
{
	const struct gd_case_row *row = &v->row;
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(row->id, number);
	gd_buf_addf(out, "%s %s\n", number, gd_case_row_name(row));
	gd_phrase_demand(d, row->demand,
			 row->demand_amount_fen > 0 ? row->demand_amount_fen
						    : row->amount_fen, out);
	gd_buf_addc(out, '\n');
	gd_summary_kind(d, row, out);
	gd_buf_addc(out, '\n');
	if (*row->goods)
		gd_buf_addf(out, "%s\n", row->goods);
	gd_buf_addf(out, _("evidence %d/%d"), row->evidence_held,
		    row->evidence_needed);
	gd_buf_addc(out, '\n');
	add_clocks(d, v, out);
	if (v->filings_len > 0)
		gd_buf_addc(out, '\n');
	add_filings(d, v, out);
	gd_buf_addf(out, "\n\n%s", gd_answers_value(&v->answers, "facts"));
}
