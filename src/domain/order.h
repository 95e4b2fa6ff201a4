/*
 * domain/order.h - the order of a list of cases: `shop,-amount`.
 *
 * Every column of a listing is one to sort by. Each has a direction of its
 * own (sums largest first, days newest first, deadlines nearest first, words
 * from A to Z); `-` turns it round. Cases without a value stand last, first
 * when turned.
 */
#ifndef GD_DOMAIN_ORDER_H
#define GD_DOMAIN_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

enum gd_case_sort {
	GD_SORT_DUE,	/* nearest clock first, none last */
	GD_SORT_AMOUNT,	/* largest first */
	GD_SORT_OPENED,	/* newest first */
	GD_SORT_NUMBER,	/* by number */
	/* Those above have an index. */
	GD_SORT_STAGE, GD_SORT_DRAFT, GD_SORT_SHOP, GD_SORT_MERCHANT,
	GD_SORT_PLATFORM, GD_SORT_CARRIER, GD_SORT_TYPE, GD_SORT_SCENARIO,
	GD_SORT_GOODS, GD_SORT_ORDER_NO, GD_SORT_DEMAND,
	GD_SORT_DEMAND_AMOUNT, GD_SORT_CLOSED, GD_SORT_OUTCOME,
	GD_SORT_RECOVERED, GD_SORT_HELD, GD_SORT_NEEDED, GD_SORT_NEXT_CLOCK,
	GD_SORT_ASSIGNEE, GD_SORT_TAGS,
	GD_SORTS
};

#define GD_ORDER_MAX 3

/* Equals of the first key stand by the second; equals of all by number. */
struct gd_order {
	struct gd_order_key {
		enum gd_case_sort by;
		bool turned;
	} keys[GD_ORDER_MAX];
	size_t len;
};

/*
 * Read `number`, `shop,-amount` … into `out`; spaces and a full-width comma do
 * no harm. GD_EINVAL names the wrong word and the nearest right one.
 */
enum gd_status gd_order_parse(struct gd_order *out, const char *s,
			      struct gd_error *err);
/* The word of a column, as in the listing; static. */
const char *gd_sort_word(enum gd_case_sort by);
/* The column that a word names; false: none does. */
bool gd_sort_parse(const char *word, enum gd_case_sort *out);

#endif
