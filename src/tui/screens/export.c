/*
 * Export: what goes into the list, and the first rows as they will be written,
 * before anything is.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/export_form.h"
#include "tui/ops.h"
#include "tui/screens/moves.h"
#include "tui/screens/prompt_filter.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/list.h"

#define LABEL_COLS 16
#define FORM_ROW (GD_BODY_TOP + 1)
#define PREVIEW_ROW (FORM_ROW + FORM_LEN + 1)
#define PREVIEW_MAX 40
#define CELL_MAX 24

#define FORM_WRITE GD_EXPORT_FIELDS	/* the line behind the form's own */
#define FORM_LEN (FORM_WRITE + 1)

struct export {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_export_form form;
	struct gd_buf problem;
	struct gd_list list;	/* lines of the form */
	struct gd_export_preview look;
	int first;		/* column that the preview begins with */
};

static const enum gd_action export_actions[] = {
	GD_ACT_OPEN, GD_ACT_KEEP_LIST, GD_ACT_BACK, GD_ACT_LEFT, GD_ACT_RIGHT, GD_ACT_UP,
	GD_ACT_DOWN, GD_ACT_EXPORT, GD_ACT_HELP, GD_ACT_TAB, GD_ACT_BACKTAB,
	GD_ACT_HOME, GD_ACT_END, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW,
	GD_ACT_NONE
};

static void
export_fetch(struct gd_screen *base, int rows, int cols)
{
	struct export *s = (struct export *)base;
	struct gd_error err = GD_ERROR_INIT;
	int limit = rows - 4 - PREVIEW_ROW;

	(void)cols;
	gd_list_fit(&s->list, FORM_LEN, FORM_LEN);
	gd_export_preview_release(&s->look);
	gd_buf_reset(&s->problem);
	if (gd_export_form_preview(&s->form, limit < 1 ? 1
				   : limit > PREVIEW_MAX ? PREVIEW_MAX
							 : (size_t)limit,
				   &s->look, &err) != GD_OK)
		gd_buf_adds(&s->problem, err.text);
	if (s->first >= (int)s->look.cols)
		s->first = 0;
}

static bool
tell(int64_t done, int64_t total, void *ctx)
{
	struct export *s = ctx;

	return gd_tui_progress(s->base.tui, _("exporting"), (long)done,
			       (long)total);
}

static void
write_it(struct export *s)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf path = GD_BUF_INIT;
	int64_t rows = 0;

	if (gd_export_form_write(&s->form, &path, &rows, tell, s, &err) !=
	    GD_OK) {
		gd_tui_fail(s->base.tui, &err);
	} else {
		gd_tui_say(s->base.tui,
			   ngettext("%lld row written to %s",
				    "%lld rows written to %s",
				    (unsigned long)rows),
			   (long long)rows, path.s);
		gd_tui_pop(s->base.tui);
	}
	gd_buf_release(&path);
}

/* ---- changing the form ---- */

static void
set(struct gd_buf *to, const char *s)
{
	gd_buf_reset(to);
	gd_buf_adds(to, s);
}

static void
columns_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct export *s = ctx;

	if (typed)
		set(&s->form.columns, typed);
	gd_tui_changed(t);
}

static void
set_filter(struct gd_screen *base, const char *text)
{
	struct export *s = (struct export *)base;

	set(&s->form.filter, text);
	gd_tui_changed(base->tui);
}

static void
file_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct export *s = ctx;

	if (typed)
		gd_export_form_file(&s->form, typed);
	gd_tui_changed(t);
}

/* The next preset, or the one before. */
static void
turn_preset(struct export *s, int step)
{
	struct gd_buf name = GD_BUF_INIT;
	int n = 0, at = 0;

	while (gd_export_preset(s->desk, (size_t)n, &name)) {
		if (strcmp(name.s, s->form.preset.s) == 0)
			at = n;
		gd_buf_reset(&name);
		n++;
	}
	if (n == 0)
		return;
	at = (at + step + n) % n;
	gd_export_preset(s->desk, (size_t)at, &name);
	gd_export_form_list(&s->form, name.s);
	s->first = 0;
	gd_buf_release(&name);
}

