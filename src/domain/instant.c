/*
 * domain/instant.c - civil days from seconds and back, and their ISO 8601 form.
 *
 * Years are counted from March, so that a leap day is the last day of its year
 * and the length of the months follows one line of integers.
 */
#include "domain/instant.h"

#include <stddef.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#define DAY_S 86400
#define MINUTE_S 60
#define HOUR_S 3600

/* Days from 1 March of the year 0 to 1 January 1970. */
#define MARCH_EPOCH 719468

/* Widest offset in use anywhere: UTC+14. */
#define OFFSET_MAX_S (14 * HOUR_S)

static const struct {
	const char *name;
	int32_t offset_s;
} zone_names[] = {
	{ "Asia/Shanghai", 8 * HOUR_S },
	{ "Asia/Chongqing", 8 * HOUR_S },
	{ "Asia/Harbin", 8 * HOUR_S },
	{ "Asia/Hong_Kong", 8 * HOUR_S },
	{ "Asia/Macau", 8 * HOUR_S },
	{ "Asia/Taipei", 8 * HOUR_S },
	{ "PRC", 8 * HOUR_S },
	{ "Asia/Urumqi", 6 * HOUR_S },
	{ "UTC", 0 },
	{ "Z", 0 },
};

static int64_t
floor_div(int64_t a, int64_t b)
{
	int64_t q = a / b;

	return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q;
}

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
gd_month_days(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};

	if (month < 1 || month > 12)
		return 0;
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool
gd_date_valid(int year, int month, int mday)
{
	return year >= 1 && year <= 9999 && mday >= 1 &&
	       mday <= gd_month_days(year, month);
}

/* Days from 1 March of the year 0 to 1 March of `year`. */
static int64_t
march_days(int64_t year)
{
	return 365 * year + floor_div(year, 4) - floor_div(year, 100) +
	       floor_div(year, 400);
}

gd_day
gd_day_from_date(struct gd_date d)
{
	int month = d.month > 2 ? d.month - 3 : d.month + 9;
	int64_t year = d.month > 2 ? d.year : d.year - 1;

	return (gd_day)(march_days(year) + (153 * month + 2) / 5 + d.mday - 1 -
			MARCH_EPOCH);
}

struct gd_date
gd_day_to_date(gd_day day)
{
	int64_t n = (int64_t)day + MARCH_EPOCH;
	int64_t year = floor_div(n * 400, 146097);
	struct gd_date d;
	int rest, month;

	/* The estimate is off by one year at most. */
	while (march_days(year) > n)
		year--;
	while (march_days(year + 1) <= n)
		year++;
	rest = (int)(n - march_days(year));
	month = (5 * rest + 2) / 153;
	d.mday = rest - (153 * month + 2) / 5 + 1;
	d.month = month < 10 ? month + 3 : month - 9;
	d.year = (int)(d.month > 2 ? year : year + 1);
	return d;
}

int
gd_day_weekday(gd_day day)
{
	/* 1970-01-01 was a Thursday. */
	return (int)((((int64_t)day + 3) % 7 + 7) % 7) + 1;
}

gd_day
gd_instant_day(gd_instant t, struct gd_zone z)
{
	int64_t day;

	if (t == GD_INSTANT_NONE)
		return GD_DAY_NONE;
	/* Apart, for adding the offset to an extreme instant overflows. */
	day = t / DAY_S + floor_div(t % DAY_S + z.offset_s, DAY_S);
	if (day > INT32_MAX)
		return INT32_MAX;
	if (day <= GD_DAY_NONE)
		return GD_DAY_NONE + 1;
	return (gd_day)day;
}

gd_instant
gd_day_start(gd_day day, struct gd_zone z)
{
	if (day == GD_DAY_NONE)
		return GD_INSTANT_NONE;
	return (gd_instant)day * DAY_S - z.offset_s;
}

struct gd_datetime
gd_instant_split(gd_instant t, struct gd_zone z)
{
	gd_day day = gd_instant_day(t, z);
	struct gd_datetime dt = { .date = gd_day_to_date(day) };
	int64_t rest;

	if (t == GD_INSTANT_NONE)
		return dt;
	rest = t - gd_day_start(day, z);
	if (rest < 0 || rest >= DAY_S)
		return dt;	/* the day was clamped: far beyond any date */
	dt.hour = (int)(rest / HOUR_S);
	dt.minute = (int)(rest % HOUR_S / MINUTE_S);
	dt.second = (int)(rest % MINUTE_S);
	return dt;
}

gd_instant
gd_instant_join(struct gd_datetime dt, struct gd_zone z)
{
	return gd_day_start(gd_day_from_date(dt.date), z) +
	       dt.hour * HOUR_S + dt.minute * MINUTE_S + dt.second;
}

void
gd_day_format(struct gd_buf *out, gd_day day)
{
	struct gd_date d;

	if (day == GD_DAY_NONE)
		return;
	d = gd_day_to_date(day);
	gd_buf_addf(out, "%04d-%02d-%02d", d.year, d.month, d.mday);
}

/*
 * `n` digits of `v`, as %0*d, and what follows unless it is NUL. A list has a dozen
 * times a row; printf was a tenth of writing it.
 */
static void
digits(struct gd_buf *out, int n, int v, char after)
{
	char s[8];

	if (v < 0 || v > 9999) {
		gd_buf_addf(out, "%0*d", n, v);
		s[n = 0] = after;
	} else {
		s[n] = after;
		for (int i = n; i-- > 0; v /= 10)
			s[i] = (char)('0' + v % 10);
	}
	gd_buf_add(out, s, (size_t)n + (after != '\0'));
}

