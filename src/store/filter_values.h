/*
 * store/filter_values.h - values that a filter could ask for: whose cases there
 * are, which tags, which merchants.
 */
#ifndef GD_STORE_FILTER_VALUES_H
#define GD_STORE_FILTER_VALUES_H

#include "domain/filter.h"
#include "store/store.h"

/*
 * Tell `visit` values of MERCHANT, ASSIGNEE or TAG (nothing for other keys) that
 * begin with `typed`, each once, at most `limit`. Costs what it finds; tags are
 * looked for in the newest cases alone.
 */
enum gd_status gd_store_filter_values(struct gd_store *st,
				      enum gd_filter_key key,
				      const char *typed, size_t limit,
				      void (*visit)(const char *value,
						    void *ctx),
				      void *ctx, struct gd_error *err);

#endif
