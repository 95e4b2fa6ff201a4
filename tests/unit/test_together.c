/*
 * Several people on one desk: nothing is overwritten unseen, cases change
 * hands as one step, and who was here before is known.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "desk/letters.h"
#include "desk/phrase.h"
#include "desk/together.h"
#include "desk_fixture.h"

#define HANDS 6
#define NOTES 12

static struct gd_desk *
other_desk(struct fix *f, const char *who)
{
	struct gd_desk_options opt = { .db = f->db, .as = who, .lang = "en" };
	struct gd_desk *d = NULL;

	assert_int_equal(gd_desk_open(&opt, &d, &f->err), GD_OK);
	gd_desk_clock_set(d, FIX_NOW);
	return d;
}

static enum gd_status
edit_seen(struct gd_desk *d, int64_t id, const char *field, const char *value,
	  const char *seen, struct gd_merge *m, struct gd_error *err)
{
	return gd_desk_edit_seen(d, id, &field, &value, &seen, 1, m, err);
}

static int64_t
version_of(struct fix *f, int64_t id)
{
	struct gd_case_view v = fix_view(f, id);
	int64_t version = v.row.version;

	gd_case_view_release(&v);
	return version;
}

static void
an_action_on_an_old_state_is_refused_once(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL), seen = version_of(f, id);
	struct gd_desk *zhou = other_desk(f, "zhou");
	struct gd_buf said = GD_BUF_INIT;

	fix_expect(f, GD_OK, gd_desk_note(zhou, id, "called the shop",
					  &f->err));
	gd_desk_expect(f->desk, id, seen);
	fix_expect(f, GD_ECONFLICT,
		   gd_desk_close_case(f->desk, id, "resolved", -1, &f->err));
	fix_expect(f, GD_OK, gd_desk_meanwhile(f->desk, id, seen, &said,
					       &f->err));
	assert_non_null(strstr(said.s, "zhou"));
	assert_ptr_equal(strchr(said.s, '\n'), said.s + said.len - 1);
	/* One who has looked may go on. */
	fix_expect(f, GD_OK,
		   gd_desk_close_case(f->desk, id, "resolved", -1, &f->err));
	gd_buf_release(&said);
	gd_desk_close(zhou);
	fix_verify(f);
}

static void
an_expectation_is_about_its_own_case(void **state)
{
	struct fix *f = *state;
	int64_t a = fix_case(f, NULL, NULL), b = fix_case(f, NULL, NULL);

	gd_desk_expect(f->desk, a, version_of(f, a) - 1);
	fix_expect(f, GD_OK, gd_desk_note(f->desk, b, "x", &f->err));
	fix_expect(f, GD_OK, gd_desk_note(f->desk, a, "x", &f->err));
}

static void
nothing_happened_is_said_by_nothing(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_buf said = GD_BUF_INIT;

	fix_expect(f, GD_OK, gd_desk_meanwhile(f->desk, id, version_of(f, id),
					       &said, &f->err));
	assert_int_equal(said.len, 0);
	gd_buf_release(&said);
}

/*
 * What zhou and lin each make of one field, both having seen `seen`, and what
 * comes of lin's.
 */
