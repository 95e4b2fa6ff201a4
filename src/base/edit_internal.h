/*
 * base/edit_internal.h - shared by the edit*.c files of base/ only.
 */
#ifndef GD_BASE_EDIT_INTERNAL_H
#define GD_BASE_EDIT_INTERNAL_H

#include <stddef.h>

#include "base/edit.h"

/* Which changes in a row make one step of undo. */
enum gd_edit_kind {
	GD_EDIT_ALONE,		/* a paste, a kill, a new line: always its own */
	GD_EDIT_TYPED,		/* one character inserted */
	GD_EDIT_RUBBED,		/* one character removed on the left */
	GD_EDIT_DELETED		/* one character removed on the right */
};

/* Remember that `del` bytes at `pos` are about to become `s[0..len)`. */
void gd_edit_undo_note(struct gd_edit *e, enum gd_edit_kind kind, size_t pos,
		       size_t del, const char *s, size_t len);
/* The next change starts a step of its own. */
void gd_edit_undo_close(struct gd_edit *e);
/* Free a whole list; it is empty again. */
void gd_edit_undo_forget(struct gd_edit_undo **list);

/* Put the caret at `caret`, or after the grapheme that it would split. */
void gd_edit_settle(struct gd_edit *e, size_t caret);

#endif
