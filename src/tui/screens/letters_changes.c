/*
 * tui/screens/letters_changes.c - what changed between versions of a letter,
 * where its text stands.
 */
#include <config.h>

#include <string.h>

#include "base/text.h"
#include "tui/screens/letters_internal.h"

const char *
gd_letters_shown(const struct letters_screen *s)
{
	return s->compared ? s->changes.s : s->text.s;
}

void
gd_letters_load_changes(struct letters_screen *s)
{
	const struct gd_letter_row *kept = gd_letters_kept(s);
	struct gd_error err = GD_ERROR_INIT;

	gd_buf_reset(&s->changes);
	if (!s->compared)
		return;
	if (kept &&
	    gd_desk_letter_changes(s->desk, s->id, kept->seq, s->compared,
				   s->compared + 1, &s->changes, &err) == GD_OK)
		return;
	s->compared = 0;
	if (err.text[0])
		gd_tui_fail(s->base.tui, &err);
}

void
gd_letters_compare(struct letters_screen *s, bool stop)
{
	if (stop)
		s->compared = 0;
	else
		s->compared = s->compared ? s->compared - 1
					  : gd_letters_kept(s)->version - 1;
	gd_letters_load_changes(s);
	s->total = gd_canvas_wrap_rows(gd_letters_shown(s), s->shown_cols);
	s->top = 0;
}

void
gd_letter_changes_draw(struct gd_canvas *c, int row, int col, int rows,
		       int cols, int top, const char *text)
{
	size_t len = strlen(text), pos = 0, start, n;
	enum gd_role role = GD_ROLE_TEXT;
	int line = 0;

	while (line < top + rows &&
	       gd_text_wrap(text, len, cols, &pos, &start, &n)) {
		if (!start || text[start - 1] == '\n')
			role = text[start] == '+' ? GD_ROLE_GOOD
			       : text[start] == '-' ? GD_ROLE_ERROR
						    : GD_ROLE_DIM;
		if (line >= top)
			gd_canvas_bytes(c, row + line - top, col, cols, role,
					text + start, n);
		line++;
	}
}
