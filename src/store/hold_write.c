/*
 * store/hold_write.c - a held case into its tables, its rows in final form.
 */
#include <config.h>

#include "store/hold.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/fields.h"
#include "store/search_internal.h"

/* What stands before the fields of a row, and its entity. */
static const struct table {
	enum gd_entity ent;
	const char *insert;
	int own;		/* how many columns are no fields */
} tables[] = {
	[GD_HOLD_MERCHANT] = { GD_ENT_MERCHANT, "merchants (id", 1 },
	[GD_HOLD_CASE] = { GD_ENT_CASE, "cases (id, version, next_clock,"
			   " next_due, next_estimated, next_rule", 6 },
	[GD_HOLD_FILING] = { GD_ENT_FILING, "filings (id, case_id", 2 },
	[GD_HOLD_CLOCK] = { GD_ENT_CLOCK, "clocks (id, case_id, by_name,"
			    " by_channel, by_assignee", 5 },
};

const char *
gd_hold_value(const struct gd_hold_row *r, const struct gd_field *f, size_t i)
{
	return r->values[i] ? r->values[i] : f->none;
}

const char *
gd_hold_text(const struct gd_hold_row *r, size_t field)
{
	return r->values[field] ? r->values[field] : "";
}

int64_t
gd_hold_number(const struct gd_hold_row *r, size_t field, int64_t none)
{
	return r->values[field] ? gd_number_of(r->values[field]) : none;
}

const struct gd_hold_row *
gd_hold_next_clock(const struct gd_held *h)
{
	const struct gd_hold_row *next = NULL;
	int64_t nearest = GD_DUE_NEVER, due;

	for (size_t i = 0; i < h->rows_len; i++) {
		const struct gd_hold_row *r = &h->rows[i];

		if (r->kind != GD_HOLD_CLOCK ||
		    gd_hold_number(r, GD_OF_CLOCK(state), 0) !=
		    GD_CLOCK_RUNNING)
			continue;
		due = gd_hold_number(r, GD_OF_CLOCK(due_at), GD_INSTANT_NONE);
		if (due == GD_INSTANT_NONE || (next && due >= nearest))
			continue;
		next = r;
		nearest = due;
	}
	return next;
}

/* INSERT INTO table (own columns, every field) VALUES (?1, ?2, …). */
static const char *
statement(struct gd_store *st, enum gd_hold_kind kind)
{
	struct gd_buf *sql = &st->hold.sql[kind];
	const struct table *t = &tables[kind];
	size_t len, i;
	const struct gd_field *f = gd_fields_of(t->ent, &len);

	if (sql->len)
		return sql->s;
	gd_buf_addf(sql, "INSERT INTO %s", t->insert);
	for (i = 0; i < len; i++)
		gd_buf_addf(sql, ", %s", f[i].name);
	gd_buf_adds(sql, ") VALUES (?1");
	for (i = 2; i <= (size_t)t->own + len; i++)
		gd_buf_addf(sql, ", ?%zu", i);
	gd_buf_addc(sql, ')');
	return sql->s;
}

static void
bind_field(sqlite3_stmt *stmt, int at, const struct gd_field *f,
	   const char *value)
{
	if (f->column == GD_COL_TEXT && value)
		sqlite3_bind_text(stmt, at, value, -1, SQLITE_STATIC);
	else if (value)
		sqlite3_bind_int64(stmt, at, gd_number_of(value));
	else if (f->column == GD_COL_MONEY)
		sqlite3_bind_int64(stmt, at, -1);
	/* Otherwise none is null, as an unbound parameter is. */
}

static void
bind_fields(sqlite3_stmt *stmt, const struct gd_hold_row *r)
{
	const struct table *t = &tables[r->kind];
	bool numbered = r->kind == GD_HOLD_FILING || r->kind == GD_HOLD_CLOCK;
	size_t len;
	const struct gd_field *f = gd_fields_of(t->ent, &len);

	for (size_t i = 0; i < len; i++) {
		int at = t->own + 1 + (int)i;

		/* The first field of both. */
		if (numbered && i == GD_OF_CLOCK(seq))
			sqlite3_bind_int64(stmt, at, r->seq);
		else
			bind_field(stmt, at, &f[i],
				   gd_hold_value(r, &f[i], i));
	}
}

static const struct gd_hold_row *
row_of(const struct gd_held *h, enum gd_hold_kind kind, int64_t id)
{
	for (size_t i = 0; i < h->rows_len; i++) {
		if (h->rows[i].kind == kind && h->rows[i].id == id)
			return &h->rows[i];
	}
	return NULL;
}

const struct gd_hold_row *
gd_hold_case(const struct gd_held *h)
{
	return row_of(h, GD_HOLD_CASE, h->case_id);
}

