/*
 * The check before buying: which merchant, then the interview of its own.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "desk/merchants.h"
#include "tui/screens/interview_internal.h"
#include "tui/screens/merchants.h"
#include "tui/widgets/dialog.h"

static void
name_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id = 0;

	if (!typed)
		return;
	if (gd_desk_merchant_make(gd_tui_desk(t), typed, &id, &err) == GD_OK)
		gd_precheck_start(t, id);
	else if (!gd_tui_again(t, &err, ctx))
		gd_tui_fail(t, &err);
}

void
gd_precheck_open(struct gd_tui *t)
{
	gd_dialog_text(t, _("Check before buying"),
		       _("Which shop or merchant? Its name as shown, or its credit code. The result stays with its record."),
		       "", false, NULL, name_done, NULL);
}

void
gd_iv_keep_check(struct interview *s)
{
	struct gd_tui *t = s->base.tui;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	int64_t merchant = s->merchant;
	struct gd_precheck p;

	if (gd_desk_check_keep(s->desk, merchant, &s->in.answers, &err) !=
	    GD_OK ||
	    gd_desk_precheck(s->desk, &s->in.answers, &p, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	gd_precheck_words(s->desk, &p, &text);
	gd_precheck_release(&p);
	gd_tui_pop(t);
	gd_merchant_open(t, merchant);
	gd_dialog_read(t, _("Check before buying"), text.s);
	gd_buf_release(&text);
}

void
gd_precheck_start(struct gd_tui *t, int64_t id)
{
	struct interview *s = gd_iv_make(t);
	struct gd_merchant_view v;
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_merchant(s->desk, id, &v, &err) != GD_OK ||
	    gd_desk_check_begin(s->desk, &s->in, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		free(s);
		return;
	}
	s->merchant = id;
	gd_buf_adds(&s->merchant_name, *v.row.name ? v.row.name
						   : v.row.credit_code);
	gd_merchant_view_release(&v);
	gd_iv_begin(s);
}
