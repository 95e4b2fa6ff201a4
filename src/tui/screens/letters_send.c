/*
 * tui/screens/letters_send.c - marking a letter as sent, and the person's own
 * editor.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "exchange/editor.h"
#include "tui/loop.h"
#include "tui/screens/letters_internal.h"
#include "tui/widgets/dialog.h"

struct dispatch {
	int64_t id;
	int seq, seen;
	char *note;
};

static void
dispatch_free(struct dispatch *p)
{
	free(p->note);
	free(p);
}

/* False: the proof is asked for again. */
static bool
record(struct gd_tui *t, const struct dispatch *p, const char *proof)
{
	struct gd_letter_dispatch how = {
		.at = GD_INSTANT_NONE, .proof = proof, .note = p->note,
		.seen = p->seen,
	};
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;
	int clocks = 0;

	status = gd_desk_letter_sent(gd_tui_desk(t), p->id, p->seq, &how,
				     &clocks, &err);
	if (status != GD_OK && gd_tui_again(t, &err, p))
		return false;
	if (status != GD_OK)
		gd_tui_fail(t, &err);
	else if (clocks)
		gd_tui_say(t, ngettext("Sent and recorded; %d deadline runs now",
				       "Sent and recorded; %d deadlines run now",
				       (unsigned long)clocks), clocks);
	else
		gd_tui_say(t, _("Sent and recorded"));
	gd_tui_changed(t);
	return true;
}

static void
have_proof(struct gd_tui *t, const char *typed, void *ctx)
{
	struct dispatch *p = ctx;

	if (!typed || record(t, p, typed))
		dispatch_free(p);
}

static bool
proof_good(struct gd_tui *t, const char *typed, struct gd_error *err,
	   void *ctx)
{
	const struct dispatch *p = ctx;

	(void)t;
	if (typed[strspn(typed, " \t")] || p->note)
		return true;
	gd_error_set(err, GD_EINVAL,
		     _("a few words will do: a tracking number, or where the "
		       "screenshot is"));
	return false;
}

static void
ask_proof(struct gd_tui *t, struct dispatch *p)
{
	gd_dialog_text(t, _("Proof of dispatch"),
		       _("What shows that it was sent? A tracking number, a "
			 "screenshot of the chat with its time, the mail. Keep "
			 "it: a demand that can be proved restarts the "
			 "limitation period."),
		       "", false, proof_good, have_proof, p);
}

static void
have_note(struct gd_tui *t, const char *typed, void *ctx)
{
	struct dispatch *p = ctx;

	if (!typed) {
		dispatch_free(p);
		return;
	}
	if (typed[strspn(typed, " \t")])
		p->note = gd_strdup(typed);
	ask_proof(t, p);
}

void
gd_letter_send(struct gd_tui *t, int64_t case_id, int seq, int seen,
	       size_t findings)
{
	struct dispatch *p = gd_calloc(1, sizeof *p);

	p->id = case_id;
	p->seq = seq;
	p->seen = seen;
	if (findings)
		gd_dialog_text(t, _("Sent as it is?"),
			       _("The linter found something in it. We advise, "
				 "we do not forbid: note why it goes out so, "
				 "or Esc to look again."),
			       "", false, NULL, have_note, p);
	else
		ask_proof(t, p);
}

struct wording {
	const char *text;
	struct gd_buf out;
	bool changed;
	enum gd_status status;
	struct gd_error err;
};

static void
run_editor(void *ctx)
{
	struct wording *w = ctx;

	w->status = gd_editor_run(w->text, &w->out, &w->changed, &w->err);
}

void
gd_letter_external(struct gd_tui *t, int64_t case_id, int seq, int seen,
		   const char *text)
{
	struct wording w = { .text = text, .out = GD_BUF_INIT };
	int second = 0;

	gd_term_lend(&t->term, run_editor, &w);
	if (w.status == GD_OK && w.changed)
		w.status = gd_desk_letter_edit_or_second(gd_tui_desk(t),
							 case_id, seq, seen,
							 w.out.s, &second,
							 &w.err);
	if (w.status != GD_OK)
		gd_tui_fail(t, &w.err);
	else if (second)
		gd_tui_say(t, _("Somebody else has worded it meanwhile: yours "
				"is kept as letter %d"), second);
	else if (w.changed)
		gd_tui_say(t, _("Worded anew; the version before stays in the "
				"history"));
	else
		gd_tui_say(t, _("Nothing was changed"));
	gd_tui_changed(t);
	gd_buf_release(&w.out);
}
