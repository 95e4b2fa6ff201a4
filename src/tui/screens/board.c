/*
 * The kanban. Columns are lists of their own; only the cards in sight are held.
 */
#include <config.h>

#include "tui/screens/board.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "desk/summary.h"
#include "desk/views.h"
#include "tui/ops.h"
#include "tui/screens/board_internal.h"
#include "tui/screens/case.h"
#include "tui/screens/doors.h"
#include "tui/screens/interview.h"
#include "tui/screens/evidence.h"
#include "tui/screens/letters.h"
#include "tui/screens/moves.h"
#include "tui/screens/plan.h"
#include "tui/screens/prompt_filter.h"

static const enum gd_action board_actions[] = {
	GD_ACT_OPEN, GD_ACT_NEW, GD_ACT_ESCALATE, GD_ACT_RESPOND,
	GD_ACT_SNOOZE, GD_ACT_DEADLINES, GD_ACT_WHEN, GD_ACT_UNDO,
	GD_ACT_HELP, GD_ACT_QUIT,
	GD_ACT_SEARCH, GD_ACT_FILTER, GD_ACT_TABLE, GD_ACT_EXPORT, GD_ACT_PLAN, GD_ACT_NOTE,
	GD_ACT_WAYS, GD_ACT_LETTERS, GD_ACT_EVIDENCE,
	GD_ACT_CLOSE_CASE, GD_ACT_REOPEN, GD_ACT_FILE, GD_ACT_EDIT,
	GD_ACT_MOVE_UP_RUNG, GD_ACT_SORT, GD_ACT_BACK, GD_ACT_PALETTE,
	GD_ACT_UP, GD_ACT_DOWN, GD_ACT_LEFT, GD_ACT_RIGHT, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_TAB, GD_ACT_BACKTAB,
	GD_ACT_MARK, GD_ACT_MARK_ALL, GD_ACT_ASSIGN, GD_ACT_TAGS,
	GD_ACT_SETTINGS, GD_ACT_REDRAW, GD_ACT_REFERENCE, GD_ACT_MERCHANTS,
	GD_ACT_PRECHECK, GD_ACT_COMPARE, GD_ACT_IMPORT, GD_ACT_REPORTS, GD_ACT_GROUPS,
	GD_ACT_BUNDLE_CHECK, GD_ACT_SAVE_VIEW, GD_ACT_VIEWS, GD_ACT_VIEW1, GD_ACT_VIEW2, GD_ACT_VIEW3,
	GD_ACT_VIEW4, GD_ACT_VIEW5, GD_ACT_VIEW6, GD_ACT_VIEW7, GD_ACT_VIEW8,
	GD_ACT_VIEW9,
	GD_ACT_NONE
};

static const struct gd_filter *
active_filter(const struct board *b)
{
	return b->filter.len > 0 ? &b->filter : NULL;
}

static int
load_column(void *ctx, enum gd_page page, const struct gd_key *key, int limit)
{
	struct column *col = ctx;
	struct board *b = col->board;
	struct gd_case_page got = { 0 };
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_column(b->desk, col->stage, &b->order, active_filter(b),
			   page, key, limit, &got, &err) != GD_OK) {
		if (b->base.tui)
			gd_tui_fail(b->base.tui, &err);
		return -1;
	}
	gd_case_page_release(&col->page);
	col->page = got;
	if (got.len > col->cards_len) {
		col->cards = gd_reallocarray(col->cards, got.len,
					     sizeof *col->cards);
		memset(col->cards + col->cards_len, 0,
		       (got.len - col->cards_len) * sizeof *col->cards);
		col->cards_len = got.len;
	}
	for (size_t i = 0; i < got.len; i++)
		gd_card_set(&col->cards[i], b->desk, &got.rows[i]);
	return (int)got.len;
}

static const struct gd_key *
column_key(void *ctx, size_t i)
{
	return &((struct column *)ctx)->page.keys[i];
}

