/*
 * desk/rehearse_words.c - a rehearsal in words.
 */
#include <config.h>

#include "desk/advice.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/list.h"

void
gd_rehearsal_verdict(const struct gd_rehearsal *r, struct gd_buf *out)
{
	if (r->met > 0)
		gd_buf_addf(out, ngettext("It would be refused: %d ground is "
					  "met", "It would be refused: %d "
					  "grounds are met",
					  (unsigned long)r->met), r->met);
	else if (r->unknown > 0)
		gd_buf_addf(out, ngettext("No ground is met; %d is not clear "
					  "yet", "No ground is met; %d are not "
					  "clear yet",
					  (unsigned long)r->unknown),
			    r->unknown);
	else
		gd_buf_adds(out, _("Nothing speaks against it"));
}

static const char *
mark(const struct gd_rehearsed *x)
{
	if (x->met == GD_UNKNOWN)
		return _("not clear");
	if (x->met == GD_FALSE)
		return _("fine");
	if (x->ours)
		return _("our advice");
	return x->strength == GD_BY_LAW ? _("refused by law")
					: _("advised against");
}

static void
ground(const struct gd_rehearsed *x, struct gd_buf *out)
{
	gd_buf_addf(out, "[%s] %s\n", mark(x),
		    *x->name ? x->name : x->text);
	if (x->met == GD_FALSE)
		return;
	if (*x->name)
		gd_buf_addf(out, "   %s\n", x->text);
	if (*x->cure)
		gd_buf_addf(out, "   %s%s\n", _("What would help: "), x->cure);
	if (*x->source)
		gd_buf_addf(out, "   %s%s\n", _("Source: "), x->source);
}

/* The names of the questions still open. */
static void
ask(struct gd_desk *d, const char *number, const char *fields,
    struct gd_buf *out)
{
	const struct gd_interview *iv;
	const char *p = fields, *code;
	struct gd_playbook *pb;
	size_t len;
	bool more = false;

	if (!*fields || gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_interview(pb, &iv, NULL) != GD_OK)
		return;
	gd_buf_adds(out, _("Still to be told: "));
	for (; gd_list_next(&p, &code, &len); more = true) {
		char *field = gd_strndup(code, len);
		int i = gd_interview_find(iv, field);

		gd_buf_adds(out, more ? _(", ") : "");
		gd_buf_addf(out, "%s (%s)", i < 0 ? field :
			    gd_bitext_get(&iv->questions[i].name, NULL),
			    field);
		free(field);
	}
	gd_buf_addf(out, "\n   gongdao edit %s %.*s=...\n", number,
		    (int)strcspn(fields, ","), fields);
}

void
gd_rehearsal_words(struct gd_desk *d, const char *number,
		   const struct gd_rehearsal *r, struct gd_buf *out)
{
	struct gd_buf verdict = GD_BUF_INIT;

	gd_rehearsal_verdict(r, &verdict);
	gd_buf_addf(out, "%s  %s\n%s\n", number,
		    gd_bitext_get(&r->channel->name, NULL), verdict.s);
	gd_buf_release(&verdict);
	if (r->fixes_len > 0)
		gd_buf_addf(out, "\n%s\n", _("What to put right first"));
	for (size_t i = 0; i < r->fixes_len; i++)
		gd_buf_addf(out, "%zu. %s\n", i + 1, r->fixes[i]);
	if (*r->ask)
		gd_buf_addc(out, '\n');
	ask(d, number, r->ask, out);
	gd_buf_addf(out, "\n%s\n", _("Ground by ground"));
	for (size_t i = 0; i < r->len; i++)
		ground(&r->items[i], out);
}
