/*
 * Finding: any word of any length, wherever it stands; what is changed or erased
 * is found no more; an old database is filled.
 */
#include "support_store.h"

#include "base/buf.h"
#include "store/search.h"

static int64_t
add(struct gd_store *st, const char *shop, const char *facts,
    const char *phone)
{
	int64_t id = make_case(st, shop, GD_STAGE_SERVICE, T0, 100);
	struct gd_event_head h = head(id, "edit");

	must(gd_store_begin(st, &h, &err));
	must(gd_store_put(st, GD_ENT_ANSWER, id, "facts", facts, &err));
	must(gd_store_put(st, GD_ENT_PERSON, id, "phone", phone, &err));
	must(gd_store_commit(st, NULL, &err));
	return id;
}

static void
put(struct gd_store *st, int64_t id, enum gd_entity ent, const char *field,
    const char *value)
{
	struct gd_event_head h = head(id, "edit");

	must(gd_store_begin(st, &h, &err));
	must(gd_store_put(st, ent, ent == GD_ENT_EVENT ? 0 : id, field, value,
			  &err));
	must(gd_store_commit(st, NULL, &err));
}

/* The only case that holds the words; 0: none, -1: several. */
static int64_t
only(struct gd_store *st, const char *words)
{
	struct gd_hits hits;
	int64_t id;

	must(gd_store_search(st, words, 10, &hits, &err));
	id = hits.len == 1 ? hits.items[0].row.id : hits.len ? -1 : 0;
	gd_hits_release(&hits);
	return id;
}

