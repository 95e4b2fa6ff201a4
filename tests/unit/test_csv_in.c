/*
 * Any CSV: what stands in a file is what its rows say, or the row says what is
 * wrong with it. The corpora tell what is right.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/mem.h"
#include "exchange/csv_in.h"

static struct gd_csv_in *
open_as(const char *path, const char *encoding, char delimiter)
{
	struct gd_csv_in_options opt = { .encoding = encoding,
					 .delimiter = delimiter };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_csv_in *in = NULL;

	if (gd_csv_in_open(path, &opt, &in, &err) != GD_OK)
		fail_msg("%s: %s", path, err.text);
	return in;
}

static void
corpus(struct gd_buf *out, const char *name)
{
	gd_buf_reset(out);
	gd_buf_addf(out, "%s/corpora/%s", TEST_SRCDIR, name);
}

/* Reads all; how many rows, and how many of them are broken. */
static size_t
count(struct gd_csv_in *in, size_t *broken)
{
	struct gd_csv_row row;
	size_t rows = 0;
	bool more;

	*broken = 0;
	while (gd_csv_in_next(in, &row, &more, NULL) == GD_OK && more) {
		rows++;
		*broken += row.broken != NULL;
	}
	return rows;
}

static void
same_rows(const char *name, struct gd_csv_in *in, const json_t *want)
{
	struct gd_csv_row row;
	size_t n = 0;
	bool more;

	while (gd_csv_in_next(in, &row, &more, NULL) == GD_OK && more) {
		const json_t *cells = json_array_get(want, n++);

		if (json_array_size(cells) != row.len)
			fail_msg("%s: row %zu has %zu cells", name, n, row.len);
		for (size_t i = 0; i < row.len; i++) {
			const json_t *c = json_array_get(cells, i);

			if (json_string_length(c) != row.cells[i].len ||
			    memcmp(json_string_value(c), row.cells[i].s,
				   row.cells[i].len) != 0)
				fail_msg("%s: row %zu, cell %zu is '%s'", name,
					 n, i, row.cells[i].s);
		}
	}
	if (n != json_array_size(want))
		fail_msg("%s: %zu rows", name, n);
}

static void
rfc_4180_is_read_as_it_stands_or_told(void **state)
{
	struct gd_buf path = GD_BUF_INIT;
	json_t *all, *want;
	const char *name;
	json_error_t why;
	size_t broken;

	(void)state;
	corpus(&path, "csv-rfc4180/expected.json");
	all = json_load_file(path.s, JSON_ALLOW_NUL, &why);
	assert_non_null(all);
	json_object_foreach(all, name, want) {
		struct gd_csv_in *in;

		gd_buf_reset(&path);
		gd_buf_addf(&path, "%s/corpora/csv-rfc4180/%s.csv",
			    TEST_SRCDIR, name);
		in = open_as(path.s, NULL, ',');
		if (json_is_array(want))
			same_rows(name, in, want);
		else
			count(in, &broken);	/* survives it */
		gd_csv_in_close(in);
	}
	json_decref(all);
	gd_buf_release(&path);
}

static void
what_breaks_the_rules_breaks_its_own_row(void **state)
{
	static const struct {
		const char *name;
		size_t rows, broken;
	} cases[] = {
		{ "text-after-quote", 1, 1 }, { "space-before-quote", 1, 1 },
		{ "bare-quote-inside", 1, 1 }, { "unclosed-quote", 1, 1 },
		{ "nul", 1, 1 }, { "blank-line-inside", 2, 0 },
		{ "cr-only", 2, 0 }, { "only-newline", 0, 0 },
	};
	struct gd_buf path = GD_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_csv_in *in;
		size_t rows, broken;

		gd_buf_reset(&path);
		gd_buf_addf(&path, "%s/corpora/csv-rfc4180/%s.csv",
			    TEST_SRCDIR, cases[i].name);
		in = open_as(path.s, NULL, 0);
		rows = count(in, &broken);
		if (rows != cases[i].rows || broken != cases[i].broken)
			fail_msg("%s: %zu rows, %zu broken", cases[i].name,
				 rows, broken);
		gd_csv_in_close(in);
	}
	gd_buf_release(&path);
}