static void
edits_meet_only_in_one_field(void **state)
{
	static const struct {
		const char *zhou_field, *zhou_value;
		const char *lin_field, *lin_value, *lin_saw;
		enum gd_status comes;
	} table[] = {
		{ "goods", "A", "shop", "B", "小鹿优选", GD_OK },
		{ "goods", "A", "goods", "B", "电饭煲 4L", GD_ECONFLICT },
		{ "goods", "A", "goods", "A", "电饭煲 4L", GD_OK },
		{ "assignee", "zhou", "assignee", "lin", "", GD_ECONFLICT },
		{ "assignee", "zhou", "tags", "x", "", GD_OK },
		{ "phone", "13900139000", "phone", "13700137000",
		  "13800138000", GD_ECONFLICT },
	};
	struct fix *f = *state;
	struct gd_desk *zhou = other_desk(f, "zhou");

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		int64_t id = fix_case(f, NULL, NULL);
		struct gd_merge m = { NULL, 0, 0 };

		fix_expect(f, GD_OK, gd_desk_edit(zhou, id,
						  &table[i].zhou_field,
						  &table[i].zhou_value, 1,
						  &f->err));
		fix_expect(f, table[i].comes,
			   edit_seen(f->desk, id, table[i].lin_field,
				     table[i].lin_value, table[i].lin_saw, &m,
				     &f->err));
		if (table[i].comes == GD_ECONFLICT) {
			assert_int_equal(m.len, 1);
			assert_string_equal(m.items[0].was, table[i].lin_saw);
			assert_string_equal(m.items[0].theirs,
					    table[i].zhou_value);
			assert_string_equal(m.items[0].mine,
					    table[i].lin_value);
		} else {
			assert_int_equal(m.len, 0);
		}
		gd_merge_release(&m);
	}
	gd_desk_close(zhou);
	fix_verify(f);
}

static void
both_sides_seen_one_may_be_chosen(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "goods", "A");
	struct gd_merge m = { NULL, 0, 0 }, again = { NULL, 0, 0 };
	struct gd_case_view v;

	fix_expect(f, GD_ECONFLICT, edit_seen(f->desk, id, "goods", "B", "old",
					      &m, &f->err));
	fix_expect(f, GD_OK, edit_seen(f->desk, id, "goods", "B",
				       m.items[0].theirs, &again, &f->err));
	assert_int_equal(again.len, 0);
	v = fix_view(f, id);
	assert_string_equal(v.row.goods, "B");
	gd_case_view_release(&v);
	gd_merge_release(&m);
}

/*
 * Several fields at once: those that both changed are all named, with who did
 * it; the others of the same step wait with them.
 */
static void
all_fields_that_both_changed_are_named(void **state)
{
	static const char *const fields[] = { "goods", "phone", "amount",
					      "tags" };
	static const char *const theirs[] = { "A", "13900139000", "1,299",
					      "x, y" };
	static const char *const mine[] = { "B", "13700137000", "1299.00",
					    "z" };
	static const char *const free_ones[] = { "shop" };
	static const char *const new_shop[] = { "C" };
	struct fix *f = *state;
	int64_t id = fix_case(f, "amount", "10"), version = version_of(f, id);
	struct gd_desk *zhou = other_desk(f, "zhou");
	struct gd_merge m = { NULL, 0, 0 };
	struct gd_buf said = GD_BUF_INIT;
	char *seen[4];

	fix_expect(f, GD_OK, gd_desk_edit(zhou, id, fields, theirs, 4,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_note(zhou, id, "and a note", &f->err));
	fix_expect(f, GD_OK, gd_desk_edit(zhou, id, free_ones, new_shop, 1,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_seen_at(f->desk, id, version, fields, 4,
					     seen, &f->err));
	assert_string_equal(seen[0], "电饭煲 4L");
	assert_string_equal(seen[1], "13800138000");
	assert_string_equal(seen[2], "10");
	assert_string_equal(seen[3], "");
	fix_expect(f, GD_ECONFLICT,
		   gd_desk_edit_seen(f->desk, id, fields, mine,
				     (const char *const *)seen, 4, &m,
				     &f->err));
	/* 1,299 and 1299.00 are the same sum: no conflict. */
	assert_int_equal(m.len, 3);
	for (size_t i = 0; i < m.len; i++) {
		assert_string_equal(m.items[i].who, "zhou");
		assert_true(m.items[i].at == FIX_NOW);
	}
	assert_string_equal(m.items[2].field, "tags");
	assert_string_equal(m.items[2].theirs, "x,y");
	gd_phrase_merge(f->desk, &m.items[0], &said);
	assert_non_null(strstr(said.s, "A"));
	assert_non_null(strstr(said.s, "B"));
	assert_non_null(strstr(said.s, "zhou"));
	gd_buf_release(&said);
	gd_merge_release(&m);
	for (int i = 0; i < 4; i++)
		free(seen[i]);
	fix_expect(f, GD_EINVAL, gd_desk_seen_at(f->desk, id, 999, fields, 1,
						 seen, &f->err));
	free(seen[0]);
	gd_desk_close(zhou);
}

/* The line dropped: nobody else's answer is lost, and none of mine. */
static void
what_cannot_be_asked_any_more_is_noted(void **state)
{
	static const char *const fields[] = { "goods", "shop", "phone" };
	static const char *const mine[] = { "B", "C", "13700137000" };
	static const char *const seen[] = { "A", "小鹿优选", "13800138000" };
	const char *field = "goods", *theirs = "Z";
	struct fix *f = *state;
	int64_t id = fix_case(f, "goods", "A");
	struct gd_desk *zhou = other_desk(f, "zhou");
	struct gd_buf said = GD_BUF_INIT;
	struct gd_event_page page;
	struct gd_case_view v;

	fix_expect(f, GD_OK, gd_desk_edit(zhou, id, &field, &theirs, 1,
					  &f->err));
	gd_desk_close(zhou);
	fix_expect(f, GD_OK, gd_desk_edit_leave(f->desk, id, fields, mine, seen,
						3, &f->err));
	v = fix_view(f, id);
	assert_string_equal(v.row.goods, "Z");
	assert_string_equal(v.row.shop, "C");
	assert_string_equal(gd_answers_value(&v.answers, "phone"),
			    "13700137000");
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 1, &page,
					    &f->err));
	gd_phrase_event(f->desk, &page.rows[0], &said);
	assert_non_null(strstr(said.s, "B; as it stands: Z"));
	gd_event_page_release(&page);
	/* Nothing met: one step, no note. */
	fix_expect(f, GD_OK, gd_desk_edit_leave(f->desk, id, &field, &mine[0],
						&theirs, 1, &f->err));
	gd_buf_reset(&said);
	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 1, &page,
					    &f->err));
	assert_string_equal(page.rows[0].kind, "edit");
	gd_event_page_release(&page);
	gd_buf_release(&said);
	fix_verify(f);
}

