/*
 * store/stmt.c - prepared statements.
 *
 * Preparing costs more than running for most of what the desk asks, so each
 * statement is prepared once, on first use, and kept under its text. There is
 * room for all fixed ones and a good number that filters compose; past that
 * the longest unused gives way.
 */
#include <config.h>

#include "store/writer.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

/* The slot that this very text (a constant of ours, mostly) was given last. */
static struct gd_stmt_slot **
recent_of(struct gd_store *st, const char *sql)
{
	uintptr_t at = (uintptr_t)sql;

	return &st->recent[(at >> 3 ^ at >> 11) % GD_STMT_BUCKETS];
}

static struct gd_stmt_slot *
slot_find(struct gd_store *st, const char *sql, uint32_t hash)
{
	struct gd_stmt_slot *slot = st->buckets[hash % GD_STMT_BUCKETS];

	for (; slot; slot = slot->next) {
		if (slot->hash == hash &&
		    strcmp(sqlite3_sql(slot->stmt), sql) == 0)
			return slot;
	}
	return NULL;
}

static void
slot_unlink(struct gd_store *st, struct gd_stmt_slot *slot)
{
	struct gd_stmt_slot **at = &st->buckets[slot->hash % GD_STMT_BUCKETS];

	while (*at != slot)
		at = &(*at)->next;
	*at = slot->next;
	sqlite3_finalize(slot->stmt);
	slot->stmt = NULL;
}

/* A place for a new statement; NULL when every one is in use right now. */
static struct gd_stmt_slot *
slot_take(struct gd_store *st)
{
	struct gd_stmt_slot *oldest = NULL;

	if (st->slots_len < GD_STMT_SLOTS)
		return &st->slots[st->slots_len++];
	for (size_t i = 0; i < GD_STMT_SLOTS; i++) {
		struct gd_stmt_slot *slot = &st->slots[i];

		if (!slot->busy && (!oldest || slot->used < oldest->used))
			oldest = slot;
	}
	if (oldest)
		slot_unlink(st, oldest);
	return oldest;
}

static sqlite3_stmt *
slot_give(struct gd_store *st, struct gd_stmt_slot *slot)
{
	slot->busy = true;
	slot->used = ++st->uses;
	st->given[st->given_len++] = slot;
	return slot->stmt;
}

sqlite3_stmt *
gd_stmt_plain(struct gd_store *st, const char *sql)
{
	bool room = st->given_len < GD_STMT_NESTED;
	struct gd_stmt_slot *slot, **recent = recent_of(st, sql);
	sqlite3_stmt *stmt = NULL;
	uint32_t hash;

	/* Comparing is cheap, hashing all of the text again is not. */
	slot = *recent;
	if (slot && slot->stmt && !slot->busy && room &&
	    strcmp(sqlite3_sql(slot->stmt), sql) == 0)
		return slot_give(st, slot);
	hash = gd_hash_text(sql);
	slot = slot_find(st, sql, hash);
	if (slot)
		*recent = slot;
	if (slot && !slot->busy && room)
		return slot_give(st, slot);
	if (sqlite3_prepare_v3(st->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
			       &stmt, NULL) != SQLITE_OK)
		return NULL;
	/* A statement within itself (a visitor asks again) is not kept. */
	if (slot || !room)
		return stmt;
	slot = slot_take(st);
	if (!slot)
		return stmt;
	slot->stmt = stmt;
	slot->hash = hash;
	slot->next = st->buckets[hash % GD_STMT_BUCKETS];
	st->buckets[hash % GD_STMT_BUCKETS] = slot;
	return slot_give(st, slot);
}

sqlite3_stmt *
gd_stmt(struct gd_store *st, const char *sql)
{
	if (!gd_hold_yield(st) ||
	    (st->change.pending && !gd_change_flush(st)))
		return NULL;
	return gd_stmt_plain(st, sql);
}

enum gd_status
gd_stmt_end(struct gd_store *st, sqlite3_stmt *stmt, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	if (!stmt || sqlite3_step(stmt) != SQLITE_DONE)
		status = gd_store_fail_rc(st->db, st->path,
					  sqlite3_extended_errcode(st->db),
					  err);
	gd_stmt_done(st, stmt);
	return status;
}

void
gd_stmt_done(struct gd_store *st, sqlite3_stmt *stmt)
{
	if (!stmt)
		return;
	for (size_t i = st->given_len; i-- > 0; ) {
		struct gd_stmt_slot *slot = st->given[i];

		if (slot->stmt != stmt)
			continue;
		sqlite3_reset(stmt);
		sqlite3_clear_bindings(stmt);
		slot->busy = false;
		st->given_len--;
		memmove(st->given + i, st->given + i + 1,
			(st->given_len - i) * sizeof *st->given);
		return;
	}
	sqlite3_finalize(stmt);
}

void
gd_stmt_close_all(struct gd_store *st)
{
	for (size_t i = 0; i < st->slots_len; i++)
		sqlite3_finalize(st->slots[i].stmt);
	st->slots_len = 0;
	st->given_len = 0;
	memset(st->buckets, 0, sizeof st->buckets);
	memset(st->recent, 0, sizeof st->recent);
}

static void
bind_all(sqlite3_stmt *stmt, const char *types, va_list ap)
{
	const void *blob;
	const char *text;

	for (int i = 1; *types; types++, i++) {
		switch (*types) {
		case 'i':
			sqlite3_bind_int64(stmt, i, va_arg(ap, int64_t));
			break;
		case 's':
			text = va_arg(ap, const char *);
			if (text)
				sqlite3_bind_text(stmt, i, text, -1,
						  SQLITE_STATIC);
			break;
		case 'b':
			blob = va_arg(ap, const void *);
			if (blob)
				sqlite3_bind_blob(stmt, i, blob,
						  va_arg(ap, int),
						  SQLITE_STATIC);
			else
				(void)va_arg(ap, int);
			break;
		}
	}
}

void
gd_stmt_bind(sqlite3_stmt *stmt, const char *types, ...)
{
	va_list ap;

	va_start(ap, types);
	bind_all(stmt, types, ap);
	va_end(ap);
}

char *
gd_stmt_text(sqlite3_stmt *stmt, int col)
{
	const unsigned char *s = sqlite3_column_text(stmt, col);

	return gd_strdup(s ? (const char *)s : "");
}

enum gd_status
gd_store_run(struct gd_store *st, struct gd_error *err, const char *sql,
	     const char *types, ...)
{
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt = gd_stmt(st, sql);
	va_list ap;

	if (!stmt)
		return gd_store_fail(st, err);
	va_start(ap, types);
	bind_all(stmt, types, ap);
	va_end(ap);
	if (sqlite3_step(stmt) != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_int(struct gd_store *st, int64_t *out, struct gd_error *err,
	     const char *sql, const char *types, ...)
{
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt = gd_stmt(st, sql);
	va_list ap;

	if (!stmt)
		return gd_store_fail(st, err);
	va_start(ap, types);
	bind_all(stmt, types, ap);
	va_end(ap);
	switch (sqlite3_step(stmt)) {
	case SQLITE_ROW:
		*out = sqlite3_column_int64(stmt, 0);
		break;
	case SQLITE_DONE:
		status = GD_ENOTFOUND;
		break;
	default:
		status = gd_store_fail(st, err);
	}
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_script(struct gd_store *st, const char *sql, struct gd_error *err)
{
	enum gd_status status = gd_writer_wait(st, err);

	if (status != GD_OK)
		return status;
	if (sqlite3_exec(st->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return gd_store_fail(st, err);
	return GD_OK;
}
