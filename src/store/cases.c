/*
 * store/cases.c - pages and streams of cases.
 *
 * Every order has an index that begins with the stage. A query over several
 * stages is a UNION ALL of one branch a stage, which SQLite merges as each
 * branch comes out of its index in order: no sorting, and a page costs its own
 * rows wherever it lies.
 */
#include <config.h>

#include "store/query_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const struct order {
	const char *column;
	bool descending;
} orders[] = {
	[GD_SORT_DUE] = { "c.next_due", false },
	[GD_SORT_AMOUNT] = { "c.amount_fen", true },
	[GD_SORT_OPENED] = { "c.opened_at", true },
	[GD_SORT_NUMBER] = { "c.id", false },
};
/* The closed column: what was closed last stands first, whatever the sort. */
static const struct order latest_closed = { "c.closed_at", true };

static bool
only_recent(const struct gd_case_query *q)
{
	return q->stage == GD_STAGE_CLOSED && q->closed_since > 0;
}

static const struct order *
order_of(const struct gd_case_query *q)
{
	return only_recent(q) ? &latest_closed : &orders[q->sort];
}

static unsigned
stages_of(const struct gd_case_query *q)
{
	unsigned mask = GD_OPEN_STAGES;

	if (q->stage >= 0)
		mask = 1u << q->stage;
	else if (q->include_closed || gd_filter_wants_closed(q->filter))
		mask = GD_ALL_STAGES;
	return gd_filter_stages(q->filter, mask);
}

/* What holds in every branch: filter and place. */
static void
conditions(struct gd_sql *sql, struct gd_buf *out,
	   const struct gd_case_query *q, enum gd_page page,
	   const struct gd_key *key)
{
	const struct order *o = order_of(q);
	bool back = page == GD_PAGE_BEFORE;
	const char *op = o->descending != back ? "<" : ">";

	gd_filter_sql(sql, out, q->filter, "c.next_due", q->now, q->zone);
	if (only_recent(q))
		gd_buf_addf(out, " AND c.closed_at >= ?%d",
			    gd_sql_number(sql, q->closed_since));
	if (page == GD_PAGE_FIRST || page == GD_PAGE_LAST)
		return;
	gd_buf_addf(out, " AND (%s, c.id) %s%s (?%d, ?%d)", o->column, op,
		    page == GD_PAGE_FROM ? "=" : "",
		    gd_sql_number(sql, key->sort), gd_sql_number(sql, key->id));
}

static void
branch(struct gd_buf *out, const struct order *o, int stage,
       const char *conditions_text)
{
	gd_buf_addf(out, "SELECT " GD_CASE_COLUMNS ", %s FROM cases c WHERE ",
		    o->column);
	if (stage < 0)
		gd_buf_adds(out, "c.id > 0");
	else
		gd_buf_addf(out, "c.stage = %d", stage);
	gd_buf_adds(out, conditions_text);
}

/* The whole statement; false when no stage is left to look at. */
static bool
compose(struct gd_sql *sql, const struct gd_case_query *q, enum gd_page page,
	const struct gd_key *key, int64_t limit)
{
	const struct order *o = order_of(q);
	bool back = page == GD_PAGE_BEFORE || page == GD_PAGE_LAST;
	const char *direction = o->descending != back ? "DESC" : "ASC";
	struct gd_buf where = GD_BUF_INIT;
	unsigned mask = stages_of(q);
	const char *between = "";

	if (!mask)
		return false;
	conditions(sql, &where, q, page, key);
	if (mask == GD_ALL_STAGES && o == &orders[GD_SORT_NUMBER]) {
		branch(&sql->text, o, -1, where.s);
	} else {
		for (int s = 0; s < GD_STAGES; s++) {
			if (!(mask & 1u << s))
				continue;
			gd_buf_adds(&sql->text, between);
			branch(&sql->text, o, s, where.s);
			between = " UNION ALL ";
		}
	}
	/* By place: the sort column follows the row's own, the id comes first. */
	gd_buf_addf(&sql->text, " ORDER BY %d %s, 1 %s LIMIT ?%d",
		    GD_CASE_COLUMNS_LEN + 1, direction, direction,
		    gd_sql_number(sql, limit));
	gd_buf_release(&where);
	return true;
}

