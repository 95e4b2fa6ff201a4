/*
 * domain/answers.h - what a person has answered: field id -> value.
 *
 * Values are canonical text: choice codes, comma lists of codes (multi), fen
 * as `1299.00`, dates `2026-03-08`, instants `2026-03-08T20:15:00+08:00`,
 * `yes`/`no`, or free UTF-8 text.
 *
 * An answer that was read out of the person's own words (`understood`) is *in
 * effect* while nobody was asked about it yet, and from then on only if it was
 * accepted: the answer to the field "understood" is the comma list of the
 * accepted fields ("none": no field). Answers given in person are always in
 * effect.
 */
#ifndef GD_DOMAIN_ANSWERS_H
#define GD_DOMAIN_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum gd_answer_state {
	GD_ANSWER_GIVEN,
	GD_ANSWER_UNSURE,	/* "I don't know": counts as asked, has no value */
	GD_ANSWER_SKIPPED	/* passed over; may be given later */
};

struct gd_answer {
	char *field;
	char *value;		/* "" unless GIVEN */
	enum gd_answer_state state;
	bool understood;	/* read out of the person's own words, not asked */
	uint32_t key;		/* gd_answer_key(field); set by gd_answers_set() */
};

struct gd_answers {
	struct gd_answer *items;	/* owned, sorted by field */
	size_t len, cap;
	uint64_t seen;		/* private: a bit for each key that was ever set */
	unsigned char *slots;	/* private: see gd_answers_index(); or NULL */
};

#define GD_ANSWERS_INIT { NULL, 0, 0, 0, NULL }
/* The field whose answer lists what was rightly understood. */
#define GD_FIELD_UNDERSTOOD "understood"

void gd_answers_init(struct gd_answers *a);
void gd_answers_release(struct gd_answers *a);
/* `to` (initialised) becomes a copy of its own; what it held is freed. */
void gd_answers_copy(struct gd_answers *to, const struct gd_answers *from);
/*
 * Set or replace; `value` (copied) counts only when GIVEN. `field` and `value`
 * may point into `a` itself.
 */
void gd_answers_set(struct gd_answers *a, const char *field,
		    const char *value, enum gd_answer_state state,
		    bool understood);
/* Make room for so many items at once. */
void gd_answers_reserve(struct gd_answers *a, size_t len);
void gd_answers_remove(struct gd_answers *a, const char *field);
/* NULL when never answered; found whether it is in effect or not. */
const struct gd_answer *gd_answers_find(const struct gd_answers *a,
					const char *field);
/*
 * The number that stands for a field when answers are looked up: who asks for
 * the same field again and again (a condition) keeps it beside the name.
 */
uint32_t gd_answer_key(const char *field);
/* The bit of `seen` that a key has: most fields asked for are not there. */
static inline uint64_t
gd_answer_bit(uint32_t key)
{
	return UINT64_C(1) << (key >> 26);
}
/*
 * Let the items, all that are there and come by gd_answers_index_add(), be found
 * through `slots`, which the caller keeps for as long: for hundreds of questions
 * to the same answers. At most GD_ANSWERS_INDEXED items; one whose key is set to
 * 0 is found no more. Such answers are neither set, removed nor copied.
 */
#define GD_ANSWERS_INDEXED 127
#define GD_ANSWERS_SLOTS 256
void gd_answers_index(struct gd_answers *a,
		      unsigned char slots[GD_ANSWERS_SLOTS]);
/* Item `i` has come. */
void gd_answers_index_add(struct gd_answers *a, size_t i);
/* As find and in_effect, for who has the field's key. */
const struct gd_answer *gd_answers_find_key(const struct gd_answers *a,
					    const char *field, uint32_t key);
const struct gd_answer *
gd_answers_in_effect_key(const struct gd_answers *a, const char *field,
			 uint32_t key);
/* As find, but NULL when what was understood was not accepted. */
const struct gd_answer *gd_answers_in_effect(const struct gd_answers *a,
					     const char *field);
/* The value in effect, "" when unanswered, unsure, skipped. Never NULL. */
const char *gd_answers_value(const struct gd_answers *a, const char *field);
/* Does the comma list in effect in `field` hold `code`? */
bool gd_answers_has(const struct gd_answers *a, const char *field,
		    const char *code);

#endif
