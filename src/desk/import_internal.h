/*
 * desk/import_internal.h - the parts of an import; for desk/import*.c alone.
 */
#ifndef GD_DESK_IMPORT_INTERNAL_H
#define GD_DESK_IMPORT_INTERNAL_H

#include "desk/import.h"
#include "base/spool.h"
#include "desk/intake.h"
#include "desk/pairs.h"
#include "exchange/csv_out.h"
#include "store/imports.h"

#define GD_IMPORT_SAMPLES 50
/* What the column of reasons in a list of refused rows is called. */
#define GD_IMPORT_REASON "gongdao_reason"

struct gd_import {
	struct gd_desk *desk;
	struct gd_store *st;
	const struct gd_interview *iv;
	struct gd_check_env env;
	char *path;
	const char *name;	/* what it is called */
	struct gd_spool spool;	/* standard input, kept */
	struct gd_csv_in *in;
	struct gd_importmap map;
	struct gd_importmap known;	/* values alone: data/import/values.ini */
	struct gd_import_words *words;
	size_t words_len, words_cap;
	char **headings;
	size_t columns;
	int64_t *trouble;	/* what was refused by column; [0] as a whole */
	bool headless;		/* the first row is one of values */
	char **cells;		/* samples, rows * columns */
	size_t samples;
	struct gd_import_field *fields;
	size_t fields_len;
};

/* A cell and what it was read as (import_known.c). */
struct gd_import_known {
	char *cell;		/* NULL: a free place */
	char *text;		/* of the field; NULL: not read yet */
	struct gd_checked checked;
};

/* A field of the map, where it comes from and what the row says of it. */
struct gd_import_source {
	const char *field;
	const struct gd_question *q;	/* NULL: one of our own fields */
	size_t column;		/* SIZE_MAX: a default */
	const char *fallback;	/* NULL: none */
	bool may_be_none;	/* words such as "none" stand for no value */
	bool mapped[2];		/* by the list's map, by what is known of all */
	bool steady;		/* see gd_interview_steady() */
	bool differs;		/* its cells seldom say the same */
	const char *value;	/* "" for none */
	struct gd_buf text;	/* the value, when it is not known, */
	struct gd_checked once;	/* and what it was found to be */
	struct gd_import_known *known;	/* of the row's cell, or NULL */
	struct gd_import_known *places;
	size_t tries, met;
};

/* A row's cells as the fields they are. */
struct gd_import_pairs {
	struct gd_import_source *sources;
	size_t sources_len;
};

/* What the cases of this run can be met by, of an empty desk (import_new.c). */
struct gd_import_new {
	unsigned char *bits;	/* NULL: anything may be there */
	uint64_t mask;
};
enum gd_import_mark { GD_IMPORT_ORDER, GD_IMPORT_PERSON };

struct gd_import_run {
	struct gd_import *imp;
	const struct gd_import_sink *sink;
	struct gd_csv_row current;
	const struct gd_csv_row *row;	/* `current`, or NULL */
	struct gd_import_pairs p;
	struct gd_import_counts *counts;
	struct gd_buf reasons;	/* of this row, for the list of refused ones */
	bool row_refused;
	int64_t last_before;	/* newest case before the run */
	unsigned char *seen;	/* bits: cases that a row has named already */
	struct gd_import_new fresh;
	struct gd_error err;
};

/* import_open.c; `looked`: what `opt` says was found out of this very file. */
enum gd_status gd_import_csv_open(struct gd_import *imp,
				  const struct gd_import_open_options *opt,
				  bool looked, struct gd_error *err);

/* Is `path` the list that is read? Nothing is written over it. */
bool gd_import_is_list(const struct gd_import *imp, const char *path);

/* import_map.c */
enum gd_status gd_import_words_read(struct gd_import *imp, struct gd_error *err);
enum gd_status gd_import_map_read(struct gd_import *imp, const char *path,
				  struct gd_error *err);

/* import_cell.c: how cells of a field are read; nothing of it is to be freed. */
struct gd_import_source gd_import_source(const struct gd_import *imp,
					 const char *field);
/* A cell of the file as the text of a field, appended. */
void gd_import_cell_text(const struct gd_import *imp,
			 const struct gd_import_source *s, const char *cell,
			 struct gd_buf *out);
/* A number that a spreadsheet has ruined: digits are lost for good. */
bool gd_import_ruined(const char *field, const char *text);

/*
 * import_known.c: the place of this cell; without a `text` it was not read yet, and
 * that is to be filled in. NULL: not kept. It stays until the next of its column.
 */
struct gd_import_known *gd_import_known_find(struct gd_import_source *s,
					     const char *cell, size_t len);
void gd_import_known_release(struct gd_import_source *s);

/* import_new.c: for a list of so many bytes. */
void gd_import_new_begin(struct gd_import_new *n, int64_t list);
void gd_import_new_release(struct gd_import_new *n);
uint64_t gd_import_mark(enum gd_import_mark kind, const char *a, const char *b);
/* Has a case this mark? False: none has. */
bool gd_import_may_be(const struct gd_import_new *n, uint64_t mark);
/* A case has it from now on. */
void gd_import_is(struct gd_import_new *n, uint64_t mark);

/* import_row.c: what one sound row does. Problems are told; errors end the run. */
enum gd_status gd_import_row(struct gd_import_run *r, struct gd_error *err);
/* Tell something about the row in hand. */
void gd_import_tell(struct gd_import_run *r, bool refused, size_t column,
		    const char *value, const char *reason);

/* The row's text of a field, "" for none, and its column, 1-based or 0. */
const char *gd_import_value_of(const struct gd_import_run *r,
			       const char *field);
size_t gd_import_column_of(const struct gd_import_run *r, const char *field);
void gd_import_refuse(struct gd_import_run *r, const char *field,
		      const char *reason);
/* A text field as it would be kept, appended. */
void gd_import_kept_text(struct gd_import_run *r, const char *field,
			 struct gd_buf *out);

/* import_match.c: 0 when the row is a new case; refuses a wrong number. */
enum gd_status gd_import_find_case(struct gd_import_run *r, int64_t *id,
				   struct gd_error *err);
/* A case was made of these answers: what later rows may meet it by. */
void gd_import_met_by(struct gd_import_run *r, const struct gd_answers *a);
bool gd_import_take_first(const struct gd_import_match *m, void *ctx);

/* import_rejects.c */
struct gd_import_rejects;
enum gd_status gd_import_rejects_add(struct gd_import_rejects **out,
				     const struct gd_import_run *r,
				     const char *path, struct gd_error *err);
/* Put the file in place (`keep`) or drop it; NULL allowed. */
enum gd_status gd_import_rejects_end(struct gd_import_rejects *rj, bool keep,
				     struct gd_error *err);

#endif
