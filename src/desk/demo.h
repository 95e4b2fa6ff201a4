/*
 * desk/demo.h - a reproducible, realistic caseload for an empty database.
 */
#ifndef GD_DESK_DEMO_H
#define GD_DESK_DEMO_H

#include "desk/desk.h"

/*
 * Make `cases` cases from `seed` as of the desk's now: invented merchants, all
 * stages, types, platforms and scenarios, Chinese texts, clocks overdue, due
 * today and later; in a large caseload half of the cases are closed ones of two
 * years, with the peaks of the seasons. The same seed and now give the same cases. GD_EGUARD when the database
 * holds cases already. `progress` (may be NULL) is told done/total now and then; false
 * cancels and leaves the database empty.
 */
enum gd_status gd_desk_demo(struct gd_desk *d, int64_t cases, uint64_t seed,
			    bool (*progress)(int64_t done, int64_t total,
					     void *ctx),
			    void *ctx, struct gd_error *err);

#endif
