#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/clocks.h"
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
	struct layout l = { .remaining = (s->remaining_cols > REMAINING_MIN
					   ? s->remaining_cols
					   : REMAINING_MIN) + 1, .due = 15,
			    .number = 9 };
	int left = cols - 5 - l.remaining - l.due - l.number;

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
gd_deadlines_words_free(struct due_stripe *stripe)
{
	for (size_t i = 0; i < stripe->words_len; i++)
		release_words(&stripe->words[i]);
	free(stripe->words);
	stripe->words = NULL;
	stripe->words_len = 0;
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

/* Snoozed or paused by hand: it does not ring, its deadline stays. */
static bool
resting(const struct deadlines *s, const struct gd_clock_row *c)
{
	return c->hushed || c->state == GD_CLOCK_PAUSED ||
	       (c->snoozed_until != GD_INSTANT_NONE &&
			     c->snoozed_until > gd_desk_now(s->desk));
}

static void
make_words(const struct deadlines *s, const struct gd_clock_row *c,
	   struct due_words *w)
{
	const struct gd_clock_rule *rule =
		gd_phrase_rule(s->desk, c->rule, c->version);
	struct gd_buf note = GD_BUF_INIT;

	gd_buf_init(&w->remaining);
	gd_buf_init(&w->due);
	gd_buf_init(&w->rule);
	gd_buf_init(&w->source);
	gd_case_number(c->case_id, w->number);
	if (c->state == GD_CLOCK_PAUSED)
		gd_phrase_clock_state(c->state, &w->remaining);
	else
		gd_phrase_remaining(s->desk, c->due_at,
				    rule ? rule->period.unit : GD_UNIT_DAYS,
				    &w->remaining);
	gd_phrase_due_brief(s->desk, c->due_at, c->estimated, &w->due);
	gd_phrase_rule_name(s->desk, c->rule, c->version, false, &w->rule);
	gd_phrase_clock_notes(s->desk, c, &note);
	if (note.len)
		/* TRANSLATORS: a deadline's name, then a note on it. */
		gd_buf_addf(&w->rule, _(" (%s)"), note.s);
	if (rule)
		gd_phrase_source(s->desk, rule->source, &w->source);
	w->role = resting(s, c) ? GD_ROLE_DIM : role_of(s, c->due_at);
	gd_buf_release(&note);
}

void
gd_deadlines_words(struct due_stripe *stripe)
{
	struct deadlines *s = stripe->s;

	gd_deadlines_words_free(stripe);
	stripe->words_len = stripe->page.len;
	stripe->words = gd_calloc(stripe->words_len + 1,
				  sizeof *stripe->words);
	for (size_t i = 0; i < stripe->words_len; i++) {
		struct due_words *w = &stripe->words[i];
		int width;

		make_words(s, &stripe->page.rows[i].clock, w);
		width = gd_text_width(w->remaining.s, w->remaining.len);
		if (width > s->remaining_cols)
			s->remaining_cols = width < REMAINING_MAX
						    ? width : REMAINING_MAX;
	}
}

static void
draw_heading(const struct deadlines *s, struct gd_canvas *c, int row,
	     const struct gd_review_group *g)
{
	bool time = s->review.order == GD_REVIEW_TIME;
	enum gd_role role = GD_ROLE_HEADING;
	struct gd_buf name = GD_BUF_INIT;

	if (time && g->part <= GD_PART_OVERDUE)
		role = GD_ROLE_OVERDUE;
	else if (time && g->part == GD_PART_TODAY)
		role = GD_ROLE_TODAY;
	gd_phrase_review_group(s->desk, s->review.order, g, &name);
	gd_canvas_hline(c, row, 1, c->cols - 2, GD_ROLE_RULE);
	gd_canvas_textf(c, row, 3, c->cols - 6, role, " %s %lld ", name.s,
			(long long)g->len);
	gd_buf_release(&name);
}

static enum gd_role
selected_role(enum gd_role role)
{
	return role == GD_ROLE_OVERDUE ? GD_ROLE_SELECTED_OVERDUE
	       : role == GD_ROLE_TODAY ? GD_ROLE_SELECTED_TODAY
				       : GD_ROLE_SELECTED;
}

static void
draw_marks(const struct deadlines *s, struct gd_canvas *c, int row,
	   const struct gd_due_row *due, bool selected)
{
	gd_canvas_text(c, row, 0, 1,
		       selected ? GD_ROLE_SELECTED : GD_ROLE_TEXT,
		       !selected ? " " : c->ascii ? ">" : "\u258c");
	if (selected)
		gd_canvas_cursor(c, row, 0, false);
	if (gd_marks_has(&s->marks, due->clock.id))
		gd_canvas_text(c, row, 1, 1, GD_ROLE_ACCENT,
			       c->ascii ? "*" : "\u2713");
}

static void
draw_row(const struct deadlines *s, struct gd_canvas *c, int row,
	 const struct gd_due_row *due, const struct due_words *w,
	 bool selected)
{
	struct layout l = lay_out(s, c->cols);
	enum gd_role text = selected ? GD_ROLE_SELECTED
			    : w->role == GD_ROLE_DIM ? GD_ROLE_DIM
						     : GD_ROLE_TEXT;
	int col = 2;

	draw_marks(s, c, row, due, selected);
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
	gd_canvas_text(c, row, col, l.name - 1, text, due->name);
	col += l.name;
	gd_canvas_text(c, row, col, l.rule - 1, text, w->rule.s);
	col += l.rule;
	if (l.source)
		gd_canvas_text(c, row, col, l.source,
			       selected && s->on_source ? GD_ROLE_SELECTED
							: GD_ROLE_DIM,
			       w->source.s);
}

static void
draw_names(const struct deadlines *s, struct gd_canvas *c)
{
	struct layout l = lay_out(s, c->cols);
	int row = GD_BODY_TOP, col = 2;

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
		gd_canvas_text(c, row, col, l.source,
			       s->on_source ? GD_ROLE_ACCENT : GD_ROLE_DIM,
			       _("Based on"));
}

/* An empty list says what there is to do, or that nothing is. */
static void
draw_empty(const struct deadlines *s, struct gd_canvas *c)
{
	const char *text;

	if (s->mine && !*s->filter_text)
		text = _("None of these is yours. M shows everyone's.");
	else if (s->groups.hidden > 0)
		text = _("Nothing here; the filter hides the rest. Esc shows "
			 "everything.");
	else if (s->review.today_only)
		text = _("Nothing is due today. That was all; well done. "
			 "t shows what comes later.");
	else if (s->review.first != GD_DAY_NONE)
		text = _("Nothing falls on this day.");
	else
		text = _("Nothing is waiting. That was all for today; well "
			 "done.");
	gd_canvas_wrap(c, GD_BODY_TOP + 3, 4, c->cols - 8, 3,
		       s->groups.hidden > 0 ? GD_ROLE_TEXT : GD_ROLE_GOOD,
		       text);
}

void
gd_deadlines_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct deadlines *s = (const struct deadlines *)base;
	const struct gd_list *l = &s->list;

	gd_tui_title(base, c, s->title.s, s->pressing.s);
	draw_names(s, c);
	if (l->total == 0)
		draw_empty(s, c);
	for (int r = 0; r < l->rows; r++) {
		int64_t place = l->top + r;
		const struct gd_due_row *due;
		struct due_place at;

		if (!gd_deadlines_place(s, place, &at))
			break;
		due = gd_deadlines_row(s, place);
		if (at.index < 0)
			draw_heading(s, c, GD_BODY_TOP + 1 + r,
				     &s->groups.items[at.group]);
		else if (due)
			draw_row(s, c, GD_BODY_TOP + 1 + r, due,
				 gd_deadlines_words_at(s, place),
				 place == l->cursor);
	}
	gd_canvas_scrollmark(c, GD_BODY_TOP + 1, c->cols - 1, l->rows,
			     (long)l->top, l->rows, (long)l->total);
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       s->next_step.s);
}
