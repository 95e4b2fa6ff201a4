/*
 * torture/sample.h - which points of a deed are tried.
 *
 * GONGDAO_TORTURE is how many of a deed for each kind of accident, evenly apart,
 * or "all"; without it (`make check`) one. Where they begin, GONGDAO_SEED tells.
 */
#ifndef TESTS_TORTURE_SAMPLE_H
#define TESTS_TORTURE_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

struct sample {
	int64_t first, stride;	/* of 1 .. total */
};

/* Is this more than `make check`? */
bool sample_torture(void);
/* `thorough`: all of them whatever is asked for. */
struct sample sample_of(int64_t total, bool thorough);

#endif
