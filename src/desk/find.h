/*
 * desk/find.h - finding cases by words, and what a hit looks like.
 */
#ifndef GD_DESK_FIND_H
#define GD_DESK_FIND_H

#include "desk/desk.h"
#include "store/search.h"

/* As gd_store_search(). */
enum gd_status gd_desk_search(struct gd_desk *d, const char *words,
			      size_t limit, struct gd_hits *out,
			      struct gd_error *err);
/* What the place is called: the question's name, "note" …; appended. */
void gd_hit_field_name(struct gd_desk *d, const struct gd_hit *hit,
		       struct gd_buf *out);

/* A part of a text that is one of the words looked for. */
struct gd_hit_mark {
	size_t from, to;	/* bytes */
};
/*
 * Append the passage of the hit around its first word, in one line of at most
 * `cols` columns (0: whole), and set `marks` (room for `max`) to where words
 * stand in `out`; how many.
 */
size_t gd_hit_passage(const struct gd_hit *hit, const char *words, int cols,
		      struct gd_buf *out, struct gd_hit_mark *marks, size_t max);
/* Where the words stand in `text`. */
size_t gd_hit_marks(const char *text, const char *words,
		    struct gd_hit_mark *marks, size_t max);

#endif
