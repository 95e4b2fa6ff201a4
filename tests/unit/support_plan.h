/*
 * unit/support_plan.h - every statement that the store can run, out of its own
 * library, and what SQLite would do for each.
 *
 * Texts of statements are read from the built archive, so that none can be
 * added without being looked at. One that is whole is planned as it stands; one
 * that is put together at run time must have been part of a statement run here.
 */
#ifndef GD_TEST_SUPPORT_PLAN_H
#define GD_TEST_SUPPORT_PLAN_H

#include "support_store.h"

struct texts {
	char **items;
	size_t len, cap;
};

static inline void
texts_add(struct texts *t, const char *s, size_t n)
{
	for (size_t i = 0; i < t->len; i++)
		if (strlen(t->items[i]) == n &&
		    memcmp(t->items[i], s, n) == 0)
			return;
	if (t->len == t->cap) {
		t->cap = t->cap ? 2 * t->cap : 256;
		t->items = realloc(t->items, t->cap * sizeof *t->items);
		assert_non_null(t->items);
	}
	t->items[t->len++] = strndup(s, n);
}

static inline void
texts_release(struct texts *t)
{
	for (size_t i = 0; i < t->len; i++)
		free(t->items[i]);
	free(t->items);
	*t = (struct texts){ NULL, 0, 0 };
}

static inline bool
speaks_sql(const char *s)
{
	static const char *const words[] = {
		"SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ",
		"REPLACE INTO ", " FROM "
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(s, words[i]))
			return true;
	return false;
}

/* Text ends at a NUL; control characters are of no statement. */
static inline bool
is_text(unsigned char c)
{
	return c >= 0x20 || c == '\t' || c == '\n';
}

/* The texts in the archive that are statements or parts of some. */
static inline void
texts_of_library(struct texts *t)
{
	FILE *f = fopen(TEST_BUILDDIR "/libgd-store.a", "rb");
	struct gd_buf run = GD_BUF_INIT;
	int c;

	assert_non_null(f);
	while ((c = getc(f)) != EOF) {
		if (is_text((unsigned char)c)) {
			gd_buf_addc(&run, (char)c);
			continue;
		}
		if (c == '\0' && run.len > 8 && speaks_sql(run.s))
			texts_add(t, run.s, run.len);
		gd_buf_reset(&run);
	}
	gd_buf_release(&run);
	fclose(f);
}

/* Several statements in one text are steps of the schema, and pragmas. */
static inline bool
is_script(const char *s)
{
	const char *semicolon = strchr(s, ';');

	return semicolon && semicolon[1];
}

/* Every character that printf would fill in ends a piece. */
static inline bool
made_of(const char *part, const struct texts *run)
{
	char *copy = strdup(part), *p = copy, *save = NULL;
	bool found = true;

	/* "%lld" and "%d" leave a letter or two at the next piece's start. */
	for (p = strtok_r(p, "%", &save); p && found;
	     p = strtok_r(NULL, "%", &save)) {
		if (p != copy)
			p += strspn(p, "ld") ? strspn(p, "ld") : 1;
		found = !*p;
		for (size_t i = 0; i < run->len && !found; i++)
			found = strstr(run->items[i], p) != NULL;
	}
	free(copy);
	return found;
}

static inline bool
begins_another(const char *sql, const struct texts *run)
{
	size_t n = strlen(sql);

	for (size_t i = 0; i < run->len; i++)
		if (strlen(run->items[i]) > n &&
		    strncmp(run->items[i], sql, n) == 0)
			return true;
	return false;
}

/* What reads a whole table and why it may: never while a key waits. */
struct walk {
	const char *sql;	/* how it begins */
	const char *why;
};

/* Small by nature, or one step from an end. */
static inline bool
step_fine(const char *sql, const char *step)
{
	static const char *const small[] = {
		"SCAN s",			/* a row for each stage */
		"SCAN stage_counts",
		"SCAN CONSTANT ROW",
		"SCAN sqlite_master",
		"SCAN sqlite_schema",
		/* Holds the drafts alone; the newest is at its end. */
		"SCAN cases USING INDEX cases_draft",
		"SCAN cases USING COVERING INDEX cases_draft",
	};

	if (strstr(step, "TEMP B-TREE"))
		return false;
	if (strncmp(step, "SCAN", 4) != 0)
		return true;
	if (strstr(step, " VIRTUAL TABLE INDEX ") && strstr(step, ":M"))
		return true;	/* pieces of words, by their index */
	if (strcmp(step, "SCAN events") == 0)
		return strstr(sql, "ORDER BY id DESC LIMIT") != NULL;
	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (strncmp(step, small[i], strlen(small[i])) == 0 &&
		    (!step[strlen(small[i])] || step[strlen(small[i])] == ' '))
			return true;
	return false;
}

/* The first step that is not fine into `bad`; how many steps there are, -1: no plan. */
static inline int
plan_of(sqlite3 *db, const char *sql, char *bad, size_t bad_size)
{
	char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql);
	sqlite3_stmt *plan = NULL;
	const char *tail = NULL;
	int steps = 0;

	bad[0] = '\0';
	if (sqlite3_prepare_v2(db, explain, -1, &plan, &tail) != SQLITE_OK ||
	    !plan || *tail)
		steps = -1;
	while (steps >= 0 && sqlite3_step(plan) == SQLITE_ROW) {
		const char *step = (const char *)sqlite3_column_text(plan, 3);

		if (getenv("GD_SHOW_PLANS"))
			printf("    %s\n", step);
		if (!bad[0] && !step_fine(sql, step))
			snprintf(bad, bad_size, "%s", step);
		steps++;
	}
	sqlite3_finalize(plan);
	sqlite3_free(explain);
	return steps;
}

#endif
