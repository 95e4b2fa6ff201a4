/*
 * store/migrate.c - making a new file, bringing an older one up to date.
 *
 * Both run the same list of steps in one transaction. An older file is copied
 * first, while the write lock is held, so that the copy misses nothing.
 */
#include <config.h>

#include "store/search_internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/path.h"

static enum gd_status
run_steps(struct gd_store *st, int64_t version, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	while (status == GD_OK && version < GD_STORE_VERSION)
		status = gd_store_script(st, gd_store_schema((int)++version),
					 err);
	return status;
}

/* PRAGMAs take no bound values; these are constants of ours. */
#define TEXT_OF(n) #n
#define SET_PRAGMA(name, n) "PRAGMA " name " = " TEXT_OF(n) ";"

static enum gd_status
run_to_end(struct gd_store *st, int64_t version, struct gd_error *err)
{
	enum gd_status status = run_steps(st, version, err);

	if (status == GD_OK)
		status = gd_store_script(st, SET_PRAGMA("user_version",
							GD_STORE_VERSION)
					 "COMMIT", err);
	/* When the commit itself fails the transaction may be open still. */
	if (status != GD_OK && !sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

enum gd_status
gd_store_create(struct gd_store *st, struct gd_error *err)
{
	int64_t id = 0, tables = 0;
	enum gd_status status;

	status = gd_store_script(st, "BEGIN EXCLUSIVE", err);
	if (status != GD_OK)
		return status;
	status = gd_store_int(st, &id, err, "PRAGMA application_id", "");
	if (status == GD_OK)
		status = gd_store_int(st, &tables, err,
				      "SELECT count(*) FROM sqlite_schema", "");
	if (status == GD_OK && id == GD_STORE_APP_ID)	/* another was faster */
		return gd_store_script(st, "COMMIT", err);
	if (status == GD_OK && (id != 0 || tables != 0))
		status = gd_error_set(err, GD_ESYS,
				      _("'%s' is a database of another program; "
					"it is left alone, choose another file "
					"with --db"), st->path);
	if (status == GD_OK)
		status = gd_store_script(st, SET_PRAGMA("application_id",
							GD_STORE_APP_ID), err);
	if (status == GD_OK)
		return run_to_end(st, 0, err);
	if (!sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

/* Copy the database of `st` into the new private file `to`. */
static int
copy_pages(const struct gd_store *st, const char *to)
{
	sqlite3 *source = NULL;
	int rc = gd_connect(st->path, SQLITE_OPEN_READONLY, &st->key, &source);

	if (rc == SQLITE_OK)
		rc = gd_copy_file(source, to, &st->key, NULL, NULL);
	sqlite3_close(source);
	return rc;
}

static enum gd_status
keep_copy(struct gd_store *st, int64_t version, struct gd_error *err)
{
	struct gd_buf kept = GD_BUF_INIT, temp = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	int rc;

	gd_buf_addf(&kept, "%s.v%d.bak", st->path, (int)version);
	gd_buf_addf(&temp, "%s.tmp", kept.s);
	rc = copy_pages(st, temp.s);
	if (rc != SQLITE_OK || !gd_copy_name(temp.s, kept.s)) {
		status = gd_error_set(err, GD_ESYS,
				      _("the database '%s' is of an older "
					"format, and no copy can be kept as "
					"'%s' before it is changed (%s); make "
					"room there and try again"),
				      st->path, kept.s,
				      rc != SQLITE_OK ? sqlite3_errstr(rc) :
				      strerror(errno));
		unlink(temp.s);
	}
	gd_buf_release(&kept);
	gd_buf_release(&temp);
	return status;
}

enum gd_status
gd_store_migrate(struct gd_store *st, int64_t version, struct gd_error *err)
{
	enum gd_status status;
	int64_t broken = 0;

	status = gd_store_script(st, "BEGIN IMMEDIATE", err);
	if (status == GD_OK)
		status = gd_store_int(st, &version, err, "PRAGMA user_version",
				      "");
	if (status == GD_OK && version < GD_STORE_VERSION)
		status = keep_copy(st, version, err);
	if (status == GD_OK)
		status = run_steps(st, version, err);
	if (status == GD_OK && version < GD_SEARCH_SINCE)
		status = gd_search_fill(st, err);
	if (status == GD_OK &&
	    gd_store_int(st, &broken, err, "PRAGMA foreign_key_check", "") !=
	    GD_ENOTFOUND)
		status = gd_store_fail_rc(st->db, st->path, SQLITE_CORRUPT,
					  err);
	if (status == GD_OK)
		return run_to_end(st, GD_STORE_VERSION, err);
	if (!sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}