static void
reverse(struct gd_case_page *p)
{
	for (size_t i = 0, j = p->len; i + 1 < j; i++) {
		struct gd_case_row row = p->rows[i];
		struct gd_key key = p->keys[i];

		j--;
		p->rows[i] = p->rows[j];
		p->keys[i] = p->keys[j];
		p->rows[j] = row;
		p->keys[j] = key;
	}
}

void
gd_case_page_release(struct gd_case_page *p)
{
	for (size_t i = 0; i < p->len; i++)
		gd_case_row_release(&p->rows[i]);
	free(p->rows);
	free(p->keys);
	memset(p, 0, sizeof *p);
}

enum gd_status
gd_store_cases(struct gd_store *st, const struct gd_case_query *q,
	       enum gd_page page, const struct gd_key *key, int limit,
	       struct gd_case_page *out, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	struct gd_case_page p = { NULL, NULL, 0 };
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt = NULL;
	int rc = SQLITE_DONE;

	if (limit > 0 && compose(&sql, q, page, key, limit)) {
		stmt = gd_sql_prepare(st, &sql);
		rc = stmt ? SQLITE_ROW : SQLITE_ERROR;
		p.rows = gd_calloc((size_t)limit, sizeof *p.rows);
		p.keys = gd_calloc((size_t)limit, sizeof *p.keys);
	}
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		gd_row_case(stmt, &p.rows[p.len]);
		p.keys[p.len].sort = sqlite3_column_int64(stmt,
							  GD_CASE_COLUMNS_LEN);
		p.keys[p.len].id = p.rows[p.len].id;
		p.len++;
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	if (status != GD_OK) {
		gd_case_page_release(&p);
		return status;
	}
	if (page == GD_PAGE_BEFORE || page == GD_PAGE_LAST)
		reverse(&p);
	*out = p;
	return GD_OK;
}

/* Counts that are kept, summed up. */
static enum gd_status
count_kept(struct gd_store *st, unsigned mask, int64_t *count,
	   struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, "SELECT stage, cases"
				     " FROM stage_counts");
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;

	*count = 0;
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (mask & 1u << sqlite3_column_int(stmt, 0))
			*count += sqlite3_column_int64(stmt, 1);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_cases_count(struct gd_store *st, const struct gd_case_query *q,
		     int64_t *count, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	unsigned mask = stages_of(q);
	enum gd_status status = GD_OK;
	struct gd_buf where = GD_BUF_INIT;
	sqlite3_stmt *stmt;

	conditions(&sql, &where, q, GD_PAGE_FIRST, NULL);
	if (!mask || !where.len) {
		gd_buf_release(&where);
		gd_sql_release(&sql);
		return count_kept(st, mask, count, err);
	}
	gd_buf_adds(&sql.text, "SELECT count(*) FROM cases c WHERE ");
	gd_stage_sql(&sql.text, mask);
	gd_buf_add(&sql.text, where.s, where.len);
	stmt = gd_sql_prepare(st, &sql);
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		*count = sqlite3_column_int64(stmt, 0);
	else
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_buf_release(&where);
	gd_sql_release(&sql);
	return status;
}

enum gd_status
gd_store_cases_each(struct gd_store *st, const struct gd_case_query *q,
		    int64_t limit,
		    bool (*visit)(const struct gd_case_row *row, void *ctx),
		    void *ctx, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt = NULL;
	int rc = SQLITE_DONE;
	bool more = true;

	if (compose(&sql, q, GD_PAGE_FIRST, NULL, limit > 0 ? limit : -1)) {
		stmt = gd_sql_prepare(st, &sql);
		rc = SQLITE_ERROR;
	}
	while (stmt && more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_case_row row = { .id = 0 };

		gd_row_case(stmt, &row);
		more = visit(&row, ctx);
		gd_case_row_release(&row);
	}
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}
