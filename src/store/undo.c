/*
 * store/undo.c - taking an event back by another one.
 *
 * History is never erased: the reversal is an event of its own, which names the
 * one it undoes. It puts back what the event changed and nothing else, and only
 * while nothing that still stands was built on it.
 */
#include <config.h>

#include "store/store_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

struct kept {		/* one value of the event that is undone */
	enum gd_entity ent;
	int64_t row;
	char *field;
	char *before, *after;	/* NULL: none, or erased */
	bool erased;
	bool made;		/* of a row that the event made */
};

struct undo {
	struct gd_store *st;
	int64_t event, at;
	struct kept *values;
	size_t len, cap;
	bool opened;		/* the event opened a case */
	bool batch;		/* as one of many: a list that was taken in */
	bool filed;		/* it made a filing */
};

static void
undo_release(struct undo *u)
{
	for (size_t i = 0; i < u->len; i++) {
		free(u->values[i].field);
		free(u->values[i].before);
		free(u->values[i].after);
	}
	free(u->values);
}

static bool
is_field(const struct kept *v, enum gd_entity ent, const char *field)
{
	return v->ent == ent && strcmp(v->field, field) == 0;
}

static void
mark_made(struct undo *u)
{
	for (size_t i = 0; i < u->len; i++) {
		const struct kept *v = &u->values[i];

		if (is_field(v, GD_ENT_CASE, "draft") && v->after &&
		    strcmp(v->after, "0") == 0)
			u->opened = true;
		if (strcmp(v->field, "id") != 0 ||
		    v->ent == GD_ENT_ANSWER || v->ent == GD_ENT_PERSON)
			continue;
		u->filed |= v->ent == GD_ENT_FILING;
		for (size_t j = 0; j < u->len; j++) {
			if (u->values[j].ent == v->ent &&
			    u->values[j].row == v->row)
				u->values[j].made = true;
		}
	}
}

/* Keep the values of one event's changes. */
static void
add_values(struct undo *u, const char *changes)
{
	struct gd_record_reader rd;
	struct gd_record r;
	enum gd_entity ent;

	gd_record_reader_init(&rd, changes);
	while (gd_record_next(&rd, &r)) {
		if (!gd_entity_parse(r.entity, &ent))
			continue;	/* nothing that we could put back */
		GD_GROW(u->values, u->len, u->cap);
		u->values[u->len++] = (struct kept){
			.ent = ent, .row = r.row, .field = gd_strdup(r.field),
			.before = gd_strdup(gd_side_text(&r.before)),
			.after = gd_strdup(gd_side_text(&r.after)),
			.erased = r.before.kind == GD_SIDE_ERASED
		};
	}
	gd_record_reader_release(&rd);
	mark_made(u);
}

static enum gd_status
load_values(struct undo *u, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(u->st, GD_CHANGES_OF_EVENT);
	enum gd_status status = GD_OK;

	if (!stmt)
		return gd_store_fail(u->st, err);
	gd_stmt_bind(stmt, "i", u->event);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		add_values(u, (const char *)sqlite3_column_text(stmt, 0));
	else
		status = gd_store_fail(u->st, err);
	gd_stmt_done(u->st, stmt);
	return status;
}

/* Does the event stand, and is it one that can be undone? */
static enum gd_status
check_event(struct undo *u, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	const char *kind;
	sqlite3_stmt *stmt;

	stmt = gd_stmt(u->st, "SELECT undoes, undone_by, kind, batch"
		       " FROM events WHERE id = ?1");
	if (!stmt)
		return gd_store_fail(u->st, err);
	gd_stmt_bind(stmt, "i", u->event);
	if (sqlite3_step(stmt) != SQLITE_ROW) {
		status = gd_store_fail(u->st, err);
	} else {
		kind = (const char *)sqlite3_column_text(stmt, 2);
		u->batch = sqlite3_column_int64(stmt, 3) != 0;
		if (sqlite3_column_int64(stmt, 1))
			status = gd_error_set(err, GD_EGUARD,
					      _("this was undone before"));
		else if (sqlite3_column_int64(stmt, 0))
			status = gd_error_set(err, GD_EGUARD,
					      _("an undo cannot be undone; do "
						"the step again instead"));
		else if (strcmp(kind, GD_KIND_ERASE) == 0)
			status = gd_error_set(err, GD_EGUARD,
					      _("what was erased cannot be "
						"brought back"));
	}
	gd_stmt_done(u->st, stmt);
	return status;
}

/* Has the later value `ent, row, field` to do with what the event did? */
static bool
touches(const struct undo *u, enum gd_entity ent, int64_t row,
	const char *field)
{
	if (ent == GD_ENT_EVENT)
		return false;
	if (u->opened)
		return true;
	for (size_t i = 0; i < u->len; i++) {
		const struct kept *v = &u->values[i];

		if (v->ent == ent && v->row == row &&
		    (v->made || strcmp(v->field, field) == 0))
			return true;
	}
	return false;
}

