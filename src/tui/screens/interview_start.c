/*
 * Beginning an interview, or going on with one that is not finished.
 */
#include <config.h>

#include "tui/screens/interview.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/records.h"
#include "tui/screens/interview_internal.h"
#include "tui/widgets/dialog.h"

/* `draft` 0 begins a new interview. */
static void
open_interview(struct gd_tui *t, int64_t draft)
{
	struct interview *s = gd_iv_make(t);
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status = draft
		? gd_intake_resume(s->desk, draft, &s->in, &err)
		: gd_intake_new(s->desk, &s->in, &err);

	if (status != GD_OK) {
		gd_tui_fail(t, &err);
		free(s);
		return;
	}
	gd_iv_begin(s);
}

void
gd_interview_resume(struct gd_tui *t, int64_t case_id)
{
	open_interview(t, case_id);
}

struct draft {
	int64_t id;
};

static void
draft_done(struct gd_tui *t, int index, void *ctx)
{
	struct draft *draft = ctx;

	if (index >= 0)
		open_interview(t, index == 0 ? draft->id : 0);
	free(draft);
}

void
gd_interview_start(struct gd_tui *t)
{
	struct gd_menu_item items[2];
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf label = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];
	int64_t id = 0;
	struct draft *draft;

	if (gd_intake_last_draft(gd_tui_desk(t), &id, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	if (id == 0) {
		open_interview(t, 0);
		return;
	}
	gd_case_number(id, number);
	gd_buf_addf(&label, _("Go on with %s where it was left"), number);
	items[0] = (struct gd_menu_item){ .label = label.s };
	items[1] = (struct gd_menu_item){ .label = _("Begin a new case") };
	draft = gd_calloc(1, sizeof *draft);
	draft->id = id;
	gd_dialog_menu(t, _("An interview is not finished"), NULL, items, 2,
		       draft_done, draft);
	gd_buf_release(&label);
}
