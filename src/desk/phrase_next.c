/*
 * desk/phrase_next.c - what a case needs next, in one sentence.
 *
 * Said under the cursor at every key press: it reads the case row, its clocks
 * and the clock rules, never the questions or the triage rules.
 */
#include <config.h>

#include "desk/phrase.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/advice.h"
#include "domain/money.h"

#define FAR_S (INT64_C(7) * 24 * 3600)

/* When the row's nearest clock started; GD_INSTANT_NONE when it cannot be read. */
static gd_instant
started_at(struct gd_desk *d, const struct gd_case_row *row)
{
	gd_instant at = GD_INSTANT_NONE;
	struct gd_clock_row *clocks;
	struct gd_store *st;
	size_t i, len;

	if (gd_desk_store(d, &st, NULL) != GD_OK ||
	    gd_store_clocks(st, row->id, &clocks, &len, NULL) != GD_OK)
		return at;
	for (i = 0; i < len; i++)
		if (clocks[i].id == row->next_clock)
			at = clocks[i].started_at;
	gd_clock_rows_free(clocks, len);
	return at;
}

static void
say_overdue(struct gd_desk *d, const struct gd_case_row *row,
	    const struct gd_clock_rule *r, struct gd_buf *out)
{
	struct gd_buf when = GD_BUF_INIT;
	gd_instant start;

	start = r->alert ? started_at(d, row) : GD_INSTANT_NONE;
	if (start != GD_INSTANT_NONE) {
		gd_phrase_instant(d, start, &when);
		/* TRANSLATORS: "72 h", since when, then what to do */
		gd_buf_addf(out, _("%1$s since %2$s without an answer. %3$s"),
			    gd_bitext_get(&r->brief, NULL), when.s,
			    gd_bitext_get(&r->next, NULL));
	} else {
		gd_phrase_remaining(d, row->next_due, r->period.unit, &when);
		/* TRANSLATORS: a clock, "5 hours overdue", what to do */
		gd_buf_addf(out, _("%1$s: %2$s. %3$s"),
			    gd_bitext_get(&r->name, NULL), when.s,
			    gd_bitext_get(&r->next, NULL));
	}
	gd_buf_release(&when);
}

static void
say_clock(struct gd_desk *d, const struct gd_case_row *row, struct gd_buf *out)
{
	const struct gd_clock_rule *r =
		gd_phrase_rule(d, row->next_rule, "");
	struct gd_buf due = GD_BUF_INIT, left = GD_BUF_INIT;

	gd_phrase_due(d, row->next_due, row->next_estimated, &due);
	gd_phrase_remaining(d, row->next_due,
			    r ? r->period.unit : GD_UNIT_DAYS, &left);
	if (r && gd_desk_now(d) >= row->next_due)
		say_overdue(d, row, r, out);
	else
		/* TRANSLATORS: a clock, when it falls due, what is left */
		gd_buf_addf(out, _("%1$s: until %2$s, %3$s"),
			    r ? gd_bitext_get(&r->name, NULL) : row->next_rule,
			    due.s, left.s);
	gd_buf_release(&left);
	gd_buf_release(&due);
}

static void
say_closed(struct gd_desk *d, const struct gd_case_row *row,
	   struct gd_buf *out)
{
	struct gd_buf how = GD_BUF_INIT, sum = GD_BUF_INIT;

	gd_phrase_choice(d, "outcome", row->outcome, &how);
	if (row->recovered_fen >= 0) {
		gd_money_format(&sum, row->recovered_fen);
		/* TRANSLATORS: the outcome, then a sum */
		gd_buf_addf(out, _("Closed: %1$s, %2$s recovered"), how.s,
			    sum.s);
	} else {
		gd_buf_addf(out, _("Closed: %s"), how.s);
	}
	if (strcmp(row->outcome, "rejected") == 0)
		gd_buf_adds(out, _(". It can be opened again for a way not "
				   "tried yet"));
	gd_buf_release(&sum);
	gd_buf_release(&how);
}

/* Before anything is filed, a distant date comes after the evidence. */
static bool
is_far(const struct gd_desk *d, const struct gd_case_row *row)
{
	return row->stage == GD_STAGE_PREPARE &&
	       row->next_due > gd_desk_now(d) + FAR_S;
}

/* After a failure the way on stands here, never a dead end. */
static bool
say_ways(struct gd_desk *d, const struct gd_case_row *row, struct gd_buf *out)
{
	struct gd_ways w = { .items = NULL };
	bool said = false;

	if (gd_desk_ways(d, row->id, true, &w, NULL) == GD_OK && w.failed &&
	    w.len > 0) {
		/* TRANSLATORS: what failed, the best way on, how many more */
		gd_buf_addf(out, ngettext("%1$s. Next: %2$s, and %3$d more way",
					  "%1$s. Next: %2$s, and %3$d more "
					  "ways", (unsigned long)(w.len - 1)),
			    w.what, gd_bitext_get(&w.items[0].step->name, NULL),
			    (int)w.len - 1);
		said = true;
	}
	gd_ways_release(&w);
	return said;
}

/* No date is near: what failed is what matters. */
static bool
is_quiet(const struct gd_desk *d, const struct gd_case_row *row)
{
	return !row->next_clock || row->next_due > gd_desk_now(d) + FAR_S;
}

void
gd_phrase_next_step(struct gd_desk *d, const struct gd_case_row *row,
		    struct gd_buf *out)
{
	if (row->draft)
		gd_buf_adds(out, _("The interview is not finished; open the "
				   "case to go on with it"));
	else if (row->stage == GD_STAGE_CLOSED)
		say_closed(d, row, out);
	else if (row->stage != GD_STAGE_PREPARE && is_quiet(d, row) &&
		 say_ways(d, row, out))
		return;
	else if (row->next_clock && !is_far(d, row))
		say_clock(d, row, out);
	else if (row->stage != GD_STAGE_PREPARE)
		gd_buf_adds(out, _("No deadline runs; record what was "
				   "answered, or go up a rung"));
	else if (row->evidence_held < row->evidence_needed)
		gd_buf_addf(out, _("Evidence %1$d of %2$d in hand: gather what "
				   "is missing, then file it"),
			    row->evidence_held, row->evidence_needed);
	else
		gd_buf_adds(out, _("The evidence is complete: file it"));
}
