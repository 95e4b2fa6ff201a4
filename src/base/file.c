/*
 * base/file.c - see file.h.
 *
 * A symlink at the target's place is replaced, not followed: in a folder shared
 * with others it could point at any file of ours. For the same reason a device,
 * a socket or a FIFO is refused, also behind a symlink.
 */
#include <config.h>

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/i18n.h"
#include "base/magic.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/temp.h"

#define TEMP_TRIES 16
#define CHUNK 65536

static enum gd_status
cannot_write(const char *path, int why, struct gd_error *err)
{
	switch (why) {
	case ENOENT:
	case ENOTDIR:
		return gd_error_set(err, GD_ESYS,
				    _("there is no folder for '%s'; make it "
				      "first"), path);
	case EACCES:
	case EPERM:
	case EROFS:
		return gd_error_set(err, GD_ESYS,
				    _("'%s' may not be written by you; choose a "
				      "folder of your own"), path);
	case EISDIR:
		return gd_error_set(err, GD_ESYS,
				    _("'%s' is a folder; give the file a name"),
				    path);
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return gd_error_set(err, GD_ESYS,
				    _("there is no room left for '%s'; free "
				      "some space and try again"), path);
	default:
		return gd_error_set(err, GD_ESYS, _("cannot write '%s': %s"),
				    path, strerror(why));
	}
}

/* Open a new private file beside `path`; its name is set in `*temp`. */
static int
open_temp(const char *path, char **temp)
{
	struct gd_buf dir = GD_BUF_INIT, name = GD_BUF_INIT;
	uint64_t tag;
	int fd = -1, tries, why = EEXIST;

	gd_path_dirname(&dir, path);
	for (tries = 0; fd < 0 && why == EEXIST && tries < TEMP_TRIES; tries++) {
		gd_random(&tag, sizeof tag);
		gd_buf_reset(&name);
		gd_buf_addf(&name, "%s/.gongdao-%016" PRIx64 ".tmp", dir.s, tag);
		fd = open(name.s, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
			  O_CLOEXEC, 0600);
		why = errno;
	}
	if (fd >= 0 && fchmod(fd, 0600) != 0) {
		why = errno;
		close(fd);
		unlink(name.s);
		fd = -1;
	}
	if (fd >= 0)
		*temp = gd_buf_detach(&name);
	gd_buf_release(&name);
	gd_buf_release(&dir);
	errno = why;
	return fd;
}

/*
 * A database, of ours or of anybody: by how it begins, or (an encrypted one) by
 * what lies beside it while it is open.
 */
static bool
is_database(const char *path)
{
	static const char magic[] = GD_MAGIC_SQLITE;
	struct gd_buf beside = GD_BUF_INIT;
	char head[sizeof magic] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	bool is = fd >= 0 && read(fd, head, sizeof head) == sizeof head &&
		  memcmp(head, magic, sizeof magic) == 0;

	if (fd >= 0)
		close(fd);
	gd_buf_addf(&beside, "%s-shm", path);
	is = is || access(beside.s, F_OK) == 0;
	gd_buf_release(&beside);
	return is;
}

/* Only a regular file may stand where we are going to rename to. */
static enum gd_status
check_target(const char *path, struct gd_error *err)
{
	size_t len = strlen(path);
	struct stat st;

	if (!len)
		return gd_error_set(err, GD_EINVAL,
				    _("the name of the file is empty; give one"));
	if (stat(path, &st) != 0) {
		if (path[len - 1] != '/')
			return GD_OK;
	} else if (S_ISREG(st.st_mode)) {
		if (!is_database(path))
			return GD_OK;
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is a database, perhaps your desk, "
				      "and is left alone; choose another name"),
				    path);
	} else if (!S_ISDIR(st.st_mode)) {
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is not an ordinary file; choose "
				      "another name"), path);
	}
	return gd_error_set(err, GD_EINVAL,
			    _("'%s' is a folder; name a file in it"), path);
}

enum gd_status
gd_file_begin(struct gd_file *f, const char *path, struct gd_error *err)
{
	enum gd_status status;
	char *temp = NULL;
	int fd;

	*f = (struct gd_file){ .fp = NULL };
	status = check_target(path, err);
	if (status != GD_OK)
		return status;
	fd = open_temp(path, &temp);
	if (fd < 0)
		return cannot_write(path, errno, err);
	f->watch = gd_temp_watch(temp);
	f->fp = fdopen(fd, "wb");
	if (!f->fp) {
		status = cannot_write(path, errno, err);
		close(fd);
		unlink(temp);
		free(temp);
		gd_temp_forget(f->watch);
		return status;
	}
	f->path = gd_strdup(path);
	f->temp = temp;
	return GD_OK;
}

