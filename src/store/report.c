/*
 * store/report.c - every case with its filings, in one pass over three tables.
 */
#include <config.h>

#include "store/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/query_internal.h"
#include "store/record.h"

struct pass {
	sqlite3_stmt *filings;	/* stands on the next filing */
	int rc;
	struct gd_report_filing *list;
	size_t len, cap;
	sqlite3_stmt *events;	/* on the next that counts */
	int events_rc;
	struct gd_report_rest *rests;
	size_t rests_len, rests_cap;
};

/* Text of a row as it lies there, "" for null. */
static const char *
lent(sqlite3_stmt *stmt, int col)
{
	const unsigned char *s = sqlite3_column_text(stmt, col);

	return s ? (const char *)s : "";
}

static void
forget_filings(struct pass *p)
{
	for (size_t i = 0; i < p->len; i++)
		free((char *)p->list[i].channel);
	p->len = 0;
}

/* The filings of `case_id`: both passes go up by the same number. */
static void
take_filings(struct pass *p, int64_t case_id)
{
	sqlite3_stmt *f = p->filings;

	forget_filings(p);
	while (p->rc == SQLITE_ROW && sqlite3_column_int64(f, 0) <= case_id) {
		if (sqlite3_column_int64(f, 0) == case_id) {
			GD_GROW(p->list, p->len, p->cap);
			p->list[p->len++] = (struct gd_report_filing){
				sqlite3_column_int64(f, 6),
				gd_strdup(lent(f, 1)), gd_row_instant(f, 2),
				gd_row_instant(f, 3),
				(enum gd_filing_state)gd_store_code(
					sqlite3_column_int64(f, 4),
					GD_FILING_WITHDRAWN),
				(enum gd_stage)gd_store_code(
					sqlite3_column_int64(f, 5),
					GD_STAGE_CLOSED)
			};
		}
		p->rc = sqlite3_step(f);
	}
}

static gd_instant
told_instant(const struct gd_side *side)
{
	const char *text = gd_side_text(side);

	return text ? strtoll(text, NULL, 10) : GD_INSTANT_NONE;
}

/* The row has the newest answer; the history knows of those before it. */
static void
take_answer(struct pass *p, int64_t filing, gd_instant at)
{
	for (size_t i = 0; i < p->len; i++) {
		struct gd_report_filing *f = &p->list[i];

		if (f->id == filing && at != GD_INSTANT_NONE &&
		    (f->answered_at == GD_INSTANT_NONE || at < f->answered_at))
			f->answered_at = at;
	}
}

static void
take_event(struct pass *p, gd_instant at, const char *changes)
{
	struct gd_record_reader rd;
	struct gd_record r;

	gd_record_reader_init(&rd, changes);
	while (gd_record_next(&rd, &r)) {
		if (strcmp(r.field, "responded_at") == 0)
			take_answer(p, r.row, told_instant(&r.after));
		if (strcmp(r.field, "closed_at") != 0 ||
		    told_instant(&r.before) == GD_INSTANT_NONE)
			continue;
		GD_GROW(p->rests, p->rests_len, p->rests_cap);
		p->rests[p->rests_len++] = (struct gd_report_rest){
			told_instant(&r.before), at
		};
	}
	gd_record_reader_release(&rd);
}

static void
take_events(struct pass *p, int64_t case_id)
{
	sqlite3_stmt *e = p->events;

	p->rests_len = 0;
	while (p->events_rc == SQLITE_ROW &&
	       sqlite3_column_int64(e, 0) <= case_id) {
		if (sqlite3_column_int64(e, 0) == case_id)
			take_event(p, sqlite3_column_int64(e, 1), lent(e, 2));
		p->events_rc = sqlite3_step(e);
	}
}

static void
read_case(sqlite3_stmt *stmt, struct gd_report_case *c)
{
	*c = (struct gd_report_case){
		.id = sqlite3_column_int64(stmt, 0),
		.stage = (enum gd_stage)gd_store_code(
			sqlite3_column_int64(stmt, 1), GD_STAGE_CLOSED),
		.platform = lent(stmt, 2), .type = lent(stmt, 3),
		.scenario = lent(stmt, 4), .outcome = lent(stmt, 5),
		.assignee = lent(stmt, 6), .merchant = lent(stmt, 7),
		.merchant_id = sqlite3_column_int64(stmt, 8),
		.opened_at = gd_row_instant(stmt, 9),
		.closed_at = gd_row_instant(stmt, 10),
		.next_due = sqlite3_column_int64(stmt, 11),
		.amount_fen = sqlite3_column_int64(stmt, 12),
		.recovered_fen = sqlite3_column_int64(stmt, 13),
	};
	if (c->next_due == GD_DUE_NEVER)
		c->next_due = GD_INSTANT_NONE;
}

/* The two passes that go along with the cases. */
static bool
begin_pass(struct gd_store *st, struct pass *p)
{
	p->filings = gd_stmt(st, "SELECT case_id, channel, filed_at,"
			     " responded_at, state, stage, id FROM filings"
			     " WHERE state <> 6 ORDER BY case_id, seq");
	if (p->filings)
		p->rc = sqlite3_step(p->filings);
	p->events = gd_stmt(st, "SELECT case_id, at, changes FROM events"
			    " WHERE kind IN ('reopen', 'respond')"
			    " AND undone_by IS NULL ORDER BY case_id, id");
	if (p->events)
		p->events_rc = sqlite3_step(p->events);
	return p->filings && p->events;
}

static bool
ended(int rc)
{
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static void
end_pass(struct gd_store *st, struct pass *p)
{
	forget_filings(p);
	free(p->list);
	free(p->rests);
	gd_stmt_done(st, p->filings);
	gd_stmt_done(st, p->events);
}

enum gd_status
gd_store_report(struct gd_store *st, bool history,
		bool (*visit)(const struct gd_report_case *c, void *ctx),
		void *ctx, struct gd_error *err)
{
	struct pass p = { .rc = SQLITE_DONE, .events_rc = SQLITE_DONE };
	sqlite3_stmt *cases;
	enum gd_status status = GD_OK;
	bool more = true, begun = true;
	int rc = SQLITE_ERROR;

	cases = gd_stmt(st, "SELECT id, stage, platform, type, scenario,"
			" outcome, assignee, coalesce(merchant, shop),"
			" merchant_id, opened_at, closed_at, next_due,"
			" amount_fen, recovered_fen FROM cases"
			" WHERE draft = 0 ORDER BY id");
	if (!cases)
		return gd_store_fail(st, err);
	if (history)
		begun = begin_pass(st, &p);
	while (begun && more && (rc = sqlite3_step(cases)) == SQLITE_ROW) {
		struct gd_report_case c;

		read_case(cases, &c);
		if (history) {
			take_filings(&p, c.id);
			take_events(&p, c.id);
		}
		c.filings = p.list;
		c.filings_len = p.len;
		c.rests = p.rests;
		c.rests_len = p.rests_len;
		more = visit(&c, ctx);
	}
	if (!begun || (more && rc != SQLITE_DONE) || !ended(p.rc) ||
	    !ended(p.events_rc))
		status = gd_store_fail(st, err);
	end_pass(st, &p);
	gd_stmt_done(st, cases);
	return status;
}

enum gd_status
gd_store_report_count(struct gd_store *st, int64_t *count,
		      struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, "SELECT coalesce(sum(cases), 0)"
				     " FROM stage_counts");
	enum gd_status status = GD_OK;

	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		*count = sqlite3_column_int64(stmt, 0);
	else
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}
