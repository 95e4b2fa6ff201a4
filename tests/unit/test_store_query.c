/*
 * Pages, counts and filters against what a plain loop would give.
 */
#include "store/pick.h"
#include "support_store.h"

#define MANY 60
#define SHANGHAI ((struct gd_zone){ 28800 })

struct known {		/* what is in the database, as the test knows it */
	int64_t id, amount;
	gd_instant opened, closed, due;
	int stage;
};

static struct known known[MANY];

/* Many ties: amounts, instants and due instants repeat. */
static void
fill(struct gd_store *st)
{
	static const char *const shops[] = { "小鹿优选", "Tea House", "ＡＢＣ店" };

	must(gd_store_bulk_begin(st, &err));
	for (int i = 0; i < MANY; i++) {
		struct known *k = &known[i];

		k->stage = i % GD_STAGES;
		k->amount = i % 7 == 0 ? -1 : (i % 5) * 1000;
		k->opened = T0 - (i % 4) * DAY;
		k->id = make_case(st, shops[i % 3], (enum gd_stage)k->stage,
				  k->opened, k->amount);
		k->closed = GD_INSTANT_NONE;
		k->due = GD_DUE_NEVER;
		if (k->stage == GD_STAGE_CLOSED) {
			char at[32];

			k->closed = T0 - (i % 3) * HOUR;
			snprintf(at, sizeof at, "%lld", (long long)k->closed);
			change(st, k->id, GD_ENT_CASE, k->id, "closed_at", at);
		} else if (i % 3) {
			k->due = T0 + (i % 5 - 2) * DAY;
			make_clock(st, k->id, i % 2 ? "seed_72h" : "reg",
				   k->due);
		}
	}
	must(gd_store_bulk_end(st, &err));
}

static int64_t
sort_of(const struct known *k, enum gd_case_sort sort, bool recent)
{
	/* Smaller stands first. */
	if (recent)
		return -k->closed;
	switch (sort) {
	case GD_SORT_DUE:
		return k->due;
	case GD_SORT_AMOUNT:
		return -k->amount;
	case GD_SORT_OPENED:
		return -k->opened;
	default:
		break;
	}
	return k->id;
}

/* Largest and newest first means: of equals the newest, too. */
static bool
before(const struct known *a, const struct known *b, enum gd_case_sort sort,
       bool recent)
{
	int64_t x = sort_of(a, sort, recent), y = sort_of(b, sort, recent);
	bool down = recent || sort == GD_SORT_AMOUNT || sort == GD_SORT_OPENED;

	if (x != y)
		return x < y;
	return down ? a->id > b->id : a->id < b->id;
}

static size_t
expected(const struct gd_case_query *q, const struct known *out[MANY])
{
	bool recent = q->stage == GD_STAGE_CLOSED && q->closed_since > 0;
	size_t n = 0;

	for (size_t i = 0; i < MANY; i++) {
		const struct known *k = &known[i];
		size_t at = n;

		if (q->stage >= 0 ? k->stage != q->stage :
		    !q->include_closed && k->stage == GD_STAGE_CLOSED)
			continue;
		if (recent && k->closed < q->closed_since)
			continue;
		for (; at > 0 && before(k, out[at - 1], q->sort, recent); at--)
			out[at] = out[at - 1];
		out[at] = k;
		n++;
	}
	return n;
}

static void
walk_pages(struct gd_store *st, const struct gd_case_query *q)
{
	const struct known *list[MANY];
	size_t n = expected(q, list), at = 0;
	struct gd_case_page p;
	struct gd_key key = { 0, 0 };
	int64_t count;

	must(gd_store_cases_count(st, q, &count, &err));
	assert_int_equal(count, n);
	for (enum gd_page how = GD_PAGE_FIRST; ; how = GD_PAGE_AFTER) {
		must(gd_store_cases(st, q, how, &key, 7, &p, &err));
		for (size_t i = 0; i < p.len; i++)
			assert_int_equal(p.rows[i].id, list[at + i]->id);
		at += p.len;
		if (!p.len) {
			gd_case_page_release(&p);
			break;
		}
		key = p.keys[p.len - 1];
		gd_case_page_release(&p);
	}
	assert_int_equal(at, n);
	for (enum gd_page how = GD_PAGE_LAST; ; how = GD_PAGE_BEFORE) {
		must(gd_store_cases(st, q, how, &key, 7, &p, &err));
		at -= p.len;
		for (size_t i = 0; i < p.len; i++)
			assert_int_equal(p.rows[i].id, list[at + i]->id);
		if (!p.len) {
			gd_case_page_release(&p);
			break;
		}
		key = p.keys[0];
		gd_case_page_release(&p);
	}
	assert_int_equal(at, 0);
	if (!n)
		return;
	/* From a key on, itself included. */
	must(gd_store_cases(st, q, GD_PAGE_FROM, &key, 3, &p, &err));
	assert_int_equal(p.rows[0].id, list[0]->id);
	gd_case_page_release(&p);
}

