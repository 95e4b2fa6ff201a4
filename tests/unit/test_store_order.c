/*
 * Cases by any column, either way round, by pages and as a whole.
 */
#include "support_store.h"

#define MANY 36
#define PAGE 5

static void
put(struct gd_store *st, int64_t id, const char *field, const char *value)
{
	if (value)
		change(st, id, GD_ENT_CASE, id, field, value);
}

/* Few values, so that there are ties; some without one. */
static void
fill(struct gd_store *st)
{
	static const char *const shops[] = {
		"知夏女装", "白鹭户外", "Tea House", "安居", "", "apple"
	};
	static const char *const words[] = { "b", NULL, "a", "c" };
	static const char *const sums[] = { "500", NULL, "900" };
	static const char *const text[] = {
		"merchant", "platform", "carrier", "type", "scenario", "goods",
		"order_no", "demand", "outcome", "assignee", "tags"
	};
	static const char *const numbers[] = {
		"demand_amount_fen", "recovered_fen", "evidence_held",
		"evidence_needed", "closed_at"
	};

	must(gd_store_bulk_begin(st, &err));
	for (int i = 0; i < MANY; i++) {
		int64_t id = make_case(st, shops[i % 6],
				       (enum gd_stage)(i % GD_STAGES),
				       T0 - i % 4 * DAY, i % 5 * 100);

		for (int k = 0; k < 11; k++)
			put(st, id, text[k], words[(i + k) % 4]);
		for (int k = 0; k < 5; k++)
			put(st, id, numbers[k], sums[(i + k) % 3]);
		if (i % 3)
			make_clock(st, id, i % 2 ? "seed_72h" : "reg",
				   T0 + i % 5 * DAY);
	}
	must(gd_store_bulk_end(st, &err));
}

/* What a row is sorted by: a number, else text, NULL for none. */
static const char *
value_of(const struct gd_case_row *r, enum gd_case_sort by, int64_t *n)
{
	const char *text[GD_SORTS] = {
		[GD_SORT_MERCHANT] = r->merchant,
		[GD_SORT_PLATFORM] = r->platform,
		[GD_SORT_CARRIER] = r->carrier, [GD_SORT_TYPE] = r->type,
		[GD_SORT_SCENARIO] = r->scenario, [GD_SORT_GOODS] = r->goods,
		[GD_SORT_ORDER_NO] = r->order_no,
		[GD_SORT_DEMAND] = r->demand, [GD_SORT_OUTCOME] = r->outcome,
		[GD_SORT_NEXT_CLOCK] = r->next_rule,
		[GD_SORT_ASSIGNEE] = r->assignee, [GD_SORT_TAGS] = r->tags,
		[GD_SORT_SHOP] = gd_case_row_name(r),
	};
	const int64_t numbers[GD_SORTS] = {
		[GD_SORT_DUE] = r->next_due == GD_INSTANT_NONE
			? INT64_MAX : r->next_due,
		[GD_SORT_AMOUNT] = -r->amount_fen,
		[GD_SORT_OPENED] = -r->opened_at,
		[GD_SORT_NUMBER] = r->id, [GD_SORT_STAGE] = r->stage,
		[GD_SORT_DRAFT] = !r->draft,
		[GD_SORT_DEMAND_AMOUNT] = -r->demand_amount_fen,
		[GD_SORT_CLOSED] = r->closed_at == GD_INSTANT_NONE
			? 1 : -r->closed_at,
		[GD_SORT_RECOVERED] = -r->recovered_fen,
		[GD_SORT_HELD] = -r->evidence_held,
		[GD_SORT_NEEDED] = -r->evidence_needed,
	};

	*n = numbers[by];
	return text[by];
}

/* The shops as a Chinese reader looks them up; none behind them. */
static int
rank(const char *s)
{
	static const char *const order[] = {
		"a", "apple", "b", "c", "Tea House", "安居", "白鹭户外",
		"知夏女装", ""
	};
	int i = 0;

	while (strcmp(order[i], s) != 0)
		i++;
	return i;
}

static int
compare(const struct gd_case_row *a, const struct gd_case_row *b,
	const struct gd_order_key *k)
{
	int64_t m, n;
	const char *s = value_of(a, k->by, &m), *t = value_of(b, k->by, &n);
	int d;

	if (!s)
		d = (m > n) - (m < n);
	else if (k->by == GD_SORT_SHOP)
		d = rank(s) - rank(t);
	else if (!*s || !*t)
		d = !*s - !*t;
	else
		d = strcmp(s, t);
	return k->turned ? -d : d;
}

