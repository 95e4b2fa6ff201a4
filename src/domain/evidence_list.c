/*
 * domain/evidence_list.c - the checklist of a case.
 */
#include "domain/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int
principles_met(const enum gd_check *p)
{
	int met = 0;

	for (int i = 0; i < GD_PRINCIPLES; i++)
		met += p[i] == GD_CHECK_YES;
	return met;
}

/* An original is better than a copy, more principles better than fewer. */
static void
take_file(const struct gd_knowledge *k, const struct gd_evidence_row *r,
	  struct gd_checklist_item *item)
{
	enum gd_check met[GD_PRINCIPLES];
	bool better;

	item->files++;
	item->stamped |= r->stamped_at != GD_INSTANT_NONE;
	for (int p = 0; p < GD_PRINCIPLES; p++)
		met[p] = gd_checks_principle(k, r->kind, r->checks,
					     (enum gd_principle_kind)p);
	if (!item->best)
		better = true;
	else if ((item->best->of_id != 0) != (r->of_id != 0))
		better = r->of_id == 0;
	else
		better = principles_met(met) > principles_met(item->principle);
	if (better) {
		item->best = r;
		memcpy(item->principle, met, sizeof met);
	}
}

static void
judge(struct gd_checklist *c, struct gd_checklist_item *item)
{
	bool have = item->held || item->files > 0;

	item->credit = have ? GD_CREDIT_HELD : 0;
	if (item->best)
		item->credit += GD_CREDIT_FILE + GD_CREDIT_PRINCIPLE *
				principles_met(item->principle);
	if (!item->listed)
		return;
	c->needed++;
	c->held += have;
	c->earned += item->credit * item->kind->importance;
	c->possible += 100 * item->kind->importance;
}

static int
by_urgency(const void *x, const void *y)
{
	const struct gd_checklist_item *a = x, *b = y;
	int a_days = a->kind->vanish_days, b_days = b->kind->vanish_days;

	if ((a->files > 0) != (b->files > 0))
		return a->files > 0 ? 1 : -1;
	/* 0 days: it stays, so it comes last. */
	if (a_days != b_days && (a_days == 0 || b_days == 0))
		return a_days == 0 ? 1 : -1;
	if (a_days != b_days)
		return a_days < b_days ? -1 : 1;
	if (a->kind->importance != b->kind->importance)
		return a->kind->importance > b->kind->importance ? -1 : 1;
	return a->kind < b->kind ? -1 : a->kind > b->kind;
}

void
gd_checklist_make(const struct gd_knowledge *k, const struct gd_answers *a,
		  const struct gd_evidence_row *rows, size_t len,
		  struct gd_checklist *out)
{
	*out = (struct gd_checklist){ .items = NULL };
	for (size_t i = 0; i < k->evidence_len; i++) {
		const struct gd_evidence_kind *kind = &k->evidence[i];
		struct gd_checklist_item item = { .kind = kind };

		item.listed = gd_cond_holds(&kind->when, a);
		item.held = gd_answers_has(a, "evidence", kind->code);
		for (size_t j = 0; j < len; j++) {
			if (strcmp(rows[j].kind, kind->code) == 0)
				take_file(k, &rows[j], &item);
		}
		if (!item.listed && !item.files)
			continue;
		judge(out, &item);
		GD_GROW(out->items, out->len, out->cap);
		out->items[out->len++] = item;
	}
	out->completeness = out->possible
				    ? out->earned * 100 / out->possible : 100;
	if (out->len > 1)
		qsort(out->items, out->len, sizeof *out->items, by_urgency);
}

void
gd_checklist_release(struct gd_checklist *c)
{
	free(c->items);
	*c = (struct gd_checklist){ .items = NULL };
}