static void
letter_holds(struct fix *f, int64_t id, int seq, int version, const char *body)
{
	struct gd_letter_row l;

	fix_expect(f, GD_OK, gd_desk_letter(f->desk, id, seq, &l, &f->err));
	assert_int_equal(l.version, version);
	assert_string_equal(l.body, body);
	gd_letter_row_release(&l);
}

static void
a_letter_is_not_worded_over_unseen(void **state)
{
	struct gd_letter_dispatch how = { .at = GD_INSTANT_NONE, .seen = 1,
					  .proof = "EMS 1" };
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL);
	struct gd_desk *zhou = other_desk(f, "zhou");
	struct gd_buf both = GD_BUF_INIT;
	int seq = 0, theirs = 1, mine = 1, second = -1;

	fix_expect(f, GD_OK, gd_desk_letter_write(f->desk, id, "demand", NULL,
						  &seq, &f->err));
	fix_expect(f, GD_OK, gd_desk_letter_edit_seen(zhou, id, seq, &theirs,
						      "他们的话", &f->err));
	assert_int_equal(theirs, 2);
	fix_expect(f, GD_ECONFLICT,
		   gd_desk_letter_edit_seen(f->desk, id, seq, &mine, "我的话",
					    &f->err));
	assert_int_equal(mine, 1);
	letter_holds(f, id, seq, 2, "他们的话\n");
	/* Nor is it recorded as sent in words that nobody saw. */
	fix_expect(f, GD_ECONFLICT, gd_desk_letter_sent(f->desk, id, seq, &how,
							NULL, &f->err));
	/* The same words are no conflict. */
	fix_expect(f, GD_OK,
		   gd_desk_letter_edit_seen(f->desk, id, seq, &mine, "他们的话",
					    &f->err));
	assert_int_equal(mine, 2);
	/* Mine beside theirs; or over them, once seen. */
	fix_expect(f, GD_OK,
		   gd_desk_letter_edit_or_second(f->desk, id, seq, 1, "我的话",
						 &second, &f->err));
	assert_int_equal(second, 2);
	letter_holds(f, id, second, 1, "我的话\n");
	fix_expect(f, GD_OK,
		   gd_desk_letter_edit_or_second(f->desk, id, seq, 2, "我的话",
						 &second, &f->err));
	assert_int_equal(second, 0);
	letter_holds(f, id, seq, 3, "我的话\n");
	how.seen = 3;
	fix_expect(f, GD_OK, gd_desk_letter_sent(zhou, id, seq, &how, NULL,
						 &f->err));
	mine = 3;
	fix_expect(f, GD_ECONFLICT,
		   gd_desk_letter_edit_seen(f->desk, id, seq, &mine, "太晚",
					    &f->err));
	gd_letter_both_words("甲\n乙\n", "甲\n丙\n", &both);
	assert_non_null(strstr(both.s, "- 乙"));
	assert_non_null(strstr(both.s, "+ 丙"));
	gd_buf_release(&both);
	gd_desk_close(zhou);
	fix_verify(f);
}

