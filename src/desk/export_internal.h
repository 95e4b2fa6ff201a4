/*
 * desk/export_internal.h - one column of an export, and what its cells are of.
 */
#ifndef GD_DESK_EXPORT_INTERNAL_H
#define GD_DESK_EXPORT_INTERNAL_H

#include "desk/desk.h"
#include "desk/export.h"
#include "desk/redact.h"
#include "desk/report_internal.h"
#include "exchange/csv_out.h"
#include "store/evidence.h"
#include "store/query.h"

#define GD_EXPORT_COLUMNS_MAX 128

/*
 * Names of codes that were asked for: a list of many rows has few of them. A name
 * belongs to the playbook.
 */
#define GD_EXPORT_NAMES 64
struct gd_export_names {
	struct gd_export_name {
		const char *list;	/* an id of a column, the very one */
		char code[16];
		const char *name;
	} items[GD_EXPORT_NAMES];
};

/* What a cell is made from; those that do not belong to the preset are NULL. */
struct gd_export_row {
	struct gd_desk *desk;
	const struct gd_case_row *c;
	const struct gd_answers *answers;
	const struct gd_due_row *due;
	const struct gd_evidence_row *evidence;
	const struct gd_event_row *event;
	const struct gd_tally *tally;
	struct gd_export_names *names;	/* NULL: none is kept */
};

enum gd_export_cell {
	GD_EXPORT_TEXT,		/* free text: made harmless */
	GD_EXPORT_ID,		/* an identifier: long digits stay text */
	GD_EXPORT_PLAIN		/* a value of our own making */
};

/* How a cell is redacted: 0 not at all. */
#define GD_EXPORT_WORDS 1	/* what is personal in the text */
#define GD_EXPORT_AS(kind) (2 + (int)(kind))	/* the whole value */

struct gd_export_column {
	const char *id;
	const char *heading;	/* N_() */
	enum gd_export_cell cell;
	int redact;
	void (*put)(struct gd_buf *out, const struct gd_export_row *row,
		    const char *id);
};

/* The columns of a preset in their usual order; NULL when there is no such preset. */
const struct gd_export_column *gd_export_columns(const char *preset,
						 size_t *len);
/* export_lists.c: evidence, history, summary. */
const struct gd_export_column *gd_export_list_columns(const char *preset,
						      size_t *len);
/* The put() of a column that shows an answer: only it looks at `answers`. */
void gd_export_put_answer(struct gd_buf *out, const struct gd_export_row *row,
			  const char *id);
/*
 * Every field of a case by its id, with its code: what `import` reads back.
 * Fills `out`, returns how many; ids and headings live as long as the playbook.
 */
enum gd_status gd_export_fields(struct gd_desk *d,
				struct gd_export_column *out, size_t *len,
				struct gd_error *err);
/* Count a case for the summary. */
void gd_export_summary_take(struct gd_desk *d, struct gd_tallies *t,
			    const struct gd_case_row *c,
			    const struct gd_filing_row *filings, size_t len);

#endif
