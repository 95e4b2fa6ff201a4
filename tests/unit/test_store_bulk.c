/*
 * A case that a bulk makes, held in memory and written as it ended, is the case
 * that single actions make: row by row, hash by hash, word by word.
 */
#include "support_store.h"
#include "store/imports.h"

/* The last two are one action over many cases: its events form a batch. */
enum way { SINGLE, BULK, LOAD, BATCH, LIST, WAYS };

static void
given(struct gd_store *st, int64_t id, const char *field, bool personal,
      const char *value)
{
	struct gd_answer a = { .field = (char *)field, .value = (char *)value };

	must(gd_store_put_answer(st, id, field, personal,
				 value ? &a : NULL, &err));
}

static int64_t
row_of(struct gd_store *st, enum gd_entity ent, int64_t id)
{
	int64_t row = 0;

	must(gd_store_insert(st, ent, id, &row, &err));
	return row;
}

/* What was asked and told, with a merchant that is new every other time. */
static int64_t
opened(struct gd_store *st, int n)
{
	struct gd_event_head h = head(0, "open");
	int64_t id = 0, clock, merchant = 0;
	char name[32];

	snprintf(name, sizeof name, "小鹿优选%d", n / 2);
	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_CASE, 0, &id, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", "first said", &err));
	given(st, id, "demand", false, "refund");
	given(st, id, "spec", false, "下单两件，只到一件");
	given(st, id, "qty", false, "1");
	given(st, id, "qty", false, NULL);
	must(gd_store_put_int(st, GD_ENT_CASE, id, "draft", 0, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", name, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "amount_fen", 129900,
			      &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "opened_at", T0 + n, &err));
	must(gd_store_merchant_find(st, name, NULL, &merchant, &err));
	if (!merchant) {
		merchant = row_of(st, GD_ENT_MERCHANT, id);
		must(gd_store_put(st, GD_ENT_MERCHANT, merchant, "name", name,
				  &err));
	}
	must(gd_store_put_int(st, GD_ENT_CASE, id, "merchant_id", merchant,
			      &err));
	clock = row_of(st, GD_ENT_CLOCK, id);
	must(gd_store_put(st, GD_ENT_CLOCK, clock, "rule", "limit", &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "due_at", T0 + 9 * DAY,
			      &err));
	must(gd_store_commit(st, NULL, &err));
	return id;
}

static void
filed(struct gd_store *st, int64_t id, const char *channel, bool keep)
{
	struct gd_event_head h = head(id, "file");
	int64_t filing, clock;

	must(gd_store_begin(st, &h, &err));
	filing = row_of(st, GD_ENT_FILING, id);
	must(gd_store_put(st, GD_ENT_FILING, filing, "channel", channel,
			  &err));
	must(gd_store_put_int(st, GD_ENT_FILING, filing, "stage", 2, &err));
	clock = row_of(st, GD_ENT_CLOCK, id);
	must(gd_store_put(st, GD_ENT_CLOCK, clock, "rule", "wait", &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "filing_id", filing,
			      &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, clock, "due_at", T0 + DAY,
			      &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "stage", 2, &err));
	given(st, id, "demand", false, "treble");
	if (keep)
		must(gd_store_commit(st, NULL, &err));
	else
		gd_store_rollback(st);
}

/* Takes away words that the search has. */
static void
reworded(struct gd_store *st, int64_t id)
{
	struct gd_event_head h = head(id, "edit");

	must(gd_store_begin(st, &h, &err));
	given(st, id, "spec", false, "下单三件，只到两件");
	must(gd_store_commit(st, NULL, &err));
}

/* Looks at the tables within the change when `look`: the case is written then. */
static void
ended(struct gd_store *st, int64_t id, bool look, bool keep)
{
	struct gd_event_head h = head(id, "close");
	struct gd_clock_row *rows;
	size_t len;

	must(gd_store_clocks(st, id, &rows, &len, &err));
	must(gd_store_begin(st, &h, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, rows[0].id, "state",
			      GD_CLOCK_MET, &err));
	if (look)
		assert_true(number(st, "SELECT count(*) FROM clocks") > 0);
	must(gd_store_put_int(st, GD_ENT_CASE, id, "stage", 5, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "closed_at", T0, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "assignee", "lin", &err));
	if (look)
		(void)row_of(st, GD_ENT_FILING, id);
	if (keep)
		must(gd_store_commit(st, NULL, &err));
	else
		gd_store_rollback(st);
	gd_clock_rows_free(rows, len);
}

