/*
 * The daily review: running clocks in groups, what presses most first.
 */
#include <config.h>

#include "tui/screens/deadlines.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/views.h"
#include "desk/alerts.h"
#include "desk/clocks.h"
#include "desk/explain.h"
#include "desk/phrase.h"
#include "tui/ops.h"
#include "tui/screens/case.h"
#include "tui/screens/deadlines_internal.h"
#include "tui/screens/doors.h"
#include "tui/screens/duecal.h"
#include "tui/screens/evidence.h"
#include "tui/screens/letters.h"
#include "tui/screens/moves.h"
#include "tui/screens/plan.h"
#include "tui/screens/prompt_filter.h"
#include "tui/widgets/dialog.h"

static const enum gd_action due_actions[] = {
	GD_ACT_OPEN, GD_ACT_ESCALATE, GD_ACT_RESPOND, GD_ACT_SNOOZE,
	GD_ACT_MARK, GD_ACT_HELP, GD_ACT_BACK, GD_ACT_EXPLAIN, GD_ACT_TODAY,
	GD_ACT_MINE, GD_ACT_SEARCH, GD_ACT_FILTER, GD_ACT_EXPORT,
	GD_ACT_MONTH, GD_ACT_GROUP, GD_ACT_MARK_ALL, GD_ACT_PAUSE, GD_ACT_SOURCE,
	GD_ACT_TAB, GD_ACT_UNDO, GD_ACT_LETTERS, GD_ACT_EVIDENCE,
	GD_ACT_PLAN, GD_ACT_WAYS, GD_ACT_NOTE, GD_ACT_FILE,
	GD_ACT_EDIT, GD_ACT_ICS, GD_ACT_PRINT_PLAN, GD_ACT_WHEN,
	GD_ACT_BOARD, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_UP,
	GD_ACT_DOWN, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME,
	GD_ACT_END, GD_ACT_REDRAW, GD_ACT_REFERENCE, GD_ACT_MERCHANTS,
	GD_ACT_PRECHECK, GD_ACT_REPORTS, GD_ACT_ASSIGN, GD_ACT_TAGS,
	GD_ACT_SAVE_VIEW, GD_ACT_VIEWS, GD_ACT_VIEW1, GD_ACT_VIEW2,
	GD_ACT_VIEW3, GD_ACT_VIEW4, GD_ACT_VIEW5, GD_ACT_VIEW6, GD_ACT_VIEW7,
	GD_ACT_VIEW8, GD_ACT_VIEW9, GD_ACT_NONE
};

/* Headings are passed over. */
static void
skip_heading(struct deadlines *s, int step)
{
	struct due_place at;

	if (!gd_deadlines_place(s, s->list.cursor, &at) || at.index >= 0)
		return;
	if (step < 0 && s->list.cursor == 0)
		step = 1;
	gd_list_select(&s->list, s->list.cursor + step);
	if (s->list.top == 1)
		s->list.top = 0;
}

static void
moved(struct deadlines *s, int step)
{
	const struct gd_due_row *row;

	skip_heading(s, step);
	gd_deadlines_show(s, false);
	row = gd_deadlines_row(s, s->list.cursor);
	s->selected = row ? row->clock.id : 0;
	gd_deadlines_next_step(s, row);
}

static void
due_fetch(struct gd_screen *base, int rows, int cols)
{
	struct deadlines *s = (struct deadlines *)base;

	s->cols = cols;
	s->remaining_cols = 0;
	if (!gd_deadlines_count(s))
		return;
	/* One row of the body holds the columns' names. */
	gd_list_fit(&s->list, gd_deadlines_places(s), GD_BODY_ROWS(rows) - 1);
	gd_deadlines_show(s, true);
	gd_deadlines_keep_place(s);
	moved(s, 1);
	gd_deadlines_titles(s);
}

