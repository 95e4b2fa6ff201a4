/*
 * desk/export_preset.h - an export's options with those of its preset filled in.
 */
#ifndef GD_DESK_EXPORT_PRESET_H
#define GD_DESK_EXPORT_PRESET_H

#include <stdlib.h>

#include "desk/export_internal.h"

struct gd_export_plan {
	struct gd_export_options opt;	/* preset: a shipped one */
	struct gd_filter own;		/* the preset's words */
	struct gd_filter both;		/* with the given ones; terms borrowed */
};
/* Release it in any case. `out` must not move afterwards. */
enum gd_status gd_export_resolve(struct gd_desk *d,
				 const struct gd_export_options *opt,
				 struct gd_export_plan *out,
				 struct gd_error *err);
void gd_export_plan_release(struct gd_export_plan *p);
/* Is `key` one of a section [export.NAME]? */
bool gd_export_key(const char *key);

#endif
