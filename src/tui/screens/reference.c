/*
 * The reference: the playbook in parts, searchable, each entry with its source.
 */
#include <config.h>

#include "tui/screens/reference.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/reference.h"
#include "tui/ops.h"
#include "tui/screens/reference_internal.h"
#include "tui/widgets/dialog.h"

static const enum gd_action reference_actions[] = {
	GD_ACT_OPEN, GD_ACT_BACK, GD_ACT_SEARCH, GD_ACT_BASIS,
	GD_ACT_COMPARE, GD_ACT_TAB, GD_ACT_HELP, GD_ACT_UP, GD_ACT_DOWN,
	GD_ACT_LEFT, GD_ACT_RIGHT, GD_ACT_BACKTAB, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_PALETTE,
	GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

static const struct gd_reference_item *
selected(const struct reference *s)
{
	int64_t i = s->list.cursor;

	return i >= 0 && i < (int64_t)s->items.len ? &s->items.items[i] : NULL;
}

/* How many cells stand side by side: those of the first row. */
static int
count_tracks(const struct reference *s)
{
	const struct gd_reference_items *l = &s->items;
	int n = 0;

	if (*s->words || s->part != GD_REF_TIMES)
		return 0;
	while (n < (int)l->len && l->items[n].row &&
	       strcmp(l->items[n].row, l->items[0].row) == 0)
		n++;
	return n > 0 && l->len % (size_t)n == 0 ? n : 0;
}

static void
make_titles(struct reference *s)
{
	gd_buf_reset(&s->title);
	gd_buf_reset(&s->right);
	gd_buf_addf(&s->title, "%s  %s", _("Reference"),
		    *s->words ? _("found") : gd_reference_part_name(s->part));
	if (*s->words)
		gd_buf_addf(&s->title, "  [%s]", s->words);
	gd_buf_addf(&s->right, ngettext("%zu entry", "%zu entries",
					(unsigned long)s->items.len),
		    s->items.len);
}

static void
show_page(struct reference *s)
{
	const struct gd_reference_item *item = selected(s);
	struct gd_error err = GD_ERROR_INIT;

	gd_buf_reset(&s->page);
	if (item && gd_reference_item_page(s->desk, item, &s->page, &err) !=
	    GD_OK)
		gd_tui_fail(s->base.tui, &err);
}

static void
reference_fetch(struct gd_screen *base, int rows, int cols)
{
	struct reference *s = (struct reference *)base;
	struct gd_error err = GD_ERROR_INIT;

	if (!s->items.len &&
	    gd_reference_items(s->desk, s->part, s->words, &s->items, &err) !=
	    GD_OK)
		gd_tui_fail(base->tui, &err);
	s->tracks = count_tracks(s);
	gd_list_fit(&s->list, (int64_t)s->items.len,
		    gd_reference_list_rows(s, rows, cols));
	show_page(s);
	make_titles(s);
}

static void
reload(struct reference *s)
{
	gd_reference_items_release(&s->items);
	gd_list_init(&s->list);
	gd_tui_changed(s->base.tui);
}

static void
set_part(struct reference *s, int part)
{
	s->part = (enum gd_reference_part)((part + GD_REF_PARTS) %
					   GD_REF_PARTS);
	free(s->words);
	s->words = gd_strdup("");
	reload(s);
}

static void
search_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct reference *s = ctx;

	(void)t;
	if (!typed)
		return;
	free(s->words);
	s->words = gd_strdup(typed + strspn(typed, " "));
	reload(s);
}

static void
tell_source(struct reference *s)
{
	const struct gd_reference_item *item = selected(s);
	struct gd_buf text = GD_BUF_INIT;

	if (!item)
		return;
	/* A source is its own source. */
	gd_reference_sources(s->desk, *item->source ? item->source : item->id,
			     &text);
	gd_dialog_read(s->base.tui, _("Source"), text.s);
	gd_buf_release(&text);
}

static void
open_item(struct reference *s)
{
	const struct gd_reference_item *item = selected(s);

	if (item)
		gd_dialog_read(s->base.tui, item->name, s->page.s);
}