/* The words of the filter, and mine. */
static void
apply_filter(struct deadlines *s)
{
	struct gd_filter filter = GD_FILTER_INIT;
	struct gd_buf mine = GD_BUF_INIT;

	gd_buf_addf(&mine, "assignee:%s", gd_desk_who(s->desk));
	if (gd_desk_filter_parse(s->desk, &filter,
					  s->filter_text, NULL, NULL) == GD_OK &&
	    (!s->mine ||
	     gd_filter_parse_word(&filter, mine.s, NULL, NULL) == GD_OK)) {
		gd_filter_release(&s->filter);
		s->filter = filter;
	} else {
		gd_filter_release(&filter);
		s->mine = false;
	}
	gd_buf_release(&mine);
	gd_deadlines_rows_init(s);
	gd_tui_changed(s->base.tui);
}

static void
set_filter(struct gd_screen *base, const char *text)
{
	struct deadlines *s = (struct deadlines *)base;

	free(s->filter_text);
	s->filter_text = gd_strdup(text);
	apply_filter(s);
}

static void
explain(struct deadlines *s, const struct gd_due_row *row)
{
	struct gd_buf text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;

	if (gd_explain_clock(s->desk, &row->clock, &text, &err) == GD_OK)
		gd_dialog_read(s->base.tui, _("Why this date"), text.s);
	else
		gd_tui_fail(s->base.tui, &err);
	gd_buf_release(&text);
}

static void
open_source(struct deadlines *s, const struct gd_due_row *row)
{
	struct gd_buf text = GD_BUF_INIT;

	gd_explain_sources(s->desk, &row->clock, &text);
	gd_dialog_read(s->base.tui, _("Based on"), text.s);
	gd_buf_release(&text);
}

static void
act_on_row(struct deadlines *s, enum gd_action a)
{
	const struct gd_due_row *row = gd_deadlines_row(s, s->list.cursor);
	struct gd_tui *t = s->base.tui;
	int64_t id = row->clock.case_id;

	if (a == GD_ACT_SOURCE || (a == GD_ACT_OPEN && s->on_source))
		open_source(s, row);
	else if (a == GD_ACT_OPEN)
		gd_case_open(t, id);
	else if (a == GD_ACT_EXPLAIN)
		explain(s, row);
	else if (a == GD_ACT_PLAN)
		gd_plan_open(t, id);
	else if (a == GD_ACT_EVIDENCE)
		gd_evidence_open(s->base.tui, id);
	else if (a == GD_ACT_LETTERS)
		gd_letters_open(t, id);
	else if (a == GD_ACT_ASSIGN || a == GD_ACT_TAGS)
		gd_move_label(t, a, id);
	else if (a == GD_ACT_WAYS)
		gd_move_ways(t, id);
	else if (a == GD_ACT_RESPOND)
		gd_move_respond_to(t, &row->clock);
	else if (a == GD_ACT_SNOOZE)
		gd_move_snooze(t, &row->clock);
	else if (a == GD_ACT_PAUSE)
		gd_move_pause(t, &row->clock);
	else
		gd_move_start(t, a, id);
}

static bool
needs_row(enum gd_action a)
{
	return a == GD_ACT_OPEN || a == GD_ACT_EXPLAIN || a == GD_ACT_PLAN ||
	       a == GD_ACT_SNOOZE || a == GD_ACT_PAUSE || a == GD_ACT_SOURCE ||
	       a == GD_ACT_MARK || a == GD_ACT_MARK_ALL ||
	       a == GD_ACT_LETTERS || a == GD_ACT_EVIDENCE ||
	       a == GD_ACT_WAYS || a == GD_ACT_ASSIGN || a == GD_ACT_TAGS ||
	       (a >= GD_ACT_FILE && a <= GD_ACT_EDIT);
}

static void
unmark(void *ctx)
{
	struct deadlines *s = ctx;

	gd_marks_clear(&s->marks);
	gd_tui_changed(s->base.tui);
}

