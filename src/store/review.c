/*
 * store/review.c - see review.h. Each order is a range of one index; a page that
 * starts at a row has a branch for the row's equals in each of the key's parts.
 */
#include <config.h>

#include "store/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/due_internal.h"
#include "store/slots.h"

/* What an order sorts by before time: NULL for time itself. */
static const char *const groups[GD_REVIEW_ORDERS] = {
	NULL, "k.case_id", "k.by_name", "k.rule", "k.by_channel"
};

/* A bound below every value: it picks the index of the order. */
static const char *const lowest[GD_REVIEW_ORDERS] = {
	"", " AND k.case_id >= 0", " AND k.by_name >= ''", " AND k.rule >= ''",
	" AND k.by_channel >= ''"
};

static void
add_rules(struct gd_sql *sql, struct gd_buf *out,
	  const struct gd_review_query *q)
{
	if (!q->rules || q->each_rule)
		return;
	if (q->rules_len == 0) {
		if (!q->without)
			gd_buf_adds(out, " AND 0");
		return;
	}
	/* The plus keeps the rows in the order of time. */
	gd_buf_addf(out, " AND +k.rule %sIN (", q->without ? "NOT " : "");
	for (size_t i = 0; i < q->rules_len; i++)
		gd_buf_addf(out, "%s?%d", i ? ", " : "",
			    gd_sql_text(sql, q->rules[i]));
	gd_buf_addc(out, ')');
}

static bool
filtered(const struct gd_review_query *q)
{
	return q->filter && q->filter->len;
}

/* One person's clocks are a range of an index of their own. */
static void
add_assignee(struct gd_sql *sql, struct gd_buf *out,
	     const struct gd_review_query *q)
{
	for (size_t i = 0; q->order == GD_REVIEW_TIME && !q->paused &&
	     i < q->filter->len; i++) {
		const struct gd_filter_term *t = &q->filter->terms[i];

		if (t->key != GD_FILTER_ASSIGNEE || t->values_len != 1)
			continue;
		gd_buf_addf(out, " AND k.by_assignee COLLATE NOCASE = ?%d",
			    gd_sql_text(sql, t->values[0]));
		return;
	}
}

static bool
of_one_person(const struct gd_review_query *q)
{
	for (size_t i = 0; filtered(q) && i < q->filter->len; i++)
		if (q->filter->terms[i].key == GD_FILTER_ASSIGNEE &&
		    q->filter->terms[i].values_len == 1)
			return true;
	return false;
}

/* Everything that a row must meet, but for its place. */
static void
add_where(struct gd_sql *sql, struct gd_buf *out,
	  const struct gd_review_query *q)
{
	unsigned mask = gd_filter_stages(q->filter, GD_ALL_STAGES);
	const char *plus = groups[q->order] ? "+" : "";

	/* The plus leaves the choice of the index to the order. */
	gd_buf_addf(out, " AND %sk.due_at >= ?%d AND %sk.due_at < ?%d", plus,
		    gd_sql_number(sql, q->from), plus,
		    gd_sql_number(sql, q->until));
	add_rules(sql, out, q);
	if (!filtered(q))
		return;
	add_assignee(sql, out, q);
	if (mask != GD_ALL_STAGES) {
		gd_buf_adds(out, " AND ");
		gd_stage_sql(out, mask);
	}
	gd_filter_sql(sql, out, q->filter, "k.due_at", q->now, q->zone);
}

/* Constants, so that the planner sees which partial index serves. */
static const char *
state_sql(const struct gd_review_query *q)
{
	return q->paused ? " WHERE k.state = 1" : " WHERE k.state = 0";
}

/* Cases in whose order the filter is tried: those that have a running clock. */
static void
add_cases(struct gd_buf *out, const struct gd_review_query *q)
{
	gd_buf_adds(out, " AND ");
	gd_stage_sql(out, gd_filter_stages(q->filter, GD_ALL_STAGES));
	if (!q->paused)
		gd_buf_adds(out, " AND c.next_due < 9223372036854775807");
}

/* `rare`: by way of the cases that fit; `rule`: a parameter, 0: any. */
static void
one_branch(struct gd_sql *sql, const struct gd_review_query *q, bool rare,
	   int rule, const char *place, const char *where)
{
	const char *group = groups[q->order];

	if (sql->text.len)
		gd_buf_adds(&sql->text, " UNION ALL ");
	gd_buf_addf(&sql->text, "SELECT " GD_DUE_COLUMNS ", %s%s%s",
		    group ? group : "0",
		    rare ? GD_DUE_FROM_CASES : GD_DUE_FROM, state_sql(q));
	if (rare)
		add_cases(&sql->text, q);
	if (rule)
		gd_buf_addf(&sql->text, " AND k.rule = ?%d", rule);
	gd_buf_addf(&sql->text, "%s%s", place, where);
}

