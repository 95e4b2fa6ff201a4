/*
 * torture/disk_vfs.c - SQLite's files on the disk of disk.h: a VFS around the
 * usual one. By SQLite's contract the first sync of a new journal or log also
 * makes its name last (unixSync), as does xDelete when it is asked to.
 */
#include <errno.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "torture/disk.h"

struct file {
	sqlite3_file base;
	sqlite3_file *real;	/* right behind */
	int number;
	bool tracked, nameless;	/* the name is not known to last yet */
	char folder[PATH_MAX];	/* below the root */
};

struct half {
	sqlite3_file *real;
	const void *bytes;
	int len;
	sqlite3_int64 at;
};

static sqlite3_vfs *usual;
static sqlite3_vfs shim;

static void
write_half(void *ctx)
{
	struct half *h = ctx;

	if (h->len > 1)
		h->real->pMethods->xWrite(h->real, h->bytes, h->len / 2, h->at);
}

static int
f_close(sqlite3_file *f)
{
	struct file *s = (struct file *)f;

	return s->real->pMethods->xClose(s->real);
}

static int
f_read(sqlite3_file *f, void *to, int len, sqlite3_int64 at)
{
	struct file *s = (struct file *)f;

	if (s->tracked && disk_turn(DISK_READ, NULL, NULL))
		return SQLITE_IOERR_READ;
	return s->real->pMethods->xRead(s->real, to, len, at);
}

static int
f_write(sqlite3_file *f, const void *bytes, int len, sqlite3_int64 at)
{
	struct file *s = (struct file *)f;
	struct half h = { s->real, bytes, len, at };
	int why = s->tracked ? disk_turn(DISK_WRITE, write_half, &h) : 0;
	int rc;

	if (why)
		return why == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
	rc = s->real->pMethods->xWrite(s->real, bytes, len, at);
	if (rc == SQLITE_OK && s->tracked)
		disk_wrote(s->number, bytes, (size_t)len, at);
	return rc;
}

static int
f_truncate(sqlite3_file *f, sqlite3_int64 len)
{
	struct file *s = (struct file *)f;
	int rc;

	if (s->tracked && disk_turn(DISK_TRUNCATE, NULL, NULL))
		return SQLITE_IOERR_TRUNCATE;
	rc = s->real->pMethods->xTruncate(s->real, len);
	if (rc == SQLITE_OK && s->tracked)
		disk_cut(s->number, len);
	return rc;
}

static int
f_sync(sqlite3_file *f, int flags)
{
	struct file *s = (struct file *)f;

	(void)flags;
	if (!s->tracked)
		return SQLITE_OK;
	if (disk_turn(DISK_SYNC, NULL, NULL))
		return SQLITE_IOERR_FSYNC;
	/* The real disk keeps what it has: no test pulls its plug. */
	disk_synced(s->number, NULL);
	if (s->nameless)
		disk_named(DISK_SYNC_DIR, s->folder, NULL);
	s->nameless = false;
	return SQLITE_OK;
}

static int
f_size(sqlite3_file *f, sqlite3_int64 *size)
{
	struct file *s = (struct file *)f;

	return s->real->pMethods->xFileSize(s->real, size);
}

static int
f_lock(sqlite3_file *f, int how)
{
	struct file *s = (struct file *)f;

	disk_lock();
	return s->real->pMethods->xLock(s->real, how);
}

static int
f_unlock(sqlite3_file *f, int how)
{
	struct file *s = (struct file *)f;

	disk_lock();
	return s->real->pMethods->xUnlock(s->real, how);
}

static int
f_reserved(sqlite3_file *f, int *out)
{
	struct file *s = (struct file *)f;

	return s->real->pMethods->xCheckReservedLock(s->real, out);
}

static int
f_control(sqlite3_file *f, int op, void *arg)
{
	struct file *s = (struct file *)f;

	if (op == SQLITE_FCNTL_LAST_ERRNO && disk_met()) {
		*(int *)arg = disk_last_errno();
		return SQLITE_OK;
	}
	/* Growing ahead would write behind our back. */
	if (op == SQLITE_FCNTL_SIZE_HINT)
		return SQLITE_OK;
	return s->real->pMethods->xFileControl(s->real, op, arg);
}

