/*
 * A dialog that asks for a file: Tab carries the name on and shows what fits.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/complete.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "tui/ops.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/dialog_box.h"
#include "tui/widgets/field.h"

#define WIDTH 72
#define NAMES 8			/* rows of names that fit */

struct ask {
	struct gd_screen base;
	char *title, *text;
	struct gd_field field;
	struct gd_box box;
	bool answered;
	struct gd_buf names, more;
	int text_rows;
	void (*done)(struct gd_tui *t, const char *typed, void *ctx);
	void *ctx;
};

static const enum gd_action path_actions[] = { GD_ACT_ACCEPT, GD_ACT_COMPLETE,
					       GD_ACT_BACK, GD_ACT_NONE };

static void
finish(struct ask *a, bool confirmed)
{
	void (*done)(struct gd_tui *t, const char *typed, void *ctx) = a->done;
	struct gd_buf full = GD_BUF_INIT;
	struct gd_tui *t = a->base.tui;
	void *ctx = a->ctx;

	gd_complete_home(a->field.edit.text.s, &full);
	if (confirmed && !full.len) {
		gd_tui_say(t, _("Type the name of a file; Tab shows what there "
				"is"));
		gd_buf_release(&full);
		return;
	}
	a->answered = true;
	gd_tui_pop(t);
	done(t, confirmed ? full.s : NULL, ctx);
	gd_buf_release(&full);
}

static void
complete(struct ask *a)
{
	struct gd_buf carried = GD_BUF_INIT;
	int n;

	gd_buf_reset(&a->names);
	gd_buf_reset(&a->more);
	n = gd_complete_path(a->field.edit.text.s, &carried, &a->names, NAMES);
	gd_edit_set(&a->field.edit, carried.s);
	gd_edit_bottom(&a->field.edit);
	if (n == 0)
		gd_buf_adds(&a->more, _("no file begins like this"));
	else if (n > NAMES)
		gd_buf_addf(&a->more, ngettext("and %d more", "and %d more",
					       (unsigned long)(n - NAMES)),
			    n - NAMES);
	gd_buf_release(&carried);
}

static void
path_act(struct gd_screen *s, enum gd_action action)
{
	if (action == GD_ACT_COMPLETE)
		complete((struct ask *)s);
	else
		finish((struct ask *)s, action == GD_ACT_ACCEPT);
}

static bool
path_input(struct gd_screen *s, const struct gd_input *in)
{
	return gd_field_input(&((struct ask *)s)->field, in);
}

static void
path_fetch(struct gd_screen *s, int rows, int cols)
{
	struct ask *a = (struct ask *)s;
	int inner = WIDTH < cols - 6 ? WIDTH : cols - 6;

	a->text_rows = gd_canvas_wrap_rows(a->text, inner) + 1;
	a->box = gd_box_centre(rows, cols, a->text_rows + 2 + NAMES + 1, inner);
	gd_field_place(&a->field, a->box.row + 1 + a->text_rows,
		       a->box.col + 2, 1, a->box.cols - 4);
}

static void
path_draw(const struct gd_screen *s, struct gd_canvas *c)
{
	const struct ask *a = (const struct ask *)s;
	int row = a->field.row + 2, col = a->field.col, used;
	int end = a->box.row + a->box.rows - 1;

	gd_box_draw(a->box, c, a->title);
	gd_canvas_wrap(c, a->box.row + 1, col, a->field.cols, a->text_rows,
		       GD_ROLE_DIM, a->text);
	gd_field_draw(&a->field, c, true);
	gd_canvas_hline(c, a->field.row + 1, col, a->field.cols, GD_ROLE_RULE);
	used = row < end ? gd_canvas_wrap(c, row, col, a->field.cols,
					  end - row, GD_ROLE_TEXT,
					  a->names.s) : 0;
	if (row + used < end)
		gd_canvas_text(c, row + used, col, a->field.cols, GD_ROLE_DIM,
			       a->more.s);
}

static bool
path_again(struct gd_screen *s, const void *ctx)
{
	struct ask *a = (struct ask *)s;

	if (a->ctx != ctx)
		return false;
	a->answered = false;
	return true;
}

static void
path_close(struct gd_screen *s)
{
	struct ask *a = (struct ask *)s;

	if (a->done && !a->answered)
		a->done(s->tui, NULL, a->ctx);
	gd_field_release(&a->field);
	gd_buf_release(&a->names);
	gd_buf_release(&a->more);
	free(a->title);
	free(a->text);
	free(a);
}

const struct gd_screen_ops gd_ops_path = {
	.name = N_("Name a file"), .actions = path_actions,
	.input = path_input, .act = path_act, .fetch = path_fetch,
	.draw = path_draw, .again = path_again, .close = path_close,
};

void
gd_dialog_path(struct gd_tui *t, const char *title, const char *text,
	       const char *initial,
	       void (*done)(struct gd_tui *t, const char *path, void *ctx),
	       void *ctx)
{
	struct ask *a = gd_calloc(1, sizeof *a);

	a->base.ops = &gd_ops_path;
	a->base.overlay = true;
	a->base.typing = true;
	a->title = gd_strdup(title);
	a->text = gd_strdup(text ? text : "");
	gd_buf_init(&a->names);
	gd_buf_init(&a->more);
	gd_field_init(&a->field, false, initial ? initial : "");
	a->done = done;
	a->ctx = ctx;
	gd_tui_push(t, &a->base);
}
