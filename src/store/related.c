/*
 * store/related.c - see related.h. Every step is a look into an index.
 */
#include <config.h>

#include "store/related.h"

#include "base/mem.h"
#include "store/store_internal.h"

#define RELATED_MAX 64

static const struct step {
	enum gd_relation why;
	const char *sql;	/* ?1 the case; gives the ids of others */
} steps[] = {
	{ GD_RELATED_ORDER,
	  "SELECT b.id FROM cases a JOIN cases b ON b.order_no = a.order_no"
	  " WHERE a.id = ?1 AND b.id <> a.id AND b.draft = 0"
	  " ORDER BY b.id DESC LIMIT ?2" },
	{ GD_RELATED_ID,
	  "SELECT b.case_id FROM people a JOIN people b"
	  " ON b.field = 'id_no' AND b.value = a.value"
	  " WHERE a.case_id = ?1 AND a.field = 'id_no' AND a.value <> ''"
	  " AND b.case_id <> a.case_id ORDER BY b.case_id DESC LIMIT ?2" },
	{ GD_RELATED_PHONE,
	  "SELECT b.case_id FROM people a JOIN people b"
	  " ON b.field = 'phone' AND b.value = a.value"
	  " WHERE a.case_id = ?1 AND a.field = 'phone' AND a.value <> ''"
	  " AND b.case_id <> a.case_id ORDER BY b.case_id DESC LIMIT ?2" },
	{ GD_RELATED_OPPOSED,
	  "SELECT b.case_id FROM people a JOIN answers b"
	  " ON b.field = 'merchant_contact' AND b.value = a.value"
	  " WHERE a.case_id = ?1 AND a.field = 'phone' AND a.value <> ''"
	  " AND b.case_id <> a.case_id ORDER BY b.case_id DESC LIMIT ?2" },
	{ GD_RELATED_OPPOSED,
	  "SELECT b.case_id FROM answers a JOIN people b"
	  " ON b.field = 'phone' AND b.value = a.value"
	  " WHERE a.case_id = ?1 AND a.field = 'merchant_contact'"
	  " AND a.value <> '' AND b.case_id <> a.case_id"
	  " ORDER BY b.case_id DESC LIMIT ?2" },
};

struct found {
	struct gd_related_case items[RELATED_MAX];
	size_t len, limit;
};

static void
add(struct found *f, int64_t id, enum gd_relation why)
{
	for (size_t i = 0; i < f->len; i++)
		if (f->items[i].id == id)
			return;
	if (f->len < f->limit)
		f->items[f->len++] = (struct gd_related_case){ id, why };
}

static enum gd_status
take(struct gd_store *st, const struct step *s, int64_t case_id,
     struct found *f, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, s->sql);
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;

	if (stmt)
		gd_stmt_bind(stmt, "ii", case_id, (int64_t)RELATED_MAX);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		add(f, sqlite3_column_int64(stmt, 0), s->why);
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_related(struct gd_store *st, int64_t case_id, size_t limit,
		 void (*visit)(const struct gd_related_case *r, void *ctx),
		 void *ctx, struct gd_error *err)
{
	struct found f = { .limit = limit < RELATED_MAX ? limit : RELATED_MAX };
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < GD_ARRAY_LEN(steps); i++)
		status = take(st, &steps[i], case_id, &f, err);
	for (size_t i = 0; status == GD_OK && i < f.len; i++)
		visit(&f.items[i], ctx);
	return status;
}
