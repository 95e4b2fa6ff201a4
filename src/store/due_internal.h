/*
 * store/due_internal.h - rows of running clocks, for due.c and review.c.
 */
#ifndef GD_STORE_DUE_INTERNAL_H
#define GD_STORE_DUE_INTERNAL_H

#include "store/query_internal.h"

/* Columns in the order that gd_due_page_read() reads; clocks are k, cases c, filings f. */
#define GD_DUE_COLUMNS                                                      \
	GD_CLOCK_COLUMNS ", coalesce(c.shop, c.merchant), c.stage,"         \
	" f.channel, c.demand, c.amount_fen, c.version"
#define GD_DUE_COLUMNS_LEN (GD_CLOCK_COLUMNS_LEN + 6)
#define GD_DUE_AT_COLUMN 9	/* of them, from 1 */
/* CROSS JOIN keeps SQLite from starting anywhere but at the clocks. */
#define GD_DUE_FROM                                                         \
	" FROM clocks k CROSS JOIN cases c ON c.id = k.case_id"             \
	" LEFT JOIN filings f ON f.id = k.filing_id"
/* The other way round, for filters: only cases that fit have their clocks read. */
#define GD_DUE_FROM_CASES                                                   \
	" FROM cases c INDEXED BY cases_due CROSS JOIN clocks k"            \
	" ON k.case_id = c.id LEFT JOIN filings f ON f.id = k.filing_id"
#define GD_DUE_TABLES GD_DUE_FROM " WHERE k.state = 0"

/* When each clock that the query's filter leaves falls, the nearest first. */
void gd_due_sql(struct gd_sql *sql, const struct gd_due_query *q);
/* Every row of `sql`, which sets the limit; `backwards`: they come last first. */
enum gd_status gd_due_page_read(struct gd_store *st, const struct gd_sql *sql,
				bool backwards, struct gd_due_page *out,
				struct gd_error *err);

#endif
