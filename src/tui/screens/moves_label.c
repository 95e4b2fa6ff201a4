/*
 * Whose case it is and what it is tagged with, for all that is marked.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/screens/moves_many_internal.h"
#include "tui/widgets/dialog.h"

#define LINES_SHOWN 4

static void
label_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_many *m = ctx;

	if (!typed) {
		gd_many_free(m);
		return;
	}
	m->text = gd_strdup(typed);
	if (m->what.kind == GD_BULK_TAG)
		gd_many_do(t, m, _("tagged"));
	else
		gd_many_do(t, m, *typed ? _("assigned")
					: _("nobody's any more"));
}

void
gd_many_label(struct gd_tui *t, struct gd_many *m)
{
	bool tags = m->what.kind == GD_BULK_TAG;
	struct gd_buf text = GD_BUF_INIT;

	gd_phrase_bulk(gd_tui_desk(t), &m->bulk, LINES_SHOWN, &text);
	gd_buf_addf(&text, "\n%s", tags
		    ? _("Tags, parted by commas. -name takes a tag away.")
		    : _("Whose shall it be? Empty: nobody's."));
	gd_dialog_text(t, tags ? _("Tags") : _("Assign"), text.s,
		       tags ? "" : gd_desk_who(gd_tui_desk(t)), false, NULL,
		       label_done, m);
	gd_buf_release(&text);
}
