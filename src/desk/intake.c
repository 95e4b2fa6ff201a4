/*
 * desk/intake.c - the interview as it is held; see intake.h.
 */
#include <config.h>

#include "desk/intake.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/reserved.h"
#include "store/query.h"

#define REVIEW "-"	/* GD_RESERVED_AT on the review page */

static enum gd_status
load(struct gd_desk *d, struct gd_intake *in, struct gd_store **st,
     struct gd_error *err)
{
	struct gd_playbook *pb;
	enum gd_status status;

	*in = (struct gd_intake){ .desk = d, .saved_at = gd_desk_now(d) };
	gd_answers_init(&in->answers);
	gd_answers_init(&in->kept);
	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_interview(pb, &in->iv, err);
	if (status == GD_OK)
		status = gd_desk_store(d, st, err);
	return status;
}

static bool
is_personal(const struct gd_interview *iv, const char *field)
{
	size_t typed = strlen(GD_RESERVED_TYPED);
	int i;

	if (strncmp(field, GD_RESERVED_TYPED, typed) == 0)
		field += typed;
	i = gd_interview_find(iv, field);
	return i >= 0 && iv->questions[i].personal;
}

static bool
same(const struct gd_answer *x, const struct gd_answer *y)
{
	return y && x->state == y->state && x->understood == y->understood &&
	       strcmp(x->value, y->value) == 0;
}

/* Put what differs between `was` and `now` (one open quiet change). */
static enum gd_status
put_changes(struct gd_intake *in, struct gd_store *st,
	    const struct gd_answers *was, const struct gd_answers *now,
	    struct gd_error *err)
{
	enum gd_status status = GD_OK;
	size_t i;

	for (i = 0; status == GD_OK && i < was->len; i++) {
		const char *field = was->items[i].field;

		if (!gd_answers_find(now, field))
			status = gd_store_put_answer(st, in->case_id, field,
						     is_personal(in->iv, field),
						     NULL, err);
	}
	for (i = 0; status == GD_OK && i < now->len; i++) {
		const struct gd_answer *x = &now->items[i];

		if (!same(x, gd_answers_find(was, x->field)))
			status = gd_store_put_answer(st, in->case_id, x->field,
						     is_personal(in->iv,
								 x->field),
						     x, err);
	}
	return status;
}

/* What an intake holds, to go back to when it cannot be saved. */
struct before {
	struct gd_answers answers, kept;
};

static void
remember(struct before *b, const struct gd_intake *in)
{
	*b = (struct before){ GD_ANSWERS_INIT, GD_ANSWERS_INIT };
	gd_answers_copy(&b->answers, &in->answers);
	gd_answers_copy(&b->kept, &in->kept);
}

/* Save what has changed since `b`; on failure the intake is as it was then. */
static enum gd_status
save(struct gd_intake *in, struct before *b, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status;

	if (!in->case_id) {	/* held in memory */
		gd_answers_release(&b->answers);
		gd_answers_release(&b->kept);
		return GD_OK;
	}
	status = gd_desk_store(in->desk, &st, err);
	if (status == GD_OK)
		status = gd_store_begin_quiet(st, err);
	if (status == GD_OK) {
		status = put_changes(in, st, &b->answers, &in->answers, err);
		if (status == GD_OK)
			status = put_changes(in, st, &b->kept, &in->kept, err);
		if (status == GD_OK)
			status = gd_store_commit(st, NULL, err);
		if (status != GD_OK)
			gd_store_rollback(st);
	}
	if (status == GD_OK) {
		in->saved_at = gd_desk_now(in->desk);
	} else {
		struct before now = { in->answers, in->kept };

		in->answers = b->answers;
		in->kept = b->kept;
		*b = now;
	}
	gd_answers_release(&b->answers);
	gd_answers_release(&b->kept);
	return status;
}

enum gd_status
gd_intake_new(struct gd_desk *d, struct gd_intake *out, struct gd_error *err)
{
	struct gd_intake in;
	struct gd_store *st;
	enum gd_status status;

	status = load(d, &in, &st, err);
	if (status == GD_OK)
		status = gd_store_draft_new(st, gd_desk_now(d), gd_desk_who(d),
					    &in.case_id, err);
	if (status != GD_OK)
		return status;
	in.at = gd_interview_next(in.iv, -1, &in.answers);
	*out = in;
	return GD_OK;
}