static int
f_sector(sqlite3_file *f)
{
	struct file *s = (struct file *)f;

	return s->real->pMethods->xSectorSize(s->real);
}

/* No promise of whole sectors: what is not synced may be torn anywhere. */
static int
f_traits(sqlite3_file *f)
{
	(void)f;
	return 0;
}

static int
f_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	struct file *s = (struct file *)f;

	disk_lock();
	return s->real->pMethods->xShmMap(s->real, page, size, extend, out);
}

static int
f_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	struct file *s = (struct file *)f;

	disk_lock();
	return s->real->pMethods->xShmLock(s->real, offset, n, flags);
}

static void
f_shm_barrier(sqlite3_file *f)
{
	struct file *s = (struct file *)f;

	s->real->pMethods->xShmBarrier(s->real);
}

static int
f_shm_unmap(sqlite3_file *f, int gone)
{
	struct file *s = (struct file *)f;

	return s->real->pMethods->xShmUnmap(s->real, gone);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = f_close, .xRead = f_read, .xWrite = f_write,
	.xTruncate = f_truncate, .xSync = f_sync, .xFileSize = f_size,
	.xLock = f_lock, .xUnlock = f_unlock,
	.xCheckReservedLock = f_reserved, .xFileControl = f_control,
	.xSectorSize = f_sector, .xDeviceCharacteristics = f_traits,
	.xShmMap = f_shm_map, .xShmLock = f_shm_lock,
	.xShmBarrier = f_shm_barrier, .xShmUnmap = f_shm_unmap
};

static void
folder_of(const char *below, char *out)
{
	const char *slash = strrchr(below, '/');
	int len = slash ? (int)(slash - below) : 1;

	snprintf(out, PATH_MAX, "%.*s", len, slash ? below : ".");
}

static int
v_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	const char *below = name ? disk_below(name) : NULL;
	struct file *s = (struct file *)f;
	bool made = below && (flags & SQLITE_OPEN_CREATE) &&
		    access(name, F_OK) != 0;
	int rc;

	(void)v;
	memset(s, 0, sizeof *s);
	s->real = (sqlite3_file *)(s + 1);
	if (made && disk_turn(DISK_OPEN, NULL, NULL))
		return SQLITE_CANTOPEN;
	rc = usual->xOpen(usual, name, s->real, flags, out);
	if (rc != SQLITE_OK)
		return rc;
	s->base.pMethods = &methods;
	if (!below)
		return SQLITE_OK;
	s->tracked = true;
	s->number = disk_opened(below, made);
	s->nameless = made;
	folder_of(below, s->folder);
	return SQLITE_OK;
}

static int
v_delete(sqlite3_vfs *v, const char *name, int sync)
{
	const char *below = disk_below(name);
	char path[PATH_MAX], folder[PATH_MAX];
	int rc;

	(void)v;
	if (!below)
		return usual->xDelete(usual, name, sync);
	snprintf(path, sizeof path, "%s", below);
	folder_of(path, folder);
	if (disk_turn(DISK_UNLINK, NULL, NULL))
		return SQLITE_IOERR_DELETE;
	rc = usual->xDelete(usual, name, 0);
	if (rc != SQLITE_OK)
		return rc;
	disk_named(DISK_UNLINK, path, NULL);
	if (!sync)
		return SQLITE_OK;
	if (disk_turn(DISK_SYNC_DIR, NULL, NULL))
		return SQLITE_IOERR_DIR_FSYNC;
	disk_named(DISK_SYNC_DIR, folder, NULL);
	return SQLITE_OK;
}

void
disk_vfs_register(void)
{
	if (usual)
		return;
	usual = sqlite3_vfs_find(NULL);
	if (!usual)
		abort();
	shim = *usual;
	shim.zName = "torture";
	shim.szOsFile = (int)sizeof(struct file) + usual->szOsFile;
	shim.xOpen = v_open;
	shim.xDelete = v_delete;
	if (sqlite3_vfs_register(&shim, 1) != SQLITE_OK)
		abort();
}
