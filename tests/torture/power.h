/*
 * torture/power.h - what lies on the disk when the power fails.
 *
 * Kept for sure is what was synced: bytes by a sync of their file, names by one
 * of their folder. Of the rest anything may have arrived.
 */
#ifndef TESTS_TORTURE_POWER_H
#define TESTS_TORTURE_POWER_H

#include <stdint.h>

#include "torture/disk.h"

enum power_kept {
	POWER_ALL,	/* all that was written: a kill, not a power cut */
	POWER_SYNCED,	/* only what is promised */
	POWER_NAMES,	/* names as they were given, bytes as promised */
	POWER_SOME,	/* some of it by `seed`, by sectors of 512 bytes */
	POWER_KINDS
};

/* `out` is what is left of `before` after the first `n` entries of the log. */
void power_cut(const struct tree *before, const struct disk_log *log, size_t n,
	       enum power_kept kept, uint64_t seed, struct tree *out);

#endif
