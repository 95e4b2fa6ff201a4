/*
 * The import screen: guesses which column is which, lets that be changed, tries it,
 * takes the list in.
 */
#include <config.h>

#include "tui/screens/import_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/ops.h"
#include "tui/widgets/dialog.h"

static const enum gd_action import_actions[] = {
	GD_ACT_OPEN, GD_ACT_DRY_RUN, GD_ACT_IMPORT, GD_ACT_DEFAULT,
	GD_ACT_REREAD, GD_ACT_SAVE_MAP, GD_ACT_SEARCH, GD_ACT_HELP, GD_ACT_UP,
	GD_ACT_DOWN,
	GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_BACK, GD_ACT_NONE
};

static void
drop_lines(struct import_screen *s)
{
	for (size_t i = 0; i < s->lines_len; i++) {
		free(s->lines[i].heading);
		free(s->lines[i].field);
		for (int k = 0; k < GD_IMPORT_SHOWN; k++)
			free(s->lines[i].cells[k]);
	}
	free(s->lines);
	s->lines = NULL;
	s->lines_len = 0;
}

static void
read_cells(struct import_screen *s, struct import_line *l)
{
	for (size_t r = 0; r < GD_IMPORT_SHOWN; r++) {
		struct gd_buf b = GD_BUF_INIT;

		if (l->id && r < gd_import_samples(s->imp))
			l->bad[r] = !gd_import_read_as(s->imp, r, l->id, &b);
		else if (!l->fallback && r < gd_import_samples(s->imp))
			gd_buf_adds(&b, gd_import_sample(s->imp, r, l->column));
		l->cells[r] = gd_buf_detach(&b);
	}
}

static void
make_lines(struct import_screen *s)
{
	const struct gd_importmap *m = gd_import_map(s->imp);
	size_t columns = gd_import_columns(s->imp);

	drop_lines(s);
	s->lines = gd_calloc(columns + m->defaults_len + 1, sizeof *s->lines);
	for (size_t i = 0; i < columns; i++) {
		struct import_line *l = &s->lines[s->lines_len++];

		l->column = i;
		l->id = gd_import_field_of(s->imp, i);
		l->heading = gd_strdup(gd_import_heading(s->imp, i));
		l->field = gd_strdup(l->id ? gd_import_field_name(s->imp, l->id) : "");
		read_cells(s, l);
	}
	for (size_t i = 0; i < m->defaults_len; i++) {
		struct import_line *l = &s->lines[s->lines_len++];

		l->fallback = true;
		l->id = m->defaults[i].field;
		l->heading = gd_strdup(_("(every row)"));
		l->field = gd_strdup(gd_import_field_name(s->imp, l->id));
		read_cells(s, l);
	}
}

static void
import_fetch(struct gd_screen *base, int rows, int cols)
{
	struct import_screen *s = (struct import_screen *)base;
	const struct gd_csv_shape *shape = gd_import_shape(s->imp);

	(void)cols;
	make_lines(s);
	gd_buf_reset(&s->shape);
	gd_buf_addf(&s->shape, "%s  %s", shape->encoding,
		    gd_csv_delimiter_name(shape->delimiter));
	gd_buf_reset(&s->missing);
	gd_import_missing(s->imp, &s->missing);
	gd_list_fit(&s->list, (int64_t)s->lines_len, rows - 5 - GD_BODY_TOP);
}

static struct import_line *
selected(struct import_screen *s)
{
	if (s->list.cursor < 0 || (size_t)s->list.cursor >= s->lines_len)
		return NULL;
	return &s->lines[s->list.cursor];
}

/* The line is read as the chosen field; first in the menu: not at all. */
static void
field_chosen(struct gd_tui *t, int index, void *ctx)
{
	struct import_screen *s = ctx;
	struct import_line *l = selected(s);
	struct gd_importmap *m = gd_import_map(s->imp);
	size_t len;
	const struct gd_import_field *f = gd_import_fields(s->imp, &len);
	char *old;

	if (index < 0 || !l)
		return;
	old = gd_strdup(l->id);
	if (old && l->fallback)
		gd_importmap_default_set(m, old, NULL);
	else if (old)
		gd_importmap_column_set(m, old, NULL);
	if (index > 0 && (size_t)index <= len && !l->fallback)
		gd_importmap_column_set(m, f[index - 1].id, l->heading);
	free(old);
	gd_tui_changed(t);
}