enum gd_status
gd_intake_begin_set(struct gd_desk *d, const char *set, struct gd_intake *out,
		    struct gd_error *err)
{
	struct gd_intake in = { .desk = d, .saved_at = gd_desk_now(d) };
	struct gd_playbook *pb;
	enum gd_status status;

	gd_answers_init(&in.answers);
	gd_answers_init(&in.kept);
	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_interview_set(pb, set, &in.iv, err);
	if (status != GD_OK)
		return status;
	in.at = gd_interview_next(in.iv, -1, &in.answers);
	*out = in;
	return GD_OK;
}

/* The question that the draft stood at, else the first one that is open. */
static int
find_place(const struct gd_intake *in)
{
	const char *at = gd_answers_value(&in->kept, GD_RESERVED_AT);
	int i;

	if (strcmp(at, REVIEW) == 0)
		return -1;
	i = *at ? gd_interview_find(in->iv, at) : -1;
	return i >= 0 ? i : gd_interview_next_open(in->iv, 0, &in->answers);
}

enum gd_status
gd_intake_resume(struct gd_desk *d, int64_t case_id, struct gd_intake *out,
		 struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_case_row row;
	struct gd_intake in;
	struct gd_store *st;
	enum gd_status status;
	bool draft;

	status = load(d, &in, &st, err);
	if (status == GD_OK)
		status = gd_store_case(st, case_id, &row, err);
	if (status != GD_OK)
		return status;
	draft = row.draft;
	gd_case_row_release(&row);
	gd_case_number(case_id, number);
	if (!draft)
		return gd_error_set(err, GD_EINVAL,
				    _("the interview of %s is finished; its "
				      "answers are changed by editing"),
				    number);
	in.case_id = case_id;
	status = gd_store_answers(st, case_id, &in.answers, err);
	if (status != GD_OK)
		return status;
	gd_reserved_split(&in.answers, &in.kept);
	in.at = find_place(&in);
	*out = in;
	return GD_OK;
}

void
gd_intake_release(struct gd_intake *in)
{
	struct before b;
	struct gd_store *st;

	if (in->case_id && !in->opened && !in->answers.len) {
		remember(&b, in);
		gd_answers_remove(&in->kept, GD_RESERVED_AT);
		/* Half-typed text is worth keeping a draft for. */
		if (in->kept.len) {
			gd_answers_release(&b.answers);
			gd_answers_release(&b.kept);
		} else if (save(in, &b, NULL) == GD_OK &&
			   gd_desk_store(in->desk, &st, NULL) == GD_OK) {
			gd_store_draft_drop(st, in->case_id, NULL);
		}
	}
	gd_answers_release(&in->answers);
	gd_answers_release(&in->kept);
	*in = (struct gd_intake){ .desk = NULL };
}

enum gd_status
gd_intake_last_draft(struct gd_desk *d, int64_t *case_id, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	return status == GD_OK ? gd_store_last_draft(st, case_id, err)
			       : status;
}

static void
typed_field(const struct gd_intake *in, int i, struct gd_buf *out)
{
	gd_buf_addf(out, GD_RESERVED_TYPED "%s", in->iv->questions[i].id);
}

static void
forget_typed(struct gd_intake *in, int i)
{
	struct gd_buf field = GD_BUF_INIT;

	typed_field(in, i, &field);
	gd_answers_remove(&in->kept, field.s);
	gd_buf_release(&field);
}

/*
 * Read the facts again. What an earlier reading found and nobody accepted goes;
 * a new find brings the page back that puts the finds to the person.
 */
static void
understand(struct gd_intake *in, const char *facts)
{
	struct gd_check_env env = { gd_desk_now(in->desk),
				    gd_desk_zone(in->desk) };
	bool answered = gd_answers_find(&in->answers, GD_FIELD_UNDERSTOOD);
	size_t i = 0;

	while (i < in->answers.len) {
		const struct gd_answer *x = &in->answers.items[i];

		if (x->understood && (!answered ||
		    !gd_answers_in_effect(&in->answers, x->field)))
			gd_answers_remove(&in->answers, x->field);
		else
			i++;
	}
	if (gd_interview_understand(in->iv, facts, &env, &in->answers))
		gd_answers_remove(&in->answers, GD_FIELD_UNDERSTOOD);
}

