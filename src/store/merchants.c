/*
 * store/merchants.c - see merchants.h.
 */
#include <config.h>

#include "store/merchants.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/query_internal.h"

/* Each count reads one index, each check its newest entry. */
#define MERCHANT_COLUMNS                                                    \
	"m.id, m.name, m.credit_code, m.address, m.contact, m.licence,"     \
	" m.note, m.merged_into,"                                           \
	" (SELECT count(*) FROM cases c WHERE c.merchant_id = m.id),"       \
	" (SELECT count(*) FROM cases c WHERE c.merchant_id = m.id"         \
	"  AND c.stage < 5),"                                               \
	" (SELECT count(*) FROM merchant_checks k"                          \
	"  WHERE k.merchant_id = m.id),"                                    \
	" (SELECT k.at FROM merchant_checks k WHERE k.merchant_id = m.id"   \
	"  ORDER BY k.id DESC LIMIT 1),"                                    \
	" (SELECT k.level FROM merchant_checks k"                           \
	"  WHERE k.merchant_id = m.id ORDER BY k.id DESC LIMIT 1)"

static void
row_merchant(sqlite3_stmt *stmt, struct gd_merchant_row *r)
{
	int i = 0;

	r->id = sqlite3_column_int64(stmt, i++);
	r->name = gd_stmt_text(stmt, i++);
	r->credit_code = gd_stmt_text(stmt, i++);
	r->address = gd_stmt_text(stmt, i++);
	r->contact = gd_stmt_text(stmt, i++);
	r->licence = gd_stmt_text(stmt, i++);
	r->note = gd_stmt_text(stmt, i++);
	r->merged_into = sqlite3_column_int64(stmt, i++);
	r->cases = sqlite3_column_int64(stmt, i++);
	r->open = sqlite3_column_int64(stmt, i++);
	r->checks = sqlite3_column_int64(stmt, i++);
	r->checked_at = gd_row_instant(stmt, i++);
	r->level = sqlite3_column_int(stmt, i++);
}

void
gd_merchant_row_release(struct gd_merchant_row *r)
{
	free(r->name);
	free(r->credit_code);
	free(r->address);
	free(r->contact);
	free(r->licence);
	free(r->note);
	*r = (struct gd_merchant_row){ .id = 0 };
}

void
gd_merchant_page_release(struct gd_merchant_page *p)
{
	for (size_t i = 0; i < p->len; i++)
		gd_merchant_row_release(&p->rows[i]);
	free(p->rows);
	free(p->keys);
	*p = (struct gd_merchant_page){ NULL, NULL, 0 };
}

enum gd_status
gd_store_merchant(struct gd_store *st, int64_t id,
		  struct gd_merchant_row *out, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, "SELECT " MERCHANT_COLUMNS
				     " FROM merchants m WHERE m.id = ?1");
	enum gd_status status = GD_OK;
	int rc;

	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", id);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		row_merchant(stmt, out);
	else if (rc == SQLITE_DONE)
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("there is no merchant %lld"),
				      (long long)id);
	else
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

/*
 * " AND …" for each word, folded into `folded`, which the statement borrows until it
 * is prepared.
 */
static void
add_words(struct gd_sql *q, const char *words, struct gd_buf *folded)
{
	char *p;

	gd_text_fold(folded, words, strlen(words));
	for (p = folded->s; *(p += strspn(p, " "));) {
		size_t n = strcspn(p, " ");
		bool last = !p[n];
		int k;

		p[n] = '\0';
		k = gd_sql_text(q, p);
		gd_buf_addf(&q->text, " AND (gd_match(m.name, ?%d)"
			    " OR gd_match(m.credit_code, ?%d)"
			    " OR gd_match(m.address, ?%d)"
			    " OR gd_match(m.contact, ?%d)"
			    " OR EXISTS (SELECT 1 FROM merchants a"
			    " WHERE a.merged_into = m.id"
			    " AND gd_match(a.name, ?%d)))", k, k, k, k, k);
		if (last)
			break;
		p += n + 1;
	}
}

#define IS_MERCHANT                                                         \
	"m.merged_into IS NULL"                                             \
	" AND (m.name IS NOT NULL OR m.credit_code IS NOT NULL)"