/* What is done to one case, or to all that are marked. */
static bool
acts_on_marks(struct deadlines *s, enum gd_action a)
{
	return s->marks.len > 0 && gd_move_many(s->base.tui, a, &s->marks,
						unmark, s);
}

/* Esc takes back one thing at a time: marks, filter, the screen. */
static void
go_back(struct deadlines *s)
{
	if (s->marks.len > 0) {
		gd_marks_clear(&s->marks);
		moved(s, 1);
	} else if (s->on_source) {
		s->on_source = false;
	} else if (*s->filter_text) {
		set_filter(&s->base, "");
	} else {
		gd_tui_pop(s->base.tui);
	}
}

static void
change_view(struct deadlines *s, enum gd_action a)
{
	if (a == GD_ACT_TODAY) {
		s->review.today_only = !s->review.today_only;
	} else if (a == GD_ACT_GROUP) {
		s->review.order = (s->review.order + 1) % GD_REVIEW_ORDERS;
		gd_tui_say(s->base.tui, _("Grouped %s; o changes it"),
			   gd_review_order_name(s->review.order));
	} else {
		s->mine = !s->mine;
		gd_tui_say(s->base.tui, s->mine
			   ? _("Only cases assigned to %s; M shows everyone's")
			   : _("Everyone's cases (%s's with M)"),
			   gd_desk_who(s->desk));
	}
	apply_filter(s);
}

/* What the list shows: the words of the filter, and mine. */
static void
export_shown(struct deadlines *s)
{
	struct gd_buf words = GD_BUF_INIT;

	gd_buf_adds(&words, s->filter_text);
	if (s->mine)
		gd_buf_addf(&words, "%sassignee:\"%s\"",
			    words.len ? " " : "", gd_desk_who(s->desk));
	gd_move_export(s->base.tui, "deadlines", words.s);
	gd_buf_release(&words);
}

/* A filter with a name, by its key or out of the list; or one to be kept. */
static bool
show_views(struct deadlines *s, enum gd_action a)
{
	struct gd_buf text = GD_BUF_INIT;

	if (a == GD_ACT_VIEWS) {
		gd_prompt_views(&s->base, s->filter_text, set_filter);
	} else if (a == GD_ACT_SAVE_VIEW) {
		gd_prompt_view(s->base.tui, s->filter_text);
	} else if (a >= GD_ACT_VIEW1 && a <= GD_ACT_VIEW9) {
		if (gd_view_filter(s->base.tui, (size_t)(a - GD_ACT_VIEW1),
				   &text))
			set_filter(&s->base, strcmp(text.s, s->filter_text)
				   ? text.s : "");
		gd_buf_release(&text);
	} else {
		return false;
	}
	return true;
}

static void
due_act(struct gd_screen *base, enum gd_action a)
{
	struct deadlines *s = (struct deadlines *)base;

	if (a == GD_ACT_MARK) {
		gd_deadlines_mark(s);
		if (gd_list_act(&s->list, GD_ACT_DOWN))
			s->selected = 0;
		moved(s, 1);
	} else if (a == GD_ACT_MARK_ALL) {
		gd_deadlines_mark_group(s);
		moved(s, 1);
	} else if (acts_on_marks(s, a)) {
		return;
	} else if (needs_row(a)) {
		act_on_row(s, a);
	} else if (a == GD_ACT_TODAY || a == GD_ACT_GROUP ||
		   a == GD_ACT_MINE) {
		change_view(s, a);
	} else if (a == GD_ACT_TAB) {
		s->on_source = !s->on_source;
	} else if (a == GD_ACT_FILTER) {
		gd_prompt_filter(base, s->filter_text,
				 set_filter);
	} else if (show_views(s, a)) {
		return;
	} else if (a == GD_ACT_MONTH) {
		gd_duecal_open(base->tui, s->filter_text);
	} else if (a == GD_ACT_ICS) {
		gd_deadlines_ics(s);
	} else if (a == GD_ACT_PRINT_PLAN) {
		gd_deadlines_print(s);
	} else if (a == GD_ACT_EXPORT) {
		export_shown(s);
	} else if (a == GD_ACT_BACK) {
		go_back(s);
	} else if (a == GD_ACT_BOARD) {
		gd_tui_pop(base->tui);
	} else if (gd_door_open(base->tui, a)) {
		return;
	} else if (gd_list_act(&s->list, a)) {
		moved(s, a == GD_ACT_UP || a == GD_ACT_PAGE_UP ? -1 : 1);
	}
}

