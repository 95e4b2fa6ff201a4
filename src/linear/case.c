/*
 * linear/case.c - one case: what it is, what can be done.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/explain.h"
#include "desk/intake.h"
#include "desk/phrase.h"
#include "desk/plan_words.h"
#include "desk/summary.h"
#include "desk/view.h"
#include "linear/linear_internal.h"

void
gd_lin_plan(struct gd_linear *l, const struct gd_answers *a)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf words = GD_BUF_INIT;
	struct gd_plan plan;

	if (gd_desk_plan(l->desk, a, &plan, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_plan_words(l->desk, &plan, NULL, &words);
	gd_lin_say(l, "%s", "");
	gd_lin_boxes(l, words.s);
	gd_buf_release(&words);
	gd_plan_release(&plan);
}

static void
explain(struct gd_linear *l, const struct gd_case_view *v)
{
	bool any = false;

	for (size_t i = 0; i < v->clocks_len; i++) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_buf b = GD_BUF_INIT;

		if (v->clocks[i].state != GD_CLOCK_RUNNING)
			continue;
		any = true;
		if (gd_explain_clock(l->desk, &v->clocks[i], &b, &err) ==
		    GD_OK)
			gd_lin_say(l, "\n%s", b.s);
		else
			gd_lin_fail(l, &err);
		gd_buf_release(&b);
	}
	if (!any)
		gd_lin_say(l, _("No deadline is running."));
}

static void
note(struct gd_linear *l, int64_t id)
{
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_lin_ask(l, _("Note")) || !*l->line)
		return;
	if (gd_desk_note(l->desk, id, l->line, &err) == GD_OK)
		gd_lin_say(l, _("Noted."));
	else
		gd_lin_fail(l, &err);
}

static void
reopen(struct gd_linear *l, int64_t id)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_reopen(l->desk, id, &err) == GD_OK)
		gd_lin_say(l, _("Open again."));
	else
		gd_lin_fail(l, &err);
}

static void
say_summary(struct gd_linear *l, const struct gd_case_view *v)
{
	struct gd_buf b = GD_BUF_INIT, rung = GD_BUF_INIT;

	gd_summary_case(l->desk, v, &b);
	gd_buf_adds(&b, "\n\n");
	gd_phrase_rung(l->desk, v->row.platform, v->row.stage, &rung);
	gd_buf_addf(&b, _("%s. "), rung.s);
	gd_buf_release(&rung);
	gd_phrase_next_step(l->desk, &v->row, &b);
	gd_lin_say(l, "\n%s", b.s);
	gd_buf_release(&b);
}

/* False: back to where the case was opened from. */
static bool
act(struct gd_linear *l, int64_t id, const struct gd_case_view *v, int n)
{
	switch (n) {
	case 1: gd_lin_file(l, id); break;
	case 2: gd_lin_respond(l, id); break;
	case 3: gd_lin_escalate(l, id); break;
	case 4: note(l, id); break;
	case 5: gd_lin_edit(l, id); break;
	case 6: gd_lin_case_plan(l, v); break;
	case 7: explain(l, v); break;
	case 8: gd_lin_history(l, id); break;
	case 9:
		if (v->row.stage == GD_STAGE_CLOSED)
			reopen(l, id);
		else
			gd_lin_close(l, id);
		break;
	case 10: gd_lin_undo(l, id); break;
	case 11: gd_lin_open_plan(l, id); break;
	case 12: gd_lin_rehearse(l, v); break;
	case 13: gd_lin_ways(l, id); break;
	case 14: gd_lin_clocks(l, v); break;
	case 15: gd_lin_letters(l, id); break;
	case 16: gd_lin_evidence(l, id); break;
	case 17: gd_lin_label(l, id, GD_BULK_ASSIGN); break;
	case 18: gd_lin_label(l, id, GD_BULK_TAG); break;
	case 19: gd_lin_similar(l, id); break;
	case 20: gd_lin_merchant_of(l, id); break;
	case 21: gd_lin_group_of(l, id); break;
	case 22: gd_lin_post(l, id); break;
	default: return false;
	}
	return true;
}

void
gd_lin_case(struct gd_linear *l, int64_t id)
{
	bool stay = true;

	while (stay && !l->ended) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_case_view v;

		if (gd_desk_case(l->desk, id, &v, &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		if (v.row.draft) {
			gd_case_view_release(&v);
			gd_lin_interview(l, id);
			return;
		}
		say_summary(l, &v);
		const char *const items[] = {
			_("file through a channel"),
			_("record an answer, or that none came"),
			_("escalate"), _("add a note"),
			_("change an answer"), _("plan"),
			_("explain the dates"),
			_("history, and undoing any step of it"),
			v.row.stage == GD_STAGE_CLOSED ? _("reopen")
						       : _("close"),
			_("undo the last change of this case"),
			_("file all that is advised for now"),
			_("why a body would refuse it"),
			_("what is left when a complaint failed"),
			_("a deadline: let it rest, pause or resume it"),
			_("letters"),
			_("evidence"),
			_("whose case it is"), _("tags"),
			_("similar cases"), _("its merchant"),
			_("group complaint with others"),
			_("progress for the public"),
		};

		stay = act(l, id, &v, gd_lin_choose(l, "", items,
						    GD_ARRAY_LEN(items),
						    _("back")));
		gd_case_view_release(&v);
	}
}
