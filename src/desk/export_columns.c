/*
 * The columns of the presets. Ids are the field ids and codes of the command line,
 * the same every time, so that a list written here can be read in again.
 */
#include <config.h>

#include "desk/export_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/clock.h"

typedef const struct gd_export_row *row_t;

static void
put_number(struct gd_csv_out *out, row_t r, const char *id)
{
	char number[GD_CASE_NUMBER_MAX];

	(void)id;
	gd_case_number(r->c ? r->c->id : r->due->clock.case_id, number);
	gd_csv_out_plain(out, number);
}

static const char *
code_of(row_t r, const char *id)
{
	if (strncmp(id, "platform", 8) == 0)
		return r->c->platform;
	if (strncmp(id, "carrier", 7) == 0)
		return r->c->carrier;
	if (strncmp(id, "type", 4) == 0)
		return r->c->type;
	if (strncmp(id, "scenario", 8) == 0)
		return r->c->scenario;
	if (strncmp(id, "outcome", 7) == 0)
		return r->c->outcome;
	return r->c->demand;
}

static void
put_code(struct gd_csv_out *out, row_t r, const char *id)
{
	gd_csv_out_plain(out, code_of(r, id));
}

/* The name of a code; a comma list gives its names joined. */
static void
put_name(struct gd_csv_out *out, row_t r, const char *id)
{
	const char *codes = code_of(r, id);
	struct gd_buf names = GD_BUF_INIT;

	while (*codes) {
		size_t n = strcspn(codes, ",");
		char *one = gd_strndup(codes, n);

		if (names.len > 0)
			gd_buf_adds(&names, ", ");
		gd_phrase_choice(r->desk, id, one, &names);
		free(one);
		codes += n + (codes[n] == ',');
	}
	gd_csv_out_text(out, names.s);
	gd_buf_release(&names);
}

static void
put_stage(struct gd_csv_out *out, row_t r, const char *id)
{
	enum gd_stage stage = r->c ? r->c->stage : r->due->stage;
	struct gd_buf name = GD_BUF_INIT;

	if (strcmp(id, "stage_code") == 0) {
		gd_csv_out_plain(out, gd_stage_code(stage));
		return;
	}
	gd_phrase_stage(r->desk, stage, false, &name);
	gd_csv_out_text(out, name.s);
	gd_buf_release(&name);
}

static void
put_row_text(struct gd_csv_out *out, row_t r, const char *id)
{
	const struct gd_case_row *c = r->c;

	gd_csv_out_text(out, strcmp(id, "shop") == 0 ? c->shop
			: strcmp(id, "merchant") == 0 ? c->merchant
			: strcmp(id, "goods") == 0 ? c->goods
			: strcmp(id, "assignee") == 0 ? c->assignee
						      : c->tags);
}

static void
put_money(struct gd_csv_out *out, row_t r, const char *id)
{
	gd_csv_out_fen(out, strcmp(id, "amount") == 0 ? r->c->amount_fen
			    : strcmp(id, "recovered") == 0
				    ? r->c->recovered_fen
				    : r->c->demand_amount_fen);
}

static void
put_count(struct gd_csv_out *out, row_t r, const char *id)
{
	gd_csv_out_int(out, strcmp(id, "evidence_held") == 0
			    ? r->c->evidence_held : r->c->evidence_needed);
}

static void
put_instant(struct gd_csv_out *out, row_t r, gd_instant t)
{
	struct gd_buf b = GD_BUF_INIT;

	if (t != GD_INSTANT_NONE)
		gd_instant_format(&b, t, gd_desk_zone(r->desk));
	gd_csv_out_plain(out, b.s);
	gd_buf_release(&b);
}

static void
put_when(struct gd_csv_out *out, row_t r, const char *id)
{
	put_instant(out, r, strcmp(id, "opened_at") == 0 ? r->c->opened_at
			    : strcmp(id, "closed_at") == 0 ? r->c->closed_at
							   : r->c->next_due);
}

static void
put_next_clock(struct gd_csv_out *out, row_t r, const char *id)
{
	(void)id;
	gd_csv_out_plain(out, r->c->next_rule);
}

static void
put_answer(struct gd_csv_out *out, row_t r, const char *id)
{
	gd_csv_out_text(out, gd_answers_value(r->answers, id));
}

static void
put_answer_id(struct gd_csv_out *out, row_t r, const char *id)
{
	gd_csv_out_id(out, gd_answers_value(r->answers, id));
}

static void
put_order(struct gd_csv_out *out, row_t r, const char *id)
{
	(void)id;
	gd_csv_out_id(out, r->c->order_no);
}

