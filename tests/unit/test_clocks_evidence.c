/*
 * Evidence that vanishes: which clocks a case gets, what ends each, and that they
 * keep quiet when what they ask for is held.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk_fixture.h"

#include "desk/evidence.h"
#include "domain/list.h"

/* A case of the fixture with `evidence` held and `field` = `value` (may be NULL). */
static int64_t
make(struct fix *f, const char *field, const char *value, const char *evidence)
{
	struct gd_answers a;
	int64_t id = 0;

	fix_answers(&a);
	if (field)
		gd_answers_set(&a, field, value, GD_ANSWER_GIVEN, false);
	gd_answers_set(&a, "evidence", evidence, GD_ANSWER_GIVEN, false);
	fix_expect(f, GD_OK, gd_intake_open_answers(f->desk, &a, &id,
						    &f->err));
	gd_answers_release(&a);
	return id;
}

/* Its running clocks "vanish_…", without that word, in their order. */
static void
ringing(struct fix *f, int64_t id, struct gd_buf *out)
{
	struct gd_case_view v = fix_view(f, id);

	gd_buf_reset(out);
	for (size_t i = 0; i < v.clocks_len; i++) {
		const struct gd_clock_row *c = &v.clocks[i];

		if (strncmp(c->rule, "vanish_", 7) == 0 &&
		    c->state == GD_CLOCK_RUNNING)
			gd_list_add(out, c->rule + 7);
	}
	gd_case_view_release(&v);
}

static bool
all_in(const char *a, const char *b)
{
	const char *code;
	bool all = true;
	size_t len;

	while (gd_list_next(&a, &code, &len)) {
		char *one = strndup(code, len);

		all &= gd_list_has(b, one);
		free(one);
	}
	return all;
}

static bool
same_set(const char *a, const char *b)
{
	return all_in(a, b) && all_in(b, a);
}

static void
a_case_gets_the_clocks_of_what_it_lacks(void **state)
{
	static const struct {
		const char *field, *value, *evidence, *rings;
	} rows[] = {
		{ NULL, NULL, "none", "product_page,chat,logistics" },
		{ NULL, NULL, "chat", "product_page,logistics" },
		{ NULL, NULL, "logistics", "product_page,chat" },
		/* the page is held in any of three forms */
		{ NULL, NULL, "ad_page", "chat,logistics" },
		{ NULL, NULL, "screenshot", "chat,logistics" },
		{ "platform", "taobao", "order_snapshot", "chat,logistics" },
		{ NULL, NULL, "screenshot,chat,logistics", "" },
		/* no parcel, no talk */
		{ "scenario", "virtual_goods", "none", "product_page,chat" },
		{ "contacted", "none", "none", "product_page,logistics" },
		/* an advertisement needs its page, a screenshot is not enough */
		{ "type", "advertising", "screenshot",
		  "ad_page,chat,logistics" },
		{ "scenario", "livestream", "screenshot",
		  "live_replay,chat,logistics" },
		{ "type", "license", "screenshot",
		  "licence_page,chat,logistics" },
	};
	struct fix *f = *state;
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ringing(f, make(f, rows[i].field, rows[i].value,
				rows[i].evidence), &b);
		if (!same_set(rows[i].rings, b.s))
			fail_msg("row %zu rings '%s', not '%s'", i, b.s,
				 rows[i].rings);
	}
	gd_buf_release(&b);
}

static void
saying_that_it_is_held_ends_each_its_own(void **state)
{
	static const struct {
		const char *held, *rings;
	} rows[] = {
		{ "chat", "product_page,logistics" },
		{ "logistics", "product_page,chat" },
		{ "ad_page", "chat,logistics" },
		{ "screenshot", "chat,logistics" },
		{ "photo", "product_page,chat,logistics" },
		{ "chat,logistics,screenshot", "" },
	};
	struct fix *f = *state;
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *field = "evidence";
		int64_t id = make(f, NULL, NULL, "none");

		fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &field,
						  &rows[i].held, 1, &f->err));
		ringing(f, id, &b);
		if (!same_set(rows[i].rings, b.s))
			fail_msg("with '%s' it rings '%s', not '%s'",
				 rows[i].held, b.s, rows[i].rings);
	}
	gd_buf_release(&b);
	fix_verify(f);
}

static int
add_file(struct fix *f, int64_t id, const char *kind)
{
	struct gd_buf path = GD_BUF_INIT;
	struct gd_evidence_new n = { .kind = kind,
				     .captured_at = GD_INSTANT_NONE };
	int seq = 0;
	FILE *fp;

	gd_buf_addf(&path, "%s/%s-%lld", f->root, kind, (long long)id);
	fp = fopen(path.s, "w");
	assert_non_null(fp);
	fputs(kind, fp);
	fclose(fp);
	n.path = path.s;
	fix_expect(f, GD_OK, gd_desk_evidence_add(f->desk, id, &n, NULL, NULL,
						  &seq, &f->err));
	gd_buf_release(&path);
	return seq;
}

static void
a_file_ends_it_whatever_its_kind_was_first(void **state)
{
	struct fix *f = *state;
	struct gd_buf b = GD_BUF_INIT;
	int64_t id = make(f, NULL, NULL, "none");
	int seq;

	add_file(f, id, "chat");
	ringing(f, id, &b);
	assert_true(same_set("product_page,logistics", b.s));
	/* taken in as a photo, then told what it is */
	seq = add_file(f, id, "photo");
	ringing(f, id, &b);
	assert_true(same_set("product_page,logistics", b.s));
	fix_expect(f, GD_OK, gd_desk_evidence_describe(
				f->desk, id, seq, "kind", "logistics",
				&f->err));
	ringing(f, id, &b);
	assert_string_equal(b.s, "product_page");
	gd_buf_release(&b);
	fix_verify(f);
}

static void
it_falls_quietly_and_is_not_met_afterwards(void **state)
{
	struct fix *f = *state;
	int64_t id = make(f, NULL, NULL, "none");
	struct gd_case_view v;

	fix_at(f, FIX_NOW + 3 * FIX_DAY);
	add_file(f, id, "screenshot");
	v = fix_view(f, id);
	assert_int_equal(fix_clock(&v, "vanish_product_page")->state,
			 GD_CLOCK_MISSED);
	assert_int_equal(fix_clock(&v, "vanish_chat")->state,
			 GD_CLOCK_RUNNING);
	gd_case_view_release(&v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
		TEST(a_case_gets_the_clocks_of_what_it_lacks),
		TEST(saying_that_it_is_held_ends_each_its_own),
		TEST(a_file_ends_it_whatever_its_kind_was_first),
		TEST(it_falls_quietly_and_is_not_met_afterwards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