const struct gd_card *
gd_board_selected(const struct board *b)
{
	const struct column *col = &b->columns[b->at];
	int64_t i = col->list.cursor - col->window.first;

	if (col->list.cursor < 0 || i < 0 || i >= (int64_t)col->page.len)
		return NULL;
	return &col->cards[i];
}

static const struct gd_case_row *
selected_row(const struct board *b)
{
	const struct column *col = &b->columns[b->at];
	int64_t i = col->list.cursor - col->window.first;

	return gd_board_selected(b) ? &col->page.rows[i] : NULL;
}

static void
make_panel(struct board *b)
{
	const struct gd_case_row *row = selected_row(b);
	struct gd_case_view view = { 0 };

	gd_buf_reset(&b->panel);
	if (!row || b->cols < GD_PANEL_FROM ||
	    gd_desk_case(b->desk, row->id, &view, NULL) != GD_OK)
		return;
	gd_summary_case(b->desk, &view, &b->panel);
	gd_case_view_release(&view);
}

void
gd_board_moved(struct board *b)
{
	struct column *col = &b->columns[b->at];
	const struct gd_case_row *row;

	gd_window_show(&col->window, &col->list, false);
	gd_board_layout(b);
	gd_buf_reset(&b->next_step);
	row = selected_row(b);
	if (row)
		gd_phrase_next_step(b->desk, row, &b->next_step);
	make_panel(b);
}

void
gd_board_layout(struct board *b)
{
	int width = b->cols;
	int edges;

	if (width >= GD_PANEL_FROM)
		width -= GD_PANEL_COLS;
	b->width = width;
	b->shown = (width - GD_EDGE_COLS) / (GD_COLUMN_MIN + 1);
	if (width / (GD_COLUMN_MIN + 1) >= GD_STAGES)
		b->shown = GD_STAGES;
	else if (b->shown < GD_STAGES - 1)	/* hidden ones on both sides */
		b->shown = (width - 2 * GD_EDGE_COLS) / (GD_COLUMN_MIN + 1);
	if (b->shown < 1)
		b->shown = 1;
	if (b->at < b->first)
		b->first = b->at;
	if (b->at >= b->first + b->shown)
		b->first = b->at - b->shown + 1;
	if (b->first + b->shown > GD_STAGES)
		b->first = GD_STAGES - b->shown;
	b->col0 = b->first > 0 ? GD_EDGE_COLS : 0;
	edges = b->col0 +
		(b->first + b->shown < GD_STAGES ? GD_EDGE_COLS : 0);
	b->col_width = (width - edges) / b->shown;
}

static void
fit_column(struct board *b, struct column *col)
{
	int64_t keep = 0;

	if (gd_board_selected(b) && col == &b->columns[b->at])
		keep = gd_board_selected(b)->id;
	col->total = b->view.counts.stage[col->stage].open;
	gd_list_fit(&col->list, col->total, b->card_rows);
	gd_window_show(&col->window, &col->list, true);
	/* Others' changes may not move the cursor off its case. */
	for (size_t i = 0; keep && i < col->page.len; i++)
		if (col->page.rows[i].id == keep)
			gd_list_select(&col->list,
				       col->window.first + (int64_t)i);
}

/*
 * Stand where there is something to do: at the nearest column with cards, to the
 * right first, as a moved card goes. An empty one that was gone to is kept.
 */
static void
leave_empty_column(struct board *b)
{
	if (b->columns[b->at].total > 0)
		b->stays = false;
	if (b->columns[b->at].total > 0 || b->stays)
		return;
	for (int step = 1; step < GD_STAGES; step++) {
		const int sides[] = { b->at + step, b->at - step };

		for (size_t i = 0; i < GD_ARRAY_LEN(sides); i++) {
			if (sides[i] < 0 || sides[i] >= GD_STAGES ||
			    b->columns[sides[i]].total == 0)
				continue;
			b->at = sides[i];
			return;
		}
	}
}

