/*
 * domain/dateinput_time.c - the time after a day: 20:15, 3 pm, Chinese hours.
 *
 * A part of the day turns the twelve-hour clock; an hour that does not fit it is
 * refused, and so is midnight at night, which belongs to two days.
 */
#include "domain/dateinput_internal.h"

#include <stddef.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/hanwords.h"

enum part {
	PART_NONE,
	PART_DAWN,
	PART_MORNING,
	PART_FORENOON,
	PART_NOON,
	PART_AFTERNOON,
	PART_DUSK,
	PART_NIGHT,
	PART_AM,
	PART_PM
};

/* Which hours a part allows as they are said, and what turns them. */
static const struct hour_range {
	enum part part;
	int from, to, add;
} hour_ranges[] = {
	{ PART_NONE, 0, 23, 0 },
	{ PART_DAWN, 0, 6, 0 },		{ PART_DAWN, 12, 12, -12 },
	{ PART_MORNING, 4, 11, 0 },	{ PART_FORENOON, 0, 11, 0 },
	{ PART_NOON, 1, 2, 12 },	{ PART_NOON, 11, 14, 0 },
	{ PART_AFTERNOON, 1, 11, 12 },	{ PART_AFTERNOON, 12, 19, 0 },
	{ PART_DUSK, 4, 8, 12 },	{ PART_DUSK, 16, 20, 0 },
	{ PART_NIGHT, 5, 11, 12 },	{ PART_NIGHT, 17, 23, 0 },
	{ PART_AM, 1, 11, 0 },		{ PART_AM, 12, 12, -12 },
	{ PART_PM, 1, 11, 12 },		{ PART_PM, 12, 12, 0 },
};

static enum part
eat_part(const char **p)
{
	static const struct {
		const char *word;
		enum part part;
	} words[] = {
		{ HAN_BEFORE_DAWN, PART_DAWN },
		{ HAN_MORNING_ZAO, PART_MORNING },
		{ HAN_MORNING_CHEN, PART_MORNING },
		{ HAN_MORNING_QING, PART_MORNING },
		{ HAN_FORENOON, PART_FORENOON },
		{ HAN_NOON, PART_NOON },
		{ HAN_AFTERNOON, PART_AFTERNOON },
		{ HAN_DUSK, PART_DUSK },
		{ HAN_EVENING, PART_NIGHT },
		{ HAN_EVENING_WAN, PART_NIGHT },
		{ HAN_NIGHT, PART_NIGHT },
		{ HAN_NIGHT_SHEN, PART_NIGHT },
		{ HAN_MIDNIGHT, PART_NIGHT },
		{ HAN_ZAO, PART_MORNING },
		{ HAN_WAN, PART_NIGHT },
	};
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(words); i++)
		if (gd_dateinput_eat(p, words[i].word))
			return words[i].part;
	return PART_NONE;
}

/* Turn what was said into the 24-hour clock and keep it. */
static enum gd_read
set_time(struct gd_dateinput_scan *in, enum part part, int hour, int minute,
	 int second)
{
	size_t i;

	if (minute > 59 || second > 59)
		return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			_("the time in '%s' does not exist: minutes and seconds go from 00 to 59"),
			in->text));
	for (i = 0; i < GD_ARRAY_LEN(hour_ranges); i++) {
		const struct hour_range *r = &hour_ranges[i];

		if (r->part != part || hour < r->from || hour > r->to)
			continue;
		in->hour = hour + r->add;
		in->minute = minute;
		in->second = second;
		in->has_time = true;
		return GD_READ_YES;
	}
	if (hour == 24)
		return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			_("'%s' ends a day: write 00:00 of the day after it"),
			in->text));
	if (part == PART_NIGHT && (hour < 5 || hour == 12))
		return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			_("the night in '%s' belongs to two days: write the date that is meant with a time from 00:00 to 23:59"),
			in->text));
	return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			_("the hour in '%s' does not fit: write the time by the 24-hour clock, as in 20:15"),
			in->text));
}

static bool
two_digits(const char **p, int *value)
{
	const char *q = *p;

	if (q[0] < '0' || q[0] > '9' || q[1] < '0' || q[1] > '9' ||
	    (q[2] >= '0' && q[2] <= '9'))
		return false;
	*value = (q[0] - '0') * 10 + (q[1] - '0');
	*p += 2;
	return true;
}

static enum part
eat_am_pm(const char **p)
{
	const char *q = *p;

	gd_dateinput_spaces(&q);
	if (gd_dateinput_eat_word(&q, "am")) {
		*p = q;
		return PART_AM;
	}
	if (gd_dateinput_eat_word(&q, "pm")) {
		*p = q;
		return PART_PM;
	}
	return PART_NONE;
}

/* The minutes after a Chinese hour; NO: what stands there is none. */
static enum gd_read
read_han_minutes(const char **p, int *minute, int *second)
{
	const char *start = *p;
	bool zero, written;
	int len;

	if (gd_dateinput_eat(p, HAN_HALF)) {
		*minute = 30;
		return GD_READ_YES;
	}
	if (gd_dateinput_eat(p, HAN_WHOLE) ||
	    gd_dateinput_eat(p, HAN_DIAN_ZHONG) || **p == '\0' || **p == ' ')
		return GD_READ_YES;
	zero = gd_dateinput_eat(p, HAN_ZERO);
	if (!gd_dateinput_number(p, minute))
		return GD_READ_NO;
	if (gd_dateinput_eat(p, HAN_KE)) {
		*minute *= 15;
		return *minute == 15 || *minute == 45 ? GD_READ_YES :
							GD_READ_NO;
	}
	written = gd_dateinput_eat(p, HAN_FEN);
	len = (int)(*p - start);
	/* "san dian wu" is 3:05 to one and 3:50 to another. */
	if (!written && !zero && *minute < 10 && !(len == 2 && *start == '0'))
		return GD_READ_NO;
	if (zero && *minute > 9)
		return GD_READ_NO;
	if (written && gd_dateinput_number(p, second) &&
	    !gd_dateinput_eat(p, HAN_MIAO))
		return GD_READ_NO;
	return GD_READ_YES;
}

enum gd_read
gd_dateinput_read_time(struct gd_dateinput_scan *in)
{
	const char *p = in->p;
	enum part part = eat_part(&p), half;
	int hour, minute = 0, second = 0;

	gd_dateinput_spaces(&p);
	if (!gd_dateinput_number(&p, &hour)) {
		if (part == PART_NONE)
			return GD_READ_NO;
		/* "yesterday evening" alone: the day is what counts. */
		in->p = p;
		return GD_READ_YES;
	}
	if (*p == ':') {
		p++;
		if (!two_digits(&p, &minute))
			return GD_READ_NO;
		if (*p == ':') {
			p++;
			if (!two_digits(&p, &second))
				return GD_READ_NO;
		}
	} else if (gd_dateinput_eat(&p, HAN_DIAN) ||
		   gd_dateinput_eat(&p, HAN_SHI)) {
		if (read_han_minutes(&p, &minute, &second) == GD_READ_NO)
			return GD_READ_NO;
		in->p = p;
		return set_time(in, part, hour, minute, second);
	} else if (eat_am_pm(&(const char *){ p }) == PART_NONE) {
		return GD_READ_NO;
	}
	half = eat_am_pm(&p);
	if (half != PART_NONE && part != PART_NONE)
		return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			_("the hour in '%s' does not fit: write the time by the 24-hour clock, as in 20:15"),
			in->text));
	in->p = p;
	return set_time(in, half != PART_NONE ? half : part, hour, minute,
			second);
}
