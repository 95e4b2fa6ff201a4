/*
 * Where things stand on a question's page. Question, input, reason and example
 * share the height: the input gives way last.
 */
#include <config.h>

#include "tui/screens/interview_internal.h"

#define TEXT_COLS 76	/* longer lines are hard to read */
#define LONG_ROWS 7
#define STATUS_ROWS 2	/* rule, evidence and path */
#define SCOPE_ROWS 3

int
gd_iv_side_cols(int cols)
{
	return cols >= 76 ? 22 : 0;
}

int
gd_iv_scope_rows(const struct interview *s, int cols)
{
	int rows = s->scope.len ? gd_canvas_wrap_rows(s->scope.s, cols - 2) : 0;

	return rows < SCOPE_ROWS ? rows : SCOPE_ROWS;
}

static int
wanted_rows(const struct interview *s, const struct gd_question *q, int room)
{
	if (gd_iv_by_choice(q))
		return s->options_len;
	if (q->kind == GD_Q_LONGTEXT)
		return room < LONG_ROWS + 2 ? room : LONG_ROWS + 2;
	return 3;	/* frame or rule, line, echo */
}

struct gd_iv_layout
gd_iv_lay_out(const struct interview *s, int rows, int cols)
{
	const struct gd_question *q = gd_iv_question(s);
	struct gd_iv_layout l = { 0 };
	int side = gd_iv_side_cols(cols);
	int room = GD_BODY_ROWS(rows) - STATUS_ROWS -
		   gd_iv_scope_rows(s, cols);
	int left;

	l.col = side ? side + 3 : 2;
	l.cols = cols - l.col - 2;
	if (l.cols > TEXT_COLS)
		l.cols = TEXT_COLS;
	if (!q)
		return l;
	l.ask_rows = gd_canvas_wrap_rows(gd_bitext_get(&q->ask, NULL), l.cols);
	l.why_rows = gd_canvas_wrap_rows(s->why.s, l.cols);
	l.example_rows = gd_canvas_wrap_rows(s->example.s, l.cols);
	l.input_row = GD_BODY_TOP + l.ask_rows + 1;
	left = room - l.ask_rows - 1;
	l.input_rows = wanted_rows(s, q, left);
	/* First the example gives way, then the reason, then the input scrolls. */
	if (l.input_rows + 1 + l.why_rows + l.example_rows > left)
		l.example_rows = left - l.input_rows - 1 - l.why_rows;
	if (l.example_rows < 0)
		l.example_rows = 0;
	if (l.input_rows + 1 + l.why_rows > left)
		l.why_rows = left - l.input_rows - 1;
	if (l.why_rows < 1)
		l.why_rows = 1;
	if (l.input_rows > left - 1 - l.why_rows)
		l.input_rows = left - 1 - l.why_rows;
	if (l.input_rows < 1)
		l.input_rows = 1;
	l.why_row = l.input_row + l.input_rows + 1;
	return l;
}
