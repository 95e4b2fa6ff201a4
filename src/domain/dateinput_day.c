/*
 * domain/dateinput_day.c - days of months, in digits and in Chinese.
 *
 * Without a year the day is the nearest on the side that is asked for; today
 * belongs to both sides. When the nearest month lacks the day, nothing further
 * away is taken for it.
 */
#include "domain/dateinput_internal.h"

#include <stddef.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/hanwords.h"

static enum gd_read
bad_no_day(struct gd_dateinput_scan *in)
{
	return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			_("'%s' names no day: write it too, as in 2026-03-08 or 3-8"),
			in->text));
}

static enum gd_read
bad_order(struct gd_dateinput_scan *in)
{
	return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			_("'%s' can be read in more than one order: write the year first, with four digits, as in 2026-03-08"),
			in->text));
}

enum gd_read
gd_dateinput_set_near(struct gd_dateinput_scan *in, int month, int mday)
{
	struct gd_date d = gd_day_to_date(in->today);
	int64_t there = (int64_t)month * 32 + mday;
	int64_t here = (int64_t)d.month * 32 + d.mday;
	int year = d.year;

	if (in->past && there > here)
		year--;
	else if (!in->past && there < here)
		year++;
	return gd_dateinput_set(in, year, month, mday);
}

static enum gd_read
set_open_month(struct gd_dateinput_scan *in, int months, int mday)
{
	struct gd_date d = gd_day_to_date(in->today);

	months += d.year * 12 + d.month - 1;
	return gd_dateinput_set(in, months / 12, months % 12 + 1, mday);
}

static void
eat_day_word(const char **p)
{
	(void)(gd_dateinput_eat(p, HAN_DAY_RI) ||
	       gd_dateinput_eat(p, HAN_DAY_HAO));
}

/* One or two digits; false also when more follow. */
static bool
short_number(const char **p, int *value)
{
	const char *q = *p;
	int n, v = 0;

	for (n = 0; q[n] >= '0' && q[n] <= '9'; n++) {
		if (n == 2)
			return false;
		v = v * 10 + (q[n] - '0');
	}
	if (n == 0)
		return false;
	*p += n;
	*value = v;
	return true;
}

/* Month and day in Chinese, from the month's number on; `year` 0: open. */
static enum gd_read
read_han_month(struct gd_dateinput_scan *in, const char *p, int year)
{
	int month, mday;

	gd_dateinput_spaces(&p);
	if (!gd_dateinput_number(&p, &month))
		return GD_READ_NO;
	gd_dateinput_spaces(&p);
	if (!gd_dateinput_eat(&p, HAN_MONTH))
		return GD_READ_NO;
	gd_dateinput_spaces(&p);
	if (!gd_dateinput_number(&p, &mday))
		return bad_no_day(in);
	gd_dateinput_spaces(&p);
	eat_day_word(&p);
	in->p = p;
	return year != 0 ? gd_dateinput_set(in, year, month, mday) :
			   gd_dateinput_set_near(in, month, mday);
}

/* 3-8, 3/8, 3.8; `year` 0: open. */
static enum gd_read
read_month_day(struct gd_dateinput_scan *in, const char *p, int year)
{
	int month, mday;
	char sep;

	gd_dateinput_spaces(&p);
	if (!short_number(&p, &month))
		return GD_READ_NO;
	sep = *p;
	if (sep != '-' && sep != '/' && sep != '.')
		return GD_READ_NO;
	p++;
	if (!short_number(&p, &mday))
		return GD_READ_NO;
	if (*p == '-' || *p == '/' || *p == '.')
		return bad_order(in);
	in->p = p;
	return year != 0 ? gd_dateinput_set(in, year, month, mday) :
			   gd_dateinput_set_near(in, month, mday);
}

/* Last year, this year, next year, then month and day. */
static enum gd_read
read_named_year(struct gd_dateinput_scan *in)
{
	static const struct {
		const char *word;
		int offset;
	} years[] = {
		{ HAN_LAST_YEAR, -1 },
		{ HAN_YEAR_BEFORE_LAST, -2 },
		{ HAN_THIS_YEAR, 0 },
		{ HAN_NEXT_YEAR, 1 },
	};
	int year = gd_day_to_date(in->today).year;
	enum gd_read got;
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(years); i++) {
		const char *p = in->p;

		if (!gd_dateinput_eat(&p, years[i].word))
			continue;
		year += years[i].offset;
		got = read_han_month(in, p, year);
		if (got == GD_READ_NO)
			got = read_month_day(in, p, year);
		return got == GD_READ_NO ? bad_no_day(in) : got;
	}
	return GD_READ_NO;
}

