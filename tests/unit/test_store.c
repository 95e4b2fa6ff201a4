/*
 * Changing: events, values, versions, drafts, two hands on one database.
 */
#include "support_store.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

static void
a_change_is_one_event_with_before_and_after(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "小鹿优选", GD_STAGE_SERVICE, T0, 23900);
	struct gd_case_row row;
	struct gd_event_page page;

	must(gd_store_case(st, id, &row, &err));
	assert_string_equal(row.shop, "小鹿优选");
	assert_string_equal(row.merchant, "");
	assert_int_equal(row.stage, GD_STAGE_SERVICE);
	assert_int_equal(row.amount_fen, 23900);
	assert_int_equal(row.recovered_fen, -1);
	assert_int_equal(row.closed_at, GD_INSTANT_NONE);
	assert_int_equal(row.next_due, GD_INSTANT_NONE);
	assert_int_equal(row.version, 1);
	assert_false(row.draft);
	gd_case_row_release(&row);

	change(st, id, GD_ENT_CASE, id, "shop", "小鹿");
	must(gd_store_events(st, id, 0, 10, &page, &err));
	assert_int_equal(page.len, 2);
	assert_string_equal(page.rows[0].kind, "edit");
	assert_string_equal(page.rows[0].who, "lin");
	assert_int_equal(page.rows[0].case_id, id);
	assert_int_equal(page.rows[0].at, T0);
	assert_string_equal(page.rows[1].kind, "open");
	gd_event_page_release(&page);
	must(gd_store_case(st, id, &row, &err));
	assert_int_equal(row.version, 2);
	gd_case_row_release(&row);
	verified(st);
}

struct seen {
	char text[1024];
};

static bool
note_value(const struct gd_event_value *v, void *ctx)
{
	struct seen *s = ctx;
	size_t n = strlen(s->text);

	snprintf(s->text + n, sizeof s->text - n, "%s.%s %s>%s%s;", v->entity,
		 v->field, v->before ? v->before : "-",
		 v->after ? v->after : "-", v->erased ? "!" : "");
	return true;
}

static void
values_of(struct gd_store *st, int64_t event, struct seen *s)
{
	s->text[0] = '\0';
	must(gd_store_event_values(st, event, note_value, s, &err));
}

static void
what_is_put_twice_shows_once_and_what_is_put_back_not_at_all(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, -1), event;
	struct gd_event_head h = head(id, "edit");
	struct seen s;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", "B", &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", "C", &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "goods", "茶", &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "goods", "", &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "amount_fen", 100, &err));
	must(gd_store_put(st, GD_ENT_EVENT, 0, "reason", "改正", &err));
	must(gd_store_commit(st, &event, &err));
	values_of(st, event, &s);
	assert_string_equal(s.text, "case.shop A>C;case.amount_fen ->100;"
			    "event.reason ->改正;");
	verified(st);
}

static void
an_event_without_a_change_is_none(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5), event = 7;
	struct gd_event_head h = head(id, "edit");

	must(gd_store_begin(st, &h, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", "A", &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "amount_fen", 5, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "goods", NULL, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "closed_at",
			      GD_INSTANT_NONE, &err));
	must(gd_store_commit(st, &event, &err));
	assert_int_equal(event, 0);
	assert_int_equal(number(st, "SELECT count(*) FROM events"), 1);
	assert_int_equal(number(st, "SELECT version FROM cases"), 1);
}

