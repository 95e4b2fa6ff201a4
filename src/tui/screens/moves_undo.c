/*
 * Undo: at once where it is one's own newest step, else shown first, with a
 * reason.
 */
#include <config.h>

#include "tui/screens/moves_undo.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/together.h"
#include "tui/widgets/dialog.h"

#define LINES_SHOWN 6	/* a dialog fits 24 rows */

struct undoing {
	struct gd_undo_ask ask;
	int64_t version;
};

/* False: it is asked again. */
static bool
undo_now(struct gd_tui *t, const struct undoing *u)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT;
	bool again = false;

	if (u->ask.case_id)
		gd_desk_expect(gd_tui_desk(t), u->ask.case_id, u->version);
	if (gd_desk_undo_step(gd_tui_desk(t), &u->ask, &what, &err) == GD_OK)
		gd_tui_say(t, "%s", what.s);
	else if (!(again = gd_tui_again(t, &err, u)))
		gd_tui_fail(t, &err);
	gd_buf_release(&what);
	gd_tui_changed(t);
	return !again;
}

static void
reason_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct undoing *u = ctx;

	u->ask.reason = typed;
	if (!typed || undo_now(t, u))
		free(u);
}

/* The first lines of `words`, and how many more there are. */
static void
add_lines(const struct gd_undo_look *look, struct gd_buf *out)
{
	const char *p = look->words.s;
	int shown = 0;

	while (*p && shown < LINES_SHOWN) {
		const char *end = p;

		while (*end && *end != '\n')
			end++;
		gd_buf_addc(out, '\n');
		gd_buf_add(out, p, (size_t)(end - p));
		p = *end ? end + 1 : end;
		shown++;
	}
	if (look->built > shown)
		gd_buf_addf(out, ngettext("\nand %lld more",
					  "\nand %lld more",
					  (unsigned long)(look->built - shown)),
			    (long long)(look->built - shown));
}

static void
ask_reason(struct gd_tui *t, const struct undoing *asked,
	   const struct gd_undo_look *look)
{
	struct undoing *u = gd_calloc(1, sizeof *u);
	struct gd_buf text = GD_BUF_INIT;

	*u = *asked;
	u->ask.built = look->built > 0;
	if (look->who)
		gd_buf_addf(&text, _("This step is by %s."), look->who);
	if (look->built > 0) {
		gd_buf_addf(&text, "%s%s", text.len ? "\n" : "",
			    _("These later steps rest on it and are undone "
			      "first:"));
		add_lines(look, &text);
	}
	gd_buf_addf(&text, "\n%s", _("Why is it undone? The history keeps "
				     "the reason."));
	gd_dialog_text(t, _("Undo"), text.s, "", false, gd_dialog_reason,
		       reason_done, u);
	gd_buf_release(&text);
}

void
gd_move_undo(struct gd_tui *t, int64_t case_id, int64_t event_id,
	     int64_t version)
{
	const struct undoing u = {
		.ask = { .case_id = case_id, .event_id = event_id },
		.version = version
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_undo_look look;

	if (gd_desk_undo_look(gd_tui_desk(t), &u.ask, &look, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	if (look.who || look.built > 0)
		ask_reason(t, &u, &look);
	else
		(void)undo_now(t, &u);
	gd_undo_look_release(&look);
}
