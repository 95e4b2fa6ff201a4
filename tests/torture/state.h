/*
 * torture/state.h - what a desk holds, to be compared; and whether it is whole.
 */
#ifndef TESTS_TORTURE_STATE_H
#define TESTS_TORTURE_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STATE_DB "desk.db"
#define STATE_FILES 32

struct state {
	uint64_t db;		/* every row of every table */
	struct {
		char path[120];
		uint64_t sum;
	} files[STATE_FILES];		/* all but the database's own */
	size_t len;
	int leftovers;			/* temporary files; not in `files` */
};

/*
 * Open the desk in `root` as the next start would, prove pages, counts, history
 * and files of evidence, and read all of it. False: it is not whole, `why` tells.
 */
bool state_take(const char *root, struct state *out, char *why, size_t size);
/* The sum of a file in `s`, 0 when there is none. */
uint64_t state_file(const struct state *s, const char *path);

#endif
