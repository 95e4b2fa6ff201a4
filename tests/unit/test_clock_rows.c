/*
 * Hundreds of dated rows, each with its source: tests/data/clock_rows.txt.
 */
#include "support_calendar.h"

#include <stdlib.h>

#include "playbook/playbook.h"

static void
every_row_ends_on_its_day(void **state)
{
	struct gd_calendar cal;
	struct gd_playbook *pb = NULL;
	FILE *f = fopen(TEST_SRCDIR "/data/clock_rows.txt", "r");
	char line[256], start[32], period[16], roll[16], last[32], mark;
	char source[64];
	int rows = 0;

	(void)state;
	assert_non_null(f);
	support_load(&cal, 9999);
	assert_int_equal(gd_playbook_open(TEST_DATADIR, NULL, &pb, NULL),
			 GD_OK);
	while (fgets(line, sizeof line, f)) {
		struct gd_period p = { .roll = GD_ROLL_NONE };
		struct gd_due due;

		if (*line == '#')
			continue;
		assert_int_equal(sscanf(line, "%31s %15s %15s %31s %c %63s",
					start, period, roll, last, &mark,
					source), 6);
		assert_true(gd_period_parse(period, &p));
		assert_true(gd_roll_parse(roll, &p.roll));
		assert_int_equal(gd_clock_due(&p, at(start) + 36000, &cal,
					      &due, NULL), GD_OK);
		if (due.last_day != day(last) ||
		    due.at != at(last) + 86400 ||
		    due.estimated != (mark == '~'))
			fail_msg("%s", line);
		if (!gd_playbook_source(pb, source))
			fail_msg("there is no source %s", source);
		rows++;
	}
	assert_true(rows > 300);
	fclose(f);
	gd_playbook_close(pb);
	gd_calendar_release(&cal);
}

/* The machine's zone is no part of the count. */
static void
the_machines_zone_changes_nothing(void **state)
{
	static const char *const zones[] = {
		"UTC", "America/New_York", "Pacific/Kiritimati",
		"Asia/Kathmandu"
	};
	struct gd_calendar cal;
	gd_instant first = 0;

	(void)state;
	support_load(&cal, 9999);
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		struct gd_period p = { .roll = GD_ROLL_REST };
		struct gd_buf b = GD_BUF_INIT;
		struct gd_due due;

		setenv("TZ", zones[i], 1);
		assert_true(gd_period_parse("15d", &p));
		assert_int_equal(gd_clock_due(&p, at("2026-03-08T00:30"), &cal,
					      &due, NULL), GD_OK);
		if (i == 0)
			first = due.at;
		assert_int_equal(due.at, first);
		gd_instant_format(&b, due.at, shanghai);
		assert_string_equal(b.s, "2026-03-24T00:00:00+08:00");
		gd_buf_release(&b);
	}
	gd_calendar_release(&cal);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_ends_on_its_day),
		cmocka_unit_test(the_machines_zone_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
