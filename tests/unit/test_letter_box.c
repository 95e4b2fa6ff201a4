/*
 * Does a letter fit where it goes? Counted as the box of that place counts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "domain/letter_box.h"
#include "domain/lint.h"
#include "playbook/letters.h"

static struct gd_letter_box
box_of(enum gd_letter_unit unit, int breaks, int limit)
{
	return (struct gd_letter_box){
		.limit = limit, .unit = unit, .breaks = breaks,
	};
}

static void
every_box_counts_in_its_own_way(void **state)
{
	static const struct {
		const char *text;
		int characters, utf16, strictest;	/* breaks 1, 1, 2 */
	} cases[] = {
		{ "", 0, 0, 0 },
		{ "退款abc", 5, 5, 5 },
		{ "👍", 1, 2, 2 },
		{ "𠮷野家", 3, 4, 4 },
		{ "e\u0301", 2, 2, 2 },			/* a combining accent */
		{ "👨\u200d👩\u200d👧", 5, 8, 8 },	/* joined: each its own */
		{ "☺\ufe0f", 2, 2, 2 },
		{ "一\n二\n三", 5, 5, 7 },
		{ "一\n", 1, 1, 1 },			/* the last is not pasted */
		{ "\n\n", 1, 1, 2 },
		{ "ａ％，", 3, 3, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct gd_letter_box boxes[] = {
			box_of(GD_LETTER_CHARACTERS, 1, 9),
			box_of(GD_LETTER_UTF16, 1, 9),
			box_of(GD_LETTER_UTF16, 2, 9),
		};
		const char *s = cases[i].text;
		size_t len = strlen(s);

		assert_int_equal(gd_letter_box_count(NULL, s, len),
				 cases[i].characters);
		assert_int_equal(gd_letter_box_count(&boxes[0], s, len),
				 cases[i].characters);
		assert_int_equal(gd_letter_box_count(&boxes[1], s, len),
				 cases[i].utf16);
		assert_int_equal(gd_letter_box_count(&boxes[2], s, len),
				 cases[i].strictest);
	}
}

static void
what_does_not_fit_begins_at_a_whole_character(void **state)
{
	static const struct {
		enum gd_letter_unit unit;
		int breaks, limit;
		const char *text, *fits;
	} cases[] = {
		{ GD_LETTER_CHARACTERS, 1, 3, "退款吧", "退款吧" },
		{ GD_LETTER_CHARACTERS, 1, 3, "退款吧\n", "退款吧\n" },
		{ GD_LETTER_CHARACTERS, 1, 3, "退款吧！", "退款吧" },
		{ GD_LETTER_CHARACTERS, 1, 2, "𠮷𠮷𠮷", "𠮷𠮷" },
		{ GD_LETTER_UTF16, 1, 3, "𠮷𠮷", "𠮷" },	/* never half of one */
		{ GD_LETTER_UTF16, 1, 4, "𠮷𠮷", "𠮷𠮷" },
		{ GD_LETTER_UTF16, 2, 3, "一\n二", "一\n" },
		{ GD_LETTER_UTF16, 2, 2, "一\n二", "一" },
		{ GD_LETTER_UTF16, 2, 0, "一二三", "一二三" },	/* no limit known */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct gd_letter_box b = box_of(
			cases[i].unit, cases[i].breaks, cases[i].limit);

		assert_int_equal(gd_letter_box_fits(&b, cases[i].text,
						    strlen(cases[i].text)),
				 strlen(cases[i].fits));
	}
}

static void
pictures_are_those_that_the_text_names(void **state)
{
	static const struct {
		const char *text, *name;
		bool is;
	} cases[] = {
		{ "1. 聊天.png：对方的答复", "聊天.png", true },
		{ "1. IMG_1.JPG（外包装）", "IMG_1.JPG", true },
		{ "1. IMG_11.jpg", "1.jpg", false },
		{ "2. 1.jpg", "1.jpg", true },
		{ "1. 录屏.mp4", "录屏.mp4", false },
		{ "1. 聊天.png", "订单.png", false },
		{ "1. png", "png", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(gd_letter_names_picture(
					 cases[i].text, strlen(cases[i].text),
					 cases[i].name),
				 cases[i].is);
}

static void
each_place_has_its_own_box(void **state)
{
	static const struct {
		const char *letter, *platform;
		int limit, pictures;
	} cases[] = {
		{ "first", "wechat", 300, 9 },
		{ "first", "taobao", 300, 9 },
		{ "follow", "wechat", 300, 9 },
		{ "arbitration", "wechat", 500, 20 },
		{ "arbitration", "jd", 500, 20 },
		{ "reconsider", NULL, 500, 20 },
		{ "wechat110", "wechat", 500, 9 },
		{ "demand", "wechat", 0, 0 },
		{ "suit", NULL, 0, 0 },
	};
	const struct gd_letter_book *book;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_playbook *pb;

	(void)state;
	assert_int_equal(gd_playbook_open(TEST_DATADIR, NULL, &pb, &err),
			 GD_OK);
	if (gd_playbook_letters(pb, &book, &err) != GD_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct gd_letter_box *b = gd_letter_box(
			book, cases[i].letter, cases[i].platform);

		assert_int_equal(b ? b->limit : 0, cases[i].limit);
		assert_int_equal(b ? b->pictures : 0, cases[i].pictures);
		/* What is not published is taken at its strictest, and said. */
		if (b && b->note.zh)
			assert_true(b->unit == GD_LETTER_UTF16 &&
				    b->breaks == 2);
	}
	gd_playbook_close(pb);
}

/* The linter marks what is over, and tells of too many pictures. */
static void
the_linter_tells_what_is_over(void **state)
{
	struct gd_letter_box box = box_of(GD_LETTER_UTF16, 2, 4);
	struct gd_findings f = GD_FINDINGS_INIT;
	struct gd_error err = GD_ERROR_INIT;
	const char *text = "一👍\n退款";
	struct gd_lint_env env = { .rules = GD_LINT_LIMIT };
	struct gd_playbook *pb;

	(void)state;
	box.pictures = 2;
	env.box = &box;
	env.pictures = 3;
	assert_int_equal(gd_playbook_open(TEST_DATADIR, NULL, &pb, &err),
			 GD_OK);
	assert_int_equal(gd_playbook_letters(pb, &env.book, &err), GD_OK);
	gd_lint(&env, text, strlen(text), &f);
	assert_int_equal(f.len, 2);
	assert_string_equal(f.items[0].rule->id, "limit.length");
	assert_string_equal(text + f.items[0].start, "\n退款");
	assert_string_equal(f.items[1].rule->id, "limit.pictures");
	assert_int_equal(f.items[1].len, 0);
	gd_findings_release(&f);
	gd_playbook_close(pb);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_box_counts_in_its_own_way),
		cmocka_unit_test(what_does_not_fit_begins_at_a_whole_character),
		cmocka_unit_test(pictures_are_those_that_the_text_names),
		cmocka_unit_test(each_place_has_its_own_box),
		cmocka_unit_test(the_linter_tells_what_is_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
