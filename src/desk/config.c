/*
 * desk/config.c - see config.h. The table of options and reading.
 */
#include <config.h>

#include "desk/config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/suggest.h"
#include "desk/config_internal.h"
#include "desk/export_preset.h"
#include "domain/alerts.h"
#include "playbook/ini.h"

static const struct gd_config_option options[] = {
	{ "store.path", GD_CFG_TEXT, NULL, "",
	  N_("where the cases are kept; empty: the usual data folder") },
	{ "store.key_file", GD_CFG_TEXT, NULL, "",
	  N_("file with the key of an encrypted database, or ask; empty: not encrypted") },
	{ "ui.language", GD_CFG_ENUM, "zh_CN|en", "",
	  N_("language of the desk; empty: the locale's") },
	{ "ui.theme", GD_CFG_ENUM, "default|mono", "default",
	  N_("colours, or none") },
	{ "ui.ascii", GD_CFG_BOOL, NULL, "no",
	  N_("draw with - | + ! alone") },
	{ "ui.mouse", GD_CFG_BOOL, NULL, "yes",
	  N_("clicks and the wheel work; text is then marked with Shift") },
	{ "ui.bell", GD_CFG_ENUM, "bell|flash|none", "bell",
	  N_("what happens when a deadline falls while the desk is open") },
	{ "ui.notify", GD_CFG_ENUM, "auto|osc9|osc777|none", "auto",
	  N_("desktop notice of a deadline; auto: where the terminal can") },
	{ "ui.lock_min", GD_CFG_NUMBERS, "600", "15",
	  N_("minutes without a key until the cases are hidden; 0: never") },
	{ "ui.ambiguous_wide", GD_CFG_ENUM, "auto|yes|no", "auto",
	  N_("the terminal draws ambiguous characters two columns wide; auto: ask it") },
	{ "desk.name", GD_CFG_TEXT, NULL, "",
	  N_("your name in the history; empty: the login name") },
	{ "desk.zone", GD_CFG_TEXT, NULL, "Asia/Shanghai",
	  N_("the zone that days are counted in") },
	{ "alerts.hours_72", GD_CFG_NUMBERS, "72", "48 66 72",
	  N_("hours gone of a 72-hour deadline when it reminds") },
	{ "alerts.days_7", GD_CFG_NUMBERS, "7", "5 6.5 7",
	  N_("days gone of a 7-day deadline when it reminds") },
	{ "alerts.other", GD_CFG_NUMBERS, "3650", "1 0",
	  N_("days before the end when any other deadline reminds") },
	{ "alerts.repeat_h", GD_CFG_NUMBERS, "720", "24",
	  N_("hours until a deadline that fell reminds again; 0: never") },
	{ "alerts.quiet_from", GD_CFG_TIME, NULL, "",
	  N_("no reminder from this time on, such as 22:00; empty: at any time") },
	{ "alerts.quiet_until", GD_CFG_TIME, NULL, "",
	  N_("up to this time, such as 08:00") },
	{ "stamp.url", GD_CFG_TEXT, NULL, "",
	  N_("address of a timestamp authority (RFC 3161); empty: requests are written as files") },
	{ "stamp.ca", GD_CFG_TEXT, NULL, "",
	  N_("PEM file of the authority's root certificate") },
	{ "export.encoding", GD_CFG_ENUM, "utf-8-bom|utf-8|gb18030|utf-16",
	  "utf-8-bom", N_("encoding of exported lists") },
};

const struct gd_config_option *
gd_config_options(size_t *len)
{
	*len = GD_ARRAY_LEN(options);
	return options;
}

const struct gd_config_option *
gd_config_option(const char *key)
{
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(options); i++)
		if (strcmp(options[i].key, key) == 0)
			return &options[i];
	return NULL;
}

