/*
 * cli/listing.c - see listing.h.
 */
#include <config.h>

#include "cli/listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/text.h"
#include "cli/json.h"
#include "domain/list.h"

#define GAP 2			/* columns between cells */
#define FLEXIBLE_MIN 8		/* a flexible cell keeps at least this much */

bool
gd_cli_format(struct gd_cli *c, bool csv, enum gd_format *out)
{
	static const char *const all[] = { "text", "json", "csv", NULL };
	static const char *const two[] = { "text", "json", NULL };
	static const enum gd_format formats[] = {
		GD_FORMAT_TEXT, GD_FORMAT_JSON, GD_FORMAT_CSV
	};
	int i = 0;

	if (!gd_cli_choose(c, "format", csv ? all : two, &i))
		return false;
	*out = formats[i];
	return true;
}

static void
unknown_column(const struct gd_column *columns, const char *word)
{
	const char *ids[GD_LISTING_COLUMNS];
	struct gd_buf all = GD_BUF_INIT;
	const char *near;
	size_t n = 0;

	for (; n < GD_LISTING_COLUMNS && columns[n].id; n++) {
		ids[n] = columns[n].id;
		gd_buf_addf(&all, "%s%s", n ? ", " : "", ids[n]);
	}
	near = gd_suggest(word, ids, n);
	if (near)
		gd_cli_say(_("there is no column '%s'; did you mean '%s'?"),
			   word, near);
	else
		gd_cli_say(_("there is no column '%s'; there are %s"), word,
			   all.s);
	gd_buf_release(&all);
}

static bool
choose_columns(struct gd_listing *l, const struct gd_column *columns,
	       const char *chosen)
{
	const char *code;
	size_t len, i;
	bool good = true;

	for (i = 0; !chosen && columns[i].id; i++)
		if (columns[i].shown || l->format != GD_FORMAT_TEXT)
			l->cols[l->cols_len++] = &columns[i];
	while (gd_list_next(&chosen, &code, &len)) {
		char *word = gd_strndup(code, len);

		for (i = 0; columns[i].id; i++)
			if (strcmp(columns[i].id, word) == 0)
				break;
		if (!columns[i].id) {
			unknown_column(columns, word);
			good = false;
		} else if (l->cols_len < GD_LISTING_COLUMNS) {
			l->cols[l->cols_len++] = &columns[i];
		}
		free(word);
	}
	if (good && l->cols_len == 0) {
		gd_cli_say(_("--columns takes a comma list of column names"));
		good = false;
	}
	return good;
}

static const char *
heading(const struct gd_column *col)
{
	if (!col->heading)
		return col->id;
	/* The translation of "" is the head of the catalogue. */
	return *col->heading ? _(col->heading) : "";
}

bool
gd_listing_begin(struct gd_listing *l, struct gd_cli *c,
		 enum gd_format format, const struct gd_column *columns,
		 const char *chosen)
{
	struct gd_error err = GD_ERROR_INIT;

	*l = (struct gd_listing){ .c = c, .format = format };
	if (!choose_columns(l, columns, chosen))
		return false;
	if (format == GD_FORMAT_JSON)
		gd_json_open();
	if (format != GD_FORMAT_CSV)
		return true;
	if (gd_csv_out_begin(&l->csv, stdout, "utf-8", ',', &err) != GD_OK) {
		gd_cli_fail(&err);
		return false;
	}
	for (size_t i = 0; i < l->cols_len; i++)
		gd_csv_out_plain(&l->csv, l->cols[i]->id);
	gd_csv_out_row_end(&l->csv);
	return true;
}

/* ---- text ---- */

static bool
ascii(const struct gd_listing *l)
{
	return gd_desk_ascii(l->c->desk);
}

static void
print_cells(struct gd_listing *l, char *const *cells)
{
	struct gd_buf line = GD_BUF_INIT;

	for (size_t i = 0; i < l->cols_len; i++) {
		const char *s = cells[i];
		int wide = gd_text_width(s, strlen(s));
		bool last = i + 1 == l->cols_len;

		/* In a pipe nothing is cut: a wide cell moves its line along. */
		if (wide > l->width[i] && l->c->cols == 0)
			gd_text_show(&line, s, strlen(s), ascii(l));
		else if (last && !l->cols[i]->right)
			gd_text_ellipsis(&line, s, l->width[i], ascii(l));
		else
			gd_text_pad(&line, s, l->width[i], l->cols[i]->right,
				    ascii(l));
		if (!last)
			gd_buf_adds(&line, "  ");
	}
	while (line.len > 0 && line.s[line.len - 1] == ' ')
		gd_buf_setlen(&line, line.len - 1);
	puts(line.s);
	gd_buf_release(&line);
}

/* Take columns from the flexible cells, evenly, then from the last ones. */
static void
fit(struct gd_listing *l)
{
	int total = -GAP;

	for (size_t i = 0; i < l->cols_len; i++)
		total += l->width[i] + GAP;
	while (l->c->cols > 0 && total > l->c->cols) {
		int widest = -1;

		for (size_t i = 0; i < l->cols_len; i++)
			if (l->cols[i]->flexible &&
			    l->width[i] > FLEXIBLE_MIN &&
			    (widest < 0 || l->width[i] > l->width[widest]))
				widest = (int)i;
		if (widest < 0)
			return;
		l->width[widest]--;
		total--;
	}
}

