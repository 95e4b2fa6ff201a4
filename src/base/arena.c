#include <config.h>

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PIECE 1000	/* small enough for malloc's own short lists */

struct gd_arena_piece {
	struct gd_arena_piece *next;
	char bytes[];
};

static char *
take(struct gd_arena *a, size_t size)
{
	size_t room = size > PIECE / 4 ? size
				       : PIECE - sizeof(struct gd_arena_piece);
	struct gd_arena_piece *p;
	char *at = a->at;

	if (size > a->left) {
		p = gd_malloc(sizeof *p + room);
		p->next = a->pieces;
		a->pieces = p;
		/* A long one leaves the room that there is to others. */
		if (size > PIECE / 4)
			return p->bytes;
		at = p->bytes;
		a->left = room;
	}
	a->at = at + size;
	a->left -= size;
	return at;
}

char *
gd_arena_strdup(struct gd_arena *a, const char *s)
{
	size_t size = s ? strlen(s) + 1 : 0;

	return s ? memcpy(take(a, size), s, size) : NULL;
}

void
gd_arena_release(struct gd_arena *a)
{
	struct gd_arena_piece *p, *next;

	for (p = a->pieces; p; p = next) {
		next = p->next;
		free(p);
	}
	*a = (struct gd_arena)GD_ARENA_INIT;
}
