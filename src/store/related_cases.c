/*
 * store/related_cases.c - closed cases that are alike, open ones that share a
 * merchant.
 */
#include <config.h>

#include "store/report.h"

#include <string.h>

#include "store/query_internal.h"

/*
 * The inner query walks the newest closed cases by their index; what is looked up
 * a case (consent, merchant) costs one row each.
 */
#define SIMILAR                                                             \
	"SELECT " GD_CASE_COLUMNS ", coalesce(c.merchant_id, 0) FROM ("     \
	"SELECT id, (platform = ?1) + 2 * (type = ?2)"                      \
	" + (scenario = ?3 AND ?3 <> 'none')"                               \
	" + 2 * (coalesce(merchant_id, 0) = ?4 AND ?4 <> 0) AS score,"      \
	" closed_at FROM (SELECT id, coalesce(platform, '') AS platform,"   \
	" coalesce(type, '') AS type, coalesce(scenario, '') AS scenario,"  \
	" merchant_id, closed_at FROM cases WHERE stage = 5 AND id <> ?5"   \
	" ORDER BY closed_at DESC LIMIT ?6)) s JOIN cases c ON c.id = s.id" \
	" WHERE s.score >= 2 AND NOT EXISTS (SELECT 1 FROM answers a"       \
	"  WHERE a.case_id = c.id AND a.field = 'publish_ok'"               \
	"  AND a.value = 'no')"                                             \
	" AND NOT EXISTS (SELECT 1 FROM people p"                           \
	"  WHERE p.case_id = c.id AND p.field = 'publish_ok'"               \
	"  AND p.value = 'no')"                                             \
	" ORDER BY s.score DESC, s.closed_at DESC LIMIT ?7"

enum gd_status
gd_store_similar(struct gd_store *st, const struct gd_similar_query *q,
		 bool (*visit)(const struct gd_case_row *row,
			       int64_t merchant_id, void *ctx),
		 void *ctx, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, SIMILAR);
	enum gd_status status = GD_OK;
	bool more = true;
	int rc = SQLITE_ERROR;

	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "sssiiii", q->platform ? q->platform : "",
		     q->type ? q->type : "", q->scenario ? q->scenario : "",
		     q->merchant_id, q->except, (int64_t)q->depth,
		     (int64_t)q->limit);
	while (more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_case_row row = { .id = 0 };

		gd_row_case(stmt, &row);
		more = visit(&row, sqlite3_column_int64(stmt,
				sqlite3_column_count(stmt) - 1), ctx);
		gd_case_row_release(&row);
	}
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

/* Open cases with whom they are against; one row a case. */
#define AGAINST                                                             \
	" FROM cases c LEFT JOIN merchants m ON m.id = c.merchant_id"       \
	" WHERE c.stage < 5 AND c.draft = 0"

enum gd_status
gd_store_groups(struct gd_store *st,
		bool (*visit)(const struct gd_group_row *row, void *ctx),
		void *ctx, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st,
		"SELECT max(coalesce(m.name, c.merchant, c.shop)),"
		" coalesce(max(m.credit_code), ''), min(c.id), count(*),"
		" sum(max(c.amount_fen, 0))" AGAINST
		" AND coalesce(m.name, c.merchant, c.shop) IS NOT NULL"
		" GROUP BY coalesce(m.credit_code, m.name, c.merchant, c.shop)"
		" HAVING count(*) > 1 ORDER BY 4 DESC, 3");
	enum gd_status status = GD_OK;
	bool more = true;
	int rc = SQLITE_ERROR;

	if (!stmt)
		return gd_store_fail(st, err);
	while (more && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct gd_group_row row = {
			.name = (const char *)sqlite3_column_text(stmt, 0),
			.credit_code =
				(const char *)sqlite3_column_text(stmt, 1),
			.first = sqlite3_column_int64(stmt, 2),
			.cases = sqlite3_column_int64(stmt, 3),
			.amount_fen = sqlite3_column_int64(stmt, 4),
		};

		more = visit(&row, ctx);
	}
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_group_cases(struct gd_store *st, const char *name,
		     const char *credit_code,
		     bool (*visit)(int64_t id, void *ctx), void *ctx,
		     struct gd_error *err)
{
	bool code = credit_code && *credit_code;
	sqlite3_stmt *stmt = gd_stmt(st, code
		? "SELECT c.id" AGAINST " AND m.credit_code = ?1 ORDER BY c.id"
		: "SELECT c.id" AGAINST
		  " AND coalesce(m.name, c.merchant, c.shop) = ?1"
		  " ORDER BY c.id");
	enum gd_status status = GD_OK;
	bool more = true;
	int rc = SQLITE_ERROR;

	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "s", code ? credit_code : name);
	while (more && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		more = visit(sqlite3_column_int64(stmt, 0), ctx);
	if (more && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_case_merchant(struct gd_store *st, int64_t case_id,
		       int64_t *merchant_id, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, "SELECT coalesce(merchant_id, 0)"
				     " FROM cases WHERE id = ?1");
	enum gd_status status = GD_OK;

	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	*merchant_id = 0;
	switch (sqlite3_step(stmt)) {
	case SQLITE_ROW:
		*merchant_id = sqlite3_column_int64(stmt, 0);
		break;
	case SQLITE_DONE:
		break;
	default:
		status = gd_store_fail(st, err);
		break;
	}
	gd_stmt_done(st, stmt);
	return status;
}
