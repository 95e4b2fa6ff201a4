/*
 * What the answers so far lead to: progress, evidence still missing, the path.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "desk/advice.h"
#include "desk/merchants.h"
#include "desk/phrase.h"
#include "tui/screens/interview_internal.h"

static void
make_titles(struct interview *s)
{
	struct gd_progress p = gd_interview_progress(s->in.iv, s->shown,
						     &s->in.answers);
	struct gd_datetime dt = gd_instant_split(s->in.saved_at,
						 gd_desk_zone(s->desk));
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(s->in.case_id, number);
	gd_buf_reset(&s->title);
	if (s->merchant)
		gd_buf_addf(&s->title, _("Check  %s"), s->merchant_name.s);
	else
		gd_buf_addf(&s->title, _("New case %s"), number);
	gd_buf_reset(&s->right);
	if (s->shown < 0)
		gd_buf_adds(&s->right, _("review"));
	else if (p.left_min == p.left_max)
		/* TRANSLATORS: number of this question, questions still to come. */
		gd_buf_addf(&s->right, _("question %d, %d to go"), p.position,
			    p.left_min);
	else
		gd_buf_addf(&s->right, _("question %d, %d to %d to go"),
			    p.position, p.left_min, p.left_max);
	/* A narrow title has room for the progress alone. */
	if (s->unsaved)
		gd_buf_addf(&s->right, "   %s", _("NOT SAVED"));
	else if (s->cols >= 96 && !s->merchant)
		gd_buf_addf(&s->right, _("   saved %02d:%02d"), dt.hour,
			    dt.minute);
}

static void
name_lacking(struct interview *s, const struct gd_plan *p)
{
	bool any = false;

	gd_buf_reset(&s->lacking);
	for (size_t i = 0; i < p->evidence_len; i++) {
		if (p->evidence[i].held)
			continue;
		gd_buf_adds(&s->lacking, any ? _(", ") : "");
		gd_buf_adds(&s->lacking,
			    gd_bitext_get(&p->evidence[i].kind->name, NULL));
		any = true;
	}
}

static void
name_path(struct interview *s, const struct gd_plan *p)
{
	const char *arrow = gd_desk_ascii(s->desk) ? " > " : " \u2192 ";

	gd_buf_reset(&s->path);
	for (size_t i = 0; i < p->recommended_len; i++) {
		const struct gd_channel *ch = p->recommended[i].channel;
		bool beside = i > 0 && ch->stage ==
			p->recommended[i - 1].channel->stage;

		gd_buf_adds(&s->path, i == 0 ? "" : beside ? " + " : arrow);
		gd_phrase_channel(s->desk, ch->code, &s->path);
	}
}

/* Is the question on the screen one of those that find out who can take it? */
static bool
in_scope(const struct interview *s)
{
	const struct gd_question *q = gd_iv_question(s);

	return q && (strcmp(q->section, "scope") == 0 ||
		     strcmp(q->section, "where") == 0);
}

/* What the answers so far say about the merchant. */
static void
judge_merchant(struct interview *s)
{
	struct gd_precheck p;

	gd_buf_reset(&s->path);
	if (!s->in.answers.len ||
	    gd_desk_precheck(s->desk, &s->in.answers, &p, NULL) != GD_OK)
		return;
	gd_buf_adds(&s->path, gd_check_level_words(p.level));
	gd_precheck_release(&p);
}

void
gd_iv_status(struct interview *s)
{
	struct gd_plan plan = { 0 };

	make_titles(s);
	if (s->merchant) {
		judge_merchant(s);
		return;
	}
	if (gd_intake_plan(&s->in, &plan, NULL) != GD_OK)
		return;
	s->completeness = plan.completeness;
	name_lacking(s, &plan);
	name_path(s, &plan);
	gd_buf_reset(&s->scope);
	gd_scope_words(s->desk, &plan, &s->in.answers, in_scope(s),
		       &s->scope);
	gd_plan_release(&plan);
}
