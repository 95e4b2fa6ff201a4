/*
 * Ringing while the desk is open: at thresholds, once, and not in quiet hours.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tui/rig.h"

static void
run_ok(const char *home, const char *now, const char *const *args)
{
	char out[2048];

	if (rig_command(home, "en", now, args, out, sizeof out) != 0)
		fail_msg("%s: %s", args[0], out);
}

/* A complaint at the platform's service since 2026-03-09 09:04; `config` is the file. */
static char *
waiting_case(const char *config)
{
	char *home = rig_new_home(), path[600];
	const char *file[] = { "file", "GD-0001", "service", NULL };
	FILE *f;

	snprintf(path, sizeof path, "%s/gongdao", home);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/gongdao/config.ini", home);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(config, f);
	fclose(f);
	rig_new_case(home, "2026-03-09T09:00:00",
		     "platform = wechat\ncarrier = mini_program\n"
		     "type = quality\nshop = 小鹿优选\n"
		     "facts = 用了两次就不加热\ndemand = exchange\n"
		     "amount = 239\n"
		     "evidence = screenshot,chat,logistics,ad_page\n");
	run_ok(home, "2026-03-09T09:04:00", file);
	return home;
}

/* 48 of 72 hours are gone: a day is left. */
static void
a_threshold_rings_once_and_says_which(void **state)
{
	char *home = waiting_case("[ui]\nnotify = osc9\n");
	const struct rig_setup setup = { .rows = 30, .cols = 120, .lang = "en",
					 .now = "2026-03-11T09:03:58",
					 .home = home };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	rig_expect(r, "before the end");
	rig_settle(r);
	assert_true(rig_shows(r, "GD-0001"));
	/* The notice ends with the same byte as a bell and is none. */
	assert_int_equal(rig_bells(r), 1);
	rig_end(r, false);
	free(home);
}

static void
quiet_hours_are_quiet(void **state)
{
	char *home = waiting_case("[alerts]\nquiet_from = 08:00\n"
				  "quiet_until = 12:00\n");
	const struct rig_setup setup = { .rows = 30, .cols = 120, .lang = "en",
					 .now = "2026-03-12T09:03:58",
					 .home = home };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "Board");
	/* It has fallen, which the card shows; but nothing rings. */
	rig_expect(r, "09:04");
	rig_expect(r, "overdue 1");
	rig_settle(r);
	assert_int_equal(rig_bells(r), 0);
	assert_false(rig_shows(r, "just fallen"));
	rig_end(r, false);
	free(home);
}

/* Nobody sits there: the bell calls, the screen tells a stranger nothing. */
static void
a_desk_at_rest_rings_without_names(void **state)
{
	char *home = waiting_case("[ui]\nlock_min = 0.001\n");
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .now = "2026-03-12T09:03:54",
					 .home = home };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "The desk rests");
	assert_false(rig_shows(r, "小鹿"));
	rig_expect(r, "GD-0001: a deadline");
	assert_int_equal(rig_bells(r), 1);
	assert_false(rig_shows(r, "小鹿"));
	assert_false(rig_shows(r, "just fallen"));
	rig_end(r, false);
	free(home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_threshold_rings_once_and_says_which),
		cmocka_unit_test(quiet_hours_are_quiet),
		cmocka_unit_test(a_desk_at_rest_rings_without_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
