/*
 * gongdao rules calendar add, rules recompute - deadlines that move when the
 * calendar or a rule changes.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "cli/listing.h"
#include "cli/rules.h"
#include "desk/phrase.h"
#include "desk/recompute.h"

typedef const struct gd_column column;

static void
put_cell(column *col, struct gd_cli *c, const void *row, bool words,
	 struct gd_buf *out)
{
	const struct gd_moved *m = row;
	char number[GD_CASE_NUMBER_MAX];

	if (strcmp(col->id, "case") == 0) {
		gd_case_number(m->case_id, number);
		gd_buf_adds(out, number);
	} else if (strcmp(col->id, "clock") == 0) {
		gd_buf_addf(out, "%d", m->seq);
	} else if (strcmp(col->id, "version") == 0) {
		gd_buf_adds(out, m->version);
	} else if (words) {
		gd_phrase_rule_name(c->desk, m->rule, m->version, false, out);
	} else {
		gd_buf_adds(out, m->rule);
	}
}

static void
put_due(column *col, struct gd_cli *c, const void *row, bool words,
	struct gd_buf *out)
{
	const struct gd_moved *m = row;
	bool old = strncmp(col->id, "old", 3) == 0;
	gd_instant due = old ? m->old_due : m->new_due;
	bool estimated = old ? m->old_estimated : m->new_estimated;

	if (col->kind == GD_CELL_BOOL)
		gd_buf_adds(out, estimated ? "yes" : "no");
	else if (words)
		gd_phrase_due(c->desk, due, estimated, out);
	else
		gd_instant_format(out, due, gd_desk_zone(c->desk));
}

static const struct gd_column columns[] = {
	{ .id = "case", .heading = N_("Case"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_cell },
	{ .id = "clock", .heading = N_("No."), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put_cell },
	{ .id = "rule", .heading = N_("Deadline"), .kind = GD_CELL_CODE,
	  .flexible = true, .shown = true, .put = put_cell },
	{ .id = "version", .heading = N_("Version"), .kind = GD_CELL_CODE,
	  .put = put_cell },
	{ .id = "old_due", .heading = N_("Due until now"),
	  .kind = GD_CELL_INSTANT, .shown = true, .put = put_due },
	{ .id = "new_due", .heading = N_("Due now"), .kind = GD_CELL_INSTANT,
	  .shown = true, .put = put_due },
	{ .id = "old_estimated", .heading = N_("Estimated until now"),
	  .kind = GD_CELL_BOOL, .put = put_due },
	{ .id = "new_estimated", .heading = N_("Estimated"),
	  .kind = GD_CELL_BOOL, .put = put_due },
	{ .id = NULL }
};

static void
visit(const struct gd_moved *m, void *ctx)
{
	(void)gd_listing_row(ctx, m);
}

static int
recompute(struct gd_cli *c, bool dry, enum gd_format format)
{
	struct gd_recomputed done = { .looked = 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_listing l;
	enum gd_status status;

	if (!gd_listing_begin(&l, c, format, columns, NULL))
		return GD_EXIT_REQUEST;
	status = gd_desk_recompute(c->desk, dry, visit, NULL, &l, &done, &err);
	gd_listing_end(&l, status, _("no deadline moves"));
	if (status != GD_OK)
		return gd_cli_fail(&err);
	if (done.moved && dry)
		gd_cli_say(ngettext("%lld deadline would move; nothing was "
				    "changed", "%lld deadlines would move; "
				    "nothing was changed",
				    (unsigned long)done.moved),
			   (long long)done.moved);
	else if (done.moved)
		gd_cli_say(ngettext("%lld deadline moved; 'gongdao undo' takes "
				    "it back", "%lld deadlines moved; 'gongdao "
				    "undo' takes them all back",
				    (unsigned long)done.moved),
			   (long long)done.moved);
	if (done.lost)
		gd_cli_say(ngettext("%lld deadline has a rule that the playbook "
				    "no longer knows; it stays as it is",
				    "%lld deadlines have rules that the "
				    "playbook no longer knows; they stay as "
				    "they are", (unsigned long)done.lost),
			   (long long)done.lost);
	return GD_EXIT_OK;
}

int
gd_rules_recompute(struct gd_cli *c)
{
	enum gd_format format = GD_FORMAT_TEXT;

	if (c->argc > 1)
		return gd_cli_refuse(_("'%s' is one word too many; 'gongdao %s --help' shows how"),
				     c->argv[1], "rules");
	if (!gd_cli_format(c, true, &format))
		return GD_EXIT_REQUEST;
	return recompute(c, gd_cli_value(c, "dry-run") != NULL, format);
}

static void
report(const char *file, int line, const char *message, void *ctx)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_addf(&b, "%s:%d: %s", file, line, message);
	gd_cli_line(ctx, b.s);
	gd_buf_release(&b);
}

int
gd_rules_calendar(struct gd_cli *c)
{
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf path = GD_BUF_INIT;
	bool dry = gd_cli_value(c, "dry-run") != NULL;
	enum gd_status status;
	int exit_status;

	if (c->argc != 3 || strcmp(c->argv[1], "add") != 0)
		return gd_cli_refuse(_("say which file: 'gongdao rules calendar "
				       "add FILE'"));
	if (!gd_cli_format(c, true, &format))
		return GD_EXIT_REQUEST;
	status = gd_desk_calendar_add(c->desk, c->argv[2], dry, report, c,
				      &path, &err);
	if (status == GD_EDATA) {
		gd_cli_say("%s", err.text);
		exit_status = GD_EXIT_FINDINGS;
	} else if (status != GD_OK) {
		exit_status = gd_cli_fail(&err);
	} else {
		if (!dry)
			gd_cli_say(_("added: %s"), path.s);
		exit_status = recompute(c, dry, format);
	}
	gd_buf_release(&path);
	return exit_status;
}
