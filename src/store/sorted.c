/*
 * store/sorted.c - cases by columns that have no index.
 *
 * A page keeps the best few numbers while it walks the stages once, and reads
 * their rows then: memory is the page's, however many cases there are. A place
 * is known by its case alone; what the case is sorted by is looked up.
 */
#include <config.h>

#include "store/query_internal.h"
#include "store/search_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

#define CHUNK 20000	/* numbers held at a time of a whole listing */

/* Without a value: behind every text. */
#define CODE(column) "coalesce(" column ", x'FF')"
#define WORDS(column) "gd_order(" column ")"

static const struct column {
	const char *value;	/* names of columns stand bare */
	bool descending;
	bool indexed;		/* in cases_due */
} columns[GD_SORTS] = {
	[GD_SORT_DUE] = { "next_due", false, true },
	[GD_SORT_AMOUNT] = { "amount_fen", true, true },
	[GD_SORT_OPENED] = { "opened_at", true, true },
	[GD_SORT_NUMBER] = { "id", false, true },
	[GD_SORT_STAGE] = { "stage", false, true },
	[GD_SORT_DRAFT] = { "draft", true, true },
	[GD_SORT_SHOP] = { WORDS("coalesce(shop, merchant)"), false, false },
	[GD_SORT_MERCHANT] = { WORDS("merchant"), false, false },
	[GD_SORT_PLATFORM] = { CODE("platform"), false, true },
	[GD_SORT_CARRIER] = { CODE("carrier"), false, true },
	[GD_SORT_TYPE] = { CODE("type"), false, true },
	[GD_SORT_SCENARIO] = { CODE("scenario"), false, true },
	[GD_SORT_GOODS] = { WORDS("goods"), false, false },
	[GD_SORT_ORDER_NO] = { CODE("order_no"), false, false },
	[GD_SORT_DEMAND] = { CODE("demand"), false, false },
	[GD_SORT_DEMAND_AMOUNT] = { "demand_amount_fen", true, false },
	[GD_SORT_CLOSED] = { "coalesce(closed_at, -1)", true, false },
	[GD_SORT_OUTCOME] = { CODE("outcome"), false, true },
	[GD_SORT_RECOVERED] = { "recovered_fen", true, false },
	[GD_SORT_HELD] = { "evidence_held", true, false },
	[GD_SORT_NEEDED] = { "evidence_needed", true, false },
	[GD_SORT_NEXT_CLOCK] = { CODE("next_rule"), false, false },
	[GD_SORT_ASSIGNEE] = { WORDS("assignee"), false, true },
	[GD_SORT_TAGS] = { WORDS("tags"), false, false },
};

/* Merchants have many cases: most texts were asked for before. */
#define KEYS 256

struct order_key {
	uint32_t hash;
	struct gd_buf text, key;	/* key empty: none is kept here */
};

struct order_keys {
	struct gd_store *st;
	struct order_key *kept;	/* KEYS of them; NULL: none was asked for yet */
};

static void
make_keys(struct order_keys *keys)
{
	keys->kept = gd_calloc(KEYS, sizeof *keys->kept);
	for (size_t i = 0; i < KEYS; i++) {
		gd_buf_init(&keys->kept[i].text);
		gd_buf_init(&keys->kept[i].key);
	}
}

static const struct gd_buf *
order_key(struct order_keys *keys, const char *text, size_t len)
{
	uint32_t hash = gd_hash(text, len);
	struct order_key *k;

	if (!keys->kept)
		make_keys(keys);
	k = &keys->kept[(hash ^ hash >> 16) % KEYS];
	if (k->key.len && k->hash == hash && k->text.len == len &&
	    memcmp(k->text.s, text, len) == 0)
		return &k->key;
	gd_buf_reset(&k->text);
	gd_buf_reset(&k->key);
	gd_buf_add(&k->text, text, len);
	k->hash = hash;
	gd_order_key(keys->st, text, &k->key);
	return &k->key;
}

