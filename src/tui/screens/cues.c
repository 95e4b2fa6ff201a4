/*
 * tui/screens/cues.c - rehearsing how the evidence is shown in court: a card a
 * screen, to be read from a step away.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/actions.h"
#include "desk/cues.h"
#include "desk/view.h"
#include "tui/ops.h"
#include "tui/screens/evidence.h"
#include "tui/widgets/lines.h"

#define HEAD 4			/* rows above the text: marks, name */
#define MEASURE 72		/* columns that are read at a glance */

struct cues_screen {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	struct gd_evidence_view v;
	struct gd_cue_deck deck;
	bool loaded, timing;
	gd_instant began;
	size_t shown;
	struct gd_lines lines;	/* of the card that is shown */
	int rows, cols, top;
	struct gd_buf title, state;
};

static const enum gd_action cues_actions[] = {
	GD_ACT_CUE_NEXT, GD_ACT_LEFT, GD_ACT_CUE_TIMER, GD_ACT_CUE_AWAY,
	GD_ACT_BACK, GD_ACT_HELP, GD_ACT_UNDO, GD_ACT_RIGHT, GD_ACT_HOME,
	GD_ACT_END, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN,
	GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

static int
measure(int cols)
{
	return cols - 6 < MEASURE ? cols - 6 : MEASURE;
}

static void
add_text(struct cues_screen *s, enum gd_role role, const char *text)
{
	size_t pos = 0, start, n, len = strlen(text);
	struct gd_buf line = GD_BUF_INIT;

	while (len && text[len - 1] == '\n')
		len--;
	while (len && gd_text_wrap(text, len, measure(s->cols), &pos, &start,
				   &n)) {
		gd_buf_reset(&line);
		gd_buf_add(&line, text + start, n);
		gd_lines_add(&s->lines, role, 0, line.s);
	}
	gd_buf_release(&line);
}

static void
scroll_to(struct cues_screen *s, int top)
{
	int room = GD_BODY_ROWS(s->rows) - HEAD;
	int most = (int)s->lines.len - room;

	s->top = top < most ? top : most;
	if (s->top < 0)
		s->top = 0;
}

static void
show_card(struct cues_screen *s, size_t card)
{
	const struct gd_cue_card *c;

	gd_lines_reset(&s->lines);
	if (!s->deck.len)
		return;
	s->shown = card < s->deck.len ? card : s->deck.len - 1;
	c = &s->deck.cards[s->shown];
	add_text(s, GD_ROLE_TEXT, gd_bitext_get(&c->cue->show, NULL));
	if (c->exhibits.len)
		gd_lines_add(&s->lines, GD_ROLE_TEXT, 0, "");
	add_text(s, GD_ROLE_ACCENT, c->exhibits.s);
	if (c->warnings.len)
		gd_lines_add(&s->lines, GD_ROLE_TEXT, 0, "");
	add_text(s, GD_ROLE_OVERDUE, c->warnings.s);
	scroll_to(s, 0);
}

static void
cues_fetch(struct gd_screen *base, int rows, int cols)
{
	struct cues_screen *s = (struct cues_screen *)base;
	struct gd_error err = GD_ERROR_INIT;
	char number[GD_CASE_NUMBER_MAX];
	struct gd_case_view c = { 0 };
	struct gd_evidence_view v;

	s->rows = rows;
	s->cols = cols;
	if (gd_desk_case(s->desk, s->id, &c, &err) != GD_OK ||
	    gd_desk_evidence(s->desk, s->id, &v, &err) != GD_OK) {
		gd_case_view_release(&c);
		gd_tui_fail(base->tui, &err);
		return;
	}
	if (s->loaded) {
		gd_cue_deck_release(&s->deck);
		gd_evidence_view_release(&s->v);
	}
	s->v = v;
	s->loaded = true;
	gd_cue_deck_make(&s->v, &s->deck);
	gd_case_number(s->id, number);
	gd_buf_reset(&s->title);
	gd_buf_addf(&s->title, _("In court  %1$s %2$s"), number,
		    gd_case_row_name(&c.row));
	gd_case_view_release(&c);
	gd_buf_reset(&s->state);
	gd_cue_deck_words(&s->deck, &s->state);
	show_card(s, s->shown);
}

/* One mark a card: where we are, and which is not ready. */
static void
draw_marks(const struct cues_screen *s, struct gd_canvas *c)
{
	int col = 3;

	for (size_t i = 0; i < s->deck.len; i++) {
		bool here = i == s->shown;
		bool ready = !s->deck.cards[i].warnings.len;
		const char *mark = here ? "\u25c6" : ready ? "\u00b7" : "!";

		if (c->ascii)
			mark = here ? "#" : ready ? "." : "!";
		gd_canvas_text(c, GD_BODY_TOP, col, 2,
			       here ? GD_ROLE_ACCENT : ready ? GD_ROLE_DIM
							     : GD_ROLE_OVERDUE,
			       mark);
		col += 2;
	}
	gd_canvas_text(c, GD_BODY_TOP, col + 2, c->cols - col - 3,
		       s->deck.not_ready ? GD_ROLE_TODAY : GD_ROLE_GOOD,
		       s->state.s);
}

static void
cues_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct cues_screen *s = (const struct cues_screen *)base;
	struct gd_buf right = GD_BUF_INIT;
	int top = GD_BODY_TOP + HEAD, room = GD_BODY_ROWS(c->rows) - HEAD;
	int64_t spent = gd_tui_now(base->tui) - s->began;

	if (s->timing)
		gd_buf_addf(&right, "%lld:%02d   ", (long long)(spent / 60),
			    (int)(spent % 60));
	gd_buf_addf(&right, _("card %1$zu of %2$zu"), s->shown + 1,
		    s->deck.len);
	gd_tui_title(base, c, s->title.s, right.s);
	gd_buf_release(&right);
	if (!s->deck.len)
		return;
	draw_marks(s, c);
	gd_canvas_textf(c, GD_BODY_TOP + 2, 3, c->cols - 4, GD_ROLE_HEADING,
			"%zu. %s", s->shown + 1,
			gd_bitext_get(&s->deck.cards[s->shown].cue->name,
				      NULL));
	for (int i = 0; i < room && s->top + i < (int)s->lines.len; i++)
		gd_canvas_text(c, top + i, 3, c->cols - 4,
			       s->lines.items[s->top + i].role,
			       s->lines.items[s->top + i].text);
	gd_canvas_scrollmark(c, top, c->cols - 1, room, s->top, room,
			     (long)s->lines.len);
	if (s->shown + 1 < s->deck.len)
		gd_canvas_textf(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_DIM,
				_("Then: %s"),
				gd_bitext_get(&s->deck.cards[s->shown + 1]
					      .cue->name, NULL));
}

