/*
 * One thread, one wait. Handlers change state and say that data changed; the
 * loop fetches and draws once, after all waiting keys were handled.
 */
#include <config.h>

#include "tui/loop.h"

#include <curses.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/actions.h"
#include "desk/view.h"
#include "tui/screens/when.h"
#include "tui/ops.h"
#include "tui/screens/moves_undo.h"
#include "tui/screens/lock.h"
#include "tui/theme.h"

static struct gd_screen *
top(const struct gd_tui *t)
{
	return t->depth > 0 ? t->stack[t->depth - 1] : NULL;
}

void
gd_tui_push(struct gd_tui *t, struct gd_screen *s)
{
	s->tui = t;
	if (t->depth == GD_STACK_MAX) {
		s->ops->close(s);
		return;
	}
	t->stack[t->depth++] = s;
	t->fetch = true;
}

void
gd_tui_pop(struct gd_tui *t)
{
	if (t->depth == 0)
		return;
	t->popped[t->popped_len++] = t->stack[--t->depth];
	if (t->depth == 0)
		t->quit = true;
	t->fetch = true;
}

bool
gd_tui_again(struct gd_tui *t, const struct gd_error *err, const void *ctx)
{
	struct gd_screen *s = t->popped_len ? t->popped[t->popped_len - 1]
					    : NULL;

	if ((err->status != GD_ESYS && err->status != GD_EBUSY) || !s ||
	    !s->ops->again || !s->ops->again(s, ctx))
		return false;
	t->popped_len--;
	gd_tui_push(t, s);
	gd_tui_fail(t, err);
	return true;
}

void
gd_tui_quit(struct gd_tui *t)
{
	t->quit = true;
}

struct gd_desk *
gd_tui_desk(struct gd_tui *t)
{
	return t->desk;
}

const struct gd_keymap *
gd_tui_keymap(struct gd_tui *t)
{
	return &t->keymap;
}

gd_instant
gd_tui_now(struct gd_tui *t)
{
	return t->now;
}

void
gd_tui_say(struct gd_tui *t, const char *fmt, ...)
{
	va_list ap;

	gd_buf_reset(&t->message);
	va_start(ap, fmt);
	gd_buf_vaddf(&t->message, fmt, ap);
	va_end(ap);
	t->message_is_error = t->message_is_work = false;
	t->message_is_ring = false;
}

void
gd_tui_fail(struct gd_tui *t, const struct gd_error *err)
{
	gd_buf_reset(&t->message);
	gd_buf_adds(&t->message, err->text);
	t->message_is_error = true;
	t->message_is_work = t->message_is_ring = false;
}

void
gd_tui_changed(struct gd_tui *t)
{
	t->fetch = true;
}

/* Screens popped during an act are closed when nothing of them runs any more. */
static void
close_popped(struct gd_tui *t)
{
	for (int i = 0; i < t->popped_len; i++)
		t->popped[i]->ops->close(t->popped[i]);
	t->popped_len = 0;
}

/* What every screen does the same, unless it takes the action itself. */
static bool
common_action(struct gd_tui *t, enum gd_action a)
{
	switch (a) {
	case GD_ACT_HELP:
		gd_help_open(t);
		return true;
	case GD_ACT_PALETTE:
		gd_palette_open(t);
		return true;
	case GD_ACT_QUIT:
		gd_tui_quit(t);
		return true;
	case GD_ACT_UNDO:
		gd_move_undo(t, 0, 0, 0);
		return true;
	case GD_ACT_WHEN:
		gd_when_open(t);
		return true;
	case GD_ACT_REDRAW:
		clearok(stdscr, TRUE);
		t->fetch = true;
		return true;
	default:
		return false;
	}
}

const enum gd_action *
gd_loop_left_below(const struct gd_tui *t, const struct gd_screen *s)
{
	static const enum gd_action none[] = { GD_ACT_NONE };
	int at = t->depth - 1;

	while (at > 0 && t->stack[at] != s)
		at--;
	if (at < 1 || !s->ops->part || !t->stack[at - 1]->ops->parts)
		return none;
	return t->stack[at - 1]->ops->parts;
}

