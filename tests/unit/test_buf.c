/*
 * Growing byte strings, and the one policy of memory.
 */
#include <config.h>

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"

static void
an_empty_buffer_is_a_string(void **state)
{
	struct gd_buf b = GD_BUF_INIT;
	char *s;

	(void)state;
	assert_string_equal(b.s, "");
	gd_buf_add(&b, NULL, 0);
	gd_buf_setlen(&b, 5);
	gd_buf_reset(&b);
	gd_buf_addf(&b, "%s", "");
	assert_int_equal(b.len, 0);
	assert_string_equal(b.s, "");
	s = gd_buf_detach(&b);
	assert_string_equal(s, "");
	free(s);
	gd_buf_release(&b);
	gd_buf_release(&b);
	assert_string_equal(gd_buf_empty, "");
}

static void
adding_keeps_bytes_and_the_closing_nul(void **state)
{
	struct gd_buf b = GD_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < 1000; i++) {
		gd_buf_addc(&b, (char)i);
		assert_int_equal(b.s[b.len], 0);
	}
	assert_int_equal(b.len, 1000);
	for (i = 0; i < 1000; i++)
		assert_int_equal((unsigned char)b.s[i], i & 0xFF);
	gd_buf_setlen(&b, 2000);
	assert_int_equal(b.len, 1000);
	gd_buf_setlen(&b, 3);
	assert_int_equal(b.s[3], 0);
	gd_buf_release(&b);
}

static void
formats_of_any_length_fit(void **state)
{
	struct gd_buf b = GD_BUF_INIT;
	int n;

	(void)state;
	for (n = 250; n < 260; n++) {
		gd_buf_reset(&b);
		gd_buf_addf(&b, "<%*d>", n, 7);
		assert_int_equal(b.len, n + 2);
		assert_string_equal(b.s + n, "7>");
	}
	/* an argument may be the buffer itself */
	gd_buf_reset(&b);
	gd_buf_adds(&b, "again ");
	gd_buf_addf(&b, "%s%s%s%s%s%s%s%s", b.s, b.s, b.s, b.s, b.s, b.s, b.s,
		    b.s);
	assert_int_equal(b.len, 9 * 6);
	gd_buf_release(&b);
}

static void
whole_numbers_are_as_printf_writes_them(void **state)
{
	static const struct {
		int64_t n;
		const char *text;
	} cases[] = {
		{ 0, "0" },
		{ 7, "7" },
		{ -10, "-10" },
		{ INT64_MAX, "9223372036854775807" },
		{ INT64_MIN, "-9223372036854775808" },
	};
	struct gd_buf b = GD_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		gd_buf_reset(&b);
		gd_buf_addi(&b, cases[i].n);
		assert_string_equal(b.s, cases[i].text);
	}
	gd_buf_release(&b);
}

static void
splicing_replaces_a_stretch(void **state)
{
	static const struct {
		const char *text;
		size_t pos, del;
		const char *with, *after;
	} cases[] = {
		{ "hello", 0, 0, "x", "xhello" },
		{ "hello", 5, 0, "x", "hellox" },
		{ "hello", 1, 3, "", "ho" },
		{ "hello", 1, 3, "ipp", "hippo" },
		{ "hello", 0, 5, "a longer text than it was before, by far",
		  "a longer text than it was before, by far" },
		{ "hello", 4, 99, "!", "hell!" },
		{ "hello", 99, 99, "!", "hello!" },
		{ "", 0, 0, "", "" },
	};
	struct gd_buf b = GD_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		gd_buf_reset(&b);
		gd_buf_adds(&b, cases[i].text);
		gd_buf_splice(&b, cases[i].pos, cases[i].del, cases[i].with,
			      strlen(cases[i].with));
		assert_string_equal(b.s, cases[i].after);
		assert_int_equal(b.len, strlen(cases[i].after));
	}
	/* bytes may come from the buffer itself, though it moves */
	gd_buf_release(&b);
	gd_buf_adds(&b, "0123456789012345678901234567890");
	gd_buf_splice(&b, 1, 1, b.s, b.len);
	assert_string_equal(b.s, "00123456789012345678901234567890"
			    "23456789012345678901234567890");
	gd_buf_release(&b);
}

static void
detached_strings_are_the_callers(void **state)
{
	struct gd_buf b = GD_BUF_INIT;
	char *s;

	(void)state;
	gd_buf_adds(&b, "mine");
	s = gd_buf_detach(&b);
	assert_int_equal(b.len, 0);
	gd_buf_adds(&b, "yours");
	assert_string_equal(s, "mine");
	free(s);
	gd_buf_release(&b);
}

static void
copies_and_growth(void **state)
{
	int *items = NULL;
	size_t len, cap = 0;
	char *s;

	(void)state;
	assert_null(gd_strdup(NULL));
	s = gd_strndup("abcdef", 3);
	assert_string_equal(s, "abc");
	free(s);
	for (len = 0; len < 100; len++) {
		GD_GROW(items, len, cap);
		items[len] = (int)len;
	}
	assert_true(cap >= 100);
	assert_int_equal(items[99], 99);
	free(items);
	free(gd_malloc(0));
	free(gd_calloc(0, 0));
}

static void
say_restored(void)
{
	ssize_t n = write(STDERR_FILENO, "restored\n", 9);

	(void)n;
}

/* In a child: how it ends, and what it says. */
static void
no_memory_restores_says_and_ends_with_3(void **state)
{
	/* Hidden from the compiler, which would rightly warn. */
	volatile size_t huge = SIZE_MAX;
	char said[512];
	int ends[2], status;
	ssize_t n;
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		gd_mem_on_failure(say_restored);
		gd_reallocarray(NULL, huge, 2);
		_exit(0);
	}
	close(ends[1]);
	n = read(ends[0], said, sizeof said - 1);
	assert_true(n > 0);
	said[n] = '\0';
	while ((size_t)n < sizeof said - 1) {
		ssize_t more = read(ends[0], said + n, sizeof said - 1 - n);

		if (more <= 0)
			break;
		n += more;
		said[n] = '\0';
	}
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
	assert_ptr_equal(strstr(said, "restored\n"), said);
	assert_non_null(strstr(said, "out of memory"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_buffer_is_a_string),
		cmocka_unit_test(adding_keeps_bytes_and_the_closing_nul),
		cmocka_unit_test(formats_of_any_length_fit),
		cmocka_unit_test(whole_numbers_are_as_printf_writes_them),
		cmocka_unit_test(splicing_replaces_a_stretch),
		cmocka_unit_test(detached_strings_are_the_callers),
		cmocka_unit_test(copies_and_growth),
		cmocka_unit_test(no_memory_restores_says_and_ends_with_3),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
