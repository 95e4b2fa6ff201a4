/*
 * unit/support_reads.h - every reading of the store, and an action of each kind.
 */
#ifndef GD_TEST_SUPPORT_READS_H
#define GD_TEST_SUPPORT_READS_H

#include "store/clocks.h"
#include "store/merchants.h"
#include "store/review.h"
#include "store/search.h"
#include "support_store.h"

static inline bool
stop_due(const struct gd_due_row *row, void *ctx)
{
	(void)row;
	(void)ctx;
	return false;
}

static inline bool
stop_case(const struct gd_case_row *row, void *ctx)
{
	(void)row;
	(void)ctx;
	return false;
}

static inline bool
stop_value(const struct gd_event_value *v, void *ctx)
{
	(void)v;
	(void)ctx;
	return false;
}

/* Every column, order and page of the board and of listings. */
static inline void
read_cases(struct gd_store *st)
{
	const struct gd_key key = { T0, 1 };

	for (int stage = -1; stage < GD_STAGES; stage++) {
		for (int sort = 0; sort <= GD_SORT_NUMBER; sort++) {
			for (int page = 0; page <= GD_PAGE_FROM; page++) {
				struct gd_case_query q = {
					.stage = stage, .now = T0,
					.sort = (enum gd_case_sort)sort
				};
				struct gd_case_page p;

				for (int way = 0; way < 3; way++) {
					q.include_closed = way == 1;
					q.closed_since = way == 2 ? T0 : 0;
					must(gd_store_cases(st, &q,
							    (enum gd_page)page,
							    &key, 5, &p, &err));
					gd_case_page_release(&p);
				}
			}
		}
	}
}

static inline void
count_cases(struct gd_store *st)
{
	struct gd_case_query q = { .stage = GD_STAGE_CLOSED,
				   .closed_since = T0 };
	struct gd_board_counts counts;
	int64_t n;

	must(gd_store_board_counts(st, T0, T0, T0 + DAY, NULL, &counts, &err));
	must(gd_store_cases_count(st, &q, &n, &err));
	q.stage = -1;
	must(gd_store_cases_count(st, &q, &n, &err));
	must(gd_store_cases_each(st, &q, 3, stop_case, NULL, &err));
}

static inline void
read_due(struct gd_store *st)
{
	const struct gd_key key = { T0, 1 };
	const struct gd_due_query q = { .until = INT64_MAX, .now = T0 };
	struct gd_due_page p;
	int64_t n;

	for (int page = 0; page <= GD_PAGE_FROM; page++) {
		must(gd_store_due(st, &q, (enum gd_page)page, &key, 5, &p,
				  &err));
		gd_due_page_release(&p);
	}
	must(gd_store_due_count(st, &q, 0, T0, &n, &err));
	must(gd_store_due_each(st, &q, stop_due, NULL, &err));
}

/* What rings, by rule, by time and by the end of a snooze. */
static inline void
read_ring(struct gd_store *st)
{
	struct gd_ring_query q = { .rule = "seed_72h", .from = T0,
				   .until = T0 + DAY, .now = T0 };
	struct gd_due_page p;
	gd_instant at;
	char mark[17];

	for (int ring = GD_RING_RULE; ring <= GD_RING_AWAKE; ring++) {
		q.ring = (enum gd_ring)ring;
		must(gd_store_ring(st, &q, 5, &p, &err));
		gd_due_page_release(&p);
		must(gd_store_ring_next(st, &q, &at, &err));
	}
	must(gd_store_looked(st, "lin", &at, &err));
	must(gd_store_look(st, "lin", T0, &err));
	must(gd_store_mark(st, mark, &err));
}

static inline void
ignore_group(const char *key, int64_t case_id, int64_t count, void *ctx)
{
	(void)key;
	(void)case_id;
	(void)count;
	(void)ctx;
}

static inline void
ignore_row(gd_instant due, const char *rule, void *ctx)
{
	(void)due;
	(void)rule;
	(void)ctx;
}