static void
pages_in_both_directions_give_every_row_once(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;

	fill(st);
	for (int stage = -1; stage < GD_STAGES; stage++) {
		for (int sort = 0; sort <= GD_SORT_NUMBER; sort++) {
			struct gd_case_query q = {
				.stage = stage, .now = T0, .zone = SHANGHAI,
				.sort = (enum gd_case_sort)sort
			};

			walk_pages(st, &q);
			q.include_closed = true;
			walk_pages(st, &q);
			q.closed_since = T0 - HOUR;
			walk_pages(st, &q);
		}
	}
}

/* Numbers of the cases that `words` lets through, by number. */
static char *
found(struct gd_store *st, const char *words)
{
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_case_query q = { .stage = -1, .filter = &f, .now = T0,
				   .zone = SHANGHAI, .sort = GD_SORT_NUMBER };
	struct gd_buf b = GD_BUF_INIT;
	struct gd_case_page p;
	int64_t count;

	must(gd_filter_parse(&f, words, NULL, &err));
	must(gd_store_cases(st, &q, GD_PAGE_FIRST, NULL, 50, &p, &err));
	must(gd_store_cases_count(st, &q, &count, &err));
	assert_int_equal(count, p.len);
	for (size_t i = 0; i < p.len; i++)
		gd_buf_addf(&b, "%s%lld", i ? " " : "",
			    (long long)p.rows[i].id);
	gd_case_page_release(&p);
	gd_filter_release(&f);
	return gd_buf_detach(&b);
}

static void
set(struct gd_store *st, int64_t id, const char *field, const char *value)
{
	change(st, id, GD_ENT_CASE, id, field, value);
}

static const struct { const char *words, *cases; } filters[] = {
	{ "", "1 2 3" }, { "open", "1 2 3" }, { "closed", "4" },
	{ "stage:court", "2" }, { "stage:court,closed", "2 4" },
	{ "stage:court open", "2" }, { "stage:court closed", "" },
	{ "outcome:partial", "4" }, { "type:fraud", "1" },
	{ "type:fraud,quality", "1 2" }, { "platform:jd", "2" },
	{ "carrier:h5 scenario:none", "1" }, { "draft", "3" },
	{ "merchant:小鹿", "1" }, { "merchant:tea", "2" },
	{ "merchant:HOUSE", "2" }, { "merchant:abc", "3" },
	{ "merchant:ＡＢＣ", "3" }, { "merchant:小鹿,tea", "1 2" },
	{ "merchant:甲公司", "2" }, { "merchant:%", "1" },
	{ "merchant:_", "" }, { "merchant:*", "" },
	{ "merchant:[a-z]", "" }, { "merchant:'", "" },
	{ "assignee:lin", "1" }, { "assignee:LIN", "1" },
	{ "assignee:li", "" }, { "tag:急", "2" }, { "tag:急件", "1 2" },
	{ "tag:件", "" }, { "amount>0", "1 2" }, { "amount>=500", "1" },
	{ "amount<500", "2" }, { "amount=10", "2" },
	{ "amount<=10", "2" }, { "opened:2026-03-12", "1" },
	{ "opened:2026-03", "1 2" }, { "opened:2025", "3" },
	{ "opened:2024", "" }, { "due:overdue", "1" },
	{ "due:today", "2" }, { "due:none", "3" },
	{ "due:overdue,none", "1 3" }, { "due:later", "" },
	{ "小鹿", "1" }, { "龙井", "2" }, { "10%", "1" }, { "no-77", "2" },
	{ "直播", "3" }, { "gd-0002", "2" }, { "2", "" },
	{ "直播 小鹿", "" }, { "\"tea house\"", "2" },
	{ "type:fraud amount>500 open 小鹿 due:overdue", "1" },
};

