/*
 * gongdao verify - is the history what it was when it was written?
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "desk/care.h"

int
gd_cmd_verify(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf line = GD_BUF_INIT;
	enum gd_status status;
	int64_t events = 0;

	status = gd_desk_verify(c->desk, &events, &err);
	if (status == GD_EDATA) {
		gd_cli_line(c, err.text);
		return GD_EXIT_FINDINGS;
	}
	if (status != GD_OK)
		return gd_cli_fail(&err);
	gd_buf_addf(&line, ngettext("the history is whole: %lld event",
				    "the history is whole: %lld events",
				    (unsigned long)events),
		    (long long)events);
	gd_cli_line(c, line.s);
	gd_buf_release(&line);
	return GD_EXIT_OK;
}
