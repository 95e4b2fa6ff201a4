/*
 * Evidence: answers to the principles, the checklist and its figure, names of
 * files, chats read out of exports.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "domain/chatlog.h"
#include "domain/evidence.h"

static void
answers_are_kept_by_id(void **state)
{
	struct gd_buf b = GD_BUF_INIT, c = GD_BUF_INIT;

	(void)state;
	gd_checks_set("", "b", GD_CHECK_YES, &b);
	assert_string_equal(b.s, "b=yes");
	gd_checks_set(b.s, "a", GD_CHECK_NO, &c);
	assert_string_equal(c.s, "a=no b=yes");
	gd_buf_reset(&b);
	gd_checks_set(c.s, "b", GD_CHECK_UNSURE, &b);
	assert_string_equal(b.s, "a=no b=unsure");
	gd_buf_reset(&c);
	gd_checks_set(b.s, "a", GD_CHECK_OPEN, &c);
	assert_string_equal(c.s, "b=unsure");
	assert_int_equal(gd_checks_get(c.s, "b"), GD_CHECK_UNSURE);
	assert_int_equal(gd_checks_get(c.s, "a"), GD_CHECK_OPEN);
	assert_int_equal(gd_checks_get("ab=yes", "a"), GD_CHECK_OPEN);
	assert_int_equal(gd_checks_get("nonsense a=yes", "a"), GD_CHECK_YES);
	gd_buf_release(&b);
	gd_buf_release(&c);
}

static struct gd_evidence_kind kinds[] = {
	{ .code = (char *)"stays", .importance = 5 },
	{ .code = (char *)"goes", .importance = 10, .vanish_days = 2 },
	{ .code = (char *)"soon", .importance = 1, .vanish_days = 1 },
};
static struct gd_principle questions[] = {
	{ .id = (char *)"l", .principle = GD_LAWFUL },
	{ .id = (char *)"r", .principle = GD_RELEVANT },
	{ .id = (char *)"c", .principle = GD_COMPLETE,
	  .kinds = (char *)"stays,goes" },
};
static const struct gd_knowledge knowledge = {
	.evidence = kinds, .evidence_len = 3,
	.principles = questions, .principles_len = 3,
};

static struct gd_evidence_row
file(int seq, const char *kind, const char *checks, int64_t of)
{
	return (struct gd_evidence_row){
		.id = seq, .seq = seq, .kind = (char *)kind,
		.checks = (char *)checks, .of_id = of,
		.name = (char *)"x", .digest = (char *)"",
		.stamped_at = GD_INSTANT_NONE
	};
}

static void
a_principle_is_met_by_yes_to_all(void **state)
{
	static const struct {
		const char *kind, *checks;
		enum gd_principle_kind p;
		enum gd_check want;
	} cases[] = {
		{ "goes", "l=yes", GD_LAWFUL, GD_CHECK_YES },
		{ "goes", "l=no", GD_LAWFUL, GD_CHECK_NO },
		{ "goes", "l=unsure", GD_LAWFUL, GD_CHECK_OPEN },
		{ "goes", "", GD_COMPLETE, GD_CHECK_OPEN },
		{ "soon", "", GD_COMPLETE, GD_CHECK_YES },	/* not asked */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(gd_checks_principle(&knowledge, cases[i].kind,
						     cases[i].checks,
						     cases[i].p),
				 cases[i].want);
}

static void
the_checklist_orders_by_what_goes_first(void **state)
{
	const struct gd_evidence_row rows[] = {
		file(1, "soon", "l=yes r=yes", 0)
	};
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_checklist c;

	(void)state;
	gd_checklist_make(&knowledge, &a, NULL, 0, &c);
	assert_string_equal(c.items[0].kind->code, "soon");
	assert_string_equal(c.items[1].kind->code, "goes");
	assert_string_equal(c.items[2].kind->code, "stays");
	assert_int_equal(c.completeness, 0);
	gd_checklist_release(&c);
	/* What is kept here cannot vanish any more. */
	gd_checklist_make(&knowledge, &a, rows, 1, &c);
	assert_string_equal(c.items[0].kind->code, "goes");
	assert_string_equal(c.items[2].kind->code, "soon");
	assert_int_equal(c.items[2].credit, 100);
	assert_int_equal(c.held, 1);
	gd_checklist_release(&c);
	gd_answers_release(&a);
}

