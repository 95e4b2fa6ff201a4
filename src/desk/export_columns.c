/*
 * The columns of the presets. Ids are the field ids and codes of the command line,
 * the same every time, so that a list written here can be read in again.
 */
#include <config.h>

#include "desk/export_internal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/clock.h"
#include "domain/money.h"

typedef const struct gd_export_row *row_t;

static void
add(struct gd_buf *out, const char *s)
{
	if (s)
		gd_buf_adds(out, s);
}

static void
add_fen(struct gd_buf *out, int64_t fen)
{
	if (fen >= 0)
		gd_money_format_plain(out, fen);
}

static void
put_number(struct gd_buf *out, row_t r, const char *id)
{
	char number[GD_CASE_NUMBER_MAX];

	(void)id;
	gd_case_number(r->c ? r->c->id : r->due->clock.case_id, number);
	add(out, number);
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
put_code(struct gd_buf *out, row_t r, const char *id)
{
	add(out, code_of(r, id));
}

static void
put_one_name(struct gd_buf *out, row_t r, const char *list, const char *code,
	     size_t len)
{
	struct gd_export_name *kept = NULL;
	char *one;

	if (r->names && len > 0 && len < sizeof kept->code)
		kept = &r->names->items[((uintptr_t)list / 2 + len * 7 +
					 (unsigned char)code[0] +
					 3 * (unsigned char)code[len - 1]) %
					GD_EXPORT_NAMES];
	if (kept && kept->list == list && !kept->code[len] &&
	    strncmp(kept->code, code, len) == 0) {
		gd_buf_adds(out, kept->name);
		return;
	}
	one = gd_strndup(code, len);
	if (kept) {
		kept->name = gd_phrase_choice_name(r->desk, list, one);
		kept->list = kept->name == one ? NULL : list;
		memcpy(kept->code, one, len + 1);
	}
	gd_phrase_choice(r->desk, list, one, out);
	free(one);
}

/* The name of a code; a comma list gives its names joined. */
static void
put_name(struct gd_buf *out, row_t r, const char *id)
{
	const char *codes = code_of(r, id);
	bool more = false;

	while (*codes) {
		size_t n = strcspn(codes, ",");

		if (more)
			gd_buf_adds(out, ", ");
		more = true;
		put_one_name(out, r, id, codes, n);
		codes += n + (codes[n] == ',');
	}
}

static void
put_stage(struct gd_buf *out, row_t r, const char *id)
{
	enum gd_stage stage = r->c ? r->c->stage : r->due->stage;

	if (strcmp(id, "stage_code") == 0)
		add(out, gd_stage_code(stage));
	else
		gd_phrase_stage(r->desk, stage, false, out);
}

static void
put_row_text(struct gd_buf *out, row_t r, const char *id)
{
	const struct gd_case_row *c = r->c;

	add(out, strcmp(id, "shop") == 0 ? c->shop
			: strcmp(id, "merchant") == 0 ? c->merchant
			: strcmp(id, "goods") == 0 ? c->goods
			: strcmp(id, "assignee") == 0 ? c->assignee
						      : c->tags);
}

static void
put_money(struct gd_buf *out, row_t r, const char *id)
{
	add_fen(out, strcmp(id, "amount") == 0 ? r->c->amount_fen
			    : strcmp(id, "recovered") == 0
				    ? r->c->recovered_fen
				    : r->c->demand_amount_fen);
}

static void
put_count(struct gd_buf *out, row_t r, const char *id)
{
	gd_buf_addi(out, strcmp(id, "evidence_held") == 0
			    ? r->c->evidence_held : r->c->evidence_needed);
}

static void
put_instant(struct gd_buf *out, row_t r, gd_instant t)
{
	gd_instant_format(out, t, gd_desk_zone(r->desk));
}

static void
put_when(struct gd_buf *out, row_t r, const char *id)
{
	put_instant(out, r, strcmp(id, "opened_at") == 0 ? r->c->opened_at
			    : strcmp(id, "closed_at") == 0 ? r->c->closed_at
							   : r->c->next_due);
}

static void
put_next_clock(struct gd_buf *out, row_t r, const char *id)
{
	(void)id;
	add(out, r->c->next_rule);
}

void
gd_export_put_answer(struct gd_buf *out, row_t r, const char *id)
{
	add(out, gd_answers_value(r->answers, id));
}

static void
put_order(struct gd_buf *out, row_t r, const char *id)
{
	(void)id;
	add(out, r->c->order_no);
}

/* ---- deadlines ---- */

static void
put_due_text(struct gd_buf *out, row_t r, const char *id)
{
	const struct gd_due_row *d = r->due;

	if (strcmp(id, "rule") == 0)
		add(out, d->clock.rule);
	else if (strcmp(id, "channel") == 0)
		add(out, d->channel);
	else if (strcmp(id, "state") == 0)
		add(out, gd_due_state_code(
			gd_due_state(d->clock.due_at, gd_desk_now(r->desk),
				     gd_desk_zone(r->desk))));
	else
		add(out, d->clock.estimated ? "yes" : "no");
}

static void
put_due_words(struct gd_buf *out, row_t r, const char *id)
{
	const struct gd_clock_row *c = &r->due->clock;
	const struct gd_clock_rule *rule;

	if (strcmp(id, "shop") == 0) {
		add(out, r->due->name);
		return;
	}
	if (strcmp(id, "name") == 0) {
		gd_phrase_rule_name(r->desk, c->rule, c->version, false, out);
	} else {
		rule = gd_phrase_rule(r->desk, c->rule, c->version);
		if (rule)
			gd_phrase_source(r->desk, rule->source, out);
	}
}

static void
put_due_number(struct gd_buf *out, row_t r, const char *id)
{
	const struct gd_clock_row *c = &r->due->clock;

	if (strcmp(id, "clock") == 0)
		gd_buf_addi(out, c->seq);
	else if (strcmp(id, "remaining_s") == 0)
		gd_buf_addi(out, c->due_at - gd_desk_now(r->desk));
	else
		put_instant(out, r, strcmp(id, "due") == 0 ? c->due_at
							   : c->started_at);
}

#define AS(kind) GD_EXPORT_AS(GD_REDACT_##kind)
#define T GD_EXPORT_TEXT
#define I GD_EXPORT_ID
#define P GD_EXPORT_PLAIN

static const struct gd_export_column case_columns[] = {
	{ "case", N_("Case"), P, 0, put_number },
	{ "stage", N_("Stage"), T, 0, put_stage },
	{ "stage_code", N_("Stage code"), P, 0, put_stage },
	{ "shop", N_("Shop"), T, 0, put_row_text },
	{ "merchant", N_("Merchant"), T, 0, put_row_text },
	{ "credit_code", N_("Credit code"), I, 0, gd_export_put_answer },
	{ "platform", N_("Platform"), T, 0, put_name },
	{ "platform_code", N_("Platform code"), P, 0, put_code },
	{ "carrier_code", N_("Carrier code"), P, 0, put_code },
	{ "type", N_("Type"), T, 0, put_name },
	{ "type_code", N_("Type code"), P, 0, put_code },
	{ "scenario_code", N_("Scenario code"), P, 0, put_code },
	{ "goods", N_("Goods"), T, GD_EXPORT_WORDS, put_row_text },
	{ "order_no", N_("Order number"), I, AS(ORDER), put_order },
	{ "pay_no", N_("Payment number"), I, AS(PAYMENT), gd_export_put_answer },
	{ "amount", N_("Amount"), P, 0, put_money },
	{ "demand", N_("Demand"), T, 0, put_name },
	{ "demand_code", N_("Demand code"), P, 0, put_code },
	{ "demand_amount", N_("Amount demanded"), P, 0, put_money },
	{ "ordered_at", N_("Ordered"), T, 0, gd_export_put_answer },
	{ "signed_at", N_("Received"), T, 0, gd_export_put_answer },
	{ "opened_at", N_("Opened"), P, 0, put_when },
	{ "closed_at", N_("Closed"), P, 0, put_when },
	{ "outcome", N_("Outcome"), T, 0, put_name },
	{ "outcome_code", N_("Outcome code"), P, 0, put_code },
	{ "recovered", N_("Recovered"), P, 0, put_money },
	{ "evidence_held", N_("Evidence held"), P, 0, put_count },
	{ "evidence_needed", N_("Evidence needed"), P, 0, put_count },
	{ "next_clock", N_("Next deadline"), P, 0, put_next_clock },
	{ "next_due", N_("Due"), P, 0, put_when },
	{ "assignee", N_("Assigned to"), T, AS(PERSON), put_row_text },
	{ "tags", N_("Tags"), T, GD_EXPORT_WORDS, put_row_text },
	{ "consumer", N_("Name"), T, AS(CONSUMER), gd_export_put_answer },
	{ "phone", N_("Phone"), I, AS(PHONE), gd_export_put_answer },
	{ "facts", N_("What happened"), T, GD_EXPORT_WORDS, gd_export_put_answer },
};

static const struct gd_export_column due_columns[] = {
	{ "case", N_("Case"), P, 0, put_number },
	{ "clock", N_("Deadline no."), P, 0, put_due_number },
	{ "rule", N_("Rule"), P, 0, put_due_text },
	{ "name", N_("Deadline"), T, 0, put_due_words },
	{ "started", N_("Started"), P, 0, put_due_number },
	{ "due", N_("Due"), P, 0, put_due_number },
	{ "remaining_s", N_("Seconds left"), P, 0, put_due_number },
	{ "state", N_("State"), P, 0, put_due_text },
	{ "estimated", N_("Estimated"), P, 0, put_due_text },
	{ "source", N_("Source"), T, 0, put_due_words },
	{ "shop", N_("Shop"), T, 0, put_due_words },
	{ "stage_code", N_("Stage code"), P, 0, put_stage },
	{ "channel", N_("Channel"), P, 0, put_due_text },
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
	return gd_export_list_columns(preset, len);
}
