/*
 * cli/listing.h - one table of columns, shown as text, CSV or JSON.
 *
 * Rows leave as they come: a listing of a million rows needs the memory of a
 * few. Text columns are measured on the first rows and only grow later, and
 * are cut to the terminal's width, never in a pipe.
 */
#ifndef GD_CLI_LISTING_H
#define GD_CLI_LISTING_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "cli/command.h"
#include "exchange/csv_out.h"

enum gd_format { GD_FORMAT_TEXT, GD_FORMAT_CSV, GD_FORMAT_JSON };

/* Option --format among all three, or text and json alone. */
bool gd_cli_format(struct gd_cli *c, bool csv, enum gd_format *out);

enum gd_cell_kind {
	GD_CELL_TEXT,	/* "" in JSON when there is none */
	GD_CELL_ID,	/* text that may look like a number */
	GD_CELL_CODE,	/* text of our own making */
	GD_CELL_NUMBER,	/* empty: null */
	GD_CELL_MONEY,	/* yuan, a number; empty: null */
	GD_CELL_INSTANT,	/* ISO 8601; empty: null */
	GD_CELL_BOOL	/* "yes" or "no" */
};

struct gd_column {
	const char *id;		/* JSON key, CSV heading, --columns word */
	const char *heading;	/* N_(), of the text table; NULL: never shown there */
	enum gd_cell_kind kind;
	bool right;
	bool flexible;		/* gives way first on a narrow terminal */
	bool shown;		/* in the text table unless --columns says otherwise */
	/* Append the value; `words`: as a person reads it, else by code. */
	void (*put)(const struct gd_column *col, struct gd_cli *c,
		    const void *row, bool words, struct gd_buf *out);
};

#define GD_LISTING_COLUMNS 48
#define GD_LISTING_MEASURED 200	/* rows */

struct gd_listing {		/* private */
	struct gd_cli *c;
	enum gd_format format;
	const struct gd_column *cols[GD_LISTING_COLUMNS];
	size_t cols_len;
	int width[GD_LISTING_COLUMNS];
	char **cells;		/* rows that wait for being measured */
	size_t cells_len, cells_cap;
	bool laid_out;
	size_t rows;
	struct gd_csv_out csv;
};

/*
 * Start; `chosen` is a comma list of column ids or NULL. Says itself what is wrong
 * with it. `columns` ends with a NULL id.
 */
bool gd_listing_begin(struct gd_listing *l, struct gd_cli *c,
		      enum gd_format format, const struct gd_column *columns,
		      const char *chosen);
/* False once nobody reads any more: stop. */
bool gd_listing_row(struct gd_listing *l, const void *row);
/*
 * Finish and free. `none` (translated) goes to standard error when a text listing is
 * empty, and only where `status` says that all was read.
 */
void gd_listing_end(struct gd_listing *l, enum gd_status status,
		    const char *none);

/* One row as a JSON object with every column. */
json_t *gd_listing_object(struct gd_cli *c, const struct gd_column *columns,
			  const void *row);

#endif
