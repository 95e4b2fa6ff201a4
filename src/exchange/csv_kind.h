/*
 * exchange/csv_kind.h - what people take for a list and is none.
 */
#ifndef GD_EXCHANGE_CSV_KIND_H
#define GD_EXCHANGE_CSV_KIND_H

#include <stddef.h>

#include "base/error.h"

/*
 * GD_EINVAL with what to do when the first bytes of `path` are those of a
 * spreadsheet's own format, a picture, a web page …; GD_OK: it may be a list.
 */
enum gd_status gd_csv_kind(const char *path, const char *head, size_t len,
			   struct gd_error *err);

#endif
