/*
 * desk/report_count.c - what one case adds to each report.
 */
#include <config.h>

#include "desk/report_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define HOURS_72 (72 * INT64_C(3600))
#define WEEK (7 * INT64_C(86400))

static bool
succeeded(const struct gd_report_case *k)
{
	return strcmp(k->outcome, "resolved") == 0 ||
	       strcmp(k->outcome, "partial") == 0;
}

static bool
closed(const struct gd_report_case *k)
{
	return k->stage == GD_STAGE_CLOSED;
}

static bool
overdue(const struct gd_counting *c, const struct gd_report_case *k)
{
	return !closed(k) && k->next_due != GD_INSTANT_NONE &&
	       k->next_due <= c->now;
}

static int64_t
sum(int64_t fen)
{
	return fen > 0 ? fen : 0;
}

static void
take_closing(struct gd_tally *t, const struct gd_report_case *k, size_t at)
{
	t->count[at]++;
	t->count[at + 1] += succeeded(k);
	t->count[at + 2] += sum(k->recovered_fen);
	if (k->closed_at != GD_INSTANT_NONE && k->opened_at != GD_INSTANT_NONE)
		gd_tally_sample(t, k->closed_at - k->opened_at);
}

static void
take_stage(struct gd_counting *c, const struct gd_report_case *k)
{
	struct gd_tally *t = gd_tally(&c->t, "", gd_stage_code(k->stage));

	t->count[0]++;
	t->count[1] += overdue(c, k);
	t->count[2] += sum(k->amount_fen);
	gd_tally_sample(t, (closed(k) ? k->closed_at : c->now) - k->opened_at);
}

/*
 * Was the first answer in time: 1, late or missing: 2, not to be told: 0. A case
 * that ended before the time was over waited for nothing more.
 */
static int
speed(const struct gd_counting *c, const struct gd_report_case *k,
      const struct gd_report_filing *f)
{
	gd_instant limit = f->filed_at + HOURS_72;

	if (f->filed_at == GD_INSTANT_NONE)
		return 0;
	if (f->answered_at != GD_INSTANT_NONE)
		return f->answered_at < limit ? 1 : 2;
	if (closed(k) && k->closed_at != GD_INSTANT_NONE &&
	    k->closed_at < limit)
		return 0;
	return c->now >= limit ? 2 : 0;
}

static void
take_filings(struct gd_counting *c, const struct gd_report_case *k)
{
	for (size_t i = 0; i < k->filings_len; i++) {
		const struct gd_report_filing *f = &k->filings[i];
		struct gd_tally *t = gd_tally(&c->t, "", f->channel);
		int s = speed(c, k, f);

		t->count[0]++;
		t->count[2] += s == 1;
		t->count[3] += s == 2;
		if (f->answered_at == GD_INSTANT_NONE ||
		    f->filed_at == GD_INSTANT_NONE)
			continue;
		t->count[1]++;
		gd_tally_sample(t, f->answered_at - f->filed_at);
	}
}

static void
take_type(struct gd_counting *c, const struct gd_report_case *k)
{
	struct gd_tally *t = gd_tally(&c->t, "", k->type);

	t->count[0]++;
	if (closed(k))
		take_closing(t, k, 1);
}

static void
month_of(const struct gd_counting *c, gd_instant t, char out[16])
{
	struct gd_buf b = GD_BUF_INIT;

	gd_day_format(&b, gd_instant_day(t, c->zone));
	memcpy(out, b.len >= 7 ? b.s : "0000-00", 7);
	out[7] = '\0';
	gd_buf_release(&b);
}

static void
take_month(struct gd_counting *c, const struct gd_report_case *k)
{
	char month[16];

	if (k->opened_at != GD_INSTANT_NONE) {
		month_of(c, k->opened_at, month);
		gd_tally(&c->t, "", month)->count[0]++;
	}
	if (closed(k) && k->closed_at != GD_INSTANT_NONE) {
		month_of(c, k->closed_at, month);
		take_closing(gd_tally(&c->t, "", month), k, 1);
	}
}

/* Where the case stood just before `end`; false: not opened yet. */
static bool
stood(const struct gd_report_case *k, gd_instant end, enum gd_stage *stage)
{
	*stage = GD_STAGE_PREPARE;
	for (size_t i = 0; i < k->filings_len; i++) {
		const struct gd_report_filing *f = &k->filings[i];

		if (f->filed_at != GD_INSTANT_NONE && f->filed_at < end &&
		    f->stage > *stage)
			*stage = f->stage;
	}
	if (k->closed_at != GD_INSTANT_NONE && k->closed_at < end)
		*stage = GD_STAGE_CLOSED;
	for (size_t i = 0; i < k->rests_len; i++)
		if (k->rests[i].from < end && end <= k->rests[i].until)
			*stage = GD_STAGE_CLOSED;
	return k->opened_at < end;
}

