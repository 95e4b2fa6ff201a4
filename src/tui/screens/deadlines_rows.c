/*
 * Which row stands at which place: headings are places, too, which the database
 * does not know. Each part of time, and what is paused, is a stripe with a window
 * of its own.
 */
#include <config.h>

#include "tui/screens/deadlines_internal.h"

#include <stdlib.h>

static struct due_stripe *
stripe_of(const struct deadlines *s, const struct gd_review_group *g)
{
	size_t i = s->review.order == GD_REVIEW_TIME ||
		   g->part == GD_PART_PAUSED ? (size_t)g->part : 0;

	return (struct due_stripe *)&s->stripes[i];
}

bool
gd_deadlines_place(const struct deadlines *s, int64_t place,
		   struct due_place *out)
{
	bool striped = s->review.order == GD_REVIEW_TIME;
	int64_t before = 0;

	for (size_t g = 0; g < s->groups.len && place >= 0; g++) {
		const struct gd_review_group *group = &s->groups.items[g];

		if (place <= group->len) {
			out->group = g;
			out->index = place - 1;
			out->stripe = stripe_of(s, group);
			out->row = (striped || group->part == GD_PART_PAUSED
				    ? 0 : before) + place - 1;
			return true;
		}
		place -= group->len + 1;
		before += group->len;
	}
	return false;
}

int64_t
gd_deadlines_places(const struct deadlines *s)
{
	return s->groups.rows + (int64_t)s->groups.len;
}

/* Index of the row held for `place` in its stripe's page, or -1. */
static int64_t
held(const struct deadlines *s, int64_t place, struct due_place *at)
{
	int64_t i;

	if (!gd_deadlines_place(s, place, at) || at->index < 0)
		return -1;
	i = at->row - at->stripe->window.first;
	return i >= 0 && i < (int64_t)at->stripe->page.len ? i : -1;
}

const struct gd_due_row *
gd_deadlines_row(const struct deadlines *s, int64_t place)
{
	struct due_place at;
	int64_t i = held(s, place, &at);

	return i < 0 ? NULL : &at.stripe->page.rows[i];
}

const struct due_words *
gd_deadlines_words_at(const struct deadlines *s, int64_t place)
{
	struct due_place at;
	int64_t i = held(s, place, &at);

	return i < 0 || i >= (int64_t)at.stripe->words_len
		       ? NULL : &at.stripe->words[i];
}

static int
load(void *ctx, enum gd_page page, const struct gd_key *key, int limit)
{
	struct due_stripe *stripe = ctx;
	struct deadlines *s = stripe->s;
	const struct gd_due_row *at = NULL;
	struct gd_due_page got = { NULL, NULL, 0 };
	struct gd_error err = GD_ERROR_INIT;

	/* The page is read from a row; the window knows its key alone. */
	for (size_t i = 0; i < stripe->page.len && !at; i++)
		if (stripe->page.keys[i].id == key->id)
			at = &stripe->page.rows[i];
	if (gd_desk_review_page(s->desk, &s->review, stripe->part, page, at,
				limit, &got, &err) != GD_OK) {
		gd_tui_fail(s->base.tui, &err);
		return -1;
	}
	gd_due_page_release(&stripe->page);
	stripe->page = got;
	gd_deadlines_words(stripe);
	return (int)got.len;
}

static const struct gd_key *
key_at(void *ctx, size_t i)
{
	return &((struct due_stripe *)ctx)->page.keys[i];
}

void
gd_deadlines_rows_init(struct deadlines *s)
{
	for (int i = 0; i < GD_PARTS; i++) {
		struct due_stripe *stripe = &s->stripes[i];

		gd_deadlines_words_free(stripe);
		gd_due_page_release(&stripe->page);
		*stripe = (struct due_stripe){
			.s = s, .part = (enum gd_review_part)i,
			.window = { .load = load, .key = key_at,
				    .ctx = stripe }
		};
	}
}

void
gd_deadlines_rows_release(struct deadlines *s)
{
	for (int i = 0; i < GD_PARTS; i++) {
		gd_deadlines_words_free(&s->stripes[i]);
		gd_due_page_release(&s->stripes[i].page);
	}
	gd_review_groups_release(&s->groups);
}

bool
gd_deadlines_count(struct deadlines *s)
{
	struct gd_error err = GD_ERROR_INIT;

	s->review.filter = s->filter.len ? &s->filter : NULL;
	if (gd_desk_review_groups(s->desk, &s->review, &s->groups, &err) !=
	    GD_OK) {
		gd_tui_fail(s->base.tui, &err);
		return false;
	}
	for (int i = 0; i < GD_PARTS; i++)
		s->stripes[i].total = 0;
	for (size_t g = 0; g < s->groups.len; g++)
		stripe_of(s, &s->groups.items[g])->total +=
			s->groups.items[g].len;
	s->ever |= s->groups.rows > 0;
	return true;
}

/* Let a stripe hold its rows from `first` on. */
static void
show_stripe(const struct deadlines *s, struct due_stripe *stripe,
	    int64_t first, bool again)
{
	struct gd_list rows = { .total = stripe->total,
				.rows = s->list.rows, .top = first };

	if (rows.top > rows.total - rows.rows)
		rows.top = rows.total - rows.rows;
	if (rows.top < 0)
		rows.top = 0;
	gd_window_show(&stripe->window, &rows, again);
}

void
gd_deadlines_show(struct deadlines *s, bool again)
{
	int64_t first[GD_PARTS];
	struct due_place at;

	for (int i = 0; i < GD_PARTS; i++)
		first[i] = -1;
	for (int r = 0; r < s->list.rows; r++) {
		size_t i;

		if (!gd_deadlines_place(s, s->list.top + r, &at))
			break;
		i = (size_t)(at.stripe - s->stripes);
		if (at.index >= 0 && first[i] < 0)
			first[i] = at.row;
	}
	for (int i = 0; i < GD_PARTS; i++)
		if (first[i] >= 0)
			show_stripe(s, &s->stripes[i], first[i], again);
		else if (again)
			s->stripes[i].window.len = 0;
}

void
gd_deadlines_keep_place(struct deadlines *s)
{
	for (int r = -1; r <= s->list.rows && s->selected; r++) {
		const struct gd_due_row *row =
			gd_deadlines_row(s, s->list.top + r);

		if (row && row->clock.id == s->selected) {
			gd_list_select(&s->list, s->list.top + r);
			return;
		}
	}
}
