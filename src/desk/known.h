/*
 * desk/known.h - what is known of a case beyond its answers.
 */
#ifndef GD_DESK_KNOWN_H
#define GD_DESK_KNOWN_H

#include "desk/view.h"
#include "domain/triage.h"

/*
 * Add to the answers in effect `a` what follows from the case's dates and filings as
 * of `now`: facts, and which bodies have taken the dispute through us.
 */
void gd_known_add(const struct gd_knowledge *k, const struct gd_case_view *v,
		  gd_instant now, const struct gd_calendar *cal,
		  struct gd_answers *a);

#endif