static void
branch(struct gd_sql *sql, const struct gd_review_query *q, bool rare,
       const char *place, const char *where)
{
	if (!q->each_rule || !q->rules_len)
		one_branch(sql, q, rare, 0, place, where);
	for (size_t i = 0; q->each_rule && i < q->rules_len; i++)
		one_branch(sql, q, rare, gd_sql_text(sql, q->rules[i]), place,
			   where);
}

static int
group_value(struct gd_sql *sql, enum gd_review_order order,
	    const struct gd_due_row *at)
{
	switch (order) {
	case GD_REVIEW_CASE:
		return gd_sql_number(sql, at->clock.case_id);
	case GD_REVIEW_MERCHANT:
		return gd_sql_text(sql, at->name);
	case GD_REVIEW_RULE:
		return gd_sql_text(sql, at->clock.rule);
	case GD_REVIEW_CHANNEL:
		return gd_sql_text(sql, at->channel);
	default:
		return 0;
	}
}

/* The branches from row `at` on: its equals, the rest of its group, what follows. */
static void
from_row(struct gd_sql *sql, const struct gd_review_query *q, bool rare,
	 enum gd_page page, const struct gd_due_row *at, const char *where)
{
	const char *group = groups[q->order];
	const char *cmp = page == GD_PAGE_BEFORE ? "<" : ">";
	struct gd_buf same = GD_BUF_INIT, place = GD_BUF_INIT;
	int due = gd_sql_number(sql, at->clock.due_at), g = 0;

	if (group) {
		g = group_value(sql, q->order, at);
		gd_buf_addf(&same, " AND %s = ?%d", group, g);
	}
	gd_buf_addf(&place, "%s AND k.due_at = ?%d AND k.id %s%s ?%d", same.s,
		    due, cmp, page == GD_PAGE_FROM ? "=" : "",
		    gd_sql_number(sql, at->clock.id));
	branch(sql, q, rare, place.s, where);
	gd_buf_reset(&place);
	gd_buf_addf(&place, "%s AND k.due_at %s ?%d", same.s, cmp, due);
	branch(sql, q, rare, place.s, where);
	if (group) {
		gd_buf_reset(&place);
		gd_buf_addf(&place, " AND %s %s ?%d", group, cmp, g);
		branch(sql, q, rare, place.s, where);
	}
	gd_buf_release(&same);
	gd_buf_release(&place);
}

static void
compose(struct gd_sql *sql, const struct gd_review_query *q, bool rare,
	enum gd_page page, const struct gd_due_row *at, int limit)
{
	bool back = page == GD_PAGE_BEFORE || page == GD_PAGE_LAST;
	const char *way = back ? "DESC" : "ASC";
	struct gd_buf where = GD_BUF_INIT;

	add_where(sql, &where, q);
	if (page != GD_PAGE_FIRST && page != GD_PAGE_LAST && at)
		from_row(sql, q, rare, page, at, where.s);
	else
		branch(sql, q, rare, lowest[q->order], where.s);
	gd_buf_adds(&sql->text, " ORDER BY ");
	if (groups[q->order])
		gd_buf_addf(&sql->text, "%d %s, ", GD_DUE_COLUMNS_LEN + 1,
			    way);
	gd_buf_addf(&sql->text, "%d %s, 1 %s LIMIT ?%d", GD_DUE_AT_COLUMN,
		    way, way, gd_sql_number(sql, limit));
	gd_buf_release(&where);
}

enum gd_status
gd_store_review(struct gd_store *st, const struct gd_review_query *q,
		enum gd_page page, const struct gd_due_row *at, int limit,
		struct gd_due_page *out, struct gd_error *err)
{
	bool back = page == GD_PAGE_BEFORE || page == GD_PAGE_LAST;
	bool may_be_rare = filtered(q) && gd_filter_indexed(q->filter);
	struct gd_sql sql = GD_SQL_INIT;
	struct gd_budget b = { .left = 1 };
	enum gd_status status;

	limit = limit > 0 ? limit : 0;
	compose(&sql, q, false, page, at, limit);
	if (may_be_rare)
		gd_budget_begin(st, &b, st->first_try);
	status = gd_due_page_read(st, &sql, back, out, may_be_rare ? NULL
								   : err);
	if (may_be_rare)
		gd_budget_end(st);
	gd_sql_release(&sql);
	if (status == GD_OK || !may_be_rare)
		return status;
	/* As in cases.c: rare rows are found by way of the cases that fit. */
	sql = (struct gd_sql)GD_SQL_INIT;
	compose(&sql, q, true, page, at, limit);
	status = gd_due_page_read(st, &sql, back, out, err);
	gd_sql_release(&sql);
	return status;
}

