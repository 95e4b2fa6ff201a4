/*
 * store/probe.c - is this file a database of ours?
 *
 * Asked of the file's own bytes (https://www.sqlite.org/fileformat2.html,
 * "The Database Header"), because SQLite would recover a journal or make side
 * files, and a file that is refused must stay as it is. The application id is
 * in the main file from its first commit on: a new database is made before it
 * is switched to write-ahead logging.
 */
#include <config.h>

#include "store/store_internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/magic.h"
#include "base/path.h"

#define HEADER_LEN 100
#define LARGE_BYTES (16 << 20)	/* what is less is done before one notices */

static const char magic[16] = GD_MAGIC_SQLITE;

static uint32_t
big_endian(const unsigned char *b)
{
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
	       (uint32_t)b[2] << 8 | b[3];
}

/* Does `path` with `suffix` hold anything? */
static bool
side_file(const char *path, const char *suffix)
{
	struct gd_buf name = GD_BUF_INIT;
	struct stat info;
	bool holds;

	gd_buf_addf(&name, "%s%s", path, suffix);
	holds = stat(name.s, &info) == 0 && info.st_size > 0;
	gd_buf_release(&name);
	return holds;
}

/*
 * The first bytes and the size, through SQLite's own handle: opening the file
 * a second time would drop this process's locks on it when closing it.
 */
static int
read_header(sqlite3 *db, unsigned char header[HEADER_LEN], int64_t *size)
{
	sqlite3_file *file = NULL;
	sqlite3_int64 bytes = 0;
	int rc;

	rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (rc == SQLITE_OK)
		rc = file->pMethods->xFileSize(file, &bytes);
	if (rc == SQLITE_OK)
		rc = file->pMethods->xRead(file, header, HEADER_LEN, 0);
	*size = bytes;
	return rc == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : rc;
}

static enum gd_status
check_access(const char *path, struct gd_error *err)
{
	struct gd_buf dir = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	gd_path_dirname(&dir, path);
	if (access(path, R_OK | W_OK) != 0)
		status = gd_error_set(err, GD_ESYS,
				      _("the database '%s' may not be written "
					"(%s); make it writable for you, or "
					"choose another file with --db"),
				      path, strerror(errno));
	else if (access(dir.s, W_OK | X_OK) != 0)
		status = gd_error_set(err, GD_ESYS,
				      _("the folder '%s' may not be written "
					"(%s), and a database needs that; make "
					"it writable for you, or choose another "
					"file with --db"),
				      dir.s, strerror(errno));
	gd_buf_release(&dir);
	return status;
}

static enum gd_status
check_header(const char *path, const unsigned char *h, int64_t size, bool *wal,
	     struct gd_error *err)
{
	int64_t page = (int64_t)h[16] << 8 | h[17];
	int64_t pages = big_endian(h + 28);

	if (memcmp(h, magic, sizeof magic) != 0)
		return gd_store_fail_rc(NULL, path, SQLITE_NOTADB, err);
	if (big_endian(h + 68) != GD_STORE_APP_ID)
		return gd_error_set(err, GD_ESYS,
				    _("'%s' is a database of another program; "
				      "it is left alone, choose another file "
				      "with --db"), path);
	*wal = h[18] == 2;
	page = page == 1 ? 65536 : page;
	/* What a log still holds may be missing in the file, but nothing else. */
	if (page < 512 || (size < page * pages &&
			   !side_file(path, "-wal") &&
			   !side_file(path, "-journal")))
		return gd_store_fail_rc(NULL, path, SQLITE_CORRUPT, err);
	return GD_OK;
}

/*
 * An encrypted file shows nothing of itself: its schema is read with the key,
 * which fails before anything is written.
 */
static enum gd_status
probe_encrypted(struct gd_store *st, const unsigned char *h,
		enum gd_probe *out, struct gd_error *err)
{
	int64_t id = 0, tables = 0;
	enum gd_status status;