static void
give(struct fix *f, int64_t id, const char *to)
{
	const char *field = "assignee";

	fix_expect(f, GD_OK, gd_desk_edit(f->desk, id, &field, &to, 1,
					  &f->err));
}

static void
cases_change_hands_as_one_step(void **state)
{
	struct fix *f = *state;
	int64_t a = fix_case(f, NULL, NULL), b = fix_case(f, "type", "fraud");
	int64_t c = fix_case(f, NULL, NULL), cases = 0;
	struct gd_filter filter = GD_FILTER_INIT;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_case_view v;

	give(f, a, "lin");
	give(f, b, "lin");
	give(f, c, "zhou");
	fix_expect(f, GD_OK, gd_desk_note(f->desk, b, "shop moved away",
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_handover_slip(f->desk, "lin", NULL, &text,
						   &f->err));
	assert_non_null(strstr(text.s, "GD-0001"));
	assert_non_null(strstr(text.s, "GD-0002"));
	assert_non_null(strstr(text.s, "shop moved away"));
	assert_null(strstr(text.s, "GD-0003"));
	fix_expect(f, GD_OK, gd_filter_parse(&filter, "type:fraud", NULL,
					     &f->err));
	fix_expect(f, GD_OK, gd_desk_hand_over(f->desk, "lin", "wu", &filter,
					       &cases, &f->err));
	assert_int_equal(cases, 1);
	fix_expect(f, GD_OK, gd_desk_hand_over(f->desk, "lin", "wu", NULL,
					       &cases, &f->err));
	assert_int_equal(cases, 1);
	fix_expect(f, GD_ENOTFOUND, gd_desk_hand_over(f->desk, "lin", "wu",
						      NULL, &cases, &f->err));
	gd_buf_reset(&text);
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, 0, &text, &f->err));
	v = fix_view(f, a);
	assert_string_equal(v.row.assignee, "lin");
	gd_case_view_release(&v);
	gd_filter_release(&filter);
	gd_buf_release(&text);
	fix_verify(f);
}

static void
anothers_step_is_undone_with_a_reason(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "goods", "A");
	struct gd_undo_ask ask = { .case_id = id };
	struct gd_desk *zhou = other_desk(f, "zhou");
	const char *field = "goods", *value = "B";
	struct gd_buf said = GD_BUF_INIT;
	struct gd_event_page page;
	struct gd_case_view v;

	fix_expect(f, GD_OK, gd_desk_edit(zhou, id, &field, &value, 1,
					  &f->err));
	gd_desk_close(zhou);
	fix_expect(f, GD_EGUARD, gd_desk_undo(f->desk, id, &said, &f->err));
	assert_non_null(strstr(f->err.text, "zhou"));
	ask.reason = "";
	fix_expect(f, GD_EGUARD, gd_desk_undo_step(f->desk, &ask, &said,
						   &f->err));
	ask.reason = "wrong case";
	fix_expect(f, GD_OK, gd_desk_undo_step(f->desk, &ask, &said, &f->err));
	v = fix_view(f, id);
	assert_string_equal(v.row.goods, "A");
	gd_case_view_release(&v);
	/* And the history tells why. */
	gd_buf_reset(&said);
	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 1, &page,
					    &f->err));
	gd_phrase_event(f->desk, &page.rows[0], &said);
	assert_non_null(strstr(said.s, "wrong case"));
	gd_event_page_release(&page);
	gd_buf_release(&said);
	fix_verify(f);
}