/* FROM and WHERE of a count: the cases only where the filter asks for them. */
static void
count_tables(struct gd_sql *sql, const struct gd_review_query *q)
{
	gd_buf_adds(&sql->text, " FROM clocks k");
	if (filtered(q))
		gd_buf_adds(&sql->text,
			    " CROSS JOIN cases c ON c.id = k.case_id");
	gd_buf_adds(&sql->text, state_sql(q));
	add_where(sql, &sql->text, q);
}

/* Are the numbers of it kept (slots.h)? */
static bool
is_kept(const struct gd_review_query *q)
{
	return !q->paused && !q->rules && !filtered(q);
}

enum gd_status
gd_store_review_count(struct gd_store *st, const struct gd_review_query *q,
		      int64_t *count, struct gd_error *err)
{
	struct gd_review_query whole = *q;
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;

	if (is_kept(q))
		return gd_slots_clocks(st, q->from, q->until, count, err);
	whole.order = GD_REVIEW_TIME;
	gd_buf_adds(&sql.text, "SELECT count(*)");
	count_tables(&sql, &whole);
	stmt = gd_sql_prepare(st, &sql);
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		*count = sqlite3_column_int64(stmt, 0);
	else
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}

struct rule_visit {
	void (*visit)(const char *key, int64_t case_id, int64_t count,
		      void *ctx);
	void *ctx;
};

static void
visit_rule(const char *rule, int64_t count, void *ctx)
{
	struct rule_visit *v = ctx;

	v->visit(rule, 0, count, v->ctx);
}

enum gd_status
gd_store_review_groups(struct gd_store *st, const struct gd_review_query *q,
		       void (*visit)(const char *key, int64_t case_id,
				     int64_t count, void *ctx),
		       void *ctx, struct gd_error *err)
{
	bool number = q->order == GD_REVIEW_CASE;
	const char *group = groups[q->order];
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;

	if (!group)
		return GD_OK;
	if (q->order == GD_REVIEW_RULE && is_kept(q)) {
		struct rule_visit v = { visit, ctx };

		return gd_slots_rules(st, q->from, q->until, visit_rule, &v,
				      err);
	}
	gd_buf_addf(&sql.text, "SELECT %s, count(*)", group);
	count_tables(&sql, q);
	gd_buf_addf(&sql.text, "%s GROUP BY 1 ORDER BY 1", lowest[q->order]);
	stmt = gd_sql_prepare(st, &sql);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *key = number ? "" :
			(const char *)sqlite3_column_text(stmt, 0);

		visit(key ? key : "",
		      number ? sqlite3_column_int64(stmt, 0) : 0,
		      sqlite3_column_int64(stmt, 1), ctx);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}

enum gd_status
gd_store_review_walk(struct gd_store *st, const struct gd_review_query *q,
		     void (*visit)(gd_instant due, const char *rule,
				   void *ctx),
		     void *ctx, struct gd_error *err)
{
	struct gd_review_query way = *q;
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;

	way.order = GD_REVIEW_TIME;
	gd_buf_adds(&sql.text, "SELECT k.due_at, k.rule");
	if (of_one_person(q)) {
		count_tables(&sql, &way);
	} else if (filtered(q) && gd_filter_indexed(q->filter)) {
		way.order = GD_REVIEW_CASE;
		gd_buf_addf(&sql.text, " FROM cases c INDEXED BY cases_due"
			    " CROSS JOIN clocks k ON k.case_id = c.id%s",
			    state_sql(q));
		add_cases(&sql.text, q);
		add_where(&sql, &sql.text, &way);
	} else {
		way.order = GD_REVIEW_CASE;
		count_tables(&sql, &way);
		gd_buf_adds(&sql.text, lowest[GD_REVIEW_CASE]);
	}
	stmt = gd_sql_prepare(st, &sql);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *rule = (const char *)sqlite3_column_text(stmt, 1);

		visit(sqlite3_column_int64(stmt, 0), rule ? rule : "", ctx);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}

enum gd_status
gd_store_review_days(struct gd_store *st, const struct gd_review_query *q,
		     gd_day first, size_t len, int64_t *counts,
		     struct gd_error *err)
{
	struct gd_review_query day = *q;
	enum gd_status status = GD_OK;

	/* A due instant is exclusive: 24:00 of a day belongs to that day. */
	for (size_t i = 0; i < len && status == GD_OK; i++) {
		day.from = gd_day_start(first + (gd_day)i, q->zone) + 1;
		day.until = gd_day_start(first + (gd_day)i + 1, q->zone) + 1;
		status = gd_store_review_count(st, &day, &counts[i], err);
	}
	return status;
}
