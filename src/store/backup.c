/*
 * store/backup.c - a desk into a file, and back.
 *
 * A backup that nobody has opened since is a hope. Ours is opened, its pages
 * and its whole history are read, and only then does it get its name.
 */
#include <config.h>

#include "store/backup.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/magic.h"
#include "base/path.h"
#include "store/store_internal.h"

#define HEADER_LEN 100
#define APP_ID_AT 68	/* https://www.sqlite.org/fileformat2.html */

/* The same of an encrypted file, which tells nothing without its key. */
static bool
opens_as_ours(const char *path, const struct gd_cipher_key *k)
{
	sqlite3_stmt *stmt = NULL;
	sqlite3 *db = NULL;
	bool ours;

	ours = gd_connect(path, SQLITE_OPEN_READONLY, k, &db) == SQLITE_OK &&
	       sqlite3_prepare_v3(db, "PRAGMA application_id", -1, 0, &stmt,
				  NULL) == SQLITE_OK &&
	       sqlite3_step(stmt) == SQLITE_ROW &&
	       sqlite3_column_int64(stmt, 0) == GD_STORE_APP_ID;
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return ours;
}

/* Does a file of ours stand at `path`? False when none does, or another's. */
static bool
is_ours(const char *path, const struct gd_cipher_key *k)
{
	unsigned char h[HEADER_LEN];
	FILE *f = fopen(path, "rbe");
	bool ours;

	if (!f)
		return false;
	if (k->len) {
		fclose(f);
		return opens_as_ours(path, k);
	}
	ours = fread(h, 1, sizeof h, f) == sizeof h &&
	       memcmp(h, GD_MAGIC_SQLITE, 16) == 0 &&
	       h[APP_ID_AT] == (GD_STORE_APP_ID >> 24 & 0xff) &&
	       h[APP_ID_AT + 1] == (GD_STORE_APP_ID >> 16 & 0xff) &&
	       h[APP_ID_AT + 2] == (GD_STORE_APP_ID >> 8 & 0xff) &&
	       h[APP_ID_AT + 3] == (GD_STORE_APP_ID & 0xff);
	fclose(f);
	return ours;
}

static bool
same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

static enum gd_status
check_target(const struct gd_store *st, const char *path, struct gd_error *err)
{
	struct gd_buf dir = GD_BUF_INIT;
	struct stat info;
	bool there;

	gd_path_dirname(&dir, path);
	there = access(dir.s, F_OK) == 0;
	gd_buf_release(&dir);
	if (!there)
		return gd_error_set(err, GD_ESYS,
				    _("there is no folder for '%s'; make it "
				      "first"), path);
	if (same_file(st->path, path))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is the desk itself; give the "
				      "backup another name"), path);
	if (lstat(path, &info) == 0 &&
	    (!S_ISREG(info.st_mode) ||
	     (info.st_size > 0 && !is_ours(path, &st->key))))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is not a backup of ours and is "
				      "left alone; choose another name"), path);
	return GD_OK;
}

/* A sentence about a file of our making is about the one that a person knows. */
static void
speak_of(struct gd_error *err, const char *temp, const char *path)
{
	struct gd_buf text = GD_BUF_INIT;
	const char *at = err ? strstr(err->text, temp) : NULL;

	if (!at)
		return;
	gd_buf_add(&text, err->text, (size_t)(at - err->text));
	gd_buf_addf(&text, "%s%s", path, at + strlen(temp));
	gd_error_set(err, err->status, "%s", text.s);
	gd_buf_release(&text);
}

static enum gd_status
no_copy(const struct gd_store *st, const char *path, int rc,
	struct gd_error *err)
{
	if (rc == SQLITE_INTERRUPT)
		return gd_error_set(err, GD_ECANCEL, _("cancelled; nothing was "
						       "changed"));
	return gd_error_set(err, GD_ESYS,
			    _("'%s' cannot be copied to '%s' (%s); see that "
			      "the folder can be written and has room"),
			    st->path, path, sqlite3_errstr(rc));
}

/* Open a copy, prove pages and history; *events may be NULL. */
static enum gd_status
prove(const char *path, const struct gd_cipher_key *k, int64_t *events,
      struct gd_error *err)
{
	struct gd_store *copy;
	sqlite3_stmt *stmt;
	enum gd_status status = gd_store_open_copy(path, k, &copy, err);
	const char *said = NULL;

	if (status != GD_OK)
		return status;
	stmt = gd_stmt(copy, "PRAGMA integrity_check(1)");
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		said = (const char *)sqlite3_column_text(stmt, 0);
	if (!said || strcmp(said, "ok") != 0)
		status = gd_store_fail_rc(copy->db, path, SQLITE_CORRUPT, err);
	gd_stmt_done(copy, stmt);
	if (status == GD_OK)
		status = gd_store_verify(copy, events, err);
	gd_store_close(copy);
	return status;
}

