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
	static const struct {
		const char *key;	/* NULL: the word suits any option */
		const char *value, *word;
	} words[] = {
		{ NULL, "default", N_("in colour") },
		{ NULL, "mono", N_("no colours") },
		{ NULL, "bell", N_("ring the bell") },
		{ NULL, "flash", N_("flash") },
		{ NULL, "none", N_("nothing") },
		{ NULL, "yes", N_("yes") }, { NULL, "no", N_("no") },
		{ "ui.notify", "auto", N_("if it can") },
		{ "ui.ambiguous_wide", "auto", N_("ask the terminal") },
		{ NULL, "zh_CN", "\u4e2d\u6587" }, { NULL, "en", "English" }
	};

	if (!*value)
		return _("(not set)");
	if (o->kind == GD_CFG_BOOL)
		return strcmp(value, "yes") == 0 ? _("yes") : _("no");
	for (size_t i = 0; o->kind == GD_CFG_ENUM && i < GD_ARRAY_LEN(words);
	     i++)
		if (strcmp(value, words[i].value) == 0 &&
		    (!words[i].key || strcmp(o->key, words[i].key) == 0))
			return _(words[i].word);
	return value;
}
