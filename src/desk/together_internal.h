/*
 * desk/together_internal.h - for the actions of desk/ alone.
 */
#ifndef GD_DESK_TOGETHER_INTERNAL_H
#define GD_DESK_TOGETHER_INTERNAL_H

#include "desk/together.h"

/* Take the version that the action on case `id` expects; 0: any. */
int64_t gd_desk_expected(struct gd_desk *d, int64_t id);

#endif
