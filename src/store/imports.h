/*
 * store/imports.h - which case a row of a list is about.
 */
#ifndef GD_STORE_IMPORTS_H
#define GD_STORE_IMPORTS_H

#include "store/store.h"

/* A case that could be meant; the strings live for the call. */
struct gd_import_match {
	int64_t case_id;
	const char *shop, *merchant;	/* "" when unknown */
};
typedef bool gd_import_visit(const struct gd_import_match *m, void *ctx);

/*
 * So many cases are looked at for one number or phone: a list that gives the
 * clinic's own phone in every row costs its rows, not their square.
 */
#define GD_IMPORT_LOOK 100

/* Opened cases with this order number, the oldest first, GD_IMPORT_LOOK at most. */
enum gd_status gd_store_match_order(struct gd_store *st, const char *order_no,
				    gd_import_visit *visit, void *ctx,
				    struct gd_error *err);
/* Opened cases of the person with this phone; as many. */
enum gd_status gd_store_match_phone(struct gd_store *st, const char *phone,
				    gd_import_visit *visit, void *ctx,
				    struct gd_error *err);
/*
 * Rows without an order number are known again by a key made of what they say.
 * It goes when the person is erased.
 */
enum gd_status gd_store_match_key(struct gd_store *st, int64_t key,
				  gd_import_visit *visit, void *ctx,
				  struct gd_error *err);
enum gd_status gd_store_key_add(struct gd_store *st, int64_t key,
				int64_t case_id, struct gd_error *err);
/* The highest case number so far, 0 when there is none. */
enum gd_status gd_store_last_case(struct gd_store *st, int64_t *id,
				  struct gd_error *err);

#endif
