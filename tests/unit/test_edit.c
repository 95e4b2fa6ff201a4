/*
 * The model of a text field.
 */
#include <config.h>

#include "base/edit.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"

#define FAMILY "👨\u200D👩\u200D👧"

static void
type(struct gd_edit *e, const char *s)
{
	size_t len = strlen(s), pos, next;

	for (pos = 0; pos < len; pos = next) {
		next = gd_text_next(s, len, pos);
		gd_edit_insert(e, s + pos, next - pos);
	}
}

/* The text with a bar where the caret is. */
static void
check(const struct gd_edit *e, const char *expected)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_add(&b, e->text.s, e->text.len);
	gd_buf_splice(&b, e->caret, 0, "|", 1);
	assert_string_equal(b.s, expected);
	gd_buf_release(&b);
}

/* A field from a text with a bar. */
static void
start(struct gd_edit *e, bool multiline, const char *marked)
{
	size_t at = strcspn(marked, "|");
	struct gd_buf b = GD_BUF_INIT;

	gd_edit_init(e, multiline);
	gd_buf_adds(&b, marked);
	gd_buf_splice(&b, at, 1, "", 0);
	gd_edit_set(e, b.s);
	e->caret = at;
	gd_buf_release(&b);
}

static const struct {
	void (*call)(struct gd_edit *);
	const char *before, *after;
} calls[] = {
	{ gd_edit_left, "公道|", "公|道" },
	{ gd_edit_left, FAMILY "|x", "|" FAMILY "x" },
	{ gd_edit_left, "|a", "|a" },
	{ gd_edit_right, "|e\u0301x", "e\u0301|x" },
	{ gd_edit_right, "|🇨🇳🇭🇰", "🇨🇳|🇭🇰" },
	{ gd_edit_right, "a|", "a|" },
	{ gd_edit_right, "a|\nb", "a\n|b" },
	{ gd_edit_backspace, "a" FAMILY "|b", "a|b" },
	{ gd_edit_backspace, "e\u0301|", "|" },
	{ gd_edit_backspace, "a\n|b", "a|b" },
	{ gd_edit_backspace, "|b", "|b" },
	{ gd_edit_delete, "a|公道", "a|道" },
	{ gd_edit_delete, "a|" FAMILY "b", "a|b" },
	{ gd_edit_delete, "a|", "a|" },
	{ gd_edit_kill_word_left, "pay 3,999.00 |now", "pay |now" },
	{ gd_edit_kill_word_left, "|now", "|now" },
	{ gd_edit_kill_to_end, "a\nb|cd\ne", "a\nb|\ne" },
	{ gd_edit_kill_to_end, "ab|\ne", "ab|e" },
	{ gd_edit_kill_to_end, "ab|", "ab|" },
	{ gd_edit_kill_to_start, "a\nbc|d\ne", "a\n|d\ne" },
	{ gd_edit_kill_to_start, "a\n|d", "a\n|d" },
	{ gd_edit_word_left, "to the |end", "to |the end" },
	{ gd_edit_word_right, "to| the end", "to the| end" },
	{ gd_edit_home, "a\nbc|d\ne", "a\n|bcd\ne" },
	{ gd_edit_end, "a\nb|cd\ne", "a\nbcd|\ne" },
	{ gd_edit_top, "a\nb|c", "|a\nbc" },
	{ gd_edit_bottom, "a|\nbc", "a\nbc|" },
	/* what grows together never holds the caret inside */
	{ gd_edit_delete, "👨\u200D|x👩", "👨\u200D👩|" },
};

static void
each_call_moves_or_changes_whole_graphemes(void **state)
{
	struct gd_edit e;
	struct gd_buf before = GD_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(calls); i++) {
		start(&e, true, calls[i].before);
		gd_buf_reset(&before);
		gd_buf_adds(&before, e.text.s);
		calls[i].call(&e);
		check(&e, calls[i].after);
		if (strcmp(before.s, e.text.s) != 0) {
			assert_true(gd_edit_undo_step(&e));
			assert_string_equal(before.s, e.text.s);
			assert_true(gd_edit_redo_step(&e));
			check(&e, calls[i].after);
		}
		assert_false(gd_edit_redo_step(&e));
		gd_edit_release(&e);
	}
	gd_buf_release(&before);
}

static void
one_line_fields_hold_no_line_feed(void **state)
{
	struct gd_edit e;

	(void)state;
	gd_edit_init(&e, false);
	gd_edit_insert(&e, "a\r\nb\tc\x1b[31m\xff", 12);
	check(&e, "a b c[31m\uFFFD|");
	gd_edit_set(&e, "x\ny");
	check(&e, "x y|");
	gd_edit_release(&e);
	gd_edit_init(&e, true);
	gd_edit_insert(&e, "a\r\nb\tc", 6);
	check(&e, "a\nb\tc|");
	gd_edit_release(&e);
}