void
gd_instant_format(struct gd_buf *out, gd_instant t, struct gd_zone z)
{
	struct gd_datetime dt;
	int32_t off = z.offset_s < 0 ? -z.offset_s : z.offset_s;

	if (t == GD_INSTANT_NONE)
		return;
	dt = gd_instant_split(t, z);
	digits(out, 4, dt.date.year, '-');
	digits(out, 2, dt.date.month, '-');
	digits(out, 2, dt.date.mday, 'T');
	digits(out, 2, dt.hour, ':');
	digits(out, 2, dt.minute, ':');
	digits(out, 2, dt.second, z.offset_s < 0 ? '-' : '+');
	digits(out, 2, (int)(off / HOUR_S), ':');
	digits(out, 2, (int)(off % HOUR_S / MINUTE_S), '\0');
}

/* Exactly `n` ASCII digits at `*s`; moves `*s` past them. */
static bool
take_digits(const char **s, int n, int *value)
{
	int i, v = 0;

	for (i = 0; i < n; i++) {
		if ((*s)[i] < '0' || (*s)[i] > '9')
			return false;
		v = v * 10 + ((*s)[i] - '0');
	}
	*s += n;
	*value = v;
	return true;
}

static bool
take_char(const char **s, char c)
{
	if (**s != c)
		return false;
	(*s)++;
	return true;
}

/* YYYY-MM-DD, moving `*s`; false also for a day that does not exist. */
static bool
take_date(const char **s, struct gd_date *d)
{
	return take_digits(s, 4, &d->year) && take_char(s, '-') &&
	       take_digits(s, 2, &d->month) && take_char(s, '-') &&
	       take_digits(s, 2, &d->mday) &&
	       gd_date_valid(d->year, d->month, d->mday);
}

bool
gd_day_parse(const char *s, gd_day *out)
{
	struct gd_date d;

	if (!take_date(&s, &d) || *s != '\0')
		return false;
	*out = gd_day_from_date(d);
	return true;
}

/* ±HH, ±HHMM or ±HH:MM, moving `*s`. */
static bool
take_offset(const char **s, int32_t *offset_s)
{
	int hours, minutes = 0;
	int sign;

	if (**s != '+' && **s != '-')
		return false;
	sign = **s == '-' ? -1 : 1;
	(*s)++;
	if (!take_digits(s, 2, &hours))
		return false;
	if (**s == ':') {
		(*s)++;
		if (!take_digits(s, 2, &minutes))
			return false;
	} else if (**s >= '0' && **s <= '9') {
		if (!take_digits(s, 2, &minutes))
			return false;
	}
	if (minutes > 59 || hours * HOUR_S + minutes * MINUTE_S > OFFSET_MAX_S)
		return false;
	*offset_s = sign * (hours * HOUR_S + minutes * MINUTE_S);
	return true;
}

enum gd_status
gd_zone_parse(const char *s, struct gd_zone *out, struct gd_error *err)
{
	const char *p = s;
	int32_t offset_s;
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(zone_names); i++) {
		if (strcmp(s, zone_names[i].name) == 0) {
			out->offset_s = zone_names[i].offset_s;
			return GD_OK;
		}
	}
	if (take_offset(&p, &offset_s) && *p == '\0') {
		out->offset_s = offset_s;
		return GD_OK;
	}
	return gd_error_set(err, GD_EINVAL,
			    _("'%s' is not a time zone known here: use Asia/Shanghai, Asia/Urumqi, UTC or an offset such as +08:00"),
			    s);
}

/* HH:MM[:SS], moving `*s`. */
static bool
take_time(const char **s, struct gd_datetime *dt)
{
	if (!take_digits(s, 2, &dt->hour) || !take_char(s, ':') ||
	    !take_digits(s, 2, &dt->minute))
		return false;
	if (take_char(s, ':') && !take_digits(s, 2, &dt->second))
		return false;
	return dt->hour <= 23 && dt->minute <= 59 && dt->second <= 59;
}

/* The whole of `s`; false when anything is wrong or left over. */
static bool
parse_iso(const char *s, struct gd_zone z, gd_instant *out)
{
	struct gd_datetime dt = { .hour = 0 };
	gd_instant t;
	int year;

	if (!take_date(&s, &dt.date))
		return false;
	if (*s == 'T' || *s == ' ') {
		struct gd_zone own = z;

		s++;
		if (!take_time(&s, &dt))
			return false;
		if (take_char(&s, 'Z'))
			own.offset_s = 0;
		else if (*s != '\0' && !take_offset(&s, &own.offset_s))
			return false;
		t = gd_instant_join(dt, own);
	} else {
		t = gd_instant_join(dt, z);
	}
	if (*s != '\0')
		return false;
	/* In the caller's own zone it must still be a year we can write. */
	year = gd_instant_split(t, z).date.year;
	if (year < 1 || year > 9999)
		return false;
	*out = t;
	return true;
}

enum gd_status
gd_instant_parse(const char *s, struct gd_zone z, gd_instant *out,
		 struct gd_error *err)
{
	if (parse_iso(s, z, out))
		return GD_OK;
	return gd_error_set(err, GD_EINVAL,
			    _("'%s' is not a date: write 2026-03-12, or 2026-03-12T09:04 with a time"),
			    s);
}
