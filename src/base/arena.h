/*
 * base/arena.h - many short strings that go together.
 *
 * Each is as easy to have as to forget: nothing is freed by itself, all of them
 * are at once, wherever the arena has been moved to meanwhile.
 */
#ifndef GD_BASE_ARENA_H
#define GD_BASE_ARENA_H

#include <stddef.h>

struct gd_arena_piece;

struct gd_arena {
	struct gd_arena_piece *pieces;
	char *at;
	size_t left;
};

#define GD_ARENA_INIT { NULL, NULL, 0 }

/* Copy of `s`; NULL gives NULL. */
char *gd_arena_strdup(struct gd_arena *a, const char *s);
/* Free all of them; the arena is empty and may be used again. */
void gd_arena_release(struct gd_arena *a);

#endif
