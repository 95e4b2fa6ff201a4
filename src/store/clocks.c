/*
 * store/clocks.c - see clocks.h.
 */
#include <config.h>

#include "store/clocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/due_internal.h"

enum gd_status
gd_store_live(struct gd_store *st, int64_t after, int limit,
	      struct gd_live_row **rows, size_t *len, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	struct gd_live_row *list;
	sqlite3_stmt *stmt;
	size_t n = 0;
	int rc;

	stmt = gd_stmt(st, "SELECT " GD_CLOCK_COLUMNS ", f.filed_at"
		       " FROM clocks k LEFT JOIN filings f"
		       " ON f.id = k.filing_id"
		       " WHERE k.id > ?1 AND k.state IN (0, 1)"
		       " ORDER BY k.id LIMIT ?2");
	if (!stmt)
		return gd_store_fail(st, err);
	list = gd_calloc((size_t)limit + 1, sizeof *list);
	gd_stmt_bind(stmt, "ii", after, (int64_t)limit);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		gd_row_clock(stmt, &list[n].clock);
		list[n++].filed_at = gd_row_instant(stmt,
						    GD_CLOCK_COLUMNS_LEN);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status != GD_OK) {
		gd_live_rows_free(list, n);
		return status;
	}
	*rows = list;
	*len = n;
	return GD_OK;
}

void
gd_live_rows_free(struct gd_live_row *rows, size_t len)
{
	for (size_t i = 0; i < len; i++)
		gd_clock_row_release(&rows[i].clock);
	free(rows);
}

/* The clocks of `q`, after "WHERE k.state = 0"; the column they are in order of. */
static const char *
compose(struct gd_sql *sql, const struct gd_ring_query *q)
{
	const char *by = q->ring == GD_RING_AWAKE ? "k.snoozed_until"
						  : "k.due_at";
	struct gd_buf *text = &sql->text;
	unsigned mask;

	if (q->ring == GD_RING_RULE)
		gd_buf_addf(text, " AND k.rule = ?%d",
			    gd_sql_text(sql, q->rule));
	gd_buf_addf(text, " AND %s >= ?%d AND %s < ?%d AND k.hushed = 0", by,
		    gd_sql_number(sql, q->from), by,
		    gd_sql_number(sql, q->until));
	if (q->ring == GD_RING_AWAKE)
		gd_buf_adds(text, " AND k.snoozed_until IS NOT NULL");
	else
		gd_buf_addf(text, " AND coalesce(k.snoozed_until, 0) <= ?%d",
			    gd_sql_number(sql, q->now));
	if (!q->filter || !q->filter->len)
		return by;
	mask = gd_filter_stages(q->filter, GD_ALL_STAGES);
	if (mask != GD_ALL_STAGES) {
		gd_buf_adds(text, " AND ");
		gd_stage_sql(text, mask);
	}
	gd_filter_sql(sql, text, q->filter, "k.due_at", q->now, q->zone);
	return by;
}

enum gd_status
gd_store_ring(struct gd_store *st, const struct gd_ring_query *q, int limit,
	      struct gd_due_page *out, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status;
	const char *by;

	gd_buf_adds(&sql.text, "SELECT " GD_DUE_COLUMNS GD_DUE_TABLES);
	by = compose(&sql, q);
	gd_buf_addf(&sql.text, " ORDER BY %s LIMIT ?%d", by,
		    gd_sql_number(&sql, limit));
	status = gd_due_page_read(st, &sql, false, out, err);
	gd_sql_release(&sql);
	return status;
}

enum gd_status
gd_store_ring_next(struct gd_store *st, const struct gd_ring_query *q,
		   gd_instant *at, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;
	int rc = SQLITE_ERROR;
	const char *by;

	gd_buf_addf(&sql.text, "SELECT %s FROM clocks k WHERE k.state = 0",
		    q->ring == GD_RING_AWAKE ? "k.snoozed_until" : "k.due_at");
	by = compose(&sql, q);
	gd_buf_addf(&sql.text, " ORDER BY %s LIMIT 1", by);
	*at = GD_INSTANT_NONE;
	stmt = gd_sql_prepare(st, &sql);
	if (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		*at = sqlite3_column_int64(stmt, 0);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}

enum gd_status
gd_store_looked(struct gd_store *st, const char *who, gd_instant *at,
		struct gd_error *err)
{
	int64_t found = GD_INSTANT_NONE;
	enum gd_status status;

	status = gd_store_int(st, &found, err,
			      "SELECT at FROM looks WHERE who = ?1", "s", who);
	if (status != GD_OK && status != GD_ENOTFOUND)
		return status;
	*at = status == GD_OK ? found : GD_INSTANT_NONE;
	return GD_OK;
}

enum gd_status
gd_store_look(struct gd_store *st, const char *who, gd_instant at,
	      struct gd_error *err)
{
	return gd_store_run(st, err, "INSERT INTO looks (who, at)"
			    " VALUES (?1, ?2)"
			    " ON CONFLICT (who) DO UPDATE SET at = ?2", "si",
			    who, at);
}

enum gd_status
gd_store_mark(struct gd_store *st, char out[17], struct gd_error *err)
{
	static const char hex[] = "0123456789abcdef";
	sqlite3_stmt *stmt = gd_stmt(st, "SELECT hash FROM events"
				     " WHERE id = 1");
	enum gd_status status = GD_OK;
	int rc = stmt ? sqlite3_step(stmt) : SQLITE_ERROR;

	out[0] = '\0';
	if (rc == SQLITE_ROW && sqlite3_column_bytes(stmt, 0) >= 8) {
		const unsigned char *hash = sqlite3_column_blob(stmt, 0);

		for (int i = 0; i < 8; i++) {
			out[2 * i] = hex[hash[i] >> 4];
			out[2 * i + 1] = hex[hash[i] & 15];
		}
		out[16] = '\0';
	} else if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
		status = gd_store_fail(st, err);
	}
	gd_stmt_done(st, stmt);
	return status;
}
