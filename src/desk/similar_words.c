/*
 * desk/similar_words.c - a similar case to be read (similar.h).
 */
#include <config.h>

#include "base/i18n.h"
#include "desk/similar.h"

static void
paragraph(struct gd_buf *b, const char *label, const char *text)
{
	if (*text)
		gd_buf_addf(b, "%s%s%s\n\n", label, _(": "), text);
}

void
gd_similar_words(const struct gd_similar_case *c, struct gd_buf *out)
{
	struct gd_buf end = GD_BUF_INIT;

	if (!c->id)
		gd_buf_addf(out, "%s\n\n",
			    _("A teaching case: invented, to show how a way goes."));
	paragraph(out, _("shared"), c->why);
	gd_buf_adds(&end, c->outcome);
	if (c->days >= 0) {
		gd_buf_adds(&end, _(", "));
		gd_buf_addf(&end, ngettext("after %d day", "after %d days",
					   (unsigned long)c->days), c->days);
	}
	paragraph(out, _("outcome"), end.s);
	paragraph(out, _("way"), c->way);
	paragraph(out, _("what happened"), c->story);
	paragraph(out, c->id ? _("last answer") : _("what helped"), c->worked);
	gd_buf_release(&end);
}
