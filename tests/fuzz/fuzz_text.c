/*
 * tests/fuzz/fuzz_text.c - any bytes as text: shown, wrapped, cut and edited.
 */
#include "fuzz/fuzz.h"

#include "base/edit.h"
#include "base/text.h"

/* What is shown can be shown again and is as wide as it was said to be. */
static void
show(const char *s, size_t len)
{
	struct gd_buf once = GD_BUF_INIT, twice = GD_BUF_INIT;

	gd_text_show(&once, s, len, false);
	gd_text_show(&twice, once.s, once.len, false);
	MUST(gd_text_valid(once.s, once.len));
	MUST(once.len == twice.len);
	MUST(gd_text_width(s, len) == gd_text_width(once.s, once.len));
	gd_buf_release(&once);
	gd_buf_release(&twice);
}

/* Wrapping ends, and its lines lie one after the other. */
static void
wrap(const char *s, size_t len, int cols)
{
	size_t pos = 0, start, n, end = 0;

	while (gd_text_wrap(s, len, cols, &pos, &start, &n)) {
		MUST(start >= end && start + n <= len);
		end = start + n;
	}
}

/* The caret stands in the text whatever is done, and undo ends. */
static void
edit(const char *s, size_t len, int cols)
{
	static void (*const moves[])(struct gd_edit *) = {
		gd_edit_left, gd_edit_word_left, gd_edit_backspace,
		gd_edit_home, gd_edit_right, gd_edit_kill_word_left,
		gd_edit_word_right, gd_edit_delete, gd_edit_end,
		gd_edit_kill_to_start, gd_edit_top, gd_edit_kill_to_end
	};
	struct gd_edit e;
	size_t half = len / 2, i;
	int row, col, rows;

	gd_edit_init(&e, len % 2);
	gd_edit_insert(&e, s, half);
	gd_edit_insert(&e, s + half, len - half);
	for (i = 0; i < len && i < 40; i++) {
		moves[(uint8_t)s[i] % (sizeof moves / sizeof *moves)](&e);
		gd_edit_where(&e, cols, &row, &col, &rows);
		MUST(e.caret <= e.text.len);
		MUST(row >= 0 && row < rows && col >= 0);
		MUST(gd_text_valid(e.text.s, e.text.len));
	}
	while (gd_edit_undo_step(&e))
		MUST(e.caret <= e.text.len);
	while (gd_edit_redo_step(&e))
		MUST(e.caret <= e.text.len);
	gd_edit_release(&e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gd_buf clean = GD_BUF_INIT;
	const char *s;
	int cols;

	if (size < 1)
		return 0;
	cols = 2 + data[0] % 80;
	s = (const char *)data + 1;
	size--;

	gd_text_clean(&clean, s, size);
	MUST(gd_text_valid(clean.s, clean.len));
	show(s, size);
	wrap(clean.s, clean.len, cols);
	edit(s, size, cols);
	gd_buf_release(&clean);
	return 0;
}
