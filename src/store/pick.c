/*
 * store/pick.c - see pick.h.
 */
#include <config.h>

#include "store/pick.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/store_internal.h"

#define NEAR_ROWS 50	/* so many rows are passed over before a new search */

struct walk {
	sqlite3_stmt *stmt;	/* on the next row; NULL: not begun */
	int rc;
	int64_t at;		/* the case of that row; INT64_MAX: none is left */
};

static const char *const in_order[] = {
	"SELECT case_id, field, value FROM answers"
	" WHERE case_id >= ?1 AND state = 0 ORDER BY case_id, field",
	"SELECT case_id, field, value FROM people"
	" WHERE case_id >= ?1 AND state = 0 ORDER BY case_id, field"
};

struct gd_pick {
	struct gd_store *st;
	const char *const *fields;
	size_t len;
	struct walk walks[2];	/* answers, people */
	int64_t last;		/* the case that was asked for last */
};

struct gd_pick *
gd_pick_new(struct gd_store *st, const char *const *fields, size_t len)
{
	struct gd_pick *p = gd_calloc(1, sizeof *p);

	p->st = st;
	p->fields = fields;
	p->len = len;
	return p;
}

static void
leave(struct gd_pick *p, struct walk *w)
{
	gd_stmt_done(p->st, w->stmt);
	w->stmt = NULL;
}

void
gd_pick_free(struct gd_pick *p)
{
	if (!p)
		return;
	for (int t = 0; t < 2; t++)
		leave(p, &p->walks[t]);
	free(p);
}

static void
step(struct walk *w)
{
	w->rc = sqlite3_step(w->stmt);
	w->at = w->rc == SQLITE_ROW ? sqlite3_column_int64(w->stmt, 0)
				    : INT64_MAX;
}

static void
begin_at(struct gd_pick *p, struct walk *w, const char *sql, int64_t case_id)
{
	leave(p, w);
	w->rc = SQLITE_ERROR;
	w->at = INT64_MAX;
	w->stmt = gd_stmt(p->st, sql);
	if (!w->stmt)
		return;
	gd_stmt_bind(w->stmt, "i", case_id);
	step(w);
}

/* Bring the walk to the first row of the case or of a later one. */
static void
go_to(struct gd_pick *p, struct walk *w, const char *sql, int64_t case_id)
{
	/* Usually nothing is far; who goes back begins anew. */
	for (int i = 0; w->stmt && w->at < case_id && i < NEAR_ROWS; i++)
		step(w);
	if (!w->stmt || w->at < case_id || case_id <= p->last)
		begin_at(p, w, sql, case_id);
}

/* To compare here costs a third of what it does in SQL. */
static void
take(const struct gd_pick *p, sqlite3_stmt *stmt, struct gd_answers *out)
{
	const char *field = (const char *)sqlite3_column_text(stmt, 1);

	for (size_t i = 0; field && i < p->len; i++) {
		if (*p->fields[i] != *field || strcmp(p->fields[i], field) != 0)
			continue;
		gd_answers_set(out, field, (const char *)
			       sqlite3_column_text(stmt, 2), GD_ANSWER_GIVEN,
			       false);
		return;
	}
}

enum gd_status
gd_pick_read(struct gd_pick *p, int64_t case_id, struct gd_answers *out,
	     struct gd_error *err)
{
	gd_answers_init(out);
	for (int t = 0; t < 2; t++) {
		struct walk *w = &p->walks[t];

		go_to(p, w, in_order[t], case_id);
		while (w->at == case_id) {
			take(p, w->stmt, out);
			step(w);
		}
		if (w->rc != SQLITE_ROW && w->rc != SQLITE_DONE) {
			leave(p, w);
			gd_answers_release(out);
			return gd_store_fail(p->st, err);
		}
	}
	p->last = case_id;
	return GD_OK;
}
