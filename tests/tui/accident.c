/*
 * tui/accident.c - a library that is loaded before the C library (LD_PRELOAD) and
 * lets the program meet a full disk and the end of memory:
 *
 *   ACCIDENT_FULL=FILE	while FILE is there, writing to a file finds no room
 *   ACCIDENT_MEMORY=N	the N-th request for memory gets none
 *   ACCIDENT_COUNT=FILE	how many requests there were is written there at the end
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *ptr, size_t size);

static long nth, count;
static const char *full;

static __attribute__((constructor)) void
begin(void)
{
	const char *n = getenv("ACCIDENT_MEMORY");

	full = getenv("ACCIDENT_FULL");
	count = 0;
	nth = n ? strtol(n, NULL, 10) : 0;
	/* What the program runs is not meant. */
	unsetenv("LD_PRELOAD");
}

static __attribute__((destructor)) void
end(void)
{
	const char *path = getenv("ACCIDENT_COUNT");
	char text[32];
	int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
	int len = snprintf(text, sizeof text, "%ld\n", count);

	if (fd >= 0 && write(fd, text, (size_t)len) == len)
		close(fd);
}

/* ---- memory ---- */

static int
none(void)
{
	if (++count != nth)
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t size)
{
	return none() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
	return none() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *ptr, size_t size)
{
	return none() ? NULL : __libc_realloc(ptr, size);
}

/* ---- room ---- */

static int
no_room(int fd)
{
	struct stat st;

	if (!full || access(full, F_OK) != 0 || fstat(fd, &st) != 0 ||
	    !S_ISREG(st.st_mode))
		return 0;
	errno = ENOSPC;
	return 1;
}

typedef ssize_t write_fn(int fd, const void *bytes, size_t len);
typedef ssize_t pwrite_fn(int fd, const void *bytes, size_t len, off_t at);

/* As POSIX wants it: a function comes as the bytes of a pointer. */
#define REAL(type, name)						     \
	static type *real;						     \
	do {								     \
		if (!real)						     \
			*(void **)&real = dlsym(RTLD_NEXT, name);	     \
	} while (0)

ssize_t
write(int fd, const void *bytes, size_t len)
{
	REAL(write_fn, "write");
	return no_room(fd) ? -1 : real(fd, bytes, len);
}

ssize_t
pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	REAL(pwrite_fn, "pwrite");
	return no_room(fd) ? -1 : real(fd, bytes, len, at);
}

#ifdef __USE_LARGEFILE64
ssize_t
pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
	REAL(pwrite_fn, "pwrite64");
	return no_room(fd) ? -1 : real(fd, bytes, len, at);
}
#endif
