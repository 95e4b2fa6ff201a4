/*
 * playbook/words.c - names of sources and choices, for the screen.
 */
#include <config.h>

#include "playbook/playbook.h"

#include <string.h>

#include "base/i18n.h"
#include "playbook/value.h"

const struct gd_source *
gd_playbook_source(struct gd_playbook *pb, const char *id)
{
	const struct gd_source *sources;
	size_t i, len;

	if (!id || gd_playbook_sources(pb, &sources, &len, NULL) != GD_OK)
		return NULL;
	for (i = 0; i < len; i++)
		if (*sources[i].id == *id && strcmp(sources[i].id, id) == 0)
			return &sources[i];
	return NULL;
}

void
gd_playbook_source_words(struct gd_playbook *pb, const char *ids,
			 const char *lang, struct gd_buf *out)
{
	struct gd_buf id = GD_BUF_INIT;
	bool first = true;

	while (gd_value_next(&ids, &id)) {
		const struct gd_source *s = gd_playbook_source(pb, id.s);

		if (!id.len)
			continue;
		if (!first)
			gd_buf_adds(out, _("; "));
		first = false;
		gd_buf_adds(out, s ? gd_bitext_get(&s->name, lang) : id.s);
		if (s && s->verify) {
			gd_buf_addc(out, ' ');
			/* TRANSLATORS: after the title of a law or rule */
			gd_buf_adds(out, _("(to be verified)"));
		}
	}
	gd_buf_release(&id);
}

const char *
gd_playbook_choice_name(struct gd_playbook *pb, const char *list,
			const char *code, const char *lang)
{
	const struct gd_choice *choices;
	const char *name;
	size_t i, len;

	if (gd_playbook_choices(pb, list, &choices, &len, NULL) != GD_OK)
		return code;
	for (i = 0; i < len; i++) {
		if (strcmp(choices[i].code, code) != 0)
			continue;
		name = gd_bitext_get(&choices[i].name, lang);
		return *name ? name : code;
	}
	return code;
}
