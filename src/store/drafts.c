/*
 * store/drafts.c - interviews that are not finished, and merchants known.
 */
#include <config.h>

#include "store/query_internal.h"

#include "base/i18n.h"

enum gd_status
gd_store_last_draft(struct gd_store *st, int64_t *case_id, struct gd_error *err)
{
	enum gd_status status;
	int64_t found = 0;

	status = gd_store_int(st, &found, err, "SELECT id FROM cases"
			      " WHERE draft = 1 AND +stage < 5"
			      " ORDER BY id DESC LIMIT 1", "");
	if (status != GD_OK && status != GD_ENOTFOUND)
		return status;
	*case_id = found;
	return GD_OK;
}

/* Begin quietly unless a quiet change is open already; `*own` tells. */
static enum gd_status
begin(struct gd_store *st, bool *own, struct gd_error *err)
{
	*own = !st->change.open;
	return *own ? gd_store_begin_quiet(st, err) : GD_OK;
}

static enum gd_status
end(struct gd_store *st, bool own, enum gd_status status, struct gd_error *err)
{
	if (!own)
		return status;
	if (status == GD_OK)
		return gd_store_commit(st, NULL, err);
	gd_store_rollback(st);
	return status;
}

enum gd_status
gd_store_draft_new(struct gd_store *st, gd_instant now, const char *who,
		   int64_t *case_id, struct gd_error *err)
{
	enum gd_status status;
	int64_t id = 0;
	bool own;

	status = begin(st, &own, err);
	if (status != GD_OK)
		return status;
	status = gd_store_insert(st, GD_ENT_CASE, 0, &id, err);
	if (status == GD_OK)
		status = gd_store_put_int(st, GD_ENT_CASE, id, "opened_at", now,
					  err);
	if (status == GD_OK)
		status = gd_store_put(st, GD_ENT_CASE, id, "taken_by", who,
				      err);
	status = end(st, own, status, err);
	if (status == GD_OK)
		*case_id = id;
	return status;
}

enum gd_status
gd_store_draft_drop(struct gd_store *st, int64_t case_id, struct gd_error *err)
{
	enum gd_status status;
	bool own;

	status = begin(st, &own, err);
	if (status != GD_OK)
		return status;
	/* A case with a history keeps its number: it is never given again. */
	status = gd_store_run(st, err, "DELETE FROM cases WHERE id = ?1"
			      " AND draft = 1"
			      " AND NOT EXISTS (SELECT 1 FROM answers"
			      " WHERE case_id = ?1)"
			      " AND NOT EXISTS (SELECT 1 FROM people"
			      " WHERE case_id = ?1)"
			      " AND NOT EXISTS (SELECT 1 FROM events"
			      " WHERE case_id = ?1)", "i", case_id);
	return end(st, own, status, err);
}
