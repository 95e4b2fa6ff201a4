/*
 * tui/screens/letter_edit.c - wording a letter in the desk: a text field with what
 * the linter finds marked as one types. Leaving keeps what was written.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/ops.h"
#include "tui/screens/letters_internal.h"
#include "tui/screens/output.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/field.h"

#define BELOW 3		/* rows for rule, finding, better wording */

struct edit_screen {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	int seq, version;	/* that it was opened at, or kept as last */
	bool rival;		/* somebody else has worded it meanwhile */
	bool over;		/* more than the place takes */
	char *template_id, *was, *sought;
	struct gd_field field;
	struct gd_findings findings;
	struct gd_buf title, count, words;	/* words: of the nearest finding */
	bool done;		/* kept already, or not to be kept */
};

static const enum gd_action edit_actions[] = {
	GD_ACT_BACK, GD_ACT_FINDINGS, GD_ACT_FIND, GD_ACT_OUTPUT,
	GD_ACT_EXTERNAL, GD_ACT_LETTER_SENT, GD_ACT_HELP, GD_ACT_QUIT,
	GD_ACT_REDRAW, GD_ACT_NONE
};

/* The finding at the caret, else the first after it, else the first. */
static const struct gd_finding *
nearest(const struct edit_screen *s)
{
	const struct gd_finding *found = NULL;
	size_t i, at = s->field.edit.caret;

	for (i = 0; i < s->findings.len; i++) {
		const struct gd_finding *f = &s->findings.items[i];

		if (!found)
			found = f;
		if (f->start + f->len >= at)
			return f;
	}
	return found;
}

/* After every change: lint, count, and what to say below. */
static void
look_again(struct edit_screen *s)
{
	const char *text = s->field.edit.text.s;
	struct gd_letter_room room;
	const struct gd_finding *f;

	gd_findings_release(&s->findings);
	gd_desk_letter_lint(s->desk, s->id, s->template_id, text, &s->findings,
			    NULL);
	gd_buf_reset(&s->count);
	s->over = false;
	if (gd_desk_letter_room(s->desk, s->id, s->template_id, text, &room,
				NULL) == GD_OK) {
		gd_desk_room_words(&room, &s->count);
		s->over = room.over;
	}
	gd_buf_reset(&s->words);
	f = nearest(s);
	if (f) {
		if (s->findings.len > 1)
			gd_buf_addf(&s->words, "(%zu/%zu) ",
				    (size_t)(f - s->findings.items) + 1,
				    s->findings.len);
		gd_desk_finding_words(s->desk, f, text, &s->words);
	}
}

/* One has chosen which of two wordings stands: this page has done its work. */
static void
rival_met(struct gd_tui *t, void *ctx)
{
	struct edit_screen *s = ctx;

	s->done = true;
	gd_tui_pop(t);
}

static bool
keep_it(struct edit_screen *s)
{
	const char *mine = s->field.edit.text.s;
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;

	if (s->done || strcmp(mine, s->was) == 0)
		return true;
	status = gd_desk_letter_edit_seen(s->desk, s->id, s->seq, &s->version,
					  mine, &err);
	if (status == GD_ECONFLICT)
		gd_letter_rival_ask(s->base.tui, s->id, s->seq, mine, rival_met,
				    s);
	else if (status != GD_OK)
		gd_tui_fail(s->base.tui, &err);
	if (status != GD_OK)
		return false;
	free(s->was);
	s->was = gd_strdup(s->field.edit.text.s);
	gd_tui_changed(s->base.tui);
	gd_tui_say(s->base.tui, _("Worded anew; the version before stays in "
				  "the history"));
	return true;
}

static void
edit_fetch(struct gd_screen *base, int rows, int cols)
{
	struct edit_screen *s = (struct edit_screen *)base;
	int width = cols - 4 < 84 ? cols - 4 : 84;
	struct gd_letter_row l;

	if (gd_desk_letter(s->desk, s->id, s->seq, &l, NULL) == GD_OK) {
		s->rival = l.version != s->version;
		gd_letter_row_release(&l);
	}
	gd_field_place(&s->field, GD_BODY_TOP, 1, GD_BODY_ROWS(rows) - BELOW,
		       width);
}

/* Marks over the field's own drawing: the same rows, wrapped the same way. */
static void
draw_marks(const struct edit_screen *s, struct gd_canvas *c)
{
	const struct gd_field *f = &s->field;
	const char *text = f->edit.text.s;
	size_t start, n, i;
	int row;

	for (row = 0; row < f->rows; row++) {
		bool any = false;

		if (!gd_edit_line(&f->edit, f->cols, f->top + row, &start, &n))
			break;
		for (i = 0; i < s->findings.len; i++) {
			size_t from = s->findings.items[i].start;
			size_t to = from + s->findings.items[i].len;

			if (to <= start || from >= start + n || from == to)
				continue;
			from = from < start ? start : from;
			to = to > start + n ? start + n : to;
			gd_canvas_bytes(c, f->row + row, f->col +
					gd_text_width(text + start,
						      from - start),
					f->cols, GD_ROLE_ERROR, text + from,
					to - from);
			any = true;
		}
		if (any)
			gd_canvas_text(c, f->row + row, f->col + f->cols + 1,
				       1, GD_ROLE_ERROR, "!");
	}
}