void
gd_config_suggest(const char *key, struct gd_buf *out)
{
	const char *keys[GD_ARRAY_LEN(options)], *near;
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(options); i++)
		keys[i] = options[i].key;
	near = gd_suggest(key, keys, GD_ARRAY_LEN(keys));
	if (near)
		gd_buf_addf(out, _("; did you mean '%s'?"), near);
}

static bool
bool_parse(const char *s, bool *out)
{
	static const char *const yes[] = { "yes", "true", "on", "1" };
	static const char *const no[] = { "no", "false", "off", "0" };
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(yes); i++) {
		if (strcasecmp(s, yes[i]) == 0) {
			*out = true;
			return true;
		}
		if (strcasecmp(s, no[i]) == 0) {
			*out = false;
			return true;
		}
	}
	return false;
}

static bool
is_one_of(const char *values, const char *value)
{
	size_t len = strlen(value), n;

	for (; len && *values; values += n + (values[n] == '|')) {
		n = strcspn(values, "|");
		if (n == len && strncmp(values, value, n) == 0)
			return true;
	}
	return false;
}

enum gd_status
gd_config_check(const struct gd_config_option *o, const char *value,
		struct gd_error *err)
{
	struct gd_quiet quiet;
	bool b;

	switch (o->kind) {
	case GD_CFG_TEXT:
		break;
	case GD_CFG_NUMBERS:
		if (!gd_alert_list_valid(value, strtod(o->values, NULL)))
			return gd_error_set(err, GD_EINVAL,
					    _("'%s' takes numbers from 0 to %s "
					      "with spaces between, not '%s'"),
					    o->key, o->values, value);
		break;
	case GD_CFG_TIME:
		if (*value && !gd_quiet_parse(value, value, &quiet))
			return gd_error_set(err, GD_EINVAL,
					    _("'%s' takes a time such as "
					      "22:00, not '%s'"), o->key,
					    value);
		break;
	case GD_CFG_BOOL:
		if (!bool_parse(value, &b))
			return gd_error_set(err, GD_EINVAL,
					    _("'%s' takes yes or no, not '%s'"),
					    o->key, value);
		break;
	case GD_CFG_ENUM:
		if ((*value || *o->fallback) && !is_one_of(o->values, value))
			return gd_error_set(err, GD_EINVAL,
					    _("'%s' takes one of %s, not '%s'"),
					    o->key, o->values, value);
		break;
	}
	return GD_OK;
}

void
gd_config_keep(struct gd_config *c, const char *key, const char *value)
{
	size_t i;

	for (i = 0; i < c->len; i++) {
		if (strcmp(c->values[i].key, key) == 0) {
			free(c->values[i].value);
			c->values[i].value = gd_strdup(value);
			return;
		}
	}
	GD_GROW(c->values, c->len, c->cap);
	c->values[c->len++] = (struct gd_config_value){
		.key = gd_strdup(key), .value = gd_strdup(value)
	};
}

static const char *
find(const struct gd_config *c, const char *key)
{
	size_t i;

	for (i = 0; i < c->len; i++)
		if (strcmp(c->values[i].key, key) == 0)
			return c->values[i].value;
	return NULL;
}

/* Take one `key = value` of section `section`, or report what is wrong with it. */
static void
take(struct gd_config *c, const char *section, const struct gd_ini_key *k,
     struct gd_mistakes *m)
{
	struct gd_buf name = GD_BUF_INIT, hint = GD_BUF_INIT;
	const struct gd_config_option *o;
	struct gd_error why = GD_ERROR_INIT;

	gd_buf_addf(&name, "%s.%s", section, k->name);
	o = gd_config_option(name.s);
	if (strcmp(section, "keys") == 0 || strcmp(section, "views") == 0 ||
	    (strncmp(section, "export.", 7) == 0 && gd_export_key(k->name))) {
		gd_config_keep(c, name.s, k->value);
	} else if (!o) {
		gd_config_suggest(name.s, &hint);
		gd_mistake(m, c->path, k->line,
			   _("there is no option '%s'%s"), name.s, hint.s);
	} else if (gd_config_check(o, k->value, &why) != GD_OK) {
		gd_mistake(m, c->path, k->line, "%s", why.text);
	} else {
		gd_config_keep(c, name.s, k->value);
	}
	gd_buf_release(&hint);
	gd_buf_release(&name);
}