/* What each order sorts by; equals stand by their number. */
static const struct {
	const char *by;
	bool rising;
} sorts[GD_MERCHANT_SORTS] = {
	[GD_MERCHANT_NEWEST] = { "m.id", false },
	[GD_MERCHANT_NAME] = { "coalesce(m.name, m.credit_code)", true },
	[GD_MERCHANT_CASES] = { "(SELECT count(*) FROM cases c"
				" WHERE c.merchant_id = m.id)", false },
	[GD_MERCHANT_OPEN] = { "(SELECT count(*) FROM cases c"
			       " WHERE c.merchant_id = m.id"
			       " AND c.stage < 5)", false },
	[GD_MERCHANT_CHECKED] = { "coalesce((SELECT max(k.at)"
				  " FROM merchant_checks k"
				  " WHERE k.merchant_id = m.id), 0)", false },
};

/* Rows past the one of `key`, whose place is read anew. */
static void
add_place(struct gd_sql *q, enum gd_merchant_sort sort, enum gd_page page,
	  const struct gd_key *key)
{
	bool rising = sorts[sort].rising != (page == GD_PAGE_BEFORE);
	const char *cmp = rising ? ">" : "<";
	const char *or_it = page == GD_PAGE_FROM ? "=" : "";
	int k;

	if (page == GD_PAGE_FIRST || page == GD_PAGE_LAST)
		return;
	k = gd_sql_number(q, key->id);
	if (sort == GD_MERCHANT_NEWEST)
		gd_buf_addf(&q->text, " AND m.id %s%s ?%d", cmp, or_it, k);
	else
		gd_buf_addf(&q->text, " AND (%s, m.id) %s%s ((SELECT %s"
			    " FROM merchants m WHERE m.id = ?%d), ?%d)",
			    sorts[sort].by, cmp, or_it, sorts[sort].by, k, k);
}

static void
compose(struct gd_sql *q, const char *words, enum gd_merchant_sort sort,
	enum gd_page page, const struct gd_key *key, int limit,
	struct gd_buf *folded)
{
	bool back = page == GD_PAGE_BEFORE || page == GD_PAGE_LAST;
	const char *way = sorts[sort].rising != back ? "ASC" : "DESC";

	gd_buf_adds(&q->text, "SELECT " MERCHANT_COLUMNS
			      " FROM merchants m WHERE m.id > 0"
			      " AND " IS_MERCHANT);
	add_place(q, sort, page, key);
	add_words(q, words, folded);
	gd_buf_addf(&q->text, " ORDER BY %s %s, m.id %s LIMIT ?%d",
		    sorts[sort].by, way, way, gd_sql_number(q, limit));
}

static void
turn_round(struct gd_merchant_page *p)
{
	for (size_t i = 0; i < p->len / 2; i++) {
		struct gd_merchant_row row = p->rows[i];
		struct gd_key key = p->keys[i];

		p->rows[i] = p->rows[p->len - 1 - i];
		p->keys[i] = p->keys[p->len - 1 - i];
		p->rows[p->len - 1 - i] = row;
		p->keys[p->len - 1 - i] = key;
	}
}

enum gd_status
gd_store_merchants(struct gd_store *st, const char *words,
		   enum gd_merchant_sort sort, enum gd_page page,
		   const struct gd_key *key, int limit,
		   struct gd_merchant_page *out, struct gd_error *err)
{
	struct gd_merchant_page p = { NULL, NULL, 0 };
	struct gd_buf folded = GD_BUF_INIT;
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;
	size_t n = 0, cap = 0, len;
	int rc = SQLITE_ERROR;

	compose(&sql, words, sort, page, key, limit, &folded);
	stmt = gd_sql_prepare(st, &sql);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		len = n;
		GD_GROW(p.rows, len, cap);
		row_merchant(stmt, &p.rows[n++]);
	}
	p.len = n;
	p.keys = gd_calloc(n + 1, sizeof *p.keys);
	for (size_t i = 0; i < n; i++)
		p.keys[i] = (struct gd_key){ p.rows[i].id, p.rows[i].id };
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	gd_buf_release(&folded);
	if (status != GD_OK) {
		gd_merchant_page_release(&p);
		return status;
	}
	if (page == GD_PAGE_BEFORE || page == GD_PAGE_LAST)
		turn_round(&p);
	*out = p;
	return GD_OK;
}

enum gd_status
gd_store_merchants_count(struct gd_store *st, const char *words,
			 int64_t *count, struct gd_error *err)
{
	struct gd_buf folded = GD_BUF_INIT;
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;

	gd_buf_adds(&sql.text, "SELECT count(*) FROM merchants m WHERE "
			       "m.id > 0 AND " IS_MERCHANT);
	add_words(&sql, words, &folded);
	stmt = gd_sql_prepare(st, &sql);
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		*count = sqlite3_column_int64(stmt, 0);
	else
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	gd_buf_release(&folded);
	return status;
}

