/*
 * gongdao evidence stamp - timestamps.
 */
#include <config.h>

#include "cli/evidence.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/stamp.h"

struct told {
	struct gd_cli *c;
	int n;
};

static void
tell(const char *line, void *ctx)
{
	struct told *t = ctx;

	t->n++;
	gd_cli_line(t->c, line);
}

static int
take(struct gd_cli *c, int64_t id, const char *path)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT;
	int status = GD_EXIT_OK;

	if (gd_desk_stamp_take(c->desk, id, path, gd_cli_value(c, "ca"), &what,
			       &err) != GD_OK)
		status = gd_cli_fail(&err);
	else
		gd_cli_line(c, what.s);
	gd_buf_release(&what);
	return status;
}

int
gd_evidence_cmd_stamp(struct gd_cli *c)
{
	const char *response = gd_cli_value(c, "response");
	const char *dir = gd_cli_value(c, "output");
	bool head = gd_cli_value(c, "head") != NULL;
	struct gd_error err = GD_ERROR_INIT;
	struct told told = { c, 0 };
	int status = GD_EXIT_OK;
	enum gd_status result;
	int64_t id = 0;

	if (head && c->argc > 1)
		return gd_cli_refuse(_("--head stamps the whole history; leave the case out"));
	if (!head && !gd_cli_exhibit(c, &id, NULL, &status))
		return status;
	if (response)
		return take(c, id, response);
	if (gd_desk_stamp_online(c->desk) && !dir)
		result = gd_desk_stamp_fetch(c->desk, id, gd_cli_value(c, "ca"),
					     tell, &told, &err);
	else
		result = gd_desk_stamp_requests(c->desk, id, dir ? dir : ".",
						tell, &told, &err);
	if (result != GD_OK)
		return gd_cli_fail(&err);
	if (!told.n)
		gd_cli_say(_("every file has its timestamp, or there is none"));
	else if (!gd_desk_stamp_online(c->desk) || dir)
		gd_cli_say(_("send each .tsq to a timestamp authority and take the answer in with --response FILE --ca FILE"));
	return status;
}
