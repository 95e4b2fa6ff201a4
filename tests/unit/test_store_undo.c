/*
 * Undo: appended, never erasing; refused when something was built on it.
 */
#include "support_store.h"

static enum gd_status
undo(struct gd_store *st, int64_t event, int64_t *made, struct gd_error *err)
{
	struct gd_event_head h = head(0, "ignored");

	h.at = T0 + HOUR;
	return gd_store_undo(st, event, &h, made, err);
}

/* It is refused with GD_EGUARD and leaves everything as it was. */
static void
refused(struct gd_store *st, int64_t event, const char *says)
{
	int64_t events = number(st, "SELECT count(*) FROM events");
	int64_t versions = number(st, "SELECT sum(version) FROM cases");
	struct gd_error told = GD_ERROR_INIT;

	assert_int_equal(undo(st, event, NULL, &told), GD_EGUARD);
	if (!strstr(told.text, says))
		fail_msg("'%s' does not say '%s'", told.text, says);
	assert_int_equal(number(st, "SELECT count(*) FROM events"), events);
	assert_int_equal(number(st, "SELECT sum(version) FROM cases"),
			 versions);
}

static void
every_value_is_put_back_by_a_new_event(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_SERVICE, T0, 5);
	struct gd_event_head h = head(id, "close");
	struct gd_event_row row;
	int64_t event, reversal;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "stage", GD_STAGE_CLOSED,
			      &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "closed_at", T0, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "outcome", "partial", &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "recovered_fen", 3, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", NULL, &err));
	must(gd_store_put(st, GD_ENT_ANSWER, id, "facts", "改", &err));
	must(gd_store_put(st, GD_ENT_EVENT, 0, "note", "记", &err));
	must(gd_store_commit(st, &event, &err));
	must(undo(st, event, &reversal, &err));
	assert_int_equal(number(st, "SELECT count(*) FROM cases WHERE stage = 1"
				" AND closed_at IS NULL AND outcome IS NULL"
				" AND recovered_fen = -1 AND shop = 'A'"), 1);
	assert_int_equal(number(st, "SELECT count(*) FROM answers"), 0);
	must(gd_store_event(st, event, &row, &err));
	assert_int_equal(row.undone_by, reversal);
	gd_event_row_release(&row);
	must(gd_store_event(st, reversal, &row, &err));
	assert_int_equal(row.undoes, event);
	assert_int_equal(row.at, T0 + HOUR);
	assert_int_equal(row.case_id, id);
	assert_string_equal(row.kind, "undo");
	gd_event_row_release(&row);
	/* Words that were said were said: they stay in the history. */
	assert_int_equal(number(st, "SELECT count(*) FROM events"
				" WHERE changes LIKE '%\"v\":\"记\"%'"), 1);
	verified(st);
}

static void
an_undo_is_not_undone_and_nothing_is_undone_twice(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_SERVICE, T0, 5);
	int64_t event = change(st, id, GD_ENT_CASE, id, "shop", "B"), reversal;
	struct gd_error told = GD_ERROR_INIT;

	must(undo(st, event, &reversal, &err));
	refused(st, event, "before");
	refused(st, reversal, "undo cannot be undone");
	assert_int_equal(undo(st, 999, NULL, &told), GD_ENOTFOUND);
	assert_non_null(strstr(told.text, "999"));
	verified(st);
}

static void
what_a_later_step_has_built_on_stands(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_SERVICE, T0, 5);
	int64_t first = change(st, id, GD_ENT_CASE, id, "shop", "B");
	int64_t other = change(st, id, GD_ENT_CASE, id, "goods", "茶");
	int64_t second = change(st, id, GD_ENT_CASE, id, "shop", "C");

	refused(st, first, "later step");
	must(undo(st, other, NULL, &err));	/* touches something else */
	must(undo(st, second, NULL, &err));
	must(undo(st, first, NULL, &err));	/* nothing stands on it now */
	assert_int_equal(number(st, "SELECT count(*) FROM cases WHERE"
				" shop = 'A' AND goods IS NULL"), 1);
	verified(st);
}

static void
a_filing_is_withdrawn_and_its_clocks_are_void(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	struct gd_event_head h = head(id, "file");
	int64_t filing, clock, event, answer;
	struct gd_case_row row;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_FILING, id, &filing, &err));
	must(gd_store_put(st, GD_ENT_FILING, filing, "channel", "12315", &err));
	must(gd_store_put_int(st, GD_ENT_FILING, filing, "stage", 3, &err));
	must(gd_store_insert(st, GD_ENT_CLOCK, id, &clock, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "filing_id", filing,
			      &err));
	must(gd_store_put(st, GD_ENT_CLOCK, clock, "rule", "accept", &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "due_at", T0 + DAY,
			      &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "stage", 3, &err));
	must(gd_store_commit(st, &event, &err));
	answer = change(st, id, GD_ENT_FILING, filing, "state", "2");
	refused(st, event, "later step");
	must(undo(st, answer, NULL, &err));
	must(undo(st, event, NULL, &err));
	/* It was sent: it stays, withdrawn. */
	assert_int_equal(number(st, "SELECT count(*) FROM filings WHERE"
				" state = 6 AND channel = '12315'"
				" AND stage = 3"), 1);
	assert_int_equal(number(st, "SELECT count(*) FROM clocks WHERE"
				" state = 5 AND rule = 'accept'"
				" AND ended_at = 1773281040"), 1);
	must(gd_store_case(st, id, &row, &err));
	assert_int_equal(row.stage, GD_STAGE_PREPARE);
	assert_int_equal(row.next_due, GD_INSTANT_NONE);
	gd_case_row_release(&row);
	verified(st);
}

