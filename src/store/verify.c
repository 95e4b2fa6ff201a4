/*
 * store/verify.c - is the history as it was written?
 *
 * Event by event in their order: constant memory however long the history is.
 */
#include <config.h>

#include "store/store_internal.h"

#include <inttypes.h>
#include <string.h>

#include "base/i18n.h"

enum event_column { E_ID, E_CASE, E_AT, E_WHO, E_KIND, E_UNDOES, E_UNDONE_BY,
		    E_HASH, E_CHANGES };

struct walk {
	struct gd_store *st;
	sqlite3_stmt *events;
	unsigned char hash[GD_DIGEST_LEN];	/* of the event before */
	int64_t done;
};

static const char *
text(sqlite3_stmt *stmt, int col)
{
	const unsigned char *s = sqlite3_column_text(stmt, col);

	return s ? (const char *)s : "";
}

static enum gd_status
broken(int64_t event, const char *field, struct gd_error *err)
{
	if (field)
		return gd_error_set(err, GD_EDATA,
				    _("the history is broken at event %" PRId64
				      ": '%s' is not what was recorded; compare "
				      "with a backup copy"), event, field);
	return gd_error_set(err, GD_EDATA,
			    _("the history is broken at event %" PRId64
			      ": its fingerprint does not fit; compare with a "
			      "backup copy"), event);
}

/* An erasure of the case, at this event or after it, explains a missing text. */
static bool
erased_by_event(struct walk *w)
{
	int64_t found;

	return gd_store_int(w->st, &found, NULL,
			    "SELECT 1 FROM events WHERE case_id = ?1"
			    " AND id >= ?2 AND kind = '" GD_KIND_ERASE "'"
			    " LIMIT 1", "ii",
			    sqlite3_column_int64(w->events, E_CASE),
			    sqlite3_column_int64(w->events, E_ID)) == GD_OK;
}

/* Add what the present event changed to its hash. */
static enum gd_status
add_changes(struct walk *w, int64_t id, struct gd_digest *d,
	    struct gd_error *err)
{
	enum gd_status status = GD_OK;
	struct gd_record_reader rd;
	struct gd_record r;

	gd_record_reader_init(&rd, text(w->events, E_CHANGES));
	while (status == GD_OK && gd_record_next(&rd, &r)) {
		if ((r.before.kind == GD_SIDE_ERASED ||
		     r.after.kind == GD_SIDE_ERASED) && !erased_by_event(w))
			status = broken(id, r.field, err);
		gd_chain_record(d, &r);
	}
	if (status == GD_OK && rd.broken)
		status = broken(id, NULL, err);
	gd_record_reader_release(&rd);
	return status;
}

/* `undone_by` stands outside of the hash: it must mirror a later event. */
static bool
undo_whole(struct walk *w, int64_t id)
{
	int64_t undone_by = sqlite3_column_int64(w->events, E_UNDONE_BY);
	int64_t undoes = sqlite3_column_int64(w->events, E_UNDOES);
	int64_t other = 0;

	if (undone_by &&
	    (gd_store_int(w->st, &other, NULL,
			  "SELECT undoes FROM events WHERE id = ?1", "i",
			  undone_by) != GD_OK || other != id))
		return false;
	return !undoes ||
	       (gd_store_int(w->st, &other, NULL,
			     "SELECT undone_by FROM events WHERE id = ?1", "i",
			     undoes) == GD_OK && other == id);
}

static enum gd_status
check_event(struct walk *w, struct gd_error *err)
{
	sqlite3_stmt *e = w->events;
	const struct gd_chain_event event = {
		.id = sqlite3_column_int64(e, E_ID),
		.case_id = sqlite3_column_int64(e, E_CASE),
		.at = sqlite3_column_int64(e, E_AT),
		.undoes = sqlite3_column_int64(e, E_UNDOES),
		.who = text(e, E_WHO),
		.kind = text(e, E_KIND)
	};
	struct gd_digest d;
	enum gd_status status;

	/* Numbers without a gap: nothing was taken out of the middle. */
	if (event.id != w->done + 1)
		return broken(w->done + 1, NULL, err);
	gd_chain_begin(&d, w->hash, &event);
	status = add_changes(w, event.id, &d, err);
	if (status != GD_OK)
		return status;
	gd_digest_end(&d, w->hash);
	if (sqlite3_column_bytes(e, E_HASH) != GD_DIGEST_LEN ||
	    memcmp(sqlite3_column_blob(e, E_HASH), w->hash, GD_DIGEST_LEN) != 0)
		return broken(event.id, NULL, err);
	if (!undo_whole(w, event.id))
		return broken(event.id, "undone_by", err);
	w->done++;
	return GD_OK;
}

enum gd_status
gd_store_verify(struct gd_store *st, int64_t *events, struct gd_error *err)
{
	struct walk w = { .st = st };
	bool own = sqlite3_get_autocommit(st->db);
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;

	/* One snapshot, whatever others write meanwhile. */
	if (own)
		status = gd_store_run(st, err, "BEGIN", "");
	if (status != GD_OK)
		return status;
	w.events = gd_stmt(st, "SELECT id, case_id, at, who, kind, undoes,"
			   " undone_by, hash, changes FROM events ORDER BY id");
	while (w.events && status == GD_OK &&
	       (rc = sqlite3_step(w.events)) == SQLITE_ROW)
		status = check_event(&w, err);
	if (status == GD_OK && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, w.events);
	if (own)
		gd_store_run(st, NULL, "COMMIT", "");
	if (events)
		*events = w.done;
	return status;
}