static void
filters_let_through_what_they_say(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t a = make_case(st, "小鹿 10%优选", GD_STAGE_SERVICE, T0, 129900);
	int64_t b = make_case(st, "Tea House", GD_STAGE_COURT, T0 - 2 * DAY,
			      1000);
	int64_t c = make_case(st, "ＡＢＣ店", GD_STAGE_PREPARE, T0 - 200 * DAY,
			      -1);
	int64_t d = make_case(st, "关", GD_STAGE_CLOSED, T0 - 600 * DAY, 5);

	set(st, a, "type", "fraud");
	set(st, a, "carrier", "h5");
	set(st, a, "scenario", "none");
	set(st, a, "assignee", "Lin");
	set(st, a, "tags", "x,急件");
	set(st, b, "type", "quality");
	set(st, b, "platform", "jd");
	set(st, b, "merchant", "甲公司");
	set(st, b, "goods", "龙井茶");
	set(st, b, "order_no", "NO-777");
	set(st, b, "tags", "急,急件,y");
	set(st, c, "draft", "1");
	change(st, c, GD_ENT_ANSWER, c, "facts", "在直播间买的");
	set(st, d, "outcome", "partial");
	make_clock(st, a, "seed_72h", T0);
	make_clock(st, b, "seed_72h", 1773331200);	/* 24:00 of today */
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
		char *got = found(st, filters[i].words);

		if (strcmp(got, filters[i].cases) != 0)
			fail_msg("'%s': [%s], not [%s]", filters[i].words, got,
				 filters[i].cases);
		free(got);
	}
}

static void
filtered_pages_run_on(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_case_query q = { .stage = -1, .filter = &f, .now = T0,
				   .zone = SHANGHAI, .sort = GD_SORT_AMOUNT };
	struct gd_key key = { 0, 0 };
	struct gd_case_page p;
	int64_t count, seen = 0;

	fill(st);
	must(gd_filter_parse(&f, "merchant:小鹿 stage:prepare,court", NULL,
			     &err));
	must(gd_store_cases_count(st, &q, &count, &err));
	for (enum gd_page how = GD_PAGE_FIRST; ; how = GD_PAGE_AFTER) {
		must(gd_store_cases(st, &q, how, &key, 2, &p, &err));
		if (p.len)
			key = p.keys[p.len - 1];
		seen += (int64_t)p.len;
		gd_case_page_release(&p);
		if (seen >= count)
			break;
	}
	assert_int_equal(seen, count);
	assert_true(count > 4);
	gd_filter_release(&f);
}

/* Clocks that fall then, of cases with an amount. */
static int64_t
with_amount(gd_instant from, gd_instant until)
{
	int64_t n = 0;

	for (int i = 0; i < MANY; i++)
		n += known[i].amount > 0 && known[i].due >= from &&
		     known[i].due < until;
	return n;
}

