/*
 * store/fields.h - the fields of the rows that a bulk holds, each list once: the
 * table of all fields (fields.c) and the places in a held row come from it.
 *
 * F(name, column, personal, none).
 */
#ifndef GD_STORE_FIELDS_H
#define GD_STORE_FIELDS_H

#define GD_CASE_FIELDS(F) \
	F(draft, GD_COL_INT, false, "1") \
	F(stage, GD_COL_INT, false, "0") \
	F(outcome, GD_COL_TEXT, false, NULL) \
	F(opened_at, GD_COL_INT, false, "0") \
	F(closed_at, GD_COL_INSTANT, false, NULL) \
	F(taken_by, GD_COL_TEXT, false, NULL) \
	F(assignee, GD_COL_TEXT, false, NULL) \
	F(tags, GD_COL_TEXT, false, NULL) \
	F(platform, GD_COL_TEXT, false, NULL) \
	F(carrier, GD_COL_TEXT, false, NULL) \
	F(type, GD_COL_TEXT, false, NULL) \
	F(scenario, GD_COL_TEXT, false, NULL) \
	F(merchant_id, GD_COL_REF, false, NULL) \
	F(shop, GD_COL_TEXT, false, NULL) \
	F(merchant, GD_COL_TEXT, false, NULL) \
	F(goods, GD_COL_TEXT, false, NULL) \
	F(order_no, GD_COL_TEXT, true, NULL) \
	F(demand, GD_COL_TEXT, false, NULL) \
	F(amount_fen, GD_COL_MONEY, false, NULL) \
	F(demand_amount_fen, GD_COL_MONEY, false, NULL) \
	F(recovered_fen, GD_COL_MONEY, false, NULL) \
	F(evidence_held, GD_COL_INT, false, "0") \
	F(evidence_needed, GD_COL_INT, false, "0")

#define GD_MERCHANT_FIELDS(F) \
	F(name, GD_COL_TEXT, false, NULL) \
	F(credit_code, GD_COL_TEXT, false, NULL) \
	F(address, GD_COL_TEXT, false, NULL) \
	F(contact, GD_COL_TEXT, false, NULL) \
	F(licence, GD_COL_TEXT, false, NULL) \
	F(note, GD_COL_TEXT, false, NULL) \
	F(merged_into, GD_COL_REF, false, NULL)

#define GD_FILING_FIELDS(F) \
	F(seq, GD_COL_INT, false, "0") \
	F(channel, GD_COL_TEXT, false, NULL) \
	F(stage, GD_COL_INT, false, "0") \
	F(filed_at, GD_COL_INSTANT, false, NULL) \
	F(ref, GD_COL_TEXT, false, NULL) \
	F(state, GD_COL_INT, false, "0") \
	F(responded_at, GD_COL_INSTANT, false, NULL) \
	F(response, GD_COL_TEXT, true, NULL)

#define GD_CLOCK_FIELDS(F) \
	F(seq, GD_COL_INT, false, "0") \
	F(filing_id, GD_COL_REF, false, NULL) \
	F(rule, GD_COL_TEXT, false, NULL) \
	F(version, GD_COL_TEXT, false, NULL) \
	F(started_at, GD_COL_INSTANT, false, NULL) \
	F(early_at, GD_COL_INSTANT, false, NULL) \
	F(due_at, GD_COL_INSTANT, false, NULL) \
	F(estimated, GD_COL_INT, false, "0") \
	F(state, GD_COL_INT, false, "0") \
	F(ended_at, GD_COL_INSTANT, false, NULL) \
	F(snoozed_until, GD_COL_INSTANT, false, NULL) \
	F(other_at, GD_COL_INSTANT, false, NULL) \
	F(restarted_at, GD_COL_INSTANT, false, NULL) \
	F(pauses, GD_COL_TEXT, false, NULL) \
	F(hushed, GD_COL_INT, false, "0")

/* Where a field stands in its row: GD_OF_CASE(stage). */
#define GD_OF_CASE(name) GD_OF_CASE_##name
#define GD_OF_MERCHANT(name) GD_OF_MERCHANT_##name
#define GD_OF_FILING(name) GD_OF_FILING_##name
#define GD_OF_CLOCK(name) GD_OF_CLOCK_##name

#define GD_OF_CASE_PLACE(name, ...) GD_OF_CASE(name),
#define GD_OF_MERCHANT_PLACE(name, ...) GD_OF_MERCHANT(name),
#define GD_OF_FILING_PLACE(name, ...) GD_OF_FILING(name),
#define GD_OF_CLOCK_PLACE(name, ...) GD_OF_CLOCK(name),
enum gd_case_place { GD_CASE_FIELDS(GD_OF_CASE_PLACE) };
enum gd_merchant_place { GD_MERCHANT_FIELDS(GD_OF_MERCHANT_PLACE) };
enum gd_filing_place { GD_FILING_FIELDS(GD_OF_FILING_PLACE) };
enum gd_clock_place { GD_CLOCK_FIELDS(GD_OF_CLOCK_PLACE) };

#endif