static bool
listed(const enum gd_action *list, enum gd_action a)
{
	while (*list != GD_ACT_NONE && *list != a)
		list++;
	return *list == a;
}

void
gd_tui_run(struct gd_tui *t, enum gd_action a)
{
	struct gd_screen *s = top(t);
	const char *why;

	if (!s || a == GD_ACT_NONE)
		return;
	if (!listed(s->ops->actions, a) &&
	    listed(gd_loop_left_below(t, s), a)) {
		gd_tui_pop(t);
		s = top(t);
	}
	why = s->ops->barred ? s->ops->barred(s, a) : NULL;
	if (why) {
		gd_tui_say(t, "%s", why);
		return;
	}
	if (!common_action(t, a))
		s->ops->act(s, a);
}

static void
stray_key(struct gd_tui *t, int key)
{
	char name[24];

	if (key >= 0x2e80 && key < GD_KEY_BASE) {
		gd_tui_say(t, _("Keys here are Latin letters: please switch "
				"the input method off, or use the arrows, "
				"Enter and F12"));
	} else if (key > 0x20) {
		gd_key_name(key, name, sizeof name);
		gd_tui_say(t, _("%s does nothing here; ? shows what can be "
				"done"), name);
	}
}

static void
click_hint(struct gd_tui *t, const struct gd_input *in)
{
	struct gd_screen *s = top(t);

	if (in->mouse == GD_MOUSE_PRESS && in->row == t->canvas.rows - 1)
		gd_tui_run(t, gd_bars_hint_at(t, s, in->col));
}

/* Where the lowest screen lies that can be seen. */
static int
lowest_seen(const struct gd_tui *t)
{
	int base = t->depth - 1;

	while (base > 0 && t->stack[base]->overlay)
		base--;
	return base;
}

static void
fetch_changed(struct gd_tui *t)
{
	const struct gd_canvas *c = &t->canvas;

	if (!t->fetch || c->rows < GD_MIN_ROWS || c->cols < GD_MIN_COLS)
		return;
	t->fetch = false;
	for (int i = lowest_seen(t); i < t->depth; i++)
		if (t->stack[i]->ops->fetch)
			t->stack[i]->ops->fetch(t->stack[i], c->rows, c->cols);
}

/* The terminal has said how wide it draws characters of ambiguous width. */
static void
take_width(struct gd_tui *t, int cols)
{
	gd_text_ambiguous_wide(cols == 2);
	t->canvas.ascii |= cols == 2;
	gd_canvas_forget(&t->canvas);
	t->fetch = true;
}

void
gd_loop_dispatch(struct gd_tui *t, const struct gd_input *in)
{
	struct gd_screen *s = top(t);
	enum gd_action a;

	if (!s)
		return;
	if (in->kind == GD_INPUT_WIDTH) {
		take_width(t, in->col);
		return;
	}
	if (in->kind == GD_INPUT_KEY && in->key == (GD_MOD_CTRL | 'z')) {
		gd_term_suspend(&t->term);
		return;
	}
	if (in->kind != GD_INPUT_MOUSE || in->mouse != GD_MOUSE_RELEASE)
		gd_buf_reset(&t->message);
	if (s->ops->input && s->ops->input(s, in)) {
		close_popped(t);
		return;
	}
	if (in->kind == GD_INPUT_MOUSE) {
		click_hint(t, in);
	} else if (in->kind == GD_INPUT_KEY) {
		a = gd_keymap_find(&t->keymap, s->ops->actions, in->key);
		if (a == GD_ACT_NONE)
			a = gd_keymap_find(&t->keymap,
					   gd_loop_left_below(t, s), in->key);
		/* Typed ahead, it is meant for what the keys before it made. */
		if (a != GD_ACT_NONE) {
			fetch_changed(t);
			gd_tui_run(t, a);
		} else {
			stray_key(t, in->key);
		}
	}
	close_popped(t);
}

