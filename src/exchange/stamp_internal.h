/*
 * exchange/stamp_internal.h - for stamp.c and its fuzz target only.
 */
#ifndef GD_EXCHANGE_STAMP_INTERNAL_H
#define GD_EXCHANGE_STAMP_INTERNAL_H

#include "exchange/stamp.h"

/*
 * Read what `openssl ts -reply -text` says of a response. GD_EINVAL: it is none,
 * was not granted, or its token is not over a SHA-256; `*out` is then undefined.
 */
enum gd_status gd_stamp_text_read(const char *text, struct gd_stamp *out,
				  struct gd_error *err);

#endif