/* Every order and page of the daily review. */
static inline void
read_review(struct gd_store *st)
{
	static const char *const law[] = { "a", "b" };
	const struct gd_due_row at = { .name = (char *)"A",
				       .channel = (char *)"12315",
				       .clock = { .id = 1, .case_id = 1,
						  .rule = (char *)"r",
						  .due_at = T0 } };
	int64_t n, days[2];

	for (int order = 0; order < GD_REVIEW_ORDERS; order++)
		for (int way = 0; way < (order ? 3 : 4); way++) {
			const struct gd_review_query q = {
				.paused = way == 3,
				.order = (enum gd_review_order)order,
				.from = 0, .until = INT64_MAX, .now = T0,
				.rules = way && way < 3 ? law : NULL,
				.rules_len = 2, .without = way == 2,
				.each_rule = way == 1 && order == 0
			};
			struct gd_due_page p;

			for (int page = 0; page <= GD_PAGE_FROM; page++) {
				must(gd_store_review(st, &q,
						     (enum gd_page)page, &at,
						     5, &p, &err));
				gd_due_page_release(&p);
			}
			must(gd_store_review_count(st, &q, &n, &err));
			must(gd_store_review_groups(st, &q, ignore_group,
						    NULL, &err));
			must(gd_store_review_days(st, &q, 20524, 2, days,
						  &err));
			must(gd_store_review_walk(st, &q, ignore_row, NULL,
						  &err));
		}
}

/* What a first try does not find: these walk an index and sort what fits. */
static inline void
read_rare(struct gd_store *st)
{
	struct gd_filter filter = GD_FILTER_INIT;
	const struct gd_review_query q = {
		.until = INT64_MAX, .now = T0, .filter = &filter
	};
	const struct gd_case_query cases = {
		.stage = -1, .now = T0, .filter = &filter
	};
	int usual_try = st->first_try;
	struct gd_due_page p;
	struct gd_case_page c;

	must(gd_filter_parse(&filter, "type:fraud platform:jd", NULL, &err));
	st->first_try = 1;
	must(gd_store_review(st, &q, GD_PAGE_FIRST, NULL, 5, &p, &err));
	gd_due_page_release(&p);
	must(gd_store_cases(st, &cases, GD_PAGE_FIRST, NULL, 5, &c, &err));
	gd_case_page_release(&c);
	st->first_try = usual_try;
	must(gd_store_review_walk(st, &q, ignore_row, NULL, &err));
	gd_filter_release(&filter);
}

static inline void
read_one(struct gd_store *st, int64_t id)
{
	struct gd_filing_row *filings;
	struct gd_clock_row *clocks;
	struct gd_event_page events;
	struct gd_answers answers;
	struct gd_event_row event;
	struct gd_case_row row;
	size_t len;
	int64_t n;

	must(gd_store_case(st, id, &row, &err));
	gd_case_row_release(&row);
	must(gd_store_answers(st, id, &answers, &err));
	gd_answers_release(&answers);
	must(gd_store_filings(st, id, &filings, &len, &err));
	gd_filing_rows_free(filings, len);
	must(gd_store_clocks(st, id, &clocks, &len, &err));
	gd_clock_rows_free(clocks, len);
	for (int64_t about = 0; about <= id; about += id) {
		must(gd_store_events(st, about, 0, 5, &events, &err));
		gd_event_page_release(&events);
	}
	must(gd_store_event(st, 1, &event, &err));
	gd_event_row_release(&event);
	must(gd_store_event_values(st, 1, stop_value, NULL, &err));
	must(gd_store_last_draft(st, &n, &err));
	must(gd_store_last_undoable(st, id, NULL, &n, &err));
	must(gd_store_last_undoable(st, 0, "lin", &n, &err));
	must(gd_store_merchant_find(st, "x", "y", &n, &err));
	gd_store_generation(st);
}

/* An action of each kind: writes are on the way, too. */
static inline int64_t
act(struct gd_store *st)
{
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5), draft, row;
	int64_t event, clock = make_clock(st, id, "seed_72h", T0 + DAY);
	struct gd_answer a = { .field = (char *)"f",
			       .value = (char *)"v" };
	struct gd_event_head h = head(id, "edit");

	must(gd_store_draft_new(st, T0, "lin", &draft, &err));
	must(gd_store_begin_quiet(st, &err));
	must(gd_store_put_answer(st, draft, "facts", false, &a, &err));
	must(gd_store_commit(st, NULL, &err));
	must(gd_store_draft_drop(st, draft, &err));
	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_FILING, id, &row, &err));
	must(gd_store_insert(st, GD_ENT_EVIDENCE, id, &row, &err));
	must(gd_store_insert(st, GD_ENT_MERCHANT, 0, &row, &err));
	must(gd_store_record_answers(st, id, &err));
	must(gd_store_commit(st, NULL, &err));
	event = change(st, id, GD_ENT_CLOCK, clock, "state", "1");
	must(gd_store_undo(st, event, &h, NULL, &err));
	must(gd_store_erase_person(st, id, &h, &err));
	return id;
}

