/*
 * gongdao undo - take the last change back, or an older one.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "desk/actions.h"

/* What an older step carries: told with its refusal. */
static void
tell_built(struct gd_cli *c, const struct gd_undo_ask *ask)
{
	struct gd_undo_look look;

	if (gd_desk_undo_look(c->desk, ask, &look, NULL) != GD_OK)
		return;
	if (look.built > 0) {
		gd_cli_say(_("what was built on it:"));
		gd_cli_say("%s", look.words.s);
		gd_cli_say(_("--force with --reason undoes these, too"));
	}
	gd_undo_look_release(&look);
}

int
gd_cmd_undo(struct gd_cli *c)
{
	const char *reason = gd_cli_value(c, "reason");
	struct gd_undo_ask ask = { .built = gd_cli_value(c, "force") };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT, words = GD_BUF_INIT;
	int status = GD_EXIT_OK;

	if (c->argc > 0 && !gd_cli_case(c, c->argv[0], &ask.case_id, &status))
		return status;
	if (!gd_cli_number(c, "event", 1, INT64_MAX, &ask.event_id) ||
	    (reason && !gd_cli_words(reason, &words)))
		return GD_EXIT_REQUEST;
	ask.reason = reason ? words.s : NULL;
	if (gd_desk_undo_step(c->desk, &ask, &what, &err) == GD_OK) {
		gd_cli_line(c, what.s);
	} else {
		status = gd_cli_fail(&err);
		if (err.status == GD_EGUARD && !ask.built)
			tell_built(c, &ask);
	}
	gd_buf_release(&what);
	gd_buf_release(&words);
	return status;
}
