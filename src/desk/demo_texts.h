/*
 * desk/demo_texts.h - the invented texts under data/demo/, and chance by seed.
 */
#ifndef GD_DESK_DEMO_TEXTS_H
#define GD_DESK_DEMO_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

/* A small generator (splitmix64): the same seed gives the same cases anywhere. */
struct gd_chance {
	uint64_t state;
};
uint64_t gd_chance_next(struct gd_chance *c);
/* 0 … n-1, evenly enough for a demo. */
int gd_chance_below(struct gd_chance *c, int n);
/* 0 … n-1 with the first ones met far more often (Zipf's law, exponent 1). */
int gd_chance_zipf(struct gd_chance *c, int n);
/* True in `percent` of the cases. */
bool gd_chance_is(struct gd_chance *c, int percent);

struct gd_demo_list {
	char **items;
	size_t len, cap;
};

struct gd_demo_texts {
	struct gd_demo_list shops, firms, people, goods, facts, promises, notes,
		reasons, answers, seasons;
};

/* Read all lists; GD_ESYS or GD_EDATA names the file that is missing or empty. */
enum gd_status gd_demo_texts_read(struct gd_demo_texts *t,
				  struct gd_error *err);
void gd_demo_texts_release(struct gd_demo_texts *t);

/*
 * Append `text` with each {name} replaced by its value from the pairs
 * name, value, … NULL.
 */
void gd_demo_fill(struct gd_buf *out, const char *text,
		  const char *const *pairs);

#endif
