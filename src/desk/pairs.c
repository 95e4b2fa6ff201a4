/*
 * desk/pairs.c - see pairs.h.
 */
#include <config.h>

#include "desk/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"

void
gd_intake_problems_release(struct gd_intake_problems *p)
{
	size_t i;

	for (i = 0; i < p->len; i++) {
		free(p->items[i].field);
		free(p->items[i].message);
	}
	free(p->items);
	*p = (struct gd_intake_problems){ NULL, 0, 0 };
}

/* The message is taken over and freed later: it cannot be const. */
void
gd_problem_add(struct gd_intake_problems *p, const char *field, int line,
	       char *message)	/* NOLINT(readability-non-const-parameter) */
{
	GD_GROW(p->items, p->len, p->cap);
	p->items[p->len++] = (struct gd_intake_problem){
		.field = gd_strdup(field), .message = message, .line = line
	};
}

void
gd_problems_join(const struct gd_intake_problems *p, struct gd_buf *out)
{
	size_t i;

	for (i = 0; i < p->len; i++) {
		if (i)
			gd_buf_adds(out, _("; "));
		if (*p->items[i].field)
			gd_buf_addf(out, "%s: ", p->items[i].field);
		gd_buf_adds(out, p->items[i].message);
	}
}

static bool
is_extra(const char *const *extra, const char *field)
{
	for (; extra && *extra; extra++)
		if (strcmp(*extra, field) == 0)
			return true;
	return false;
}

/* A question that can be answered by a pair. */
static bool
takes_pair(const struct gd_question *q)
{
	return q->kind != GD_Q_UNDERSTOOD;
}

static void
tell_unknown(const struct gd_interview *iv, const struct gd_pair *pair,
	     const char *const *extra, struct gd_intake_problems *problems)
{
	const char **known, *near;
	struct gd_buf b = GD_BUF_INIT;
	size_t i, len = 0, cap = iv->len;

	for (i = 0; extra && extra[i]; i++)
		cap++;
	known = gd_calloc(cap + 1, sizeof *known);
	for (i = 0; i < iv->len; i++)
		if (takes_pair(&iv->questions[i]))
			known[len++] = iv->questions[i].id;
	for (i = 0; extra && extra[i]; i++)
		known[len++] = extra[i];
	near = gd_suggest(pair->field, known, len);
	if (near)
		gd_buf_addf(&b, _("there is no such field; did you mean '%s'?"),
			    near);
	else
		gd_buf_adds(&b, _("there is no such field; `gongdao questions` "
				  "lists them"));
	gd_problem_add(problems, pair->field, pair->line, gd_buf_detach(&b));
	free(known);
}

/* Unknown and repeated names, once each. */
static void
check_names(const struct gd_interview *iv, const struct gd_pair *pairs,
	    size_t len, const char *const *extra,
	    struct gd_intake_problems *problems)
{
	size_t i, k;
	int q;

	for (i = 0; i < len; i++) {
		if (pairs[i].q)
			continue;
		q = gd_interview_find(iv, pairs[i].field);
		if ((q < 0 || !takes_pair(&iv->questions[q])) &&
		    !is_extra(extra, pairs[i].field))
			tell_unknown(iv, &pairs[i], extra, problems);
		for (k = 0; k < i; k++)
			if (strcmp(pairs[k].field, pairs[i].field) == 0)
				break;
		if (k < i)
			gd_problem_add(problems, pairs[i].field, pairs[i].line,
				       gd_strdup(_("it is given twice; keep "
						   "one of them")));
	}
}

static bool
is_empty(const char *s)
{
	return !s[strspn(s, " \t\r\n")];
}

static void
apply_one(const struct gd_interview *iv, const struct gd_question *q,
	  const struct gd_check_env *env, const struct gd_pair *pair,
	  struct gd_answers *a, struct gd_intake_problems *problems)
{
	struct gd_checked *known = pair->checked, it = { .done = false };
	struct gd_buf value = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;

