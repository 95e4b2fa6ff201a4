/*
 * The guided interview: one question a screen, every answer stored when given.
 */
#include <config.h>

#include "tui/screens/interview.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/merchants.h"
#include "desk/together.h"
#include "tui/ops.h"
#include "tui/screens/interview_internal.h"
#include "tui/screens/merchants.h"
#include "tui/screens/plan.h"
#include "tui/widgets/dialog.h"

static const enum gd_action choice_actions[] = {
	GD_ACT_NEXT, GD_ACT_PREVIOUS, GD_ACT_UNSURE, GD_ACT_SKIP,
	GD_ACT_CONTENTS, GD_ACT_REVIEW, GD_ACT_ABOUT, GD_ACT_SAVE_EXIT,
	GD_ACT_HELP, GD_ACT_PALETTE, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_REDRAW, GD_ACT_NONE
};
static const enum gd_action line_actions[] = {
	GD_ACT_NEXT, GD_ACT_PREVIOUS, GD_ACT_UNSURE, GD_ACT_SKIP,
	GD_ACT_CONTENTS, GD_ACT_REVIEW, GD_ACT_ABOUT, GD_ACT_SAVE_EXIT,
	GD_ACT_PALETTE, GD_ACT_REDRAW, GD_ACT_NONE
};
static const enum gd_action long_actions[] = {
	GD_ACT_NEXT, GD_ACT_LINE_BREAK, GD_ACT_PREVIOUS, GD_ACT_UNSURE,
	GD_ACT_SKIP, GD_ACT_CONTENTS, GD_ACT_REVIEW, GD_ACT_ABOUT,
	GD_ACT_SAVE_EXIT, GD_ACT_PALETTE, GD_ACT_REDRAW, GD_ACT_NONE
};
static const enum gd_action review_actions[] = {
	GD_ACT_OPEN, GD_ACT_PREVIOUS, GD_ACT_CONTENTS, GD_ACT_SAVE_EXIT,
	GD_ACT_HELP, GD_ACT_PALETTE, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_REDRAW, GD_ACT_NONE
};

/* The page decides which keys mean what. */
static void
show(struct interview *s)
{
	const struct gd_question *q;

	gd_iv_show(s);
	q = gd_iv_question(s);
	s->base.ops = !q ? &gd_ops_review
		      : gd_iv_by_choice(q) ? &gd_ops_choice
		      : q->kind == GD_Q_LONGTEXT ? &gd_ops_account : &gd_ops_answer;
	s->base.typing = s->field_open;
}

void
gd_iv_goto(struct interview *s, int i)
{
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_iv_keep(s, true))
		return;
	if (gd_intake_goto(&s->in, i, &err) != GD_OK)
		gd_tui_fail(s->base.tui, &err);
	show(s);
}

static void
forward(struct interview *s)
{
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;

	if (s->to_review) {
		s->to_review = false;
		status = gd_intake_goto(&s->in, -1, &err);
	} else {
		status = gd_intake_forward(&s->in, &err);
	}
	if (status != GD_OK)
		gd_tui_fail(s->base.tui, &err);
	show(s);
}

static void
answer(struct interview *s)
{
	struct gd_buf typed = GD_BUF_INIT, warn = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_question *q = gd_iv_question(s);

	gd_iv_typed(s, &typed);
	if (typed.len == 0 && !q->required) {
		/* Enter on an empty line passes a question that may wait. */
		if (gd_intake_skip(&s->in, s->shown, &err) == GD_OK)
			forward(s);
		else
			gd_tui_fail(s->base.tui, &err);
	} else if (gd_intake_answer(&s->in, s->shown, typed.s, &warn, &err) !=
		   GD_OK) {
		gd_iv_fail(s, &err);
	} else {
		/* A merchant that was checked before: say so at once. */
		if (!s->merchant && warn.len == 0)
			gd_check_recall_answer(s->desk, &s->in.answers, q->id,
					       &warn);
		forward(s);
		if (warn.len > 0)
			gd_tui_say(s->base.tui, "%s", warn.s);
	}
	gd_buf_release(&typed);
	gd_buf_release(&warn);
}

static void
back(struct interview *s)
{
	struct gd_error err = GD_ERROR_INIT;
	int before = s->in.at;

	if (!gd_iv_keep(s, true)) {
		gd_iv_leave(s);
		return;
	}
	if (s->to_review) {
		s->to_review = false;
		gd_iv_goto(s, -1);
		return;
	}
	if (gd_intake_back(&s->in, &err) != GD_OK)
		gd_tui_fail(s->base.tui, &err);
	else if (s->in.at == before)
		gd_iv_leave(s);
	else
		show(s);
}

