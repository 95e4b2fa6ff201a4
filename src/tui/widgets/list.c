#include <config.h>

#include "tui/widgets/list.h"

void
gd_list_init(struct gd_list *l)
{
	*l = (struct gd_list){ .cursor = -1, .rows = 1 };
}

/* Bring the window to the cursor and inside the rows there are. */
static void
settle(struct gd_list *l)
{
	if (l->cursor >= l->total)
		l->cursor = l->total - 1;
	if (l->cursor < 0 && l->total > 0)
		l->cursor = 0;
	if (l->top > l->cursor && l->cursor >= 0)
		l->top = l->cursor;
	if (l->cursor >= l->top + l->rows)
		l->top = l->cursor - l->rows + 1;
	if (l->top > l->total - l->rows)
		l->top = l->total - l->rows;
	if (l->top < 0)
		l->top = 0;
}

void
gd_list_fit(struct gd_list *l, int64_t total, int rows)
{
	l->total = total;
	l->rows = rows > 0 ? rows : 1;
	settle(l);
}

bool
gd_list_act(struct gd_list *l, enum gd_action a)
{
	int64_t before = l->cursor;
	int page = l->rows > 1 ? l->rows - 1 : 1;

	switch (a) {
	case GD_ACT_UP:
		l->cursor--;
		break;
	case GD_ACT_DOWN:
		l->cursor++;
		break;
	case GD_ACT_PAGE_UP:
		l->cursor -= page;
		break;
	case GD_ACT_PAGE_DOWN:
		l->cursor += page;
		break;
	case GD_ACT_HOME:
		l->cursor = 0;
		break;
	case GD_ACT_END:
		l->cursor = l->total - 1;
		break;
	default:
		return false;
	}
	if (l->cursor < 0)
		l->cursor = 0;
	settle(l);
	return l->cursor != before;
}

void
gd_list_wheel(struct gd_list *l, int rows)
{
	if (l->total == 0)
		return;
	l->cursor += rows;
	if (l->cursor < 0)
		l->cursor = 0;
	settle(l);
}

bool
gd_list_click(struct gd_list *l, int row)
{
	if (row < 0 || row >= l->rows || l->top + row >= l->total)
		return false;
	l->cursor = l->top + row;
	return true;
}

bool
gd_list_mouse(struct gd_list *l, const struct gd_input *in, int top)
{
	if (in->kind != GD_INPUT_MOUSE)
		return false;
	switch (in->mouse) {
	case GD_MOUSE_WHEEL_UP:
	case GD_MOUSE_WHEEL_DOWN:
		gd_list_wheel(l, in->mouse == GD_MOUSE_WHEEL_UP ? -3 : 3);
		return true;
	case GD_MOUSE_PRESS:
	case GD_MOUSE_DOUBLE:
		return gd_list_click(l, in->row - top);
	case GD_MOUSE_RELEASE:
		break;
	}
	return false;
}

void
gd_list_select(struct gd_list *l, int64_t place)
{
	l->cursor = place;
	settle(l);
}
