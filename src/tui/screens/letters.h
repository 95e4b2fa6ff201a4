/*
 * tui/screens/letters.h - the letters of a case: templates that fit, what was
 * written, the text with what the linter found.
 */
#ifndef GD_TUI_SCREENS_LETTERS_H
#define GD_TUI_SCREENS_LETTERS_H

#include "tui/screen.h"

void gd_letters_open(struct gd_tui *t, int64_t case_id);

#endif
