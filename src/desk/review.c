/*
 * desk/review.c - see review.h. Parts of time are ranges of one index; beyond a
 * week the rule tells a period set by law from the others.
 */
#include <config.h>

#include "desk/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/view.h"

#define HOUR_S INT64_C(3600)
#define EACH_PAGE 200
#define RULES_MERGED 60	/* of one part; more are tried row by row */

/* The borders of the parts, as of now. */
struct borders {
	gd_instant from, until;	/* all that is shown */
	gd_instant missed;	/* fell from here on: missed while away */
	gd_instant now, today, in_72h, in_7d;	/* ends, exclusive */
};

static gd_instant
later(gd_instant a, gd_instant b)
{
	return a > b ? a : b;
}

static gd_instant
earlier(gd_instant a, gd_instant b)
{
	return a < b ? a : b;
}

static struct borders
find_borders(struct gd_desk *d, const struct gd_review *r)
{
	struct gd_zone z = gd_desk_zone(d);
	gd_instant start, end;
	struct borders b = { .from = INT64_MIN, .until = INT64_MAX };

	gd_desk_today(d, &start, &end);
	/* A due instant is exclusive: at that second it is overdue. */
	b.now = gd_desk_now(d) + 1;
	b.today = later(end + 1, b.now);
	b.in_72h = later(gd_desk_now(d) + 72 * HOUR_S, b.today);
	b.in_7d = later(gd_desk_now(d) + 168 * HOUR_S, b.in_72h);
	b.missed = r->looked == GD_INSTANT_NONE ? b.now
						: earlier(r->looked + 1, b.now);
	if (r->first != GD_DAY_NONE) {
		b.from = gd_day_start(r->first, z) + 1;
		b.until = gd_day_start(r->last + 1, z) + 1;
	}
	if (r->today_only)
		b.until = earlier(b.until, b.today);
	return b;
}

static void
range_of(const struct borders *b, enum gd_review_part part, gd_instant *from,
	 gd_instant *until)
{
	const gd_instant ranges[GD_PARTS][2] = {
		[GD_PART_MISSED] = { b->missed, b->now },
		[GD_PART_OVERDUE] = { INT64_MIN, b->missed },
		[GD_PART_TODAY] = { b->now, b->today },
		[GD_PART_72H] = { b->today, b->in_72h },
		[GD_PART_7D] = { b->in_72h, b->in_7d },
		[GD_PART_LAW] = { b->in_7d, INT64_MAX },
		[GD_PART_LATER] = { b->in_7d, INT64_MAX },
		[GD_PART_PAUSED] = { INT64_MIN, INT64_MAX },
	};

	*from = later(ranges[part][0], b->from);
	*until = earlier(ranges[part][1], b->until);
}

/* The ids of rules whose period is set by law; a free() away. */
static enum gd_status
law_rules(struct gd_desk *d, const char ***rules, size_t *len,
	  struct gd_error *err)
{
	const struct gd_knowledge *k;
	struct gd_playbook *pb;
	enum gd_status status;

	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_clocks(pb, &k, err);
	if (status != GD_OK)
		return status;
	*rules = gd_calloc(k->clocks_len + 1, sizeof **rules);
	*len = 0;
	for (size_t i = 0; i < k->clocks_len; i++)
		if (k->clocks[i].basis == GD_BASIS_LAW)
			(*rules)[(*len)++] = k->clocks[i].id;
	return GD_OK;
}

/* A query of everything shown; `rules` is for its owner to free. */
struct asked {
	struct gd_store *st;
	struct gd_review_query q;
	struct borders b;
	const char **rules;
	size_t rules_len;
};

static enum gd_status
ask(struct gd_desk *d, const struct gd_review *r, struct asked *a,
    struct gd_error *err)
{
	enum gd_status status;

