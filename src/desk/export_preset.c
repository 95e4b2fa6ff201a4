/*
 * desk/export_preset.c - the presets there are, shipped and of the configuration.
 */
#include <config.h>

#include "desk/export_preset.h"

#include <string.h>

#include "base/code.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "desk/config_internal.h"
#include "desk/views.h"

static const struct { const char *name, *words; } shipped[] = {
	{ "cases", N_("one row a case") },
	{ "deadlines", N_("running deadlines, the nearest first") },
	{ "evidence", N_("files of evidence with their SHA-256") },
	{ "history", N_("everything that was done, oldest first in a case") },
	{ "summary", N_("counts by stage, type, month, outcome and channel") },
};

static const char *const keys[] = {
	"preset", "columns", "filter", "redact", "encoding", "delimiter",
	"headers"
};

const char *const *
gd_export_presets(void)
{
	static const char *const names[] = {
		"cases", "deadlines", "evidence", "history", "summary", NULL
	};

	return names;
}

bool
gd_export_key(const char *key)
{
	return gd_code_find(keys, GD_ARRAY_LEN(keys), key) >= 0;
}

/* The name inside of "export.NAME.key", by its length; 0: another key. */
static size_t
name_in(const char *key)
{
	const char *dot;

	if (strncmp(key, "export.", 7) != 0)
		return 0;
	dot = strrchr(key + 7, '.');
	return dot && gd_export_key(dot + 1) ? (size_t)(dot - key - 7) : 0;
}

bool
gd_export_preset(struct gd_desk *d, size_t i, struct gd_buf *name)
{
	const struct gd_config *c = gd_desk_config(d);

	if (i < GD_ARRAY_LEN(shipped)) {
		gd_buf_adds(name, shipped[i].name);
		return true;
	}
	i -= GD_ARRAY_LEN(shipped);
	/* Each own preset is named once, by its key "preset". */
	for (size_t k = 0; k < c->len; k++) {
		const char *key = c->values[k].key;
		size_t n = name_in(key);

		if (n && strcmp(key + 7 + n, ".preset") == 0 && i-- == 0) {
			gd_buf_add(name, key + 7, n);
			return true;
		}
	}
	return false;
}

const char *
gd_export_preset_words(const char *preset)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(shipped); i++)
		if (strcmp(shipped[i].name, preset) == 0)
			return _(shipped[i].words);
	return _("of your configuration");
}

static const char *
value(struct gd_desk *d, const char *name, const char *key)
{
	struct gd_buf b = GD_BUF_INIT;
	const char *v;

	gd_buf_addf(&b, "export.%s.%s", name, key);
	v = gd_config_get(gd_desk_config(d), b.s);
	gd_buf_release(&b);
	return v;
}

static char
delimiter(const char *s)
{
	return strcmp(s, "tab") == 0 ? '\t' : *s;
}

enum gd_status
gd_export_resolve(struct gd_desk *d, const struct gd_export_options *opt,
		  struct gd_export_plan *out, struct gd_error *err)
{
	const char *base = value(d, opt->preset, "preset"), *v;
	size_t len;

	*out = (struct gd_export_plan){ .opt = *opt };
	if (*base) {
		out->opt.preset = base;
		if (!opt->columns && *(v = value(d, opt->preset, "columns")))
			out->opt.columns = v;
		if (!opt->encoding && *(v = value(d, opt->preset, "encoding")))
			out->opt.encoding = v;
		if (!opt->headers && *(v = value(d, opt->preset, "headers")))
			out->opt.headers = v;
		if (!opt->delimiter)
			out->opt.delimiter =
				delimiter(value(d, opt->preset, "delimiter"));
		out->opt.redact |= strcmp(value(d, opt->preset, "redact"),
					  "yes") == 0;
		if (gd_desk_filter_parse(d, &out->own,
					 value(d, opt->preset, "filter"), NULL,
					 err) != GD_OK)
			return GD_EINVAL;
	}
	if (!gd_export_columns(out->opt.preset, &len))
		return gd_error_set(err, GD_EINVAL,
			_("'%s' is not an export preset; cases, deadlines, "
			  "evidence, history and summary are"),
			out->opt.preset);
	len = opt->filter ? opt->filter->len : 0;
	out->both.len = len + out->own.len;
	out->both.terms = gd_calloc(out->both.len + 1,
				    sizeof *out->both.terms);
	if (len)
		memcpy(out->both.terms, opt->filter->terms,
		       len * sizeof *out->both.terms);
	if (out->own.len)
		memcpy(out->both.terms + len, out->own.terms,
		       out->own.len * sizeof *out->both.terms);
	out->opt.filter = &out->both;
	return GD_OK;
}

void
gd_export_plan_release(struct gd_export_plan *p)
{
	free(p->both.terms);
	gd_filter_release(&p->own);
}
