/*
 * desk/config_words.c - values of options as people read them (config.h).
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/config.h"

const char *
gd_config_words(const struct gd_config_option *o, const char *value)
{
	static const char *const words[][2] = {
		{ "default", N_("in colour") }, { "mono", N_("no colours") },
		{ "bell", N_("ring the bell") }, { "flash", N_("flash") },
		{ "none", N_("nothing") }, { "auto", N_("if it can") },
		{ "zh_CN", "\u4e2d\u6587" }, { "en", "English" }
	};

	if (!*value)
		return _("(not set)");
	if (o->kind == GD_CFG_BOOL)
		return strcmp(value, "yes") == 0 ? _("yes") : _("no");
	for (size_t i = 0; o->kind == GD_CFG_ENUM && i < GD_ARRAY_LEN(words);
	     i++)
		if (strcmp(value, words[i][0]) == 0)
			return _(words[i][1]);
	return value;
}