/* All fields as a menu; `none` is its first line. */
static void
choose_field(struct import_screen *s, const char *title, const char *none,
	     void (*done)(struct gd_tui *t, int index, void *ctx))
{
	size_t len;
	const struct gd_import_field *f = gd_import_fields(s->imp, &len);
	struct gd_menu_item *items = gd_calloc(len + 1, sizeof *items);
	struct gd_buf *notes = gd_calloc(len + 1, sizeof *notes);

	items[0].label = none;
	for (size_t i = 0; i < len; i++) {
		const char *column = gd_importmap_column(
			gd_import_map(s->imp), f[i].id);

		gd_buf_init(&notes[i]);
		if (column)
			gd_buf_addf(&notes[i], _("now: %s"), column);
		else if (f[i].required)
			gd_buf_adds(&notes[i], _("needed for a new case"));
		items[i + 1].label = f[i].name;
		items[i + 1].note = notes[i].len ? notes[i].s : NULL;
	}
	gd_dialog_menu(s->base.tui, title, "", items, len + 1, done, s);
	for (size_t i = 0; i < len; i++)
		gd_buf_release(&notes[i]);
	free(notes);
	free(items);
}

static void
default_typed(struct gd_tui *t, const char *typed, void *ctx)
{
	struct import_screen *s = ctx;

	if (typed)
		gd_importmap_default_set(gd_import_map(s->imp), s->field,
					 *typed ? typed : NULL);
	gd_tui_changed(t);
}

static void
default_field(struct gd_tui *t, int index, void *ctx)
{
	struct import_screen *s = ctx;
	size_t len;
	const struct gd_import_field *f = gd_import_fields(s->imp, &len);
	const char *now;

	if (index < 1 || (size_t)index > len)
		return;
	free(s->field);
	s->field = gd_strdup(f[index - 1].id);
	now = gd_importmap_default(gd_import_map(s->imp), s->field);
	gd_dialog_text(t, f[index - 1].name,
		       _("The value for every row that says nothing itself; "
			 "empty takes it away."), now ? now : "", false, NULL,
		       default_typed, s);
}

