#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/screens/interview_internal.h"

/* Is any question of `section` still open; does the section hold `shown`? */
static void
judge_section(const struct interview *s, const char *section, bool *live,
	      bool *open, bool *here)
{
	const struct gd_interview *iv = s->in.iv;

	*live = *open = *here = false;
	for (size_t i = 0; i < iv->len; i++) {
		if (strcmp(iv->questions[i].section, section) != 0)
			continue;
		if ((int)i == s->shown)
			*here = true;
		if (!gd_interview_asked(iv, i, &s->in.answers))
			continue;
		*live = true;
		if (!gd_answers_find(&s->in.answers, iv->questions[i].id))
			*open = true;
	}
}

/* A section of another interview has no place here. */
static bool
has_questions(const struct gd_interview *iv, const char *section)
{
	for (size_t i = 0; i < iv->len; i++)
		if (strcmp(iv->questions[i].section, section) == 0)
			return true;
	return false;
}

static void
draw_sections(const struct interview *s, struct gd_canvas *c, int cols)
{
	const struct gd_section *sections;
	struct gd_playbook *pb;
	size_t len, n = 0;

	/* Read once by fetch; here it only hands the records out again. */
	if (gd_desk_playbook(s->desk, &pb, NULL) != GD_OK ||
	    gd_playbook_sections(pb, &sections, &len, NULL) != GD_OK)
		return;
	for (size_t i = 0; i < len && (int)n < GD_BODY_ROWS(c->rows) - 2 -
				       gd_iv_scope_rows(s, c->cols);
	     i++) {
		int row = GD_BODY_TOP + (int)n;
		bool live, open, here;
		const char *sign = " ";

		if (!has_questions(s->in.iv, sections[i].id))
			continue;
		n++;
		judge_section(s, sections[i].id, &live, &open, &here);
		if (here)
			sign = c->ascii ? ">" : "\u25b8";
		else if (live && !open)
			sign = c->ascii ? "+" : "\u2713";
		gd_canvas_text(c, row, 1, 2,
			       here ? GD_ROLE_SELECTED : GD_ROLE_GOOD, sign);
		gd_canvas_text(c, row, 3, cols - 4,
			       here ? GD_ROLE_SELECTED
			       : live ? GD_ROLE_TEXT : GD_ROLE_DIM,
			       gd_bitext_get(&sections[i].name, NULL));
	}
	gd_canvas_text(c, GD_BODY_TOP + (int)n, 1, 2, GD_ROLE_SELECTED,
		       s->shown >= 0 ? " " : c->ascii ? ">" : "\u25b8");
	gd_canvas_text(c, GD_BODY_TOP + (int)n, 3, cols - 4,
		       s->shown < 0 ? GD_ROLE_SELECTED : GD_ROLE_DIM,
		       _("Review"));
	gd_canvas_vline(c, GD_BODY_TOP, cols, GD_BODY_ROWS(c->rows) - 2 -
			gd_iv_scope_rows(s, c->cols), GD_ROLE_RULE);
}

static void
draw_option(const struct interview *s, struct gd_canvas *c,
	    const struct gd_iv_layout *l, int i, int row)
{
	const struct option *o = &s->options[i];
	bool at = i == s->list.cursor;
	int col = l->col, used;

	gd_canvas_text(c, row, col, 1, GD_ROLE_SELECTED,
		       !at ? " " : c->ascii ? ">" : "\u258c");
	if (at)
		gd_canvas_cursor(c, row, col, false);
	if (i < 9)
		gd_canvas_textf(c, row, col + 1, 1, GD_ROLE_DIM, "%d", i + 1);
	col += 3;
	if (gd_iv_is_multi(gd_iv_question(s))) {
		gd_canvas_text(c, row, col, 3,
			       at ? GD_ROLE_SELECTED : GD_ROLE_TEXT,
			       !o->marked ? "[ ]"
			       : c->ascii ? "[x]" : "[\u2713]");
		col += 4;
	}
	used = gd_canvas_text(c, row, col, l->col + l->cols - col,
			      at ? GD_ROLE_SELECTED : GD_ROLE_TEXT, o->label);
	if (*o->help && l->col + l->cols - col - used > 10)
		gd_canvas_text(c, row, col + used + 2,
			       l->col + l->cols - col - used - 2, GD_ROLE_DIM,
			       o->help);
}

