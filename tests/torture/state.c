/*
 * torture/state.c - see state.h.
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/backup.h"
#include "desk/care.h"
#include "desk/desk.h"
#include "desk/verify.h"
#include "torture/state.h"
#include "torture/tree.h"

/* FNV-1a; the length goes in, so that no two lists of fields are alike. */
static void
add(uint64_t *sum, const void *bytes, size_t len)
{
	const unsigned char *s = bytes;

	*sum = (*sum ^ len) * UINT64_C(0x100000001b3);
	for (size_t i = 0; i < len; i++)
		*sum = (*sum ^ s[i]) * UINT64_C(0x100000001b3);
}

static void
add_rows(uint64_t *sum, sqlite3 *db, const char *table)
{
	sqlite3_stmt *stmt = NULL;
	char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY 1, 2",
				    table);

	add(sum, table, strlen(table));
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		add(sum, "?", 1);
	while (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++) {
			const void *bytes = sqlite3_column_blob(stmt, i);

			add(sum, bytes ? bytes : "",
			    (size_t)sqlite3_column_bytes(stmt, i));
		}
	}
	sqlite3_finalize(stmt);
	sqlite3_free(sql);
}

/* Every row of the database at `path`; false when it cannot be read. */
static bool
sum_db(const char *path, uint64_t *sum)
{
	static const char tables[] =
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND"
		" sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name";
	sqlite3_stmt *stmt = NULL;
	sqlite3 *db = NULL;
	int rc;

	*sum = UINT64_C(0xcbf29ce484222325);
	rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v2(db, tables, -1, &stmt, NULL);
	while (rc == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW)
		add_rows(sum, db, (const char *)sqlite3_column_text(stmt, 0));
	if (rc == SQLITE_OK)
		rc = sqlite3_finalize(stmt);
	sqlite3_close(db);
	return rc == SQLITE_OK;
}

/* The same for a file; one that was read before is not read again. */
static bool
sum_file(const char *path, const struct tree_item *f, uint64_t *sum)
{
	static struct { uint64_t bytes, rows; } known[64];
	static size_t len;
	uint64_t bytes = UINT64_C(0xcbf29ce484222325);

	add(&bytes, f->bytes, f->len);
	*sum = bytes;
	if (f->len < 15 || memcmp(f->bytes, "SQLite format 3", 15) != 0)
		return true;
	for (size_t i = 0; i < len; i++) {
		if (known[i].bytes == bytes) {
			*sum = known[i].rows;
			return true;
		}
	}
	if (!sum_db(path, sum))
		return false;
	if (len < sizeof known / sizeof *known) {
		known[len].bytes = bytes;
		known[len++].rows = *sum;
	}
	return true;
}

static bool
is_side(const char *path)
{
	static const char *const ends[] = { "-wal", "-shm", "-journal" };
	size_t len = strlen(path);

	for (size_t i = 0; i < 3; i++) {
		size_t n = strlen(ends[i]);

		if (len > n && strcmp(path + len - n, ends[i]) == 0)
			return true;
	}
	return false;
}

static bool
take_files(const char *root, struct state *out, char *why, size_t size)
{
	struct tree t;
	char path[4096];
	bool good = true;

	tree_load(&t, root);
	for (size_t i = 0; good && i < t.len; i++) {
		const struct tree_item *f = &t.items[i];

		if (f->folder || strcmp(f->path, STATE_DB) == 0)
			continue;
		if (is_side(f->path) || strstr(f->path, ".tmp") ||
		    strstr(f->path, ".restore")) {
			out->leftovers += strncmp(f->path, STATE_DB "-",
						  sizeof STATE_DB) != 0;
			continue;
		}
		if (out->len == STATE_FILES)
			abort();
		snprintf(out->files[out->len].path,
			 sizeof out->files[out->len].path, "%s", f->path);
		snprintf(path, sizeof path, "%s/%s", root, f->path);
		good = sum_file(path, f, &out->files[out->len].sum);
		if (!good)
			snprintf(why, size, "%s is damaged", f->path);
		out->len++;
	}
	tree_release(&t);
	return good;
}

static void
tell(const char *finding, bool mended, void *ctx)
{
	(void)mended;
	snprintf(ctx, 200, "%s", finding);
}

bool
state_take(const char *root, struct state *out, char *why, size_t size)
{
	char db[4096], finding[200] = "";
	struct gd_desk_options opt = { .db = db, .as = "lin", .lang = "en" };
	struct gd_error err = GD_ERROR_INIT;
	int found = 0, mended = 0;
	struct gd_verified v;
	struct gd_desk *desk;
	enum gd_status status;

	memset(out, 0, sizeof *out);
	snprintf(db, sizeof db, "%s/" STATE_DB, root);
	status = gd_desk_open(&opt, &desk, &err);
	if (status == GD_OK)
		status = gd_desk_check(desk, false, tell, finding, &found,
				       &mended, &err);
	if (status == GD_OK && !found)
		status = gd_desk_verify_all(desk, 0, NULL, NULL, &v, &err);
	if (status == GD_OK || desk)
		gd_desk_close(desk);
	if (status != GD_OK || found) {
		snprintf(why, size, "%s%s", err.text, finding);
		return false;
	}
	if (!sum_db(db, &out->db)) {
		snprintf(why, size, "the database cannot be read");
		return false;
	}
	return take_files(root, out, why, size);
}

uint64_t
state_file(const struct state *s, const char *path)
{
	for (size_t i = 0; i < s->len; i++)
		if (strcmp(s->files[i].path, path) == 0)
			return s->files[i].sum;
	return 0;
}
