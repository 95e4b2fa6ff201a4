/*
 * Leaving the interview, also when the disk takes nothing any more.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/screens/interview_internal.h"
#include "tui/widgets/dialog.h"

static void
go(struct interview *s)
{
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(s->in.case_id, number);
	if (s->merchant)
		gd_tui_say(s->base.tui, _("The check was left; nothing was "
					  "kept of it"));
	else if (s->in.answers.len > 0)
		gd_tui_say(s->base.tui, _("%s is saved; n goes on with it at "
					  "this question"), number);
	gd_tui_pop(s->base.tui);
}

static void
chosen(struct gd_tui *t, int index, void *ctx)
{
	struct interview *s = ctx;

	if (index == 0) {
		gd_iv_leave(s);
	} else if (index == 1) {
		/* Nothing is left to be kept. */
		gd_iv_leave_page(s);
		gd_tui_pop(t);
	}
}

void
gd_iv_leave(struct interview *s)
{
	const struct gd_menu_item items[] = {
		{ .label = _("Try to save it again") },
		{ .label = _("Leave; what was typed last is lost") },
		{ .label = _("Stay here") },
	};

	if (gd_iv_keep(s, true)) {
		go(s);
		return;
	}
	gd_dialog_menu(s->base.tui, _("Not saved"),
		       _("What you typed on this page is not saved. Free some "
			 "space, or whatever the line below tells, and try "
			 "again."), items, GD_ARRAY_LEN(items), chosen, s);
}
