/*
 * base/edit_undo.c - steps back and forth in a text field.
 *
 * A step holds what was removed and what was put in its place, so its cost is
 * the size of the change, not of the text. The newest step is the head.
 */
#include <config.h>

#include "base/edit.h"
#include "base/edit_internal.h"

#include <stdlib.h>

#include "base/mem.h"

#define MAX_STEPS 500	/* far more than anybody walks back by hand */

struct gd_edit_undo {
	struct gd_edit_undo *next;	/* older */
	enum gd_edit_kind kind;
	bool open;		/* the next change of its kind may join */
	size_t pos;
	size_t caret;		/* where it stood before */
	struct gd_buf removed;
	struct gd_buf inserted;
};

void
gd_edit_undo_forget(struct gd_edit_undo **list)
{
	struct gd_edit_undo *step, *next;

	for (step = *list; step; step = next) {
		next = step->next;
		gd_buf_release(&step->removed);
		gd_buf_release(&step->inserted);
		free(step);
	}
	*list = NULL;
}

void
gd_edit_undo_close(struct gd_edit *e)
{
	if (e->undo)
		e->undo->open = false;
}

/* Forget what is older than the last MAX_STEPS. */
static void
trim(struct gd_edit_undo **list)
{
	int n;

	for (n = 0; *list && n < MAX_STEPS; n++)
		list = &(*list)->next;
	gd_edit_undo_forget(list);
}

/* Let the change join the newest step; false: it needs one of its own. */
static bool
join(struct gd_edit *e, enum gd_edit_kind kind, size_t pos, size_t del,
     const char *s, size_t len)
{
	struct gd_edit_undo *step = e->undo;

	if (!step || !step->open || step->kind != kind)
		return false;
	switch (kind) {
	case GD_EDIT_TYPED:
		if (pos != step->pos + step->inserted.len)
			return false;
		gd_buf_add(&step->inserted, s, len);
		return true;
	case GD_EDIT_RUBBED:
		if (pos + del != step->pos)
			return false;
		gd_buf_splice(&step->removed, 0, 0, e->text.s + pos, del);
		step->pos = pos;
		return true;
	case GD_EDIT_DELETED:
		if (pos != step->pos)
			return false;
		gd_buf_add(&step->removed, e->text.s + pos, del);
		return true;
	case GD_EDIT_ALONE:
		break;
	}
	return false;
}

void
gd_edit_undo_note(struct gd_edit *e, enum gd_edit_kind kind, size_t pos,
		  size_t del, const char *s, size_t len)
{
	struct gd_edit_undo *step;

	gd_edit_undo_forget(&e->redo);
	if (join(e, kind, pos, del, s, len))
		return;
	step = gd_calloc(1, sizeof *step);
	step->kind = kind;
	step->open = kind != GD_EDIT_ALONE;
	step->pos = pos;
	step->caret = e->caret;
	gd_buf_init(&step->removed);
	gd_buf_init(&step->inserted);
	gd_buf_add(&step->removed, e->text.s + pos, del);
	gd_buf_add(&step->inserted, s, len);
	step->next = e->undo;
	e->undo = step;
	trim(&e->undo);
}

/* Move the newest step of `from` to `to`. */
static struct gd_edit_undo *
shift(struct gd_edit_undo **from, struct gd_edit_undo **to)
{
	struct gd_edit_undo *step = *from;

	if (!step)
		return NULL;
	*from = step->next;
	step->next = *to;
	step->open = false;
	*to = step;
	return step;
}

bool
gd_edit_undo_step(struct gd_edit *e)
{
	struct gd_edit_undo *step = shift(&e->undo, &e->redo);

	if (!step)
		return false;
	gd_buf_splice(&e->text, step->pos, step->inserted.len,
		      step->removed.s, step->removed.len);
	gd_edit_settle(e, step->caret);
	e->goal_col = -1;
	gd_edit_undo_close(e);
	return true;
}

bool
gd_edit_redo_step(struct gd_edit *e)
{
	struct gd_edit_undo *step = shift(&e->redo, &e->undo);

	if (!step)
		return false;
	gd_buf_splice(&e->text, step->pos, step->removed.len,
		      step->inserted.s, step->inserted.len);
	gd_edit_settle(e, step->pos + step->inserted.len);
	e->goal_col = -1;
	return true;
}
