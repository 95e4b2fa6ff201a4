/*
 * desk/edit.c - changing answers of an open case.
 */
#include <config.h>

#include "desk/actions.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/act_internal.h"
#include "desk/open_internal.h"
#include "desk/pairs.h"
#include "desk/together_internal.h"
#include "domain/list.h"

/* Fields of the case that are no answers. */
static const char *const own_fields[] = { "assignee", "tags", NULL };

/* Append `value` on one line, its ends trimmed. */
static void
tidy(struct gd_buf *out, const char *value)
{
	struct gd_buf clean = GD_BUF_INIT;
	const char *s, *end;

	gd_text_clean(&clean, value, strlen(value));
	for (s = clean.s; *s == ' ' || *s == '\n' || *s == '\t'; s++)
		;
	end = clean.s + clean.len;
	while (end > s && strchr(" \n\t", end[-1]))
		end--;
	for (; s < end; s++)
		gd_buf_addc(out, *s == '\n' || *s == '\t' ? ' ' : *s);
	gd_buf_release(&clean);
}

/* `value` as a comma list without repeats; commas of any width. */
static void
tidy_tags(struct gd_buf *out, const char *value)
{
	static const char *const commas[] = {
		"\xEF\xBC\x8C", "\xE3\x80\x81"	/* U+FF0C, U+3001 */
	};
	struct gd_buf line = GD_BUF_INIT;
	const char *p, *code;
	char *tag;
	size_t i, len;

	tidy(&line, value);
	for (i = 0; i < GD_ARRAY_LEN(commas); i++) {
		char *at;

		while ((at = strstr(line.s, commas[i])))
			gd_buf_splice(&line, (size_t)(at - line.s), 3, ",", 1);
	}
	for (p = line.s; gd_list_next(&p, &code, &len); ) {
		tag = gd_strndup(code, len);
		if (!gd_list_has(out->s, tag))
			gd_list_add(out, tag);
		free(tag);
	}
	gd_buf_release(&line);
}

static void
tidy_own(const struct gd_pair *pair, struct gd_buf *out)
{
	if (strcmp(pair->field, "tags") == 0)
		tidy_tags(out, pair->value);
	else
		tidy(out, pair->value);
}

bool
gd_case_own_field(const char *field)
{
	for (size_t i = 0; own_fields[i]; i++)
		if (strcmp(own_fields[i], field) == 0)
			return true;
	return false;
}

enum gd_status
gd_act_put_own(struct gd_act *a, const struct gd_pair *pairs, size_t len,
	       struct gd_error *err)
{
	enum gd_status status = GD_OK;
	size_t i;

	for (i = 0; status == GD_OK && i < len; i++) {
		struct gd_buf value = GD_BUF_INIT;

		if (!gd_case_own_field(pairs[i].field))
			continue;
		tidy_own(&pairs[i], &value);
		status = gd_store_put(a->st, GD_ENT_CASE, a->id,
				      pairs[i].field,
				      value.len ? value.s : NULL, err);
		gd_buf_release(&value);
	}
	return status;
}

static bool
same(const struct gd_answer *x, const struct gd_answer *y)
{
	if (!x || !y)
		return x == y;
	return x->state == y->state && x->understood == y->understood &&
	       strcmp(x->value, y->value) == 0;
}

/* Write the answers to `pairs` that differ from those before. */
static enum gd_status
put_answers(struct gd_act *a, const struct gd_pair *pairs, size_t len,
	    const struct gd_answers *now, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	size_t i;

	for (i = 0; status == GD_OK && i < len; i++) {
		const char *field = pairs[i].field;
		const struct gd_answer *x = gd_answers_find(now, field);
		int q = gd_interview_find(a->iv, field);

		if (q < 0 || same(gd_answers_find(&a->v.answers, field), x))
			continue;
		status = gd_store_put_answer(a->st, a->id, field,
					     a->iv->questions[q].personal, x,
					     err);
	}
	return status;
}

/* Evidence that is held now ends the deadlines that asked for it. */
static enum gd_status
meet_evidence(struct gd_act *a, const struct gd_answers *now,
	      struct gd_error *err)
{
	const char *before = gd_answers_value(&a->v.answers, "evidence");
	const char *p = gd_answers_value(now, "evidence"), *code;
	struct gd_buf what = GD_BUF_INIT, kind = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	size_t len;

	while (status == GD_OK && gd_list_next(&p, &code, &len)) {
		gd_buf_reset(&kind);
		gd_buf_add(&kind, code, len);
		if (gd_list_has(before, kind.s))
			continue;
		gd_buf_reset(&what);
		gd_buf_addf(&what, "kept %s", kind.s);
		status = gd_act_meet(a, what.s, a->now, err);
	}
	gd_buf_release(&kind);
	gd_buf_release(&what);
	return status;
}

const char *
gd_case_standing(const struct gd_case_view *v, const char *field)
{
	const char *own;

	if (strcmp(field, "assignee") == 0)
		own = v->row.assignee;
	else if (strcmp(field, "tags") == 0)
		own = v->row.tags;
	else
		own = gd_answers_value(&v->answers, field);
	return own ? own : "";
}

