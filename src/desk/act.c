/*
 * desk/act.c - beginning and ending an action; see act_internal.h.
 */
#include <config.h>

#include "desk/act_internal.h"
#include "desk/effective.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/text.h"
#include "desk/known.h"
#include "desk/phrase.h"
#include "desk/together_internal.h"

static enum gd_status
load_rules(struct gd_act *a, struct gd_error *err)
{
	struct gd_desk_rules r;
	enum gd_status status = gd_desk_rules(a->desk, &r, err);

	if (status == GD_OK) {
		a->k = r.k;
		a->iv = r.iv;
		a->cal = r.cal;
	}
	return status;
}

/* Store and, if wanted, rules. */
static enum gd_status
prepare(struct gd_act *a, struct gd_desk *d, int64_t id,
	enum gd_act_needs needs, struct gd_error *err)
{
	enum gd_status status;

	*a = (struct gd_act){ .desk = d, .id = id, .now = gd_desk_now(d) };
	gd_answers_init(&a->effective);
	status = gd_desk_store(d, &a->st, err);
	if (status == GD_OK && needs == GD_ACT_RULES)
		status = load_rules(a, err);
	return status;
}

static enum gd_status
load_case(struct gd_act *a, struct gd_error *err)
{
	enum gd_status status = gd_desk_case(a->desk, a->id, &a->v, err);

	if (status != GD_OK)
		return status;
	if (a->iv)
		gd_effective_get(gd_desk_effective(a->desk), a->iv,
				 &a->v.answers, &a->effective);
	if (a->iv && a->k)
		gd_known_add(a->k, &a->v, a->now, a->cal, &a->effective);
	return GD_OK;
}

enum gd_status
gd_act_look(struct gd_act *a, struct gd_desk *d, int64_t id,
	    struct gd_error *err)
{
	enum gd_status status = prepare(a, d, id, GD_ACT_RULES, err);

	return status == GD_OK ? load_case(a, err) : status;
}

void
gd_act_release(struct gd_act *a)
{
	gd_answers_release(&a->effective);
	gd_case_view_release(&a->v);
}

enum gd_status
gd_act_begin(struct gd_act *a, struct gd_desk *d, int64_t id, const char *kind,
	     enum gd_act_needs needs, struct gd_error *err)
{
	struct gd_event_head head;
	enum gd_status status;

	status = prepare(a, d, id, needs, err);
	if (status != GD_OK)
		return status;
	head = (struct gd_event_head){
		.at = a->now, .who = gd_desk_who(d), .kind = kind,
		.case_id = id, .expect_version = gd_desk_expected(d, id)
	};
	status = gd_store_begin(a->st, &head, err);
	if (status != GD_OK)
		return status;
	/* Opening from answers makes the case in the action itself. */
	if (id || strcmp(kind, "open") != 0)
		status = load_case(a, err);
	if (status != GD_OK)
		gd_store_rollback(a->st);
	return status;
}

enum gd_status
gd_act_end(struct gd_act *a, enum gd_status status, struct gd_error *err)
{
	int64_t event;

	if (status == GD_OK)
		status = gd_store_commit(a->st, &event, err);
	if (status != GD_OK)
		gd_store_rollback(a->st);
	gd_act_release(a);
	return status;
}

enum gd_status
gd_act_need_open(const struct gd_act *a, struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(a->id, number);
	if (a->v.row.draft)
		return gd_error_set(err, GD_EINVAL,
				    _("%s is not opened yet; finish its "
				      "interview first"), number);
	if (a->v.row.stage == GD_STAGE_CLOSED)
		return gd_error_set(err, GD_EINVAL,
				    _("%s is closed; reopen it first"), number);
	return GD_OK;
}

enum gd_status
gd_act_instant(const struct gd_act *a, gd_instant at, gd_instant *out,
	       struct gd_error *err)
{
	struct gd_buf b = GD_BUF_INIT;

	if (at == GD_INSTANT_NONE)
		at = a->now;
	if (at > a->now) {
		gd_phrase_instant(a->desk, at, &b);
		gd_error_set(err, GD_EINVAL,
			     _("%s is in the future; give a time that has "
			       "passed"), b.s);
		gd_buf_release(&b);
		return GD_EINVAL;
	}
	*out = at;
	return GD_OK;
}

enum gd_status
gd_act_put_instant(struct gd_act *a, enum gd_entity ent, int64_t row,
		   const char *field, gd_instant t, struct gd_error *err)
{
	if (t == GD_INSTANT_NONE)
		return gd_store_put(a->st, ent, row, field, NULL, err);
	return gd_store_put_int(a->st, ent, row, field, t, err);
}

enum gd_status
gd_act_put_words(struct gd_act *a, const char *field, const char *text,
		 struct gd_error *err)
{
	struct gd_buf clean = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	if (text)
		gd_text_clean(&clean, text, strlen(text));
	if (clean.len)
		status = gd_store_put(a->st, GD_ENT_EVENT, 0, field, clean.s,
				      err);
	gd_buf_release(&clean);
	return status;
}

enum gd_stage
gd_stage_of_filings(const struct gd_filing_row *f, size_t len)
{
	enum gd_stage stage = GD_STAGE_PREPARE;
	size_t i;

	for (i = 0; i < len; i++)
		if (f[i].state != GD_FILING_WITHDRAWN && f[i].stage > stage)
			stage = f[i].stage;
	return stage;
}

enum gd_status
gd_act_channel(struct gd_act *a, const char *code,
	       const struct gd_channel **out, struct gd_error *err)
{
	const struct gd_channel *ch = gd_channel_find(a->k, code);
	const char **codes, *near;
	struct gd_buf names = GD_BUF_INIT;
	size_t i, len = 0;

	if (ch && gd_cond_holds(&ch->when, &a->effective)) {
		*out = ch;
		return GD_OK;
	}
	codes = gd_calloc(a->k->channels_len + 1, sizeof *codes);
	for (i = 0; i < a->k->channels_len; i++) {
		const struct gd_channel *c = &a->k->channels[i];

		if (!gd_cond_holds(&c->when, &a->effective))
			continue;
		codes[len++] = c->code;
		gd_buf_addf(&names, len > 1 ? " %s" : "%s", c->code);
	}
	near = ch ? NULL : gd_suggest(code, codes, len);
	if (ch)
		gd_error_set(err, GD_EINVAL,
			     _("the channel '%s' does not exist for this case; "
			       "there are: %s"), code, names.s);
	else if (near)
		gd_error_set(err, GD_EINVAL,
			     _("there is no channel '%s'; did you mean '%s'?"),
			     code, near);
	else
		gd_error_set(err, GD_EINVAL,
			     _("there is no channel '%s'; there are: %s"),
			     code, names.s);
	gd_buf_release(&names);
	free(codes);
	return GD_EINVAL;
}
