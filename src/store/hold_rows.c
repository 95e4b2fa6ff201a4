/*
 * store/hold_rows.c - a held case as queries would give it.
 */
#include <config.h>

#include "store/hold.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/store_internal.h"

static char *
text(const struct gd_hold_row *r, const char *field)
{
	return gd_strdup(gd_hold_text(r, field));
}

static gd_instant
instant(const struct gd_hold_row *r, const char *field)
{
	return gd_hold_number(r, field, GD_INSTANT_NONE);
}

static int
number(const struct gd_hold_row *r, const char *field)
{
	return (int)gd_hold_number(r, field, 0);
}

void
gd_hold_case_row(const struct gd_store *st, struct gd_case_row *out)
{
	const struct gd_hold *h = &st->hold;
	const struct gd_hold_row *next = gd_hold_next_clock(&h->it),
				 *r = h->it.rows;

	while (r->kind != GD_HOLD_CASE)
		r++;
	*out = (struct gd_case_row){
		.id = h->it.case_id, .version = h->it.version,
		.draft = number(r, "draft") != 0,
		.stage = (enum gd_stage)number(r, "stage"),
		.outcome = text(r, "outcome"),
		.opened_at = gd_hold_number(r, "opened_at", 0),
		.closed_at = instant(r, "closed_at"),
		.platform = text(r, "platform"), .carrier = text(r, "carrier"),
		.type = text(r, "type"), .scenario = text(r, "scenario"),
		.shop = text(r, "shop"), .merchant = text(r, "merchant"),
		.goods = text(r, "goods"), .order_no = text(r, "order_no"),
		.demand = text(r, "demand"),
		.amount_fen = gd_hold_number(r, "amount_fen", -1),
		.demand_amount_fen = gd_hold_number(r, "demand_amount_fen",
						    -1),
		.recovered_fen = gd_hold_number(r, "recovered_fen", -1),
		.evidence_held = number(r, "evidence_held"),
		.evidence_needed = number(r, "evidence_needed"),
		.assignee = text(r, "assignee"), .tags = text(r, "tags"),
		.next_clock = next ? next->id : 0,
		.next_rule = gd_strdup(next ? gd_hold_text(next, "rule") : ""),
		.next_due = next ? instant(next, "due_at") : GD_INSTANT_NONE,
		.next_estimated = next && number(next, "estimated") != 0,
	};
}

void
gd_hold_answers(const struct gd_store *st, struct gd_answers *out)
{
	const struct gd_hold *h = &st->hold;
	enum gd_answer_state state;
	bool understood;
	const char *value;

	gd_answers_init(out);
	for (size_t i = 0; i < h->it.answers_len; i++) {
		if (gd_store_answer_decode(h->it.answers[i].kept, &state,
					   &understood, &value))
			gd_answers_set(out, h->it.answers[i].field, value, state,
				       understood);
	}
}

/* Room for all held rows; `*len` is to be counted. */
static void *
room(const struct gd_hold *h, size_t size, size_t *len)
{
	*len = 0;
	return gd_calloc(h->it.rows_len + 1, size);
}

void
gd_hold_filings(const struct gd_store *st, struct gd_filing_row **rows,
		size_t *len)
{
	const struct gd_hold *h = &st->hold;

	*rows = room(h, sizeof **rows, len);
	for (size_t i = 0; i < h->it.rows_len; i++) {
		const struct gd_hold_row *r = &h->it.rows[i];

		if (r->kind != GD_HOLD_FILING)
			continue;
		(*rows)[(*len)++] = (struct gd_filing_row){
			.id = r->id, .case_id = h->it.case_id, .seq = (int)r->seq,
			.channel = text(r, "channel"),
			.stage = (enum gd_stage)number(r, "stage"),
			.filed_at = instant(r, "filed_at"),
			.ref = text(r, "ref"),
			.state = (enum gd_filing_state)number(r, "state"),
			.responded_at = instant(r, "responded_at"),
			.response = text(r, "response"),
		};
	}
}

void
gd_hold_clocks(const struct gd_store *st, struct gd_clock_row **rows,
	       size_t *len)
{
	const struct gd_hold *h = &st->hold;

	*rows = room(h, sizeof **rows, len);
	for (size_t i = 0; i < h->it.rows_len; i++) {
		const struct gd_hold_row *r = &h->it.rows[i];

		if (r->kind != GD_HOLD_CLOCK)
			continue;
		(*rows)[(*len)++] = (struct gd_clock_row){
			.id = r->id, .case_id = h->it.case_id, .seq = (int)r->seq,
			.filing_id = gd_hold_number(r, "filing_id", 0),
			.rule = text(r, "rule"), .version = text(r, "version"),
			.started_at = instant(r, "started_at"),
			.early_at = instant(r, "early_at"),
			.due_at = instant(r, "due_at"),
			.estimated = number(r, "estimated") != 0,
			.state = (enum gd_clock_state)number(r, "state"),
			.ended_at = instant(r, "ended_at"),
			.snoozed_until = instant(r, "snoozed_until"),
			.other_at = instant(r, "other_at"),
			.restarted_at = instant(r, "restarted_at"),
			.pauses = text(r, "pauses"),
			.hushed = number(r, "hushed") != 0,
		};
	}
}
