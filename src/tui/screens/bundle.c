/*
 * Looking at a bundle that came from elsewhere: which file, are its timestamps
 * judged, then every finding on a page.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/bundle_check.h"
#include "tui/screens/evidence.h"
#include "tui/widgets/dialog.h"

#define BIG (INT64_C(4) << 20)	/* from here on progress can be read */
#define SHOWN 500		/* findings: a stranger could make millions */

struct looking {
	struct gd_tui *tui;
	char *path;
	struct gd_buf text;
	int findings;
};

static void
looking_free(struct looking *l)
{
	gd_buf_release(&l->text);
	free(l->path);
	free(l);
}

static bool
tick(int64_t done, int64_t total, void *ctx)
{
	struct looking *l = ctx;

	/* A bomb is small: what it unpacks to takes the time. */
	if (total < BIG && done < total)
		return true;
	return gd_tui_progress(l->tui, _("checking"), (long)(done >> 10),
			       (long)(total >> 10));
}

static void
finding(const char *text, void *ctx)
{
	struct looking *l = ctx;

	if (l->findings++ < SHOWN)
		gd_buf_addf(&l->text, "! %s\n", text);
}

static void
verdict(struct looking *l, const struct gd_bundle_result *r, const char *ca,
	struct gd_buf *out)
{
	gd_buf_addf(out, "%s\n", l->path);
	gd_bundle_result_words(r, out);
	gd_buf_adds(out, "\n\n");
	if (r->findings)
		gd_buf_addf(out, ngettext("%d thing is wrong with it:",
					  "%d things are wrong with it:",
					  (unsigned long)r->findings),
			    r->findings);
	else
		gd_buf_adds(out, _("Nothing is wrong with it: every file is "
				   "what SHA256SUMS says. That shows that it "
				   "was not changed since, not who made it."));
	gd_buf_addf(out, "\n%s", l->text.s);
	if (l->findings > SHOWN)
		gd_buf_addf(out, ngettext("and %d more", "and %d more",
					  (unsigned long)(l->findings - SHOWN)),
			    l->findings - SHOWN);
	if (r->tokens && !ca)
		gd_buf_addf(out, "\n%s\n", _("Its timestamps were counted, not "
					     "judged."));
}

static void
look(struct looking *l, const char *ca)
{
	struct gd_buf page = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_bundle_result r;

	if (gd_desk_bundle_check(l->path, ca, finding, tick, l, &r, &err) ==
	    GD_OK) {
		verdict(l, &r, ca, &page);
		gd_tui_say(l->tui, r.findings ? _("Do not rely on this bundle")
					      : _("This bundle is whole"));
		gd_dialog_read(l->tui, _("Bundle from elsewhere"), page.s);
	} else {
		gd_tui_fail(l->tui, &err);
	}
	gd_buf_release(&page);
	looking_free(l);
}

static void
ca_done(struct gd_tui *t, const char *ca, void *ctx)
{
	(void)t;
	if (ca)
		look(ctx, ca);
	else
		looking_free(ctx);
}

static void
judge_done(struct gd_tui *t, int index, void *ctx)
{
	const char *ca = gd_config_get(gd_desk_config(gd_tui_desk(t)),
				       "stamp.ca");

	if (index < 0)
		looking_free(ctx);
	else if (index == 0)
		look(ctx, NULL);
	else
		gd_dialog_path(t, _("Whose signature counts?"),
			       _("The authority's root certificate (PEM), from "
				 "its own page"), *ca ? ca : "~/", ca_done,
			       ctx);
}

static void
path_done(struct gd_tui *t, const char *path, void *ctx)
{
	const struct gd_menu_item items[] = {
		{ _("Count them"), _("files and sums are checked in full"),
		  NULL },
		{ _("Judge them"),
		  _("by the root certificate of the authority"), NULL },
	};
	struct looking *l = ctx;

	if (!path) {
		looking_free(l);
		return;
	}
	l->path = gd_strdup(path);
	gd_dialog_menu(t, _("And the timestamps in it?"), NULL, items,
		       GD_ARRAY_LEN(items), judge_done, l);
}

void
gd_bundle_check_open(struct gd_tui *t)
{
	struct looking *l = gd_calloc(1, sizeof *l);

	l->tui = t;
	gd_buf_init(&l->text);
	gd_dialog_path(t, _("Which bundle?"),
		       _("A .zip that came from elsewhere. It is read only: "
			 "nothing of it is unpacked."), "~/", path_done, l);
}
