/*
 * desk/import_known.c - what cells of a column were read as before.
 *
 * Most columns say the same few things again and again, and to find out what is
 * meant by them costs more than all else about a row.
 */
#include <config.h>

#include "desk/import_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

#define PLACES 128
#define CELL_MAX 120	/* longer ones hardly come again */
#define TRIES 512	/* after so many we know whether it is worth it */

static size_t
place_of(const char *cell, size_t len)
{
	uint32_t h = gd_hash(cell, len);

	return (h ^ h >> 15) % PLACES;
}

static void
forget(struct gd_import_known *k)
{
	free(k->cell);
	free(k->text);
	free(k->checked.value);
	memset(k, 0, sizeof *k);
}

struct gd_import_known *
gd_import_known_find(struct gd_import_source *s, const char *cell, size_t len)
{
	struct gd_import_known *k;

	if (len > CELL_MAX || s->differs)
		return NULL;
	if (!s->places)
		s->places = gd_calloc(PLACES, sizeof *s->places);
	k = &s->places[place_of(cell, len)];
	s->tries++;
	if (k->cell && strcmp(k->cell, cell) == 0) {
		s->met++;
		return k;
	}
	if (s->tries >= TRIES && s->met < s->tries / 4) {
		gd_import_known_release(s);
		s->differs = true;
		return NULL;
	}
	forget(k);
	k->cell = gd_strdup(cell);
	return k;
}

void
gd_import_known_release(struct gd_import_source *s)
{
	for (size_t i = 0; s->places && i < PLACES; i++)
		forget(&s->places[i]);
	free(s->places);
	s->places = NULL;
	s->known = NULL;
}
