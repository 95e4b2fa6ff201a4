/*
 * cli/moved.c - see moved.h.
 */
#include <config.h>

#include "cli/moved.h"

#include "base/i18n.h"
#include "desk/actions.h"
#include "desk/phrase.h"
#include "desk/view.h"

bool
gd_cli_forced(const struct gd_cli *c, const char **reason)
{
	bool force = gd_cli_value(c, "force") != NULL;
	const char *why = gd_cli_value(c, "reason");

	*reason = force ? why : NULL;
	if (force && (!why || !*why)) {
		gd_cli_say(_("--force needs --reason=TEXT; the reason goes into the history"));
		return false;
	}
	if (!force && why) {
		gd_cli_say(_("--reason goes with --force"));
		return false;
	}
	return true;
}

int
gd_cli_refused(struct gd_cli *c, int64_t id, const char *channel,
	       const struct gd_error *err)
{
	struct gd_objections o = { NULL, 0, 0 };
	bool law = false;

	if (err->status != GD_EGUARD || !channel ||
	    gd_desk_objections(c->desk, id, channel, &o, NULL) != GD_OK ||
	    o.len == 0) {
		gd_objections_release(&o);
		return gd_cli_fail(err);
	}
	for (size_t i = 0; i < o.len; i++) {
		gd_cli_say("%s%s%s%s", o.items[i].text,
			   *o.items[i].source ? " (" : "", o.items[i].source,
			   *o.items[i].source ? ")" : "");
		if (*o.items[i].cure)
			gd_cli_say(_("what would help: %s"), o.items[i].cure);
		law |= o.items[i].kind == GD_OBJ_LAW;
	}
	if (!law)
		gd_cli_say(_("this is advice: --force --reason=TEXT files all the same"));
	gd_objections_release(&o);
	return gd_status_exit(err->status);
}

int
gd_cli_moved(struct gd_cli *c, int64_t id)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf line = GD_BUF_INIT;
	struct gd_case_view view;

	if (gd_desk_case(c->desk, id, &view, NULL) != GD_OK)
		return GD_EXIT_OK;
	gd_case_number(id, number);
	gd_buf_addf(&line, "%s  ", number);
	gd_phrase_stage(c->desk, view.row.stage, false, &line);
	if (view.row.next_due != GD_INSTANT_NONE) {
		const char *version = "";

		for (size_t i = 0; i < view.clocks_len; i++)
			if (view.clocks[i].id == view.row.next_clock)
				version = view.clocks[i].version;
		gd_buf_adds(&line, "  ");
		gd_phrase_rule_name(c->desk, view.row.next_rule, version,
				    false, &line);
		gd_buf_adds(&line, ": ");
		gd_phrase_due(c->desk, view.row.next_due,
			      view.row.next_estimated, &line);
	}
	gd_cli_line(c, line.s);
	gd_buf_release(&line);
	gd_case_view_release(&view);
	return GD_EXIT_OK;
}
