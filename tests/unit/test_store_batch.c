/*
 * One action over many cases is one batch of events and one undo.
 */
#include "support_store.h"

#define MANY 9

/* Give each of the cases another shop in one batch; the batch. */
static int64_t
rename_all(struct gd_store *st, const int64_t *ids, size_t n, const char *to)
{
	struct gd_event_row row;
	int64_t event = 0, batch;

	must(gd_store_batch_begin(st, &err));
	for (size_t i = 0; i < n; i++) {
		struct gd_event_head h = head(ids[i], "edit");

		must(gd_store_begin(st, &h, &err));
		must(gd_store_put(st, GD_ENT_CASE, ids[i], "shop", to, &err));
		must(gd_store_commit(st, &event, &err));
	}
	must(gd_store_bulk_end(st, &err));
	must(gd_store_event(st, event, &row, &err));
	batch = row.batch;
	gd_event_row_release(&row);
	return batch;
}

static void
make_many(struct gd_store *st, int64_t ids[MANY])
{
	for (int i = 0; i < MANY; i++)
		ids[i] = make_case(st, "A", GD_STAGE_SERVICE, T0, 5);
}

static int64_t
shops(struct gd_store *st, const char *sql_name)
{
	char sql[120];

	snprintf(sql, sizeof sql, "SELECT count(*) FROM cases WHERE shop = %s",
		 sql_name);
	return number(st, sql);
}

static void
events_of_a_batch_name_their_first(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t ids[MANY], before, batch;

	make_many(st, ids);
	before = number(st, "SELECT max(id) FROM events");
	batch = rename_all(st, ids, MANY, "B");
	assert_int_equal(batch, before + 1);
	assert_int_equal(number(st, "SELECT count(DISTINCT batch) FROM events"),
			 1);
	assert_int_equal(number(st, "SELECT count(*) FROM events"
				" WHERE batch IS NOT NULL"), MANY);
	/* The next change stands alone again. */
	change(st, ids[0], GD_ENT_CASE, ids[0], "shop", "C");
	assert_int_equal(number(st, "SELECT count(*) FROM events"
				" WHERE batch IS NOT NULL"), MANY);
	verified(st);
}

static void
a_batch_is_undone_as_one(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h = head(0, "ignored");
	int64_t ids[MANY], batch, events = 0;

	make_many(st, ids);
	batch = rename_all(st, ids, MANY, "B");
	must(gd_store_undo_batch(st, batch, &h, &events, &err));
	assert_int_equal(events, MANY);
	assert_int_equal(shops(st, "'A'"), MANY);
	assert_int_equal(number(st, "SELECT count(*) FROM events"
				" WHERE undoes IS NOT NULL"), MANY);
	assert_int_equal(gd_store_undo_batch(st, batch, &h, &events, NULL),
			 GD_ENOTFOUND);
	verified(st);
}

static void
what_was_undone_alone_stays_undone(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h = head(0, "ignored");
	int64_t ids[MANY], batch, events = 0;

	make_many(st, ids);
	batch = rename_all(st, ids, MANY, "B");
	must(gd_store_undo(st, batch, &h, NULL, &err));
	must(gd_store_undo_batch(st, batch, &h, &events, &err));
	assert_int_equal(events, MANY - 1);
	assert_int_equal(shops(st, "'A'"), MANY);
	verified(st);
}

static void
a_batch_that_was_built_on_stays_whole(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	struct gd_event_head h = head(0, "ignored");
	int64_t ids[MANY], batch, events = 0;

	make_many(st, ids);
	batch = rename_all(st, ids, MANY, "B");
	change(st, ids[2], GD_ENT_CASE, ids[2], "shop", "C");
	events = number(st, "SELECT count(*) FROM events");
	assert_int_equal(gd_store_undo_batch(st, batch, &h, NULL, NULL),
			 GD_EGUARD);
	assert_int_equal(number(st, "SELECT count(*) FROM events"), events);
	assert_int_equal(shops(st, "'B'"), MANY - 1);
	/* The store is ready for the next change. */
	change(st, ids[2], GD_ENT_CASE, ids[2], "shop", "D");
	verified(st);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
	const struct CMUnitTest tests[] = {
		TEST(events_of_a_batch_name_their_first),
		TEST(a_batch_is_undone_as_one),
		TEST(what_was_undone_alone_stays_undone),
		TEST(a_batch_that_was_built_on_stays_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
