/*
 * linear/menu.c - where the linear desk begins and returns to.
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/export.h"
#include "desk/intake.h"
#include "desk/phrase.h"
#include "desk/view.h"
#include "linear/linear_internal.h"

static void
status_line(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf now = GD_BUF_INIT;
	struct gd_board_view board;
	int64_t open = 0;

	gd_phrase_now(l->desk, &now);
	gd_lin_say(l, "\ngongdao  %s", now.s);
	gd_buf_release(&now);
	if (gd_desk_board(l->desk, NULL, &board, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	for (int s = 0; s < GD_STAGE_CLOSED; s++)
		open += board.counts.stage[s].open;
	gd_lin_say(l, _("open cases %lld, overdue %lld, due today %lld, within 72 hours %lld, within 7 days %lld"),
		   (long long)open, (long long)board.counts.overdue,
		   (long long)board.counts.due_today,
		   (long long)board.within_72h, (long long)board.within_7d);
}

static void
open_case(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id;

	if (!gd_lin_ask(l, _("Case number, such as GD-0413")) || !*l->line)
		return;
	if (gd_desk_case_id(l->desk, l->line, &id, &err) == GD_OK)
		gd_lin_case(l, id);
	else
		gd_lin_fail(l, &err);
}

static void
export_list(struct gd_linear *l)
{
	const char *const *presets = gd_export_presets();
	const char *const items[] = { _("cases"), _("deadlines") };
	struct gd_export_options opt = { .include_closed = true };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf path = GD_BUF_INIT;
	int64_t rows = 0;
	int n = gd_lin_choose(l, _("Export a list for a spreadsheet"), items,
			      GD_ARRAY_LEN(items), _("back"));

	if (n == 0)
		return;
	opt.preset = presets[n - 1];
	if (gd_desk_export(l->desk, &opt, &path, &rows, NULL, NULL, &err) ==
	    GD_OK)
		gd_lin_say(l, ngettext("%lld row in %s", "%lld rows in %s",
				       (unsigned long)rows),
			   (long long)rows, path.s);
	else
		gd_lin_fail(l, &err);
	gd_buf_release(&path);
}

/* What undoing takes along; false: it is left. `reason` is for free(). */
static bool
ask_reason(struct gd_linear *l, const struct gd_undo_look *look,
	   char **reason)
{
	if (look->who)
		gd_lin_say(l, _("This step is by %s."), look->who);
	if (look->built > 0)
		gd_lin_say(l, "%s\n%s",
			   _("These later steps rest on it and are undone "
			     "first:"), look->words.s);
	if (!look->who && !look->built)
		return true;
	if (!gd_lin_ask(l, _("Why; an empty line leaves it")) || !*l->line)
		return false;
	*reason = gd_strdup(l->line);
	return true;
}

static void
undo_step(struct gd_linear *l, struct gd_undo_ask *ask)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT;
	struct gd_undo_look look;
	char *reason = NULL;

	if (gd_desk_undo_look(l->desk, ask, &look, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	ask->built = look.built > 0;
	if (ask_reason(l, &look, &reason)) {
		ask->reason = reason;
		if (gd_desk_undo_step(l->desk, ask, &what, &err) == GD_OK)
			gd_lin_say(l, "%s", what.s);
		else
			gd_lin_fail(l, &err);
	}
	gd_undo_look_release(&look);
	gd_buf_release(&what);
	free(reason);
}

void
gd_lin_undo(struct gd_linear *l, int64_t case_id)
{
	struct gd_undo_ask ask = { .case_id = case_id };

	undo_step(l, &ask);
}

#define STEPS 20	/* of the history, to choose from */

void
gd_lin_undo_earlier(struct gd_linear *l, int64_t case_id)
{
	struct gd_undo_ask ask = { .case_id = case_id };
	struct gd_buf words[STEPS];
	const char *items[STEPS];
	int64_t ids[STEPS] = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_event_page page;
	size_t len = 0;
	int n;

	if (gd_desk_events(l->desk, case_id, 0, 4 * STEPS, &page, &err) !=
	    GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	for (size_t i = 0; i < page.len && len < STEPS; i++) {
		const struct gd_event_row *ev = &page.rows[i];

		if (ev->undoes || ev->undone_by)
			continue;
		gd_buf_init(&words[len]);
		gd_phrase_instant(l->desk, ev->at, &words[len]);
		gd_buf_addf(&words[len], "  %s  ", ev->who);
		gd_phrase_event_brief(l->desk, ev, &words[len]);
		items[len] = words[len].s;
		ids[len++] = ev->id;
	}
	n = gd_lin_choose(l, _("Which step?"), items, len, _("back"));
	if (n > 0) {
		ask.event_id = ids[n - 1];
		undo_step(l, &ask);
	}
	for (size_t i = 0; i < len; i++)
		gd_buf_release(&words[i]);
	gd_event_page_release(&page);
}

static void
help(struct gd_linear *l)
{
	gd_lin_say(l, "\n%s",
		   _("Type the number of what you want and press Enter; 0 goes back.\n"
		     "In the interview type the answer, or one of these words:\n"
		     "/back  the question before    /unsure  I don't know\n"
		     "/skip  answer later           /review  all answers\n"
		     "/plan  where to complain      /quit    leave; answers are kept\n"
		     "An empty line keeps the answer that is there.\n"
		     "Every change is stored at once and can be undone."));
}

static void
draft(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id = 0;

	if (gd_intake_last_draft(l->desk, &id, &err) != GD_OK)
		gd_lin_fail(l, &err);
	else if (id == 0)
		gd_lin_say(l, _("No interview was left unfinished."));
	else
		gd_lin_interview(l, id);
}

void
gd_lin_menu(struct gd_linear *l)
{
	const char *const items[] = {
		_("deadlines"), _("cases by stage"), _("open a case"),
		_("new case: the interview"), _("go on with an interview"),
		_("export"), _("history"), _("undo my last change"),
		_("help"),
	};

	while (!l->ended) {
		status_line(l);
		switch (gd_lin_choose(l, NULL, items, GD_ARRAY_LEN(items),
				      _("quit"))) {
		case 1: gd_lin_deadlines(l); break;
		case 2: gd_lin_cases(l); break;
		case 3: open_case(l); break;
		case 4: gd_lin_interview(l, 0); break;
		case 5: draft(l); break;
		case 6: export_list(l); break;
		case 7: gd_lin_history(l, 0); break;
		case 8: gd_lin_undo(l, 0); break;
		case 9: help(l); break;
		default: return;
		}
	}
}
