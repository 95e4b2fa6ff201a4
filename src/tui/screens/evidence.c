#include <config.h>

#include "tui/screens/evidence.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/view.h"
#include "tui/ops.h"
#include "tui/screens/doors.h"
#include "tui/screens/evidence_internal.h"
#include "tui/screens/moves_undo.h"

static const enum gd_action evidence_actions[] = {
	GD_ACT_EV_ADD, GD_ACT_EV_JUDGE, GD_ACT_OPEN, GD_ACT_EV_COACH,
	GD_ACT_EV_BUNDLE, GD_ACT_EV_STAMP, GD_ACT_EV_VERIFY, GD_ACT_HELP,
	GD_ACT_BACK, GD_ACT_EV_DESCRIBE, GD_ACT_EV_SAVE, GD_ACT_EV_REHEARSE,
	GD_ACT_BUNDLE_CHECK, GD_ACT_SEARCH, GD_ACT_UNDO, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN,
	GD_ACT_HOME, GD_ACT_END, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW,
	GD_ACT_NONE
};

static const struct gd_line *
line_at(const struct evidence_screen *s)
{
	int64_t i = s->list.cursor;

	return i >= 0 && i < (int64_t)s->lines.len ? &s->lines.items[i] : NULL;
}

const struct gd_evidence_row *
gd_evidence_row_at(const struct evidence_screen *s)
{
	const struct gd_line *l = line_at(s);

	return s->loaded && l && l->id > 0
		       ? gd_evidence_by_seq(s->v.rows, s->v.len, (int)l->id)
		       : NULL;
}

const struct gd_checklist_item *
gd_evidence_item_at(const struct evidence_screen *s)
{
	const struct gd_line *l = line_at(s);
	int64_t i = l && l->id < 0 ? -l->id - 1 : -1;

	return s->loaded && i >= 0 && i < (int64_t)s->v.list.len
		       ? &s->v.list.items[i] : NULL;
}

static void
evidence_fetch(struct gd_screen *base, int rows, int cols)
{
	struct evidence_screen *s = (struct evidence_screen *)base;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_view c = { 0 };
	char number[GD_CASE_NUMBER_MAX];
	struct gd_evidence_view v;

	s->cols = cols;
	if (gd_desk_case(s->desk, s->id, &c, &err) != GD_OK ||
	    gd_desk_evidence(s->desk, s->id, &v, &err) != GD_OK) {
		gd_case_view_release(&c);
		gd_tui_fail(base->tui, &err);
		return;
	}
	if (s->loaded)
		gd_evidence_view_release(&s->v);
	s->v = v;
	s->loaded = true;
	s->closed = c.row.stage == GD_STAGE_CLOSED;
	gd_buf_reset(&s->title);
	gd_case_number(s->id, number);
	gd_buf_addf(&s->title, _("Evidence  %1$s %2$s"), number,
		    gd_case_row_name(&c.row));
	gd_case_view_release(&c);
	gd_evidence_lines(s);
	gd_list_fit(&s->list, (int64_t)s->lines.len,
		    GD_BODY_ROWS(rows) - GD_EVIDENCE_HEAD);
	gd_evidence_selected(s);
}

static void
undo_here(struct evidence_screen *s)
{
	gd_move_undo(s->base.tui, s->id, 0, 0);
}

static bool
evidence_input(struct gd_screen *base, const struct gd_input *in)
{
	struct evidence_screen *s = (struct evidence_screen *)base;

	if (in->kind == GD_INPUT_KEY &&
	    gd_keymap_find(gd_tui_keymap(base->tui), evidence_actions,
			   in->key) == GD_ACT_UNDO) {
		undo_here(s);
		return true;
	}
	if (!gd_list_mouse(&s->list, in, GD_BODY_TOP + GD_EVIDENCE_HEAD))
		return false;
	gd_evidence_selected(s);
	if (in->mouse == GD_MOUSE_DOUBLE)
		gd_evidence_look(s);
	return true;
}

