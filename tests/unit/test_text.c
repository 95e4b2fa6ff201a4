/*
 * Well-formed, clean and shown text, and its columns.
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
#include <wchar.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"

#define CORPUS TEST_SRCDIR "/corpora/"
#define FFFD "\xEF\xBF\xBD"

static void
load(struct gd_buf *out, const char *name)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf path = GD_BUF_INIT;

	gd_buf_addf(&path, "%s%s", CORPUS, name);
	if (gd_file_read(out, path.s, 1 << 20, &err) != GD_OK)
		fail_msg("%s", err.text);
	gd_buf_release(&path);
}

static size_t
count_of(const char *s, size_t len, const char *what)
{
	size_t n = 0, w = strlen(what), i;

	for (i = 0; i + w <= len; i++)
		n += memcmp(s + i, what, w) == 0;
	return n;
}

static size_t
code_points(const char *s, size_t len)
{
	size_t n = 0, i;

	for (i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	return n;
}

static bool
has_control(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (((unsigned char)s[i] < 0x20 && s[i] != '\n' &&
		     s[i] != '\t') || s[i] == 0x7F)
			return true;
	return false;
}

static size_t
unhex(const char *hex, char *out)
{
	size_t n = 0;
	unsigned byte;

	for (; sscanf(hex, "%2x", &byte) == 1; hex += 2)
		out[n++] = (char)byte;
	return n;
}

/* One line of utf8-cases.tsv. */
static void
check_case(const char *name, const char *hex, int valid, size_t replaced,
	   size_t points)
{
	struct gd_buf out = GD_BUF_INIT;
	char bytes[256];
	size_t n = unhex(hex, bytes), had, dropped, changes;
	bool nul = memchr(bytes, 0, n) != NULL;

	if (gd_text_valid(bytes, n) != (valid && !nul))
		fail_msg("%s: validity", name);
	had = valid ? count_of(bytes, n, FFFD) : 0;
	changes = gd_text_clean(&out, bytes, n);
	if (count_of(out.s, out.len, FFFD) != replaced + had + nul)
		fail_msg("%s: %zu replacements", name,
			 count_of(out.s, out.len, FFFD));
	/* What is neither replaced nor an end of line was dropped. */
	dropped = changes - replaced - nul;
	if (strcmp(name, "crlf") == 0)
		dropped++;	/* two code points of one end of line */
	if (code_points(out.s, out.len) + dropped != points)
		fail_msg("%s: %zu code points", name,
			 code_points(out.s, out.len));
	assert_true(gd_text_valid(out.s, out.len));
	assert_false(has_control(out.s, out.len));
	gd_buf_release(&out);
}

static void
clean_replaces_by_maximal_subparts(void **state)
{
	struct gd_buf file = GD_BUF_INIT;
	char *line, *next, name[64], hex[256];
	int valid, lines = 0;
	size_t replaced, points;

	(void)state;
	load(&file, "encodings/utf8-cases.tsv");
	for (line = strchr(file.s, '\n') + 1; *line; line = next) {
		next = strchr(line, '\n') + 1;
		assert_int_equal(sscanf(line, "%63s %255s %d %zu %zu", name,
					hex, &valid, &replaced, &points), 5);
		check_case(name, hex, valid, replaced, points);
		lines++;
	}
	assert_int_equal(lines, 98);
	gd_buf_release(&file);
}

static void
clean_is_exact(void **state)
{
	static const struct {
		const char *in;
		size_t len;
		const char *out;
		size_t changes;
	} cases[] = {
		{ "", 0, "", 0 },
		{ "公道\tx\n", 9, "公道\tx\n", 0 },
		{ "a\r\nb\rc\r\r\nd", 10, "a\nb\nc\n\nd", 0 },
		{ "a\0b", 3, "a" FFFD "b", 1 },
		{ "a\x1b[31mb\x7f", 8, "a[31mb", 2 },
		{ "\xc2\x9bx\xc2\x85y", 6, "xy", 2 },
		{ "\xe5\x85", 2, FFFD, 1 },
		{ "\xed\xa0\x80", 3, FFFD FFFD FFFD, 3 },
		{ "\xef\xbf\xbd", 3, FFFD, 0 },
	};
	struct gd_buf out = GD_BUF_INIT;
	size_t i, changes;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		gd_buf_reset(&out);
		changes = gd_text_clean(&out, cases[i].in, cases[i].len);
		assert_string_equal(out.s, cases[i].out);
		assert_int_equal(changes, cases[i].changes);
	}
	gd_buf_release(&out);
}

