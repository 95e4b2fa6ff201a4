/*
 * desk/known.c - what follows from a case's dates and filings.
 */
#include <config.h>

#include "desk/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/list.h"

#define NOBODY "none"

/* A body has the dispute once it took it in hand or decided on it. */
static bool
has_taken(enum gd_filing_state s)
{
	return s == GD_FILING_ACCEPTED || s == GD_FILING_ANSWERED ||
	       s == GD_FILING_PROMISED;
}

static void
add_bodies(const struct gd_knowledge *k, const struct gd_case_view *v,
	   struct gd_answers *a)
{
	const char *said = gd_answers_value(a, GD_BODIES_LIST);
	struct gd_buf bodies = GD_BUF_INIT;
	size_t before;

	if (strcmp(said, NOBODY) != 0)
		gd_buf_adds(&bodies, said);
	before = bodies.len;
	for (size_t i = 0; i < v->filings_len; i++) {
		const struct gd_filing_row *f = &v->filings[i];
		const struct gd_channel *ch = gd_channel_find(k, f->channel);

		if (ch && ch->body && has_taken(f->state) &&
		    !gd_list_has(bodies.s, ch->body))
			gd_list_add(&bodies, ch->body);
	}
	if (bodies.len > before)
		gd_answers_set(a, GD_BODIES_LIST, bodies.s, GD_ANSWER_GIVEN,
			       false);
	gd_buf_release(&bodies);
}

void
gd_known_add(const struct gd_knowledge *k, const struct gd_case_view *v,
	     gd_instant now, const struct gd_calendar *cal,
	     struct gd_answers *a)
{
	struct gd_happening *h =
		gd_calloc(v->filings_len * 3 + 1, sizeof *h);
	size_t len = 0;

	for (size_t i = 0; i < v->filings_len; i++) {
		const struct gd_filing_row *f = &v->filings[i];

		if (f->state == GD_FILING_WITHDRAWN)
			continue;
		h[len++] = (struct gd_happening){ "filed", f->channel,
						  f->filed_at };
		if (f->state == GD_FILING_OPEN)
			h[len++] = (struct gd_happening){ "waiting", f->channel,
							  f->filed_at };
		else
			h[len++] = (struct gd_happening){
				gd_filing_state_code(f->state), f->channel,
				f->responded_at != GD_INSTANT_NONE
					? f->responded_at : f->filed_at };
	}
	gd_facts_add(k, h, len, now, cal, a);
	add_bodies(k, v, a);
	free(h);
}
