/*
 * tui/screens/letters.c - see letters.h.
 */
#include <config.h>

#include "tui/screens/letters.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/query.h"
#include "tui/ops.h"
#include "tui/screens/doors.h"
#include "tui/screens/letters_internal.h"
#include "tui/screens/moves.h"
#include "tui/screens/output.h"
#include "tui/widgets/dialog.h"

static const enum gd_action letters_actions[] = {
	GD_ACT_OPEN, GD_ACT_OUTPUT, GD_ACT_LETTER_SENT, GD_ACT_FINDINGS,
	GD_ACT_COPY, GD_ACT_QR, GD_ACT_HELP, GD_ACT_BACK, GD_ACT_EXTERNAL,
	GD_ACT_LETTER_EDIT, GD_ACT_EDIT, GD_ACT_CLAIMS, GD_ACT_ENGLISH,
	GD_ACT_CHANGES, GD_ACT_SAVE_TEXT, GD_ACT_PRINT, GD_ACT_TAB, GD_ACT_UP, GD_ACT_DOWN,
	GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_UNDO, GD_ACT_SEARCH, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW,
	GD_ACT_NONE
};

const struct letters_row *
gd_letters_row(const struct letters_screen *s)
{
	int64_t i = s->list.cursor;

	if (i < 0 || i >= (int64_t)s->rows_len ||
	    s->rows[i].kind == ROW_HEAD)
		return NULL;
	return &s->rows[i];
}

const struct gd_letter_row *
gd_letters_kept(const struct letters_screen *s)
{
	const struct letters_row *r = gd_letters_row(s);

	return r && r->kind == ROW_KEPT ? &s->kept[r->at] : NULL;
}

const struct gd_letter_def *
gd_letters_def(const struct letters_screen *s)
{
	const struct letters_row *r = gd_letters_row(s);
	const struct gd_letter_book *book;

	if (!r)
		return NULL;
	if (r->kind == ROW_OFFER)
		return s->offers ? s->offers[r->at].def : NULL;
	if (!s->kept || gd_desk_letter_book(s->desk, &book, NULL) != GD_OK)
		return NULL;
	return gd_letter_def(book, s->kept[r->at].template_id);
}

static void
add_row(struct letters_screen *s, int kind, const char *head, size_t at)
{
	GD_GROW(s->rows, s->rows_len, s->rows_cap);
	s->rows[s->rows_len].kind = kind;
	s->rows[s->rows_len].head = head;
	s->rows[s->rows_len++].at = at;
}

static void
make_rows(struct letters_screen *s)
{
	static const char *const heads[] = {
		N_("Fits now"), N_("At other times"), N_("Not for this case")
	};
	int part = -1, now;
	size_t i;

	s->rows_len = 0;
	if (s->kept_len)
		add_row(s, ROW_HEAD, _("Written"), 0);
	for (i = 0; i < s->kept_len; i++)
		add_row(s, ROW_KEPT, NULL, i);
	for (i = 0; i < s->offers_len; i++) {
		now = s->offers[i].barred ? 2 : s->offers[i].fits ? 0 : 1;
		if (now != part)
			add_row(s, ROW_HEAD, _(heads[now]), 0);
		part = now;
		add_row(s, ROW_OFFER, NULL, i);
	}
}

static void
note_gaps(struct letters_screen *s)
{
	size_t i;

	/* TRANSLATORS: what a letter lacks follows, a comma list */
	gd_buf_adds(&s->note, _("Lacks: "));
	for (i = 0; i < s->gaps.len; i++) {
		gd_buf_adds(&s->note, i ? _(", ") : "");
		gd_buf_adds(&s->note, s->gaps.items[i].say);
	}
	gd_buf_adds(&s->note, _(" (E adds it)"));
}

static void
make_note(struct letters_screen *s, const struct gd_letter_def *def)
{
	struct gd_letter_room room;

	gd_buf_reset(&s->note);
	if (s->gaps.len) {
		note_gaps(s);
		return;
	}
	if (gd_desk_letter_room(s->desk, s->id, def->id, s->text.s, &room,
				NULL) == GD_OK)
		gd_desk_room_words(&room, &s->note);
	if (s->findings.len)
		gd_buf_addf(&s->note, ngettext(", %zu finding (f)",
					       ", %zu findings (f)",
					       (unsigned long)s->findings.len),
			    s->findings.len);
	else
		gd_buf_adds(&s->note, _(", nothing found"));
	if (def->place.zh) {
		/* TRANSLATORS: where the letter is handed in, after counts */
		gd_buf_addf(&s->note, _(". %s"),
			    gd_bitext_get(&def->place, NULL));
	}
}

