/*
 * store/rows.c - rows out of statements, and one case with all that is its own.
 */
#include <config.h>

#include "store/query_internal.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"

gd_instant
gd_row_instant(sqlite3_stmt *stmt, int col)
{
	if (sqlite3_column_type(stmt, col) == SQLITE_NULL)
		return GD_INSTANT_NONE;
	return sqlite3_column_int64(stmt, col);
}

/* Text of a row as it lies there, "" for null. */
static char *
lent(sqlite3_stmt *stmt, int col)
{
	const void *s = sqlite3_column_text(stmt, col);

	return s ? (char *)s : gd_buf_empty;
}

static void
row_case(sqlite3_stmt *stmt, struct gd_case_row *r,
	 char *(*text)(sqlite3_stmt *stmt, int col))
{
	int i = 0;

	r->id = sqlite3_column_int64(stmt, i++);
	r->version = sqlite3_column_int64(stmt, i++);
	r->draft = sqlite3_column_int(stmt, i++) != 0;
	r->stage = (enum gd_stage)gd_store_code(
		sqlite3_column_int64(stmt, i++), GD_STAGE_CLOSED);
	r->outcome = text(stmt, i++);
	r->opened_at = sqlite3_column_int64(stmt, i++);
	r->closed_at = gd_row_instant(stmt, i++);
	r->platform = text(stmt, i++);
	r->carrier = text(stmt, i++);
	r->type = text(stmt, i++);
	r->scenario = text(stmt, i++);
	r->shop = text(stmt, i++);
	r->merchant = text(stmt, i++);
	r->goods = text(stmt, i++);
	r->order_no = text(stmt, i++);
	r->demand = text(stmt, i++);
	r->amount_fen = sqlite3_column_int64(stmt, i++);
	r->demand_amount_fen = sqlite3_column_int64(stmt, i++);
	r->recovered_fen = sqlite3_column_int64(stmt, i++);
	r->evidence_held = sqlite3_column_int(stmt, i++);
	r->evidence_needed = sqlite3_column_int(stmt, i++);
	r->assignee = text(stmt, i++);
	r->tags = text(stmt, i++);
	r->next_clock = sqlite3_column_int64(stmt, i++);
	r->next_rule = text(stmt, i++);
	r->next_due = sqlite3_column_int64(stmt, i++);
	if (r->next_due == GD_DUE_NEVER)
		r->next_due = GD_INSTANT_NONE;
	r->next_estimated = sqlite3_column_int(stmt, i++) != 0;
}

void
gd_row_case(sqlite3_stmt *stmt, struct gd_case_row *r)
{
	row_case(stmt, r, gd_stmt_text);
}

void
gd_row_case_lent(sqlite3_stmt *stmt, struct gd_case_row *r)
{
	row_case(stmt, r, lent);
}

void
gd_row_clock(sqlite3_stmt *stmt, struct gd_clock_row *r)
{
	int i = 0;

	r->id = sqlite3_column_int64(stmt, i++);
	r->case_id = sqlite3_column_int64(stmt, i++);
	r->filing_id = sqlite3_column_int64(stmt, i++);
	r->seq = sqlite3_column_int(stmt, i++);
	r->rule = gd_stmt_text(stmt, i++);
	r->version = gd_stmt_text(stmt, i++);
	r->started_at = gd_row_instant(stmt, i++);
	r->early_at = gd_row_instant(stmt, i++);
	r->due_at = gd_row_instant(stmt, i++);
	r->estimated = sqlite3_column_int(stmt, i++) != 0;
	r->state = (enum gd_clock_state)gd_store_code(
		sqlite3_column_int64(stmt, i++), GD_CLOCK_VOID);
	r->ended_at = gd_row_instant(stmt, i++);
	r->snoozed_until = gd_row_instant(stmt, i++);
	r->other_at = gd_row_instant(stmt, i++);
	r->restarted_at = gd_row_instant(stmt, i++);
	r->pauses = gd_stmt_text(stmt, i++);
	r->hushed = sqlite3_column_int(stmt, i++) != 0;
}

static void
row_filing(sqlite3_stmt *stmt, struct gd_filing_row *r)
{
	int i = 0;

	r->id = sqlite3_column_int64(stmt, i++);
	r->case_id = sqlite3_column_int64(stmt, i++);
	r->seq = sqlite3_column_int(stmt, i++);
	r->channel = gd_stmt_text(stmt, i++);
	r->stage = (enum gd_stage)gd_store_code(
		sqlite3_column_int64(stmt, i++), GD_STAGE_CLOSED);
	r->filed_at = gd_row_instant(stmt, i++);
	r->ref = gd_stmt_text(stmt, i++);
	r->state = (enum gd_filing_state)gd_store_code(
		sqlite3_column_int64(stmt, i++), GD_FILING_WITHDRAWN);
	r->responded_at = gd_row_instant(stmt, i++);
	r->response = gd_stmt_text(stmt, i++);
}

