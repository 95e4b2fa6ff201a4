#include <config.h>

#include "desk/demo_season.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_DAYS 30
#define MOST_DAYS (2 * 365)
#define TRIES 200

static int
place_of(int month, int mday)
{
	return (month - 1) * 31 + mday - 1;
}

/* The number at `*s`, which `end` must follow. */
static long
number(const char **s, char end)
{
	char *after;
	long n = strtol(*s, &after, 10);

	if (after == *s || *after != end)
		return -1;
	*s = after + 1;
	return n;
}

static bool
read_season(const char *line, int *from, int *until, int *times)
{
	long month[2], mday[2], n;

	for (int i = 0; i < 2; i++) {
		month[i] = number(&line, '-');
		mday[i] = month[i] > 0 ? number(&line, '|') : -1;
		if (month[i] < 1 || month[i] > 12 || mday[i] < 1 ||
		    mday[i] > 31)
			return false;
	}
	n = number(&line, '|');
	if (n < 1 || n > 100)
		return false;
	*from = place_of((int)month[0], (int)mday[0]);
	*until = place_of((int)month[1], (int)mday[1]);
	*times = (int)n;
	return true;
}

void
gd_demo_seasons_read(struct gd_demo_seasons *s,
		     const struct gd_demo_list *lines)
{
	int from, until, times;

	memset(s->times, 1, sizeof s->times);
	s->most = 1;
	for (size_t i = 0; i < lines->len; i++) {
		if (!read_season(lines->items[i], &from, &until, &times))
			continue;
		for (int at = from; at <= until; at++)
			s->times[at] = (unsigned char)times;
		if (times > s->most)
			s->most = times;
	}
}

int
gd_demo_days_back(const struct gd_demo_seasons *s, struct gd_chance *c,
		  gd_day today)
{
	int back = LEAST_DAYS;

	/* Any day will do; quiet ones are passed over in proportion. */
	for (int i = 0; i < TRIES; i++) {
		struct gd_date d;

		back = LEAST_DAYS + gd_chance_below(c, MOST_DAYS - LEAST_DAYS);
		d = gd_day_to_date(today - back);
		if (gd_chance_below(c, s->most) <
		    s->times[place_of(d.month, d.mday)])
			break;
	}
	return back;
}