static void
draw_field(const struct interview *s, struct gd_canvas *c,
	   const struct gd_iv_layout *l)
{
	if (s->field.edit.multiline)
		gd_canvas_frame(c, l->input_row, l->col, l->input_rows,
				l->cols, GD_ROLE_RULE);
	else
		gd_canvas_hline(c, l->input_row + 1, l->col, l->cols,
				GD_ROLE_RULE);
	gd_field_draw(&s->field, c, true);
	if (!s->field.edit.multiline)
		gd_canvas_text(c, l->input_row + 2, l->col, l->cols,
			       s->echo_objects ? GD_ROLE_TODAY : GD_ROLE_ACCENT,
			       s->echo.s);
}

static void
draw_question(const struct interview *s, struct gd_canvas *c)
{
	const struct gd_question *q = gd_iv_question(s);
	struct gd_iv_layout l = gd_iv_lay_out(s, c->rows, c->cols);
	int row;

	gd_canvas_wrap(c, GD_BODY_TOP, l.col, l.cols, l.ask_rows,
		       GD_ROLE_TITLE, gd_bitext_get(&q->ask, NULL));
	if (s->field_open) {
		draw_field(s, c, &l);
	} else {
		for (int r = 0; r < s->list.rows; r++)
			if (s->list.top + r < s->options_len)
				draw_option(s, c, &l, (int)s->list.top + r,
					    l.input_row + r);
		gd_canvas_scrollmark(c, l.input_row, l.col + l.cols, s->list.rows,
				     (long)s->list.top, s->list.rows,
				     s->options_len);
	}
	row = l.why_row;
	row += gd_canvas_wrap(c, row, l.col, l.cols, l.why_rows,
			      s->unsaved ? GD_ROLE_ERROR : GD_ROLE_DIM,
			      s->unsaved ? _("This is not saved yet. It stays "
					     "here and is tried again every "
					     "few seconds, until it is.")
					 : s->why.s);
	gd_canvas_wrap(c, row, l.col, l.cols, l.example_rows, GD_ROLE_DIM,
		       s->example.s);
}

/* Evidence bar with its figure, what is missing, and the path so far. */
static void
draw_status(const struct interview *s, struct gd_canvas *c)
{
	int row = c->rows - 4, full = s->completeness / 10, col = 1, path;
	int scope = gd_iv_scope_rows(s, c->cols);

	if (scope > 0)
		gd_canvas_wrap(c, row - 1 - scope, 1, c->cols - 2, scope,
			       GD_ROLE_TODAY, s->scope.s);

	gd_canvas_hline(c, row - 1, 0, c->cols, GD_ROLE_RULE);
	if (s->merchant) {
		col += gd_canvas_text(c, row, col, -1, GD_ROLE_DIM,
				      _("By these answers: "));
		gd_canvas_text(c, row, col, -1, GD_ROLE_ACCENT, s->path.s);
		return;
	}
	col += gd_canvas_text(c, row, col, -1, GD_ROLE_DIM, _("Evidence ")) ;
	for (int i = 0; i < 10; i++)
		gd_canvas_text(c, row, col + i, 1,
			       i < full ? GD_ROLE_GOOD : GD_ROLE_DIM,
			       i < full ? (c->ascii ? "#" : "\u2593")
					: (c->ascii ? "." : "\u2591"));
	col += 11;
	col += gd_canvas_textf(c, row, col, 5, GD_ROLE_TEXT, "%d%%",
			       s->completeness) + 2;
	path = c->cols - 1 - gd_text_width(s->path.s, s->path.len);
	if (path < c->cols / 2)
		path = c->cols / 2;
	gd_canvas_text(c, row, path, c->cols - 1 - path, GD_ROLE_ACCENT,
		       s->path.s);
	if (s->lacking.len > 0 && path - col > 12)
		gd_canvas_textf(c, row, col, path - col - 2, GD_ROLE_DIM,
				/* TRANSLATORS: a list of evidence follows. */
				_("missing: %s"), s->lacking.s);
}

void
gd_iv_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct interview *s = (const struct interview *)base;
	int side = gd_iv_side_cols(c->cols);
	int col = side ? side + 2 : 1;

	gd_tui_title(base, c, s->title.s, s->right.s);
	if (side)
		draw_sections(s, c, side);
	if (s->shown >= 0)
		draw_question(s, c);
	else
		gd_lines_draw(&s->review, &s->list, c, GD_BODY_TOP, col,
			      c->cols - col);
	draw_status(s, c);
}
