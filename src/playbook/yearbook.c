/*
 * playbook/yearbook.c - see yearbook.h.
 *
 * libcsv does not say in which line a row stands, so it is fed line by line.
 */
#include <config.h>

#include "playbook/yearbook.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

#define FILE_MAX (1024 * 1024)
#define CELLS 4		/* one more than any row has */

struct reader {
	const char *path;
	struct gd_yearbook *book;
	struct gd_mistakes *m;
	struct gd_buf cells[CELLS];
	size_t n;		/* cells of the row so far; may pass CELLS */
	int line, row_line;	/* of the row's start; 0: between rows */
	bool headed;
};

static void
take_cell(void *bytes, size_t len, void *ctx)
{
	struct reader *r = ctx;

	if (!r->row_line)
		r->row_line = r->line;
	if (r->n < CELLS)
		gd_text_clean(&r->cells[r->n], bytes, len);
	r->n++;
}

static bool
is_row(const struct reader *r, size_t n, const char *a, const char *b,
       const char *c)
{
	const char *want[] = { a, b, c };
	size_t i;

	if (r->n != n)
		return false;
	for (i = 0; i < n; i++)
		if (strcmp(r->cells[i].s, want[i]) != 0)
			return false;
	return true;
}

static void
take_heading(struct reader *r)
{
	r->headed = true;
	r->book->notice = is_row(r, 3, "date", "kind", "name");
	if (!r->book->notice && !is_row(r, 2, "date", "name", NULL))
		gd_mistake(r->m, r->path, r->row_line,
			   _("the first line is 'date,kind,name' (a notice) or "
			     "'date,name' (statutory holidays)"));
}

/* Has the file this day already? Statutory days may fall together. */
static bool
is_double(const struct gd_yearbook *b, const struct gd_calendar_row *row)
{
	size_t i;

	if (!b->mixed && b->len && b->rows[b->len - 1].day < row->day)
		return false;	/* sorted, as files mostly are */
	for (i = b->len; i-- > 0; )
		if (b->rows[i].day == row->day &&
		    (b->notice || strcmp(b->rows[i].name, row->name) == 0))
			return true;
	return false;
}

static void
take_day(struct reader *r)
{
	struct gd_yearbook *b = r->book;
	const char *kind = b->notice ? r->cells[1].s : "off";
	const char *name = r->cells[b->notice ? 2 : 1].s;
	struct gd_calendar_row row = { .work = strcmp(kind, "work") == 0 };
	const char *wrong = NULL;

	if (r->n != (b->notice ? 3U : 2U))
		wrong = b->notice ? _("a row has three cells: date, kind, name")
				  : _("a row has two cells: date, name");
	else if (!gd_day_parse(r->cells[0].s, &row.day))
		wrong = _("the first cell is no date, as in 2027-02-06");
	else if (!row.work && strcmp(kind, "off") != 0)
		wrong = _("the second cell is 'off' or 'work'");
	else if (!*name)
		wrong = _("the name of the holiday is missing");
	else if (row.work && gd_day_weekday(row.day) < 6)
		wrong = _("'work' is for a Saturday or Sunday that is worked");
	if (!wrong) {
		row.name = gd_strdup(name);
		if (is_double(b, &row))
			wrong = _("this day stands in the file already");
	}
	if (wrong) {
		gd_mistake(r->m, r->path, r->row_line, "%s", wrong);
		free(row.name);
		return;
	}
	if (b->len && row.day < b->rows[b->len - 1].day)
		b->mixed = true;
	GD_GROW(b->rows, b->len, b->cap);
	b->rows[b->len++] = row;
}

static void
take_row(int end, void *ctx)
{
	struct reader *r = ctx;
	size_t i;

	(void)end;
	if (!r->headed)
		take_heading(r);
	else
		take_day(r);
	for (i = 0; i < CELLS; i++)
		gd_buf_reset(&r->cells[i]);
	r->n = 0;
	r->row_line = 0;
}

static void
parse(struct reader *r, const char *text, size_t len)
{
	struct csv_parser parser;
	size_t pos = 0;

	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		pos = 3;	/* Excel writes one */
	while (pos < len) {
		const char *nl = memchr(text + pos, '\n', len - pos);
		size_t n = nl ? (size_t)(nl - text) + 1 - pos : len - pos;

		r->line++;
		if (!gd_text_valid(text + pos, n)) {
			gd_mistake(r->m, r->path, r->line,
				   _("the line is not UTF-8; save the file as "
				     "UTF-8"));
			goto out;
		}
		if (csv_parse(&parser, text + pos, n, take_cell, take_row, r) !=
		    n) {
			gd_mistake(r->m, r->path, r->line,
				   _("a quotation mark stands where none may"));
			goto out;
		}
		pos += n;
	}
	if (csv_fini(&parser, take_cell, take_row, r) != 0)
		gd_mistake(r->m, r->path, r->line,
			   _("the last quoted cell is not closed"));
	else if (!r->headed)
		gd_mistake(r->m, r->path, 1, _("the file is empty"));
out:
	csv_free(&parser);
}

void
gd_yearbook_read(const char *path, struct gd_yearbook *out,
		 struct gd_mistakes *m)
{
	struct reader r = { .path = path, .book = out, .m = m };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	size_t i;

	*out = (struct gd_yearbook){ .rows = NULL };
	for (i = 0; i < CELLS; i++)
		gd_buf_init(&r.cells[i]);
	if (gd_file_read(&text, path, FILE_MAX, &err) != GD_OK)
		gd_mistake(m, path, 1, "%s", err.text);
	else
		parse(&r, text.s, text.len);
	for (i = 0; i < CELLS; i++)
		gd_buf_release(&r.cells[i]);
	gd_buf_release(&text);
}

void
gd_yearbook_release(struct gd_yearbook *y)
{
	size_t i;

	for (i = 0; i < y->len; i++)
		free(y->rows[i].name);
	free(y->rows);
	*y = (struct gd_yearbook){ .rows = NULL };
}
