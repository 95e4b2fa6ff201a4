/*
 * store/imports.c - see imports.h.
 *
 * While an empty database is filled the newest cases wait to be written; they are
 * looked at where they are, or each look would wait for all of them.
 */
#include <config.h>

#include "store/imports.h"

#include <string.h>

#include "store/fields.h"
#include "store/writer.h"

/* By which of its values a case is looked for. */
struct look {
	enum by { BY_ORDER, BY_PHONE, BY_KEY } by;
	const char *text;
	int64_t key;
	gd_import_visit *visit;
	void *ctx;
	int left;		/* as many more may be looked at */
	bool done;		/* the visitor wants no more */
};

static const char *const finds[] = {
	[BY_ORDER] = "SELECT id, shop, merchant FROM cases"
		     " WHERE order_no = ?1 AND draft = 0 ORDER BY id LIMIT ?2",
	[BY_PHONE] = "SELECT c.id, c.shop, c.merchant FROM people p"
		     " CROSS JOIN cases c ON c.id = p.case_id"
		     " WHERE p.field = 'phone' AND p.value = ?1"
		     " AND c.draft = 0 ORDER BY p.case_id LIMIT ?2",
	[BY_KEY] = "SELECT c.id, c.shop, c.merchant FROM import_keys k"
		   " CROSS JOIN cases c ON c.id = k.case_id"
		   " WHERE k.key = ?1 AND c.draft = 0 ORDER BY k.case_id"
		   " LIMIT ?2",
};

static void
meet(struct look *l, int64_t id, const char *shop, const char *merchant)
{
	struct gd_import_match m = { id, shop ? shop : "",
				     merchant ? merchant : "" };

	l->done = !l->visit(&m, l->ctx) || --l->left == 0;
}

static enum gd_status
look_in_tables(struct gd_store *st, struct look *l, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, finds[l->by]);
	enum gd_status status = GD_OK;
	int rc = SQLITE_ROW;

	if (!stmt)
		return gd_store_fail(st, err);
	if (l->by == BY_KEY)
		gd_stmt_bind(stmt, "ii", l->key, (int64_t)l->left);
	else
		gd_stmt_bind(stmt, "si", l->text, (int64_t)l->left);
	while (!l->done && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		meet(l, sqlite3_column_int64(stmt, 0),
		      (const char *)sqlite3_column_text(stmt, 1),
		      (const char *)sqlite3_column_text(stmt, 2));
	if (!l->done && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

static bool
has_phone(const struct gd_held *h, const char *phone)
{
	enum gd_answer_state state;
	const char *value;
	bool understood;

	for (size_t i = 0; i < h->answers_len; i++) {
		const struct gd_hold_answer *a = &h->answers[i];

		if (a->ent == GD_ENT_PERSON && strcmp(a->field, "phone") == 0)
			return gd_store_answer_decode(a->kept, &state,
						      &understood, &value) &&
			       strcmp(value, phone) == 0;
	}
	return false;
}

static bool
is_meant(const struct look *l, const struct gd_held *h,
	 const struct gd_hold_row *c)
{
	if (gd_hold_number(c, GD_OF_CASE(draft), 1) != 0)
		return false;
	if (l->by == BY_ORDER)
		return strcmp(gd_hold_text(c, GD_OF_CASE(order_no)),
			      l->text) == 0;
	return l->by == BY_PHONE ? has_phone(h, l->text) :
	       h->has_key && h->key == l->key;
}

static void
look_at(struct look *l, const struct gd_held *h)
{
	const struct gd_hold_row *c = h->case_id ? gd_hold_case(h) : NULL;

	if (c && !l->done && is_meant(l, h, c))
		meet(l, h->case_id, gd_hold_text(c, GD_OF_CASE(shop)),
		      gd_hold_text(c, GD_OF_CASE(merchant)));
}

static enum gd_status
look(struct gd_store *st, struct look *l, struct gd_error *err)
{
	const struct gd_held *h;
	enum gd_status status;

	if (!st->writer || st->change.open)
		return look_in_tables(st, l, err);
	status = gd_writer_rest(st, err);
	st->hold.apart = true;
	if (status == GD_OK)
		status = look_in_tables(st, l, err);
	st->hold.apart = false;
	for (size_t i = 0; (h = gd_writer_case(st, i)); i++)
		look_at(l, h);
	gd_writer_go(st);
	look_at(l, &st->hold.it);
	return status;
}

enum gd_status
gd_store_match_order(struct gd_store *st, const char *order_no,
		     gd_import_visit *visit, void *ctx, struct gd_error *err)
{
	struct look l = { .by = BY_ORDER, .text = order_no, .visit = visit,
			  .ctx = ctx, .left = GD_IMPORT_LOOK };

	return look(st, &l, err);
}

enum gd_status
gd_store_match_phone(struct gd_store *st, const char *phone,
		     gd_import_visit *visit, void *ctx, struct gd_error *err)
{
	struct look l = { .by = BY_PHONE, .text = phone, .visit = visit,
			  .ctx = ctx, .left = GD_IMPORT_LOOK };

	return look(st, &l, err);
}

enum gd_status
gd_store_match_key(struct gd_store *st, int64_t key, gd_import_visit *visit,
		   void *ctx, struct gd_error *err)
{
	struct look l = { .by = BY_KEY, .key = key, .visit = visit, .ctx = ctx,
			  .left = GD_IMPORT_LOOK };

	return look(st, &l, err);
}

enum gd_status
gd_store_key_add(struct gd_store *st, int64_t key, int64_t case_id,
		 struct gd_error *err)
{
	if (gd_hold_key(st, case_id, key))
		return GD_OK;
	return gd_store_run(st, err, "INSERT OR IGNORE INTO import_keys"
			    " (key, case_id) VALUES (?1, ?2)", "ii", key,
			    case_id);
}

enum gd_status
gd_store_last_case(struct gd_store *st, int64_t *id, struct gd_error *err)
{
	return gd_store_int(st, id, err, "SELECT coalesce(max(id), 0)"
			    " FROM cases", "");
}
