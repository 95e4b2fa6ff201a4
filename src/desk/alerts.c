/*
 * desk/alerts.c - see alerts.h.
 *
 * What rings in a time is asked for threshold by threshold: the clocks of a rule
 * that end so long after it are a range of an index. So a reminder costs what it
 * finds, however many clocks there are.
 */
#include <config.h>

#include "desk/alerts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/alerts.h"
#include "store/clocks.h"

#define REPEATS 30
#define PAGE_MAX 5000	/* of one threshold in one call */
#define HOUR_S 3600

struct found {
	struct gd_due_row row;
	struct gd_alert alert;
};

struct ringing {
	struct gd_desk *d;
	struct gd_store *st;
	const struct gd_knowledge *k;
	struct gd_alert_config config;
	struct gd_quiet quiet;
	int64_t repeat_s;
	/* Alerts of instants in (lo, hi] ring. */
	gd_instant lo, hi, now;
	const struct gd_filter *filter;
	struct found *items;
	size_t len, cap;
	gd_instant next;	/* looking for the next one: the least so far */
};

static enum gd_status
prepare(struct ringing *r, struct gd_desk *d, struct gd_error *err)
{
	const struct gd_config *c = gd_desk_config(d);
	struct gd_playbook *pb;
	enum gd_status status;

	*r = (struct ringing){ .d = d, .next = GD_INSTANT_NONE };
	r->config.hours_72 = gd_config_get(c, "alerts.hours_72");
	r->config.days_7 = gd_config_get(c, "alerts.days_7");
	r->config.other = gd_config_get(c, "alerts.other");
	r->repeat_s = strtoll(gd_config_get(c, "alerts.repeat_h"), NULL, 10) *
		      HOUR_S;
	/* Both were checked when they were read; one alone is none. */
	if (!gd_quiet_parse(gd_config_get(c, "alerts.quiet_from"),
			    gd_config_get(c, "alerts.quiet_until"), &r->quiet))
		r->quiet = (struct gd_quiet){ 0, 0 };
	status = gd_desk_store(d, &r->st, err);
	if (status == GD_OK)
		status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_clocks(pb, &r->k, err);
	return status;
}

static void
release(struct ringing *r)
{
	for (size_t i = 0; i < r->len; i++)
		gd_due_row_release(&r->items[i].row);
	free(r->items);
}

static enum gd_status
take_page(struct ringing *r, const struct gd_ring_query *q,
	  enum gd_alert_kind kind, int64_t before_s, struct gd_error *err)
{
	struct gd_due_page page;
	enum gd_status status;

	status = gd_store_ring(r->st, q, PAGE_MAX, &page, err);
	if (status != GD_OK)
		return status;
	for (size_t i = 0; i < page.len; i++) {
		const struct gd_clock_row *c = &page.rows[i].clock;
		gd_instant at = c->due_at;
		struct found *f;

		if (kind == GD_ALERT_AWAKE)
			at = c->snoozed_until;
		else
			at += kind == GD_ALERT_REPEAT ? before_s : -before_s;
		GD_GROW(r->items, r->len, r->cap);
		f = &r->items[r->len++];
		f->row = page.rows[i];
		f->alert = (struct gd_alert){
			.at = gd_quiet_ring(&r->quiet, at, gd_desk_zone(r->d)),
			.kind = kind, .before_s = before_s
		};
		/* The row is ours now. */
		memset(&page.rows[i], 0, sizeof page.rows[i]);
	}
	gd_due_page_release(&page);
	return GD_OK;
}

/* The end of the range (lo, hi] moved by `by`, without running over. */
static gd_instant
moved(gd_instant t, int64_t by)
{
	gd_instant out;

	return __builtin_add_overflow(t, by, &out) ? (by > 0 ? INT64_MAX :
						      INT64_MIN) : out;
}

