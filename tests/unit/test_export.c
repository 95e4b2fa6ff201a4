/*
 * The exported lists, read back by a reader that knows nothing of the writer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "desk/demo.h"
#include "desk/export.h"
#include "desk/export_form.h"
#include "desk/views.h"
#include "desk_fixture.h"

#define CELLS_MAX 64

/* A whole CSV in memory: rows of cells, all owned. */
struct sheet {
	char *rows[64][CELLS_MAX];
	size_t len, cols;
};

/* RFC 4180, comma, CRLF; `s` after the byte order mark. */
static void
read_sheet(const char *s, struct sheet *out)
{
	memset(out, 0, sizeof *out);
	while (*s) {
		size_t col = 0;

		for (;;) {
			struct gd_buf cell = GD_BUF_INIT;

			if (*s == '"') {
				for (s++; *s != '"' || s[1] == '"'; s++) {
					assert_int_not_equal(*s, '\0');
					s += *s == '"';
					gd_buf_addc(&cell, *s);
				}
				s++;
			} else {
				for (; *s && !strchr(",\r", *s); s++)
					gd_buf_addc(&cell, *s);
			}
			assert_true(col < CELLS_MAX);
			out->rows[out->len][col++] = gd_buf_detach(&cell);
			if (*s != ',')
				break;
			s++;
		}
		assert_memory_equal(s, "\r\n", 2);
		s += 2;
		if (out->len == 0)
			out->cols = col;
		assert_int_equal(col, out->cols);
		out->len++;
	}
}

static void
free_sheet(struct sheet *sh)
{
	for (size_t r = 0; r < sh->len; r++)
		for (size_t c = 0; c < sh->cols; c++)
			free(sh->rows[r][c]);
}

/* The cell of data row `r` under the heading `id`. */
static const char *
cell(const struct sheet *sh, size_t r, const char *id)
{
	for (size_t c = 0; c < sh->cols; c++)
		if (strcmp(sh->rows[0][c], id) == 0)
			return sh->rows[r + 1][c];
	fail_msg("no column '%s'", id);
	return NULL;
}

static enum gd_status
export(struct fix *f, struct gd_export_options opt, char path[600],
       int64_t *rows)
{
	snprintf(path, 600, "%s/out.csv", f->root);
	opt.path = path;
	return gd_desk_export(f->desk, &opt, NULL, rows, NULL, NULL, &f->err);
}

static void
export_sheet(struct fix *f, struct gd_export_options opt, struct sheet *out)
{
	struct gd_buf text = GD_BUF_INIT;
	char path[600];
	struct stat st;
	int64_t rows = 0;

	fix_expect(f, GD_OK, export(f, opt, path, &rows));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	fix_expect(f, GD_OK, gd_file_read(&text, path, 1 << 20, &f->err));
	assert_memory_equal(text.s, "\xEF\xBB\xBF", 3);
	read_sheet(text.s + 3, out);
	assert_int_equal(out->len, rows + 1);
	gd_buf_release(&text);
}

static void
a_case_comes_back_cell_by_cell(void **state)
{
	const char *fields[] = { "facts", "goods", "order_no" };
	const char *values[] = {
		"他说\"没问题\"，\n然后=没有下文", "=SUM(A1:A9)",
		"0012345678901234567"
	};
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct sheet sh;

	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, fields, values, 3,
					  &f->err));
	export_sheet(f, (struct gd_export_options){ .preset = "cases" }, &sh);
	assert_int_equal(sh.len, 2);
	assert_string_equal(cell(&sh, 0, "case"), "GD-0001");
	assert_string_equal(cell(&sh, 0, "stage_code"), "prepare");
	assert_string_equal(cell(&sh, 0, "shop"), "小鹿优选");
	assert_string_equal(cell(&sh, 0, "amount"), "239.00");
	assert_string_equal(cell(&sh, 0, "facts"), values[0]);
	/* Never a formula, never a number that loses its digits. */
	assert_string_equal(cell(&sh, 0, "goods"), "'=SUM(A1:A9)");
	assert_non_null(strstr(cell(&sh, 0, "order_no"), values[2]));
	assert_string_not_equal(cell(&sh, 0, "order_no"), values[2]);
	free_sheet(&sh);
}

static void
deadlines_come_overdue_first(void **state)
{
	struct fix *f = *state;
	struct sheet sh;
	int64_t id = fix_case(f, "found_at", "");

	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  FIX_NOW - 77 * FIX_HOUR, NULL, NULL,
					  NULL, &f->err));
	id = fix_case(f, "found_at", "");
	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  GD_INSTANT_NONE, NULL, NULL, NULL,
					  &f->err));
	export_sheet(f, (struct gd_export_options){ .preset = "deadlines" },
		     &sh);
	assert_int_equal(sh.len, 3);
	assert_string_equal(cell(&sh, 0, "case"), "GD-0001");
	assert_string_equal(cell(&sh, 0, "state"), "overdue");
	assert_string_equal(cell(&sh, 0, "rule"), "seed_72h");
	assert_string_equal(cell(&sh, 0, "due"), "2026-06-10T05:00:00+08:00");
	assert_string_equal(cell(&sh, 0, "started"),
			    "2026-06-07T05:00:00+08:00");
	assert_string_equal(cell(&sh, 1, "state"), "soon");
	assert_string_equal(cell(&sh, 1, "estimated"), "no");
	free_sheet(&sh);
}