static void
clean_survives_the_corpora_and_is_stable(void **state)
{
	static const char *const files[] = {
		"encodings/utf8-stress.txt", "encodings/cases-gb18030.csv",
		"encodings/cases-utf16le-bom-tab.txt", "naughty/blns.txt",
		"encodings/cases-mixed-utf8-gb18030.csv"
	};
	struct gd_buf in = GD_BUF_INIT, once = GD_BUF_INIT, twice = GD_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(files); i++) {
		gd_buf_reset(&in);
		gd_buf_reset(&once);
		gd_buf_reset(&twice);
		load(&in, files[i]);
		gd_text_clean(&once, in.s, in.len);
		assert_true(gd_text_valid(once.s, once.len));
		assert_int_equal(gd_text_clean(&twice, once.s, once.len), 0);
		assert_string_equal(once.s, twice.s);
	}
	gd_buf_release(&in);
	gd_buf_release(&once);
	gd_buf_release(&twice);
}

static const struct shown {
	const char *in, *unicode, *ascii;
	int cols;
} shown[] = {
	{ "abc 公道", "abc 公道", "abc 公道", 8 },
	{ "\x1b[2J", "␛[2J", "?[2J", 4 },
	{ "a\tb\nc\r", "a b↵c␍", "a b c?", 6 },
	{ "\x7f", FFFD, "?", 1 },
	{ "\xc2\x9b" "31m", FFFD "31m", "?31m", 4 },
	{ "\xff\xe5\x85", FFFD FFFD, "??", 2 },
	/* bidi override, isolates, marks; separators; a tag; a noncharacter */
	{ "\u202Eabc\u202C", FFFD "abc" FFFD, "?abc?", 5 },
	{ "\u2066\u2069\u200E\u200F\u061C", FFFD FFFD FFFD FFFD FFFD,
	  "?????", 5 },
	{ "\u2028\u2029", FFFD FFFD, "??", 2 },
	{ "a\U000E0041", "a" FFFD, "a?", 2 },
	{ "\uFDD0\uFFFE\U0010FFFF", FFFD FFFD FFFD, "???", 3 },
	/* invisible formatting goes */
	{ "a\u200Bb\u2060c\uFEFF", "abc", "abc", 3 },
	{ "微\u00AD信", "微信", "微信", 4 },
	{ "👨\u200D👩\u200D👧", "👨👩👧", "👨👩👧", 6 },
	{ "❤\uFE0F", "❤", "❤", 1 },
	{ "👍🏽", "👍", "👍", 2 },
	{ "🏽", "🏽", "🏽", 2 },
	{ "葛\U000E0100", "葛", "葛", 2 },
	/* marks: at most four, never on the frame */
	{ "e\u0301", "e\u0301", "e\u0301", 1 },
	{ "a\u0300\u0301\u0302\u0303\u0304\u0305",
	  "a\u0300\u0301\u0302\u0303", "a\u0300\u0301\u0302\u0303", 1 },
	{ "\u0301x", "◌\u0301x", " \u0301x", 2 },
	{ "\n\u0301", "↵◌\u0301", "  \u0301", 2 },
	/* a final whose vowel is a filler, which is not shown, has no hold */
	{ "\u1112\u1160\u11AB", "\u1112" FFFD, "\u1112?", 3 },
	/* Hangul by parts: a vowel or final alone would join nothing, ever */
	{ "\u1112\u1161\u11AB", "\u1112\u1161\u11AB", "\u1112\u1161\u11AB",
	  2 },
	{ "\xee\u11C7", FFFD FFFD, "??", 2 },
	{ "a\u1161\u11AB", "a" FFFD FFFD, "a??", 3 },
	/* a letter past what any table knows, in no plane of Han */
	{ "\u0378", FFFD, "?", 1 },
	{ "𠮷", "𠮷", "𠮷", 2 },
	{ "🇨🇳", "🇨🇳", "🇨🇳", 2 },
	/* a tone colours a picture across what is dropped between them */
	{ "👩\u200B\u2060🏽", "👩", "👩", 2 },
	{ "👩\u200B🏽\u200B🏿", "👩", "👩", 2 },
	{ "a\u200B🏽", "a🏽", "a🏽", 3 },
	{ "👩\xff🏽", "👩" FFFD "🏽", "👩?🏽", 5 },
};

static void
show_neutralises(void **state)
{
	struct gd_buf out = GD_BUF_INIT;
	const struct shown *c;

	(void)state;
	for (c = shown; c < shown + GD_ARRAY_LEN(shown); c++) {
		gd_buf_reset(&out);
		gd_text_show(&out, c->in, strlen(c->in), false);
		assert_string_equal(out.s, c->unicode);
		assert_int_equal(gd_text_width(out.s, out.len), c->cols);
		gd_buf_reset(&out);
		gd_text_show(&out, c->in, strlen(c->in), true);
		assert_string_equal(out.s, c->ascii);
		assert_int_equal(gd_text_width(out.s, out.len), c->cols);
		assert_int_equal(gd_text_width(c->in, strlen(c->in)), c->cols);
	}
	gd_buf_release(&out);
}

/* What curses would count: the sum of wcwidth() over the shown text. */
static int
curses_width(const char *s)
{
	size_t n = mbstowcs(NULL, s, 0);
	wchar_t *w = gd_calloc(n + 1, sizeof *w);
	int cols;

	assert_true(n != (size_t)-1);
	mbstowcs(w, s, n + 1);
	cols = wcswidth(w, n);
	free(w);
	return cols;
}

