/*
 * The answers file: numbered lines joined, everything misread told by its line.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "exchange/answers_ini.h"

struct heard {
	struct gd_buf lines;	/* "LINE: message\n" … */
	int n;
};

static void
hear(int line, const char *message, void *ctx)
{
	struct heard *h = ctx;

	gd_buf_addf(&h->lines, "%d: %s\n", line, message);
	h->n++;
}

static char path[256];

static void
write_file(const char *text, size_t len)
{
	FILE *fp = fopen(path, "w");

	assert_non_null(fp);
	fwrite(text, 1, len, fp);
	fclose(fp);
}

static int
make_path(void **state)
{
	const char *tmp = getenv("TMPDIR");
	int fd;

	(void)state;
	snprintf(path, sizeof path, "%s/gd-answers-XXXXXX", tmp ? tmp : "/tmp");
	fd = mkstemp(path);
	if (fd < 0)
		return -1;
	close(fd);
	gd_i18n_init("en", NULL);
	return 0;
}

static int
drop_path(void **state)
{
	(void)state;
	return unlink(path);
}

static void
fields_come_with_their_lines(void **state)
{
	static const char text[] =
		"; a comment\n[answers]\nplatform = wechat\n"
		"facts.10 = ten\nAmount = 12\nfacts.2 = two; or not\n"
		"facts.1 = \"one; and #\"\n";
	struct gd_ini_answers a = GD_INI_ANSWERS_INIT;
	struct heard h = { GD_BUF_INIT, 0 };

	(void)state;
	write_file(text, sizeof text - 1);
	assert_int_equal(gd_answers_ini_read(path, &a, hear, &h, NULL), GD_OK);
	assert_int_equal(a.len, 3);
	assert_string_equal(a.items[0].field, "platform");
	assert_int_equal(a.items[0].line, 3);
	assert_string_equal(a.items[1].field, "facts");
	assert_int_equal(a.items[1].line, 4);
	/* In the order of the numbers, not of the file. */
	assert_memory_equal(a.items[1].value, "one; and #\ntwo", 14);
	assert_string_equal(a.items[2].field, "amount");
	/* What would be cut is told. */
	assert_int_equal(h.n, 1);
	assert_memory_equal(h.lines.s, "6: ", 3);
	gd_answers_ini_release(&a);
	gd_buf_release(&h.lines);
}

static void
mistakes_have_lines(void **state)
{
	static const struct {
		const char *text, *said;
	} cases[] = {
		{ "", "1: there is no [answers]" },
		{ "[answer]\nx = 1\n", "1: the answers stand under" },
		{ "[answers]\nfacts = a\nfacts.1 = b\n", "2: 'facts' is given" },
		{ "[answers]\nx = 1\nx = 2\n", "3: " },
		{ "x = 1\n[answers]\n", "1: " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_ini_answers a = GD_INI_ANSWERS_INIT;
		struct heard h = { GD_BUF_INIT, 0 };

		write_file(cases[i].text, strlen(cases[i].text));
		assert_int_equal(gd_answers_ini_read(path, &a, hear, &h, NULL),
				 GD_OK);
		if (!strstr(h.lines.s, cases[i].said))
			fail_msg("'%s' is not in: %s", cases[i].said,
				 h.lines.s);
		gd_answers_ini_release(&a);
		gd_buf_release(&h.lines);
	}
}

static void
a_line_too_long_is_told_not_cut(void **state)
{
	struct gd_ini_answers a = GD_INI_ANSWERS_INIT;
	struct heard h = { GD_BUF_INIT, 0 };
	struct gd_buf text = GD_BUF_INIT;

	(void)state;
	gd_buf_adds(&text, "[answers]\nplatform = jd\nfacts = ");
	for (int i = 0; i < 400; i++)
		gd_buf_adds(&text, "长");
	gd_buf_addc(&text, '\n');
	write_file(text.s, text.len);
	assert_int_equal(gd_answers_ini_read(path, &a, hear, &h, NULL), GD_OK);
	assert_int_equal(h.n, 1);
	assert_memory_equal(h.lines.s, "3: ", 3);
	assert_int_equal(a.len, 0);
	gd_answers_ini_release(&a);
	gd_buf_release(&h.lines);
	gd_buf_release(&text);
}

static void
standard_input_is_a_dash(void **state)
{
	struct gd_ini_answers a = GD_INI_ANSWERS_INIT;
	struct heard h = { GD_BUF_INIT, 0 };
	static const char text[] = "[answers]\nshop = 小鹿\nfacts = a\n";
	int fds[2], saved = dup(STDIN_FILENO);

	(void)state;
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], text, sizeof text - 1),
			 sizeof text - 1);
	close(fds[1]);
	dup2(fds[0], STDIN_FILENO);
	close(fds[0]);
	assert_int_equal(gd_answers_ini_read("-", &a, hear, &h, NULL), GD_OK);
	dup2(saved, STDIN_FILENO);
	close(saved);
	assert_int_equal(h.n, 0);
	assert_int_equal(a.len, 2);
	assert_string_equal(a.items[0].value, "小鹿");
	gd_answers_ini_release(&a);
	gd_buf_release(&h.lines);
}

static void
hostile_bytes_are_survived(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
	} cases[] = {
		{ "[answers]\nx = \0y\n", 16 },
		{ "\xFF\xFE[\0a\0", 6 },
		{ "[answers]\nx.1\nx.99999999999 = 1\n.1 = 2\n. = 3\n", 44 },
		{ "[answers]\nx = 1\\\ny = 2", 22 },
		{ "[[[[[[]]]]\n=\n==\n\"\n", 18 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_ini_answers a = GD_INI_ANSWERS_INIT;
		struct heard h = { GD_BUF_INIT, 0 };

		write_file(cases[i].bytes, cases[i].len);
		assert_int_equal(gd_answers_ini_read(path, &a, hear, &h, NULL),
				 GD_OK);
		assert_true(h.n > 0);
		gd_answers_ini_release(&a);
		gd_buf_release(&h.lines);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_come_with_their_lines),
		cmocka_unit_test(mistakes_have_lines),
		cmocka_unit_test(a_line_too_long_is_told_not_cut),
		cmocka_unit_test(standard_input_is_a_dash),
		cmocka_unit_test(hostile_bytes_are_survived),
	};

	return cmocka_run_group_tests(tests, make_path, drop_path);
}
