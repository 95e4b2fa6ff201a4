/*
 * The event chain: proved by hand, broken in every way, erased and whole.
 */
#include "support_store.h"

#include "store/evidence.h"

#include <inttypes.h>
#include <nettle/sha2.h>
#include <sys/stat.h>

/* ---- an outsider's check: SQLite's own JSON and doc/schema.md, no more ---- */

static void
take(struct sha256_ctx *ctx, const void *bytes, size_t len)
{
	unsigned char prefix[8];

	for (int i = 0; i < 8; i++)
		prefix[i] = (unsigned char)(len >> (8 * (7 - i)));
	sha256_update(ctx, sizeof prefix, prefix);
	sha256_update(ctx, len, bytes);
}

static void
take_column(struct sha256_ctx *ctx, sqlite3_stmt *stmt, int col)
{
	/* Numbers as decimal text. */
	const void *bytes = sqlite3_column_text(stmt, col);

	take(ctx, bytes, (size_t)sqlite3_column_bytes(stmt, col));
}

static size_t
unhex(const char *hex, unsigned char *out)
{
	size_t n = 0;
	unsigned byte;

	for (; sscanf(hex, "%2x", &byte) == 1; hex += 2)
		out[n++] = (unsigned char)byte;
	return n;
}

/* Plain text, salt, salted text and digest in columns from `col`. */
static void
take_side(struct sha256_ctx *ctx, sqlite3_stmt *stmt, int col)
{
	const char *hex = (const char *)sqlite3_column_text(stmt, col + 1);
	const char *kept = (const char *)sqlite3_column_text(stmt, col + 3);
	unsigned char digest[32], salt[16];
	struct sha256_ctx value;

	if (sqlite3_column_type(stmt, col) != SQLITE_NULL) {
		sha256_update(ctx, 1, (const unsigned char *)"=");
		take_column(ctx, stmt, col);
		return;
	}
	if (!hex && !kept) {
		sha256_update(ctx, 1, (const unsigned char *)"-");
		return;
	}
	if (kept) {
		assert_int_equal(unhex(kept, digest), 32);
	} else {
		assert_int_equal(unhex(hex, salt), 16);
		sha256_init(&value);
		sha256_update(&value, 16, salt);
		sha256_update(&value,
			      (size_t)sqlite3_column_bytes(stmt, col + 2),
			      sqlite3_column_text(stmt, col + 2));
		sha256_digest(&value, 32, digest);
	}
	sha256_update(ctx, 1, (const unsigned char *)"#");
	take(ctx, digest, sizeof digest);
}

#define SIDE(n)                                                             \
	" CASE json_type(value, '$[" n "]') WHEN 'text'"                    \
	" THEN json_extract(value, '$[" n "]') END,"                        \
	" json_extract(value, '$[" n "].s'),"                               \
	" json_extract(value, '$[" n "].v'),"                               \
	" json_extract(value, '$[" n "].d')"

static void
outsider_checks(const char *path)
{
	static const char hash_of[] = "SELECT id, case_id, at, who, kind,"
		" coalesce(undoes, 0), hash FROM events ORDER BY id";
	static const char values_of[] = "SELECT json_extract(value, '$[0]'),"
		" json_extract(value, '$[1]'), json_extract(value, '$[2]'),"
		SIDE("3") "," SIDE("4") " FROM events, json_each(changes)"
		" WHERE events.id = ?1 ORDER BY json_each.key";
	unsigned char last[32] = { 0 };
	sqlite3_stmt *events, *values;
	sqlite3 *db;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY,
					 NULL), SQLITE_OK);
	sqlite3_prepare_v2(db, hash_of, -1, &events, NULL);
	assert_int_equal(sqlite3_prepare_v2(db, values_of, -1, &values, NULL),
			 SQLITE_OK);
	while (sqlite3_step(events) == SQLITE_ROW) {
		struct sha256_ctx ctx;

		sha256_init(&ctx);
		take(&ctx, last, sizeof last);
		for (int col = 0; col < 6; col++)
			take_column(&ctx, events, col);
		sqlite3_bind_int64(values, 1, sqlite3_column_int64(events, 0));
		while (sqlite3_step(values) == SQLITE_ROW) {
			for (int col = 0; col < 3; col++)
				take_column(&ctx, values, col);
			take_side(&ctx, values, 3);
			take_side(&ctx, values, 7);
		}
		sqlite3_reset(values);
		sha256_digest(&ctx, 32, last);
		assert_memory_equal(sqlite3_column_blob(events, 6), last, 32);
	}
	sqlite3_finalize(values);
	sqlite3_finalize(events);
	sqlite3_close(db);
}

