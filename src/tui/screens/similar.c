/*
 * Cases like this one: what is shared, how they ended; Enter reads one.
 */
#include <config.h>

#include "tui/screens/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/similar.h"
#include "domain/records.h"
#include "tui/ops.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/find.h"
#include "tui/widgets/lines.h"

#define SHOWN 20
#define LIST_ROW (GD_BODY_TOP + 2)

struct similar {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	bool loaded;
	struct gd_similar_list found;
	struct gd_lines lines;
	struct gd_list list;
	struct gd_find find;
	struct gd_buf title;
};

static const enum gd_action similar_actions[] = {
	GD_ACT_OPEN, GD_ACT_SEARCH, GD_ACT_BACK, GD_ACT_HELP, GD_ACT_UP, GD_ACT_DOWN,
	GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

/* Two lines a case: what it was and how it ended; what is shared. */
static void
make_lines(struct similar *s)
{
	struct gd_buf b = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];

	gd_lines_reset(&s->lines);
	for (size_t i = 0; i < s->found.len; i++) {
		const struct gd_similar_case *c = &s->found.items[i];

		gd_buf_reset(&b);
		if (c->id)
			gd_case_number(c->id, number);
		gd_buf_addf(&b, "%s  %s  ", c->id ? number : _("[example]"),
			    c->outcome);
		gd_buf_adds(&b, c->title);
		gd_lines_add(&s->lines, strcmp(c->outcome_code, "resolved") == 0
			     ? GD_ROLE_GOOD : GD_ROLE_TEXT, (int64_t)i + 1,
			     b.s);
		gd_buf_reset(&b);
		gd_buf_addf(&b, "    %s%s%s", _("shared"), _(": "), c->why);
		gd_lines_add(&s->lines, GD_ROLE_DIM, (int64_t)i + 1, b.s);
	}
	gd_buf_release(&b);
}

static void
similar_fetch(struct gd_screen *base, int rows, int cols)
{
	struct similar *s = (struct similar *)base;
	struct gd_error err = GD_ERROR_INIT;

	(void)cols;
	if (!s->loaded &&
	    gd_desk_similar(s->desk, s->id, SHOWN, &s->found, &err) != GD_OK)
		gd_tui_fail(base->tui, &err);
	if (!s->loaded)
		make_lines(s);
	s->loaded = true;
	gd_list_fit(&s->list, (int64_t)s->lines.len, rows - 3 - LIST_ROW);
}

static void
read_one(struct similar *s)
{
	const struct gd_similar_case *c;
	struct gd_buf b = GD_BUF_INIT;
	int64_t at = s->list.cursor;
	char number[GD_CASE_NUMBER_MAX];

	if (at < 0 || at >= (int64_t)s->lines.len)
		return;
	c = &s->found.items[s->lines.items[at].id - 1];
	gd_similar_words(c, &b);
	if (c->id)
		gd_case_number(c->id, number);
	gd_dialog_read(s->base.tui, c->id ? number : c->title, b.s);
	gd_buf_release(&b);
}

static void
similar_act(struct gd_screen *base, enum gd_action a)
{
	struct similar *s = (struct similar *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_OPEN)
		read_one(s);
	else if (a == GD_ACT_SEARCH)
		gd_find_lines(base->tui, &s->find, &s->list, &s->lines);
	else
		(void)gd_list_act(&s->list, a);
}

static bool
similar_input(struct gd_screen *base, const struct gd_input *in)
{
	struct similar *s = (struct similar *)base;

	if (!gd_list_mouse(&s->list, in, LIST_ROW))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		read_one(s);
	return true;
}

static void
similar_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct similar *s = (const struct similar *)base;

	gd_tui_title(base, c, s->title.s, _("personal data taken out"));
	gd_canvas_text(c, GD_BODY_TOP, 1, c->cols - 2, GD_ROLE_DIM,
		       s->found.len
		       ? _("Closed cases and teaching cases, the most alike first; experience, not a promise")
		       : _("Nothing like it yet: closed cases will show here"));
	gd_lines_draw(&s->lines, &s->list, c, LIST_ROW, 1, c->cols - 2);
}

static void
similar_close(struct gd_screen *base)
{
	struct similar *s = (struct similar *)base;

	gd_similar_release(&s->found);
	gd_find_release(&s->find);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->title);
	free(s);
}

const struct gd_screen_ops gd_ops_similar = {
	.name = N_("Similar cases"),
	.actions = similar_actions,
	.part = true,
	.input = similar_input,
	.act = similar_act,
	.fetch = similar_fetch,
	.draw = similar_draw,
	.close = similar_close,
};

void
gd_similar_open(struct gd_tui *t, int64_t case_id)
{
	struct similar *s = gd_calloc(1, sizeof *s);
	char number[GD_CASE_NUMBER_MAX];

	s->base = (struct gd_screen){ .ops = &gd_ops_similar, .tui = t };
	s->desk = gd_tui_desk(t);
	s->id = case_id;
	gd_case_number(case_id, number);
	gd_buf_init(&s->title);
	gd_buf_addf(&s->title, "%s  %s", number, _("Similar cases"));
	gd_list_init(&s->list);
	gd_tui_push(t, &s->base);
}
