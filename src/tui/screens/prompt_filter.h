/*
 * tui/screens/prompt_filter.h - asking for filter or search words.
 */
#ifndef GD_TUI_SCREENS_PROMPT_FILTER_H
#define GD_TUI_SCREENS_PROMPT_FILTER_H

#include "tui/screen.h"

/*
 * Ask for filter words (`search`: for words to find, which become one quoted
 * filter word), starting from `now`. `apply` gets the whole new filter text,
 * checked; "" shows everything. Not called on Esc.
 */
void gd_prompt_filter(struct gd_screen *s, bool search, const char *now,
		      void (*apply)(struct gd_screen *s, const char *text));

#endif
