/*
 * store/filter_values.c - see filter_values.h. Each value is found by one step
 * into an index from the one before, however many rows have it.
 */
#include <config.h>

#include "store/filter_values.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "domain/list.h"
#include "store/query_internal.h"

#define TAGGED "5000"	/* newest cases whose tags are looked at */

struct collecting {
	struct gd_store *st;
	const char *typed;
	size_t limit, found;
	char **seen;		/* what was told; `limit` at most */
	void (*visit)(const char *value, void *ctx);
	void *ctx;
};

static void
tell(struct collecting *c, const char *value)
{
	if (!*value || c->found >= c->limit ||
	    strncasecmp(value, c->typed, strlen(c->typed)) != 0)
		return;
	for (size_t i = 0; i < c->found; i++)
		if (strcasecmp(c->seen[i], value) == 0)
			return;
	c->seen[c->found++] = gd_strdup(value);
	c->visit(value, c->ctx);
}

/* The first value from ?1 on, and the first after it: each is one step. */
#define STEPS(select, column)                                         \
	select " AND " column " >= ?1 ORDER BY " column " LIMIT 1",    \
	select " AND " column " > ?1 ORDER BY " column " LIMIT 1"

static const char *const steps[][2] = {
	{ STEPS("SELECT name FROM merchants WHERE merged_into IS NULL", "name") },
	{ STEPS("SELECT by_assignee FROM clocks WHERE state = 0",
		"by_assignee COLLATE NOCASE") },
	{ STEPS("SELECT who FROM events WHERE undoes IS NULL"
		" AND undone_by IS NULL", "who") },
};

/* The next value after `after`, again and again, from what was typed on. */
static enum gd_status
step_through(struct collecting *c, const char *const *sql,
	     struct gd_error *err)
{
	char *after = gd_strdup(c->typed);
	enum gd_status status = GD_OK;
	int past = 0;

	while (status == GD_OK && c->found < c->limit) {
		sqlite3_stmt *stmt = gd_stmt(c->st, sql[past]);
		const char *value = NULL;

		if (!stmt) {
			status = gd_store_fail(c->st, err);
			break;
		}
		gd_stmt_bind(stmt, "s", after);
		if (sqlite3_step(stmt) == SQLITE_ROW)
			value = (const char *)sqlite3_column_text(stmt, 0);
		free(after);
		after = value ? gd_strdup(value) : NULL;
		gd_stmt_done(c->st, stmt);
		past = 1;
		if (!after || strncasecmp(after, c->typed,
					  strlen(c->typed)) != 0)
			break;
		tell(c, after);
	}
	free(after);
	return status;
}

static enum gd_status
tags(struct collecting *c, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(c->st,
		"SELECT tags FROM cases WHERE id > (SELECT max(id) FROM cases)"
		" - " TAGGED " AND tags <> '' ORDER BY id DESC");

	if (!stmt)
		return gd_store_fail(c->st, err);
	while (c->found < c->limit && sqlite3_step(stmt) == SQLITE_ROW) {
		const char *list = (const char *)sqlite3_column_text(stmt, 0);
		const char *tag;
		size_t len;

		while (list && gd_list_next(&list, &tag, &len)) {
			char *one = gd_strndup(tag, len);

			tell(c, one);
			free(one);
		}
	}
	gd_stmt_done(c->st, stmt);
	return GD_OK;
}

enum gd_status
gd_store_filter_values(struct gd_store *st, enum gd_filter_key key,
		       const char *typed, size_t limit,
		       void (*visit)(const char *value, void *ctx),
		       void *ctx, struct gd_error *err)
{
	struct collecting c = { .st = st, .typed = typed, .limit = limit,
				.visit = visit, .ctx = ctx };
	enum gd_status status = GD_OK;

	c.seen = gd_calloc(limit + 1, sizeof *c.seen);
	if (key == GD_FILTER_MERCHANT)
		status = step_through(&c, steps[0], err);
	if (key == GD_FILTER_ASSIGNEE)
		status = step_through(&c, steps[1], err);
	if (key == GD_FILTER_ASSIGNEE && status == GD_OK)
		status = step_through(&c, steps[2], err);
	if (key == GD_FILTER_TAG)
		status = tags(&c, err);
	for (size_t i = 0; i < c.found; i++)
		free(c.seen[i]);
	free(c.seen);
	return status;
}
