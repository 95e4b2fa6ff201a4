/*
 * The demo caseload. Each case lives its life through the real actions, with the
 * desk's clock set to each moment, so that history, deadlines and the event chain
 * are what they would be after months of work.
 */
#include <config.h>

#include "desk/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/demo_season.h"
#include "desk/demo_texts.h"
#include "desk/intake.h"
#include "desk/replay.h"
#include "desk/view.h"
#include "domain/list.h"

#define HOUR_S 3600
#define DAY_S 86400
#define PROGRESS_EVERY 50
/* From so many cases on half of them are of former days. */
#define PAST_FROM 200
#define PAST_SEED UINT64_C(0x5851f42d4c957f2d)

struct maker {
	struct gd_desk *desk;
	struct gd_demo_texts texts;
	struct gd_demo_seasons seasons;
	struct gd_chance chance;
	struct gd_chance past;	/* of its own: today's cases do not depend on it */
	gd_instant present;	/* of the demo */
	gd_instant now;		/* of the case that is made: its present */
	bool over;		/* that case is of the past */
};

static const char *
pick(struct maker *m, const struct gd_demo_list *l)
{
	return l->items[gd_chance_below(&m->chance, (int)l->len)];
}

/* Put the n-th part of "a|b|c" into `out`. */
static void
part(const char *line, int n, char *out, size_t size)
{
	while (n-- > 0 && *line)
		line += strcspn(line, "|") + (strchr(line, '|') != NULL);
	snprintf(out, size, "%.*s", (int)strcspn(line, "|"), line);
}

static void
set(struct gd_answers *a, const char *field, const char *value)
{
	gd_answers_set(a, field, value, GD_ANSWER_GIVEN, false);
}

static void
set_place(struct maker *m, struct gd_answers *a, const char *kind)
{
	static const char *const platforms[] = { "wechat", "wechat", "wechat",
						 "taobao", "jd", "other" };
	static const char *const carriers[] = { "mini_program", "mini_program",
						"official_account", "channels",
						"h5" };
	const char *platform =
		platforms[gd_chance_below(&m->chance,
					  GD_ARRAY_LEN(platforms))];

	set(a, "platform", platform);
	if (strcmp(platform, "wechat") == 0)
		set(a, "carrier",
		    carriers[gd_chance_below(&m->chance,
					     GD_ARRAY_LEN(carriers))]);
	if (strcmp(kind, "virtual") == 0)
		set(a, "scenario", "virtual_goods");
	else if (gd_chance_is(&m->chance, 25))
		set(a, "scenario", "livestream");
	else if (gd_chance_is(&m->chance, 8))
		set(a, "scenario", "cross_border");
	else
		set(a, "scenario", "none");
}

static void
set_evidence(struct maker *m, struct gd_answers *a)
{
	static const char *const kinds[] = { "screenshot", "chat", "logistics",
					     "ad_page" };
	struct gd_buf list = GD_BUF_INIT;

	for (size_t i = 0; i < GD_ARRAY_LEN(kinds); i++)
		if (gd_chance_is(&m->chance, 72))
			gd_buf_addf(&list, "%s%s", list.len ? "," : "",
				    kinds[i]);
	if (list.len > 0)
		set(a, "evidence", list.s);
	gd_buf_release(&list);
}

/* The dates that follow the order, and what was said to the merchant. */
static void
set_course(struct maker *m, struct gd_answers *a, gd_day ordered, gd_day opened)
{
	static const char *const said[] = { "chat,no_reply", "chat,refused",
					    "platform,no_reply", "chat,broken",
					    "none" };
	struct gd_buf date = GD_BUF_INIT;
	gd_day signed_on = ordered + 2 < opened ? ordered + 2 : opened;

	gd_day_format(&date, signed_on);
	set(a, "signed_at", date.s);
	set(a, "found_at", date.s);
	set(a, "contacted", said[gd_chance_below(&m->chance,
						 GD_ARRAY_LEN(said))]);
	gd_buf_release(&date);
}

/* The registered name: half of the people have found it out. */
static void
set_merchant(struct maker *m, struct gd_answers *a)
{
	struct gd_buf name = GD_BUF_INIT;

	gd_demo_fill(&name, pick(m, &m->texts.firms),
		     (const char *[]){ "shop", gd_answers_value(a, "shop"),
				       NULL });
	set(a, "merchant", name.s);
	gd_buf_release(&name);
}