static void
wrong_puts_are_refused_and_spoil_the_change(void **state)
{
	static const struct {
		enum gd_entity ent;
		int64_t row;
		const char *field, *value;
		enum gd_status status;
	} cases[] = {
		{ GD_ENT_CASE, 1, "nonsense", "x", GD_EINVAL },
		{ GD_ENT_CASE, 1, "id", "7", GD_EINVAL },
		{ GD_ENT_CASE, 1, "version", "7", GD_EINVAL },
		{ GD_ENT_CASE, 1, "next_due", "7", GD_EINVAL },
		{ GD_ENT_CASE, 1, "shop = 'x' --", "x", GD_EINVAL },
		{ GD_ENT_CASE, 1, "stage", "court", GD_EINVAL },
		{ GD_ENT_CASE, 1, "stage", "9", GD_EINVAL },
		{ GD_ENT_CASE, 1, "stage", "1 ", GD_EINVAL },
		{ GD_ENT_CASE, 1, "amount_fen", "99999999999999999999",
		  GD_EINVAL },
		{ GD_ENT_CASE, 2, "shop", "x", GD_ENOTFOUND },
		{ GD_ENT_CLOCK, 1, "state", "1", GD_ENOTFOUND },
		{ GD_ENT_EVENT, 0, "kind", "x", GD_EINVAL },
		{ GD_ENT_EVENT, 1, "note", "x", GD_EINVAL },
		{ GD_ENT_ANSWER, 1, "a b", "x", GD_EINVAL },
		{ GD_ENT_ANSWER, 1, "", "x", GD_EINVAL },
		{ GD_ENT_ANSWER, 2, "facts", "x", GD_ENOTFOUND },
	};
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	struct gd_event_head h = head(id, "edit");

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_error err = GD_ERROR_INIT, again = GD_ERROR_INIT;

		assert_int_equal(gd_store_begin(st, &h, NULL), GD_OK);
		assert_int_equal(gd_store_put(st, GD_ENT_CASE, id, "goods",
					      "half", NULL), GD_OK);
		assert_int_equal(gd_store_put(st, cases[i].ent, cases[i].row,
					      cases[i].field, cases[i].value,
					      &err), cases[i].status);
		assert_true(strlen(err.text) > 5);
		/* Nothing more is taken, and the first sentence comes again. */
		assert_int_equal(gd_store_put(st, GD_ENT_CASE, id, "shop", "B",
					      &again), cases[i].status);
		assert_string_equal(again.text, err.text);
		assert_int_equal(gd_store_commit(st, NULL, &again),
				 cases[i].status);
		assert_string_equal(again.text, err.text);
		assert_int_equal(number(st, "SELECT count(*) FROM cases WHERE"
					" shop = 'A' AND goods IS NULL"), 1);
	}
	assert_int_equal(gd_store_put(st, GD_ENT_CASE, id, "shop", "B", NULL),
			 GD_EINVAL);
	verified(st);
}

static void
one_change_is_about_one_case(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t a = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	int64_t b = make_case(st, "B", GD_STAGE_PREPARE, T0, 5), row;
	struct gd_event_head h = head(a, "edit");

	must(gd_store_begin(st, &h, &err));
	assert_int_equal(gd_store_put(st, GD_ENT_CASE, b, "shop", "C", NULL),
			 GD_EINVAL);
	gd_store_rollback(st);
	must(gd_store_begin(st, &h, &err));
	assert_int_equal(gd_store_insert(st, GD_ENT_FILING, b, &row, NULL),
			 GD_EINVAL);
	gd_store_rollback(st);
	/* A merchant belongs to no case. */
	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_MERCHANT, 0, &row, &err));
	must(gd_store_put(st, GD_ENT_MERCHANT, row, "name", "甲公司", &err));
	must(gd_store_put_int(st, GD_ENT_CASE, a, "merchant_id", row, &err));
	must(gd_store_commit(st, NULL, &err));
	verified(st);
}

static void
merchants_are_found_by_code_then_name(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h = head(0, "edit");
	int64_t coded, plain, found;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_MERCHANT, 0, &coded, &err));
	must(gd_store_put(st, GD_ENT_MERCHANT, coded, "name", "甲", &err));
	must(gd_store_put(st, GD_ENT_MERCHANT, coded, "credit_code", "91X",
			  &err));
	must(gd_store_insert(st, GD_ENT_MERCHANT, 0, &plain, &err));
	must(gd_store_put(st, GD_ENT_MERCHANT, plain, "name", "乙", &err));
	must(gd_store_commit(st, NULL, &err));
	must(gd_store_merchant_find(st, NULL, "91X", &found, &err));
	assert_int_equal(found, coded);
	must(gd_store_merchant_find(st, "乙", "", &found, &err));
	assert_int_equal(found, plain);
	must(gd_store_merchant_find(st, "乙", "92Y", &found, &err));
	assert_int_equal(found, plain);
	must(gd_store_merchant_find(st, "甲", "92Y", &found, &err));
	assert_int_equal(found, 0);
	must(gd_store_merchant_find(st, NULL, NULL, &found, &err));
	assert_int_equal(found, 0);
}

