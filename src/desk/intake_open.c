/*
 * desk/intake_open.c - from answers to a plan, and to a case on the board.
 */
#include <config.h>

#include "desk/intake.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/act_internal.h"
#include "desk/effective.h"
#include "desk/open_internal.h"
#include "desk/pairs.h"
#include "exchange/answers_ini.h"

enum gd_status
gd_desk_plan(struct gd_desk *d, const struct gd_answers *a,
	     struct gd_plan *out, struct gd_error *err)
{
	struct gd_answers effective = GD_ANSWERS_INIT;
	struct gd_desk_rules r;
	enum gd_status status = gd_desk_rules(d, &r, err);

	if (status != GD_OK)
		return status;
	gd_interview_effective(r.iv, a, &effective);
	gd_triage(r.k, &effective, gd_desk_now(d), r.cal, out);
	gd_answers_release(&effective);
	return GD_OK;
}

enum gd_status
gd_intake_plan(struct gd_intake *in, struct gd_plan *out, struct gd_error *err)
{
	return gd_desk_plan(in->desk, &in->answers, out, err);
}

/* What opening puts, whatever the answers came from. */
static enum gd_status
put_open(struct gd_act *a, const struct gd_answers *answers,
	 gd_instant opened, struct gd_error *err)
{
	enum gd_status status;

	status = gd_store_put_int(a->st, GD_ENT_CASE, a->id, "draft", 0, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CASE, a->id,
					  "opened_at", opened, err);
	if (status == GD_OK)
		status = gd_act_sync_columns(a, answers, err);
	if (status == GD_OK)
		status = gd_act_date_clocks(a, opened, err);
	return status;
}

/* Where it stood and what was half typed is no part of the case. */
static enum gd_status
drop_kept(struct gd_intake *in, struct gd_store *st, struct gd_error *err)
{
	enum gd_status status = gd_store_begin_quiet(st, err);
	size_t i;

	for (i = 0; status == GD_OK && i < in->kept.len; i++) {
		const char *field = in->kept.items[i].field;

		status = gd_store_put_answer(st, in->case_id, field, false,
					     NULL, err);
		if (status == GD_OK)
			status = gd_store_put_answer(st, in->case_id, field,
						     true, NULL, err);
	}
	if (status == GD_OK)
		status = gd_store_commit(st, NULL, err);
	if (status != GD_OK)
		gd_store_rollback(st);
	return status;
}

enum gd_status
gd_intake_open_case(struct gd_intake *in, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status;
	struct gd_act a;

	status = gd_pairs_complete(in->iv, &in->answers, err);
	if (status == GD_OK)
		status = gd_desk_store(in->desk, &st, err);
	if (status == GD_OK)
		status = drop_kept(in, st, err);
	if (status != GD_OK)
		return status;
	gd_answers_release(&in->kept);
	status = gd_act_begin(&a, in->desk, in->case_id, "open", GD_ACT_RULES,
			      err);
	if (status != GD_OK)
		return status;
	status = gd_store_record_answers(a.st, a.id, err);
	if (status == GD_OK)
		status = put_open(&a, &a.v.answers, a.now, err);
	status = gd_act_end(&a, status, err);
	if (status == GD_OK)
		in->opened = true;
	return status;
}

enum gd_status
gd_act_open(struct gd_act *a, const struct gd_answers *answers,
	    gd_instant opened, struct gd_error *err)
{
	enum gd_status status;
	size_t i;
	int q;

	status = gd_store_insert(a->st, GD_ENT_CASE, 0, &a->id, err);
	if (status == GD_OK)
		status = gd_store_put(a->st, GD_ENT_CASE, a->id, "taken_by",
				      gd_desk_who(a->desk), err);
	for (i = 0; status == GD_OK && i < answers->len; i++) {
		q = gd_interview_find(a->iv, answers->items[i].field);
		status = gd_store_put_answer(a->st, a->id,
					     answers->items[i].field,
					     q >= 0 &&
					     a->iv->questions[q].personal,
					     &answers->items[i], err);
	}
	gd_effective_get(gd_desk_effective(a->desk), a->iv, answers,
			 &a->effective);
	if (status == GD_OK)
		status = put_open(a, answers, opened, err);
	return status;
}

enum gd_status
gd_intake_open_answers(struct gd_desk *d, const struct gd_answers *answers,
		       int64_t *case_id, struct gd_error *err)
{
	enum gd_status status;
	struct gd_act a;
	int64_t id;

	status = gd_act_begin(&a, d, 0, "open", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	if (!gd_effective_complete(gd_desk_effective(d), a.iv, answers))
		status = gd_pairs_complete(a.iv, answers, err);
	if (status == GD_OK)
		status = gd_act_open(&a, answers, a.now, err);
	id = a.id;
	status = gd_act_end(&a, status, err);
	if (status == GD_OK)
		*case_id = id;
	return status;
}

static void
take_problem(int line, const char *message, void *ctx)
{
	gd_problem_add(ctx, "", line, gd_strdup(message));
}

/* Check what the file says. */
static void
check_file(const struct gd_interview *iv, const struct gd_check_env *env,
	   const struct gd_ini_answers *file, struct gd_answers *a,
	   struct gd_intake_problems *problems)
{
	struct gd_pair *pairs = gd_calloc(file->len + 1, sizeof *pairs);
	size_t i;

	for (i = 0; i < file->len; i++)
		pairs[i] = (struct gd_pair){ .field = file->items[i].field,
					     .value = file->items[i].value,
					     .line = file->items[i].line };
	gd_pairs_apply(iv, env, pairs, file->len, NULL, a, problems);
	if (!file->unread)
		gd_pairs_missing(iv, a, problems);
	free(pairs);
}

enum gd_status
gd_intake_read_set(struct gd_desk *d, const char *set, const char *path,
		   struct gd_answers *out, struct gd_intake_problems *problems,
		   struct gd_error *err)
{
	struct gd_check_env env = { gd_desk_now(d), gd_desk_zone(d) };
	struct gd_ini_answers file = GD_INI_ANSWERS_INIT;
	struct gd_answers a = GD_ANSWERS_INIT;
	const struct gd_interview *iv;
	struct gd_playbook *pb;
	enum gd_status status;

	*problems = (struct gd_intake_problems){ NULL, 0, 0 };
	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = set ? gd_playbook_interview_set(pb, set, &iv, err)
			     : gd_playbook_interview(pb, &iv, err);
	if (status == GD_OK)
		status = gd_answers_ini_read(path, &file, take_problem,
					     problems, err);
	if (status != GD_OK)
		goto out;
	check_file(iv, &env, &file, &a, problems);
	if (problems->len) {
		status = gd_error_set(err, GD_EINVAL,
				      ngettext("%zu answer is missing or wrong; "
					       "nothing was stored",
					       "%zu answers are missing or "
					       "wrong; nothing was stored",
					       problems->len), problems->len);
		goto out;
	}
	*out = a;
	a = (struct gd_answers)GD_ANSWERS_INIT;
out:
	gd_answers_release(&a);
	gd_answers_ini_release(&file);
	return status;
}

enum gd_status
gd_intake_read_file(struct gd_desk *d, const char *path,
		    struct gd_answers *out,
		    struct gd_intake_problems *problems, struct gd_error *err)
{
	return gd_intake_read_set(d, NULL, path, out, problems, err);
}