/* From the start: other letters may be other headings, so it guesses anew. */
static void
reading_told(struct gd_tui *t, int index, void *ctx)
{
	struct import_screen *s = ctx;
	struct gd_import_open_options told = s->told;
	const char *const *names = gd_csv_encodings();
	struct gd_error err = GD_ERROR_INIT;
	struct gd_import *imp;
	int len = 0;

	while (names[len])
		len++;
	if (index < 0)
		return;
	if (index == 0)
		told = (struct gd_import_open_options){ .path = s->path };
	else if (index <= len)
		told.encoding = names[index - 1];
	else
		told.delimiter = gd_csv_delimiters()[index - 1 - len];
	if (gd_import_open(s->desk, &told, &imp, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	drop_lines(s);
	gd_import_close(s->imp);
	s->imp = imp;
	s->told = told;
	gd_list_select(&s->list, 0);
	gd_tui_changed(t);
}

static void
ask_reading(struct import_screen *s)
{
	struct gd_menu_item items[16] = {
		{ .label = _("found out from the list") }
	};
	struct gd_buf labels[GD_ARRAY_LEN(items)];
	size_t len = 1;

	for (size_t i = 1; i < GD_ARRAY_LEN(items); i++)
		gd_buf_init(&labels[i]);
	for (const char *const *e = gd_csv_encodings();
	     *e && len < GD_ARRAY_LEN(items); e++)
		gd_buf_addf(&labels[len++], _("encoding %s"), *e);
	for (const char *d = gd_csv_delimiters();
	     *d && len < GD_ARRAY_LEN(items); d++)
		gd_buf_addf(&labels[len++], _("delimiter %s"),
			    gd_csv_delimiter_name(*d));
	for (size_t i = 1; i < len; i++)
		items[i].label = labels[i].s;
	gd_dialog_menu(s->base.tui, _("How is the list written?"), "", items,
		       len, reading_told, s);
	for (size_t i = 1; i < GD_ARRAY_LEN(items); i++)
		gd_buf_release(&labels[i]);
}

static void
map_named(struct gd_tui *t, const char *typed, void *ctx)
{
	struct import_screen *s = ctx;
	struct gd_error err = GD_ERROR_INIT;

	if (!typed || !*typed)
		return;
	if (gd_import_map_save(s->imp, typed, &err) == GD_OK)
		gd_tui_say(t, _("Kept in %s; next time: gongdao import FILE "
				"--map %s"), typed, typed);
	else if (!gd_tui_again(t, &err, s))
		gd_tui_fail(t, &err);
}

static void
import_act(struct gd_screen *base, enum gd_action a)
{
	struct import_screen *s = (struct import_screen *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_OPEN && selected(s))
		choose_field(s, selected(s)->heading, _("do not read it"),
			     field_chosen);
	else if (a == GD_ACT_DEFAULT)
		choose_field(s, _("One value for every row"), _("none"),
			     default_field);
	else if (a == GD_ACT_REREAD)
		ask_reading(s);
	else if (a == GD_ACT_SAVE_MAP)
		gd_dialog_path(base->tui, _("Save for next time"),
			       _("File that tells which column is which."),
			       "gongdao-import.ini", map_named, s);
	else if (a == GD_ACT_SEARCH)
		gd_find_ask(base->tui, &s->find);
	else if (a == GD_ACT_DRY_RUN || a == GD_ACT_IMPORT)
		gd_import_screen_run(s, a == GD_ACT_DRY_RUN, false);
	else
		gd_list_act(&s->list, a);
}

/* A column goes by its heading, and by what it is read as. */
static void
line_text(void *ctx, int64_t i, struct gd_buf *out)
{
	const struct import_screen *s = ctx;

	if (i >= 0 && (size_t)i < s->lines_len)
		gd_buf_addf(out, "%s %s", s->lines[i].heading,
			    s->lines[i].field);
}

static bool
import_input(struct gd_screen *base, const struct gd_input *in)
{
	struct import_screen *s = (struct import_screen *)base;

	if (!gd_list_mouse(&s->list, in, GD_BODY_TOP + 1))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		import_act(base, GD_ACT_OPEN);
	return true;
}

static void
import_close(struct gd_screen *base)
{
	struct import_screen *s = (struct import_screen *)base;

	drop_lines(s);
	gd_find_release(&s->find);
	gd_import_close(s->imp);
	gd_buf_release(&s->shape);
	gd_buf_release(&s->missing);
	free(s->field);
	free(s->path);
	free(s);
}

const struct gd_screen_ops gd_ops_import = {
	.name = N_("Import"),
	.opens = N_("change"),
	.actions = import_actions,
	.input = import_input,
	.act = import_act,
	.fetch = import_fetch,
	.draw = gd_import_screen_draw,
	.close = import_close,
};

static void ask_path(struct gd_tui *t, const char *initial);

static void
path_typed(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_import_open_options opt = { .path = typed };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_import *imp;
	struct import_screen *s;

	(void)ctx;
	if (!typed || !*typed)
		return;
	if (gd_import_open(gd_tui_desk(t), &opt, &imp, &err) != GD_OK) {
		ask_path(t, typed);
		gd_tui_fail(t, &err);
		return;
	}
	s = gd_calloc(1, sizeof *s);
	s->base.ops = &gd_ops_import;
	s->desk = gd_tui_desk(t);
	s->imp = imp;
	s->path = gd_strdup(typed);
	s->told.path = s->path;
	gd_list_init(&s->list);
	s->find = (struct gd_find){ .list = &s->list, .text = line_text,
				    .ctx = s };
	gd_buf_init(&s->shape);
	gd_buf_init(&s->missing);
	gd_tui_push(t, &s->base);
}

static void
ask_path(struct gd_tui *t, const char *initial)
{
	gd_dialog_path(t, _("Import"),
		       _("A list of complaints as a CSV file, from any "
			 "spreadsheet. Nothing is kept before you have seen "
			 "how it is read."), initial, path_typed, NULL);
}

void
gd_import_screen_open(struct gd_tui *t)
{
	ask_path(t, "");
}
