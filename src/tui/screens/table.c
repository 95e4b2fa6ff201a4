/*
 * All cases as a table: left and right choose a column, o sorts by it and turns
 * the order round. More rows than show are held, as a page in an order without
 * an index passes all cases by.
 */
#include <config.h>

#include "tui/screens/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/views.h"
#include "tui/ops.h"
#include "tui/screens/case.h"
#include "tui/screens/doors.h"
#include "tui/screens/interview.h"
#include "tui/screens/moves.h"
#include "tui/screens/plan.h"
#include "tui/screens/prompt_filter.h"
#include "tui/screens/table_internal.h"

#define HELD 8		/* screens of rows that are read at a time */

static const enum gd_action table_actions[] = {
	GD_ACT_OPEN, GD_ACT_SORT, GD_ACT_FILTER, GD_ACT_MARK,
	GD_ACT_BACK, GD_ACT_HELP, GD_ACT_ESCALATE, GD_ACT_RESPOND,
	GD_ACT_NOTE, GD_ACT_SNOOZE, GD_ACT_ASSIGN, GD_ACT_TAGS, GD_ACT_EDIT,
	GD_ACT_FILE, GD_ACT_CLOSE_CASE, GD_ACT_REOPEN, GD_ACT_PLAN,
	GD_ACT_EXPORT, GD_ACT_SEARCH, GD_ACT_NEW, GD_ACT_DEADLINES,
	GD_ACT_MARK_ALL, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_LEFT, GD_ACT_RIGHT,
	GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_SAVE_VIEW, GD_ACT_VIEWS, GD_ACT_VIEW1, GD_ACT_VIEW2, GD_ACT_VIEW3,
	GD_ACT_VIEW4, GD_ACT_VIEW5, GD_ACT_VIEW6, GD_ACT_VIEW7, GD_ACT_VIEW8,
	GD_ACT_VIEW9, GD_ACT_UNDO, GD_ACT_PALETTE, GD_ACT_QUIT,
	GD_ACT_REDRAW, GD_ACT_NONE
};

const struct table_column gd_table_columns[] = {
	{ GD_SORT_STAGE, N_("Stage"), 11, false },
	{ GD_SORT_SHOP, N_("Merchant"), 19, false },
	{ GD_SORT_AMOUNT, N_("Amount"), 12, true },
	{ GD_SORT_DUE, N_("Due"), 20, false },
	{ GD_SORT_TYPE, N_("Type"), 19, false },
	{ GD_SORT_ASSIGNEE, N_("Volunteer"), 13, false },
	{ GD_SORT_OPENED, N_("Opened"), 12, false },
	{ GD_SORT_NEXT_CLOCK, N_("Next deadline"), 16, false },
	{ GD_SORT_PLATFORM, N_("Platform"), 15, false },
	{ GD_SORT_GOODS, N_("Goods"), 19, false },
	{ GD_SORT_DEMAND, N_("Demand"), 19, false },
	{ GD_SORT_DEMAND_AMOUNT, N_("Demanded"), 12, true },
	{ GD_SORT_TAGS, N_("Tags"), 16, false },
	{ GD_SORT_ORDER_NO, N_("Order"), 22, false },
	{ GD_SORT_MERCHANT, N_("Legal name"), 25, false },
	{ GD_SORT_CARRIER, N_("Carrier"), 15, false },
	{ GD_SORT_SCENARIO, N_("Scenario"), 15, false },
	{ GD_SORT_HELD, N_("Held"), 9, true },
	{ GD_SORT_NEEDED, N_("Needed"), 9, true },
	{ GD_SORT_CLOSED, N_("Closed"), 12, false },
	{ GD_SORT_OUTCOME, N_("Outcome"), 15, false },
	{ GD_SORT_RECOVERED, N_("Recovered"), 12, true },
	{ GD_SORT_NUMBER, N_("Case"), 11, false },
};
const size_t gd_table_columns_len = GD_ARRAY_LEN(gd_table_columns);

