/*
 * domain/answers.c - a sorted map from field id to answer.
 */
#include "domain/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
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

uint32_t
gd_answer_key(const char *field)
{
	uint32_t h = gd_hash_text(field);

	return h ? h : 1;
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

/* As place(); most come in their order. */
static size_t
place_last(const struct gd_answers *a, const char *field, bool *found)
{
	*found = false;
	if (!a->len || strcmp(a->items[a->len - 1].field, field) < 0)
		return a->len;
	return place(a, field, found);
}

void
gd_answers_copy(struct gd_answers *to, const struct gd_answers *from)
{
	struct gd_answers copy = {
		.items = gd_calloc(from->len + 1, sizeof *copy.items),
		.len = from->len, .cap = from->len + 1, .seen = from->seen
	};

	for (size_t i = 0; i < from->len; i++) {
		copy.items[i] = from->items[i];
		copy.items[i].field = gd_strdup(from->items[i].field);
		copy.items[i].value = gd_strdup(from->items[i].value);
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
	size_t at = place_last(a, field, &found);

	if (found) {
		free(a->items[at].value);
	} else {
		char *name = gd_strdup(field);

		GD_GROW(a->items, a->len, a->cap);
		if (at < a->len)
			memmove(a->items + at + 1, a->items + at,
				(a->len - at) * sizeof *a->items);
		a->items[at].field = name;
		a->items[at].key = gd_answer_key(name);
		a->seen |= gd_answer_bit(a->items[at].key);
		a->len++;
	}
	a->items[at].value = copy;
	a->items[at].state = state;
	a->items[at].understood = understood;
}

void
gd_answers_reserve(struct gd_answers *a, size_t len)
{
	if (len <= a->cap)
		return;
	a->items = gd_reallocarray(a->items, len, sizeof *a->items);
	a->cap = len;
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

void
gd_answers_index(struct gd_answers *a, unsigned char slots[GD_ANSWERS_SLOTS])
{
	memset(slots, 0, GD_ANSWERS_SLOTS);
	a->slots = slots;
	for (size_t i = 0; i < a->len; i++)
		gd_answers_index_add(a, i);
}

void
gd_answers_index_add(struct gd_answers *a, size_t i)
{
	uint32_t at = a->items[i].key % GD_ANSWERS_SLOTS;

	while (a->slots[at])
		at = (at + 1) % GD_ANSWERS_SLOTS;
	a->slots[at] = (unsigned char)(i + 1);
}

static const struct gd_answer *
find_slot(const struct gd_answers *a, const char *field, uint32_t key)
{
	uint32_t at = key % GD_ANSWERS_SLOTS;

	for (; a->slots[at]; at = (at + 1) % GD_ANSWERS_SLOTS) {
		const struct gd_answer *x = &a->items[a->slots[at] - 1];

		if (x->key == key && strcmp(x->field, field) == 0)
			return x;
	}
	return NULL;
}

const struct gd_answer *
gd_answers_find_key(const struct gd_answers *a, const char *field, uint32_t key)
{
	if (a->slots)
		return find_slot(a, field, key);
	if (!(a->seen & gd_answer_bit(key)))
		return NULL;
	for (size_t i = 0; i < a->len; i++) {
		if (a->items[i].key == key &&
		    strcmp(a->items[i].field, field) == 0)
			return &a->items[i];
	}
	return NULL;
}

const struct gd_answer *
gd_answers_find(const struct gd_answers *a, const char *field)
{
	return gd_answers_find_key(a, field, gd_answer_key(field));
}

const struct gd_answer *
gd_answers_in_effect_key(const struct gd_answers *a, const char *field,
			 uint32_t key)
{
	const struct gd_answer *found = gd_answers_find_key(a, field, key);
	const struct gd_answer *accepted;

	if (!found || !found->understood)
		return found;
	accepted = gd_answers_find(a, GD_FIELD_UNDERSTOOD);
	if (!accepted || gd_list_has(accepted->value, field))
		return found;
	return NULL;
}

const struct gd_answer *
gd_answers_in_effect(const struct gd_answers *a, const char *field)
{
	return gd_answers_in_effect_key(a, field, gd_answer_key(field));
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
