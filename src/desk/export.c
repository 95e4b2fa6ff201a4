#include <config.h>

#include "desk/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "desk/export_internal.h"
#include "desk/view.h"

#define PROGRESS_EVERY 500
#define COLUMNS_MAX 64

struct writer {
	struct gd_desk *desk;
	struct gd_store *st;
	struct gd_csv_out csv;
	const struct gd_export_column *columns[COLUMNS_MAX];
	size_t columns_len;
	bool answers;		/* a column needs them */
	int64_t rows, total;
	bool (*progress)(int64_t done, int64_t total, void *ctx);
	void *ctx;
	bool cancelled;
	struct gd_error err;
	enum gd_status status;
};

const char *const *
gd_export_presets(void)
{
	static const char *const presets[] = { "cases", "deadlines", NULL };

	return presets;
}

static const struct gd_export_column *
find_column(const struct gd_export_column *all, size_t len, const char *id,
	    size_t n)
{
	for (size_t i = 0; i < len; i++)
		if (strlen(all[i].id) == n && strncmp(all[i].id, id, n) == 0)
			return &all[i];
	return NULL;
}

/* The wanted columns in the wanted order; all of the preset without a wish. */
static enum gd_status
choose_columns(struct writer *w, const char *preset, const char *wanted,
	       struct gd_error *err)
{
	size_t len;
	const struct gd_export_column *all = gd_export_columns(preset, &len);

	if (!all)
		return gd_error_set(err, GD_EINVAL,
			_("'%s' is not an export preset; cases and deadlines "
			  "are"), preset);
	for (size_t i = 0; !wanted && i < len; i++)
		w->columns[w->columns_len++] = &all[i];
	while (wanted && *wanted) {
		size_t n = strcspn(wanted, ",");
		const struct gd_export_column *c =
			find_column(all, len, wanted, n);

		if (!c || w->columns_len == COLUMNS_MAX)
			return gd_error_set(err, GD_EINVAL,
				_("'%.*s' is not a column of %s; the first "
				  "row of a whole export names them"),
				(int)n, wanted, preset);
		w->columns[w->columns_len++] = c;
		wanted += n + (wanted[n] == ',');
	}
	for (size_t i = 0; i < w->columns_len; i++)
		w->answers |= w->columns[i]->answers;
	return GD_OK;
}

static void
put_row(struct writer *w, const struct gd_export_row *row)
{
	for (size_t i = 0; i < w->columns_len; i++)
		w->columns[i]->put(&w->csv, row, w->columns[i]->id);
	gd_csv_out_row_end(&w->csv);
	w->rows++;
	if (w->progress && w->rows % PROGRESS_EVERY == 0 &&
	    !w->progress(w->rows, w->total, w->ctx))
		w->cancelled = true;
}

static bool
put_case(const struct gd_case_row *c, void *ctx)
{
	struct writer *w = ctx;
	struct gd_answers answers = GD_ANSWERS_INIT;
	struct gd_export_row row = { .desk = w->desk, .c = c,
				     .answers = &answers };

	if (w->answers) {
		w->status = gd_store_answers(w->st, c->id, &answers, &w->err);
		if (w->status != GD_OK)
			return false;
	}
	put_row(w, &row);
	gd_answers_release(&answers);
	return !w->cancelled && !w->csv.failed;
}

static bool
put_due(const struct gd_due_row *due, void *ctx)
{
	struct writer *w = ctx;
	struct gd_export_row row = { .desk = w->desk, .due = due };

	put_row(w, &row);
	return !w->cancelled && !w->csv.failed;
}

static enum gd_status
each_row(struct writer *w, const struct gd_export_options *opt,
	 struct gd_error *err)
{
	struct gd_case_query cases = {
		.stage = -1, .include_closed = opt->include_closed,
		.filter = opt->filter, .sort = GD_SORT_NUMBER,
		.now = gd_desk_now(w->desk), .zone = gd_desk_zone(w->desk)
	};
	struct gd_due_query due = {
		.until = INT64_MAX, .filter = opt->filter,
		.now = cases.now, .zone = cases.zone
	};
	enum gd_status status;

	if (strcmp(opt->preset, "deadlines") == 0) {
		if (w->progress)
			gd_store_due_count(w->st, &due, INT64_MIN, INT64_MAX,
					   &w->total, NULL);
		return gd_store_due_each(w->st, &due, put_due, w, err);
	}
	if (w->progress)
		gd_store_cases_count(w->st, &cases, &w->total, NULL);
	status = gd_store_cases_each(w->st, &cases, -1, put_case, w, err);
	if (status == GD_OK && w->status != GD_OK) {
		status = w->status;
		if (err)
			*err = w->err;
	}
	return status;
}

static enum gd_status
write_all(struct writer *w, FILE *fp, const struct gd_export_options *opt,
	  struct gd_error *err)
{
	const char *encoding = opt->encoding ? opt->encoding
		: gd_config_get(gd_desk_config(w->desk), "export.encoding");
	enum gd_status status, end;

	status = gd_csv_out_begin(&w->csv, fp, encoding,
				  opt->delimiter ? opt->delimiter : ',', err);
	if (status != GD_OK)
		return status;
	for (size_t i = 0; i < w->columns_len; i++)
		gd_csv_out_plain(&w->csv, w->columns[i]->id);
	gd_csv_out_row_end(&w->csv);
	status = each_row(w, opt, err);
	end = gd_csv_out_end(&w->csv, status == GD_OK ? err : NULL);
	if (status == GD_OK)
		status = end;
	if (status == GD_OK && w->cancelled)
		status = gd_error_set(err, GD_ECANCEL,
				      _("Cancelled; nothing was written"));
	return status;
}

/* The name of a file that was not named: preset and day. */
static void
usual_path(struct gd_desk *d, const char *preset, struct gd_buf *out)
{
	gd_buf_addf(out, "gongdao-%s-", preset);
	gd_day_format(out, gd_instant_day(gd_desk_now(d), gd_desk_zone(d)));
	gd_buf_adds(out, ".csv");
}

enum gd_status
gd_desk_export(struct gd_desk *d, const struct gd_export_options *opt,
	       struct gd_buf *path_out, int64_t *rows,
	       bool (*progress)(int64_t done, int64_t total, void *ctx),
	       void *ctx, struct gd_error *err)
{
	struct writer w = { .desk = d, .progress = progress, .ctx = ctx,
			    .err = GD_ERROR_INIT };
	struct gd_buf path = GD_BUF_INIT;
	struct gd_file file;
	enum gd_status status;

	status = choose_columns(&w, opt->preset, opt->columns, err);
	if (status == GD_OK)
		status = gd_desk_store(d, &w.st, err);
	if (status != GD_OK)
		return status;
	if (opt->path)
		gd_buf_adds(&path, opt->path);
	else
		usual_path(d, opt->preset, &path);
	if (strcmp(path.s, "-") == 0) {
		status = write_all(&w, stdout, opt, err);
	} else {
		status = gd_file_begin(&file, path.s, err);
		if (status == GD_OK) {
			status = write_all(&w, file.fp, opt, err);
			if (status == GD_OK)
				status = gd_file_commit(&file, err);
			else
				gd_file_abort(&file);
		}
	}
	if (status == GD_OK && path_out)
		gd_buf_adds(path_out, path.s);
	if (status == GD_OK && rows)
		*rows = w.rows;
	gd_buf_release(&path);
	return status;
}