static void
encoding_and_delimiter_are_found_out(void **state)
{
	static const struct {
		const char *name, *encoding;
		char delimiter;
		size_t broken;
	} cases[] = {
		{ "cases-utf8-lf.csv", "utf-8", ',', 0 },
		{ "cases-utf8-bom-crlf.csv", "utf-8-bom", ',', 0 },
		{ "cases-gb18030.csv", "gb18030", ',', 0 },
		{ "cases-gbk-lossy.csv", "gb18030", ',', 0 },
		{ "cases-big5-lossy.csv", "big5", ',', 0 },
		{ "cases-utf16le-bom-tab.txt", "utf-16le", '\t', 0 },
		{ "cases-excel-sep-semicolon.csv", NULL, ';', 0 },
		{ "cases-no-final-newline.csv", NULL, ',', 0 },
		{ "cases-one-long-field.csv", NULL, ',', 0 },
		{ "cases-nul-byte.csv", NULL, ',', 1 },
	};
	struct gd_buf path = GD_BUF_INIT, name = GD_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		const struct gd_csv_shape *shape;
		struct gd_csv_in *in;
		struct gd_csv_row row;
		size_t broken;
		bool more;

		gd_buf_reset(&name);
		gd_buf_addf(&name, "encodings/%s", cases[i].name);
		corpus(&path, name.s);
		in = open_as(path.s, NULL, 0);
		shape = gd_csv_in_shape(in);
		if ((cases[i].encoding &&
		     strcmp(shape->encoding, cases[i].encoding) != 0) ||
		    shape->delimiter != cases[i].delimiter)
			fail_msg("%s: %s '%c'", cases[i].name, shape->encoding,
				 shape->delimiter);
		assert_int_equal(gd_csv_in_next(in, &row, &more, NULL), GD_OK);
		if (!more || row.len < 2)
			fail_msg("%s: %zu cells", cases[i].name, row.len);
		count(in, &broken);
		if (broken != cases[i].broken)
			fail_msg("%s: %zu broken", cases[i].name, broken);
		gd_csv_in_close(in);
	}
	gd_buf_release(&path);
	gd_buf_release(&name);
}

static void
pieces_in_two_encodings_are_told_by_row(void **state)
{
	struct gd_buf path = GD_BUF_INIT;
	struct gd_csv_in *in;
	size_t broken, rows;

	(void)state;
	corpus(&path, "encodings/cases-mixed-utf8-gb18030.csv");
	in = open_as(path.s, NULL, 0);
	assert_true(gd_csv_in_shape(in)->mixed);
	rows = count(in, &broken);
	assert_true(broken > 0 && broken < rows);
	gd_csv_in_close(in);
	gd_buf_release(&path);
}

static void
write_file(const char *path, const char *s, size_t n)
{
	FILE *fp = fopen(path, "wb");

	assert_non_null(fp);
	assert_int_equal(fwrite(s, 1, n, fp), n);
	fclose(fp);
}

static void
temp_path(struct gd_buf *out, const char *name)
{
	const char *dir = getenv("TMPDIR");

	gd_buf_addf(out, "%s/%s.%ld", dir ? dir : "/tmp", name, (long)getpid());
}

static void
a_ten_megabyte_cell_breaks_its_row_alone(void **state)
{
	struct gd_buf path = GD_BUF_INIT, text = GD_BUF_INIT;
	struct gd_csv_in *in;
	struct gd_csv_row row;
	bool more;

	(void)state;
	temp_path(&path, "long");
	gd_buf_adds(&text, "a,b\n1,\"");
	while (text.len < 10 * 1024 * 1024)
		gd_buf_adds(&text, "0123456789 abc, def \"\" gh\n");
	gd_buf_adds(&text, "\"\n2,x\n");
	write_file(path.s, text.s, text.len);
	in = open_as(path.s, NULL, 0);
	assert_int_equal(gd_csv_in_next(in, &row, &more, NULL), GD_OK);
	assert_int_equal(gd_csv_in_next(in, &row, &more, NULL), GD_OK);
	assert_true(more && row.broken);
	assert_int_equal(row.line, 2);
	assert_int_equal(gd_csv_in_next(in, &row, &more, NULL), GD_OK);
	assert_true(more && !row.broken);
	assert_string_equal(row.cells[1].s, "x");
	gd_csv_in_close(in);
	remove(path.s);
	gd_buf_release(&path);
	gd_buf_release(&text);
}