static void
the_nearest_running_clock_stands_on_the_case(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_SERVICE, T0, 5);
	int64_t late = make_clock(st, id, "reg", T0 + 9 * DAY);
	int64_t soon = make_clock(st, id, "seed_72h", T0 + 3 * DAY);
	struct gd_case_row row;
	struct gd_clock_row *clocks;
	char text[32];
	size_t len;

	must(gd_store_case(st, id, &row, &err));
	assert_int_equal(row.next_clock, soon);
	assert_string_equal(row.next_rule, "seed_72h");
	assert_int_equal(row.next_due, T0 + 3 * DAY);
	gd_case_row_release(&row);
	/* A reminder that rests moves no deadline. */
	snprintf(text, sizeof text, "%lld", (long long)(T0 + 5 * DAY));
	change(st, id, GD_ENT_CLOCK, soon, "snoozed_until", text);
	must(gd_store_case(st, id, &row, &err));
	assert_int_equal(row.next_clock, soon);
	gd_case_row_release(&row);
	change(st, id, GD_ENT_CLOCK, soon, "state", "2");
	must(gd_store_case(st, id, &row, &err));
	assert_int_equal(row.next_clock, late);
	gd_case_row_release(&row);
	change(st, id, GD_ENT_CLOCK, late, "state", "1");
	must(gd_store_case(st, id, &row, &err));
	assert_int_equal(row.next_clock, 0);
	assert_int_equal(row.next_due, GD_INSTANT_NONE);
	gd_case_row_release(&row);
	must(gd_store_clocks(st, id, &clocks, &len, &err));
	assert_int_equal(len, 2);
	assert_int_equal(clocks[0].seq, 1);
	assert_int_equal(clocks[1].seq, 2);
	assert_int_equal(clocks[1].snoozed_until, T0 + 5 * DAY);
	assert_int_equal(clocks[0].early_at, GD_INSTANT_NONE);
	gd_clock_rows_free(clocks, len);
	verified(st);
}

static void
put_answer(struct gd_store *st, int64_t id, const char *field, bool personal,
	   const char *value, enum gd_answer_state how, bool understood)
{
	char name[32], text[64];
	struct gd_answer a = { .field = name, .value = text, .state = how,
			       .understood = understood };

	snprintf(name, sizeof name, "%s", field);
	snprintf(text, sizeof text, "%s", value);
	must(gd_store_put_answer(st, id, field, personal, &a, &err));
}

static void
a_draft_is_quiet_until_it_is_opened(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h;
	struct gd_answers answers;
	int64_t id, last, event;
	struct seen s;

	must(gd_store_last_draft(st, &last, &err));
	assert_int_equal(last, 0);
	must(gd_store_draft_new(st, T0, "lin", &id, &err));
	must(gd_store_begin_quiet(st, &err));
	put_answer(st, id, "facts", false, "收到的是假货", GD_ANSWER_GIVEN, false);
	put_answer(st, id, "type", false, "fraud", GD_ANSWER_GIVEN, true);
	put_answer(st, id, "opened", false, "", GD_ANSWER_UNSURE, false);
	put_answer(st, id, "spec", false, "", GD_ANSWER_SKIPPED, false);
	put_answer(st, id, "phone", true, "13800001111", GD_ANSWER_GIVEN,
		   false);
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", "小鹿", &err));
	must(gd_store_commit(st, &event, &err));
	assert_int_equal(event, 0);
	assert_int_equal(number(st, "SELECT count(*) FROM events"), 0);
	must(gd_store_last_draft(st, &last, &err));
	assert_int_equal(last, id);
	assert_int_equal(number(st, "SELECT count(*) FROM answers"), 4);
	assert_int_equal(number(st, "SELECT count(*) FROM people"), 1);

	h = head(id, "open");
	must(gd_store_begin(st, &h, &err));
	must(gd_store_record_answers(st, id, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "draft", 0, &err));
	must(gd_store_commit(st, &event, &err));
	assert_int_equal(event, 1);
	values_of(st, event, &s);
	assert_string_equal(s.text, "answer.facts ->=收到的是假货;"
			    "answer.opened ->?;answer.spec ->-;"
			    "answer.type ->~fraud;"
			    "person.phone ->=13800001111;case.draft 1>0;");
	must(gd_store_answers(st, id, &answers, &err));
	assert_int_equal(answers.len, 5);
	assert_string_equal(gd_answers_value(&answers, "phone"),
			    "13800001111");
	assert_true(gd_answers_find(&answers, "type")->understood);
	assert_int_equal(gd_answers_find(&answers, "opened")->state,
			 GD_ANSWER_UNSURE);
	assert_int_equal(gd_answers_find(&answers, "spec")->state,
			 GD_ANSWER_SKIPPED);
	gd_answers_release(&answers);
	must(gd_store_last_draft(st, &last, &err));
	assert_int_equal(last, 0);
	verified(st);
}