/* A small history with an undo, notes and a person in it. */
static int64_t
history(struct gd_store *st)
{
	int64_t id = make_case(st, "A", GD_STAGE_SERVICE, T0, 5), event;
	struct gd_event_head h = head(id, "note");

	make_case(st, "B", GD_STAGE_SERVICE, T0, 5);
	must(gd_store_begin(st, &h, &err));
	must(gd_store_put(st, GD_ENT_PERSON, id, "phone", "13800001111",
			  &err));
	must(gd_store_put(st, GD_ENT_ANSWER, id, "facts", "张三说了经过", &err));
	must(gd_store_put(st, GD_ENT_ANSWER, id, "type", "fraud", &err));
	must(gd_store_put(st, GD_ENT_EVENT, 0, "note", "张三来电", &err));
	must(gd_store_commit(st, NULL, &err));
	event = change(st, id, GD_ENT_PERSON, id, "phone", "13900002222");
	h = head(0, "");
	must(gd_store_undo(st, event, &h, NULL, &err));
	return id;
}

static void
the_chain_is_proved_by_an_outsider_too(void **state)
{
	struct place *p = *state;

	verified(p->st);		/* empty */
	history(p->st);
	verified(p->st);
	outsider_checks(p->db);
}

static const struct { const char *sql; const char *says; } tamperings[] = {
	{ "UPDATE events SET at = at + 1 WHERE id = 2", "event 2" },
	{ "UPDATE events SET who = 'wu' WHERE id = 1", "event 1" },
	{ "UPDATE events SET kind = 'edit' WHERE id = 3", "event 3" },
	{ "UPDATE events SET case_id = 2 WHERE id = 3", "event 3" },
	{ "UPDATE events SET undoes = NULL WHERE id = 5", "event 4" },
	{ "UPDATE events SET undone_by = NULL WHERE id = 4", "event 5" },
	{ "UPDATE events SET undone_by = 5 WHERE id = 3", "event 3" },
	{ "UPDATE events SET hash = zeroblob(32) WHERE id = 5",
	  "event 5" },
	{ "UPDATE events SET hash = zeroblob(31) WHERE id = 5",
	  "event 5" },
	{ "PRAGMA foreign_keys = OFF; DELETE FROM events WHERE id = 2;"
	  " PRAGMA foreign_keys = ON", "event 2" },
	{ "UPDATE events SET changes = '[]' WHERE id = 2", "event 2" },
	{ "UPDATE events SET changes = 'x' WHERE id = 2", "event 2" },
	{ "UPDATE events SET changes = '' WHERE id = 2", "event 2" },
	{ "UPDATE events SET changes = changes || ' ' WHERE id = 2",
	  "event 2" },
	{ "UPDATE events SET changes = substr(changes, 1, 40)"
	  " WHERE id = 2", "event 2" },
	{ "UPDATE events SET changes = json_remove(changes, '$[1]')"
	  " WHERE id = 2", "event 2" },
	{ "UPDATE events SET changes = replace(changes, '\"A\"', '\"X\"')"
	  " WHERE id = 1", "event 1" },
	{ "UPDATE events SET changes = replace(changes, '\"A\"', 'null')"
	  " WHERE id = 1", "event 1" },
	{ "UPDATE events SET changes = replace(changes, 'null,\"A\"',"
	  " '\"A\",null') WHERE id = 1", "event 1" },
	{ "UPDATE events SET changes = replace(changes, 'shop', 'goods')"
	  " WHERE id = 1", "event 1" },
	{ "UPDATE events SET changes = replace(changes, '1,\"shop',"
	  " '9,\"shop') WHERE id = 1", "event 1" },
	{ "UPDATE events SET changes = replace(changes, '\"case',"
	  " '\"filing') WHERE id = 1", "event 1" },
	{ "UPDATE events SET changes = replace(changes, '1380000',"
	  " '1390000') WHERE id = 3", "event 3" },
	{ "UPDATE events SET changes = replace(changes, '{\"s\":\"',"
	  " '{\"s\":\"0') WHERE id = 3", "event 3" },
	/* A value wiped as if it were erased, with no erasure told. */
	{ "UPDATE events SET changes = json_replace(changes,"
	  " '$[0][4]', json_object('d', '"
	  "00112233445566778899aabbccddeeff"
	  "00112233445566778899aabbccddeeff')) WHERE id = 3",
	  "phone" },
};