static void
next_card(struct cues_screen *s)
{
	int64_t spent = gd_tui_now(s->base.tui) - s->began;

	if (s->shown + 1 < s->deck.len)
		show_card(s, s->shown + 1);
	else if (s->timing)
		gd_tui_say(s->base.tui, _("That was the last card; it took "
					  "%1$lld:%2$02d"),
			   (long long)(spent / 60), (int)(spent % 60));
	else
		gd_tui_say(s->base.tui, _("That was the last card"));
}

/* Whether the carrier is at hand turns over, for all that the card shows. */
static void
toggle_away(struct cues_screen *s)
{
	const struct gd_cue_card *c = s->deck.cards + s->shown;
	struct gd_error err = GD_ERROR_INIT;
	bool away = s->deck.len && c->away > 0;

	if (!s->deck.len)
		return;
	if (gd_desk_cue_at_hand(s->desk, s->id, c->cue->id, away, &err) !=
	    GD_OK)
		gd_tui_fail(s->base.tui, &err);
	else if (away)
		gd_tui_say(s->base.tui, _("Noted: the originals are at hand"));
	else
		gd_tui_say(s->base.tui, _("Noted: not at hand; the checklist "
					  "says what helps"));
	gd_tui_changed(s->base.tui);
}

static void
undo_here(struct cues_screen *s)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT;

	if (gd_desk_undo(s->desk, s->id, &what, &err) == GD_OK)
		gd_tui_say(s->base.tui, "%s", what.s);
	else
		gd_tui_fail(s->base.tui, &err);
	gd_buf_release(&what);
	gd_tui_changed(s->base.tui);
}

static void
cues_act(struct gd_screen *base, enum gd_action a)
{
	struct cues_screen *s = (struct cues_screen *)base;
	int page = GD_BODY_ROWS(s->rows) - HEAD - 1;

	switch (a) {
	case GD_ACT_BACK: gd_tui_pop(base->tui); break;
	case GD_ACT_CUE_NEXT:
	case GD_ACT_RIGHT: next_card(s); break;
	case GD_ACT_LEFT: show_card(s, s->shown ? s->shown - 1 : 0); break;
	case GD_ACT_HOME: show_card(s, 0); break;
	case GD_ACT_END: show_card(s, s->deck.len); break;
	case GD_ACT_UP: scroll_to(s, s->top - 1); break;
	case GD_ACT_DOWN: scroll_to(s, s->top + 1); break;
	case GD_ACT_PAGE_UP: scroll_to(s, s->top - page); break;
	case GD_ACT_PAGE_DOWN: scroll_to(s, s->top + page); break;
	case GD_ACT_CUE_AWAY: toggle_away(s); break;
	case GD_ACT_UNDO: undo_here(s); break;
	case GD_ACT_CUE_TIMER:
		s->timing = !s->timing;
		s->began = gd_tui_now(base->tui);
		break;
	default: break;
	}
}

static bool
cues_input(struct gd_screen *base, const struct gd_input *in)
{
	struct cues_screen *s = (struct cues_screen *)base;

	if (in->kind != GD_INPUT_MOUSE)
		return false;
	if (in->mouse == GD_MOUSE_WHEEL_UP)
		scroll_to(s, s->top - 3);
	else if (in->mouse == GD_MOUSE_WHEEL_DOWN)
		scroll_to(s, s->top + 3);
	else
		return false;
	return true;
}

static void
cues_close(struct gd_screen *base)
{
	struct cues_screen *s = (struct cues_screen *)base;

	if (s->loaded) {
		gd_cue_deck_release(&s->deck);
		gd_evidence_view_release(&s->v);
	}
	gd_lines_release(&s->lines);
	gd_buf_release(&s->title);
	gd_buf_release(&s->state);
	free(s);
}

const struct gd_screen_ops gd_ops_cues = {
	.name = N_("Cue cards"),
	.actions = cues_actions,
	.input = cues_input,
	.act = cues_act,
	.fetch = cues_fetch,
	.draw = cues_draw,
	.close = cues_close,
};

void
gd_cues_open(struct gd_tui *t, int64_t case_id)
{
	struct cues_screen *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_cues;
	s->desk = gd_tui_desk(t);
	s->id = case_id;
	gd_buf_init(&s->title);
	gd_buf_init(&s->state);
	gd_tui_push(t, &s->base);
}