static void
an_open_case_is_never_changed_quietly(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5), row;

	must(gd_store_begin_quiet(st, &err));
	assert_int_equal(gd_store_put(st, GD_ENT_CASE, id, "shop", "B", NULL),
			 GD_EINVAL);
	gd_store_rollback(st);
	must(gd_store_begin_quiet(st, &err));
	assert_int_equal(gd_store_put(st, GD_ENT_ANSWER, id, "facts", "B",
				      NULL), GD_EINVAL);
	gd_store_rollback(st);
	must(gd_store_begin_quiet(st, &err));
	assert_int_equal(gd_store_insert(st, GD_ENT_CLOCK, id, &row, NULL),
			 GD_EINVAL);
	gd_store_rollback(st);
}

static void
a_draft_with_answers_or_history_is_not_dropped(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t empty, told, opened = make_case(st, "A", GD_STAGE_PREPARE, T0,
						5);

	must(gd_store_draft_new(st, T0, "lin", &told, &err));
	must(gd_store_begin_quiet(st, &err));
	put_answer(st, told, "phone", true, "1", GD_ANSWER_GIVEN, false);
	must(gd_store_commit(st, NULL, &err));
	must(gd_store_draft_new(st, T0, "lin", &empty, &err));
	must(gd_store_draft_drop(st, told, &err));
	must(gd_store_draft_drop(st, opened, &err));
	must(gd_store_draft_drop(st, empty, &err));
	must(gd_store_draft_drop(st, 999, &err));
	assert_int_equal(number(st, "SELECT count(*) FROM cases"), 2);
	assert_int_equal(number(st, "SELECT sum(cases) FROM stage_counts"), 2);
	must(gd_store_undo(st, 1, &(struct gd_event_head){ .at = T0 }, NULL,
			   &err));
	must(gd_store_draft_drop(st, opened, &err));
	assert_int_equal(number(st, "SELECT count(*) FROM cases"), 2);
}

static void
an_answer_that_turns_personal_leaves_no_copy(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	struct gd_event_head h = head(id, "edit");

	must(gd_store_begin(st, &h, &err));
	put_answer(st, id, "wechat_id", false, "abc", GD_ANSWER_GIVEN, false);
	must(gd_store_commit(st, NULL, &err));
	must(gd_store_begin(st, &h, &err));
	put_answer(st, id, "wechat_id", true, "abc", GD_ANSWER_GIVEN, false);
	must(gd_store_commit(st, NULL, &err));
	assert_int_equal(number(st, "SELECT count(*) FROM answers"), 0);
	assert_int_equal(number(st, "SELECT count(*) FROM people"), 1);
	must(gd_store_begin(st, &h, &err));
	must(gd_store_put_answer(st, id, "wechat_id", true, NULL, &err));
	must(gd_store_commit(st, NULL, &err));
	assert_int_equal(number(st, "SELECT count(*) FROM people"), 0);
	verified(st);
}

