/*
 * gongdao export - a list for a spreadsheet.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "desk/export.h"

#define PRESETS_MAX 64

static bool
check_preset(struct gd_cli *c, const char *word)
{
	const char *names[PRESETS_MAX], *near;
	struct gd_buf all = GD_BUF_INIT, one = GD_BUF_INIT;
	bool found = false;
	size_t n = 0;

	while (n < PRESETS_MAX && gd_export_preset(c->desk, n, &one)) {
		found |= strcmp(one.s, word) == 0;
		gd_buf_addf(&all, "%s%s", n ? ", " : "", one.s);
		names[n++] = gd_buf_detach(&one);
	}
	near = gd_suggest(word, names, n);
	if (!found && near)
		gd_cli_say(_("there is no list '%s' to export; did you mean '%s'?"),
			   word, near);
	else if (!found)
		gd_cli_say(_("there is no list '%s' to export; there are %s"),
			   word, all.s);
	while (n > 0)
		free((char *)names[--n]);
	gd_buf_release(&all);
	return found;
}

static bool
read_delimiter(struct gd_cli *c, char *out)
{
	const char *s = gd_cli_value(c, "delimiter");

	if (!s)
		return true;
	*out = strcmp(s, "tab") == 0 || strcmp(s, "\\t") == 0 ? '\t' : *s;
	if (strchr(",;\t", *out) && *out && (*out == '\t' || !s[1]))
		return true;
	gd_cli_say(_("--delimiter takes a comma, a semicolon or tab, not '%s'"),
		   s);
	return false;
}

int
gd_cmd_export(struct gd_cli *c)
{
	static const char *const encodings[] = {
		"utf-8-bom", "utf-8", "gb18030", "utf-16", NULL
	};
	struct gd_filter filter;
	struct gd_export_options opt = {
		.preset = c->argv[0],
		.path = gd_cli_value(c, "output"),
		.columns = gd_cli_value(c, "columns"),
		.encoding = gd_cli_value(c, "encoding"),
		.include_closed = true,
		.redact = gd_cli_value(c, "redact") != NULL,
		.headers = gd_cli_value(c, "headers"),
	};
	static const char *const headers[] = { "codes", "names", NULL };
	struct gd_progress_line progress = { _("exporting"), 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf path = GD_BUF_INIT;
	int64_t rows = 0;
	int encoding, heads, status = GD_EXIT_OK;
	bool good = check_preset(c, opt.preset);

	good &= gd_cli_filter(c, 1, &filter);
	good &= gd_cli_choose(c, "encoding", encodings, &encoding);
	good &= gd_cli_choose(c, "headers", headers, &heads);
	good &= read_delimiter(c, &opt.delimiter);
	opt.filter = &filter;
	if (!good) {
		gd_filter_release(&filter);
		return GD_EXIT_REQUEST;
	}
	if (gd_desk_export(c->desk, &opt, &path, &rows, gd_progress_tell,
			   &progress, &err) != GD_OK)
		status = gd_cli_fail(&err);
	else if (!opt.path || strcmp(opt.path, "-") != 0)
		gd_cli_line(c, path.s);
	gd_buf_release(&path);
	gd_filter_release(&filter);
	return status;
}
