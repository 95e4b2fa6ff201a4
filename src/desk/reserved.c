/*
 * desk/reserved.c - see reserved.h.
 */
#include "desk/reserved.h"

#include <stddef.h>
#include <string.h>

bool
gd_reserved_is(const char *field)
{
	return strcmp(field, GD_RESERVED_AT) == 0 ||
	       strncmp(field, GD_RESERVED_TYPED,
		       strlen(GD_RESERVED_TYPED)) == 0;
}

void
gd_reserved_split(struct gd_answers *a, struct gd_answers *kept)
{
	size_t i = 0;

	while (i < a->len) {
		const struct gd_answer *x = &a->items[i];

		if (!gd_reserved_is(x->field)) {
			i++;
			continue;
		}
		gd_answers_set(kept, x->field, x->value, x->state, false);
		gd_answers_remove(a, x->field);
	}
}

void
gd_reserved_drop(struct gd_answers *a)
{
	struct gd_answers kept = GD_ANSWERS_INIT;

	gd_reserved_split(a, &kept);
	gd_answers_release(&kept);
}