static void
draw_too_small(struct gd_tui *t)
{
	gd_canvas_clear(&t->canvas);
	gd_canvas_wrap(&t->canvas, 0, 0, t->canvas.cols, t->canvas.rows,
		       GD_ROLE_TEXT,
		       _("The window is too small: 60 columns and 16 rows are "
			 "needed. Make it larger and the desk comes back."));
	gd_canvas_show(&t->canvas);
}

void
gd_loop_draw(struct gd_tui *t)
{
	struct gd_canvas *c = &t->canvas;

	if (t->depth == 0)
		return;
	if (c->rows < GD_MIN_ROWS || c->cols < GD_MIN_COLS) {
		draw_too_small(t);
		return;
	}
	fetch_changed(t);
	if (t->message_is_work)
		gd_buf_reset(&t->message);
	t->message_is_work = false;
	gd_canvas_clear(c);
	for (int i = lowest_seen(t); i < t->depth; i++)
		t->stack[i]->ops->draw(t->stack[i], c);
	gd_bars_draw(t, c, top(t));
	gd_canvas_show(c);
}

/* Another second: labels move by the minute, other people's changes at once. */
static void
tick(struct gd_tui *t)
{
	gd_instant before = t->now;
	int64_t generation = gd_desk_generation(t->desk);

	t->now = gd_desk_now(t->desk);
	if (t->now / 60 != before / 60)
		t->fetch = true;
	if (generation != t->generation) {
		t->generation = generation;
		t->fetch = true;
	}
	gd_loop_ring(t);
}

bool
gd_loop_rests(const struct gd_tui *t)
{
	return t->depth > 0 && top(t)->ops == &gd_ops_lock;
}

/* After a while without a key the cases are hidden. */
static void
rest(struct gd_tui *t)
{
	double minutes = strtod(gd_config_get(gd_desk_config(t->desk),
					      "ui.lock_min"), NULL);

	if (minutes <= 0 || gd_loop_rests(t) ||
	    (double)(t->now - t->last_input) < minutes * 60)
		return;
	gd_buf_reset(&t->message);
	gd_lock_open(t);
}

/* Nothing comes in: what is half done may be kept. */
static void
pause_screens(struct gd_tui *t)
{
	for (int i = 0; i < t->depth; i++)
		if (t->stack[i]->ops->pause)
			t->stack[i]->ops->pause(t->stack[i]);
}

void
gd_loop_run(struct gd_tui *t)
{
	struct gd_input in;

	t->last_input = gd_desk_now(t->desk);
	while (!t->quit) {
		int bits;

		tick(t);
		rest(t);
		gd_loop_draw(t);
		bits = gd_term_wait(&t->term, 1000);
		if (bits & GD_TERM_HANGUP)
			break;
		if (!bits)
			pause_screens(t);
		if (bits & GD_TERM_RESIZED) {
			gd_term_resize(&t->term, &t->canvas.rows,
				       &t->canvas.cols);
			t->fetch = true;
		}
		while (!t->quit && gd_term_read(&t->term, &in)) {
			t->last_input = t->now;
			gd_loop_dispatch(t, &in);
		}
	}
	/* A dialog that ends unanswered may lead to another one, not for ever. */
	for (int i = 0; t->depth > 0 && i < 4 * GD_STACK_MAX; i++) {
		gd_tui_pop(t);
		close_popped(t);
	}
}

bool
gd_tui_progress(struct gd_tui *t, const char *what, long done, long total)
{
	struct gd_buf b = GD_BUF_INIT;
	bool go_on;

	gd_buf_addf(&b, _("%s: %ld of %ld (%ld%%); Esc cancels"), what, done,
		    total, total > 0 ? done * 100 / total : 100);
	go_on = gd_tui_working(t, b.s);
	gd_buf_release(&b);
	return go_on;
}

bool
gd_tui_working(struct gd_tui *t, const char *what)
{
	struct gd_input in;
	bool go_on = true;

	gd_tui_say(t, "%s", what);
	t->message_is_work = true;
	gd_bars_draw(t, &t->canvas, top(t));
	refresh();
	while (gd_term_read(&t->term, &in))
		if (in.kind == GD_INPUT_KEY && in.key == GD_KEY_ESC)
			go_on = false;
	return go_on;
}