static bool
any_touches(const struct undo *u, const char *changes)
{
	struct gd_record_reader rd;
	struct gd_record r;
	enum gd_entity ent;
	bool found = false;

	gd_record_reader_init(&rd, changes);
	while (!found && gd_record_next(&rd, &r))
		found = gd_entity_parse(r.entity, &ent) &&
			touches(u, ent, r.row, r.field);
	gd_record_reader_release(&rd);
	return found;
}

/*
 * The later events that stand and rest on this one, or on one of them, oldest
 * first; their values join those of `u`. False from `visit` ends it.
 */
static enum gd_status
each_built(struct undo *u, int64_t case_id,
	   bool (*visit)(int64_t id, const char *kind, void *ctx), void *ctx,
	   struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int rc = SQLITE_DONE;
	bool more = true;
	sqlite3_stmt *stmt;

	stmt = gd_stmt(u->st, "SELECT id, kind, changes FROM events"
		       " WHERE case_id = ?1 AND id > ?2"
		       " AND undoes IS NULL AND undone_by IS NULL"
		       " AND kind <> '" GD_KIND_CUSTODY "' ORDER BY id");
	if (!stmt)
		return gd_store_fail(u->st, err);
	gd_stmt_bind(stmt, "ii", case_id, u->event);
	while (more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *changes = (const char *)
				      sqlite3_column_text(stmt, 2);

		if (!any_touches(u, changes))
			continue;
		more = visit(sqlite3_column_int64(stmt, 0),
			     (const char *)sqlite3_column_text(stmt, 1), ctx);
		add_values(u, changes);
	}
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(u->st, err);
	gd_stmt_done(u->st, stmt);
	return status;
}

static bool
note_first(int64_t id, const char *kind, void *ctx)
{
	char **first = ctx;

	(void)id;
	*first = gd_strdup(kind);
	return false;
}

static enum gd_status
check_later(struct undo *u, int64_t case_id, struct gd_error *err)
{
	struct undo seen = { .st = u->st, .event = u->event };
	char *first = NULL;
	enum gd_status status = load_values(&seen, err);

	if (status == GD_OK)
		status = each_built(&seen, case_id, note_first, &first, err);
	if (status == GD_OK && first)
		status = gd_error_set(err, GD_EGUARD,
				      _("a later step ('%s') has built on this "
					"one; undo that first, or all of it "
					"with a reason"), first);
	free(first);
	undo_release(&seen);
	return status;
}

struct ids {
	int64_t *items;
	size_t len, cap;
};

static bool
note_id(int64_t id, const char *kind, void *ctx)
{
	struct ids *ids = ctx;

	(void)kind;
	GD_GROW(ids->items, ids->len, ids->cap);
	ids->items[ids->len++] = id;
	return true;
}

enum gd_status
gd_store_built_on(struct gd_store *st, int64_t event_id, int64_t **out,
		  size_t *len, struct gd_error *err)
{
	struct undo u = { .st = st, .event = event_id };
	struct ids ids = { NULL, 0, 0 };
	int64_t case_id = 0;
	enum gd_status status;

	status = gd_store_int(st, &case_id, err,
			      "SELECT case_id FROM events WHERE id = ?1", "i",
			      event_id);
	if (status == GD_ENOTFOUND)
		return gd_error_set(err, GD_ENOTFOUND,
				    _("there is no event %" PRId64), event_id);
	if (status == GD_OK)
		status = load_values(&u, err);
	if (status == GD_OK)
		status = each_built(&u, case_id, note_id, &ids, err);
	undo_release(&u);
	if (status != GD_OK) {
		free(ids.items);
		return status;
	}
	for (size_t i = 0; i < ids.len / 2; i++) {	/* newest first */
		int64_t id = ids.items[i];

		ids.items[i] = ids.items[ids.len - 1 - i];
		ids.items[ids.len - 1 - i] = id;
	}
	*out = ids.items;
	*len = ids.len;
	return GD_OK;
}

static enum gd_status
put_state(struct undo *u, const struct kept *v, int state, struct gd_error *err)
{
	char number[GD_NUMBER_MAX];

	return gd_change_put(u->st, v->ent, v->row, "state",
			     gd_number_text(state, number), err);
}

/* What becomes of a row that the event made. */
static enum gd_status
unmake(struct undo *u, const struct kept *v, struct gd_error *err)
{
	enum gd_status status;
	char number[GD_NUMBER_MAX];

	if (v->ent == GD_ENT_FILING)
		return put_state(u, v, GD_FILING_WITHDRAWN, err);
	if (v->ent != GD_ENT_CLOCK)
		return GD_OK;
	status = put_state(u, v, GD_CLOCK_VOID, err);
	if (status == GD_OK)
		status = gd_change_put(u->st, v->ent, v->row, "ended_at",
				       gd_number_text(u->at, number), err);
	return status;
}