const struct gd_case_row *
gd_table_row(const struct table *t, int64_t place)
{
	int64_t held = place - t->window.first;

	return place >= 0 && held >= 0 && held < (int64_t)t->page.len
		       ? &t->page.rows[held] : NULL;
}

static const struct gd_case_row *
selected(const struct table *t)
{
	return gd_table_row(t, t->list.cursor);
}

static void
forget_page(struct table *t)
{
	for (size_t i = 0; i < t->page.len * (gd_table_columns_len + 1); i++)
		free(t->cells[i]);
	free(t->cells);
	t->cells = NULL;
	gd_case_page_release(&t->page);
}

static char *
word_cell(struct table *t, enum gd_case_sort by, const struct gd_case_row *r)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_case_cell(t->desk, by, r, true, &b);
	return gd_buf_detach(&b);
}

static int
load(void *ctx, enum gd_page page, const struct gd_key *key, int limit)
{
	struct table *t = ctx;
	struct gd_case_page got = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	char **cell;

	if (gd_desk_table(t->desk, &t->filter, &t->order, page, key, limit,
			  &got, &err) != GD_OK) {
		gd_tui_fail(t->base.tui, &err);
		return -1;
	}
	forget_page(t);
	t->page = got;
	cell = t->cells = gd_calloc(got.len * (gd_table_columns_len + 1) + 1,
				    sizeof *t->cells);
	for (size_t k = 0; k < got.len; k++) {
		for (size_t i = 0; i < gd_table_columns_len; i++)
			*cell++ = word_cell(t, gd_table_columns[i].by,
					    &got.rows[k]);
		*cell++ = word_cell(t, GD_SORT_NUMBER, &got.rows[k]);
	}
	return (int)got.len;
}

static const struct gd_key *
key_at(void *ctx, size_t i)
{
	return &((struct table *)ctx)->page.keys[i];
}

static void
show(struct table *t, bool again)
{
	struct gd_list more = t->list;
	int64_t last = t->list.top + t->list.rows - 1;

	if (last >= t->total)
		last = t->total - 1;
	if (!again && gd_table_row(t, t->list.top) && gd_table_row(t, last))
		return;
	more.rows *= HELD;
	gd_window_show(&t->window, &more, true);
}

static void
make_titles(struct table *t)
{
	gd_buf_reset(&t->title);
	gd_buf_addf(&t->title, "%s  %s", _("gongdao"), _("Table"));
	if (*t->filter_text)
		/* TRANSLATORS: a number first, the words may be cut. */
		gd_buf_addf(&t->title, _("  [%lld hidden: %s; Esc shows all]"),
			    (long long)t->hidden, t->filter_text);
	gd_buf_reset(&t->right);
	gd_buf_addf(&t->right, ngettext("%lld case", "%lld cases",
					(unsigned long)t->total),
		    (long long)t->total);
}

static void
table_fetch(struct gd_screen *s, int rows, int cols)
{
	struct table *t = (struct table *)s;
	struct gd_error err = GD_ERROR_INIT;

	t->cols = cols;
	if (gd_desk_table_count(t->desk, &t->filter, &t->total, &t->hidden,
				&err) != GD_OK)
		gd_tui_fail(s->tui, &err);
	gd_list_fit(&t->list, t->total, GD_BODY_ROWS(rows) - 1);
	show(t, true);
	make_titles(t);
}

static void
move_column(struct table *t, int step)
{
	if ((step < 0 && t->column == 0) ||
	    (step > 0 && t->column + 1 == gd_table_columns_len))
		return;
	t->column = step < 0 ? t->column - 1 : t->column + 1;
	if (t->column < t->first)
		t->first = t->column;
	while (t->column >= t->first + gd_table_shown(t, t->first))
		t->first++;
}

/* By the column under the cursor; by it already: the other way round. */
static void
sort(struct table *t)
{
	const struct table_column *column = &gd_table_columns[t->column];
	struct gd_order_key *key = &t->order.keys[0];

	*key = (struct gd_order_key){
		.by = column->by,
		.turned = key->by == column->by && !key->turned
	};
	gd_list_select(&t->list, 0);
	gd_tui_say(t->base.tui, key->turned ? _("Sorted: %s, turned round")
					    : _("Sorted: %s"),
		   _(column->heading));
	gd_tui_changed(t->base.tui);
}

