/*
 * Help and palette: one list made from the key table. Typing narrows it, Enter
 * runs what is selected, and what cannot be done now says why.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "tui/loop.h"
#include "tui/ops.h"
#include "tui/widgets/dialog_box.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

#define WIDTH 74
#define KEYS_COLS 20

struct entry {
	enum gd_action action;	/* NONE: a group's heading */
	const char *heading;
};

struct palette {
	struct gd_screen base;
	char *title;
	struct gd_screen *below;	/* whose actions these are */
	struct gd_field field;
	struct entry entries[GD_ACT_COUNT * 2];
	struct gd_pinyin pinyin;
	struct gd_list list;
	struct gd_box box;
};

static const enum gd_action palette_actions[] = {
	GD_ACT_OPEN, GD_ACT_BACK, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_NONE
};

/* All keys of an action as shown, joined by spaces. */
static void
key_names(const struct gd_tui *t, enum gd_action a, struct gd_buf *out)
{
	char name[24];

	for (int i = 0; i < GD_KEYS_PER_ACTION && t->keymap.keys[a][i]; i++) {
		gd_key_name(t->keymap.keys[a][i], name, sizeof name);
		gd_buf_addf(out, "%s%s", i ? "  " : "", name);
	}
}

static bool
contains(const char *text, const char *wanted)
{
	struct gd_buf a = GD_BUF_INIT, b = GD_BUF_INIT;
	bool found;

	gd_text_fold(&a, text, strlen(text));
	gd_text_fold(&b, wanted, strlen(wanted));
	found = strstr(a.s, b.s) != NULL;
	gd_buf_release(&a);
	gd_buf_release(&b);
	return found;
}

/* Found by its words, by their pinyin's first letters, or in English? */
static bool
says(struct palette *p, const char *text, const char *wanted)
{
	struct gd_buf initials = GD_BUF_INIT;
	bool found;

	if (contains(_(text), wanted))
		return true;
	if (!wanted[1])		/* one letter stands in nearly all of them */
		return false;
	gd_pinyin_initials(&p->pinyin, _(text), &initials);
	found = contains(text, wanted) || contains(initials.s, wanted);
	gd_buf_release(&initials);
	return found;
}

static bool
matches(struct palette *p, enum gd_action a)
{
	const struct gd_action_def *def = gd_action_def(a);
	const char *wanted = p->field.edit.text.s;
	struct gd_buf keys = GD_BUF_INIT;
	bool found;

	if (!*wanted)
		return true;
	key_names(p->base.tui, a, &keys);
	found = says(p, def->help, wanted) || contains(def->name, wanted) ||
		(def->hint && says(p, def->hint, wanted)) ||
		strcmp(keys.s, wanted) == 0;
	gd_buf_release(&keys);
	return found;
}

static bool
begins(const char *text, const char *wanted)
{
	struct gd_buf a = GD_BUF_INIT, b = GD_BUF_INIT;
	bool found;

	gd_text_fold(&a, text, strlen(text));
	gd_text_fold(&b, wanted, strlen(wanted));
	found = b.len > 0 && strncmp(a.s, b.s, b.len) == 0;
	gd_buf_release(&a);
	gd_buf_release(&b);
	return found;
}

/* Does its short name, as the hint line has it, begin with what was typed? */
static bool
is_called(struct palette *p, enum gd_action a)
{
	const struct gd_action_def *def = gd_action_def(a);
	const char *wanted = p->field.edit.text.s;
	struct gd_buf initials = GD_BUF_INIT;
	bool found;

	if (!def->hint)
		return false;
	gd_pinyin_initials(&p->pinyin, _(def->hint), &initials);
	found = begins(_(def->hint), wanted) || begins(initials.s, wanted) ||
		begins(def->hint, wanted);
	gd_buf_release(&initials);
	return found;
}

/* What is called so stands under the cursor, else the first that matches. */
static void
select_best(struct palette *p)
{
	gd_list_select(&p->list, 0);
	for (int64_t i = 0; i < p->list.total; i++) {
		if (p->entries[i].action != GD_ACT_NONE &&
		    is_called(p, p->entries[i].action)) {
			gd_list_select(&p->list, i);
			return;
		}
	}
}

