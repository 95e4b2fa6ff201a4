/*
 * torture/disk_wrap.c - our own writing on the disk of disk.h, by the linker's
 * --wrap (torture_wraps in tests/module.mk).
 *
 * A stream's own write(2) is inside the C library, where --wrap does not reach:
 * fdopen() gives a stream that writes through here. What a library writes to a
 * descriptor of ours (libarchive) is seen when it is synced.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "torture/disk.h"

#define HANDLES 256

int __real_open(const char *path, int flags, ...);
int __real_close(int fd);
ssize_t __real_write(int fd, const void *bytes, size_t len);
int __real_fsync(int fd);
FILE *__real_fdopen(int fd, const char *mode);
int __real_fileno(FILE *fp);
int __real_rename(const char *from, const char *to);
int __real_unlink(const char *path);
int __real_unlinkat(int dir, const char *path, int flags);
int __real_linkat(int from_dir, const char *from, int to_dir, const char *to,
		  int flags);
int __real_mkdir(const char *path, mode_t mode);

int __wrap_open(const char *path, int flags, ...);
int __wrap_close(int fd);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);
int __wrap_fsync(int fd);
FILE *__wrap_fdopen(int fd, const char *mode);
int __wrap_fileno(FILE *fp);
int __wrap_rename(const char *from, const char *to);
int __wrap_unlink(const char *path);
int __wrap_unlinkat(int dir, const char *path, int flags);
int __wrap_linkat(int from_dir, const char *from, int to_dir, const char *to,
		  int flags);
int __wrap_mkdir(const char *path, mode_t mode);

/* What stands behind a descriptor; the index is the descriptor. */
static struct handle {
	char *below;		/* NULL: not ours */
	bool folder;
	int number;
	FILE *stream;
} handles[HANDLES];

struct half {
	int fd;
	const void *bytes;
	size_t len;
};

static int
failed(int why)
{
	errno = why;
	return -1;
}

static struct handle *
handle_of(int fd)
{
	return fd >= 0 && fd < HANDLES && handles[fd].below ? &handles[fd]
							    : NULL;
}

static void
forget(int fd)
{
	struct handle *h = handle_of(fd);

	if (!h)
		return;
	free(h->below);
	*h = (struct handle){ .below = NULL };
}

int
__wrap_open(const char *path, int flags, ...)
{
	const char *below = disk_below(path);
	bool writes = (flags & O_ACCMODE) != O_RDONLY;
	bool made = false;
	char name[PATH_MAX];
	mode_t mode = 0;
	va_list ap;
	int why, fd;

	va_start(ap, flags);
	if (flags & O_CREAT)
		mode = va_arg(ap, mode_t);
	va_end(ap);
	if (!below) {
		fd = __real_open(path, flags, mode);
		forget(fd);
		return fd;
	}
	snprintf(name, sizeof name, "%s", below);
	if (flags & O_CREAT && access(path, F_OK) != 0) {
		made = true;
		why = disk_turn(DISK_OPEN, NULL, NULL);
		if (why)
			return failed(why);
	}
	fd = __real_open(path, flags, mode);
	forget(fd);
	if (fd < 0 || fd >= HANDLES || (!writes && !(flags & O_DIRECTORY) &&
					!(flags & O_NOFOLLOW)))
		return fd;
	handles[fd] = (struct handle){ .below = strdup(name),
				       .folder = flags & O_DIRECTORY };
	handles[fd].number = flags & O_DIRECTORY ? -1 : disk_opened(name, made);
	return fd;
}

int
__wrap_close(int fd)
{
	forget(fd);
	return __real_close(fd);
}

static void
write_half(void *ctx)
{
	struct half *h = ctx;
	struct handle *on = handle_of(h->fd);
	off_t at = lseek(h->fd, 0, SEEK_CUR);
	ssize_t n = h->len > 1 ? __real_write(h->fd, h->bytes, h->len / 2) : 0;

	if (n > 0 && on)
		disk_wrote(on->number, h->bytes, (size_t)n, at);
}

ssize_t
__wrap_write(int fd, const void *bytes, size_t len)
{
	struct handle *on = handle_of(fd);
	struct half h = { fd, bytes, len };
	int why = on ? disk_turn(DISK_WRITE, write_half, &h) : 0;
	off_t at = on ? lseek(fd, 0, SEEK_CUR) : 0;
	ssize_t n;

	if (why)
		return failed(why);
	n = __real_write(fd, bytes, len);
	if (n > 0 && on)
		disk_wrote(on->number, bytes, (size_t)n, at);
	return n;
}

