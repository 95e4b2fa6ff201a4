/*
 * store/pick.h - a few answers of many cases, for lists that go through them all.
 */
#ifndef GD_STORE_PICK_H
#define GD_STORE_PICK_H

#include "store/query.h"

/*
 * Answers that were given to the fields `fields` (borrowed) alone. Cases are asked for
 * with rising numbers: two walks over the answers go along with them, so that a case
 * costs its own rows, and who skips many is led there by the key. Free it before the
 * store is closed.
 */
struct gd_pick;
struct gd_pick *gd_pick_new(struct gd_store *st, const char *const *fields,
			    size_t len);
void gd_pick_free(struct gd_pick *p);
/* The answers of a case into `out`, which is initialised here. */
enum gd_status gd_pick_read(struct gd_pick *p, int64_t case_id,
			    struct gd_answers *out, struct gd_error *err);

#endif
