/*
 * base/spool.c - see spool.h.
 */
#include <config.h>

#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

bool
gd_spool_begin(struct gd_spool *s, int64_t most)
{
	*s = (struct gd_spool){ memfd_create("spool", MFD_CLOEXEC), 0, most };
	return s->fd >= 0;
}

static int
open_in(const char *folder)
{
	struct gd_buf name = GD_BUF_INIT;
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);

	if (fd >= 0)
		return fd;
	/* Some file systems have no file without a name. */
	gd_buf_addf(&name, "%s/gongdao-XXXXXX", folder);
	fd = mkostemp(name.s, O_CLOEXEC);
	if (fd >= 0)
		unlink(name.s);
	gd_buf_release(&name);
	return fd;
}

static int
open_file(void)
{
	const char *own = getenv("TMPDIR");
	const char *const folders[] = { own && *own == '/' ? own : "/var/tmp",
					"/var/tmp", "/tmp" };
	int fd = -1;

	for (size_t i = 0; fd < 0 && i < sizeof folders / sizeof *folders; i++)
		fd = open_in(folders[i]);
	return fd;
}

/* What is in memory so far. */
static bool
carry(int from, int to)
{
	char chunk[16384];
	off_t at = 0;
	ssize_t n;

	while ((n = pread(from, chunk, sizeof chunk, at)) > 0) {
		if (!gd_file_put(to, chunk, (size_t)n))
			return false;
		at += n;
	}
	return n == 0;
}

/* The descriptor keeps its number. */
static bool
leave_memory(struct gd_spool *s)
{
	int fd = open_file(), error;
	bool good;

	s->most = GD_SPOOL_MEMORY;
	if (fd < 0)
		return true;
	good = carry(s->fd, fd) && dup3(fd, s->fd, O_CLOEXEC) >= 0;
	error = errno;
	close(fd);
	errno = error;
	return good;
}

bool
gd_spool_add(struct gd_spool *s, const void *bytes, size_t len)
{
	if (s->len + (int64_t)len > s->most && !leave_memory(s))
		return false;
	s->len += (int64_t)len;
	return gd_file_put(s->fd, bytes, len);
}

FILE *
gd_spool_read(struct gd_spool *s)
{
	FILE *fp = NULL;

	if (lseek(s->fd, 0, SEEK_SET) == 0)
		fp = fdopen(s->fd, "rb");
	if (fp)
		s->fd = -1;
	return fp;
}

void
gd_spool_end(struct gd_spool *s)
{
	if (s->fd >= 0)
		close(s->fd);
	*s = (struct gd_spool)GD_SPOOL_INIT;
}