/* The text of what is selected, and what the linter says of it. */
static void
load_text(struct letters_screen *s)
{
	const struct gd_letter_row *kept = gd_letters_kept(s);
	const struct gd_letter_def *def = gd_letters_def(s);
	const struct letters_row *r = gd_letters_row(s);
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status = GD_OK;

	gd_buf_reset(&s->text);
	gd_buf_reset(&s->note);
	gd_findings_release(&s->findings);
	gd_letter_gaps_release(&s->gaps);
	s->top = 0;
	if (kept)
		gd_buf_adds(&s->text, kept->body);
	else if (r && r->kind == ROW_OFFER)
		status = gd_desk_letter_fill(s->desk, s->id, def->id,
					     s->english ? "en" : NULL,
					     &s->text, &s->gaps, &err);
	if (status != GD_OK && !s->gaps.len) {
		gd_buf_adds(&s->text, err.text);
		return;
	}
	if (!def)
		return;
	if (!s->gaps.len)
		gd_desk_letter_lint(s->desk, s->id, def->id, s->text.s,
				    &s->findings, NULL);
	make_note(s, def);
}

static void
measure(struct letters_screen *s, int rows, int cols)
{
	struct letters_layout l = gd_letters_layout(rows, cols);

	s->shown_cols = l.text_cols;
	s->text_rows = l.text_rows;
	s->total = gd_canvas_wrap_rows(gd_letters_shown(s), l.text_cols);
	if (s->top > s->total - l.text_rows)
		s->top = s->total - l.text_rows;
	if (s->top < 0)
		s->top = 0;
}

/* Past a heading, in the way the cursor goes. */
static void
skip_heads(struct letters_screen *s, int step)
{
	int64_t i = s->list.cursor, n = (int64_t)s->rows_len;

	while (i >= 0 && i < n && s->rows[i].kind == ROW_HEAD)
		i += step;
	if (i < 0 || i >= n)
		for (i = 0; i < n && s->rows[i].kind == ROW_HEAD;)
			i++;
	if (i < n)
		gd_list_select(&s->list, i);
	/* The heading above the first row shows with it. */
	if (s->list.top == 1)
		s->list.top = 0;
}

static void
select_seq(struct letters_screen *s)
{
	size_t i;

	for (i = 0; s->want_seq && i < s->rows_len; i++)
		if (s->rows[i].kind == ROW_KEPT &&
		    s->kept[s->rows[i].at].seq == s->want_seq)
			gd_list_select(&s->list, (int64_t)i);
	s->want_seq = 0;
}

static void
letters_fetch(struct gd_screen *base, int rows, int cols)
{
	struct letters_screen *s = (struct letters_screen *)base;
	struct letters_layout l = gd_letters_layout(rows, cols);
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_view v = { 0 };
	char number[GD_CASE_NUMBER_MAX];
	int top = s->top;

	if (gd_desk_case(s->desk, s->id, &v, &err) != GD_OK) {
		gd_tui_fail(base->tui, &err);
		return;
	}
	s->closed = v.row.stage == GD_STAGE_CLOSED;
	gd_case_number(s->id, number);
	gd_buf_reset(&s->title);
	gd_buf_addf(&s->title, _("Letters  %s %s"), number,
		    gd_case_row_name(&v.row));
	gd_case_view_release(&v);
	gd_letter_rows_free(s->kept, s->kept_len);
	free(s->offers);
	s->kept = NULL;
	s->offers = NULL;
	s->kept_len = s->offers_len = 0;
	if (gd_desk_letters(s->desk, s->id, &s->kept, &s->kept_len, &err) !=
	    GD_OK || gd_desk_letter_offers(s->desk, s->id, &s->offers,
					   &s->offers_len, &err) != GD_OK)
		gd_tui_fail(base->tui, &err);
	make_rows(s);
	gd_list_fit(&s->list, (int64_t)s->rows_len, l.list_rows);
	select_seq(s);
	skip_heads(s, 1);
	load_text(s);
	gd_letters_load_changes(s);
	s->top = top;
	measure(s, rows, cols);
}

