/*
 * store/change.c - the open transaction: from begin to commit.
 *
 * Rows are written at once, so that queries inside an action see them; the
 * event and its values are gathered in memory and written at the end, so that
 * a field set twice shows in history as one change.
 */
#include <config.h>

#include "store/search_internal.h"
#include "store/writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

/* Room for the index pages that many new rows touch again and again (KiB). */
#define BULK_CACHE "PRAGMA cache_size = -6144"

void
gd_change_release(struct gd_change *c)
{
	gd_arena_release(&c->texts);
	free(c->values);
	free(c->fresh);
	free(c->who);
	free(c->kind);
	memset(c, 0, sizeof *c);
}

void
gd_change_forget(struct gd_store *st)
{
	gd_change_release(&st->change);
}

enum gd_status
gd_change_fail(struct gd_store *st, enum gd_status status,
	       struct gd_error *why, struct gd_error *err)
{
	if (status == GD_OK)
		return GD_OK;
	if (st->change.open && st->change.failed.status == GD_OK) {
		st->change.failed = *why;
		st->change.failed.status = status;
	}
	if (err)
		*err = *why;
	return status;
}

enum gd_status
gd_change_check(struct gd_store *st, struct gd_error *err)
{
	const struct gd_error *failed = &st->change.failed;

	if (!st->change.open)
		return gd_error_set(err, GD_EINVAL,
				    _("nothing can be changed outside of a "
				      "change"));
	if (failed->status != GD_OK && err)
		*err = *failed;
	return failed->status;
}

enum gd_status
gd_change_join(struct gd_store *st, int64_t case_id, struct gd_error *err)
{
	struct gd_change *c = &st->change;
	int64_t draft = 0;
	enum gd_status status;

	if (!case_id || case_id == c->case_id)
		return GD_OK;
	if (c->case_id || !c->quiet)
		return gd_error_set(err, GD_EINVAL,
				    _("one change is about one case"));
	/* What an opened case goes through is never quiet. */
	status = gd_store_int(st, &draft, err,
			      "SELECT draft FROM cases WHERE id = ?1", "i",
			      case_id);
	if (status == GD_OK && !draft)
		return gd_error_set(err, GD_EINVAL,
				    _("a case that is open changes only with "
				      "an event"));
	if (status == GD_OK)
		c->case_id = case_id;
	return status;
}

static enum gd_status
no_such_case(int64_t id, struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(id, number);
	return gd_error_set(err, GD_ENOTFOUND, _("there is no case %s"),
			    number);
}

/* The case is there, at the version that was expected. */
static enum gd_status
check_case(struct gd_store *st, const struct gd_event_head *head,
	   struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];
	int64_t version = st->hold.it.version;
	enum gd_status status = GD_OK;

	if (!gd_hold_has(st, head->case_id))
		status = gd_store_int(st, &version, err, "SELECT version"
				      " FROM cases WHERE id = ?1", "i",
				      head->case_id);
	if (status == GD_ENOTFOUND)
		return no_such_case(head->case_id, err);
	if (status != GD_OK || !head->expect_version ||
	    head->expect_version == version)
		return status;
	gd_case_number(head->case_id, number);
	return gd_error_set(err, GD_ECONFLICT,
			    _("somebody else has changed %s meanwhile; look at "
			      "it again before you change it"), number);
}

/* The newest event: this one follows it. */
static enum gd_status
find_previous(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;
	int rc;

	/* Nobody else can write while a bulk is open. */
	if (st->bulk && st->hold.last_event) {
		st->change.event_id = st->hold.last_event + 1;
		st->change.follows = true;
		return GD_OK;
	}
	stmt = gd_stmt(st, "SELECT id, hash FROM events"
		       " ORDER BY id DESC LIMIT 1");
	rc = stmt ? sqlite3_step(stmt) : SQLITE_ERROR;
	st->change.event_id = 1;
	if (rc == SQLITE_ROW) {
		st->change.event_id = sqlite3_column_int64(stmt, 0) + 1;
		if (sqlite3_column_bytes(stmt, 1) == GD_DIGEST_LEN)
			memcpy(st->change.previous,
			       sqlite3_column_blob(stmt, 1), GD_DIGEST_LEN);
	} else if (rc != SQLITE_DONE) {
		status = gd_store_fail(st, err);
	}
	gd_stmt_done(st, stmt);
	return status;
}

static void
take_back(struct gd_store *st)
{
	st->change.pending = false;
	if (st->hold.last_event == st->change.event_id)
		st->hold.last_event = 0;
	/* Nothing of it was written; the writer may be at work. */
	if (st->bulk && !st->hold.saved)
		return;
	/* A full or a bad disk may have made SQLite roll back already. */
	if (sqlite3_get_autocommit(st->db)) {
		st->search.unsure = true;
		return;
	}
	st->hold.apart = true;
	if (!st->bulk) {
		gd_store_run(st, NULL, "ROLLBACK", "");
	} else {
		gd_merchants_forget(st);
		gd_store_run(st, NULL, "ROLLBACK TO change", "");
		gd_store_run(st, NULL, "RELEASE change", "");
	}
	st->hold.apart = false;
}