static void
the_limit_cuts_at_a_grapheme(void **state)
{
	struct gd_edit e;

	(void)state;
	gd_edit_init(&e, false);
	e.max_bytes = 8;
	assert_true(gd_edit_insert(&e, "公道", 6));
	assert_false(gd_edit_insert(&e, "公", 3));
	check(&e, "公道|");
	assert_true(gd_edit_insert(&e, "a", 1));
	assert_false(gd_edit_insert(&e, "e\u0301", 3));
	assert_true(gd_edit_insert(&e, "b", 1));
	assert_false(gd_edit_insert(&e, "c", 1));
	check(&e, "公道ab|");
	gd_edit_set(&e, "公道公道");
	check(&e, "公道|");
	gd_edit_release(&e);
}

static void
typing_in_a_row_is_one_step(void **state)
{
	struct gd_edit e;

	(void)state;
	gd_edit_init(&e, true);
	type(&e, "我要退款");
	gd_edit_left(&e);
	type(&e, "全");
	check(&e, "我要退全|款");
	assert_true(gd_edit_undo_step(&e));
	check(&e, "我要退|款");
	assert_true(gd_edit_undo_step(&e));
	check(&e, "|");
	assert_false(gd_edit_undo_step(&e));
	assert_true(gd_edit_redo_step(&e));
	assert_true(gd_edit_redo_step(&e));
	check(&e, "我要退全|款");
	assert_false(gd_edit_redo_step(&e));
	/* a new line ends the step before it */
	gd_edit_set(&e, "");
	type(&e, "ab\ncd");
	assert_true(gd_edit_undo_step(&e));
	check(&e, "ab\n|");
	assert_true(gd_edit_undo_step(&e));
	check(&e, "ab|");
	gd_edit_release(&e);
}

static void
a_paste_is_one_step(void **state)
{
	struct gd_edit e;

	(void)state;
	gd_edit_init(&e, true);
	type(&e, "ab");
	gd_edit_insert(&e, "pasted", 6);
	type(&e, "cd");
	assert_true(gd_edit_undo_step(&e));
	check(&e, "abpasted|");
	assert_true(gd_edit_undo_step(&e));
	check(&e, "ab|");
	/* what is typed after an undo forgets what was undone */
	type(&e, "x");
	assert_false(gd_edit_redo_step(&e));
	assert_true(gd_edit_undo_step(&e));
	check(&e, "ab|");
	gd_edit_release(&e);
}

static void
rubbing_out_in_a_row_is_one_step(void **state)
{
	struct gd_edit e;

	(void)state;
	start(&e, true, "我要退款|x");
	gd_edit_backspace(&e);
	gd_edit_backspace(&e);
	gd_edit_delete(&e);
	check(&e, "我要|");
	assert_true(gd_edit_undo_step(&e));
	check(&e, "我要|x");
	assert_true(gd_edit_undo_step(&e));
	check(&e, "我要退款|x");
	gd_edit_home(&e);
	gd_edit_delete(&e);
	gd_edit_delete(&e);
	check(&e, "|退款x");
	assert_true(gd_edit_undo_step(&e));
	check(&e, "|我要退款x");
	assert_false(gd_edit_undo_step(&e));
	gd_edit_release(&e);
}

static void
undo_is_bounded_and_keeps_the_newest(void **state)
{
	struct gd_edit e;
	int i, n = 0;

	(void)state;
	gd_edit_init(&e, true);
	for (i = 0; i < 600; i++)
		gd_edit_insert(&e, "ab", 2);
	while (gd_edit_undo_step(&e))
		n++;
	assert_int_equal(n, 500);
	assert_int_equal(e.text.len, 200);
	gd_edit_release(&e);
}

/* At 6 columns: row, column and number of rows. */
static const struct {
	bool multiline;
	const char *marked;
	int row, col, rows;
} places[] = {
	{ true, "|", 0, 0, 1 },
	{ true, "公道|", 0, 4, 1 },
	{ true, "\n|", 1, 0, 2 },
	{ true, "ab|\ncd", 0, 2, 2 },
	{ true, "ab\n|cd", 1, 0, 2 },
	{ true, "ab\ncd\n|", 2, 0, 3 },
	/* at a soft wrap: the start of the next row */
	{ true, "退款三|千元", 1, 0, 2 },
	{ true, "退款|三千元", 0, 4, 2 },
	{ true, "退款三千元|", 1, 4, 2 },
	{ true, "three |four", 1, 0, 2 },
	{ true, "three| four", 0, 5, 2 },
	{ true, "three  | four", 0, 6, 2 },
	{ true, "abcdef|", 0, 6, 1 },
	{ true, "abcdef|\n", 0, 6, 2 },
	{ true, "abcdef  |", 0, 6, 1 },
	{ false, "退款三千元|", 0, 10, 1 },
	{ false, "|", 0, 0, 1 },
};

static void
the_caret_is_where_it_is_seen(void **state)
{
	struct gd_edit e;
	int row, col, rows, shown;
	size_t i, from, n;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(places); i++) {
		start(&e, places[i].multiline, places[i].marked);
		gd_edit_where(&e, 6, &row, &col, &rows);
		if (row != places[i].row || col != places[i].col ||
		    rows != places[i].rows)
			fail_msg("'%s': row %d, col %d of %d rows",
				 places[i].marked, row, col, rows);
		for (shown = 0; gd_edit_line(&e, 6, shown, &from, &n); shown++)
			assert_true(from + n <= e.text.len);
		assert_int_equal(shown, rows);
		gd_edit_release(&e);
	}
}