	if (memcmp(h, magic, sizeof magic) == 0)
		return gd_error_set(err, GD_ESYS,
				    _("'%s' is not encrypted, but a key is set "
				      "for it; encrypt it first (see "
				      "security.md), or empty store.key_file"),
				    st->path);
	if (gd_store_int(st, &tables, NULL, "SELECT count(*) FROM"
			 " sqlite_schema", "") != GD_OK)
		return gd_error_set(err, GD_ESYS,
				    _("the key does not open '%s'; check the "
				      "key, and that the file is your "
				      "database"), st->path);
	status = gd_store_int(st, &id, err, "PRAGMA application_id", "");
	if (status != GD_OK)
		return status;
	*out = id == 0 && tables == 0 ? GD_PROBE_EMPTY : GD_PROBE_OURS;
	if (*out == GD_PROBE_OURS && id != GD_STORE_APP_ID)
		return gd_error_set(err, GD_ESYS,
				    _("'%s' is a database of another program; "
				      "it is left alone, choose another file "
				      "with --db"), st->path);
	return GD_OK;
}

bool
gd_store_will_upgrade(const char *path)
{
	unsigned char h[HEADER_LEN];
	FILE *f = fopen(path, "rbe");
	struct stat info;
	bool large;

	if (!f)
		return false;
	large = fstat(fileno(f), &info) == 0 && S_ISREG(info.st_mode) &&
		info.st_size >= LARGE_BYTES &&
		fread(h, 1, sizeof h, f) == sizeof h;
	fclose(f);
	return large && memcmp(h, magic, sizeof magic) == 0 &&
	       big_endian(h + 68) == GD_STORE_APP_ID &&
	       big_endian(h + 60) >= 1 &&
	       big_endian(h + 60) < GD_STORE_VERSION;
}

enum gd_status
gd_store_probe_place(const char *path, struct gd_error *err)
{
	struct stat info;

	if (stat(path, &info) != 0)
		return gd_error_set(err, GD_ESYS,
				    _("the database '%s' cannot be opened: %s"),
				    path, strerror(errno));
	if (S_ISDIR(info.st_mode))
		return gd_error_set(err, GD_ESYS,
				    _("'%s' is a folder; name a file with --db"),
				    path);
	if (!S_ISREG(info.st_mode))
		return gd_error_set(err, GD_ESYS,
				    _("'%s' is no ordinary file; name another "
				      "with --db"), path);
	return check_access(path, err);
}

enum gd_status
gd_store_probe(struct gd_store *st, enum gd_probe *out, bool *wal,
	       struct gd_error *err)
{
	static const unsigned char nothing[16];
	unsigned char header[HEADER_LEN] = { 0 };
	int64_t size;
	int rc = read_header(st->db, header, &size);

	if (rc != SQLITE_OK)
		return gd_store_fail_rc(st->db, st->path, rc, err);
	*wal = false;
	/* Empty, or being made when the power went: SQLite rolls that back. */
	if (size == 0 || (memcmp(header, nothing, sizeof nothing) == 0 &&
			  side_file(st->path, "-journal"))) {
		*out = GD_PROBE_EMPTY;
		return GD_OK;
	}
	*out = GD_PROBE_OURS;
	if (size < HEADER_LEN)
		return gd_store_fail_rc(NULL, st->path, SQLITE_NOTADB, err);
	if (st->key.len)
		return probe_encrypted(st, header, out, err);
	return check_header(st->path, header, size, wal, err);
}

/* Is this trigger written in one of our schemas, word for word? */
static bool
is_ours(const char *sql)
{
	for (int v = 1; sql && v <= GD_STORE_VERSION; v++)
		if (strstr(gd_store_schema(v), sql))
			return true;
	return false;
}

enum gd_status
gd_store_probe_triggers(struct gd_store *st, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, "SELECT name, sql FROM sqlite_schema"
					 " WHERE type = 'trigger'");
	enum gd_status status = GD_OK;
	int rc = SQLITE_DONE;

	if (!stmt)
		return gd_store_fail(st, err);
	while (status == GD_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		if (!is_ours((const char *)sqlite3_column_text(stmt, 1)))
			status = gd_error_set(err, GD_ESYS,
				_("'%1$s' holds a trigger that is not ours "
				  "('%2$s'): it would change what you write; "
				  "the file is left alone, use a backup, or "
				  "ask where it came from"), st->path,
				(const char *)sqlite3_column_text(stmt, 0));
	if (status == GD_OK && rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}
