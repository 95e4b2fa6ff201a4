/*
 * store/hold_rows.c - a held case as queries would give it.
 */
#include <config.h>

#include "store/hold.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/fields.h"
#include "store/store_internal.h"

#define CASE GD_OF_CASE
#define FILING GD_OF_FILING
#define CLOCK GD_OF_CLOCK

static char *
text(const struct gd_hold_row *r, size_t field)
{
	return gd_strdup(gd_hold_text(r, field));
}

static gd_instant
instant(const struct gd_hold_row *r, size_t field)
{
	return gd_hold_number(r, field, GD_INSTANT_NONE);
}

static int
number(const struct gd_hold_row *r, size_t field)
{
	return (int)gd_hold_number(r, field, 0);
}

/* One of an enum of 0..last. */
static int
code(const struct gd_hold_row *r, size_t field, int last)
{
	return gd_store_code(gd_hold_number(r, field, 0), last);
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
		.draft = gd_hold_number(r, CASE(draft), 1) != 0,
		.stage = (enum gd_stage)code(r, CASE(stage),
					     GD_STAGE_CLOSED),
		.outcome = text(r, CASE(outcome)),
		.opened_at = gd_hold_number(r, CASE(opened_at), 0),
		.closed_at = instant(r, CASE(closed_at)),
		.platform = text(r, CASE(platform)),
		.carrier = text(r, CASE(carrier)),
		.type = text(r, CASE(type)),
		.scenario = text(r, CASE(scenario)),
		.shop = text(r, CASE(shop)),
		.merchant = text(r, CASE(merchant)),
		.goods = text(r, CASE(goods)),
		.order_no = text(r, CASE(order_no)),
		.demand = text(r, CASE(demand)),
		.amount_fen = gd_hold_number(r, CASE(amount_fen), -1),
		.demand_amount_fen =
			gd_hold_number(r, CASE(demand_amount_fen), -1),
		.recovered_fen = gd_hold_number(r, CASE(recovered_fen), -1),
		.evidence_held = number(r, CASE(evidence_held)),
		.evidence_needed = number(r, CASE(evidence_needed)),
		.assignee = text(r, CASE(assignee)),
		.tags = text(r, CASE(tags)),
		.next_clock = next ? next->id : 0,
		.next_rule = next ? text(next, CLOCK(rule)) : gd_strdup(""),
		.next_due = next ? instant(next, CLOCK(due_at))
				 : GD_INSTANT_NONE,
		.next_estimated = next && number(next, CLOCK(estimated)) != 0,
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
	gd_answers_reserve(out, h->it.answers_len);
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
			.channel = text(r, FILING(channel)),
			.stage = (enum gd_stage)code(r, FILING(stage),
						     GD_STAGE_CLOSED),
			.filed_at = instant(r, FILING(filed_at)),
			.ref = text(r, FILING(ref)),
			.state = (enum gd_filing_state)
				 code(r, FILING(state), GD_FILING_WITHDRAWN),
			.responded_at = instant(r, FILING(responded_at)),
			.response = text(r, FILING(response)),
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
			.filing_id = gd_hold_number(r, CLOCK(filing_id), 0),
			.rule = text(r, CLOCK(rule)),
			.version = text(r, CLOCK(version)),
			.started_at = instant(r, CLOCK(started_at)),
			.early_at = instant(r, CLOCK(early_at)),
			.due_at = instant(r, CLOCK(due_at)),
			.estimated = number(r, CLOCK(estimated)) != 0,
			.state = (enum gd_clock_state)code(r, CLOCK(state),
							   GD_CLOCK_VOID),
			.ended_at = instant(r, CLOCK(ended_at)),
			.snoozed_until = instant(r, CLOCK(snoozed_until)),
			.other_at = instant(r, CLOCK(other_at)),
			.restarted_at = instant(r, CLOCK(restarted_at)),
			.pauses = text(r, CLOCK(pauses)),
			.hushed = number(r, CLOCK(hushed)) != 0,
		};
	}
}
