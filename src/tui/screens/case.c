#include <config.h>

#include "tui/screens/case.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/advice.h"
#include "desk/explain.h"
#include "desk/phrase.h"
#include "desk/summary.h"
#include "desk/together.h"
#include "tui/ops.h"
#include "tui/screens/case_internal.h"
#include "tui/screens/evidence.h"
#include "tui/screens/interview.h"
#include "tui/screens/doors.h"
#include "tui/screens/letters.h"
#include "tui/screens/library.h"
#include "tui/screens/moves.h"
#include "tui/screens/moves_many.h"
#include "tui/screens/moves_undo.h"
#include "tui/screens/plan.h"
#include "tui/widgets/dialog.h"

#define LINES_TOP (GD_BODY_TOP + 5)
#define NEAR_END 20

static const enum gd_action case_actions[] = {
	GD_ACT_ESCALATE, GD_ACT_RESPOND, GD_ACT_EVIDENCE, GD_ACT_LETTERS,
	GD_ACT_NOTE,
	GD_ACT_PLAN,
	GD_ACT_CLOSE_CASE, GD_ACT_EDIT, GD_ACT_EXPLAIN, GD_ACT_SNOOZE,
	GD_ACT_PAUSE, GD_ACT_UNDO, GD_ACT_UNDO_STEP,
	GD_ACT_WAYS, GD_ACT_HELP, GD_ACT_BACK, GD_ACT_FILE, GD_ACT_REOPEN,
	GD_ACT_OPEN,
	GD_ACT_TAB1, GD_ACT_TAB2, GD_ACT_TAB3, GD_ACT_TAB4, GD_ACT_TAB5,
	GD_ACT_TAB6, GD_ACT_TAB7, GD_ACT_TAB, GD_ACT_BACKTAB,
	GD_ACT_LEFT, GD_ACT_RIGHT, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_PALETTE,
	GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_GROUP_CASE, GD_ACT_POST, GD_ACT_REFERENCE, GD_ACT_MERCHANTS,
	GD_ACT_PRECHECK, GD_ACT_COMPARE, GD_ACT_SEARCH, GD_ACT_DEADLINES, GD_ACT_ASSIGN,
	GD_ACT_TAGS,
	GD_ACT_NONE
};

/* The tabs that are screens of their own leave the row of tabs to this one. */
static const enum gd_action case_parts[] = {
	GD_ACT_TAB1, GD_ACT_TAB2, GD_ACT_TAB3, GD_ACT_TAB4, GD_ACT_TAB5,
	GD_ACT_TAB6, GD_ACT_TAB7, GD_ACT_NONE
};

static void
make_titles(struct case_screen *s)
{
	const struct gd_case_row *row = &s->view.row;
	struct gd_ways ways = { .items = NULL };
	gd_instant end = row->closed_at != GD_INSTANT_NONE
				 ? row->closed_at : gd_desk_now(s->desk);
	struct gd_zone zone = gd_desk_zone(s->desk);
	int day = gd_instant_day(end, zone) -
		  gd_instant_day(row->opened_at, zone) + 1;
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(row->id, number);
	gd_buf_reset(&s->title);
	gd_buf_addf(&s->title, "%s %s   ", number, gd_case_row_name(row));
	gd_phrase_demand(s->desk, row->demand,
			 row->demand_amount_fen > 0 ? row->demand_amount_fen
						    : row->amount_fen,
			 &s->title);
	gd_buf_adds(&s->title, "   ");
	gd_summary_kind(s->desk, row, &s->title);
	gd_buf_reset(&s->right);
	if (row->stage == GD_STAGE_CLOSED) {
		gd_buf_adds(&s->right, _("closed: "));
		gd_phrase_choice(s->desk, "outcome", row->outcome, &s->right);
	} else {
		gd_buf_addf(&s->right, _("day %d"), day);
	}
	gd_buf_reset(&s->next_step);
	gd_phrase_next_step(s->desk, row, &s->next_step);
	if (gd_desk_ways(s->desk, row->id, true, &ways, NULL) == GD_OK &&
	    ways.failed && ways.len > 0)
		gd_buf_adds(&s->next_step, _(" (N: ways on)"));
	gd_ways_release(&ways);
}

