#include <config.h>

#include "tui/screens/plan.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/advice.h"
#include "desk/view.h"
#include "tui/ops.h"
#include "tui/screens/doors.h"
#include "tui/screens/moves.h"
#include "tui/screens/plan_internal.h"
#include "tui/widgets/dialog.h"

#define TEXT_COLS 84

struct plan_screen {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	bool draft, closed;
	struct gd_lines lines;
	struct gd_list list;
	struct gd_buf title;
	struct gd_plan_notes notes;
};

static const enum gd_action plan_actions[] = {
	GD_ACT_OPEN_PLAN, GD_ACT_REHEARSE, GD_ACT_BASIS, GD_ACT_WAYS,
	GD_ACT_BACK, GD_ACT_OPEN, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_FILE,
	GD_ACT_EDIT, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_HELP, GD_ACT_UNDO, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW,
	GD_ACT_REFERENCE, GD_ACT_MERCHANTS,
	GD_ACT_PRECHECK, GD_ACT_COMPARE, GD_ACT_SEARCH,
	GD_ACT_NONE
};

static void
plan_fetch(struct gd_screen *base, int rows, int cols)
{
	struct plan_screen *s = (struct plan_screen *)base;
	struct gd_case_view v = { 0 };
	struct gd_plan plan = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	char number[GD_CASE_NUMBER_MAX];

	gd_lines_reset(&s->lines);
	gd_plan_notes_reset(&s->notes);
	if (gd_desk_case(s->desk, s->id, &v, &err) != GD_OK) {
		gd_tui_fail(base->tui, &err);
		return;
	}
	s->draft = v.row.draft;
	s->closed = v.row.stage == GD_STAGE_CLOSED;
	gd_case_number(s->id, number);
	gd_buf_reset(&s->title);
	gd_buf_addf(&s->title, _("Plan  %s %s"), number,
		    gd_case_row_name(&v.row));
	if (gd_desk_case_plan(s->desk, &v, &plan, &err) == GD_OK) {
		gd_plan_lines(s->desk, &plan, &v,
			      cols - 4 < TEXT_COLS ? cols - 4 : TEXT_COLS,
			      &s->lines, &s->notes);
		gd_plan_release(&plan);
	} else {
		gd_tui_fail(base->tui, &err);
	}
	gd_case_view_release(&v);
	gd_list_fit(&s->list, (int64_t)s->lines.len, GD_BODY_ROWS(rows));
}

static void
plan_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct plan_screen *s = (const struct plan_screen *)base;

	gd_tui_title(base, c, s->title.s, "");
	gd_lines_draw(&s->lines, &s->list, c, GD_BODY_TOP, 1, c->cols - 1);
}

static const struct gd_plan_note *
note_at_cursor(const struct plan_screen *s)
{
	int64_t i = s->list.cursor;
	int64_t id = i >= 0 && i < (int64_t)s->lines.len ? s->lines.items[i].id
							 : 0;

	return id > 0 && id <= (int64_t)s->notes.len ? &s->notes.items[id - 1]
						     : NULL;
}

/* The block under the cursor in full, with its sources. */
static void
explain(struct plan_screen *s)
{
	const struct gd_plan_note *n = note_at_cursor(s);

	if (n)
		gd_dialog_read(s->base.tui, n->title, n->text);
	else
		gd_tui_say(s->base.tui, _("Move to a line of the plan: i then "
					  "shows its source"));
}

/* Enter on a channel files through it; elsewhere it tells the source. */
static void
open_line(struct plan_screen *s)
{
	const struct gd_plan_note *n = note_at_cursor(s);

	if (n && *n->channel && !s->draft && !s->closed)
		gd_move_through(s->base.tui, s->id, n->channel);
	else
		explain(s);
}

static void
plan_act(struct gd_screen *base, enum gd_action a)
{
	struct plan_screen *s = (struct plan_screen *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_OPEN)
		open_line(s);
	else if (a == GD_ACT_BASIS)
		explain(s);
	else if (a == GD_ACT_REHEARSE && note_at_cursor(s) &&
		 *note_at_cursor(s)->channel)
		gd_move_rehearse(base->tui, s->id, note_at_cursor(s)->channel);
	else if (a == GD_ACT_FILE || a == GD_ACT_OPEN_PLAN || a == GD_ACT_EDIT ||
		 a == GD_ACT_REHEARSE || a == GD_ACT_WAYS)
		gd_move_start(base->tui, a, s->id);
	else if (!gd_door_open(base->tui, a))
		gd_list_act(&s->list, a);
}

static const char *
plan_barred(struct gd_screen *base, enum gd_action a)
{
	const struct plan_screen *s = (const struct plan_screen *)base;

	if (a != GD_ACT_FILE && a != GD_ACT_OPEN_PLAN && a != GD_ACT_EDIT)
		return NULL;
	if (s->draft)
		return _("The interview comes first; then complaints can be "
			 "recorded");
	return s->closed ? _("This case is closed; it can be opened again")
			 : NULL;
}

static bool
plan_input(struct gd_screen *base, const struct gd_input *in)
{
	struct plan_screen *s = (struct plan_screen *)base;

	return gd_list_mouse(&s->list, in, GD_BODY_TOP);
}

static void
plan_close(struct gd_screen *base)
{
	struct plan_screen *s = (struct plan_screen *)base;

	gd_lines_release(&s->lines);
	gd_plan_notes_reset(&s->notes);
	gd_buf_release(&s->title);
	free(s);
}

const struct gd_screen_ops gd_ops_plan = {
	.name = N_("Plan"),
	.actions = plan_actions,
	.input = plan_input,
	.act = plan_act,
	.barred = plan_barred,
	.fetch = plan_fetch,
	.draw = plan_draw,
	.close = plan_close,
};

void
gd_plan_open(struct gd_tui *t, int64_t case_id)
{
	struct plan_screen *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_plan;
	s->desk = gd_tui_desk(t);
	s->id = case_id;
	gd_list_init(&s->list);
	gd_buf_init(&s->title);
	gd_tui_push(t, &s->base);
}
