/*
 * domain/calendar.c - two sorted lists of days and the years they make certain.
 *
 * Files come sorted, so that keeping the lists sorted at every insertion costs
 * a step a row; a hand-made file in any order costs no more than its size.
 */
#include "domain/calendar.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "domain/hanwords.h"

void
gd_calendar_init(struct gd_calendar *cal, struct gd_zone zone)
{
	*cal = (struct gd_calendar){ .zone = zone };
}

static void
free_rows(struct gd_calendar_row *rows, size_t len)
{
	while (len > 0)
		free(rows[--len].name);
	free(rows);
}

void
gd_calendar_release(struct gd_calendar *cal)
{
	free_rows(cal->notice, cal->notice_len);
	free_rows(cal->statutory, cal->statutory_len);
	free(cal->years);
	gd_calendar_init(cal, cal->zone);
}

/* Index of the first row that is not before `day`; `len` when none. */
static size_t
lower_bound(const struct gd_calendar_row *rows, size_t len, gd_day day)
{
	size_t lo = 0, hi = len;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (rows[mid].day < day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static const struct gd_calendar_row *
find_row(const struct gd_calendar_row *rows, size_t len, gd_day day)
{
	size_t i = lower_bound(rows, len, day);

	return i < len && rows[i].day == day ? &rows[i] : NULL;
}

void
gd_calendar_add_notice(struct gd_calendar *cal, gd_day day, bool work,
		       const char *name)
{
	size_t at = lower_bound(cal->notice, cal->notice_len, day);
	struct gd_calendar_row *row;

	if (at < cal->notice_len && cal->notice[at].day == day) {
		char *copy = gd_strdup(name);

		row = &cal->notice[at];
		free(row->name);
		row->work = work;
		row->name = copy;
		return;
	}
	GD_GROW(cal->notice, cal->notice_len, cal->notice_cap);
	row = &cal->notice[at];
	memmove(row + 1, row, (cal->notice_len - at) * sizeof *row);
	*row = (struct gd_calendar_row){ day, work, gd_strdup(name) };
	cal->notice_len++;
}

/* Is `name` one of the names that `joined` is made of? */
static bool
has_name(const char *joined, const char *name)
{
	size_t sep = strlen(HAN_ENUM_COMMA), n = strlen(name);
	const char *p = joined, *end;

	while ((end = strstr(p, HAN_ENUM_COMMA)) != NULL) {
		if ((size_t)(end - p) == n && memcmp(p, name, n) == 0)
			return true;
		p = end + sep;
	}
	return strcmp(p, name) == 0;
}

void
gd_calendar_add_statutory(struct gd_calendar *cal, gd_day day,
			  const char *name)
{
	size_t at = lower_bound(cal->statutory, cal->statutory_len, day);
	struct gd_calendar_row *row;
	struct gd_buf joined = GD_BUF_INIT;

	if (at < cal->statutory_len && cal->statutory[at].day == day) {
		row = &cal->statutory[at];
		if (name == NULL || (row->name && has_name(row->name, name)))
			return;
		if (row->name != NULL) {
			gd_buf_adds(&joined, row->name);
			gd_buf_adds(&joined, HAN_ENUM_COMMA);
		}
		gd_buf_adds(&joined, name);
		free(row->name);
		row->name = gd_buf_detach(&joined);
		return;
	}
	GD_GROW(cal->statutory, cal->statutory_len, cal->statutory_cap);
	row = &cal->statutory[at];
	memmove(row + 1, row, (cal->statutory_len - at) * sizeof *row);
	*row = (struct gd_calendar_row){ day, false, gd_strdup(name) };
	cal->statutory_len++;
}

/* Forget the notice rows from `from` up to and with `to`. */
static void
drop_range(struct gd_calendar *cal, gd_day from, gd_day to)
{
	size_t a = lower_bound(cal->notice, cal->notice_len, from);
	size_t b = lower_bound(cal->notice, cal->notice_len, to + 1);
	size_t i;

	if (a == b)
		return;
	for (i = a; i < b; i++)
		free(cal->notice[i].name);
	memmove(cal->notice + a, cal->notice + b,
		(cal->notice_len - b) * sizeof *cal->notice);
	cal->notice_len -= b - a;
}

static gd_day
first_of(int year, int month)
{
	return gd_day_from_date((struct gd_date){ year, month, 1 });
}

void
gd_calendar_drop_year(struct gd_calendar *cal, int year)
{
	drop_range(cal, first_of(year, 1), first_of(year, 12) - 1);
}

/* Does the file hold the whole notice of `year`, or only some days of it? */
static bool
is_whole_year(const struct gd_calendar_row *rows, size_t len, int year)
{
	bool spring = false, autumn = false;
	size_t i;

	for (i = 0; i < len; i++) {
		struct gd_date d = gd_day_to_date(rows[i].day);

		if (d.year != year || d.month == 12)
			continue;
		spring = spring || d.month < 4;
		autumn = autumn || d.month > 8;
	}
	return spring && autumn;
}

void
gd_calendar_replace_notice(struct gd_calendar *cal,
			   const struct gd_calendar_row *rows, size_t len)
{
	int dropped_year = 0, dropped_december = 0;
	size_t i;

	/* First drop, then add: a file in any order must not drop itself. */
	for (i = 0; i < len; i++) {
		struct gd_date d = gd_day_to_date(rows[i].day);

		if (d.month == 12 && d.year != dropped_december) {
			drop_range(cal, first_of(d.year, 12),
				   first_of(d.year, 12) + 30);
			dropped_december = d.year;
		} else if (d.month != 12 && d.year != dropped_year) {
			if (is_whole_year(rows, len, d.year))
				gd_calendar_drop_year(cal, d.year);
			dropped_year = d.year;
		}
	}
	for (i = 0; i < len; i++)
		gd_calendar_add_notice(cal, rows[i].day, rows[i].work,
				       rows[i].name);
	gd_calendar_seal(cal);
}

void
gd_calendar_seal(struct gd_calendar *cal)
{
	size_t i;

	cal->years_len = 0;
	for (i = 0; i < cal->notice_len; i++) {
		struct gd_date d = gd_day_to_date(cal->notice[i].day);

		if (d.month == 12)
			continue;
		if (cal->years_len > 0 &&
		    cal->years[cal->years_len - 1] == d.year)
			continue;
		GD_GROW(cal->years, cal->years_len, cal->years_cap);
		cal->years[cal->years_len++] = d.year;
	}
}

bool
gd_calendar_published(const struct gd_calendar *cal, int year)
{
	size_t lo = 0, hi = cal->years_len;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (cal->years[mid] == year)
			return true;
		if (cal->years[mid] < year)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

struct gd_day_info
gd_calendar_day(const struct gd_calendar *cal, gd_day day)
{
	struct gd_day_info info = { .kind = GD_DAY_WORK };
	const struct gd_calendar_row *notice, *statutory;
	bool weekend = gd_day_weekday(day) > 5;

	notice = find_row(cal->notice, cal->notice_len, day);
	statutory = find_row(cal->statutory, cal->statutory_len, day);
	info.estimated = !gd_calendar_published(cal, gd_day_to_date(day).year);
	if (notice != NULL)
		info.name = notice->name;
	if (notice != NULL && notice->work) {
		info.makeup = weekend;
	} else if (statutory != NULL) {
		info.kind = GD_DAY_HOLIDAY;
		info.name = statutory->name;
	} else if (notice != NULL || weekend) {
		info.kind = GD_DAY_REST;
	}
	return info;
}

bool
gd_calendar_is_working(const struct gd_calendar *cal, gd_day day,
		       bool *estimated)
{
	struct gd_day_info info = gd_calendar_day(cal, day);

	if (info.estimated)
		*estimated = true;
	return info.kind == GD_DAY_WORK;
}

/* Days from Monday to Friday since Monday 1969-12-29, up to and with `day`. */
static int64_t
weekdays_until(gd_day day)
{
	int64_t n = (int64_t)day + 4;	/* days, that Monday included */
	int64_t weeks = n >= 0 ? n / 7 : -((-n + 6) / 7);
	int64_t rest = n - weeks * 7;

	return weeks * 5 + (rest > 5 ? 5 : rest);
}

/* What the rows in (from, to] add to or take from the plain weekdays. */
static int
row_balance(const struct gd_calendar *cal, gd_day from, gd_day to)
{
	size_t i;
	int sum = 0;

	i = lower_bound(cal->notice, cal->notice_len, from + 1);
	for (; i < cal->notice_len && cal->notice[i].day <= to; i++) {
		bool weekend = gd_day_weekday(cal->notice[i].day) > 5;

		if (cal->notice[i].work && weekend)
			sum++;
		else if (!cal->notice[i].work && !weekend)
			sum--;
	}
	i = lower_bound(cal->statutory, cal->statutory_len, from + 1);
	for (; i < cal->statutory_len && cal->statutory[i].day <= to; i++) {
		/* Listed days are counted above already. */
		if (gd_day_weekday(cal->statutory[i].day) <= 5 &&
		    find_row(cal->notice, cal->notice_len,
			     cal->statutory[i].day) == NULL)
			sum--;
	}
	return sum;
}

int
gd_calendar_working_between(const struct gd_calendar *cal, gd_day from,
			    gd_day to, bool *estimated)
{
	int64_t n;
	int year, last;

	if (to < from)
		return -gd_calendar_working_between(cal, to, from, estimated);
	if (to == from)
		return 0;
	last = gd_day_to_date(to).year;
	for (year = gd_day_to_date(from + 1).year; year <= last; year++) {
		if (!gd_calendar_published(cal, year)) {
			*estimated = true;
			break;
		}
	}
	n = weekdays_until(to) - weekdays_until(from) +
	    row_balance(cal, from, to);
	return n > INT32_MAX ? INT32_MAX : (int)n;
}
