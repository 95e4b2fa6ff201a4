/*
 * The playbook to be looked up: every part has its entries, each with a source
 * and a page; words find them; a platform that nobody has seen is a column.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/reference.h"
#include "desk/reference_list.h"
#include "desk_fixture.h"

static struct gd_reference_items
items(struct fix *f, enum gd_reference_part part, const char *words)
{
	struct gd_reference_items l = { NULL, 0, 0 };

	fix_expect(f, GD_OK, gd_reference_items(f->desk, part, words, &l,
						&f->err));
	return l;
}

static void
every_entry_has_a_page_and_a_source(void **state)
{
	struct fix *f = *state;

	for (int part = 0; part < GD_REF_PARTS; part++) {
		struct gd_reference_items l =
			items(f, (enum gd_reference_part)part, "");

		if (!l.len)
			fail_msg("part %d is empty", part);
		for (size_t i = 0; i < l.len; i++) {
			struct gd_buf page = GD_BUF_INIT;

			assert_true(*l.items[i].name != '\0');
			if (part != GD_REF_LAWS && !*l.items[i].source)
				fail_msg("%s has no source", l.items[i].id);
			/* One in ten is read whole; each reads its files. */
			if (i % 10 == 0) {
				fix_expect(f, GD_OK, gd_reference_item_page(
						f->desk, &l.items[i], &page,
						&f->err));
				assert_true(page.len > 0);
			}
			gd_buf_release(&page);
		}
		gd_reference_items_release(&l);
	}
}

static void
cells_that_say_no_are_advice(void **state)
{
	struct gd_reference_items l = items(*state, GD_REF_TIMES, "");
	size_t no = 0;

	for (size_t i = 0; i < l.len; i++) {
		assert_non_null(l.items[i].row);
		assert_non_null(l.items[i].col);
		no += l.items[i].advice_only;
	}
	assert_int_equal(l.len, 12);
	assert_int_equal(no, 3);
	gd_reference_items_release(&l);
}

static void
words_of_either_language_find(void **state)
{
	static const struct {
		const char *words, *id;
	} cases[] = {
		{ "清关", "customs" }, { "ORDER 121 ART. 23", "reg121.23" },
		{ "公证", "screenshot" }, { "reg121.23", "reg121.23" },
		{ "直播 62%", "live_false" }, { "\uFF2A\uFF24", "jd" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_reference_items l =
			items(*state, GD_REF_CHANNELS, cases[i].words);
		bool found = false;

		for (size_t k = 0; k < l.len; k++)
			found |= strstr(l.items[k].id, cases[i].id) != NULL;
		if (!found)
			fail_msg("%s: %zu entries, none is %s", cases[i].words,
				 l.len, cases[i].id);
		gd_reference_items_release(&l);
	}
}

static void
write_file(const char *root, const char *folder, const char *name,
	   const char *text)
{
	char path[1024];
	FILE *fp;

	snprintf(path, sizeof path, "%s/.config", root);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/.config/gongdao", root);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/.config/gongdao/playbook", root);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/.config/gongdao/playbook/%s", root,
		 folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/.config/gongdao/playbook/%s/%s", root,
		 folder, name);
	fp = fopen(path, "w");
	assert_non_null(fp);
	fputs(text, fp);
	fclose(fp);
}

static void
a_new_platform_is_one_file(void **state)
{
	struct fix *f = *state;
	struct gd_compare c;
	bool named = false, clock = false;
	size_t at = 0;

	write_file(f->root, "platforms", "harbour.ini",
		   "[platform]\nname = 港湾\nname[en] = Harbour\n"
		   "entry = 甲\nentry[en] = Ask at the desk\n"
		   "style = 乙\nstyle[en] = Slow\n"
		   "evidence = 丙\nevidence[en] = Bills\n"
		   "escalate = 丁\nescalate[en] = The harbour master\n"
		   "refund_only = 戊\nrefund_only[en] = Never\n"
		   "source = own\n\n"
		   "[clock.harbour_reply]\nname = 己\nname[en] = Reply\n"
		   "brief = 己\nbrief[en] = Reply\nstart = filed service\n"
		   "period = 36h\nbasis = platform\nmiss = 庚\n"
		   "miss[en] = late\nnext = 辛\nnext[en] = go on\n"
		   "source = own\n");
	fix_expect(f, GD_OK, gd_reference_compare(f->desk, &c, &f->err));
	for (size_t i = 0; i < c.platforms; i++)
		if (strcmp(c.codes[i], "harbour") == 0)
			at = i;
	assert_string_equal(c.names[at], "Harbour");
	for (size_t a = 0; a < c.aspects; a++) {
		const char *cell = c.cells[a * c.platforms + at];

		named |= strcmp(cell, "The harbour master") == 0;
		clock |= strstr(cell, "Reply (36 hours") != NULL;
	}
	assert_true(named);
	assert_true(clock);
	gd_compare_release(&c);
}

static bool
see_user(const struct gd_entry_view *e, void *ctx)
{
	struct gd_buf text = GD_BUF_INIT;

	gd_reference_full(ctx, e, &text);
	assert_true(e->user);
	assert_string_equal(gd_entry_view_get(e, "response"), "两小时");
	assert_non_null(strstr(text.s, "(your own file, "));
	assert_non_null(strstr(text.s, "channels.ini:2)"));
	gd_buf_release(&text);
	return false;
}

static void
what_the_user_changed_is_marked(void **state)
{
	struct fix *f = *state;

	write_file(f->root, ".", "channels.ini",
		   "[service]\nresponse = 两小时\n");
	fix_expect(f, GD_OK, gd_desk_entries(f->desk, "channel", "service",
					     see_user, f->desk, &f->err));
	fix_expect(f, GD_ENOTFOUND, gd_desk_entries(f->desk, NULL, "servise",
						    see_user, f->desk,
						    &f->err));
	assert_non_null(strstr(f->err.text, "'service'"));
	fix_expect(f, GD_EINVAL, gd_desk_entries(f->desk, "chanel", NULL,
						 see_user, f->desk, &f->err));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		TEST(every_entry_has_a_page_and_a_source),
		TEST(cells_that_say_no_are_advice),
		TEST(words_of_either_language_find),
		TEST(a_new_platform_is_one_file),
		TEST(what_the_user_changed_is_marked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
