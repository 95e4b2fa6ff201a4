/*
 * gongdao escalate - file through the next higher channel.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/moved.h"
#include "desk/actions.h"

int
gd_cmd_escalate(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	const char *to = gd_cli_value(c, "to");
	const struct gd_channel *next = NULL;
	const char *reason;
	int64_t id;
	int clocks = 0, status;

	if (!gd_cli_forced(c, &reason))
		return GD_EXIT_REQUEST;
	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_escalate(c->desk, id, to, reason, &clocks, &err) == GD_OK)
		return gd_cli_moved(c, id);
	if (!to && gd_desk_next_channel(c->desk, id, &next, NULL) == GD_OK &&
	    next)
		to = next->code;
	return gd_cli_refused(c, id, to, &err);
}
