/*
 * desk/export.c - rows of a preset into a CSV file or a preview.
 */
#include <config.h>

#include "desk/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "desk/export_preset.h"
#include "desk/view.h"
#include "store/pick.h"

#define PROGRESS_EVERY 500
#define SHOWN_MAX 16

struct writer {
	struct gd_desk *desk;
	struct gd_store *st;
	const struct gd_export_options *opt;
	struct gd_csv_out csv;
	struct gd_export_preview *look;	/* instead of the CSV */
	size_t look_max;
	struct gd_export_column fields[GD_EXPORT_COLUMNS_MAX];
	const struct gd_export_column *columns[GD_EXPORT_COLUMNS_MAX];
	size_t columns_len;
	/* Answers that columns show; of many, or with redaction, which asks for
	 * names, all are read. */
	const char *shown[SHOWN_MAX];
	size_t shown_len;
	struct gd_pick *pick;
	struct gd_export_names names;
	struct gd_redact *redact;	/* NULL: as it is */
	struct gd_tallies summary;
	struct gd_buf cell, hidden;	/* scratch */
	int64_t rows, done, total;
	bool (*progress)(int64_t done, int64_t total, void *ctx);
	void *ctx;
	bool cancelled;
	const struct gd_case_row *row_case;
	const struct gd_answers *row_answers;
	struct gd_error err;
	enum gd_status status;
};

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
choose_columns(struct writer *w, struct gd_error *err)
{
	const char *preset = w->opt->preset, *wanted = w->opt->columns;
	size_t len, fields = 0;
	const struct gd_export_column *all = gd_export_columns(preset, &len);
	bool cases = strcmp(preset, "cases") == 0;
	enum gd_status status = GD_OK;

	if (cases && wanted)
		status = gd_export_fields(w->desk, w->fields, &fields, err);
	if (status != GD_OK)
		return status;
	if (wanted && strcmp(wanted, "all") == 0) {
		wanted = NULL;
		if (cases) {
			all = w->fields;
			len = fields;
		}
	}
	for (size_t i = 0; !wanted && i < len; i++)
		w->columns[w->columns_len++] = &all[i];
	while (wanted && *wanted) {
		size_t n = strcspn(wanted, ",");
		const struct gd_export_column *c =
			find_column(all, len, wanted, n);

		if (!c)
			c = find_column(w->fields, fields, wanted, n);
		if (!c || w->columns_len == GD_EXPORT_COLUMNS_MAX)
			return gd_error_set(err, GD_EINVAL,
				_("'%.*s' is not a column of %s; the first "
				  "row of a whole export names them"),
				(int)n, wanted, preset);
		w->columns[w->columns_len++] = c;
		wanted += n + (wanted[n] == ',');
	}
	for (size_t i = 0; i < w->columns_len; i++)
		if (w->columns[i]->put == gd_export_put_answer &&
		    w->shown_len++ < SHOWN_MAX)
			w->shown[w->shown_len - 1] = w->columns[i]->id;
	return GD_OK;
}

/* The value of a cell, redacted where its column says so. */
static const char *
cell_value(struct writer *w, const struct gd_export_column *c,
	   const struct gd_export_row *row)
{
	gd_buf_reset(&w->cell);
	c->put(&w->cell, row, c->id);
	if (!w->redact || !c->redact)
		return w->cell.s;
	gd_buf_reset(&w->hidden);
	if (c->redact == GD_EXPORT_WORDS)
		gd_redact_text(w->redact, w->cell.s, w->cell.len, &w->hidden,
			       NULL);
	else
		gd_redact_value(w->redact,
				(enum gd_redact_kind)(c->redact - 2),
				w->cell.s, &w->hidden);
	return w->hidden.s;
}

static void
look_at(struct writer *w, const struct gd_export_row *row)
{
	struct gd_export_preview *p = w->look;

	p->cells = gd_reallocarray(p->cells, (p->rows + 1) * p->cols + 1,
				   sizeof *p->cells);
	for (size_t i = 0; i < p->cols; i++)
		p->cells[p->rows * p->cols + i] =
			gd_strdup(cell_value(w, w->columns[i], row));
	p->rows++;
}

static void
put_row(struct writer *w, const struct gd_export_row *row)
{
	w->rows++;
	if (w->look) {
		look_at(w, row);
		return;
	}
	for (size_t i = 0; i < w->columns_len; i++) {
		const char *s = cell_value(w, w->columns[i], row);

		if (w->columns[i]->cell == GD_EXPORT_TEXT)
			gd_csv_out_text(&w->csv, s);
		else if (w->columns[i]->cell == GD_EXPORT_ID)
			gd_csv_out_id(&w->csv, s);
		else
			gd_csv_out_plain(&w->csv, s);
	}
	gd_csv_out_row_end(&w->csv);
}

static bool
go_on(struct writer *w)
{
	if (w->look)
		return w->rows < (int64_t)w->look_max;
	w->done++;
	if (w->progress && w->done % PROGRESS_EVERY == 0 &&
	    !w->progress(w->done, w->total, w->ctx))
		w->cancelled = true;
	return !w->cancelled && !w->csv.failed && w->status == GD_OK;
}

