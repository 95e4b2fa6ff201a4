/*
 * The language of templates: places, conditions, lists, and its mistakes by line.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "domain/letter.h"

static bool
test_place(void *ctx, const char *name, struct gd_buf *out)
{
	(void)ctx;
	if (strcmp(name, "who") == 0)
		gd_buf_adds(out, "{Li}");
	return strcmp(name, "who") == 0;
}

static size_t
test_rows(void *ctx, const char *list)
{
	(void)ctx;
	return strcmp(list, "three") == 0 ? 3 : 0;
}

static bool
test_cell(void *ctx, const char *list, size_t row, const char *name,
	  struct gd_buf *out)
{
	(void)ctx;
	(void)list;
	if (strcmp(name, "no") != 0)
		return false;
	gd_buf_addf(out, "%zu", row + 1);
	return true;
}

static void
note_missing(const char *name, int line, void *ctx)
{
	struct gd_buf *b = ctx;

	gd_buf_addf(b, "%s@%d ", name, line);
}

static void
templates_are_filled_as_written(void **state)
{
	static const struct {
		const char *text, *want, *missing;
	} cases[] = {
		{ "a {who} b", "a {Li} b\n", "" },
		{ "{{who}", "{who}\n", "" },
		{ "{nobody|who}", "{Li}\n", "" },
		{ "x\n{nobody} {nobody}", "x\n", "nobody@2 " },
		{ "{if type=fraud}\nyes\n{else}\nno\n{end}\n", "yes\n", "" },
		{ "{if type=service}\nyes\n{else}\nno\n{end}\n", "no\n", "" },
		{ "a{if type=service}b{end}c", "ac\n", "" },
		{ "{each three}\n{no}. {who}\n{end}\n",
		  "1. {Li}\n2. {Li}\n3. {Li}\n", "" },
		{ "{each none}\n{no}\n{end}\nz", "z\n", "" },
		{ "{each three}{if type=fraud}{no}{end}{end}", "123\n", "" },
		{ "{if type=fraud}{each three}{no}{end}{end}!", "123!\n", "" },
		{ "{# a note}\nx", "x\n", "" },
		{ "a\n\n\n\nb", "a\n\nb\n", "" },
		{ "{if type=service}{nobody}{end}ok", "ok\n", "" },
	};
	struct gd_answers a = GD_ANSWERS_INIT;
	const struct gd_letter_source src = {
		.answers = &a, .place = test_place, .rows = test_rows,
		.cell = test_cell,
	};

	(void)state;
	gd_answers_set(&a, "type", "fraud", GD_ANSWER_GIVEN, false);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_buf out = GD_BUF_INIT, missing = GD_BUF_INIT;
		struct gd_letter_text t;

		assert_true(gd_letter_parse(cases[i].text,
					    strlen(cases[i].text), &t, NULL,
					    NULL));
		gd_letter_fill(&t, &src, &out, note_missing, &missing);
		assert_string_equal(out.s, cases[i].want);
		assert_string_equal(missing.s, cases[i].missing);
		gd_letter_release(&t);
		gd_buf_release(&out);
		gd_buf_release(&missing);
	}
	gd_answers_release(&a);
}

static void
keep_line(int line, const char *message, void *ctx)
{
	(void)message;
	if (!*(int *)ctx)
		*(int *)ctx = line;
}

static void
mistakes_are_named_by_line(void **state)
{
	static const struct {
		const char *text;
		int line;
	} cases[] = {
		{ "a\n{end}", 2 }, { "{if x=y}\nb", 1 }, { "a\nb {c\nd}", 2 },
		{ "{else}", 1 }, { "\n\n{each three}{else}{end}", 3 },
		{ "{Upper}", 1 }, { "{}", 1 }, { "{if =}{end}", 1 },
		{ "{if a=b}{if a=b}{if a=b}{if a=b}{if a=b}{if a=b}{if a=b}"
		  "{if a=b}{if a=b}{if a=b}{if a=b}{if a=b}{if a=b}", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_letter_text t;
		int line = 0;

		assert_false(gd_letter_parse(cases[i].text,
					     strlen(cases[i].text), &t,
					     keep_line, &line));
		assert_int_equal(line, cases[i].line);
		assert_int_equal(t.len, 0);
		gd_letter_release(&t);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(templates_are_filled_as_written),
		cmocka_unit_test(mistakes_are_named_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
