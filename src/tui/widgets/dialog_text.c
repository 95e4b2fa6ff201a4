/*
 * A dialog that asks for a line or for several.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/ops.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/dialog_box.h"
#include "tui/widgets/field.h"

#define WIDTH 72
#define LONG_ROWS 6

struct ask {
	struct gd_screen base;
	char *title, *text;
	struct gd_field field;
	struct gd_box box;
	bool answered;
	int text_rows;
	bool (*check)(struct gd_tui *t, const char *typed,
		      struct gd_error *err, void *ctx);
	void (*done)(struct gd_tui *t, const char *typed, void *ctx);
	void *ctx;
};

static const enum gd_action line_actions[] = { GD_ACT_ACCEPT, GD_ACT_BACK,
					       GD_ACT_NONE };
static const enum gd_action long_actions[] = { GD_ACT_ACCEPT,
					       GD_ACT_LINE_BREAK,
					       GD_ACT_BACK,
					       GD_ACT_NONE };

static void
finish(struct ask *a, bool confirmed)
{
	void (*done)(struct gd_tui *t, const char *typed, void *ctx) = a->done;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_tui *t = a->base.tui;
	void *ctx = a->ctx;
	char *typed;

	if (confirmed && a->check &&
	    !a->check(t, a->field.edit.text.s, &err, ctx)) {
		gd_tui_fail(t, &err);
		return;
	}
	typed = confirmed ? gd_strdup(a->field.edit.text.s) : NULL;
	a->answered = true;
	gd_tui_pop(t);
	if (done)
		done(t, typed, ctx);
	free(typed);
}

static void
ask_act(struct gd_screen *s, enum gd_action a)
{
	if (a == GD_ACT_LINE_BREAK)
		gd_field_line_break(&((struct ask *)s)->field);
	else
		finish((struct ask *)s, a == GD_ACT_ACCEPT);
}

static bool
ask_input(struct gd_screen *s, const struct gd_input *in)
{
	return gd_field_input(&((struct ask *)s)->field, in);
}

static void
ask_fetch(struct gd_screen *s, int rows, int cols)
{
	struct ask *a = (struct ask *)s;
	int inner = WIDTH < cols - 6 ? WIDTH : cols - 6;
	int field_rows = a->field.edit.multiline ? LONG_ROWS : 1;

	a->text_rows = a->text ? gd_canvas_wrap_rows(a->text, inner) + 1 : 0;
	a->box = gd_box_centre(rows, cols, a->text_rows + field_rows + 1,
			       inner);
	gd_field_place(&a->field, a->box.row + 1 + a->text_rows,
		       a->box.col + 2, field_rows, a->box.cols - 4);
}

static void
ask_draw(const struct gd_screen *s, struct gd_canvas *c)
{
	const struct ask *a = (const struct ask *)s;

	gd_box_draw(a->box, c, a->title);
	if (a->text)
		gd_canvas_wrap(c, a->box.row + 1, a->box.col + 2,
			       a->box.cols - 4, a->text_rows, GD_ROLE_DIM,
			       a->text);
	gd_field_draw(&a->field, c, true);
	gd_canvas_hline(c, a->field.row + a->field.rows, a->field.col,
			a->field.cols, GD_ROLE_RULE);
}

static bool
ask_again(struct gd_screen *s, const void *ctx)
{
	struct ask *a = (struct ask *)s;

	if (a->ctx != ctx)
		return false;
	a->answered = false;
	return true;
}

static void
ask_close(struct gd_screen *s)
{
	struct ask *a = (struct ask *)s;

	if (a->done && !a->answered)
		a->done(s->tui, NULL, a->ctx);
	gd_field_release(&a->field);
	free(a->title);
	free(a->text);
	free(a);
}

const struct gd_screen_ops gd_ops_line = {
	.name = N_("Type a line"), .actions = line_actions,
	.input = ask_input, .act = ask_act, .fetch = ask_fetch,
	.draw = ask_draw, .again = ask_again, .close = ask_close,
};
const struct gd_screen_ops gd_ops_text = {
	.name = N_("Type a text"), .actions = long_actions,
	.input = ask_input, .act = ask_act, .fetch = ask_fetch,
	.draw = ask_draw, .again = ask_again, .close = ask_close,
};

void
gd_dialog_text(struct gd_tui *t, const char *title, const char *text,
	       const char *initial, bool multiline,
	       bool (*check)(struct gd_tui *t, const char *typed,
			     struct gd_error *err, void *ctx),
	       void (*done)(struct gd_tui *t, const char *typed, void *ctx),
	       void *ctx)
{
	struct ask *a = gd_calloc(1, sizeof *a);

	a->base.ops = multiline ? &gd_ops_text : &gd_ops_line;
	a->base.overlay = true;
	a->base.typing = true;
	a->title = gd_strdup(title);
	a->text = text && *text ? gd_strdup(text) : NULL;
	gd_field_init(&a->field, multiline, initial ? initial : "");
	a->check = check;
	a->done = done;
	a->ctx = ctx;
	gd_tui_push(t, &a->base);
}

bool
gd_dialog_reason(struct gd_tui *t, const char *typed, struct gd_error *err,
		 void *ctx)
{
	(void)t;
	(void)ctx;
	if (*typed)
		return true;
	gd_error_set(err, GD_EINVAL,
		     _("Please say in a few words why; the history keeps it"));
	return false;
}
