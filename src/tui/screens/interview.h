/*
 * tui/screens/interview.h - the guided interview, its review page and its plan.
 */
#ifndef GD_TUI_SCREENS_INTERVIEW_H
#define GD_TUI_SCREENS_INTERVIEW_H

#include "tui/screen.h"

/*
 * Start a new case. With an unfinished interview in the database, first ask
 * whether to go on with that one.
 */
void gd_interview_start(struct gd_tui *t);
/* Go on with draft `case_id` at the question where it was left. */
void gd_interview_resume(struct gd_tui *t, int64_t case_id);

#endif