static void
scroll_text(struct letters_screen *s, enum gd_action a)
{
	int page = s->text_rows > 2 ? s->text_rows - 1 : 1;

	s->top += a == GD_ACT_UP ? -1 : a == GD_ACT_DOWN ? 1 :
		  a == GD_ACT_PAGE_UP ? -page : a == GD_ACT_PAGE_DOWN ? page :
		  a == GD_ACT_HOME ? -s->total : s->total;
	if (s->top > s->total - s->text_rows)
		s->top = s->total - s->text_rows;
	if (s->top < 0)
		s->top = 0;
}

static void
move(struct letters_screen *s, enum gd_action a)
{
	int64_t before = s->list.cursor;

	if (s->in_text || a == GD_ACT_PAGE_UP || a == GD_ACT_PAGE_DOWN) {
		scroll_text(s, a);
		return;
	}
	gd_list_act(&s->list, a);
	skip_heads(s, a == GD_ACT_UP || a == GD_ACT_END ? -1 : 1);
	if (s->list.cursor == before)
		return;
	s->compared = 0;
	load_text(s);
	s->total = gd_canvas_wrap_rows(s->text.s, s->shown_cols);
}

static void
write_here(struct letters_screen *s)
{
	const struct gd_letter_def *def = gd_letters_def(s);
	struct gd_error err = GD_ERROR_INIT;
	int seq = 0;

	if (gd_desk_letter_write(s->desk, s->id, def->id,
				 s->english ? "en" : NULL, &seq, &err) !=
	    GD_OK) {
		gd_tui_fail(s->base.tui, &err);
		return;
	}
	s->want_seq = seq;
	gd_tui_changed(s->base.tui);
	/* TRANSLATORS: a letter's number */
	gd_tui_say(s->base.tui, _("Written as letter %d. Read it, get it out "
				  "with o; s once it was sent"), seq);
}

static void
open_here(struct letters_screen *s)
{
	const struct gd_letter_row *kept = gd_letters_kept(s);

	if (!kept)
		write_here(s);
	else if (kept->sent_at != GD_INSTANT_NONE)
		gd_dialog_read(s->base.tui, _("Sent, and kept as it is"),
			       s->text.s);
	else
		gd_letter_edit_open(s->base.tui, s->id, kept->seq);
}

static void
show_claims(struct letters_screen *s)
{
	struct gd_buf text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_claims_words(s->desk, s->id, &text, &err) == GD_OK)
		gd_dialog_read(s->base.tui, _("What can be claimed"), text.s);
	else
		gd_tui_fail(s->base.tui, &err);
	gd_buf_release(&text);
}

static void
out(struct letters_screen *s, enum gd_action a)
{
	const struct gd_letter_def *def = gd_letters_def(s);
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf name = GD_BUF_INIT;
	struct gd_tui *t = s->base.tui;

	gd_case_number(s->id, number);
	gd_buf_addf(&name, "%s-%s.txt", number, def->id);
	if (a == GD_ACT_COPY)
		gd_output_copy(t, s->text.s);
	else if (a == GD_ACT_QR)
		gd_output_qr(t, gd_bitext_get(&def->name, NULL), s->text.s);
	else if (a == GD_ACT_PRINT)
		gd_output_print(t, s->text.s);
	else if (a == GD_ACT_SAVE_TEXT)
		gd_output_file(t, name.s, s->text.s);
	else
		gd_output_menu(t, gd_bitext_get(&def->name, NULL), name.s,
			       s->text.s);
	gd_buf_release(&name);
}

static void
read_findings(struct letters_screen *s)
{
	const struct gd_letter_def *def = gd_letters_def(s);

	gd_letter_findings_read(s->base.tui, s->id, def ? def->id : "",
				s->text.s, &s->findings);
}