/* gd_order(text): bytes that stand in the order of the words; none is last. */
static void
sql_order(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	const char *text = (const char *)sqlite3_value_text(argv[0]);
	const struct gd_buf *key;

	(void)argc;
	if (!text || !*text) {
		sqlite3_result_blob(ctx, "\xFF", 1, SQLITE_STATIC);
		return;
	}
	key = order_key(sqlite3_user_data(ctx), text,
			(size_t)sqlite3_value_bytes(argv[0]));
	sqlite3_result_blob(ctx, key->s, (int)key->len, SQLITE_TRANSIENT);
}

static void
forget_keys(void *ctx)
{
	struct order_keys *keys = ctx;

	for (size_t i = 0; keys->kept && i < KEYS; i++) {
		gd_buf_release(&keys->kept[i].text);
		gd_buf_release(&keys->kept[i].key);
	}
	free(keys->kept);
	free(keys);
}

int
gd_sorted_settle(struct gd_store *st)
{
	struct order_keys *keys = gd_calloc(1, sizeof *keys);

	keys->st = st;
	return sqlite3_create_function_v2(st->db, "gd_order", 1, SQLITE_UTF8 |
					  SQLITE_DETERMINISTIC |
					  SQLITE_DIRECTONLY, keys, sql_order,
					  NULL, NULL, forget_keys);
}

static bool
descends(const struct gd_order *o, size_t i, bool back)
{
	/* The number, which stands behind all keys, goes as the first does. */
	if (i == o->len)
		i = 0;
	return columns[o->keys[i].by].descending ^ o->keys[i].turned ^ back;
}

static const char *
value_of(const struct gd_order *o, size_t i)
{
	return i < o->len ? columns[o->keys[i].by].value : "c.id";
}

/* Behind the place of case `id` (`self`: or there). */
static void
past(struct gd_sql *sql, const struct gd_order *o, bool back, bool self,
     int64_t id)
{
	int at = gd_sql_number(sql, id);

	gd_buf_adds(&sql->text, " AND (");
	for (size_t i = 0; i < o->len; i++) {
		const char *value = value_of(o, i);
		const char *op = descends(o, i, back) ? "<" : ">";

		gd_buf_addf(&sql->text, "%s %s (SELECT %s FROM cases"
			    " WHERE id = ?%d) OR (%s = (SELECT %s FROM cases"
			    " WHERE id = ?%d) AND (", value, op, value, at,
			    value, value, at);
	}
	gd_buf_addf(&sql->text, "c.id %s%s ?%d",
		    descends(o, o->len, back) ? "<" : ">", self ? "=" : "", at);
	for (size_t i = 0; i < 2 * o->len; i++)
		gd_buf_addc(&sql->text, ')');
	gd_buf_addc(&sql->text, ')');
}

/* Does the index cases_due tell all that the order asks for? */
static bool
indexed(const struct gd_order *o)
{
	for (size_t i = 0; i < o->len; i++)
		if (!columns[o->keys[i].by].indexed)
			return false;
	return true;
}

/* A span of an index and nothing else: what it leaves is read, not tried. */
static bool
one_span(const struct gd_filter *f)
{
	return f && f->len == 1 && (f->terms[0].key == GD_FILTER_AMOUNT ||
				    f->terms[0].key == GD_FILTER_OPENED);
}

static void
compose(struct gd_sql *sql, const struct gd_case_query *q, unsigned stages,
	enum gd_page page, int64_t id, int64_t limit)
{
	bool back = page == GD_PAGE_BEFORE || page == GD_PAGE_LAST;
	const char *between = " ORDER BY ";

	gd_buf_adds(&sql->text, "SELECT c.id");
	if (one_span(q->filter)) {
		gd_buf_adds(&sql->text, " FROM cases c WHERE ");
		gd_stage_sql(&sql->text, stages);
	} else {
		gd_walk_sql(&sql->text, stages, q->filter,
			    indexed(q->order));
	}
	gd_filter_sql(sql, &sql->text, q->filter, "c.next_due", q->now,
		      q->zone);
	gd_undone_sql(&sql->text, stages);
	if (page != GD_PAGE_FIRST && page != GD_PAGE_LAST)
		past(sql, q->order, back, page == GD_PAGE_FROM, id);
	for (size_t i = 0; i <= q->order->len; i++) {
		gd_buf_addf(&sql->text, "%s%s%s", between,
			    value_of(q->order, i),
			    descends(q->order, i, back) ? " DESC" : "");
		between = ", ";
	}
	gd_buf_addf(&sql->text, " LIMIT ?%d", gd_sql_number(sql, limit));
}

