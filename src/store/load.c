/*
 * store/load.c - filling an empty database: what costs a little for every row
 * is done once at the end.
 *
 * Indexes are made from rows in order instead of being kept in order row by
 * row, and what triggers repeat is counted when all is there; both within the
 * one transaction. With a rollback journal in place of the log the pages that
 * are added go into the file at once, and only those of the empty database are
 * kept for going back: a load that is cut short leaves that, and nothing else.
 */
#include <config.h>

#include "store/slots.h"
#include "store/writer.h"

#include "base/i18n.h"

/* Fewer words than usual are gathered before the index takes them: memory. */
#define LOAD_WORDS \
	"INSERT INTO search_names (search_names, rank)" \
	" VALUES ('hashsize', 393216);" \
	"INSERT INTO search_texts (search_texts, rank)" \
	" VALUES ('hashsize', 393216);"
#define USUAL_WORDS \
	"INSERT INTO search_names (search_names, rank)" \
	" VALUES ('hashsize', 1048576);" \
	"INSERT INTO search_texts (search_texts, rank)" \
	" VALUES ('hashsize', 1048576);"

/* The least that sorting ever takes. */
#define SORTING_CACHE "PRAGMA cache_size = -1000;"

static enum gd_status
is_empty(struct gd_store *st, bool *empty, struct gd_error *err)
{
	int64_t rows = 0;
	enum gd_status status;

	status = gd_store_int(st, &rows, err, "SELECT EXISTS (SELECT 1 FROM"
			      " cases) + EXISTS (SELECT 1 FROM events)", "");
	*empty = rows == 0;
	return status;
}

/* Who else has the file open keeps us from it; then the log has to do. */
static void
leave_log(struct gd_store *st)
{
	sqlite3_busy_timeout(st->db, 0);
	gd_store_script(st, "PRAGMA journal_mode = TRUNCATE", NULL);
	sqlite3_busy_timeout(st->db, st->busy_ms);
}

/*
 * What is looked for while rows come keeps its index. So do events: they come in
 * the order of theirs, which costs less than to read all of history again.
 */
static enum gd_status
take_apart(struct gd_store *st, enum gd_load what, struct gd_error *err)
{
	struct gd_buf drop = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;
	int rc;

	stmt = gd_stmt(st, "SELECT type, name, sql FROM sqlite_schema"
		       " WHERE type IN ('index', 'trigger')"
		       " AND sql IS NOT NULL"
		       " AND tbl_name NOT IN ('merchants', 'events')"
		       " AND (?1 = 0"
		       "  OR name NOT IN ('cases_order', 'people_phone'))");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", (int64_t)(what == GD_LOAD_LIST));
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		gd_buf_addf(&drop, "DROP %s %s;", sqlite3_column_text(stmt, 0),
			    sqlite3_column_text(stmt, 1));
		gd_buf_addf(&st->load_sql, "%s;",
			    sqlite3_column_text(stmt, 2));
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status == GD_OK)
		status = gd_store_script(st, drop.s, err);
	if (status == GD_OK)
		status = gd_store_script(st, LOAD_WORDS, err);
	gd_buf_release(&drop);
	return status;
}

enum gd_status
gd_store_load_begin(struct gd_store *st, enum gd_load what,
		    struct gd_error *err)
{
	enum gd_status status;
	bool empty = false;

