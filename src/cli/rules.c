/*
 * gongdao rules - check and list the playbook.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/rules.h"
#include "desk/care.h"
#include "desk/reference.h"

static void
report(const char *file, int line, const char *message, void *ctx)
{
	struct gd_buf b = GD_BUF_INIT;

	if (line > 0)
		gd_buf_addf(&b, "%s:%d: %s", file, line, message);
	else
		gd_buf_addf(&b, "%s: %s", file, message);
	gd_cli_line(ctx, b.s);
	gd_buf_release(&b);
}

static void
coverage(const struct gd_cli *c, const struct gd_walk *w)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_addf(&b, _("walked %llu paths (%zu different situations): %zu of %zu questions asked, %zu of %zu options offered, %zu of %zu rules met, %zu plans judged"),
		    (unsigned long long)w->paths, w->states, w->questions,
		    w->questions_all, w->choices, w->choices_all, w->rules,
		    w->rules_all, w->plans);
	gd_cli_line(c, b.s);
	gd_buf_release(&b);
}

static int
check(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_walk walked = { 0 };
	enum gd_status status;
	int found = 0;

	if (gd_cli_value(c, "walk") && c->argc > 1)
		return gd_cli_refuse(_("--walk looks at the whole playbook; leave the files out, or put them into your own folder first"));
	if (gd_cli_value(c, "walk"))
		status = gd_desk_rules_walk(c->desk, report, c, &walked,
					    &found, &err);
	else
		status = gd_desk_rules_check(c->desk,
					     (const char *const *)c->argv + 1,
					     (size_t)c->argc - 1, report, c,
					     &found, &err);
	if (status != GD_OK)
		return gd_cli_fail(&err);
	if (walked.plans)
		coverage(c, &walked);
	if (found > 0) {
		gd_cli_say(ngettext("%d mistake", "%d mistakes",
				    (unsigned long)found), found);
		return GD_EXIT_FINDINGS;
	}
	gd_cli_line(c, _("no mistakes"));
	return GD_EXIT_OK;
}

static void
put_entry(const struct gd_column *col, struct gd_cli *c, const void *row,
	  bool words, struct gd_buf *out)
{
	const struct gd_entry_view *e = row;

	(void)c;
	(void)words;
	gd_buf_adds(out, strcmp(col->id, "kind") == 0 ? e->kind
		    : strcmp(col->id, "id") == 0 ? e->id
		    : strcmp(col->id, "name") == 0
			    ? gd_bitext_get(e->name, NULL)
		    : strcmp(col->id, "user") == 0 ? e->user ? "yes" : "no"
		    : e->source);
}

static void
put_place(const struct gd_column *col, struct gd_cli *c, const void *row,
	  bool words, struct gd_buf *out)
{
	const struct gd_entry_view *e = row;

	(void)col;
	(void)c;
	(void)words;
	gd_buf_addf(out, "%s:%d", e->file, e->line);
}

static const struct gd_column columns[] = {
	{ .id = "kind", .heading = N_("Kind"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_entry },
	{ .id = "id", .heading = N_("Id"), .kind = GD_CELL_ID,
	  .shown = true, .put = put_entry },
	{ .id = "name", .heading = N_("Name"), .flexible = true,
	  .shown = true, .put = put_entry },
	{ .id = "source", .heading = N_("Source"), .flexible = true,
	  .shown = true, .put = put_entry },
	{ .id = "user", .heading = N_("Yours"), .kind = GD_CELL_BOOL,
	  .put = put_entry },
	{ .id = "place", .heading = N_("Place"), .flexible = true,
	  .put = put_place },
	{ .id = NULL }
};

static bool
visit(const struct gd_entry_view *e, void *ctx)
{
	return gd_listing_row(ctx, e);
}

static int
list(struct gd_cli *c)
{
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_listing l;
	enum gd_status status;
	struct gd_playbook *pb;

	if (c->argc > 2)
		return gd_cli_refuse(_("'%s' is one word too many; 'gongdao %s --help' shows how"),
				     c->argv[2], "rules");
	if (!gd_cli_format(c, true, &format))
		return GD_EXIT_REQUEST;
	if (gd_desk_playbook(c->desk, &pb, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (!gd_listing_begin(&l, c, format, columns,
			      gd_cli_value(c, "columns")))
		return GD_EXIT_REQUEST;
	status = gd_desk_entries(c->desk, c->argc > 1 ? c->argv[1] : NULL,
				 NULL, visit, &l, &err);
	gd_listing_end(&l, status, _("there is no entry of this kind"));
	return status == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}

int
gd_cmd_rules(struct gd_cli *c)
{
	static const char *const words[] = { "check", "list", "show",
					    "calendar", "recompute" };
	const char *near;

	if (strcmp(c->argv[0], "check") == 0)
		return check(c);
	if (strcmp(c->argv[0], "list") == 0)
		return list(c);
	if (strcmp(c->argv[0], "show") == 0)
		return gd_rules_show(c);
	if (strcmp(c->argv[0], "calendar") == 0)
		return gd_rules_calendar(c);
	if (strcmp(c->argv[0], "recompute") == 0)
		return gd_rules_recompute(c);
	near = gd_suggest(c->argv[0], words, GD_ARRAY_LEN(words));
	if (near)
		return gd_cli_refuse(_("'%s' is not known here; did you mean '%s'?"),
				     c->argv[0], near);
	return gd_cli_refuse(_("'%s' is not known here; there are %s"),
			     c->argv[0], "check, list, show, calendar, recompute");
}
