/*
 * store/query.h - reading: what a screen or a listing needs, and no more.
 *
 * Pages are cut by keyset, never by offset, so that row 1,000,000 costs what
 * row 1 costs. Visitors return false to stop early.
 */
#ifndef GD_STORE_QUERY_H
#define GD_STORE_QUERY_H

#include "domain/filter.h"
#include "domain/order.h"
#include "store/store.h"

/* GD_ENOTFOUND when there is no such case. Release the row. */
enum gd_status gd_store_case(struct gd_store *st, int64_t id,
			     struct gd_case_row *out, struct gd_error *err);
/* All answers of a case, personal ones included. `out` is initialised here. */
enum gd_status gd_store_answers(struct gd_store *st, int64_t case_id,
				struct gd_answers *out, struct gd_error *err);
/* Newest draft of an interview, 0 when none. */
enum gd_status gd_store_last_draft(struct gd_store *st, int64_t *case_id,
				   struct gd_error *err);
/*
 * Make a draft taken by `who` (quietly) / drop one that has neither answers nor
 * history; any other case is left alone.
 */
enum gd_status gd_store_draft_new(struct gd_store *st, gd_instant now,
				  const char *who, int64_t *case_id,
				  struct gd_error *err);
enum gd_status gd_store_draft_drop(struct gd_store *st, int64_t case_id,
				   struct gd_error *err);
/*
 * Merchant with this credit code, else with this exact name and no other code;
 * 0: none. Either may be NULL.
 */
enum gd_status gd_store_merchant_find(struct gd_store *st, const char *name,
				      const char *credit_code, int64_t *id,
				      struct gd_error *err);

struct gd_stage_count {
	int64_t open;		/* cases in the column */
	int64_t overdue;	/* of these, with a clock past due */
};

/*
 * Counts a board's title and columns show, as of `now`; with a filter (may be
 * NULL) of what it lets through. Drafts count in stage prepare. A clock is
 * overdue from its due instant on; `due_today`: it falls later, but not after
 * `day_end` (24:00 of today is today). Without a filter no case is looked at.
 */
struct gd_board_counts {	/* of overdue and of clocks: see GD_COUNT_MORE */
	struct gd_stage_count stage[GD_STAGES];	/* CLOSED: closed since day_start */
	/* Running clocks; the last two from now on, whatever day. */
	int64_t overdue, due_today, within_72h, within_7d;
	int64_t hidden;			/* open cases that the filter hides */
};
enum gd_status gd_store_board_counts(struct gd_store *st, gd_instant now,
				     gd_instant day_start, gd_instant day_end,
				     const struct gd_filter *filter,
				     struct gd_board_counts *out,
				     struct gd_error *err);

/* Place of a row in its order: a page starts after or before it. */
struct gd_key {
	int64_t sort;
	int64_t id;
};

enum gd_page {
	GD_PAGE_FIRST, GD_PAGE_LAST,	/* `key` unused */
	GD_PAGE_AFTER, GD_PAGE_BEFORE,	/* rows strictly past `key` */
	GD_PAGE_FROM			/* rows from `key` on, itself included */
};

struct gd_case_query {
	int stage;		/* enum gd_stage, or -1: any */
	/* Stage -1: closed ones too; the filter words closed, stage:closed and
	 * outcome: imply it. */
	bool include_closed;
	/* Stage CLOSED: only those closed since, latest first whatever the
	 * sort; 0 or less: all, sorted. */
	gd_instant closed_since;
	const struct gd_filter *filter;	/* NULL: all */
	enum gd_case_sort sort;
	/* Instead of `sort`, by any columns. A page of an order that has no
	 * index looks at every case of its stages; key.sort is 0 then. */
	const struct gd_order *order;	/* NULL: none */
	gd_instant now;		/* for due: words of the filter */
	struct gd_zone zone;
};

/* Does the filter (may be NULL) itself speak about closed cases? */
bool gd_filter_wants_closed(const struct gd_filter *filter);

struct gd_case_page {
	struct gd_case_row *rows;	/* owned; in reading order */
	struct gd_key *keys;
	size_t len;
};
/* Up to `limit` rows; release with gd_case_page_release(). */
enum gd_status gd_store_cases(struct gd_store *st,
			      const struct gd_case_query *q, enum gd_page page,
			      const struct gd_key *key, int limit,
			      struct gd_case_page *out, struct gd_error *err);
