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
#include "desk/export.h"
#include "tui/ops.h"
#include "tui/screens/moves.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/list.h"

#define LABEL_COLS 16
#define FORM_ROW (GD_BODY_TOP + 1)
#define PREVIEW_ROW (FORM_ROW + FORM_LEN + 1)
#define PREVIEW_MAX 40
#define CELL_MAX 24

enum form {
	FORM_PRESET, FORM_COLUMNS, FORM_FILTER, FORM_REDACT, FORM_ENCODING,
	FORM_HEADERS, FORM_FILE, FORM_WRITE, FORM_LEN
};

struct export {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_buf preset, columns, filter, file, problem;
	bool redact, names, named;	/* named: the file was chosen by hand */
	int encoding;
	struct gd_list form;
	struct gd_export_preview look;
	int first;		/* column that the preview begins with */
};

static const char *const encodings[] = { "utf-8-bom", "utf-8", "gb18030" };

static const enum gd_action export_actions[] = {
	GD_ACT_OPEN, GD_ACT_BACK, GD_ACT_LEFT, GD_ACT_RIGHT, GD_ACT_UP,
	GD_ACT_DOWN, GD_ACT_EXPORT, GD_ACT_HELP, GD_ACT_TAB, GD_ACT_BACKTAB,
	GD_ACT_HOME, GD_ACT_END, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW,
	GD_ACT_NONE
};

static const char *
encoding_words(int i)
{
	return i == 0 ? _("UTF-8 with mark: Excel, WPS")
		: i == 1 ? _("UTF-8: LibreOffice and other programs")
			 : _("GB18030: old Chinese programs");
}

static struct gd_export_options
options(const struct export *s, const struct gd_filter *filter)
{
	return (struct gd_export_options){
		.preset = s->preset.s, .path = s->file.s, .filter = filter,
		.columns = s->columns.len ? s->columns.s : NULL,
		.encoding = encodings[s->encoding], .include_closed = true,
		.redact = s->redact, .headers = s->names ? "names" : NULL,
	};
}

static void
usual_file(struct export *s)
{
	if (s->named)
		return;
	gd_buf_reset(&s->file);
	gd_export_path(s->desk, s->preset.s, &s->file);
}

static void
export_fetch(struct gd_screen *base, int rows, int cols)
{
	struct export *s = (struct export *)base;
	struct gd_filter filter = GD_FILTER_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_export_options opt;
	int limit = rows - 4 - PREVIEW_ROW;

	(void)cols;
	gd_list_fit(&s->form, FORM_LEN, FORM_LEN);
	usual_file(s);
	gd_export_preview_release(&s->look);
	gd_buf_reset(&s->problem);
	opt = options(s, &filter);
	if (gd_filter_parse(&filter, s->filter.s, NULL, &err) != GD_OK ||
	    gd_desk_export_preview(s->desk, &opt, limit < 1 ? 1
				   : limit > PREVIEW_MAX ? PREVIEW_MAX
							 : (size_t)limit,
				   &s->look, &err) != GD_OK)
		gd_buf_adds(&s->problem, err.text);
	if (s->first >= (int)s->look.cols)
		s->first = 0;
	gd_filter_release(&filter);
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
	struct gd_filter filter = GD_FILTER_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_export_options opt = options(s, &filter);
	struct gd_buf path = GD_BUF_INIT;
	int64_t rows = 0;

	if (gd_filter_parse(&filter, s->filter.s, NULL, &err) != GD_OK ||
	    gd_desk_export(s->desk, &opt, &path, &rows, tell, s, &err) !=
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
	gd_filter_release(&filter);
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
		set(&s->columns, typed);
	gd_tui_changed(t);
}

static void
filter_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct export *s = ctx;

	if (typed)
		set(&s->filter, typed);
	gd_tui_changed(t);
}

static void
file_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct export *s = ctx;

	if (typed) {
		set(&s->file, typed);
		s->named = *typed != '\0';
	}
	gd_tui_changed(t);
}

static bool
check_filter(struct gd_tui *t, const char *typed, struct gd_error *err,
	     void *ctx)
{
	struct gd_filter filter = GD_FILTER_INIT;
	bool good = gd_filter_parse(&filter, typed, NULL, err) == GD_OK;

	(void)t;
	(void)ctx;
	gd_filter_release(&filter);
	return good;
}

/* The next preset, or the one before. */
static void
turn_preset(struct export *s, int step)
{
	struct gd_buf name = GD_BUF_INIT;
	int n = 0, at = 0;

	while (gd_export_preset(s->desk, (size_t)n, &name)) {
		if (strcmp(name.s, s->preset.s) == 0)
			at = n;
		gd_buf_reset(&name);
		n++;
	}
	if (n == 0)
		return;
	at = (at + step + n) % n;
	gd_export_preset(s->desk, (size_t)at, &name);
	set(&s->preset, name.s);
	gd_buf_reset(&s->columns);
	s->first = 0;
	gd_buf_release(&name);
}

