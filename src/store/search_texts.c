/*
 * store/search_texts.c - which texts of a case are searched.
 */
#include <config.h>

#include "store/search_internal.h"

#include <string.h>

#include "base/mem.h"

static const struct gd_searched searched[] = {
	{ GD_ENT_CASE, "shop", true, true, GD_HIT_NAME_PART },
	{ GD_ENT_CASE, "merchant", true, true, GD_HIT_NAME_PART },
	{ GD_ENT_CASE, "goods", true, false, GD_HIT_GOODS },
	{ GD_ENT_CASE, "order_no", true, false, GD_HIT_NUMBER_PART },
	{ GD_ENT_ANSWER, "pay_no", true, false, GD_HIT_NUMBER_PART },
	{ GD_ENT_ANSWER, "credit_code", true, false, GD_HIT_NUMBER_PART },
	{ GD_ENT_FILING, "ref", true, false, GD_HIT_NUMBER_PART },
	{ GD_ENT_PERSON, "consumer", true, false, GD_HIT_NUMBER_PART },
	{ GD_ENT_PERSON, "phone", true, false, GD_HIT_NUMBER_PART },
	{ GD_ENT_ANSWER, "facts", false, false, GD_HIT_FACTS },
	{ GD_ENT_ANSWER, "promised", false, false, GD_HIT_TEXT },
	{ GD_ENT_ANSWER, "harm", false, false, GD_HIT_TEXT },
	{ GD_ENT_ANSWER, "spec", false, false, GD_HIT_TEXT },
	{ GD_ENT_ANSWER, "merchant_contact", false, false, GD_HIT_TEXT },
	{ GD_ENT_FILING, "response", false, false, GD_HIT_TEXT },
	{ GD_ENT_EVIDENCE, "name", false, false, GD_HIT_TEXT },
	{ GD_ENT_EVIDENCE, "note", false, false, GD_HIT_TEXT },
	{ GD_ENT_EVIDENCE, "proves", false, false, GD_HIT_TEXT },
	{ GD_ENT_LETTER, "body", false, false, GD_HIT_TEXT },
	{ GD_ENT_LETTER, "note", false, false, GD_HIT_TEXT },
	{ GD_ENT_EVENT, "note", false, false, GD_HIT_TEXT },
	{ GD_ENT_EVENT, "reason", false, false, GD_HIT_TEXT },
};

const struct gd_searched *
gd_searched_find(enum gd_entity ent, const char *field)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(searched); i++) {
		if (searched[i].ent == ent && *searched[i].field == *field &&
		    strcmp(searched[i].field, field) == 0)
			return &searched[i];
	}
	return NULL;
}

struct walk {
	struct gd_store *st;
	int64_t case_id;
	bool (*visit)(const struct gd_searched *what, const char *text,
		      void *ctx);
	void *ctx;
	bool stopped;
};

static void
give(struct walk *w, enum gd_entity ent, const char *field, const char *text)
{
	const struct gd_searched *s = text && *text
		? gd_searched_find(ent, field) : NULL;

	if (s && !w->stopped)
		w->stopped = !w->visit(s, text, w->ctx);
}

/* Rows of a table whose columns are fields, named as the fields are. */
static enum gd_status
columns(struct walk *w, enum gd_entity ent, const char *sql,
	struct gd_error *err)
{
	sqlite3_stmt *stmt = w->stopped ? NULL : gd_stmt(w->st, sql);
	enum gd_status status = GD_OK;
	int rc = SQLITE_DONE;

	if (w->stopped)
		return GD_OK;
	if (!stmt)
		return gd_store_fail(w->st, err);
	gd_stmt_bind(stmt, "i", w->case_id);
	while (!w->stopped && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++)
			give(w, ent, sqlite3_column_name(stmt, i),
			     (const char *)sqlite3_column_text(stmt, i));
	}
	if (!w->stopped && rc != SQLITE_DONE)
		status = gd_store_fail(w->st, err);
	gd_stmt_done(w->st, stmt);
	return status;
}

/* Rows of a field and its value. */
static enum gd_status
answers(struct walk *w, enum gd_entity ent, const char *sql,
	struct gd_error *err)
{
	sqlite3_stmt *stmt = w->stopped ? NULL : gd_stmt(w->st, sql);
	enum gd_status status = GD_OK;
	int rc = SQLITE_DONE;

	if (w->stopped)
		return GD_OK;
	if (!stmt)
		return gd_store_fail(w->st, err);
	gd_stmt_bind(stmt, "i", w->case_id);
	while (!w->stopped && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		give(w, ent, (const char *)sqlite3_column_text(stmt, 0),
		     (const char *)sqlite3_column_text(stmt, 1));
	if (!w->stopped && rc != SQLITE_DONE)
		status = gd_store_fail(w->st, err);
	gd_stmt_done(w->st, stmt);
	return status;
}

/* The words that went with events. */
static enum gd_status
events(struct walk *w, struct gd_error *err)
{
	sqlite3_stmt *stmt = NULL;
	enum gd_status status = GD_OK;
	int rc = SQLITE_DONE;

	if (w->stopped)
		return GD_OK;
	stmt = gd_stmt(w->st, "SELECT changes FROM events WHERE case_id = ?1"
		       " AND instr(changes, '[\"event\",') > 0 ORDER BY id");
	if (!stmt)
		return gd_store_fail(w->st, err);
	gd_stmt_bind(stmt, "i", w->case_id);
	while (!w->stopped && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_record_reader rd;
		struct gd_record r;

		gd_record_reader_init(&rd, (const char *)
				      sqlite3_column_text(stmt, 0));
		while (!w->stopped && gd_record_next(&rd, &r)) {
			if (strcmp(r.entity, gd_entity_name(GD_ENT_EVENT)) == 0)
				give(w, GD_ENT_EVENT, r.field,
				     gd_side_text(&r.after));
		}
		gd_record_reader_release(&rd);
	}
	if (!w->stopped && rc != SQLITE_DONE)
		status = gd_store_fail(w->st, err);
	gd_stmt_done(w->st, stmt);
	return status;
}

enum gd_status
gd_searched_each(struct gd_store *st, int64_t case_id,
		 bool (*visit)(const struct gd_searched *what, const char *text,
			       void *ctx),
		 void *ctx, struct gd_error *err)
{
	struct walk w = { st, case_id, visit, ctx, false };
	enum gd_status status;

	status = columns(&w, GD_ENT_CASE, "SELECT shop, merchant, goods,"
			 " order_no FROM cases WHERE id = ?1", err);
	if (status == GD_OK)
		status = columns(&w, GD_ENT_FILING, "SELECT ref, response"
				 " FROM filings WHERE case_id = ?1", err);
	if (status == GD_OK)
		status = answers(&w, GD_ENT_PERSON, "SELECT field, value"
				 " FROM people WHERE case_id = ?1"
				 " AND state = 0", err);
	if (status == GD_OK)
		status = answers(&w, GD_ENT_ANSWER, "SELECT field, value"
				 " FROM answers WHERE case_id = ?1"
				 " AND state = 0", err);
	if (status == GD_OK)
		status = columns(&w, GD_ENT_EVIDENCE, "SELECT name, note,"
				 " proves FROM evidence WHERE case_id = ?1",
				 err);
	if (status == GD_OK)
		status = columns(&w, GD_ENT_LETTER, "SELECT body, note"
				 " FROM letters WHERE case_id = ?1", err);
	if (status == GD_OK)
		status = events(&w, err);
	return status;
}
