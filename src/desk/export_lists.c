/*
 * desk/export_lists.c - evidence, history, summary; and every field of a case.
 */
#include <config.h>

#include "desk/export_internal.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/money.h"

typedef const struct gd_export_row *row_t;

static void
put_case(struct gd_buf *out, row_t r, const char *id)
{
	char number[GD_CASE_NUMBER_MAX];

	(void)id;
	gd_case_number(r->evidence ? r->evidence->case_id : r->event
		       ? r->event->case_id : r->c->id, number);
	if (!r->event || r->event->case_id)
		gd_buf_adds(out, number);
}

static void
add_instant(struct gd_buf *out, row_t r, gd_instant t)
{
	if (t != GD_INSTANT_NONE)
		gd_instant_format(out, t, gd_desk_zone(r->desk));
}

static void
put_evidence(struct gd_buf *out, row_t r, const char *id)
{
	const struct gd_evidence_row *e = r->evidence;

	if (strcmp(id, "number") == 0)
		gd_buf_addf(out, "%d", e->seq);
	else if (strcmp(id, "size") == 0)
		gd_buf_addf(out, "%lld", (long long)e->size);
	else if (strcmp(id, "kind") == 0)
		gd_phrase_choice(r->desk, "evidence", e->kind, out);
	else if (strcmp(id, "captured_at") == 0)
		add_instant(out, r, e->captured_at);
	else if (strcmp(id, "added_at") == 0)
		add_instant(out, r, e->added_at);
	else if (strcmp(id, "stamped_at") == 0)
		add_instant(out, r, e->stamped_at);
	else
		gd_buf_adds(out, strcmp(id, "kind_code") == 0 ? e->kind
				 : strcmp(id, "name") == 0 ? e->name
				 : strcmp(id, "sha256") == 0 ? e->digest
				 : strcmp(id, "captured_by") == 0
					 ? e->captured_by
				 : strcmp(id, "source") == 0 ? e->source
				 : strcmp(id, "proves") == 0 ? e->proves
							     : e->note);
}

static void
put_event(struct gd_buf *out, row_t r, const char *id)
{
	const struct gd_event_row *e = r->event;

	if (strcmp(id, "event") == 0)
		gd_buf_addf(out, "%lld", (long long)e->id);
	else if (strcmp(id, "at") == 0)
		add_instant(out, r, e->at);
	else if (strcmp(id, "who") == 0)
		gd_buf_adds(out, e->who);
	else if (strcmp(id, "kind") == 0)
		gd_buf_adds(out, e->kind);
	else if (strcmp(id, "text") == 0)
		gd_phrase_event(r->desk, e, out);
	else if (strcmp(id, "undoes") == 0 && e->undoes)
		gd_buf_addf(out, "%lld", (long long)e->undoes);
	else if (strcmp(id, "undone_by") == 0 && e->undone_by)
		gd_buf_addf(out, "%lld", (long long)e->undone_by);
}

static void
put_summary(struct gd_buf *out, row_t r, const char *id)
{
	const struct gd_tally *t = r->tally;
	enum gd_stage stage;

	if (strcmp(id, "by") == 0)
		gd_buf_adds(out, t->group);
	else if (strcmp(id, "code") == 0)
		gd_buf_adds(out, t->code);
	else if (strcmp(id, "name") == 0 && strcmp(t->group, "stage") == 0 &&
		 gd_stage_parse(t->code, &stage))
		gd_phrase_stage(r->desk, stage, false, out);
	else if (strcmp(id, "name") == 0 && strcmp(t->group, "channel") == 0)
		gd_phrase_channel(r->desk, t->code, out);
	else if (strcmp(id, "name") == 0 && strcmp(t->group, "month") == 0)
		gd_buf_adds(out, t->code);
	else if (strcmp(id, "name") == 0)
		gd_phrase_choice(r->desk, t->group, t->code, out);
	else if (strcmp(id, "amount") == 0)
		gd_money_format_plain(out, t->count[4]);
	else if (strcmp(id, "recovered") == 0)
		gd_money_format_plain(out, t->count[5]);
	else
		gd_buf_addf(out, "%lld", (long long)t->count[
			    strcmp(id, "cases") == 0 ? 0
			    : strcmp(id, "open") == 0 ? 1
			    : strcmp(id, "overdue") == 0 ? 2 : 3]);
}

#define AS(kind) GD_EXPORT_AS(GD_REDACT_##kind)
#define W GD_EXPORT_WORDS
#define T GD_EXPORT_TEXT
#define P GD_EXPORT_PLAIN

static const struct gd_export_column evidence_columns[] = {
	{ "case", N_("Case"), P, 0, put_case },
	{ "number", N_("No."), P, 0, put_evidence },
	{ "kind", N_("Kind"), T, 0, put_evidence },
	{ "kind_code", N_("Kind code"), P, 0, put_evidence },
	{ "name", N_("File"), T, W, put_evidence },
	{ "size", N_("Bytes"), P, 0, put_evidence },
	{ "sha256", N_("SHA-256"), P, 0, put_evidence },
	{ "captured_at", N_("Captured"), P, 0, put_evidence },
	{ "captured_by", N_("Captured by"), T, AS(PERSON), put_evidence },
	{ "added_at", N_("Added"), P, 0, put_evidence },
	{ "stamped_at", N_("Timestamp"), P, 0, put_evidence },
	{ "source", N_("Source"), T, W, put_evidence },
	{ "proves", N_("Proves"), T, W, put_evidence },
	{ "note", N_("Note"), T, W, put_evidence },
};

