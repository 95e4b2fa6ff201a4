/*
 * tui/screens/plan_internal.h - a plan put into lines.
 */
#ifndef GD_TUI_SCREENS_PLAN_INTERNAL_H
#define GD_TUI_SCREENS_PLAN_INTERNAL_H

#include "desk/view.h"
#include "domain/triage.h"
#include "tui/widgets/lines.h"

/* What stands behind a line: shown by a key, so that the plan stays short. */
struct gd_plan_notes {
	struct gd_plan_note {
		char *title;
		char *text;	/* in full, with its sources */
		char *channel;	/* what Enter on it files, "" */
	} *items;
	size_t len, cap;
};
void gd_plan_notes_reset(struct gd_plan_notes *n);

/*
 * Append the plan in `cols` columns: what opens now and after, dates, evidence,
 * points and risks, what is held back. `v` is the case (NULL: answers alone). Lines
 * that belong to a note carry its number, from 1.
 */
void gd_plan_lines(struct gd_desk *d, const struct gd_plan *plan,
		   const struct gd_case_view *v, int cols,
		   struct gd_lines *out, struct gd_plan_notes *notes);

#endif
