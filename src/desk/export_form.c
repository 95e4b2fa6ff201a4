/*
 * desk/export_form.c - see export_form.h.
 */
#include <config.h>

#include "desk/export_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/views.h"

static const struct { const char *code, *words; } encodings[] = {
	{ "utf-8-bom", N_("UTF-8 with mark: Excel, WPS") },
	{ "utf-8", N_("UTF-8: LibreOffice and other programs") },
	{ "gb18030", N_("GB18030: old Chinese programs") },
	{ "utf-16", N_("UTF-16: spreadsheets, as “Unicode text”") },
};

const char *
gd_export_encoding(int i)
{
	return i >= 0 && i < (int)GD_ARRAY_LEN(encodings) ? encodings[i].code
							  : NULL;
}

const char *
gd_export_encoding_words(int i)
{
	return _(encodings[i].words);
}

static void
set(struct gd_buf *to, const char *s)
{
	gd_buf_reset(to);
	gd_buf_adds(to, s);
}

/* What the preset itself says, "" when it is a shipped one or says nothing. */
static const char *
own(const struct gd_export_form *f, const char *key)
{
	struct gd_buf name = GD_BUF_INIT;
	const char *value;

	gd_buf_addf(&name, "export.%s.%s", f->preset.s, key);
	value = gd_config_get(gd_desk_config(f->desk), name.s);
	gd_buf_release(&name);
	return value;
}

void
gd_export_form_file(struct gd_export_form *f, const char *path)
{
	f->named = *path != '\0';
	if (f->named)
		set(&f->file, path);
	else
		gd_export_form_list(f, f->preset.s);
}

void
gd_export_form_list(struct gd_export_form *f, const char *preset)
{
	const char *encoding;

	if (preset != f->preset.s) {
		set(&f->preset, preset);
		gd_buf_reset(&f->columns);
	}
	encoding = own(f, "encoding");
	if (!*encoding)
		encoding = gd_config_get(gd_desk_config(f->desk),
					 "export.encoding");
	for (int i = 0; gd_export_encoding(i); i++)
		if (strcmp(gd_export_encoding(i), encoding) == 0)
			f->encoding = i;
	f->names = strcmp(own(f, "headers"), "names") == 0;
	if (f->named)
		return;
	gd_buf_reset(&f->file);
	gd_export_path(f->desk, f->preset.s, &f->file);
}

void
gd_export_form_init(struct gd_export_form *f, struct gd_desk *d,
		    const char *preset, const char *filter)
{
	*f = (struct gd_export_form){ .desk = d };
	gd_buf_init(&f->preset);
	gd_buf_init(&f->columns);
	gd_buf_init(&f->filter);
	gd_buf_init(&f->file);
	gd_buf_adds(&f->filter, filter);
	gd_export_form_list(f, preset);
}

void
gd_export_form_release(struct gd_export_form *f)
{
	gd_buf_release(&f->preset);
	gd_buf_release(&f->columns);
	gd_buf_release(&f->filter);
	gd_buf_release(&f->file);
}

const char *
gd_export_form_label(enum gd_export_field field)
{
	static const char *const labels[GD_EXPORT_FIELDS] = {
		N_("List"), N_("Columns"), N_("Filter"), N_("Personal data"),
		N_("Encoding"), N_("First row"), N_("File"),
	};

	return _(labels[field]);
}

static bool
redacts(const struct gd_export_form *f)
{
	return f->redact || strcmp(own(f, "redact"), "yes") == 0;
}

/* The preset's own filter and the one that was typed: both must hold. */
static void
filter_words(const struct gd_export_form *f, struct gd_buf *out)
{
	const char *preset = own(f, "filter");

	gd_buf_adds(out, preset);
	gd_buf_addf(out, "%s%s", *preset && f->filter.len ? " " : "",
		    f->filter.s);
}

void
gd_export_form_value(const struct gd_export_form *f,
		     enum gd_export_field field, struct gd_buf *out)
{
	size_t before = out->len;

