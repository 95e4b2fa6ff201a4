/*
 * exchange/file_kind.h - what kind of file some bytes begin, by their marks.
 */
#ifndef GD_EXCHANGE_FILE_KIND_H
#define GD_EXCHANGE_FILE_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Append it in words, pictures with their size: "PNG picture, 1080 x 2400". */
void gd_file_kind_words(const char *bytes, size_t len, struct gd_buf *out);
/* UTF-8 text (its last character may be cut) without control characters? */
bool gd_file_kind_is_text(const char *bytes, size_t len);
/* Do its first bytes mark it as one of the kinds that are no text? */
bool gd_file_kind_is_known(const char *bytes, size_t len);
/* Does it begin as a web page does? */
bool gd_file_kind_is_page(const char *bytes, size_t len);

#endif
