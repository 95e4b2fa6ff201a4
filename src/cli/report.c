/*
 * gongdao report - the clinic's own figures, the article's beside them.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/progress.h"
#include "desk/report.h"

struct line {			/* what a listing shows in a row */
	const struct gd_report *report;
	const struct gd_report_row *row;
};

static void
put_text(const struct gd_column *col, struct gd_cli *c, const void *row,
	 bool words, struct gd_buf *out)
{
	const struct line *l = row;
	const char *id = col->id;

	(void)c;
	(void)words;
	if (strcmp(id, "n") == 0)
		gd_buf_addf(out, "%lld", (long long)l->row->n);
	else
		gd_buf_adds(out, strcmp(id, "group") == 0 ? l->row->group
				 : strcmp(id, "code") == 0 ? l->row->code
				 : strcmp(id, "name") == 0 ? l->row->name
				 : strcmp(id, "article") == 0
					 ? l->row->article
					 : l->row->source);
}

static void
put_value(const struct gd_column *col, struct gd_cli *c, const void *row,
	  bool words, struct gd_buf *out)
{
	const struct line *l = row;

	(void)c;
	for (size_t i = 0; i < l->report->columns_len; i++)
		if (l->report->columns[i].id == col->id)
			gd_report_cell(l->report, l->row, i,
				       words ? GD_REPORT_TEXT
					     : GD_REPORT_PLAIN, out);
}

/* Of the columns that are there anyway, then those of the report. */
static void
make_columns(const struct gd_report *r, struct gd_column *cols)
{
	bool parts = r->len && *r->rows[r->len - 1].group, article = false;
	size_t n = 0;

	for (size_t i = 0; i < r->len; i++)
		article |= *r->rows[i].article;
	if (parts)
		cols[n++] = (struct gd_column){
			.id = "group", .heading = NULL,
			.kind = GD_CELL_CODE, .put = put_text };
	cols[n++] = (struct gd_column){ .id = "code", .kind = GD_CELL_TEXT,
					.put = put_text };
	cols[n++] = (struct gd_column){ .id = "name", .heading = "",
					.kind = GD_CELL_TEXT, .shown = true,
					.flexible = true, .put = put_text };
	for (size_t i = 0; i < r->columns_len; i++) {
		const struct gd_report_column *rc = &r->columns[i];

		cols[n++] = (struct gd_column){
			.id = rc->id, .heading = gd_report_heading(r, i),
			.right = true,
			.kind = GD_CELL_MONEY, .shown = true,
			.put = put_value };
	}
	cols[n++] = (struct gd_column){ .id = "n", .heading = "n",
					.kind = GD_CELL_NUMBER, .right = true,
					.shown = true, .put = put_text };
	cols[n++] = (struct gd_column){
		.id = "article", .heading = N_("To compare"),
		.kind = GD_CELL_TEXT, .shown = article, .flexible = true,
		.put = put_text };
	cols[n++] = (struct gd_column){ .id = "source", .kind = GD_CELL_TEXT,
					.put = put_text };
	cols[n] = (struct gd_column){ .id = NULL };
}

/* Rows [from, to): of text one table a part. */
static bool
show_part(struct gd_cli *c, const struct gd_report *r, enum gd_format format,
	  const struct gd_column *cols, size_t from, size_t to)
{
	struct gd_listing l;

	if (!gd_listing_begin(&l, c, format, cols, NULL))
		return false;
	for (size_t i = from; i < to; i++) {
		struct line line = { r, &r->rows[i] };

		if (!gd_listing_row(&l, &line))
			break;
	}
	gd_listing_end(&l, GD_OK, _("no cases to count yet"));
	return true;
}

static int
show_text(struct gd_cli *c, const struct gd_report *r,
	  const struct gd_column *cols)
{
	struct gd_buf line = GD_BUF_INIT;
	size_t from = 0;

	gd_buf_addf(&line, "%s (", gd_report_title(r->kind));
	gd_buf_addf(&line, ngettext("%lld case", "%lld cases",
				    (unsigned long)r->cases),
		    (long long)r->cases);
	gd_buf_addc(&line, ')');
	gd_cli_line(c, line.s);
	gd_buf_release(&line);
	gd_cli_text(c, gd_report_explain(r->kind));
	while (from < r->len) {
		size_t to = from + 1;

		while (to < r->len && strcmp(r->rows[to].group,
					     r->rows[from].group) == 0)
			to++;
		gd_cli_line(c, "");
		if (*r->rows[from].group)
			gd_cli_line(c, gd_report_part(r->rows[from].group));
		show_part(c, r, GD_FORMAT_TEXT, cols, from, to);
		from = to;
	}
	if (!r->len)
		gd_cli_say(_("no cases to count yet"));
	return GD_EXIT_OK;
}

static int
unknown(const char *word)
{
	const char *codes[GD_REPORTS], *near;
	struct gd_buf all = GD_BUF_INIT;
	int status;

	for (size_t i = 0; i < GD_REPORTS; i++) {
		codes[i] = gd_report_code(i);
		gd_buf_addf(&all, "%s%s", i ? ", " : "", codes[i]);
	}
	near = gd_suggest(word, codes, GD_REPORTS);
	if (near)
		status = gd_cli_refuse(_("there is no report '%s'; did you mean '%s'?"),
				       word, near);
	else
		status = gd_cli_refuse(_("there is no report '%s'; there are %s"),
				       word, all.s);
	gd_buf_release(&all);
	return status;
}

int
gd_cmd_report(struct gd_cli *c)
{
	struct gd_progress_line progress = { _("counting"), 0 };
	struct gd_column cols[GD_REPORT_COLUMNS + 8];
	struct gd_error err = GD_ERROR_INIT;
	enum gd_report_kind kind;
	enum gd_format format;
	struct gd_report r;
	int status = GD_EXIT_OK;

	if (!gd_report_parse(c->argv[0], &kind))
		return unknown(c->argv[0]);
	if (c->argc > 1 && kind != GD_REPORT_MONTH)
		return gd_cli_refuse(_("only 'report month' takes a month"));
	if (!gd_cli_format(c, true, &format))
		return GD_EXIT_REQUEST;
	if (gd_desk_report(c->desk, kind, c->argc > 1 ? c->argv[1] : NULL, &r,
			   gd_progress_tell, &progress, &err) != GD_OK)
		return gd_cli_fail(&err);
	make_columns(&r, cols);
	if (format == GD_FORMAT_TEXT)
		status = show_text(c, &r, cols);
	else if (!show_part(c, &r, format, cols, 0, r.len))
		status = GD_EXIT_REQUEST;
	gd_report_release(&r);
	return status;
}
