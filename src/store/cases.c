/*
 * store/cases.c - pages and streams of cases.
 *
 * Every order has an index that begins with the stage. A query over several
 * stages is a UNION ALL of one branch a stage, which SQLite merges as each
 * branch comes out of its index in order: no sorting, and a page costs its own
 * rows wherever it lies. A page that starts at a key has two branches a stage,
 * the rest of the key's equals and what comes after them: written as one
 * comparison of pairs, SQLite would walk all equals, and most cases without a
 * clock are equals.
 *
 * Under a filter that finds little, walking an order row by row takes long. Such a
 * page is given up after a while and looked for in the index that tells what filters
 * ask for (sorted.c), which costs the same however little there is.
 */
#include <config.h>

#include "store/query_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/slots.h"

#define PAGE_MOST 500		/* rows held at once of a listing */

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

/* Is the order one that no index has? */
static bool
must_sort(const struct gd_case_query *q)
{
	return q->order && !only_recent(q) &&
	       (q->order->len != 1 || q->order->keys[0].by > GD_SORT_NUMBER);
}

static struct order
order_of(const struct gd_case_query *q)
{
	struct order o;

	/* Whatever is asked for: it may be an order without an index. */
	if (only_recent(q))
		return latest_closed;
	o = orders[q->order ? q->order->keys[0].by : q->sort];
	o.descending ^= q->order && q->order->keys[0].turned;
	return o;
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

/* A statement on its way. */
struct draft {
	struct gd_buf *text;
	struct order order;
	const char *where;	/* of every branch */
	const char *between;
	/* Where the page starts, "" for none. A key stands within the query. */
	struct gd_buf equals, past;
};

static bool
by_number(const struct draft *d)
{
	return d->order.column == orders[GD_SORT_NUMBER].column;
}

static void
branch(struct draft *d, int stage, const char *place)
{
	gd_buf_addf(d->text, "%sSELECT " GD_CASE_COLUMNS ", %s FROM cases c"
		    " WHERE ", d->between, d->order.column);
	if (stage < 0)
		gd_buf_adds(d->text, "c.id > 0");
	else
		gd_buf_addf(d->text, "c.stage = %d", stage);
	gd_buf_addf(d->text, "%s%s", d->where, place);
	d->between = " UNION ALL ";
}

static void
branches(struct draft *d, int stage)
{
	if (d->equals.len)
		branch(d, stage, d->equals.s);
	branch(d, stage, d->past.s);
}

static void
start_at(struct gd_sql *sql, struct draft *d, gd_instant since,
	 enum gd_page page, const struct gd_key *key)
{
	bool back = page == GD_PAGE_BEFORE;
	const char *past = d->order.descending != back ? "<" : ">";
	const char *self = page == GD_PAGE_FROM ? "=" : "";
	int id;

	if (since > 0)
		gd_buf_addf(&d->past, " AND c.closed_at >= ?%d",
			    gd_sql_number(sql, since));
	if (page == GD_PAGE_FIRST || page == GD_PAGE_LAST)
		return;
	id = gd_sql_number(sql, key->id);
	if (by_number(d)) {
		gd_buf_addf(&d->past, " AND c.id %s%s ?%d", past, self, id);
		return;
	}
	gd_buf_addf(&d->past, " AND %s %s ?%d", d->order.column, past,
		    gd_sql_number(sql, key->sort));
	gd_buf_addf(&d->equals, " AND %s = ?%d AND c.id %s%s ?%d",
		    d->order.column, gd_sql_number(sql, key->sort), past,
		    self, id);
}

/* The whole statement; false when no stage is left to look at. */
static bool
compose(struct gd_sql *sql, const struct gd_case_query *q, enum gd_page page,
	const struct gd_key *key, int64_t limit)
{
	bool back = page == GD_PAGE_BEFORE || page == GD_PAGE_LAST;
	struct gd_buf where = GD_BUF_INIT;
	struct draft d = {
		.text = &sql->text, .order = order_of(q), .between = "",
		.equals = GD_BUF_INIT, .past = GD_BUF_INIT
	};
	const char *direction = d.order.descending != back ? "DESC" : "ASC";
	unsigned mask = stages_of(q);

	if (!mask)
		return false;
	gd_filter_sql(sql, &where, q->filter, "c.next_due", q->now, q->zone);
	gd_undone_sql(&where, mask);
	d.where = where.s;
	start_at(sql, &d, only_recent(q) ? q->closed_since : 0, page, key);
	if (mask == GD_ALL_STAGES && by_number(&d)) {
		branches(&d, -1);	/* the table itself is in order */
		mask = 0;
	}
	for (int s = 0; s < GD_STAGES; s++) {
		if (mask & 1u << s)
			branches(&d, s);
	}
	/* By place: the sort column follows the row's own, the id comes first. */
	gd_buf_addf(&sql->text, " ORDER BY %d %s, 1 %s LIMIT ?%d",
		    GD_CASE_COLUMNS_LEN + 1, direction, direction,
		    gd_sql_number(sql, limit));
	gd_buf_release(&where);
	gd_buf_release(&d.equals);
	gd_buf_release(&d.past);
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

/* What the row has in the column of the order. */
static int64_t
sort_value(const struct gd_case_query *q, const struct gd_case_row *r)
{
	switch (q->order ? q->order->keys[0].by : q->sort) {
	case GD_SORT_AMOUNT:
		return r->amount_fen;
	case GD_SORT_OPENED:
		return r->opened_at;
	case GD_SORT_NUMBER:
		return r->id;
	default:
		return r->next_due == GD_INSTANT_NONE ? GD_DUE_NEVER
						      : r->next_due;
	}
}

/* A page in an order that has an index, by all that the filter leaves. */
static enum gd_status
sparse_page(struct gd_store *st, const struct gd_case_query *q,
	    enum gd_page page, const struct gd_key *key, int limit,
	    struct gd_case_page *out, struct gd_error *err)
{
	const struct gd_order by_sort = {
		.keys = { { .by = q->sort } }, .len = 1
	};
	struct gd_case_query sorted = *q;
	enum gd_status status;

	if (!q->order)
		sorted.order = &by_sort;
	status = gd_sorted_page(st, &sorted, stages_of(q), page,
				key ? key->id : 0, limit, out, err);
	for (size_t i = 0; status == GD_OK && i < out->len; i++)
		out->keys[i].sort = sort_value(q, &out->rows[i]);
	return status;
}

/* May the filter leave little? */
static bool
may_be_sparse(const struct gd_case_query *q)
{
	return q->filter && q->filter->len && !only_recent(q);
}

enum gd_status
gd_store_cases(struct gd_store *st, const struct gd_case_query *q,
	       enum gd_page page, const struct gd_key *key, int limit,
	       struct gd_case_page *out, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	struct gd_case_page p = { NULL, NULL, 0 };
	struct gd_budget b = { .left = 1 };
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt = NULL;
	int rc = SQLITE_DONE;

	if (limit > 0 && must_sort(q) && stages_of(q))
		return gd_sorted_page(st, q, stages_of(q), page,
				      key ? key->id : 0, limit, out, err);
	if (limit > 0 && compose(&sql, q, page, key, limit)) {
		stmt = gd_sql_prepare(st, &sql);
		rc = stmt ? SQLITE_ROW : SQLITE_ERROR;
		p.rows = gd_calloc((size_t)limit, sizeof *p.rows);
		p.keys = gd_calloc((size_t)limit, sizeof *p.keys);
	}
	if (stmt && may_be_sparse(q))
		gd_budget_begin(st, &b, st->first_try);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		gd_row_case(stmt, &p.rows[p.len]);
		p.keys[p.len].sort = sqlite3_column_int64(stmt,
							  GD_CASE_COLUMNS_LEN);
		p.keys[p.len].id = p.rows[p.len].id;
		p.len++;
	}
	if (stmt && may_be_sparse(q))
		gd_budget_end(st);
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, b.left > 0 ? err : NULL);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	if (status != GD_OK) {
		gd_case_page_release(&p);
		return b.left > 0 ? status : sparse_page(st, q, page, key,
							 limit, out, err);
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

/* Of what was closed lately little was taken back, and there is an index of it. */
static enum gd_status
count_recent(struct gd_store *st, gd_instant since, int64_t *count,
	     struct gd_error *err)
{
	int64_t closed = 0, back = 0;
	enum gd_status status = gd_slots_closed(st, since, &closed, err);

	if (status == GD_OK)
		status = gd_store_int(st, &back, err, "SELECT count(*)"
				      " FROM cases WHERE draft = 1"
				      " AND +stage = 5 AND closed_at >= ?1",
				      "i", since);
	if (status == GD_OK)
		*count = closed - back;
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

	if (only_recent(q) && mask && (!q->filter || !q->filter->len))
		return count_recent(st, q->closed_since, count, err);
	gd_filter_sql(&sql, &where, q->filter, "c.next_due", q->now, q->zone);
	if (only_recent(q))
		gd_buf_addf(&where, " AND c.closed_at >= ?%d",
			    gd_sql_number(&sql, q->closed_since));
	if (where.len)
		gd_undone_sql(&where, mask);
	if (!mask || !where.len) {
		gd_buf_release(&where);
		gd_sql_release(&sql);
		return count_kept(st, mask, count, err);
	}
	gd_buf_adds(&sql.text, "SELECT count(*)");
	if (only_recent(q)) {
		gd_buf_adds(&sql.text, " FROM cases c WHERE ");
		gd_stage_sql(&sql.text, mask);
	} else {
		gd_walk_sql(&sql.text, mask, q->filter, true);
	}
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

/* The first rows as a page, which finds what is rare sooner. */
static enum gd_status
each_of_page(struct gd_store *st, const struct gd_case_query *q, int limit,
	     bool (*visit)(const struct gd_case_row *row, void *ctx),
	     void *ctx, struct gd_error *err)
{
	struct gd_case_page p = { NULL, NULL, 0 };
	enum gd_status status = gd_store_cases(st, q, GD_PAGE_FIRST, NULL,
					       limit, &p, err);

	for (size_t i = 0; i < p.len && visit(&p.rows[i], ctx); i++)
		;
	gd_case_page_release(&p);
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

	if (must_sort(q) && stages_of(q))
		return gd_sorted_each(st, q, stages_of(q), limit, visit, ctx,
				      err);
	if (limit > 0 && limit <= PAGE_MOST && may_be_sparse(q))
		return each_of_page(st, q, (int)limit, visit, ctx, err);
	if (compose(&sql, q, GD_PAGE_FIRST, NULL, limit > 0 ? limit : -1)) {
		stmt = gd_sql_prepare(st, &sql);
		rc = SQLITE_ERROR;
	}
	while (stmt && more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_case_row row = { .id = 0 };

		gd_row_case_lent(stmt, &row);
		more = visit(&row, ctx);
	}
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}
