/*
 * A dialog that offers a short list; what cannot be chosen says why.
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
#include "tui/widgets/find.h"
#include "tui/widgets/list.h"

#define WIDTH 72

struct item {
	char *label, *note, *barred;
};

struct menu {
	struct gd_screen base;
	char *title, *text;
	struct item *items;
	struct gd_list list;
	struct gd_find find;
	struct gd_box box;
	int text_rows;
	void (*done)(struct gd_tui *t, int index, void *ctx);
	void *ctx;
};

static const enum gd_action menu_actions[] = {
	GD_ACT_ACCEPT, GD_ACT_BACK, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_SEARCH, GD_ACT_HELP,
	GD_ACT_NONE
};

static void
finish(struct menu *m, int index)
{
	void (*done)(struct gd_tui *t, int index, void *ctx) = m->done;
	struct gd_tui *t = m->base.tui;
	void *ctx = m->ctx;

	m->done = NULL;
	gd_tui_pop(t);
	if (done)
		done(t, index, ctx);
}

static void
choose(struct menu *m)
{
	int64_t i = m->list.cursor;

	if (i < 0)
		return;
	if (m->items[i].barred)
		gd_tui_say(m->base.tui, "%s", m->items[i].barred);
	else
		finish(m, (int)i);
}

static void
menu_act(struct gd_screen *s, enum gd_action a)
{
	struct menu *m = (struct menu *)s;

	if (a == GD_ACT_ACCEPT)
		choose(m);
	else if (a == GD_ACT_BACK)
		finish(m, -1);
	else if (a == GD_ACT_SEARCH)
		gd_find_ask(s->tui, &m->find);
	else
		gd_list_act(&m->list, a);
}

static void
item_text(void *ctx, int64_t i, struct gd_buf *out)
{
	const struct menu *m = ctx;

	gd_buf_adds(out, m->items[i].label);
	if (m->items[i].note)
		gd_buf_addf(out, " %s", m->items[i].note);
}

static int
rows_each(const struct menu *m)
{
	for (int64_t i = 0; i < m->list.total; i++)
		if (m->items[i].note || m->items[i].barred)
			return 2;
	return 1;
}

static bool
menu_input(struct gd_screen *s, const struct gd_input *in)
{
	struct menu *m = (struct menu *)s;
	int first = m->box.row + 1 + m->text_rows;

	if (in->kind == GD_INPUT_KEY && in->key >= '1' && in->key <= '9' &&
	    in->key - '1' < m->list.total) {
		gd_list_select(&m->list, in->key - '1');
		choose(m);
		return true;
	}
	if (in->kind != GD_INPUT_MOUSE)
		return false;
	if (in->mouse == GD_MOUSE_WHEEL_UP)
		gd_list_wheel(&m->list, -1);
	else if (in->mouse == GD_MOUSE_WHEEL_DOWN)
		gd_list_wheel(&m->list, 1);
	else if (in->mouse != GD_MOUSE_RELEASE && in->row >= first &&
		 gd_list_click(&m->list, (in->row - first) / rows_each(m)))
		choose(m);
	else
		return false;
	return true;
}

static void
menu_fetch(struct gd_screen *s, int rows, int cols)
{
	struct menu *m = (struct menu *)s;
	int inner = WIDTH < cols - 6 ? WIDTH : cols - 6;
	int each = rows_each(m), room;

	m->text_rows = m->text ? gd_canvas_wrap_rows(m->text, inner) + 1 : 0;
	m->box = gd_box_centre(rows, cols,
			       m->text_rows + each * (int)m->list.total, inner);
	room = m->box.rows - 2 - m->text_rows;
	gd_list_fit(&m->list, m->list.total, room / each);
}

static void
draw_item(const struct menu *m, struct gd_canvas *c, int64_t i, int row)
{
	const struct item *it = &m->items[i];
	bool selected = i == m->list.cursor;
	int col = m->box.col + 2, cols = m->box.cols - 4;
	enum gd_role role = selected ? GD_ROLE_SELECTED : GD_ROLE_TEXT;

	if (it->barred)
		role = selected ? GD_ROLE_SELECTED_DIM : GD_ROLE_DIM;
	gd_canvas_text(c, row, col, 2, role,
		       !selected ? " " : c->ascii ? ">" : "\u258c");
	if (i < 9)
		gd_canvas_textf(c, row, col + 1, 2, GD_ROLE_DIM, "%d",
				(int)i + 1);
	gd_canvas_text(c, row, col + 3, cols - 3, role, it->label);
	if (it->barred || it->note)
		gd_canvas_text(c, row + 1, col + 3, cols - 3, GD_ROLE_DIM,
			       it->barred ? it->barred : it->note);
}

static void
menu_draw(const struct gd_screen *s, struct gd_canvas *c)
{
	const struct menu *m = (const struct menu *)s;
	int row = m->box.row + 1, each = rows_each(m);

	gd_box_draw(m->box, c, m->title);
	if (m->text)
		gd_canvas_wrap(c, row, m->box.col + 2, m->box.cols - 4,
			       m->text_rows, GD_ROLE_TEXT, m->text);
	row += m->text_rows;
	for (int64_t i = m->list.top;
	     i < m->list.total && i < m->list.top + m->list.rows; i++) {
		draw_item(m, c, i, row);
		if (i == m->list.cursor)
			gd_canvas_cursor(c, row, m->box.col + 2, false);
		row += each;
	}
	gd_canvas_scrollmark(c, m->box.row + 1 + m->text_rows,
			     m->box.col + m->box.cols - 2,
			     m->list.rows * each, m->list.top, m->list.rows,
			     m->list.total);
}

static void
menu_close(struct gd_screen *s)
{
	struct menu *m = (struct menu *)s;

	if (m->done)
		m->done(s->tui, -1, m->ctx);
	for (int64_t i = 0; i < m->list.total; i++) {
		free(m->items[i].label);
		free(m->items[i].note);
		free(m->items[i].barred);
	}
	gd_find_release(&m->find);
	free(m->items);
	free(m->title);
	free(m->text);
	free(m);
}

const struct gd_screen_ops gd_ops_menu = {
	.name = N_("Choose"),
	.actions = menu_actions,
	.input = menu_input,
	.act = menu_act,
	.fetch = menu_fetch,
	.draw = menu_draw,
	.close = menu_close,
};

void
gd_dialog_menu(struct gd_tui *t, const char *title, const char *text,
	       const struct gd_menu_item *items, size_t len,
	       void (*done)(struct gd_tui *t, int index, void *ctx), void *ctx)
{
	struct menu *m = gd_calloc(1, sizeof *m);

	m->base.ops = &gd_ops_menu;
	m->base.overlay = true;
	m->title = gd_strdup(title);
	m->text = text && *text ? gd_strdup(text) : NULL;
	m->items = gd_calloc(len ? len : 1, sizeof *m->items);
	for (size_t i = 0; i < len; i++) {
		m->items[i].label = gd_strdup(items[i].label);
		m->items[i].note = gd_strdup(items[i].note);
		m->items[i].barred = gd_strdup(items[i].barred);
	}
	gd_list_init(&m->list);
	gd_list_fit(&m->list, (int64_t)len, 1);
	m->find = (struct gd_find){ .list = &m->list, .text = item_text,
				    .ctx = m };
	m->done = done;
	m->ctx = ctx;
	gd_tui_push(t, &m->base);
}