static void
board_counts_are_what_a_loop_counts(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	const gd_instant day = INT64_C(1773244800), end = day + DAY;
	struct gd_board_counts c, want = { .overdue = 0 };
	struct gd_filter f = GD_FILTER_INIT;
	int64_t open = 0;

	fill(st);
	for (int i = 0; i < MANY; i++) {
		const struct known *k = &known[i];

		if (k->stage == GD_STAGE_CLOSED) {
			want.stage[5].open += k->closed >= day;
			continue;
		}
		open++;
		want.stage[k->stage].open++;
		want.stage[k->stage].overdue += k->due <= T0;
		want.overdue += k->due <= T0;
		want.due_today += k->due > T0 && k->due <= end;
		want.within_72h += k->due >= T0 && k->due < T0 + 3 * DAY;
		want.within_7d += k->due >= T0 && k->due < T0 + 7 * DAY;
	}
	must(gd_store_board_counts(st, T0, day, end, NULL, &c, &err));
	assert_memory_equal(&c, &want, sizeof c);
	/* An empty filter hides nothing, one for a stage hides the others. */
	must(gd_store_board_counts(st, T0, day, end, &f, &c, &err));
	assert_memory_equal(&c, &want, sizeof c);
	must(gd_filter_parse(&f, "stage:court", NULL, &err));
	must(gd_store_board_counts(st, T0, day, end, &f, &c, &err));
	assert_memory_equal(&c.stage[4], &want.stage[4], sizeof c.stage[4]);
	assert_int_equal(c.stage[0].open, 0);
	assert_int_equal(c.stage[5].open, 0);
	assert_int_equal(c.hidden, open - want.stage[4].open);
	assert_int_equal(c.overdue, want.stage[4].overdue);
	gd_filter_release(&f);
	must(gd_filter_parse(&f, "amount>0", NULL, &err));
	must(gd_store_board_counts(st, T0, day, end, &f, &c, &err));
	assert_int_equal(c.within_7d, with_amount(T0, T0 + 7 * DAY));
	assert_int_equal(c.due_today, with_amount(T0 + 1, end + 1));
	gd_filter_release(&f);
	must(gd_filter_parse(&f, "merchant:小鹿", NULL, &err));
	must(gd_store_board_counts(st, T0, day, end, &f, &c, &err));
	assert_true(c.hidden > 0 && c.hidden < open);
	gd_filter_release(&f);
}

/* With a filter, numbers that nobody reads to the last digit are not counted to it. */
static void
counts_of_very_many_stop(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_board_counts c;

	must(gd_store_script(st, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
			     " SELECT i + 1 FROM n WHERE i < 15002)"
			     " INSERT INTO cases (id, draft, stage, next_due)"
			     " SELECT i, 0, 1, i FROM n;"
			     "INSERT INTO clocks (id, case_id, seq, due_at)"
			     " SELECT id, id, 1, next_due FROM cases;", &err));
	must(gd_store_board_counts(st, T0, T0, T0 + DAY, NULL, &c, &err));
	assert_int_equal(c.overdue, 15002);
	assert_int_equal(c.stage[1].overdue, 15002);
	assert_int_equal(c.stage[1].open, 15002);
	assert_int_equal(c.due_today, 0);
	/* All have to be looked at for none. */
	must(gd_filter_parse(&f, "amount>5", NULL, &err));
	must(gd_store_board_counts(st, T0, T0, T0 + DAY, &f, &c, &err));
	assert_int_equal(c.overdue, GD_COUNT_MORE);
	assert_int_equal(c.hidden, 15002);
	gd_filter_release(&f);
	/* What comes next is not cut short. */
	must(gd_store_board_counts(st, T0, T0, T0 + DAY, NULL, &c, &err));
	assert_int_equal(c.stage[1].open, 15002);
}

static bool
gather(const struct gd_due_row *row, void *ctx)
{
	struct gd_key *last = ctx;

	assert_true(row->clock.due_at > last->sort ||
		    (row->clock.due_at == last->sort &&
		     row->clock.id > last->id));
	last->sort = row->clock.due_at;
	last->id = row->clock.id;
	assert_true(strlen(row->name) > 0);
	return true;
}

static void
due_clocks_come_in_order_and_both_ways(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_due_query q = { .until = T0 + DAY, .now = T0,
				  .zone = SHANGHAI };
	struct gd_key key = { 0, 0 }, last = { 0, 0 };
	struct gd_due_page p, back;
	size_t n = 0, want = 0;
	int64_t count;

	fill(st);
	for (int i = 0; i < MANY; i++)
		want += known[i].due < T0 + DAY;
	for (enum gd_page how = GD_PAGE_FIRST; ; how = GD_PAGE_AFTER) {
		must(gd_store_due(st, &q, how, &key, 4, &p, &err));
		for (size_t i = 0; i < p.len; i++)
			gather(&p.rows[i], &last);
		n += p.len;
		if (!p.len)
			break;
		must(gd_store_due(st, &q, GD_PAGE_FROM, &p.keys[0], 4, &back,
				  &err));
		assert_int_equal(back.len, p.len);
		assert_int_equal(back.rows[0].clock.id, p.rows[0].clock.id);
		gd_due_page_release(&back);
		key = p.keys[p.len - 1];
		gd_due_page_release(&p);
	}
	gd_due_page_release(&p);
	assert_int_equal(n, want);
	for (enum gd_page how = GD_PAGE_LAST; n; how = GD_PAGE_BEFORE) {
		must(gd_store_due(st, &q, how, &key, 4, &p, &err));
		assert_true(p.len > 0);
		n -= p.len;
		key = p.keys[0];
		gd_due_page_release(&p);
	}
	must(gd_store_due(st, &q, GD_PAGE_BEFORE, &key, 4, &p, &err));
	assert_int_equal(p.len, 0);
	gd_due_page_release(&p);
	must(gd_store_due_count(st, &q, GD_INSTANT_NONE, T0 + DAY, &count,
				&err));
	assert_int_equal(count, want);
	last = (struct gd_key){ 0, 0 };
	must(gd_store_due_each(st, &q, gather, &last, &err));
}

