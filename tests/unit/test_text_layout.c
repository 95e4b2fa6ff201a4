/*
 * Graphemes, words, cutting, padding and wrapping.
 */
#include <config.h>

#include "base/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"

/* Graphemes between bars; what the reader counts as one character. */
static const char *const split[] = {
	"a|b|公|道",
	"e\u0301|x",
	"👨\u200D👩\u200D👧\u200D👦|!",
	"🇨🇳|🇭🇰|🇨",
	"👍🏽|👍",
	"1\uFE0F\u20E3|2",
	"\r\n|\n|\r|a",
	"\u1100\u1161\u11A8|\uAC00\u11A8|\u1161",
	"\u0301|\n|\u0301|a\u0301\u0302\u0303\u0304\u0305\u0306",
	"葛\U000E0100|城",
	"🏴\U000E0067\U000E0062\U000E007F|x",
	"\u0915\u094D|\u0937",
	"a\u200D|b",
	"©\uFE0F|\u200B|®",
};

static size_t
without_bars(const char *in, char *out)
{
	size_t n = 0;

	for (; *in; in++)
		if (*in != '|')
			out[n++] = *in;
	return n;
}

static void
graphemes_are_what_a_reader_counts(void **state)
{
	char s[128];
	const char *part;
	size_t i, len, pos, next, count;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(split); i++) {
		len = without_bars(split[i], s);
		count = 0;
		pos = 0;
		for (part = split[i]; ; part += strcspn(part, "|") + 1) {
			next = pos + strcspn(part, "|");
			if (gd_text_next(s, len, pos) != next)
				fail_msg("%s: after %zu comes %zu", split[i],
					 pos, gd_text_next(s, len, pos));
			if (gd_text_prev(s, len, next) != pos)
				fail_msg("%s: before %zu is %zu", split[i],
					 next, gd_text_prev(s, len, next));
			count++;
			pos = next;
			if (!part[strcspn(part, "|")])
				break;
		}
		assert_int_equal(pos, len);
		assert_int_equal(gd_text_graphemes(s, len), count);
		assert_int_equal(gd_text_next(s, len, len), len);
		assert_int_equal(gd_text_prev(s, len, 0), 0);
	}
}

/* Forward and backward agree on hostile bytes, and pieces add up in width. */
static void
steps_agree_in_both_directions(void **state)
{
	static const char *const files[] = {
		TEST_SRCDIR "/corpora/naughty/blns.txt",
		TEST_SRCDIR "/corpora/encodings/utf8-stress.txt",
		TEST_SRCDIR "/corpora/encodings/cases-gb18030.csv",
	};
	struct gd_buf in = GD_BUF_INIT;
	size_t i, pos, next;
	int cols;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(files); i++) {
		gd_buf_reset(&in);
		assert_int_equal(gd_file_read(&in, files[i], 1 << 20, NULL),
				 GD_OK);
		cols = 0;
		for (pos = 0; pos < in.len; pos = next) {
			next = gd_text_next(in.s, in.len, pos);
			assert_true(next > pos);
			assert_int_equal(gd_text_prev(in.s, in.len, next), pos);
			cols += gd_text_width(in.s + pos, next - pos);
		}
		assert_int_equal(gd_text_width(in.s, in.len), cols);
	}
	gd_buf_release(&in);
}

static void
words_step_over_space_and_punctuation(void **state)
{
	static const char s[] = "I'd pay 3,999.00 for it, 公道!  ";
	static const size_t next[] = { 3, 7, 16, 20, 23, 28, 31, 34 };
	static const size_t prev[] = { 28, 25, 21, 17, 8, 4, 0 };
	size_t i, pos = 0, len = strlen(s);

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(next); i++) {
		pos = gd_text_word_next(s, len, pos);
		assert_int_equal(pos, next[i]);
	}
	assert_int_equal(gd_text_word_next(s, len, pos), len);
	for (i = 0; i < GD_ARRAY_LEN(prev); i++) {
		pos = gd_text_word_prev(s, len, pos);
		assert_int_equal(pos, prev[i]);
	}
	assert_int_equal(gd_text_word_prev(s, len, 0), 0);
	assert_int_equal(gd_text_word_next("", 0, 0), 0);
	assert_int_equal(gd_text_word_next("\xff\xff", 2, 0), 1);
}

static void
cut_keeps_graphemes_whole(void **state)
{
	static const struct {
		const char *s;
		int cols;
		size_t bytes;
	} cases[] = {
		{ "hello", 3, 3 }, { "hello", 9, 5 }, { "hello", 0, 0 },
		{ "hello", -1, 0 }, { "公道", 3, 3 }, { "公道", 4, 6 },
		{ "公道", 1, 0 }, { "a公b", 2, 1 }, { "ae\u0301b", 2, 4 },
		{ "e\u0301", 1, 3 }, { "abc\u0301", 2, 2 },
		{ "👨\u200D👩", 3, 0 }, { "👨\u200D👩", 4, 11 },
		{ "ab\u200B", 2, 5 }, { "a\u200Bb", 1, 4 }, { "a\r\nb", 2, 1 },
		{ "a\r\nb", 3, 3 },
	};
	size_t i, n;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		n = gd_text_cut(cases[i].s, strlen(cases[i].s), cases[i].cols);
		if (n != cases[i].bytes)
			fail_msg("'%s' to %d: %zu bytes", cases[i].s,
				 cases[i].cols, n);
	}
}

