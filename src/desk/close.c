/*
 * desk/close.c - ending a case, taking it up again, and a word in its history.
 */
#include <config.h>

#include "desk/actions.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/act_internal.h"
#include "domain/money.h"

static enum gd_status
close_case(struct gd_act *a, const char *outcome, int64_t recovered_fen,
	   struct gd_error *err)
{
	enum gd_status status;
	size_t i;

	status = gd_act_need_open(a, err);
	for (i = 0; status == GD_OK && i < a->v.clocks_len; i++)
		if (gd_act_clock_live(&a->v.clocks[i]))
			status = gd_act_freeze_clock(a, &a->v.clocks[i],
						     a->now, err);
	if (status == GD_OK)
		status = gd_store_put(a->st, GD_ENT_CASE, a->id, "outcome",
				      outcome, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CASE, a->id, "stage",
					  GD_STAGE_CLOSED, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CASE, a->id,
					  "closed_at", a->now, err);
	if (status == GD_OK && recovered_fen >= 0)
		status = gd_store_put_int(a->st, GD_ENT_CASE, a->id,
					  "recovered_fen", recovered_fen, err);
	return status;
}

enum gd_status
gd_desk_close_case(struct gd_desk *d, int64_t id, const char *outcome,
		   int64_t recovered_fen, struct gd_error *err)
{
	enum gd_status status;
	struct gd_act a;

	if (!gd_outcome_valid(outcome))
		return gd_error_set(err, GD_EINVAL,
				    _("the outcome is one of resolved, partial, "
				      "rejected, withdrawn, lost_contact, not "
				      "'%s'"), outcome);
	if (recovered_fen > GD_MONEY_MAX_FEN)
		return gd_error_set(err, GD_EINVAL,
				    _("the sum recovered is too large"));
	status = gd_act_begin(&a, d, id, "close", GD_ACT_BARE, err);
	if (status != GD_OK)
		return status;
	status = close_case(&a, outcome, recovered_fen, err);
	return gd_act_end(&a, status, err);
}

static enum gd_status
reopen(struct gd_act *a, struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];
	enum gd_status status;

	gd_case_number(a->id, number);
	if (a->v.row.stage != GD_STAGE_CLOSED)
		return gd_error_set(err, GD_EINVAL, _("%s is not closed"),
				    number);
	status = gd_store_put_int(a->st, GD_ENT_CASE, a->id, "stage",
				  gd_stage_of_filings(a->v.filings,
						      a->v.filings_len), err);
	if (status == GD_OK)
		status = gd_store_put(a->st, GD_ENT_CASE, a->id, "closed_at",
				      NULL, err);
	if (status == GD_OK)
		status = gd_store_put(a->st, GD_ENT_CASE, a->id, "outcome",
				      NULL, err);
	return status;
}

enum gd_status
gd_desk_reopen(struct gd_desk *d, int64_t id, struct gd_error *err)
{
	enum gd_status status;
	struct gd_act a;

	status = gd_act_begin(&a, d, id, "reopen", GD_ACT_BARE, err);
	if (status != GD_OK)
		return status;
	status = reopen(&a, err);
	return gd_act_end(&a, status, err);
}

enum gd_status
gd_desk_note(struct gd_desk *d, int64_t id, const char *text,
	     struct gd_error *err)
{
	struct gd_buf clean = GD_BUF_INIT;
	enum gd_status status;
	struct gd_act a;

	gd_text_clean(&clean, text, strlen(text));
	while (clean.len && strchr(" \t\n", clean.s[clean.len - 1]))
		gd_buf_setlen(&clean, clean.len - 1);
	if (!clean.len) {
		status = gd_error_set(err, GD_EINVAL,
				      _("the note is empty; write a few words"));
		goto out;
	}
	status = gd_act_begin(&a, d, id, "note", GD_ACT_BARE, err);
	if (status != GD_OK)
		goto out;
	status = gd_store_put(a.st, GD_ENT_EVENT, 0, "note", clean.s, err);
	status = gd_act_end(&a, status, err);
out:
	gd_buf_release(&clean);
	return status;
}
