/*
 * gongdao reopen - take a closed case up again.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/moved.h"
#include "desk/actions.h"

int
gd_cmd_reopen(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id;
	int status;

	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_reopen(c->desk, id, &err) != GD_OK)
		return gd_cli_fail(&err);
	return gd_cli_moved(c, id);
}