static enum gd_status
read_config(struct gd_config *c, struct gd_error *err)
{
	struct gd_error first = GD_ERROR_INIT;
	struct gd_mistakes m = { .first = &first };
	struct gd_ini ini;
	size_t i, k;

	if (gd_ini_read(c->path, &ini, &m)) {
		for (i = 0; i < ini.len; i++)
			for (k = 0; k < ini.sections[i].len; k++)
				take(c, ini.sections[i].name,
				     &ini.sections[i].keys[k], &m);
		gd_ini_release(&ini);
	}
	if (m.count)
		return gd_error_set(err, GD_EDATA, "%s", first.text);
	return GD_OK;
}

/* Read the file at `c->path` when it is there; `named`: by the user, so it must be. */
static enum gd_status
load(struct gd_config *c, bool named, struct gd_error *err)
{
	struct gd_buf text = GD_BUF_INIT;
	enum gd_status status;

	/* Read once for its errors: the INI reader tells mistakes, not disks. */
	status = gd_file_read(&text, c->path, GD_CONFIG_FILE_MAX, err);
	if (status == GD_ENOTFOUND && !named)
		status = GD_OK;
	else if (status == GD_OK)
		status = read_config(c, err);
	else if (status == GD_ENOTFOUND)
		status = gd_error_set(err, GD_ESYS,
				      _("the configuration file '%s' does not "
					"exist; make it, or leave --config away"),
				      c->path);
	gd_buf_release(&text);
	return status;
}

enum gd_status
gd_config_open(const char *path, struct gd_config **out, struct gd_error *err)
{
	struct gd_config *c = gd_calloc(1, sizeof *c);
	struct gd_buf name = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	if (path) {
		gd_buf_adds(&name, path);
	} else if (gd_path_config_home(&name, NULL) == GD_OK) {
		gd_buf_adds(&name, "/config.ini");
	}
	/* Without a home folder there is no file, and all is default. */
	c->path = gd_buf_detach(&name);
	if (*c->path || path)
		status = load(c, path != NULL, err);
	if (status == GD_OK)
		*out = c;
	else
		gd_config_close(c);
	return status;
}

void
gd_config_close(struct gd_config *c)
{
	size_t i;

	if (!c)
		return;
	for (i = 0; i < c->len; i++) {
		free(c->values[i].key);
		free(c->values[i].value);
	}
	free(c->values);
	free(c->path);
	free(c);
}

const char *
gd_config_path(const struct gd_config *c)
{
	return c->path;
}

const char *
gd_config_get(const struct gd_config *c, const char *key)
{
	const struct gd_config_option *o = gd_config_option(key);
	const char *value = find(c, key);

	if (value)
		return value;
	return o ? o->fallback : "";
}

bool
gd_config_bool(const struct gd_config *c, const char *key)
{
	bool b = false;

	bool_parse(gd_config_get(c, key), &b);
	return b;
}

bool
gd_config_given(const struct gd_config *c, const char *key)
{
	return find(c, key) != NULL;
}

bool
gd_config_view(const struct gd_config *c, size_t i, const char **name,
	       const char **filter)
{
	for (size_t k = 0; k < c->len; k++) {
		const struct gd_config_value *v = &c->values[k];

		if (strncmp(v->key, "views.", 6) != 0 || !*v->value || i--)
			continue;
		*name = v->key + 6;
		*filter = v->value;
		return true;
	}
	return false;
}

const char *
gd_config_keys(const struct gd_config *c, const char *action)
{
	struct gd_buf name = GD_BUF_INIT;
	const char *value;

	gd_buf_addf(&name, "keys.%s", action);
	value = find(c, name.s);
	gd_buf_release(&name);
	return value;
}
