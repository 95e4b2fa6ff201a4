/*
 * gongdao show - one case, whole.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/case_columns.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "desk/advice.h"
#include "desk/merchants.h"
#include "desk/phrase.h"
#include "desk/summary.h"
#include "desk/view.h"
#include "domain/interview.h"

static json_t *
filing_json(struct gd_cli *c, const struct gd_filing_row *f)
{
	json_t *o = json_object();

	json_object_set_new(o, "filing", json_integer(f->seq));
	json_object_set_new(o, "channel", gd_json_text(f->channel));
	json_object_set_new(o, "stage", gd_json_text(gd_stage_code(f->stage)));
	json_object_set_new(o, "filed_at", gd_json_instant(c, f->filed_at));
	json_object_set_new(o, "ref", gd_json_text(f->ref));
	json_object_set_new(o, "state",
			    gd_json_text(gd_filing_state_code(f->state)));
	json_object_set_new(o, "responded_at",
			    gd_json_instant(c, f->responded_at));
	json_object_set_new(o, "response", gd_json_text(f->response));
	return o;
}

static int
filing_seq(const struct gd_case_view *v, int64_t id)
{
	for (size_t i = 0; i < v->filings_len; i++)
		if (v->filings[i].id == id)
			return v->filings[i].seq;
	return 0;
}

static json_t *
clock_json(struct gd_cli *c, const struct gd_case_view *v,
	   const struct gd_clock_row *k)
{
	const struct gd_clock_rule *rule =
		gd_phrase_rule(c->desk, k->rule, k->version);
	struct gd_buf source = GD_BUF_INIT;
	int filing = filing_seq(v, k->filing_id);
	json_t *o = json_object();

	if (rule)
		gd_phrase_source(c->desk, rule->source, &source);
	json_object_set_new(o, "clock", json_integer(k->seq));
	json_object_set_new(o, "filing", filing ? json_integer(filing)
						: json_null());
	json_object_set_new(o, "rule", gd_json_text(k->rule));
	json_object_set_new(o, "version", gd_json_text(k->version));
	json_object_set_new(o, "started", gd_json_instant(c, k->started_at));
	json_object_set_new(o, "early", gd_json_instant(c, k->early_at));
	json_object_set_new(o, "due", gd_json_instant(c, k->due_at));
	json_object_set_new(o, "estimated", json_boolean(k->estimated));
	json_object_set_new(o, "state",
			    gd_json_text(gd_clock_state_code(k->state)));
	json_object_set_new(o, "ended", gd_json_instant(c, k->ended_at));
	json_object_set_new(o, "other_due", gd_json_instant(c, k->other_at));
	json_object_set_new(o, "snoozed_until",
			    gd_json_instant(c, k->snoozed_until));
	json_object_set_new(o, "restarted",
			    gd_json_instant(c, k->restarted_at));
	json_object_set_new(o, "reminders_paused", json_boolean(k->hushed));
	json_object_set_new(o, "source", gd_json_text(source.s));
	gd_buf_release(&source);
	return o;
}

/* Field to value; "unsure" for "I don't know", null for what was passed over. */
static json_t *
answers_json(const struct gd_answers *a)
{
	json_t *o = json_object();

	for (size_t i = 0; i < a->len; i++) {
		const struct gd_answer *one = &a->items[i];

		json_object_set_new(o, one->field,
				    one->state == GD_ANSWER_GIVEN
				    ? gd_json_text(one->value)
				    : one->state == GD_ANSWER_UNSURE
				    ? gd_json_text("unsure") : json_null());
	}
	return o;
}

static void
show_json(struct gd_cli *c, const struct gd_case_view *v)
{
	json_t *o = gd_listing_object(c, gd_case_columns, &v->row), *a;

	/* For `edit --seen`: grows with every change of the case. */
	json_object_set_new(o, "version", json_integer(v->row.version));
	json_object_set_new(o, "answers", answers_json(&v->answers));
	json_object_set_new(o, "filings", a = json_array());
	for (size_t i = 0; i < v->filings_len; i++)
		json_array_append_new(a, filing_json(c, &v->filings[i]));
	json_object_set_new(o, "clocks", a = json_array());
	for (size_t i = 0; i < v->clocks_len; i++)
		json_array_append_new(a, clock_json(c, v, &v->clocks[i]));
	gd_json_print(o);
}

static void
add_answers(struct gd_cli *c, const struct gd_case_view *v,
	    struct gd_buf *out)
{
	const struct gd_interview *iv;
	struct gd_playbook *pb;

	if (gd_desk_playbook(c->desk, &pb, NULL) != GD_OK ||
	    gd_playbook_interview(pb, &iv, NULL) != GD_OK)
		return;
	for (size_t i = 0; i < iv->len; i++) {
		const struct gd_question *q = &iv->questions[i];
		const char *value = gd_answers_value(&v->answers, q->id);

		/* The account stands below, in full. */
		if (!*value || q->kind == GD_Q_UNDERSTOOD ||
		    strcmp(q->id, "facts") == 0 ||
		    gd_interview_idle(iv, i, &v->answers))
			continue;
		gd_buf_addf(out, "%s (%s): ", gd_bitext_get(&q->name, NULL),
			    q->id);
		gd_interview_words(iv, q, value, gd_desk_zone(c->desk), NULL,
				   out);
		gd_buf_addc(out, '\n');
	}
}

/* A refused case is no dead end: what is left stands right here. */
static void
add_ways(struct gd_cli *c, const struct gd_case_view *v, struct gd_buf *out)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_ways w;

	gd_case_number(v->row.id, number);
	if (gd_desk_ways(c->desk, v->row.id, false, &w, NULL) != GD_OK)
		return;
	if (w.failed && w.len > 0) {
		gd_ways_words(c->desk, number, &w, out);
		gd_buf_addc(out, '\n');
	}
	gd_ways_release(&w);
}

/* What was found about the merchant before somebody bought. */
static void
add_recall(struct gd_cli *c, const struct gd_case_view *v, struct gd_buf *out)
{
	struct gd_buf text = GD_BUF_INIT;

	gd_check_recall(c->desk, v->row.id, &text);
	if (text.len)
		gd_buf_addf(out, "%s\n\n", text.s);
	gd_buf_release(&text);
}

static void
show_text(struct gd_cli *c, const struct gd_case_view *v)
{
	struct gd_buf out = GD_BUF_INIT;

	gd_summary_case(c->desk, v, &out);
	gd_buf_adds(&out, "\n\n");
	gd_phrase_rung(c->desk, v->row.platform, v->row.stage, &out);
	if (*v->row.outcome) {
		gd_buf_adds(&out, ": ");
		gd_phrase_choice(c->desk, "outcome", v->row.outcome, &out);
	}
	gd_buf_addc(&out, '\n');
	gd_phrase_next_step(c->desk, &v->row, &out);
	gd_buf_adds(&out, "\n\n");
	add_recall(c, v, &out);
	add_ways(c, v, &out);
	add_answers(c, v, &out);
	gd_cli_text(c, out.s);
	gd_buf_release(&out);
}

int
gd_cmd_show(struct gd_cli *c)
{
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_view view;
	int64_t id;
	int status;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_case(c->desk, id, &view, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (format == GD_FORMAT_JSON)
		show_json(c, &view);
	else
		show_text(c, &view);
	gd_case_view_release(&view);
	return GD_EXIT_OK;
}
