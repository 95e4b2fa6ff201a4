/*
 * desk/report.h - the clinic's own figures, the article's beside them.
 *
 * A report is a small table computed in one pass over the cases. Every share and
 * median names the number of cases behind it, and is not claimed when there are
 * fewer than GD_REPORT_FEW. What the article says stands in a column of its own,
 * with its source; the two are never mixed.
 */
#ifndef GD_DESK_REPORT_H
#define GD_DESK_REPORT_H

#include "desk/desk.h"

enum gd_report_kind {
	GD_REPORT_STAGES, GD_REPORT_CHANNELS, GD_REPORT_TYPES,
	GD_REPORT_MONTHS,
	GD_REPORT_TREND,	/* stages as each of the last 12 months ended */
	GD_REPORT_OUTCOMES, GD_REPORT_MERCHANTS,
	GD_REPORT_PEOPLE, GD_REPORT_AGEING,
	GD_REPORT_MONTH		/* one month on one page */
};
#define GD_REPORTS 10

#define GD_REPORT_FEW 5		/* cases: fewer claim nothing */
#define GD_REPORT_COLUMNS 6

enum gd_report_unit {
	GD_REPORT_COUNT,
	GD_REPORT_SHARE,	/* per mille; claimed from GD_REPORT_FEW on */
	GD_REPORT_HOURS,	/* median, in seconds; the same */
	GD_REPORT_DAYS,		/* median, in seconds; the same */
	GD_REPORT_FEN
};

struct gd_report_column {
	const char *id;		/* JSON key, CSV heading */
	const char *heading;	/* N_() */
	enum gd_report_unit unit;
};

struct gd_report_row {
	char *group;		/* part of a report of several parts, or "" */
	char *code, *name;
	int64_t v[GD_REPORT_COLUMNS];	/* -1: not known */
	int64_t n;		/* cases behind shares and medians */
	enum gd_report_unit unit;	/* GD_REPORT_MONTH: of its one value */
	char *article;		/* what the article says of it, "" */
	char *source;		/* in words, "" */
};

struct gd_report {
	enum gd_report_kind kind;
	const struct gd_report_column *columns;
	size_t columns_len;
	/* In place of the columns' own, in words; NULL: theirs. */
	char *headings[GD_REPORT_COLUMNS];
	struct gd_report_row *rows;
	size_t len, cap;
	int64_t cases;		/* looked at */
};

/* "stages", "channels", …, "month"; NULL past the end. */
const char *gd_report_code(size_t i);
bool gd_report_parse(const char *code, enum gd_report_kind *out);
/* Title and, for a report of parts, the heading of part `group`; translated. */
const char *gd_report_title(enum gd_report_kind kind);
const char *gd_report_part(const char *group);
/* What its figures mean, one or two sentences, translated; "" when plain. */
const char *gd_report_explain(enum gd_report_kind kind);

/*
 * Compute. `month` ("2026-03", NULL: this one) counts for GD_REPORT_MONTH alone;
 * GD_EINVAL when it is none. `progress` (may be NULL) returns false to cancel
 * (GD_ECANCEL). Release with gd_report_release().
 */
enum gd_status gd_desk_report(struct gd_desk *d, enum gd_report_kind kind,
			      const char *month, struct gd_report *out,
			      bool (*progress)(int64_t done, int64_t total,
					       void *ctx),
			      void *ctx, struct gd_error *err);
void gd_report_release(struct gd_report *r);

enum gd_report_form {
	GD_REPORT_TEXT,		/* as a person reads it; too few is said */
	GD_REPORT_PLAIN		/* for CSV and JSON: numbers; too few is empty */
};
/* Heading of column `col`, translated; lives as long as the report. */
const char *gd_report_heading(const struct gd_report *r, size_t col);
/* Append value `col` of `row`. */
void gd_report_cell(const struct gd_report *r, const struct gd_report_row *row,
		    size_t col, enum gd_report_form form, struct gd_buf *out);
/*
 * Append all of a row: its values by their headings, what stands behind them, what
 * the article says with its source; `between` parts them.
 */
void gd_report_row_words(const struct gd_report *r,
			 const struct gd_report_row *row, const char *between,
			 struct gd_buf *out);
/* Is the value a number that may be claimed? */
bool gd_report_claimed(const struct gd_report *r,
		       const struct gd_report_row *row, size_t col);
/* Unit of value `col` of a row. */
enum gd_report_unit gd_report_unit(const struct gd_report *r,
				   const struct gd_report_row *row,
				   size_t col);

#endif
