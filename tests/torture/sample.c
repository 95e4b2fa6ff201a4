/*
 * torture/sample.c - see sample.h.
 */
#include <stdlib.h>
#include <string.h>

#include "torture/sample.h"

bool
sample_torture(void)
{
	return getenv("GONGDAO_TORTURE") != NULL;
}

static int64_t
budget(void)
{
	const char *given = getenv("GONGDAO_TORTURE");
	int64_t points;

	if (given && strcmp(given, "all") == 0)
		return INT64_MAX;
	points = given ? strtoll(given, NULL, 10) : 1;
	return points > 0 ? points : 1;
}

/* Not the same place of every deed: a step of splitmix64 for each. */
static uint64_t
next(void)
{
	static uint64_t state;
	const char *seed = getenv("GONGDAO_SEED");
	uint64_t z;

	if (!state)
		state = seed ? strtoull(seed, NULL, 10) + 1 : 1;
	z = (state += UINT64_C(0x9e3779b97f4a7c15));
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

struct sample
sample_of(int64_t total, bool thorough)
{
	int64_t points = thorough ? INT64_MAX : budget();
	int64_t stride = total <= points ? 1 : total / points +
					       (total % points != 0);

	return (struct sample){
		.first = 1 + (int64_t)(next() % (uint64_t)stride),
		.stride = stride
	};
}
