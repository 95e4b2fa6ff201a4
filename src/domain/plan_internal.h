/*
 * domain/plan_internal.h - the parts of a plan; for triage.c alone.
 */
#ifndef GD_DOMAIN_PLAN_INTERNAL_H
#define GD_DOMAIN_PLAN_INTERNAL_H

#include "domain/triage.h"

/* The checklist, what vanishes first on top, and how complete it is. */
void gd_plan_add_evidence(const struct gd_knowledge *k,
			  const struct gd_answers *a, struct gd_plan *p);
/* The dates; the recommended channels must stand already. */
void gd_plan_add_dates(const struct gd_knowledge *k,
		       const struct gd_answers *a, gd_instant now,
		       const struct gd_calendar *cal, struct gd_plan *p);

#endif