struct seen {
	const struct gd_order *order;
	struct gd_case_row last;
	int64_t ids[MANY + 1];
	size_t len;
	bool wrong;
};

static bool
see(const struct gd_case_row *row, void *ctx)
{
	struct seen *s = ctx;
	int d = 0;

	for (size_t i = 0; s->len && i < s->order->len && !d; i++)
		d = compare(&s->last, row, &s->order->keys[i]);
	s->wrong = s->wrong || d > 0;
	gd_case_row_release(&s->last);
	s->last = (struct gd_case_row){
		.id = row->id, .draft = row->draft, .stage = row->stage,
		.opened_at = row->opened_at, .closed_at = row->closed_at,
		.amount_fen = row->amount_fen,
		.demand_amount_fen = row->demand_amount_fen,
		.recovered_fen = row->recovered_fen,
		.evidence_held = row->evidence_held,
		.evidence_needed = row->evidence_needed,
		.next_due = row->next_due, .outcome = strdup(row->outcome),
		.platform = strdup(row->platform),
		.carrier = strdup(row->carrier), .type = strdup(row->type),
		.scenario = strdup(row->scenario), .shop = strdup(row->shop),
		.merchant = strdup(row->merchant),
		.goods = strdup(row->goods), .demand = strdup(row->demand),
		.order_no = strdup(row->order_no),
		.assignee = strdup(row->assignee), .tags = strdup(row->tags),
		.next_rule = strdup(row->next_rule)
	};
	if (s->len < MANY + 1)
		s->ids[s->len++] = row->id;
	return true;
}

/* Pages from both ends give what the whole list gives. */
static void
pages_agree(struct gd_store *st, const struct gd_case_query *q,
	    const struct seen *s)
{
	for (int back = 0; back < 2; back++) {
		enum gd_page page = back ? GD_PAGE_LAST : GD_PAGE_FIRST;
		size_t at = back ? s->len : 0, got = 1;
		struct gd_key key = { 0, 0 };

		while (got) {
			struct gd_case_page p;

			must(gd_store_cases(st, q, page, &key, PAGE, &p,
					    &err));
			got = p.len;
			at -= back ? got : 0;
			for (size_t i = 0; i < got; i++)
				assert_int_equal(p.rows[i].id, s->ids[at + i]);
			at += back ? 0 : got;
			if (got)
				key = p.keys[back ? 0 : got - 1];
			page = back ? GD_PAGE_BEFORE : GD_PAGE_AFTER;
			gd_case_page_release(&p);
		}
		assert_int_equal(at, back ? 0 : s->len);
	}
}

static void
holds(struct gd_store *st, const char *words, const char *filter, size_t want)
{
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_order order;
	struct gd_case_query q = { .stage = -1, .include_closed = true,
				   .order = &order, .filter = &f, .now = T0 };
	struct seen s = { .order = &order };

	must(gd_order_parse(&order, words, &err));
	must(gd_filter_parse(&f, filter, NULL, &err));
	must(gd_store_cases_each(st, &q, 0, see, &s, &err));
	if (s.wrong || s.len != want)
		fail_msg("%s %s: %zu cases%s", words, filter, s.len,
			 s.wrong ? ", not in order" : "");
	pages_agree(st, &q, &s);
	gd_case_row_release(&s.last);
	gd_filter_release(&f);
}

static void
every_column_sorts_either_way(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	char turned[32];

	fill(st);
	for (int by = 0; by < GD_SORTS; by++) {
		const char *word = gd_sort_word((enum gd_case_sort)by);

		assert_true(*word);
		snprintf(turned, sizeof turned, "-%s", word);
		holds(st, word, "", MANY);
		holds(st, turned, "", MANY);
	}
	holds(st, "shop,-amount", "", MANY);
	holds(st, "-type,evidence_held,shop", "", MANY);
	holds(st, "assignee", "open", MANY / 6 * 5);
	holds(st, "-goods,number", "stage:court", MANY / 6);
}