/* Has anybody else changed one of the fields since it was seen? */
static enum gd_status
compare(const struct gd_act *a, const struct gd_pair *pairs,
	const struct gd_answers *new, const char *const *seen, size_t len,
	struct gd_merge *out, struct gd_error *err)
{
	struct gd_buf mine = GD_BUF_INIT;

	for (size_t i = 0; i < len; i++) {
		const char *now = gd_case_standing(&a->v, pairs[i].field);

		gd_buf_reset(&mine);
		if (gd_case_own_field(pairs[i].field))
			tidy_own(&pairs[i], &mine);
		else
			gd_buf_adds(&mine, gd_answers_value(new,
							    pairs[i].field));
		if (strcmp(now, seen[i]) != 0 && strcmp(now, mine.s) != 0)
			gd_merge_add(out, pairs[i].field, seen[i], now,
				     mine.s);
	}
	gd_buf_release(&mine);
	if (out->len == 0)
		return GD_OK;
	gd_merge_name_hands(a->st, a->id, out);
	return gd_error_set(err, GD_ECONFLICT,
			    _("somebody else has changed the same answer "
			      "meanwhile; look at both and choose"));
}

/* Read `pairs` into `now`; what is wrong with them is told as one sentence. */
static enum gd_status
read_pairs(const struct gd_act *a, const struct gd_pair *pairs, size_t len,
	   struct gd_answers *now, struct gd_error *err)
{
	struct gd_check_env env = { a->now, gd_desk_zone(a->desk) };
	struct gd_intake_problems problems = { NULL, 0, 0 };
	struct gd_buf all = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	gd_pairs_apply(a->iv, &env, pairs, len, own_fields, now, &problems);
	if (!*gd_answers_value(now, "shop") &&
	    !*gd_answers_value(now, "merchant"))
		gd_problem_add(&problems, "shop", 0,
			       gd_strdup(_("name the shop or the merchant")));
	if (problems.len) {
		gd_problems_join(&problems, &all);
		status = gd_error_set(err, GD_EINVAL, "%s", all.s);
	}
	gd_buf_release(&all);
	gd_intake_problems_release(&problems);
	return status;
}

/* `seen` NULL: whatever stands there is replaced. */
static enum gd_status
edit(struct gd_act *a, const struct gd_pair *pairs, const char *const *seen,
     size_t len, struct gd_merge *out, struct gd_error *err)
{
	struct gd_answers now = GD_ANSWERS_INIT;
	enum gd_status status;

	gd_answers_copy(&now, &a->v.answers);
	status = gd_act_need_open(a, err);
	if (status == GD_OK)
		status = read_pairs(a, pairs, len, &now, err);
	if (status == GD_OK && seen)
		status = compare(a, pairs, &now, seen, len, out, err);
	if (status == GD_OK)
		status = put_answers(a, pairs, len, &now, err);
	gd_interview_effective(a->iv, &now, &a->effective);
	if (status == GD_OK)
		status = gd_act_sync_columns(a, &now, err);
	if (status == GD_OK)
		status = gd_act_date_clocks(a, GD_INSTANT_NONE, err);
	if (status == GD_OK)
		status = meet_evidence(a, &now, err);
	if (status == GD_OK)
		status = gd_act_put_own(a, pairs, len, err);
	gd_answers_release(&now);
	return status;
}

enum gd_status
gd_desk_edit_seen(struct gd_desk *d, int64_t id, const char *const *fields,
		  const char *const *values, const char *const *seen,
		  size_t len, struct gd_merge *out, struct gd_error *err)
{
	struct gd_pair *pairs = gd_calloc(len + 1, sizeof *pairs);
	enum gd_status status;
	struct gd_act a;
	size_t i;

	for (i = 0; i < len; i++)
		pairs[i] = (struct gd_pair){ .field = fields[i],
					     .value = values[i] };
	status = gd_act_begin(&a, d, id, "edit", GD_ACT_RULES, err);
	if (status == GD_OK) {
		status = edit(&a, pairs, seen, len, out, err);
		status = gd_act_end(&a, status, err);
	}
	free(pairs);
	return status;
}

enum gd_status
gd_desk_edit(struct gd_desk *d, int64_t id, const char *const *fields,
	     const char *const *values, size_t len, struct gd_error *err)
{
	return gd_desk_edit_seen(d, id, fields, values, NULL, len, NULL, err);
}

enum gd_status
gd_desk_read_answer(struct gd_desk *d, const struct gd_answers *a,
		    const char *field, const char *typed, struct gd_buf *out,
		    struct gd_buf *warn, struct gd_error *err)
{
	const struct gd_check_env env = { gd_desk_now(d), gd_desk_zone(d) };
	const struct gd_interview *iv;
	struct gd_playbook *pb;
	enum gd_status status = gd_desk_playbook(d, &pb, err);
	int i;

	if (status == GD_OK)
		status = gd_playbook_interview(pb, &iv, err);
	if (status != GD_OK)
		return status;
	i = gd_interview_find(iv, field);
	if (i < 0 || (!*typed && !iv->questions[i].required)) {
		gd_buf_adds(out, typed);
		return GD_OK;
	}
	return gd_interview_check(iv, &iv->questions[i], a, typed, &env, out,
				  warn, err);
}
