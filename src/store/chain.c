/*
 * store/chain.c - the event chain: each event's hash covers the one before it.
 *
 * doc/schema.md gives the format for those who check it with their own tools.
 * Of a personal value the hash covers a salted digest, never the value: when it
 * is erased its digest takes the place of value and salt. That proves that
 * something stood there, and tells nothing of what.
 */
#include <config.h>

#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void
add_text(struct gd_digest *d, const char *s)
{
	gd_digest_add_field(d, s, strlen(s));
}

static void
add_number(struct gd_digest *d, int64_t n)
{
	char s[GD_NUMBER_MAX];

	add_text(d, gd_number_text(n, s));
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

/* A mark tells a plain text from a digest and both from none. */
static void
add_side(struct gd_digest *d, const struct gd_side *s)
{
	unsigned char digest[GD_DIGEST_LEN];

	switch (s->kind) {
	case GD_SIDE_NONE:
		gd_digest_add(d, "-", 1);
		break;
	case GD_SIDE_PLAIN:
		gd_digest_add(d, "=", 1);
		add_text(d, s->text);
		break;
	case GD_SIDE_SALTED:
	case GD_SIDE_ERASED:
		gd_side_digest(s, digest);
		gd_digest_add(d, "#", 1);
		gd_digest_add_field(d, digest, sizeof digest);
		break;
	}
}

void
gd_chain_record(struct gd_digest *d, const struct gd_record *r)
{
	add_text(d, r->entity);
	add_number(d, r->row);
	add_text(d, r->field);
	add_side(d, &r->before);
	add_side(d, &r->after);
}

static struct gd_side
make_side(const char *text, bool personal, const unsigned char *salt)
{
	struct gd_side s = { .kind = GD_SIDE_NONE, .text = text };

	if (!text)
		return s;
	s.kind = personal ? GD_SIDE_SALTED : GD_SIDE_PLAIN;
	if (personal)
		memcpy(s.salt, salt, GD_SALT_LEN);
	return s;
}

/* Salt for each side of a personal value, all of an event in one go. */
static unsigned char *
make_salts(const struct gd_change *c)
{
	unsigned char *salts;
	size_t n = 0;

	for (size_t i = 0; i < c->values_len; i++) {
		if (c->values[i].personal)
			n += 2;
	}
	salts = gd_malloc(n * GD_SALT_LEN);
	if (n)
		gd_random(salts, n * GD_SALT_LEN);
	return salts;
}

/* Hash and text of a change. */
static void
seal(const struct gd_change *c, const unsigned char previous[GD_DIGEST_LEN],
     unsigned char hash[GD_DIGEST_LEN], struct gd_buf *text)
{
	const struct gd_chain_event e = {
		.id = c->event_id, .case_id = c->case_id, .at = c->at,
		.undoes = c->undoes, .who = c->who, .kind = c->kind
	};
	unsigned char *salts = make_salts(c), *salt = salts;
	struct gd_digest d;

	gd_chain_begin(&d, previous, &e);
	for (size_t i = 0; i < c->values_len; i++) {
		const struct gd_change_value *v = &c->values[i];
		struct gd_record r = {
			.entity = gd_entity_name(v->ent), .row = v->row,
			.field = v->field
		};

		r.before = make_side(v->before, v->personal, salt);
		if (v->personal)
			salt += GD_SALT_LEN;
		r.after = make_side(v->after, v->personal, salt);
		if (v->personal)
			salt += GD_SALT_LEN;
		gd_chain_record(&d, &r);
		gd_record_add(text, &r);
	}
	free(salts);
	gd_record_end(text);
	gd_digest_end(&d, hash);
}

enum gd_status
gd_chain_append(struct gd_store *st, const struct gd_change *c,
		struct gd_error *err)
{
	const unsigned char *previous = c->follows ? st->hold.last_hash
						   : c->previous;
	unsigned char hash[GD_DIGEST_LEN];
	struct gd_buf text = GD_BUF_INIT;
	enum gd_status status;
	sqlite3_stmt *stmt;

	seal(c, previous, hash, &text);
	stmt = gd_stmt_plain(st, "INSERT INTO events (id, case_id, at, who,"
			     " kind, hash, changes, undoes, batch)"
			     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
	if (stmt) {
		gd_stmt_bind(stmt, "iiissbs", c->event_id, c->case_id, c->at,
			     c->who, c->kind, hash, GD_DIGEST_LEN, text.s);
		if (c->undoes)
			sqlite3_bind_int64(stmt, 8, c->undoes);
		if (c->batch)
			sqlite3_bind_int64(stmt, 9, c->batch);
	}
	status = gd_stmt_end(st, stmt, err);
	gd_buf_release(&text);
	if (status == GD_OK)
		memcpy(st->hold.last_hash, hash, sizeof hash);
	return status;
}
