/*
 * CSV written: read back by a small reader of its own, harmless and lossless.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/csv_out.h"

/* Write one row of texts; the bytes, to be freed. */
static char *
write_texts(const char *const *texts, size_t n, const char *encoding,
	    char delimiter, size_t *len)
{
	struct gd_csv_out csv;
	char *bytes = NULL;
	FILE *fp = open_memstream(&bytes, len);

	assert_int_equal(gd_csv_out_begin(&csv, fp, encoding, delimiter, NULL),
			 GD_OK);
	for (size_t i = 0; i < n; i++)
		gd_csv_out_text(&csv, texts[i]);
	gd_csv_out_row_end(&csv);
	assert_int_equal(gd_csv_out_end(&csv, NULL), GD_OK);
	fclose(fp);
	return bytes;
}

/* An RFC 4180 reader that knows nothing of the writer: next cell, or NULL. */
static const char *
read_cell(const char *s, char delimiter, struct gd_buf *cell)
{
	gd_buf_reset(cell);
	if (*s != '"') {
		while (*s && *s != delimiter && *s != '\r')
			gd_buf_addc(cell, *s++);
	} else {
		for (s++; *s; s++) {
			if (*s == '"' && s[1] == '"')
				s++;
			else if (*s == '"')
				break;
			gd_buf_addc(cell, *s);
		}
		s++;
	}
	return *s == delimiter ? s + 1 : s;
}

static void
what_is_written_comes_back(void **state)
{
	static const char *const texts[] = {
		"", "a", "a,b", "say \"hi\"", "two\nlines", "two\r\nlines",
		" spaced ", "小鹿优选，“正品”", "\"\"\"", "semi;colon",
		"tab\tin it", "emoji \U0001f600 here", "𠮷野家"
	};
	static const char delimiters[] = ",;\t";
	struct gd_buf cell = GD_BUF_INIT;

	(void)state;
	for (const char *d = delimiters; *d; d++) {
		size_t len, n = sizeof texts / sizeof *texts;
		char *bytes = write_texts(texts, n, "utf-8", *d, &len);
		const char *s = bytes;

		for (size_t i = 0; i < n; i++) {
			s = read_cell(s, *d, &cell);
			assert_string_equal(cell.s, texts[i]);
		}
		assert_string_equal(s, "\r\n");
		free(bytes);
	}
	gd_buf_release(&cell);
}

static void
formulas_are_guarded_and_the_guard_comes_off(void **state)
{
	static const char *const texts[] = {
		"=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "＝cmd", "＋1", "－1",
		"＠x", "'quoted", "=HYPERLINK(\"http://x\")"
	};
	struct gd_buf cell = GD_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		size_t len;
		char *bytes = write_texts(&texts[i], 1, "utf-8", ',', &len);

		read_cell(bytes, ',', &cell);
		assert_int_equal(cell.s[0], '\'');
		assert_string_equal(cell.s + 1, texts[i]);
		free(bytes);
	}
	gd_buf_release(&cell);
}

static void
harmless_texts_are_left_alone(void **state)
{
	static const char *const texts[] = { "a=b", "1-2", "x@y", "5", "退款" };
	struct gd_buf cell = GD_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		size_t len;
		char *bytes = write_texts(&texts[i], 1, "utf-8", ',', &len);

		read_cell(bytes, ',', &cell);
		assert_string_equal(cell.s, texts[i]);
		free(bytes);
	}
	gd_buf_release(&cell);
}

