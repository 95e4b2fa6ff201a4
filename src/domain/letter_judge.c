/*
 * domain/letter_judge.c - see letter_judge.h.
 */
#include <config.h>

#include "domain/letter_judge.h"

#include <string.h>

#include "base/i18n.h"
#include "domain/letter_case.h"

static bool
place_wrong(const char *name, const char *list,
	    const struct gd_letter_known *known, struct gd_buf *why)
{
	const char *id = strchr(name, ':');

	if (gd_letter_cell_known(list, name) ||
	    known->question(known->ctx, name))
		return false;
	if (!gd_letter_place_known(name))
		gd_buf_addf(why, _("'{%s}' is no place: neither a question's "
				   "id nor one that is computed"), name);
	else if (strncmp(name, "law:", 4) == 0 &&
		 !known->source(known->ctx, id + 1))
		gd_buf_addf(why, _("the law table has no '%s'"), id + 1);
	else if ((strncmp(name, "filed:", 6) == 0 ||
		  strncmp(name, "ref:", 4) == 0 ||
		  strncmp(name, "waited:", 7) == 0) &&
		 !known->channel(known->ctx, id + 1))
		gd_buf_addf(why, _("there is no channel '%s'"), id + 1);
	else
		return false;
	return true;
}

bool
gd_letter_name_wrong(enum gd_letter_kind kind, const char *name,
		     const char *list, const struct gd_letter_known *known,
		     struct gd_buf *why)
{
	if (kind == GD_LETTER_PLACE)
		return place_wrong(name, list, known, why);
	if (kind == GD_LETTER_EACH && !gd_letter_list_known(name))
		gd_buf_addf(why, _("there is no list '%s' for a letter"), name);
	else if (kind == GD_LETTER_IF && !gd_letter_fact_known(name) &&
		 !known->question(known->ctx, name))
		gd_buf_addf(why, _("'%s' is no question's id that a condition "
				   "can read"), name);
	else
		return false;
	return true;
}

struct search {
	const struct gd_letter_known *known;
	struct gd_buf *why;
	int line;
};

static void
visit(enum gd_letter_kind kind, const char *name, const char *list, int line,
      void *ctx)
{
	struct search *s = ctx;

	if (!s->line &&
	    gd_letter_name_wrong(kind, name, list, s->known, s->why))
		s->line = line;
}

int
gd_letter_first_wrong(const struct gd_letter_text *t,
		      const struct gd_letter_known *known, struct gd_buf *why)
{
	struct search s = { known, why, 0 };

	gd_letter_names(t, visit, &s);
	return s.line;
}
