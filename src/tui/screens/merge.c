/*
 * Two people have changed the same answers: before, theirs and mine of each,
 * one under the other, to choose from. Leaving loses nothing that was typed.
 */
#include <config.h>

#include "tui/screens/edit_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/view.h"
#include "tui/ops.h"
#include "tui/widgets/lines.h"

#define LABEL_COLS 10

enum side { HEADING, WAS, THEIRS, MINE, SIDES };

struct merge_screen {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	struct gd_merge m;	/* owned */
	enum side *chosen;	/* by field; HEADING: not yet */
	struct gd_answers answers;	/* that the choices of a question go by */
	size_t asked;		/* field that the dialog is about */
	struct gd_lines lines;
	struct gd_list list;
	struct gd_buf title, right;
	bool placed;		/* the cursor stands on the first choice */
	void (*done)(struct gd_tui *t, const struct gd_merge *m, bool chosen,
		     void *ctx);
	void *ctx;
};

static const enum gd_action merge_actions[] = {
	GD_ACT_KEEP, GD_ACT_TAKE_MINE, GD_ACT_TAKE_THEIRS, GD_ACT_WRITE_ANEW,
	GD_ACT_ALL_MINE, GD_ACT_ALL_THEIRS, GD_ACT_BACK, GD_ACT_OPEN,
	GD_ACT_HELP, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_PALETTE,
	GD_ACT_REDRAW, GD_ACT_NONE
};

static size_t
undecided(const struct merge_screen *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->m.len; i++)
		n += s->chosen[i] == HEADING;
	return n;
}

/* Field and side under the cursor. */
static bool
at_cursor(const struct merge_screen *s, size_t *field, enum side *side)
{
	int64_t at = s->list.cursor, id;

	if (at < 0 || at >= (int64_t)s->lines.len)
		return false;
	id = s->lines.items[at].id;
	*field = (size_t)(id / SIDES);
	*side = (enum side)(id % SIDES);
	return true;
}

/* ---- what shows ---- */

/* One side of a field, as many lines as it takes. */
static void
add_side(struct merge_screen *s, size_t i, enum side side, const char *label,
	 const char *value, int cols)
{
	struct gd_buf words = GD_BUF_INIT, line = GD_BUF_INIT;
	bool ascii = gd_desk_ascii(s->desk), first = true;
	bool on = s->chosen[i] == side;
	size_t pos = 0, start, n;

	gd_phrase_value(s->desk, s->m.items[i].field, value, &words);
	while (gd_text_wrap(words.s, words.len, cols - LABEL_COLS - 6, &pos,
			    &start, &n)) {
		gd_buf_reset(&line);
		gd_buf_adds(&line, !first || !on ? "   "
			    : ascii ? " * " : " \u25cf ");
		gd_text_pad(&line, first ? label : "", LABEL_COLS, false,
			    ascii);
		gd_buf_addc(&line, ' ');
		gd_buf_add(&line, words.s + start, n);
		gd_lines_add(&s->lines, on ? GD_ROLE_GOOD
			     : side == WAS ? GD_ROLE_DIM : GD_ROLE_TEXT,
			     (int64_t)(i * SIDES + side), line.s);
		first = false;
	}
	gd_buf_release(&line);
	gd_buf_release(&words);
}

static void
add_field(struct merge_screen *s, size_t i, int cols)
{
	const struct gd_merge_field *f = &s->m.items[i];
	struct gd_buf head = GD_BUF_INIT;

	gd_phrase_field(s->desk, f->field, &head);
	gd_buf_adds(&head, "  ");
	gd_phrase_hand(s->desk, f, &head);
	if (s->chosen[i] == HEADING)
		gd_buf_addf(&head, "  (%s)", _("choose"));
	gd_lines_add(&s->lines, GD_ROLE_HEADING, (int64_t)(i * SIDES),
		     head.s);
	add_side(s, i, WAS, _("before"), f->was, cols);
	add_side(s, i, THEIRS, _("theirs"), f->theirs, cols);
	add_side(s, i, MINE, _("mine"), f->mine, cols);
	gd_buf_release(&head);
}

/* Stand on theirs of the first field at or after `from` that is not chosen. */
static void
go_to_open(struct merge_screen *s, size_t from)
{
	for (size_t k = 0; k < s->m.len; k++) {
		size_t i = (from + k) % s->m.len;
		int64_t want = (int64_t)(i * SIDES + THEIRS);

		if (s->chosen[i] != HEADING)
			continue;
		for (size_t r = 0; r < s->lines.len; r++)
			if (s->lines.items[r].id == want) {
				gd_list_select(&s->list, (int64_t)r);
				return;
			}
	}
}

static void
merge_fetch(struct gd_screen *base, int rows, int cols)
{
	struct merge_screen *s = (struct merge_screen *)base;
	size_t left = undecided(s);

	gd_lines_reset(&s->lines);
	for (size_t i = 0; i < s->m.len; i++)
		add_field(s, i, cols);
	gd_list_fit(&s->list, (int64_t)s->lines.len, GD_BODY_ROWS(rows));
	if (!s->placed)
		go_to_open(s, 0);
	s->placed = true;
	gd_buf_reset(&s->right);
	if (left)
		gd_buf_addf(&s->right, ngettext("%zu to choose",
						"%zu to choose", left), left);
}

