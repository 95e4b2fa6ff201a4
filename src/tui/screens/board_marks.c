/*
 * Marks on the board: what follows is done to all marked, as one step.
 */
#include <config.h>

#include "base/i18n.h"
#include "tui/screens/board_internal.h"

static void
unmark(void *ctx)
{
	struct board *b = ctx;

	gd_marks_clear(&b->marks);
	gd_tui_changed(b->base.tui);
}

static void
toggle(struct board *b)
{
	const struct gd_card *card = gd_board_selected(b);

	if (!card || card->draft) {
		gd_tui_say(b->base.tui, _("No case is selected"));
		return;
	}
	gd_marks_set_case(&b->marks, card->id,
			  !gd_marks_has(&b->marks, card->id));
	gd_list_act(&b->columns[b->at].list, GD_ACT_DOWN);
	gd_board_moved(b);
}

/* What is in sight of the column: marked, or unmarked when all of it is. */
static void
toggle_column(struct board *b)
{
	const struct column *col = &b->columns[b->at];
	bool all = true;

	for (size_t i = 0; i < col->page.len; i++)
		all = all && (col->page.rows[i].draft ||
			      gd_marks_has(&b->marks, col->page.rows[i].id));
	for (size_t i = 0; i < col->page.len; i++)
		if (!col->page.rows[i].draft)
			gd_marks_set_case(&b->marks, col->page.rows[i].id,
					  !all);
}

/* On one case alone, for what is only there for many. */
static void
on_one(struct board *b, enum gd_action a)
{
	const struct gd_card *card = gd_board_selected(b);

	if (card && !card->draft)
		gd_move_label(b->base.tui, a, card->id);
	else
		gd_tui_say(b->base.tui, _("No case is selected"));
}

bool
gd_board_mark_act(struct board *b, enum gd_action a)
{
	if (a == GD_ACT_MARK)
		toggle(b);
	else if (a == GD_ACT_MARK_ALL)
		toggle_column(b);
	else if (a == GD_ACT_BACK && b->marks.len > 0)
		gd_marks_clear(&b->marks);
	else if (b->marks.len > 0)
		return gd_move_many(b->base.tui, a, &b->marks, unmark, b);
	else if (a == GD_ACT_ASSIGN || a == GD_ACT_TAGS)
		on_one(b, a);
	else
		return false;
	if (b->marks.len > 0 && (a == GD_ACT_MARK || a == GD_ACT_MARK_ALL))
		gd_tui_say(b->base.tui,
			   ngettext("%zu marked; e, r, a, A, T act on it, "
				    "Esc takes the mark away",
				    "%zu marked; e, r, a, A, T act on all, "
				    "Esc takes the marks away",
				    b->marks.len), b->marks.len);
	return true;
}