struct seen {
	struct gd_related_case items[8];
	size_t len;
};

static void
see(const struct gd_related_case *r, void *ctx)
{
	struct seen *s = ctx;

	s->items[s->len++] = *r;
}

static void
who_was_here_before_is_known(void **state)
{
	struct fix *f = *state;
	int64_t first = fix_case(f, NULL, NULL);
	int64_t other = fix_case(f, "phone", "13900139000");
	const char *field = "merchant_contact", *theirs = "13900139000";
	struct seen s = { .len = 0 };
	struct gd_buf line = GD_BUF_INIT;

	/* One order number, told twice. */
	fix_expect(f, GD_OK, gd_desk_related(f->desk, other, 8, see, &s,
					     &f->err));
	assert_int_equal(s.len, 1);
	assert_int_equal(s.items[0].id, first);
	assert_int_equal(s.items[0].why, GD_RELATED_ORDER);
	/* The caller of one case is the merchant's number in another. */
	other = fix_case(f, "order_no", "777");
	fix_expect(f, GD_OK, gd_desk_edit(f->desk, other, &field, &theirs, 1,
					  &f->err));
	s.len = 0;
	fix_expect(f, GD_OK, gd_desk_related(f->desk, 2, 8, see, &s, &f->err));
	assert_int_equal(s.len, 2);
	assert_int_equal(s.items[1].id, other);
	assert_int_equal(s.items[1].why, GD_RELATED_OPPOSED);
	gd_related_phrase(&s.items[1], &line);
	assert_non_null(strstr(line.s, "GD-0003"));
	gd_buf_release(&line);
}

/* One of six volunteers: notes on one case, an edit of one's own. */
static void
work(struct fix *f, int64_t id, int i)
{
	struct gd_desk *d;
	char who[8];

	snprintf(who, sizeof who, "hand%d", i);
	d = other_desk(f, who);
	for (int n = 0; n < NOTES; n++) {
		if (gd_desk_note(d, id, who, NULL) != GD_OK)
			_exit(1);
	}
	gd_desk_close(d);
	_exit(0);
}

static void
six_at_once_lose_nothing(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, NULL, NULL), before = version_of(f, id);
	pid_t hands[HANDS];
	int how;

	gd_desk_close(f->desk);	/* no connection is carried into a child */
	for (int i = 0; i < HANDS; i++) {
		hands[i] = fork();
		if (hands[i] == 0)
			work(f, id, i);
	}
	for (int i = 0; i < HANDS; i++) {
		waitpid(hands[i], &how, 0);
		assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	}
	fix_open(f, FIX_NOW);
	assert_int_equal(version_of(f, id), before + HANDS * NOTES);
	fix_verify(f);
}

/*
 * What rests on a step goes with it, the newest first, for a reason; what does
 * not rest on it stays.
 */