static void
set_filter(struct gd_screen *s, const char *text)
{
	struct table *t = (struct table *)s;
	struct gd_filter filter = GD_FILTER_INIT;

	/* The prompt has checked it. */
	if (gd_desk_filter_parse(t->desk, &filter, text, NULL, NULL) != GD_OK)
		return;
	gd_filter_release(&t->filter);
	t->filter = filter;
	free(t->filter_text);
	t->filter_text = gd_strdup(text);
	gd_list_select(&t->list, 0);
	gd_tui_changed(s->tui);
}

static void
show_view(struct table *t, size_t i)
{
	struct gd_buf text = GD_BUF_INIT;

	if (gd_view_filter(t->base.tui, i, &text))
		set_filter(&t->base, strcmp(text.s, t->filter_text) ? text.s
								    : "");
	gd_buf_release(&text);
}

static void
unmark(void *ctx)
{
	struct table *t = ctx;

	gd_marks_clear(&t->marks);
	gd_tui_changed(t->base.tui);
}

/* What is in sight: marked, or unmarked when all of it is. */
static void
mark_sight(struct table *t)
{
	bool all = true;

	for (int pass = 0; pass < 2; pass++)
		for (int r = 0; r < t->list.rows; r++) {
			const struct gd_case_row *row =
				gd_table_row(t, t->list.top + r);

			if (!row || row->draft)
				continue;
			if (pass)
				gd_marks_set_case(&t->marks, row->id, !all);
			else
				all = all && gd_marks_has(&t->marks, row->id);
		}
}

static bool
mark_act(struct table *t, enum gd_action a)
{
	const struct gd_case_row *row = selected(t);
	struct gd_marks one = GD_MARKS_INIT;

	if (a == GD_ACT_MARK) {
		gd_marks_set_case(&t->marks, row->id,
				  !gd_marks_has(&t->marks, row->id));
		gd_list_act(&t->list, GD_ACT_DOWN);
	} else if (a == GD_ACT_MARK_ALL) {
		mark_sight(t);
	} else if (a == GD_ACT_BACK && t->marks.len > 0) {
		gd_marks_clear(&t->marks);
	} else if (t->marks.len > 0) {
		return gd_move_many(t->base.tui, a, &t->marks, unmark, t);
	} else if (a == GD_ACT_ASSIGN || a == GD_ACT_TAGS) {
		gd_marks_set_case(&one, row->id, true);
		gd_move_many(t->base.tui, a, &one, NULL, NULL);
		gd_marks_release(&one);
	} else {
		return false;
	}
	return true;
}

static void
open_selected(struct table *t)
{
	const struct gd_case_row *row = selected(t);

	if (row && row->draft)
		gd_interview_resume(t->base.tui, row->id);
	else if (row)
		gd_case_open(t->base.tui, row->id);
}

static bool
needs_case(enum gd_action a)
{
	return a == GD_ACT_OPEN || a == GD_ACT_PLAN || a == GD_ACT_SNOOZE ||
	       a == GD_ACT_MARK || a == GD_ACT_ASSIGN || a == GD_ACT_TAGS ||
	       (a >= GD_ACT_FILE && a <= GD_ACT_EDIT);
}

static void
back(struct table *t)
{
	if (*t->filter_text)
		set_filter(&t->base, "");
	else
		gd_tui_pop(t->base.tui);
}