static void
turn(struct export *s, int step)
{
	switch (s->list.cursor) {
	case GD_EXPORT_F_LIST:
		turn_preset(s, step);
		break;
	case GD_EXPORT_F_PERSONAL:
		s->form.redact = !s->form.redact;
		break;
	case GD_EXPORT_F_ENCODING:
		s->form.encoding += step;
		if (s->form.encoding < 0)
			while (gd_export_encoding(s->form.encoding + 1))
				s->form.encoding++;
		if (!gd_export_encoding(s->form.encoding))
			s->form.encoding = 0;
		break;
	case GD_EXPORT_F_HEADERS:
		s->form.names = !s->form.names;
		break;
	default:
		s->first += step;
		if (s->first < 0)
			s->first = 0;
		if (s->first >= (int)s->look.cols)
			s->first = (int)s->look.cols - 1;
		return;
	}
	gd_tui_changed(s->base.tui);
}

static void
change(struct export *s)
{
	struct gd_tui *t = s->base.tui;

	switch (s->list.cursor) {
	case GD_EXPORT_F_COLUMNS:
		gd_dialog_text(t, _("Columns"),
			       _("Names with commas between, in the order wanted; empty: the usual ones; all: every field, as an import reads it"),
			       s->form.columns.s, false, NULL, columns_done, s);
		break;
	case GD_EXPORT_F_FILTER:
		gd_prompt_filter(&s->base, s->form.filter.s, set_filter);
		break;
	case GD_EXPORT_F_FILE:
		gd_dialog_path(t, _("File"),
			       _("A file of that name is replaced"),
			       s->form.file.s, file_done, s);
		break;
	case FORM_WRITE:
		write_it(s);
		break;
	default:
		turn(s, 1);
		break;
	}
}

static void
kept_as(struct gd_tui *t, const char *typed, void *ctx)
{
	struct export *s = ctx;
	struct gd_error err = GD_ERROR_INIT;

	if (!typed || !*typed)
		return;
	if (gd_export_form_keep(&s->form, typed, &err) == GD_OK)
		gd_tui_say(t, _("Kept: 'gongdao export %s' writes it, too"),
			   typed);
	else if (!gd_tui_again(t, &err, s))
		gd_tui_fail(t, &err);
	gd_tui_changed(t);
}

static void
export_act(struct gd_screen *base, enum gd_action a)
{
	struct export *s = (struct export *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_OPEN)
		change(s);
	else if (a == GD_ACT_EXPORT)
		write_it(s);
	else if (a == GD_ACT_KEEP_LIST)
		gd_dialog_text(base->tui, _("A list of your own"),
			       _("Its name, of letters, digits, - and _; an "
				 "existing one is replaced."), "", false, NULL,
			       kept_as, s);
	else if (a == GD_ACT_LEFT || a == GD_ACT_RIGHT)
		turn(s, a == GD_ACT_LEFT ? -1 : 1);
	else if (a == GD_ACT_TAB || a == GD_ACT_BACKTAB)
		(void)gd_list_act(&s->list, a == GD_ACT_TAB ? GD_ACT_DOWN
							    : GD_ACT_UP);
	else
		(void)gd_list_act(&s->list, a);
}

static bool
export_input(struct gd_screen *base, const struct gd_input *in)
{
	struct export *s = (struct export *)base;

	if (in->kind != GD_INPUT_MOUSE)
		return false;
	if (in->mouse == GD_MOUSE_WHEEL_UP || in->mouse == GD_MOUSE_WHEEL_DOWN)
		gd_list_wheel(&s->list, in->mouse == GD_MOUSE_WHEEL_UP ? -1
								       : 1);
	else if (in->mouse == GD_MOUSE_PRESS && in->row >= FORM_ROW)
		(void)gd_list_click(&s->list, in->row - FORM_ROW);
	else if (in->mouse == GD_MOUSE_DOUBLE &&
		 gd_list_click(&s->list, in->row - FORM_ROW))
		change(s);
	return true;
}

/* ---- drawing ---- */

