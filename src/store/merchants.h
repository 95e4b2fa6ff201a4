/*
 * store/merchants.h - merchants, the checks made of them, and their cases.
 */
#ifndef GD_STORE_MERCHANTS_H
#define GD_STORE_MERCHANTS_H

#include "store/query.h"

struct gd_merchant_row {	/* texts are "" when none */
	int64_t id;
	char *name, *credit_code, *address, *contact, *licence, *note;
	int64_t merged_into;	/* the record that holds it now; 0: itself */
	int64_t cases, open;	/* how many there are; how many are not closed */
	int64_t checks;
	/* Of the newest check; GD_INSTANT_NONE: never checked. */
	gd_instant checked_at;
	int level;		/* enum gd_check_level */
};
void gd_merchant_row_release(struct gd_merchant_row *r);

/* GD_ENOTFOUND when there is no such merchant. Release the row. */
enum gd_status gd_store_merchant(struct gd_store *st, int64_t id,
				 struct gd_merchant_row *out,
				 struct gd_error *err);

struct gd_merchant_page {
	struct gd_merchant_row *rows;
	struct gd_key *keys;
	size_t len;
};
enum gd_merchant_sort {
	GD_MERCHANT_NEWEST,	/* newest record first */
	GD_MERCHANT_NAME, GD_MERCHANT_CASES, GD_MERCHANT_OPEN,
	GD_MERCHANT_CHECKED	/* the latest check first */
};
#define GD_MERCHANT_SORTS 5

/*
 * Up to `limit` merchants in this order, whose name, code, address or
 * contact, or the name of a record merged into it, holds every word of `words`
 * ("": all); merged records are left out. A page of the newest costs its rows and
 * those that the words pass over; the other orders look at all merchants.
 */
enum gd_status gd_store_merchants(struct gd_store *st, const char *words,
				  enum gd_merchant_sort sort,
				  enum gd_page page, const struct gd_key *key,
				  int limit, struct gd_merchant_page *out,
				  struct gd_error *err);
void gd_merchant_page_release(struct gd_merchant_page *p);
/* How many gd_store_merchants() would give in all. */
enum gd_status gd_store_merchants_count(struct gd_store *st,
					const char *words, int64_t *count,
					struct gd_error *err);

/*
 * Records that were merged into `id`, the oldest first, at most `limit`: their own
 * rows, for names that it also goes by. `name` is "" when there is none.
 */
enum gd_status gd_store_merchants_merged(struct gd_store *st, int64_t id,
					 int limit,
					 bool (*visit)(int64_t id,
						       const char *name,
						       void *ctx),
					 void *ctx, struct gd_error *err);

struct gd_check_row {
	int64_t id, merchant_id;
	gd_instant at;
	char *who;
	int level, points;
	char *findings;		/* comma list of rules that spoke */
	char *answers;		/* "field=value" lines; see desk/merchants.h */
};
/* The newest `limit` checks of a merchant; release with gd_check_rows_free(). */
enum gd_status gd_store_checks(struct gd_store *st, int64_t merchant_id,
			       int limit, struct gd_check_row **rows,
			       size_t *len, struct gd_error *err);
void gd_check_rows_free(struct gd_check_row *rows, size_t len);

/*
 * Cases of a merchant, open ones by stage first, after place `key` (NULL: from
 * the first; sort is the stage); release with gd_case_page_release().
 */
enum gd_status gd_store_merchant_cases(struct gd_store *st,
				       int64_t merchant_id,
				       const struct gd_key *key, int limit,
				       struct gd_case_page *out,
				       struct gd_error *err);
/* The merchant of a case; 0: none. */
enum gd_status gd_store_merchant_of_case(struct gd_store *st, int64_t case_id,
				      int64_t *merchant_id,
				      struct gd_error *err);
/*
 * Merchants with this credit code, or (code NULL or "") this exact name, at most
 * `limit` ids. For finding one by what a person typed, and records to merge.
 */
enum gd_status gd_store_merchants_like(struct gd_store *st, const char *name,
				       const char *credit_code, int64_t *ids,
				       int limit, int *len,
				       struct gd_error *err);

#endif