/* Each case goes its own way; some actions are taken back, some come late. */
static void
live(struct gd_store *st)
{
	int64_t ids[8];

	for (int n = 0; n < 8; n++) {
		int64_t id = ids[n] = opened(st, n);

		if (n & 1)
			filed(st, id, "wechat110", false);
		filed(st, id, "service", true);
		if (n & 2)
			ended(st, id, n & 1, false);
		if (n == 5)
			reworded(st, id);
		filed(st, id, "12315", true);
		if (n & 4)
			ended(st, id, !(n & 1), true);
	}
	filed(st, ids[0], "court", true);
	ended(st, ids[1], true, true);
}

static void
dump(struct gd_store *st, const char *sql, struct gd_buf *out)
{
	sqlite3_stmt *stmt = gd_stmt(st, sql);

	assert_non_null(stmt);
	gd_buf_addf(out, "%s\n", sql);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++) {
			const unsigned char *s = sqlite3_column_text(stmt, i);

			gd_buf_addf(out, "%s|", s ? (const char *)s : "NULL");
		}
		gd_buf_addc(out, '\n');
	}
	gd_stmt_done(st, stmt);
}

static char *
contents(struct gd_store *st)
{
	static const char *const queries[] = {
		"SELECT * FROM cases", "SELECT * FROM answers",
		"SELECT * FROM people", "SELECT * FROM merchants",
		"SELECT * FROM filings", "SELECT * FROM clocks",
		"SELECT * FROM stage_counts", "SELECT * FROM case_counts",
		"SELECT * FROM clock_counts",
		"SELECT id, case_id, at, who, kind, undoes, undone_by, batch,"
		" hex(hash), changes FROM events",
		"SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2",
		"SELECT rowid FROM search_names WHERE search_names"
		" MATCH '\"小鹿\"'",
		"SELECT rowid FROM search_texts WHERE search_texts"
		" MATCH '\"只到\"'",
		"SELECT rowid FROM search_texts WHERE search_texts"
		" MATCH '\"到一\"'",
		"SELECT id FROM clocks INDEXED BY clocks_name"
		" WHERE state = 0 AND by_name > '' ORDER BY by_name, due_at",
		"PRAGMA integrity_check", "PRAGMA foreign_key_check",
		"PRAGMA foreign_keys", "PRAGMA journal_mode",
		"PRAGMA temp_store",
	};
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
		dump(st, queries[i], &b);
	return gd_buf_detach(&b);
}

static void
begin(struct gd_store *st, enum way way)
{
	if (way == BULK)
		must(gd_store_bulk_begin(st, &err));
	else if (way == LOAD)
		must(gd_store_load_begin(st, GD_LOAD_ALONE, &err));
	else if (way == BATCH)
		must(gd_store_batch_begin(st, &err));
	else if (way == LIST)
		must(gd_store_load_begin(st, GD_LOAD_LIST, &err));
}

/* The database as one way makes it, and with the newest of each case undone. */
static void
go(enum way way, char **made, char **undone)
{
	struct gd_event_head h = head(0, "undo");
	void *state = NULL;
	struct gd_store *st;
	int64_t event = 0;

	assert_int_equal(store_setup(&state), 0);
	st = ((struct place *)state)->st;
	begin(st, way);
	live(st);
	if (way != SINGLE)
		must(gd_store_bulk_end(st, &err));
	*made = contents(st);
	for (int64_t id = 1; id <= 8; id++) {
		must(gd_store_last_undoable(st, id, NULL, &event, &err));
		must(gd_store_undo(st, event, &h, NULL, &err));
	}
	*undone = contents(st);
	verified(st);
	store_teardown(&state);
}