static void
case_fetch(struct gd_screen *base, int rows, int cols)
{
	struct case_screen *s = (struct case_screen *)base;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_view view = { 0 };

	(void)cols;
	if (gd_desk_case(s->desk, s->id, &view, &err) != GD_OK) {
		gd_tui_fail(base->tui, &err);
		return;
	}
	if (s->loaded)
		gd_case_view_release(&s->view);
	s->view = view;
	s->loaded = true;
	gd_case_lines(s);
	gd_list_fit(&s->list[s->tab], (int64_t)s->lines.len,
		    GD_BODY_ROWS(rows) - 5);
	gd_case_ladder(s);
	make_titles(s);
}

static void
set_tab(struct case_screen *s, int tab)
{
	s->tab = (enum case_tab)((tab + TAB_COUNT) % TAB_COUNT);
	gd_tui_changed(s->base.tui);
}

/* Show a tab's list, or go through its door. */
static void
choose_tab(struct case_screen *s, enum gd_action a)
{
	const struct gd_case_tab *tab;

	for (size_t i = 0; (tab = gd_case_tab_at(i)) != NULL; i++) {
		if (tab->action != a)
			continue;
		if (tab->open)
			tab->open(s->base.tui, s->id);
		else
			set_tab(s, tab->tab);
		return;
	}
}

static const struct gd_line *
line_at_cursor(const struct case_screen *s)
{
	int64_t i = s->list[s->tab].cursor;

	return i >= 0 && i < (int64_t)s->lines.len ? &s->lines.items[i] : NULL;
}

static const struct gd_clock_row *
clock_at_cursor(const struct case_screen *s)
{
	const struct gd_line *line = line_at_cursor(s);

	if (s->tab != TAB_FILINGS || !line || !line->id)
		return NULL;
	for (size_t i = 0; i < s->view.clocks_len; i++)
		if (s->view.clocks[i].id == line->id)
			return &s->view.clocks[i];
	return NULL;
}

/* The nearest running clock explains itself when none is selected. */
static void
explain(struct case_screen *s)
{
	const struct gd_clock_row *c = clock_at_cursor(s);
	struct gd_buf text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;

	for (size_t i = 0; !c && i < s->view.clocks_len; i++)
		if (s->view.clocks[i].id == s->view.row.next_clock)
			c = &s->view.clocks[i];
	if (!c)
		gd_tui_say(s->base.tui, _("No deadline runs in this case"));
	else if (gd_explain_clock(s->desk, c, &text, &err) != GD_OK)
		gd_tui_fail(s->base.tui, &err);
	else
		gd_dialog_read(s->base.tui, _("Why this date"), text.s);
	gd_buf_release(&text);
}

/* The deadline under the cursor, else one that is paused, else the nearest. */
static void
rest(struct case_screen *s, enum gd_action a)
{
	const struct gd_clock_row *c = clock_at_cursor(s);

	for (size_t i = 0; !c && i < s->view.clocks_len; i++)
		if (a == GD_ACT_PAUSE &&
		    s->view.clocks[i].state == GD_CLOCK_PAUSED)
			c = &s->view.clocks[i];
	for (size_t i = 0; !c && i < s->view.clocks_len; i++)
		if (s->view.clocks[i].id == s->view.row.next_clock)
			c = &s->view.clocks[i];
	if (!c)
		gd_tui_say(s->base.tui, _("No deadline runs in this case"));
	else if (a == GD_ACT_SNOOZE)
		gd_move_snooze(s->base.tui, c);
	else
		gd_move_pause(s->base.tui, c);
}

static void
open_line(struct case_screen *s)
{
	const struct gd_line *line = line_at_cursor(s);

	if (clock_at_cursor(s))
		explain(s);
	else if (line)
		gd_dialog_read(s->base.tui, _("In full"), line->text);
}

/* The step under the cursor of the history; 0: none. */
static int64_t
step_at_cursor(const struct case_screen *s)
{
	const struct gd_line *line = line_at_cursor(s);

	return s->tab == TAB_HISTORY && line ? line->id : 0;
}

static void
move_cursor(struct case_screen *s, enum gd_action a)
{
	struct gd_list *l = &s->list[s->tab];

	gd_list_act(l, a);
	while (s->more && l->cursor + NEAR_END > (int64_t)s->lines.len) {
		gd_case_more(s);
		gd_list_fit(l, (int64_t)s->lines.len, l->rows);
	}
}