static void
table_act(struct gd_screen *s, enum gd_action a)
{
	struct table *t = (struct table *)s;

	if (a == GD_ACT_OPEN)
		open_selected(t);
	else if (mark_act(t, a) || gd_door_open(s->tui, a))
		show(t, false);
	else if (a == GD_ACT_PLAN)
		gd_plan_open(s->tui, selected(t)->id);
	else if (needs_case(a))
		gd_move_start(s->tui, a, selected(t)->id);
	else if (a == GD_ACT_SORT)
		sort(t);
	else if (a == GD_ACT_FILTER)
		gd_prompt_filter(s, t->filter_text, set_filter);
	else if (a == GD_ACT_SAVE_VIEW)
		gd_prompt_view(s->tui, t->filter_text);
	else if (a == GD_ACT_VIEWS)
		gd_prompt_views(s, t->filter_text, set_filter);
	else if (a >= GD_ACT_VIEW1 && a <= GD_ACT_VIEW9)
		show_view(t, (size_t)(a - GD_ACT_VIEW1));
	else if (a == GD_ACT_EXPORT)
		gd_move_export(s->tui, "cases", t->filter_text);
	else if (a == GD_ACT_BACK)
		back(t);
	else if (a == GD_ACT_LEFT || a == GD_ACT_RIGHT)
		move_column(t, a == GD_ACT_LEFT ? -1 : 1);
	else if (gd_list_act(&t->list, a))
		show(t, false);
}

static const char *
table_barred(struct gd_screen *s, enum gd_action a)
{
	const struct gd_case_row *row = selected((struct table *)s);

	if (!needs_case(a))
		return NULL;
	if (!row)
		return _("No case is selected");
	if (a == GD_ACT_OPEN || a == GD_ACT_PLAN)
		return NULL;
	if (row->draft)
		return _("This interview is not finished: Enter goes on with it");
	if (a == GD_ACT_MARK || a == GD_ACT_ASSIGN || a == GD_ACT_TAGS ||
	    a == GD_ACT_NOTE || ((struct table *)s)->marks.len > 0)
		return NULL;
	if (row->stage == GD_STAGE_CLOSED && a != GD_ACT_REOPEN)
		return _("This case is closed; it can be opened again");
	if (row->stage != GD_STAGE_CLOSED && a == GD_ACT_REOPEN)
		return _("This case is open");
	return NULL;
}

/* The heading under the mouse is chosen, and sorted by at a double click. */
static bool
click_heading(struct table *t, const struct gd_input *in)
{
	int col = GD_TABLE_NUMBER_COLS;
	size_t end = t->first + gd_table_shown(t, t->first);

	if (in->row != GD_BODY_TOP || (in->mouse != GD_MOUSE_PRESS &&
				       in->mouse != GD_MOUSE_DOUBLE))
		return false;
	for (size_t i = t->first; i < end; i++) {
		if (in->col >= col &&
		    in->col < col + gd_table_columns[i].cols) {
			t->column = i;
			if (in->mouse == GD_MOUSE_DOUBLE)
				sort(t);
			return true;
		}
		col += gd_table_columns[i].cols;
	}
	return false;
}

static bool
table_input(struct gd_screen *s, const struct gd_input *in)
{
	struct table *t = (struct table *)s;

	if (in->kind == GD_INPUT_MOUSE && click_heading(t, in))
		return true;
	if (!gd_list_mouse(&t->list, in, GD_TABLE_ROW))
		return false;
	show(t, false);
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_selected(t);
	return true;
}

static void
table_close(struct gd_screen *s)
{
	struct table *t = (struct table *)s;

	forget_page(t);
	gd_filter_release(&t->filter);
	gd_marks_release(&t->marks);
	free(t->filter_text);
	gd_buf_release(&t->title);
	gd_buf_release(&t->right);
	free(t);
}

const struct gd_screen_ops gd_ops_table = {
	.name = N_("Table"),
	.actions = table_actions,
	.input = table_input,
	.act = table_act,
	.barred = table_barred,
	.fetch = table_fetch,
	.draw = gd_table_draw,
	.close = table_close,
};

void
gd_table_open(struct gd_tui *tui)
{
	struct table *t = gd_calloc(1, sizeof *t);

	t->base.ops = &gd_ops_table;
	t->desk = gd_tui_desk(tui);
	t->filter_text = gd_strdup("");
	t->order = (struct gd_order){ .keys = { { GD_SORT_DUE, false } },
				      .len = 1 };
	gd_list_init(&t->list);
	gd_buf_init(&t->title);
	gd_buf_init(&t->right);
	t->window = (struct gd_window){ .load = load, .key = key_at,
					.ctx = t };
	gd_tui_push(tui, &t->base);
}
