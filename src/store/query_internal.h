/*
 * store/query_internal.h - composing a query from a filter; for store/ only.
 *
 * Text is put together from constants of ours; every value is a numbered
 * parameter, so that a fragment may stand in the statement more than once.
 */
#ifndef GD_STORE_QUERY_INTERNAL_H
#define GD_STORE_QUERY_INTERNAL_H

#include "base/buf.h"
#include "store/query.h"
#include "store/store_internal.h"

struct gd_sql_value {
	const char *text;	/* borrowed; NULL: a number */
	int64_t number;
	char *own;		/* to be freed */
};

struct gd_sql {
	struct gd_buf text;
	struct gd_sql_value *values;
	size_t values_len, values_cap;
};

#define GD_SQL_INIT { GD_BUF_INIT, NULL, 0, 0 }

void gd_sql_release(struct gd_sql *q);
/* A new parameter; its number, for "?%d". */
int gd_sql_number(struct gd_sql *q, int64_t n);
int gd_sql_text(struct gd_sql *q, const char *s);
int gd_sql_own(struct gd_sql *q, char *s);	/* takes it over */
/* The statement of the text so far, bound; NULL on failure. */
sqlite3_stmt *gd_sql_prepare(struct gd_store *st, const struct gd_sql *q);

#define GD_ALL_STAGES 0x3Fu
#define GD_OPEN_STAGES 0x1Fu

/*
 * The stages that `filter` (may be NULL) leaves of `mask`, as bits. Words about
 * the stage are in no SQL: they choose the branches of it.
 */
unsigned gd_filter_stages(const struct gd_filter *filter, unsigned mask);
/*
 * Append " AND …" for every other word to `out`; cases are `c`, and `due` is
 * the column that due: words are about.
 */
void gd_filter_sql(struct gd_sql *q, struct gd_buf *out,
		   const struct gd_filter *filter, const char *due,
		   gd_instant now, struct gd_zone zone);
/* Append "c.stage IN (0, 1)" for the bits of `mask`. */
void gd_stage_sql(struct gd_buf *out, unsigned mask);
/* Does the index cases_due tell all that the filter (may be NULL) asks for? */
bool gd_filter_indexed(const struct gd_filter *filter);
/*
 * Append " FROM cases c … WHERE c.stage …" of a walk over all cases that the filter
 * is tried on: by cases_due when it tells what filter and statement (`indexed`) ask
 * for, else by the rows in their own order, which come four times as fast as by way
 * of an index; a plus keeps it away.
 */
void gd_walk_sql(struct gd_buf *out, unsigned mask,
		 const struct gd_filter *filter, bool indexed);
/* Append " AND …": no case that a list brought in and undo took away again. */
void gd_undone_sql(struct gd_buf *out, unsigned mask);

/*
 * Pages of cases in an order that no index has (sorted.c), of the stages of
 * the mask; `id` is the case where a page starts.
 */
enum gd_status gd_sorted_page(struct gd_store *st,
			      const struct gd_case_query *q, unsigned stages,
			      enum gd_page page, int64_t id, int limit,
			      struct gd_case_page *out, struct gd_error *err);
enum gd_status gd_sorted_each(struct gd_store *st,
			      const struct gd_case_query *q, unsigned stages,
			      int64_t limit,
			      bool (*visit)(const struct gd_case_row *row,
					    void *ctx),
			      void *ctx, struct gd_error *err);

/* Columns of `cases c` in the order that gd_row_case() reads. */
#define GD_CASE_COLUMNS                                                     \
	"c.id, c.version, c.draft, c.stage, c.outcome, c.opened_at,"        \
	" c.closed_at, c.platform, c.carrier, c.type, c.scenario, c.shop,"  \
	" c.merchant, c.goods, c.order_no, c.demand, c.amount_fen,"         \
	" c.demand_amount_fen, c.recovered_fen, c.evidence_held,"           \
	" c.evidence_needed, c.assignee, c.tags, c.next_clock,"             \
	" c.next_rule, c.next_due, c.next_estimated"
#define GD_CASE_COLUMNS_LEN 27
/* Columns of `clocks k` in the order that gd_row_clock() reads. */
#define GD_CLOCK_COLUMNS                                                    \
	"k.id, k.case_id, k.filing_id, k.seq, k.rule, k.version,"           \
	" k.started_at, k.early_at, k.due_at, k.estimated, k.state,"        \
	" k.ended_at, k.snoozed_until, k.other_at, k.restarted_at,"         \
	" k.pauses, k.hushed"
#define GD_CLOCK_COLUMNS_LEN 17
#define GD_EVENT_COLUMNS "id, case_id, at, who, kind, undoes, undone_by, batch"

void gd_row_case(sqlite3_stmt *stmt, struct gd_case_row *r);
/* The same with the statement's own texts, until its next step: not to be released. */
void gd_row_case_lent(sqlite3_stmt *stmt, struct gd_case_row *r);
void gd_row_clock(sqlite3_stmt *stmt, struct gd_clock_row *r);
void gd_row_event(sqlite3_stmt *stmt, struct gd_event_row *r);
gd_instant gd_row_instant(sqlite3_stmt *stmt, int col);

/*
 * What is brief, or a first try of what may be long: a statement that takes more than
 * so many steps of SQLite, some fourteen a row, ends with SQLITE_INTERRUPT and `left`
 * at 0. In a bulk, whose end is watched, there is no limit.
 */
struct gd_budget {
	int left;
};
void gd_budget_begin(struct gd_store *st, struct gd_budget *b, int steps);
void gd_budget_end(struct gd_store *st);

/* One snapshot for several statements; `*own` goes to gd_read_end(). */
enum gd_status gd_read_begin(struct gd_store *st, bool *own,
			     struct gd_error *err);
void gd_read_end(struct gd_store *st, bool own);

#endif
