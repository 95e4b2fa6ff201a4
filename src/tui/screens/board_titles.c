/*
 * What stands above the cards: the headings of the columns and the title line.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/phrase.h"
#include "tui/screens/board_internal.h"

/* Ever shorter, until it fits: the full name, the short one, a sign for "late". */
enum { FULL, BRIEF, SIGNS };

static void
make_heading(struct board *b, struct column *col, int how)
{
	const struct gd_stage_count *n = &b->view.counts.stage[col->stage];
	const char *dot = gd_desk_ascii(b->desk) ? " - " : " \u00b7 ";
	char late[GD_COUNT_TEXT];

	gd_buf_reset(&col->heading);
	if (col->stage == GD_STAGE_CLOSED)
		gd_buf_adds(&col->heading, _("Closed today"));
	else
		gd_phrase_stage(b->desk, col->stage, how != FULL,
				&col->heading);
	gd_buf_addf(&col->heading, " %lld", (long long)col->total);
	col->overdue = n->overdue > 0 && col->stage != GD_STAGE_CLOSED;
	if (col->overdue && how == SIGNS)
		gd_buf_addf(&col->heading, " !%lld", (long long)n->overdue);
	else if (col->overdue)
		/* TRANSLATORS: very short, in a column's heading. */
		gd_buf_addf(&col->heading, _("%s%s late"), dot,
			    gd_phrase_count(n->overdue, late));
}

void
gd_board_headings(struct board *b)
{
	for (int i = 0; i < GD_STAGES; i++) {
		struct column *col = &b->columns[i];

		for (int how = FULL; how <= SIGNS; how++) {
			make_heading(b, col, how);
			if (gd_text_width(col->heading.s, col->heading.len) <=
			    b->col_width - 2)
				break;
		}
	}
}

void
gd_board_titles(struct board *b)
{
	const char *dot = gd_desk_ascii(b->desk) ? " - " : " \u00b7 ";
	const int64_t counts[] = { b->view.counts.overdue,
				   b->view.counts.due_today,
				   b->view.counts.within_72h,
				   b->view.counts.within_7d };
	char n[GD_ARRAY_LEN(counts)][GD_COUNT_TEXT];

	for (size_t i = 0; i < GD_ARRAY_LEN(counts); i++)
		gd_phrase_count(counts[i], n[i]);
	gd_buf_reset(&b->title);
	gd_buf_addf(&b->title, "%s  %s", _("gongdao"), _("Board"));
	if (*b->filter_text)
		/* TRANSLATORS: a number first, the words may be cut. */
		gd_buf_addf(&b->title, _("  [%lld hidden: %s; Esc shows all]"),
			    (long long)b->view.counts.hidden, b->filter_text);
	if (b->order.keys[0].by != GD_SORT_DUE || b->order.keys[0].turned) {
		gd_buf_adds(&b->title, "  [");
		gd_board_sort_words(b, &b->title);
		gd_buf_addc(&b->title, ']');
	}
	gd_buf_reset(&b->pressing);
	if (b->cols < 100)
		gd_buf_addf(&b->pressing, _("overdue %s  today %s"), n[0],
			    n[1]);
	else
		gd_buf_addf(&b->pressing,
		    /* TRANSLATORS: each second %s is a dot between the parts. */
		    _("overdue %s%stoday %s%s72 h %s%s7 days %s"), n[0], dot,
		    n[1], dot, n[2], dot, n[3]);
}
