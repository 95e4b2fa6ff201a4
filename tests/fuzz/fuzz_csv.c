/*
 * tests/fuzz/fuzz_csv.c - any bytes as a list that somebody hands in.
 */
#include "fuzz/fuzz.h"

#include "base/text.h"
#include "exchange/csv_in.h"

/* A sound row is text, cell by cell, and lines only go up. */
static void
read_all(const char *path)
{
	static const struct gd_csv_in_options opt = { .encoding = NULL };
	struct gd_csv_row row;
	struct gd_csv_in *in;
	int64_t line = 0;
	bool more = true;

	if (gd_csv_in_open(path, &opt, &in, NULL) != GD_OK)
		return;
	while (gd_csv_in_next(in, &row, &more, NULL) == GD_OK && more) {
		MUST(row.line > line || (row.line == line && line));
		line = row.line;
		for (size_t i = 0; i < row.len; i++) {
			MUST(row.cells[i].s[row.cells[i].len] == '\0');
			MUST(row.broken || gd_text_valid(row.cells[i].s,
							 row.cells[i].len));
		}
	}
	gd_csv_in_close(in);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_file f = fuzz_file(data, size);

	read_all(f.path);
	close(f.fd);
	return 0;
}
