/*
 * gongdao file - record that a case was filed through a channel.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/moved.h"
#include "desk/actions.h"
#include "desk/advice.h"

/* Everything that the plan opens now. */
static int
file_plan(struct gd_cli *c, int64_t id, gd_instant at, const char *reason)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf line = GD_BUF_INIT;
	int filings = 0, clocks = 0;

	if (gd_desk_file_plan(c->desk, id, at, reason, &filings, &clocks,
			      &err) != GD_OK) {
		int status = gd_cli_fail(&err);

		if (err.status == GD_EGUARD)
			gd_cli_say(_("this is advice: --force --reason=TEXT files all the same"));
		return status;
	}
	gd_buf_addf(&line, ngettext("%d complaint filed", "%d complaints filed",
				    (unsigned long)filings), filings);
	gd_buf_addf(&line, ngettext(", %d deadline runs", ", %d deadlines run",
				    (unsigned long)clocks), clocks);
	gd_cli_line(c, line.s);
	gd_buf_release(&line);
	return gd_cli_moved(c, id);
}

int
gd_cmd_file(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	const char *reason;
	gd_instant at;
	int64_t id;
	int clocks = 0, status;
	bool good = gd_cli_instant(c, "at", &at);

	good &= gd_cli_forced(c, &reason);
	if (!good)
		return GD_EXIT_REQUEST;
	if ((gd_cli_value(c, "plan") != NULL) != (c->argc == 1))
		return gd_cli_refuse(_("name a channel or --plan, one of them: 'gongdao file GD-0413 12315'"));
	if (c->argc == 1 && gd_cli_value(c, "ref"))
		return gd_cli_refuse(_("--ref goes with one channel"));
	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (c->argc == 1)
		return file_plan(c, id, at, reason);
	if (gd_desk_file(c->desk, id, c->argv[1], at, gd_cli_value(c, "ref"),
			 reason, &clocks, &err) != GD_OK)
		return gd_cli_refused(c, id, c->argv[1], &err);
	return gd_cli_moved(c, id);
}
