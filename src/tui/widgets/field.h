/*
 * tui/widgets/field.h - a text field: gd_edit drawn in a box, with the real cursor.
 */
#ifndef GD_TUI_WIDGETS_FIELD_H
#define GD_TUI_WIDGETS_FIELD_H

#include "base/edit.h"
#include "tui/canvas.h"
#include "tui/screen.h"

struct gd_field {
	struct gd_edit edit;
	int row, col, rows, cols;	/* where it stands; inside, without frame */
	int top;		/* first visible visual row (multi-line) */
	int left;		/* first visible column (one line) */
};

void gd_field_init(struct gd_field *f, bool multiline, const char *text);
void gd_field_release(struct gd_field *f);
void gd_field_place(struct gd_field *f, int row, int col, int rows, int cols);
/*
 * Keys, paste and clicks inside it. False: not the field's (Enter, Esc, Tab,
 * F-keys; up and down in a one-line field).
 */
bool gd_field_input(struct gd_field *f, const struct gd_input *in);
/* Break the line at the caret; nothing in a one-line field. */
void gd_field_line_break(struct gd_field *f);
/* Text, and the real cursor when `focus`. */
void gd_field_draw(const struct gd_field *f, struct gd_canvas *c, bool focus);

#endif
