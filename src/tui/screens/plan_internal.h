/*
 * tui/screens/plan_internal.h - the lines of a plan.
 */
#ifndef GD_TUI_SCREENS_PLAN_INTERNAL_H
#define GD_TUI_SCREENS_PLAN_INTERNAL_H

#include "desk/desk.h"
#include "domain/triage.h"
#include "tui/widgets/lines.h"

/*
 * Append the plan as lines of at most `cols` columns. The id of a recommended
 * channel's heading is its place in `plan` + 1.
 */
void gd_plan_lines(struct gd_desk *d, const struct gd_plan *plan, int cols,
		   struct gd_lines *out);

#endif