static void
draw_form(const struct export *s, struct gd_canvas *c)
{
	struct gd_buf b = GD_BUF_INIT;

	for (int i = 0; i < FORM_LEN; i++) {
		bool on = s->list.cursor == i;
		const char *label = i == FORM_WRITE ? _("Write the file")
			: gd_export_form_label((enum gd_export_field)i);

		gd_buf_reset(&b);
		if (i != FORM_WRITE)
			gd_export_form_value(&s->form,
					     (enum gd_export_field)i, &b);
		gd_canvas_pad(c, FORM_ROW + i, 1, c->cols - 2,
			      on ? GD_ROLE_SELECTED : GD_ROLE_TEXT, "");
		if (on)
			gd_canvas_text(c, FORM_ROW + i, 1, 1, GD_ROLE_SELECTED,
				       c->ascii ? ">" : "\u258c");
		gd_canvas_text(c, FORM_ROW + i, 2, i == FORM_WRITE
			       ? c->cols - 4 : LABEL_COLS,
			       on ? GD_ROLE_SELECTED
			       : i == FORM_WRITE ? GD_ROLE_ACCENT
						 : GD_ROLE_DIM, label);
		gd_canvas_text(c, FORM_ROW + i, LABEL_COLS + 3,
			       c->cols - LABEL_COLS - 5,
			       on ? GD_ROLE_SELECTED : GD_ROLE_TEXT, b.s);
		if (on)
			gd_canvas_cursor(c, FORM_ROW + i, 1, true);
	}
	gd_buf_release(&b);
}

static int
cell_width(const struct export *s, size_t col)
{
	const struct gd_export_preview *p = &s->look;
	int w = gd_text_width(p->heads[col], strlen(p->heads[col]));

	for (size_t r = 0; r < p->rows; r++) {
		const char *cell = p->cells[r * p->cols + col];
		int n = gd_text_width(cell, strlen(cell));

		if (n > w)
			w = n;
	}
	return w > CELL_MAX ? CELL_MAX : w;
}

static void
draw_preview(const struct export *s, struct gd_canvas *c)
{
	const struct gd_export_preview *p = &s->look;
	int col = 1;

	if (s->problem.len) {
		gd_canvas_wrap(c, PREVIEW_ROW, 1, c->cols - 2, 4,
			       GD_ROLE_ERROR, s->problem.s);
		return;
	}
	if (!p->rows) {
		gd_canvas_text(c, PREVIEW_ROW, 1, c->cols - 2, GD_ROLE_DIM,
			       _("No row: choose another list or filter"));
		return;
	}
	for (size_t k = (size_t)s->first; k < p->cols && col < c->cols - 3;
	     k++) {
		int w = cell_width(s, k);

		if (w > c->cols - 1 - col)
			w = c->cols - 1 - col;
		gd_canvas_text(c, PREVIEW_ROW, col, w, GD_ROLE_HEADING,
			       p->heads[k]);
		for (size_t r = 0; r < p->rows &&
				   PREVIEW_ROW + 1 + (int)r < c->rows - 3; r++)
			gd_canvas_text(c, PREVIEW_ROW + 1 + (int)r, col, w,
				       GD_ROLE_TEXT, p->cells[r * p->cols + k]);
		col += w + 2;
	}
}

static void
export_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct export *s = (const struct export *)base;
	struct gd_buf right = GD_BUF_INIT;

	if (s->look.total >= 0)
		gd_buf_addf(&right, ngettext("%lld row", "%lld rows",
					     (unsigned long)s->look.total),
			    (long long)s->look.total);
	gd_tui_title(base, c, _("Export as CSV"), right.s);
	draw_form(s, c);
	draw_preview(s, c);
	gd_buf_release(&right);
}

static void
export_close(struct gd_screen *base)
{
	struct export *s = (struct export *)base;

	gd_export_form_release(&s->form);
	gd_buf_release(&s->problem);
	gd_export_preview_release(&s->look);
	free(s);
}

const struct gd_screen_ops gd_ops_export = {
	.name = N_("Export as CSV"),
	.opens = N_("change"),
	.actions = export_actions,
	.input = export_input,
	.act = export_act,
	.fetch = export_fetch,
	.draw = export_draw,
	.close = export_close,
};

void
gd_move_export(struct gd_tui *t, const char *preset, const char *filter)
{
	struct export *s = gd_calloc(1, sizeof *s);

	s->base = (struct gd_screen){ .ops = &gd_ops_export, .tui = t };
	s->desk = gd_tui_desk(t);
	gd_export_form_init(&s->form, s->desk, preset, filter);
	gd_buf_init(&s->problem);
	gd_list_init(&s->list);
	gd_tui_push(t, &s->base);
}
