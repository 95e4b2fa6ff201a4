/*
 * The dialogs about what goes out and is proved: copy, bundle, stamp, verify.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/bundle.h"
#include "desk/stamp.h"
#include "desk/verify.h"
#include "tui/screens/evidence.h"
#include "tui/screens/evidence_internal.h"
#include "tui/widgets/dialog.h"

struct work {
	struct evidence_screen *s;
	const char *what;
};

static bool
tick(int64_t done, int64_t total, void *ctx)
{
	struct work *w = ctx;

	if (total < (INT64_C(4) << 20))
		return true;
	return gd_tui_progress(w->s->base.tui, w->what, (long)(done >> 10),
			       (long)(total >> 10));
}

static void
save_done(struct gd_tui *t, const char *path, void *ctx)
{
	struct evidence_screen *s = ctx;
	struct work w = { s, _("copying") };
	struct gd_error err = GD_ERROR_INIT;

	if (!path)
		return;
	if (access(path, F_OK) == 0)
		gd_tui_say(t, _("'%s' is there already; give another name"),
			   path);
	else if (gd_desk_evidence_save(s->desk, s->id, s->seq, path, tick, &w,
				       &err) == GD_OK)
		gd_tui_say(t, _("Copied to %s; the history tells of it"), path);
	else if (!gd_tui_again(t, &err, s))
		gd_tui_fail(t, &err);
	gd_tui_changed(t);
}

void
gd_evidence_save(struct evidence_screen *s)
{
	const struct gd_evidence_row *r = gd_evidence_row_at(s);
	struct gd_buf name = GD_BUF_INIT;

	if (!r)
		return;
	s->seq = r->seq;
	gd_evidence_file_name(r, &name);
	gd_dialog_path(s->base.tui, _("Copy the file to"),
		       _("The copy is checked on its way and told in the "
			 "history."), name.s, save_done, s);
	gd_buf_release(&name);
}

static void
bundle_to(struct evidence_screen *s, const char *path)
{
	struct work w = { s, _("bundling") };
	struct gd_error err = GD_ERROR_INIT;
	int files = 0;

	if (gd_desk_bundle(s->desk, s->id, path, s->seq == 1, tick, &w, &files,
			   &err) == GD_OK)
		gd_tui_say(s->base.tui,
			   ngettext("%1$d file with catalogue, custody and sums "
				    "in %2$s",
				    "%1$d files with catalogue, custody and "
				    "sums in %2$s", (unsigned long)files),
			   files, path);
	else if (!gd_tui_again(s->base.tui, &err, s))
		gd_tui_fail(s->base.tui, &err);
	gd_tui_changed(s->base.tui);
}

static void
bundle_path_done(struct gd_tui *t, const char *path, void *ctx)
{
	(void)t;
	if (path)
		bundle_to(ctx, path);
}

static void
bundle_kind_done(struct gd_tui *t, int index, void *ctx)
{
	struct evidence_screen *s = ctx;
	struct gd_buf name = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];

	if (index < 0)
		return;
	s->seq = index;
	gd_case_number(s->id, number);
	gd_buf_addf(&name, "%s-evidence%s.zip", number,
		    index ? "-covered" : "");
	gd_dialog_path(t, _("Write the bundle to"),
		       _("One archive: files, catalogue, cover pages, custody, "
			 "timestamps and sums"), name.s, bundle_path_done, s);
	gd_buf_release(&name);
}

void
gd_evidence_bundle(struct evidence_screen *s)
{
	const struct gd_menu_item items[] = {
		{ _("Everything"),
		  _("for a court or an authority: originals and all that is "
		    "told of them"), NULL },
		{ _("Without names"),
		  _("for others: covered copies alone, texts without personal "
		    "data"), NULL },
	};

	gd_dialog_menu(s->base.tui, _("What goes into the bundle?"), NULL,
		       items, 2, bundle_kind_done, s);
}

static void
count_line(const char *text, void *ctx)
{
	struct gd_buf *lines = ctx;

	gd_buf_addf(lines, "%s\n", text);
}

static void
ca_done(struct gd_tui *t, const char *ca, void *ctx)
{
	struct evidence_screen *s = ctx;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT;

	if (!ca)
		return;
	if (gd_desk_stamp_take(s->desk, s->id, s->path, ca, &what, &err) ==
	    GD_OK)
		gd_tui_say(t, "%s", what.s);
	else
		gd_tui_fail(t, &err);
	gd_buf_release(&what);
	gd_tui_changed(t);
}

static void
answer_done(struct gd_tui *t, const char *path, void *ctx)
{
	struct evidence_screen *s = ctx;
	const char *ca = gd_config_get(gd_desk_config(s->desk), "stamp.ca");

	if (!path)
		return;
	free(s->path);
	s->path = gd_strdup(path);
	if (*ca)
		ca_done(t, ca, s);
	else
		gd_dialog_path(t, _("Whose signature counts?"),
			       _("The authority's root certificate (PEM), from "
				 "its own page"), "~/", ca_done, s);
}

static void
stamp_kind_done(struct gd_tui *t, int index, void *ctx)
{
	struct evidence_screen *s = ctx;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf lines = GD_BUF_INIT;
	enum gd_status status;

	if (index == 1) {
		gd_dialog_path(t, _("The answer of the authority"),
			       _("A .tsr file; it is matched to its file by "
				 "itself"), "~/", answer_done, s);
		return;
	}
	if (index < 0)
		return;
	if (gd_desk_stamp_online(s->desk))
		status = gd_desk_stamp_fetch(s->desk, s->id, NULL, count_line,
					     &lines, &err);
	else
		status = gd_desk_stamp_requests(s->desk, s->id, ".", count_line,
						&lines, &err);
	if (status != GD_OK)
		gd_tui_fail(t, &err);
	else if (!lines.len)
		gd_tui_say(t, _("Every file has its timestamp"));
	else
		gd_dialog_read(t, _("Timestamps"), lines.s);
	gd_buf_release(&lines);
	gd_tui_changed(t);
}

void
gd_evidence_stamp(struct evidence_screen *s)
{
	bool online = gd_desk_stamp_online(s->desk);
	const struct gd_menu_item items[] = {
		{ online ? _("Ask the authority now") : _("Write requests here"),
		  online ? _("each file without a timestamp is sent as its "
			     "hash alone")
			 : _("a .tsq file for each file without a timestamp: "
			     "send it to an authority"), NULL },
		{ _("Take an answer in"),
		  _("a .tsr file that an authority sent, checked and kept"),
		  NULL },
	};

	gd_dialog_menu(s->base.tui, _("Trusted timestamps"),
		       _("An authority signs the hash and the time: proof that "
			 "the file existed then."), items, 2, stamp_kind_done,
		       s);
}

void
gd_evidence_verify(struct evidence_screen *s)
{
	struct work w = { s, _("reading evidence") };
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;
	struct gd_verified v;

	status = gd_desk_verify_all(s->desk, s->id, tick, &w, &v, &err);
	if (status == GD_OK)
		gd_tui_say(s->base.tui,
			   _("Unchanged: history of %1$lld events, %2$lld "
			     "files, %3$lld timestamps"), (long long)v.events,
			   (long long)v.files, (long long)v.stamps);
	else
		gd_tui_fail(s->base.tui, &err);
	gd_tui_changed(s->base.tui);
}

void
gd_evidence_rehearse(struct evidence_screen *s)
{
	gd_cues_open(s->base.tui, s->id);
}
