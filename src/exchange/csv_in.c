/*
 * exchange/csv_in.c - see csv_in.h. libcsv parses, strictly; a line at a time,
 * so that at most one row ends with each.
 */
#include <config.h>

#include "exchange/csv_in.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "exchange/csv_bytes.h"
#include "exchange/csv_detect.h"
#include "exchange/csv_kind.h"

#define SAMPLE (256 * 1024)

struct gd_csv_in {
	char *path;
	struct gd_csv_bytes bytes;
	struct gd_csv_shape shape;
	struct csv_parser csv;
	bool csv_open;
	int64_t line;		/* that the next piece begins in */
	/* The row being read. */
	bool done, skip, quoted;
	struct gd_buf raw;	/* as it stands in the file */
	struct gd_buf values;
	size_t *starts;
	size_t starts_len, starts_cap;
	struct gd_csv_cell *cells;
	size_t cells_cap;
};

static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void
parser_open(struct gd_csv_in *in, unsigned char options)
{
	if (in->csv_open)
		csv_free(&in->csv);
	csv_init(&in->csv, options);
	csv_set_space_func(&in->csv, no_space);
	/* A long cell grows by this; 128 bytes would copy it again and again. */
	csv_set_blk_size(&in->csv, 64 * 1024);
	csv_set_delim(&in->csv, (unsigned char)in->shape.delimiter);
	in->csv_open = true;
}

/* Look at all of a file (of a pipe: at its beginning). */
static enum gd_status
guess(struct gd_csv_in *in, bool looked, struct gd_error *err)
{
	struct gd_csv_bytes *b = &in->bytes;
	struct gd_csv_guess g = { .bytes = 0 };
	char chunk[65536];
	bool file = fseeko(b->fp, 0, SEEK_END) == 0;
	size_t n;

	if (file) {
		b->total = ftello(b->fp);
		rewind(b->fp);
		if (looked)
			return GD_OK;
	}
	while ((n = fread(chunk, 1, sizeof chunk, b->fp)) > 0) {
		gd_csv_guess_add(&g, (unsigned char *)chunk, n);
		if (file)
			continue;
		gd_buf_add(&b->raw, chunk, n);
		b->done += (int64_t)n;
		if (b->raw.len >= SAMPLE)
			break;
	}
	if (ferror(b->fp))
		return gd_error_set(err, GD_ESYS, _("'%s' cannot be read: %s"),
				    in->path, strerror(errno));
	if (!file && feof(b->fp))
		clearerr(b->fp);
	if (file)
		rewind(b->fp);
	in->shape.encoding = gd_csv_guess_end(&g, &in->shape.mixed);
	if (!in->shape.encoding)
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is no text file; open it in the "
				      "program that made it and save it as "
				      "CSV"), in->path);
	return GD_OK;
}

/* Step over a byte order mark, and over a line `sep=;`. */
static enum gd_status
preamble(struct gd_csv_in *in, const struct gd_csv_in_options *opt,
	 struct gd_error *err)
{
	struct gd_csv_bytes *b = &in->bytes;
	enum gd_status status = gd_csv_bytes_ahead(b, SAMPLE, err);
	const char *s;
	size_t n;

	if (status != GD_OK)
		return status;
	if (b->text.len >= 3 && memcmp(b->text.s, "\xEF\xBB\xBF", 3) == 0)
		b->at = 3;
	s = b->text.s + b->at;
	n = b->text.len - b->at;
	in->shape.delimiter = opt->delimiter;
	in->shape.delimiter_told = opt->delimiter != 0;
	if (n > 5 && strncasecmp(s, "sep=", 4) == 0 &&
	    (s[5] == '\r' || s[5] == '\n')) {
		if (!opt->delimiter)
			in->shape.delimiter = s[4];
		b->at += 6 + (s[5] == '\r' && s[6] == '\n');
		in->line++;
	}
	if (!in->shape.delimiter)
		in->shape.delimiter =
			gd_csv_delimiter_guess(b->text.s + b->at,
					       b->text.len - b->at);
	return GD_OK;
}

/* Something that a person would not have meant, in a sentence. */
static enum gd_status
refuse_kind(const struct gd_csv_in *in, struct gd_error *err)
{
	const struct gd_csv_bytes *b = &in->bytes;
	char head[64];
	size_t n = fread(head, 1, sizeof head, b->fp);

	rewind(b->fp);
	return gd_csv_kind(in->path, head, n, err);
}

