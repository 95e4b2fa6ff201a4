/*
 * linear/advice.c - the plan of a case, opening it, a refusal rehearsed, and the
 * ways on.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/advice.h"
#include "desk/plan_words.h"
#include "linear/linear_internal.h"

void
gd_lin_case_plan(struct gd_linear *l, const struct gd_case_view *v)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf words = GD_BUF_INIT;
	struct gd_plan plan;

	if (gd_desk_case_plan(l->desk, v, &plan, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_plan_words(l->desk, &plan, v, &words);
	gd_lin_say(l, "%s", "");
	gd_lin_boxes(l, words.s);
	gd_buf_release(&words);
	gd_plan_release(&plan);
}

void
gd_lin_scope(struct gd_linear *l, struct gd_intake *in)
{
	struct gd_buf words = GD_BUF_INIT;
	struct gd_plan plan;

	if (gd_intake_plan(in, &plan, NULL) != GD_OK)
		return;
	gd_scope_words(l->desk, &plan, &in->answers, true, &words);
	if (words.len)
		gd_lin_say(l, "%s", words.s);
	gd_buf_release(&words);
	gd_plan_release(&plan);
}

void
gd_lin_open_plan(struct gd_linear *l, int64_t id)
{
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;
	int filings = 0;

	status = gd_desk_file_plan(l->desk, id, GD_INSTANT_NONE, NULL,
				   &filings, NULL, &err);
	if (status == GD_EGUARD) {
		gd_lin_fail(l, &err);
		if (!gd_lin_ask(l, _("Why all the same? (an empty line: not)")) ||
		    !*l->line)
			return;
		status = gd_desk_file_plan(l->desk, id, GD_INSTANT_NONE,
					   l->line, &filings, NULL, &err);
	}
	if (status != GD_OK)
		gd_lin_fail(l, &err);
	else
		gd_lin_say(l, ngettext("%d complaint filed.",
				       "%d complaints filed.",
				       (unsigned long)filings), filings);
}

/* Which of the case's channels; NULL: none was chosen. Borrowed. */
static const char *
choose_channel(struct gd_linear *l, const struct gd_case_view *v)
{
	const struct gd_knowledge *k;
	const char **items, **codes, *code = NULL;
	struct gd_playbook *pb;
	size_t len = 0;
	int n;

	if (gd_desk_playbook(l->desk, &pb, NULL) != GD_OK ||
	    gd_playbook_knowledge(pb, &k, NULL) != GD_OK)
		return NULL;
	items = gd_calloc(k->channels_len + 1, sizeof *items);
	codes = gd_calloc(k->channels_len + 1, sizeof *codes);
	for (size_t i = 0; i < k->channels_len; i++) {
		if (!gd_cond_holds(&k->channels[i].when, &v->answers))
			continue;
		items[len] = gd_bitext_get(&k->channels[i].name, NULL);
		codes[len++] = k->channels[i].code;
	}
	n = gd_lin_choose(l, _("Which body?"), items, len, _("back"));
	if (n > 0)
		code = codes[n - 1];
	free(items);
	free(codes);
	return code;
}

void
gd_lin_rehearse(struct gd_linear *l, const struct gd_case_view *v)
{
	const char *channel = choose_channel(l, v);
	struct gd_error err = GD_ERROR_INIT;
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf words = GD_BUF_INIT;
	struct gd_rehearsal r;

	if (!channel)
		return;
	if (gd_desk_rehearse(l->desk, v->row.id, channel, &r, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_case_number(v->row.id, number);
	gd_rehearsal_words(l->desk, number, &r, &words);
	gd_lin_say(l, "\n%s", words.s);
	gd_buf_release(&words);
	gd_rehearsal_release(&r);
}

void
gd_lin_ways(struct gd_linear *l, int64_t id)
{
	struct gd_error err = GD_ERROR_INIT;
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf words = GD_BUF_INIT;
	struct gd_ways w;

	if (gd_desk_ways(l->desk, id, false, &w, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_case_number(id, number);
	gd_ways_words(l->desk, number, &w, &words);
	if (words.len)
		gd_lin_say(l, "\n%s", words.s);
	else
		gd_lin_say(l, _("Nothing has failed so far; the plan tells the "
				"way."));
	gd_buf_release(&words);
	gd_ways_release(&w);
}