static void
edit_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct edit_screen *s = (const struct edit_screen *)base;
	int row = c->rows - 3 - BELOW;

	gd_tui_title(base, c, s->title.s, s->rival
		     ? _("! worded by somebody else, too") : "");
	gd_field_draw(&s->field, c, true);
	draw_marks(s, c);
	gd_canvas_hline(c, row, 0, c->cols, GD_ROLE_RULE);
	gd_canvas_right(c, row, c->cols - 2,
			s->over ? GD_ROLE_ERROR : GD_ROLE_DIM, s->count.s);
	if (s->words.len)
		gd_canvas_wrap(c, row + 1, 1, c->cols - 2, BELOW - 1,
			       GD_ROLE_TODAY, s->words.s);
	else
		gd_canvas_text(c, row + 1, 1, c->cols - 2, GD_ROLE_DIM,
			       _("The linter found nothing."));
}

static bool
edit_input(struct gd_screen *base, const struct gd_input *in)
{
	struct edit_screen *s = (struct edit_screen *)base;

	if (in->kind == GD_INPUT_KEY && in->key == GD_KEY_ENTER)
		gd_field_line_break(&s->field);
	else if (!gd_field_input(&s->field, in))
		return false;
	look_again(s);
	return true;
}

/* The next place of the words sought, from the caret on, then from the top. */
static void
find_next(struct edit_screen *s)
{
	const char *text = s->field.edit.text.s, *p;

	p = strstr(text + s->field.edit.caret, s->sought);
	if (!p)
		p = strstr(text, s->sought);
	if (!p) {
		gd_tui_say(s->base.tui, _("'%s' does not stand here"),
			   s->sought);
		return;
	}
	s->field.edit.caret = (size_t)(p - text) + strlen(s->sought);
	gd_field_place(&s->field, s->field.row, s->field.col, s->field.rows,
		       s->field.cols);
	look_again(s);
}

static void
have_sought(struct gd_tui *t, const char *typed, void *ctx)
{
	struct edit_screen *s = ctx;

	(void)t;
	if (!typed || !*typed)
		return;
	free(s->sought);
	s->sought = gd_strdup(typed);
	find_next(s);
}

static void
edit_act(struct gd_screen *base, enum gd_action a)
{
	struct edit_screen *s = (struct edit_screen *)base;
	struct gd_buf name = GD_BUF_INIT;
	struct gd_tui *t = base->tui;

	switch (a) {
	case GD_ACT_BACK:
		if (keep_it(s))
			gd_tui_pop(t);
		break;
	case GD_ACT_FINDINGS:
		gd_letter_findings_read(t, s->id, s->template_id,
					s->field.edit.text.s, &s->findings);
		break;
	case GD_ACT_FIND:
		gd_dialog_text(t, _("Find"), _("Words to find in the letter"),
			       s->sought ? s->sought : "", false, NULL,
			       have_sought, s);
		break;
	case GD_ACT_OUTPUT:
		if (!keep_it(s))
			break;
		gd_buf_addf(&name, "GD-%04lld-%s.txt", (long long)s->id,
			    s->template_id);
		gd_output_menu(t, s->title.s, name.s, s->field.edit.text.s);
		break;
	case GD_ACT_EXTERNAL:
		if (!keep_it(s))
			break;
		s->done = true;
		gd_tui_pop(t);
		gd_letter_external(t, s->id, s->seq, s->version, s->was);
		break;
	case GD_ACT_LETTER_SENT:
		if (!keep_it(s))
			break;
		s->done = true;
		gd_tui_pop(t);
		gd_letter_send(t, s->id, s->seq, s->version, s->findings.len);
		break;
	default:
		break;
	}
	gd_buf_release(&name);
}

static void
edit_close(struct gd_screen *base)
{
	struct edit_screen *s = (struct edit_screen *)base;
	int second;

	/* Also when the desk is left from here: nothing written is lost. */
	if (!s->done && strcmp(s->field.edit.text.s, s->was) != 0)
		gd_desk_letter_edit_or_second(s->desk, s->id, s->seq,
					      s->version, s->field.edit.text.s,
					      &second, NULL);
	gd_field_release(&s->field);
	gd_findings_release(&s->findings);
	gd_buf_release(&s->title);
	gd_buf_release(&s->count);
	gd_buf_release(&s->words);
	free(s->template_id);
	free(s->was);
	free(s->sought);
	free(s);
}

const struct gd_screen_ops gd_ops_letter_edit = {
	.name = N_("Wording a letter"),
	.actions = edit_actions,
	.input = edit_input,
	.act = edit_act,
	.fetch = edit_fetch,
	.draw = edit_draw,
	.close = edit_close,
};

void
gd_letter_edit_open(struct gd_tui *t, int64_t case_id, int seq)
{
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_letter_def *def = NULL;
	char number[GD_CASE_NUMBER_MAX];
	struct gd_letter_row l;
	struct edit_screen *s;

	if (gd_desk_letter(d, case_id, seq, &l, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	s = gd_calloc(1, sizeof *s);
	s->base.ops = &gd_ops_letter_edit;
	s->base.typing = true;
	s->desk = d;
	s->id = case_id;
	s->seq = l.seq;
	s->version = l.version;
	s->template_id = gd_strdup(l.template_id);
	s->was = gd_strdup(l.body);
	gd_buf_init(&s->title);
	gd_buf_init(&s->count);
	gd_buf_init(&s->words);
	gd_field_init(&s->field, true, l.body);
	gd_edit_top(&s->field.edit);
	gd_desk_letter_def(d, l.template_id, &def, NULL);
	gd_case_number(case_id, number);
	gd_buf_addf(&s->title, "%s %s %d", number,
		    def ? gd_bitext_get(&def->name, NULL) : l.template_id,
		    l.seq);
	gd_letter_row_release(&l);
	look_again(s);
	gd_tui_push(t, &s->base);
}
