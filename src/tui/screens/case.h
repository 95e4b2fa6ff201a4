/*
 * tui/screens/case.h - one case: ladder, facts, filings and clocks, history.
 */
#ifndef GD_TUI_SCREENS_CASE_H
#define GD_TUI_SCREENS_CASE_H

#include "tui/screen.h"

/* Open case `id` (a draft resumes its interview). */
void gd_case_open(struct gd_tui *t, int64_t id);

#endif
