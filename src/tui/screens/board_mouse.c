/*
 * Mouse on the board: click selects, double click opens, the wheel scrolls the
 * column below it, and a card dragged to another column moves there.
 */
#include <config.h>

#include "tui/screens/board_internal.h"
#include "tui/screens/moves.h"

#define CARDS_TOP (GD_BODY_TOP + 2)

/* Column at screen column `x`, -1: none. */
static int
column_at(const struct board *b, int x)
{
	int i;

	if (x >= b->width)
		return -1;
	if (x < b->col0)
		return b->first - 1;
	i = b->first + (x - b->col0) / b->col_width;
	return i < GD_STAGES ? i : GD_STAGES - 1;
}

static void
press(struct board *b, int i, int row)
{
	struct column *col = &b->columns[i];
	int card = (row - CARDS_TOP) / GD_CARD_ROWS;

	b->at = i;
	b->stays = true;
	b->drag_col = -1;
	if (row >= CARDS_TOP && gd_list_click(&col->list, card)) {
		gd_board_moved(b);
		if (gd_board_selected(b)) {
			b->drag_col = i;
			b->drag_id = gd_board_selected(b)->id;
		}
		return;
	}
	gd_board_moved(b);
}

static void
release(struct board *b, int i)
{
	int from = b->drag_col;

	b->drag_col = -1;
	if (from >= 0 && i >= 0 && i != from)
		gd_move_to_stage(b->base.tui, b->drag_id, i);
}

bool
gd_board_input(struct gd_screen *s, const struct gd_input *in)
{
	struct board *b = (struct board *)s;
	int i;

	if (in->kind != GD_INPUT_MOUSE || in->row < GD_BODY_TOP ||
	    in->row >= b->rows - 3)
		return false;
	i = column_at(b, in->col);
	if (i < 0)
		return false;
	switch (in->mouse) {
	case GD_MOUSE_WHEEL_UP:
	case GD_MOUSE_WHEEL_DOWN:
		b->at = i;
		b->stays = true;
		gd_list_wheel(&b->columns[i].list,
			      in->mouse == GD_MOUSE_WHEEL_UP ? -1 : 1);
		gd_board_moved(b);
		break;
	case GD_MOUSE_PRESS:
		press(b, i, in->row);
		break;
	case GD_MOUSE_DOUBLE:
		press(b, i, in->row);
		b->drag_col = -1;
		gd_board_open_selected(b);
		break;
	case GD_MOUSE_RELEASE:
		release(b, i);
		break;
	}
	return true;
}