enum gd_status
gd_intake_answer(struct gd_intake *in, int i, const char *typed,
		 struct gd_buf *warn, struct gd_error *err)
{
	struct gd_check_env env = { gd_desk_now(in->desk),
				    gd_desk_zone(in->desk) };
	const struct gd_question *q = &in->iv->questions[i];
	struct gd_buf value = GD_BUF_INIT;
	enum gd_status status;
	struct before b;
	bool reread;

	if (q->unsure && gd_interview_unsure(typed))
		return gd_intake_unsure(in, i, err);
	status = gd_interview_check(in->iv, q, &in->answers, typed, &env,
				    &value, warn, err);
	if (status != GD_OK)
		goto out;
	reread = strcmp(q->id, "facts") == 0 &&
		 strcmp(gd_answers_value(&in->answers, q->id), value.s) != 0;
	remember(&b, in);
	gd_answers_set(&in->answers, q->id, value.s, GD_ANSWER_GIVEN, false);
	forget_typed(in, i);
	if (reread)
		understand(in, value.s);
	status = save(in, &b, err);
out:
	gd_buf_release(&value);
	return status;
}

static enum gd_status
set_state(struct gd_intake *in, int i, enum gd_answer_state state,
	  struct gd_error *err)
{
	struct before b;

	remember(&b, in);
	gd_answers_set(&in->answers, in->iv->questions[i].id, "", state,
		       false);
	forget_typed(in, i);
	return save(in, &b, err);
}

enum gd_status
gd_intake_unsure(struct gd_intake *in, int i, struct gd_error *err)
{
	if (!in->iv->questions[i].unsure)
		return gd_error_set(err, GD_EINVAL,
				    _("this one needs an answer; \"don't "
				      "know\" does not help here"));
	return set_state(in, i, GD_ANSWER_UNSURE, err);
}

enum gd_status
gd_intake_skip(struct gd_intake *in, int i, struct gd_error *err)
{
	if (in->iv->questions[i].required)
		return gd_error_set(err, GD_EINVAL,
				    _("this answer is required; a few words "
				      "will do"));
	return set_state(in, i, GD_ANSWER_SKIPPED, err);
}

enum gd_status
gd_intake_keep_typed(struct gd_intake *in, int i, const char *typed,
		     struct gd_error *err)
{
	struct gd_buf field = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	struct before b;

	if (strcmp(gd_intake_typed(in, i), typed) == 0)
		return GD_OK;
	typed_field(in, i, &field);
	remember(&b, in);
	if (*typed)
		gd_answers_set(&in->kept, field.s, typed, GD_ANSWER_GIVEN,
			       false);
	else
		gd_answers_remove(&in->kept, field.s);
	status = save(in, &b, err);
	gd_buf_release(&field);
	return status;
}

const char *
gd_intake_typed(const struct gd_intake *in, int i)
{
	struct gd_buf field = GD_BUF_INIT;
	const char *value;

	typed_field(in, i, &field);
	value = gd_answers_value(&in->kept, field.s);
	gd_buf_release(&field);
	return value;
}

enum gd_status
gd_intake_goto(struct gd_intake *in, int i, struct gd_error *err)
{
	enum gd_status status;
	struct before b;

	remember(&b, in);
	gd_answers_set(&in->kept, GD_RESERVED_AT,
		       i < 0 ? REVIEW : in->iv->questions[i].id,
		       GD_ANSWER_GIVEN, false);
	status = save(in, &b, err);
	if (status == GD_OK)
		in->at = i;
	return status;
}

enum gd_status
gd_intake_forward(struct gd_intake *in, struct gd_error *err)
{
	if (in->at < 0)
		return GD_OK;
	return gd_intake_goto(in, gd_interview_next(in->iv, in->at,
						    &in->answers), err);
}

enum gd_status
gd_intake_back(struct gd_intake *in, struct gd_error *err)
{
	int from = in->at < 0 ? (int)in->iv->len : in->at;
	int to = gd_interview_prev(in->iv, from, &in->answers);

	return to < 0 ? GD_OK : gd_intake_goto(in, to, err);
}
