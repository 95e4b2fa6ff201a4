/*
 * linear/list.h - a list of any length, a page at a time. Only for linear/.
 *
 * Whoever has a list fills in what it can do; reading on, going back a page,
 * marking and doing one thing to all marked work the same in every list.
 */
#ifndef GD_LINEAR_LIST_H
#define GD_LINEAR_LIST_H

#include "desk/bulk.h"
#include "linear/lines.h"
#include "store/query.h"

#define GD_LIN_PAGE 20	/* rows read out at once */

enum gd_lin_next {
	GD_LIN_ASK,	/* nothing of the list has changed */
	GD_LIN_AGAIN,	/* read this page again */
	GD_LIN_FIRST,	/* read from the beginning */
	GD_LIN_LEAVE,
	GD_LIN_UNKNOWN	/* no such word */
};

struct gd_lin_list {	/* NULL where there is none */
	/*
	 * Hold the page after the last row held (AFTER), before the first
	 * (BEFORE), from it (FROM), or the FIRST; how many rows it has. 0 leaves
	 * what is held; -1 when it was said what went wrong.
	 */
	int (*load)(void *ctx, enum gd_page page, int limit);
	/* What is listed, said before a page. */
	void (*head)(void *ctx);
	/* Append row `i` of those held. */
	void (*row)(void *ctx, size_t i, struct gd_buf *out);
	/* A heading above row `i`, "" when it goes on under the one before. */
	void (*part)(void *ctx, size_t i, struct gd_buf *out);
	void (*open)(void *ctx, size_t i);
	/* Add row `i` to what is marked; false: it was said why not. */
	bool (*mark)(void *ctx, size_t i, struct gd_bulk *marks);
	/* A word of this list alone; `rest` is what stands behind it. */
	enum gd_lin_next (*word)(void *ctx, const char *word,
				 const char *rest);
	const char *words;	/* these, explained; translated */
	const char *none;	/* said of an empty list; translated */
};

/* Until the person goes back or input ends. */
void gd_lin_list_run(struct gd_linear *l, const struct gd_lin_list *list,
		     void *ctx);

/*
 * A page of `total` items that are all held: `*first` and `*len` follow `page` as
 * load() does, which may return what this does.
 */
int gd_lin_slice(enum gd_page page, int limit, size_t total, size_t *first,
		 size_t *len);

/*
 * The place of `typed` in numbers from 1 to `len`, such as "2 5-7" or "all", as
 * flags in `on` (room for `len`); false: it is none.
 */
bool gd_lin_numbers(const char *typed, size_t len, bool *on);

#endif