static void
board_fetch(struct gd_screen *s, int rows, int cols)
{
	struct board *b = (struct board *)s;
	struct gd_error err = GD_ERROR_INIT;

	b->rows = rows;
	b->cols = cols;
	b->card_rows = (GD_BODY_ROWS(rows) - 2) / GD_CARD_ROWS;
	if (b->card_rows < 1)
		b->card_rows = 1;
	b->view = (struct gd_board_view){ .counts = { .hidden = 0 } };
	if (gd_desk_board(b->desk, active_filter(b), &b->view, &err) != GD_OK)
		gd_tui_fail(s->tui, &err);
	for (int i = 0; i < GD_STAGES; i++)
		fit_column(b, &b->columns[i]);
	leave_empty_column(b);
	gd_board_moved(b);
	gd_board_headings(b);
	gd_board_titles(b);
}

static void
set_filter(struct gd_screen *s, const char *text)
{
	struct board *b = (struct board *)s;
	struct gd_filter filter = GD_FILTER_INIT;

	/* The prompt has checked it. */
	if (gd_desk_filter_parse(b->desk, &filter, text, NULL, NULL) != GD_OK)
		return;
	gd_filter_release(&b->filter);
	b->filter = filter;
	free(b->filter_text);
	b->filter_text = gd_strdup(text);
	gd_tui_changed(s->tui);
}

/* A view again, or all when it shows already. */
static void
show_view(struct gd_screen *s, size_t i)
{
	struct board *b = (struct board *)s;
	struct gd_buf text = GD_BUF_INIT;

	if (gd_view_filter(s->tui, i, &text))
		set_filter(s, strcmp(text.s, b->filter_text) ? text.s : "");
	gd_buf_release(&text);
}

void
gd_board_open_selected(struct board *b)
{
	const struct gd_card *card = gd_board_selected(b);

	if (!card)
		return;
	if (card->draft)
		gd_interview_resume(b->base.tui, card->id);
	else
		gd_case_open(b->base.tui, card->id);
}

static void
move_column(struct board *b, int step)
{
	int at = b->at + step;

	if (at < 0 || at >= GD_STAGES)
		return;
	b->at = at;
	b->stays = true;
	gd_board_moved(b);
	gd_board_headings(b);
}

static void
act_on_case(struct board *b, enum gd_action a)
{
	const struct gd_card *card = gd_board_selected(b);

	if (a == GD_ACT_PLAN)
		gd_plan_open(b->base.tui, card->id);
	else if (a == GD_ACT_EVIDENCE)
		gd_evidence_open(b->base.tui, card->id);
	else if (a == GD_ACT_LETTERS)
		gd_letters_open(b->base.tui, card->id);
	else if (a == GD_ACT_MOVE_UP_RUNG)
		gd_move_to_stage(b->base.tui, card->id, b->at + 1);
	else
		gd_move_start(b->base.tui, a, card->id);
}

static bool
needs_case(enum gd_action a)
{
	return a == GD_ACT_PLAN || a == GD_ACT_MOVE_UP_RUNG ||
	       a == GD_ACT_WAYS || a == GD_ACT_LETTERS ||
	       a == GD_ACT_EVIDENCE || a == GD_ACT_SNOOZE ||
	       (a >= GD_ACT_FILE && a <= GD_ACT_EDIT);
}