/* A draft was dropped while its page showed. */
static void
a_page_survives_its_case(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	const struct gd_key gone = { 0, 4711 };
	struct gd_order order;
	const struct gd_case_query q = { .stage = -1, .order = &order,
					 .now = T0 };
	struct gd_case_page p;

	fill(st);
	must(gd_order_parse(&order, "shop", &err));
	must(gd_store_cases(st, &q, GD_PAGE_FROM, &gone, PAGE, &p, &err));
	assert_int_equal(p.len, PAGE);
	gd_case_page_release(&p);
}

/* The listing's limit holds across the portions that are read. */
static void
a_listing_stops_at_its_limit(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_order order;
	const struct gd_case_query q = { .stage = -1, .include_closed = true,
					 .order = &order, .now = T0 };
	struct seen s = { .order = &order };

	fill(st);
	must(gd_order_parse(&order, "tags", &err));
	must(gd_store_cases_each(st, &q, 7, see, &s, &err));
	assert_int_equal(s.len, 7);
	gd_case_row_release(&s.last);
}

static void
words_of_an_order(void **state)
{
	static const struct {
		const char *words;
		const char *says;	/* NULL: it is one */
	} cases[] = {
		{ "shop", NULL }, { " shop , -amount ", NULL },
		{ "shop，-amount", NULL }, { "case", NULL },
		{ "next_due", NULL }, { "-evidence_held", NULL },
		{ "", "an order names a column" },
		{ ",", "an order names a column" },
		{ "amout", "did you mean 'amount'" },
		{ "zzzz", "they can by due, amount" },
		{ "shop,-shop", "'shop' is named twice" },
		{ "case,number", "'number' is named twice" },
		{ "shop,type,goods,tags", "at most 3 columns" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_order o;
		enum gd_status status = gd_order_parse(&o, cases[i].words,
						       &err);

		if ((status == GD_OK) != !cases[i].says ||
		    (cases[i].says && !strstr(err.text, cases[i].says)))
			fail_msg("'%s': %s", cases[i].words, err.text);
	}
}

/* Pages of what is rare, found the other way, are those of the usual way. */
static void
rare_cases_are_found_all_the_same(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_filter f = GD_FILTER_INIT;

	must(gd_store_script(st, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
			     " SELECT i + 1 FROM n WHERE i < 600)"
			     " INSERT INTO cases (id, draft, stage, amount_fen,"
			     " opened_at, next_due, tags) SELECT i, 0, i % 6,"
			     " i * 7 % 90, i * 11 % 50, i * 13 % 40, iif(i % 40"
			     " = 3, 'x', NULL) FROM n", &err));
	must(gd_filter_parse(&f, "tag:x", NULL, &err));
	for (int sort = GD_SORT_DUE; sort <= GD_SORT_NUMBER; sort++) {
		for (int page = GD_PAGE_FIRST; page <= GD_PAGE_FROM; page++) {
			struct gd_case_query q = {
				.stage = -1, .include_closed = true,
				.filter = &f, .now = T0,
				.sort = (enum gd_case_sort)sort
			};
			struct gd_case_page all, usual, other;
			int usual_try = st->first_try;

			must(gd_store_cases(st, &q, GD_PAGE_FIRST, NULL, 99,
					    &all, &err));
			assert_int_equal(all.len, 15);
			must(gd_store_cases(st, &q, (enum gd_page)page,
					    &all.keys[7], 4, &usual, &err));
			st->first_try = 1;
			must(gd_store_cases(st, &q, (enum gd_page)page,
					    &all.keys[7], 4, &other, &err));
			st->first_try = usual_try;
			assert_int_equal(usual.len, 4);
			assert_int_equal(other.len, 4);
			for (int i = 0; i < 4; i++) {
				assert_int_equal(other.keys[i].id,
						 usual.keys[i].id);
				assert_int_equal(other.keys[i].sort,
						 usual.keys[i].sort);
				assert_int_equal(other.rows[i].id,
						 usual.rows[i].id);
			}
			gd_case_page_release(&all);
			gd_case_page_release(&usual);
			gd_case_page_release(&other);
		}
	}
	gd_filter_release(&f);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
	const struct CMUnitTest tests[] = {
		TEST(every_column_sorts_either_way),
		TEST(a_page_survives_its_case),
		TEST(a_listing_stops_at_its_limit),
		TEST(rare_cases_are_found_all_the_same),
		cmocka_unit_test(words_of_an_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