static enum gd_status
open_file(struct gd_csv_in *in, const char *path, struct gd_error *err)
{
	struct gd_csv_bytes *b = &in->bytes;
	struct stat st;

	b->path = in->path;
	b->own = strcmp(path, "-") != 0;
	/* Opening a pipe would wait for who writes into it. */
	if (b->own && stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return gd_error_set(err, GD_EINVAL, S_ISDIR(st.st_mode)
				    ? _("'%s' is a folder; name the list in it")
				    : _("'%s' is no file but a pipe or a device; "
					"hand it over by standard input, as FILE "
					"-"), in->path);
	b->fp = b->own ? fopen(path, "rbe") : stdin;
	if (b->fp)
		return b->own ? refuse_kind(in, err) : GD_OK;
	if (errno == ENOENT)
		return gd_error_set(err, GD_ENOTFOUND,
				    _("there is no file '%s'"), in->path);
	if (errno == EACCES)
		return gd_error_set(err, GD_ESYS,
				    _("'%s' may not be read by you; ask its "
				      "owner for a copy"), in->path);
	return gd_error_set(err, GD_ESYS, _("'%s' cannot be read: %s"),
			    in->path, strerror(errno));
}

enum gd_status
gd_csv_in_open(const char *path, const struct gd_csv_in_options *opt,
	       struct gd_csv_in **out, struct gd_error *err)
{
	struct gd_csv_in *in = gd_calloc(1, sizeof *in);
	const char *told = NULL;
	enum gd_status status = GD_OK;

	in->path = gd_strdup(opt->name ? opt->name : path);
	in->line = 1;
	gd_buf_init(&in->bytes.raw);
	gd_buf_init(&in->bytes.text);
	gd_buf_init(&in->raw);
	gd_buf_init(&in->values);
	if (opt->encoding) {
		told = gd_csv_encoding_known(opt->encoding);
		if (!told)
			status = gd_error_set(err, GD_EINVAL,
				_("'%s' is no encoding that can be read; "
				  "utf-8, gb18030, utf-16 and big5 are"),
				opt->encoding);
	}
	if (status == GD_OK)
		status = open_file(in, path, err);
	if (status == GD_OK)
		status = guess(in, opt->looked && told, err);
	if (told) {
		in->shape.encoding = told;
		in->shape.encoding_told = true;
		in->shape.mixed = false;
	}
	if (status == GD_OK)
		status = gd_csv_bytes_begin(&in->bytes, in->shape.encoding,
					    err);
	if (status == GD_OK)
		status = preamble(in, opt, err);
	if (status != GD_OK) {
		gd_csv_in_close(in);
		return status;
	}
	parser_open(in, CSV_STRICT | CSV_STRICT_FINI);
	*out = in;
	return GD_OK;
}

void
gd_csv_in_close(struct gd_csv_in *in)
{
	if (!in)
		return;
	if (in->csv_open)
		csv_free(&in->csv);
	gd_csv_bytes_end(&in->bytes);
	gd_buf_release(&in->raw);
	gd_buf_release(&in->values);
	free(in->starts);
	free(in->cells);
	free(in->path);
	free(in);
}

const struct gd_csv_shape *
gd_csv_in_shape(const struct gd_csv_in *in)
{
	return &in->shape;
}

void
gd_csv_in_progress(const struct gd_csv_in *in, int64_t *done, int64_t *total)
{
	*done = in->bytes.done;
	*total = in->bytes.total;
}

/* ---- a row ---- */

static void
on_cell(void *s, size_t n, void *ctx)
{
	struct gd_csv_in *in = ctx;

	if (in->starts_len == GD_CSV_COLUMNS_MAX)
		return;
	GD_GROW(in->starts, in->starts_len, in->starts_cap);
	in->starts[in->starts_len++] = in->values.len;
	gd_buf_add(&in->values, s, n);
	gd_buf_addc(&in->values, '\0');
}

static void
on_row(int c, void *ctx)
{
	struct gd_csv_in *in = ctx;

	(void)c;
	in->done = true;
}

static void
row_reset(struct gd_csv_in *in)
{
	in->done = in->skip = in->quoted = false;
	in->starts_len = 0;
	gd_buf_reset(&in->raw);
	gd_buf_reset(&in->values);
}

static void
row_give(struct gd_csv_in *in, struct gd_csv_row *row)
{
	if (in->cells_cap < in->starts_len) {
		in->cells_cap = in->starts_cap;
		in->cells = gd_reallocarray(in->cells, in->cells_cap,
					    sizeof *in->cells);
	}
	row->cells = in->cells;
	row->len = in->starts_len;
	for (size_t i = 0; i < row->len; i++) {
		size_t end = i + 1 < row->len ? in->starts[i + 1]
					      : in->values.len;

		row->cells[i].s = in->values.s + in->starts[i];
		row->cells[i].len = end - in->starts[i] - 1;
	}
}

/* The row again, as a forgiving reader takes it. */
static void
reread(struct gd_csv_in *in)
{
	in->starts_len = 0;
	gd_buf_reset(&in->values);
	parser_open(in, 0);
	csv_parse(&in->csv, in->raw.s, in->raw.len, on_cell, on_row, in);
	csv_fini(&in->csv, on_cell, on_row, in);
	parser_open(in, CSV_STRICT | CSV_STRICT_FINI);
	in->done = true;
}

/* What is wrong with cells that were read as they stand. */
static void
check_cells(struct gd_csv_in *in, struct gd_csv_row *row)
{
	bool convert = in->bytes.convert;

	for (size_t i = 0; i < row->len && !row->broken; i++) {
		const struct gd_csv_cell *c = &row->cells[i];

		row->broken_column = i + 1;
		if (memchr(c->s, '\0', c->len))
			row->broken = _("a NUL byte stands in it, which no "
					"text has; remove it");
		else if (c->len > GD_CSV_CELL_MAX)
			row->broken = _("the cell is longer than a megabyte; "
					"is a quote left open?");
		else if (!gd_text_valid(c->s, c->len))
			row->broken = convert
				? _("bytes stand in it that this encoding does "
				    "not have; tell another one, or none")
				: in->shape.encoding_told
				? _("it is not UTF-8, as was told; tell another "
				    "encoding, or none")
				: _("it is not UTF-8; is the file made of "
				    "pieces in two encodings?");
	}
	if (!row->broken)
		row->broken_column = 0;
	if (!row->broken && row->len == GD_CSV_COLUMNS_MAX)
		row->broken = _("it has too many columns");
}

static void
count_line(struct gd_csv_in *in, const char *s, size_t n)
{
	if (n && (s[n - 1] == '\n' || s[n - 1] == '\r'))
		in->line++;
}

static void
track_quotes(struct gd_csv_in *in, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		in->quoted ^= s[i] == '"';
}

/* Go on to the end of a row that is not kept. */
static bool
skip_piece(struct gd_csv_in *in, const char *s, size_t n)
{
	track_quotes(in, s, n);
	if (in->quoted || (s[n - 1] != '\n' && s[n - 1] != '\r'))
		return false;
	parser_open(in, CSV_STRICT | CSV_STRICT_FINI);
	in->done = true;
	return true;
}

static void
too_long(struct gd_csv_in *in, struct gd_csv_row *row)
{
	in->skip = true;
	row->broken = _("the row is longer than four megabytes; is a quote "
			"left open?");
	row->broken_column = in->starts_len + 1;
	in->starts_len = 0;
	gd_buf_release(&in->values);
	gd_buf_release(&in->raw);
	parser_open(in, 0);
}

/* One piece of the file into the row. */
static void
take_piece(struct gd_csv_in *in, struct gd_csv_row *row, const char *s,
	   size_t n)
{
	bool ends = s[n - 1] == '\n' || s[n - 1] == '\r';
	size_t used;

	if (in->skip) {
		skip_piece(in, s, n);
		return;
	}
	gd_buf_add(&in->raw, s, n);
	track_quotes(in, s, n);
	if (row->broken) {	/* to the end of its line */
		if (ends)
			reread(in);
		return;
	}
	if (in->raw.len > GD_CSV_ROW_MAX) {
		too_long(in, row);
		return;
	}
	used = csv_parse(&in->csv, s, n, on_cell, on_row, in);
	if (used == n)
		return;
	row->broken = _("a quote stands where none may; inside a quoted cell "
			"write it twice");
	row->broken_column = in->starts_len + 1;
	if (ends)
		reread(in);
}

/* The file has ended: what is at hand is the last row. */
static void
finish(struct gd_csv_in *in, struct gd_csv_row *row)
{
	size_t column = in->starts_len + 1;

	if (in->skip || !in->raw.len) {
		in->done = in->skip;
		return;
	}
	if (row->broken) {
		reread(in);
	} else if (csv_fini(&in->csv, on_cell, on_row, in) != 0) {
		row->broken = _("a quote is opened here and never closed; "
				"all that follows was taken for one cell");
		row->broken_column = column;
		reread(in);
	}
	in->done = in->starts_len > 0;
}

enum gd_status
gd_csv_in_next(struct gd_csv_in *in, struct gd_csv_row *row, bool *more,
	       struct gd_error *err)
{
	enum gd_status status = GD_OK;
	const char *s;
	size_t n;

	*row = (struct gd_csv_row){ .line = in->line };
	row_reset(in);
	while (!in->done) {
		status = gd_csv_bytes_next(&in->bytes, &s, &n, err);
		if (status != GD_OK)
			return status;
		if (!n) {
			finish(in, row);
			break;
		}
		take_piece(in, row, s, n);
		count_line(in, s, n);
		if (!in->done && !row->broken && !in->starts_len &&
		    in->raw.s[strspn(in->raw.s, "\r\n")] == '\0' &&
		    strlen(in->raw.s) == in->raw.len) {
			gd_buf_reset(&in->raw);	/* an empty line */
			row->line = in->line;
		}
	}
	*more = in->done;
	row_give(in, row);
	if (*more && !row->broken)
		check_cells(in, row);
	return GD_OK;
}
