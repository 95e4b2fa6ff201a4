/*
 * A move that somebody else has got in the way of: both sides are shown, and
 * nothing is overwritten unseen.
 */
#include <config.h>

#include "base/i18n.h"
#include "desk/together.h"
#include "tui/screens/moves_internal.h"
#include "tui/widgets/dialog.h"

void
gd_move_look(struct gd_tui *t, struct gd_move *m)
{
	struct gd_case_view v = { 0 };

	if (gd_desk_case(gd_tui_desk(t), m->case_id, &v, NULL) != GD_OK)
		return;
	m->version = v.row.version;
	gd_case_view_release(&v);
}

void
gd_move_expect(struct gd_tui *t, const struct gd_move *m)
{
	gd_desk_expect(gd_tui_desk(t), m->case_id, m->version);
}

bool
gd_move_outrun(struct gd_tui *t, const struct gd_move *m)
{
	struct gd_buf text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	bool told;

	gd_buf_adds(&text, _("Nothing was changed. This has happened while "
			     "you were busy with it:"));
	gd_buf_adds(&text, "\n\n");
	told = m->version &&
	       gd_desk_meanwhile(gd_tui_desk(t), m->case_id, m->version, &text,
				 &err) == GD_OK;
	gd_buf_adds(&text, "\n");
	gd_buf_adds(&text, _("If your step still fits, do it again."));
	if (told)
		gd_dialog_read(t, _("Somebody else was here"), text.s);
	gd_buf_release(&text);
	return told;
}
