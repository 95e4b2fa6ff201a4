/*
 * domain/instant.h - instants, civil days and the zone they are counted in.
 *
 * An instant is UTC seconds since 1970 (int64_t); a day is a civil date counted
 * from 1970-01-01 in the configured zone. The zone is a fixed offset: mainland
 * China has had one legal time without daylight saving since 1992, so counting
 * never depends on the machine's zone or its tzdata.
 */
#ifndef GD_DOMAIN_INSTANT_H
#define GD_DOMAIN_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

typedef int64_t gd_instant;	/* UTC seconds */
typedef int32_t gd_day;		/* civil days since 1970-01-01 */

#define GD_INSTANT_NONE INT64_MIN	/* "no such instant" */
#define GD_DAY_NONE INT32_MIN

struct gd_zone {
	int32_t offset_s;	/* east of Greenwich; Asia/Shanghai: 28800 */
};

struct gd_date {
	int year;	/* 1..9999 */
	int month;	/* 1..12 */
	int mday;	/* 1..31 */
};

struct gd_datetime {
	struct gd_date date;
	int hour, minute, second;
};

/*
 * Parse a zone: "Asia/Shanghai", "Asia/Urumqi", "UTC" or an offset such as
 * "+08:00". GD_EINVAL names what is understood.
 */
enum gd_status gd_zone_parse(const char *s, struct gd_zone *out,
			     struct gd_error *err);

bool gd_date_valid(int year, int month, int mday);
/* Proleptic Gregorian; `d` must be valid. */
gd_day gd_day_from_date(struct gd_date d);
struct gd_date gd_day_to_date(gd_day day);
/* ISO weekday, 1 Monday … 7 Sunday. */
int gd_day_weekday(gd_day day);
int gd_month_days(int year, int month);

gd_day gd_instant_day(gd_instant t, struct gd_zone z);
/* First second of `day` in `z`. The end of a day is the start of the next. */
gd_instant gd_day_start(gd_day day, struct gd_zone z);
struct gd_datetime gd_instant_split(gd_instant t, struct gd_zone z);
gd_instant gd_instant_join(struct gd_datetime dt, struct gd_zone z);

/* Append ISO 8601: `2026-03-12T09:04:00+08:00` (seconds always shown). */
void gd_instant_format(struct gd_buf *out, gd_instant t, struct gd_zone z);
/* Append `2026-03-12`. */
void gd_day_format(struct gd_buf *out, gd_day day);

/*
 * Parse ISO 8601 `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM[:SS][Z|±HH[:MM]]` (a space
 * may stand for T); without a zone `z` is meant, without a time 00:00. GD_EINVAL says
 * what is expected.
 */
enum gd_status gd_instant_parse(const char *s, struct gd_zone z,
				gd_instant *out, struct gd_error *err);
/* Parse exactly `YYYY-MM-DD`. */
bool gd_day_parse(const char *s, gd_day *out);

#endif