static void
open_case(struct interview *s)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_tui *t = s->base.tui;
	int64_t id = s->in.case_id;
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf known = GD_BUF_INIT;

	if (gd_intake_open_case(&s->in, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	gd_case_number(id, number);
	gd_tui_pop(t);
	gd_plan_open(t, id);
	gd_tui_say(t, _("%s is open and stands on the board. This is its "
			"plan; Esc leads to the board"), number);
	gd_related_lines(gd_tui_desk(t), id, &known);
	if (known.len)
		gd_dialog_read(t, _("Here before"), known.s);
	gd_buf_release(&known);
}

static void
open_review_row(struct interview *s)
{
	int64_t id = s->list.cursor >= 0
			     ? s->review.items[s->list.cursor].id : 0;

	if (id == -1 && s->merchant) {
		gd_iv_keep_check(s);
	} else if (id == -1) {
		open_case(s);
	} else if (id > 0) {
		gd_iv_goto(s, (int)id - 1);
		s->to_review = true;
	}
}

static void
about(struct interview *s)
{
	const struct gd_question *q = gd_iv_question(s);
	struct gd_buf text = GD_BUF_INIT, source = GD_BUF_INIT;
	struct gd_playbook *pb;

	gd_buf_addf(&text, "%s\n\n%s\n", gd_bitext_get(&q->ask, NULL),
		    gd_bitext_get(&q->why, NULL));
	if (*gd_bitext_get(&q->help, NULL))
		gd_buf_addf(&text, "\n%s\n", gd_bitext_get(&q->help, NULL));
	if (*gd_bitext_get(&q->example, NULL))
		gd_buf_addf(&text, _("\nFor example: %s\n"),
			    gd_bitext_get(&q->example, NULL));
	if (gd_desk_playbook(s->desk, &pb, NULL) == GD_OK)
		gd_playbook_source_words(pb, q->source, NULL, &source);
	gd_buf_addf(&text, _("\nSource: %s"), source.s);
	gd_dialog_read(s->base.tui, gd_bitext_get(&q->name, NULL), text.s);
	gd_buf_release(&text);
	gd_buf_release(&source);
}

static void
unsure_or_skip(struct interview *s, enum gd_action a)
{
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status = a == GD_ACT_UNSURE
		? gd_intake_unsure(&s->in, s->shown, &err)
		: gd_intake_skip(&s->in, s->shown, &err);

	if (status == GD_OK)
		forward(s);
	else
		gd_tui_fail(s->base.tui, &err);
}

static void
iv_act(struct gd_screen *base, enum gd_action a)
{
	struct interview *s = (struct interview *)base;

	switch (a) {
	case GD_ACT_NEXT:
		answer(s);
		break;
	case GD_ACT_PREVIOUS:
		back(s);
		break;
	case GD_ACT_UNSURE:
	case GD_ACT_SKIP:
		unsure_or_skip(s, a);
		break;
	case GD_ACT_CONTENTS:
		if (gd_iv_keep(s, true))
			gd_iv_contents(s);
		break;
	case GD_ACT_REVIEW:
		gd_iv_goto(s, -1);
		break;
	case GD_ACT_ABOUT:
		about(s);
		break;
	case GD_ACT_LINE_BREAK:
		gd_field_line_break(&s->field);
		break;
	case GD_ACT_SAVE_EXIT:
		gd_iv_leave(s);
		break;
	case GD_ACT_OPEN:
		open_review_row(s);
		break;
	default:
		gd_list_act(&s->list, a);
		break;
	}
}

static const char *
iv_barred(struct gd_screen *base, enum gd_action a)
{
	const struct interview *s = (const struct interview *)base;
	const struct gd_question *q = gd_iv_question(s);

	if (a == GD_ACT_UNSURE && q && !q->unsure)
		return _("This one you will know; if not now, F4 leaves it "
			 "for later");
	if (a == GD_ACT_SKIP && q && q->required)
		return _("The case cannot be opened without this answer");
	return NULL;
}

static void
choose_number(struct interview *s, int i)
{
	gd_list_select(&s->list, i);
	if (gd_iv_is_multi(gd_iv_question(s)))
		s->options[i].marked = !s->options[i].marked;
	else
		answer(s);
}

static bool
choice_input(struct gd_screen *base, const struct gd_input *in)
{
	struct interview *s = (struct interview *)base;
	struct gd_iv_layout l = gd_iv_lay_out(s, s->rows, s->cols);

	if (in->kind == GD_INPUT_KEY && in->key >= '1' &&
	    in->key < '1' + s->options_len && in->key <= '9') {
		choose_number(s, in->key - '1');
		return true;
	}
	if (in->kind == GD_INPUT_KEY && in->key == ' ' &&
	    s->list.cursor >= 0) {
		if (gd_iv_is_multi(gd_iv_question(s)))
			choose_number(s, (int)s->list.cursor);
		return true;
	}
	if (in->kind != GD_INPUT_MOUSE)
		return false;
	if (in->mouse == GD_MOUSE_WHEEL_UP || in->mouse == GD_MOUSE_WHEEL_DOWN)
		gd_list_wheel(&s->list,
			      in->mouse == GD_MOUSE_WHEEL_UP ? -1 : 1);
	else if (in->mouse == GD_MOUSE_RELEASE || in->row < l.input_row ||
		 !gd_list_click(&s->list, in->row - l.input_row))
		return false;
	else
		choose_number(s, (int)s->list.cursor);
	return true;
}

static bool
text_input(struct gd_screen *base, const struct gd_input *in)
{
	struct interview *s = (struct interview *)base;

	if (!gd_field_input(&s->field, in))
		return false;
	gd_iv_echo(s);
	gd_iv_keep(s, in->kind == GD_INPUT_PASTE);
	return true;
}

static bool
review_input(struct gd_screen *base, const struct gd_input *in)
{
	struct interview *s = (struct interview *)base;

	if (!gd_list_mouse(&s->list, in, GD_BODY_TOP))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_review_row(s);
	return true;
}

static void
iv_fetch(struct gd_screen *base, int rows, int cols)
{
	struct interview *s = (struct interview *)base;
	struct gd_iv_layout l = gd_iv_lay_out(s, rows, cols);

	if (cols != s->cols) {
		s->cols = cols;
		gd_iv_status(s);
	}
	s->rows = rows;
	if (s->shown < 0)
		gd_list_fit(&s->list, (int64_t)s->review.len,
			    GD_BODY_ROWS(rows) - 2);
	else if (!s->field_open)
		gd_list_fit(&s->list, s->options_len, l.input_rows);
	else if (s->field.edit.multiline)
		gd_field_place(&s->field, l.input_row + 1, l.col + 1,
			       l.input_rows - 2, l.cols - 3);
	else
		gd_field_place(&s->field, l.input_row, l.col, 1, l.cols);
	gd_iv_keep(s, true);
}

static void
iv_pause(struct gd_screen *base)
{
	gd_iv_keep((struct interview *)base, false);
}

static void
iv_close(struct gd_screen *base)
{
	struct interview *s = (struct interview *)base;

	/* The line dropped while somebody typed. */
	gd_iv_keep(s, true);
	gd_iv_leave_page(s);
	gd_intake_release(&s->in);
	gd_lines_release(&s->review);
	gd_buf_release(&s->echo);
	gd_buf_release(&s->why);
	gd_buf_release(&s->example);
	gd_buf_release(&s->title);
	gd_buf_release(&s->right);
	gd_buf_release(&s->path);
	gd_buf_release(&s->lacking);
	gd_buf_release(&s->scope);
	gd_buf_release(&s->merchant_name);
	free(s);
}

const struct gd_screen_ops gd_ops_choice = {
	.name = N_("Interview"), .actions = choice_actions,
	.input = choice_input, .act = iv_act, .barred = iv_barred,
	.fetch = iv_fetch, .pause = iv_pause, .draw = gd_iv_draw,
	.close = iv_close,
};
const struct gd_screen_ops gd_ops_answer = {
	.name = N_("Interview"), .actions = line_actions,
	.input = text_input, .act = iv_act, .barred = iv_barred,
	.fetch = iv_fetch, .pause = iv_pause, .draw = gd_iv_draw,
	.close = iv_close,
};
const struct gd_screen_ops gd_ops_account = {
	.name = N_("Interview"), .actions = long_actions,
	.input = text_input, .act = iv_act, .barred = iv_barred,
	.fetch = iv_fetch, .pause = iv_pause, .draw = gd_iv_draw,
	.close = iv_close,
};
const struct gd_screen_ops gd_ops_review = {
	.name = N_("Review of all answers"), .actions = review_actions,
	.input = review_input, .act = iv_act, .barred = iv_barred,
	.fetch = iv_fetch, .pause = iv_pause, .draw = gd_iv_draw,
	.close = iv_close,
};

struct interview *
gd_iv_make(struct gd_tui *t)
{
	struct interview *s = gd_calloc(1, sizeof *s);

	s->base.tui = t;
	s->desk = gd_tui_desk(t);
	gd_list_init(&s->list);
	gd_buf_init(&s->echo);
	gd_buf_init(&s->why);
	gd_buf_init(&s->example);
	gd_buf_init(&s->title);
	gd_buf_init(&s->right);
	gd_buf_init(&s->path);
	gd_buf_init(&s->lacking);
	gd_buf_init(&s->scope);
	gd_buf_init(&s->merchant_name);
	return s;
}

void
gd_iv_begin(struct interview *s)
{
	show(s);
	gd_tui_push(s->base.tui, &s->base);
}
