/*
 * A move that somebody else has got in the way of: both sides are shown, and
 * nothing is overwritten unseen.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/together.h"
#include "domain/interview.h"
#include "tui/screens/moves_internal.h"
#include "tui/widgets/dialog.h"

void
gd_move_look(struct gd_tui *t, struct gd_move *m)
{
	struct gd_case_view v = { 0 };

	if (gd_desk_case(gd_tui_desk(t), m->case_id, &v, NULL) != GD_OK)
		return;
	m->version = v.row.version;
	gd_case_view_release(&v);
}

void
gd_move_expect(struct gd_tui *t, const struct gd_move *m)
{
	gd_desk_expect(gd_tui_desk(t), m->case_id, m->version);
}

bool
gd_move_outrun(struct gd_tui *t, const struct gd_move *m)
{
	struct gd_buf text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	bool told;

	gd_buf_adds(&text, _("Nothing was changed. This has happened while "
			     "you were busy with it:"));
	gd_buf_adds(&text, "\n\n");
	told = m->version &&
	       gd_desk_meanwhile(gd_tui_desk(t), m->case_id, m->version, &text,
				 &err) == GD_OK;
	gd_buf_adds(&text, "\n");
	gd_buf_adds(&text, _("If your step still fits, do it again."));
	if (told)
		gd_dialog_read(t, _("Somebody else was here"), text.s);
	gd_buf_release(&text);
	return told;
}

/* ---- the same answer, changed by two ---- */

struct merge {
	int64_t case_id;
	char *field, *theirs, *mine;
};

static void
merge_free(struct merge *g)
{
	free(g->field);
	free(g->theirs);
	free(g->mine);
	free(g);
}

static void
merge_done(struct gd_tui *t, int index, void *ctx)
{
	struct merge *g = ctx;
	const char *field = g->field, *mine = g->mine, *seen = g->theirs;
	struct gd_merge again = { NULL, 0, 0 };
	struct gd_error err = GD_ERROR_INIT;

	if (index != 1)
		gd_tui_say(t, _("Left as it is"));
	else if (gd_desk_edit_seen(gd_tui_desk(t), g->case_id, &field, &mine,
				   &seen, 1, &again, &err) == GD_OK)
		gd_tui_say(t, _("Yours stands now (u undoes)"));
	else
		gd_tui_fail(t, &err);
	gd_merge_release(&again);
	gd_tui_changed(t);
	merge_free(g);
}

/* An answer as people read it; "(none)" for none. */
static void
words(struct gd_tui *t, const char *field, const char *value,
      struct gd_buf *out)
{
	const struct gd_interview *iv = NULL;
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_playbook *pb;
	int q = -1;

	if (gd_desk_playbook(d, &pb, NULL) == GD_OK &&
	    gd_playbook_interview(pb, &iv, NULL) == GD_OK)
		q = gd_interview_find(iv, field);
	if (!*value)
		gd_buf_adds(out, _("(none)"));
	else if (q >= 0)
		gd_interview_words(iv, &iv->questions[q], value,
				   gd_desk_zone(d), NULL, out);
	else
		gd_buf_adds(out, value);
}

void
gd_move_merge(struct gd_tui *t, int64_t case_id,
	      const struct gd_merge_field *f)
{
	struct merge *g = gd_calloc(1, sizeof *g);
	struct gd_buf was = GD_BUF_INIT, theirs = GD_BUF_INIT;
	struct gd_buf mine = GD_BUF_INIT, text = GD_BUF_INIT;
	struct gd_menu_item items[2];

	words(t, f->field, f->was, &was);
	words(t, f->field, f->theirs, &theirs);
	words(t, f->field, f->mine, &mine);
	gd_buf_addf(&text, _("Before, it was: %s"), was.s);
	items[0] = (struct gd_menu_item){ .label = _("Keep theirs"),
					  .note = theirs.s };
	items[1] = (struct gd_menu_item){ .label = _("Take mine"),
					  .note = mine.s };
	g->case_id = case_id;
	g->field = gd_strdup(f->field);
	g->theirs = gd_strdup(f->theirs);
	g->mine = gd_strdup(f->mine);
	gd_dialog_menu(t, _("Somebody else has changed this, too"), text.s,
		       items, 2, merge_done, g);
	gd_buf_release(&was);
	gd_buf_release(&theirs);
	gd_buf_release(&mine);
	gd_buf_release(&text);
}
