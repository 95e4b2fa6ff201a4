#include <config.h>

#include "desk/effective.h"

#include <string.h>

static bool
same(const struct gd_answers *a, const struct gd_answers *b)
{
	if (a->len != b->len)
		return false;
	for (size_t i = 0; i < a->len; i++) {
		const struct gd_answer *x = &a->items[i], *y = &b->items[i];

		if (x->key != y->key || x->state != y->state ||
		    x->understood != y->understood ||
		    strcmp(x->field, y->field) != 0 ||
		    strcmp(x->value, y->value) != 0)
			return false;
	}
	return true;
}

static void
keep(struct gd_effective *e, const struct gd_interview *iv,
     const struct gd_answers *a)
{
	if (e->iv == iv && same(&e->from, a))
		return;
	e->complete = gd_interview_effective(iv, a, &e->to);
	gd_answers_copy(&e->from, a);
	e->iv = iv;
}

void
gd_effective_get(struct gd_effective *e, const struct gd_interview *iv,
		 const struct gd_answers *a, struct gd_answers *out)
{
	keep(e, iv, a);
	gd_answers_copy(out, &e->to);
}

bool
gd_effective_complete(struct gd_effective *e, const struct gd_interview *iv,
		      const struct gd_answers *a)
{
	keep(e, iv, a);
	return e->complete;
}

void
gd_effective_release(struct gd_effective *e)
{
	gd_answers_release(&e->from);
	gd_answers_release(&e->to);
	e->iv = NULL;
}