static void
lines_are_counted_as_an_editor_counts_them(void **state)
{
	static const char text[] = "a,b\r\n1,\"x\r\ny\"\r\n\r\n2,z\r\n3,\"q\"w\r\n"
				   "4,v";
	static const int64_t lines[] = { 1, 2, 5, 6, 7 };
	struct gd_buf path = GD_BUF_INIT;
	struct gd_csv_in *in;
	struct gd_csv_row row;
	bool more;

	(void)state;
	temp_path(&path, "lines");
	write_file(path.s, text, sizeof text - 1);
	in = open_as(path.s, NULL, 0);
	for (size_t i = 0; i < GD_ARRAY_LEN(lines); i++) {
		assert_int_equal(gd_csv_in_next(in, &row, &more, NULL), GD_OK);
		assert_true(more);
		assert_int_equal(row.line, lines[i]);
		assert_int_equal(row.broken != NULL, i == 3);
		assert_int_equal(row.len, 2);
	}
	gd_csv_in_close(in);
	remove(path.s);
	gd_buf_release(&path);
}

static void
what_is_no_list_is_told_what_it_is(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *says;
	} no[] = {
#define NO(s, says) { s, sizeof s - 1, says }
		NO("PK\003\004xxxxxxxx", "spreadsheet"),
		NO("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "spreadsheet"),
		NO("\x89PNG\r\n\x1a\n\0\0", "picture"),
		NO("%PDF-1.7\n", "PDF"),
		NO("\x1F\x8B\b\0", "packed"),
		NO("SQLite format 3\0", "restore"),
		NO("\xEF\xBB\xBF \r\n<!DOCTYPE html>", "web page"),
		NO("[{\"a\": 1}]", "JSON"),
		NO("a\0\0b\0\0\0\0c\0", "no text file"),
#undef NO
	};
	struct gd_csv_in_options opt = { .name = "my list" };
	struct gd_buf path = GD_BUF_INIT;
	struct gd_csv_in *in;

	(void)state;
	temp_path(&path, "none");
	for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
		struct gd_error err = GD_ERROR_INIT;

		write_file(path.s, no[i].bytes, no[i].len);
		if (gd_csv_in_open(path.s, &opt, &in, &err) != GD_EINVAL ||
		    !strstr(err.text, no[i].says) ||
		    !strstr(err.text, "'my list'"))
			fail_msg("%zu, %s: %s", i, no[i].says, err.text);
	}
	remove(path.s);
	gd_buf_release(&path);
}

/* Nor does it wait for somebody to write into a pipe. */
static void
what_is_no_file_is_refused(void **state)
{
	struct gd_csv_in_options opt = { .encoding = NULL };
	struct gd_buf path = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_csv_in *in;

	(void)state;
	temp_path(&path, "no");
	assert_int_equal(gd_csv_in_open(path.s, &opt, &in, &err),
			 GD_ENOTFOUND);
	assert_int_equal(mkfifo(path.s, 0600), 0);
	assert_int_equal(gd_csv_in_open(path.s, &opt, &in, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, "pipe"));
	remove(path.s);
	assert_int_equal(mkdir(path.s, 0700), 0);
	assert_int_equal(gd_csv_in_open(path.s, &opt, &in, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, "folder"));
	rmdir(path.s);
	opt.encoding = "klingon";
	assert_int_equal(gd_csv_in_open(path.s, &opt, &in, &err), GD_EINVAL);
	gd_buf_release(&path);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(rfc_4180_is_read_as_it_stands_or_told),
		cmocka_unit_test(what_breaks_the_rules_breaks_its_own_row),
		cmocka_unit_test(encoding_and_delimiter_are_found_out),
		cmocka_unit_test(pieces_in_two_encodings_are_told_by_row),
		cmocka_unit_test(a_ten_megabyte_cell_breaks_its_row_alone),
		cmocka_unit_test(lines_are_counted_as_an_editor_counts_them),
		cmocka_unit_test(what_is_no_list_is_told_what_it_is),
		cmocka_unit_test(what_is_no_file_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