static void
long_numbers_stay_text(void **state)
{
	static const struct {
		const char *id, *cell;
	} rows[] = {
		{ "4200001234567890123456789012",
		  "\t4200001234567890123456789012" },
		{ "13900001234", "\t13900001234" }, { "0012", "\t0012" },
		{ "12345", "12345" }, { "0", "0" }, { "", "" },
		{ "91310000MA1FL0000X", "91310000MA1FL0000X" },
		{ "=1", "'=1" },
	};
	struct gd_buf cell = GD_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct gd_csv_out csv;
		char *bytes = NULL;
		size_t len;
		FILE *fp = open_memstream(&bytes, &len);

		gd_csv_out_begin(&csv, fp, "utf-8", ',', NULL);
		gd_csv_out_id(&csv, rows[i].id);
		gd_csv_out_end(&csv, NULL);
		fclose(fp);
		read_cell(bytes, ',', &cell);
		assert_string_equal(cell.s, rows[i].cell);
		free(bytes);
	}
	gd_buf_release(&cell);
}

static void
encodings_begin_as_spreadsheets_expect(void **state)
{
	const char *text = "退款,\"";
	size_t len;
	char *bytes = write_texts(&text, 1, "utf-8-bom", ',', &len);

	(void)state;
	assert_memory_equal(bytes, "\xef\xbb\xbf\"", 4);
	free(bytes);
	bytes = write_texts(&text, 1, "gb18030", ',', &len);
	assert_memory_equal(bytes, "\"\xcd\xcb\xbf\xee,\"\"\"\r\n", 11);
	free(bytes);
}

static void
utf_16_is_written_with_its_mark(void **state)
{
	static const char want[] = "\xff\xfe" "\"\0" "\x80\x62" "\"\0"
		"\"\0" "a\0" "\"\0" "\"\0" "\"\0" "\r\0" "\n\0";
	const char *texts[] = { "\xe6\x8a\x80", "a\"" };
	size_t len;
	char *bytes;

	(void)state;
	bytes = write_texts(texts, 2, "utf-16", ',', &len);
	/* mark, quoted cell, comma, quoted cell with a quote, CRLF */
	assert_int_equal(len, 2 + 6 + 2 + 10 + 4);
	assert_memory_equal(bytes, want, 8);
	assert_memory_equal(bytes + 8, ",\0", 2);
	assert_memory_equal(bytes + 10, want + 8, sizeof want - 9);
	free(bytes);
}

static void
bad_choices_are_refused(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_csv_out csv;

	(void)state;
	assert_int_equal(gd_csv_out_begin(&csv, stdout, "latin1", ',', &err),
			 GD_EINVAL);
	assert_non_null(strstr(err.text, "latin1"));
	assert_int_equal(gd_csv_out_begin(&csv, stdout, "utf-8", '"', &err),
			 GD_EINVAL);
}

static void
full_disk_is_told(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_csv_out csv;
	FILE *fp = fopen("/dev/full", "w");

	(void)state;
	assert_non_null(fp);
	gd_csv_out_begin(&csv, fp, "utf-8", ',', NULL);
	gd_csv_out_text(&csv, "x");
	gd_csv_out_row_end(&csv);
	assert_int_equal(gd_csv_out_end(&csv, &err), GD_ESYS);
	assert_true(strlen(err.text) > 10);
	fclose(fp);
}

static void
a_whole_number_is_plain(void **state)
{
	struct gd_csv_out csv;
	char *bytes = NULL;
	size_t len;
	FILE *fp = open_memstream(&bytes, &len);

	(void)state;
	gd_csv_out_begin(&csv, fp, "utf-8", ',', NULL);
	gd_csv_out_int(&csv, -42);
	gd_csv_out_row_end(&csv);
	gd_csv_out_end(&csv, NULL);
	fclose(fp);
	assert_string_equal(bytes, "\"-42\"\r\n");
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_comes_back),
		cmocka_unit_test(formulas_are_guarded_and_the_guard_comes_off),
		cmocka_unit_test(harmless_texts_are_left_alone),
		cmocka_unit_test(long_numbers_stay_text),
		cmocka_unit_test(encodings_begin_as_spreadsheets_expect),
		cmocka_unit_test(utf_16_is_written_with_its_mark),
		cmocka_unit_test(bad_choices_are_refused),
		cmocka_unit_test(full_disk_is_told),
		cmocka_unit_test(a_whole_number_is_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
