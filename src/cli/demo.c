/*
 * gongdao demo - a reproducible caseload for an empty database.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "desk/demo.h"

#define CASES_MAX 10000000
#define CASES_USUAL 40

int
gd_cmd_demo(struct gd_cli *c)
{
	struct gd_progress_line progress = { _("making cases"), 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf line = GD_BUF_INIT;
	int64_t cases = CASES_USUAL, seed = 1;
	bool good = gd_cli_number(c, "cases", 1, CASES_MAX, &cases);

	good &= gd_cli_number(c, "seed", 0, INT64_MAX, &seed);
	if (!good)
		return GD_EXIT_REQUEST;
	if (gd_desk_demo(c->desk, cases, (uint64_t)seed, gd_progress_tell,
			 &progress, &err) != GD_OK)
		return gd_cli_fail(&err);
	gd_buf_addf(&line, ngettext("%lld case in %s", "%lld cases in %s",
				    (unsigned long)cases),
		    (long long)cases, gd_desk_db_path(c->desk));
	gd_cli_line(c, line.s);
	gd_buf_release(&line);
	return GD_EXIT_OK;
}
