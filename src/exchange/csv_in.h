/*
 * exchange/csv_in.h - any CSV that people have, row by row, in constant memory.
 *
 * Encoding and delimiter are found out unless told; text arrives as UTF-8. What
 * cannot be read as it stands (bytes of another encoding, a stray quote, a cell
 * without end) makes its own row `broken` and says why: columns never shift in
 * silence, and the rows after it are read as usual.
 */
#ifndef GD_EXCHANGE_CSV_IN_H
#define GD_EXCHANGE_CSV_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define GD_CSV_CELL_MAX (1024 * 1024)	/* bytes */
#define GD_CSV_ROW_MAX (4 * 1024 * 1024)
#define GD_CSV_COLUMNS_MAX 500

struct gd_csv_in;

struct gd_csv_in_options {
	const char *encoding;	/* NULL: found out; see gd_csv_encoding_known() */
	char delimiter;		/* 0: found out */
	const char *name;	/* what sentences call it; NULL: its path */
	bool looked;		/* all of it was, and `encoding` found out */
};

/* How the file is read. */
struct gd_csv_shape {
	const char *encoding;	/* "utf-8", "utf-8-bom", "gb18030", … */
	char delimiter;
	bool encoding_told, delimiter_told;
	/* Not one of the lines that would tell stands for this encoding alone. */
	bool mixed;
};

struct gd_csv_cell {
	const char *s;		/* NUL-terminated; may hold NUL bytes, too */
	size_t len;
};

struct gd_csv_row {
	struct gd_csv_cell *cells;	/* live until the next row */
	size_t len;
	int64_t line;		/* where it begins, 1-based */
	/*
	 * NULL: sound. Else a translated sentence; the cells are then what a
	 * forgiving reader makes of it, for showing and correcting.
	 */
	const char *broken;
	size_t broken_column;	/* 1-based, 0: none */
};

/*
 * Open `path` ("-": standard input). GD_ENOTFOUND, GD_ESYS as for files;
 * GD_EINVAL: no text at all (a spreadsheet's own format, a picture …), an unknown
 * encoding or delimiter.
 */
enum gd_status gd_csv_in_open(const char *path,
			      const struct gd_csv_in_options *opt,
			      struct gd_csv_in **out, struct gd_error *err);
void gd_csv_in_close(struct gd_csv_in *in);	/* NULL allowed */
const struct gd_csv_shape *gd_csv_in_shape(const struct gd_csv_in *in);
/* The next row; `*more` false past the last. Lines without a byte are no rows. */
enum gd_status gd_csv_in_next(struct gd_csv_in *in, struct gd_csv_row *row,
			      bool *more, struct gd_error *err);
/* Bytes of the file read so far, and in all (0: unknown). */
void gd_csv_in_progress(const struct gd_csv_in *in, int64_t *done,
			int64_t *total);

/* Names that can be told, NULL-terminated. */
const char *const *gd_csv_encodings(void);
/* The encoding's own name for `name` in any case and with or without dashes; NULL. */
const char *gd_csv_encoding_known(const char *name);
/* Characters that can be told, the likeliest first. */
const char *gd_csv_delimiters(void);
/* ",", "comma", ";", "tab", "\t" … to its character; 0: none of these. */
char gd_csv_delimiter_parse(const char *name);
/* The other way: "," ";" "tab" "|". */
const char *gd_csv_delimiter_name(char delimiter);

#endif