/* Is the value left as it is? */
static bool
stays(const struct undo *u, const struct kept *v)
{
	static const char *const course[] = {
		"draft", "stage", "outcome", "closed_at"
	};

	switch (v->ent) {
	case GD_ENT_EVENT:
		return true;	/* words that were said were said */
	case GD_ENT_MERCHANT:
	case GD_ENT_FILING:
	case GD_ENT_CLOCK:
		return v->made;
	case GD_ENT_ANSWER:
	case GD_ENT_PERSON:
		/* A case that becomes a draft again keeps what was told. */
		return u->opened && !u->batch;
	case GD_ENT_CASE:
		for (size_t i = 0; i < GD_ARRAY_LEN(course); i++) {
			if (strcmp(v->field, course[i]) == 0)
				return false;
		}
		if (u->filed && strcmp(v->field, "stage") == 0)
			return true;	/* settle_rung() */
		return u->opened && v->made && !u->batch;
	default:
		return false;
	}
}

static enum gd_status
put_back(struct undo *u, const struct kept *v, struct gd_error *err)
{
	enum gd_status status;
	char *now = NULL;
	bool as_left;

	if (v->erased)
		return gd_error_set(err, GD_EGUARD,
				    _("what stood there before was erased and "
				      "cannot be put back"));
	status = gd_change_get(u->st, v->ent, v->row, v->field, &now, err);
	if (status != GD_OK)
		return status;
	as_left = now && v->after ? strcmp(now, v->after) == 0 :
		  now == v->after;
	free(now);
	if (!as_left)
		return gd_error_set(err, GD_EGUARD,
				    _("'%s' was changed since; change it by "
				      "hand instead"), v->field);
	return gd_change_put(u->st, v->ent, v->row, v->field, v->before, err);
}

/* An open case stands on the rung of the highest filing that still counts. */
static enum gd_status
settle_rung(struct undo *u, int64_t case_id, struct gd_error *err)
{
	char number[GD_NUMBER_MAX];
	int64_t rung;
	enum gd_status status;

	status = gd_store_int(u->st, &rung, err,
			      "SELECT ifnull(max(f.stage), 0) FROM cases c"
			      " LEFT JOIN filings f ON f.case_id = c.id"
			      " AND f.state <> ?2 WHERE c.id = ?1"
			      " AND c.stage <> ?3 GROUP BY c.id", "iii", case_id,
			      (int64_t)GD_FILING_WITHDRAWN,
			      (int64_t)GD_STAGE_CLOSED);
	if (status != GD_OK)
		return status == GD_ENOTFOUND ? GD_OK : status;
	return gd_change_put(u->st, GD_ENT_CASE, case_id, "stage",
			     gd_number_text(rung, number), err);
}

static enum gd_status
apply(struct undo *u, int64_t case_id, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	/* Backwards, as undoing goes. */
	for (size_t i = u->len; status == GD_OK && i-- > 0; ) {
		const struct kept *v = &u->values[i];

		if (v->made && strcmp(v->field, "id") == 0)
			status = unmake(u, v, err);
		else if (!stays(u, v))
			status = put_back(u, v, err);
	}
	if (status == GD_OK && u->filed)
		status = settle_rung(u, case_id, err);
	/* Nobody told it: out of sight, while its number is not given again. */
	if (status == GD_OK && u->opened && u->batch)
		status = gd_change_put(u->st, GD_ENT_CASE, case_id, "stage",
				       "5", err);
	return status;
}

static enum gd_status
run(struct undo *u, int64_t case_id, const char *reason, struct gd_error *err)
{
	enum gd_status status = check_event(u, err);

	if (status == GD_OK)
		status = load_values(u, err);
	if (status == GD_OK)
		status = check_later(u, case_id, err);
	if (status == GD_OK)
		status = apply(u, case_id, err);
	u->st->change.undoes = u->event;
	u->st->change.keep = true;
	if (status == GD_OK && reason)
		status = gd_change_put(u->st, GD_ENT_EVENT, 0, "reason",
				       reason, err);
	if (status == GD_OK)
		status = gd_change_write(u->st, err);
	return status;
}

enum gd_status
gd_store_undo(struct gd_store *st, int64_t event_id,
	      const struct gd_event_head *head, int64_t *undo_id,
	      struct gd_error *err)
{
	struct undo u = { .st = st, .event = event_id, .at = head->at };
	struct gd_event_head own = {
		.at = head->at, .who = head->who, .kind = GD_KIND_UNDO,
		.expect_version = head->expect_version
	};
	enum gd_status status;

	status = gd_store_int(st, &own.case_id, err,
			      "SELECT case_id FROM events WHERE id = ?1", "i",
			      event_id);
	if (status == GD_ENOTFOUND)
		return gd_error_set(err, GD_ENOTFOUND,
				    _("there is no event %" PRId64), event_id);
	if (status == GD_OK)
		status = gd_change_begin(st, &own, err);
	if (status != GD_OK)
		return status;
	status = run(&u, own.case_id, head->reason, err);
	undo_release(&u);
	if (status != GD_OK) {
		gd_store_rollback(st);
		return status;
	}
	return gd_change_end(st, undo_id, err);
}
