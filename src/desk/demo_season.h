/*
 * desk/demo_season.h - when people complain: more of them after the great sales.
 */
#ifndef GD_DESK_DEMO_SEASON_H
#define GD_DESK_DEMO_SEASON_H

#include "desk/demo_texts.h"
#include "domain/instant.h"

#define GD_DEMO_YEAR (12 * 31)		/* places for the days of a year */

struct gd_demo_seasons {
	/* How many times as many cases as on an ordinary day. */
	unsigned char times[GD_DEMO_YEAR];
	int most;
};

/* From lines "MM-DD|MM-DD|times|name"; what is none of these counts for nothing. */
void gd_demo_seasons_read(struct gd_demo_seasons *s,
			  const struct gd_demo_list *lines);
/*
 * How many days before `today` a case of the past had its present: between one
 * month and two years, as likely as its season makes it.
 */
int gd_demo_days_back(const struct gd_demo_seasons *s, struct gd_chance *c,
		      gd_day today);

#endif
