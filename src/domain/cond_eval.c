/*
 * domain/cond_eval.c - what a condition is worth for the answers so far.
 *
 * Kleene's three values: a field nobody has answered is unknown. The two-valued
 * question "does it hold now?" reads the same field as "has no value" instead,
 * so that an unknown term becomes false and its opposite true.
 */
#include "domain/cond.h"

#include <string.h>

#include "domain/list.h"

static bool
names(const struct gd_cond_term *t, const char *code, size_t len)
{
	for (size_t i = 0; i < t->values_len; i++) {
		if (strlen(t->values[i]) == len &&
		    memcmp(t->values[i], code, len) == 0)
			return true;
	}
	return false;
}

static bool
is_one_of(const struct gd_cond_term *t, const struct gd_answer *x)
{
	const char *list = x->value, *code;
	size_t len;

	if (x->state == GD_ANSWER_UNSURE)
		return names(t, "unsure", strlen("unsure"));
	while (gd_list_next(&list, &code, &len)) {
		if (names(t, code, len))
			return true;
	}
	return false;
}

static bool
compares(const struct gd_cond_term *t, const struct gd_answer *x)
{
	int64_t n;

	if (!gd_cond_number(x->value, &n))
		return false;
	switch (t->op) {
	case GD_COND_LT:
		return n < t->number;
	case GD_COND_LE:
		return n <= t->number;
	case GD_COND_GT:
		return n > t->number;
	default:
		return n >= t->number;
	}
}

static enum gd_truth
eval_term(const struct gd_cond_term *t, const struct gd_answers *a,
	  enum gd_truth unanswered)
{
	const struct gd_answer *x = gd_answers_in_effect_key(a, t->field,
							      t->key);
	bool holds;

	if (!x && unanswered == GD_UNKNOWN)
		return GD_UNKNOWN;
	if (!x)
		holds = false;
	else if (t->op == GD_COND_IS)
		holds = is_one_of(t, x);
	else if (t->op == GD_COND_GIVEN)
		holds = *x->value != '\0';
	else
		holds = compares(t, x);
	return holds != t->negate ? GD_TRUE : GD_FALSE;
}

static enum gd_truth
eval(const struct gd_cond *c, const struct gd_answers *a,
     enum gd_truth unanswered)
{
	enum gd_truth any = c->len == 0 ? GD_TRUE : GD_FALSE;

	for (size_t i = 0; i < c->len; i++) {
		enum gd_truth all = GD_TRUE;

		for (size_t k = 0; all != GD_FALSE && k < c->alts[i].len;
		     k++) {
			enum gd_truth t = eval_term(&c->alts[i].terms[k], a,
						    unanswered);

			if (t != GD_TRUE)
				all = t;
		}
		if (all == GD_TRUE)
			return GD_TRUE;
		if (all == GD_UNKNOWN)
			any = GD_UNKNOWN;
	}
	return any;
}

enum gd_truth
gd_cond_eval(const struct gd_cond *c, const struct gd_answers *a)
{
	return eval(c, a, GD_UNKNOWN);
}

bool
gd_cond_holds(const struct gd_cond *c, const struct gd_answers *a)
{
	return eval(c, a, GD_FALSE) == GD_TRUE;
}
