/*
 * store/evidence.c - see evidence.h.
 */
#include <config.h>

#include "store/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/query_internal.h"

static void
row_evidence(sqlite3_stmt *stmt, struct gd_evidence_row *r)
{
	int i = 0;

	r->id = sqlite3_column_int64(stmt, i++);
	r->case_id = sqlite3_column_int64(stmt, i++);
	r->seq = sqlite3_column_int(stmt, i++);
	r->kind = gd_stmt_text(stmt, i++);
	r->name = gd_stmt_text(stmt, i++);
	r->size = sqlite3_column_int64(stmt, i++);
	r->digest = gd_stmt_text(stmt, i++);
	r->captured_at = gd_row_instant(stmt, i++);
	r->modified_at = gd_row_instant(stmt, i++);
	r->added_at = gd_row_instant(stmt, i++);
	r->how = gd_stmt_text(stmt, i++);
	r->captured_by = gd_stmt_text(stmt, i++);
	r->added_by = gd_stmt_text(stmt, i++);
	r->source = gd_stmt_text(stmt, i++);
	r->proves = gd_stmt_text(stmt, i++);
	r->note = gd_stmt_text(stmt, i++);
	r->checks = gd_stmt_text(stmt, i++);
	r->of_id = sqlite3_column_int64(stmt, i++);
	r->stamped_at = gd_row_instant(stmt, i++);
	r->stamp_by = gd_stmt_text(stmt, i++);
	r->stamp_digest = gd_stmt_text(stmt, i++);
	r->stamp_ca = gd_stmt_text(stmt, i++);
	r->touch = gd_stmt_text(stmt, i++);
	r->touched_at = gd_row_instant(stmt, i++);
}

enum gd_status
gd_store_evidence(struct gd_store *st, int64_t case_id,
		  struct gd_evidence_row **rows, size_t *len,
		  struct gd_error *err)
{
	struct gd_evidence_row *list = NULL;
	enum gd_status status = GD_OK;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt;
	int rc;

	stmt = gd_stmt(st, "SELECT id, case_id, seq, kind, name, size, digest,"
		       " captured_at, modified_at, added_at, how, captured_by,"
		       " added_by, source, proves, note, checks, of_id,"
		       " stamped_at, stamp_by, stamp_digest, stamp_ca, touch,"
		       " touched_at FROM evidence WHERE case_id = ?1"
		       " AND digest IS NOT NULL ORDER BY seq");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		GD_GROW(list, n, cap);
		row_evidence(stmt, &list[n++]);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status != GD_OK) {
		gd_evidence_rows_free(list, n);
		return status;
	}
	*rows = list;
	*len = n;
	return GD_OK;
}

enum gd_status
gd_store_evidence_used(struct gd_store *st, int64_t case_id,
		       const char *digest, bool *used, struct gd_error *err)
{
	enum gd_status status;
	int64_t n = 0;

	status = gd_store_int(st, &n, err, "SELECT count(*) FROM evidence"
			      " WHERE case_id = ?1 AND (digest = ?2 OR"
			      " stamp_digest = ?2 OR stamp_ca = ?2)", "is",
			      case_id, digest);
	if (status == GD_OK)
		*used = n > 0;
	return status;
}

enum gd_status
gd_store_evidence_cases(struct gd_store *st,
			bool (*visit)(int64_t case_id, void *ctx), void *ctx,
			struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int64_t id = 0, last;
	bool more = true;

	/* Case by case: the visitor may take its time and query the store. */
	while (more) {
		last = id;
		status = gd_store_int(st, &id, err,
				      "SELECT case_id FROM evidence"
				      " WHERE case_id > ?1 AND digest IS NOT NULL"
				      " ORDER BY case_id LIMIT 1", "i", id);
		if (status != GD_OK)
			break;
		/* A text is more than any number: not where a case belongs. */
		if (id <= last)
			return gd_store_fail_rc(st->db, st->path,
						SQLITE_CORRUPT, err);
		more = visit(id, ctx);
	}
	return status == GD_ENOTFOUND ? GD_OK : status;
}