int
__wrap_fsync(int fd)
{
	struct handle *on = handle_of(fd);
	char link[64], path[PATH_MAX];
	ssize_t len;
	int why;

	if (!on)
		return __real_fsync(fd);
	why = disk_turn(on->folder ? DISK_SYNC_DIR : DISK_SYNC, NULL, NULL);
	if (why)
		return failed(why);
	if (on->folder) {
		disk_named(DISK_SYNC_DIR, on->below, NULL);
		return 0;
	}
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	len = readlink(link, path, sizeof path - 1);
	path[len > 0 ? len : 0] = '\0';
	disk_synced(on->number, len > 0 ? path : NULL);
	return 0;
}

/* ---- streams ---- */

static ssize_t
stream_write(void *cookie, const char *bytes, size_t len)
{
	ssize_t n = __wrap_write((int)(intptr_t)cookie, bytes, len);

	return n < 0 ? 0 : n;	/* how a cookie tells of a failure */
}

static int
stream_close(void *cookie)
{
	return __wrap_close((int)(intptr_t)cookie);
}

FILE *
__wrap_fdopen(int fd, const char *mode)
{
	const cookie_io_functions_t io = { .write = stream_write,
					   .close = stream_close };
	struct handle *on = handle_of(fd);

	if (!on || *mode != 'w')
		return __real_fdopen(fd, mode);
	on->stream = fopencookie((void *)(intptr_t)fd, mode, io);
	return on->stream;
}

int
__wrap_fileno(FILE *fp)
{
	for (int fd = 0; fd < HANDLES; fd++)
		if (handles[fd].below && handles[fd].stream == fp)
			return fd;
	return __real_fileno(fp);
}

/* ---- names ---- */

int
__wrap_rename(const char *from, const char *to)
{
	const char *below = disk_below(from);
	char name[PATH_MAX];
	int why;

	if (!below)
		return __real_rename(from, to);
	snprintf(name, sizeof name, "%s", below);
	why = disk_turn(DISK_RENAME, NULL, NULL);
	if (why)
		return failed(why);
	if (__real_rename(from, to) != 0)
		return -1;
	disk_named(DISK_RENAME, name, disk_below(to));
	return 0;
}

int
__wrap_unlink(const char *path)
{
	const char *below = disk_below(path);
	int why;

	if (!below)
		return __real_unlink(path);
	if (access(path, F_OK) != 0)
		return failed(ENOENT);
	why = disk_turn(DISK_UNLINK, NULL, NULL);
	if (why)
		return failed(why);
	if (__real_unlink(path) != 0)
		return -1;
	disk_named(DISK_UNLINK, below, NULL);
	return 0;
}

/* As sweeping the evidence calls it: a name in a folder that is open. */
int
__wrap_unlinkat(int dir, const char *path, int flags)
{
	char link[64], whole[PATH_MAX * 2];
	ssize_t len;

	snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
	len = readlink(link, whole, PATH_MAX);
	if (len <= 0 || flags)
		return __real_unlinkat(dir, path, flags);
	snprintf(whole + len, sizeof whole - (size_t)len, "/%s", path);
	if (!disk_below(whole))
		return __real_unlinkat(dir, path, flags);
	return __wrap_unlink(whole);
}

/* By whole paths, as the vault calls it. */
int
__wrap_linkat(int from_dir, const char *from, int to_dir, const char *to,
	      int flags)
{
	const char *below = disk_below(from);
	char name[PATH_MAX];
	int why;

	if (!below)
		return __real_linkat(from_dir, from, to_dir, to, flags);
	snprintf(name, sizeof name, "%s", below);
	why = disk_turn(DISK_LINK, NULL, NULL);
	if (why)
		return failed(why);
	if (__real_linkat(from_dir, from, to_dir, to, flags) != 0)
		return -1;
	disk_named(DISK_LINK, name, disk_below(to));
	return 0;
}

int
__wrap_mkdir(const char *path, mode_t mode)
{
	const char *below = disk_below(path);
	int why;

	if (!below || access(path, F_OK) == 0)
		return __real_mkdir(path, mode);
	why = disk_turn(DISK_MKDIR, NULL, NULL);
	if (why)
		return failed(why);
	if (__real_mkdir(path, mode) != 0)
		return -1;
	disk_named(DISK_MKDIR, below, NULL);
	return 0;
}