/* List what matches, group by group, in the order the groups first appear. */
static int64_t
build_part(struct palette *p, const enum gd_action *all, int64_t n,
	   bool placed[GD_ACT_COUNT])
{
	for (const enum gd_action *g = all; *g != GD_ACT_NONE; g++) {
		const char *group = gd_action_def(*g)->group;
		bool headed = false;

		for (const enum gd_action *a = g; *a != GD_ACT_NONE; a++) {
			if (placed[*a] ||
			    strcmp(gd_action_def(*a)->group, group) != 0)
				continue;
			placed[*a] = true;
			if (!matches(p, *a))
				continue;
			if (!headed)
				p->entries[n++] = (struct entry){
					GD_ACT_NONE, group };
			headed = true;
			p->entries[n++] = (struct entry){ *a, NULL };
		}
	}
	return n;
}

static void
build(struct palette *p)
{
	bool placed[GD_ACT_COUNT] = { false };
	int64_t n = build_part(p, p->below->ops->actions, 0, placed);

	n = build_part(p, gd_loop_left_below(p->base.tui, p->below), n, placed);
	gd_list_fit(&p->list, n, p->list.rows);
}

/* Headings are passed over in the direction of the move. */
static void
skip_heading(struct palette *p, int step)
{
	struct gd_list *l = &p->list;

	if (l->cursor < 0 || p->entries[l->cursor].action != GD_ACT_NONE)
		return;
	if (step < 0 && l->cursor == 0)
		step = 1;
	gd_list_select(l, l->cursor + step);
	if (l->top == 1)
		l->top = 0;
}

static void
palette_act(struct gd_screen *s, enum gd_action a)
{
	struct palette *p = (struct palette *)s;
	struct gd_tui *t = s->tui;

	if (a == GD_ACT_BACK) {
		gd_tui_pop(t);
	} else if (a == GD_ACT_OPEN) {
		enum gd_action run = p->list.cursor < 0 ? GD_ACT_NONE
			: p->entries[p->list.cursor].action;

		gd_tui_pop(t);
		gd_tui_run(t, run);
	} else {
		gd_list_act(&p->list, a);
		skip_heading(p, a == GD_ACT_UP || a == GD_ACT_PAGE_UP ? -1 : 1);
	}
}

static bool
palette_mouse(struct palette *p, const struct gd_input *in)
{
	if (in->mouse == GD_MOUSE_WHEEL_UP || in->mouse == GD_MOUSE_WHEEL_DOWN) {
		int step = in->mouse == GD_MOUSE_WHEEL_UP ? -1 : 1;

		gd_list_wheel(&p->list, step);
		skip_heading(p, step);
		return true;
	}
	if (in->mouse != GD_MOUSE_RELEASE &&
	    gd_list_click(&p->list, in->row - p->box.row - 3)) {
		skip_heading(p, 1);
		if (in->mouse == GD_MOUSE_DOUBLE)
			palette_act(&p->base, GD_ACT_OPEN);
		return true;
	}
	return false;
}

static bool
palette_input(struct gd_screen *s, const struct gd_input *in)
{
	struct palette *p = (struct palette *)s;

	if (in->kind == GD_INPUT_MOUSE)
		return palette_mouse(p, in);
	if (in->kind == GD_INPUT_KEY &&
	    (in->key == GD_KEY_LEFT || in->key == GD_KEY_RIGHT))
		return false;
	if (!gd_field_input(&p->field, in))
		return false;
	build(p);
	select_best(p);
	skip_heading(p, 1);
	return true;
}

static void
palette_fetch(struct gd_screen *s, int rows, int cols)
{
	struct palette *p = (struct palette *)s;
	int inner = WIDTH < cols - 6 ? WIDTH : cols - 6;

	p->box = gd_box_centre(rows, cols, rows, inner);
	gd_field_place(&p->field, p->box.row + 1, p->box.col + 4, 1,
		       p->box.cols - 8);
	gd_list_fit(&p->list, p->list.total, p->box.rows - 4);
	skip_heading(p, 1);
}

