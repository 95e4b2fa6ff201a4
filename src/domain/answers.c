/*
 * domain/answers.c - a sorted map from field id to answer.
 */
#include "domain/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/list.h"

void
gd_answers_init(struct gd_answers *a)
{
	*a = (struct gd_answers)GD_ANSWERS_INIT;
}

void
gd_answers_release(struct gd_answers *a)
{
	for (size_t i = 0; i < a->len; i++) {
		free(a->items[i].field);
		free(a->items[i].value);
	}
	free(a->items);
	gd_answers_init(a);
}

/* Where `field` is, or where it would go. */
static size_t
place(const struct gd_answers *a, const char *field, bool *found)
{
	size_t low = 0, high = a->len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(a->items[mid].field, field);

		if (order == 0) {
			*found = true;
			return mid;
		}
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	*found = false;
	return low;
}

void
gd_answers_copy(struct gd_answers *to, const struct gd_answers *from)
{
	struct gd_answers copy = GD_ANSWERS_INIT;

	for (size_t i = 0; i < from->len; i++) {
		const struct gd_answer *x = &from->items[i];

		gd_answers_set(&copy, x->field, x->value, x->state,
			       x->understood);
	}
	gd_answers_release(to);
	*to = copy;
}

void
gd_answers_set(struct gd_answers *a, const char *field, const char *value,
	       enum gd_answer_state state, bool understood)
{
	char *copy = gd_strdup(state == GD_ANSWER_GIVEN && value ? value : "");
	bool found;
	size_t at = place(a, field, &found);

	if (found && a->items) {
		free(a->items[at].value);
	} else {
		char *name = gd_strdup(field);

		GD_GROW(a->items, a->len, a->cap);
		memmove(a->items + at + 1, a->items + at,
			(a->len - at) * sizeof *a->items);
		a->items[at].field = name;
		a->len++;
	}
	a->items[at].value = copy;
	a->items[at].state = state;
	a->items[at].understood = understood;
}

void
gd_answers_remove(struct gd_answers *a, const char *field)
{
	bool found;
	size_t at = place(a, field, &found);

	if (!found)
		return;
	free(a->items[at].field);
	free(a->items[at].value);
	a->len--;
	memmove(a->items + at, a->items + at + 1,
		(a->len - at) * sizeof *a->items);
}

const struct gd_answer *
gd_answers_find(const struct gd_answers *a, const char *field)
{
	bool found;
	size_t at = place(a, field, &found);

	return found ? &a->items[at] : NULL;
}

const struct gd_answer *
gd_answers_in_effect(const struct gd_answers *a, const char *field)
{
	const struct gd_answer *found = gd_answers_find(a, field);
	const struct gd_answer *accepted;

	if (!found || !found->understood)
		return found;
	accepted = gd_answers_find(a, GD_FIELD_UNDERSTOOD);
	if (!accepted || gd_list_has(accepted->value, field))
		return found;
	return NULL;
}

const char *
gd_answers_value(const struct gd_answers *a, const char *field)
{
	const struct gd_answer *found = gd_answers_in_effect(a, field);

	return found ? found->value : "";
}

bool
gd_answers_has(const struct gd_answers *a, const char *field, const char *code)
{
	return gd_list_has(gd_answers_value(a, field), code);
}