void
gd_file_rename(struct gd_file *f, const char *path)
{
	free(f->path);
	f->path = gd_strdup(path);
}

void
gd_file_abort(struct gd_file *f)
{
	if (f->fp)
		fclose(f->fp);
	if (f->temp) {
		unlink(f->temp);
		gd_temp_forget(f->watch);
	}
	free(f->temp);
	free(f->path);
	*f = (struct gd_file){ .fp = NULL };
}

/* Bring every byte to the disk and close; 0, or the errno of what failed. */
static int
finish_stream(struct gd_file *f)
{
	int why = 0;

	/* A failed write is tried again here, which tells its errno. */
	if (fflush(f->fp) != 0)
		why = errno;
	else if (ferror(f->fp))
		why = EIO;
	/* EINVAL: a file system that has nothing to sync. */
	else if (fsync(fileno(f->fp)) != 0 && errno != EINVAL)
		why = errno;
	if (fclose(f->fp) != 0 && !why)
		why = errno;
	f->fp = NULL;
	return why;
}

enum gd_status
gd_file_commit(struct gd_file *f, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int why;

	why = finish_stream(f);
	if (!why && rename(f->temp, f->path) != 0)
		why = errno;
	if (why) {
		status = cannot_write(f->path, why, err);
		goto out;
	}
	gd_temp_forget(f->watch);
	free(f->temp);
	f->temp = NULL;
	why = gd_path_sync_name(f->path);
	if (why)
		status = gd_error_set(err, GD_ESYS,
				      _("'%s' is written, but the disk did not "
					"confirm it: %s; write it again"),
				      f->path, strerror(why));
out:
	gd_file_abort(f);
	return status;
}

/* Read `fd` to its end, at most `max` bytes. */
static enum gd_status
read_all(struct gd_buf *out, int fd, const char *name, size_t max,
	 struct gd_error *err)
{
	size_t total = 0;
	char chunk[CHUNK];
	ssize_t n;

	for (;;) {
		n = read(fd, chunk, sizeof chunk);
		if (n == 0)
			return GD_OK;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return gd_error_set(err, GD_ESYS,
					    _("cannot read '%s': %s"), name,
					    strerror(errno));
		if ((size_t)n > max - total)
			return gd_error_set(err, GD_EINVAL,
					    _("'%s' is larger than %zu bytes; "
					      "give a smaller file"),
					    name, max);
		total += n;
		gd_buf_add(out, chunk, n);
	}
}

enum gd_status
gd_file_read(struct gd_buf *out, const char *path, size_t max,
	     struct gd_error *err)
{
	size_t before = out->len;
	enum gd_status status;
	struct stat st;
	int fd;

	if (strcmp(path, "-") == 0) {
		status = read_all(out, STDIN_FILENO, _("standard input"), max,
				  err);
		goto out;
	}
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return gd_error_set(err, GD_ENOTFOUND,
				    _("there is no file '%s'; check its name"),
				    path);
	if (fd < 0 && errno == EACCES)
		return gd_error_set(err, GD_ESYS,
				    _("'%s' may not be read by you; ask its "
				      "owner for a copy"), path);
	if (fd < 0)
		return gd_error_set(err, GD_ESYS, _("cannot read '%s': %s"),
				    path, strerror(errno));
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
		status = gd_error_set(err, GD_EINVAL,
				      _("'%s' is a folder; name a file in it"),
				      path);
	else
		status = read_all(out, fd, path, max, err);
	close(fd);
out:
	if (status != GD_OK)
		gd_buf_setlen(out, before);
	return status;
}

enum gd_status
gd_file_ordinary(const char *path, struct gd_error *err)
{
	struct stat st;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
	    !S_ISDIR(st.st_mode))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is not an ordinary file; save it "
				      "as one first"), path);
	return GD_OK;
}

bool
gd_file_put(int fd, const void *bytes, size_t len)
{
	const char *at = bytes;

	while (len) {
		ssize_t n = write(fd, at, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}