static void
the_second_of_two_who_change_a_case_is_told(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	struct gd_event_head h = head(id, "edit");
	struct gd_error err = GD_ERROR_INIT;

	h.expect_version = 1;
	assert_int_equal(gd_store_begin(st, &h, &err), GD_OK);
	assert_int_equal(gd_store_put(st, GD_ENT_CASE, id, "shop", "B", &err),
			 GD_OK);
	assert_int_equal(gd_store_commit(st, NULL, &err), GD_OK);
	assert_int_equal(gd_store_begin(st, &h, &err), GD_ECONFLICT);
	assert_non_null(strstr(err.text, "GD-0001"));
	h.expect_version = 2;
	assert_int_equal(gd_store_begin(st, &h, &err), GD_OK);
	gd_store_rollback(st);
	h.case_id = 99;
	assert_int_equal(gd_store_begin(st, &h, &err), GD_ENOTFOUND);
	assert_non_null(strstr(err.text, "GD-0099"));
}

static void
stage_counts_follow_every_move(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t a = make_case(st, "A", GD_STAGE_SERVICE, T0, 5), draft;

	make_case(st, "B", GD_STAGE_SERVICE, T0, 5);
	change(st, a, GD_ENT_CASE, a, "stage", "4");
	must(gd_store_draft_new(st, T0, "lin", &draft, &err));
	assert_int_equal(number(st, "SELECT count(*) FROM stage_counts s WHERE"
				" cases <> (SELECT count(*) FROM cases c"
				" WHERE c.stage = s.stage)"), 0);
	assert_int_equal(number(st, "SELECT cases FROM stage_counts"
				" WHERE stage = 0"), 1);
	must(gd_store_draft_drop(st, draft, &err));
	assert_int_equal(number(st, "SELECT cases FROM stage_counts"
				" WHERE stage = 0"), 0);
}

static void
the_generation_tells_of_own_and_others_commits(void **state)
{
	struct place *p = *state;
	struct gd_store *other;
	int64_t was, id;

	must(gd_store_open(p->db, &other, &err));
	was = gd_store_generation(p->st);
	assert_int_equal(gd_store_generation(p->st), was);
	id = make_case(p->st, "A", GD_STAGE_PREPARE, T0, 5);
	assert_int_not_equal(gd_store_generation(p->st), was);
	was = gd_store_generation(p->st);
	change(other, id, GD_ENT_CASE, id, "shop", "B");
	assert_int_not_equal(gd_store_generation(p->st), was);
	was = gd_store_generation(p->st);
	assert_int_equal(gd_store_generation(p->st), was);
	gd_store_close(other);
}

static void
waiting_for_another_writer_is_bounded_and_told(void **state)
{
	struct place *p = *state;
	struct gd_event_head h = head(0, "edit");
	struct gd_error told = GD_ERROR_INIT;
	struct gd_store *other;
	struct timespec from, to;

	assert_int_equal(p->st->busy_ms, 5000);
	must(gd_store_open(p->db, &other, &err));
	assert_int_equal(gd_store_begin(p->st, &h, NULL), GD_OK);
	gd_store_set_busy(other, 100);
	clock_gettime(CLOCK_MONOTONIC, &from);
	assert_int_equal(gd_store_begin(other, &h, &told), GD_EBUSY);
	clock_gettime(CLOCK_MONOTONIC, &to);
	assert_true(to.tv_sec - from.tv_sec < 3);
	assert_non_null(strstr(told.text, "somebody else"));
	/* Reading goes on meanwhile. */
	assert_int_equal(number(other, "SELECT count(*) FROM cases"), 0);
	gd_store_rollback(p->st);
	assert_int_equal(gd_store_begin(other, &h, &told), GD_OK);
	gd_store_rollback(other);
	gd_store_close(other);
}

