/*
 * Two people have worded the same letter: both are shown, and one chooses. What
 * is not chosen stays, in the history or as a letter of its own.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/screens/letters_internal.h"
#include "tui/widgets/dialog.h"

enum { LOOK, MINE, SECOND, DROP, CHOICES };

struct rival {
	int64_t id;
	int seq, version;	/* of theirs */
	bool sent;
	char *mine, *theirs;
	gd_letter_rival_done *done;
	void *ctx;
};

static void
release(struct rival *r)
{
	free(r->mine);
	free(r->theirs);
	free(r);
}

static void ask(struct gd_tui *t, struct rival *r);

static void
show_both(struct gd_tui *t, const struct rival *r)
{
	struct gd_buf both = GD_BUF_INIT;

	gd_letter_both_words(r->theirs, r->mine, &both);
	gd_dialog_read(t, _("Theirs and mine"), both.s);
	gd_buf_release(&both);
}

/* True when the words are kept as was chosen. */
static bool
keep(struct gd_tui *t, const struct rival *r, int index)
{
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status = GD_OK;
	int second = 0, seen = r->version;

	if (index == MINE)
		status = gd_desk_letter_edit_seen(gd_tui_desk(t), r->id, r->seq,
						  &seen, r->mine, &err);
	else if (index == SECOND)
		status = gd_desk_letter_second(gd_tui_desk(t), r->id, r->seq,
					       r->mine, &second, &err);
	if (status == GD_ECONFLICT)
		gd_letter_rival_ask(t, r->id, r->seq, r->mine, r->done, r->ctx);
	else if (status != GD_OK)
		gd_tui_fail(t, &err);
	else if (index == MINE)
		gd_tui_say(t, _("Yours stands; theirs stays in the history"));
	else if (index == SECOND)
		gd_tui_say(t, _("Theirs stands; yours is letter %d now"),
			   second);
	else
		gd_tui_say(t, _("Theirs stands"));
	return status == GD_OK;
}

static void
chosen(struct gd_tui *t, int index, void *ctx)
{
	struct rival *r = ctx;

	if (index == LOOK) {
		ask(t, r);
		show_both(t, r);
		return;
	}
	if (index >= 0 && keep(t, r, index)) {
		gd_tui_changed(t);
		r->done(t, r->ctx);
	}
	release(r);
}

static void
ask(struct gd_tui *t, struct rival *r)
{
	const struct gd_menu_item items[CHOICES] = {
		[LOOK] = { .label = _("show what differs") },
		[MINE] = { .label = _("mine stands"),
			   .note = _("theirs stays in the history"),
			   .barred = r->sent ? _("it was sent meanwhile and "
						 "stays as it is") : NULL },
		[SECOND] = { .label = _("theirs stands, mine becomes a letter "
					"of its own") },
		[DROP] = { .label = _("theirs stands, mine is dropped") },
	};

	gd_dialog_menu(t, _("Worded by two"),
		       _("Somebody else has worded this letter anew since you "
			 "opened it. Esc: go on with yours, nothing is lost."),
		       items, CHOICES, chosen, r);
}

void
gd_letter_rival_ask(struct gd_tui *t, int64_t case_id, int seq,
		    const char *mine, gd_letter_rival_done *done, void *ctx)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_letter_row l;
	struct rival *r;

	if (gd_desk_letter(gd_tui_desk(t), case_id, seq, &l, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	r = gd_calloc(1, sizeof *r);
	*r = (struct rival){
		.id = case_id, .seq = l.seq, .version = l.version,
		.sent = l.sent_at != GD_INSTANT_NONE,
		.mine = gd_strdup(mine), .theirs = gd_strdup(l.body),
		.done = done, .ctx = ctx
	};
	gd_letter_row_release(&l);
	ask(t, r);
}
