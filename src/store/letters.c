/*
 * store/letters.c - the letters of a case.
 */
#include <config.h>

#include "store/query_internal.h"

#include <stdlib.h>

#include "base/mem.h"

static void
row_letter(sqlite3_stmt *stmt, struct gd_letter_row *r)
{
	int i = 0;

	r->id = sqlite3_column_int64(stmt, i++);
	r->case_id = sqlite3_column_int64(stmt, i++);
	r->seq = sqlite3_column_int(stmt, i++);
	r->template_id = gd_stmt_text(stmt, i++);
	r->lang = gd_stmt_text(stmt, i++);
	r->version = sqlite3_column_int(stmt, i++);
	r->body = gd_stmt_text(stmt, i++);
	r->created_at = gd_row_instant(stmt, i++);
	r->changed_at = gd_row_instant(stmt, i++);
	r->sent_at = gd_row_instant(stmt, i++);
	r->channel = gd_stmt_text(stmt, i++);
	r->filing_id = sqlite3_column_int64(stmt, i++);
	r->proof = gd_stmt_text(stmt, i++);
	r->note = gd_stmt_text(stmt, i++);
}

enum gd_status
gd_store_letters(struct gd_store *st, int64_t case_id,
		 struct gd_letter_row **rows, size_t *len, struct gd_error *err)
{
	struct gd_letter_row *list = NULL;
	enum gd_status status = GD_OK;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt;
	int rc;

	stmt = gd_stmt(st, "SELECT id, case_id, seq, template, lang, version,"
		       " body, created_at, changed_at, sent_at, channel,"
		       " filing_id, proof, note FROM letters"
		       " WHERE case_id = ?1 AND template IS NOT NULL"
		       " ORDER BY seq");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		GD_GROW(list, n, cap);
		row_letter(stmt, &list[n++]);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status != GD_OK) {
		gd_letter_rows_free(list, n);
		return status;
	}
	*rows = list;
	*len = n;
	return GD_OK;
}

void
gd_letter_rows_free(struct gd_letter_row *rows, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		gd_letter_row_release(&rows[i]);
	free(rows);
}