static void
case_act(struct gd_screen *base, enum gd_action a)
{
	struct case_screen *s = (struct case_screen *)base;

	if (a >= GD_ACT_FILE && a <= GD_ACT_EDIT)
		gd_move_start(base->tui, a, s->id);
	else if (a == GD_ACT_LETTERS)
		gd_letters_open(base->tui, s->id);
	else if (a == GD_ACT_GROUP_CASE)
		gd_group_of_case(base->tui, s->id);
	else if (a == GD_ACT_POST)
		gd_post_open(base->tui, s->id);
	else if (a == GD_ACT_PLAN)
		gd_plan_open(base->tui, s->id);
	else if (a == GD_ACT_EVIDENCE)
		gd_evidence_open(base->tui, s->id);
	else if (a == GD_ACT_WAYS)
		gd_move_ways(base->tui, s->id);
	else if (a == GD_ACT_ASSIGN || a == GD_ACT_TAGS)
		gd_move_label(base->tui, a, s->id);
	else if (a == GD_ACT_UNDO_STEP)
		gd_move_undo(base->tui, s->id, step_at_cursor(s),
			     s->view.row.version);
	else if (a == GD_ACT_SNOOZE || a == GD_ACT_PAUSE)
		rest(s, a);
	else if (a == GD_ACT_EXPLAIN)
		explain(s);
	else if (a == GD_ACT_OPEN)
		open_line(s);
	else if (a >= GD_ACT_TAB1 && a <= GD_ACT_TAB7)
		choose_tab(s, a);
	else if (a == GD_ACT_TAB || a == GD_ACT_RIGHT)
		set_tab(s, (int)s->tab + 1);
	else if (a == GD_ACT_BACKTAB || a == GD_ACT_LEFT)
		set_tab(s, (int)s->tab - 1);
	else if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (!gd_door_open(base->tui, a))
		move_cursor(s, a);
}

static const char *
case_barred(struct gd_screen *base, enum gd_action a)
{
	const struct case_screen *s = (const struct case_screen *)base;
	bool closed = s->loaded && s->view.row.stage == GD_STAGE_CLOSED;

	if (a == GD_ACT_UNDO_STEP && !step_at_cursor(s))
		return _("Choose a step of the history first: 1 shows it");
	if (a == GD_ACT_REOPEN && !closed)
		return _("This case is open");
	if (closed && (a == GD_ACT_ESCALATE || a == GD_ACT_RESPOND ||
		       a == GD_ACT_FILE || a == GD_ACT_CLOSE_CASE ||
		       a == GD_ACT_EDIT))
		return _("This case is closed; it can be opened again");
	return NULL;
}

static bool
case_input(struct gd_screen *base, const struct gd_input *in)
{
	struct case_screen *s = (struct case_screen *)base;
	const struct gd_tabs tabs = gd_case_tabs(s);
	int tab;

	/* Undo here means this case, not one's own newest change elsewhere. */
	if (in->kind == GD_INPUT_KEY &&
	    gd_keymap_find(gd_tui_keymap(base->tui), case_actions, in->key) ==
	    GD_ACT_UNDO) {
		gd_move_undo(base->tui, s->id, 0, s->view.row.version);
		return true;
	}
	tab = gd_tabs_pressed(&tabs, in);
	if (tab >= 0) {
		case_act(base, gd_case_tab_at((size_t)tab)->action);
		return true;
	}
	if (!gd_list_mouse(&s->list[s->tab], in, LINES_TOP))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_line(s);
	return true;
}

static void
case_close(struct gd_screen *base)
{
	struct case_screen *s = (struct case_screen *)base;

	if (s->loaded)
		gd_case_view_release(&s->view);
	gd_lines_release(&s->lines);
	for (int i = 0; i < GD_STAGE_CLOSED; i++) {
		gd_buf_release(&s->ladder[i].name);
		gd_buf_release(&s->ladder[i].when);
	}
	gd_buf_release(&s->title);
	gd_buf_release(&s->right);
	gd_buf_release(&s->next_step);
	free(s);
}

const struct gd_screen_ops gd_ops_case = {
	.name = N_("Case"),
	.actions = case_actions,
	.parts = case_parts,
	.input = case_input,
	.act = case_act,
	.barred = case_barred,
	.fetch = case_fetch,
	.draw = gd_case_draw,
	.close = case_close,
};

void
gd_case_open(struct gd_tui *t, int64_t id)
{
	struct case_screen *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_case;
	s->desk = gd_tui_desk(t);
	s->id = id;
	for (int i = 0; i < TAB_COUNT; i++)
		gd_list_init(&s->list[i]);
	for (int i = 0; i < GD_STAGE_CLOSED; i++) {
		gd_buf_init(&s->ladder[i].name);
		gd_buf_init(&s->ladder[i].when);
	}
	gd_buf_init(&s->title);
	gd_buf_init(&s->right);
	gd_buf_init(&s->next_step);
	gd_tui_push(t, &s->base);
}
