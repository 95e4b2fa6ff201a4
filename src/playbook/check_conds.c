/*
 * playbook/check_conds.c - do conditions read what can be known?
 *
 * A question's condition may only read what was asked before it: otherwise a
 * later answer would flip questions behind the person's back. This also makes
 * circles impossible. One exception is safe: `id?` in the question `id` itself
 * only keeps a question whose answer is there.
 */
#include <config.h>

#include "playbook/checks.h"

#include <string.h>

#include "base/i18n.h"

struct reader {			/* whose condition is judged */
	const struct gd_judged *j;
	const struct gd_entry *entry;
	int before;		/* may read questions before this index; -1: all */
};

static const struct gd_question *
question_at(const struct gd_judged *j, int i)
{
	return gd_table_at(&j->tables[GD_KIND_QUESTION], GD_KIND_QUESTION,
			   (size_t)i);
}

/* A code that `=` compares with: can the answer ever be this? */
static void
check_code(const struct reader *r, const struct gd_question *q,
	   const char *code)
{
	const struct gd_judged *j = r->j;

	if (strcmp(code, "unsure") == 0) {
		if (!q->unsure)
			GD_BLAME(j, r->entry, "when",
				 _("'%s' cannot be unsure: its question does "
				   "not offer it"), q->id);
		return;
	}
	switch (q->kind) {
	case GD_Q_BOOL:
		if (strcmp(code, "yes") != 0 && strcmp(code, "no") != 0)
			GD_BLAME(j, r->entry, "when",
				 _("'%s' is yes, no or unsure, never '%s'"),
				 q->id, code);
		break;
	case GD_Q_CHOICE:
	case GD_Q_MULTI:
		if (q->choices &&
		    !gd_judged_choice(j, q->choices, code, NULL))
			GD_BLAME(j, r->entry, "when",
				 _("the list '%s' of '%s' has no code '%s'"),
				 q->choices, q->id, code);
		break;
	default:
		GD_BLAME(j, r->entry, "when",
			 _("'%s' has no codes to compare '%s' with; use '%s?' "
			   "to ask whether it is given"), q->id, code, q->id);
		break;
	}
}

/* What follows from a date is yes or no, and may be read like an answer. */
static bool
is_fact(const struct reader *r, const struct gd_cond_term *term)
{
	size_t k;

	if (r->entry->kind == GD_KIND_QUESTION ||
	    r->entry->kind == GD_KIND_CHOICE ||
	    !gd_judged_has(r->j, GD_KIND_FACT, term->field))
		return false;
	for (k = 0; term->op == GD_COND_IS && k < term->values_len; k++)
		if (strcmp(term->values[k], "yes") != 0 &&
		    strcmp(term->values[k], "no") != 0)
			GD_BLAME(r->j, r->entry, "when",
				 _("'%s' is yes, no or unsure, never '%s'"),
				 term->field, term->values[k]);
	return true;
}

static bool
keeps_itself(const struct reader *r, const struct gd_cond_term *term,
	     const struct gd_question *q)
{
	return r->entry->kind == GD_KIND_QUESTION &&
	       strcmp(r->entry->id, q->id) == 0 &&
	       term->op == GD_COND_GIVEN && !term->negate;
}

static bool
same_interview(const struct reader *r, const struct gd_question *q)
{
	const struct gd_entry_key *set = gd_entry_key(r->entry, "set");

	return set ? q->set && strcmp(q->set, set->value) == 0 : !q->set;
}

static void
check_term(const struct gd_cond_term *term, void *ctx)
{
	const struct reader *r = ctx;
	const struct gd_judged *j = r->j;
	int i = gd_judged_question(j, term->field);
	const struct gd_question *q;
	size_t k;

	if (i < 0 && is_fact(r, term))
		return;
	if (i < 0) {
		GD_BLAME(j, r->entry, "when",
			 _("the condition reads '%s', which is no question"),
			 term->field);
		return;
	}
	q = question_at(j, i);
	if (r->entry->kind == GD_KIND_QUESTION && !same_interview(r, q))
		GD_BLAME(j, r->entry, "when",
			 _("the condition reads '%s', which belongs to another "
			   "interview"), q->id);
	else if (r->before >= 0 && i >= r->before &&
		 !keeps_itself(r, term, q))
		GD_BLAME(j, r->entry, "when",
			 _("the condition reads '%s', which is not asked "
			   "before it; move one of them"), q->id);
	if (term->op == GD_COND_IS) {
		for (k = 0; k < term->values_len; k++)
			check_code(r, q, term->values[k]);
	} else if (term->op != GD_COND_GIVEN && q->kind != GD_Q_MONEY &&
		   q->kind != GD_Q_NUMBER) {
		GD_BLAME(j, r->entry, "when",
			 _("'%s' is no amount or number and cannot be compared "
			   "by size"), q->id);
	}
}

/* An option may read what comes before the first question that offers it. */
static int
first_use(const struct gd_judged *j, const char *list)
{
	const struct gd_table *t = &j->tables[GD_KIND_QUESTION];
	size_t i;

	for (i = 0; i < t->len; i++) {
		const struct gd_question *q = question_at(j, (int)i);

		if (q->choices && strcmp(q->choices, list) == 0)
			return (int)i;
	}
	return -1;
}

void
gd_check_conds(const struct gd_judged *j)
{
	size_t kind, i, k;

	for (kind = 0; kind < GD_KINDS; kind++) {
		const struct gd_schema *schema = gd_schema((enum gd_kind)kind);

		for (i = 0; i < j->tables[kind].len; i++) {
			char *record = gd_table_at(&j->tables[kind],
						   (enum gd_kind)kind, i);
			struct reader r = { j, j->of[kind][i], -1 };

			if (kind == GD_KIND_QUESTION)
				r.before = (int)i;
			else if (kind == GD_KIND_CHOICE)
				r.before = first_use(j, r.entry->scope);
			for (k = 0; k < schema->len; k++)
				if (schema->fields[k].type == GD_TYPE_COND)
					gd_cond_fields((const void *)(record +
							schema->fields[k].offset),
						       check_term, &r);
		}
	}
}
