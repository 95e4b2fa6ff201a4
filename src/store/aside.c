/*
 * store/aside.c - a database that is damaged, and how it makes room for a backup.
 */
#include <config.h>

#include "store/backup.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "store/store_internal.h"

#define NAMES_MAX 99

/* The file itself goes last: until then it is still where it was. */
static const char *const parts[] = { "-wal", "-shm", "-journal", "" };

static bool
has_size(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
}

/* What `sql` says first, SQLITE_ROW; else why it says nothing. */
static int
first_text(sqlite3 *db, const char *sql, char *out, size_t size)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v3(db, sql, -1, 0, &stmt, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		snprintf(out, size, "%s",
			 (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	return rc;
}

static bool
is_damage(int rc)
{
	return (rc & 0xFF) == SQLITE_CORRUPT || (rc & 0xFF) == SQLITE_NOTADB;
}

bool
gd_store_damaged(const char *path)
{
	const struct gd_cipher_key none = GD_CIPHER_KEY_INIT;
	char said[64] = "", id[32] = "";
	sqlite3 *db = NULL;
	bool damaged;
	int rc;

	if (!has_size(path))
		return false;
	rc = gd_connect(path, SQLITE_OPEN_READONLY, &none, &db);
	if (rc == SQLITE_OK)
		rc = first_text(db, "PRAGMA integrity_check(1)", said,
				sizeof said);
	damaged = is_damage(rc) ||
		  (rc == SQLITE_ROW && strcmp(said, "ok") != 0);
	/* Another program's stays where it is, whatever state it is in. */
	if (damaged && first_text(db, "PRAGMA application_id", id,
				  sizeof id) == SQLITE_ROW) {
		char ours[32];

		snprintf(ours, sizeof ours, "%d", GD_STORE_APP_ID);
		damaged = strcmp(id, ours) == 0;
	}
	sqlite3_close(db);
	return damaged;
}

/* Append `path`.damaged.bak, or with a number the first that is free. */
static bool
find_name(const char *path, struct gd_buf *out)
{
	size_t start = out->len;

	for (int n = 1; n <= NAMES_MAX; n++) {
		struct gd_buf name = GD_BUF_INIT;
		bool taken = false;

		gd_buf_addf(&name, "%s.damaged", path);
		if (n > 1)
			gd_buf_addf(&name, "-%d", n);
		gd_buf_adds(&name, ".bak");
		for (size_t i = 0; i < GD_ARRAY_LEN(parts); i++) {
			struct gd_buf part = GD_BUF_INIT;
			struct stat st;

			gd_buf_addf(&part, "%s%s", name.s, parts[i]);
			taken = taken || lstat(part.s, &st) == 0;
			gd_buf_release(&part);
		}
		if (!taken)
			gd_buf_adds(out, name.s);
		gd_buf_release(&name);
		if (out->len > start)
			return true;
	}
	errno = EEXIST;
	return false;
}

/* Rename one part; what is not there need not be moved. */
static bool
move_part(const char *from, const char *to, const char *part)
{
	struct gd_buf a = GD_BUF_INIT, b = GD_BUF_INIT;
	bool moved;

	gd_buf_addf(&a, "%s%s", from, part);
	gd_buf_addf(&b, "%s%s", to, part);
	moved = rename(a.s, b.s) == 0 || (errno == ENOENT && *part);
	gd_buf_release(&a);
	gd_buf_release(&b);
	return moved;
}

enum gd_status
gd_store_set_aside(const char *path, struct gd_buf *aside,
		   struct gd_error *err)
{
	size_t done = 0;
	int why;

	if (gd_store_in_use(path))
		return gd_error_set(err, GD_EBUSY,
				    _("another program has '%s' open; close "
				      "it there first, nothing was changed"),
				    path);
	if (!find_name(path, aside))
		return gd_error_set(err, GD_ESYS,
				    _("'%s' cannot be moved aside (%s)"), path,
				    strerror(errno));
	while (done < GD_ARRAY_LEN(parts) &&
	       move_part(path, aside->s, parts[done]))
		done++;
	why = errno;
	if (done == GD_ARRAY_LEN(parts)) {
		gd_path_sync_name(path);
		return GD_OK;
	}
	while (done-- > 0)
		move_part(aside->s, path, parts[done]);
	return gd_error_set(err, GD_ESYS, _("'%s' cannot be moved aside (%s)"),
			    path, strerror(why));
}

void
gd_store_bring_back(const char *aside, const char *path)
{
	gd_copy_drop(path);
	for (size_t i = 0; i < GD_ARRAY_LEN(parts); i++)
		move_part(aside, path, parts[i]);
	gd_path_sync_name(path);
}