static void
board_act(struct gd_screen *s, enum gd_action a)
{
	struct board *b = (struct board *)s;
	struct gd_tui *t = s->tui;

	if (gd_board_mark_act(b, a)) {
		return;
	} else if (needs_case(a)) {
		act_on_case(b, a);
	} else if (a == GD_ACT_OPEN) {
		gd_board_open_selected(b);
	} else if (gd_door_open(t, a)) {
		return;
	} else if (a == GD_ACT_FILTER) {
		gd_prompt_filter(s, b->filter_text, set_filter);
	} else if (a == GD_ACT_SAVE_VIEW) {
		gd_prompt_view(t, b->filter_text);
	} else if (a == GD_ACT_VIEWS) {
		gd_prompt_views(s, b->filter_text, set_filter);
	} else if (a >= GD_ACT_VIEW1 && a <= GD_ACT_VIEW9) {
		show_view(s, (size_t)(a - GD_ACT_VIEW1));
	} else if (a == GD_ACT_EXPORT) {
		gd_move_export(t, "cases", b->filter_text);
	} else if (a == GD_ACT_SORT) {
		gd_board_sort(b);
	} else if (a == GD_ACT_BACK) {
		if (*b->filter_text)
			set_filter(s, "");
		else
			gd_tui_say(t, _("This is the board; q leaves the desk"));
	} else if (a == GD_ACT_LEFT || a == GD_ACT_BACKTAB) {
		move_column(b, -1);
	} else if (a == GD_ACT_RIGHT || a == GD_ACT_TAB) {
		move_column(b, 1);
	} else if (gd_list_act(&b->columns[b->at].list, a)) {
		gd_board_moved(b);
	}
}

static const char *
board_barred(struct gd_screen *s, enum gd_action a)
{
	struct board *b = (struct board *)s;
	const struct gd_card *card = gd_board_selected(b);

	if (!needs_case(a))
		return NULL;
	if (!card)
		return _("No case is selected");
	if (card->draft && a != GD_ACT_PLAN)
		return _("This interview is not finished: Enter goes on with it");
	if (card->closed && a != GD_ACT_REOPEN && a != GD_ACT_NOTE &&
	    a != GD_ACT_PLAN && a != GD_ACT_WAYS && a != GD_ACT_LETTERS &&
	    a != GD_ACT_EVIDENCE)
		return _("This case is closed; it can be opened again");
	if (!card->closed && a == GD_ACT_REOPEN)
		return _("This case is open");
	return NULL;
}

static void
board_close(struct gd_screen *s)
{
	struct board *b = (struct board *)s;

	for (int i = 0; i < GD_STAGES; i++) {
		struct column *col = &b->columns[i];

		for (size_t k = 0; k < col->cards_len; k++)
			gd_card_release(&col->cards[k]);
		free(col->cards);
		gd_case_page_release(&col->page);
		gd_buf_release(&col->heading);
	}
	gd_filter_release(&b->filter);
	gd_marks_release(&b->marks);
	free(b->filter_text);
	gd_buf_release(&b->title);
	gd_buf_release(&b->pressing);
	gd_buf_release(&b->next_step);
	gd_buf_release(&b->panel);
	free(b);
}

const struct gd_screen_ops gd_ops_board = {
	.name = N_("Board"),
	.actions = board_actions,
	.input = gd_board_input,
	.act = board_act,
	.barred = board_barred,
	.fetch = board_fetch,
	.draw = gd_board_draw,
	.close = board_close,
};

struct gd_screen *
gd_board_new(struct gd_desk *d)
{
	struct board *b = gd_calloc(1, sizeof *b);

	b->base.ops = &gd_ops_board;
	b->desk = d;
	b->filter_text = gd_strdup("");
	b->order = (struct gd_order){ .keys = { { GD_SORT_DUE, false } },
				      .len = 1 };
	b->drag_col = -1;
	b->at = GD_STAGE_SERVICE;
	gd_buf_init(&b->title);
	gd_buf_init(&b->pressing);
	gd_buf_init(&b->next_step);
	gd_buf_init(&b->panel);
	for (int i = 0; i < GD_STAGES; i++) {
		struct column *col = &b->columns[i];

		col->board = b;
		col->stage = (enum gd_stage)i;
		gd_buf_init(&col->heading);
		gd_list_init(&col->list);
		col->window = (struct gd_window){ .load = load_column,
						  .key = column_key,
						  .ctx = col };
	}
	return &b->base;
}