void gd_case_page_release(struct gd_case_page *p);
/* Rows the query would give in all. */
enum gd_status gd_store_cases_count(struct gd_store *st,
				    const struct gd_case_query *q,
				    int64_t *count, struct gd_error *err);
/*
 * Stream the rows of the query (at most `limit`, 0: all) in constant memory;
 * the row lives for the call. The visitor may query the store, too.
 */
enum gd_status gd_store_cases_each(struct gd_store *st,
				   const struct gd_case_query *q, int64_t limit,
				   bool (*visit)(const struct gd_case_row *row,
						 void *ctx),
				   void *ctx, struct gd_error *err);

/* A running clock with the little of its case that a review row shows. */
struct gd_due_row {
	struct gd_clock_row clock;
	char *name;		/* shop or merchant */
	enum gd_stage stage;
	char *channel;		/* of its filing, "" */
	char *demand;
	int64_t amount_fen;
	int64_t case_version;	/* grows with every change of the case */
};
void gd_due_row_release(struct gd_due_row *r);

/* A filter's due: words are about the clock here, not about its case. */
/*
 * Numbers for a title stop when a filter has looked at some thousands of rows: to
 * such a number this is added, it is "at least so many".
 */
#define GD_COUNT_MORE (INT64_C(1) << 48)

struct gd_due_query {
	gd_instant until;	/* due before this; INT64_MAX: all */
	const struct gd_filter *filter;
	gd_instant now;
	struct gd_zone zone;
};
struct gd_due_page {
	struct gd_due_row *rows;
	struct gd_key *keys;
	size_t len;
};
enum gd_status gd_store_due(struct gd_store *st, const struct gd_due_query *q,
			    enum gd_page page, const struct gd_key *key,
			    int limit, struct gd_due_page *out,
			    struct gd_error *err);
void gd_due_page_release(struct gd_due_page *p);
/* Running clocks due in [from, until); of `q` the filter, now and zone count. */
enum gd_status gd_store_due_count(struct gd_store *st,
				  const struct gd_due_query *q, gd_instant from,
				  gd_instant until, int64_t *count,
				  struct gd_error *err);
enum gd_status gd_store_due_each(struct gd_store *st,
				 const struct gd_due_query *q,
				 bool (*visit)(const struct gd_due_row *row,
					       void *ctx),
				 void *ctx, struct gd_error *err);

/* All filings / clocks of a case in their own order; arrays are owned by the caller. */
enum gd_status gd_store_filings(struct gd_store *st, int64_t case_id,
				struct gd_filing_row **rows, size_t *len,
				struct gd_error *err);
void gd_filing_rows_free(struct gd_filing_row *rows, size_t len);
enum gd_status gd_store_clocks(struct gd_store *st, int64_t case_id,
			       struct gd_clock_row **rows, size_t *len,
			       struct gd_error *err);
void gd_clock_rows_free(struct gd_clock_row *rows, size_t len);

/* Letters of a case, first to last; one whose writing was undone is none. */
enum gd_status gd_store_letters(struct gd_store *st, int64_t case_id,
				struct gd_letter_row **rows, size_t *len,
				struct gd_error *err);
void gd_letter_rows_free(struct gd_letter_row *rows, size_t len);

struct gd_event_page {
	struct gd_event_row *rows;
	size_t len;
};
/*
 * Events newest first: of `case_id` (0: of the whole desk), before event id
 * `before` (0: from the newest).
 */
enum gd_status gd_store_events(struct gd_store *st, int64_t case_id,
			       int64_t before, int limit,
			       struct gd_event_page *out, struct gd_error *err);
void gd_event_page_release(struct gd_event_page *p);
enum gd_status gd_store_event(struct gd_store *st, int64_t event_id,
			      struct gd_event_row *out, struct gd_error *err);
/* The values an event changed, in order; the strings live for the call. */
enum gd_status gd_store_event_values(struct gd_store *st, int64_t event_id,
				     bool (*visit)(const struct gd_event_value *v,
						   void *ctx),
				     void *ctx, struct gd_error *err);

#endif
