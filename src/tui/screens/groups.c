/*
 * Groups: merchants with several open cases; Enter writes the file for 12315.
 */
#include <config.h>

#include "tui/screens/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/group.h"
#include "domain/money.h"
#include "tui/ops.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/find.h"
#include "tui/widgets/lines.h"

#define LIST_ROW (GD_BODY_TOP + 2)
#define SUM_COLS 14

struct groups {
	struct gd_screen base;
	struct gd_desk *desk;
	bool loaded;
	struct gd_lines lines;
	char **words;		/* credit code or name, a line each */
	size_t len, cap;
	struct gd_list list;
	struct gd_find find;
};

struct ask {			/* a group file on its way */
	char *merchant;
	bool redact;
};

static const enum gd_action groups_actions[] = {
	GD_ACT_OPEN, GD_ACT_SEARCH, GD_ACT_BACK, GD_ACT_HELP, GD_ACT_UP, GD_ACT_DOWN,
	GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

/* ---- writing ---- */

static void
free_ask(struct ask *a)
{
	free(a->merchant);
	free(a);
}

static void
folder_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct ask *a = ctx;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_group_built b;

	if (typed && *typed) {
		if (gd_desk_group_build(gd_tui_desk(t), a->merchant, typed,
					a->redact, &b, &err) != GD_OK) {
			if (gd_tui_again(t, &err, a))
				return;
			gd_tui_fail(t, &err);
		} else {
			gd_tui_say(t, ngettext("%1$lld case: %2$s and group.csv",
					       "%1$lld cases: %2$s and group.csv",
					       (unsigned long)b.cases),
				   (long long)b.cases, b.text.s);
			gd_group_built_release(&b);
		}
	}
	free_ask(a);
}

static void
redact_done(struct gd_tui *t, int index, void *ctx)
{
	struct ask *a = ctx;

	if (index < 0) {
		free_ask(a);
		return;
	}
	a->redact = index == 1;
	gd_dialog_text(t, _("Folder for the group file"),
		       _("group.txt and group.csv are written there; files of these names are replaced"),
		       "group-12315", false, NULL, folder_done, a);
}

void
gd_group_ask(struct gd_tui *t, const char *merchant)
{
	const struct gd_menu_item items[] = {
		{ _("whole"), _("for 12315: names and phones are needed there"),
		  NULL },
		{ _("without personal data"),
		  _("for other eyes: the same word stands for the same person"),
		  NULL },
	};
	struct ask *a = gd_calloc(1, sizeof *a);

	a->merchant = gd_strdup(merchant);
	gd_dialog_menu(t, _("Group complaint"), merchant, items, 2,
		       redact_done, a);
}

void
gd_group_of_case(struct gd_tui *t, int64_t case_id)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf merchant = GD_BUF_INIT;
	int64_t cases = 0;

	if (gd_desk_group_of(gd_tui_desk(t), case_id, &merchant, &cases,
			     &err) != GD_OK)
		gd_tui_fail(t, &err);
	else if (cases < 2)
		gd_tui_say(t, _("No other open case is against this merchant; a group needs two"));
	else
		gd_group_ask(t, merchant.s);
	gd_buf_release(&merchant);
}

/* ---- the list ---- */

static bool
add_group(const struct gd_group_row *row, void *ctx)
{
	struct groups *s = ctx;
	struct gd_buf b = GD_BUF_INIT, sum = GD_BUF_INIT;

	gd_buf_addf(&b, ngettext("%3lld case", "%3lld cases",
				 (unsigned long)row->cases),
		    (long long)row->cases);
	gd_buf_adds(&b, "  ");
	gd_money_format(&sum, row->amount_fen);
	gd_text_pad(&b, sum.s, SUM_COLS, true, gd_desk_ascii(s->desk));
	gd_buf_release(&sum);
	gd_buf_addf(&b, "  %s  %s", row->name, row->credit_code);
	gd_lines_add(&s->lines, GD_ROLE_TEXT, (int64_t)s->len + 1, b.s);
	gd_buf_release(&b);
	GD_GROW(s->words, s->len, s->cap);
	s->words[s->len++] = gd_strdup(*row->credit_code ? row->credit_code
							 : row->name);
	return true;
}

static void
groups_fetch(struct gd_screen *base, int rows, int cols)
{
	struct groups *s = (struct groups *)base;
	struct gd_error err = GD_ERROR_INIT;

	(void)cols;
	if (!s->loaded &&
	    gd_desk_groups(s->desk, add_group, s, &err) != GD_OK)
		gd_tui_fail(base->tui, &err);
	s->loaded = true;
	gd_list_fit(&s->list, (int64_t)s->lines.len, rows - 3 - LIST_ROW);
}

static void
open_one(struct groups *s)
{
	int64_t at = s->list.cursor;

	if (at >= 0 && at < (int64_t)s->len)
		gd_group_ask(s->base.tui, s->words[at]);
}

static void
groups_act(struct gd_screen *base, enum gd_action a)
{
	struct groups *s = (struct groups *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_OPEN)
		open_one(s);
	else if (a == GD_ACT_SEARCH)
		gd_find_lines(base->tui, &s->find, &s->list, &s->lines);
	else
		(void)gd_list_act(&s->list, a);
}

static bool
groups_input(struct gd_screen *base, const struct gd_input *in)
{
	struct groups *s = (struct groups *)base;

	if (!gd_list_mouse(&s->list, in, LIST_ROW))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_one(s);
	return true;
}

static void
groups_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct groups *s = (const struct groups *)base;
	struct gd_buf right = GD_BUF_INIT;

	gd_buf_addf(&right, ngettext("%zu merchant", "%zu merchants", s->len),
		    s->len);
	gd_tui_title(base, c, _("Group complaints"), right.s);
	gd_canvas_text(c, GD_BODY_TOP, 1, c->cols - 2, GD_ROLE_DIM, s->len
		       ? _("Open cases against one merchant; Enter writes the common file for 12315")
		       : _("No merchant has two open cases yet"));
	gd_lines_draw(&s->lines, &s->list, c, LIST_ROW, 1, c->cols - 2);
	gd_buf_release(&right);
}

static void
groups_close(struct gd_screen *base)
{
	struct groups *s = (struct groups *)base;

	for (size_t i = 0; i < s->len; i++)
		free(s->words[i]);
	free(s->words);
	gd_find_release(&s->find);
	gd_lines_release(&s->lines);
	free(s);
}

const struct gd_screen_ops gd_ops_groups = {
	.name = N_("Group complaints"),
	.actions = groups_actions,
	.input = groups_input,
	.act = groups_act,
	.fetch = groups_fetch,
	.draw = groups_draw,
	.close = groups_close,
};

void
gd_groups_open(struct gd_tui *t)
{
	struct groups *s = gd_calloc(1, sizeof *s);

	s->base = (struct gd_screen){ .ops = &gd_ops_groups, .tui = t };
	s->desk = gd_tui_desk(t);
	gd_list_init(&s->list);
	gd_tui_push(t, &s->base);
}
