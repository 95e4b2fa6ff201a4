/*
 * tui/screens/letters_draw.c - the list of letters and the text beside it.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/screens/letters_internal.h"
#include "tui/widgets/dialog.h"

struct letters_layout
gd_letters_layout(int rows, int cols)
{
	struct letters_layout l = { .wide = cols >= LETTERS_WIDE };
	int body = GD_BODY_ROWS(rows);

	l.list_row = GD_BODY_TOP;
	if (l.wide) {
		l.list_rows = body;
		l.list_cols = cols / 3 < 40 ? cols / 3 : 40;
		l.text_row = GD_BODY_TOP;
		l.text_col = l.list_cols + 2;
		l.text_rows = body - 1;
	} else {
		l.list_rows = body / 3 > 4 ? body / 3 : 4;
		l.list_cols = cols;
		l.text_row = GD_BODY_TOP + l.list_rows + 1;
		l.text_col = 1;
		l.text_rows = body - l.list_rows - 2;
	}
	l.text_cols = cols - l.text_col - 3;
	if (l.wide && l.text_cols > 84)
		l.text_cols = 84;
	return l;
}

static enum gd_role
offer_role(const struct gd_letter_offer *o)
{
	return o->fits ? GD_ROLE_TEXT : GD_ROLE_DIM;
}

static void
row_text(const struct letters_screen *s, const struct letters_row *r,
	 struct gd_buf *out, enum gd_role *role)
{
	const struct gd_letter_book *book;

	if (r->kind == ROW_HEAD) {
		*role = GD_ROLE_HEADING;
		gd_buf_adds(out, r->head);
	} else if (r->kind == ROW_OFFER) {
		const struct gd_letter_offer *o = &s->offers[r->at];

		*role = offer_role(o);
		gd_buf_addf(out, "  %s", gd_bitext_get(&o->def->name, NULL));
		if (o->missing)
			/* TRANSLATORS: how many values a letter lacks */
			gd_buf_addf(out, _("  lacks %d"), o->missing);
	} else {
		const struct gd_letter_row *l = &s->kept[r->at];
		const struct gd_letter_def *def = NULL;

		*role = GD_ROLE_TEXT;
		if (gd_desk_letter_book(s->desk, &book, NULL) == GD_OK)
			def = gd_letter_def(book, l->template_id);
		gd_buf_addf(out, "  %d %s  ", l->seq,
			    def ? gd_bitext_get(&def->name, NULL)
				: l->template_id);
		if (l->sent_at != GD_INSTANT_NONE)
			gd_buf_adds(out, _("sent"));
		else
			/* TRANSLATORS: number of a letter's version */
			gd_buf_addf(out, _("version %d"), l->version);
	}
}

static void
draw_list(const struct letters_screen *s, const struct letters_layout *l,
	  struct gd_canvas *c)
{
	struct gd_buf b = GD_BUF_INIT;
	enum gd_role role = GD_ROLE_TEXT;
	int i;

	for (i = 0; i < l->list_rows; i++) {
		int64_t at = s->list.top + i;
		bool here = at == s->list.cursor;

		if (at >= (int64_t)s->rows_len)
			break;
		gd_buf_reset(&b);
		row_text(s, &s->rows[at], &b, &role);
		gd_canvas_text(c, l->list_row + i, 0, 1, GD_ROLE_ACCENT,
			       here ? (c->ascii ? ">" : "\u258c") : " ");
		if (here)
			role = s->in_text ? GD_ROLE_ACCENT : GD_ROLE_SELECTED;
		gd_canvas_pad(c, l->list_row + i, 1, l->list_cols - 2, role,
			      b.s);
	}
	gd_canvas_scrollmark(c, l->list_row, l->list_cols - 1, l->list_rows,
			     s->list.top, l->list_rows,
			     (int64_t)s->rows_len);
	gd_buf_release(&b);
}

/* The part of a line from `from` to `to` in one role; the next column. */
static int
piece(struct gd_canvas *c, int row, int col, int end, enum gd_role role,
      const char *text, size_t from, size_t to)
{
	if (to > from && col < end)
		col += gd_canvas_bytes(c, row, col, end - col, role,
				       text + from, to - from);
	return col;
}

