/*
 * desk/import_new.c - what no case can have yet.
 *
 * Into an empty desk hardly a row comes that is like one before it, and to ask for
 * each of them costs as much as to keep it. So a filter remembers a few bits of what
 * every case was made of: where one is missing there is nothing to ask for.
 */
#include <config.h>

#include "desk/import_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BITS_OF_ONE 4
#define BYTES_MIN (16 * 1024)
#define BYTES_MAX (2 * 1024 * 1024)
/* A row says three things, in some hundred bytes of the list at least. */
#define LIST_OF_BYTE 64

void
gd_import_new_begin(struct gd_import_new *n, int64_t list)
{
	size_t bytes = BYTES_MIN;

	while (bytes < BYTES_MAX && (int64_t)bytes < list / LIST_OF_BYTE)
		bytes *= 2;
	n->bits = gd_calloc(bytes, 1);
	n->mask = bytes * 8 - 1;
}

void
gd_import_new_release(struct gd_import_new *n)
{
	free(n->bits);
	n->bits = NULL;
}

static uint64_t
add_text(uint64_t h, const char *s)
{
	do
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	while (*s++);
	return h;
}

uint64_t
gd_import_mark(enum gd_import_mark kind, const char *a, const char *b)
{
	uint64_t h = UINT64_C(14695981039346656037) + kind;	/* FNV-1a */

	h = add_text(add_text(h, a), b);
	h ^= h >> 32;
	h *= UINT64_C(0xD6E8FEB86659FD93);
	return h ^ h >> 32;
}

bool
gd_import_may_be(const struct gd_import_new *n, uint64_t mark)
{
	for (int i = 0; n->bits && i < BITS_OF_ONE; i++) {
		uint64_t bit = (mark + (mark >> 32 | 1) * (uint64_t)i) & n->mask;

		if (!(n->bits[bit / 8] & 1u << bit % 8))
			return false;
	}
	return true;
}

void
gd_import_is(struct gd_import_new *n, uint64_t mark)
{
	for (int i = 0; n->bits && i < BITS_OF_ONE; i++) {
		uint64_t bit = (mark + (mark >> 32 | 1) * (uint64_t)i) & n->mask;

		n->bits[bit / 8] |= (unsigned char)(1u << bit % 8);
	}
}
