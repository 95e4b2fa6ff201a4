/*
 * base/hash.h - a short hash for places in a table: no secret, no proof (digest.h).
 */
#ifndef GD_BASE_HASH_H
#define GD_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a, 32 bits, of `len` bytes. */
static inline uint32_t
gd_hash(const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ at[i]) * 16777619u;
	return h;
}

/* The same of a text, read once. */
static inline uint32_t
gd_hash_text(const char *s)
{
	uint32_t h = 2166136261u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

#endif
