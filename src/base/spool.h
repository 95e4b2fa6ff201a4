/*
 * base/spool.h - bytes that are kept until they are read again.
 *
 * As long as they are few they stay in memory. More go into a private file without a
 * name (0600, in $TMPDIR, /var/tmp or /tmp), which ends with the descriptor; where
 * none can be had, and where they are told to meet no disk, they stay in memory.
 */
#ifndef GD_BASE_SPOOL_H
#define GD_BASE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct gd_spool {
	int fd;		/* -1: none; /proc/self/fd/N reads it from its beginning */
	int64_t len;
	int64_t most;	/* in memory */
};

#define GD_SPOOL_INIT { -1, 0, 0 }
#define GD_SPOOL_MEMORY INT64_MAX

/* False: errno tells why. `most` is what may stay in memory. */
bool gd_spool_begin(struct gd_spool *s, int64_t most);
/* False: errno tells why, and the spool is good for nothing more. */
bool gd_spool_add(struct gd_spool *s, const void *bytes, size_t len);
/* All of it, to be read; the spool is empty then. NULL: errno tells why. */
FILE *gd_spool_read(struct gd_spool *s);
void gd_spool_end(struct gd_spool *s);	/* also of none */

#endif
