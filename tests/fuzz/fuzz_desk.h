/*
 * tests/fuzz/fuzz_desk.h - a desk that stays open from input to input, on a
 * database of its own that goes with the process.
 */
#ifndef TESTS_FUZZ_DESK_H
#define TESTS_FUZZ_DESK_H

#include "fuzz/fuzz.h"

#include "base/i18n.h"
#include "desk/desk.h"
#include "desk/replay.h"

#define FUZZ_NOW INT64_C(1773277440)	/* 2026-03-12 09:04 in China */

static char fuzz_home[512];
static struct gd_desk *fuzz_desk_open;

static inline void
fuzz_desk_forget(void)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	char path[600];

	gd_desk_close(fuzz_desk_open);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(path, sizeof path, "%s/desk.db%s", fuzz_home, ends[i]);
		unlink(path);
	}
	rmdir(fuzz_home);
}

static inline struct gd_desk *
fuzz_desk(void)
{
	/* Memory, where there is any: what is synced is not our subject. */
	const char *tmp = access("/dev/shm", W_OK) == 0 ? "/dev/shm"
							: getenv("TMPDIR");
	struct gd_error err = GD_ERROR_INIT;
	struct gd_desk_options opt = { .as = "lin", .lang = "en" };
	char db[600];

	if (fuzz_desk_open)
		return fuzz_desk_open;
	snprintf(fuzz_home, sizeof fuzz_home, "%s/gd-fuzz-XXXXXX",
		 tmp ? tmp : "/tmp");
	MUST(mkdtemp(fuzz_home));
	snprintf(db, sizeof db, "%s/desk.db", fuzz_home);
	opt.db = db;
	setenv("HOME", fuzz_home, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_HOME");
	setenv("GONGDAO_DATADIR", TEST_DATADIR, 1);
	gd_i18n_init("en", NULL);
	MUST(gd_desk_open(&opt, &fuzz_desk_open, &err) == GD_OK);
	gd_desk_clock_set(fuzz_desk_open, FUZZ_NOW);
	atexit(fuzz_desk_forget);
	return fuzz_desk_open;
}

#endif
