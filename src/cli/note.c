/*
 * gongdao note - a line for the history of a case.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "desk/actions.h"
#include "desk/clocks.h"

static int
demand(struct gd_cli *c, int64_t id, const char *text)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf line = GD_BUF_INIT;
	gd_instant at;
	int n = 0;

	if (!gd_cli_instant(c, "at", &at))
		return GD_EXIT_REQUEST;
	if (gd_desk_demand(c->desk, id, at, text, &n, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (n > 0)
		gd_buf_addf(&line, ngettext("%d deadline begins anew",
					    "%d deadlines begin anew",
					    (unsigned long)n), n);
	else
		gd_buf_adds(&line, _("noted; no deadline of this case begins "
				     "anew by it"));
	gd_cli_line(c, line.s);
	gd_buf_release(&line);
	return GD_EXIT_OK;
}

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
	if (gd_cli_value(c, "demand")) {
		status = demand(c, id, text.s);
	} else if (gd_cli_value(c, "at")) {
		status = gd_cli_refuse(_("--at goes with --demand; a note is of now"));
	} else if (gd_desk_note(c->desk, id, text.s, &err) != GD_OK) {
		status = gd_cli_fail(&err);
	}
	gd_buf_release(&text);
	return status;
}
