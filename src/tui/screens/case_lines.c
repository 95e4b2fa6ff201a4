/*
 * The tabs of a case as lines: history, filings with their clocks, answers.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/clocks.h"
#include "desk/phrase.h"
#include "domain/interview.h"
#include "tui/screens/case_internal.h"

#define EVENTS_AT_ONCE 200

void
gd_case_more(struct case_screen *s)
{
	struct gd_event_page page = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf line = GD_BUF_INIT;

	if (gd_desk_events(s->desk, s->id, s->oldest, EVENTS_AT_ONCE, &page,
			   &err) != GD_OK) {
		gd_tui_fail(s->base.tui, &err);
		s->more = false;
		return;
	}
	for (size_t i = 0; i < page.len; i++) {
		const struct gd_event_row *ev = &page.rows[i];

		gd_buf_reset(&line);
		gd_phrase_instant(s->desk, ev->at, &line);
		gd_buf_addf(&line, "  %s  ", ev->who);
		gd_phrase_event(s->desk, ev, &line);
		if (ev->undone_by)
			gd_buf_adds(&line, _("  (undone)"));
		gd_lines_add(&s->lines,
			     ev->undone_by ? GD_ROLE_DIM : GD_ROLE_TEXT,
			     ev->id, line.s);
		s->oldest = ev->id;
	}
	s->more = page.len == EVENTS_AT_ONCE;
	gd_event_page_release(&page);
	gd_buf_release(&line);
}

static void
add_clock(struct case_screen *s, const struct gd_clock_row *c)
{
	const struct gd_clock_rule *rule =
		gd_phrase_rule(s->desk, c->rule, c->version);
	enum gd_role role = GD_ROLE_DIM;
	struct gd_buf line = GD_BUF_INIT;

	gd_buf_adds(&line, "    ");
	gd_phrase_rule_name(s->desk, c->rule, c->version, false, &line);
	gd_buf_adds(&line, _(": "));
	gd_phrase_due(s->desk, c->due_at, c->estimated, &line);
	gd_buf_adds(&line, _(", "));
	if (c->state == GD_CLOCK_RUNNING) {
		gd_instant now = gd_desk_now(s->desk);

		gd_phrase_remaining(s->desk, c->due_at,
				    rule ? rule->period.unit : GD_UNIT_DAYS,
				    &line);
		role = c->due_at <= now ? GD_ROLE_OVERDUE : GD_ROLE_TEXT;
	} else {
		gd_phrase_clock_state(c->state, &line);
	}
	gd_lines_add(&s->lines, role, c->id, line.s);
	gd_buf_reset(&line);
	gd_phrase_clock_notes(s->desk, c, &line);
	if (line.len) {
		gd_buf_splice(&line, 0, 0, "      ", 6);
		gd_lines_add(&s->lines, GD_ROLE_DIM, c->id, line.s);
	}
	gd_buf_release(&line);
}

static void
add_clocks_of(struct case_screen *s, int64_t filing_id)
{
	for (size_t i = 0; i < s->view.clocks_len; i++)
		if (s->view.clocks[i].filing_id == filing_id &&
		    s->view.clocks[i].state != GD_CLOCK_VOID)
			add_clock(s, &s->view.clocks[i]);
}

static void
filing_lines(struct case_screen *s)
{
	struct gd_buf line = GD_BUF_INIT;

	if (s->view.filings_len == 0)
		gd_lines_add(&s->lines, GD_ROLE_DIM, 0,
			     _("Nothing has been filed yet. e suggests where "
			       "to start, p shows the plan."));
	for (size_t i = s->view.filings_len; i-- > 0;) {
		const struct gd_filing_row *f = &s->view.filings[i];
		bool gone = f->state == GD_FILING_WITHDRAWN;

		gd_buf_reset(&line);
		gd_buf_addf(&line, "%d  ", f->seq);
		gd_phrase_instant(s->desk, f->filed_at, &line);
		gd_buf_adds(&line, "  ");
		gd_phrase_channel(s->desk, f->channel, &line);
		if (*f->ref)
			gd_buf_addf(&line, _(", no. %s"), f->ref);
		gd_buf_adds(&line, "  ");
		gd_phrase_filing_state(f->state, &line);
		if (*f->response)
			gd_buf_addf(&line, _(": %s"), f->response);
		gd_lines_add(&s->lines, gone ? GD_ROLE_DIM : GD_ROLE_HEADING,
			     0, line.s);
		add_clocks_of(s, f->id);
	}
	add_clocks_of(s, 0);
	gd_buf_release(&line);
}

/* A long answer takes as many lines as it needs. */
static void
add_wrapped(struct case_screen *s, const char *text)
{
	struct gd_buf line = GD_BUF_INIT;
	size_t len = strlen(text), pos = 0, start, n;

	while (gd_text_wrap(text, len, 70, &pos, &start, &n)) {
		gd_buf_reset(&line);
		gd_buf_adds(&line, "    ");
		gd_buf_add(&line, text + start, n);
		gd_lines_add(&s->lines, GD_ROLE_TEXT, 0, line.s);
	}
	gd_buf_release(&line);
}