static void
every_tampering_is_found(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;

	history(st);
	must(gd_store_script(st, "CREATE TEMP TABLE e AS SELECT * FROM events",
			     &err));
	for (size_t i = 0; i < sizeof tamperings / sizeof *tamperings; i++) {
		struct gd_error told = GD_ERROR_INIT;

		must(gd_store_script(st, tamperings[i].sql, &err));
		if (gd_store_verify(st, NULL, &told) != GD_EDATA)
			fail_msg("not found: %s", tamperings[i].sql);
		if (!strstr(told.text, tamperings[i].says))
			fail_msg("%s: %s", tamperings[i].sql, told.text);
		must(gd_store_script(st, "PRAGMA foreign_keys = OFF;"
				     "DELETE FROM events;"
				     "INSERT INTO events SELECT * FROM temp.e;"
				     "PRAGMA foreign_keys = ON", &err));
		verified(st);
	}
}

/* Case 1 with a letter that was sent. */
static int64_t
sent_letter(struct gd_store *st)
{
	int64_t id = make_case(st, "A", GD_STAGE_SERVICE, T0, 5), row;
	struct gd_event_head h = head(id, "letter");

	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_LETTER, id, &row, &err));
	must(gd_store_put(st, GD_ENT_LETTER, row, "template", "demand", &err));
	must(gd_store_put(st, GD_ENT_LETTER, row, "body", "退还239元", &err));
	must(gd_store_put_int(st, GD_ENT_LETTER, row, "version", 1, &err));
	must(gd_store_commit(st, NULL, &err));
	h = head(id, "send");
	must(gd_store_begin(st, &h, &err));
	must(gd_store_put_int(st, GD_ENT_LETTER, row, "sent_at", T0, &err));
	must(gd_store_put(st, GD_ENT_LETTER, row, "proof", "SF1", &err));
	must(gd_store_commit(st, NULL, &err));
	return id;
}

static void
a_letter_that_was_changed_is_found(void **state)
{
	static const struct { const char *sql, *says; } cases[] = {
		{ "DROP TRIGGER letters_sent;"
		  " UPDATE letters SET body = '退还9239元'", "body" },
		{ "UPDATE letters SET sent_at = sent_at - 60", "sent_at" },
		{ "UPDATE letters SET sent_at = NULL", "sent_at" },
		{ "UPDATE letters SET proof = 'SF2'", "proof" },
		{ "UPDATE letters SET note = 'x'", "note" },
		{ "UPDATE letters SET template = 'first'", "template" },
		{ "INSERT INTO letters (case_id, seq, template, body)"
		  " VALUES (1, 2, 'demand', 'x')", "template" },
		{ "DELETE FROM letters", "letter" },
	};
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = sent_letter(st);

	must(gd_store_compare(st, id, NULL, NULL, &err));
	assert_int_not_equal(gd_store_script(st, "UPDATE letters SET body = 'x'",
					     NULL), GD_OK);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_error told = GD_ERROR_INIT;

		must(gd_store_script(st, "SAVEPOINT tamper", &err));
		must(gd_store_script(st, cases[i].sql, &err));
		if (gd_store_compare(st, id, NULL, NULL, &told) != GD_EDATA)
			fail_msg("not found: %s", cases[i].sql);
		if (!strstr(told.text, cases[i].says))
			fail_msg("%s: %s", cases[i].sql, told.text);
		must(gd_store_script(st, "ROLLBACK TO tamper;"
				     " RELEASE tamper", &err));
	}
	must(gd_store_compare(st, id, NULL, NULL, &err));
}

/* Does any of the database's files hold `text`? */
static bool
on_disk(const struct place *p, const char *text)
{
	static const char *const suffixes[] = { "", "-wal" };
	size_t len = strlen(text);
	bool found = false;

	for (size_t i = 0; i < 2; i++) {
		char path[400];
		char *bytes;
		size_t n;
		FILE *f;
		long size;

		snprintf(path, sizeof path, "%s%s", p->db, suffixes[i]);
		f = fopen(path, "rb");
		if (!f)
			continue;
		fseek(f, 0, SEEK_END);
		size = ftell(f);
		rewind(f);
		bytes = malloc((size_t)size + 1);
		assert_non_null(bytes);
		n = fread(bytes, 1, (size_t)size, f);
		fclose(f);
		found = found || memmem(bytes, n, text, len) != NULL;
		free(bytes);
	}
	return found;
}

