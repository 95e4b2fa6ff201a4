/*
 * Trying a list and taking it in, with progress; what came of it is told in a page
 * that can be read.
 */
#include <config.h>

#include "tui/screens/import_internal.h"

#include "base/i18n.h"
#include "tui/widgets/dialog.h"

#define TOLD 300	/* notes that are shown; the file of refused rows has all */

struct told {
	struct import_screen *s;
	const struct gd_import_counts *counts;
	struct gd_buf text;
	int notes;
};

static void
take_note(const struct gd_import_note *n, void *ctx)
{
	struct told *t = ctx;

	if (t->notes++ >= TOLD)
		return;
	gd_import_note_words(n, &t->text);
	gd_buf_addc(&t->text, '\n');
}

static bool
progress(int64_t done, int64_t total, void *ctx)
{
	struct told *t = ctx;
	struct gd_buf b = GD_BUF_INIT;
	bool go_on;

	gd_buf_addf(&b, _("Reading the list: row %lld, %lld%%; Esc cancels"),
		    (long long)t->counts->rows,
		    total > 0 ? (long long)(done * 100 / total) : 100);
	go_on = gd_tui_working(t->s->base.tui, b.s);
	gd_buf_release(&b);
	return go_on;
}

static bool
finishing(void *ctx)
{
	struct told *t = ctx;

	return gd_tui_working(t->s->base.tui,
			      _("All rows are read and are being put in "
				"order; Esc cancels"));
}

static void
how_chosen(struct gd_tui *t, int index, void *ctx)
{
	(void)t;
	if (index == 1)
		gd_import_screen_run(ctx, false, true);
}

static void
ask_partial(struct import_screen *s, const char *counts)
{
	static const struct gd_menu_item items[] = {
		{ N_("keep nothing, and look at the list"), NULL, NULL },
		{ N_("keep the good rows"),
		  N_("the others go to a file beside the list, with the "
		     "reasons"), NULL },
	};
	struct gd_menu_item shown[2];

	for (int i = 0; i < 2; i++)
		shown[i] = (struct gd_menu_item){
			_(items[i].label),
			items[i].note ? _(items[i].note) : NULL, NULL
		};
	gd_dialog_menu(s->base.tui, _("Rows were refused"), counts, shown, 2,
		       how_chosen, s);
}

static void
tell(struct import_screen *s, const struct told *t,
     const struct gd_import_counts *n, bool kept, bool dry_run,
     const char *rejects)
{
	struct gd_buf text = GD_BUF_INIT, counts = GD_BUF_INIT;
	struct gd_buf by = GD_BUF_INIT;

	gd_import_counts_words(n, &counts);
	if (kept && !n->refused && !n->alike) {
		gd_tui_say(s->base.tui, "%s", counts.s);
		gd_tui_pop(s->base.tui);
		goto out;
	}
	gd_buf_addf(&text, "%s\n", counts.s);
	gd_import_trouble(s->imp, &by);
	if (by.len) {
		gd_buf_addf(&text, _("What was refused, by column: %s"), by.s);
		gd_buf_addc(&text, '\n');
	}
	gd_buf_addc(&text, '\n');
	if (kept && n->refused)
		gd_buf_addf(&text, _("The refused rows are in %s; correct them "
				     "there and import that file.\n\n"),
			    rejects);
	gd_buf_adds(&text, t->text.s);
	if (t->notes > TOLD)
		gd_buf_addf(&text, _("and %d more\n"), t->notes - TOLD);
	if (!kept && !dry_run)
		ask_partial(s, counts.s);
	gd_dialog_read(s->base.tui, dry_run ? _("A try: nothing was kept") :
		       kept ? _("The list was taken in") :
		       _("Nothing was kept"), text.s);
out:
	gd_buf_release(&by);
	gd_buf_release(&counts);
	gd_buf_release(&text);
}

void
gd_import_screen_run(struct import_screen *s, bool dry_run, bool partial)
{
	struct gd_import_counts counts;
	struct told t = { s, &counts, GD_BUF_INIT, 0 };
	const struct gd_import_sink sink = { take_note, progress, finishing,
					     &t };
	struct gd_buf rejects = GD_BUF_INIT;
	struct gd_import_how how = { .dry_run = dry_run, .partial = partial };
	struct gd_error err = GD_ERROR_INIT;
	bool kept;

	gd_import_rejects_path(s->path, &rejects);
	if (partial)
		how.rejects = rejects.s;
	if (gd_import_run(s->imp, &how, &sink, &counts, &kept, &err) != GD_OK)
		gd_tui_fail(s->base.tui, &err);
	else
		tell(s, &t, &counts, kept, dry_run, rejects.s);
	gd_tui_changed(s->base.tui);
	gd_buf_release(&rejects);
	gd_buf_release(&t.text);
}