static void
check_line(const char *s, size_t len)
{
	struct gd_buf out = GD_BUF_INIT, again = GD_BUF_INIT;
	size_t i;

	gd_text_show(&out, s, len, false);
	assert_true(gd_text_valid(out.s, out.len));
	for (i = 0; i < out.len; i++)
		assert_true((unsigned char)out.s[i] >= 0x20 && out.s[i] != 0x7F);
	if (curses_width(out.s) != gd_text_width(s, len))
		fail_msg("'%s': %d columns, curses has %d", out.s,
			 gd_text_width(s, len), curses_width(out.s));
	gd_text_show(&again, out.s, out.len, false);
	assert_string_equal(out.s, again.s);
	gd_buf_release(&out);
	gd_buf_release(&again);
}

static void
shown_corpora_are_as_wide_as_curses_thinks(void **state)
{
	static const char *const files[] = {
		"naughty/blns.txt", "encodings/utf8-stress.txt",
		"encodings/cases-utf8-lf.csv", "encodings/cases-gb18030.csv"
	};
	struct gd_buf in = GD_BUF_INIT;
	size_t i, at, end;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(files); i++) {
		gd_buf_reset(&in);
		load(&in, files[i]);
		for (at = 0; at < in.len; at = end + 1) {
			for (end = at; end < in.len && in.s[end] != '\n'; )
				end++;
			check_line(in.s + at, end - at);
		}
	}
	gd_buf_release(&in);
}

static size_t
encode(uint32_t uc, char *out)
{
	mbstate_t st = { 0 };
	size_t n = wcrtomb(out, (wchar_t)uc, &st);

	return n == (size_t)-1 ? 0 : n;
}

/*
 * Every code point alone, against wcwidth(): shown as itself it takes exactly
 * that; otherwise it is dropped or replaced, whose columns are known.
 */
static void
each_code_point_is_as_wide_as_curses_thinks(void **state)
{
	struct gd_buf out = GD_BUF_INIT;
	int wide = 0, marks = 0;
	char s[16];
	uint32_t uc;
	size_t n;

	(void)state;
	for (uc = 0x20; uc < 0x110000; uc++) {
		n = encode(uc, s + 1);
		if (!n)
			continue;
		s[0] = 'a';	/* for a mark to stand on */
		s[n + 1] = '\0';
		gd_buf_reset(&out);
		gd_text_show(&out, s, n + 1, false);
		if (curses_width(out.s) != gd_text_width(s, n + 1))
			fail_msg("U+%04X: %d, curses %d", uc,
				 gd_text_width(s, n + 1) - 1,
				 curses_width(out.s) - 1);
		wide += curses_width(out.s) == 3;
		marks += curses_width(out.s) == 1 && out.len > 1;
	}
	assert_true(wide > 90000 && marks > 1500);
	gd_buf_release(&out);
}

static void
ambiguous_characters_follow_the_terminal(void **state)
{
	static const char text[] = "±…①“”─é\u0301х";

	(void)state;
	assert_int_equal(gd_text_width(text, strlen(text)), 8);
	gd_text_ambiguous_wide(true);
	/* e acute is ambiguous, ha is Cyrillic: both wide to such terminals */
	assert_int_equal(gd_text_width(text, strlen(text)), 16);
	assert_int_equal(gd_text_width("ä€公", 8), 1 + 2 + 2);
	assert_int_equal(gd_text_width("\xff", 1), 1);
	gd_text_ambiguous_wide(false);
	assert_int_equal(gd_text_width(text, strlen(text)), 8);
}

static void
fold_makes_full_width_and_case_equal(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ "ＧＤ－０４１３", "gd-0413" },
		{ "Gd\u30000413", "gd 0413" },
		{ "￥１２", "\u00A512" },
		{ "公道，Ａ", "公道,a" },
		{ "É", "É" },
	};
	struct gd_buf out = GD_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		gd_buf_reset(&out);
		gd_text_fold(&out, cases[i].in, strlen(cases[i].in));
		assert_string_equal(out.s, cases[i].out);
	}
	gd_buf_reset(&out);
	gd_text_fold(&out, "A\xff", 2);
	assert_string_equal(out.s, "a\xff");
	gd_buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clean_replaces_by_maximal_subparts),
		cmocka_unit_test(clean_is_exact),
		cmocka_unit_test(clean_survives_the_corpora_and_is_stable),
		cmocka_unit_test(show_neutralises),
		cmocka_unit_test(shown_corpora_are_as_wide_as_curses_thinks),
		cmocka_unit_test(each_code_point_is_as_wide_as_curses_thinks),
		cmocka_unit_test(ambiguous_characters_follow_the_terminal),
		cmocka_unit_test(fold_makes_full_width_and_case_equal),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
