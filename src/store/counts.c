/*
 * store/counts.c - the numbers of a board's title and columns.
 *
 * Without a filter no case is looked at: cases by stage, and what falls by slots
 * of time (slots.h), are kept by triggers.
 */
#include <config.h>

#include "store/due_internal.h"

#include <string.h>

#include "base/mem.h"
#include "store/slots.h"

/* Some four thousand rows may be looked at for a number of the title. */
#define BRIEF_STEPS 50000

static enum gd_status
stages_kept(struct gd_store *st, gd_instant now, struct gd_board_counts *out,
	    struct gd_error *err)
{
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;
	int rc = SQLITE_ERROR;

	stmt = gd_stmt(st, "SELECT stage, cases FROM stage_counts"
		       " WHERE stage BETWEEN 0 AND 4");
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		out->stage[sqlite3_column_int(stmt, 0)].open =
			sqlite3_column_int64(stmt, 1);
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	for (int stage = 0; status == GD_OK && stage < GD_STAGE_CLOSED;
	     stage++)
		status = gd_slots_cases(st, stage, now + 1,
					&out->stage[stage].overdue, err);
	return status;
}

/* One stage: a walk over its part of an index. */
static enum gd_status
stage_filtered(struct gd_store *st, const struct gd_case_query *q, int stage,
	       struct gd_stage_count *out, struct gd_error *err)
{
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;

	gd_buf_addf(&sql.text, "SELECT count(*), sum(c.next_due <= ?%d)",
		    gd_sql_number(&sql, q->now));
	gd_walk_sql(&sql.text, 1u << stage, q->filter, true);
	gd_filter_sql(&sql, &sql.text, q->filter, "c.next_due", q->now,
		      q->zone);
	stmt = gd_sql_prepare(st, &sql);
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
		out->open = sqlite3_column_int64(stmt, 0);
		out->overdue = sqlite3_column_int64(stmt, 1);
	} else {
		status = gd_store_fail(st, err);
	}
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}

/* All rows in their own order, where no index tells what the filter asks for. */
static void
stages_sql(struct gd_sql *sql, const struct gd_case_query *q, unsigned mask)
{
	int now = gd_sql_number(sql, q->now);

	gd_buf_adds(&sql->text, "SELECT ");
	for (int s = 0; s < GD_STAGE_CLOSED; s++)
		gd_buf_addf(&sql->text, "%ssum(c.stage = %d), sum(c.stage = %d"
			    " AND c.next_due <= ?%d)", s ? ", " : "", s, s,
			    now);
	gd_walk_sql(&sql->text, mask, q->filter, true);
	gd_filter_sql(sql, &sql->text, q->filter, "c.next_due", q->now,
		      q->zone);
}

static enum gd_status
stages_filtered(struct gd_store *st, const struct gd_case_query *q,
		struct gd_board_counts *out, struct gd_error *err)
{
	unsigned mask = gd_filter_stages(q->filter, GD_OPEN_STAGES);
	struct gd_sql sql = GD_SQL_INIT;
	enum gd_status status = GD_OK;
	sqlite3_stmt *stmt;

	if (gd_filter_indexed(q->filter)) {
		for (int s = 0; s < GD_STAGE_CLOSED && status == GD_OK; s++)
			if (mask & 1u << s)
				status = stage_filtered(st, q, s,
							&out->stage[s], err);
		return status;
	}
	stages_sql(&sql, q, mask);
	stmt = gd_sql_prepare(st, &sql);
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
		for (int s = 0; s < GD_STAGE_CLOSED; s++) {
			out->stage[s].open = sqlite3_column_int64(stmt, 2 * s);
			out->stage[s].overdue =
				sqlite3_column_int64(stmt, 2 * s + 1);
		}
	} else {
		status = gd_store_fail(st, err);
	}
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

/* Parts of the time that a clock may fall in: from the first, before the last. */
struct part {
	gd_instant from, until;
	int64_t *count;
};

static enum gd_status
count_parts(struct gd_store *st, const struct part *parts, size_t len,
	    struct gd_error *err)
{
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < len; i++)
		status = gd_slots_clocks(st, parts[i].from, parts[i].until,
					 parts[i].count, err);
	return status;
}

/* With a filter each clock's case is looked at: all parts in one go. */
static enum gd_status
count_filtered(struct gd_store *st, const struct gd_case_query *q,
	       const struct part *parts, size_t len, struct gd_error *err)
{
	const struct gd_due_query due = {
		.until = parts[len - 1].until, .filter = q->filter,
		.now = q->now, .zone = q->zone
	};
	enum gd_status status = GD_OK;
	struct gd_sql sql = GD_SQL_INIT;
	struct gd_budget b;
	sqlite3_stmt *stmt;
	int rc = SQLITE_ERROR;
	gd_instant at = GD_INSTANT_NONE;

	gd_due_sql(&sql, &due);
	stmt = gd_sql_prepare(st, &sql);
	gd_budget_begin(st, &b, BRIEF_STEPS);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		at = sqlite3_column_int64(stmt, 0);
		for (size_t i = 0; i < len; i++)
			*parts[i].count += at >= parts[i].from &&
					   at < parts[i].until;
	}
	gd_budget_end(st);
	if (rc == SQLITE_INTERRUPT && b.left <= 0) {
		for (size_t i = 0; i < len; i++) {
			if (at < parts[i].until)
				*parts[i].count += GD_COUNT_MORE;
		}
	} else if (rc != SQLITE_DONE) {
		status = gd_store_fail(st, err);
	}
	gd_stmt_done(st, stmt);
	gd_sql_release(&sql);
	return status;
}

static enum gd_status
count_clocks(struct gd_store *st, const struct gd_case_query *q,
	     gd_instant day_end, struct gd_board_counts *out,
	     struct gd_error *err)
{
	const gd_instant day = 24 * 3600;
	/* Due at `now` is fallen; due at the day's last instant is today. */
	const struct part parts[] = {
		{ GD_INSTANT_NONE, q->now + 1, &out->overdue },
		{ q->now + 1, day_end + 1, &out->due_today },
		{ q->now, q->now + 3 * day, &out->within_72h },
		{ q->now, q->now + 7 * day, &out->within_7d },
	};

	if (q->filter && q->filter->len)
		return count_filtered(st, q, parts, GD_ARRAY_LEN(parts), err);
	return count_parts(st, parts, GD_ARRAY_LEN(parts), err);
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
