/*
 * exchange/csv_bytes.h - a file as a stream of UTF-8 pieces of lines; for
 * exchange/ only.
 */
#ifndef GD_EXCHANGE_CSV_BYTES_H
#define GD_EXCHANGE_CSV_BYTES_H

#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/error.h"

/* Stands in the text where bytes were none of the encoding: never UTF-8. */
#define GD_CSV_BAD_BYTE '\xFF'

struct gd_csv_bytes {
	FILE *fp;
	const char *path;	/* for messages; borrowed */
	bool own, convert, eof;
	iconv_t cd;
	struct gd_buf raw;	/* read, not decoded */
	struct gd_buf text;	/* decoded, not taken */
	size_t at;		/* of `text`, taken so far */
	int64_t done, total;
};

/*
 * Decode `b->fp` as `encoding` from here on; `b->raw` may hold its first bytes.
 * GD_ESYS: this system does not know the encoding.
 */
enum gd_status gd_csv_bytes_begin(struct gd_csv_bytes *b, const char *encoding,
				  struct gd_error *err);
/*
 * The next piece: to the end of a line (CR, LF or both) or of what is at hand.
 * `*n` 0 at the end. It lives until the next call.
 */
enum gd_status gd_csv_bytes_next(struct gd_csv_bytes *b, const char **s,
				 size_t *n, struct gd_error *err);
/* Make at least `want` bytes of text ready, or all that is left. */
enum gd_status gd_csv_bytes_ahead(struct gd_csv_bytes *b, size_t want,
				  struct gd_error *err);
void gd_csv_bytes_end(struct gd_csv_bytes *b);

#endif
