/*
 * store/memory.c - SQLite's memory under the policy of base/mem.h.
 *
 * With its own, sqlite3_column_text() gives NULL when memory is short, just as
 * for a value that is none: a history with a hole in it would be written.
 */
#include <config.h>

#include "store/store_internal.h"

#include <malloc.h>
#include <stdlib.h>

#include "base/mem.h"

static void *
take(int size)
{
	return gd_malloc((size_t)size);
}

static void *
resize(void *ptr, int size)
{
	return gd_reallocarray(ptr, 1, (size_t)size);
}

static int
size_of(void *ptr)
{
	return (int)malloc_usable_size(ptr);
}

static int
round_up(int size)
{
	return (size + 7) & ~7;
}

static int
begin(void *data)
{
	(void)data;
	return SQLITE_OK;
}

static void
end(void *data)
{
	(void)data;
}

void
gd_store_memory(void)
{
	const sqlite3_mem_methods ours = {
		.xMalloc = take, .xFree = free, .xRealloc = resize,
		.xSize = size_of, .xRoundup = round_up, .xInit = begin,
		.xShutdown = end
	};

	/* Refused once SQLite is in use: then it was done before. */
	sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}

void
gd_store_memory_back(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
