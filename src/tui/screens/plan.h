/*
 * tui/screens/plan.h - the plan of a case: channels with reason and source,
 * what was held back and by what, dates, risks, evidence to gather.
 */
#ifndef GD_TUI_SCREENS_PLAN_H
#define GD_TUI_SCREENS_PLAN_H

#include "tui/screen.h"

/* The plan of an open case or a draft, made from its stored answers. */
void gd_plan_open(struct gd_tui *t, int64_t case_id);

#endif