static void
a_due_row_holds_what_a_review_shows(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "小鹿", GD_STAGE_SERVICE, T0, 23900);
	struct gd_due_query q = { .until = INT64_MAX, .now = T0,
				  .zone = SHANGHAI };
	struct gd_event_head h = head(id, "file");
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_due_page p;
	int64_t filing, clock, count;

	set(st, id, "demand", "refund");
	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_FILING, id, &filing, &err));
	must(gd_store_put(st, GD_ENT_FILING, filing, "channel", "service",
			  &err));
	must(gd_store_insert(st, GD_ENT_CLOCK, id, &clock, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "filing_id", filing,
			      &err));
	must(gd_store_put(st, GD_ENT_CLOCK, clock, "rule", "seed_72h", &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "estimated", 1, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "due_at", T0 + HOUR,
			      &err));
	must(gd_store_commit(st, NULL, &err));
	make_clock(st, id, "own", T0 + 9 * DAY);	/* of the case itself */
	must(gd_store_due(st, &q, GD_PAGE_FIRST, NULL, 9, &p, &err));
	assert_int_equal(p.len, 2);
	assert_string_equal(p.rows[0].name, "小鹿");
	assert_string_equal(p.rows[0].channel, "service");
	assert_string_equal(p.rows[0].demand, "refund");
	assert_int_equal(p.rows[0].amount_fen, 23900);
	assert_int_equal(p.rows[0].stage, GD_STAGE_SERVICE);
	assert_int_equal(p.rows[0].clock.filing_id, filing);
	assert_true(p.rows[0].clock.estimated);
	assert_string_equal(p.rows[1].channel, "");
	assert_int_equal(p.rows[1].clock.filing_id, 0);
	gd_due_page_release(&p);
	/* due: is about the clock, not about its case's nearest one. */
	must(gd_filter_parse(&f, "due:later", NULL, &err));
	q.filter = &f;
	must(gd_store_due(st, &q, GD_PAGE_FIRST, NULL, 9, &p, &err));
	assert_int_equal(p.len, 1);
	assert_string_equal(p.rows[0].clock.rule, "own");
	gd_due_page_release(&p);
	must(gd_store_due_count(st, &q, 0, INT64_MAX, &count, &err));
	assert_int_equal(count, 1);
	gd_filter_release(&f);
}

static void
events_are_paged_newest_first(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t a = make_case(st, "A", GD_STAGE_SERVICE, T0, 1);
	struct gd_event_page p;
	struct gd_event_row row;

	make_case(st, "B", GD_STAGE_SERVICE, T0, 1);
	for (int i = 0; i < 5; i++)
		set(st, a, "shop", i % 2 ? "x" : "y");
	must(gd_store_events(st, a, 0, 3, &p, &err));
	assert_int_equal(p.len, 3);
	assert_int_equal(p.rows[0].id, 7);
	assert_int_equal(p.rows[2].id, 5);
	gd_event_page_release(&p);
	must(gd_store_events(st, a, 5, 30, &p, &err));
	assert_int_equal(p.len, 3);
	assert_int_equal(p.rows[2].id, 1);
	gd_event_page_release(&p);
	must(gd_store_events(st, 0, 3, 30, &p, &err));
	assert_int_equal(p.len, 2);
	assert_string_equal(p.rows[0].kind, "open");
	gd_event_page_release(&p);
	assert_int_equal(gd_store_event(st, 99, &row, NULL), GD_ENOTFOUND);
}

struct nested {
	struct gd_store *st;
	int seen;
};