static void
put_evidence(struct writer *w, struct gd_export_row *row)
{
	struct gd_evidence_row *files = NULL;
	size_t len = 0;

	w->status = gd_store_evidence(w->st, row->c->id, &files, &len, &w->err);
	for (size_t i = 0; w->status == GD_OK && i < len; i++) {
		row->evidence = &files[i];
		put_row(w, row);
	}
	gd_evidence_rows_free(files, len);
}

static bool
put_event(const struct gd_event_row *ev, void *ctx)
{
	struct writer *w = ctx;
	struct gd_export_row row = { .desk = w->desk, .event = ev,
				     .c = w->row_case,
				     .answers = w->row_answers };

	put_row(w, &row);
	return !w->csv.failed &&
	       !(w->look && w->rows >= (int64_t)w->look_max);
}

static void
count_case(struct writer *w, const struct gd_case_row *c)
{
	struct gd_filing_row *filings = NULL;
	size_t len = 0;

	w->status = gd_store_filings(w->st, c->id, &filings, &len, &w->err);
	if (w->status == GD_OK)
		gd_export_summary_take(w->desk, &w->summary, c, filings, len);
	gd_filing_rows_free(filings, len);
}

static bool
put_case(const struct gd_case_row *c, void *ctx)
{
	struct writer *w = ctx;
	struct gd_answers answers = GD_ANSWERS_INIT;
	struct gd_export_row row = { .desk = w->desk, .c = c,
				     .answers = &answers,
				     .names = &w->names };
	const char *preset = w->opt->preset;

	if (strcmp(preset, "summary") == 0) {
		count_case(w, c);
		return go_on(w);
	}
	if (w->pick)
		w->status = gd_pick_read(w->pick, c->id, &answers, &w->err);
	else if (w->redact || w->shown_len)
		w->status = gd_store_answers(w->st, c->id, &answers, &w->err);
	if (w->status != GD_OK)
		return false;
	if (w->redact)
		gd_desk_redact_case(w->redact, c, &answers);
	w->row_case = c;
	w->row_answers = &answers;
	if (strcmp(preset, "evidence") == 0)
		put_evidence(w, &row);
	else if (strcmp(preset, "history") == 0)
		w->status = gd_store_events_each(w->st, c->id, put_event, w,
						 &w->err);
	else
		put_row(w, &row);
	gd_answers_release(&answers);
	return go_on(w);
}

static bool
put_due(const struct gd_due_row *due, void *ctx)
{
	struct writer *w = ctx;
	struct gd_export_row row = { .desk = w->desk, .due = due };

	put_row(w, &row);
	return go_on(w);
}

static int
by_group(const void *pa, const void *pb)
{
	static const char *const order[] = {
		"stage", "channel", "type", "month", "outcome"
	};
	const struct gd_tally *a = pa, *b = pb;
	enum gd_stage sa, sb;
	int ia = 0, ib = 0;

	while (ia < 4 && strcmp(order[ia], a->group) != 0)
		ia++;
	while (ib < 4 && strcmp(order[ib], b->group) != 0)
		ib++;
	if (ia != ib)
		return ia - ib;
	if (ia == 0 && gd_stage_parse(a->code, &sa) &&
	    gd_stage_parse(b->code, &sb))
		return (int)sa - (int)sb;
	return strcmp(a->code, b->code);
}

static void
put_summary(struct writer *w)
{
	if (w->summary.len > 1)
		qsort(w->summary.items, w->summary.len,
		      sizeof *w->summary.items, by_group);
	for (size_t i = 0; i < w->summary.len; i++) {
		struct gd_export_row row = { .desk = w->desk,
					     .tally = &w->summary.items[i] };

		put_row(w, &row);
	}
}

static enum gd_status
each_row(struct writer *w, struct gd_error *err)
{
	const struct gd_export_options *opt = w->opt;
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
		gd_store_due_count(w->st, &due, INT64_MIN, INT64_MAX,
				   &w->total, NULL);
		return gd_store_due_each(w->st, &due, put_due, w, err);
	}
	if (w->progress || w->look)
		gd_store_cases_count(w->st, &cases, &w->total, NULL);
	status = gd_store_cases_each(w->st, &cases, -1, put_case, w, err);
	if (status == GD_OK && w->status != GD_OK) {
		status = w->status;
		if (err)
			*err = w->err;
	}
	if (status == GD_OK && !w->cancelled)
		put_summary(w);
	return status;
}

static const char *
head_of(const struct writer *w, size_t i)
{
	bool names = w->opt->headers && strcmp(w->opt->headers, "names") == 0;

	return names ? _(w->columns[i]->heading) : w->columns[i]->id;
}

