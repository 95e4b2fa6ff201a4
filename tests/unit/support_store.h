/*
 * unit/support_store.h - a database in a folder of its own, and small cases.
 */
#ifndef GD_TEST_SUPPORT_STORE_H
#define GD_TEST_SUPPORT_STORE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/query.h"
#include "store/store.h"
#include "store/store_internal.h"

#define T0 INT64_C(1773277440)		/* 2026-03-12 09:04 in Shanghai */
#define HOUR INT64_C(3600)
#define DAY INT64_C(86400)

struct place {
	char dir[256];
	char db[300];
	struct gd_store *st;
};

#define must(call)                                                          \
	do {                                                                \
		struct gd_error err = GD_ERROR_INIT;                        \
		if ((call) != GD_OK)                                        \
			fail_msg("%s: %s", #call, err.text);                \
	} while (0)

static inline void
place_make(struct place *p)
{
	const char *tmp = getenv("TMPDIR");

	memset(p, 0, sizeof *p);
	snprintf(p->dir, sizeof p->dir, "%s/gongdao-store-XXXXXX",
		 tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(p->dir));
	snprintf(p->db, sizeof p->db, "%s/desk.db", p->dir);
}

static inline void
place_remove(struct place *p)
{
	static const char *const names[] = {
		"desk.db", "desk.db-wal", "desk.db-shm", "desk.db-journal",
		"desk.db.v1.bak", "desk.db.v2.bak", "desk.db.v3.bak",
		"desk.db.v4.bak",
		"other.db",
		"other.db-wal", "other.db-shm",
		"in/desk.db", "in/desk.db-wal", "in/desk.db-shm", "in"
	};
	char path[512];

	gd_store_close(p->st);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", p->dir, names[i]);
		if (unlink(path) != 0)
			rmdir(path);
	}
	assert_int_equal(rmdir(p->dir), 0);	/* nothing else was left */
}

static inline int
store_setup(void **state)
{
	struct place *p = malloc(sizeof *p);

	if (!p)
		return -1;
	place_make(p);
	must(gd_store_open(p->db, &p->st, &err));
	*state = p;
	return 0;
}

static inline int
store_teardown(void **state)
{
	place_remove(*state);
	free(*state);
	return 0;
}

static inline struct gd_event_head
head(int64_t case_id, const char *kind)
{
	return (struct gd_event_head){
		.at = T0, .who = "lin", .kind = kind, .case_id = case_id
	};
}

/* An open case of `shop` at `stage`, opened at `opened`, worth `fen`. */
static inline int64_t
make_case(struct gd_store *st, const char *shop, enum gd_stage stage,
	  gd_instant opened, int64_t fen)
{
	struct gd_event_head h = head(0, "open");
	int64_t id = 0;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_CASE, 0, &id, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "draft", 0, &err));
	must(gd_store_put(st, GD_ENT_CASE, id, "shop", shop, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "stage", stage, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "opened_at", opened, &err));
	must(gd_store_put_int(st, GD_ENT_CASE, id, "amount_fen", fen, &err));
	must(gd_store_commit(st, NULL, &err));
	return id;
}

/* A running clock of the case. */
static inline int64_t
make_clock(struct gd_store *st, int64_t case_id, const char *rule,
	   gd_instant due)
{
	struct gd_event_head h = head(case_id, "file");
	int64_t row = 0;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_insert(st, GD_ENT_CLOCK, case_id, &row, &err));
	must(gd_store_put(st, GD_ENT_CLOCK, row, "rule", rule, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, row, "started_at", T0, &err));
	must(gd_store_put_int(st, GD_ENT_CLOCK, row, "due_at", due, &err));
	must(gd_store_commit(st, NULL, &err));
	return row;
}

/* One put in one event; the event's id. */
static inline int64_t
change(struct gd_store *st, int64_t case_id, enum gd_entity ent, int64_t row,
       const char *field, const char *value)
{
	struct gd_event_head h = head(case_id, "edit");
	int64_t event = -1;

	must(gd_store_begin(st, &h, &err));
	must(gd_store_put(st, ent, row, field, value, &err));
	must(gd_store_commit(st, &event, &err));
	return event;
}

static inline int64_t
number(struct gd_store *st, const char *sql)
{
	int64_t n = -1;

	must(gd_store_int(st, &n, &err, sql, ""));
	return n;
}

static inline void
verified(struct gd_store *st)
{
	int64_t events = 0;

	must(gd_store_verify(st, &events, &err));
	assert_int_equal(events, number(st, "SELECT count(*) FROM events"));
}

#endif
