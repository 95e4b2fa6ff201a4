/*
 * desk/respond.c - what a body answered, or that it did not.
 */
#include <config.h>

#include "desk/actions.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/act_internal.h"
#include "desk/phrase.h"

static const struct result {
	const char *code;
	enum gd_filing_state state;
} results[] = {
	{ "answered", GD_FILING_ANSWERED },
	{ "accepted", GD_FILING_ACCEPTED },
	{ "promised", GD_FILING_PROMISED },
	{ "refused", GD_FILING_REFUSED },
	{ "silent", GD_FILING_SILENT },
};

static enum gd_status
find_result(const char *code, const struct result **out, struct gd_error *err)
{
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(results); i++) {
		if (strcmp(results[i].code, code) == 0) {
			*out = &results[i];
			return GD_OK;
		}
	}
	return gd_error_set(err, GD_EINVAL,
			    _("the result is one of answered, accepted, "
			      "promised, refused, silent, not '%s'"), code);
}

/* How much a filing waits: unanswered ones before those half answered. */
static int
waits(const struct gd_filing_row *f)
{
	if (f->state == GD_FILING_OPEN)
		return 3;
	if (gd_filing_state_open(f->state))
		return 2;
	return f->state == GD_FILING_SILENT;
}

static enum gd_status
find_filing(const struct gd_act *a, int seq, const struct gd_filing_row **out,
	    struct gd_error *err)
{
	const struct gd_filing_row *found = NULL;
	size_t i;

	for (i = 0; i < a->v.filings_len; i++) {
		const struct gd_filing_row *f = &a->v.filings[i];

		if (seq ? f->seq == seq :
		    waits(f) && (!found || waits(f) >= waits(found)))
			found = f;
	}
	if (!found && seq)
		return gd_error_set(err, GD_ENOTFOUND,
				    _("the case has no filing number %d"), seq);
	if (!found)
		return gd_error_set(err, GD_EINVAL,
				    _("nothing was filed that could be "
				      "answered; file it first"));
	if (found->state == GD_FILING_WITHDRAWN)
		return gd_error_set(err, GD_EINVAL,
				    _("filing number %d was withdrawn; nothing "
				      "waits there for an answer"), seq);
	*out = found;
	return GD_OK;
}

/*
 * End what waited for the answer. Silence is no answer: it ends only what has
 * run out; `*early` is the due instant of a clock that still has time.
 */
static enum gd_status
end_clocks(struct gd_act *a, const struct gd_filing_row *f, bool silent,
	   gd_instant at, gd_instant *early, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	size_t i;

	*early = GD_INSTANT_NONE;
	for (i = 0; status == GD_OK && i < a->v.clocks_len; i++) {
		const struct gd_clock_row *c = &a->v.clocks[i];

		if (c->filing_id != f->id || !gd_act_clock_live(c))
			continue;
		if (silent && c->due_at > at)
			*early = c->due_at;
		else
			status = gd_act_freeze_clock(a, c, at, err);
	}
	return status;
}

static enum gd_status
put_note(struct gd_act *a, const char *note, gd_instant early,
	 struct gd_error *err)
{
	struct gd_buf due = GD_BUF_INIT;
	enum gd_status status = gd_act_put_words(a, "note", note, err);

	/* The instant, not words: "tomorrow" would be wrong the day after. */
	if (status == GD_OK && early != GD_INSTANT_NONE) {
		gd_buf_addf(&due, "%lld", (long long)early);
		status = gd_act_put_words(a, "early_due", due.s, err);
	}
	gd_buf_release(&due);
	return status;
}

static enum gd_status
put_response(struct gd_act *a, const struct gd_filing_row *f,
	     enum gd_filing_state state, gd_instant at, const char *note,
	     struct gd_error *err)
{
	struct gd_buf clean = GD_BUF_INIT;
	enum gd_status status;

	status = gd_store_put_int(a->st, GD_ENT_FILING, f->id, "state", state,
				  err);
	if (status == GD_OK)
		status = gd_act_put_instant(a, GD_ENT_FILING, f->id,
					    "responded_at",
					    state == GD_FILING_SILENT ?
					    GD_INSTANT_NONE : at, err);
	if (status == GD_OK && note && *note) {
		gd_text_clean(&clean, note, strlen(note));
		status = gd_store_put(a->st, GD_ENT_FILING, f->id, "response",
				      clean.s, err);
	}
	gd_buf_release(&clean);
	return status;
}

static enum gd_status
respond(struct gd_act *a, int seq, const struct result *r, gd_instant at,
	const char *note, struct gd_error *err)
{
	const struct gd_filing_row *f = NULL;
	struct gd_buf b = GD_BUF_INIT;
	enum gd_status status;
	gd_instant early;

	status = gd_act_need_open(a, err);
	if (status == GD_OK)
		status = gd_act_instant(a, at, &at, err);
	if (status == GD_OK)
		status = find_filing(a, seq, &f, err);
	if (status != GD_OK || !f)
		return status;
	if (at < f->filed_at) {
		gd_phrase_instant(a->desk, f->filed_at, &b);
		gd_error_set(err, GD_EINVAL,
			     _("it was filed at %s; the answer cannot be older"),
			     b.s);
		gd_buf_release(&b);
		return GD_EINVAL;
	}
	status = end_clocks(a, f, r->state == GD_FILING_SILENT, at, &early,
			    err);
	if (status == GD_OK)
		status = gd_act_settle_dates(a, at, err);
	if (status == GD_OK)
		status = put_response(a, f, r->state, at, note, err);
	gd_buf_addf(&b, "%s %s", r->code, f->channel);
	if (status == GD_OK && r->state != GD_FILING_SILENT)
		status = gd_act_start_clocks(a, b.s, at, f->id, NULL, err);
	gd_buf_release(&b);
	if (status == GD_OK)
		status = put_note(a, note, early, err);
	return status;
}

enum gd_status
gd_desk_respond(struct gd_desk *d, int64_t id, int seq, const char *result,
		gd_instant at, const char *note, struct gd_error *err)
{
	const struct result *r = NULL;
	enum gd_status status;
	struct gd_act a;

	status = find_result(result, &r, err);
	if (status != GD_OK)
		return status;
	if (seq < 0)
		return gd_error_set(err, GD_EINVAL,
				    _("filings are numbered from 1"));
	status = gd_act_begin(&a, d, id, "respond", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	status = respond(&a, seq, r, at, note, err);
	return gd_act_end(&a, status, err);
}
