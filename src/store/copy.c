/*
 * store/copy.c - the pages of a database as a private file of their own.
 */
#include <config.h>

#include "store/store_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "base/temp.h"
#include "store/backup.h"

#define PAGES_A_STEP 512

static const char *const parts[] = { "", "-wal", "-shm", "-journal" };

void
gd_copy_watch(struct gd_copy_watch *w, const char *path)
{
	struct gd_buf name = GD_BUF_INIT;

	for (size_t i = 0; i < GD_ARRAY_LEN(parts); i++) {
		gd_buf_reset(&name);
		gd_buf_addf(&name, "%s%s", path, parts[i]);
		w->tokens[i] = gd_temp_watch(name.s);
	}
	gd_buf_release(&name);
}

void
gd_copy_forget(const struct gd_copy_watch *w)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(parts); i++)
		gd_temp_forget(w->tokens[i]);
}

void
gd_copy_drop(const char *path)
{
	struct gd_buf name = GD_BUF_INIT;

	for (size_t i = 0; i < GD_ARRAY_LEN(parts); i++) {
		gd_buf_reset(&name);
		gd_buf_addf(&name, "%s%s", path, parts[i]);
		/* It holds a whole desk: one more try where the disk falters. */
		if (unlink(name.s) != 0 && errno != ENOENT)
			unlink(name.s);
	}
	gd_buf_release(&name);
}

/* An empty file that nobody else may read; `*made` tells it from any other. */
static int
make_private(const char *path, struct stat *made)
{
	int fd, rc;

	unlink(path);
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
		  0600);
	if (fd < 0)
		return SQLITE_CANTOPEN;
	rc = fchmod(fd, 0600) == 0 && fstat(fd, made) == 0 ? SQLITE_OK
							   : SQLITE_CANTOPEN;
	close(fd);
	return rc;
}

int
gd_copy_pages(sqlite3 *from, sqlite3 *to, gd_pages_fn *progress, void *ctx)
{
	sqlite3_backup *copy = sqlite3_backup_init(to, "main", from, "main");
	int rc = SQLITE_OK, end;
	bool cancelled = false;

	if (!copy)
		return sqlite3_errcode(to);
	/* One step when nobody watches: then nothing can come in between. */
	while (rc == SQLITE_OK && !cancelled) {
		rc = sqlite3_backup_step(copy, progress ? PAGES_A_STEP : -1);
		if (progress)
			cancelled = !progress(
				sqlite3_backup_pagecount(copy) -
				sqlite3_backup_remaining(copy),
				sqlite3_backup_pagecount(copy), ctx);
	}
	end = sqlite3_backup_finish(copy);
	if (cancelled)
		return SQLITE_INTERRUPT;
	return rc == SQLITE_DONE ? end : rc;
}

/* Does `path` itself, not where it points, name the file `made`? */
static bool
is_file(const char *path, const struct stat *made)
{
	struct stat now;

	return lstat(path, &now) == 0 && now.st_dev == made->st_dev &&
	       now.st_ino == made->st_ino;
}

int
gd_copy_file(sqlite3 *from, const char *to, const struct gd_cipher_key *k,
	     gd_pages_fn *progress, void *ctx)
{
	struct gd_copy_watch watch;
	struct stat made = { 0 };
	sqlite3 *target = NULL;
	int rc = make_private(to, &made);

	gd_copy_watch(&watch, to);
	if (rc == SQLITE_OK)
		rc = gd_connect(to, SQLITE_OPEN_READWRITE, k, &target);
	/* SQLite opens by name: somebody may have put a link there meanwhile. */
	if (rc == SQLITE_OK && !is_file(to, &made))
		rc = SQLITE_CANTOPEN;
	if (rc == SQLITE_OK)
		rc = gd_copy_pages(from, target, progress, ctx);
	sqlite3_close(target);
	if (rc == SQLITE_OK)
		rc = gd_copy_single(to, k);
	gd_copy_forget(&watch);
	return rc;
}

int
gd_copy_single(const char *path, const struct gd_cipher_key *k)
{
	sqlite3 *db = NULL;
	int rc = gd_connect(path, SQLITE_OPEN_READWRITE, k, &db);

	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL,
				  NULL, NULL);
	sqlite3_close(db);
	return rc;
}

bool
gd_copy_name(const char *temp, const char *path)
{
	int fd = open(temp, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool good = fd >= 0 && fsync(fd) == 0;
	int why = errno;

	if (fd >= 0)
		close(fd);
	errno = why;
	if (!good || rename(temp, path) != 0)
		return false;
	errno = gd_path_sync_name(path);
	return errno == 0;
}
