/*
 * desk/import_run.c - all rows of a list, in one transaction.
 */
#include <config.h>

#include "desk/import_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"

#define PROGRESS_EVERY 100

/* The column that a heading of the map names; a mistake tells the nearest. */
static enum gd_status
find_column(const struct gd_import *imp, const struct gd_import_pair *pair,
	    size_t *column, struct gd_error *err)
{
	const char *near;

	for (size_t c = 0; c < imp->columns; c++) {
		if (gd_import_same_heading(pair->text, imp->headings[c])) {
			*column = c;
			return GD_OK;
		}
	}
	near = gd_suggest(pair->text, (const char *const *)imp->headings,
			  imp->columns);
	if (near)
		return gd_error_set(err, GD_EINVAL,
				    _("the list has no column '%s' for '%s'; "
				      "did you mean '%s'?"), pair->text,
				    pair->field, near);
	return gd_error_set(err, GD_EINVAL,
			    _("the list has no column '%s' for '%s'; is it "
			      "another list, or is its heading missing?"),
			    pair->text, pair->field);
}

static void
add_source(struct gd_import_run *r, const char *field, size_t column,
	   const char *fallback)
{
	struct gd_import_source *s = &r->p.sources[r->p.sources_len++];

	*s = gd_import_source(r->imp, field);
	s->column = column;
	s->fallback = fallback;
}

static enum gd_status
bind_map(struct gd_import_run *r, struct gd_error *err)
{
	const struct gd_import *imp = r->imp;
	const struct gd_importmap *m = &imp->map;
	size_t most = m->columns_len + m->defaults_len + 1;
	enum gd_status status = GD_OK;

	r->p.sources = gd_calloc(most, sizeof *r->p.sources);
	for (size_t i = 0; status == GD_OK && i < m->columns_len; i++) {
		size_t column = 0;

		status = find_column(imp, &m->columns[i], &column, err);
		add_source(r, m->columns[i].field, column,
			   gd_importmap_default(m, m->columns[i].field));
	}
	for (size_t i = 0; i < m->defaults_len; i++) {
		if (!gd_importmap_column(m, m->defaults[i].field))
			add_source(r, m->defaults[i].field, SIZE_MAX,
				   m->defaults[i].text);
	}
	if (status == GD_OK && !m->columns_len)
		status = gd_error_set(err, GD_EINVAL,
				      _("no column of '%s' is one we know; name "
					"them in a map (--map)"), imp->name);
	return status;
}

static enum gd_status
prepare(struct gd_import_run *r, struct gd_error *err)
{
	struct gd_import_open_options same = {
		.encoding = gd_import_shape(r->imp)->encoding,
		.delimiter = gd_import_shape(r->imp)->delimiter
	};
	enum gd_status status = bind_map(r, err);
	struct gd_csv_in *old = r->imp->in;
	struct gd_csv_row row;
	bool more;

	if (status != GD_OK)
		return status;
	status = gd_import_csv_open(r->imp, &same, true, err);
	if (status != GD_OK)
		return status;
	gd_csv_in_close(old);
	if (!r->imp->headless)
		status = gd_csv_in_next(r->imp->in, &row, &more, err);
	return status;
}

/* What stands here, and that nobody else can add to. */
static enum gd_status
look_back(struct gd_import_run *r, struct gd_error *err)
{
	enum gd_status status = gd_store_last_case(r->imp->st, &r->last_before,
						   err);
	int64_t done, total;

	if (status != GD_OK)
		return status;
	r->seen = gd_calloc((size_t)r->last_before / 8 + 1, 1);
	gd_csv_in_progress(r->imp->in, &done, &total);
	if (!r->last_before)
		gd_import_new_begin(&r->fresh, total);
	return GD_OK;
}

/* Cells past the last heading, or fewer than there are: something is shifted. */
static void
check_width(struct gd_import_run *r)
{
	const struct gd_csv_row *row = r->row;
	struct gd_buf b = GD_BUF_INIT;
	size_t used = row->len;

	while (used > r->imp->columns && !row->cells[used - 1].len)
		used--;
	if (used == r->imp->columns)
		return;
	gd_buf_addf(&b, ngettext("the row has %zu cell, the heading %zu; is a "
				 "comma or a quote missing?",
				 "the row has %zu cells, the heading %zu; is a "
				 "comma or a quote missing?", used), used,
		    r->imp->columns);
	gd_import_tell(r, true, 0, "", b.s);
	gd_buf_release(&b);
}

static bool
is_blank(const struct gd_csv_row *row)
{
	for (size_t i = 0; i < row->len; i++) {
		if (row->cells[i].len)
			return false;
	}
	return true;
}