	switch (field) {
	case GD_EXPORT_F_LIST:
		gd_buf_addf(out, "%s  (%s)", f->preset.s,
			    gd_export_preset_words(f->preset.s));
		break;
	case GD_EXPORT_F_COLUMNS:
		gd_buf_adds(out, f->columns.len ? f->columns.s
			    : *own(f, "columns") ? own(f, "columns")
						 : _("the usual ones"));
		break;
	case GD_EXPORT_F_FILTER:
		filter_words(f, out);
		if (out->len == before)
			gd_buf_adds(out, _("none: all"));
		break;
	case GD_EXPORT_F_PERSONAL:
		gd_buf_adds(out, redacts(f)
			    ? _("taken out: names, phones, addresses, numbers")
			    : _("kept: keep the file safe"));
		break;
	case GD_EXPORT_F_ENCODING:
		gd_buf_adds(out, gd_export_encoding_words(f->encoding));
		break;
	case GD_EXPORT_F_HEADERS:
		gd_buf_adds(out, f->names ? _("names in this language")
					  : _("codes, the same everywhere"));
		break;
	case GD_EXPORT_F_FILE:
		gd_buf_adds(out, f->file.s);
		break;
	}
}

static enum gd_status
keep_one(struct gd_export_form *f, const char *name, const char *key,
	 const char *value, struct gd_error *err)
{
	struct gd_buf full = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	bool later;

	gd_buf_addf(&full, "export.%s.%s", name, key);
	/* What was never said needs no line that says nothing. */
	if (*value || *gd_config_get(gd_desk_config(f->desk), full.s))
		status = gd_desk_configure(f->desk, full.s, value, &later, err);
	gd_buf_release(&full);
	return status;
}

enum gd_status
gd_export_form_keep(struct gd_export_form *f, const char *name,
		    struct gd_error *err)
{
	const char *base = own(f, "preset");
	/* The list itself last: what has none is not offered. */
	struct { const char *key; char *value; } lines[] = {
		{ "columns", gd_strdup(f->columns.len ? f->columns.s
						      : own(f, "columns")) },
		{ "filter", NULL },
		{ "redact", gd_strdup(redacts(f) ? "yes" : "no") },
		{ "encoding", gd_strdup(gd_export_encoding(f->encoding)) },
		{ "headers", gd_strdup(f->names ? "names" : "codes") },
		{ "delimiter", gd_strdup(own(f, "delimiter")) },
		{ "preset", gd_strdup(*base ? base : f->preset.s) },
	};
	const char *const *ours = gd_export_presets();
	struct gd_buf filter = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	filter_words(f, &filter);
	lines[1].value = gd_buf_detach(&filter);
	for (; status == GD_OK && *ours; ours++)
		if (strcmp(*ours, name) == 0)
			status = gd_error_set(err, GD_EINVAL,
					      _("'%s' is a list that is always "
						"there; choose another name"),
					      name);
	for (size_t i = 0; i < GD_ARRAY_LEN(lines); i++) {
		if (status == GD_OK)
			status = keep_one(f, name, lines[i].key,
					  lines[i].value, err);
		free(lines[i].value);
	}
	if (status == GD_OK) {
		gd_buf_reset(&f->filter);
		gd_export_form_list(f, name);
	}
	return status;
}

static struct gd_export_options
options(const struct gd_export_form *f, const struct gd_filter *filter)
{
	return (struct gd_export_options){
		.preset = f->preset.s, .path = f->file.s, .filter = filter,
		.columns = f->columns.len ? f->columns.s : NULL,
		.encoding = gd_export_encoding(f->encoding),
		.include_closed = true, .redact = f->redact,
		.headers = f->names ? "names" : "codes",
	};
}

enum gd_status
gd_export_form_preview(const struct gd_export_form *f, size_t limit,
		       struct gd_export_preview *out, struct gd_error *err)
{
	struct gd_filter filter = GD_FILTER_INIT;
	struct gd_export_options opt = options(f, &filter);
	enum gd_status status = gd_desk_filter_parse(f->desk, &filter,
						     f->filter.s, NULL, err);

	if (status == GD_OK)
		status = gd_desk_export_preview(f->desk, &opt, limit, out,
						err);
	gd_filter_release(&filter);
	return status;
}

enum gd_status
gd_export_form_write(const struct gd_export_form *f, struct gd_buf *path,
		     int64_t *rows,
		     bool (*progress)(int64_t done, int64_t total, void *ctx),
		     void *ctx, struct gd_error *err)
{
	struct gd_filter filter = GD_FILTER_INIT;
	struct gd_export_options opt = options(f, &filter);
	enum gd_status status = gd_desk_filter_parse(f->desk, &filter,
						     f->filter.s, NULL, err);

	if (status == GD_OK)
		status = gd_desk_export(f->desk, &opt, path, rows, progress,
					ctx, err);
	gd_filter_release(&filter);
	return status;
}