/* In the table left and right move by a cell, up and down by a row. */
static bool
move_cell(struct reference *s, enum gd_action a)
{
	int step = a == GD_ACT_LEFT ? -1 : a == GD_ACT_RIGHT ? 1 :
		   a == GD_ACT_UP ? -s->tracks :
		   a == GD_ACT_DOWN ? s->tracks : 0;
	int64_t to = s->list.cursor + step;

	if (!s->tracks || !step)
		return false;
	if (to >= 0 && to < (int64_t)s->items.len)
		gd_list_select(&s->list, to);
	show_page(s);
	return true;
}

static void
reference_act(struct gd_screen *base, enum gd_action a)
{
	struct reference *s = (struct reference *)base;

	if (move_cell(s, a))
		return;
	if (a == GD_ACT_OPEN)
		open_item(s);
	else if (a == GD_ACT_BASIS)
		tell_source(s);
	else if (a == GD_ACT_COMPARE)
		gd_compare_open(base->tui);
	else if (a == GD_ACT_SEARCH)
		gd_dialog_text(base->tui, _("Search the reference"),
			       _("Words of any entry, in Chinese or English; all of them must be there."),
			       s->words, false, NULL, search_done, s);
	else if (a == GD_ACT_TAB || a == GD_ACT_RIGHT)
		set_part(s, (int)s->part + 1);
	else if (a == GD_ACT_BACKTAB || a == GD_ACT_LEFT)
		set_part(s, (int)s->part - 1);
	else if (a == GD_ACT_BACK && *s->words)
		set_part(s, (int)s->part);
	else if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (gd_list_act(&s->list, a))
		show_page(s);
}

static const char *
reference_barred(struct gd_screen *base, enum gd_action a)
{
	const struct reference *s = (const struct reference *)base;

	if ((a == GD_ACT_OPEN || a == GD_ACT_BASIS) && !selected(s))
		return _("Nothing is selected");
	return NULL;
}

static bool
reference_input(struct gd_screen *base, const struct gd_input *in)
{
	struct reference *s = (struct reference *)base;
	const struct gd_tabs tabs = gd_reference_tabs(s);
	int part;

	/* Digits go to a part. */
	if (in->kind == GD_INPUT_KEY && in->key > '0' &&
	    in->key <= '0' + GD_REF_PARTS) {
		set_part(s, in->key - '1');
		return true;
	}
	if (in->kind != GD_INPUT_MOUSE)
		return false;
	part = gd_tabs_pressed(&tabs, in);
	if (part >= 0) {
		set_part(s, part);
		return true;
	}
	if (in->mouse == GD_MOUSE_WHEEL_UP || in->mouse == GD_MOUSE_WHEEL_DOWN)
		gd_list_wheel(&s->list,
			      in->mouse == GD_MOUSE_WHEEL_UP ? -3 : 3);
	else if (in->mouse == GD_MOUSE_RELEASE || s->tracks ||
		 !gd_list_click(&s->list, in->row - GD_BODY_TOP - 1))
		return false;
	show_page(s);
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_item(s);
	return true;
}

static void
reference_close(struct gd_screen *base)
{
	struct reference *s = (struct reference *)base;

	gd_reference_items_release(&s->items);
	free(s->words);
	gd_buf_release(&s->page);
	gd_buf_release(&s->title);
	gd_buf_release(&s->right);
	free(s);
}

const struct gd_screen_ops gd_ops_reference = {
	.name = N_("Reference"),
	.actions = reference_actions,
	.input = reference_input,
	.act = reference_act,
	.barred = reference_barred,
	.fetch = reference_fetch,
	.draw = gd_reference_draw,
	.close = reference_close,
};

void
gd_reference_open(struct gd_tui *t)
{
	struct reference *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_reference;
	s->desk = gd_tui_desk(t);
	s->words = gd_strdup("");
	gd_list_init(&s->list);
	gd_buf_init(&s->page);
	gd_buf_init(&s->title);
	gd_buf_init(&s->right);
	gd_tui_push(t, &s->base);
}
