/*
 * desk/reserved.h - what an interview keeps beside its answers.
 *
 * A draft also holds where it stands ("draft.at": a question's id, "-" on the
 * review page) and text still being typed ("typed.ID"). They lie among the
 * draft's answers, go when the case is opened, and are no answers to anybody.
 */
#ifndef GD_DESK_RESERVED_H
#define GD_DESK_RESERVED_H

#include <stdbool.h>

#include "domain/answers.h"

#define GD_RESERVED_AT "draft.at"
#define GD_RESERVED_TYPED "typed."

bool gd_reserved_is(const char *field);
/* Take the reserved fields out of `a`. */
void gd_reserved_drop(struct gd_answers *a);
/* Move them from `a` to `kept` (initialised). */
void gd_reserved_split(struct gd_answers *a, struct gd_answers *kept);

#endif