static const struct gd_export_column history_columns[] = {
	{ "event", N_("Event"), P, 0, put_event },
	{ "case", N_("Case"), P, 0, put_case },
	{ "at", N_("Time"), P, 0, put_event },
	{ "who", N_("Who"), T, AS(PERSON), put_event },
	{ "kind", N_("Kind"), P, 0, put_event },
	{ "text", N_("What"), T, W, put_event },
	{ "undoes", N_("Undoes"), P, 0, put_event },
	{ "undone_by", N_("Undone by"), P, 0, put_event },
};

static const struct gd_export_column summary_columns[] = {
	{ "by", N_("By"), P, 0, put_summary },
	{ "code", N_("Code"), P, 0, put_summary },
	{ "name", N_("Name"), T, 0, put_summary },
	{ "cases", N_("Cases"), P, 0, put_summary },
	{ "open", N_("Open"), P, 0, put_summary },
	{ "overdue", N_("Overdue"), P, 0, put_summary },
	{ "closed", N_("Closed"), P, 0, put_summary },
	{ "amount", N_("Amount"), P, 0, put_summary },
	{ "recovered", N_("Recovered"), P, 0, put_summary },
};

const struct gd_export_column *
gd_export_list_columns(const char *preset, size_t *len)
{
#define LIST(name, columns)                                                 \
	if (strcmp(preset, name) == 0) {                                    \
		*len = GD_ARRAY_LEN(columns);                               \
		return columns;                                             \
	}
	LIST("evidence", evidence_columns)
	LIST("history", history_columns)
	LIST("summary", summary_columns)
#undef LIST
	return NULL;
}

static void
count(struct gd_desk *d, struct gd_tally *t, const struct gd_case_row *c)
{
	bool open = c->stage != GD_STAGE_CLOSED;

	t->count[0]++;
	t->count[1] += open;
	t->count[2] += open && c->next_due != GD_INSTANT_NONE &&
		       c->next_due <= gd_desk_now(d);
	t->count[3] += !open;
	t->count[4] += c->amount_fen > 0 ? c->amount_fen : 0;
	t->count[5] += c->recovered_fen > 0 ? c->recovered_fen : 0;
}

void
gd_export_summary_take(struct gd_desk *d, struct gd_tallies *t,
		       const struct gd_case_row *c,
		       const struct gd_filing_row *filings, size_t len)
{
	struct gd_buf month = GD_BUF_INIT;

	count(d, gd_tally(t, "stage", gd_stage_code(c->stage)), c);
	count(d, gd_tally(t, "type", c->type), c);
	gd_day_format(&month, gd_instant_day(c->opened_at, gd_desk_zone(d)));
	gd_buf_setlen(&month, month.len < 7 ? month.len : 7);
	count(d, gd_tally(t, "month", month.s), c);
	gd_buf_release(&month);
	if (c->stage == GD_STAGE_CLOSED)
		count(d, gd_tally(t, "outcome", c->outcome), c);
	for (size_t i = 0; i < len; i++) {
		bool before = filings[i].state == GD_FILING_WITHDRAWN;

		for (size_t k = 0; k < i && !before; k++)
			before = strcmp(filings[k].channel,
					filings[i].channel) == 0;
		if (!before)
			count(d, gd_tally(t, "channel", filings[i].channel),
			      c);
	}
}

/* ---- every field of a case ---- */

static int
redact_field(const struct gd_question *q)
{
	static const struct { const char *id; enum gd_redact_kind kind; }
	whole[] = {
		{ "consumer", GD_REDACT_CONSUMER },
		{ "phone", GD_REDACT_PHONE },
		{ "address", GD_REDACT_ADDRESS },
		{ "id_no", GD_REDACT_ID_NO },
		{ "order_no", GD_REDACT_ORDER },
		{ "pay_no", GD_REDACT_PAYMENT },
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(whole); i++)
		if (strcmp(whole[i].id, q->id) == 0)
			return GD_EXPORT_AS(whole[i].kind);
	if (strcmp(q->id, "shop") == 0 || strcmp(q->id, "merchant") == 0 ||
	    strcmp(q->id, "credit_code") == 0 ||
	    strcmp(q->id, "merchant_address") == 0)
		return 0;
	if (q->kind != GD_Q_TEXT && q->kind != GD_Q_LONGTEXT)
		return 0;
	/* The name in it is known; the rest tells who that is. */
	if (strcmp(q->id, "proxy") == 0)
		return W;
	return q->personal ? GD_EXPORT_AS(GD_REDACT_PERSON) : W;
}

enum gd_status
gd_export_fields(struct gd_desk *d, struct gd_export_column *out, size_t *len,
		 struct gd_error *err)
{
	static const char *const own[] = {
		"case", "stage_code", "opened_at", "closed_at",
		"outcome_code", "recovered", "assignee", "tags"
	};
	const struct gd_export_column *cases;
	const struct gd_interview *iv;
	struct gd_playbook *pb;
	size_t n = 0, cases_len;
	enum gd_status status = gd_desk_playbook(d, &pb, err);

	if (status == GD_OK)
		status = gd_playbook_interview(pb, &iv, err);
	if (status != GD_OK)
		return status;
	cases = gd_export_columns("cases", &cases_len);
	for (size_t i = 0; i < GD_ARRAY_LEN(own); i++)
		for (size_t k = 0; k < cases_len; k++)
			if (strcmp(cases[k].id, own[i]) == 0)
				out[n++] = cases[k];
	for (size_t i = 0; i < iv->len && n < GD_EXPORT_COLUMNS_MAX; i++) {
		const struct gd_question *q = &iv->questions[i];

		if (q->kind == GD_Q_UNDERSTOOD)
			continue;
		out[n++] = (struct gd_export_column){
			q->id, gd_bitext_get(&q->name, NULL),
			q->kind == GD_Q_LONGTEXT ? T : GD_EXPORT_ID,
			redact_field(q), gd_export_put_answer };
	}
	*len = n;
	return GD_OK;
}