static void
up_and_down_keep_their_column(void **state)
{
	struct gd_edit e;

	(void)state;
	start(&e, true, "abcdef\nab\nabcd|ef");
	gd_edit_rows(&e, 20, -1);
	check(&e, "abcdef\nab|\nabcdef");
	gd_edit_rows(&e, 20, -1);
	check(&e, "abcd|ef\nab\nabcdef");
	gd_edit_rows(&e, 20, -9);
	check(&e, "abcd|ef\nab\nabcdef");
	gd_edit_rows(&e, 20, 9);
	check(&e, "abcdef\nab\nabcd|ef");
	gd_edit_left(&e);
	gd_edit_rows(&e, 20, -2);
	check(&e, "abc|def\nab\nabcdef");
	gd_edit_release(&e);
	/* through soft wraps, past a wide character */
	start(&e, true, "退款三千|元好");
	gd_edit_rows(&e, 6, -1);
	check(&e, "退|款三千元好");
	gd_edit_rows(&e, 6, 1);
	check(&e, "退款三千|元好");
	gd_edit_release(&e);
}

static void
a_click_lands_on_its_row(void **state)
{
	static const struct {
		int row, col;
		const char *after;
	} clicks[] = {
		{ 0, 0, "|退款三千元\nab" }, { 0, 2, "退|款三千元\nab" },
		{ 0, 3, "退款|三千元\nab" }, { 0, 9, "退款|三千元\nab" },
		{ 1, 9, "退款三千元|\nab" }, { 2, 1, "退款三千元\na|b" },
		{ 9, 9, "退款三千元\nab|" }, { -3, 0, "|退款三千元\nab" },
		{ 1, -3, "退款三|千元\nab" },
	};
	struct gd_edit e;
	size_t i;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(clicks); i++) {
		start(&e, true, "退款三千元\nab|");
		gd_edit_place(&e, 6, clicks[i].row, clicks[i].col);
		check(&e, clicks[i].after);
		gd_edit_release(&e);
	}
}

/* Any keys in any order: text valid, caret on a boundary, undo exact. */
static void
random_keys_never_break_the_model(void **state)
{
	static const char *const pieces[] = {
		"a", " ", "公", "\u0301", "\u200D", "👩", "🇨", "\n", "，",
		"\u1100", "\u1161", "word and ", "退款”", "\r", "\xE5"
	};
	unsigned seed = 20260312;
	struct gd_edit e;
	size_t i, c;
	int row, col, rows;

	(void)state;
	gd_edit_init(&e, true);
	e.max_bytes = 400;
	for (i = 0; i < 20000; i++) {
		seed = seed * 1664525u + 1013904223u;
		c = (seed >> 16) % (GD_ARRAY_LEN(pieces) + 16);
		if (c < GD_ARRAY_LEN(pieces))
			gd_edit_insert(&e, pieces[c], strlen(pieces[c]));
		else if (c == GD_ARRAY_LEN(pieces))
			gd_edit_rows(&e, 2 + (int)(seed >> 28), -1);
		else if (c == GD_ARRAY_LEN(pieces) + 1)
			gd_edit_undo_step(&e);
		else if (c == GD_ARRAY_LEN(pieces) + 2)
			gd_edit_redo_step(&e);
		else if (c == GD_ARRAY_LEN(pieces) + 3)
			gd_edit_place(&e, 7, (int)(seed >> 26) % 9, 5);
		else
			calls[(seed >> 8) % GD_ARRAY_LEN(calls)].call(&e);
		assert_true(gd_text_valid(e.text.s, e.text.len));
		assert_true(e.text.len <= 400 && e.caret <= e.text.len);
		assert_int_equal(e.caret ? gd_text_next(e.text.s, e.text.len,
				 gd_text_prev(e.text.s, e.text.len, e.caret)) :
				 0, e.caret);
		gd_edit_where(&e, 7, &row, &col, &rows);
		assert_true(row >= 0 && row < rows && col >= 0 && col <= 7);
	}
	while (gd_edit_redo_step(&e))
		;
	gd_edit_release(&e);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_call_moves_or_changes_whole_graphemes),
		cmocka_unit_test(one_line_fields_hold_no_line_feed),
		cmocka_unit_test(the_limit_cuts_at_a_grapheme),
		cmocka_unit_test(typing_in_a_row_is_one_step),
		cmocka_unit_test(a_paste_is_one_step),
		cmocka_unit_test(rubbing_out_in_a_row_is_one_step),
		cmocka_unit_test(undo_is_bounded_and_keeps_the_newest),
		cmocka_unit_test(the_caret_is_where_it_is_seen),
		cmocka_unit_test(up_and_down_keep_their_column),
		cmocka_unit_test(a_click_lands_on_its_row),
		cmocka_unit_test(random_keys_never_break_the_model),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
