/*
 * gongdao close - the case has come to its end.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/moved.h"
#include "desk/actions.h"
#include "domain/money.h"

int
gd_cmd_close(struct gd_cli *c)
{
	const char *outcome = gd_cli_value(c, "outcome");
	const char *sum = gd_cli_value(c, "recovered");
	struct gd_error err = GD_ERROR_INIT;
	static const char *const outcomes[] = {
		"resolved", "partial", "rejected", "withdrawn",
		"lost_contact", NULL
	};
	int64_t id, fen = -1;
	int which, status;
	bool good = gd_cli_choose(c, "outcome", outcomes, &which);

	if (!outcome) {
		gd_cli_say(_("--outcome is needed: resolved, partial, rejected, withdrawn or lost_contact"));
		good = false;
	}
	if (sum && gd_money_parse(sum, &fen, &err) != GD_OK) {
		gd_cli_say("--recovered: %s", err.text);
		good = false;
	}
	if (!good)
		return GD_EXIT_REQUEST;
	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_close_case(c->desk, id, outcome, fen, &err) != GD_OK)
		return gd_cli_fail(&err);
	return gd_cli_moved(c, id);
}