/* Last month, this month, next month, then the day. */
static enum gd_read
read_named_month(struct gd_dateinput_scan *in)
{
	const char *p = in->p;
	int offset = 0, mday;

	while (offset > -3 && gd_dateinput_eat(&p, HAN_LAST))
		offset--;
	if (offset == 0) {
		if (gd_dateinput_eat(&p, HAN_NEXT))
			offset = 1;
		else if (!gd_dateinput_eat(&p, HAN_THIS) &&
			 !gd_dateinput_eat(&p, HAN_THIS_BEN))
			return GD_READ_NO;
	}
	(void)gd_dateinput_eat(&p, HAN_GE);
	if (!gd_dateinput_eat(&p, HAN_MONTH))
		return GD_READ_NO;
	gd_dateinput_spaces(&p);
	if (!gd_dateinput_number(&p, &mday))
		return bad_no_day(in);
	gd_dateinput_spaces(&p);
	eat_day_word(&p);
	in->p = p;
	return set_open_month(in, offset, mday);
}

/* 20260308 */
static enum gd_read
read_packed(struct gd_dateinput_scan *in)
{
	const char *p = in->p;
	int n, v = 0;

	for (n = 0; n < 8; n++) {
		if (p[n] < '0' || p[n] > '9')
			return GD_READ_NO;
		v = v * 10 + (p[n] - '0');
	}
	if (p[8] >= '0' && p[8] <= '9')
		return GD_READ_NO;
	in->p = p + 8;
	return gd_dateinput_set(in, v / 10000, v / 100 % 100, v % 100);
}

/* 2026-3-8, 2026/03/08, 2026.3.8: one mark, used twice. */
static enum gd_read
read_year_month_day(struct gd_dateinput_scan *in)
{
	const char *p = in->p;
	int n, year = 0, month, mday;
	char sep;

	for (n = 0; n < 4; n++, p++) {
		if (*p < '0' || *p > '9')
			return GD_READ_NO;
		year = year * 10 + (*p - '0');
	}
	sep = *p;
	if (sep != '-' && sep != '/' && sep != '.')
		return GD_READ_NO;
	p++;
	if (!short_number(&p, &month))
		return GD_READ_NO;
	if (*p != sep)
		return *p == '-' || *p == '/' || *p == '.' ? GD_READ_NO :
							     bad_no_day(in);
	p++;
	if (!short_number(&p, &mday))
		return GD_READ_NO;
	in->p = p;
	return gd_dateinput_set(in, year, month, mday);
}

/* A number, then the word that says what it counts: year, month or day. */
static enum gd_read
read_han_date(struct gd_dateinput_scan *in)
{
	struct gd_date d = gd_day_to_date(in->today);
	const char *p = in->p;
	enum gd_read got;
	int n, months = 0;

	if (!gd_dateinput_number(&p, &n))
		return GD_READ_NO;
	gd_dateinput_spaces(&p);
	if (gd_dateinput_eat(&p, HAN_YEAR)) {
		if (n < 1000)
			return bad_order(in);
		got = read_han_month(in, p, n);
		return got == GD_READ_NO ? bad_no_day(in) : got;
	}
	if (gd_dateinput_eat(&p, HAN_DAY_RI) ||
	    gd_dateinput_eat(&p, HAN_DAY_HAO)) {
		in->p = p;
		if (in->past && n > d.mday)
			months = -1;
		else if (!in->past && n < d.mday)
			months = 1;
		return set_open_month(in, months, n);
	}
	return read_han_month(in, in->p, 0);
}

enum gd_read
gd_dateinput_read_day(struct gd_dateinput_scan *in)
{
	static const gd_dateinput_reader readers[] = {
		read_named_year,
		read_named_month,
		read_packed,
		read_year_month_day,
		read_han_date,
	};
	enum gd_read got;
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(readers); i++) {
		got = readers[i](in);
		if (got != GD_READ_NO)
			return got;
	}
	return read_month_day(in, in->p, 0);
}
