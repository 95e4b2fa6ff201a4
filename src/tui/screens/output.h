/*
 * tui/screens/output.h - getting a text out of the terminal.
 *
 * One menu for every text: to the terminal's clipboard (OSC 52), to a file, as
 * QR codes on the screen, to the printer. It says on the message line what
 * became of it: a terminal may swallow a copy, so that is "sent to the
 * terminal", never "copied".
 */
#ifndef GD_TUI_SCREENS_OUTPUT_H
#define GD_TUI_SCREENS_OUTPUT_H

#include "tui/screen.h"

/*
 * Ask how `text` (UTF-8, copied) shall leave. `title` (translated, copied) heads
 * the menu; `name` (copied) is the file name offered, such as
 * "GD-0413-demand.txt".
 */
void gd_output_menu(struct gd_tui *t, const char *title, const char *name,
		    const char *text);
/* The single ways, for keys of their own. */
void gd_output_copy(struct gd_tui *t, const char *text);
void gd_output_file(struct gd_tui *t, const char *name, const char *text);
void gd_output_qr(struct gd_tui *t, const char *title, const char *text);
void gd_output_print(struct gd_tui *t, const char *text);

#endif
