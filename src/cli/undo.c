/*
 * gongdao undo - take the last change back.
 */
#include <config.h>

#include "cli/command.h"
#include "desk/actions.h"

int
gd_cmd_undo(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT;
	int64_t id = 0;
	int status = GD_EXIT_OK;

	if (c->argc > 0 && !gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_undo_because(c->desk, id, gd_cli_value(c, "reason"),
				 &what, &err) == GD_OK)
		gd_cli_line(c, what.s);
	else
		status = gd_cli_fail(&err);
	gd_buf_release(&what);
	return status;
}