	if (!st->bulk && !st->change.open) {
		status = is_empty(st, &empty, err);
		if (status != GD_OK)
			return status;
	}
	if (empty) {
		gd_store_int(st, &st->load_secure, NULL, "PRAGMA secure_delete",
			     "");
		/* What is sorted of an encrypted desk meets no disk in plain. */
		if (!gd_store_encrypted(st))
			gd_store_script(st, "PRAGMA temp_store = FILE", NULL);
		gd_store_script(st, "PRAGMA foreign_keys = OFF;"
				"PRAGMA secure_delete = OFF;"
				"PRAGMA threads = 1;", NULL);
		leave_log(st);
		st->loading = true;
		st->load_mixed = false;
	}
	status = what == GD_LOAD_LIST ? gd_store_batch_begin(st, err)
				      : gd_store_bulk_begin(st, err);
	/* Somebody may have been quicker. */
	if (status == GD_OK && empty)
		status = is_empty(st, &empty, err);
	if (status == GD_OK && empty)
		status = take_apart(st, what, err);
	/* Rows come in order, so that little room is enough. */
	if (status == GD_OK && empty)
		status = gd_store_script(st, GD_STORE_CACHE, err);
	if (status == GD_OK && empty)
		gd_writer_begin(st);
	if (status != GD_OK) {
		gd_store_bulk_abort(st);
		gd_load_leave(st);
	}
	return status;
}

/* What triggers would have kept. */
static enum gd_status
repeat(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	/* Held cases have it already; others were changed row by row. */
	if (st->load_mixed)
		status = gd_store_script(st, "UPDATE clocks SET by_name ="
			" coalesce((SELECT coalesce(c.shop, c.merchant)"
			"  FROM cases c WHERE c.id = clocks.case_id), ''),"
			" by_channel = coalesce((SELECT f.channel FROM filings"
			"  f WHERE f.id = clocks.filing_id), ''),"
			" by_assignee = coalesce((SELECT c.assignee FROM cases"
			"  c WHERE c.id = clocks.case_id), '')", err);
	if (status == GD_OK)
		status = gd_store_script(st, "UPDATE stage_counts SET cases ="
			" coalesce((SELECT n FROM (SELECT stage, count(*) AS n"
			"  FROM cases GROUP BY stage) c"
			"  WHERE c.stage = stage_counts.stage), 0)", err);
	return status;
}

#define WATCH_STEPS 20000	/* some hundred times a second */

static int
stop(void *ctx)
{
	struct gd_store *st = ctx;

	return !st->go_on(st->go_on_ctx);
}

void
gd_store_load_watch(struct gd_store *st, bool (*go_on)(void *ctx), void *ctx)
{
	if (!st->bulk)
		return;
	gd_writer_wait(st, NULL);
	st->go_on = go_on;
	st->go_on_ctx = ctx;
	sqlite3_progress_handler(st->db, go_on ? WATCH_STEPS : 0,
				 go_on ? stop : NULL, st);
}

enum gd_status
gd_load_finish(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	if (!st->load_sql.len)
		return GD_OK;
	/* Sorting takes as much again, and each of its threads. */
	gd_store_memory_back();
	status = gd_store_script(st, SORTING_CACHE, err);
	if (status == GD_OK)
		status = repeat(st, err);
	if (status == GD_OK)
		status = gd_store_script(st, st->load_sql.s, err);
	/* By the indexes that are there now. */
	if (status == GD_OK)
		status = gd_store_script(st, GD_CLOCK_COUNTS_FILL ";"
					 GD_CASE_COUNTS_FILL, err);
	if (status == GD_OK)
		status = gd_store_script(st, USUAL_WORDS, err);
	return status;
}

enum gd_status
gd_load_outcome(struct gd_store *st, enum gd_status status,
		struct gd_error *err)
{
	bool empty = true;

	if (is_empty(st, &empty, NULL) != GD_OK || empty)
		return status;
	return gd_error_set(err, GD_ESYS,
			    _("all of it is in '%s', but the disk did not "
			      "confirm the very last step: check the disk, "
			      "then start again; what is there already is not "
			      "taken in twice"), st->path);
}

void
gd_load_leave(struct gd_store *st)
{
	struct gd_buf sql = GD_BUF_INIT;

	if (!st->loading)
		return;
	gd_buf_addf(&sql, "PRAGMA journal_mode = WAL;"
		    "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;"
		    "PRAGMA threads = 0; PRAGMA secure_delete = %d",
		    (int)st->load_secure);
	gd_store_script(st, sql.s, NULL);
	gd_buf_release(&sql);
	gd_buf_release(&st->load_sql);
	gd_merchants_forget(st);
	st->loading = st->load_mixed = false;
}
