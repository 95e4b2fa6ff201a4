/*
 * tui/screens/prompt_filter.h - asking for filter words.
 */
#ifndef GD_TUI_SCREENS_PROMPT_FILTER_H
#define GD_TUI_SCREENS_PROMPT_FILTER_H

#include "tui/screen.h"

/*
 * Ask for filter words, starting from `now`; Tab completes, mistakes are pointed
 * at. `apply` gets the whole new text, checked by gd_desk_filter_parse(); ""
 * shows everything. Not called on Esc.
 */
void gd_prompt_filter(struct gd_screen *s, const char *now,
		      void (*apply)(struct gd_screen *s, const char *text));
/*
 * The views: one is shown (`apply` gets "@name"), called something else or taken
 * away; the filter `now` is kept as one.
 */
void gd_prompt_views(struct gd_screen *s, const char *now,
		     void (*apply)(struct gd_screen *s, const char *text));
/* Ask for a name and keep `filter` as a view. */
void gd_prompt_view(struct gd_tui *t, const char *filter);
/* The filter of the `i`-th view (from 0), `@name`; says so when there is none. */
bool gd_view_filter(struct gd_tui *t, size_t i, struct gd_buf *out);

#endif
