/*
 * store/erase.c - forgetting a person without breaking the history.
 *
 * The erasure is an event: it shows which fields were emptied. Then the texts
 * and salts of all personal values of the case go, this event's own included,
 * and their digests take the place: the chain verifies, and without its salt a
 * digest tells nothing about even the shortest value.
 */
#include <config.h>

#include "store/search_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct place {		/* something to empty */
	enum gd_entity ent;
	int64_t row;
	char *field;
};

struct places {
	struct place *items;
	size_t len, cap;
};

static void
places_release(struct places *p)
{
	for (size_t i = 0; i < p->len; i++)
		free(p->items[i].field);
	free(p->items);
}

static void
places_add(struct places *p, enum gd_entity ent, int64_t row, const char *field)
{
	GD_GROW(p->items, p->len, p->cap);
	p->items[p->len++] = (struct place){ ent, row, gd_strdup(field) };
}

static enum gd_status
find_answers(struct gd_store *st, struct places *p, enum gd_entity ent,
	     const char *sql, int64_t case_id, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, sql);
	enum gd_status status = GD_OK;
	int rc;

	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *field = (const char *)sqlite3_column_text(stmt, 0);

		if (ent == GD_ENT_PERSON || gd_answer_personal(field))
			places_add(p, ent, case_id, field);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

/* Personal fields of the rows that `sql` gives for the case. */
static enum gd_status
find_rows(struct gd_store *st, struct places *p, enum gd_entity ent,
	  const char *sql, int64_t case_id, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, sql);
	enum gd_status status = GD_OK;
	const struct gd_field *f;
	int rc;

	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		for (size_t i = 0; (f = gd_field_at(i)); i++) {
			if (f->ent == ent && f->personal)
				places_add(p, ent,
					   sqlite3_column_int64(stmt, 0),
					   f->name);
		}
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

static enum gd_status
find_places(struct gd_store *st, struct places *p, int64_t case_id,
	    struct gd_error *err)
{
	enum gd_status status;

	status = find_answers(st, p, GD_ENT_PERSON, "SELECT field FROM people"
			      " WHERE case_id = ?1", case_id, err);
	if (status == GD_OK)
		status = find_answers(st, p, GD_ENT_ANSWER, "SELECT field"
				      " FROM answers WHERE case_id = ?1",
				      case_id, err);
	if (status == GD_OK)
		status = find_rows(st, p, GD_ENT_CASE, "SELECT id FROM cases"
				   " WHERE id = ?1", case_id, err);
	if (status == GD_OK)
		status = find_rows(st, p, GD_ENT_FILING, "SELECT id FROM"
				   " filings WHERE case_id = ?1", case_id, err);
	if (status == GD_OK)
		status = find_rows(st, p, GD_ENT_EVIDENCE, "SELECT id FROM"
				   " evidence WHERE case_id = ?1", case_id,
				   err);
	if (status == GD_OK)
		status = find_rows(st, p, GD_ENT_LETTER, "SELECT id FROM"
				   " letters WHERE case_id = ?1", case_id, err);
	return status;
}

/* The text of changes without its personal values; NULL when it has none. */
static char *
without_person(const char *changes)
{
	struct gd_buf out = GD_BUF_INIT;
	struct gd_record_reader rd;
	struct gd_record r;
	bool found = false;

	gd_record_reader_init(&rd, changes);
	while (gd_record_next(&rd, &r)) {
		struct gd_side *sides[] = { &r.before, &r.after };

		for (size_t i = 0; i < 2; i++) {
			if (sides[i]->kind != GD_SIDE_SALTED)
				continue;
			gd_side_digest(sides[i], sides[i]->digest);
			sides[i]->kind = GD_SIDE_ERASED;
			found = true;
		}
		gd_record_add(&out, &r);
	}
	gd_record_end(&out);
	/* What cannot be read is left for verifying to tell. */
	if (rd.broken || !found)
		gd_buf_release(&out);
	gd_record_reader_release(&rd);
	return rd.broken || !found ? NULL : gd_buf_detach(&out);
}

static enum gd_status
forget(struct gd_store *st, int64_t case_id, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int rc = SQLITE_DONE;
	sqlite3_stmt *stmt;

	stmt = gd_stmt(st, "SELECT id, changes FROM events WHERE case_id = ?1");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while (status == GD_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		char *text = without_person((const char *)
					    sqlite3_column_text(stmt, 1));

		if (text)
			status = gd_store_run(st, err, "UPDATE events"
					      " SET changes = ?2 WHERE id = ?1",
					      "is",
					      sqlite3_column_int64(stmt, 0),
					      text);
		free(text);
	}
	if (status == GD_OK && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

static enum gd_status
erase(struct gd_store *st, struct places *p, int64_t case_id,
      struct gd_error *err)
{
	struct gd_buf pieces[2];
	enum gd_status status;

	status = gd_search_forget_begin(st, case_id, pieces, err);
	if (status == GD_OK)
		status = find_places(st, p, case_id, err);
	for (size_t i = 0; status == GD_OK && i < p->len; i++)
		status = gd_change_put(st, p->items[i].ent, p->items[i].row,
				       p->items[i].field, NULL, err);
	st->change.keep = true;
	if (status == GD_OK)
		status = gd_change_write(st, err);
	if (status == GD_OK)
		status = forget(st, case_id, err);
	if (status == GD_OK)
		return gd_search_forget_end(st, case_id, pieces, err);
	gd_buf_release(&pieces[0]);
	gd_buf_release(&pieces[1]);
	return status;
}

enum gd_status
gd_store_erase_person(struct gd_store *st, int64_t case_id,
		      const struct gd_event_head *head, struct gd_error *err)
{
	struct gd_event_head own = {
		.at = head->at, .who = head->who, .kind = GD_KIND_ERASE,
		.case_id = case_id, .expect_version = head->expect_version
	};
	struct places p = { NULL, 0, 0 };
	enum gd_status status;

	/* What is deleted is overwritten in the file, too. */
	status = gd_store_script(st, "PRAGMA secure_delete = ON", err);
	if (status == GD_OK)
		status = gd_change_begin(st, &own, err);
	if (status != GD_OK)
		goto out;
	status = erase(st, &p, case_id, err);
	places_release(&p);
	if (status == GD_OK)
		status = gd_change_end(st, NULL, err);
	else
		gd_store_rollback(st);
	/* The log still holds the old pages until it is emptied. */
	if (status == GD_OK && !st->bulk)
		sqlite3_wal_checkpoint_v2(st->db, NULL,
					  SQLITE_CHECKPOINT_TRUNCATE, NULL,
					  NULL);
out:
	/* Among many changes the last of them ends it, with the index. */
	if (!st->bulk)
		gd_store_script(st, GD_STORE_KEEP_DELETED, NULL);
	return status;
}