static void
what_was_not_committed_when_killed_is_gone(void **state)
{
	struct place *p = *state;
	int64_t id = make_case(p->st, "A", GD_STAGE_PREPARE, T0, 5);
	int ready[2], how;
	pid_t child;
	char c;

	gd_store_close(p->st);
	p->st = NULL;
	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		struct gd_event_head h = head(id, "edit");
		struct gd_store *st;

		if (gd_store_open(p->db, &st, NULL) != GD_OK ||
		    gd_store_begin(st, &h, NULL) != GD_OK ||
		    gd_store_put(st, GD_ENT_CASE, id, "shop", "half", NULL) !=
		    GD_OK || write(ready[1], "x", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	assert_int_equal(read(ready[0], &c, 1), 1);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &how, 0), child);
	close(ready[0]);
	close(ready[1]);
	must(gd_store_open(p->db, &p->st, &err));
	assert_int_equal(number(p->st, "SELECT count(*) FROM cases WHERE"
				" shop = 'A'"), 1);
	assert_int_equal(number(p->st, "SELECT count(*) FROM events"), 1);
	change(p->st, id, GD_ENT_CASE, id, "shop", "B");
	verified(p->st);
}

static void
what_was_committed_when_killed_is_kept(void **state)
{
	struct place *p = *state;
	pid_t child;
	int how;

	child = fork();
	if (child == 0) {
		struct gd_store *st;

		if (gd_store_open(p->db, &st, NULL) != GD_OK)
			_exit(1);
		make_case(st, "kept", GD_STAGE_PREPARE, T0, 5);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_true(WIFSIGNALED(how));
	assert_int_equal(number(p->st, "SELECT count(*) FROM cases WHERE"
				" shop = 'kept'"), 1);
	verified(p->st);
}

static void
many_changes_are_kept_together_or_not_at_all(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h = head(0, "open");
	int64_t id;

	must(gd_store_bulk_begin(st, &err));
	make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	/* One that fails takes only itself back. */
	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_CASE, 0, &id, &err));
	assert_int_equal(gd_store_put(st, GD_ENT_CASE, id, "bad", "x", NULL),
			 GD_EINVAL);
	gd_store_rollback(st);
	make_case(st, "B", GD_STAGE_SERVICE, T0, 5);
	must(gd_store_bulk_end(st, &err));
	assert_int_equal(number(st, "SELECT count(*) FROM cases"), 2);
	assert_int_equal(number(st, "SELECT sum(cases) FROM stage_counts"), 2);

	must(gd_store_bulk_begin(st, &err));
	make_case(st, "C", GD_STAGE_PREPARE, T0, 5);
	gd_store_bulk_abort(st);
	gd_store_bulk_abort(st);
	assert_int_equal(number(st, "SELECT count(*) FROM cases"), 2);
	assert_int_equal(gd_store_bulk_end(st, NULL), GD_EINVAL);
	verified(st);
}

static void
hostile_text_is_kept_as_it_is(void **state)
{
	static const char *const texts[] = {
		"'; DROP TABLE cases; --", "\" OR 1=1", "%_%", "?1 :x @y",
		"\xf0\x9f\x98\x80 \xe2\x80\xae", "a\nb\tc", "\\0", "=cmd()",
	};
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct gd_case_row row;

		change(st, id, GD_ENT_CASE, id, "shop", texts[i]);
		must(gd_store_case(st, id, &row, &err));
		assert_string_equal(row.shop, texts[i]);
		gd_case_row_release(&row);
	}
	verified(st);
}

static void
a_new_row_is_read_as_it_was_put(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h = head(0, "open");
	int64_t id, clock, event;
	struct gd_case_row row;
	struct gd_clock_row *clocks;
	struct seen s;
	size_t len;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_CASE, 0, &id, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", "A", &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", "B", &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "goods", "gone", &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "goods", NULL, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "stage", 3, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "stage", 0, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "amount_fen", 700, &err));
	/* Reading sees what waits; a put after it still counts. */
	must(gd_store_case(st, id, &row, &err));
	assert_string_equal(row.shop, "B");
	assert_string_equal(row.goods, "");
	assert_int_equal(row.amount_fen, 700);
	gd_case_row_release(&row);
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", "C", &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "amount_fen", -1, &err));
	must(gd_store_insert(st, GD_ENT_CLOCK, id, &clock, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "seq", 1, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "due_at", T0, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "state", 1, &err));
	must(gd_store_commit(st, &event, &err));
	values_of(st, event, &s);
	assert_string_equal(s.text, "case.id ->1;case.shop ->C;clock.id ->1;"
			    "clock.due_at ->1773277440;clock.state ->1;");
	must(gd_store_case(st, id, &row, &err));
	assert_string_equal(row.shop, "C");
	assert_int_equal(row.amount_fen, -1);
	assert_true(row.draft);
	gd_case_row_release(&row);
	must(gd_store_clocks(st, id, &clocks, &len, &err));
	assert_int_equal(clocks[0].state, GD_CLOCK_PAUSED);
	assert_int_equal(clocks[0].seq, 1);
	gd_clock_rows_free(clocks, len);
	verified(st);
}

