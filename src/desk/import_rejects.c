/*
 * desk/import_rejects.c - refused rows as a list that can be corrected and fed
 * back: the same columns, and the reasons in one more that nobody reads in.
 */
#include <config.h>

#include "desk/import_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

struct gd_import_rejects {
	struct gd_file file;
	struct gd_csv_out csv;
};

/* The reasons of the last time give way to those of this time. */
static bool
is_reason(const struct gd_import *imp, size_t column)
{
	return column < imp->columns &&
	       strcmp(imp->headings[column], GD_IMPORT_REASON) == 0;
}

/* In the file's own encoding where we can write it, so that its map fits. */
static enum gd_status
begin(struct gd_import_rejects *rj, const struct gd_import *imp,
      const char *path, struct gd_error *err)
{
	const struct gd_csv_shape *shape = gd_import_shape(imp);
	const char *encoding = strcmp(shape->encoding, "gb18030") == 0
			       ? "gb18030"
			       : strncmp(shape->encoding, "utf-16", 6) == 0
			       ? "utf-16" : "utf-8-bom";
	char delimiter = shape->delimiter == '|' ? ',' : shape->delimiter;
	enum gd_status status = gd_file_begin(&rj->file, path, err);

	if (status != GD_OK)
		return status;
	status = gd_csv_out_begin(&rj->csv, rj->file.fp,
				  encoding, delimiter, err);
	if (status != GD_OK) {
		gd_file_abort(&rj->file);
		return status;
	}
	for (size_t c = 0; !imp->headless && c < imp->columns; c++) {
		if (!is_reason(imp, c))
			gd_csv_out_text(&rj->csv, imp->headings[c]);
	}
	if (!imp->headless) {
		gd_csv_out_plain(&rj->csv, GD_IMPORT_REASON);
		gd_csv_out_row_end(&rj->csv);
	}
	return GD_OK;
}

/* What our own lists guard is guarded again, not twice. */
static void
put_cell(struct gd_csv_out *csv, const struct gd_csv_row *row, size_t c)
{
	struct gd_buf b = GD_BUF_INIT;
	const char *s;

	if (c < row->len)
		gd_text_clean(&b, row->cells[c].s, row->cells[c].len);
	s = b.s;
	if (*s == '\'' && s[1] && strchr("=+-@\t\r'", s[1]))
		s++;
	if (*s == '\t' && s[1] >= '0' && s[1] <= '9')
		gd_csv_out_plain(csv, s);
	else
		gd_csv_out_text(csv, s);
	gd_buf_release(&b);
}

enum gd_status
gd_import_rejects_add(struct gd_import_rejects **out,
		      const struct gd_import_run *r, const char *path,
		      struct gd_error *err)
{
	struct gd_import_rejects *rj = *out;
	const struct gd_import *imp = r->imp;
	enum gd_status status = GD_OK;
	size_t columns = imp->columns;

	if (!rj) {
		rj = gd_calloc(1, sizeof *rj);
		status = begin(rj, imp, path, err);
		if (status != GD_OK) {
			free(rj);
			return status;
		}
		*out = rj;
	}
	/* Cells too many stand before the reason, where they were. */
	if (r->row->len > columns)
		columns = r->row->len;
	for (size_t c = 0; c < columns; c++) {
		if (!is_reason(imp, c))
			put_cell(&rj->csv, r->row, c);
	}
	gd_csv_out_text(&rj->csv, r->reasons.s);
	gd_csv_out_row_end(&rj->csv);
	return GD_OK;
}

enum gd_status
gd_import_rejects_end(struct gd_import_rejects *rj, bool keep,
		      struct gd_error *err)
{
	enum gd_status status;

	if (!rj)
		return GD_OK;
	status = gd_csv_out_end(&rj->csv, err);
	if (status == GD_OK && keep)
		status = gd_file_commit(&rj->file, err);
	else
		gd_file_abort(&rj->file);
	free(rj);
	return status;
}
