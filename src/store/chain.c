/*
 * store/chain.c - the event chain: each event's hash covers the one before it.
 *
 * doc/schema.md gives the format for those who check it with their own tools.
 * The hash covers digests of salted values, never the values: one can be erased
 * with its salt, and what is left proves that something stood there, not what.
 */
#include <config.h>

#include "store/store_internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
gd_chain_digest(const unsigned char salt[GD_SALT_LEN], const char *value,
		unsigned char out[GD_DIGEST_LEN])
{
	struct gd_digest d;

	gd_digest_init(&d);
	gd_digest_add(&d, salt, GD_SALT_LEN);
	gd_digest_add(&d, value, strlen(value));
	gd_digest_end(&d, out);
}

static void
add_text(struct gd_digest *d, const char *s)
{
	gd_digest_add_field(d, s, strlen(s));
}

static void
add_number(struct gd_digest *d, int64_t n)
{
	char s[24];

	snprintf(s, sizeof s, "%" PRId64, n);
	add_text(d, s);
}

void
gd_chain_begin(struct gd_digest *d,
	       const unsigned char previous[GD_DIGEST_LEN],
	       const struct gd_chain_event *e)
{
	gd_digest_init(d);
	gd_digest_add_field(d, previous, GD_DIGEST_LEN);
	add_number(d, e->id);
	add_number(d, e->case_id);
	add_number(d, e->at);
	add_text(d, e->who);
	add_text(d, e->kind);
	add_number(d, e->undoes);
}

void
gd_chain_value(struct gd_digest *d, const char *entity, int64_t entity_id,
	       const char *field, const unsigned char *before,
	       const unsigned char *after)
{
	add_text(d, entity);
	add_number(d, entity_id);
	add_text(d, field);
	gd_digest_add_field(d, before, before ? GD_DIGEST_LEN : 0);
	gd_digest_add_field(d, after, after ? GD_DIGEST_LEN : 0);
}

struct side {
	unsigned char salt[GD_SALT_LEN];
	unsigned char digest[GD_DIGEST_LEN];
};

struct sealed {		/* a value with what the chain needs of it */
	struct side before, after;
};

static void
seal(const struct gd_change *c, struct sealed *s)
{
	/* One call for all salts of the event. */
	gd_random(s, c->values_len * sizeof *s);
	for (size_t i = 0; i < c->values_len; i++) {
		const struct gd_change_value *v = &c->values[i];

		if (v->before)
			gd_chain_digest(s[i].before.salt, v->before,
					s[i].before.digest);
		if (v->after)
			gd_chain_digest(s[i].after.salt, v->after,
					s[i].after.digest);
	}
}

static void
hash_event(const struct gd_change *c, const struct sealed *s,
	   unsigned char out[GD_DIGEST_LEN])
{
	const struct gd_chain_event e = {
		.id = c->event_id, .case_id = c->case_id, .at = c->at,
		.undoes = c->undoes, .who = c->who, .kind = c->kind
	};
	struct gd_digest d;

	gd_chain_begin(&d, c->previous, &e);
	for (size_t i = 0; i < c->values_len; i++) {
		const struct gd_change_value *v = &c->values[i];

		gd_chain_value(&d, gd_entity_name(v->ent), v->row, v->field,
			       v->before ? s[i].before.digest : NULL,
			       v->after ? s[i].after.digest : NULL);
	}
	gd_digest_end(&d, out);
}

static enum gd_status
insert_event(struct gd_store *st, const unsigned char hash[GD_DIGEST_LEN],
	     struct gd_error *err)
{
	const struct gd_change *c = &st->change;
	sqlite3_stmt *stmt;
	enum gd_status status = GD_OK;

	stmt = gd_stmt(st, "INSERT INTO events"
		       " (id, case_id, at, who, kind, hash, undoes)"
		       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "iiissb", c->event_id, c->case_id, c->at, c->who,
		     c->kind, hash, GD_DIGEST_LEN);
	if (c->undoes)
		sqlite3_bind_int64(stmt, 7, c->undoes);
	if (sqlite3_step(stmt) != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status == GD_OK && c->undoes)
		status = gd_store_run(st, err, "UPDATE events"
				      " SET undone_by = ?2 WHERE id = ?1", "ii",
				      c->undoes, c->event_id);
	return status;
}

static enum gd_status
insert_values(struct gd_store *st, const struct sealed *s, struct gd_error *err)
{
	const struct gd_change *c = &st->change;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;

	stmt = gd_stmt(st, "INSERT INTO event_values"
		       " (event_id, seq, entity, entity_id, field, personal,"
		       " before, before_salt, before_digest,"
		       " after, after_salt, after_digest) VALUES"
		       " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
	if (!stmt)
		return gd_store_fail(st, err);
	for (size_t i = 0; status == GD_OK && i < c->values_len; i++) {
		const struct gd_change_value *v = &c->values[i];
		const struct side *b = v->before ? &s[i].before : NULL;
		const struct side *a = v->after ? &s[i].after : NULL;

		gd_stmt_bind(stmt, "iisisisbbsbb", c->event_id, (int64_t)i + 1,
			     gd_entity_name(v->ent), v->row, v->field,
			     (int64_t)v->personal,
			     v->before, b ? b->salt : NULL, GD_SALT_LEN,
			     b ? b->digest : NULL, GD_DIGEST_LEN,
			     v->after, a ? a->salt : NULL, GD_SALT_LEN,
			     a ? a->digest : NULL, GD_DIGEST_LEN);
		if (sqlite3_step(stmt) != SQLITE_DONE)
			status = gd_store_fail(st, err);
		sqlite3_reset(stmt);
		sqlite3_clear_bindings(stmt);
	}
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_chain_append(struct gd_store *st, struct gd_error *err)
{
	const struct gd_change *c = &st->change;
	unsigned char hash[GD_DIGEST_LEN];
	enum gd_status status;
	struct sealed *s;

	s = gd_calloc(c->values_len + 1, sizeof *s);
	seal(c, s);
	hash_event(c, s, hash);
	status = insert_event(st, hash, err);
	if (status == GD_OK)
		status = insert_values(st, s, err);
	free(s);
	return status;
}
