/*
 * desk/reference_internal.h - shared by the files of the reference alone.
 */
#ifndef GD_DESK_REFERENCE_INTERNAL_H
#define GD_DESK_REFERENCE_INTERNAL_H

#include "base/buf.h"
#include "desk/reference.h"

/* A value of a file in words: "7wd" as "7 working days", "law" as what it means. */
void gd_reference_value(struct gd_desk *d, const char *kind,
			const char *key, const char *value,
			struct gd_buf *out);

#endif
