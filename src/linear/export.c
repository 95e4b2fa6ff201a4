/*
 * linear/export.c - a list as a CSV file: which, what of it, for whom; the first
 * rows before anything is written.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/export_form.h"
#include "linear/linear_internal.h"

#define LOOK_ROWS 3
#define PRESETS_MAX 64

static void
choose_list(struct gd_linear *l, struct gd_export_form *f)
{
	struct gd_buf names[PRESETS_MAX], words[PRESETS_MAX];
	const char *items[PRESETS_MAX];
	size_t len = 0;
	int n;

	for (; len < PRESETS_MAX; len++) {
		gd_buf_init(&names[len]);
		if (!gd_export_preset(l->desk, len, &names[len]))
			break;
		gd_buf_init(&words[len]);
		gd_buf_addf(&words[len], "%s%s%s", names[len].s, _(": "),
			    gd_export_preset_words(names[len].s));
		items[len] = words[len].s;
	}
	n = gd_lin_choose(l, _("Which list?"), items, len, _("back"));
	if (n > 0)
		gd_export_form_list(f, names[n - 1].s);
	for (size_t i = 0; i < len; i++) {
		gd_buf_release(&names[i]);
		gd_buf_release(&words[i]);
	}
}

static void
set(struct gd_buf *to, const char *s)
{
	gd_buf_reset(to);
	gd_buf_adds(to, s);
}

static void
ask_columns(struct gd_linear *l, struct gd_export_form *f)
{
	gd_lin_say(l, "%s",
		   _("Names with commas between, in the order wanted; empty: "
		     "the usual ones; all: every field, as an import reads it"));
	if (gd_lin_ask(l, _("Columns")))
		set(&f->columns, l->line);
}

/* The filter of this file alone: that of the lists stays. */
static void
ask_filter(struct gd_linear *l, struct gd_export_form *f)
{
	char *kept = gd_strdup(l->filter_text ? l->filter_text : "");

	(void)gd_lin_filter_set(l, f->filter.s);
	if (gd_lin_filter_ask(l))
		set(&f->filter, l->filter_text);
	(void)gd_lin_filter_set(l, kept);
	free(kept);
}

static void
ask_encoding(struct gd_linear *l, struct gd_export_form *f)
{
	const char *items[8];
	int len = 0, n;

	for (; len < 8 && gd_export_encoding(len); len++)
		items[len] = gd_export_encoding_words(len);
	n = gd_lin_choose(l, _("Encoding"), items, (size_t)len, _("back"));
	if (n > 0)
		f->encoding = n - 1;
}

/* A row as "heading: value", what is empty left out. */
static void
say_preview(struct gd_linear *l, const struct gd_export_form *f)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_export_preview p = { 0 };

	if (gd_export_form_preview(f, LOOK_ROWS, &p, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	if (p.total >= 0)
		gd_lin_say(l, ngettext("%lld row", "%lld rows",
				       (unsigned long)p.total),
			   (long long)p.total);
	if (!p.rows)
		gd_lin_say(l, "%s", _("No row: choose another list or "
				      "filter"));
	for (size_t r = 0; r < p.rows; r++) {
		struct gd_buf b = GD_BUF_INIT;

		for (size_t k = 0; k < p.cols; k++) {
			const char *cell = p.cells[r * p.cols + k];

			if (*cell)
				gd_buf_addf(&b, "%s%s%s%s", b.len ? _("; ") : "",
					    p.heads[k], _(": "), cell);
		}
		gd_lin_say(l, _("Row %1$zu. %2$s"), r + 1, b.s);
		gd_buf_release(&b);
	}
	gd_export_preview_release(&p);
}

static bool
write_it(struct gd_linear *l, const struct gd_export_form *f)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf path = GD_BUF_INIT;
	int64_t rows = 0;
	bool done = gd_export_form_write(f, &path, &rows, gd_lin_progress, l,
					 &err) == GD_OK;

	if (done)
		gd_lin_say(l, ngettext("%lld row written to %s",
				       "%lld rows written to %s",
				       (unsigned long)rows),
			   (long long)rows, path.s);
	else
		gd_lin_fail(l, &err);
	gd_buf_release(&path);
	return done;
}

static void
change(struct gd_linear *l, struct gd_export_form *f,
       enum gd_export_field field)
{
	switch (field) {
	case GD_EXPORT_F_LIST: choose_list(l, f); break;
	case GD_EXPORT_F_COLUMNS: ask_columns(l, f); break;
	case GD_EXPORT_F_FILTER: ask_filter(l, f); break;
	case GD_EXPORT_F_PERSONAL: f->redact = !f->redact; break;
	case GD_EXPORT_F_ENCODING: ask_encoding(l, f); break;
	case GD_EXPORT_F_HEADERS: f->names = !f->names; break;
	case GD_EXPORT_F_FILE:
		if (gd_lin_ask_path(l, _("File; an empty line: the usual name")))
			gd_export_form_file(f, l->line);
		break;
	}
}

/* What is chosen, under a name, for another day. */
static void
keep(struct gd_linear *l, struct gd_export_form *f)
{
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_lin_ask(l, _("Its name, of letters, digits, - and _")) ||
	    !*l->line)
		return;
	if (gd_export_form_keep(f, l->line, &err) == GD_OK)
		gd_lin_say(l, _("Kept: 'gongdao export %s' writes it, too"),
			   l->line);
	else
		gd_lin_fail(l, &err);
}

#define LOOK (GD_EXPORT_FIELDS + 1)
#define WRITE (GD_EXPORT_FIELDS + 2)
#define KEEP (GD_EXPORT_FIELDS + 3)

/* The form read out; what was chosen of it. */
static int
ask_form(struct gd_linear *l, const struct gd_export_form *f)
{
	struct gd_buf words[GD_EXPORT_FIELDS];
	const char *items[KEEP];
	int n;

	for (int i = 0; i < GD_EXPORT_FIELDS; i++) {
		enum gd_export_field field = (enum gd_export_field)i;

		gd_buf_init(&words[i]);
		gd_buf_addf(&words[i], "%s%s", gd_export_form_label(field),
			    _(": "));
		gd_export_form_value(f, field, &words[i]);
		items[i] = words[i].s;
	}
	items[LOOK - 1] = _("look at the first rows");
	items[WRITE - 1] = _("write the file");
	items[KEEP - 1] = _("keep these choices as a list of my own");
	n = gd_lin_choose(l, _("Export as CSV; a number changes it"), items,
			  KEEP, _("back"));
	for (int i = 0; i < GD_EXPORT_FIELDS; i++)
		gd_buf_release(&words[i]);
	return n;
}

void
gd_lin_export(struct gd_linear *l, const char *preset)
{
	struct gd_export_form f;
	bool stay = true;

	gd_export_form_init(&f, l->desk, preset,
			    l->filter_text ? l->filter_text : "");
	while (stay && !l->ended) {
		int n = ask_form(l, &f);

		if (n == LOOK)
			say_preview(l, &f);
		else if (n == WRITE)
			stay = !write_it(l, &f);
		else if (n == KEEP)
			keep(l, &f);
		else if (n > 0)
			change(l, &f, (enum gd_export_field)(n - 1));
		else
			stay = false;
	}
	gd_export_form_release(&f);
}
