/*
 * torture/memory.c - see memory.h; by --wrap, as disk_wrap.c.
 */
#include <stdlib.h>

#include "torture/memory.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);
void __wrap_gd_random(void *out, size_t len);

static struct {
	bool on, met;
	int64_t nth, count, stride;
	bool (*ask)(int64_t n, void *ctx);
	void *ctx;
} memory;
static uint64_t salts, names;

static bool
none(void)
{
	if (!memory.on)
		return false;
	memory.count++;
	if (memory.ask && memory.count >= memory.nth &&
	    (memory.count - memory.nth) % memory.stride == 0) {
		memory.on = false;
		memory.met = memory.ask(memory.count, memory.ctx);
		memory.on = !memory.met;
		return memory.met;
	}
	if (memory.ask || memory.count != memory.nth)
		return false;
	memory.met = true;
	return true;
}

void *
__wrap_malloc(size_t size)
{
	return none() ? NULL : __real_malloc(size);
}

void *
__wrap_calloc(size_t count, size_t size)
{
	return none() ? NULL : __real_calloc(count, size);
}

void *
__wrap_realloc(void *ptr, size_t size)
{
	return none() ? NULL : __real_realloc(ptr, size);
}

void
memory_break(int64_t n)
{
	memory.ask = NULL;
	memory.nth = n;
	memory.count = 0;
	memory.met = false;
	memory.on = true;
}

void
memory_watch(int64_t first, int64_t stride, bool (*ask)(int64_t n, void *ctx),
	     void *ctx)
{
	memory_break(first);
	memory.stride = stride;
	memory.ask = ask;
	memory.ctx = ctx;
}

void
memory_mend(void)
{
	memory.on = false;
}

int64_t
memory_count(void)
{
	return memory.count;
}

bool
memory_met(void)
{
	return memory.met;
}

void
chance_again(void)
{
	salts = 1;
}

/* The names of temporary files go on: an old one may still lie there. */
void
__wrap_gd_random(void *out, size_t len)
{
	uint64_t *from = len == sizeof *from ? &names : &salts;
	unsigned char *to = out;

	for (size_t i = 0; i < len; i++) {
		*from = *from * UINT64_C(6364136223846793005) +
			UINT64_C(1442695040888963407);
		to[i] = (unsigned char)(*from >> 56);
	}
}
