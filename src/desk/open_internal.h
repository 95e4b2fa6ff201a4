/*
 * desk/open_internal.h - opening a case inside an action begun for case 0.
 */
#ifndef GD_DESK_OPEN_INTERNAL_H
#define GD_DESK_OPEN_INTERNAL_H

#include "desk/act_internal.h"
#include "desk/pairs.h"

/*
 * Make the case with these answers, opened at `opened` (now or before), its columns
 * and the clocks of its dates, in the open event; `a->id` is its id then.
 * Completeness is not checked.
 */
enum gd_status gd_act_open(struct gd_act *a, const struct gd_answers *answers,
			   gd_instant opened, struct gd_error *err);
/* Put those of `pairs` that are fields of the case itself: assignee and tags. */
enum gd_status gd_act_put_own(struct gd_act *a, const struct gd_pair *pairs,
			      size_t len, struct gd_error *err);

#endif
