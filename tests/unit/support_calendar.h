/*
 * tests/unit/support_calendar.h - the shipped calendar for tests, and a counter
 * that shares nothing with the program: it reads the CSV files itself, keeps a
 * plain table of days and walks day by day.
 */
#ifndef GD_TESTS_SUPPORT_CALENDAR_H
#define GD_TESTS_SUPPORT_CALENDAR_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "domain/calendar.h"
#include "domain/clock.h"

#define SLOW_FIRST_YEAR 2000
#define SLOW_DAYS 14000		/* into 2038 */

static const struct gd_zone shanghai = { 28800 };

static inline gd_instant
at(const char *s)
{
	gd_instant t = 0;

	if (gd_instant_parse(s, shanghai, &t, NULL) != GD_OK)
		fail_msg("'%s' is no instant", s);
	return t;
}

static inline gd_day
day(const char *s)
{
	return gd_instant_day(at(s), shanghai);
}

/* One row of a calendar file, as text. */
static inline bool
support_row(FILE *f, int *y, int *m, int *d, char *kind, char *name)
{
	char line[256];

	while (fgets(line, sizeof line, f) != NULL) {
		if (sscanf(line, "%d-%d-%d,%7[a-z],%63[^\r\n]", y, m, d, kind,
			   name) == 5)
			return true;
		kind[0] = '\0';
		if (sscanf(line, "%d-%d-%d,%63[^\r\n]", y, m, d, name) == 4)
			return true;
	}
	return false;
}

static inline gd_day
support_day(int y, int m, int d)
{
	return gd_day_from_date((struct gd_date){ y, m, d });
}

/* `last_year`: leave out the notices after it (0: take all). */
static inline void
support_load(struct gd_calendar *cal, int last_year)
{
	static const char *const files[] = {
		TEST_DATADIR "/calendar/holidays-cn.csv",
		TEST_DATADIR "/calendar/statutory-days-cn.csv"
	};
	char kind[8], name[64];
	int i, y, m, d;

	gd_calendar_init(cal, shanghai);
	for (i = 0; i < 2; i++) {
		FILE *f = fopen(files[i], "r");

		if (f == NULL) {
			perror(files[i]);
			return;
		}
		while (support_row(f, &y, &m, &d, kind, name)) {
			if (i == 1)
				gd_calendar_add_statutory(cal,
							  support_day(y, m, d),
							  name);
			else if (last_year == 0 || y <= last_year)
				gd_calendar_add_notice(cal,
						       support_day(y, m, d),
						       strcmp(kind, "work") == 0,
						       name);
		}
		fclose(f);
	}
	gd_calendar_seal(cal);
}

/* The slow counter's table: an entry a day from 1 January 2000. */
struct slow_day {
	int y, m, d, weekday;
	char mark;		/* 'o' off, 'w' worked, 0 not in the notices */
	bool statutory;
	bool published;
};

struct slow_calendar {
	struct slow_day days[SLOW_DAYS];
};

static inline void
slow_fill(struct slow_calendar *c)
{
	int y = SLOW_FIRST_YEAR, m = 1, d = 1, weekday = 6; /* a Saturday */
	int i;

	for (i = 0; i < SLOW_DAYS; i++) {
		int len = 31;

		c->days[i] = (struct slow_day){ y, m, d, weekday, 0, false,
						y >= 2007 && y <= 2026 };
		if (m == 4 || m == 6 || m == 9 || m == 11)
			len = 30;
		if (m == 2)	/* no century year without leap day in reach */
			len = y % 4 == 0 ? 29 : 28;
		if (++d > len) {
			d = 1;
			if (++m > 12) {
				m = 1;
				y++;
			}
		}
		weekday = weekday == 7 ? 1 : weekday + 1;
	}
}

static inline int
slow_find(const struct slow_calendar *c, int y, int m, int d)
{
	int i;

	for (i = 0; i < SLOW_DAYS; i++)
		if (c->days[i].y == y && c->days[i].m == m &&
		    c->days[i].d == d)
			return i;
	return -1;
}

static inline bool
slow_load(struct slow_calendar *c)
{
	char kind[8], name[64];
	int y, m, d, i, n = 0;
	FILE *f;

	slow_fill(c);
	f = fopen(TEST_DATADIR "/calendar/holidays-cn.csv", "r");
	if (f == NULL)
		return false;
	while (support_row(f, &y, &m, &d, kind, name)) {
		i = slow_find(c, y, m, d);
		if (i < 0)
			break;
		c->days[i].mark = kind[0];
		n++;
	}
	fclose(f);
	f = fopen(TEST_DATADIR "/calendar/statutory-days-cn.csv", "r");
	if (f == NULL)
		return false;
	while (support_row(f, &y, &m, &d, kind, name)) {
		i = slow_find(c, y, m, d);
		if (i < 0)
			break;
		c->days[i].statutory = true;
		n++;
	}
	fclose(f);
	return n == 675 + 341;
}

/* The rule of the calendar, said a second time and otherwise. */
static inline bool
slow_works(const struct slow_day *d)
{
	if (d->published)
		return d->mark == 'w' || (d->mark == 0 && d->weekday < 6);
	return d->weekday < 6 && !d->statutory;
}

/* Index of the last day of the period that starts on day `i`. */
static inline int
slow_last(const struct slow_calendar *c, int i, enum gd_unit unit, int count,
	  enum gd_roll roll, bool *estimated)
{
	while (count > 0) {
		i++;
		if (unit == GD_UNIT_DAYS) {
			count--;
			continue;
		}
		*estimated = *estimated || !c->days[i].published;
		if (slow_works(&c->days[i]))
			count--;
	}
	if (roll == GD_ROLL_NONE)
		return i;
	for (;; i++) {
		bool off = roll == GD_ROLL_REST ? !slow_works(&c->days[i]) :
						  c->days[i].statutory;

		*estimated = *estimated || !c->days[i].published;
		if (!off)
			return i;
	}
}

#endif
