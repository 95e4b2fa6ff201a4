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
				   struct gd_error *err);
/*
 * Keep `filter` under `name` ("" forgets it), in the configuration with its
 * comments. GD_EINVAL: no name for a view (letters, digits, - and _), or a
 * filter that is none.
 */
enum gd_status gd_desk_view_set(struct gd_desk *d, const char *name,
				const char *filter, struct gd_error *err);

#endif
