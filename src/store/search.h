/*
 * store/search.h - finding a case by any words: an index of pieces of words.
 *
 * Every text is cut into pieces of two characters (three of Latin letters and
 * digits), so that any word is found wherever it stands, a Chinese one of one or
 * two characters, too. The index changes in the transaction of what it indexes.
 */
#ifndef GD_STORE_SEARCH_H
#define GD_STORE_SEARCH_H

#include "store/store.h"

/* Where the words were found, the best place first: also the order of hits. */
enum gd_hit_place {
	GD_HIT_NUMBER,		/* the case's own number */
	GD_HIT_EXACT,		/* a whole order, payment, reference number, phone */
	GD_HIT_NAME,		/* all of shop or merchant */
	GD_HIT_NAME_START,
	GD_HIT_NAME_PART,
	GD_HIT_GOODS,
	GD_HIT_NUMBER_PART,	/* within such a number, or a person's name */
	GD_HIT_FACTS,		/* what happened */
	GD_HIT_TEXT,		/* notes, letters, answers, evidence */
	GD_HIT_INITIALS		/* the pinyin initials of shop or merchant */
};

struct gd_hit {
	struct gd_case_row row;
	enum gd_hit_place place;
	const char *field;	/* "shop", "facts", "note" …; static */
	char *text;		/* the whole text that holds the first word */
};

struct gd_hits {
	struct gd_hit *items;
	size_t len;
	bool more;		/* there are more than were asked for */
};

/*
 * The cases that hold every word of `words` (separated by spaces), at most
 * `limit`, the best and newest first. Nothing to look for: none.
 */
enum gd_status gd_store_search(struct gd_store *st, const char *words,
			       size_t limit, struct gd_hits *out,
			       struct gd_error *err);
void gd_hits_release(struct gd_hits *h);

/* Make the index anew from what it indexes, in a transaction of its own. */
enum gd_status gd_store_search_rebuild(struct gd_store *st,
				       struct gd_error *err);

#endif
