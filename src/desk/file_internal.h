/*
 * desk/file_internal.h - filing inside an action that somebody else began.
 */
#ifndef GD_DESK_FILE_INTERNAL_H
#define GD_DESK_FILE_INTERNAL_H

#include "desk/act_internal.h"

/*
 * What filing changes, without asking the guards: the filing, the clocks it
 * starts and ends, the case's stage. `*clocks` grows by those started.
 */
enum gd_status gd_act_file(struct gd_act *a, const struct gd_channel *ch,
			   gd_instant at, const char *ref, const char *reason,
			   int *clocks, struct gd_error *err);

/* The channel to go up to from rung `above`; NULL: none is left. Borrowed. */
const struct gd_channel *gd_act_next_channel(const struct gd_act *a,
					     enum gd_stage above);

#endif
