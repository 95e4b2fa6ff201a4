/*
 * linear/settings.c - what each option does now, and what it may be.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/config.h"
#include "linear/linear_internal.h"

#define VALUES_MAX 8
#define OPTIONS_MAX 64

static void
set(struct gd_linear *l, const struct gd_config_option *o, const char *value)
{
	struct gd_error err = GD_ERROR_INIT;
	bool later = false;

	if (gd_desk_configure(l->desk, o->key, value, &later, &err) != GD_OK)
		gd_lin_fail(l, &err);
	else if (later)
		gd_lin_say(l, "%s", _("Kept; it counts from the next start"));
	else
		gd_lin_say(l, _("Kept in %s"),
			   gd_config_path(gd_desk_config(l->desk)));
}

static void
ask_choice(struct gd_linear *l, const struct gd_config_option *o)
{
	const char *p = o->kind == GD_CFG_BOOL ? "yes|no" : o->values;
	const char *items[VALUES_MAX];
	char *values[VALUES_MAX] = { NULL };
	size_t len = 0;
	int n;

	while (*p && len < VALUES_MAX) {
		size_t k = strcspn(p, "|");

		values[len] = gd_strndup(p, k);
		items[len] = gd_config_words(o, values[len]);
		len++;
		p += k + (p[k] == '|');
	}
	n = gd_lin_choose(l, _(o->help), items, len, _("back"));
	if (n > 0)
		set(l, o, values[n - 1]);
	for (size_t i = 0; i < len; i++)
		free(values[i]);
}

static void
change(struct gd_linear *l, const struct gd_config_option *o)
{
	const char *now = gd_config_get(gd_desk_config(l->desk), o->key);

	if (o->kind == GD_CFG_BOOL || o->kind == GD_CFG_ENUM) {
		ask_choice(l, o);
		return;
	}
	gd_lin_say(l, "%s  [%s]", _(o->help), o->key);
	gd_lin_say(l, _("Now: %s"), gd_config_words(o, now));
	if (gd_lin_ask(l, _("New value; an empty line leaves it, - takes it "
			    "away")) && *l->line) {
		char *value = gd_strdup(strcmp(l->line, "-") ? l->line : "");

		set(l, o, value);
		free(value);
	}
}

void
gd_lin_settings(struct gd_linear *l)
{
	size_t len;
	const struct gd_config_option *o = gd_config_options(&len);
	struct gd_buf words[OPTIONS_MAX];
	const char *items[OPTIONS_MAX];
	int n = 1;

	len = len < OPTIONS_MAX ? len : OPTIONS_MAX;
	while (n > 0) {
		for (size_t i = 0; i < len; i++) {
			const char *now = gd_config_get(
				gd_desk_config(l->desk), o[i].key);

			gd_buf_init(&words[i]);
			gd_buf_addf(&words[i], "%s%s%s", _(o[i].help),
				    _(": "), gd_config_words(&o[i], now));
			items[i] = words[i].s;
		}
		n = gd_lin_choose(l, _("Settings"), items, len, _("back"));
		for (size_t i = 0; i < len; i++)
			gd_buf_release(&words[i]);
		if (n > 0)
			change(l, &o[n - 1]);
	}
}