static void
columns_and_filter_choose(void **state)
{
	struct gd_export_options opt = { .preset = "cases",
					 .columns = "case,type_code" };
	struct gd_filter filter = GD_FILTER_INIT;
	struct fix *f = *state;
	struct sheet sh;

	fix_case(f, NULL, NULL);
	fix_case(f, "type", "license");
	assert_int_equal(gd_filter_parse(&filter, "type:license", NULL, NULL),
			 GD_OK);
	opt.filter = &filter;
	export_sheet(f, opt, &sh);
	assert_int_equal(sh.cols, 2);
	assert_int_equal(sh.len, 2);
	assert_string_equal(cell(&sh, 0, "type_code"), "license");
	free_sheet(&sh);
	gd_filter_release(&filter);
}

static void
wrong_requests_leave_no_file(void **state)
{
	static const struct gd_export_options cases[] = {
		{ .preset = "casses" },
		{ .preset = "cases", .columns = "case,tpye_code" },
		{ .preset = "cases", .encoding = "latin1" },
		{ .preset = "cases", .delimiter = '"' },
	};
	struct fix *f = *state;
	char path[600];
	int64_t rows;

	fix_case(f, NULL, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		fix_expect(f, GD_EINVAL, export(f, cases[i], path, &rows));
		assert_true(*f->err.text);
		assert_int_not_equal(access(path, F_OK), 0);
	}
}

static bool
cancel(int64_t done, int64_t total, void *ctx)
{
	(void)done;
	(void)total;
	(void)ctx;
	return false;
}

static void
cancelling_keeps_the_old_file(void **state)
{
	struct gd_export_options opt = { .preset = "cases" };
	struct fix *f = *state;
	struct gd_buf text = GD_BUF_INIT;
	char path[600];
	FILE *fp;

	fix_expect(f, GD_OK, gd_desk_demo(f->desk, 1200, 1, NULL, NULL,
					  &f->err));
	snprintf(path, sizeof path, "%s/out.csv", f->root);
	fp = fopen(path, "w");
	assert_non_null(fp);
	fputs("old", fp);
	fclose(fp);
	opt.path = path;
	fix_expect(f, GD_ECANCEL, gd_desk_export(f->desk, &opt, NULL, NULL,
						 cancel, NULL, &f->err));
	fix_expect(f, GD_OK, gd_file_read(&text, path, 100, &f->err));
	assert_string_equal(text.s, "old");
	gd_buf_release(&text);
}

/* What is chosen becomes a list that any later export can name. */
static void
choices_are_kept_as_a_list_of_ones_own(void **state)
{
	struct fix *f = *state;
	struct gd_export_form form;
	struct gd_buf name = GD_BUF_INIT, said = GD_BUF_INIT;
	bool listed = false;

	gd_export_form_init(&form, f->desk, "deadlines", "type:fraud");
	gd_buf_adds(&form.columns, "case,due");
	form.redact = true;
	fix_expect(f, GD_EINVAL, gd_export_form_keep(&form, "cases", &f->err));
	fix_expect(f, GD_EINVAL, gd_export_form_keep(&form, "a b", &f->err));
	fix_expect(f, GD_OK, gd_export_form_keep(&form, "week", &f->err));
	assert_string_equal(form.preset.s, "week");
	gd_export_form_release(&form);
	for (size_t i = 0; gd_export_preset(f->desk, i, &name); i++) {
		listed |= strcmp(name.s, "week") == 0;
		gd_buf_reset(&name);
	}
	assert_true(listed);
	gd_export_form_init(&form, f->desk, "week", "");
	gd_export_form_value(&form, GD_EXPORT_F_COLUMNS, &said);
	gd_export_form_value(&form, GD_EXPORT_F_FILTER, &said);
	assert_string_equal(said.s, "case,duetype:fraud");
	gd_buf_reset(&said);
	gd_export_form_value(&form, GD_EXPORT_F_PERSONAL, &said);
	assert_non_null(strstr(said.s, "taken out"));
	gd_export_form_release(&form);
	gd_buf_release(&name);
	gd_buf_release(&said);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(a_case_comes_back_cell_by_cell),
		T(deadlines_come_overdue_first),
		T(columns_and_filter_choose),
		T(wrong_requests_leave_no_file),
		T(cancelling_keeps_the_old_file),
		T(choices_are_kept_as_a_list_of_ones_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
