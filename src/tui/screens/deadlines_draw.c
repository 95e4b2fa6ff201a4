#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/phrase.h"
#include "tui/screens/deadlines_internal.h"

#define REMAINING_MIN 12
#define REMAINING_MAX 23

/* Columns: remaining, due, case, name, deadline, source. */
struct layout {
	int remaining, due, number, name, rule, source;
};

static struct layout
lay_out(const struct deadlines *s, int cols)
{
	struct layout l = { .remaining = s->remaining_cols + 1, .due = 15,
			    .number = 9 };
	int left = cols - 4 - l.remaining - l.due - l.number;

	if (cols < 72)
		left += l.due, l.due = 0;
	l.source = left > 64 ? left * 2 / 5 : 0;
	l.name = (left - l.source) * 2 / 5;
	l.rule = left - l.source - l.name;
	return l;
}

static void
release_words(struct due_words *w)
{
	gd_buf_release(&w->remaining);
	gd_buf_release(&w->due);
	gd_buf_release(&w->rule);
	gd_buf_release(&w->source);
}

void
gd_deadlines_words_free(struct deadlines *s)
{
	for (size_t i = 0; i < s->words_len; i++)
		release_words(&s->words[i]);
	free(s->words);
	s->words = NULL;
	s->words_len = 0;
}

static enum gd_role
role_of(const struct deadlines *s, gd_instant due)
{
	switch (gd_due_state(due, gd_desk_now(s->desk),
			     gd_desk_zone(s->desk))) {
	case GD_DUE_OVERDUE:
		return GD_ROLE_OVERDUE;
	case GD_DUE_TODAY:
		return GD_ROLE_TODAY;
	default:
		return GD_ROLE_TEXT;
	}
}

void
gd_deadlines_words(struct deadlines *s)
{
	gd_deadlines_words_free(s);
	s->words_len = s->page.len;
	s->remaining_cols = REMAINING_MIN;
	s->words = gd_calloc(s->words_len ? s->words_len : 1,
			     sizeof *s->words);
	for (size_t i = 0; i < s->words_len; i++) {
		const struct gd_clock_row *c = &s->page.rows[i].clock;
		const struct gd_clock_rule *rule =
			gd_phrase_rule(s->desk, c->rule, c->version);
		struct due_words *w = &s->words[i];
		int width;

		gd_buf_init(&w->remaining);
		gd_buf_init(&w->due);
		gd_buf_init(&w->rule);
		gd_buf_init(&w->source);
		gd_case_number(c->case_id, w->number);
		gd_phrase_remaining(s->desk, c->due_at,
				    rule ? rule->period.unit : GD_UNIT_DAYS,
				    &w->remaining);
		gd_phrase_due(s->desk, c->due_at, c->estimated, &w->due);
		gd_phrase_rule_name(s->desk, c->rule, c->version, false,
				    &w->rule);
		if (rule)
			gd_phrase_source(s->desk, rule->source, &w->source);
		w->role = role_of(s, c->due_at);
		width = gd_text_width(w->remaining.s, w->remaining.len);
		if (width > s->remaining_cols)
			s->remaining_cols = width < REMAINING_MAX
						    ? width : REMAINING_MAX;
	}
}

static void
draw_heading(const struct deadlines *s, struct gd_canvas *c, int row,
	     int group)
{
	static const char *const names[GD_DUE_GROUPS] = {
		N_("Overdue"), N_("Today"), N_("Later")
	};
	const int64_t counts[GD_DUE_GROUPS] = { s->counts.overdue,
						s->counts.today,
						s->counts.later };

	gd_canvas_hline(c, row, 1, c->cols - 2, GD_ROLE_RULE);
	gd_canvas_textf(c, row, 3, c->cols - 6,
			group == 0 ? GD_ROLE_OVERDUE
			: group == 1 ? GD_ROLE_TODAY : GD_ROLE_HEADING,
			" %s %lld ", _(names[group]),
			(long long)counts[group]);
}

static enum gd_role
selected_role(enum gd_role role)
{
	return role == GD_ROLE_OVERDUE ? GD_ROLE_SELECTED_OVERDUE
	       : role == GD_ROLE_TODAY ? GD_ROLE_SELECTED_TODAY
				       : GD_ROLE_SELECTED;
}

static void
draw_row(const struct deadlines *s, struct gd_canvas *c, int row, size_t i,
	 bool selected)
{
	const struct due_words *w = &s->words[i];
	struct layout l = lay_out(s, c->cols);
	enum gd_role text = selected ? GD_ROLE_SELECTED : GD_ROLE_TEXT;
	int col = 1;

	if (selected) {
		gd_canvas_text(c, row, 0, 1, GD_ROLE_SELECTED,
			       c->ascii ? ">" : "\u258c");
		gd_canvas_cursor(c, row, 0, false);
	}
	gd_canvas_text(c, row, col, l.remaining - 1,
		       selected ? selected_role(w->role) : w->role,
		       w->remaining.s);
	col += l.remaining;
	if (l.due) {
		gd_canvas_text(c, row, col, l.due - 1, text, w->due.s);
		col += l.due;
	}
	gd_canvas_text(c, row, col, l.number - 1, text, w->number);
	col += l.number;
	gd_canvas_text(c, row, col, l.name - 1, text, s->page.rows[i].name);
	col += l.name;
	gd_canvas_text(c, row, col, l.rule - 1, text, w->rule.s);
	col += l.rule;
	if (l.source)
		gd_canvas_text(c, row, col, l.source, GD_ROLE_DIM,
			       w->source.s);
}

static void
draw_names(const struct deadlines *s, struct gd_canvas *c)
{
	struct layout l = lay_out(s, c->cols);
	int row = GD_BODY_TOP, col = 1;

	gd_canvas_text(c, row, col, l.remaining - 1, GD_ROLE_DIM, _("Left"));
	col += l.remaining;
	if (l.due)
		gd_canvas_text(c, row, col, l.due - 1, GD_ROLE_DIM, _("Due"));
	col += l.due;
	gd_canvas_text(c, row, col, l.number - 1, GD_ROLE_DIM, _("Case"));
	col += l.number;
	gd_canvas_text(c, row, col, l.name - 1, GD_ROLE_DIM, _("Merchant"));
	col += l.name;
	gd_canvas_text(c, row, col, l.rule - 1, GD_ROLE_DIM, _("Deadline"));
	col += l.rule;
	if (l.source)
		gd_canvas_text(c, row, col, l.source, GD_ROLE_DIM,
			       _("Based on"));
}

void
gd_deadlines_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct deadlines *s = (const struct deadlines *)base;
	const struct gd_list *l = &s->list;

	gd_tui_title(base, c, s->title.s, s->pressing.s);
	draw_names(s, c);
	if (l->total == 0)
		gd_canvas_wrap(c, GD_BODY_TOP + 3, 4, c->cols - 8, 3,
			       GD_ROLE_GOOD,
			       _("Nothing is waiting. That was all for "
				 "today; well done."));
	for (int r = 0; r < l->rows; r++) {
		int64_t place = l->top + r, index;
		int group;

		if (!gd_deadlines_place(s, place, &group, &index))
			break;
		if (index < 0)
			draw_heading(s, c, GD_BODY_TOP + 1 + r, group);
		else if (gd_deadlines_row(s, place))
			draw_row(s, c, GD_BODY_TOP + 1 + r,
				 (size_t)(index - s->window.first),
				 place == l->cursor);
	}
	gd_canvas_scrollmark(c, GD_BODY_TOP + 1, c->cols - 1, l->rows,
			     (long)l->top, l->rows, (long)l->total);
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       s->next_step.s);
}
