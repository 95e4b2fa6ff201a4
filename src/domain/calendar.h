/*
 * domain/calendar.h - which days are worked in mainland China.
 *
 * Filled from the State Council's yearly notices (days off and make-up working
 * days) and the statutory holidays proper. A year without a published notice is
 * an estimate: Monday to Friday minus statutory holidays.
 *
 * A notice for a year may reach back into the December before it (29 December
 * 2018 was worked because of the notice for 2019), and every December row comes
 * from such a notice, there being no holiday in December itself. So a December
 * row never publishes its own year, and rows from January to November do.
 */
#ifndef GD_DOMAIN_CALENDAR_H
#define GD_DOMAIN_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/instant.h"

enum gd_day_kind {
	GD_DAY_WORK,	/* worked, make-up days included */
	GD_DAY_REST,	/* weekly rest day, or one moved here by a notice */
	GD_DAY_HOLIDAY	/* statutory holiday, published or not; never worked */
};

struct gd_calendar_row {
	gd_day day;
	bool work;	/* true: a weekend day that is worked */
	char *name;	/* owned; Chinese name of the holiday */
};

struct gd_calendar {
	struct gd_zone zone;
	struct gd_calendar_row *notice;	/* owned, sorted by day, unique */
	size_t notice_len, notice_cap;
	struct gd_calendar_row *statutory;	/* the same; names joined */
	size_t statutory_len, statutory_cap;
	/* Years whose notice is published, as a sorted list. */
	int *years;
	size_t years_len, years_cap;
};

struct gd_day_info {
	enum gd_day_kind kind;
	bool makeup;		/* a weekend day that is worked */
	bool estimated;		/* no notice published for its year */
	const char *name;	/* holiday's name or NULL; belongs to the calendar */
};

void gd_calendar_init(struct gd_calendar *cal, struct gd_zone zone);
void gd_calendar_release(struct gd_calendar *cal);
/*
 * Add a day of a notice / a statutory holiday, in any order; a later row for
 * the same day replaces the earlier (statutory: names are joined). Call
 * gd_calendar_seal() before asking; it finds the published years: those with
 * at least one notice row from January to November.
 */
void gd_calendar_add_notice(struct gd_calendar *cal, gd_day day, bool work,
			    const char *name);
void gd_calendar_add_statutory(struct gd_calendar *cal, gd_day day,
			       const char *name);
/*
 * Let the rows of one newer file (borrowed, any order) take the place of what
 * is known, and seal. January to November of a year are replaced as a whole
 * when the file has rows there both before April and after August: New Year and
 * the National Day stand in every full notice. Rows of a December replace that
 * December. Anything less is an amendment (as in March 2019) and replaces day
 * by day. So a file for 2027 with one day of December 2026 leaves 2026 alone.
 */
void gd_calendar_replace_notice(struct gd_calendar *cal,
				const struct gd_calendar_row *rows,
				size_t len);
/*
 * Forget the notice rows from January to November of `year`. Its December
 * belongs to the notice of the year after and stays.
 */
void gd_calendar_drop_year(struct gd_calendar *cal, int year);
void gd_calendar_seal(struct gd_calendar *cal);

bool gd_calendar_published(const struct gd_calendar *cal, int year);
/*
 * Everything known about `day`; O(log n), never fails. In this order: a `work`
 * row is worked, a statutory holiday is HOLIDAY, an `off` row and a weekend are
 * REST, the rest is worked.
 */
struct gd_day_info gd_calendar_day(const struct gd_calendar *cal, gd_day day);
bool gd_calendar_is_working(const struct gd_calendar *cal, gd_day day,
			    bool *estimated);	/* set (never cleared) when so */
/*
 * Working days in (from, to], negative when `to` is before `from`. Costs the
 * calendar's rows and years in between, not the days. `estimated` as above.
 */
int gd_calendar_working_between(const struct gd_calendar *cal, gd_day from,
				gd_day to, bool *estimated);

#endif