static void
a_step_is_undone_with_what_was_built_on_it(void **state)
{
	struct fix *f = *state;
	int64_t id = fix_case(f, "goods", "A");
	struct gd_desk *zhou = other_desk(f, "zhou");
	struct gd_undo_ask ask = { .case_id = id };
	struct gd_buf said = GD_BUF_INIT;
	struct gd_undo_look look;
	struct gd_event_page page;
	struct gd_case_view v;
	const char *field = "goods", *value = "B";

	fix_expect(f, GD_OK, gd_desk_file(f->desk, id, "service",
					  GD_INSTANT_NONE, NULL, NULL, NULL,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 1, &page,
					    &f->err));
	ask.event_id = page.rows[0].id;
	gd_event_page_release(&page);
	fix_expect(f, GD_OK, gd_desk_edit(zhou, id, &field, &value, 1,
					  &f->err));
	fix_expect(f, GD_OK, gd_desk_respond(zhou, id, 0, "refused",
					     GD_INSTANT_NONE, "no", &f->err));
	gd_desk_close(zhou);
	fix_expect(f, GD_OK, gd_desk_undo_look(f->desk, &ask, &look, &f->err));
	assert_int_equal(look.built, 1);	/* the answer, not the goods */
	assert_null(look.who);
	assert_non_null(strstr(look.words.s, "zhou"));
	gd_undo_look_release(&look);
	fix_expect(f, GD_EGUARD, gd_desk_undo_step(f->desk, &ask, &said,
						   &f->err));
	assert_non_null(strstr(f->err.text, "built on this one"));
	ask.built = true;
	fix_expect(f, GD_EGUARD, gd_desk_undo_step(f->desk, &ask, &said,
						   &f->err));
	ask.reason = "another shop's mall";
	fix_expect(f, GD_OK, gd_desk_undo_step(f->desk, &ask, &said, &f->err));
	assert_non_null(strstr(said.s, "1 later step went first"));
	v = fix_view(f, id);
	assert_string_equal(v.row.goods, "B");
	assert_int_equal(v.row.stage, GD_STAGE_PREPARE);
	assert_int_equal(v.filings[0].state, GD_FILING_WITHDRAWN);
	for (size_t i = 0; i < v.clocks_len; i++)
		if (v.clocks[i].filing_id)
			assert_int_equal(v.clocks[i].state, GD_CLOCK_VOID);
	gd_case_view_release(&v);
	/* Both undo events tell the reason, and are one action. */
	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 2, &page,
					    &f->err));
	for (size_t i = 0; i < 2; i++) {
		gd_buf_reset(&said);
		gd_phrase_event(f->desk, &page.rows[i], &said);
		assert_non_null(strstr(said.s, "another shop's mall"));
		assert_int_equal(page.rows[i].batch, page.rows[1].id);
	}
	assert_int_equal(page.rows[0].undoes, ask.event_id);
	gd_event_page_release(&page);
	gd_buf_release(&said);
	fix_verify(f);
}

static void
a_step_of_another_case_is_refused(void **state)
{
	struct fix *f = *state;
	int64_t a = fix_case(f, "goods", "A"), b = fix_case(f, "goods", "B");
	struct gd_undo_ask ask = { .case_id = a };
	struct gd_buf said = GD_BUF_INIT;
	struct gd_event_page page;

	fix_expect(f, GD_OK, gd_desk_events(f->desk, b, 0, 1, &page, &f->err));
	ask.event_id = page.rows[0].id;
	gd_event_page_release(&page);
	fix_expect(f, GD_EINVAL, gd_desk_undo_step(f->desk, &ask, &said,
						   &f->err));
	ask.event_id = 999999;
	fix_expect(f, GD_ENOTFOUND, gd_desk_undo_step(f->desk, &ask, &said,
						      &f->err));
	gd_buf_release(&said);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		TEST(an_action_on_an_old_state_is_refused_once),
		TEST(an_expectation_is_about_its_own_case),
		TEST(nothing_happened_is_said_by_nothing),
		TEST(edits_meet_only_in_one_field),
		TEST(both_sides_seen_one_may_be_chosen),
		TEST(all_fields_that_both_changed_are_named),
		TEST(what_cannot_be_asked_any_more_is_noted),
		TEST(a_letter_is_not_worded_over_unseen),
		TEST(cases_change_hands_as_one_step),
		TEST(anothers_step_is_undone_with_a_reason),
		TEST(a_step_is_undone_with_what_was_built_on_it),
		TEST(a_step_of_another_case_is_refused),
		TEST(who_was_here_before_is_known),
		TEST(six_at_once_lose_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
