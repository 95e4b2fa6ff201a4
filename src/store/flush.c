/*
 * store/flush.c - writing a new row's fields by one statement.
 *
 * Actions put field after field. For a row that was made in the same change
 * they wait in memory until something else is asked of the database, and go in
 * together: a clock of six fields is one update of its indexes, not six.
 */
#include <config.h>

#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

static bool
waits(const struct gd_change_value *v, const struct gd_change_row *r)
{
	return v->row == r->id && v->ent == r->ent && !v->written;
}

/* UPDATE table SET a = ?2, b = ?3 WHERE id = ?1: names are of our own table. */
static void
compose(struct gd_store *st, const struct gd_change_row *r)
{
	const struct gd_change *c = &st->change;
	struct gd_buf *sql = &st->scratch;
	const struct gd_field *f;
	int n = 1;

	gd_buf_reset(sql);
	for (size_t i = 0; i < c->values_len; i++) {
		if (!waits(&c->values[i], r))
			continue;
		f = gd_field_find(r->ent, c->values[i].field);
		n++;
		if (n == 2)
			gd_buf_addf(sql, "UPDATE %s SET %s = ?%d", f->table,
				    f->name, n);
		else
			gd_buf_addf(sql, ", %s = ?%d", f->name, n);
	}
	gd_buf_adds(sql, " WHERE id = ?1");
}

static bool
write_row(struct gd_store *st, const struct gd_change_row *r)
{
	struct gd_change *c = &st->change;
	sqlite3_stmt *stmt;
	bool done;
	int n = 1;

	compose(st, r);
	stmt = gd_stmt(st, st->scratch.s);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, r->id);
	for (size_t i = 0; i < c->values_len; i++) {
		struct gd_change_value *v = &c->values[i];

		if (!waits(v, r))
			continue;
		n++;
		if (gd_field_find(r->ent, v->field)->column == GD_COL_TEXT)
			sqlite3_bind_text(stmt, n, v->after, -1, SQLITE_STATIC);
		else
			sqlite3_bind_int64(stmt, n, strtoll(v->after, NULL,
							    10));
	}
	done = sqlite3_step(stmt) == SQLITE_DONE;
	gd_stmt_done(st, stmt);
	for (size_t i = 0; i < c->values_len; i++) {
		if (waits(&c->values[i], r))
			c->values[i].written = true;
	}
	return done;
}

/* All that waits may have been taken back since. */
static bool
any_waits(const struct gd_change *c, const struct gd_change_row *r)
{
	for (size_t i = 0; i < c->values_len; i++) {
		if (waits(&c->values[i], r))
			return true;
	}
	return false;
}

bool
gd_change_flush(struct gd_store *st)
{
	struct gd_error why = GD_ERROR_INIT;
	struct gd_change *c = &st->change;

	c->pending = false;	/* the statements below come here, too */
	for (size_t i = 0; i < c->fresh_len; i++) {
		struct gd_change_row *r = &c->fresh[i];

		if (!r->pending)
			continue;
		r->pending = false;
		if (!any_waits(c, r) || write_row(st, r))
			continue;
		/* Half a row must not be committed, whoever asked. */
		gd_change_fail(st, gd_store_fail(st, &why), &why, NULL);
		return false;
	}
	return true;
}