static void
ellipsis_and_padding_are_exact(void **state)
{
	static const struct {
		const char *s;
		int cols;
		bool right, ascii;
		const char *cut, *padded;
	} cases[] = {
		{ "小鹿优品", 8, false, false, "小鹿优品", "小鹿优品" },
		{ "小鹿优品", 7, false, false, "小鹿优…", "小鹿优…" },
		{ "小鹿优品", 6, false, false, "小鹿…", "小鹿… " },
		{ "小鹿优品", 7, false, true, "小鹿...", "小鹿..." },
		{ "小鹿优品", 2, false, true, "..", ".." },
		{ "小鹿优品", 1, false, false, "…", "…" },
		{ "小鹿优品", 0, false, false, "", "" },
		{ "3999", 8, true, false, "3999", "    3999" },
		{ "", 3, false, false, "", "   " },
		{ "a\x1b[1m", 5, false, false, "a␛[1m", "a␛[1m" },
		{ "a\x1b[1m", 6, false, true, "a?[1m", "a?[1m " },
	};
	struct gd_buf out = GD_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		gd_buf_reset(&out);
		gd_text_ellipsis(&out, cases[i].s, cases[i].cols,
				 cases[i].ascii);
		assert_string_equal(out.s, cases[i].cut);
		gd_buf_reset(&out);
		gd_buf_adds(&out, "|");
		gd_text_pad(&out, cases[i].s, cases[i].cols, cases[i].right,
			    cases[i].ascii);
		assert_string_equal(out.s + 1, cases[i].padded);
		assert_int_equal(gd_text_width(out.s, out.len) - 1,
				 cases[i].cols);
	}
	gd_text_ambiguous_wide(true);
	gd_buf_reset(&out);
	gd_text_pad(&out, "小鹿优品", 7, false, false);
	assert_string_equal(out.s, "小鹿… ");
	gd_text_ambiguous_wide(false);
	gd_buf_release(&out);
}

/* Lines between bars. */
static const struct {
	const char *s;
	int cols;
	const char *lines;
} wraps[] = {
	{ "the quick brown fox", 10, "the quick|brown fox" },
	{ "the quick   brown", 9, "the quick|brown" },
	{ "a\n\nb\n", 5, "a||b|" },
	{ "\n", 5, "|" },
	{ "end  ", 5, "end  " },
	{ "end    ", 5, "end  " },
	{ "end    \nx", 5, "end  |x" },
	{ "abcdefghij", 4, "abcd|efgh|ij" },
	{ "ab abcdefgh", 5, "ab|abcde|fgh" },
	/* closing punctuation never starts a line, opening never ends one */
	{ "退款三千元，谢谢", 10, "退款三千|元，谢谢" },
	{ "退款三千，谢谢", 10, "退款三千，|谢谢" },
	{ "请看（附件）好", 6, "请看|（附|件）好" },
	{ "请看《民法典》第", 6, "请看|《民法|典》第" },
	{ "他说“你好吗”就走", 6, "他说|“你好|吗”就|走" },
	{ "等等……好的", 5, "等|等……|好的" },
	{ "是——的", 5, "是——|的" },
	{ "金额3999.00元整", 8, "金额|3999.00|元整" },
	{ "don’t stop", 6, "don’t|stop" },
	{ "GD-0413公道", 8, "GD-0413|公道" },
	/* no break allowed: forced, punctuation still kept */
	{ "abcdef。", 6, "abcde|f。" },
	{ "（abcdef", 3, "（a|bcd|ef" },
	{ "，，，，", 4, "，，|，，" },
	/* graphemes are never torn */
	{ "👨\u200D👩🇨🇳e\u0301", 4, "👨\u200D👩|🇨🇳e\u0301" },
	{ "👨\u200D👩x", 2, "👨\u200D👩|x" },
	{ "公\u3000\u3000道", 4, "公|道" },
	{ "公道", 1, "公|道" },
};

static void
wrap_keeps_the_rules(void **state)
{
	struct gd_buf out = GD_BUF_INIT;
	size_t i, pos, start, n, len;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(wraps); i++) {
		gd_buf_reset(&out);
		len = strlen(wraps[i].s);
		pos = 0;
		while (gd_text_wrap(wraps[i].s, len, wraps[i].cols, &pos,
				    &start, &n)) {
			if (out.len || start > 0)
				gd_buf_adds(&out, "|");
			gd_buf_add(&out, wraps[i].s + start, n);
		}
		assert_string_equal(out.s, wraps[i].lines);
	}
	pos = 0;
	assert_false(gd_text_wrap("", 0, 10, &pos, &start, &n));
	gd_buf_release(&out);
}