static void
all_ways_give_the_same_database(void **state)
{
	char *made[WAYS], *undone[WAYS];

	(void)state;
	for (int way = 0; way < WAYS; way++)
		go((enum way)way, &made[way], &undone[way]);
	for (int way = BULK; way < WAYS; way++) {
		enum way like = way < BATCH ? SINGLE : BATCH;

		assert_string_equal(made[way], made[like]);
		assert_string_equal(undone[way], undone[like]);
	}
	for (int way = 0; way < WAYS; way++) {
		free(made[way]);
		free(undone[way]);
	}
}

static bool
meet(const struct gd_import_match *m, void *ctx)
{
	gd_buf_addf(ctx, " %d %s", (int)m->case_id, m->shop);
	return true;
}

/* Who was here before by each of what a list looks by; nothing of a draft. */
static void
look(struct gd_store *st, int n, struct gd_buf *met)
{
	char text[32];

	gd_buf_addf(met, "\n%d:", n);
	snprintf(text, sizeof text, "order %d", n / 3);
	must(gd_store_match_order(st, text, meet, met, &err));
	gd_buf_adds(met, ",");
	must(gd_store_match_phone(st, "13800000001", meet, met, &err));
	gd_buf_adds(met, ",");
	must(gd_store_match_key(st, n / 4, meet, met, &err));
}