void
gd_row_event(sqlite3_stmt *stmt, struct gd_event_row *r)
{
	r->id = sqlite3_column_int64(stmt, 0);
	r->case_id = sqlite3_column_int64(stmt, 1);
	r->at = sqlite3_column_int64(stmt, 2);
	r->who = gd_stmt_text(stmt, 3);
	r->kind = gd_stmt_text(stmt, 4);
	r->undoes = sqlite3_column_int64(stmt, 5);
	r->undone_by = sqlite3_column_int64(stmt, 6);
	r->batch = sqlite3_column_int64(stmt, 7);
}

#define STEPS_AT_ONCE 1000

static int
spend(void *ctx)
{
	struct gd_budget *b = ctx;

	return --b->left <= 0;
}

void
gd_budget_begin(struct gd_store *st, struct gd_budget *b, int steps)
{
	int at_once = steps < STEPS_AT_ONCE ? 1 : STEPS_AT_ONCE;

	b->left = steps / at_once;
	if (!st->bulk)
		sqlite3_progress_handler(st->db, at_once, spend, b);
}

void
gd_budget_end(struct gd_store *st)
{
	if (!st->bulk)
		sqlite3_progress_handler(st->db, 0, NULL, NULL);
}

enum gd_status
gd_read_begin(struct gd_store *st, bool *own, struct gd_error *err)
{
	*own = sqlite3_get_autocommit(st->db);
	return *own ? gd_store_run(st, err, "BEGIN", "") : GD_OK;
}

void
gd_read_end(struct gd_store *st, bool own)
{
	if (own)
		gd_store_run(st, NULL, "COMMIT", "");
}

enum gd_status
gd_store_case(struct gd_store *st, int64_t id, struct gd_case_row *out,
	      struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;

	if (gd_hold_has(st, id)) {
		gd_hold_case_row(st, out);
		return GD_OK;
	}
	stmt = gd_stmt(st, "SELECT " GD_CASE_COLUMNS " FROM cases c"
		       " WHERE c.id = ?1");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", id);
	gd_case_number(id, number);
	switch (sqlite3_step(stmt)) {
	case SQLITE_ROW:
		gd_row_case(stmt, out);
		break;
	case SQLITE_DONE:
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("there is no case %s"), number);
		break;
	default:
		status = gd_store_fail(st, err);
	}
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_answers(struct gd_store *st, int64_t case_id, struct gd_answers *out,
		 struct gd_error *err)
{
	struct gd_answers read = GD_ANSWERS_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;
	int rc;

	if (gd_hold_has(st, case_id)) {
		gd_hold_answers(st, out);
		return GD_OK;
	}
	stmt = gd_stmt(st, "SELECT field, value, state, understood FROM answers"
		       " WHERE case_id = ?1 UNION ALL"
		       " SELECT field, value, state, understood FROM people"
		       " WHERE case_id = ?1");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW)
		gd_answers_set(&read,
			       (const char *)sqlite3_column_text(stmt, 0),
			       (const char *)sqlite3_column_text(stmt, 1),
			       (enum gd_answer_state)gd_store_code(
				       sqlite3_column_int64(stmt, 2),
				       GD_ANSWER_SKIPPED),
			       sqlite3_column_int(stmt, 3) != 0);
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status == GD_OK)
		*out = read;
	else
		gd_answers_release(&read);
	return status;
}

enum gd_status
gd_store_filings(struct gd_store *st, int64_t case_id,
		 struct gd_filing_row **rows, size_t *len, struct gd_error *err)
{
	struct gd_filing_row *list = NULL;
	enum gd_status status = GD_OK;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt;
	int rc;

	if (gd_hold_has(st, case_id)) {
		gd_hold_filings(st, rows, len);
		return GD_OK;
	}
	stmt = gd_stmt(st, "SELECT id, case_id, seq, channel, stage, filed_at,"
		       " ref, state, responded_at, response FROM filings"
		       " WHERE case_id = ?1 ORDER BY seq");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		GD_GROW(list, n, cap);
		row_filing(stmt, &list[n++]);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status != GD_OK) {
		gd_filing_rows_free(list, n);
		return status;
	}
	*rows = list;
	*len = n;
	return GD_OK;
}

void
gd_filing_rows_free(struct gd_filing_row *rows, size_t len)
{
	for (size_t i = 0; i < len; i++)
		gd_filing_row_release(&rows[i]);
	free(rows);
}

enum gd_status
gd_store_clocks(struct gd_store *st, int64_t case_id,
		struct gd_clock_row **rows, size_t *len, struct gd_error *err)
{
	struct gd_clock_row *list = NULL;
	enum gd_status status = GD_OK;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt;
	int rc;

	if (gd_hold_has(st, case_id)) {
		gd_hold_clocks(st, rows, len);
		return GD_OK;
	}
	stmt = gd_stmt(st, "SELECT " GD_CLOCK_COLUMNS " FROM clocks k"
		       " WHERE k.case_id = ?1 ORDER BY k.seq");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		GD_GROW(list, n, cap);
		gd_row_clock(stmt, &list[n++]);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status != GD_OK) {
		gd_clock_rows_free(list, n);
		return status;
	}
	*rows = list;
	*len = n;
	return GD_OK;
}

void
gd_clock_rows_free(struct gd_clock_row *rows, size_t len)
{
	for (size_t i = 0; i < len; i++)
		gd_clock_row_release(&rows[i]);
	free(rows);
}
