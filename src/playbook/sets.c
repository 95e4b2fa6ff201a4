/*
 * playbook/sets.c - the interviews that the questions make.
 */
#include <config.h>

#include "playbook/book.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Copy the questions of `set` behind those that are there. */
static size_t
take(struct gd_playbook *pb, const char *set, size_t len)
{
	const struct gd_table *t = &pb->tables[GD_KIND_QUESTION];

	for (size_t i = 0; i < t->len; i++) {
		const struct gd_question *q =
			gd_table_at(t, GD_KIND_QUESTION, i);

		if (set ? q->set && strcmp(q->set, set) == 0 : !q->set)
			pb->asked[len++] = *q;
	}
	return len;
}

static bool
is_made(const struct gd_playbook *pb, const char *set)
{
	for (size_t i = 0; i < pb->sets_len; i++)
		if (strcmp(pb->sets[i].name, set) == 0)
			return true;
	return false;
}

static void
sort_out(struct gd_playbook *pb)
{
	const struct gd_table *t = &pb->tables[GD_KIND_QUESTION];
	size_t len;

	free(pb->asked);
	free(pb->sets);
	pb->asked = gd_calloc(t->len + 1, sizeof *pb->asked);
	pb->sets = gd_calloc(t->len + 1, sizeof *pb->sets);
	pb->sets_len = 0;
	pb->interview.questions = pb->asked;
	pb->interview.len = len = take(pb, NULL, 0);
	for (size_t i = 0; i < t->len; i++) {
		const struct gd_question *q =
			gd_table_at(t, GD_KIND_QUESTION, i);
		struct gd_book_set *s = &pb->sets[pb->sets_len];

		if (!q->set || is_made(pb, q->set))
			continue;
		s->name = q->set;
		s->interview.questions = pb->asked + len;
		s->interview.len = take(pb, q->set, len) - len;
		len += s->interview.len;
		pb->sets_len++;
	}
	pb->asked_of = t->items;
}

void
gd_book_make_interviews(struct gd_playbook *pb)
{
	const struct gd_table *choices = &pb->tables[GD_KIND_CHOICE];

	/* Questions that were handed out stay where they are. */
	if (!pb->asked || pb->asked_of != pb->tables[GD_KIND_QUESTION].items)
		sort_out(pb);
	pb->interview.choices = (const void *)choices->items;
	pb->interview.choices_len = choices->len;
	for (size_t i = 0; i < pb->sets_len; i++) {
		pb->sets[i].interview.choices = pb->interview.choices;
		pb->sets[i].interview.choices_len = choices->len;
	}
}