enum gd_status
gd_store_files_each(struct gd_store *st,
		    enum gd_status (*visit)(int64_t case_id, const char *digest,
					    void *ctx, struct gd_error *err),
		    void *ctx, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;

	stmt = gd_stmt(st, "SELECT 0 AS c, stamp_digest AS d FROM stamps"
		       " WHERE d IS NOT NULL"
		       " UNION SELECT 0, stamp_ca FROM stamps"
		       " WHERE stamp_ca IS NOT NULL"
		       " UNION SELECT case_id, digest FROM evidence"
		       " WHERE digest IS NOT NULL"
		       " UNION SELECT case_id, stamp_digest FROM evidence"
		       " WHERE stamp_digest IS NOT NULL"
		       " UNION SELECT case_id, stamp_ca FROM evidence"
		       " WHERE stamp_ca IS NOT NULL ORDER BY c, d");
	if (!stmt)
		return gd_store_fail(st, err);
	while (status == GD_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		char *digest = gd_stmt_text(stmt, 1);

		status = visit(sqlite3_column_int64(stmt, 0), digest, ctx,
			       err);
		free(digest);
	}
	if (status == GD_OK && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_events_each(struct gd_store *st, int64_t case_id,
		     bool (*visit)(const struct gd_event_row *ev, void *ctx),
		     void *ctx, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;
	bool more = true;

	stmt = gd_stmt(st, "SELECT " GD_EVENT_COLUMNS " FROM events"
		       " WHERE case_id = ?1 ORDER BY id");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while (more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_event_row row;

		gd_row_event(stmt, &row);
		more = visit(&row, ctx);
		gd_event_row_release(&row);
	}
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_event_hash(struct gd_store *st, int64_t *event_id,
		    char out[GD_DIGEST_HEX], struct gd_error *err)
{
	enum gd_status status = GD_ENOTFOUND;
	sqlite3_stmt *stmt;

	stmt = gd_stmt(st, *event_id ?
		       "SELECT id, hash FROM events WHERE id = ?1" :
		       "SELECT id, hash FROM events ORDER BY id DESC LIMIT 1");
	if (!stmt)
		return gd_store_fail(st, err);
	if (*event_id)
		gd_stmt_bind(stmt, "i", *event_id);
	if (sqlite3_step(stmt) == SQLITE_ROW &&
	    sqlite3_column_bytes(stmt, 1) == GD_DIGEST_LEN) {
		gd_digest_hex(sqlite3_column_blob(stmt, 1), out);
		*event_id = sqlite3_column_int64(stmt, 0);
		status = GD_OK;
	}
	gd_stmt_done(st, stmt);
	return status;
}

static int
nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

enum gd_status
gd_store_event_by_hash(struct gd_store *st, const char *hex, int64_t *event_id,
		       struct gd_error *err)
{
	unsigned char hash[GD_DIGEST_LEN];

	if (strlen(hex) != GD_DIGEST_LEN * 2)
		return GD_ENOTFOUND;
	for (size_t i = 0; i < GD_DIGEST_LEN; i++) {
		int high = nibble(hex[2 * i]), low = nibble(hex[2 * i + 1]);

		if (high < 0 || low < 0)
			return GD_ENOTFOUND;
		hash[i] = (unsigned char)(high * 16 + low);
	}
	/* Once a day and by hand: a walk from the newest is good enough. */
	return gd_store_int(st, event_id, err, "SELECT id FROM events"
			    " WHERE hash = ?1 ORDER BY id DESC LIMIT 1", "b",
			    (const void *)hash, GD_DIGEST_LEN);
}

void
gd_stamp_row_release(struct gd_stamp_row *r)
{
	free(r->digest);
	free(r->stamp_by);
	free(r->stamp_digest);
	free(r->stamp_ca);
}

enum gd_status
gd_store_stamps_each(struct gd_store *st,
		     bool (*visit)(const struct gd_stamp_row *r, void *ctx),
		     void *ctx, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;
	bool more = true;

	stmt = gd_stmt(st, "SELECT id, event_id, digest, stamped_at, stamp_by,"
		       " stamp_digest, stamp_ca FROM stamps"
		       " WHERE digest IS NOT NULL ORDER BY id");
	while (stmt && more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_stamp_row r = {
			.id = sqlite3_column_int64(stmt, 0),
			.event_id = sqlite3_column_int64(stmt, 1),
			.digest = gd_stmt_text(stmt, 2),
			.stamped_at = gd_row_instant(stmt, 3),
			.stamp_by = gd_stmt_text(stmt, 4),
			.stamp_digest = gd_stmt_text(stmt, 5),
			.stamp_ca = gd_stmt_text(stmt, 6)
		};

		more = visit(&r, ctx);
		gd_stamp_row_release(&r);
	}
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}