static enum gd_status
begin_writing(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status = gd_search_sure(st, err);

	return status == GD_OK ? gd_store_run(st, err, "BEGIN IMMEDIATE", "")
			       : status;
}

enum gd_status
gd_change_begin(struct gd_store *st, const struct gd_event_head *head,
		struct gd_error *err)
{
	struct gd_change *c = &st->change;
	enum gd_status status = GD_OK;

	if (c->open)
		return gd_error_set(err, GD_EINVAL,
				    _("a change is open already"));
	if (st->writer)
		status = gd_writer_status(st, err);
	else if (st->bulk && sqlite3_get_autocommit(st->db))
		return gd_error_set(err, GD_ESYS,
				    _("the changes before this one were lost "
				      "and nothing was kept; start again"));
	if (status != GD_OK)
		return status;
	/* In a bulk a savepoint is made by the first statement that needs it. */
	if (!st->bulk)
		status = begin_writing(st, err);
	else if (!head || !gd_hold_has(st, head->case_id))
		status = gd_hold_out(st, err);
	st->load_mixed |= !head || (head->case_id && !st->hold.it.case_id);
	if (status != GD_OK)
		return status;
	gd_hold_begin(st);
	if (head && head->case_id)
		status = check_case(st, head, err);
	if (status == GD_OK && head)
		status = find_previous(st, err);
	if (status != GD_OK) {
		take_back(st);
		gd_change_forget(st);
		return status;
	}
	c->open = true;
	c->quiet = !head;
	if (head) {
		c->at = head->at;
		c->who = gd_strdup(head->who ? head->who : "");
		c->kind = gd_strdup(head->kind ? head->kind : "");
		c->case_id = head->case_id;
	}
	return GD_OK;
}

enum gd_status
gd_store_begin(struct gd_store *st, const struct gd_event_head *head,
	       struct gd_error *err)
{
	return gd_change_begin(st, head, err);
}

enum gd_status
gd_store_begin_quiet(struct gd_store *st, struct gd_error *err)
{
	return gd_change_begin(st, NULL, err);
}

void
gd_store_rollback(struct gd_store *st)
{
	if (st->change.open) {
		take_back(st);
		gd_hold_settle(st, false);
	}
	gd_change_forget(st);
	gd_search_settle(st, false, NULL);
}

/*
 * A new version, with the nearest running clock in the case's own row: cards
 * show it and columns are ordered by it.
 */
static enum gd_status
bump_with_clock(struct gd_store *st, int64_t case_id, struct gd_error *err)
{
	int64_t id = 0, due = GD_DUE_NEVER, estimated = 0;
	enum gd_status status = GD_OK;
	char *rule = NULL;
	sqlite3_stmt *stmt;
	int rc;

	stmt = gd_stmt(st, "SELECT id, due_at, estimated, rule FROM clocks"
		       " WHERE case_id = ?1 AND state = 0"
		       " AND due_at IS NOT NULL");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (id && sqlite3_column_int64(stmt, 1) >= due)
			continue;
		id = sqlite3_column_int64(stmt, 0);
		due = sqlite3_column_int64(stmt, 1);
		estimated = sqlite3_column_int64(stmt, 2);
		free(rule);
		rule = gd_stmt_text(stmt, 3);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status == GD_OK)
		status = gd_store_run(st, err, "UPDATE cases"
				      " SET version = version + 1,"
				      " next_clock = ?2, next_due = ?3,"
				      " next_estimated = ?4, next_rule = ?5"
				      " WHERE id = ?1", "iiiis",
				      case_id, id, due, estimated, rule);
	free(rule);
	return status;
}

/* The event, as one of the batch when one is open. That of a held case waits. */
static enum gd_status
append(struct gd_store *st, struct gd_error *err)
{
	struct gd_change *c = &st->change;
	enum gd_status status;
	char number[GD_NUMBER_MAX];

	if (st->batch) {
		c->batch = st->batch_id ? st->batch_id : c->event_id;
		/* Under the hash as well: who is of the batch cannot be altered. */
		gd_change_record(st, GD_ENT_EVENT, 0, "batch", false, NULL,
				 gd_number_text(c->batch, number));
	}
	c->waits = gd_hold_has(st, c->case_id) && !c->undoes &&
		   !gd_search_loses(c);
	if (c->waits)
		return GD_OK;
	/* All that came before is written first, in its order. */
	if (!gd_hold_yield(st) || !gd_change_flush(st))
		return gd_change_check(st, err);
	status = gd_chain_append(st, c, err);
	if (status == GD_OK && c->undoes)
		status = gd_store_run(st, err, "UPDATE events"
				      " SET undone_by = ?2 WHERE id = ?1", "ii",
				      c->undoes, c->event_id);
	/* Outside of a bulk others may write before our next event. */
	if (status == GD_OK && st->bulk)
		st->hold.last_event = c->event_id;
	return status;
}

