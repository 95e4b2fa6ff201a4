#include <config.h>

#include "tui/screens/moves.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/views.h"
#include "tui/screens/moves_internal.h"
#include "tui/screens/moves_many.h"
#include "tui/widgets/dialog.h"

struct gd_move *
gd_move_new(enum gd_action action, int64_t case_id)
{
	struct gd_move *m = gd_calloc(1, sizeof *m);

	m->action = action;
	m->case_id = case_id;
	gd_case_number(case_id, m->number);
	return m;
}

static void
free_options(struct gd_move *m)
{
	for (size_t i = 0; i < m->options_len; i++)
		free(m->options[i]);
	free(m->options);
	m->options = NULL;
	m->options_len = 0;
}

void
gd_move_free(struct gd_move *m)
{
	free_options(m);
	free(m->channel);
	free(m->reason);
	free(m->when);
	free(m->result);
	free(m);
}

void
gd_move_options(struct gd_move *m, const char *const *codes, size_t len)
{
	free_options(m);
	m->options = gd_calloc(len ? len : 1, sizeof *m->options);
	m->options_len = len;
	for (size_t i = 0; i < len; i++)
		m->options[i] = gd_strdup(codes[i]);
}

void
gd_move_end(struct gd_tui *t, struct gd_move *m, enum gd_status status,
	    const struct gd_error *err, const char *done)
{
	if (status != GD_OK && gd_tui_again(t, err, m))
		return;
	if (status == GD_OK)
		gd_tui_say(t, _("%s: %s (u undoes)"), m->number, done);
	else if (status != GD_ECONFLICT || !gd_move_outrun(t, m))
		gd_tui_fail(t, err);
	gd_tui_changed(t);
	gd_move_free(m);
}

static void
note_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_move *m = ctx;
	struct gd_error err = GD_ERROR_INIT;

	if (!typed || !*typed) {
		gd_move_free(m);
		return;
	}
	gd_move_end(t, m, gd_desk_note(gd_tui_desk(t), m->case_id, typed, &err),
		    &err, _("noted"));
}

static void
reopen(struct gd_tui *t, struct gd_move *m)
{
	struct gd_error err = GD_ERROR_INIT;

	gd_move_expect(t, m);
	gd_move_end(t, m, gd_desk_reopen(gd_tui_desk(t), m->case_id, &err),
		    &err, _("open again"));
}

void
gd_move_start(struct gd_tui *t, enum gd_action a, int64_t id)
{
	struct gd_move *m = gd_move_new(a, id);

	gd_move_look(t, m);
	switch (a) {
	case GD_ACT_FILE:
	case GD_ACT_ESCALATE:
		gd_move_file(t, m, -1);
		break;
	case GD_ACT_RESPOND:
		gd_move_respond(t, m);
		break;
	case GD_ACT_CLOSE_CASE:
		gd_move_close(t, m);
		break;
	case GD_ACT_REOPEN:
		reopen(t, m);
		break;
	case GD_ACT_SNOOZE:
		gd_move_free(m);
		gd_move_snooze_case(t, id);
		break;
	case GD_ACT_NOTE:
		gd_dialog_text(t, _("Note"), _("What should the history hold?"),
			       "", true, NULL, note_done, m);
		break;
	case GD_ACT_EDIT:
		gd_move_free(m);
		gd_edit_open(t, id);
		break;
	case GD_ACT_OPEN_PLAN:
		gd_move_free(m);
		gd_move_open_plan(t, id);
		break;
	case GD_ACT_REHEARSE:
		gd_move_free(m);
		gd_move_rehearse(t, id, NULL);
		break;
	case GD_ACT_WAYS:
		gd_move_free(m);
		gd_move_ways(t, id);
		break;
	default:
		gd_move_free(m);
		break;
	}
}

void
gd_move_to_stage(struct gd_tui *t, int64_t id, int stage)
{
	struct gd_case_view v = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	enum gd_stage now;

	if (gd_desk_case(gd_tui_desk(t), id, &v, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	now = v.row.stage;
	gd_case_view_release(&v);
	if (stage >= GD_STAGE_CLOSED)
		gd_move_start(t, GD_ACT_CLOSE_CASE, id);
	else if (stage <= (int)now)
		gd_tui_say(t, _("A case moves up by a new complaint; what was "
				"done by mistake is undone with u"));
	else
		gd_move_file(t, gd_move_new(GD_ACT_ESCALATE, id), stage);
}
