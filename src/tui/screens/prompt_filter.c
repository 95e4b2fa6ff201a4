/*
 * The line that asks for filter words: what can follow stands below it and Tab
 * takes it, and what is wrong is pointed at while one types.
 */
#include <config.h>

#include "tui/screens/prompt_filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/views.h"
#include "tui/ops.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/dialog_box.h"
#include "tui/widgets/field.h"

#define WIDTH 74
#define BELOW_ROWS 3	/* a pointer and what it says, or what can follow */

struct prompt {
	struct gd_screen base;
	struct gd_screen *of;
	void (*apply)(struct gd_screen *s, const char *text);
	struct gd_field field;
	struct gd_box box;
	int text_rows;
	struct gd_filter_hints hints;
	size_t hint;		/* the one that Tab takes */
	bool wrong;
	size_t wrong_at;
	struct gd_error err;
};

static const enum gd_action prompt_actions[] = {
	GD_ACT_ACCEPT, GD_ACT_TAB, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_BACK,
	GD_ACT_NONE
};

static const char *
help_text(void)
{
	return _("Words that must all hold: stage:platform type:fraud "
		 "merchant:NAME amount>500 opened:2026-03 due:overdue tag:x "
		 "\"free text\" @view. An empty line shows everything.");
}

/* Look at what is typed: is it right, what can follow? */
static void
look(struct prompt *p)
{
	const char *s = p->field.edit.text.s;
	struct gd_filter f = GD_FILTER_INIT;

	gd_desk_filter_hints(gd_tui_desk(p->base.tui), s, p->field.edit.caret,
			     &p->hints);
	p->hint = 0;
	p->wrong_at = 0;
	p->wrong = gd_desk_filter_parse(gd_tui_desk(p->base.tui), &f, s,
					&p->wrong_at, &p->err) != GD_OK;
	gd_filter_release(&f);
}

static void
take_hint(struct prompt *p)
{
	struct gd_edit *e = &p->field.edit;
	struct gd_buf text = GD_BUF_INIT;
	const char *word;
	size_t caret;

	if (!p->hints.len)
		return;
	word = p->hints.words[p->hint];
	gd_buf_add(&text, e->text.s, p->hints.from);
	gd_buf_adds(&text, word);
	caret = text.len;
	gd_buf_adds(&text, e->text.s + e->caret);
	gd_edit_set(e, text.s);
	e->caret = caret;
	gd_buf_release(&text);
	look(p);
}

static void
finish(struct prompt *p)
{
	void (*apply)(struct gd_screen *s, const char *text) = p->apply;
	struct gd_screen *of = p->of;
	struct gd_tui *t = p->base.tui;
	char *typed;

	look(p);
	if (p->wrong) {
		gd_tui_fail(t, &p->err);
		return;
	}
	typed = gd_strdup(p->field.edit.text.s);
	gd_tui_pop(t);
	apply(of, typed);
	free(typed);
}

static void
prompt_act(struct gd_screen *base, enum gd_action a)
{
	struct prompt *p = (struct prompt *)base;

	if (a == GD_ACT_ACCEPT)
		finish(p);
	else if (a == GD_ACT_TAB)
		take_hint(p);
	else if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (p->hints.len)
		p->hint = (p->hint + p->hints.len +
			   (a == GD_ACT_UP ? p->hints.len - 1 : 1)) %
			  p->hints.len;
}

static bool
prompt_input(struct gd_screen *base, const struct gd_input *in)
{
	struct prompt *p = (struct prompt *)base;
	bool taken = gd_field_input(&p->field, in);

	if (taken)
		look(p);
	return taken;
}

static void
prompt_fetch(struct gd_screen *base, int rows, int cols)
{
	struct prompt *p = (struct prompt *)base;
	int inner = WIDTH < cols - 6 ? WIDTH : cols - 6;

	p->text_rows = gd_canvas_wrap_rows(help_text(), inner) + 1;
	p->box = gd_box_centre(rows, cols, p->text_rows + 1 + BELOW_ROWS,
			       inner);
	gd_field_place(&p->field, p->box.row + 1 + p->text_rows,
		       p->box.col + 2, 1, p->box.cols - 4);
	look(p);
}

/* What can follow, from Tab's own on, as much as there is room for. */
static void
draw_hints(const struct prompt *p, struct gd_canvas *c, int row, int col,
	   int cols)
{
	int used = 0;

	if (!p->hints.len)
		return;
	used += gd_canvas_text(c, row, col, cols, GD_ROLE_KEY, _("Tab"));
	for (size_t i = p->hint; i < p->hints.len && used < cols - 4; i++)
		used += 1 + gd_canvas_text(c, row, col + used + 1,
					   cols - used - 1, i == p->hint
					   ? GD_ROLE_ACCENT : GD_ROLE_DIM,
					   p->hints.words[i]);
}

static void
prompt_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct prompt *p = (const struct prompt *)base;
	int col = p->field.col, row = p->field.row, cols = p->field.cols;
	const char *s = p->field.edit.text.s;
	bool at_end = p->wrong_at >= strlen(s) ||
		      (p->hints.len && p->hints.from <= p->wrong_at);

	gd_box_draw(p->box, c, _("Filter"));
	gd_canvas_wrap(c, p->box.row + 1, col, cols, p->text_rows, GD_ROLE_DIM,
		       help_text());
	gd_field_draw(&p->field, c, true);
	gd_canvas_hline(c, row + 1, col, cols, GD_ROLE_RULE);
	/* A word that is still on its way is no mistake yet. */
	if (p->wrong && !at_end) {
		int at = gd_text_width(s, p->wrong_at) - p->field.left;

		if (at >= 0 && at < cols)
			gd_canvas_text(c, row + 1, col + at, 1, GD_ROLE_OVERDUE,
				       "^");
		gd_canvas_wrap(c, row + 2, col, cols, BELOW_ROWS - 1,
			       GD_ROLE_ERROR, p->err.text);
	} else {
		draw_hints(p, c, row + 2, col, cols);
	}
}

static void
prompt_close(struct gd_screen *base)
{
	struct prompt *p = (struct prompt *)base;

	gd_field_release(&p->field);
	free(p);
}

const struct gd_screen_ops gd_ops_filter = {
	.name = N_("Filter"),
	.actions = prompt_actions,
	.input = prompt_input,
	.act = prompt_act,
	.fetch = prompt_fetch,
	.draw = prompt_draw,
	.close = prompt_close,
};

void
gd_prompt_filter(struct gd_screen *s, const char *now,
		 void (*apply)(struct gd_screen *s, const char *text))
{
	struct prompt *p = gd_calloc(1, sizeof *p);

	p->base.ops = &gd_ops_filter;
	p->base.overlay = true;
	p->base.typing = true;
	p->of = s;
	p->apply = apply;
	gd_field_init(&p->field, false, now);
	gd_tui_push(s->tui, &p->base);
}