enum gd_status
gd_change_write(struct gd_store *st, struct gd_error *err)
{
	struct gd_change *c = &st->change;
	enum gd_status status = gd_change_check(st, err);

	if (status != GD_OK)
		return status;
	if (!c->values_len && !c->keep) {
		c->event_id = 0;
		return GD_OK;
	}
	if (c->quiet)
		c->event_id = 0;
	else
		status = append(st, err);
	if (status != GD_OK || !c->case_id)
		return status;
	if (gd_hold_has(st, c->case_id))
		st->hold.it.version++;
	else if (c->clocks)
		status = bump_with_clock(st, c->case_id, err);
	else
		status = gd_store_run(st, err,
				      "UPDATE cases SET version = version + 1"
				      " WHERE id = ?1", "i", c->case_id);
	/* Erasing sees to the index itself, when the words are gone. */
	if (status == GD_OK && !c->waits &&
	    (!c->kind || strcmp(c->kind, GD_KIND_ERASE) != 0))
		status = gd_search_change(st, err);
	return status;
}

enum gd_status
gd_change_end(struct gd_store *st, int64_t *event_id, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	st->hold.apart = true;
	if (!st->bulk)
		status = gd_store_run(st, err, "COMMIT", "");
	else if (st->hold.saved)
		status = gd_store_run(st, err, "RELEASE change", "");
	st->hold.apart = false;
	if (status != GD_OK) {
		gd_store_rollback(st);
		return status;
	}
	if (event_id)
		*event_id = st->change.event_id;
	if (st->batch && !st->batch_id)
		st->batch_id = st->change.batch;
	gd_hold_settle(st, true);
	if (st->change.waits)
		gd_hold_keep_event(st);
	gd_change_forget(st);
	st->commits++;
	return gd_search_settle(st, true, err);
}

enum gd_status
gd_store_commit(struct gd_store *st, int64_t *event_id, struct gd_error *err)
{
	enum gd_status status = gd_change_write(st, err);

	if (status != GD_OK) {
		gd_store_rollback(st);
		return status;
	}
	return gd_change_end(st, event_id, err);
}

enum gd_status
gd_store_bulk_begin(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status;

	if (st->bulk || st->change.open)
		return gd_error_set(err, GD_EINVAL,
				    _("a change is open already"));
	status = begin_writing(st, err);
	st->bulk = status == GD_OK;
	if (st->bulk)
		gd_store_script(st, BULK_CACHE, NULL);
	return status;
}

enum gd_status
gd_store_batch_begin(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status = gd_store_bulk_begin(st, err);

	st->batch = status == GD_OK;
	st->batch_id = 0;
	return status;
}

void
gd_store_bulk_abort(struct gd_store *st)
{
	if (!st->bulk)
		return;
	gd_writer_end(st, NULL);
	gd_store_load_watch(st, NULL, NULL);
	gd_change_forget(st);
	gd_search_drop(st);
	gd_hold_release(st);
	st->bulk = st->batch = false;
	if (sqlite3_get_autocommit(st->db))
		st->search.unsure = true;
	else
		gd_store_run(st, NULL, "ROLLBACK", "");
	gd_load_leave(st);
	gd_store_script(st, GD_STORE_CACHE GD_STORE_KEEP_DELETED, NULL);
}

enum gd_status
gd_store_bulk_end(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status;
	bool loaded;

	if (!st->bulk || st->change.open)
		return gd_error_set(err, GD_EINVAL,
				    _("no change of many cases is open"));
	status = gd_hold_out(st, err);
	if (status == GD_OK)
		status = gd_writer_end(st, err);
	if (status == GD_OK && sqlite3_get_autocommit(st->db))
		status = gd_error_set(err, GD_ESYS,
				      _("the changes could not all be kept, so "
					"none was; free some space and start "
					"again"));
	if (status == GD_OK)
		status = gd_search_flush(st, err);
	if (status == GD_OK && st->go_on && !st->go_on(st->go_on_ctx))
		status = gd_store_fail_rc(NULL, st->path, SQLITE_INTERRUPT,
					  err);
	if (status == GD_OK)
		status = gd_load_finish(st, err);
	gd_store_load_watch(st, NULL, NULL);
	loaded = status == GD_OK && st->loading;
	if (status == GD_OK)
		status = gd_store_run(st, err, "COMMIT", "");
	if (status != GD_OK) {
		gd_store_bulk_abort(st);
		return loaded ? gd_load_outcome(st, status, err) : status;
	}
	gd_hold_release(st);
	st->bulk = st->batch = false;
	st->commits++;
	/* The log has grown by all of it; a reader elsewhere may keep it. */
	sqlite3_wal_checkpoint_v2(st->db, NULL, SQLITE_CHECKPOINT_TRUNCATE,
				  NULL, NULL);
	gd_load_leave(st);
	gd_store_script(st, GD_STORE_CACHE GD_STORE_KEEP_DELETED, NULL);
	return GD_OK;
}