static void
lay_out(struct gd_listing *l)
{
	char *heads[GD_LISTING_COLUMNS] = { NULL };

	for (size_t i = 0; i < l->cols_len; i++) {
		const char *h = heading(l->cols[i]);

		heads[i] = gd_strdup(h);
		l->width[i] = gd_text_width(h, strlen(h));
	}
	for (size_t k = 0; l->cols_len > 0 && k < l->cells_len; k++) {
		int w = gd_text_width(l->cells[k], strlen(l->cells[k]));

		if (w > l->width[k % l->cols_len])
			l->width[k % l->cols_len] = w;
	}
	fit(l);
	l->laid_out = true;
	if (l->cells_len > 0)
		print_cells(l, heads);
	for (size_t i = 0; i < l->cols_len; i++)
		free(heads[i]);
	for (size_t k = 0; k < l->cells_len; k += l->cols_len)
		print_cells(l, l->cells + k);
	for (size_t k = 0; k < l->cells_len; k++)
		free(l->cells[k]);
	l->cells_len = 0;
}

static void
text_row(struct gd_listing *l, const void *row)
{
	for (size_t i = 0; i < l->cols_len; i++) {
		struct gd_buf b = GD_BUF_INIT;

		l->cols[i]->put(l->cols[i], l->c, row, true, &b);
		GD_GROW(l->cells, l->cells_len, l->cells_cap);
		l->cells[l->cells_len++] = gd_buf_detach(&b);
	}
	if (l->laid_out) {
		print_cells(l, l->cells);
		for (size_t i = 0; i < l->cols_len; i++)
			free(l->cells[i]);
		l->cells_len = 0;
	} else if (l->rows >= GD_LISTING_MEASURED) {
		lay_out(l);
	}
}

/* ---- JSON, CSV ---- */

static json_t *
json_cell(enum gd_cell_kind kind, const char *s)
{
	double n;

	switch (kind) {
	case GD_CELL_NUMBER:
		return *s ? json_integer(strtoll(s, NULL, 10)) : json_null();
	case GD_CELL_MONEY:
		n = strtod(s, NULL);
		if (!*s)
			return json_null();
		return n == (double)(json_int_t)n ? json_integer((json_int_t)n)
						  : json_real(n);
	case GD_CELL_INSTANT:
		return *s ? json_string(s) : json_null();
	case GD_CELL_BOOL:
		return json_boolean(strcmp(s, "yes") == 0);
	case GD_CELL_TEXT:
	case GD_CELL_ID:
	case GD_CELL_CODE:
		break;
	}
	return gd_json_text(s);
}

static void
csv_cell(struct gd_csv_out *csv, enum gd_cell_kind kind, const char *s)
{
	if (kind == GD_CELL_TEXT)
		gd_csv_out_text(csv, s);
	else if (kind == GD_CELL_ID)
		gd_csv_out_id(csv, s);
	else
		gd_csv_out_plain(csv, s);
}

static void
coded_row(struct gd_listing *l, const void *row)
{
	json_t *object = l->format == GD_FORMAT_JSON ? json_object() : NULL;
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < l->cols_len; i++) {
		const struct gd_column *col = l->cols[i];

		gd_buf_reset(&b);
		col->put(col, l->c, row, false, &b);
		if (object)
			json_object_set_new(object, col->id,
					    json_cell(col->kind, b.s));
		else
			csv_cell(&l->csv, col->kind, b.s);
	}
	gd_buf_release(&b);
	if (object)
		gd_json_element(l->rows - 1, object);
	else
		gd_csv_out_row_end(&l->csv);
}

json_t *
gd_listing_object(struct gd_cli *c, const struct gd_column *columns,
		  const void *row)
{
	struct gd_buf b = GD_BUF_INIT;
	json_t *object = json_object();

	for (; columns->id; columns++) {
		gd_buf_reset(&b);
		columns->put(columns, c, row, false, &b);
		json_object_set_new(object, columns->id,
				    json_cell(columns->kind, b.s));
	}
	gd_buf_release(&b);
	return object;
}

bool
gd_listing_row(struct gd_listing *l, const void *row)
{
	l->rows++;
	if (l->format == GD_FORMAT_TEXT)
		text_row(l, row);
	else
		coded_row(l, row);
	return !ferror(stdout);
}

void
gd_listing_end(struct gd_listing *l, enum gd_status status, const char *none)
{
	struct gd_error err = GD_ERROR_INIT;

	if (l->format == GD_FORMAT_JSON)
		gd_json_close();
	else if (l->format == GD_FORMAT_CSV)
		(void)gd_csv_out_end(&l->csv, &err);	/* main says so */
	else if (!l->laid_out)
		lay_out(l);
	if (l->format == GD_FORMAT_TEXT && l->rows == 0 && none &&
	    status == GD_OK)
		gd_cli_say("%s", none);
	free(l->cells);
	l->cells = NULL;
}