static void
words_of_any_length_are_found(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t a = add(st, "小鹿优选", "电饭煲不加热，客服没回", "13800001234");
	int64_t b = add(st, "Fawn Select", "A4纸是湿的 order X-77q", "");
	static const char *const of_a[] = {
		"鹿", "小鹿", "鹿优", "优选", "加热", "热", "客服没回", "电饭煲 客服",
		"小鹿 加热", "13800001234", "1234", "800", "回"
	};
	static const char *const of_b[] = {
		"fawn", "SELECT", "wn sel", "a4", "A4纸", "77", "77Q", "湿的",
		"\uff26\uff21\uff37\uff2e"	/* full-width FAWN */
	};
	static const char *const none[] = {
		"鹿小", "加客", "小鹿 湿", "9999", "x-78", "z", "!", "", "  "
	};

	for (size_t i = 0; i < sizeof of_a / sizeof *of_a; i++)
		if (only(st, of_a[i]) != a)
			fail_msg("'%s' does not find it", of_a[i]);
	for (size_t i = 0; i < sizeof of_b / sizeof *of_b; i++) {
		/* Words that two cases share would find both. */
		if (only(st, of_b[i]) != b)
			fail_msg("'%s' does not find it", of_b[i]);
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (only(st, none[i]) != 0)
			fail_msg("'%s' finds something", none[i]);
}

static void
names_stand_before_texts_and_initials_last(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t text = add(st, "甲", "买于拾光家居", "");
	int64_t part = add(st, "新拾光家居", "", "");
	int64_t whole = add(st, "拾光家居", "", "");
	int64_t start = add(st, "拾光家居旗舰店", "", "");
	const int64_t want[] = { whole, start, part, text };
	struct gd_hits hits;

	must(gd_store_search(st, "拾光家居", 10, &hits, &err));
	assert_int_equal(hits.len, 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(hits.items[i].row.id, want[i]);
	gd_hits_release(&hits);
	must(gd_store_search(st, "sgjj", 10, &hits, &err));
	assert_int_equal(hits.len, 3);
	assert_int_equal(hits.items[0].place, GD_HIT_INITIALS);
	gd_hits_release(&hits);
	/* A number that is one comes before all. */
	must(gd_store_search(st, "GD-0002", 10, &hits, &err));
	assert_int_equal(hits.items[0].row.id, part);
	assert_int_equal(hits.items[0].place, GD_HIT_NUMBER);
	gd_hits_release(&hits);
}

static void
what_is_changed_is_found_as_it_is_now(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = add(st, "甲乙丙", "手表不走", "");

	put(st, id, GD_ENT_CASE, "shop", "丁戊己");
	assert_int_equal(only(st, "甲乙"), 0);
	assert_int_equal(only(st, "戊"), id);
	put(st, id, GD_ENT_EVENT, "note", "商家说下周退款");
	assert_int_equal(only(st, "下周"), id);
	put(st, id, GD_ENT_ANSWER, "facts", "手机不亮");
	assert_int_equal(only(st, "手表"), 0);
	assert_int_equal(only(st, "手机"), id);
	/* Undone: as it was. */
	{
		struct gd_event_head h = head(id, "undo");
		int64_t event = 0;

		must(gd_store_last_undoable(st, id, "lin", &event, &err));
		must(gd_store_undo(st, event, &h, NULL, &err));
	}
	assert_int_equal(only(st, "手表"), id);
	assert_int_equal(only(st, "手机"), 0);
}

static int64_t
pieces(struct gd_store *st, const char *match)
{
	int64_t n = -1;

	must(gd_store_int(st, &n, &err, "SELECT (SELECT count(*) FROM"
			  " search_names WHERE search_names MATCH ?1) +"
			  " (SELECT count(*) FROM search_texts"
			  " WHERE search_texts MATCH ?1)", "s", match));
	return n;
}

static void
erasing_a_person_leaves_no_piece(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = add(st, "店名留下", "私事一二三", "13911112222");
	int64_t other = add(st, "店名留下", "别人的事", "13933334444");
	struct gd_event_head h = head(id, "erase");

	put(st, id, GD_ENT_EVENT, "note", "张女士说");
	assert_int_equal(only(st, "女士"), id);
	assert_true(pieces(st, "\"私事\"") == 1 && pieces(st, "\"139\"") == 2);
	must(gd_store_erase_person(st, id, &h, &err));
	assert_int_equal(pieces(st, "\"私事\""), 0);
	assert_int_equal(pieces(st, "\"女士\""), 0);
	assert_int_equal(pieces(st, "\"911\""), 0);
	assert_int_equal(pieces(st, "\"店名\""), 2);
	assert_int_equal(only(st, "13933334444"), other);
	/* It can go on being changed. */
	put(st, id, GD_ENT_CASE, "shop", "新店");
	assert_int_equal(only(st, "新店"), id);
}

static void
many_changes_in_one_are_found_or_none(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;

	must(gd_store_bulk_begin(st, &err));
	add(st, "取消的店", "", "");
	gd_store_bulk_abort(st);
	assert_int_equal(pieces(st, "\"取消\""), 0);
	must(gd_store_bulk_begin(st, &err));
	for (int i = 0; i < 50; i++)
		add(st, "批量的店", "同样的话", "");
	put(st, 7, GD_ENT_CASE, "shop", "改名的店");
	must(gd_store_bulk_end(st, &err));
	assert_int_equal(pieces(st, "\"批量\""), 49);
	assert_int_equal(only(st, "改名"), 7);
	must(gd_store_search_rebuild(st, &err));
	assert_int_equal(pieces(st, "\"批量\""), 49);
	assert_int_equal(pieces(st, "\"同样\""), 50);
	assert_int_equal(only(st, "改名"), 7);
}

static void
hostile_words_find_nothing_and_break_nothing(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	static const char *const words[] = {
		"\"", "\" OR \"", "a* AND b", "NEAR(a b)", "doc:x", "-", "^", "*",
		"' OR 1=1 --", "\xC2\xA4", "\xEF\xBF\xBD", "{", "NOT", "\x01"
	};

	add(st, "店", "x", "");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		only(st, words[i]);
	assert_int_equal(only(st, "店"), 1);
}

/* The index of a million cases is not asked for what nearly all of them hold. */
static void
a_single_letter_is_looked_for_in_the_newest(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_hits hits;
	int64_t last = 0;

	for (int i = 0; i < 9; i++)
		last = make_case(st, i < 8 ? "小鹿优选" : "别家",
				 GD_STAGE_SERVICE, T0, 100);
	must(gd_store_script(st, "INSERT INTO search_names (search_names)"
			     " VALUES ('delete-all')", &err));
	must(gd_store_search(st, "鹿", 2, &hits, &err));
	assert_int_equal(hits.len, 2);
	assert_true(hits.more);
	assert_int_equal(hits.items[0].row.id, last - 1);
	gd_hits_release(&hits);
	assert_int_equal(only(st, "小鹿"), 0);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_setup, store_teardown)
	static const struct CMUnitTest tests[] = {
		T(words_of_any_length_are_found),
		T(names_stand_before_texts_and_initials_last),
		T(what_is_changed_is_found_as_it_is_now),
		T(erasing_a_person_leaves_no_piece),
		T(many_changes_in_one_are_found_or_none),
		T(hostile_words_find_nothing_and_break_nothing),
		T(a_single_letter_is_looked_for_in_the_newest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
