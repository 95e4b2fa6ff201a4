#include <config.h>

#include "tui/screens/card.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/phrase.h"

static void
start(struct gd_buf *b)
{
	if (b->s)
		gd_buf_reset(b);
	else
		gd_buf_init(b);
}

/* The nearest clock: words, and a sign beside the colour. */
static enum gd_role
set_clock(struct gd_buf *out, struct gd_desk *d, const struct gd_case_row *row)
{
	const struct gd_clock_rule *rule =
		gd_phrase_rule(d, row->next_rule, "");
	enum gd_due_state state = gd_due_state(row->next_due, gd_desk_now(d),
					       gd_desk_zone(d));

	if (state == GD_DUE_OVERDUE)
		gd_buf_adds(out, "! ");
	gd_phrase_remaining(d, row->next_due,
			    rule ? rule->period.unit : GD_UNIT_DAYS, out);
	if (row->next_estimated)
		gd_buf_adds(out, gd_desk_ascii(d) ? "~" : "\u2248");
	gd_buf_adds(out, gd_desk_ascii(d) ? " - " : " \u00b7 ");
	gd_phrase_rule_name(d, row->next_rule, "", true, out);
	if (state == GD_DUE_OVERDUE)
		return GD_ROLE_OVERDUE;
	return state == GD_DUE_TODAY ? GD_ROLE_TODAY : GD_ROLE_TEXT;
}

static void
set_closed(struct gd_buf *out, struct gd_desk *d,
	   const struct gd_case_row *row)
{
	struct gd_buf how = GD_BUF_INIT, sum = GD_BUF_INIT;

	gd_phrase_choice(d, "outcome", row->outcome, &how);
	gd_phrase_demand(d, "", row->recovered_fen, &sum);
	if (row->recovered_fen > 0)
		/* TRANSLATORS: a sum in yuan, an outcome; the end may be cut. */
		gd_buf_addf(out, _("%1$s back: %2$s"), sum.s, how.s);
	else
		gd_buf_adds(out, how.s);
	gd_buf_release(&sum);
	gd_buf_release(&how);
}

void
gd_card_set(struct gd_card *card, struct gd_desk *d,
	    const struct gd_case_row *row)
{
	char number[GD_CASE_NUMBER_MAX];
	const char *name = gd_case_row_name(row);

	start(&card->name);
	start(&card->demand);
	start(&card->clock);
	card->id = row->id;
	card->draft = row->draft;
	card->closed = row->stage == GD_STAGE_CLOSED;
	card->role = GD_ROLE_DIM;
	gd_case_number(row->id, number);
	gd_buf_addf(&card->name, "%s %s", number,
		    *name ? name : _("(no name yet)"));
	gd_phrase_demand(d, row->demand,
			 row->demand_amount_fen > 0 ? row->demand_amount_fen
						    : row->amount_fen,
			 &card->demand);
	if (row->draft) {
		gd_buf_adds(&card->clock, _("interview not finished"));
	} else if (card->closed) {
		set_closed(&card->clock, d, row);
		card->role = GD_ROLE_GOOD;
	} else if (row->next_due != GD_INSTANT_NONE) {
		card->role = set_clock(&card->clock, d, row);
	} else {
		gd_buf_addf(&card->clock, _("evidence %d/%d"),
			    row->evidence_held, row->evidence_needed);
	}
}

void
gd_card_release(struct gd_card *card)
{
	if (!card->name.s)
		return;
	gd_buf_release(&card->name);
	gd_buf_release(&card->demand);
	gd_buf_release(&card->clock);
}

static enum gd_role
clock_role(const struct gd_card *card, bool selected)
{
	if (!selected)
		return card->role;
	if (card->role == GD_ROLE_OVERDUE)
		return GD_ROLE_SELECTED_OVERDUE;
	return card->role == GD_ROLE_TODAY ? GD_ROLE_SELECTED_TODAY
					   : GD_ROLE_SELECTED_DIM;
}

/*
 * What is wanted and the sum behind it: a sum that is cut would be another sum, so
 * the words give way.
 */
static void
draw_demand(const struct gd_card *card, struct gd_canvas *c, int row, int col,
	    int cols, enum gd_role role)
{
	const char *text = card->demand.s, *sum = strrchr(text, ' ');
	struct gd_buf words = GD_BUF_INIT, line = GD_BUF_INIT;
	int rest = sum ? cols - gd_text_width(sum, strlen(sum)) : 0;

	if (rest < 4 || gd_text_width(text, strlen(text)) <= cols) {
		gd_canvas_text(c, row, col, cols, role, text);
		return;
	}
	gd_buf_add(&words, text, (size_t)(sum - text));
	gd_text_ellipsis(&line, words.s, rest, c->ascii);
	gd_buf_adds(&line, sum);
	gd_canvas_text(c, row, col, cols, role, line.s);
	gd_buf_release(&words);
	gd_buf_release(&line);
}

void
gd_card_draw(const struct gd_card *card, struct gd_canvas *c, int row, int col,
	     int cols, bool selected)
{
	const char *bar = !selected ? " " : c->ascii ? ">" : "\u258c";

	/* One card more or less is as many texts: only they are drawn anew. */
	for (int r = 0; r < GD_CARD_ROWS - 1; r++)
		gd_canvas_text(c, row + r, col, 1, selected ? GD_ROLE_SELECTED
			       : GD_ROLE_TEXT, bar);
	gd_canvas_text(c, row, col + 1, cols - 1,
		       selected ? GD_ROLE_SELECTED : GD_ROLE_TITLE,
		       card->name.s);
	draw_demand(card, c, row + 1, col + 1, cols - 1,
		    selected ? GD_ROLE_SELECTED_DIM : GD_ROLE_TEXT);
	gd_canvas_text(c, row + 2, col + 1, cols - 1,
		       clock_role(card, selected), card->clock.s);
}
