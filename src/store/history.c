/*
 * store/history.c - reading events and what they changed.
 */
#include <config.h>

#include "store/query_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

void
gd_event_page_release(struct gd_event_page *p)
{
	for (size_t i = 0; i < p->len; i++)
		gd_event_row_release(&p->rows[i]);
	free(p->rows);
	memset(p, 0, sizeof *p);
}

enum gd_status
gd_store_events(struct gd_store *st, int64_t case_id, int64_t before, int limit,
		struct gd_event_page *out, struct gd_error *err)
{
	struct gd_event_page p = { NULL, 0 };
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;

	limit = limit > 0 ? limit : 0;
	stmt = gd_stmt(st, case_id ?
		       "SELECT " GD_EVENT_COLUMNS " FROM events WHERE id < ?1"
		       " AND case_id = ?3 ORDER BY id DESC LIMIT ?2" :
		       "SELECT " GD_EVENT_COLUMNS " FROM events WHERE id < ?1"
		       " ORDER BY id DESC LIMIT ?2");
	if (stmt) {
		gd_stmt_bind(stmt, "ii", before > 0 ? before : INT64_MAX,
			     (int64_t)limit);
		if (case_id)
			sqlite3_bind_int64(stmt, 3, case_id);
	}
	p.rows = gd_calloc((size_t)limit + 1, sizeof *p.rows);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		gd_row_event(stmt, &p.rows[p.len++]);
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status == GD_OK)
		*out = p;
	else
		gd_event_page_release(&p);
	return status;
}

enum gd_status
gd_store_event(struct gd_store *st, int64_t event_id, struct gd_event_row *out,
	       struct gd_error *err)
{
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;

	stmt = gd_stmt(st, "SELECT " GD_EVENT_COLUMNS " FROM events"
		       " WHERE id = ?1");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", event_id);
	switch (sqlite3_step(stmt)) {
	case SQLITE_ROW:
		gd_row_event(stmt, out);
		break;
	case SQLITE_DONE:
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("there is no event %" PRId64),
				      event_id);
		break;
	default:
		status = gd_store_fail(st, err);
	}
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_event_values(struct gd_store *st, int64_t event_id,
		      bool (*visit)(const struct gd_event_value *v, void *ctx),
		      void *ctx, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;
	bool more = true;
	int rc = SQLITE_ERROR;

	stmt = gd_stmt(st, "SELECT entity, entity_id, field, before, after,"
		       " (before IS NULL AND before_digest IS NOT NULL) OR"
		       " (after IS NULL AND after_digest IS NOT NULL)"
		       " FROM event_values WHERE event_id = ?1 ORDER BY seq");
	if (stmt)
		gd_stmt_bind(stmt, "i", event_id);
	while (stmt && more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const struct gd_event_value v = {
			.entity = (const char *)sqlite3_column_text(stmt, 0),
			.entity_id = sqlite3_column_int64(stmt, 1),
			.field = (const char *)sqlite3_column_text(stmt, 2),
			.before = (const char *)sqlite3_column_text(stmt, 3),
			.after = (const char *)sqlite3_column_text(stmt, 4),
			.erased = sqlite3_column_int(stmt, 5) != 0
		};

		more = visit(&v, ctx);
	}
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}
