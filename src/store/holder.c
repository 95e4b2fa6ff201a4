/*
 * store/holder.c - who holds the lock that writing needs.
 *
 * The kernel lists locks by file and process; to ask it by fcntl(2) would take a
 * descriptor of our own, and closing that would drop the locks that SQLite holds.
 */
#include <config.h>

#include "store/store_internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/*
 * Bytes of the -shm file: a writer locks the one (SQLite's WAL_WRITE_LOCK), who
 * has the database open the other.
 */
#define WRITE_LOCK 120
#define OPEN_LOCK 128

/* One line of the list, at its spaces and colons. */
enum { NUMBER, CLASS, MODE, KIND, PID, MAJOR, MINOR, INODE, FROM, TO, PARTS };

/*
 * "1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 120 120": whose lock on `byte` that
 * is, 0 when it is another one.
 */
static long
whose(char *line, const struct stat *shm, long byte)
{
	char *part[PARTS], *save = NULL;
	unsigned major, minor;
	size_t n = 0;

	for (char *p = strtok_r(line, ": \n", &save); p && n < PARTS;
	     p = strtok_r(NULL, ": \n", &save))
		part[n++] = p;
	if (n < PARTS || strcmp(part[CLASS], "POSIX") != 0 ||
	    (byte == WRITE_LOCK && strcmp(part[KIND], "WRITE") != 0))
		return 0;
	major = (unsigned)strtoul(part[MAJOR], NULL, 16);
	minor = (unsigned)strtoul(part[MINOR], NULL, 16);
	if (makedev(major, minor) != shm->st_dev ||
	    strtoumax(part[INODE], NULL, 10) != (uintmax_t)shm->st_ino ||
	    strtol(part[FROM], NULL, 10) > byte)
		return 0;
	return strcmp(part[TO], "EOF") == 0 ||
	       strtol(part[TO], NULL, 10) >= byte
	       ? strtol(part[PID], NULL, 10) : 0;
}

/* "4711 (name) T 1 …"; a name may hold brackets of its own. */
static bool
look_at(long pid, struct gd_holder *out)
{
	char path[64], text[256], *end;
	size_t n;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%ld/stat", pid);
	f = fopen(path, "re");
	if (!f)
		return false;
	n = fread(text, 1, sizeof text - 1, f);
	fclose(f);
	text[n] = '\0';
	end = strrchr(text, ')');
	if (!end || !strchr(text, '('))
		return false;
	*end = '\0';
	snprintf(out->name, sizeof out->name, "%.15s", strchr(text, '(') + 1);
	out->pid = pid;
	out->stopped = end[1] && (end[2] == 'T' || end[2] == 't');
	return true;
}

/* The process, not this one, that has a lock on `byte`; 0: none is known. */
static long
lock_of(const char *path, long byte)
{
	struct gd_buf name = GD_BUF_INIT;
	char line[256];
	struct stat shm;
	long pid = 0;
	bool there;
	FILE *f;

	gd_buf_addf(&name, "%s-shm", path);
	there = stat(name.s, &shm) == 0;
	gd_buf_release(&name);
	f = there ? fopen("/proc/locks", "re") : NULL;
	while (f && !pid && fgets(line, sizeof line, f)) {
		pid = whose(line, &shm, byte);
		if (pid == getpid())
			pid = 0;
	}
	if (f)
		fclose(f);
	return pid > 0 ? pid : 0;
}

bool
gd_store_holder(const char *path, struct gd_holder *out)
{
	long pid = lock_of(path, WRITE_LOCK);

	return pid > 0 && look_at(pid, out);
}

bool
gd_store_in_use(const char *path)
{
	return lock_of(path, OPEN_LOCK) > 0;
}