static void
turn(struct export *s, int step)
{
	switch (s->form.cursor) {
	case FORM_PRESET:
		turn_preset(s, step);
		break;
	case FORM_REDACT:
		s->redact = !s->redact;
		break;
	case FORM_ENCODING:
		s->encoding = (s->encoding + step + 3) % 3;
		break;
	case FORM_HEADERS:
		s->names = !s->names;
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

	switch (s->form.cursor) {
	case FORM_COLUMNS:
		gd_dialog_text(t, _("Columns"),
			       _("Names with commas between, in the order wanted; empty: the usual ones; all: every field, as an import reads it"),
			       s->columns.s, false, NULL, columns_done, s);
		break;
	case FORM_FILTER:
		gd_dialog_text(t, _("Filter"),
			       _("Only these: stage:platform type:fraud amount>500 …; empty: all"),
			       s->filter.s, false, check_filter, filter_done,
			       s);
		break;
	case FORM_FILE:
		gd_dialog_text(t, _("File"),
			       _("A file of that name is replaced"),
			       s->file.s, false, NULL, file_done, s);
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
export_act(struct gd_screen *base, enum gd_action a)
{
	struct export *s = (struct export *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_OPEN)
		change(s);
	else if (a == GD_ACT_EXPORT)
		write_it(s);
	else if (a == GD_ACT_LEFT || a == GD_ACT_RIGHT)
		turn(s, a == GD_ACT_LEFT ? -1 : 1);
	else if (a == GD_ACT_TAB || a == GD_ACT_BACKTAB)
		(void)gd_list_act(&s->form, a == GD_ACT_TAB ? GD_ACT_DOWN
							    : GD_ACT_UP);
	else
		(void)gd_list_act(&s->form, a);
}

static bool
export_input(struct gd_screen *base, const struct gd_input *in)
{
	struct export *s = (struct export *)base;

	if (in->kind != GD_INPUT_MOUSE)
		return false;
	if (in->mouse == GD_MOUSE_WHEEL_UP || in->mouse == GD_MOUSE_WHEEL_DOWN)
		gd_list_wheel(&s->form, in->mouse == GD_MOUSE_WHEEL_UP ? -1
								       : 1);
	else if (in->mouse == GD_MOUSE_PRESS && in->row >= FORM_ROW)
		(void)gd_list_click(&s->form, in->row - FORM_ROW);
	else if (in->mouse == GD_MOUSE_DOUBLE &&
		 gd_list_click(&s->form, in->row - FORM_ROW))
		change(s);
	return true;
}

/* ---- drawing ---- */

static void
form_value(const struct export *s, int row, struct gd_buf *out)
{
	switch (row) {
	case FORM_PRESET:
		gd_buf_addf(out, "%s  (%s)", s->preset.s,
			    gd_export_preset_words(s->preset.s));
		break;
	case FORM_COLUMNS:
		gd_buf_adds(out, s->columns.len ? s->columns.s
						: _("the usual ones"));
		break;
	case FORM_FILTER:
		gd_buf_adds(out, s->filter.len ? s->filter.s : _("none: all"));
		break;
	case FORM_REDACT:
		gd_buf_adds(out, s->redact
			    ? _("taken out: names, phones, addresses, numbers")
			    : _("kept: keep the file safe"));
		break;
	case FORM_ENCODING:
		gd_buf_adds(out, encoding_words(s->encoding));
		break;
	case FORM_HEADERS:
		gd_buf_adds(out, s->names ? _("names in this language")
					  : _("codes, the same everywhere"));
		break;
	case FORM_FILE:
		gd_buf_adds(out, s->file.s);
		break;
	default:
		break;
	}
}

static void
draw_form(const struct export *s, struct gd_canvas *c)
{
	static const char *const labels[FORM_LEN] = {
		N_("List"), N_("Columns"), N_("Filter"), N_("Personal data"),
		N_("Encoding"), N_("First row"), N_("File"),
		N_("Write the file")
	};
	struct gd_buf b = GD_BUF_INIT;

	for (int i = 0; i < FORM_LEN; i++) {
		bool on = s->form.cursor == i;

		gd_buf_reset(&b);
		form_value(s, i, &b);
		gd_canvas_pad(c, FORM_ROW + i, 1, c->cols - 2,
			      on ? GD_ROLE_SELECTED : GD_ROLE_TEXT, "");
		gd_canvas_text(c, FORM_ROW + i, 2, i == FORM_WRITE
			       ? c->cols - 4 : LABEL_COLS,
			       on ? GD_ROLE_SELECTED
			       : i == FORM_WRITE ? GD_ROLE_ACCENT
						 : GD_ROLE_DIM, _(labels[i]));
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

	gd_buf_release(&s->preset);
	gd_buf_release(&s->columns);
	gd_buf_release(&s->filter);
	gd_buf_release(&s->file);
	gd_buf_release(&s->problem);
	gd_export_preview_release(&s->look);
	free(s);
}

const struct gd_screen_ops gd_ops_export = {
	.name = N_("Export as CSV"),
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
	const char *encoding;

	s->base = (struct gd_screen){ .ops = &gd_ops_export, .tui = t };
	s->desk = gd_tui_desk(t);
	gd_buf_init(&s->preset);
	gd_buf_init(&s->columns);
	gd_buf_init(&s->filter);
	gd_buf_init(&s->file);
	gd_buf_init(&s->problem);
	set(&s->preset, preset);
	set(&s->filter, filter);
	encoding = gd_config_get(gd_desk_config(s->desk), "export.encoding");
	for (int i = 0; i < 3; i++)
		if (strcmp(encodings[i], encoding) == 0)
			s->encoding = i;
	gd_list_init(&s->form);
	gd_tui_push(t, &s->base);
}
