/*
 * torture/disk.c - see disk.h: counting, failing, writing down.
 */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "torture/disk.h"

static struct {
	char root[PATH_MAX];
	size_t root_len;
	enum disk_fault fault;
	int64_t nth, count[DISK_FAULTS];
	bool on, lasting, met, forbidden;
	int last_errno;
	struct disk_log *log;
	char **names;		/* of the log's files, as they are called now */
} disk;

/* Where operations count; a test that looks at the result is not the program. */
static bool
watching(void)
{
	return disk.on || disk.log;
}

void
disk_begin(const char *root)
{
	snprintf(disk.root, sizeof disk.root, "%s", root);
	disk.root_len = strlen(disk.root);
	disk_vfs_register();
}

void
disk_break(enum disk_fault fault, int64_t n, bool lasting)
{
	disk.fault = fault;
	disk.nth = n;
	disk.lasting = lasting;
	memset(disk.count, 0, sizeof disk.count);
	disk.met = false;
	disk.on = true;
}

void
disk_mend(void)
{
	disk.on = false;
}

void
disk_forbid(void)
{
	disk.forbidden = true;
}

void
disk_lock(void)
{
	if (disk.forbidden)
		_exit(0);
}

int64_t
disk_count(enum disk_fault fault)
{
	return disk.count[fault];
}

bool
disk_met(void)
{
	return disk.met;
}

int
disk_last_errno(void)
{
	return disk.last_errno;
}

const char *
disk_below(const char *path)
{
	static char whole[PATH_MAX * 2];

	if (!watching() || !path)
		return NULL;
	while (strncmp(path, "./", 2) == 0)
		path += 2;
	if (*path == '/') {
		snprintf(whole, sizeof whole, "%s", path);
	} else {
		char here[PATH_MAX];

		if (!getcwd(here, sizeof here))
			return NULL;
		snprintf(whole, sizeof whole, "%s/%s", here, path);
	}
	if (strncmp(whole, disk.root, disk.root_len) != 0 ||
	    (whole[disk.root_len] && whole[disk.root_len] != '/'))
		return NULL;
	return whole[disk.root_len] ? whole + disk.root_len + 1 : ".";
}

/* A full disk still gives back, syncs what it has and renames. */
static bool
needs_room(enum disk_op op)
{
	return op == DISK_WRITE || op == DISK_OPEN || op == DISK_MKDIR ||
	       op == DISK_TRUNCATE;
}

static bool
can_hit(enum disk_fault fault, enum disk_op op)
{
	switch (fault) {
	case DISK_FULL:
		return needs_room(op);
	case DISK_BAD_READ:
		return op == DISK_READ;
	case DISK_STUCK:
		return op == DISK_UNLINK;
	default:
		return op != DISK_READ;
	}
}

int
disk_turn(enum disk_op op, void (*torn)(void *ctx), void *ctx)
{
	int64_t n;

	if (!disk.on)
		return 0;
	if (op != DISK_READ)
		disk_lock();
	for (enum disk_fault f = 0; f < DISK_FAULTS; f++)
		disk.count[f] += can_hit(f, op);
	n = disk.count[disk.fault];
	if (!can_hit(disk.fault, op) || !disk.nth || n < disk.nth ||
	    (n > disk.nth && !disk.lasting))
		return 0;
	disk.met = true;
	if (torn)
		torn(ctx);
	if (disk.fault == DISK_KILLED)
		kill(getpid(), SIGKILL);
	disk.last_errno = disk.fault == DISK_FULL ? ENOSPC : EIO;
	return disk.last_errno;
}

/* ---- writing down ---- */

static struct disk_entry *
entry(enum disk_op op, int file)
{
	struct disk_log *log = disk.log;

	if (log->len == log->cap) {
		log->cap = log->cap ? log->cap * 2 : 256;
		log->entries = realloc(log->entries,
				       log->cap * sizeof *log->entries);
		if (!log->entries)
			abort();
	}
	log->entries[log->len] = (struct disk_entry){ .op = op, .file = file };
	return &log->entries[log->len++];
}

static int
number_of(const char *below)
{
	for (int i = disk.log->files; i-- > 0; )
		if (disk.names[i] && strcmp(disk.names[i], below) == 0)
			return i;
	return -1;
}

static int
new_number(const char *below)
{
	int file = disk.log->files++;

	disk.names = realloc(disk.names, (size_t)disk.log->files *
			     sizeof *disk.names);
	if (!disk.names)
		abort();
	disk.names[file] = strdup(below);
	return file;
}

void
disk_record(struct disk_log *log, const struct tree *before)
{
	*log = (struct disk_log){ .files = 0 };
	disk.log = log;
	/* power.c numbers them the same way. */
	for (size_t i = 0; i < before->len; i++)
		new_number(before->items[i].path);
}

void
disk_record_end(void)
{
	for (int i = 0; i < disk.log->files; i++)
		free(disk.names[i]);
	free(disk.names);
	disk.names = NULL;
	disk.log = NULL;
}

void
disk_log_release(struct disk_log *log)
{
	for (size_t i = 0; i < log->len; i++) {
		free(log->entries[i].bytes);
		free(log->entries[i].path);
		free(log->entries[i].to);
	}
	free(log->entries);
	*log = (struct disk_log){ .files = 0 };
}

void
disk_mark(int64_t value)
{
	if (disk.log)
		entry(DISK_MARK, -1)->at = value;
}

int
disk_opened(const char *below, bool made)
{
	int file;

	if (!disk.log)
		return -1;
	file = number_of(below);
	if (file >= 0 && !made)
		return file;
	file = new_number(below);
	entry(DISK_OPEN, file)->path = strdup(below);
	return file;
}

void
disk_wrote(int file, const void *bytes, size_t len, int64_t at)
{
	struct disk_entry *e;

	if (!disk.log || file < 0)
		return;
	e = entry(DISK_WRITE, file);
	e->at = at;
	e->len = len;
	e->bytes = malloc(len ? len : 1);
	if (!e->bytes)
		abort();
	memcpy(e->bytes, bytes, len);
}

void
disk_cut(int file, int64_t len)
{
	if (disk.log && file >= 0)
		entry(DISK_TRUNCATE, file)->at = len;
}

void
disk_synced(int file, const char *path)
{
	size_t len;
	char *bytes;

	if (!disk.log || file < 0)
		return;
	bytes = path ? tree_read(path, &len) : NULL;
	if (bytes) {
		disk_wrote(file, bytes, len, 0);
		disk_cut(file, (int64_t)len);
	}
	free(bytes);
	entry(DISK_SYNC, file);
}

void
disk_named(enum disk_op op, const char *below, const char *to)
{
	struct disk_entry *e;
	int file;

	if (!disk.log)
		return;
	e = entry(op, -1);
	e->path = strdup(below);
	e->to = to ? strdup(to) : NULL;
	if (op != DISK_UNLINK && op != DISK_RENAME)
		return;
	if (to && (file = number_of(to)) >= 0) {
		free(disk.names[file]);
		disk.names[file] = NULL;
	}
	file = number_of(below);
	if (file >= 0) {
		free(disk.names[file]);
		disk.names[file] = to ? strdup(to) : NULL;
	}
}