static void
a_person_is_erased_and_the_chain_verifies(void **state)
{
	struct place *p = *state;
	struct gd_store *st = p->st;
	int64_t id = history(st), filing, found;
	struct gd_event_head h = head(id, "respond");
	struct gd_answers answers;
	struct gd_error told = GD_ERROR_INIT;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_FILING, id, &filing, &err));
	must(gd_store_put(st, GD_ENT_FILING, filing, "response", "张三不退",
			  &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "order_no", "42000017", &err));
	must(gd_store_put(st, GD_ENT_ANSWER, id, "order_no", "42000017",
			  &err));
	must(gd_store_commit(st, NULL, &err));
	assert_true(on_disk(p, "张三"));
	assert_true(on_disk(p, "13900002222"));
	must(gd_store_erase_person(st, id, &h, &err));
	verified(st);
	outsider_checks(p->db);
	assert_false(on_disk(p, "张三"));
	assert_false(on_disk(p, "13800001111"));
	assert_false(on_disk(p, "13900002222"));
	assert_false(on_disk(p, "42000017"));
	must(gd_store_answers(st, id, &answers, &err));
	assert_int_equal(answers.len, 1);
	assert_string_equal(gd_answers_value(&answers, "type"), "fraud");
	gd_answers_release(&answers);
	/* Not undone, and neither is what it emptied. */
	must(gd_store_last_undoable(st, id, NULL, &found, &err));
	assert_int_equal(found, 6);
	assert_int_equal(gd_store_undo(st, 7, &h, NULL, &told), GD_EGUARD);
	assert_int_equal(gd_store_undo(st, 3, &h, NULL, &told), GD_EGUARD);
	/* Life goes on. */
	change(st, id, GD_ENT_PERSON, id, "phone", "1");
	change(st, id, GD_ENT_CASE, id, "shop", "C");
	verified(st);
}

static bool
count_erased(const struct gd_event_value *v, void *ctx)
{
	int *n = ctx;

	if (v->erased) {
		assert_null(v->before);
		assert_null(v->after);
		(*n)++;
	}
	return true;
}

static void
erased_values_are_shown_as_erased(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = history(st);
	struct gd_event_head h = head(id, "");
	int n = 0;

	must(gd_store_erase_person(st, id, &h, &err));
	must(gd_store_event_values(st, 3, count_erased, &n, &err));
	assert_int_equal(n, 3);		/* phone, facts, note; not type */
	n = 0;
	must(gd_store_event_values(st, 6, count_erased, &n, &err));
	assert_int_equal(n, 2);		/* what the erasure itself emptied */
}

static void
salts_are_never_the_same(void **state)
{
	struct gd_store *st = ((struct place *)*state)->st;
	int64_t id = make_case(st, "A", GD_STAGE_PREPARE, T0, 5);

	for (int i = 0; i < 50; i++)
		change(st, id, GD_ENT_PERSON, id, "phone", i % 2 ? "1" : "2");
	/* 50 times after, 49 times before. */
	assert_int_equal(number(st, "SELECT count(DISTINCT atom) FROM events,"
				" json_tree(changes) WHERE json_tree.key = 's'"),
			 99);
}

/* What is written is read back; what is not ours is refused. */
static void
records_are_read_as_they_were_written(void **state)
{
	static const char *const texts[] = {
		"", "a", "\"\\/", "\n\t\x01\x1f\x7f", "小鹿\xf0\x9f\x98\x80",
		"\\u0041", "]]\",null", "\xff\xfe"
	};
	struct gd_buf text = GD_BUF_INIT;
	struct gd_record_reader rd;
	struct gd_record r;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct gd_record w = {
			.entity = "case", .row = -7 + (int64_t)i,
			.field = texts[i],
			.before = { .kind = GD_SIDE_PLAIN, .text = texts[i] },
			.after = { .kind = GD_SIDE_SALTED, .text = texts[i],
				   .salt = { 1, 0xab, 0xff } }
		};

		gd_record_add(&text, &w);
	}
	gd_record_end(&text);
	gd_record_reader_init(&rd, text.s);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(gd_record_next(&rd, &r));
		assert_int_equal(r.row, -7 + (int64_t)i);
		assert_string_equal(r.field, texts[i]);
		assert_string_equal(gd_side_text(&r.before), texts[i]);
		assert_string_equal(gd_side_text(&r.after), texts[i]);
		assert_int_equal(r.after.salt[1], 0xab);
	}
	assert_false(gd_record_next(&rd, &r));
	assert_false(rd.broken);
	gd_record_reader_release(&rd);
	/* Cut anywhere it is refused and never read past. */
	for (size_t cut = 0; cut < text.len; cut++) {
		char *piece = malloc(cut + 1);

		assert_non_null(piece);
		memcpy(piece, text.s, cut);
		piece[cut] = '\0';
		gd_record_reader_init(&rd, piece);
		while (gd_record_next(&rd, &r))
			;
		assert_true(rd.broken);
		gd_record_reader_release(&rd);
		free(piece);
	}
	gd_buf_release(&text);
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_chain_is_proved_by_an_outsider_too),
		TEST(every_tampering_is_found),
		TEST(a_letter_that_was_changed_is_found),
		TEST(a_person_is_erased_and_the_chain_verifies),
		TEST(erased_values_are_shown_as_erased),
		TEST(salts_are_never_the_same),
		cmocka_unit_test(records_are_read_as_they_were_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
