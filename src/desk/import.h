/*
 * desk/import.h - lists in: any CSV, its columns mapped to our fields.
 *
 *	gd_import_open(d, &opt, &imp, err);	looks at the file, guesses a map
 *	gd_import_map(imp);			may be changed
 *	gd_import_run(imp, &how, &sink, &counts, err);
 *
 * A row becomes a case through the checks of `new --answers`, changes the case
 * that it names (by number, else by order number and merchant, else by what it
 * says), or is refused with line, column, value and reason. The dry run is the
 * same code, rolled back. An empty cell leaves what a case has.
 */
#ifndef GD_DESK_IMPORT_H
#define GD_DESK_IMPORT_H

#include "desk/desk.h"
#include "domain/importmap.h"
#include "exchange/csv_in.h"

struct gd_import;

struct gd_import_open_options {
	const char *path;	/* "-": standard input */
	const char *map;	/* file of a map; NULL: guess */
	const char *encoding;	/* NULL: the map's, else found out */
	char delimiter;		/* 0: likewise */
};

enum gd_status gd_import_open(struct gd_desk *d,
			      const struct gd_import_open_options *opt,
			      struct gd_import **out, struct gd_error *err);
void gd_import_close(struct gd_import *imp);	/* NULL allowed */

/* What it reads meets no disk in plain: the desk is encrypted. */
bool gd_import_private(const struct gd_import *imp);
const struct gd_csv_shape *gd_import_shape(const struct gd_import *imp);
/* Headings; of a list without them the letters A, B, C … */
size_t gd_import_columns(const struct gd_import *imp);
const char *gd_import_heading(const struct gd_import *imp, size_t column);
/* The first rows (at most 50) as they stand. */
size_t gd_import_samples(const struct gd_import *imp);
const char *gd_import_sample(const struct gd_import *imp, size_t row,
			     size_t column);
/* Change it freely; a column that is not there is an error of the run. */
struct gd_importmap *gd_import_map(struct gd_import *imp);

/* A field that a column can be. */
struct gd_import_field {
	const char *id;
	const char *name;	/* in the language in force; borrowed */
	bool required;
};
/* All of them, the required first; the array is the import's. */
const struct gd_import_field *gd_import_fields(struct gd_import *imp,
					       size_t *len);
/* The field that this column is read into, NULL: none. */
const char *gd_import_field_of(const struct gd_import *imp, size_t column);
/* What a new case needs and neither column nor default gives, "" when nothing. */
void gd_import_missing(const struct gd_import *imp, struct gd_buf *out);

/*
 * How sample `row` reads the column: appends words as the screens show them.
 * False: it cannot be read, and `out` is the sentence that says why.
 */
bool gd_import_read_as(struct gd_import *imp, size_t row, const char *field,
		       struct gd_buf *out);

struct gd_import_counts {
	int64_t rows, created, updated, unchanged, refused;
	int64_t alike;		/* rows shown as possible duplicates */
};

/* Something to tell about a row; all borrowed. */
struct gd_import_note {
	bool refused;		/* else only to be looked at */
	int64_t line;
	size_t column;		/* 1-based, 0: the row as a whole */
	const char *heading, *value;	/* "" when there is none */
	const char *reason;	/* translated */
};

struct gd_import_how {
	bool dry_run;		/* nothing is kept */
	bool partial;		/* keep the good rows though others are refused */
	const char *rejects;	/* file for refused rows, written if there are any */
};

struct gd_import_sink {
	void (*note)(const struct gd_import_note *note, void *ctx);
	/* Bytes of the file; false cancels. */
	bool (*progress)(int64_t done, int64_t total, void *ctx);
	/* All rows are read and are being put in order; likewise. May be NULL. */
	bool (*finishing)(void *ctx);
	void *ctx;
};

/*
 * One transaction, one batch. GD_OK though rows are refused: then nothing was
 * kept unless `partial` (`*kept` tells). GD_ECANCEL, GD_ESYS: nothing was kept.
 * It may be run again, with another map, too.
 */
enum gd_status gd_import_run(struct gd_import *imp,
			     const struct gd_import_how *how,
			     const struct gd_import_sink *sink,
			     struct gd_import_counts *counts, bool *kept,
			     struct gd_error *err);

/* "line 3 refused, Amount 'x': no amount"; appended, without a line's end. */
void gd_import_note_words(const struct gd_import_note *n, struct gd_buf *out);
/* "12 rows: 10 created, …"; appended. */
void gd_import_counts_words(const struct gd_import_counts *n,
			    struct gd_buf *out);
/* Where refused rows of the list `path` go: LIST-refused.csv beside it; appended. */
void gd_import_rejects_path(const char *path, struct gd_buf *out);
/* What the field `id` is called. */
const char *gd_import_field_name(struct gd_import *imp, const char *id);

/*
 * Append where the refused rows of the last run are wrong: "Amount 49998, Platform
 * 3", the column with most first; "" when none was refused.
 */
void gd_import_trouble(const struct gd_import *imp, struct gd_buf *out);

/* Write the map as INI, atomically, 0600. */
enum gd_status gd_import_map_save(const struct gd_import *imp, const char *path,
				  struct gd_error *err);

#endif