static bool
ask_again(const struct gd_case_row *row, void *ctx)
{
	struct nested *n = ctx;
	struct gd_case_row same;
	struct gd_case_query q = { .stage = -1, .sort = GD_SORT_NUMBER };
	struct nested inner = { n->st, -100 };

	must(gd_store_case(n->st, row->id, &same, &err));
	assert_string_equal(same.shop, row->shop);
	gd_case_row_release(&same);
	if (n->seen >= 0)
		must(gd_store_cases_each(n->st, &q, 2, ask_again, &inner,
					 &err));
	return ++n->seen != 3;
}

static void
a_visitor_may_ask_the_store_and_stop(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_case_query q = { .stage = -1, .sort = GD_SORT_NUMBER };
	struct nested n = { st, 0 };

	fill(st);
	must(gd_store_cases_each(st, &q, 0, ask_again, &n, &err));
	assert_int_equal(n.seen, 3);
	assert_int_equal(st->given_len, 0);
}

static void
answer(struct gd_store *st, int64_t id, bool personal, const char *field,
       const char *value)
{
	struct gd_event_head h = head(id, "edit");
	const struct gd_answer a = {
		.value = (char *)value,
		.state = *value ? GD_ANSWER_GIVEN : GD_ANSWER_UNSURE
	};

	must(gd_store_begin(st, &h, &err));
	must(gd_store_put_answer(st, id, field, personal, &a, &err));
	must(gd_store_commit(st, NULL, &err));
}

/* The answers of a case are those of the whole, however the cases are asked for. */
static void
picked_answers_are_those_of_the_whole(void **state)
{
	static const char *const fields[] = { "phone", "goods", "facts" };
	static const int asked[] = { 1, 2, 5, 5, 9, 3, 40, 41, 60, 61, 2 };
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_pick *p = gd_pick_new(st, fields, 3);

	must(gd_store_bulk_begin(st, &err));
	for (int i = 1; i <= 60; i++) {
		int64_t id = make_case(st, "A", GD_STAGE_SERVICE, T0, 5);

		if (i % 4 == 1)
			answer(st, id, true, "phone", "13800001111");
		if (i % 4 == 1 || i % 4 == 2)
			answer(st, id, false, "facts", "it broke");
		answer(st, id, false, "harm", "none");
		answer(st, id, false, "goods", "");
		answer(st, id, true, "address", "here");
	}
	must(gd_store_bulk_end(st, &err));
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		int r = asked[i] > 60 ? 0 : asked[i] % 4;
		struct gd_answers a;

		must(gd_pick_read(p, asked[i], &a, &err));
		assert_int_equal(a.len, r == 1 ? 2 : r == 2 ? 1 : 0);
		assert_string_equal(gd_answers_value(&a, "phone"),
				    r == 1 ? "13800001111" : "");
		assert_string_equal(gd_answers_value(&a, "facts"),
				    r == 1 || r == 2 ? "it broke" : "");
		gd_answers_release(&a);
	}
	gd_pick_free(p);
	gd_pick_free(NULL);
}

static void
what_is_not_there_is_said_so(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_error told = GD_ERROR_INIT;
	struct gd_filing_row *rows;
	struct gd_answers answers;
	struct gd_case_row row;
	size_t len;

	assert_int_equal(gd_store_case(st, 413, &row, &told), GD_ENOTFOUND);
	assert_non_null(strstr(told.text, "GD-0413"));
	must(gd_store_filings(st, 413, &rows, &len, &err));
	assert_int_equal(len, 0);
	must(gd_store_answers(st, 413, &answers, &err));
	assert_int_equal(answers.len, 0);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
	const struct CMUnitTest tests[] = {
		TEST(pages_in_both_directions_give_every_row_once),
		TEST(filters_let_through_what_they_say),
		TEST(filtered_pages_run_on),
		TEST(board_counts_are_what_a_loop_counts),
		TEST(counts_of_very_many_stop),
		TEST(due_clocks_come_in_order_and_both_ways),
		TEST(a_due_row_holds_what_a_review_shows),
		TEST(events_are_paged_newest_first),
		TEST(a_visitor_may_ask_the_store_and_stop),
		TEST(picked_answers_are_those_of_the_whole),
		TEST(what_is_not_there_is_said_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