/* ---- deadlines ---- */

static void
put_due_text(struct gd_csv_out *out, row_t r, const char *id)
{
	const struct gd_due_row *d = r->due;
	struct gd_buf b = GD_BUF_INIT;

	if (strcmp(id, "rule") == 0)
		gd_buf_adds(&b, d->clock.rule);
	else if (strcmp(id, "channel") == 0)
		gd_buf_adds(&b, d->channel);
	else if (strcmp(id, "state") == 0)
		gd_buf_adds(&b, gd_due_state_code(
			gd_due_state(d->clock.due_at, gd_desk_now(r->desk),
				     gd_desk_zone(r->desk))));
	else
		gd_buf_adds(&b, d->clock.estimated ? "yes" : "no");
	gd_csv_out_plain(out, b.s);
	gd_buf_release(&b);
}

static void
put_due_words(struct gd_csv_out *out, row_t r, const char *id)
{
	const struct gd_clock_row *c = &r->due->clock;
	const struct gd_clock_rule *rule;
	struct gd_buf b = GD_BUF_INIT;

	if (strcmp(id, "shop") == 0) {
		gd_csv_out_text(out, r->due->name);
		return;
	}
	if (strcmp(id, "name") == 0) {
		gd_phrase_rule_name(r->desk, c->rule, c->version, false, &b);
	} else {
		rule = gd_phrase_rule(r->desk, c->rule, c->version);
		if (rule)
			gd_phrase_source(r->desk, rule->source, &b);
	}
	gd_csv_out_text(out, b.s);
	gd_buf_release(&b);
}

static void
put_due_number(struct gd_csv_out *out, row_t r, const char *id)
{
	const struct gd_clock_row *c = &r->due->clock;

	if (strcmp(id, "clock") == 0)
		gd_csv_out_int(out, c->seq);
	else if (strcmp(id, "remaining_s") == 0)
		gd_csv_out_int(out, c->due_at - gd_desk_now(r->desk));
	else
		put_instant(out, r, strcmp(id, "due") == 0 ? c->due_at
							   : c->started_at);
}

static const struct gd_export_column case_columns[] = {
	{ "case", put_number, false },
	{ "stage", put_stage, false },
	{ "stage_code", put_stage, false },
	{ "shop", put_row_text, false },
	{ "merchant", put_row_text, false },
	{ "credit_code", put_answer_id, true },
	{ "platform", put_name, false },
	{ "platform_code", put_code, false },
	{ "carrier_code", put_code, false },
	{ "type", put_name, false },
	{ "type_code", put_code, false },
	{ "scenario_code", put_code, false },
	{ "goods", put_row_text, false },
	{ "order_no", put_order, false },
	{ "pay_no", put_answer_id, true },
	{ "amount", put_money, false },
	{ "demand", put_name, false },
	{ "demand_code", put_code, false },
	{ "demand_amount", put_money, false },
	{ "ordered_at", put_answer, true },
	{ "signed_at", put_answer, true },
	{ "opened_at", put_when, false },
	{ "closed_at", put_when, false },
	{ "outcome", put_name, false },
	{ "outcome_code", put_code, false },
	{ "recovered", put_money, false },
	{ "evidence_held", put_count, false },
	{ "evidence_needed", put_count, false },
	{ "next_clock", put_next_clock, false },
	{ "next_due", put_when, false },
	{ "assignee", put_row_text, false },
	{ "tags", put_row_text, false },
	{ "consumer", put_answer, true },
	{ "phone", put_answer_id, true },
	{ "facts", put_answer, true },
};

static const struct gd_export_column due_columns[] = {
	{ "case", put_number, false },
	{ "clock", put_due_number, false },
	{ "rule", put_due_text, false },
	{ "name", put_due_words, false },
	{ "started", put_due_number, false },
	{ "due", put_due_number, false },
	{ "remaining_s", put_due_number, false },
	{ "state", put_due_text, false },
	{ "estimated", put_due_text, false },
	{ "source", put_due_words, false },
	{ "shop", put_due_words, false },
	{ "stage_code", put_stage, false },
	{ "channel", put_due_text, false },
};

const struct gd_export_column *
gd_export_columns(const char *preset, size_t *len)
{
	if (strcmp(preset, "cases") == 0) {
		*len = GD_ARRAY_LEN(case_columns);
		return case_columns;
	}
	if (strcmp(preset, "deadlines") == 0) {
		*len = GD_ARRAY_LEN(due_columns);
		return due_columns;
	}
	return NULL;
}