/* An account that such goods can have: the one that is drawn, or the next. */
static const char *
facts_for(struct maker *m, const char *kind)
{
	const struct gd_demo_list *l = &m->texts.facts;
	size_t first = (size_t)gd_chance_below(&m->chance, (int)l->len);
	char fits[64];

	for (size_t i = 0; i < l->len; i++) {
		const char *line = l->items[(first + i) % l->len];

		part(line, 2, fits, sizeof fits);
		if (!*fits || gd_list_has(fits, kind))
			return line;
	}
	return l->items[first];
}

static const char *
demand_for(struct maker *m, const char *type, const char *kind)
{
	static const char *const plain[] = { "refund", "return_refund",
					     "exchange", "repair" };
	const char *demand;

	if (strcmp(type, "fraud") == 0 && gd_chance_is(&m->chance, 60))
		return "treble";
	demand = plain[gd_chance_below(&m->chance, GD_ARRAY_LEN(plain))];
	/* What is no thing can only be paid back; few things are repaired. */
	if (strcmp(kind, "virtual") == 0)
		return "refund";
	return strcmp(demand, "repair") == 0 && strcmp(kind, "durable") != 0
		       ? "return_refund" : demand;
}

/* Everything a person would have answered; the case is `age_s` old. */
static void
make_answers(struct maker *m, struct gd_answers *a, gd_instant opened)
{
	const char *shop = m->texts.shops.items[
		gd_chance_zipf(&m->chance, (int)m->texts.shops.len)];
	const char *goods = pick(m, &m->texts.goods);
	const char *facts;
	char name[128], low[16], high[16], kind[16], type[16], told[512];
	char amount[32], order[40], phone[16];
	struct gd_buf text = GD_BUF_INIT, date = GD_BUF_INIT;
	gd_instant bought = opened - (1 + gd_chance_below(&m->chance, 9)) *
			    DAY_S;
	int least, most, yuan;

	part(goods, 0, name, sizeof name);
	part(goods, 1, low, sizeof low);
	part(goods, 2, high, sizeof high);
	part(goods, 3, kind, sizeof kind);
	facts = facts_for(m, kind);
	part(facts, 0, type, sizeof type);
	part(facts, 1, told, sizeof told);
	least = (int)strtol(low, NULL, 10);
	most = (int)strtol(high, NULL, 10);
	yuan = least + gd_chance_below(&m->chance, most - least);
	snprintf(amount, sizeof amount, "%d.%02d", yuan,
		 gd_chance_is(&m->chance, 30)
			 ? gd_chance_below(&m->chance, 100) : 0);
	snprintf(order, sizeof order, "%010d%08d",
		 gd_chance_below(&m->chance, 1000000000),
		 gd_chance_below(&m->chance, 100000000));
	snprintf(phone, sizeof phone, "1390000%04d",
		 gd_chance_below(&m->chance, 10000));
	gd_day_format(&date, gd_instant_day(bought, gd_desk_zone(m->desk)));
	gd_demo_fill(&text, told,
		     (const char *[]){ "shop", shop, "goods", name, "amount",
				       amount, "date", date.s, NULL });
	gd_answers_reserve(a, 32);
	set_place(m, a, kind);
	set(a, "type", type);
	set(a, "shop", shop);
	set(a, "goods", name);
	set(a, "amount", amount);
	set(a, "order_no", order);
	set(a, "facts", text.s);
	set(a, "ordered_at", date.s);
	set(a, "demand", demand_for(m, type, kind));
	set(a, "for_living", "yes");
	set(a, "other_bodies", "none");
	set(a, "is_food", strcmp(kind, "food") == 0 ? "yes" : "no");
	set(a, "consumer", pick(m, &m->texts.people));
	set(a, "phone", phone);
	if (gd_chance_is(&m->chance, 40))
		set(a, "promised", pick(m, &m->texts.promises));
	set_evidence(m, a);
	set_course(m, a, gd_instant_day(bought, gd_desk_zone(m->desk)),
		   gd_instant_day(opened, gd_desk_zone(m->desk)));
	if (gd_chance_is(&m->chance, 50))
		set_merchant(m, a);
	gd_buf_release(&text);
	gd_buf_release(&date);
}

/* How a case climbs: for each rung its channel and how long it waits there. */
struct rung {
	const char *channel;
	int wait_s;
};

