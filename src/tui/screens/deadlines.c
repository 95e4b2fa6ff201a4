/*
 * The daily review: running clocks, overdue first. Three headings stand between the
 * rows; the list counts them as places, the database does not know them.
 */
#include <config.h>

#include "tui/screens/deadlines.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/explain.h"
#include "desk/phrase.h"
#include "desk/view.h"
#include "tui/ops.h"
#include "tui/screens/case.h"
#include "tui/screens/deadlines_internal.h"
#include "tui/screens/moves.h"
#include "tui/screens/plan.h"
#include "tui/screens/prompt_filter.h"
#include "tui/widgets/dialog.h"

static const enum gd_action due_actions[] = {
	GD_ACT_OPEN, GD_ACT_ESCALATE, GD_ACT_RESPOND, GD_ACT_EXPLAIN,
	GD_ACT_TODAY, GD_ACT_HELP, GD_ACT_BACK, GD_ACT_SEARCH,
	GD_ACT_FILTER, GD_ACT_EXPORT, GD_ACT_UNDO, GD_ACT_PLAN, GD_ACT_NOTE,
	GD_ACT_CLOSE_CASE, GD_ACT_FILE, GD_ACT_EDIT, GD_ACT_BOARD,
	GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_REDRAW, GD_ACT_NONE
};

/* How many rows stand in group `g`. */
static int64_t
group_len(const struct deadlines *s, int g)
{
	const int64_t lens[GD_DUE_GROUPS] = { s->counts.overdue,
					      s->counts.today,
					      s->counts.later };

	return g == 2 && s->today_only ? 0 : lens[g];
}

bool
gd_deadlines_place(const struct deadlines *s, int64_t place, int *group,
		   int64_t *index)
{
	int64_t before = 0;

	for (int g = 0; g < GD_DUE_GROUPS; g++) {
		int64_t len = group_len(s, g);

		if (len == 0)
			continue;
		*group = g;
		if (place == 0) {
			*index = -1;
			return true;
		}
		if (place <= len) {
			*index = before + place - 1;
			return true;
		}
		place -= len + 1;
		before += len;
	}
	return false;
}

static int64_t
places(const struct deadlines *s)
{
	int64_t n = 0;

	for (int g = 0; g < GD_DUE_GROUPS; g++)
		if (group_len(s, g) > 0)
			n += group_len(s, g) + 1;
	return n;
}

static int
load(void *ctx, enum gd_page page, const struct gd_key *key, int limit)
{
	struct deadlines *s = ctx;
	struct gd_due_page got = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	gd_instant start, end;

	gd_desk_today(s->desk, &start, &end);
	if (gd_desk_due(s->desk, s->today_only ? end : INT64_MAX,
			s->filter.len ? &s->filter : NULL, page, key, limit,
			&got, &err) != GD_OK) {
		gd_tui_fail(s->base.tui, &err);
		return -1;
	}
	gd_due_page_release(&s->page);
	s->page = got;
	gd_deadlines_words(s);
	return (int)got.len;
}

static const struct gd_key *
key_at(void *ctx, size_t i)
{
	return &((struct deadlines *)ctx)->page.keys[i];
}

/* The window works on rows; the list on places. */
static void
show(struct deadlines *s, bool again)
{
	struct gd_list rows = { .rows = s->list.rows };
	int64_t index = -1, last;
	int group;

	for (int g = 0; g < GD_DUE_GROUPS; g++)
		rows.total += group_len(s, g);
	for (int64_t p = s->list.top; index < 0 &&
	     gd_deadlines_place(s, p, &group, &index); p++)
		;
	last = rows.total - rows.rows > 0 ? rows.total - rows.rows : 0;
	rows.top = index > last ? last : index < 0 ? 0 : index;
	gd_window_show(&s->window, &rows, again);
}

/* Headings are passed over. */
static void
skip_heading(struct deadlines *s, int step)
{
	int64_t index;
	int group;

	if (!gd_deadlines_place(s, s->list.cursor, &group, &index) ||
	    index >= 0)
		return;
	if (step < 0 && s->list.cursor == 0)
		step = 1;
	gd_list_select(&s->list, s->list.cursor + step);
	if (s->list.top == 1)
		s->list.top = 0;
}

const struct gd_due_row *
gd_deadlines_row(const struct deadlines *s, int64_t place)
{
	int64_t index, held;
	int group;

	if (!gd_deadlines_place(s, place, &group, &index) || index < 0)
		return NULL;
	held = index - s->window.first;
	if (held < 0 || held >= (int64_t)s->page.len)
		return NULL;
	return &s->page.rows[held];
}

