/*
 * desk/merchants.h - merchants: their records, cases and checks before buying.
 */
#ifndef GD_DESK_MERCHANTS_H
#define GD_DESK_MERCHANTS_H

#include "desk/desk.h"
#include "desk/intake.h"
#include "domain/precheck.h"
#include "store/merchants.h"

/* As gd_store_merchants(), gd_store_merchants_count(). */
enum gd_status gd_desk_merchants(struct gd_desk *d, const char *words,
				 enum gd_merchant_sort sort, enum gd_page page,
				 const struct gd_key *key, int limit,
				 struct gd_merchant_page *out,
				 struct gd_error *err);
enum gd_status gd_desk_merchants_count(struct gd_desk *d, const char *words,
				       int64_t *count, struct gd_error *err);

/* "newest", "name", …; NULL past the last; and in words. */
const char *gd_merchant_sort_code(size_t i);
const char *gd_merchant_sort_words(enum gd_merchant_sort sort);

#define GD_MERCHANT_CHECKS 20	/* newest checks that a page holds */

struct gd_merchant_view {	/* one merchant, whole; its cases in pages */
	struct gd_merchant_row row;
	struct gd_check_row *checks;
	size_t checks_len;
	int64_t twin;		/* another record with the same code; 0: none */
	/* Names that it also goes by, of records merged into it; "" when none. */
	char *also;
};
enum gd_status gd_desk_merchant(struct gd_desk *d, int64_t id,
				struct gd_merchant_view *out,
				struct gd_error *err);
void gd_merchant_view_release(struct gd_merchant_view *v);
/* As gd_store_merchant_cases(). */
enum gd_status gd_desk_merchant_cases(struct gd_desk *d, int64_t id,
				      const struct gd_key *key, int limit,
				      struct gd_case_page *out,
				      struct gd_error *err);
/* The merchant of a case; 0: none was named. */
enum gd_status gd_desk_case_merchant(struct gd_desk *d, int64_t case_id,
				     int64_t *id, struct gd_error *err);

/*
 * Find one by what a person typed: a credit code, a number ("12", "#12"), an exact
 * name, or words that fit one merchant alone. GD_ENOTFOUND: none; GD_EINVAL: several,
 * the sentence names some.
 */
enum gd_status gd_desk_merchant_find(struct gd_desk *d, const char *typed,
				     int64_t *id, struct gd_error *err);
/*
 * Find as above, but by code or exact name alone, and make a record when there is
 * none; a valid credit code makes one without a name.
 */
enum gd_status gd_desk_merchant_make(struct gd_desk *d, const char *typed,
				     int64_t *id, struct gd_error *err);

/* Set a text of the record: name, credit_code, address, contact, licence, note. */
enum gd_status gd_desk_merchant_set(struct gd_desk *d, int64_t id,
				    const char *field, const char *value,
				    struct gd_error *err);

/*
 * Two records that are one merchant: cases and checks of `from` go to `into`, which
 * takes over what it lacks; `from` stays as a name that it also goes by. What the
 * cases say is left as it was written. One step, undone as one; `*cases` went over.
 * GD_EGUARD: their credit codes differ.
 */
enum gd_status gd_desk_merchant_merge(struct gd_desk *d, int64_t from,
				      int64_t into, int64_t *cases,
				      struct gd_error *err);

/*
 * The i-th text of a record: the field as gd_desk_merchant_set() takes it, what it
 * is called, what stands there; NULL past the last.
 */
const char *gd_merchant_field(size_t i, const char **label);
const char *gd_merchant_value(const struct gd_merchant_row *r, size_t i);

/* Judge the answers of the interview `check`; release with gd_precheck_release(). */
enum gd_status gd_desk_precheck(struct gd_desk *d, const struct gd_answers *a,
				struct gd_precheck *out, struct gd_error *err);
/*
 * Keep a check with the merchant, in one event of the desk. GD_EINVAL names the required
 * answers that are missing.
 */
enum gd_status gd_desk_check_keep(struct gd_desk *d, int64_t merchant_id,
				  const struct gd_answers *a,
				  struct gd_error *err);
/* Start the interview `check` in memory: nothing is stored until it is kept. */
enum gd_status gd_desk_check_begin(struct gd_desk *d, struct gd_intake *out,
				   struct gd_error *err);
/* As gd_intake_read_file(), for the questions of that interview. */
enum gd_status gd_desk_check_read(struct gd_desk *d, const char *path,
				  struct gd_answers *out,
				  struct gd_intake_problems *problems,
				  struct gd_error *err);

/* "low risk", "some risk", "high risk". */
const char *gd_check_level_words(int level);
/* Append the result: level, then each point with its reason, cure and source. */
void gd_precheck_words(struct gd_desk *d, const struct gd_precheck *p,
		       struct gd_buf *out);
/* The same of a check that was kept; rules that are gone show by their id. */
void gd_check_row_words(struct gd_desk *d, const struct gd_check_row *row,
			struct gd_buf *out);
/* Append what the answers of a kept check were, a line each. */
void gd_check_row_answers(struct gd_desk *d, const struct gd_check_row *row,
			  struct gd_buf *out);
/*
 * Append a line on the newest check of a case's merchant ("checked on 3 March: high
 * risk, …"); nothing when it has no merchant or no check.
 */
void gd_check_recall(struct gd_desk *d, int64_t case_id, struct gd_buf *out);
/* The same when the question `field` that was just answered names a merchant. */
void gd_check_recall_answer(struct gd_desk *d, const struct gd_answers *a,
			    const char *field, struct gd_buf *out);

/* "fits its check character", "does not fit …", "" without one. */
const char *gd_credit_code_words(const char *code);

#endif
