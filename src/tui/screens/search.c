/*
 * Search: a line to type in, and below it at once the cases that hold the words,
 * the best first, each with the passage that does.
 */
#include <config.h>

#include "tui/screens/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/find.h"
#include "desk/phrase.h"
#include "tui/ops.h"
#include "tui/screens/case.h"
#include "tui/screens/interview.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

#define MOST 200		/* hits; who has more types on */
#define MARKS 12
#define FIELD_ROW GD_BODY_TOP
#define LIST_ROW (GD_BODY_TOP + 2)
#define NUMBER_COLS 11	/* of the millionth case, and a blank */
#define FIELD_COL 3

/* A hit as it is drawn: ready text and where the words stand in it. */
struct hit_line {
	int64_t id;
	bool draft;
	char *number, *stage;
	struct gd_buf name, place, text;
	struct gd_hit_mark name_marks[MARKS], marks[MARKS];
	size_t name_len, len;
};

struct search {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_field field;
	struct gd_list list;
	struct hit_line *lines;
	size_t lines_len;
	bool more;
	int name_cols, stage_cols;
	struct gd_buf count;
};

static const enum gd_action search_actions[] = {
	GD_ACT_OPEN, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_BACK, GD_ACT_NONE
};

static void
drop_lines(struct search *s)
{
	for (size_t i = 0; i < s->lines_len; i++) {
		struct hit_line *l = &s->lines[i];

		free(l->number);
		free(l->stage);
		gd_buf_release(&l->name);
		gd_buf_release(&l->place);
		gd_buf_release(&l->text);
	}
	free(s->lines);
	s->lines = NULL;
	s->lines_len = 0;
}

static void
make_line(struct search *s, const struct gd_hit *h, const char *words,
	  int cols, struct hit_line *l)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf stage = GD_BUF_INIT;
	bool ascii = gd_desk_ascii(s->desk);

	gd_case_number(h->row.id, number);
	l->id = h->row.id;
	l->draft = h->row.draft;
	l->number = gd_strdup(number);
	if (h->row.draft)
		gd_buf_adds(&stage, _("draft"));
	else
		gd_phrase_stage(s->desk, h->row.stage, true, &stage);
	l->stage = gd_buf_detach(&stage);
	gd_buf_init(&l->name);
	gd_buf_init(&l->place);
	gd_buf_init(&l->text);
	gd_text_ellipsis(&l->name, gd_case_row_name(&h->row), s->name_cols,
			 ascii);
	l->name_len = gd_hit_marks(l->name.s, words, l->name_marks, MARKS);
	cols -= NUMBER_COLS + s->name_cols + s->stage_cols + FIELD_COL + 4;
	if (h->place > GD_HIT_NAME_PART && h->text && *h->text) {
		gd_hit_field_name(s->desk, h, &l->place);
		gd_buf_adds(&l->place, ": ");
		cols -= gd_text_width(l->place.s, l->place.len);
		l->len = gd_hit_passage(h, words, cols > 8 ? cols : 8, &l->text,
					l->marks, MARKS);
	} else {
		gd_text_ellipsis(&l->text, h->row.goods, cols > 8 ? cols : 8,
				 ascii);
	}
}

static void
search_fetch(struct gd_screen *base, int rows, int cols)
{
	struct search *s = (struct search *)base;
	const char *words = s->field.edit.text.s;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_hits hits = { NULL, 0, false };

	gd_field_place(&s->field, FIELD_ROW, FIELD_COL, 1, cols - 24);
	s->name_cols = cols >= 120 ? 28 : cols >= 76 ? 18 : 12;
	s->stage_cols = cols >= 76 ? 10 : 0;
	drop_lines(s);
	if (gd_desk_search(s->desk, words, MOST, &hits, &err) != GD_OK)
		gd_tui_fail(base->tui, &err);
	s->lines = gd_calloc(hits.len + 1, sizeof *s->lines);
	for (size_t i = 0; i < hits.len; i++)
		make_line(s, &hits.items[i], words, cols,
			  &s->lines[s->lines_len++]);
	s->more = hits.more;
	gd_hits_release(&hits);
	gd_list_fit(&s->list, (int64_t)s->lines_len, rows - 3 - LIST_ROW);
	gd_buf_reset(&s->count);
	if (s->more)
		gd_buf_addf(&s->count, _("more than %d cases"), MOST);
	else if (*words)
		gd_buf_addf(&s->count, ngettext("%zu case", "%zu cases",
						s->lines_len), s->lines_len);
}

static void
open_hit(struct search *s)
{
	const struct hit_line *l;

	if (s->list.cursor < 0 || (size_t)s->list.cursor >= s->lines_len)
		return;
	l = &s->lines[s->list.cursor];
	if (l->draft)
		gd_interview_resume(s->base.tui, l->id);
	else
		gd_case_open(s->base.tui, l->id);
}

static void
search_act(struct gd_screen *base, enum gd_action a)
{
	struct search *s = (struct search *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_OPEN)
		open_hit(s);
	else
		gd_list_act(&s->list, a);
}

