/*
 * desk/merchant_check.c - a look at a merchant before buying.
 */
#include <config.h>

#include "desk/merchants.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/pairs.h"
#include "desk/phrase.h"
#include "domain/list.h"

#define SET "check"	/* the questions' */

static enum gd_status
questions(struct gd_desk *d, const struct gd_interview **iv,
	  struct gd_error *err)
{
	struct gd_playbook *pb;
	enum gd_status status = gd_desk_playbook(d, &pb, err);

	return status == GD_OK ? gd_playbook_interview_set(pb, SET, iv, err)
			       : status;
}

enum gd_status
gd_desk_check_begin(struct gd_desk *d, struct gd_intake *out,
		    struct gd_error *err)
{
	return gd_intake_begin_set(d, SET, out, err);
}

enum gd_status
gd_desk_check_read(struct gd_desk *d, const char *path, struct gd_answers *out,
		   struct gd_intake_problems *problems, struct gd_error *err)
{
	return gd_intake_read_set(d, SET, path, out, problems, err);
}

enum gd_status
gd_desk_precheck(struct gd_desk *d, const struct gd_answers *a,
		 struct gd_precheck *out, struct gd_error *err)
{
	struct gd_answers effective = GD_ANSWERS_INIT;
	const struct gd_knowledge *k;
	const struct gd_interview *iv;
	struct gd_playbook *pb;
	enum gd_status status = questions(d, &iv, err);

	if (status == GD_OK)
		status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_knowledge(pb, &k, err);
	if (status != GD_OK)
		return status;
	gd_interview_effective(iv, a, &effective);
	gd_precheck(k, &effective, out);
	gd_answers_release(&effective);
	return GD_OK;
}

/* "field=value" lines; "?" stands for "don't know". */
static void
write_answers(const struct gd_interview *iv, const struct gd_answers *a,
	      struct gd_buf *out)
{
	for (size_t i = 0; i < iv->len; i++) {
		const char *id = iv->questions[i].id;
		const struct gd_answer *x = gd_answers_find(a, id);

		if (!x || x->state == GD_ANSWER_SKIPPED ||
		    !gd_interview_live(iv, i, a))
			continue;
		gd_buf_addf(out, "%s=%s\n", id,
			    x->state == GD_ANSWER_UNSURE ? "?" : x->value);
	}
}

static enum gd_status
put_check(struct gd_store *st, struct gd_desk *d, int64_t merchant_id,
	  const struct gd_precheck *p, const char *answers,
	  struct gd_error *err)
{
	struct gd_buf findings = GD_BUF_INIT;
	enum gd_status status;
	int64_t id;

	for (size_t i = 0; i < p->len; i++)
		gd_list_add(&findings, p->findings[i]->id);
	status = gd_store_insert(st, GD_ENT_CHECK, 0, &id, err);
	if (status == GD_OK)
		status = gd_store_put_int(st, GD_ENT_CHECK, id, "merchant_id",
					  merchant_id, err);
	if (status == GD_OK)
		status = gd_store_put_int(st, GD_ENT_CHECK, id, "at",
					  gd_desk_now(d), err);
	if (status == GD_OK)
		status = gd_store_put(st, GD_ENT_CHECK, id, "who",
				      gd_desk_who(d), err);
	if (status == GD_OK)
		status = gd_store_put_int(st, GD_ENT_CHECK, id, "level",
					  p->level, err);
	if (status == GD_OK)
		status = gd_store_put_int(st, GD_ENT_CHECK, id, "points",
					  p->points, err);
	if (status == GD_OK)
		status = gd_store_put(st, GD_ENT_CHECK, id, "findings",
				      findings.s, err);
	if (status == GD_OK)
		status = gd_store_put(st, GD_ENT_CHECK, id, "answers",
				      answers, err);
	gd_buf_release(&findings);
	return status;
}

enum gd_status
gd_desk_check_keep(struct gd_desk *d, int64_t merchant_id,
		   const struct gd_answers *a, struct gd_error *err)
{
	struct gd_event_head head = { .at = gd_desk_now(d),
				      .who = gd_desk_who(d), .kind = "check" };
	struct gd_buf answers = GD_BUF_INIT;
	const struct gd_interview *iv;
	struct gd_precheck p;
	struct gd_store *st;
	enum gd_status status = questions(d, &iv, err);

	if (status == GD_OK)
		status = gd_pairs_complete(iv, a, err);
	if (status == GD_OK)
		status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_desk_precheck(d, a, &p, err);
	if (status != GD_OK)
		return status;
	write_answers(iv, a, &answers);
	status = gd_store_begin(st, &head, err);
	if (status == GD_OK) {
		status = put_check(st, d, merchant_id, &p, answers.s, err);
		if (status == GD_OK)
			status = gd_store_commit(st, NULL, err);
		else
			gd_store_rollback(st);
	}
	gd_buf_release(&answers);
	gd_precheck_release(&p);
	return status;
}