static void
answer_lines(struct case_screen *s)
{
	const struct gd_interview *iv;
	struct gd_playbook *pb;
	struct gd_buf words = GD_BUF_INIT;

	if (gd_desk_playbook(s->desk, &pb, NULL) != GD_OK ||
	    gd_playbook_interview(pb, &iv, NULL) != GD_OK)
		return;
	for (size_t i = 0; i < iv->len; i++) {
		const struct gd_question *q = &iv->questions[i];
		const char *value = gd_answers_value(&s->view.answers, q->id);

		if (!*value || q->kind == GD_Q_UNDERSTOOD)
			continue;
		gd_lines_add(&s->lines, GD_ROLE_DIM, 0,
			     gd_bitext_get(&q->name, NULL));
		gd_buf_reset(&words);
		gd_interview_words(iv, q, value, gd_desk_zone(s->desk), NULL,
				   &words);
		add_wrapped(s, words.s);
	}
	gd_buf_release(&words);
}

void
gd_case_lines(struct case_screen *s)
{
	gd_lines_reset(&s->lines);
	s->more = false;
	if (s->tab == TAB_HISTORY) {
		s->oldest = 0;
		gd_case_more(s);
	} else if (s->tab == TAB_FILINGS) {
		filing_lines(s);
	} else {
		answer_lines(s);
	}
}

/* Where the case has been, is and could go, with the day of each first filing. */
void
gd_case_ladder(struct case_screen *s)
{
	for (int i = 0; i < GD_STAGE_CLOSED; i++) {
		struct rung *r = &s->ladder[i];
		gd_instant first = GD_INSTANT_NONE;
		bool open = false;

		for (size_t k = 0; k < s->view.filings_len; k++) {
			const struct gd_filing_row *f = &s->view.filings[k];

			if ((int)f->stage != i ||
			    f->state == GD_FILING_WITHDRAWN)
				continue;
			if (first == GD_INSTANT_NONE)
				first = f->filed_at;
			open |= gd_filing_state_open(f->state);
		}
		if (i == GD_STAGE_PREPARE)
			first = s->view.row.opened_at;
		r->state = i == (int)s->view.row.stage ? RUNG_NOW
			   : first == GD_INSTANT_NONE ? RUNG_AHEAD
			   : open && i != GD_STAGE_PREPARE ? RUNG_BESIDE
							   : RUNG_DONE;
		gd_buf_reset(&r->name);
		gd_buf_reset(&r->when);
		gd_phrase_rung(s->desk, s->view.row.platform, (enum gd_stage)i,
			       &r->name);
		if (first != GD_INSTANT_NONE)
			gd_phrase_instant(s->desk, first, &r->when);
		if (r->state == RUNG_BESIDE)
			/* TRANSLATORS: a filing that runs beside another. */
			gd_buf_adds(&r->name, _(" (beside)"));
	}
}
