/*
 * A person's case stands on the screen; whoever has left the desk has left it
 * to others' eyes. No password: who sits at the account may use it.
 */
#include <config.h>

#include "tui/screens/lock.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/ops.h"

static const enum gd_action lock_actions[] = { GD_ACT_BACK, GD_ACT_REDRAW,
					       GD_ACT_NONE };

static void
lock_draw(const struct gd_screen *s, struct gd_canvas *c)
{
	gd_tui_title(s, c, _("gongdao"), "");
	gd_canvas_wrap(c, c->rows / 2 - 1, 4, c->cols - 8, 2, GD_ROLE_TEXT,
		       _("The desk rests and shows nobody's case. Press any "
			 "key to go on where you were."));
}

static bool
lock_input(struct gd_screen *s, const struct gd_input *in)
{
	/* A pointer that is nudged is nobody coming back. */
	if (in->kind == GD_INPUT_MOUSE && in->mouse != GD_MOUSE_PRESS)
		return true;
	gd_tui_pop(s->tui);
	return true;
}

static void
lock_act(struct gd_screen *s, enum gd_action a)
{
	(void)a;
	gd_tui_pop(s->tui);
}

static void
lock_close(struct gd_screen *s)
{
	free(s);
}

const struct gd_screen_ops gd_ops_lock = {
	.name = N_("At rest"),
	.actions = lock_actions,
	.input = lock_input,
	.act = lock_act,
	.draw = lock_draw,
	.close = lock_close,
};

void
gd_lock_open(struct gd_tui *t)
{
	struct gd_screen *s = gd_calloc(1, sizeof *s);

	s->ops = &gd_ops_lock;
	s->typing = true;
	gd_tui_push(t, s);
}
