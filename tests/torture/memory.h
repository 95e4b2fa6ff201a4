/*
 * torture/memory.h - memory that runs out, and chance that repeats.
 */
#ifndef TESTS_TORTURE_MEMORY_H
#define TESTS_TORTURE_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The `n`-th request from now on, of our own code or by it for SQLite
 * (store/memory.c), gets none. 0: only count.
 */
void memory_break(int64_t n);
/* Ask before request `first` and every `stride`-th after it; true: it gets none. */
void memory_watch(int64_t first, int64_t stride,
		  bool (*ask)(int64_t n, void *ctx), void *ctx);
void memory_mend(void);
int64_t memory_count(void);
bool memory_met(void);
/* The same salts again: what is done twice can be compared. */
void chance_again(void);

#endif
