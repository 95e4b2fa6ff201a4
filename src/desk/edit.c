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
#include "desk/together.h"
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

enum gd_status
gd_act_put_own(struct gd_act *a, const struct gd_pair *pairs, size_t len,
	       struct gd_error *err)
{
	enum gd_status status = GD_OK;
	size_t i;

	for (i = 0; status == GD_OK && i < len; i++) {
		struct gd_buf value = GD_BUF_INIT;

		if (strcmp(pairs[i].field, "assignee") == 0)
			tidy(&value, pairs[i].value);
		else if (strcmp(pairs[i].field, "tags") == 0)
			tidy_tags(&value, pairs[i].value);
		else
			continue;
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

static enum gd_status
edit(struct gd_act *a, const struct gd_pair *pairs, size_t len,
     struct gd_error *err)
{
	struct gd_check_env env = { a->now, gd_desk_zone(a->desk) };
	struct gd_intake_problems problems = { NULL, 0, 0 };
	struct gd_answers now = GD_ANSWERS_INIT;
	struct gd_buf all = GD_BUF_INIT;
	enum gd_status status;

	gd_answers_copy(&now, &a->v.answers);
	status = gd_act_need_open(a, err);
	if (status != GD_OK)
		goto out;
	gd_pairs_apply(a->iv, &env, pairs, len, own_fields, &now, &problems);
	if (!*gd_answers_value(&now, "shop") &&
	    !*gd_answers_value(&now, "merchant"))
		gd_problem_add(&problems, "shop", 0,
			       gd_strdup(_("name the shop or the merchant")));
	if (problems.len) {
		gd_problems_join(&problems, &all);
		status = gd_error_set(err, GD_EINVAL, "%s", all.s);
		goto out;
	}
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
out:
	gd_buf_release(&all);
	gd_answers_release(&now);
	gd_intake_problems_release(&problems);
	return status;
}

/* What stands in `field` now, as it is kept. */
static const char *
standing(const struct gd_act *a, const char *field)
{
	const char *own = NULL;

	if (strcmp(field, "assignee") == 0)
		own = a->v.row.assignee;
	else if (strcmp(field, "tags") == 0)
		own = a->v.row.tags;
	else
		own = gd_answers_value(&a->v.answers, field);
	return own ? own : "";
}

/* Has anybody else changed one of the fields since it was seen? */
static enum gd_status
compare(const struct gd_act *a, const struct gd_pair *pairs,
	const char *const *seen, size_t len, struct gd_merge *out,
	struct gd_error *err)
{
	for (size_t i = 0; i < len; i++) {
		const char *now = standing(a, pairs[i].field);

		if (strcmp(now, seen[i]) == 0 ||
		    strcmp(now, pairs[i].value) == 0)
			continue;
		GD_GROW(out->items, out->len, out->cap);
		out->items[out->len++] = (struct gd_merge_field){
			.field = gd_strdup(pairs[i].field),
			.was = gd_strdup(seen[i]), .theirs = gd_strdup(now),
			.mine = gd_strdup(pairs[i].value)
		};
	}
	return out->len == 0 ? GD_OK :
	       gd_error_set(err, GD_ECONFLICT,
			    _("somebody else has changed the same answer "
			      "meanwhile; look at both and choose"));
}

void
gd_merge_release(struct gd_merge *m)
{
	for (size_t i = 0; i < m->len; i++) {
		free(m->items[i].field);
		free(m->items[i].was);
		free(m->items[i].theirs);
		free(m->items[i].mine);
	}
	free(m->items);
	memset(m, 0, sizeof *m);
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
		pairs[i] = (struct gd_pair){ fields[i], values[i], 0 };
	status = gd_act_begin(&a, d, id, "edit", GD_ACT_RULES, err);
	if (status == GD_OK) {
		if (seen)
			status = compare(&a, pairs, seen, len, out, err);
		if (status == GD_OK)
			status = edit(&a, pairs, len, err);
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