static void
letters_act(struct gd_screen *base, enum gd_action a)
{
	struct letters_screen *s = (struct letters_screen *)base;
	const struct gd_letter_row *kept = gd_letters_kept(s);

	if (a == GD_ACT_CHANGES || (a == GD_ACT_BACK && s->compared))
		gd_letters_compare(s, a == GD_ACT_BACK);
	else if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_OPEN)
		open_here(s);
	else if (a == GD_ACT_LETTER_EDIT)
		gd_letter_edit_open(base->tui, s->id, kept->seq);
	else if (a == GD_ACT_EXTERNAL)
		gd_letter_external(base->tui, s->id, kept->seq, kept->version,
				   kept->body);
	else if (a == GD_ACT_LETTER_SENT)
		gd_letter_send(base->tui, s->id, kept->seq, kept->version,
			       s->findings.len);
	else if (a == GD_ACT_FINDINGS)
		read_findings(s);
	else if (a == GD_ACT_CLAIMS)
		show_claims(s);
	else if (a == GD_ACT_EDIT)
		gd_move_start(base->tui, GD_ACT_EDIT, s->id);
	else if (a == GD_ACT_TAB)
		s->in_text = !s->in_text;
	else if (a >= GD_ACT_OUTPUT && a <= GD_ACT_PRINT)
		out(s, a);
	else if (a == GD_ACT_ENGLISH) {
		s->english = !s->english;
		gd_tui_changed(base->tui);
	} else if (!gd_door_open(base->tui, a))
		move(s, a);
}

static const char *
letters_barred(struct gd_screen *base, enum gd_action a)
{
	const struct letters_screen *s = (const struct letters_screen *)base;
	const struct gd_letter_row *kept = gd_letters_kept(s);

	if (a == GD_ACT_LETTER_EDIT || a == GD_ACT_EXTERNAL ||
	    a == GD_ACT_LETTER_SENT) {
		if (!kept)
			return _("Write it first, with Enter; it then stands "
				 "under “Written”");
		if (kept->sent_at != GD_INSTANT_NONE)
			return _("This letter was sent and stays as it is");
	}
	if (a == GD_ACT_CHANGES && (!kept || kept->version < 2))
		return _("Only one version of this letter was written");
	if (a == GD_ACT_LETTER_SENT && s->closed)
		return _("This case is closed; it can be opened again");
	if (a >= GD_ACT_OUTPUT && a <= GD_ACT_PRINT &&
	    (s->gaps.len || !gd_letters_row(s)))
		return _("The letter lacks something; add it with E");
	if (a == GD_ACT_OPEN && !gd_letters_row(s))
		return _("Choose a letter");
	return NULL;
}

static bool
letters_input(struct gd_screen *base, const struct gd_input *in)
{
	struct letters_screen *s = (struct letters_screen *)base;

	if (in->kind != GD_INPUT_MOUSE || in->mouse == GD_MOUSE_RELEASE)
		return false;
	if (in->mouse == GD_MOUSE_WHEEL_UP || in->mouse == GD_MOUSE_WHEEL_DOWN) {
		for (int i = 0; i < 3; i++)
			scroll_text(s, in->mouse == GD_MOUSE_WHEEL_UP
					       ? GD_ACT_UP : GD_ACT_DOWN);
		return true;
	}
	s->in_text = !gd_list_click(&s->list, in->row - GD_BODY_TOP);
	if (s->in_text)
		return false;
	skip_heads(s, 1);
	s->compared = 0;
	load_text(s);
	s->total = gd_canvas_wrap_rows(s->text.s, s->shown_cols);
	if (in->mouse == GD_MOUSE_DOUBLE && gd_letters_row(s))
		open_here(s);
	return true;
}

static void
letters_close(struct gd_screen *base)
{
	struct letters_screen *s = (struct letters_screen *)base;

	gd_letter_rows_free(s->kept, s->kept_len);
	free(s->offers);
	free(s->rows);
	gd_buf_release(&s->title);
	gd_buf_release(&s->text);
	gd_buf_release(&s->note);
	gd_buf_release(&s->changes);
	gd_findings_release(&s->findings);
	gd_letter_gaps_release(&s->gaps);
	free(s);
}

const struct gd_screen_ops gd_ops_letters = {
	.name = N_("Letters"),
	.actions = letters_actions,
	.part = true,
	.input = letters_input,
	.act = letters_act,
	.barred = letters_barred,
	.fetch = letters_fetch,
	.draw = gd_letters_draw,
	.close = letters_close,
};

void
gd_letters_open(struct gd_tui *t, int64_t case_id)
{
	struct letters_screen *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_letters;
	s->desk = gd_tui_desk(t);
	s->id = case_id;
	gd_list_init(&s->list);
	gd_buf_init(&s->title);
	gd_buf_init(&s->text);
	gd_buf_init(&s->note);
	gd_buf_init(&s->changes);
	gd_tui_push(t, &s->base);
}