static void
take_trend(struct gd_counting *c, const struct gd_report_case *k)
{
	enum gd_stage stage;
	char month[16];

	/* The months are the only tallies, made with the first case. */
	for (size_t i = c->t.len; i < GD_TREND_MONTHS; i++) {
		month_of(c, c->trend[i], month);
		gd_tally(&c->t, "", month);
	}
	for (size_t i = 0; i < GD_TREND_MONTHS; i++)
		if (stood(k, c->trend[i + 1], &stage))
			c->t.items[i].count[stage]++;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The channels of a case, each once, sorted and joined: "12315+service". */
static void
combination(const struct gd_report_case *k, struct gd_buf *out)
{
	const char **codes = gd_calloc(k->filings_len + 1, sizeof *codes);

	for (size_t i = 0; i < k->filings_len; i++)
		codes[i] = k->filings[i].channel;
	if (k->filings_len > 1)
		qsort(codes, k->filings_len, sizeof *codes, by_text);
	for (size_t i = 0; i < k->filings_len; i++) {
		if (!*codes[i] || (i && strcmp(codes[i], codes[i - 1]) == 0))
			continue;
		if (out->len)
			gd_buf_addc(out, '+');
		gd_buf_adds(out, codes[i]);
	}
	free(codes);
}

static void
take_outcome(struct gd_counting *c, const struct gd_report_case *k)
{
	struct gd_buf codes = GD_BUF_INIT;

	if (!closed(k))
		return;
	take_closing(gd_tally(&c->t, "outcome", k->outcome), k, 0);
	if (!k->filings_len)
		return;
	combination(k, &codes);
	if (codes.len)
		take_closing(gd_tally(&c->t, "combination", codes.s), k, 0);
	gd_buf_release(&codes);
	if (speed(c, k, &k->filings[0]))
		take_closing(gd_tally(&c->t, "speed",
				      speed(c, k, &k->filings[0]) == 1
				      ? "within_72h" : "past_72h"), k, 0);
}

static void
take_merchant(struct gd_counting *c, const struct gd_report_case *k)
{
	struct gd_tally *t;
	char code[32];

	if (!*k->merchant)
		return;
	if (!k->merchant_id) {
		t = gd_tally(&c->t, "", k->merchant);
	} else {
		snprintf(code, sizeof code, "#%lld", (long long)k->merchant_id);
		t = gd_tally(&c->t, "", code);
	}
	if (!t->name)
		t->name = gd_strdup(k->merchant);
	t->count[0]++;
	t->count[1] += !closed(k);
	t->count[5] += sum(k->amount_fen);
	if (closed(k))
		take_closing(t, k, 2);
}

static void
take_person(struct gd_counting *c, const struct gd_report_case *k)
{
	struct gd_tally *t = gd_tally(&c->t, "", k->assignee);

	t->count[0] += !closed(k);
	t->count[1] += overdue(c, k);
	t->count[2] += !closed(k) && k->next_due != GD_INSTANT_NONE &&
		       k->next_due > c->now && k->next_due <= c->now + WEEK;
	if (closed(k))
		take_closing(t, k, 3);
}

static void
take_age(struct gd_counting *c, const struct gd_report_case *k)
{
	static const struct { int days; const char *code; } ages[] = {
		{ 3, "0-3" }, { 7, "4-7" }, { 15, "8-15" }, { 30, "16-30" },
		{ 60, "31-60" }, { 90, "61-90" }, { INT32_MAX, "91-" },
	};
	int64_t days = (c->now - k->opened_at) / 86400;
	struct gd_tally *t;
	size_t i = 0;

	if (closed(k))
		return;
	while (days > ages[i].days)
		i++;
	t = gd_tally(&c->t, "", ages[i].code);
	t->count[0]++;
	t->count[1] += overdue(c, k);
	t->count[2] += sum(k->amount_fen);
}

static bool
within(const struct gd_counting *c, gd_instant t)
{
	return t != GD_INSTANT_NONE && t >= c->from && t < c->until;
}

/* One page about one month: a tally a line. */
static void
take_page(struct gd_counting *c, const struct gd_report_case *k)
{
	bool done = closed(k) && within(c, k->closed_at);
	enum gd_stage stage;

	if (within(c, k->opened_at)) {
		gd_tally(&c->t, "", "opened")->count[0]++;
		gd_tally(&c->t, "type", k->type)->count[0]++;
		gd_tally(&c->t, "", "amount")->count[0] += sum(k->amount_fen);
	}
	if (stood(k, c->until, &stage) && stage != GD_STAGE_CLOSED)
		gd_tally(&c->t, "", "open_after")->count[0]++;
	if (done) {
		struct gd_tally *t = gd_tally(&c->t, "", "closed");

		take_closing(t, k, 0);
		gd_tally(&c->t, "outcome", k->outcome)->count[0]++;
	}
	for (size_t i = 0; i < k->filings_len; i++) {
		const struct gd_report_filing *f = &k->filings[i];
		struct gd_tally *t;

		if (!within(c, f->filed_at))
			continue;
		gd_tally(&c->t, "channel", f->channel)->count[0]++;
		t = gd_tally(&c->t, "", "filed");
		t->count[0]++;
		t->count[1] += speed(c, k, f) == 1;
		t->count[2] += speed(c, k, f) == 2;
	}
}

void
gd_report_take(struct gd_counting *c, const struct gd_report_case *k)
{
	static void (*const takes[GD_REPORTS])(struct gd_counting *,
					       const struct gd_report_case *) = {
		[GD_REPORT_STAGES] = take_stage,
		[GD_REPORT_CHANNELS] = take_filings,
		[GD_REPORT_TYPES] = take_type,
		[GD_REPORT_MONTHS] = take_month,
		[GD_REPORT_TREND] = take_trend,
		[GD_REPORT_OUTCOMES] = take_outcome,
		[GD_REPORT_MERCHANTS] = take_merchant,
		[GD_REPORT_PEOPLE] = take_person,
		[GD_REPORT_AGEING] = take_age,
		[GD_REPORT_MONTH] = take_page,
	};

	takes[c->kind](c, k);
}