	*a = (struct asked){ .b = find_borders(d, r) };
	a->q = (struct gd_review_query){
		.order = r->order, .from = a->b.from, .until = a->b.until,
		.filter = r->filter, .now = gd_desk_now(d),
		.zone = gd_desk_zone(d)
	};
	status = gd_desk_store(d, &a->st, err);
	if (status == GD_OK && r->order == GD_REVIEW_TIME && !r->today_only)
		status = law_rules(d, &a->rules, &a->rules_len, err);
	return status;
}

/* Narrow the query to one part of time. */
static void
narrow(struct asked *a, enum gd_review_part part)
{
	range_of(&a->b, part, &a->q.from, &a->q.until);
	a->q.rules = NULL;
	a->q.rules_len = 0;
	a->q.paused = part == GD_PART_PAUSED;
	if (part == GD_PART_LAW || part == GD_PART_LATER) {
		a->q.rules = a->rules;
		a->q.rules_len = a->rules_len;
		a->q.without = part == GD_PART_LATER;
	}
}

static void
add_group(struct gd_review_groups *g, struct gd_review_group item)
{
	if (item.len == 0) {
		free(item.key);
		return;
	}
	GD_GROW(g->items, g->len, g->cap);
	g->items[g->len++] = item;
	g->rows += item.len;
}

static void
take_group(const char *key, int64_t case_id, int64_t count, void *ctx)
{
	/* There may be as many as cases: what says nothing takes no room. */
	add_group(ctx, (struct gd_review_group){
		.key = case_id ? NULL : gd_strdup(key), .case_id = case_id,
		.len = count });
}

static bool
by_law(const struct asked *a, const char *rule)
{
	for (size_t i = 0; i < a->rules_len; i++)
		if (strcmp(a->rules[i], rule) == 0)
			return true;
	return false;
}

struct beyond {		/* what falls after a week, in one walk */
	const struct asked *a;
	int64_t law, other;
};

static void
take_rule(const char *key, int64_t case_id, int64_t count, void *ctx)
{
	struct beyond *b = ctx;

	(void)case_id;
	*(by_law(b->a, key) ? &b->law : &b->other) += count;
}

static enum gd_status
count_beyond(struct asked *a, struct gd_review_groups *out,
	     struct gd_error *err)
{
	struct gd_review_query q = a->q;
	struct beyond b = { .a = a };
	enum gd_status status;

	q.order = GD_REVIEW_RULE;
	q.rules = NULL;
	range_of(&a->b, GD_PART_LAW, &q.from, &q.until);
	if (q.from >= q.until)
		return GD_OK;
	status = gd_store_review_groups(a->st, &q, take_rule, &b, err);
	if (status != GD_OK)
		return status;
	add_group(out, (struct gd_review_group){
		.part = GD_PART_LAW, .key = gd_strdup(""), .len = b.law });
	add_group(out, (struct gd_review_group){
		.part = GD_PART_LATER, .key = gd_strdup(""),
		.len = b.other });
	return GD_OK;
}

static enum gd_status
count_parts(struct asked *a, struct gd_review_groups *out,
	    struct gd_error *err)
{
	enum gd_status status = GD_OK;

	for (int p = 0; p < GD_PART_LAW && status == GD_OK; p++) {
		struct gd_review_group item = {
			.part = (enum gd_review_part)p, .key = gd_strdup("")
		};

		narrow(a, item.part);
		if (a->q.from < a->q.until)
			status = gd_store_review_count(a->st, &a->q, &item.len,
						       err);
		add_group(out, item);
	}
	return status == GD_OK ? count_beyond(a, out, err) : status;
}

/* Under a filter every case is looked at: once, for all parts together. */
struct sorting {
	const struct asked *a;
	int64_t lens[GD_PARTS];
};

static void
sort_in(gd_instant due, const char *rule, void *ctx)
{
	struct sorting *s = ctx;
	const struct borders *b = &s->a->b;
	enum gd_review_part part = GD_PART_LATER;

	if (due < b->missed)
		part = GD_PART_OVERDUE;
	else if (due < b->now)
		part = GD_PART_MISSED;
	else if (due < b->today)
		part = GD_PART_TODAY;
	else if (due < b->in_72h)
		part = GD_PART_72H;
	else if (due < b->in_7d)
		part = GD_PART_7D;
	else if (by_law(s->a, rule))
		part = GD_PART_LAW;
	s->lens[part]++;
}

