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

/* Let `visit` see the changes in `text`. */
static enum gd_status
show_changes(int64_t event_id, const char *text,
	     bool (*visit)(const struct gd_event_value *v, void *ctx),
	     void *ctx, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	struct gd_record_reader rd;
	struct gd_record r;
	bool more = true;

	gd_record_reader_init(&rd, text);
	while (more && gd_record_next(&rd, &r)) {
		const struct gd_event_value v = {
			.entity = r.entity, .entity_id = r.row,
			.field = r.field,
			.before = gd_side_text(&r.before),
			.after = gd_side_text(&r.after),
			.erased = r.before.kind == GD_SIDE_ERASED ||
				  r.after.kind == GD_SIDE_ERASED
		};

		more = visit(&v, ctx);
	}
	if (rd.broken)
		status = gd_error_set(err, GD_EDATA,
				      _("event %" PRId64 " cannot be read; "
					"compare with a backup copy"),
				      event_id);
	gd_record_reader_release(&rd);
	return status;
}

enum gd_status
gd_store_event_values(struct gd_store *st, int64_t event_id,
		      bool (*visit)(const struct gd_event_value *v, void *ctx),
		      void *ctx, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, GD_CHANGES_OF_EVENT);
	enum gd_status status = GD_OK;
	char *text = NULL;
	int rc;

	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", event_id);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		text = gd_stmt_text(stmt, 0);
	else if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (text)
		status = show_changes(event_id, text, visit, ctx, err);
	free(text);
	return status;
}