/* The desk at one instant, into the new file `temp`. */
static int
copy_snapshot(struct gd_store *st, const char *temp, gd_pages_fn *progress,
	      void *ctx)
{
	bool own = sqlite3_get_autocommit(st->db);
	int rc = SQLITE_OK;

	/* A reader sees one state, however long the copy takes. */
	if (own)
		rc = sqlite3_exec(st->db, "BEGIN; SELECT 1 FROM cases LIMIT 1",
				  NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = gd_copy_file(st->db, temp, &st->key, progress, ctx);
	if (own)
		sqlite3_exec(st->db, "COMMIT", NULL, NULL, NULL);
	return rc;
}

static enum gd_status
carry(const struct gd_store_files *files, struct gd_store *desk,
      const char *from, const char *to, struct gd_error *err)
{
	return files ? files->carry(desk, from, to, files->ctx, err) : GD_OK;
}

/* What the copy `temp` speaks of, beside the name that it will have. */
static enum gd_status
carry_copy(const struct gd_store_files *files, const struct gd_store *st,
	   const char *temp, const char *to, struct gd_error *err)
{
	struct gd_store *copy = NULL;
	enum gd_status status = gd_store_open_copy(temp, &st->key, &copy, err);

	if (status == GD_OK)
		status = carry(files, copy, st->path, to, err);
	gd_store_close(copy);
	return status;
}

enum gd_status
gd_store_backup(struct gd_store *st, const char *path, gd_pages_fn *progress,
		void *ctx, const struct gd_store_files *files, int64_t *events,
		struct gd_error *err)
{
	struct gd_buf temp = GD_BUF_INIT;
	enum gd_status status = check_target(st, path, err);
	struct gd_copy_watch watch;
	int rc;

	if (status != GD_OK)
		return status;
	gd_buf_addf(&temp, "%s.%ld.tmp", path, (long)getpid());
	gd_copy_watch(&watch, temp.s);
	rc = copy_snapshot(st, temp.s, progress, ctx);
	if (rc != SQLITE_OK)
		status = no_copy(st, path, rc, err);
	else
		status = prove(temp.s, &st->key, events, err);
	if (status != GD_OK)
		speak_of(err, temp.s, st->path);
	if (status == GD_OK)
		status = carry_copy(files, st, temp.s, path, err);
	if (status == GD_OK &&
	    (gd_copy_single(temp.s, &st->key) != SQLITE_OK ||
	     !gd_copy_name(temp.s, path)))
		status = gd_error_set(err, GD_ESYS,
				      _("the backup '%s' cannot be written "
					"(%s)"), path, strerror(errno));
	gd_copy_drop(temp.s);
	gd_copy_forget(&watch);
	gd_buf_release(&temp);
	return status;
}

/* The newest event of a store and, by `id`, the hash of one of its events. */
static enum gd_status
newest(struct gd_store *st, int64_t *events, gd_instant *last,
       struct gd_error *err)
{
	enum gd_status status;

	*last = GD_INSTANT_NONE;
	status = gd_store_int(st, events, err,
			      "SELECT coalesce(max(id), 0) FROM events", "");
	if (status == GD_OK && *events)
		status = gd_store_int(st, last, err,
				      "SELECT at FROM events WHERE id = ?1",
				      "i", *events);
	return status;
}

static bool
hash_of(struct gd_store *st, int64_t id, unsigned char out[GD_DIGEST_LEN])
{
	sqlite3_stmt *stmt = gd_stmt(st, "SELECT hash FROM events"
				     " WHERE id = ?1");
	bool found;

	if (stmt)
		gd_stmt_bind(stmt, "i", id);
	found = stmt && sqlite3_step(stmt) == SQLITE_ROW &&
		sqlite3_column_bytes(stmt, 0) == GD_DIGEST_LEN;
	if (found)
		memcpy(out, sqlite3_column_blob(stmt, 0), GD_DIGEST_LEN);
	gd_stmt_done(st, stmt);
	return found;
}

static bool
same_event(struct gd_store *a, struct gd_store *b, int64_t id)
{
	unsigned char x[GD_DIGEST_LEN], y[GD_DIGEST_LEN];

	return hash_of(a, id, x) && hash_of(b, id, y) &&
	       memcmp(x, y, sizeof x) == 0;
}

static enum gd_status
compare(struct gd_store *desk, struct gd_store *backup,
	struct gd_restore_plan *p, struct gd_error *err)
{
	enum gd_status status;
	int64_t low = 0, high, middle;

	status = newest(desk, &p->desk_events, &p->desk_last, err);
	if (status == GD_OK)
		status = newest(backup, &p->backup_events, &p->backup_last,
				err);
	/* A hash holds all before it: halve until the last common one. */
	high = p->desk_events < p->backup_events ? p->desk_events
						 : p->backup_events;
	while (status == GD_OK && low < high) {
		middle = low + (high - low + 1) / 2;
		if (same_event(desk, backup, middle))
			low = middle;
		else
			high = middle - 1;
	}
	p->common = low;
	return status;
}

/* The pages of `backup` over those of the desk. */
static enum gd_status
put_back(struct gd_store *st, struct gd_store *backup, struct gd_error *err)
{
	int rc;

	gd_stmt_close_all(st);
	rc = gd_copy_pages(backup->db, st->db, NULL, NULL);
	if (rc != SQLITE_OK)
		return gd_error_set(err, rc == SQLITE_BUSY ||
					 rc == SQLITE_LOCKED ? GD_EBUSY
							     : GD_ESYS,
				    _("the desk could not be replaced (%s) and "
				      "is as it was; close other programs that "
				      "use it and try again"),
				    sqlite3_errstr(rc));
	st->commits++;
	return GD_OK;
}

static enum gd_status
guard(const struct gd_restore_plan *p, bool force, struct gd_error *err)
{
	int64_t lost = p->desk_events - p->common;

	if (force || lost <= 0)
		return GD_OK;
	return gd_error_set(err, GD_EGUARD,
			    ngettext("the desk holds %" PRId64 " change that "
				     "the backup does not know; it would be "
				     "gone. To go ahead, add --force; the desk "
				     "as it is now is kept beside it",
				     "the desk holds %" PRId64 " changes that "
				     "the backup does not know; they would be "
				     "gone. To go ahead, add --force; the desk "
				     "as it is now is kept beside it",
				     (unsigned long)lost), lost);
}

/* What stands in the desk, beside it, with its files. */
static enum gd_status
keep(struct gd_store *st, const struct gd_store_files *files,
     struct gd_error *err)
{
	struct gd_buf kept = GD_BUF_INIT, temp = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	int rc;

	gd_buf_addf(&kept, "%s.before-restore.bak", st->path);
	gd_buf_addf(&temp, "%s.tmp", kept.s);
	rc = copy_snapshot(st, temp.s, NULL, NULL);
	if (rc == SQLITE_OK)
		status = carry(files, st, st->path, kept.s, err);
	if (rc == SQLITE_OK && status == GD_OK &&
	    !gd_copy_name(temp.s, kept.s))
		rc = SQLITE_IOERR;
	if (rc != SQLITE_OK)
		status = no_copy(st, kept.s, rc, err);
	gd_copy_drop(temp.s);
	gd_buf_release(&temp);
	gd_buf_release(&kept);
	return status;
}

static enum gd_status
replace(struct gd_store *st, struct gd_store *backup, const char *path,
	bool force, const struct gd_store_files *files,
	struct gd_restore_plan *plan, struct gd_error *err)
{
	enum gd_status status = compare(st, backup, plan, err);
	int64_t cases = 0;

	if (status == GD_OK)
		status = guard(plan, force, err);
	/* An empty desk may not take the place of one that was kept before. */
	if (status == GD_OK)
		status = gd_store_int(st, &cases, err,
				      "SELECT count(*) FROM cases", "");
	plan->kept = cases > 0 || plan->desk_events > 0;
	if (status == GD_OK && plan->kept)
		status = keep(st, files, err);
	if (status == GD_OK)
		status = carry(files, backup, path, st->path, err);
	if (status == GD_OK)
		status = put_back(st, backup, err);
	return status;
}

enum gd_status
gd_store_restore(struct gd_store *st, const char *path, bool force,
		 const struct gd_store_files *files,
		 struct gd_restore_plan *plan, struct gd_error *err)
{
	struct gd_buf temp = GD_BUF_INIT;
	struct gd_store *backup = NULL;
	sqlite3 *source = NULL;
	enum gd_status status = GD_OK;
	struct gd_copy_watch watch;
	int rc;

	if (access(path, R_OK) != 0)
		return errno == ENOENT
		       ? gd_error_set(err, GD_ENOTFOUND,
				      _("there is no file '%s'"), path)
		       : gd_error_set(err, GD_ESYS,
				      _("'%s' cannot be read (%s)"), path,
				      strerror(errno));
	if (same_file(st->path, path))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is the desk itself; name the backup "
				      "that shall come back"), path);
	if (!is_ours(path, &st->key))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is not a backup of a desk"), path);
	gd_buf_addf(&temp, "%s.%ld.restore", st->path, (long)getpid());
	gd_copy_watch(&watch, temp.s);
	rc = gd_connect(path, SQLITE_OPEN_READONLY, &st->key, &source);
	if (rc == SQLITE_OK)
		rc = gd_copy_file(source, temp.s, &st->key, NULL, NULL);
	sqlite3_close(source);
	if (rc != SQLITE_OK)
		status = gd_store_fail_rc(NULL, path, rc, err);
	if (status == GD_OK)
		status = prove(temp.s, &st->key, NULL, err);
	if (status == GD_OK)
		status = gd_store_open_copy(temp.s, &st->key, &backup, err);
	if (status == GD_ESYS && gd_store_damaged(path))
		(void)gd_error_set(err, GD_ESYS,
				   _("the backup '%s' is damaged; take an "
				     "older one, nothing was changed"), path);
	else if (status != GD_OK)
		speak_of(err, temp.s, path);
	if (status == GD_OK)
		status = replace(st, backup, path, force, files, plan, err);
	gd_store_close(backup);
	gd_copy_drop(temp.s);
	gd_copy_forget(&watch);
	gd_buf_release(&temp);
	return status;
}