static void
merge_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct merge_screen *s = (const struct merge_screen *)base;

	gd_tui_title(base, c, s->title.s, s->right.s);
	gd_lines_draw(&s->lines, &s->list, c, GD_BODY_TOP, 0, c->cols);
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       s->right.len
		       ? _("Choose for each answer; Esc goes back and keeps "
			   "yours in hand.")
		       : _("All are chosen; saving keeps them as one step."));
}

/* ---- choosing ---- */

static void
choose(struct merge_screen *s, size_t i, enum side side)
{
	s->chosen[i] = side;
	go_to_open(s, i);
	gd_tui_changed(s->base.tui);
}

static void
choose_all(struct merge_screen *s, enum side side)
{
	for (size_t i = 0; i < s->m.len; i++)
		s->chosen[i] = side;
	gd_tui_changed(s->base.tui);
}

static void
have_value(struct gd_tui *t, const char *value, void *ctx)
{
	struct merge_screen *s = ctx;
	struct gd_merge_field *f = &s->m.items[s->asked];

	(void)t;
	if (!value)
		return;
	free(f->mine);
	f->mine = gd_strdup(value);
	choose(s, s->asked, MINE);
}

static void
finish(struct merge_screen *s, bool chosen)
{
	for (size_t i = 0; chosen && i < s->m.len; i++) {
		struct gd_merge_field *f = &s->m.items[i];

		if (s->chosen[i] == MINE)
			continue;
		free(f->mine);
		f->mine = gd_strdup(f->theirs);
	}
	gd_tui_pop(s->base.tui);
	s->done(s->base.tui, &s->m, chosen, s->ctx);
}

static void
pick(struct merge_screen *s, enum gd_action a)
{
	enum side side;
	size_t i;

	if (!at_cursor(s, &i, &side))
		return;
	if (a == GD_ACT_WRITE_ANEW) {
		s->asked = i;
		gd_answer_ask(s->base.tui, s->m.items[i].field, &s->answers,
			      s->m.items[i].mine, have_value, s);
	} else if (a == GD_ACT_TAKE_MINE || (a == GD_ACT_OPEN && side == MINE)) {
		choose(s, i, MINE);
	} else if (a == GD_ACT_TAKE_THEIRS || side == THEIRS) {
		choose(s, i, THEIRS);
	} else {
		gd_tui_say(s->base.tui, _("Choose theirs or mine, or write it "
					  "anew"));
	}
}

static const char *
merge_barred(struct gd_screen *base, enum gd_action a)
{
	if (a == GD_ACT_KEEP && undecided((struct merge_screen *)base))
		return _("Choose for each answer first");
	return NULL;
}

static void
merge_act(struct gd_screen *base, enum gd_action a)
{
	struct merge_screen *s = (struct merge_screen *)base;

	switch (a) {
	case GD_ACT_KEEP:
		finish(s, true);
		break;
	case GD_ACT_BACK:
		finish(s, false);
		break;
	case GD_ACT_ALL_MINE:
		choose_all(s, MINE);
		break;
	case GD_ACT_ALL_THEIRS:
		choose_all(s, THEIRS);
		break;
	case GD_ACT_OPEN:
	case GD_ACT_TAKE_MINE:
	case GD_ACT_TAKE_THEIRS:
	case GD_ACT_WRITE_ANEW:
		pick(s, a);
		break;
	default:
		(void)gd_list_act(&s->list, a);
		break;
	}
}

static bool
merge_input(struct gd_screen *base, const struct gd_input *in)
{
	struct merge_screen *s = (struct merge_screen *)base;

	if (!gd_list_mouse(&s->list, in, GD_BODY_TOP))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		pick(s, GD_ACT_OPEN);
	return true;
}

static void
merge_close(struct gd_screen *base)
{
	struct merge_screen *s = (struct merge_screen *)base;

	gd_merge_release(&s->m);
	free(s->chosen);
	gd_answers_release(&s->answers);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->title);
	gd_buf_release(&s->right);
	free(s);
}

const struct gd_screen_ops gd_ops_merge = {
	.name = N_("Changed by two"),
	.opens = N_("take"),
	.actions = merge_actions,
	.input = merge_input,
	.act = merge_act,
	.barred = merge_barred,
	.fetch = merge_fetch,
	.draw = merge_draw,
	.close = merge_close,
};

void
gd_merge_open(struct gd_tui *t, int64_t case_id, struct gd_merge *m,
	      void (*done)(struct gd_tui *t, const struct gd_merge *m,
			   bool chosen, void *ctx),
	      void *ctx)
{
	struct merge_screen *s = gd_calloc(1, sizeof *s);
	char number[GD_CASE_NUMBER_MAX];
	struct gd_case_view v;

	s->base.ops = &gd_ops_merge;
	s->base.tui = t;
	s->desk = gd_tui_desk(t);
	s->id = case_id;
	s->m = *m;
	memset(m, 0, sizeof *m);
	s->chosen = gd_calloc(s->m.len, sizeof *s->chosen);
	gd_answers_init(&s->answers);
	if (gd_desk_case(s->desk, case_id, &v, NULL) == GD_OK) {
		gd_answers_copy(&s->answers, &v.answers);
		gd_case_view_release(&v);
	}
	gd_case_number(case_id, number);
	gd_buf_init(&s->title);
	gd_buf_init(&s->right);
	gd_buf_addf(&s->title, "%s  %s", number,
		    _("Somebody else has changed this, too"));
	gd_list_init(&s->list);
	s->done = done;
	s->ctx = ctx;
	gd_tui_push(t, &s->base);
}