static const char *
due_barred(struct gd_screen *base, enum gd_action a)
{
	struct deadlines *s = (struct deadlines *)base;

	if (needs_row(a) && !gd_deadlines_row(s, s->list.cursor))
		return _("No deadline is selected");
	if (s->marks.len > 0 && (a == GD_ACT_FILE || a == GD_ACT_EDIT ||
				 a == GD_ACT_PAUSE))
		return _("This is done one case at a time; Esc takes the "
			 "marks away");
	return NULL;
}

static bool
due_input(struct gd_screen *base, const struct gd_input *in)
{
	struct deadlines *s = (struct deadlines *)base;
	int row = in->row - GD_BODY_TOP - 1;

	if (in->kind != GD_INPUT_MOUSE)
		return false;
	if (in->mouse == GD_MOUSE_WHEEL_UP || in->mouse == GD_MOUSE_WHEEL_DOWN) {
		int step = in->mouse == GD_MOUSE_WHEEL_UP ? -1 : 1;

		gd_list_wheel(&s->list, 3 * step);
		moved(s, step);
		return true;
	}
	if (in->mouse == GD_MOUSE_RELEASE || !gd_list_click(&s->list, row))
		return false;
	moved(s, 1);
	if (in->mouse == GD_MOUSE_DOUBLE &&
	    gd_deadlines_row(s, s->list.cursor))
		act_on_row(s, GD_ACT_OPEN);
	return true;
}

static void
due_close(struct gd_screen *base)
{
	struct deadlines *s = (struct deadlines *)base;

	/* Seen now: what falls from here on is missed when nobody looks. */
	if (s->review.first == GD_DAY_NONE)
		gd_desk_look(s->desk, gd_tui_now(base->tui), NULL);
	gd_deadlines_rows_release(s);
	gd_marks_release(&s->marks);
	gd_filter_release(&s->filter);
	free(s->filter_text);
	gd_buf_release(&s->title);
	gd_buf_release(&s->pressing);
	gd_buf_release(&s->next_step);
	free(s);
}

const struct gd_screen_ops gd_ops_deadlines = {
	.name = N_("Deadlines"),
	.actions = due_actions,
	.input = due_input,
	.act = due_act,
	.barred = due_barred,
	.fetch = due_fetch,
	.draw = gd_deadlines_draw,
	.close = due_close,
};

void
gd_deadlines_open_days(struct gd_tui *t, gd_day first, gd_day last,
		       const char *filter)
{
	struct deadlines *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_deadlines;
	s->base.tui = t;
	s->desk = gd_tui_desk(t);
	s->review = (struct gd_review){ .first = first, .last = last,
					.looked = GD_INSTANT_NONE };
	if (first == GD_DAY_NONE &&
	    gd_desk_looked(s->desk, &s->review.looked, NULL) != GD_OK)
		s->review.looked = GD_INSTANT_NONE;
	gd_list_init(&s->list);
	gd_buf_init(&s->title);
	gd_buf_init(&s->pressing);
	gd_buf_init(&s->next_step);
	s->filter_text = gd_strdup(filter);
	gd_tui_push(t, &s->base);
	apply_filter(s);
}

void
gd_deadlines_open(struct gd_tui *t)
{
	gd_deadlines_open_days(t, GD_DAY_NONE, GD_DAY_NONE, "");
}
