/*
 * gongdao verify - are history, tables and files what they were?
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "desk/verify.h"

static bool
tell(int64_t done, int64_t total, void *ctx)
{
	return total < (INT64_C(64) << 20) || gd_progress_tell(done, total, ctx);
}

int
gd_cmd_verify(struct gd_cli *c)
{
	struct gd_progress_line progress = { _("reading evidence"), -1 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf line = GD_BUF_INIT;
	int status = GD_EXIT_OK;
	enum gd_status result;
	struct gd_verified v;
	int64_t id = 0;

	if (c->argc && !gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	result = gd_desk_verify_all(c->desk, id, tell, &progress, &v, &err);
	if (result == GD_EDATA) {
		gd_cli_line(c, err.text);
		return GD_EXIT_FINDINGS;
	}
	if (result != GD_OK)
		return gd_cli_fail(&err);
	gd_buf_addf(&line, ngettext("the history is whole: %lld event",
				    "the history is whole: %lld events",
				    (unsigned long)v.events),
		    (long long)v.events);
	gd_cli_line(c, line.s);
	gd_buf_reset(&line);
	gd_buf_addf(&line, _("cases as the history says: %1$lld; files of evidence unchanged: %2$lld; timestamps in place: %3$lld"),
		    (long long)v.cases, (long long)v.files,
		    (long long)v.stamps);
	gd_cli_line(c, line.s);
	gd_buf_release(&line);
	return GD_EXIT_OK;
}
