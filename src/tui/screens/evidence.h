/*
 * tui/screens/evidence.h - what a case needs, what it has, and what becomes of it.
 */
#ifndef GD_TUI_SCREENS_EVIDENCE_H
#define GD_TUI_SCREENS_EVIDENCE_H

#include "tui/screen.h"

void gd_evidence_open(struct gd_tui *t, int64_t case_id);

#endif