static const char *
search_barred(struct gd_screen *base, enum gd_action a)
{
	struct search *s = (struct search *)base;

	if (a != GD_ACT_OPEN || s->lines_len)
		return NULL;
	return *s->field.edit.text.s
		? _("No case holds these words; fewer or shorter words find "
		    "more")
		: _("Type what you remember of the case");
}

static bool
search_mouse(struct search *s, const struct gd_input *in)
{
	if (!gd_list_mouse(&s->list, in, LIST_ROW))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_hit(s);
	return true;
}

static bool
search_input(struct gd_screen *base, const struct gd_input *in)
{
	struct search *s = (struct search *)base;
	struct gd_buf before = GD_BUF_INIT;
	bool taken;

	if (in->kind == GD_INPUT_MOUSE && search_mouse(s, in))
		return true;
	gd_buf_adds(&before, s->field.edit.text.s);
	taken = gd_field_input(&s->field, in);
	if (taken && strcmp(before.s, s->field.edit.text.s) != 0) {
		gd_list_select(&s->list, 0);
		gd_tui_changed(base->tui);
	}
	gd_buf_release(&before);
	return taken;
}

/* Text in its role, the words that were looked for in another. */
static int
draw_marked(struct gd_canvas *c, int row, int col, int cols, enum gd_role role,
	    const struct gd_buf *text, const struct gd_hit_mark *marks,
	    size_t len)
{
	bool selected = role == GD_ROLE_SELECTED;
	size_t at = 0;
	int used = 0;

	for (size_t i = 0; i <= len; i++) {
		size_t from = i < len ? marks[i].from : text->len;

		if (from > at)
			used += gd_canvas_bytes(c, row, col + used, cols - used,
						role, text->s + at, from - at);
		if (i == len)
			break;
		used += gd_canvas_bytes(c, row, col + used, cols - used,
					selected ? role : GD_ROLE_ACCENT,
					text->s + from, marks[i].to - from);
		at = marks[i].to;
	}
	return used;
}

static void
draw_hit(const struct search *s, const struct hit_line *l, struct gd_canvas *c,
	 int row, bool selected)
{
	enum gd_role role = selected ? GD_ROLE_SELECTED : GD_ROLE_TEXT;
	enum gd_role dim = selected ? GD_ROLE_SELECTED_DIM : GD_ROLE_DIM;
	int col = 1;

	if (selected) {
		gd_canvas_fill(c, row, 0, 1, c->cols - 1, role);
		gd_canvas_text(c, row, 0, 1, role, c->ascii ? ">" : "\u258c");
	}
	gd_canvas_text(c, row, col, NUMBER_COLS, dim, l->number);
	col += NUMBER_COLS;
	draw_marked(c, row, col, s->name_cols, role, &l->name, l->name_marks,
		    l->name_len);
	col += s->name_cols + 2;
	if (s->stage_cols)
		gd_canvas_text(c, row, col, s->stage_cols - 1, dim, l->stage);
	col += s->stage_cols;
	col += gd_canvas_text(c, row, col, c->cols - col - 2, dim,
			      l->place.s);
	draw_marked(c, row, col, c->cols - col - 2, role, &l->text, l->marks,
		    l->len);
}

static void
search_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct search *s = (const struct search *)base;
	const char *none = *s->field.edit.text.s
		? _("No case holds these words. Fewer or shorter words find "
		    "more; the case may be under another name.")
		: _("Merchant, goods, order number, phone, what happened, "
		    "notes, letters: any words, in any order. Pinyin initials "
		    "find merchants.");

	gd_tui_title(base, c, _("Search"), s->count.s);
	gd_canvas_text(c, FIELD_ROW, 1, 2, GD_ROLE_ACCENT, "/");
	for (int r = 0; r < s->list.rows; r++) {
		size_t i = (size_t)(s->list.top + r);

		if (i < s->lines_len)
			draw_hit(s, &s->lines[i], c, LIST_ROW + r,
				 (int64_t)i == s->list.cursor);
	}
	if (!s->lines_len)
		gd_canvas_wrap(c, LIST_ROW, 3, c->cols - 6, 4, GD_ROLE_DIM,
			       none);
	gd_canvas_scrollmark(c, LIST_ROW, c->cols - 1, s->list.rows,
			     (long)s->list.top, s->list.rows,
			     (long)s->lines_len);
	gd_field_draw(&s->field, c, true);
}

static void
search_close(struct gd_screen *base)
{
	struct search *s = (struct search *)base;

	drop_lines(s);
	gd_field_release(&s->field);
	gd_buf_release(&s->count);
	free(s);
}

const struct gd_screen_ops gd_ops_search = {
	.name = N_("Search"),
	.actions = search_actions,
	.input = search_input,
	.act = search_act,
	.barred = search_barred,
	.fetch = search_fetch,
	.draw = search_draw,
	.close = search_close,
};

void
gd_search_open(struct gd_tui *t)
{
	struct search *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_search;
	s->base.typing = true;
	s->desk = gd_tui_desk(t);
	gd_field_init(&s->field, false, "");
	gd_list_init(&s->list);
	gd_buf_init(&s->count);
	gd_tui_push(t, &s->base);
}