static int
plan_climb(struct maker *m, struct rung out[4])
{
	int dice = gd_chance_below(&m->chance, 100);
	int rungs = dice < 12 ? 0 : dice < 45 ? 1 : dice < 72 ? 2 : dice < 93
		    ? 3 : 4;

	out[0] = (struct rung){ "service", 72 * HOUR_S };
	out[1] = (struct rung){ "arbitration", 40 * HOUR_S };
	out[2] = (struct rung){ "12315", 7 * DAY_S };
	out[3] = (struct rung){ "court", 7 * DAY_S };
	return rungs;
}

/* A refusal by law is the truth about that case: it then stays where it is. */
static enum gd_status
file_one(struct maker *m, int64_t id, const char *channel, gd_instant at,
	 struct gd_error *err)
{
	enum gd_status status;

	gd_desk_clock_set(m->desk, at);
	status = gd_desk_file(m->desk, id, channel, GD_INSTANT_NONE, NULL,
			      pick(m, &m->texts.reasons), NULL, err);
	return status == GD_EGUARD || status == GD_EINVAL ? GD_ENOTFOUND
							  : status;
}

static enum gd_status
letter_one(struct maker *m, int64_t id, gd_instant at, struct gd_error *err)
{
	enum gd_status status = file_one(m, id, "letter", at, err);

	return status == GD_ENOTFOUND ? GD_OK : status;
}

static enum gd_status
answer_one(struct maker *m, int64_t id, gd_instant at, struct gd_error *err)
{
	static const char *const results[] = { "silent", "refused",
					       "answered" };
	const char *result = results[gd_chance_below(&m->chance, 3)];

	gd_desk_clock_set(m->desk, at);
	return gd_desk_respond(m->desk, id, 0, result, GD_INSTANT_NONE,
			       strcmp(result, "silent") == 0
				       ? NULL : pick(m, &m->texts.answers),
			       err);
}

/*
 * When each filing was made, the last at `last`: backwards, so that a case is
 * only as old as what it went through.
 */
static void
set_times(struct maker *m, const struct rung *rungs, int n, gd_instant last,
	  gd_instant at[4])
{
	for (int i = n - 1; i >= 0; i--) {
		at[i] = last;
		if (i > 0)
			last -= rungs[i - 1].wait_s / 2 +
				gd_chance_below(&m->chance,
						rungs[i - 1].wait_s);
	}
}

static enum gd_status
climb(struct maker *m, int64_t id, const struct rung *rungs, int n,
      const gd_instant at[4], struct gd_error *err)
{
	enum gd_status status = GD_OK;

	for (int i = 0; i < n && status == GD_OK; i++) {
		status = file_one(m, id, rungs[i].channel, at[i], err);
		if (status == GD_ENOTFOUND) {
			status = GD_OK;
			continue;
		}
		/* Some also write a letter, which runs its seven days. */
		if (i == 0 && status == GD_OK && at[i] + 2 * HOUR_S < m->now &&
		    gd_chance_is(&m->chance, 30))
			status = letter_one(m, id, at[i] + 2 * HOUR_S,
					    err);
		if (i + 1 == n || status != GD_OK)
			break;
		status = answer_one(m, id, at[i + 1] - 600, err);
	}
	return status;
}

static enum gd_status
close_one(struct maker *m, int64_t id, const struct gd_answers *a,
	  gd_instant at, struct gd_error *err)
{
	static const char *const outcomes[] = { "resolved", "resolved",
						"partial", "rejected",
						"withdrawn", "lost_contact" };
	const char *outcome =
		outcomes[gd_chance_below(&m->chance, GD_ARRAY_LEN(outcomes))];
	int64_t fen = (int64_t)(strtod(gd_answers_value(a, "amount"), NULL) * 100);

	if (strcmp(outcome, "partial") == 0)
		fen /= 2;
	else if (strcmp(outcome, "resolved") != 0)
		fen = -1;
	gd_desk_clock_set(m->desk, at);
	return gd_desk_close_case(m->desk, id, outcome, fen, err);
}

/* When the last filing was made: some of its deadlines are past, most are not. */
static gd_instant
last_filing(struct maker *m, const struct rung *rungs, int n)
{
	int length = n > 0 ? rungs[n - 1].wait_s : 2 * DAY_S;

	return m->now - 600 -
	       (gd_instant)((double)length *
			    gd_chance_below(&m->chance, 1060) / 1000.0);
}

/* Today's case, or one that was over long ago, more likely of a busy season. */
static void
set_present(struct maker *m, int64_t cases)
{
	struct gd_zone zone = gd_desk_zone(m->desk);

	m->over = cases >= PAST_FROM && gd_chance_is(&m->past, 50);
	m->now = m->present;
	if (m->over)
		m->now -= (gd_instant)DAY_S *
			  gd_demo_days_back(&m->seasons, &m->past,
					    gd_instant_day(m->present, zone));
}

