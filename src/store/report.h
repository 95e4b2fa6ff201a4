/*
 * store/report.h - reading for counting and comparing, a case at a time.
 *
 * What is counted stands in narrow rows: no answers, no texts. Memory does not
 * grow with the number of cases.
 */
#ifndef GD_STORE_REPORT_H
#define GD_STORE_REPORT_H

#include "store/query.h"

struct gd_report_filing {
	int64_t id;
	const char *channel;	/* "" unknown */
	/* GD_INSTANT_NONE: not yet. The first answer, whatever came after it. */
	gd_instant filed_at, answered_at;
	enum gd_filing_state state;
	enum gd_stage stage;	/* its rung */
};

/* A time in which a case was closed that was taken up again. */
struct gd_report_rest {
	gd_instant from, until;
};

/* A case that is no draft; strings live for the call, "" for none. */
struct gd_report_case {
	int64_t id;
	enum gd_stage stage;
	const char *platform, *type, *scenario, *outcome, *assignee;
	const char *merchant;		/* shop or merchant */
	int64_t merchant_id;		/* 0: none */
	gd_instant opened_at, closed_at, next_due;	/* GD_INSTANT_NONE */
	int64_t amount_fen, recovered_fen;	/* -1: unknown */
	const struct gd_report_filing *filings;	/* in order, none withdrawn */
	size_t filings_len;
	const struct gd_report_rest *rests;	/* in order */
	size_t rests_len;
};

/* Every case by number with its filings, until `visit` returns false. */
enum gd_status gd_store_report(struct gd_store *st, bool history,
			       bool (*visit)(const struct gd_report_case *c,
					     void *ctx),
			       void *ctx, struct gd_error *err);
/* How many cases gd_store_report() gives. */
enum gd_status gd_store_report_count(struct gd_store *st, int64_t *count,
				     struct gd_error *err);

/*
 * Closed cases that share something with (platform, type, scenario), best
 * `limit` first: a point each for platform and scenario, two for the type, two for
 * the same merchant; only such whose person agreed or that hold no answer on it.
 * `except` is left out. Only the newest `depth` closed cases are looked at.
 */
struct gd_similar_query {
	int64_t except;
	const char *platform, *type, *scenario;	/* "" or NULL: any */
	int64_t merchant_id;
	int depth, limit;
};
enum gd_status gd_store_similar(struct gd_store *st,
				const struct gd_similar_query *q,
				bool (*visit)(const struct gd_case_row *row,
					      int64_t merchant_id, void *ctx),
				void *ctx, struct gd_error *err);

/* The merchant's row of a case, 0: none. */
enum gd_status gd_store_case_merchant(struct gd_store *st, int64_t case_id,
				      int64_t *merchant_id,
				      struct gd_error *err);

/* Open cases against one merchant: same credit code, or without one same name. */
struct gd_group_row {
	const char *name;	/* legal name, else shop; lives for the call */
	const char *credit_code;	/* "" when unknown */
	int64_t first;		/* lowest case id */
	int64_t cases;
	int64_t amount_fen;	/* sum of what is known */
};
enum gd_status gd_store_groups(struct gd_store *st,
			       bool (*visit)(const struct gd_group_row *row,
					     void *ctx),
			       void *ctx, struct gd_error *err);
/*
 * Ids of the open cases against the merchant with this credit code or, when it
 * is "", this name (legal, where that is unknown shown); in order of number.
 */
enum gd_status gd_store_group_cases(struct gd_store *st, const char *name,
				    const char *credit_code,
				    bool (*visit)(int64_t id, void *ctx),
				    void *ctx, struct gd_error *err);

#endif
