/*
 * tui/screens/evidence.h - what a case needs, what it has, and what becomes of it.
 */
#ifndef GD_TUI_SCREENS_EVIDENCE_H
#define GD_TUI_SCREENS_EVIDENCE_H

#include "tui/screen.h"

void gd_evidence_open(struct gd_tui *t, int64_t case_id);
/* The cue cards of showing it in court (cues.c). */
void gd_cues_open(struct gd_tui *t, int64_t case_id);
/* File `seq` of a case, called `name`, as a timeline (chatlog.c). */
void gd_chat_open(struct gd_tui *t, int64_t case_id, int seq, const char *name);
/* Ask for a bundle that came from elsewhere, tell what is wrong (bundle.c). */
void gd_bundle_check_open(struct gd_tui *t);

#endif
