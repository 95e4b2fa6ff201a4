/*
 * desk/evidence_internal.h - what the files about evidence share.
 */
#ifndef GD_DESK_EVIDENCE_INTERNAL_H
#define GD_DESK_EVIDENCE_INTERNAL_H

#include "desk/act_internal.h"
#include "desk/evidence.h"

/* Kinds of touch, kept in the evidence row and named by phrases. */
#define GD_TOUCH_LOOK "look"
#define GD_TOUCH_SAVE "save"
#define GD_TOUCH_BUNDLE "bundle"
#define GD_TOUCH_RECHECK "recheck"
#define GD_TOUCH_LOST "lost"	/* checked again and found changed or missing */
#define GD_TOUCH_ERASED "erased"

/*
 * One event "custody": rows `rows` (those with `only` set, all when it is NULL)
 * were touched; `note` (may be NULL) says where they went.
 */
enum gd_status gd_evidence_touch(struct gd_desk *d, int64_t id,
				 const struct gd_evidence_row *rows, size_t len,
				 const bool *only, const char *touch,
				 const char *note, struct gd_error *err);
/* Put a text into a field of an evidence row, cleaned; "" or NULL clears. */
enum gd_status gd_evidence_put_text(struct gd_act *a, int64_t row,
				    const char *field, const char *value,
				    struct gd_error *err);
/* Evidence of `kind` is held now: part of the answer, and what asked for it is met. */
enum gd_status gd_evidence_held(struct gd_act *a, const char *kind,
				struct gd_error *err);

#endif