static void
the_figure_is_the_sum_of_its_parts(void **state)
{
	const struct gd_evidence_row rows[] = {
		file(1, "goes", "l=yes", 0), file(2, "goes", "l=yes r=yes", 1),
	};
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_checklist c;

	(void)state;
	gd_answers_set(&a, "evidence", "stays", GD_ANSWER_GIVEN, false);
	gd_checklist_make(&knowledge, &a, rows, 2, &c);
	/* goes: 50 + 20 + 10 of 10 (the original counts); stays: 50 of 5. */
	assert_int_equal(c.earned, 80 * 10 + 50 * 5);
	assert_int_equal(c.possible, 100 * 16);
	assert_int_equal(c.completeness, 1050 * 100 / 1600);
	assert_int_equal(c.needed, 3);
	assert_int_equal(c.held, 2);
	gd_checklist_release(&c);
	gd_answers_release(&a);
}

static void
names_suit_every_system(void **state)
{
	static const struct {
		const char *name, *want;
	} cases[] = {
		{ "chat.html", "E03-goes-chat.html" },
		{ "a/b\\c:d*?.png", "E03-goes-a_b_c_d__.png" },
		{ "../../etc/passwd", "E03-goes-.._.._etc_passwd" },
		{ "微信 截图.JPG", "E03-goes-微信_截图.JPG" },
		{ "", "E03-goes" },
		{ "...", "E03-goes" },
		{ ".hidden", "E03-goes-.hidden" },
		{ "x\ny", "E03-goes-x\xE2\x86\xB5y" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_evidence_row r = file(3, "goes", "", 0);
		struct gd_buf b = GD_BUF_INIT;

		r.name = (char *)cases[i].name;
		gd_evidence_file_name(&r, &b);
		assert_string_equal(b.s, cases[i].want);
		assert_null(strchr(b.s, '/'));
		gd_buf_release(&b);
	}
}

static void
stamps_are_read_in_many_forms(void **state)
{
	static const struct {
		const char *text, *want;
		bool time;
	} cases[] = {
		{ "2026-03-08 20:15:33 x", "2026-03-08 20:15:33", true },
		{ "2026/3/8 9:05", "2026-03-08 09:05", true },
		{ "2026.3.8", "2026-03-08", false },
		{ "2026\xE5\xB9\xB4" "3\xE6\x9C\x88" "8\xE6\x97\xA5 20:15",
		  "2026-03-08 20:15", true },
		{ "2026-03-08T20:15:33", "2026-03-08 20:15:33", true },
		{ "2026-13-08", "", false }, { "20260308", "", false },
		{ "1299.00", "", false }, { "", "", false },
		{ "2026-03-08 25:00", "2026-03-08", false },
		{ "2026\xE5\xB9\xB4" "3\xE6\x9C\x88" "8\xE6\x97\xA5 "
		  "\xE4\xB8\x8B\xE5\x8D\x88" "8:15", "2026-03-08 20:15", true },
		{ "2026/3/8 \xE4\xB8\x8A\xE5\x8D\x88" "11:15", "2026-03-08 11:15",
		  true },
		{ "2026/3/8 \xE6\x99\x9A\xE4\xB8\x8A" "11:15", "2026-03-08 23:15",
		  true },
		{ "2026/3/8 \xE4\xB8\xAD\xE5\x8D\x88" "11:50", "2026-03-08 11:50",
		  true },
		{ "2026/3/8 \xE4\xB8\xAD\xE5\x8D\x88" "1:10", "2026-03-08 13:10",
		  true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_buf b = GD_BUF_INIT;
		bool time;

		gd_chat_stamp(cases[i].text, strlen(cases[i].text), &b, &time);
		assert_string_equal(b.s, cases[i].want);
		if (b.len)
			assert_int_equal(time, cases[i].time);
		gd_buf_release(&b);
	}
}

static void
chats_are_read_message_by_message(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		const char *when, *who, *words;	/* of the last */
	} cases[] = {
		{ "2026-03-08 20:15:33 Ann\nhello\nworld\n", 1,
		  "2026-03-08 20:15:33", "Ann", "hello\nworld" },
		{ "Ann 2026/3/8 20:15:33\nhi\nBob 2026/3/8 20:16\nyes", 2,
		  "2026-03-08 20:16", "Bob", "yes" },
		{ "----- 2026-03-08 -----\n\nAnn  20:15\n\nhi\n\n"
		  "----- 2026-03-09 -----\n\nBob  09:00\n\nok\n", 2,
		  "2026-03-09 09:00", "Bob", "ok" },
		{ "2026-03-08 20:15 Ann: at 20:15\n", 1, "2026-03-08 20:15",
		  "Ann", "at 20:15" },
		{ "2026-03-08 20:15 Ann\xEF\xBC\x9Ahi: there\n", 1,
		  "2026-03-08 20:15", "Ann", "hi: there" },
		{ "----- 2026\xE5\xB9\xB4" "3\xE6\x9C\x88" "8\xE6\x97\xA5"
		  " \xE6\x98\x9F\xE6\x9C\x9F\xE6\x97\xA5 -----\n"
		  "Ann  \xE4\xB8\x8B\xE5\x8D\x88" "8:15\nhi\n", 1,
		  "2026-03-08 20:15", "Ann", "hi" },
		/* Copied without times. */
		{ "Ann: is it leather?\nBob\xEF\xBC\x9Ayes\nreal\n", 2, "",
		  "Bob", "yes\nreal" },
		{ "Ann:\nhi\n\nAnn:\nhello\n", 2, "", "Ann", "hello" },
		{ "a title\nAnn: hi\nBob: yes\n", 0, "", "", "" },
		{ "http://x\nhttp://y\n", 0, "", "", "" },
		{ "only: once\n", 0, "", "", "" },
		{ "no chat at all\nsee you at 20:15\n", 0, "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_chat c = GD_CHAT_INIT;

		assert_int_equal(gd_chat_parse(cases[i].text,
					       strlen(cases[i].text), &c),
				 cases[i].len);
		if (c.len) {
			const struct gd_chat_message *m = &c.items[c.len - 1];

			assert_string_equal(m->when, cases[i].when);
			assert_string_equal(m->who, cases[i].who);
			assert_string_equal(m->text, cases[i].words);
		}
		gd_chat_release(&c);
	}
}

static void
pages_lose_their_tags(void **state)
{
	static const struct {
		const char *html, *want;
	} cases[] = {
		{ "a<b>c</b>&amp;&lt;&#65;&#x4e2d;", "ac&<A\xE4\xB8\xAD" },
		{ "<script>x<y</script>z", "z" }, { "1 < 2", "1 < 2" },
		{ "a<!-- > -->b", "ab" }, { "a<br>b", "a\nb" },
		{ "<", "<" }, { "a<b", "a" }, { "&#xD800;", "&#xD800;" },
		{ "<script>", "" }, { "&", "&" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_buf b = GD_BUF_INIT;

		gd_chat_strip_html(cases[i].html, strlen(cases[i].html), &b);
		assert_string_equal(b.s, cases[i].want);
		gd_buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_kept_by_id),
		cmocka_unit_test(a_principle_is_met_by_yes_to_all),
		cmocka_unit_test(the_checklist_orders_by_what_goes_first),
		cmocka_unit_test(the_figure_is_the_sum_of_its_parts),
		cmocka_unit_test(names_suit_every_system),
		cmocka_unit_test(stamps_are_read_in_many_forms),
		cmocka_unit_test(chats_are_read_message_by_message),
		cmocka_unit_test(pages_lose_their_tags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
