/*
 * store/undo_batch.c - taking back an action over many cases as the one step it
 * was, and which step is the last.
 */
#include <config.h>

#include "store/store_internal.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"

struct ids {
	int64_t *items;
	size_t len, cap;
};

/* The events of the batch that stand, newest first. */
static enum gd_status
find(struct gd_store *st, int64_t batch, struct ids *ids, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;

	stmt = gd_stmt(st, "SELECT id FROM events WHERE batch = ?1"
		       " AND undoes IS NULL AND undone_by IS NULL"
		       " ORDER BY id DESC");
	if (stmt)
		gd_stmt_bind(stmt, "i", batch);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		GD_GROW(ids->items, ids->len, ids->cap);
		ids->items[ids->len++] = sqlite3_column_int64(stmt, 0);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_batch_standing(struct gd_store *st, int64_t batch,
			bool (*visit)(int64_t event, void *ctx), void *ctx,
			struct gd_error *err)
{
	struct ids ids = { NULL, 0, 0 };
	enum gd_status status = find(st, batch, &ids, err);

	for (size_t i = 0; status == GD_OK && i < ids.len; i++)
		if (!visit(ids.items[i], ctx))
			break;
	free(ids.items);
	return status;
}

/* What was built on event `id`, the newest first. */
static enum gd_status
undo_built(struct gd_store *st, int64_t id, struct gd_event_head *own,
	   int64_t *built, struct gd_error *err)
{
	enum gd_status status;
	int64_t *later = NULL;
	size_t len = 0;

	status = gd_store_built_on(st, id, &later, &len, err);
	for (size_t i = 0; status == GD_OK && i < len; i++) {
		status = gd_store_undo(st, later[i], own, NULL, err);
		own->expect_version = 0;	/* the first has changed it */
	}
	if (status == GD_OK)
		*built += (int64_t)len;
	free(later);
	return status;
}

static enum gd_status
undo_all(struct gd_store *st, const struct ids *ids,
	 const struct gd_event_head *head, int64_t *built,
	 struct gd_error *err)
{
	struct gd_event_head own = *head;
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < ids->len; i++) {
		if (built)
			status = undo_built(st, ids->items[i], &own, built,
					    err);
		if (status == GD_OK)
			status = gd_store_undo(st, ids->items[i], &own, NULL,
					       err);
	}
	return status;
}

/* `built` NULL: refuse where something was built on it. */
static enum gd_status
undo_as_one(struct gd_store *st, int64_t id, bool batch,
	    const struct gd_event_head *head, int64_t *events, int64_t *built,
	    struct gd_error *err)
{
	struct ids ids = { NULL, 0, 0 };
	enum gd_status status = gd_store_batch_begin(st, err);

	if (status != GD_OK)
		return status;
	if (batch) {
		status = find(st, id, &ids, err);
	} else {
		GD_GROW(ids.items, ids.len, ids.cap);
		ids.items[ids.len++] = id;
	}
	if (status == GD_OK && !ids.len)
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("there is nothing to undo"));
	if (status == GD_OK)
		status = undo_all(st, &ids, head, built, err);
	if (status == GD_OK)
		status = gd_store_bulk_end(st, err);
	else
		gd_store_bulk_abort(st);
	if (status == GD_OK && events)
		*events = (int64_t)ids.len;
	free(ids.items);
	return status;
}

enum gd_status
gd_store_undo_batch(struct gd_store *st, int64_t batch,
		    const struct gd_event_head *head, int64_t *events,
		    struct gd_error *err)
{
	struct gd_event_head own = { .at = head->at, .who = head->who,
				     .reason = head->reason };

	return undo_as_one(st, batch, true, &own, events, NULL, err);
}

enum gd_status
gd_store_undo_built(struct gd_store *st, int64_t id, bool batch,
		    const struct gd_event_head *head, int64_t *events,
		    int64_t *built, struct gd_error *err)
{
	struct gd_event_head own = {
		.at = head->at, .who = head->who, .reason = head->reason,
		.expect_version = batch ? 0 : head->expect_version
	};

	*built = 0;
	return undo_as_one(st, id, batch, &own, events, built, err);
}

enum gd_status
gd_store_last_undoable(struct gd_store *st, int64_t case_id, const char *who,
		       int64_t *event_id, struct gd_error *err)
{
#define NEWEST " AND undoes IS NULL AND undone_by IS NULL" \
	" AND kind NOT IN ('" GD_KIND_ERASE "', '" GD_KIND_CUSTODY "')" \
	" ORDER BY id DESC LIMIT 1"
	enum gd_status status;
	int64_t found = 0;

	if (case_id)
		status = gd_store_int(st, &found, err,
				      "SELECT id FROM events WHERE case_id = ?1"
				      NEWEST, "i", case_id);
	else
		status = gd_store_int(st, &found, err,
				      "SELECT id FROM events WHERE who = ?1"
				      NEWEST, "s", who);
#undef NEWEST
	if (status != GD_OK && status != GD_ENOTFOUND)
		return status;
	*event_id = found;
	return GD_OK;
}
