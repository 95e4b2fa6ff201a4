/*
 * What two versions of a text differ in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/diff.h"

static void
note(enum gd_diff_sign sign, const char *line, void *ctx)
{
	gd_buf_addf(ctx, "%c%s\n", (char)sign, line);
}

static void
changes_are_told_by_line_and_word(void **state)
{
	static const struct {
		const char *before, *after, *told;
		size_t changed;
	} cases[] = {
		{ "", "", "", 0 },
		{ "a\n", "a\n", "~\n", 0 },
		{ "", "a\n", "+a\n", 1 },
		{ "a\n", "", "-a\n", 1 },
		{ "a\n", "a", "~\n", 0 },	/* a last break is none */
		{ "a\nb\n", "a\nb\nc\n", "~\n b\n+c\n", 1 },
		{ "请于3月19日前退款99元。\n", "请于3月21日前退款99元。\n",
		  "-请于3月[-19-]日前退款99元。\n"
		  "+请于3月{+21+}日前退款99元。\n", 2 },
		{ "1\n2\n3\n4\n5\n6\n", "1\n2\n3\nx\n5\n6\n",
		  "~\n 3\n-4\n+x\n 5\n~\n", 2 },
		/* Little of it stayed: no words are marked. */
		{ "立即退钱\n", "请于3月19日前退还货款\n",
		  "-立即退钱\n+请于3月19日前退还货款\n", 2 },
		{ "I want my money back now\n", "I want 99 yuan back by Friday\n",
		  "-I want [-my money-] back [-now-]\n"
		  "+I want {+99 yuan+} back {+by Friday+}\n", 2 },
		/* One line became two. */
		{ "甲乙丙丁戊己庚\n", "甲乙丙\n丁戊己庚\n",
		  "-甲乙丙丁戊己庚\n+甲乙丙\n+丁戊己庚\n", 3 },
		/* Many became one: which words of which, nobody could tell. */
		{ "甲乙\n丙丁\n戊己\n庚辛\n", "甲丙戊庚\n",
		  "-甲乙\n-丙丁\n-戊己\n-庚辛\n+甲丙戊庚\n", 5 },
		{ "a\n\nb\n", "a\nb\n", " a\n-\n b\n", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_buf told = GD_BUF_INIT;

		assert_int_equal(gd_diff(cases[i].before, cases[i].after, 1,
					 note, &told), cases[i].changed);
		assert_string_equal(told.s, cases[i].told);
		gd_buf_release(&told);
	}
}

struct sides {
	struct gd_buf before, after;
	size_t lines;
};

static void
rebuild(enum gd_diff_sign sign, const char *line, void *ctx)
{
	struct sides *s = ctx;

	s->lines++;
	if (sign != GD_DIFF_NEW)
		gd_buf_addf(&s->before, "%s\n", line);
	if (sign != GD_DIFF_GONE)
		gd_buf_addf(&s->after, "%s\n", line);
}

/* Signs alone lead back to both; lines of one word have no marks inside. */
static void
both_versions_can_be_read_back(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 60; round++) {
		struct sides s = { GD_BUF_INIT, GD_BUF_INIT, 0 };
		struct gd_buf a = GD_BUF_INIT, b = GD_BUF_INIT;

		for (int i = 0; i < 30; i++) {
			seed = seed * 1103515245 + 12345;
			if (seed >> 16 & 3)
				gd_buf_addf(&a, "%c\n", 'a' + (int)(seed >> 20 & 3));
			if (seed >> 18 & 3)
				gd_buf_addf(&b, "%c\n", 'a' + (int)(seed >> 20 & 3));
		}
		gd_diff(a.s, b.s, 1000, rebuild, &s);
		assert_string_equal(s.before.s, a.s);
		assert_string_equal(s.after.s, b.s);
		gd_buf_release(&a);
		gd_buf_release(&b);
		gd_buf_release(&s.before);
		gd_buf_release(&s.after);
	}
}

/* Too long to be counted through: bounded, and still right. */
static void
long_texts_are_bounded(void **state)
{
	struct sides s = { GD_BUF_INIT, GD_BUF_INIT, 0 };
	struct gd_buf a = GD_BUF_INIT, b = GD_BUF_INIT;

	(void)state;
	gd_buf_adds(&a, "same\n");
	gd_buf_adds(&b, "same\n");
	for (int i = 0; i < 30000; i++) {
		gd_buf_addf(&a, "%d\n", i);
		gd_buf_addf(&b, "%d\n", -i - 1);
	}
	assert_int_equal(gd_diff(a.s, b.s, 1000, rebuild, &s), 60000);
	assert_int_equal(s.lines, 60001);
	gd_buf_release(&a);
	gd_buf_release(&b);
	gd_buf_release(&s.before);
	gd_buf_release(&s.after);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_are_told_by_line_and_word),
		cmocka_unit_test(both_versions_can_be_read_back),
		cmocka_unit_test(long_texts_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
