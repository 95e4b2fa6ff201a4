/*
 * base/bitext.c - see bitext.h.
 */
#include <config.h>

#include "base/bitext.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

const char *
gd_bitext_get(const struct gd_bitext *t, const char *lang)
{
	const char *first, *second;

	if (!lang)
		lang = gd_i18n_lang();
	if (strncmp(lang, "zh", 2) == 0) {
		first = t->zh;
		second = t->en;
	} else {
		first = t->en;
		second = t->zh;
	}
	if (first && *first)
		return first;
	return second ? second : "";
}

void
gd_bitext_release(struct gd_bitext *t)
{
	free(t->zh);
	free(t->en);
	*t = (struct gd_bitext){ .zh = NULL };
}
