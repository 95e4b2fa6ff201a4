/*
 * store/search_internal.h - the index of pieces of words; for store/ alone.
 */
#ifndef GD_STORE_SEARCH_INTERNAL_H
#define GD_STORE_SEARCH_INTERNAL_H

#include "store/search.h"
#include "store/store_internal.h"

/* grams.c: text into pieces, separated by spaces, appended. */
void gd_grams_add(struct gd_buf *out, const char *text);
/* The expression that finds `word`, joined to `out` by AND. False: no pieces. */
bool gd_grams_match(struct gd_buf *out, const char *word);
/* Do these letters look like initials? Then the expression that finds them. */
bool gd_grams_match_initials(struct gd_buf *out, const char *word);
/*
 * First letters of the pinyin of a text's everyday characters (GB 2312 has
 * them in that order), other letters and digits as they are; appended.
 */
void gd_initials(struct gd_store *st, const char *text, struct gd_buf *out);
/*
 * Bytes that compare as a Chinese reader looks words up: everyday characters
 * by their pinyin, behind Latin letters and digits, case aside; appended.
 */
void gd_order_key(struct gd_store *st, const char *text, struct gd_buf *out);
/* The pieces that stand for these initials, apart from those of words. */
void gd_grams_add_initials(struct gd_buf *out, const char *initials);

/* search_texts.c: what of a case is searched. */
struct gd_searched {
	enum gd_entity ent;
	const char *field;
	bool name;		/* in the index of names, else in that of texts */
	bool initials;		/* found by its pinyin initials, too */
	enum gd_hit_place place;	/* where a part of it matches */
};
/* NULL when the field is not searched. */
const struct gd_searched *gd_searched_find(enum gd_entity ent,
					   const char *field);
/* Every searched text of a case; the visitor returns false to stop. */
enum gd_status gd_searched_each(struct gd_store *st, int64_t case_id,
				bool (*visit)(const struct gd_searched *what,
					      const char *text, void *ctx),
				void *ctx, struct gd_error *err);

/* search_index.c: pieces on their way into the index. */
void gd_search_release(struct gd_store *st);
/* Forget what waits: nothing of the bulk is kept. */
void gd_search_drop(struct gd_store *st);
/* Before a transaction that writes: let the index forget what was rolled back. */
enum gd_status gd_search_sure(struct gd_store *st, struct gd_error *err);
/* The open change's texts; written with it. */
enum gd_status gd_search_change(struct gd_store *st, struct gd_error *err);
/* Does the change take words away that the index may hold? */
bool gd_search_loses(const struct gd_change *c);
/* The words of a held case's events; of who makes it. */
void gd_search_gather(struct gd_store *st, struct gd_held *h);
/* They wait as those of a change do; of who writes it. */
enum gd_status gd_search_write(struct gd_store *st, struct gd_held *h,
			       struct gd_error *err);
/* The open change was kept (in bulk: its pieces wait) or taken back. */
enum gd_status gd_search_settle(struct gd_store *st, bool kept,
				struct gd_error *err);
/* Write what waits: before a bulk commits. */
enum gd_status gd_search_flush(struct gd_store *st, struct gd_error *err);
#define GD_SEARCH_SINCE 3	/* format that brought the index */
/* Fill the empty index of a database that had none. */
enum gd_status gd_search_fill(struct gd_store *st, struct gd_error *err);
/*
 * Forgetting a person: `begin` remembers what the index holds of the case, `end`
 * takes out what its texts no longer say. `*pieces` is passed on; free().
 */
enum gd_status gd_search_forget_begin(struct gd_store *st, int64_t case_id,
				      struct gd_buf pieces[2],
				      struct gd_error *err);
enum gd_status gd_search_forget_end(struct gd_store *st, int64_t case_id,
				    struct gd_buf pieces[2],
				    struct gd_error *err);

#endif
