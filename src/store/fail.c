/*
 * store/fail.c - what went wrong with the database, and what to do, in words.
 */
#include <config.h>

#include "store/writer.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

static enum gd_status
no_room(const char *path, struct gd_error *err)
{
	return gd_error_set(err, GD_ESYS,
			    _("there is no room left for the database '%s'; "
			      "free some space and try again, nothing was "
			      "changed"), path);
}

/* Why the system refused, 0 when SQLite kept no reason. */
static int
system_error(sqlite3 *db)
{
	int number = db ? sqlite3_system_errno(db) : 0;
	sqlite3_file *log = NULL;

	if (!number && db)
		sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO,
				     &number);
	if (!number && db &&
	    sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER,
				 &log) == SQLITE_OK && log && log->pMethods)
		log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO,
					    &number);
	return number;
}

static enum gd_status
io_failed(const char *path, int number, struct gd_error *err)
{
	/* A quota or a size limit is met like a full disk. */
	if (number == ENOSPC || number == EDQUOT || number == EFBIG)
		return no_room(path, err);
	return gd_error_set(err, GD_ESYS,
			    _("the database '%s' cannot be read or written: "
			      "%s; check the disk, nothing was changed"), path,
			    number ? strerror(number) : _("input/output error"));
}

/* Others write for long: who, where the system tells. */
static enum gd_status
held(const char *path, struct gd_error *err)
{
	struct gd_holder h;

	if (!gd_store_holder(path, &h))
		return gd_error_set(err, GD_EBUSY,
				    _("somebody else is changing the database "
				      "'%s' for long; try again in a moment, "
				      "nothing was changed"), path);
	if (!h.stopped)
		return gd_error_set(err, GD_EBUSY,
				    _("process %1$ld (%2$s) is changing the "
				      "database '%3$s' for long; try again in "
				      "a moment, nothing was changed"), h.pid,
				    h.name, path);
	return gd_error_set(err, GD_EBUSY,
			    _("process %1$ld (%2$s) was stopped while it "
			      "changed the database '%3$s'; let it go on or "
			      "end it (kill -9 %1$ld) and try again, nothing "
			      "was changed"), h.pid, h.name, path);
}

/* Which of the database's files may not be written; its own when none is. */
static enum gd_status
guarded(const char *path, struct gd_error *err)
{
	static const char *const ends[] = { "-wal", "-shm" };
	struct gd_buf name = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < GD_ARRAY_LEN(ends); i++) {
		gd_buf_reset(&name);
		gd_buf_addf(&name, "%s%s", path, ends[i]);
		if (access(name.s, F_OK) == 0 && access(name.s, W_OK) != 0)
			status = gd_error_set(err, GD_ESYS,
					      _("'%1$s' may not be written, "
						"and the database '%2$s' needs "
						"that; make it writable for "
						"you, nothing was changed"),
					      name.s, path);
	}
	gd_buf_release(&name);
	if (status != GD_OK)
		return status;
	return gd_error_set(err, GD_ESYS,
			    _("the database '%s' may not be written; make it "
			      "and its folder writable for you, or choose "
			      "another file with --db"), path);
}

enum gd_status
gd_store_fail_rc(sqlite3 *db, const char *path, int rc, struct gd_error *err)
{
	switch (rc & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return held(path, err);
	case SQLITE_FULL:
		return no_room(path, err);
	case SQLITE_CORRUPT:
		return gd_error_set(err, GD_ESYS,
				    _("the database '%s' is damaged; 'gongdao "
				      "restore --force BACKUP' moves it aside "
				      "and puts a backup copy in its place"),
				    path);
	case SQLITE_NOTADB:
		if (gd_cipher_usable())
			return gd_error_set(err, GD_ESYS,
					    _("'%s' is no database, or it is "
					      "encrypted; name its key in "
					      "store.key_file, or choose "
					      "another file with --db"), path);
		return gd_error_set(err, GD_ESYS,
				    _("'%s' is no database; choose another "
				      "file with --db. If it was the desk, "
				      "'gongdao restore --force BACKUP' moves "
				      "it aside and puts a backup copy in its "
				      "place"),
				    path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return guarded(path, err);
	case SQLITE_CANTOPEN:
		return gd_error_set(err, GD_ESYS,
				    _("the database '%s' cannot be opened; "
				      "check that you may write in its folder"),
				    path);
	case SQLITE_IOERR:
		return io_failed(path, system_error(db), err);
	case SQLITE_INTERRUPT:
		return gd_error_set(err, GD_ECANCEL,
				    _("Cancelled; nothing was kept"));
	case SQLITE_CONSTRAINT:
		/* The message of a constraint names columns, never values. */
		return gd_error_set(err, GD_EINVAL,
				    _("the database refuses the change: %s"),
				    sqlite3_errmsg(db));
	}
	return gd_error_set(err, GD_ESYS, _("the database '%s' failed: %s"),
			    path, db ? sqlite3_errmsg(db) : sqlite3_errstr(rc));
}

enum gd_status
gd_store_fail(struct gd_store *st, struct gd_error *err)
{
	/* Then that was why no statement was to be had. */
	if (gd_writer_status(st, err) != GD_OK)
		return gd_writer_status(st, err);
	st->failure.status = gd_store_fail_rc(st->db, st->path,
					      sqlite3_extended_errcode(st->db),
					      &st->failure);
	if (err)
		*err = st->failure;
	return st->failure.status;
}

enum gd_status
gd_store_sound(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status = st->failure.status;

	if (status != GD_OK && err)
		*err = st->failure;
	st->failure.status = GD_OK;
	return status;
}
