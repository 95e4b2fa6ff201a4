/*
 * A desk on a database of its own in a scratch folder, with the shipped
 * playbook, English, and the clock standing at 2026-06-10 10:00 +08:00.
 */
#ifndef TESTS_DESK_FIXTURE_H
#define TESTS_DESK_FIXTURE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "desk/actions.h"
#include "desk/desk.h"
#include "desk/intake.h"
#include "desk/replay.h"
#include "desk/view.h"

#define FIX_NOW INT64_C(1781056800)	/* 2026-06-10T10:00:00+08:00 */
#define FIX_HOUR INT64_C(3600)
#define FIX_DAY (24 * FIX_HOUR)

struct fix {
	char root[512];
	char db[600];
	struct gd_desk *desk;
	struct gd_error err;
};

static inline int
fix_remove(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st;
	(void)flag;
	(void)ftw;
	return remove(path);
}

/* Open (again) the desk on the fixture's database, the clock at `now`. */
static inline void
fix_open(struct fix *f, gd_instant now)
{
	struct gd_desk_options opt = { .db = f->db, .as = "lin", .lang = "en" };

	assert_int_equal(gd_desk_open(&opt, &f->desk, &f->err), GD_OK);
	gd_desk_clock_set(f->desk, now);
}

static inline int
fix_setup(void **state)
{
	const char *tmp = getenv("TMPDIR");
	struct fix *f = calloc(1, sizeof *f);

	snprintf(f->root, sizeof f->root, "%s/gd-desk-XXXXXX",
		 tmp ? tmp : "/tmp");
	if (!mkdtemp(f->root))
		return -1;
	snprintf(f->db, sizeof f->db, "%s/desk.db", f->root);
	setenv("HOME", f->root, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("GONGDAO_DATADIR", TEST_DATADIR, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_HOME");
	unsetenv("GONGDAO_DB");
	gd_i18n_init("en", NULL);
	fix_open(f, FIX_NOW);
	*state = f;
	return 0;
}

static inline int
fix_teardown(void **state)
{
	struct fix *f = *state;

	gd_desk_close(f->desk);
	nftw(f->root, fix_remove, 16, FTW_DEPTH | FTW_PHYS);
	free(f);
	return 0;
}

/* Let the clock stand at `now`. */
static inline void
fix_at(struct fix *f, gd_instant now)
{
	gd_desk_clock_set(f->desk, now);
}

/* A sound quality case on WeChat with half the evidence in hand. */
static inline void
fix_answers(struct gd_answers *a)
{
	static const char *const pairs[][2] = {
		{ "facts", "3月8日买了电饭煲，用了两次就不加热。" },
		{ "type", "quality" }, { "platform", "wechat" },
		{ "carrier", "mini_program" }, { "scenario", "mini_program" },
		{ "for_living", "yes" }, { "other_bodies", "none" },
		{ "found_at", "2026-06-01" }, { "goods", "电饭煲 4L" },
		{ "amount", "239.00" }, { "order_no", "2026060112345678901" },
		{ "shop", "小鹿优选" }, { "is_food", "no" },
		{ "is_durable", "no" }, { "signed_at", "2026-05-30" },
		{ "contacted", "chat" }, { "demand", "exchange" },
		{ "evidence", "screenshot,chat,photo,logistics" },
		{ "consumer", "王小明" }, { "phone", "13800138000" },
	};
	size_t i;

	gd_answers_init(a);
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
		gd_answers_set(a, pairs[i][0], pairs[i][1], GD_ANSWER_GIVEN,
			       false);
}

/* Open a case with the answers above, changed by `field`=`value` (may be NULL). */
static inline int64_t
fix_case(struct fix *f, const char *field, const char *value)
{
	struct gd_answers a;
	int64_t id = 0;

	fix_answers(&a);
	if (field)
		gd_answers_set(&a, field, value, GD_ANSWER_GIVEN, false);
	if (gd_intake_open_answers(f->desk, &a, &id, &f->err) != GD_OK)
		fail_msg("%s", f->err.text);
	gd_answers_release(&a);
	return id;
}

static inline struct gd_case_view
fix_view(struct fix *f, int64_t id)
{
	struct gd_case_view v;

	if (gd_desk_case(f->desk, id, &v, &f->err) != GD_OK)
		fail_msg("%s", f->err.text);
	return v;
}

/* The running (or any) clock of `rule`; NULL. */
static inline const struct gd_clock_row *
fix_clock(const struct gd_case_view *v, const char *rule)
{
	size_t i;

	for (i = 0; i < v->clocks_len; i++)
		if (strcmp(v->clocks[i].rule, rule) == 0)
			return &v->clocks[i];
	return NULL;
}

/* Fails with the sentence unless the call gave `wanted`. */
#define fix_expect(f, wanted, call)                                         \
	do {                                                                \
		enum gd_status status_ = (call);                            \
		if (status_ != (wanted))                                    \
			fail_msg("status %d, not %d: %s", (int)status_,     \
				 (int)(wanted), (f)->err.text);             \
	} while (0)

/* The whole event chain still verifies. */
static inline void
fix_verify(struct fix *f)
{
	struct gd_store *st;

	fix_expect(f, GD_OK, gd_desk_store(f->desk, &st, &f->err));
	fix_expect(f, GD_OK, gd_store_verify(st, NULL, &f->err));
}

#endif
