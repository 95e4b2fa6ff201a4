/*
 * torture/disk.h - the disk that the torture tests run on.
 *
 * All that is written below one folder passes here in its order: what SQLite
 * writes (through a VFS, disk_vfs.c) and what our own code writes (through the
 * linker's --wrap, disk_wrap.c). Each operation can be made to fail, to be torn,
 * or to be the last one; or all are written down, and what a power cut after
 * any of them would leave is laid out (power.h). Nothing of it is in the program.
 */
#ifndef TESTS_TORTURE_DISK_H
#define TESTS_TORTURE_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "torture/tree.h"

enum disk_op {
	DISK_READ,	/* of the database alone; counted by DISK_BAD_READ only */
	DISK_OPEN, DISK_WRITE, DISK_TRUNCATE, DISK_SYNC, DISK_UNLINK,
	DISK_RENAME, DISK_LINK, DISK_MKDIR, DISK_SYNC_DIR,
	DISK_MARK	/* something was acknowledged; no operation of a disk */
};

enum disk_fault {
	DISK_GOOD,
	DISK_BAD,	/* EIO; a write is torn: its first half arrives */
	DISK_FULL,	/* ENOSPC for what needs room; a write is torn */
	DISK_BAD_READ,	/* EIO, for reading only */
	DISK_STUCK,	/* EIO, for removing a name only */
	DISK_KILLED,	/* SIGKILL, in the middle of a write */
	DISK_FAULTS
};

/* From now on SQLite's files go through here. `root` is absolute. */
void disk_begin(const char *root);
/*
 * Let the `n`-th operation from now on (1: the next) that `fault` can hit meet
 * it, and with `lasting` every one after it until disk_mend(). n = 0 only counts.
 */
void disk_break(enum disk_fault fault, int64_t n, bool lasting);
void disk_mend(void);
/* From now on this process ends when it would change anything, or a lock. */
void disk_forbid(void);
/* Operations since disk_break() that `fault` could hit; whether one met it. */
int64_t disk_count(enum disk_fault fault);
bool disk_met(void);

/* One operation as it was written down. */
struct disk_entry {
	enum disk_op op;
	int file;		/* number of the file, -1: none */
	int64_t at;		/* WRITE: where; TRUNCATE: new length; MARK: value */
	size_t len;
	char *bytes;		/* WRITE */
	char *path, *to;	/* below the root */
};
struct disk_log {
	struct disk_entry *entries;
	size_t len, cap;
	int files;		/* how many files it knows */
};

/* Write down what happens from now on; `before` is what lies there now. */
void disk_record(struct disk_log *log, const struct tree *before);
void disk_mark(int64_t value);
void disk_record_end(void);
void disk_log_release(struct disk_log *log);

/* ---- for disk_vfs.c and disk_wrap.c ---- */

/* The path below the root, NULL when it lies elsewhere; valid until next time. */
const char *disk_below(const char *path);
/*
 * Before an operation: 0, or the errno to fail with; then a write first writes
 * its first half by `torn` (may be NULL).
 */
int disk_turn(enum disk_op op, void (*torn)(void *ctx), void *ctx);
/* Before a lock. */
void disk_lock(void);
/* After it went well. `file` is what disk_opened() gave. */
int disk_opened(const char *below, bool made);
void disk_wrote(int file, const void *bytes, size_t len, int64_t at);
void disk_cut(int file, int64_t len);
/* `path` (may be NULL): read it again, others may have written it unseen. */
void disk_synced(int file, const char *path);
void disk_named(enum disk_op op, const char *below, const char *to);
int disk_last_errno(void);
void disk_vfs_register(void);

#endif