/* As a row of a list opens one; every seventh stays a draft. */
static void
listed(struct gd_store *st, int n, struct gd_buf *met)
{
	struct gd_event_head h = head(0, "open");
	char order[32], shop[32];
	int64_t id = 0, merchant;

	snprintf(order, sizeof order, "order %d", n / 3);
	snprintf(shop, sizeof shop, "shop %d", n / 2);
	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_CASE, 0, &id, &err));
	if (n % 7 != 6)
		must(gd_store_put_int(st, GD_ENT_CASE, id, "draft", 0, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", shop, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "order_no", order, &err));
	given(st, id, "phone", true, n % 3 ? "13800000001" : "13800000002");
	must(gd_store_merchant_find(st, shop, n % 5 ? NULL : "code", &merchant,
				    &err));
	gd_buf_addf(met, "\nof %d", (int)merchant);
	if (!merchant) {
		merchant = row_of(st, GD_ENT_MERCHANT, id);
		must(gd_store_put(st, GD_ENT_MERCHANT, merchant, "name", shop,
				  &err));
		if (n % 4 == 0)
			must(gd_store_put(st, GD_ENT_MERCHANT, merchant,
					  "credit_code", "code", &err));
	}
	must(gd_store_commit(st, NULL, &err));
	must(gd_store_key_add(st, n / 4, id, &err));
}

/* Whether a case stands in its tables, waits for it or is held: it is met. */
static void
all_ways_meet_the_same_cases(void **state)
{
	struct gd_buf met[WAYS];

	(void)state;
	for (int way = 0; way < WAYS; way++) {
		void *place = NULL;
		struct gd_store *st;

		gd_buf_init(&met[way]);
		assert_int_equal(store_setup(&place), 0);
		st = ((struct place *)place)->st;
		begin(st, (enum way)way);
		for (int n = 0; n < 60; n++) {
			listed(st, n, &met[way]);
			look(st, n, &met[way]);
		}
		if (way != SINGLE)
			must(gd_store_bulk_end(st, &err));
		look(st, 0, &met[way]);
		dump(st, "SELECT * FROM import_keys", &met[way]);
		verified(st);
		assert_string_equal(met[way].s, met[SINGLE].s);
		store_teardown(&place);
	}
	assert_non_null(strstr(met[SINGLE].s, "\n4: 4 shop 1 5 shop 2,"));
	for (int way = 0; way < WAYS; way++)
		gd_buf_release(&met[way]);
}

/* A case that is held is read as one that stands in its tables. */
static void
a_held_case_reads_as_any_other(void **state)
{
	struct place *p = *state;
	struct gd_case_row held, row;
	struct gd_answers answers[2];
	struct gd_clock_row *clocks[2];
	size_t len[2];
	int64_t id;

	must(gd_store_bulk_begin(p->st, &err));
	id = opened(p->st, 0);
	filed(p->st, id, "service", true);
	must(gd_store_case(p->st, id, &held, &err));
	must(gd_store_answers(p->st, id, &answers[0], &err));
	must(gd_store_clocks(p->st, id, &clocks[0], &len[0], &err));
	assert_true(gd_hold_has(p->st, id));
	must(gd_store_bulk_end(p->st, &err));
	must(gd_store_case(p->st, id, &row, &err));
	must(gd_store_answers(p->st, id, &answers[1], &err));
	must(gd_store_clocks(p->st, id, &clocks[1], &len[1], &err));
	assert_int_equal(held.version, row.version);
	assert_int_equal(held.next_due, row.next_due);
	assert_int_equal(held.next_clock, row.next_clock);
	assert_string_equal(held.next_rule, row.next_rule);
	assert_string_equal(held.shop, row.shop);
	assert_int_equal(held.recovered_fen, row.recovered_fen);
	assert_int_equal(answers[0].len, answers[1].len);
	assert_int_equal(len[0], len[1]);
	for (size_t i = 0; i < len[0]; i++) {
		assert_int_equal(clocks[0][i].id, clocks[1][i].id);
		assert_int_equal(clocks[0][i].due_at, clocks[1][i].due_at);
		assert_int_equal(clocks[0][i].filing_id,
				 clocks[1][i].filing_id);
	}
	for (int i = 0; i < 2; i++) {
		gd_answers_release(&answers[i]);
		gd_clock_rows_free(clocks[i], len[i]);
	}
	gd_case_row_release(&held);
	gd_case_row_release(&row);
}

static void
a_load_that_is_cut_short_leaves_nothing(void **state)
{
	struct place *p = *state;
	char *before = contents(p->st), *after;

	must(gd_store_load_begin(p->st, GD_LOAD_LIST, &err));
	live(p->st);
	gd_store_bulk_abort(p->st);
	after = contents(p->st);
	assert_string_equal(after, before);
	free(after);
	/* Not even when nobody is left to say so. */
	must(gd_store_load_begin(p->st, GD_LOAD_LIST, &err));
	live(p->st);
	gd_store_close(p->st);
	must(gd_store_open(p->db, &p->st, &err));
	after = contents(p->st);
	assert_string_equal(after, before);
	free(after);
	free(before);
}

/* Whoever writes: what the tables refuse is told, and nothing is kept. */
static void
a_load_that_fails_says_so(void **state)
{
	struct place *p = *state;
	char *before = contents(p->st), *after;
	struct gd_event_head h = head(0, "file");
	struct gd_error why = GD_ERROR_INIT;
	int64_t filing;

	must(gd_store_load_begin(p->st, GD_LOAD_ALONE, &err));
	assert_non_null(p->st->writer);
	h.case_id = opened(p->st, 0);
	must(gd_store_begin(p->st, &h, &err));
	filing = row_of(p->st, GD_ENT_FILING, h.case_id);
	must(gd_store_put_int(p->st, GD_ENT_FILING, filing, "stage", 77, &err));
	must(gd_store_commit(p->st, NULL, &err));
	assert_int_equal(gd_store_bulk_end(p->st, &why), GD_EINVAL);
	assert_non_null(strstr(why.text, "refuses the change"));
	after = contents(p->st);
	assert_string_equal(after, before);
	free(after);
	free(before);
	live(p->st);
	verified(p->st);
}

/* What is there already, or is open elsewhere, is filled row by row. */
static void
a_load_needs_the_file_to_itself(void **state)
{
	struct place *p = *state;
	struct gd_store *other;

	must(gd_store_open(p->db, &other, &err));
	must(gd_store_load_begin(p->st, GD_LOAD_LIST, &err));
	live(p->st);
	must(gd_store_bulk_end(p->st, &err));
	verified(other);
	gd_store_close(other);
	must(gd_store_load_begin(p->st, GD_LOAD_LIST, &err));
	assert_false(p->st->loading);
	live(p->st);
	must(gd_store_bulk_end(p->st, &err));
	assert_int_equal(number(p->st, "SELECT sum(cases) FROM stage_counts"),
			 16);
	verified(p->st);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, store_setup, \
						store_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_ways_give_the_same_database),
		cmocka_unit_test(all_ways_meet_the_same_cases),
		T(a_held_case_reads_as_any_other),
		T(a_load_that_is_cut_short_leaves_nothing),
		T(a_load_that_fails_says_so),
		T(a_load_needs_the_file_to_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
