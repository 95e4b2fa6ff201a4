/*
 * desk/stamp.h - trusted timestamps for files of evidence and for the history.
 *
 * A timestamp over the newest event's hash dates everything before it, in every
 * case at once. What is taken in is checked against a CA file and kept with it.
 */
#ifndef GD_DESK_STAMP_H
#define GD_DESK_STAMP_H

#include "desk/evidence.h"

/*
 * Write a request for each file of the case that has no timestamp yet
 * ("GD-0413-E03.tsq"), or, `id` 0, for the newest event ("gongdao-event-97.tsq"),
 * into folder `dir`. `visit` gets the name of each.
 */
enum gd_status gd_desk_stamp_requests(struct gd_desk *d, int64_t id,
				      const char *dir,
				      void (*visit)(const char *path,
						    void *ctx),
				      void *ctx, struct gd_error *err);
/*
 * Take a response in (a .tsr file): find what it is over (a file of the case,
 * `id` 0: an event), check it against `ca` (NULL: the configured one), keep
 * both, record it. `what` gets a sentence. GD_EINVAL when it is over nothing
 * here, not signed by that authority, or a timestamp is there already.
 */
enum gd_status gd_desk_stamp_take(struct gd_desk *d, int64_t id,
				  const char *path, const char *ca,
				  struct gd_buf *what, struct gd_error *err);
/* Is an address configured? */
bool gd_desk_stamp_online(struct gd_desk *d);
/*
 * Send the requests to the configured address and take what comes back; `visit`
 * gets a sentence for each.
 */
enum gd_status gd_desk_stamp_fetch(struct gd_desk *d, int64_t id,
				   const char *ca,
				   void (*visit)(const char *what, void *ctx),
				   void *ctx, struct gd_error *err);

#endif