static int64_t
opened_draft(struct gd_store *st, int64_t *event)
{
	struct gd_answer a = { .field = (char *)"facts",
			       .value = (char *)"经过" };
	struct gd_event_head h;
	int64_t id, clock;

	must(gd_store_draft_new(st, T0, "lin", &id, &err));
	must(gd_store_begin_quiet(st, &err));
	must(gd_store_put_answer(st, id, "facts", false, &a, &err));
	must(gd_store_put_answer(st, id, "phone", true, &a, &err));
	must(gd_store_commit(st, NULL, &err));
	h = head(id, "open");
	must(gd_store_begin(st, &h, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "draft", 0, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", "A", &err));
	must(gd_store_record_answers(st, id, &err));
	must(gd_store_insert(st, GD_ENT_CLOCK, id, &clock, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "due_at", T0 + DAY,
			      &err));
	must(gd_store_commit(st, event, &err));
	return id;
}

static void
an_opening_undone_is_a_draft_with_all_that_was_told(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h;
	int64_t event, last, id = opened_draft(st, &event);

	must(undo(st, event, NULL, &err));
	must(gd_store_last_draft(st, &last, &err));
	assert_int_equal(last, id);
	assert_int_equal(number(st, "SELECT count(*) FROM answers"), 1);
	assert_int_equal(number(st, "SELECT count(*) FROM people"), 1);
	assert_int_equal(number(st, "SELECT count(*) FROM clocks"
				" WHERE state = 5"), 1);
	/* And it can be opened again. */
	h = head(id, "open");
	must(gd_store_begin(st, &h, &err));
	must(gd_store_record_answers(st, id, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "draft", 0, &err));
	must(gd_store_commit(st, &event, &err));
	change(st, id, GD_ENT_CASE, id, "goods", "茶");
	refused(st, event, "later step");
	verified(st);
}

static void
a_case_made_in_one_event_becomes_a_draft(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "小鹿", GD_STAGE_SERVICE, T0, 5);

	must(undo(st, 1, NULL, &err));
	assert_int_equal(number(st, "SELECT count(*) FROM cases WHERE draft = 1"
				" AND stage = 0 AND shop = '小鹿'"), 1);
	assert_int_equal(number(st, "SELECT cases FROM stage_counts"
				" WHERE stage = 0"), 1);
	assert_int_equal(id, 1);
	verified(st);
}

static void
other_rows_stay_but_are_emptied(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	struct gd_event_head h = head(id, "evidence");
	int64_t row, event;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_EVIDENCE, id, &row, &err));
	must(gd_store_put(st, GD_ENT_EVIDENCE, row, "kind", "chat", &err));
	must(gd_store_put_int(st, GD_ENT_EVIDENCE, row, "size", 12, &err));
	must(gd_store_commit(st, &event, &err));
	must(undo(st, event, NULL, &err));
	assert_int_equal(number(st, "SELECT count(*) FROM evidence WHERE"
				" kind IS NULL AND size = 0"), 1);
	verified(st);
}

static void
the_last_step_is_found_by_case_and_by_person(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t a = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	int64_t b = make_case(st, "B", GD_STAGE_PREPARE, T0, 5);
	struct gd_event_head h = head(a, "note");
	int64_t mine, hers, found;

	mine = change(st, a, GD_ENT_CASE, a, "goods", "茶");
	h.who = "zhou";
	must(gd_store_begin(st, &h, &err));
	must(gd_store_put(st, GD_ENT_EVENT, 0, "note", "记", &err));
	must(gd_store_commit(st, &hers, &err));
	must(gd_store_last_undoable(st, a, NULL, &found, &err));
	assert_int_equal(found, hers);
	must(gd_store_last_undoable(st, 0, "lin", &found, &err));
	assert_int_equal(found, mine);
	must(gd_store_last_undoable(st, 0, "wu", &found, &err));
	assert_int_equal(found, 0);
	must(undo(st, hers, NULL, &err));
	must(undo(st, mine, NULL, &err));
	must(gd_store_last_undoable(st, a, NULL, &found, &err));
	assert_int_equal(found, 1);
	must(gd_store_last_undoable(st, 0, "lin", &found, &err));
	assert_int_equal(found, 2);
	must(gd_store_last_undoable(st, b, NULL, &found, &err));
	assert_int_equal(found, 2);
}

static void
what_was_changed_behind_its_back_is_not_overwritten(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	int64_t event = change(st, id, GD_ENT_CASE, id, "shop", "B");

	must(gd_store_script(st, "UPDATE cases SET shop = 'X'", &err));
	refused(st, event, "shop");
	verified(st);
}

static void
an_undo_on_an_old_version_is_told(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);
	int64_t event = change(st, id, GD_ENT_CASE, id, "shop", "B");
	struct gd_event_head h = head(0, "undo");

	h.expect_version = 1;
	assert_int_equal(gd_store_undo(st, event, &h, NULL, NULL),
			 GD_ECONFLICT);
	h.expect_version = 2;
	must(gd_store_undo(st, event, &h, NULL, &err));
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
	const struct CMUnitTest tests[] = {
		TEST(every_value_is_put_back_by_a_new_event),
		TEST(an_undo_is_not_undone_and_nothing_is_undone_twice),
		TEST(what_a_later_step_has_built_on_stands),
		TEST(a_filing_is_withdrawn_and_its_clocks_are_void),
		TEST(an_opening_undone_is_a_draft_with_all_that_was_told),
		TEST(a_case_made_in_one_event_becomes_a_draft),
		TEST(other_rows_stay_but_are_emptied),
		TEST(the_last_step_is_found_by_case_and_by_person),
		TEST(what_was_changed_behind_its_back_is_not_overwritten),
		TEST(an_undo_on_an_old_version_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
