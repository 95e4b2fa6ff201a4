/*
 * The check before buying: which merchant, then the interview of its own.
 */
#include <config.h>

#include "base/i18n.h"
#include "desk/merchants.h"
#include "tui/screens/interview.h"
#include "tui/screens/merchants.h"
#include "tui/widgets/dialog.h"

static void
name_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id = 0;

	(void)ctx;
	if (!typed)
		return;
	if (gd_desk_merchant_make(gd_tui_desk(t), typed, &id, &err) != GD_OK)
		gd_tui_fail(t, &err);
	else
		gd_precheck_start(t, id);
}

void
gd_precheck_open(struct gd_tui *t)
{
	gd_dialog_text(t, _("Check before buying"),
		       _("Which shop or merchant? Its name as shown, or its credit code. The result stays with its record."),
		       "", false, NULL, name_done, NULL);
}

void
gd_precheck_start(struct gd_tui *t, int64_t id)
{
	gd_interview_check_start(t, id);
}