/* Is the three-byte character at `at` one of `set`? */
static bool
is_one_of(const char *set, const char *at)
{
	char one[4] = "";

	memcpy(one, at, 3);
	return strstr(set, one) != NULL;
}

/* Random sentences: words, and single punctuation marks between them. */
static void
chinese_punctuation_keeps_its_side(void **state)
{
	static const char *const words[] = { "公", "退款", "a", "bc", "12" };
	static const char *const marks[] = {
		"，", "。", "、", "！", "？", "；", "：", "（", "）", "“", "”",
		"《", "》", "「", "」", " ", "…", "——", "％", "·", ""
	};
	struct gd_buf b = GD_BUF_INIT;
	unsigned seed = 7;
	size_t pos, start, n;
	int round, i, cols;

	(void)state;
	for (round = 0; round < 20000; round++) {
		gd_buf_reset(&b);
		for (i = 0; i < 12; i++) {
			seed = seed * 1664525u + 1013904223u;
			gd_buf_adds(&b, words[(seed >> 8) %
				    GD_ARRAY_LEN(words)]);
			gd_buf_adds(&b, marks[(seed >> 16) %
				    GD_ARRAY_LEN(marks)]);
		}
		cols = 6 + (int)(seed >> 24) % 14;
		pos = 0;
		while (gd_text_wrap(b.s, b.len, cols, &pos, &start, &n)) {
			if (start > 0 && n >= 3 &&
			    is_one_of("，。、！？；：）”》」…％", b.s + start))
				fail_msg("%d: %s", cols, b.s + start);
			if (pos < b.len && n >= 3 &&
			    is_one_of("（“《「", b.s + start + n - 3))
				fail_msg("%d: %s", cols, b.s + start);
		}
	}
	gd_buf_release(&b);
}

static bool
is_blank(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (!strchr(" \t\n\xE3\x80", s[i]))
			return false;
	return true;
}

/* Nothing lost, nothing too wide, always forward: for all widths. */
static void
wrap_loses_nothing_of_the_corpora(void **state)
{
	static const char *const files[] = {
		TEST_SRCDIR "/corpora/naughty/blns.txt",
		TEST_SRCDIR "/corpora/encodings/cases-utf8-lf.csv",
		TEST_SRCDIR "/corpora/encodings/cases-gb18030.csv",
	};
	struct gd_buf in = GD_BUF_INIT;
	size_t i, pos, start, n, end;
	int cols;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(files); i++) {
		gd_buf_reset(&in);
		assert_int_equal(gd_file_read(&in, files[i], 1 << 20, NULL),
				 GD_OK);
		for (cols = 2; cols < 100; cols += 13) {
			end = 0;
			pos = 0;
			while (gd_text_wrap(in.s, in.len, cols, &pos, &start,
					    &n)) {
				assert_true(is_blank(in.s + end, start - end));
				if (gd_text_width(in.s + start, n) > cols &&
				    gd_text_next(in.s, in.len, start) !=
				    start + n)
					fail_msg("'%.*s' is wider than %d",
						 (int)n, in.s + start, cols);
				end = start + n;
				assert_true(pos >= end);
			}
			assert_true(is_blank(in.s + end, in.len - end));
		}
	}
	gd_buf_release(&in);
}

static double
seconds_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

/* Generous: ten times what a slow machine with sanitizers takes. */
static void
long_texts_do_not_cost_their_square(void **state)
{
	struct gd_buf in = GD_BUF_INIT;
	size_t pos = 0, start, n, i;
	double before = seconds_now();

	(void)state;
	for (i = 0; i < 100000; i++)
		gd_buf_adds(&in, "公a");
	while (gd_text_wrap(in.s, in.len, 80, &pos, &start, &n))
		;
	for (pos = in.len, i = 0; i < 1000; i++)
		pos = gd_text_prev(in.s, in.len, pos);
	for (i = 0; i < 1000; i++)
		gd_text_cut(in.s, in.len, 80);
	assert_true(seconds_now() - before < 5.0);
	gd_buf_release(&in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(graphemes_are_what_a_reader_counts),
		cmocka_unit_test(steps_agree_in_both_directions),
		cmocka_unit_test(words_step_over_space_and_punctuation),
		cmocka_unit_test(cut_keeps_graphemes_whole),
		cmocka_unit_test(ellipsis_and_padding_are_exact),
		cmocka_unit_test(wrap_keeps_the_rules),
		cmocka_unit_test(chinese_punctuation_keeps_its_side),
		cmocka_unit_test(wrap_loses_nothing_of_the_corpora),
		cmocka_unit_test(long_texts_do_not_cost_their_square),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
