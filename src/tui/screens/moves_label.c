/*
 * Whose case it is and what it is tagged with, for all that is marked.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/view.h"
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
	gd_strset(&m->text, typed);
	if (m->what.kind == GD_BULK_TAG)
		gd_many_do(t, m, _("tagged"));
	else
		gd_many_do(t, m, *typed ? _("assigned")
					: _("nobody's any more"));
}

/* What one case has already. */
static void
add_present(struct gd_tui *t, const struct gd_many *m, struct gd_buf *out)
{
	struct gd_case_view v;
	const char *has;

	if (m->bulk.len != 1 ||
	    gd_desk_case(gd_tui_desk(t), m->bulk.items[0].case_id, &v, NULL) !=
	    GD_OK)
		return;
	has = m->what.kind == GD_BULK_TAG ? v.row.tags : v.row.assignee;
	if (*has)
		gd_buf_addf(out, _("\nNow: %s"), has);
	gd_case_view_release(&v);
}

void
gd_many_label(struct gd_tui *t, struct gd_many *m)
{
	bool tags = m->what.kind == GD_BULK_TAG;
	struct gd_buf text = GD_BUF_INIT;

	gd_phrase_bulk(gd_tui_desk(t), &m->bulk, LINES_SHOWN, &text);
	add_present(t, m, &text);
	gd_buf_addf(&text, "\n%s", tags
		    ? _("Tags, parted by commas. -name takes a tag away.")
		    : _("Whose shall it be? Empty: nobody's."));
	gd_dialog_text(t, tags ? _("Tags") : _("Assign"), text.s,
		       tags ? "" : gd_desk_who(gd_tui_desk(t)), false, NULL,
		       label_done, m);
	gd_buf_release(&text);
}

void
gd_move_label(struct gd_tui *t, enum gd_action a, int64_t case_id)
{
	struct gd_marks one = GD_MARKS_INIT;

	gd_marks_set_case(&one, case_id, true);
	gd_move_many(t, a, &one, NULL, NULL);
	gd_marks_release(&one);
}
