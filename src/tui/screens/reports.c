/*
 * The reports: one at a time, left and right to the next.
 */
#include <config.h>

#include "tui/screens/reports.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/view.h"
#include "tui/ops.h"
#include "tui/screens/moves.h"
#include "tui/screens/reports_internal.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/find.h"
#include "tui/widgets/tabs.h"

#define TABS_ROW GD_BODY_TOP
#define LIST_ROW (GD_BODY_TOP + 2)
#define SMALL 20000	/* cases: fewer are counted again at every change */

struct reports {
	struct gd_screen base;
	struct gd_desk *desk;
	enum gd_report_kind kind;
	struct gd_report report;
	bool loaded;
	int64_t generation;	/* that the report was counted with */
	int cols;		/* that the lines were made for */
	struct gd_lines lines;
	struct gd_list list;
	struct gd_find find;
	struct gd_buf right;
};

static const enum gd_action reports_actions[] = {
	GD_ACT_OPEN, GD_ACT_EXPORT, GD_ACT_SEARCH, GD_ACT_HELP, GD_ACT_BACK,
	GD_ACT_RIGHT, GD_ACT_LEFT, GD_ACT_TAB, GD_ACT_BACKTAB, GD_ACT_UP,
	GD_ACT_DOWN, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME,
	GD_ACT_END, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW,
	GD_ACT_NONE
};

static bool
tell(int64_t done, int64_t total, void *ctx)
{
	struct reports *s = ctx;

	return total < SMALL ||
	       gd_tui_progress(s->base.tui, _("counting"), (long)done,
			       (long)total);
}

static void
recount(struct reports *s)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_report r;

	s->generation = gd_desk_generation(s->desk);
	s->cols = 0;
	if (gd_desk_report(s->desk, s->kind, NULL, &r, tell, s, &err) !=
	    GD_OK) {
		gd_tui_fail(s->base.tui, &err);
		return;
	}
	gd_report_release(&s->report);
	s->report = r;
	s->loaded = true;
	gd_buf_reset(&s->right);
	gd_buf_addf(&s->right, ngettext("%lld case", "%lld cases",
					(unsigned long)r.cases),
		    (long long)r.cases);
}

static void
reports_fetch(struct gd_screen *base, int rows, int cols)
{
	struct reports *s = (struct reports *)base;

	if (!s->loaded || s->report.kind != s->kind ||
	    (s->report.cases < SMALL &&
	     s->generation != gd_desk_generation(s->desk)))
		recount(s);
	if (s->cols != cols)
		gd_report_lines(&s->report, cols - 3, gd_desk_ascii(s->desk),
				&s->lines);
	s->cols = cols;
	gd_list_fit(&s->list, (int64_t)s->lines.len, rows - 3 - LIST_ROW);
}

static void
choose(struct reports *s, int kind)
{
	s->kind = (enum gd_report_kind)((kind + GD_REPORTS) % GD_REPORTS);
	gd_list_init(&s->list);
	gd_tui_changed(s->base.tui);
}

/* All of the selected row, with the source of what the article says. */
static void
open_row(struct reports *s)
{
	const struct gd_report *r = &s->report;
	const struct gd_report_row *row;
	struct gd_buf b = GD_BUF_INIT;
	int64_t at = s->list.cursor;
	int64_t id = at >= 0 && at < (int64_t)s->lines.len
		? s->lines.items[at].id : 0;

	if (id < 1 || id > (int64_t)r->len)
		return;
	row = &r->rows[id - 1];
	gd_report_row_words(r, row, "\n", &b);
	gd_dialog_read(s->base.tui, row->name, b.s);
	gd_buf_release(&b);
}

static void
reports_act(struct gd_screen *base, enum gd_action a)
{
	struct reports *s = (struct reports *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_LEFT || a == GD_ACT_BACKTAB)
		choose(s, (int)s->kind - 1);
	else if (a == GD_ACT_RIGHT || a == GD_ACT_TAB)
		choose(s, (int)s->kind + 1);
	else if (a == GD_ACT_EXPORT)
		gd_move_export(base->tui, "summary", "");
	else if (a == GD_ACT_SEARCH)
		gd_find_lines(base->tui, &s->find, &s->list, &s->lines);
	else if (a == GD_ACT_OPEN)
		open_row(s);
	else
		(void)gd_list_act(&s->list, a);
}

/* The kinds as they stand on top: the one that shows, then those after it. */
static void
tab_name(const void *ctx, int i, struct gd_buf *out)
{
	const struct reports *s = ctx;

	gd_buf_adds(out, gd_report_title((enum gd_report_kind)
					 (((int)s->kind + i) % GD_REPORTS)));
	if (i == 0)
		gd_buf_adds(out, " >");
}

static bool
reports_input(struct gd_screen *base, const struct gd_input *in)
{
	struct reports *s = (struct reports *)base;
	const struct gd_tabs tabs = {
		.name = tab_name, .ctx = s, .len = GD_REPORTS,
		.row = TABS_ROW, .col = 3, .gap = 2,
	};
	int tab = gd_tabs_pressed(&tabs, in);

	if (tab >= 0) {
		choose(s, (int)s->kind + tab);
		return true;
	}
	if (!gd_list_mouse(&s->list, in, LIST_ROW))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_row(s);
	return true;
}

static void
draw_tabs(const struct reports *s, struct gd_canvas *c)
{
	int col = 1;

	/* The brackets say that left and right lead on. */
	col += gd_canvas_text(c, TABS_ROW, col, 2, GD_ROLE_KEY, "< ");
	col += gd_canvas_text(c, TABS_ROW, col, c->cols - 6, GD_ROLE_TITLE,
			      gd_report_title(s->kind));
	col += 2 + gd_canvas_text(c, TABS_ROW, col, 2, GD_ROLE_KEY, " >");
	for (int i = 1; i < GD_REPORTS && col < c->cols - 6; i++)
		col += 2 + gd_canvas_text(
			c, TABS_ROW, col, c->cols - 1 - col, GD_ROLE_DIM,
			gd_report_title((enum gd_report_kind)
					(((int)s->kind + i) % GD_REPORTS)));
}

static void
reports_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct reports *s = (const struct reports *)base;

	gd_tui_title(base, c, _("Reports"), s->right.s);
	draw_tabs(s, c);
	gd_lines_draw(&s->lines, &s->list, c, LIST_ROW, 1, c->cols - 2);
}

static void
reports_close(struct gd_screen *base)
{
	struct reports *s = (struct reports *)base;

	gd_report_release(&s->report);
	gd_find_release(&s->find);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->right);
	free(s);
}

const struct gd_screen_ops gd_ops_reports = {
	.name = N_("Reports"),
	.actions = reports_actions,
	.input = reports_input,
	.act = reports_act,
	.fetch = reports_fetch,
	.draw = reports_draw,
	.close = reports_close,
};

void
gd_reports_open(struct gd_tui *t)
{
	struct reports *s = gd_calloc(1, sizeof *s);

	s->base = (struct gd_screen){ .ops = &gd_ops_reports, .tui = t };
	s->desk = gd_tui_desk(t);
	gd_buf_init(&s->right);
	gd_list_init(&s->list);
	gd_tui_push(t, &s->base);
}