/* Clocks whose alert `before_s` before (REPEAT: after) the end is in (lo, hi]. */
static enum gd_status
ask(struct ringing *r, const char *rule, enum gd_alert_kind kind,
    int64_t before_s, struct gd_error *err)
{
	int64_t by = kind == GD_ALERT_REPEAT ? -before_s : before_s;
	struct gd_ring_query q = {
		.ring = kind == GD_ALERT_AWAKE ? GD_RING_AWAKE :
			rule ? GD_RING_RULE : GD_RING_ANY,
		.rule = rule, .from = moved(r->lo, by + 1),
		.until = moved(r->hi, by + 1), .now = r->now,
		.zone = gd_desk_zone(r->d), .filter = r->filter
	};
	enum gd_status status;
	gd_instant at;

	if (r->next == GD_INSTANT_NONE)
		return q.from < q.until ? take_page(r, &q, kind, before_s, err)
					: GD_OK;
	status = gd_store_ring_next(r->st, &q, &at, err);
	if (status == GD_OK && at != GD_INSTANT_NONE &&
	    moved(at, -by) < r->next)
		r->next = moved(at, -by);
	return status;
}

/* Is this the first rule of its id? Versions share their thresholds. */
static bool
is_first(const struct gd_knowledge *k, size_t i)
{
	return i == 0 || strcmp(k->clocks[i - 1].id, k->clocks[i].id) != 0;
}

static enum gd_status
ask_all(struct ringing *r, struct gd_error *err)
{
	int64_t before[GD_THRESHOLDS_MAX];
	enum gd_status status;
	size_t i, k, n;

	status = ask(r, NULL, GD_ALERT_FELL, 0, err);
	if (status == GD_OK)
		status = ask(r, NULL, GD_ALERT_AWAKE, 0, err);
	for (i = 1; status == GD_OK && r->repeat_s > 0 && i <= REPEATS; i++)
		status = ask(r, NULL, GD_ALERT_REPEAT,
			     (int64_t)i * r->repeat_s, err);
	for (i = 0; status == GD_OK && i < r->k->clocks_len; i++) {
		if (!is_first(r->k, i))
			continue;
		n = gd_alert_thresholds(&r->k->clocks[i], &r->config, before);
		for (k = 0; status == GD_OK && k < n && before[k] > 0; k++)
			status = ask(r, r->k->clocks[i].id, GD_ALERT_SOON,
				     before[k], err);
	}
	return status;
}

static int
by_clock(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->row.clock.id != y->row.clock.id)
		return x->row.clock.id < y->row.clock.id ? -1 : 1;
	/* Its newest first. */
	return x->alert.at > y->alert.at ? -1 : x->alert.at < y->alert.at;
}

static int
by_time(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->alert.at != y->alert.at)
		return x->alert.at < y->alert.at ? -1 : 1;
	return by_clock(a, b);
}

/* One alert a clock, the earliest first. */
static void
sort(struct ringing *r)
{
	size_t i, n = 0;

	if (!r->len)
		return;
	qsort(r->items, r->len, sizeof *r->items, by_clock);
	for (i = 0; i < r->len; i++) {
		if (n && r->items[n - 1].row.clock.id ==
			 r->items[i].row.clock.id)
			gd_due_row_release(&r->items[i].row);
		else
			r->items[n++] = r->items[i];
	}
	r->len = n;
	qsort(r->items, r->len, sizeof *r->items, by_time);
}

enum gd_status
gd_desk_alerts(struct gd_desk *d, gd_instant since, gd_instant until,
	       const struct gd_filter *filter, size_t limit,
	       bool (*visit)(const struct gd_alert *a, void *ctx), void *ctx,
	       size_t *found, struct gd_error *err)
{
	struct gd_zone zone = gd_desk_zone(d);
	struct ringing r;
	enum gd_status status = prepare(&r, d, err);
	size_t i;

	if (status != GD_OK)
		return status;
	r.lo = gd_quiet_heard(&r.quiet, since, zone);
	r.hi = gd_quiet_heard(&r.quiet, until, zone);
	r.now = until;
	r.filter = filter;
	if (r.lo < r.hi)
		status = ask_all(&r, err);
	if (status == GD_OK) {
		sort(&r);
		for (i = 0; i < r.len && (!limit || i < limit); i++) {
			r.items[i].alert.row = &r.items[i].row;
			if (!visit(&r.items[i].alert, ctx))
				break;
		}
		if (found)
			*found = r.len;
	}
	release(&r);
	return status;
}

