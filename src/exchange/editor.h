/*
 * exchange/editor.h - wording a text in the person's own editor.
 */
#ifndef GD_EXCHANGE_EDITOR_H
#define GD_EXCHANGE_EDITOR_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"

/* Is $VISUAL or $EDITOR set? */
bool gd_editor_chosen(void);
/*
 * Let the person edit `text` with $VISUAL, else $EDITOR, else vi, on the terminal
 * (the caller has given it back to them), and append what was saved to `out`.
 * The text stands in a private file (0600) in a private folder (0700, below
 * $XDG_RUNTIME_DIR, $TMPDIR or /tmp); the folder and whatever the editor left in
 * it are removed afterwards, before SIGTERM or SIGHUP ends the program. Words of the variable are arguments; no shell reads
 * it. `*changed`: it is another text now. GD_ESYS when the editor cannot be
 * started or fails: the text is then as it was.
 */
enum gd_status gd_editor_run(const char *text, struct gd_buf *out,
			     bool *changed, struct gd_error *err);

#endif