static void
moved(struct deadlines *s, int step)
{
	const struct gd_due_row *row;
	const struct gd_clock_rule *rule;

	skip_heading(s, step);
	show(s, false);
	gd_buf_reset(&s->next_step);
	row = gd_deadlines_row(s, s->list.cursor);
	if (!row)
		return;
	rule = gd_phrase_rule(s->desk, row->clock.rule, row->clock.version);
	if (rule)
		gd_buf_adds(&s->next_step,
			    gd_bitext_get(row->clock.due_at <=
					  gd_desk_now(s->desk) ? &rule->next
							       : &rule->miss,
					  NULL));
}

static void
make_titles(struct deadlines *s)
{
	const char *dot = gd_desk_ascii(s->desk) ? " - " : " \u00b7 ";

	gd_buf_reset(&s->title);
	gd_buf_addf(&s->title, "%s  %s", _("Deadlines"),
		    s->today_only ? _("overdue and today")
				  : _("daily review"));
	if (*s->filter_text)
		gd_buf_addf(&s->title, "  [%s]", s->filter_text);
	gd_buf_reset(&s->pressing);
	/* TRANSLATORS: %s is a dot between the parts. */
	gd_buf_addf(&s->pressing, _("overdue %lld%stoday %lld%slater %lld"),
		    (long long)s->counts.overdue, dot,
		    (long long)s->counts.today, dot,
		    (long long)s->counts.later);
}

static void
due_fetch(struct gd_screen *base, int rows, int cols)
{
	struct deadlines *s = (struct deadlines *)base;
	struct gd_error err = GD_ERROR_INIT;

	s->cols = cols;
	if (gd_desk_due_counts(s->desk, s->filter.len ? &s->filter : NULL,
			       &s->counts, &err) != GD_OK)
		gd_tui_fail(base->tui, &err);
	/* One row of the body holds the columns' names. */
	gd_list_fit(&s->list, places(s), GD_BODY_ROWS(rows) - 1);
	show(s, true);
	moved(s, 1);
	make_titles(s);
}

static void
set_filter(struct gd_screen *base, const char *text)
{
	struct deadlines *s = (struct deadlines *)base;
	struct gd_filter filter = GD_FILTER_INIT;

	if (gd_filter_parse(&filter, text, NULL, NULL) != GD_OK)
		return;
	gd_filter_release(&s->filter);
	s->filter = filter;
	free(s->filter_text);
	s->filter_text = gd_strdup(text);
	gd_tui_changed(base->tui);
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
act_on_row(struct deadlines *s, enum gd_action a)
{
	const struct gd_due_row *row = gd_deadlines_row(s, s->list.cursor);
	int64_t id = row->clock.case_id;

	if (a == GD_ACT_OPEN)
		gd_case_open(s->base.tui, id);
	else if (a == GD_ACT_EXPLAIN)
		explain(s, row);
	else if (a == GD_ACT_PLAN)
		gd_plan_open(s->base.tui, id);
	else if (a == GD_ACT_RESPOND)
		gd_move_respond_to(s->base.tui, &row->clock);
	else
		gd_move_start(s->base.tui, a, id);
}

static bool
needs_row(enum gd_action a)
{
	return a == GD_ACT_OPEN || a == GD_ACT_EXPLAIN || a == GD_ACT_PLAN ||
	       (a >= GD_ACT_FILE && a <= GD_ACT_EDIT);
}

static void
due_act(struct gd_screen *base, enum gd_action a)
{
	struct deadlines *s = (struct deadlines *)base;

	if (needs_row(a)) {
		act_on_row(s, a);
	} else if (a == GD_ACT_TODAY) {
		s->today_only = !s->today_only;
		gd_tui_changed(base->tui);
	} else if (a == GD_ACT_FILTER || a == GD_ACT_SEARCH) {
		gd_prompt_filter(base, a == GD_ACT_SEARCH, s->filter_text,
				 set_filter);
	} else if (a == GD_ACT_EXPORT) {
		gd_move_export(base->tui, "deadlines", s->filter_text);
	} else if (a == GD_ACT_BACK && *s->filter_text) {
		set_filter(base, "");
	} else if (a == GD_ACT_BACK || a == GD_ACT_BOARD) {
		gd_tui_pop(base->tui);
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

	gd_deadlines_words_free(s);
	gd_due_page_release(&s->page);
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
gd_deadlines_open(struct gd_tui *t)
{
	struct deadlines *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_deadlines;
	s->desk = gd_tui_desk(t);
	s->filter_text = gd_strdup("");
	gd_list_init(&s->list);
	gd_buf_init(&s->title);
	gd_buf_init(&s->pressing);
	gd_buf_init(&s->next_step);
	s->window = (struct gd_window){ .load = load, .key = key_at,
					.ctx = s };
	gd_tui_push(t, &s->base);
}
