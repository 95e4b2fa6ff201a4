/*
 * gongdao file - record that a case was filed through a channel.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/moved.h"
#include "desk/actions.h"

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
	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_file(c->desk, id, c->argv[1], at, gd_cli_value(c, "ref"),
			 reason, &clocks, &err) != GD_OK)
		return gd_cli_refused(c, id, c->argv[1], &err);
	return gd_cli_moved(c, id);
}