static void
reverse(int64_t *list, size_t len)
{
	for (size_t i = 0; i < len / 2; i++) {
		int64_t id = list[i];

		list[i] = list[len - 1 - i];
		list[len - 1 - i] = id;
	}
}

/* The numbers of a page; the caller frees them. */
static enum gd_status
sorted_ids(struct gd_store *st, const struct gd_case_query *q,
	   unsigned stages, enum gd_page page, int64_t id, int64_t limit,
	   int64_t **ids, size_t *len, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	int64_t *list = NULL, there;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt;
	int rc = SQLITE_ERROR;

	/* The place is gone with its case (a draft): from the end, then. */
	if (page > GD_PAGE_LAST &&
	    gd_store_int(st, &there, NULL, "SELECT 1 FROM cases WHERE id = ?1",
			 "i", id) == GD_ENOTFOUND)
		page = page == GD_PAGE_BEFORE ? GD_PAGE_LAST : GD_PAGE_FIRST;
	compose(&sql, q, stages, page, id, limit);
	stmt = gd_sql_prepare(st, &sql);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		GD_GROW(list, n, cap);
		list[n++] = sqlite3_column_int64(stmt, 0);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	if (status != GD_OK) {
		free(list);
		return status;
	}
	if (page == GD_PAGE_BEFORE || page == GD_PAGE_LAST)
		reverse(list, n);
	*ids = list;
	*len = n;
	return GD_OK;
}

enum gd_status
gd_sorted_page(struct gd_store *st, const struct gd_case_query *q,
	       unsigned stages, enum gd_page page, int64_t id, int limit,
	       struct gd_case_page *out, struct gd_error *err)
{
	struct gd_case_page p = { NULL, NULL, 0 };
	enum gd_status status;
	int64_t *ids = NULL;
	size_t len = 0;
	bool own;

	status = gd_read_begin(st, &own, err);
	if (status != GD_OK)
		return status;
	status = sorted_ids(st, q, stages, page, id, limit, &ids, &len, err);
	p.rows = gd_calloc(len + 1, sizeof *p.rows);
	p.keys = gd_calloc(len + 1, sizeof *p.keys);
	for (; status == GD_OK && p.len < len; p.len++) {
		p.keys[p.len].id = ids[p.len];
		status = gd_store_case(st, ids[p.len], &p.rows[p.len], err);
		if (status != GD_OK)
			break;
	}
	gd_read_end(st, own);
	free(ids);
	if (status != GD_OK)
		gd_case_page_release(&p);
	else
		*out = p;
	return status;
}

enum gd_status
gd_sorted_each(struct gd_store *st, const struct gd_case_query *q,
	       unsigned stages, int64_t limit,
	       bool (*visit)(const struct gd_case_row *row, void *ctx),
	       void *ctx, struct gd_error *err)
{
	enum gd_page page = GD_PAGE_FIRST;
	int64_t last = 0, left = limit > 0 ? limit : INT64_MAX;
	enum gd_status status;
	size_t len = CHUNK;
	bool own, more = true;

	status = gd_read_begin(st, &own, err);
	if (status != GD_OK)
		return status;
	while (status == GD_OK && more && left > 0 && len == CHUNK) {
		int64_t *ids = NULL;

		len = 0;
		status = sorted_ids(st, q, stages, page, last,
				    left < CHUNK ? left : CHUNK, &ids, &len,
				    err);
		for (size_t i = 0; status == GD_OK && more && i < len; i++) {
			struct gd_case_row row = { .id = 0 };

			status = gd_store_case(st, ids[i], &row, err);
			if (status == GD_OK)
				more = visit(&row, ctx);
			gd_case_row_release(&row);
			last = ids[i];
		}
		free(ids);
		left -= (int64_t)len;
		page = GD_PAGE_AFTER;
	}
	gd_read_end(st, own);
	return status;
}
