/*
 * gongdao note - a line for the history of a case.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "desk/actions.h"

int
gd_cmd_note(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	int64_t id;
	int status = GD_EXIT_OK;

	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	/* Unquoted words come as several operands: they are one text. */
	for (int i = 1; i < c->argc; i++) {
		if (i > 1)
			gd_buf_addc(&text, ' ');
		if (!gd_cli_words(c->argv[i], &text)) {
			gd_buf_release(&text);
			return GD_EXIT_REQUEST;
		}
	}
	if (gd_desk_note(c->desk, id, text.s, &err) != GD_OK)
		status = gd_cli_fail(&err);
	gd_buf_release(&text);
	return status;
}
