/*
 * domain/dateinput.h - dates and times as people type them.
 *
 * Understands ISO 8601 (with zone), `2026/3/8`, `2026.3.8`, `20260308`, `3-8`,
 * `3/8`, `3.8`, Chinese dates in digits or numerals, a day of this, last or next
 * month, today / yesterday / the day before yesterday / tomorrow, `n` days, weeks,
 * months, years, hours or minutes ago, weekday names with this, last or next, in
 * Chinese and English and full-width digits; each day with an optional time
 * (`20:15`, `3pm`, Chinese hours with a part of the day) and an optional
 * weekday, which is checked.
 *
 * A date without a year is the nearest one that is not in the future (`past`)
 * or not in the past (otherwise), today belonging to both; so are a day of the
 * month and a bare weekday. Chinese weeks begin on Monday. A time alone is today,
 * if it lies on that side. Hours without a part of the day are by the 24-hour
 * clock. What fits two days (English "last friday" on a Saturday, midnight at
 * night, 3/8/2026) or contradicts itself is refused. Years are 1900 to 2199.
 */
#ifndef GD_DOMAIN_DATEINPUT_H
#define GD_DOMAIN_DATEINPUT_H

#include "domain/instant.h"

struct gd_dateinput {
	gd_instant at;		/* 00:00 of the day when no time was given */
	gd_day day;		/* the day of `at` */
	bool has_time;
};

/*
 * Parse `s` against `now` in zone `z`; `past` tells which way an open date
 * leans. GD_EINVAL: not understood, or no such date (30 February is named as
 * such); the sentence shows forms that work.
 */
enum gd_status gd_dateinput_parse(const char *s, gd_instant now,
				  struct gd_zone z, bool past,
				  struct gd_dateinput *out,
				  struct gd_error *err);

#endif