	if (known && known->done) {
		gd_answers_set(a, q->id, known->value, known->state, false);
		return;
	}
	if (is_empty(pair->value)) {
		if (q->required)
			gd_problem_add(problems, q->id, pair->line,
				       gd_strdup(_("it cannot be empty")));
		else
			gd_answers_remove(a, q->id);
		return;
	}
	it.state = GD_ANSWER_GIVEN;
	it.done = true;
	if (q->unsure && gd_interview_unsure(pair->value)) {
		it.state = GD_ANSWER_UNSURE;
	} else if (gd_interview_check(iv, q, a, pair->value, env, &value, NULL,
				      &err) != GD_OK) {
		gd_problem_add(problems, q->id, pair->line,
			       gd_strdup(err.text));
		it.done = false;
	}
	if (it.done)
		gd_answers_set(a, q->id, value.s, it.state, false);
	if (it.done && known) {
		*known = it;
		known->value = gd_buf_detach(&value);
	}
	gd_buf_release(&value);
}

static bool
is_about(const struct gd_pair *pair, const struct gd_question *q)
{
	return pair->q ? pair->q == q :
	       *pair->field == *q->id && strcmp(pair->field, q->id) == 0;
}

void
gd_pairs_apply(const struct gd_interview *iv, const struct gd_check_env *env,
	       const struct gd_pair *pairs, size_t len,
	       const char *const *extra, struct gd_answers *a,
	       struct gd_intake_problems *problems)
{
	size_t i, k;

	check_names(iv, pairs, len, extra, problems);
	for (i = 0; i < iv->len; i++) {
		const struct gd_question *q = &iv->questions[i];

		for (k = 0; takes_pair(q) && k < len; k++) {
			if (is_about(&pairs[k], q)) {
				apply_one(iv, q, env, &pairs[k], a, problems);
				break;
			}
		}
	}
}

struct missing {
	const struct gd_answers *a;
	struct gd_intake_problems *problems;
	bool names;	/* shop or merchant was told */
};

static bool
is_name(const char *field)
{
	return strcmp(field, "shop") == 0 || strcmp(field, "merchant") == 0;
}

/* Was a problem of this field told already? Then it is not missing, but wrong. */
static bool
is_told(const struct gd_intake_problems *p, const char *field)
{
	size_t i;

	for (i = 0; i < p->len; i++)
		if (strcmp(p->items[i].field, field) == 0)
			return true;
	return false;
}

static void
tell_missing(const struct gd_question *q, void *ctx)
{
	struct missing *m = ctx;
	struct gd_buf b = GD_BUF_INIT;

	if (is_name(q->id))
		m->names = true;
	if (is_told(m->problems, q->id))
		return;
	gd_buf_addf(&b, _("this answer is required: %s"),
		    gd_bitext_get(&q->ask, NULL));
	gd_problem_add(m->problems, q->id, 0, gd_buf_detach(&b));
}

void
gd_pairs_nameless(const struct gd_interview *iv, const struct gd_answers *a,
		  struct gd_intake_problems *problems)
{
	if (*gd_answers_value(a, "shop") || *gd_answers_value(a, "merchant") ||
	    is_told(problems, "shop") || is_told(problems, "merchant"))
		return;
	/* Of an interview that asks for it. */
	if (gd_interview_find(iv, "shop") >= 0)
		gd_problem_add(problems, "shop", 0,
			       gd_strdup(_("name the shop or the merchant")));
}

void
gd_pairs_missing(const struct gd_interview *iv, const struct gd_answers *a,
		 struct gd_intake_problems *problems)
{
	struct missing m = { a, problems, false };

	gd_interview_missing(iv, a, tell_missing, &m);
	if (!m.names)
		gd_pairs_nameless(iv, a, problems);
}

enum gd_status
gd_pairs_complete(const struct gd_interview *iv, const struct gd_answers *a,
		  struct gd_error *err)
{
	struct gd_intake_problems missing = { NULL, 0, 0 };
	struct gd_buf names = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	gd_pairs_missing(iv, a, &missing);
	for (size_t i = 0; i < missing.len; i++) {
		int q = gd_interview_find(iv, missing.items[i].field);

		gd_buf_addf(&names, "%s%s", i ? _(", ") : "",
			    q < 0 ? missing.items[i].field :
			    gd_bitext_get(&iv->questions[q].name, NULL));
	}
	if (missing.len)
		status = gd_error_set(err, GD_EINVAL,
				      _("still to be answered: %s"), names.s);
	gd_buf_release(&names);
	gd_intake_problems_release(&missing);
	return status;
}
