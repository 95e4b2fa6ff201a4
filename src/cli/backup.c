/*
 * gongdao backup, restore, check - looking after the file that holds the desk.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "desk/backup.h"
#include "desk/evidence.h"
#include "desk/phrase.h"

/* What became of the files of evidence; the exit status. */
static int
say_files(const struct gd_backup_result *r)
{
	if (r->files)
		gd_cli_say(ngettext("%1$lld file of evidence, of these new: "
				    "%2$lld", "%1$lld files of evidence, of "
				    "these new: %2$lld",
				    (unsigned long)r->files),
			   (long long)r->files, (long long)r->fresh);
	if (!r->lost)
		return GD_EXIT_OK;
	gd_cli_say(ngettext("%1$lld file of evidence is lost: %2$s",
			    "%1$lld files of evidence are lost; the first: "
			    "%2$s", (unsigned long)r->lost),
		   (long long)r->lost, r->first.text);
	return GD_EXIT_FINDINGS;
}

int
gd_cmd_backup(struct gd_cli *c)
{
	struct gd_progress_line line = { _("copying"), -1 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf path = GD_BUF_INIT;
	struct gd_backup_result r;
	enum gd_status status;
	int64_t keep = 0;
	int code;

	if (!gd_cli_number(c, "keep", 1, 10000, &keep))
		return GD_EXIT_REQUEST;
	if (keep) {
		status = gd_desk_backup_rotate(c->desk, c->argv[0], (int)keep,
					       gd_progress_tell, &line, &path,
					       &r, &err);
	} else {
		gd_buf_adds(&path, c->argv[0]);
		status = gd_desk_backup(c->desk, path.s, gd_progress_tell,
					&line, &r, &err);
	}
	if (status == GD_OK) {
		gd_cli_line(c, path.s);
		gd_cli_say(ngettext("copied and proved whole: %lld event",
				    "copied and proved whole: %lld events",
				    (unsigned long)r.events),
			   (long long)r.events);
		code = say_files(&r);
	} else {
		code = gd_cli_fail(&err);
	}
	gd_buf_release(&path);
	return code;
}

static void
say_restored(struct gd_cli *c, const struct gd_restore_plan *p,
	     const char *aside)
{
	struct gd_buf line = GD_BUF_INIT;
	int64_t gone = p->desk_events - p->common;

	gd_buf_addf(&line, ngettext("the desk is as the backup has it: %lld "
				    "event", "the desk is as the backup has "
				    "it: %lld events",
				    (unsigned long)p->backup_events),
		    (long long)p->backup_events);
	if (p->backup_last != GD_INSTANT_NONE) {
		gd_buf_adds(&line, _("; the last on "));
		gd_instant_format(&line, p->backup_last,
				  gd_desk_zone(c->desk));
	}
	gd_cli_line(c, line.s);
	if (gone > 0)
		gd_cli_say(ngettext("%lld later change is no longer in it",
				    "%lld later changes are no longer in it",
				    (unsigned long)gone), (long long)gone);
	if (*aside)
		gd_cli_say(_("the damaged desk is kept as '%s'; what it held "
			     "beside the backup is not in this one"), aside);
	if (p->kept)
		gd_cli_say(_("what stood there before is kept as "
			     "'%s.before-restore.bak'"),
			   gd_desk_db_path(c->desk));
	gd_buf_release(&line);
}

int
gd_cmd_restore(struct gd_cli *c)
{
	struct gd_progress_line line = { _("putting back"), -1 };
	struct gd_restore_plan plan = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf aside = GD_BUF_INIT;
	struct gd_backup_result r;
	int code;

	if (gd_desk_restore(c->desk, c->argv[0],
			    gd_cli_value(c, "force") != NULL,
			    gd_progress_tell, &line, &plan, &r, &aside,
			    &err) == GD_OK) {
		say_restored(c, &plan, aside.s);
		code = say_files(&r);
	} else {
		code = gd_cli_fail(&err);
	}
	gd_buf_release(&aside);
	return code;
}

static void
report(const char *finding, bool mended, void *ctx)
{
	struct gd_buf line = GD_BUF_INIT;

	gd_buf_addf(&line, "%s%s", finding, mended ? _(" (mended)") : "");
	gd_cli_line(ctx, line.s);
	gd_buf_release(&line);
}

int
gd_cmd_check(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	bool encrypted = false, repair = gd_cli_value(c, "repair") != NULL;
	int found = 0, mended = 0;

	if (gd_desk_encrypted(c->desk, &encrypted, &err) != GD_OK ||
	    gd_desk_check(c->desk, repair, report, c, &found, &mended,
			  &err) != GD_OK ||
	    gd_desk_evidence_strays(c->desk, repair, report, c, &found,
				    &mended, &err) != GD_OK)
		return gd_cli_fail(&err);
	gd_cli_say("%s", encrypted ?
		   _("the database is encrypted, files of evidence are not") :
		   _("the database is not encrypted: who can read its file "
		     "can read the cases"));
	if (!found) {
		gd_cli_line(c, _("everything is in order"));
		return GD_EXIT_OK;
	}
	if (mended == found)
		gd_cli_say(_("all of it is mended"));
	else if (!gd_cli_value(c, "repair"))
		gd_cli_say(_("'gongdao check --repair' mends what can be made "
			     "from the rest"));
	else
		gd_cli_say(_("the rest cannot be mended; 'gongdao restore' "
			     "puts a backup in its place"));
	return GD_EXIT_FINDINGS;
}
