/*
 * A dialog that shows a long text: help, an explained date.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/ops.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/dialog_box.h"

#define WIDTH 76

struct reader {
	struct gd_screen base;
	char *title, *text;
	struct gd_box box;
	int top, total;
};

static const enum gd_action read_actions[] = {
	GD_ACT_BACK, GD_ACT_ACCEPT, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_QUIT, GD_ACT_NONE
};

static void
scroll_to(struct reader *r, int top)
{
	int most = r->total - (r->box.rows - 2);

	r->top = top < most ? top : most;
	if (r->top < 0)
		r->top = 0;
}

static void
read_act(struct gd_screen *s, enum gd_action a)
{
	struct reader *r = (struct reader *)s;
	int page = r->box.rows - 3;

	if (a == GD_ACT_BACK || a == GD_ACT_ACCEPT)
		gd_tui_pop(s->tui);
	else if (a == GD_ACT_UP)
		scroll_to(r, r->top - 1);
	else if (a == GD_ACT_DOWN)
		scroll_to(r, r->top + 1);
	else if (a == GD_ACT_PAGE_UP)
		scroll_to(r, r->top - page);
	else if (a == GD_ACT_PAGE_DOWN)
		scroll_to(r, r->top + page);
	else if (a == GD_ACT_HOME)
		scroll_to(r, 0);
	else if (a == GD_ACT_END)
		scroll_to(r, r->total);
}

static bool
read_input(struct gd_screen *s, const struct gd_input *in)
{
	struct reader *r = (struct reader *)s;

	if (in->kind != GD_INPUT_MOUSE)
		return false;
	if (in->mouse == GD_MOUSE_WHEEL_UP)
		scroll_to(r, r->top - 3);
	else if (in->mouse == GD_MOUSE_WHEEL_DOWN)
		scroll_to(r, r->top + 3);
	else
		return false;
	return true;
}

static void
read_fetch(struct gd_screen *s, int rows, int cols)
{
	struct reader *r = (struct reader *)s;
	int inner = WIDTH < cols - 6 ? WIDTH : cols - 6;

	r->total = gd_canvas_wrap_rows(r->text, inner);
	r->box = gd_box_centre(rows, cols, r->total, inner);
	scroll_to(r, r->top);
}

static void
read_draw(const struct gd_screen *s, struct gd_canvas *c)
{
	const struct reader *r = (const struct reader *)s;
	int cols = r->box.cols - 4, shown = r->box.rows - 2;
	size_t len = strlen(r->text), pos = 0, start, n;
	int line = 0;

	gd_box_draw(r->box, c, r->title);
	while (line < r->top + shown &&
	       gd_text_wrap(r->text, len, cols, &pos, &start, &n)) {
		if (line >= r->top)
			gd_canvas_bytes(c, r->box.row + 1 + line - r->top,
					r->box.col + 2, cols, GD_ROLE_TEXT,
					r->text + start, n);
		line++;
	}
	gd_canvas_scrollmark(c, r->box.row + 1, r->box.col + r->box.cols - 2,
			     shown, r->top, shown, r->total);
}

static void
read_close(struct gd_screen *s)
{
	struct reader *r = (struct reader *)s;

	free(r->title);
	free(r->text);
	free(r);
}

const struct gd_screen_ops gd_ops_read = {
	.name = N_("Read"), .actions = read_actions, .input = read_input,
	.act = read_act, .fetch = read_fetch, .draw = read_draw,
	.close = read_close,
};

void
gd_dialog_read(struct gd_tui *t, const char *title, const char *text)
{
	struct reader *r = gd_calloc(1, sizeof *r);

	r->base.ops = &gd_ops_read;
	r->base.overlay = true;
	r->title = gd_strdup(title);
	r->text = gd_strdup(text);
	gd_tui_push(t, &r->base);
}
