/*
 * base/edit.c - see edit.h. Undo lives in edit_undo.c.
 *
 * Each change is one splice: `del` bytes at `pos` replaced by others. After it
 * the caret is moved to a grapheme boundary, since the pieces left and right of
 * a change may have grown together (a joiner between two emoji, a letter before
 * a stray mark).
 */
#include <config.h>

#include "base/edit.h"
#include "base/edit_internal.h"

#include <string.h>

#include "base/text.h"

void
gd_edit_init(struct gd_edit *e, bool multiline)
{
	*e = (struct gd_edit){ .multiline = multiline, .goal_col = -1 };
	gd_buf_init(&e->text);
}

void
gd_edit_release(struct gd_edit *e)
{
	gd_buf_release(&e->text);
	gd_edit_undo_forget(&e->undo);
	gd_edit_undo_forget(&e->redo);
	gd_edit_init(e, e->multiline);
}

/* Append `s` as this field may hold it. */
static void
clean(const struct gd_edit *e, struct gd_buf *out, const char *s, size_t len)
{
	size_t i, from = out->len;

	gd_text_clean(out, s, len);
	if (e->multiline)
		return;
	for (i = from; i < out->len; i++)
		if (out->s[i] == '\n' || out->s[i] == '\t')
			out->s[i] = ' ';
}

/* Cut `b` at a grapheme to at most `max` bytes; true when nothing was cut. */
static bool
limit(struct gd_buf *b, size_t max)
{
	size_t at;

	if (b->len <= max)
		return true;
	at = gd_text_prev(b->s, b->len, max + 1);
	gd_buf_setlen(b, at);
	return false;
}

void
gd_edit_set(struct gd_edit *e, const char *s)
{
	gd_buf_reset(&e->text);
	clean(e, &e->text, s, strlen(s));
	if (e->max_bytes)
		limit(&e->text, e->max_bytes);
	e->caret = e->text.len;
	e->goal_col = -1;
	gd_edit_undo_forget(&e->undo);
	gd_edit_undo_forget(&e->redo);
}

void
gd_edit_settle(struct gd_edit *e, size_t caret)
{
	size_t before, after;

	if (caret > e->text.len)
		caret = e->text.len;
	e->caret = caret;
	if (caret == 0)
		return;
	before = gd_text_prev(e->text.s, e->text.len, caret);
	after = gd_text_next(e->text.s, e->text.len, before);
	e->caret = after;
}

/* A move: typing after it is a new step of undo. */
static void
move(struct gd_edit *e, size_t caret)
{
	e->caret = caret;
	e->goal_col = -1;
	gd_edit_undo_close(e);
}

/* One change by the user. */
static void
change(struct gd_edit *e, enum gd_edit_kind kind, size_t pos, size_t del,
       const char *s, size_t len)
{
	if (!del && !len)
		return;
	gd_edit_undo_note(e, kind, pos, del, s, len);
	gd_buf_splice(&e->text, pos, del, s, len);
	gd_edit_settle(e, pos + len);
	e->goal_col = -1;
}

bool
gd_edit_insert(struct gd_edit *e, const char *s, size_t len)
{
	struct gd_buf b = GD_BUF_INIT;
	enum gd_edit_kind kind;
	bool whole = true;

	clean(e, &b, s, len);
	if (e->max_bytes)
		whole = limit(&b, e->max_bytes > e->text.len ?
			      e->max_bytes - e->text.len : 0);
	/* A key gives one character; more at once were pasted. */
	kind = gd_text_next(b.s, b.len, 0) == b.len && strcmp(b.s, "\n") != 0 ?
	       GD_EDIT_TYPED : GD_EDIT_ALONE;
	change(e, kind, e->caret, 0, b.s, b.len);
	gd_buf_release(&b);
	return whole;
}

void
gd_edit_backspace(struct gd_edit *e)
{
	size_t at = gd_text_prev(e->text.s, e->text.len, e->caret);

	change(e, GD_EDIT_RUBBED, at, e->caret - at, "", 0);
}

void
gd_edit_delete(struct gd_edit *e)
{
	size_t next = gd_text_next(e->text.s, e->text.len, e->caret);

	change(e, GD_EDIT_DELETED, e->caret, next - e->caret, "", 0);
}

void
gd_edit_kill_word_left(struct gd_edit *e)
{
	size_t at = gd_text_word_prev(e->text.s, e->text.len, e->caret);

	change(e, GD_EDIT_ALONE, at, e->caret - at, "", 0);
}

/* Start and end of the LF line that holds the caret. */
static size_t
line_start(const struct gd_edit *e)
{
	size_t at = e->caret;

	while (at > 0 && e->text.s[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(const struct gd_edit *e)
{
	size_t at = e->caret;

	while (at < e->text.len && e->text.s[at] != '\n')
		at++;
	return at;
}

void
gd_edit_kill_to_end(struct gd_edit *e)
{
	size_t end = line_end(e);

	/* At the end already: the line that follows comes up. */
	if (end == e->caret && end < e->text.len)
		end++;
	change(e, GD_EDIT_ALONE, e->caret, end - e->caret, "", 0);
}

void
gd_edit_kill_to_start(struct gd_edit *e)
{
	size_t at = line_start(e);

	change(e, GD_EDIT_ALONE, at, e->caret - at, "", 0);
}

void
gd_edit_left(struct gd_edit *e)
{
	move(e, gd_text_prev(e->text.s, e->text.len, e->caret));
}

void
gd_edit_right(struct gd_edit *e)
{
	move(e, gd_text_next(e->text.s, e->text.len, e->caret));
}

void
gd_edit_word_left(struct gd_edit *e)
{
	move(e, gd_text_word_prev(e->text.s, e->text.len, e->caret));
	gd_edit_settle(e, e->caret);
}

void
gd_edit_word_right(struct gd_edit *e)
{
	move(e, gd_text_word_next(e->text.s, e->text.len, e->caret));
	gd_edit_settle(e, e->caret);
}

void
gd_edit_home(struct gd_edit *e)
{
	move(e, line_start(e));
}

void
gd_edit_end(struct gd_edit *e)
{
	move(e, line_end(e));
}

void
gd_edit_top(struct gd_edit *e)
{
	move(e, 0);
}

void
gd_edit_bottom(struct gd_edit *e)
{
	move(e, e->text.len);
}
