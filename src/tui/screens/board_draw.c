#include <config.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/screens/board_internal.h"

#include <string.h>

/* Top of the columns' cards: below heading and rule. */
#define CARDS_TOP (GD_BODY_TOP + 2)

static void
draw_more(struct gd_canvas *c, const struct column *col, int x, int width,
	  int bottom)
{
	const struct gd_list *l = &col->list;
	int64_t below = l->total - l->top - l->rows;

	if (l->top > 0)
		gd_canvas_textf(c, GD_BODY_TOP + 1, x + 1, width - 3,
				GD_ROLE_DIM, c->ascii ? "^ %lld" : "\u2191 %lld",
				(long long)l->top);
	if (below > 0)
		gd_canvas_textf(c, bottom, x + 1, width - 3, GD_ROLE_DIM,
				c->ascii ? "v %lld" : "\u2193 %lld",
				(long long)below);
}

static void
draw_column(const struct board *b, struct gd_canvas *c, int i)
{
	const struct column *col = &b->columns[i];
	int x = b->col0 + (i - b->first) * b->col_width;
	int bottom = c->rows - 4;
	bool at = i == b->at;
	enum gd_role role = at ? GD_ROLE_SELECTED
			       : col->overdue ? GD_ROLE_OVERDUE
					      : GD_ROLE_HEADING;

	gd_canvas_text(c, GD_BODY_TOP, x + 1, b->col_width - 2, role,
		       col->heading.s);
	for (int k = 0; k < col->list.rows; k++) {
		int64_t place = col->list.top + k;
		int64_t held = place - col->window.first;

		if (place >= col->list.total || held < 0 ||
		    held >= (int64_t)col->page.len)
			break;
		gd_card_draw(&col->cards[held], c, CARDS_TOP + k * GD_CARD_ROWS,
			     x, b->col_width - 1,
			     at && place == col->list.cursor);
		if (gd_marks_has(&b->marks, col->cards[held].id))
			gd_canvas_text(c, CARDS_TOP + k * GD_CARD_ROWS,
				       x + b->col_width - 3, 1,
				       GD_ROLE_ACCENT,
				       c->ascii ? "*" : "\u2713");
		if (at && place == col->list.cursor)
			gd_canvas_cursor(c, CARDS_TOP + k * GD_CARD_ROWS, x,
					 false);
	}
	draw_more(c, col, x, b->col_width, bottom);
}

/* A labelled edge for the columns out of sight: how many cards are there. */
static void
draw_edge(const struct board *b, struct gd_canvas *c, int from, int to, int x,
	  bool left)
{
	const char *sign = left ? (c->ascii ? "<" : "\u25c2")
				: (c->ascii ? ">" : "\u25b8");
	int64_t cards = 0;
	bool overdue = false;

	for (int i = from; i < to; i++) {
		cards += b->columns[i].total;
		overdue |= b->columns[i].overdue;
	}
	gd_canvas_textf(c, GD_BODY_TOP, x, GD_EDGE_COLS - 1,
			overdue ? GD_ROLE_OVERDUE : GD_ROLE_DIM,
			left ? "%1$s%2$lld%3$s" : "%2$lld%3$s%1$s", sign,
			(long long)(cards > 99 ? 99 : cards),
			cards > 99 ? "+" : "");
}

/* A rule between columns, crossing the one below the headings. */
static void
draw_wall(struct gd_canvas *c, int x)
{
	gd_canvas_vline(c, GD_BODY_TOP, x, GD_BODY_ROWS(c->rows), GD_ROLE_RULE);
	gd_canvas_text(c, GD_BODY_TOP + 1, x, 1, GD_ROLE_RULE,
		       c->ascii ? "+" : "\u253c");
}

static void
draw_empty(const struct board *b, struct gd_canvas *c)
{
	int row = GD_BODY_TOP + GD_BODY_ROWS(c->rows) / 2;
	int cols = b->width - 8 < 60 ? b->width - 8 : 60;

	for (int i = 0; i < GD_STAGES; i++)
		if (b->columns[i].total > 0)
			return;
	gd_canvas_fill(c, row - 1, (b->width - cols) / 2 - 1, 4, cols + 2,
		       GD_ROLE_TEXT);
	gd_canvas_wrap(c, row, (b->width - cols) / 2, cols, 3, GD_ROLE_TEXT,
		       *b->filter_text
		       ? _("No case fits this filter. Esc shows all cases.")
		       : _("No open cases yet. Press n (or F2) and tell in "
			   "your own words what happened."));
}

static void
draw_panel(const struct board *b, struct gd_canvas *c)
{
	if (c->cols < GD_PANEL_FROM)
		return;
	gd_canvas_vline(c, GD_BODY_TOP, b->width, GD_BODY_ROWS(c->rows),
			GD_ROLE_RULE);
	gd_canvas_wrap(c, GD_BODY_TOP, b->width + 2, GD_PANEL_COLS - 3,
		       GD_BODY_ROWS(c->rows), GD_ROLE_TEXT, b->panel.s);
}

void
gd_board_draw(const struct gd_screen *s, struct gd_canvas *c)
{
	const struct board *b = (const struct board *)s;
	int last = b->first + b->shown;

	gd_tui_title(s, c, b->title.s, b->pressing.s);
	gd_canvas_hline(c, GD_BODY_TOP + 1, 0, b->width, GD_ROLE_RULE);
	if (b->first > 0) {
		draw_edge(b, c, 0, b->first, 0, true);
		draw_wall(c, b->col0 - 1);
	}
	for (int i = b->first; i < last; i++) {
		if (i > b->first)
			draw_wall(c, b->col0 +
				     (i - b->first) * b->col_width - 1);
		draw_column(b, c, i);
	}
	if (last < GD_STAGES) {
		int x = b->col0 + b->shown * b->col_width;

		draw_wall(c, x - 1);
		draw_edge(b, c, last, GD_STAGES, x, false);
	}
	draw_empty(b, c);
	draw_panel(b, c);
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       b->next_step.s);
}
