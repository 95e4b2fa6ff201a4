/*
 * store/imports.c - see imports.h.
 */
#include <config.h>

#include "store/imports.h"

#include "store/store_internal.h"

static const char *
text(sqlite3_stmt *stmt, int col)
{
	const char *s = (const char *)sqlite3_column_text(stmt, col);

	return s ? s : "";
}

/* Visit the rows of a bound statement, and give it back. */
static enum gd_status
each(struct gd_store *st, sqlite3_stmt *stmt, gd_import_visit *visit, void *ctx,
     struct gd_error *err)
{
	enum gd_status status = GD_OK;
	bool more = true;
	int rc = SQLITE_ROW;

	while (more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_import_match m = {
			sqlite3_column_int64(stmt, 0), text(stmt, 1),
			text(stmt, 2)
		};

		more = visit(&m, ctx);
	}
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_match_order(struct gd_store *st, const char *order_no,
		     gd_import_visit *visit, void *ctx, struct gd_error *err)
{
	sqlite3_stmt *stmt;

	stmt = gd_stmt(st, "SELECT id, shop, merchant FROM cases"
		       " WHERE order_no = ?1 AND draft = 0 ORDER BY id"
		       " LIMIT ?2");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "si", order_no, (int64_t)GD_IMPORT_LOOK);
	return each(st, stmt, visit, ctx, err);
}

enum gd_status
gd_store_match_phone(struct gd_store *st, const char *phone,
		     gd_import_visit *visit, void *ctx, struct gd_error *err)
{
	sqlite3_stmt *stmt;

	stmt = gd_stmt(st, "SELECT c.id, c.shop, c.merchant FROM people p"
		       " CROSS JOIN cases c ON c.id = p.case_id"
		       " WHERE p.field = 'phone' AND p.value = ?1"
		       " AND c.draft = 0 ORDER BY p.case_id LIMIT ?2");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "si", phone, (int64_t)GD_IMPORT_LOOK);
	return each(st, stmt, visit, ctx, err);
}

enum gd_status
gd_store_match_key(struct gd_store *st, int64_t key, gd_import_visit *visit,
		   void *ctx, struct gd_error *err)
{
	sqlite3_stmt *stmt;

	stmt = gd_stmt(st, "SELECT c.id, c.shop, c.merchant FROM import_keys k"
		       " CROSS JOIN cases c ON c.id = k.case_id"
		       " WHERE k.key = ?1 AND c.draft = 0 ORDER BY k.case_id");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", key);
	return each(st, stmt, visit, ctx, err);
}

enum gd_status
gd_store_key_add(struct gd_store *st, int64_t key, int64_t case_id,
		 struct gd_error *err)
{
	return gd_store_run(st, err, "INSERT OR IGNORE INTO import_keys"
			    " (key, case_id) VALUES (?1, ?2)", "ii", key,
			    case_id);
}

enum gd_status
gd_store_last_case(struct gd_store *st, int64_t *id, struct gd_error *err)
{
	return gd_store_int(st, id, err, "SELECT coalesce(max(id), 0)"
			    " FROM cases", "");
}
