/*
 * store/slots.c - see slots.h. A span of time is a run of whole slots and a part of
 * an hour at either end, which an index of instants tells.
 */
#include <config.h>

#include "store/slots.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/query_internal.h"

#define HOUR_S INT64_C(3600)

struct span {
	int64_t first, end;		/* slots, the end exclusive */
	gd_instant head, head_end;	/* before them */
	gd_instant tail, tail_end;	/* behind them */
};

/* Nothing before 1970 has a slot: that is part of the head. */
static void
set_head(struct span *s, gd_instant from, gd_instant until)
{
	int64_t hour = from / HOUR_S;

	s->head = s->head_end = from;
	if (from < 0) {
		s->first = 0;
		s->head_end = until < 0 ? until : 0;
	} else if (from % HOUR_S == 0) {
		s->first = 2 * hour;
	} else {
		s->first = 2 * hour + 2;
		s->head_end = hour < INT64_MAX / HOUR_S &&
			      (hour + 1) * HOUR_S < until
				      ? (hour + 1) * HOUR_S : until;
	}
}

static struct span
span_of(gd_instant from, gd_instant until)
{
	int64_t hour = until / HOUR_S;
	struct span s = { .first = 0 };

	if (from >= until)
		return s;
	set_head(&s, from, until);
	if (until <= 0) {
		s.end = 0;
	} else if (until % HOUR_S == 0) {
		s.end = 2 * hour;
	} else {
		s.end = 2 * hour + 1;
		s.tail = hour * HOUR_S + 1;
		s.tail_end = until;
	}
	/* All within one hour is the head alone. */
	if (s.first > s.end)
		s.tail = s.tail_end = 0;
	return s;
}

enum gd_status
gd_slots_clocks(struct gd_store *st, gd_instant from, gd_instant until,
		int64_t *count, struct gd_error *err)
{
	struct span s = span_of(from, until);

	return gd_store_int(st, count, err, "SELECT coalesce((SELECT"
			    " sum(clocks) FROM clock_counts WHERE slot >= ?1"
			    " AND slot < ?2), 0) + (SELECT count(*) FROM clocks"
			    " WHERE state = 0 AND due_at >= ?3 AND due_at < ?4)"
			    " + (SELECT count(*) FROM clocks WHERE state = 0"
			    " AND due_at >= ?5 AND due_at < ?6)", "iiiiii",
			    s.first, s.end, s.head, s.head_end, s.tail,
			    s.tail_end);
}

enum gd_status
gd_slots_cases(struct gd_store *st, int stage, gd_instant until,
	       int64_t *count, struct gd_error *err)
{
	struct span s = span_of(INT64_MIN, until);

	return gd_store_int(st, count, err, "SELECT coalesce((SELECT"
			    " sum(cases) FROM case_counts WHERE stage = ?1"
			    " AND slot < ?2), 0) + (SELECT count(*) FROM cases"
			    " WHERE stage = ?1 AND next_due < ?3)"
			    " + (SELECT count(*) FROM cases WHERE stage = ?1"
			    " AND next_due >= ?4 AND next_due < ?5)", "iiiii",
			    (int64_t)stage, s.end, s.head_end, s.tail,
			    s.tail_end);
}

enum gd_status
gd_slots_closed(struct gd_store *st, gd_instant since, int64_t *count,
		struct gd_error *err)
{
	struct span s = span_of(since, INT64_MAX);

	return gd_store_int(st, count, err, "SELECT coalesce((SELECT"
			    " sum(cases) FROM case_counts WHERE stage = 5"
			    " AND slot >= ?1), 0) + (SELECT count(*) FROM cases"
			    " WHERE stage = 5 AND closed_at >= ?2"
			    " AND closed_at < ?3)", "iii", s.first, s.head,
			    s.head_end);
}

struct rules {
	struct rule {
		char *id;
		int64_t count;
	} *items;
	size_t len, cap;
};

static void
add(struct rules *r, const char *id, int64_t count)
{
	for (size_t i = 0; i < r->len; i++) {
		if (strcmp(r->items[i].id, id) == 0) {
			r->items[i].count += count;
			return;
		}
	}
	GD_GROW(r->items, r->len, r->cap);
	r->items[r->len++] = (struct rule){ gd_strdup(id), count };
}

static enum gd_status
take(struct gd_store *st, struct rules *r, const char *sql, int64_t from,
     int64_t until, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, sql);
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;

	if (stmt)
		gd_stmt_bind(stmt, "ii", from, until);
	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *id = (const char *)sqlite3_column_text(stmt, 0);

		if (id && *id)
			add(r, id, sqlite3_column_int64(stmt, 1));
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct rule *)a)->id,
		      ((const struct rule *)b)->id);
}

enum gd_status
gd_slots_rules(struct gd_store *st, gd_instant from, gd_instant until,
	       void (*visit)(const char *rule, int64_t count, void *ctx),
	       void *ctx, struct gd_error *err)
{
	static const char part[] = "SELECT rule, 1 FROM clocks"
		" WHERE state = 0 AND due_at >= ?1 AND due_at < ?2";
	struct span s = span_of(from, until);
	struct rules r = { .len = 0 };
	enum gd_status status;
	bool own;

	status = gd_read_begin(st, &own, err);
	if (status != GD_OK)
		return status;
	status = take(st, &r, "SELECT rule, clocks FROM clock_counts"
		      " WHERE slot >= ?1 AND slot < ?2", s.first, s.end, err);
	if (status == GD_OK)
		status = take(st, &r, part, s.head, s.head_end, err);
	if (status == GD_OK)
		status = take(st, &r, part, s.tail, s.tail_end, err);
	gd_read_end(st, own);
	if (r.len > 1)
		qsort(r.items, r.len, sizeof *r.items, by_id);
	for (size_t i = 0; i < r.len; i++) {
		if (status == GD_OK)
			visit(r.items[i].id, r.items[i].count, ctx);
		free(r.items[i].id);
	}
	free(r.items);
	return status;
}