/* Every page of the merchants in this order, with words and without. */
static inline void
read_merchant_pages(struct gd_store *st, enum gd_merchant_sort sort)
{
	const struct gd_key key = { 3, 3 };
	struct gd_merchant_page p;

	for (int page = 0; page <= GD_PAGE_FROM; page++) {
		must(gd_store_merchants(st, page % 2 ? "m" : "", sort,
					(enum gd_page)page, &key, 5, &p,
					&err));
		gd_merchant_page_release(&p);
	}
}

/* On request, and merchants are few beside cases: these orders walk them all. */
static inline void
read_merchants_sorted(struct gd_store *st)
{
	for (int sort = GD_MERCHANT_NEWEST + 1; sort < GD_MERCHANT_SORTS; sort++)
		read_merchant_pages(st, (enum gd_merchant_sort)sort);
}

/* The list and the page of merchants. */
static inline void
read_merchants(struct gd_store *st)
{
	const struct gd_key key = { 3, 3 };
	struct gd_check_row *checks = NULL;
	struct gd_merchant_row row;
	struct gd_case_page cases;
	struct gd_event_head h = head(0, "merchant");
	int64_t ids[2], id;
	size_t len;
	int found;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_MERCHANT, 0, &id, &err));
	must(gd_store_put(st, GD_ENT_MERCHANT, id, "name", "m", &err));
	must(gd_store_commit(st, NULL, &err));
	read_merchant_pages(st, GD_MERCHANT_NEWEST);
	must(gd_store_merchant(st, id, &row, &err));
	gd_merchant_row_release(&row);
	must(gd_store_checks(st, id, 5, &checks, &len, &err));
	gd_check_rows_free(checks, len);
	must(gd_store_merchant_cases(st, id, &key, 5, &cases, &err));
	gd_case_page_release(&cases);
	must(gd_store_merchants_like(st, "m", NULL, ids, 2, &found, &err));
	must(gd_store_merchants_like(st, NULL, "91350100M000100Y43", ids, 2,
				     &found, &err));
}

/* Each word of a filter, in every statement that a filter goes into. */
static inline void
read_filtered(struct gd_store *st)
{
	static const char *const words[] = {
		"stage:platform", "type:fraud", "merchant:xiaolu", "tag:x",
		"assignee:lin", "amount>5", "opened:2026-03", "due:overdue",
		"due:today", "due:soon", "due:later", "due:none", "draft",
		"closed", "\"two words\"", "gd-1", "\".\""
	};
	const struct gd_key key = { T0, 1 };
	struct gd_order order;

	must(gd_order_parse(&order, "shop,-type", &err));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct gd_filter f = GD_FILTER_INIT;
		struct gd_case_query q = { .stage = -1, .filter = &f,
					   .now = T0 };
		const struct gd_due_query d = { .until = INT64_MAX,
						.filter = &f, .now = T0 };
		struct gd_board_counts counts;
		struct gd_case_page cases;
		struct gd_due_page due;
		int64_t n;

		must(gd_filter_parse(&f, words[i], NULL, &err));
		must(gd_store_cases(st, &q, GD_PAGE_AFTER, &key, 5, &cases,
				    &err));
		gd_case_page_release(&cases);
		must(gd_store_due_count(st, &d, T0, T0 + DAY, &n, &err));
		q.order = &order;
		must(gd_store_cases(st, &q, GD_PAGE_AFTER, &key, 5, &cases,
				    &err));
		gd_case_page_release(&cases);
		must(gd_store_cases_count(st, &q, &n, &err));
		must(gd_store_board_counts(st, T0, T0, T0 + DAY, &f, &counts,
					   &err));
		must(gd_store_due(st, &d, GD_PAGE_AFTER, &key, 5, &due, &err));
		gd_due_page_release(&due);
		gd_filter_release(&f);
	}
}

/* Words in one index, in two, in none. */
static inline void
read_search(struct gd_store *st)
{
	static const char *const words[] = { "xiaolu", "two words", "." };
	struct gd_hits hits;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		must(gd_store_search(st, words[i], 5, &hits, &err));
		gd_hits_release(&hits);
	}
}

#endif