/* What a clock repeats of its case and its filing. */
static void
bind_repeats(sqlite3_stmt *stmt, const struct gd_held *h,
	     const struct gd_hold_row *r)
{
	const struct gd_hold_row *c = gd_hold_case(h);
	int64_t filing = gd_hold_number(r, GD_OF_CLOCK(filing_id), 0);
	const struct gd_hold_row *f = row_of(h, GD_HOLD_FILING, filing);
	const char *name = gd_hold_text(c, GD_OF_CASE(shop));

	if (!*name)
		name = gd_hold_text(c, GD_OF_CASE(merchant));
	gd_stmt_bind(stmt, "iisss", r->id, h->case_id, name,
		     f ? gd_hold_text(f, GD_OF_FILING(channel)) : "",
		     gd_hold_text(c, GD_OF_CASE(assignee)));
}

static enum gd_status
write_row(struct gd_store *st, const struct gd_held *h,
	  const struct gd_hold_row *r, struct gd_error *err)
{
	const struct gd_hold_row *next;
	sqlite3_stmt *stmt = gd_stmt_plain(st, statement(st, r->kind));

	if (!stmt)
		return gd_stmt_end(st, NULL, err);
	switch (r->kind) {
	case GD_HOLD_CASE:
		next = gd_hold_next_clock(h);
		gd_stmt_bind(stmt, "iiiiis", h->case_id, h->version,
			     next ? next->id : (int64_t)0,
			     next ? gd_hold_number(next, GD_OF_CLOCK(due_at), 0)
				  : GD_DUE_NEVER,
			     next ? gd_hold_number(next, GD_OF_CLOCK(estimated),
						   0) : (int64_t)0,
			     next ? gd_hold_text(next, GD_OF_CLOCK(rule))
				  : NULL);
		break;
	case GD_HOLD_CLOCK:
		bind_repeats(stmt, h, r);
		break;
	default:
		gd_stmt_bind(stmt, r->kind == GD_HOLD_FILING ? "ii" : "i",
			     r->id, h->case_id);
	}
	bind_fields(stmt, r);
	return gd_stmt_end(st, stmt, err);
}

/* The next answers of an entity, at most `max`; where they begin and how many. */
static size_t
find_answers(const struct gd_held *h, enum gd_entity ent, size_t *at,
	     size_t max, const struct gd_hold_answer **out)
{
	size_t len = 0;

	for (; *at < h->answers_len && len < max; ++*at) {
		const struct gd_hold_answer *a = &h->answers[*at];

		if (a->ent == ent && a->kept)
			out[len++] = a;
	}
	return len;
}

/*
 * Beginning and ending a statement costs several times what a row does, so they
 * go in lots of 16, 8, … 1.
 */
static enum gd_status
write_answers(struct gd_store *st, const struct gd_held *h, enum gd_entity ent,
	      struct gd_error *err)
{
	const struct gd_hold_answer *list[1 << (GD_HOLD_LOTS - 1)];
	enum gd_status status = GD_OK;
	size_t at = 0, len, done;

	while (status == GD_OK && (len = find_answers(h, ent, &at,
						      GD_ARRAY_LEN(list),
						      list)) > 0) {
		for (done = 0; status == GD_OK && done < len; ) {
			int lot = GD_HOLD_LOTS - 1;

			while ((size_t)1 << lot > len - done)
				lot--;
			status = gd_answers_insert(st, ent, h->case_id,
						   list + done, lot, err);
			done += (size_t)1 << lot;
		}
	}
	return status;
}

static enum gd_status
write_key(struct gd_store *st, const struct gd_held *h, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt_plain(st, "INSERT OR IGNORE INTO"
					   " import_keys (key, case_id)"
					   " VALUES (?1, ?2)");

	if (stmt)
		gd_stmt_bind(stmt, "ii", h->key, h->case_id);
	return gd_stmt_end(st, stmt, err);
}

enum gd_status
gd_held_write_events(struct gd_store *st, const struct gd_held *h,
		     struct gd_error *err)
{
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < h->events_len; i++)
		status = gd_chain_append(st, &h->events[i], err);
	return status;
}

/* Rows that others refer to come first. */
enum gd_status
gd_held_write_rows(struct gd_store *st, const struct gd_held *h,
		   struct gd_error *err)
{
	enum gd_status status = GD_OK;

	for (int kind = 0; kind < GD_HOLD_KINDS; kind++) {
		for (size_t i = 0; status == GD_OK && i < h->rows_len; i++) {
			if (h->rows[i].kind == (enum gd_hold_kind)kind)
				status = write_row(st, h, &h->rows[i], err);
		}
	}
	if (status == GD_OK)
		status = write_answers(st, h, GD_ENT_ANSWER, err);
	if (status == GD_OK)
		status = write_answers(st, h, GD_ENT_PERSON, err);
	if (status == GD_OK && h->has_key)
		status = write_key(st, h, err);
	return status;
}

enum gd_status
gd_held_write(struct gd_store *st, struct gd_held *h,
	      struct gd_error *err)
{
	enum gd_status status = gd_search_write(st, h, err);

	if (status == GD_OK)
		status = gd_held_write_events(st, h, err);
	if (status == GD_OK)
		status = gd_held_write_rows(st, h, err);
	return status;
}