/* What waits may turn out wrong when it is written: nothing is kept then. */
static void
a_new_row_that_cannot_be_written_spoils_the_change(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h = head(0, "open");
	struct gd_case_row row;
	int64_t id, n;

	for (int way = 0; way < 3; way++) {
		struct gd_error told = GD_ERROR_INIT;

		must(gd_store_begin(st, &h, &err));
		must(gd_store_insert(st, GD_ENT_CASE, 0, &id, &err));
		must(gd_store_put_int(st, GD_ENT_CASE, id, "stage", 9, &err));
		if (way == 1)
			assert_int_equal(gd_store_case(st, id, &row, &told),
					 GD_EINVAL);
		if (way == 2)
			gd_store_rollback(st);
		else
			assert_int_equal(gd_store_commit(st, NULL, &told),
					 GD_EINVAL);
		must(gd_store_int(st, &n, &err, "SELECT count(*) FROM cases",
				  ""));
		assert_int_equal(n, 0);
	}
	verified(st);
}

static bool
nothing_prepared(struct gd_store *st)
{
	return st->given_len == 0;
}

static void
statements_are_kept_and_bounded(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	sqlite3_stmt *one, *two, *again;
	char sql[64];

	one = gd_stmt(st, "SELECT 1");
	two = gd_stmt(st, "SELECT 1");	/* within itself: another one */
	assert_non_null(one);
	assert_non_null(two);
	assert_ptr_not_equal(one, two);
	gd_stmt_done(st, two);
	gd_stmt_done(st, one);
	again = gd_stmt(st, "SELECT 1");
	assert_ptr_equal(again, one);
	gd_stmt_done(st, again);
	for (int i = 0; i < 3 * GD_STMT_SLOTS; i++) {
		snprintf(sql, sizeof sql, "SELECT %d", i);
		assert_int_equal(number(st, sql), i);
	}
	assert_int_equal(st->slots_len, GD_STMT_SLOTS);
	assert_true(nothing_prepared(st));
	assert_null(gd_stmt(st, "SELECT nonsense"));
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_change_is_one_event_with_before_and_after),
		TEST(what_is_put_twice_shows_once_and_what_is_put_back_not_at_all),
		TEST(an_event_without_a_change_is_none),
		TEST(wrong_puts_are_refused_and_spoil_the_change),
		TEST(one_change_is_about_one_case),
		TEST(merchants_are_found_by_code_then_name),
		TEST(the_nearest_running_clock_stands_on_the_case),
		TEST(a_draft_is_quiet_until_it_is_opened),
		TEST(an_open_case_is_never_changed_quietly),
		TEST(a_draft_with_answers_or_history_is_not_dropped),
		TEST(an_answer_that_turns_personal_leaves_no_copy),
		TEST(the_second_of_two_who_change_a_case_is_told),
		TEST(stage_counts_follow_every_move),
		TEST(the_generation_tells_of_own_and_others_commits),
		TEST(waiting_for_another_writer_is_bounded_and_told),
		TEST(what_was_not_committed_when_killed_is_gone),
		TEST(what_was_committed_when_killed_is_kept),
		TEST(many_changes_are_kept_together_or_not_at_all),
		TEST(hostile_text_is_kept_as_it_is),
		TEST(a_new_row_is_read_as_it_was_put),
		TEST(a_new_row_that_cannot_be_written_spoils_the_change),
		TEST(statements_are_kept_and_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
