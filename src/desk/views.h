/*
 * desk/views.h - filters that have a name: [views] of the configuration, `@name`
 * in a filter, keys 1 to 9 on the board.
 */
#ifndef GD_DESK_VIEWS_H
#define GD_DESK_VIEWS_H

#include <stddef.h>

#include "desk/desk.h"
#include "domain/filter.h"

/* The i-th view in the order of the file; false past the last. Borrowed. */
bool gd_desk_view(const struct gd_desk *d, size_t i, const char **name,
		  const char **filter);
/*
 * Parse filter words of which some may be `@name`. As gd_filter_parse(); an
 * unknown name is GD_EINVAL with the nearest one.
 */
enum gd_status gd_desk_filter_parse(const struct gd_desk *d,
				    struct gd_filter *f, const char *s,
				    size_t *at, struct gd_error *err);
/* One word as a shell hands it over. */
enum gd_status gd_desk_filter_word(const struct gd_desk *d,
				   struct gd_filter *f, const char *word,
				   size_t *at, struct gd_error *err);
/*
 * Keep `filter` under `name` ("" forgets it), in the configuration with its
 * comments. GD_EINVAL: no name for a view (letters, digits, - and _), or a
 * filter that is none.
 */
enum gd_status gd_desk_view_set(struct gd_desk *d, const char *name,
				const char *filter, struct gd_error *err);
/*
 * Call it `to`; its place, and so its key, stays. GD_EINVAL: there
 * is no view `name`, there is one of the other name, or that is no name for one.
 */
enum gd_status gd_desk_view_rename(struct gd_desk *d, const char *name,
				   const char *to, struct gd_error *err);

/*
 * What can follow in filter words that are being typed, as gd_filter_complete(),
 * with names of views, and the merchants, volunteers and tags that there are.
 */
void gd_desk_filter_hints(struct gd_desk *d, const char *s, size_t caret,
			  struct gd_filter_hints *out);
/* Append the word that byte `at` of filter words `s` stands in. */
void gd_filter_wrong_word(const char *s, size_t at, struct gd_buf *out);

#endif
