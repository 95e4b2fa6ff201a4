/*
 * desk/view.c - see view.h.
 */
#include <config.h>

#include "desk/view.h"

#include <stdint.h>
#include <stdlib.h>

#include "desk/reserved.h"

void
gd_desk_today(const struct gd_desk *d, gd_instant *start, gd_instant *end)
{
	struct gd_zone z = gd_desk_zone(d);
	gd_day day = gd_instant_day(gd_desk_now(d), z);

	*start = gd_day_start(day, z);
	*end = gd_day_start(day + 1, z);
}

static struct gd_due_query
due_query(struct gd_desk *d, const struct gd_filter *filter, gd_instant until)
{
	return (struct gd_due_query){
		.until = until,
		.filter = filter,
		.now = gd_desk_now(d),
		.zone = gd_desk_zone(d),
	};
}

enum gd_status
gd_desk_board(struct gd_desk *d, const struct gd_filter *filter,
	      struct gd_board_view *out, struct gd_error *err)
{
	struct gd_board_view v;
	gd_instant start, end;
	struct gd_store *st;
	enum gd_status status;

	gd_desk_today(d, &start, &end);
	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_board_counts(st, gd_desk_now(d), start, end,
					       filter, &v.counts, err);
	if (status == GD_OK)
		*out = v;
	return status;
}

static struct gd_case_query
column_query(struct gd_desk *d, enum gd_stage stage,
	     const struct gd_filter *filter)
{
	struct gd_case_query q = {
		.stage = stage,
		.filter = filter,
		.now = gd_desk_now(d),
		.zone = gd_desk_zone(d),
	};
	gd_instant end;

	gd_desk_today(d, &q.closed_since, &end);
	return q;
}

enum gd_status
gd_desk_column(struct gd_desk *d, enum gd_stage stage,
	       const struct gd_order *order, const struct gd_filter *filter,
	       enum gd_page page, const struct gd_key *key, int limit,
	       struct gd_case_page *out, struct gd_error *err)
{
	struct gd_case_query q = column_query(d, stage, filter);
	struct gd_store *st;
	enum gd_status status;

	q.order = order;
	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_cases(st, &q, page, key, limit, out, err);
	return status;
}

enum gd_status
gd_desk_column_count(struct gd_desk *d, enum gd_stage stage,
		     const struct gd_filter *filter, int64_t *count,
		     struct gd_error *err)
{
	struct gd_case_query q = column_query(d, stage, filter);
	struct gd_store *st;
	enum gd_status status;

	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_cases_count(st, &q, count, err);
	return status;
}

static struct gd_case_query
table_query(struct gd_desk *d, const struct gd_filter *filter)
{
	return (struct gd_case_query){
		.stage = -1,
		.filter = filter,
		.now = gd_desk_now(d),
		.zone = gd_desk_zone(d),
	};
}

enum gd_status
gd_desk_table(struct gd_desk *d, const struct gd_filter *filter,
	      const struct gd_order *order, enum gd_page page,
	      const struct gd_key *key, int limit, struct gd_case_page *out,
	      struct gd_error *err)
{
	struct gd_case_query q = table_query(d, filter);
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	q.order = order;
	if (status == GD_OK)
		status = gd_store_cases(st, &q, page, key, limit, out, err);
	return status;
}

enum gd_status
gd_desk_table_count(struct gd_desk *d, const struct gd_filter *filter,
		    int64_t *count, int64_t *hidden, struct gd_error *err)
{
	struct gd_case_query q = table_query(d, filter);
	int64_t shown = 0, all = 0;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_cases_count(st, &q, &shown, err);
	q.filter = NULL;
	/* What may be closed is set against all there are. */
	q.include_closed = gd_filter_wants_closed(filter);
	if (status == GD_OK)
		status = gd_store_cases_count(st, &q, &all, err);
	if (status == GD_OK) {
		*count = shown;
		*hidden = all - shown;
	}
	return status;
}

enum gd_status
gd_desk_case(struct gd_desk *d, int64_t id, struct gd_case_view *out,
	     struct gd_error *err)
{
	struct gd_case_view v = { .filings = NULL };
	struct gd_store *st;
	enum gd_status status;

	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_case(st, id, &v.row, err);
	if (status != GD_OK)
		return status;
	gd_answers_init(&v.answers);
	status = gd_store_answers(st, id, &v.answers, err);
	if (status == GD_OK)
		status = gd_store_filings(st, id, &v.filings, &v.filings_len,
					  err);
	if (status == GD_OK)
		status = gd_store_clocks(st, id, &v.clocks, &v.clocks_len,
					 err);
	if (status != GD_OK) {
		gd_case_view_release(&v);
		return status;
	}
	gd_reserved_drop(&v.answers);
	*out = v;
	return GD_OK;
}

void
gd_case_view_release(struct gd_case_view *v)
{
	gd_case_row_release(&v->row);
	gd_answers_release(&v->answers);
	gd_filing_rows_free(v->filings, v->filings_len);
	gd_clock_rows_free(v->clocks, v->clocks_len);
	*v = (struct gd_case_view){ .filings = NULL };
}

enum gd_status
gd_desk_due(struct gd_desk *d, gd_instant until, const struct gd_filter *filter,
	    enum gd_page page, const struct gd_key *key, int limit,
	    struct gd_due_page *out, struct gd_error *err)
{
	struct gd_due_query q = due_query(d, filter, until);
	struct gd_store *st;
	enum gd_status status;

	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_due(st, &q, page, key, limit, out, err);
	return status;
}

int64_t
gd_desk_generation(struct gd_desk *d)
{
	struct gd_store *st;

	return gd_desk_store(d, &st, NULL) == GD_OK ? gd_store_generation(st)
						    : 0;
}

enum gd_status
gd_desk_events(struct gd_desk *d, int64_t case_id, int64_t before, int limit,
	       struct gd_event_page *out, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status;

	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_events(st, case_id, before, limit, out, err);
	return status;
}