static enum gd_status
write_all(struct writer *w, FILE *fp, struct gd_error *err)
{
	const struct gd_export_options *opt = w->opt;
	const char *encoding = opt->encoding ? opt->encoding
		: gd_config_get(gd_desk_config(w->desk), "export.encoding");
	enum gd_status status, end;

	status = gd_csv_out_begin(&w->csv, fp, encoding,
				  opt->delimiter ? opt->delimiter : ',', err);
	if (status != GD_OK)
		return status;
	for (size_t i = 0; i < w->columns_len; i++)
		gd_csv_out_text(&w->csv, head_of(w, i));
	gd_csv_out_row_end(&w->csv);
	gd_store_sound(w->st, NULL);
	status = each_row(w, err);
	if (status == GD_OK)
		status = gd_store_sound(w->st, err);
	end = gd_csv_out_end(&w->csv, status == GD_OK ? err : NULL);
	if (status == GD_OK)
		status = end;
	if (status == GD_OK && w->cancelled)
		status = gd_error_set(err, GD_ECANCEL,
				      _("Cancelled; nothing was written"));
	return status;
}

void
gd_export_path(struct gd_desk *d, const char *preset, struct gd_buf *out)
{
	gd_buf_addf(out, "gongdao-%s-", preset);
	gd_day_format(out, gd_instant_day(gd_desk_now(d), gd_desk_zone(d)));
	gd_buf_adds(out, ".csv");
}

static enum gd_status
begin(struct writer *w, struct gd_desk *d, struct gd_export_plan *plan,
      const struct gd_export_options *opt, struct gd_error *err)
{
	enum gd_status status = gd_export_resolve(d, opt, plan, err);

	*w = (struct writer){ .desk = d, .opt = &plan->opt,
			      .err = GD_ERROR_INIT, .cell = GD_BUF_INIT,
			      .hidden = GD_BUF_INIT };
	if (status == GD_OK)
		status = choose_columns(w, err);
	if (status == GD_OK && plan->opt.redact)
		status = gd_desk_redact(d, &w->redact, err);
	if (status == GD_OK)
		status = gd_desk_store(d, &w->st, err);
	if (status == GD_OK && !w->redact && w->shown_len > 0 &&
	    w->shown_len <= SHOWN_MAX)
		w->pick = gd_pick_new(w->st, w->shown, w->shown_len);
	return status;
}

static void
finish(struct writer *w, struct gd_export_plan *plan)
{
	gd_redact_free(w->redact);
	gd_tallies_release(&w->summary);
	gd_buf_release(&w->cell);
	gd_buf_release(&w->hidden);
	gd_pick_free(w->pick);
	gd_export_plan_release(plan);
}

static enum gd_status
to_file(struct writer *w, const char *path, struct gd_error *err)
{
	struct gd_file file;
	enum gd_status status;

	if (strcmp(path, "-") == 0)
		return write_all(w, stdout, err);
	status = gd_file_begin(&file, path, err);
	if (status != GD_OK)
		return status;
	status = write_all(w, file.fp, err);
	if (status == GD_OK)
		return gd_file_commit(&file, err);
	gd_file_abort(&file);
	return status;
}

enum gd_status
gd_desk_export(struct gd_desk *d, const struct gd_export_options *opt,
	       struct gd_buf *path_out, int64_t *rows,
	       bool (*progress)(int64_t done, int64_t total, void *ctx),
	       void *ctx, struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT;
	struct gd_export_plan plan;
	struct writer w;
	enum gd_status status = begin(&w, d, &plan, opt, err);

	w.progress = progress;
	w.ctx = ctx;
	if (opt->path)
		gd_buf_adds(&path, opt->path);
	else
		gd_export_path(d, opt->preset, &path);
	if (status == GD_OK)
		status = to_file(&w, path.s, err);
	if (status == GD_OK && path_out)
		gd_buf_adds(path_out, path.s);
	if (status == GD_OK && rows)
		*rows = w.rows;
	finish(&w, &plan);
	gd_buf_release(&path);
	return status;
}

enum gd_status
gd_desk_export_preview(struct gd_desk *d, const struct gd_export_options *opt,
		       size_t limit, struct gd_export_preview *out,
		       struct gd_error *err)
{
	struct gd_export_preview look = { .total = -1 };
	struct gd_export_plan plan;
	struct writer w;
	enum gd_status status = begin(&w, d, &plan, opt, err);
	const char *preset = plan.opt.preset;

	if (status == GD_OK) {
		look.cols = w.columns_len;
		look.heads = gd_calloc(look.cols + 1, sizeof *look.heads);
		for (size_t i = 0; i < look.cols; i++)
			look.heads[i] = gd_strdup(head_of(&w, i));
		w.look = &look;
		w.look_max = limit;
		status = each_row(&w, err);
		if (strcmp(preset, "cases") == 0 ||
		    strcmp(preset, "deadlines") == 0)
			look.total = w.total;
	}
	finish(&w, &plan);
	if (status == GD_OK)
		*out = look;
	else
		gd_export_preview_release(&look);
	return status;
}

void
gd_export_preview_release(struct gd_export_preview *p)
{
	for (size_t i = 0; i < p->cols; i++)
		free(p->heads[i]);
	for (size_t i = 0; i < p->rows * p->cols; i++)
		free(p->cells[i]);
	free(p->heads);
	free(p->cells);
	memset(p, 0, sizeof *p);
}