static enum gd_status
one_row(struct gd_import_run *r, struct gd_error *err)
{
	const struct gd_csv_row *row = r->row;

	r->row_refused = false;
	gd_buf_reset(&r->reasons);
	r->counts->rows++;
	if (row->broken) {
		size_t c = row->broken_column;

		gd_import_tell(r, true, c, c && c <= row->len
			       ? row->cells[c - 1].s : "", row->broken);
		return GD_OK;
	}
	check_width(r);
	return r->row_refused ? GD_OK : gd_import_row(r, err);
}

static enum gd_status
tell_progress(struct gd_import_run *r, struct gd_error *err)
{
	int64_t done, total;

	if (!r->sink || !r->sink->progress ||
	    r->counts->rows % PROGRESS_EVERY)
		return GD_OK;
	gd_csv_in_progress(r->imp->in, &done, &total);
	if (r->sink->progress(done, total, r->sink->ctx))
		return GD_OK;
	return gd_error_set(err, GD_ECANCEL,
			    _("Cancelled; nothing was kept"));
}

static enum gd_status
all_rows(struct gd_import_run *r, const struct gd_import_how *how,
	 struct gd_import_rejects **rejects, struct gd_error *err)
{
	enum gd_status status = look_back(r, err);
	bool more = true;

	while (status == GD_OK) {
		status = gd_csv_in_next(r->imp->in, &r->current, &more, err);
		if (status != GD_OK || !more)
			break;
		if (!r->current.broken && is_blank(&r->current))
			continue;
		r->row = &r->current;
		status = one_row(r, err);
		if (status == GD_OK && r->row_refused) {
			r->counts->refused++;
			if (how->rejects)
				status = gd_import_rejects_add(rejects, r,
							       how->rejects,
							       err);
		}
		if (status == GD_OK)
			status = tell_progress(r, err);
	}
	return status;
}

/* What is only needed while rows come. */
static void
forget(struct gd_import_run *r)
{
	for (size_t i = 0; i < r->p.sources_len; i++)
		gd_import_known_release(&r->p.sources[i]);
	gd_import_new_release(&r->fresh);
}

static void
release(struct gd_import_run *r)
{
	forget(r);
	for (size_t i = 0; i < r->p.sources_len; i++) {
		gd_buf_release(&r->p.sources[i].text);
		free(r->p.sources[i].once.value);
	}
	free(r->p.sources);
	free(r->seen);
	gd_buf_release(&r->reasons);
}

enum gd_status
gd_import_run(struct gd_import *imp, const struct gd_import_how *how,
	      const struct gd_import_sink *sink,
	      struct gd_import_counts *counts, bool *kept, struct gd_error *err)
{
	struct gd_import_run r = { .imp = imp, .sink = sink, .counts = counts,
				   .reasons = GD_BUF_INIT };
	struct gd_import_rejects *rejects = NULL;
	enum gd_status status;

	*counts = (struct gd_import_counts){ .rows = 0 };
	*kept = false;
	free(imp->trouble);
	imp->trouble = gd_calloc(imp->columns + 1, sizeof *imp->trouble);
	if (how->rejects && gd_import_is_list(imp, how->rejects))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is the list itself; give the file "
				      "of refused rows another name"),
				    how->rejects);
	status = prepare(&r, err);
	if (status == GD_OK)
		status = gd_store_load_begin(imp->st, GD_LOAD_LIST, err);
	if (status != GD_OK)
		goto out;
	status = all_rows(&r, how, &rejects, err);
	forget(&r);
	if (status == GD_OK && !how->dry_run &&
	    (!counts->refused || how->partial)) {
		if (sink && sink->finishing)
			gd_store_load_watch(imp->st, sink->finishing,
					    sink->ctx);
		status = gd_store_bulk_end(imp->st, err);
		*kept = status == GD_OK;
	} else {
		gd_store_bulk_abort(imp->st);
	}
	if (status == GD_OK)
		status = gd_import_rejects_end(rejects, true, err);
	else
		gd_import_rejects_end(rejects, false, NULL);
out:
	release(&r);
	return status;
}

#define TROUBLE_SHOWN 5	/* columns */

void
gd_import_trouble(const struct gd_import *imp, struct gd_buf *out)
{
	int64_t below = INT64_MAX;
	size_t shown = 0, from = out->len;

	/* The most first; of equals from the left. */
	while (imp->trouble && shown < TROUBLE_SHOWN) {
		int64_t most = 0;

		for (size_t c = 0; c <= imp->columns; c++)
			if (imp->trouble[c] < below && imp->trouble[c] > most)
				most = imp->trouble[c];
		if (!most)
			break;
		for (size_t c = 0; c <= imp->columns; c++) {
			if (imp->trouble[c] != most || shown == TROUBLE_SHOWN)
				continue;
			gd_buf_addf(out, "%s%s %lld",
				    out->len > from ? _(", ") : "",
				    c ? imp->headings[c - 1]
				      : _("row as a whole"), (long long)most);
			shown++;
		}
		below = most;
	}
}