static void
evidence_act(struct gd_screen *base, enum gd_action a)
{
	static const struct {
		enum gd_action action;
		void (*run)(struct evidence_screen *s);
	} moves[] = {
		{ GD_ACT_EV_ADD, gd_evidence_add },
		{ GD_ACT_EV_JUDGE, gd_evidence_judge },
		{ GD_ACT_EV_DESCRIBE, gd_evidence_describe },
		{ GD_ACT_OPEN, gd_evidence_look },
		{ GD_ACT_EV_COACH, gd_evidence_coach },
		{ GD_ACT_EV_REHEARSE, gd_evidence_rehearse },
		{ GD_ACT_EV_STAMP, gd_evidence_stamp },
		{ GD_ACT_EV_BUNDLE, gd_evidence_bundle },
		{ GD_ACT_EV_SAVE, gd_evidence_save },
		{ GD_ACT_EV_VERIFY, gd_evidence_verify },
		{ GD_ACT_SEARCH, gd_evidence_find },
		{ GD_ACT_UNDO, undo_here },
	};
	struct evidence_screen *s = (struct evidence_screen *)base;

	for (size_t i = 0; i < GD_ARRAY_LEN(moves); i++) {
		if (moves[i].action == a) {
			moves[i].run(s);
			return;
		}
	}
	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (!gd_door_open(base->tui, a) && gd_list_act(&s->list, a))
		gd_evidence_selected(s);
}

static const char *
evidence_barred(struct gd_screen *base, enum gd_action a)
{
	const struct evidence_screen *s = (const struct evidence_screen *)base;

	if (a == GD_ACT_EV_ADD && s->closed)
		return _("This case is closed; it can be opened again");
	if ((a == GD_ACT_EV_JUDGE || a == GD_ACT_EV_DESCRIBE ||
	     a == GD_ACT_EV_SAVE) && !gd_evidence_row_at(s))
		return _("Choose a file first: the lines with a number");
	if ((a == GD_ACT_EV_STAMP || a == GD_ACT_EV_BUNDLE) && s->loaded &&
	    !s->v.len)
		return _("There are no files yet; add one first");
	return NULL;
}

static void
line_text(void *ctx, int64_t i, struct gd_buf *out)
{
	const struct evidence_screen *s = ctx;

	if (i >= 0 && i < (int64_t)s->lines.len)
		gd_buf_adds(out, s->lines.items[i].text);
}

static void
line_found(void *ctx)
{
	gd_evidence_selected(ctx);
}

static void
evidence_close(struct gd_screen *base)
{
	struct evidence_screen *s = (struct evidence_screen *)base;

	if (s->loaded)
		gd_evidence_view_release(&s->v);
	gd_find_release(&s->find);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->title);
	gd_buf_release(&s->right);
	gd_buf_release(&s->head);
	gd_buf_release(&s->hint);
	gd_buf_release(&s->detail);
	free(s->kind);
	free(s->path);
	free(s);
}

const struct gd_screen_ops gd_ops_evidence = {
	.name = N_("Evidence"),
	.actions = evidence_actions,
	.part = true,
	.input = evidence_input,
	.act = evidence_act,
	.barred = evidence_barred,
	.fetch = evidence_fetch,
	.draw = gd_evidence_draw,
	.close = evidence_close,
};

void
gd_evidence_open(struct gd_tui *t, int64_t case_id)
{
	struct evidence_screen *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_evidence;
	s->desk = gd_tui_desk(t);
	s->id = case_id;
	gd_list_init(&s->list);
	s->find = (struct gd_find){ .list = &s->list, .text = line_text,
				    .moved = line_found, .ctx = s };
	gd_buf_init(&s->title);
	gd_buf_init(&s->right);
	gd_buf_init(&s->head);
	gd_buf_init(&s->hint);
	gd_buf_init(&s->detail);
	gd_tui_push(t, &s->base);
}
