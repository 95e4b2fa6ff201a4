/*
 * store/due.c - running clocks in the order in which they fall.
 *
 * The index holds running clocks only, so "what is due" costs the number of
 * answers however many cases and ended clocks there are.
 */
#include <config.h>

#include "store/due_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/slots.h"

#define COUNT_TABLES                                                        \
	" FROM clocks k CROSS JOIN cases c ON c.id = k.case_id"             \
	" WHERE k.state = 0"

void
gd_due_row_release(struct gd_due_row *r)
{
	gd_clock_row_release(&r->clock);
	free(r->name);
	free(r->channel);
	free(r->demand);
	memset(r, 0, sizeof *r);
}

void
gd_due_page_release(struct gd_due_page *p)
{
	for (size_t i = 0; i < p->len; i++)
		gd_due_row_release(&p->rows[i]);
	free(p->rows);
	free(p->keys);
	memset(p, 0, sizeof *p);
}

static void
row_due(sqlite3_stmt *stmt, struct gd_due_row *r)
{
	int i = GD_CLOCK_COLUMNS_LEN;

	gd_row_clock(stmt, &r->clock);
	r->name = gd_stmt_text(stmt, i++);
	r->stage = (enum gd_stage)gd_store_code(
		sqlite3_column_int64(stmt, i++), GD_STAGE_CLOSED);
	r->channel = gd_stmt_text(stmt, i++);
	r->demand = gd_stmt_text(stmt, i++);
	r->amount_fen = sqlite3_column_int64(stmt, i++);
	r->case_version = sqlite3_column_int64(stmt, i++);
}

/* The filter's words on the case and, for due:, on the clock itself. */
static void
filter(struct gd_sql *sql, struct gd_buf *out, const struct gd_due_query *q)
{
	unsigned mask = gd_filter_stages(q->filter, GD_ALL_STAGES);

	if (mask != GD_ALL_STAGES) {
		gd_buf_adds(out, " AND ");
		gd_stage_sql(out, mask);
	}
	gd_filter_sql(sql, out, q->filter, "k.due_at", q->now, q->zone);
}

static void
branch(struct gd_sql *sql, const char *place, const char *where)
{
	if (sql->text.len)
		gd_buf_adds(&sql->text, " UNION ALL ");
	gd_buf_addf(&sql->text, "SELECT " GD_DUE_COLUMNS GD_DUE_TABLES "%s%s", place,
		    where);
}

/* As in cases.c: from a key on there is a branch for the key's equals. */
static void
compose(struct gd_sql *sql, const struct gd_due_query *q, enum gd_page page,
	const struct gd_key *key, int64_t limit)
{
	bool back = page == GD_PAGE_BEFORE || page == GD_PAGE_LAST;
	bool keyed = page != GD_PAGE_FIRST && page != GD_PAGE_LAST;
	const char *direction = back ? "DESC" : "ASC";
	struct gd_buf where = GD_BUF_INIT, place = GD_BUF_INIT;
	int until = gd_sql_number(sql, q->until), sort, id;

	filter(sql, &where, q);
	if (keyed && key) {
		sort = gd_sql_number(sql, key->sort);
		id = gd_sql_number(sql, key->id);
		gd_buf_addf(&place, " AND k.due_at = ?%d AND k.id %s%s ?%d"
			    " AND ?%d < ?%d", sort, back ? "<" : ">",
			    page == GD_PAGE_FROM ? "=" : "", id, sort, until);
		branch(sql, place.s, where.s);
		gd_buf_reset(&place);
		gd_buf_addf(&place, " AND k.due_at %s ?%d", back ? "<" : ">",
			    sort);
	}
	gd_buf_addf(&place, " AND k.due_at < ?%d", until);
	branch(sql, place.s, where.s);
	gd_buf_addf(&sql->text, " ORDER BY %d %s, 1 %s LIMIT ?%d",
		    GD_DUE_AT_COLUMN, direction, direction,
		    gd_sql_number(sql, limit));
	gd_buf_release(&where);
	gd_buf_release(&place);
}

static void
reverse(struct gd_due_page *p)
{
	for (size_t i = 0, j = p->len; i + 1 < j; i++) {
		struct gd_due_row row = p->rows[i];
		struct gd_key key = p->keys[i];

		j--;
		p->rows[i] = p->rows[j];
		p->keys[i] = p->keys[j];
		p->rows[j] = row;
		p->keys[j] = key;
	}
}

enum gd_status
gd_due_page_read(struct gd_store *st, const struct gd_sql *sql,
		 bool backwards, struct gd_due_page *out, struct gd_error *err)
{
	struct gd_due_page p = { NULL, NULL, 0 };
	size_t rows_cap = 0, keys_cap = 0;
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;

	/* Grown by what is found: the ring allows for thousands, finds few. */
	stmt = gd_sql_prepare(st, sql);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		GD_GROW(p.rows, p.len, rows_cap);
		GD_GROW(p.keys, p.len, keys_cap);
		memset(&p.rows[p.len], 0, sizeof *p.rows);
		row_due(stmt, &p.rows[p.len]);
		p.keys[p.len].sort = p.rows[p.len].clock.due_at;
		p.keys[p.len].id = p.rows[p.len].clock.id;
		p.len++;
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status != GD_OK) {
		gd_due_page_release(&p);
		return status;
	}
	if (backwards)
		reverse(&p);
	*out = p;
	return GD_OK;
}

enum gd_status
gd_store_due(struct gd_store *st, const struct gd_due_query *q,
	     enum gd_page page, const struct gd_key *key, int limit,
	     struct gd_due_page *out, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status;

	limit = limit > 0 ? limit : 0;
	compose(&sql, q, page, key, limit);
	status = gd_due_page_read(st, &sql, page == GD_PAGE_BEFORE ||
				  page == GD_PAGE_LAST, out, err);
	gd_sql_release(&sql);
	return status;
}

enum gd_status
gd_store_due_each(struct gd_store *st, const struct gd_due_query *q,
		  bool (*visit)(const struct gd_due_row *row, void *ctx),
		  void *ctx, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;
	bool more = true;

	compose(&sql, q, GD_PAGE_FIRST, NULL, -1);
	stmt = gd_sql_prepare(st, &sql);
	while (stmt && more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_due_row row = { .name = NULL };

		row_due(stmt, &row);
		more = visit(&row, ctx);
		gd_due_row_release(&row);
	}
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}

void
gd_due_sql(struct gd_sql *sql, const struct gd_due_query *q)
{
	gd_buf_adds(&sql->text, "SELECT k.due_at" COUNT_TABLES);
	gd_buf_addf(&sql->text, " AND k.due_at < ?%d",
		    gd_sql_number(sql, q->until));
	filter(sql, &sql->text, q);
	gd_buf_adds(&sql->text, " ORDER BY k.due_at");
}

enum gd_status
gd_store_due_count(struct gd_store *st, const struct gd_due_query *q,
		   gd_instant from, gd_instant until, int64_t *count,
		   struct gd_error *err)
{
	bool all = !q->filter || !q->filter->len;
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;

	if (all)
		return gd_slots_clocks(st, from, until, count, err);
	gd_buf_adds(&sql.text, "SELECT count(*)" COUNT_TABLES);
	gd_buf_addf(&sql.text, " AND k.due_at >= ?%d AND k.due_at < ?%d",
		    gd_sql_number(&sql, from), gd_sql_number(&sql, until));
	filter(&sql, &sql.text, q);
	stmt = gd_sql_prepare(st, &sql);
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		*count = sqlite3_column_int64(stmt, 0);
	else
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}
