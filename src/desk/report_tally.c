/*
 * desk/report_tally.c - headings and their numbers.
 */
#include <config.h>

#include "desk/report_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static size_t
hash(const char *group, const char *code)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (const char *p = group; *p; p++)
		h = (h ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
	h = (h ^ 0xFF) * UINT64_C(0x100000001b3);
	for (const char *p = code; *p; p++)
		h = (h ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
	return (size_t)(h ^ h >> 32);
}

static size_t *
place_of(struct gd_tallies *t, const char *group, const char *code)
{
	size_t mask = t->places_cap - 1, i = hash(group, code) & mask;

	while (t->places[i]) {
		const struct gd_tally *at = &t->items[t->places[i] - 1];

		if (strcmp(at->group, group) == 0 &&
		    strcmp(at->code, code) == 0)
			break;
		i = (i + 1) & mask;
	}
	return &t->places[i];
}

static void
widen(struct gd_tallies *t)
{
	t->places_cap = t->places_cap ? t->places_cap * 2 : 64;
	free(t->places);
	t->places = gd_calloc(t->places_cap, sizeof *t->places);
	for (size_t i = 0; i < t->len; i++)
		*place_of(t, t->items[i].group, t->items[i].code) = i + 1;
}

struct gd_tally *
gd_tally(struct gd_tallies *t, const char *group, const char *code)
{
	size_t *place;

	if (t->len * 2 >= t->places_cap)
		widen(t);
	place = place_of(t, group, code);
	if (!*place) {
		GD_GROW(t->items, t->len, t->cap);
		memset(&t->items[t->len], 0, sizeof *t->items);
		t->items[t->len].group = gd_strdup(group);
		t->items[t->len].code = gd_strdup(code);
		*place = ++t->len;
	}
	return &t->items[*place - 1];
}

void
gd_tally_sample(struct gd_tally *t, int64_t seconds)
{
	GD_GROW(t->sample, t->sample_len, t->sample_cap);
	t->sample[t->sample_len++] = seconds <= 0 ? 0
				     : seconds > UINT32_MAX ? UINT32_MAX
							    : (uint32_t)seconds;
}

static int
ascending(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

int64_t
gd_tally_median(struct gd_tally *t)
{
	size_t n = t->sample_len;

	if (!n)
		return -1;
	qsort(t->sample, n, sizeof *t->sample, ascending);
	return n % 2 ? t->sample[n / 2]
		     : ((int64_t)t->sample[n / 2 - 1] + t->sample[n / 2]) / 2;
}

void
gd_tallies_release(struct gd_tallies *t)
{
	for (size_t i = 0; i < t->len; i++) {
		free(t->items[i].group);
		free(t->items[i].code);
		free(t->items[i].name);
		free(t->items[i].sample);
	}
	free(t->items);
	free(t->places);
	memset(t, 0, sizeof *t);
}
