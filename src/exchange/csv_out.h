/*
 * exchange/csv_out.h - CSV that spreadsheets open right and cannot run.
 *
 * RFC 4180 with CRLF, quoting by libcsv. A text cell that a spreadsheet could
 * take for a formula gets an apostrophe before it (also one that begins with an
 * apostrophe, so that taking exactly one away gives the text back); a long digit string
 * gets a tab, which keeps it text and is not seen. On a terminal, which is
 * no file, a cell is only shown: nothing in it may move a cursor. See doc/csv.md.
 */
#ifndef GD_EXCHANGE_CSV_OUT_H
#define GD_EXCHANGE_CSV_OUT_H

#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/error.h"

struct gd_csv_out {
	FILE *fp;		/* borrowed */
	char delimiter;
	bool convert;		/* to GB18030, or `wide`: UTF-16, little end first */
	bool wide;
	iconv_t iconv;
	bool terminal;		/* `fp` is one: cells as gd_text_show() */
	bool row_begun;
	bool failed;		/* a write failed; gd_csv_out_end() says so */
	struct gd_buf row;	/* private: what its end writes */
	struct gd_buf cell, shown, converted;	/* private scratch */
};

/*
 * Begin on `fp`. `encoding` is "utf-8-bom", "utf-8", "utf-16" (with its mark) or
 * "gb18030" (GD_EINVAL otherwise); `delimiter` a comma, semicolon or tab.
 */
enum gd_status gd_csv_out_begin(struct gd_csv_out *c, FILE *fp,
				const char *encoding, char delimiter,
				struct gd_error *err);
/* One cell of free text, made harmless. NULL is an empty cell. */
void gd_csv_out_text(struct gd_csv_out *c, const char *s);
/* An identifier: as text, and kept text when it is a long or zero-led number. */
void gd_csv_out_id(struct gd_csv_out *c, const char *s);
void gd_csv_out_int(struct gd_csv_out *c, int64_t n);
/* A value of our own making (a code, an ISO date): as it is. */
void gd_csv_out_plain(struct gd_csv_out *c, const char *s);
void gd_csv_out_row_end(struct gd_csv_out *c);
/* Finish; GD_ESYS when anything could not be written. Does not close `fp`. */
enum gd_status gd_csv_out_end(struct gd_csv_out *c, struct gd_error *err);

#endif