static enum gd_status
walk_parts(struct asked *a, struct gd_review_groups *out, struct gd_error *err)
{
	struct sorting s = { .a = a };
	enum gd_status status = gd_store_review_walk(a->st, &a->q, sort_in, &s,
						     err);

	for (int p = 0; p < GD_PART_PAUSED && status == GD_OK; p++)
		add_group(out, (struct gd_review_group){
			.part = (enum gd_review_part)p, .key = gd_strdup(""),
			.len = s.lens[p] });
	return status;
}

/* What stands still: nothing of it is due, but it should not be forgotten. */
static enum gd_status
count_paused(struct asked *a, const struct gd_review *r,
	     struct gd_review_groups *out, int64_t *len, struct gd_error *err)
{
	enum gd_status status;

	*len = 0;
	if (r->today_only || r->first != GD_DAY_NONE)
		return GD_OK;
	narrow(a, GD_PART_PAUSED);
	status = gd_store_review_count(a->st, &a->q, len, err);
	a->q.paused = false;
	if (status == GD_OK)
		add_group(out, (struct gd_review_group){
			.part = GD_PART_PAUSED, .key = gd_strdup(""),
			.len = *len });
	return status;
}

enum gd_status
gd_desk_review_groups(struct gd_desk *d, const struct gd_review *r,
		      struct gd_review_groups *out, struct gd_error *err)
{
	struct gd_review_groups g = { .len = 0 };
	struct asked a;
	enum gd_status status = ask(d, r, &a, err);
	int64_t all = 0, paused = 0;

	if (status == GD_OK && r->order == GD_REVIEW_TIME)
		status = r->filter ? walk_parts(&a, &g, err)
				   : count_parts(&a, &g, err);
	else if (status == GD_OK)
		status = gd_store_review_groups(a.st, &a.q, take_group, &g,
						err);
	if (status == GD_OK)
		status = count_paused(&a, r, &g, &paused, err);
	if (status == GD_OK && r->filter) {
		a.q.from = a.b.from;
		a.q.until = a.b.until;
		a.q.filter = NULL;
		a.q.rules = NULL;
		status = gd_store_review_count(a.st, &a.q, &all, err);
		g.hidden = all - (g.rows - paused);
	}
	free(a.rules);
	if (status != GD_OK) {
		gd_review_groups_release(&g);
		return status;
	}
	gd_review_groups_release(out);
	*out = g;
	return GD_OK;
}

void
gd_review_groups_release(struct gd_review_groups *g)
{
	for (size_t i = 0; i < g->len; i++)
		free(g->items[i].key);
	free(g->items);
	*g = (struct gd_review_groups){ .len = 0 };
}

/* The rules of a part of what falls after a week. */
struct present {
	const struct asked *a;
	bool law;
	char **rules;
	size_t len, cap;
};

static void
take_present(const char *rule, int64_t case_id, int64_t count, void *ctx)
{
	struct present *p = ctx;

	(void)case_id;
	(void)count;
	if (by_law(p->a, rule) != p->law)
		return;
	GD_GROW(p->rules, p->len, p->cap);
	p->rules[p->len++] = gd_strdup(rule);
}

/* The last rows of one part may stand before very many of the other. */
static enum gd_status
read_beyond(struct asked *a, enum gd_review_part part, enum gd_page page,
	    const struct gd_due_row *at, int limit, struct gd_due_page *out,
	    struct gd_error *err)
{
	struct present p = { .a = a, .law = part == GD_PART_LAW };
	struct gd_review_query q = a->q;
	enum gd_status status;