enum gd_status
gd_store_merchants_merged(struct gd_store *st, int64_t id, int limit,
			  bool (*visit)(int64_t id, const char *name,
					void *ctx),
			  void *ctx, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, "SELECT id, name FROM merchants"
				     " WHERE merged_into = ?1 ORDER BY id"
				     " LIMIT ?2");
	enum gd_status status = GD_OK;
	bool more = true;
	int rc = SQLITE_DONE;

	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "ii", id, (int64_t)limit);
	while (more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(stmt, 1);

		more = visit(sqlite3_column_int64(stmt, 0), name ? name : "",
			     ctx);
	}
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

void
gd_check_rows_free(struct gd_check_row *rows, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		free(rows[i].who);
		free(rows[i].findings);
		free(rows[i].answers);
	}
	free(rows);
}

enum gd_status
gd_store_checks(struct gd_store *st, int64_t merchant_id, int limit,
		struct gd_check_row **rows, size_t *len, struct gd_error *err)
{
	struct gd_check_row *list = NULL;
	enum gd_status status = GD_OK;
	size_t n = 0, cap = 0;
	sqlite3_stmt *stmt;
	int rc;

	stmt = gd_stmt(st, "SELECT id, merchant_id, at, who, level, points,"
		       " findings, answers FROM merchant_checks"
		       " WHERE merchant_id = ?1 ORDER BY id DESC LIMIT ?2");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "ii", merchant_id, (int64_t)limit);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_check_row *r;

		GD_GROW(list, n, cap);
		r = &list[n++];
		r->id = sqlite3_column_int64(stmt, 0);
		r->merchant_id = sqlite3_column_int64(stmt, 1);
		r->at = gd_row_instant(stmt, 2);
		r->who = gd_stmt_text(stmt, 3);
		r->level = sqlite3_column_int(stmt, 4);
		r->points = sqlite3_column_int(stmt, 5);
		r->findings = gd_stmt_text(stmt, 6);
		r->answers = gd_stmt_text(stmt, 7);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status != GD_OK) {
		gd_check_rows_free(list, n);
		return status;
	}
	*rows = list;
	*len = n;
	return GD_OK;
}

enum gd_status
gd_store_merchant_cases(struct gd_store *st, int64_t merchant_id,
			const struct gd_key *key, int limit,
			struct gd_case_page *out, struct gd_error *err)
{
	static const struct gd_key start = { -1, 0 };
	struct gd_case_page p = { NULL, NULL, 0 };
	enum gd_status status = GD_OK;
	size_t n = 0, cap = 0, len;
	sqlite3_stmt *stmt;
	int rc;

	if (!key)
		key = &start;
	stmt = gd_stmt(st, "SELECT " GD_CASE_COLUMNS " FROM cases c"
		       " WHERE c.merchant_id = ?1"
		       " AND (c.stage, c.id) > (?2, ?3)"
		       " ORDER BY c.stage, c.id LIMIT ?4");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "iiii", merchant_id, key->sort, key->id,
		     (int64_t)limit);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		len = n;
		GD_GROW(p.rows, len, cap);
		memset(&p.rows[n], 0, sizeof p.rows[n]);
		gd_row_case(stmt, &p.rows[n++]);
	}
	p.len = n;
	p.keys = gd_calloc(n + 1, sizeof *p.keys);
	for (size_t i = 0; i < n; i++)
		p.keys[i] = (struct gd_key){ p.rows[i].stage, p.rows[i].id };
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	if (status != GD_OK)
		gd_case_page_release(&p);
	else
		*out = p;
	return status;
}

enum gd_status
gd_store_merchant_of_case(struct gd_store *st, int64_t case_id,
		       int64_t *merchant_id, struct gd_error *err)
{
	*merchant_id = 0;
	return gd_store_int(st, merchant_id, err,
			    "SELECT merchant_id FROM cases WHERE id = ?1", "i",
			    case_id);
}

enum gd_status
gd_store_merchants_like(struct gd_store *st, const char *name,
			const char *credit_code, int64_t *ids, int limit,
			int *len, struct gd_error *err)
{
	bool by_code = credit_code && *credit_code;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;
	int rc;

	*len = 0;
	stmt = by_code
	       ? gd_stmt(st, "SELECT id FROM merchants WHERE credit_code = ?1"
			     " AND merged_into IS NULL ORDER BY id LIMIT ?2")
	       : gd_stmt(st, "SELECT id FROM merchants WHERE name = ?1"
			     " AND merged_into IS NULL ORDER BY id LIMIT ?2");
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "si", by_code ? credit_code : name,
		     (int64_t)limit);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && *len < limit)
		ids[(*len)++] = sqlite3_column_int64(stmt, 0);
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}
