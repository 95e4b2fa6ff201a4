/*
 * gongdao evidence stamp, bundle, check - what goes out and comes back.
 */
#include <config.h>

#include "cli/evidence.h"

#include <string.h>

#include "base/i18n.h"
#include "cli/progress.h"
#include "desk/bundle.h"
#include "desk/bundle_check.h"
#include "desk/stamp.h"

struct told {
	struct gd_cli *c;
	int n;
	struct gd_progress_line progress;
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
	struct told told = { .c = c };
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

static bool
tell_copy(int64_t done, int64_t total, void *ctx)
{
	return total < (INT64_C(8) << 20) || gd_progress_tell(done, total, ctx);
}

int
gd_evidence_cmd_bundle(struct gd_cli *c)
{
	struct gd_progress_line progress = { _("bundling"), -1 };
	const char *to = gd_cli_value(c, "output");
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf line = GD_BUF_INIT;
	int status = GD_EXIT_OK, files;
	int64_t id;

	if (!gd_cli_exhibit(c, &id, NULL, &status))
		return status;
	if (!to)
		return gd_cli_refuse(_("name the archive to write with -o FILE, such as -o evidence.zip"));
	if (gd_desk_bundle(c->desk, id, to, gd_cli_value(c, "redact") != NULL,
			   tell_copy, &progress, &files, &err) != GD_OK)
		return gd_cli_fail(&err);
	gd_buf_addf(&line, ngettext("%s: %d file, catalogue, custody, sums",
				    "%s: %d files, catalogue, custody, sums",
				    (unsigned long)files), to, files);
	gd_cli_line(c, line.s);
	gd_buf_release(&line);
	return status;
}

static bool
tell_check(int64_t done, int64_t total, void *ctx)
{
	return tell_copy(done, total, &((struct told *)ctx)->progress);
}

int
gd_evidence_cmd_check(struct gd_cli *c)
{
	struct told told = { c, 0, { _("checking"), -1 } };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf line = GD_BUF_INIT;
	struct gd_bundle_result r;

	if (c->argc != 2)
		return gd_cli_refuse(_("'evidence check' needs the archive to look at"));
	if (gd_desk_bundle_check(c->argv[1], gd_cli_value(c, "ca"), tell,
				 tell_check, &told, &r, &err) != GD_OK)
		return gd_cli_fail(&err);
	gd_bundle_result_words(&r, &line);
	gd_cli_line(c, line.s);
	gd_buf_release(&line);
	if (r.tokens && !gd_cli_value(c, "ca"))
		gd_cli_say(_("the timestamps were not judged; name the authority's root certificate with --ca FILE"));
	return r.findings ? GD_EXIT_FINDINGS : GD_EXIT_OK;
}