static void
draw_entry(const struct palette *p, struct gd_canvas *c, int64_t i, int row)
{
	const struct entry *e = &p->entries[i];
	int col = p->box.col + 2, cols = p->box.cols - 4;
	bool selected = i == p->list.cursor;
	enum gd_role role = selected ? GD_ROLE_SELECTED : GD_ROLE_TEXT;
	struct gd_buf keys = GD_BUF_INIT, text = GD_BUF_INIT;
	const char *why;

	if (e->action == GD_ACT_NONE) {
		gd_canvas_text(c, row, col, cols, GD_ROLE_DIM, _(e->heading));
		return;
	}
	why = p->below->ops->barred
		? p->below->ops->barred(p->below, e->action) : NULL;
	if (why)
		role = GD_ROLE_DIM;
	key_names(p->base.tui, e->action, &keys);
	gd_canvas_text(c, row, col, 1, role,
		       !selected ? " " : c->ascii ? ">" : "\u258c");
	gd_canvas_text(c, row, col + 2, KEYS_COLS, GD_ROLE_KEY, keys.s);
	gd_buf_adds(&text, _(gd_action_def(e->action)->help));
	if (why)
		/* TRANSLATORS: why an action cannot be done now, after its name */
		gd_buf_addf(&text, _(" (not now: %s)"), why);
	gd_canvas_text(c, row, col + 2 + KEYS_COLS, cols - 2 - KEYS_COLS, role,
		       text.s);
	gd_buf_release(&keys);
	gd_buf_release(&text);
}

static void
palette_draw(const struct gd_screen *s, struct gd_canvas *c)
{
	const struct palette *p = (const struct palette *)s;
	const struct gd_list *l = &p->list;

	gd_box_draw(p->box, c, p->title);
	gd_canvas_text(c, p->box.row + 1, p->box.col + 2, 1, GD_ROLE_DIM, "/");
	gd_canvas_hline(c, p->box.row + 2, p->box.col + 1, p->box.cols - 2,
			GD_ROLE_RULE);
	if (l->total == 0)
		gd_canvas_text(c, p->box.row + 3, p->box.col + 4, -1,
			       GD_ROLE_DIM, _("No action is called that"));
	for (int64_t i = l->top; i < l->total && i < l->top + l->rows; i++)
		draw_entry(p, c, i, p->box.row + 3 + (int)(i - l->top));
	gd_canvas_scrollmark(c, p->box.row + 3, p->box.col + p->box.cols - 2,
			     l->rows, l->top, l->rows, l->total);
	gd_field_draw(&p->field, c, true);
}

static void
palette_close(struct gd_screen *s)
{
	struct palette *p = (struct palette *)s;

	gd_field_release(&p->field);
	gd_pinyin_release(&p->pinyin);
	free(p->title);
	free(p);
}

const struct gd_screen_ops gd_ops_palette = {
	.name = N_("All actions"), .actions = palette_actions,
	.input = palette_input, .act = palette_act, .fetch = palette_fetch,
	.draw = palette_draw, .close = palette_close,
};

static void
open_palette(struct gd_tui *t, const char *title)
{
	struct palette *p = gd_calloc(1, sizeof *p);

	p->base.ops = &gd_ops_palette;
	p->base.overlay = true;
	p->base.typing = true;
	p->base.tui = t;
	p->below = t->stack[t->depth - 1];
	p->title = gd_strdup(title);
	gd_field_init(&p->field, false, "");
	gd_list_init(&p->list);
	build(p);
	gd_tui_push(t, &p->base);
}

void
gd_help_open(struct gd_tui *t)
{
	struct gd_buf title = GD_BUF_INIT;

	/* TRANSLATORS: heading of the help; the name of a screen follows. */
	gd_buf_addf(&title, _("Help: %s (type to search, Enter runs)"),
		    _(t->stack[t->depth - 1]->ops->name));
	open_palette(t, title.s);
	gd_buf_release(&title);
}

void
gd_palette_open(struct gd_tui *t)
{
	open_palette(t, _("All actions (type a part of a name, Enter runs)"));
}
