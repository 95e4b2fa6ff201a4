/*
 * exchange/text_in.h - text of an unknown encoding, as UTF-8.
 */
#ifndef GD_EXCHANGE_TEXT_IN_H
#define GD_EXCHANGE_TEXT_IN_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

/*
 * Append `bytes`, whose encoding is guessed, as clean UTF-8; what is broken
 * becomes U+FFFD. GD_EINVAL: it is no text; GD_ESYS: iconv cannot read it.
 */
enum gd_status gd_text_in(const char *bytes, size_t len, struct gd_buf *out,
			  struct gd_error *err);

#endif