	q.order = GD_REVIEW_RULE;
	q.rules = NULL;
	status = gd_store_review_groups(a->st, &q, take_present, &p, err);
	if (p.len > 0 && p.len <= RULES_MERGED) {
		a->q.rules = (const char *const *)p.rules;
		a->q.rules_len = p.len;
		a->q.without = false;
		a->q.each_rule = true;
	}
	if (status == GD_OK)
		status = gd_store_review(a->st, &a->q, page, at, limit, out,
					 err);
	for (size_t i = 0; i < p.len; i++)
		free(p.rules[i]);
	free(p.rules);
	return status;
}

enum gd_status
gd_desk_review_page(struct gd_desk *d, const struct gd_review *r,
		    enum gd_review_part part, enum gd_page page,
		    const struct gd_due_row *at, int limit,
		    struct gd_due_page *out, struct gd_error *err)
{
	struct asked a;
	enum gd_status status = ask(d, r, &a, err);

	if (status == GD_OK && (r->order == GD_REVIEW_TIME ||
				part == GD_PART_PAUSED))
		narrow(&a, part);
	if (status == GD_OK && a.q.rules && !r->filter)
		status = read_beyond(&a, part, page, at, limit, out, err);
	else if (status == GD_OK)
		status = gd_store_review(a.st, &a.q, page, at, limit, out,
					 err);
	free(a.rules);
	return status;
}

bool
gd_review_in_group(enum gd_review_order order, const struct gd_review_group *g,
		   const struct gd_due_row *row)
{
	bool paused = row->clock.state == GD_CLOCK_PAUSED;

	if (paused || g->part == GD_PART_PAUSED)
		return paused == (g->part == GD_PART_PAUSED);
	switch (order) {
	case GD_REVIEW_CASE:
		return row->clock.case_id == g->case_id;
	case GD_REVIEW_MERCHANT:
		return strcmp(row->name, g->key) == 0;
	case GD_REVIEW_RULE:
		return strcmp(row->clock.rule, g->key) == 0;
	case GD_REVIEW_CHANNEL:
		return strcmp(row->channel, g->key) == 0;
	default:
		return true;
	}
}

/* A row that stands before all of its group. */
static struct gd_due_row
before_group(const struct gd_review_group *g)
{
	return (struct gd_due_row){
		.name = g->key, .channel = g->key,
		.clock = { .rule = g->key, .case_id = g->case_id,
			   .due_at = INT64_MIN }
	};
}

enum gd_status
gd_desk_review_each(struct gd_desk *d, const struct gd_review *r,
		    const struct gd_review_group *g,
		    bool (*visit)(const struct gd_due_row *row, void *ctx),
		    void *ctx, struct gd_error *err)
{
	struct gd_due_row at = before_group(g);
	enum gd_page page = r->order == GD_REVIEW_TIME ||
			    g->part == GD_PART_PAUSED ? GD_PAGE_FIRST
						      : GD_PAGE_AFTER;
	struct gd_due_page p = { NULL, NULL, 0 }, last = { NULL, NULL, 0 };
	enum gd_status status = GD_OK;
	bool more = true;

	while (more && status == GD_OK) {
		status = gd_desk_review_page(d, r, g->part, page, &at,
					     EACH_PAGE, &p, err);
		more = status == GD_OK && p.len == EACH_PAGE;
		for (size_t i = 0; status == GD_OK && i < p.len; i++)
			if (!gd_review_in_group(r->order, g,
						&p.rows[i]) ||
			    !visit(&p.rows[i], ctx)) {
				more = false;
				break;
			}
		/* The next page starts at a row of this one. */
		gd_due_page_release(&last);
		last = p;
		p = (struct gd_due_page){ NULL, NULL, 0 };
		page = GD_PAGE_AFTER;
		if (more)
			at = last.rows[last.len - 1];
	}
	gd_due_page_release(&last);
	return status;
}

enum gd_status
gd_desk_review_days(struct gd_desk *d, const struct gd_filter *filter,
		    gd_day first, size_t len, int64_t *counts,
		    struct gd_error *err)
{
	const struct gd_review_query q = {
		.filter = filter, .now = gd_desk_now(d),
		.zone = gd_desk_zone(d)
	};
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_review_days(st, &q, first, len, counts, err);
	return status;
}