static enum gd_status
make_case(struct maker *m, struct gd_error *err)
{
	struct gd_answers a = GD_ANSWERS_INIT;
	struct rung rungs[4];
	enum gd_status status;
	gd_instant at[4], opened;
	int64_t id = 0;
	bool closes;
	int n;

	/* How old the case is follows from its climb, its answers from its age. */
	n = plan_climb(m, rungs);
	set_times(m, rungs, n, last_filing(m, rungs, n), at);
	opened = (n ? at[0] : last_filing(m, rungs, 0)) - HOUR_S -
		 gd_chance_below(&m->chance, DAY_S);
	make_answers(m, &a, opened);
	if (n && strcmp(gd_answers_value(&a, "platform"), "wechat") == 0 &&
	    gd_chance_is(&m->chance, 40))
		rungs[1].channel = "wechat110";
	if (n == GD_ARRAY_LEN(rungs))	/* a suit names whom it sues */
		set_merchant(m, &a);
	gd_desk_clock_set(m->desk, opened);
	status = gd_intake_open_answers(m->desk, &a, &id, err);
	if (status == GD_OK)
		status = climb(m, id, rungs, n, at, err);
	if (status == GD_OK && gd_chance_is(&m->chance, 20)) {
		gd_desk_clock_set(m->desk, m->now - 300);
		status = gd_desk_note(m->desk, id, pick(m, &m->texts.notes),
				      err);
	}
	closes = n > 0 && gd_chance_is(&m->chance, 15);
	if (status == GD_OK && (closes || m->over))
		status = close_one(m, id, &a, m->now -
				   gd_chance_below(&m->chance, 20 * HOUR_S),
				   err);
	gd_answers_release(&a);
	return status;
}

/* Whoever watches may think better of it while the indexes are made, too. */
struct watcher {
	bool (*progress)(int64_t done, int64_t total, void *ctx);
	int64_t cases;
	void *ctx;
};

static bool
go_on(void *ctx)
{
	const struct watcher *w = ctx;

	return w->progress(w->cases, w->cases, w->ctx);
}

static enum gd_status
check_empty(struct gd_desk *d, struct gd_error *err)
{
	struct gd_case_query q = { .stage = -1, .include_closed = true,
				   .now = gd_desk_now(d),
				   .zone = gd_desk_zone(d) };
	enum gd_status status;
	struct gd_store *st;
	int64_t count = 0;

	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_cases_count(st, &q, &count, err);
	if (status == GD_OK && count > 0)
		status = gd_error_set(err, GD_EGUARD,
			_("This database holds %lld cases already; a demo "
			  "needs an empty one (give --db another file)"),
			(long long)count);
	return status;
}

enum gd_status
gd_desk_demo(struct gd_desk *d, int64_t cases, uint64_t seed,
	     bool (*progress)(int64_t done, int64_t total, void *ctx),
	     void *ctx, struct gd_error *err)
{
	struct gd_desk_clock was = gd_desk_clock(d);
	struct watcher w = { progress, cases, ctx };
	struct maker m = { .desk = d, .chance = { seed },
			   .past = { seed ^ PAST_SEED } };
	enum gd_status status;
	struct gd_store *st;

	status = check_empty(d, err);
	if (status == GD_OK)
		status = gd_demo_texts_read(&m.texts, err);
	if (status != GD_OK)
		return status;
	gd_demo_seasons_read(&m.seasons, &m.texts.seasons);
	/* As --now said it, not as late as we got here. */
	m.present = was.replayed ? was.start : gd_desk_now(d);
	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_load_begin(st, GD_LOAD_ALONE, err);
	for (int64_t i = 0; status == GD_OK && i < cases; i++) {
		set_present(&m, cases);
		status = make_case(&m, err);
		if (status == GD_OK && progress && i % PROGRESS_EVERY == 0 &&
		    !progress(i, cases, ctx))
			status = gd_error_set(err, GD_ECANCEL,
				_("Cancelled; the database is empty again"));
	}
	if (status == GD_OK && progress)
		gd_store_load_watch(st, go_on, &w);
	if (status == GD_OK)
		status = gd_store_bulk_end(st, err);
	else
		gd_store_bulk_abort(st);
	gd_desk_clock_restore(d, was);
	gd_demo_texts_release(&m.texts);
	return status;
}
