/*
 * store/counts.c - the numbers of a board's title and columns.
 *
 * Without a filter no case is looked at: cases by stage are kept by triggers,
 * what is overdue is counted in a range of an index.
 */
#include <config.h>

#include "store/query_internal.h"

#include <string.h>

static enum gd_status
stages_kept(struct gd_store *st, gd_instant now, struct gd_board_counts *out,
	    struct gd_error *err)
{
	sqlite3_stmt *stmt;
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;

	stmt = gd_stmt(st, "SELECT s.stage, s.cases, (SELECT count(*)"
		       " FROM cases c WHERE c.stage = s.stage"
		       " AND c.next_due <= ?1)"
		       " FROM stage_counts s WHERE s.stage < 5");
	if (stmt)
		gd_stmt_bind(stmt, "i", now);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		int stage = sqlite3_column_int(stmt, 0);

		out->stage[stage].open = sqlite3_column_int64(stmt, 1);
		out->stage[stage].overdue = sqlite3_column_int64(stmt, 2);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

static enum gd_status
stages_filtered(struct gd_store *st, const struct gd_case_query *q,
		struct gd_board_counts *out, struct gd_error *err)
{
	unsigned mask = gd_filter_stages(q->filter, GD_OPEN_STAGES);
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;

	gd_buf_addf(&sql.text, "SELECT c.stage, count(*),"
		    " sum(c.next_due <= ?%d) FROM cases c WHERE ",
		    gd_sql_number(&sql, q->now));
	gd_stage_sql(&sql.text, mask);
	gd_filter_sql(&sql, &sql.text, q->filter, "c.next_due", q->now,
		      q->zone);
	gd_buf_adds(&sql.text, " GROUP BY c.stage");
	stmt = gd_sql_prepare(st, &sql);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		int stage = sqlite3_column_int(stmt, 0);

		out->stage[stage].open = sqlite3_column_int64(stmt, 1);
		out->stage[stage].overdue = sqlite3_column_int64(stmt, 2);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}

static int64_t
open_shown(const struct gd_board_counts *c)
{
	int64_t n = 0;

	for (int s = 0; s < GD_STAGE_CLOSED; s++)
		n += c->stage[s].open;
	return n;
}

static enum gd_status
count_stages(struct gd_store *st, const struct gd_case_query *q,
	     struct gd_board_counts *out, struct gd_error *err)
{
	struct gd_board_counts all = { .overdue = 0 };
	enum gd_status status = stages_kept(st, q->now, &all, err);

	if (status != GD_OK)
		return status;
	if (!q->filter || !q->filter->len)
		memcpy(out->stage, all.stage, sizeof out->stage);
	else
		status = stages_filtered(st, q, out, err);
	out->hidden = open_shown(&all) - open_shown(out);
	return status;
}

static enum gd_status
count_clocks(struct gd_store *st, const struct gd_case_query *q,
	     gd_instant day_end, struct gd_board_counts *out,
	     struct gd_error *err)
{
	const struct gd_due_query due = {
		.until = INT64_MAX, .filter = q->filter, .now = q->now,
		.zone = q->zone
	};
	enum gd_status status;

	/* Due at `now` is fallen; due at the day's last instant is today. */
	status = gd_store_due_count(st, &due, GD_INSTANT_NONE, q->now + 1,
				    &out->overdue, err);
	if (status == GD_OK)
		status = gd_store_due_count(st, &due, q->now + 1, day_end + 1,
					    &out->due_today, err);
	return status;
}

enum gd_status
gd_store_board_counts(struct gd_store *st, gd_instant now,
		      gd_instant day_start, gd_instant day_end,
		      const struct gd_filter *filter,
		      struct gd_board_counts *out, struct gd_error *err)
{
	/* The zone shows in where the day begins. */
	const struct gd_case_query q = {
		.stage = GD_STAGE_CLOSED, .closed_since = day_start,
		.filter = filter, .now = now,
		.zone = { (int32_t)(((-day_start % 86400) + 86400) % 86400) }
	};
	struct gd_board_counts counts = { .overdue = 0 };
	enum gd_status status;
	bool own;

	status = gd_read_begin(st, &own, err);
	if (status != GD_OK)
		return status;
	status = count_stages(st, &q, &counts, err);
	if (status == GD_OK)
		status = gd_store_cases_count(st, &q,
					      &counts.stage[GD_STAGE_CLOSED]
					      .open, err);
	if (status == GD_OK)
		status = count_clocks(st, &q, day_end, &counts, err);
	gd_read_end(st, own);
	if (status == GD_OK)
		*out = counts;
	return status;
}
