/*
 * desk/verify.h - proving what was kept: history, tables, files, timestamps.
 */
#ifndef GD_DESK_VERIFY_H
#define GD_DESK_VERIFY_H

#include "desk/evidence.h"

struct gd_verified {
	int64_t events;		/* of the chain, found whole */
	int64_t cases;		/* whose rows follow from the history */
	int64_t files;		/* that are what their fingerprints say */
	int64_t stamps;		/* timestamps that belong to what they date */
};

/*
 * Walk the chain, compare the tables of `case_id` (0: of every case) with the
 * history, read every file of evidence again, and match the timestamps with
 * files and events. GD_EDATA names the first break: which event, which field or
 * which file. Checking one case is a touch of its files and becomes an event
 * ("custody"), whatever came of it. `tick` is told what is being done; false
 * cancels.
 */
enum gd_status gd_desk_verify_all(struct gd_desk *d, int64_t case_id,
				  gd_vault_tick *tick, void *ctx,
				  struct gd_verified *out,
				  struct gd_error *err);

#endif