enum gd_status
gd_desk_next_alert(struct gd_desk *d, gd_instant t, gd_instant *at,
		   struct gd_error *err)
{
	struct ringing r;
	enum gd_status status = prepare(&r, d, err);

	if (status != GD_OK)
		return status;
	r.lo = gd_quiet_heard(&r.quiet, t, gd_desk_zone(d));
	r.hi = INT64_MAX - 1;
	r.now = t;
	r.next = INT64_MAX;
	status = ask_all(&r, err);
	release(&r);
	if (status == GD_OK)
		*at = r.next == INT64_MAX ? GD_INSTANT_NONE :
		      gd_quiet_ring(&r.quiet, r.next, gd_desk_zone(d));
	return status;
}

enum gd_status
gd_desk_looked(struct gd_desk *d, gd_instant *at, struct gd_error *err)
{
	gd_instant now = gd_desk_now(d);
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_looked(st, gd_desk_who(d), at, err);
	/* Seen in a day that was only played through: nothing is missed yet. */
	if (status == GD_OK && *at != GD_INSTANT_NONE && *at > now)
		*at = now;
	return status;
}

enum gd_status
gd_desk_look(struct gd_desk *d, gd_instant at, struct gd_error *err)
{
	gd_instant now = gd_desk_now(d), before;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_looked(st, gd_desk_who(d), &before, err);
	if (status != GD_OK)
		return status;
	if (at > now)
		at = now;
	if (before != GD_INSTANT_NONE && before >= at && before <= now)
		return GD_OK;
	return gd_store_look(st, gd_desk_who(d), at, err);
}

/* "2 days", "6 hours", "30 minutes": the largest whole unit. */
static void
add_span(int64_t s, struct gd_buf *out)
{
	if (s >= 48 * HOUR_S)
		gd_buf_addf(out, ngettext("%d day", "%d days",
					  (unsigned long)(s / 86400)),
			    (int)(s / 86400));
	else if (s >= HOUR_S)
		gd_buf_addf(out, ngettext("%d hour", "%d hours",
					  (unsigned long)(s / HOUR_S)),
			    (int)(s / HOUR_S));
	else
		gd_buf_addf(out, ngettext("%d minute", "%d minutes",
					  (unsigned long)(s / 60)),
			    (int)(s / 60));
}

void
gd_phrase_alert(struct gd_desk *d, const struct gd_alert *a,
		struct gd_buf *out)
{
	struct gd_buf span = GD_BUF_INIT;

	(void)d;
	add_span(a->before_s, &span);
	switch (a->kind) {
	case GD_ALERT_SOON:
		/* TRANSLATORS: a time such as "6 hours" */
		gd_buf_addf(out, _("%s before the end"), span.s);
		break;
	case GD_ALERT_FELL:
		gd_buf_adds(out, _("fell"));
		break;
	case GD_ALERT_REPEAT:
		/* TRANSLATORS: a time such as "2 days" */
		gd_buf_addf(out, _("still open after %s"), span.s);
		break;
	case GD_ALERT_AWAKE:
		gd_buf_adds(out, _("the reminder is awake again"));
		break;
	}
	gd_buf_release(&span);
}

size_t
gd_desk_alert_times(struct gd_desk *d, const struct gd_clock_row *c,
		    gd_instant *out, size_t max)
{
	int64_t before[GD_THRESHOLDS_MAX];
	struct ringing r;
	size_t i, n;

	if (prepare(&r, d, NULL) != GD_OK)
		return 0;
	n = gd_alert_thresholds(gd_phrase_rule(d, c->rule, c->version),
				&r.config, before);
	for (i = 0; i < n && i < max; i++)
		out[i] = c->due_at - before[i];
	return i;
}
