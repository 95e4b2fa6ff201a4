/*
 * tui/screens/library.h - cases like this one, groups against one merchant, a
 * case's progress for the public.
 */
#ifndef GD_TUI_SCREENS_LIBRARY_H
#define GD_TUI_SCREENS_LIBRARY_H

#include "tui/screen.h"

/* Tab 5 of a case. */
void gd_similar_open(struct gd_tui *t, int64_t case_id);
/* Merchants with several open cases. */
void gd_groups_open(struct gd_tui *t);
/* Ask for folder and redaction, then write the group file against `merchant`. */
void gd_group_ask(struct gd_tui *t, const char *merchant);
/* The group that a case belongs to, or a sentence that it stands alone. */
void gd_group_of_case(struct gd_tui *t, int64_t case_id);
/* The text for the public, before and after. */
void gd_post_open(struct gd_tui *t, int64_t case_id);

#endif
