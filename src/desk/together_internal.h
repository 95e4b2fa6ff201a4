/*
 * desk/together_internal.h - for the actions of desk/ alone.
 */
#ifndef GD_DESK_TOGETHER_INTERNAL_H
#define GD_DESK_TOGETHER_INTERNAL_H

#include "desk/together.h"
#include "desk/view.h"

/* Take the version that the action on case `id` expects; 0: any. */
int64_t gd_desk_expected(struct gd_desk *d, int64_t id);

/* edit.c: is `field` the case's own ("assignee"), not an answer? */
bool gd_case_own_field(const char *field);
/* What stands in `field`, as it is kept; "" for none. Borrowed from `v`. */
const char *gd_case_standing(const struct gd_case_view *v, const char *field);

/* merge.c: one more field that two have changed; the strings are copied. */
void gd_merge_add(struct gd_merge *m, const char *field, const char *was,
		  const char *theirs, const char *mine);
/* Fill in who changed each field last, as far as the newest history tells. */
void gd_merge_name_hands(struct gd_store *st, int64_t case_id,
			 struct gd_merge *m);

#endif