static void
marked_line(struct gd_canvas *c, int row, int col, int cols, const char *text,
	    size_t start, size_t n, const struct gd_findings *f)
{
	size_t at = start, end = start + n, i;
	int edge = col + cols;
	bool any = false;

	for (i = 0; i < f->len; i++) {
		size_t from = f->items[i].start;
		size_t to = from + f->items[i].len;

		if (to <= at || from >= end || !f->items[i].len)
			continue;
		if (from < at)
			from = at;
		if (to > end)
			to = end;
		col = piece(c, row, col, edge, GD_ROLE_TEXT, text, at, from);
		col = piece(c, row, col, edge, GD_ROLE_ERROR, text, from, to);
		at = to;
		any = true;
	}
	piece(c, row, col, edge, GD_ROLE_TEXT, text, at, end);
	if (any)
		gd_canvas_text(c, row, edge, 2, GD_ROLE_ERROR, " !");
}

void
gd_letter_text_draw(struct gd_canvas *c, int row, int col, int rows, int cols,
		    int top, const char *text, const struct gd_findings *f)
{
	size_t len = strlen(text), pos = 0, start, n;
	int line = 0;

	while (line < top + rows &&
	       gd_text_wrap(text, len, cols, &pos, &start, &n)) {
		if (line >= top)
			marked_line(c, row + line - top, col, cols, text,
				    start, n, f);
		line++;
	}
}

void
gd_letters_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct letters_screen *s = (const struct letters_screen *)base;
	struct letters_layout l = gd_letters_layout(c->rows, c->cols);

	gd_tui_title(base, c, s->title.s,
		     s->compared ? _("What changed")
		     : s->english ? _("English text") : "");
	draw_list(s, &l, c);
	if (l.wide)
		gd_canvas_vline(c, GD_BODY_TOP, l.list_cols, l.list_rows,
				GD_ROLE_RULE);
	else
		gd_canvas_hline(c, l.text_row - 1, 0, c->cols, GD_ROLE_RULE);
	if (s->compared)
		gd_letter_changes_draw(c, l.text_row, l.text_col, l.text_rows,
				       l.text_cols, s->top, s->changes.s);
	else
		gd_letter_text_draw(c, l.text_row, l.text_col, l.text_rows,
				    l.text_cols, s->top, s->text.s,
				    &s->findings);
	gd_canvas_scrollmark(c, l.text_row, c->cols - 1, l.text_rows, s->top,
			     l.text_rows, s->total);
	gd_canvas_text(c, l.text_row + l.text_rows, l.text_col,
		       c->cols - l.text_col - 1,
		       s->gaps.len || s->findings.len ? GD_ROLE_TODAY
						      : GD_ROLE_DIM,
		       s->note.s);
}

void
gd_letter_findings_read(struct gd_tui *t, int64_t case_id,
			const char *template_id, const char *text,
			const struct gd_findings *f)
{
	struct gd_letter_room room = { .box = NULL };
	struct gd_buf all = GD_BUF_INIT;
	size_t i;

	for (i = 0; i < f->len; i++) {
		gd_buf_addf(&all, "%zu. ", i + 1);
		gd_desk_finding_words(gd_tui_desk(t), &f->items[i], text,
				      &all);
		gd_buf_adds(&all, "\n\n");
	}
	if (f->len)
		gd_buf_adds(&all, _("This is advice: the letter can be sent as "
				    "it is, with a note."));
	else
		gd_buf_adds(&all, _("The linter found nothing."));
	if (gd_desk_letter_room(gd_tui_desk(t), case_id, template_id, text,
				&room, NULL) == GD_OK && room.box) {
		gd_buf_adds(&all, "\n\n");
		gd_desk_room_words(&room, &all);
		gd_buf_addc(&all, '\n');
		gd_desk_box_words(room.box, &all);
	}
	gd_dialog_read(t, _("What the linter found"), all.s);
	gd_buf_release(&all);
}
