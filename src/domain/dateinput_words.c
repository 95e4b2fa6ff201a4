/*
 * domain/dateinput_words.c - days told from today: words, distances, weekdays.
 *
 * Chinese weeks begin on Monday, so "last Friday" is the Friday of the calendar
 * week before. English "last friday" on a Saturday may be yesterday or eight
 * days ago; only where both readings meet is it taken.
 */
#include "domain/dateinput_internal.h"

#include <stddef.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/hanwords.h"

/* Longest distance in days: a century. */
#define DAYS_MAX 36525

enum gd_read
gd_dateinput_read_word(struct gd_dateinput_scan *in)
{
	/* `keep`: the word's last character (3 bytes) says the part of day. */
	static const struct {
		const char *word;
		int offset;
		bool keep;
	} words[] = {
		{ HAN_THREE_DAYS_BACK, -3, false },
		{ HAN_BEFORE_YESTERDAY, -2, false },
		{ HAN_YESTERDAY, -1, false },
		{ HAN_YESTERDAY_RI, -1, false },
		{ HAN_LAST_EVENING, -1, true },
		{ HAN_TODAY, 0, false },
		{ HAN_TODAY_RI, 0, false },
		{ HAN_THIS_EVENING, 0, true },
		{ HAN_THIS_MORNING, 0, true },
		{ HAN_TOMORROW, 1, false },
		{ HAN_TOMORROW_RI, 1, false },
		{ HAN_TOMORROW_EVENING, 1, true },
		{ HAN_THREE_DAYS_ON, 3, false },
		{ HAN_AFTER_TOMORROW, 2, false },
		{ "the day before yesterday", -2, false },
		{ "day before yesterday", -2, false },
		{ "yesterday", -1, false },
		{ "today", 0, false },
		{ "tomorrow", 1, false },
		{ "the day after tomorrow", 2, false },
		{ "day after tomorrow", 2, false },
	};
	static const char *const now[] = {
		HAN_NOW, HAN_JUST_NOW, HAN_JUST_GANG, "just now", "now"
	};
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(words); i++) {
		if (!gd_dateinput_eat_word(&in->p, words[i].word))
			continue;
		in->day = in->today + words[i].offset;
		if (words[i].keep)
			in->p -= 3;
		return GD_READ_YES;
	}
	for (i = 0; i < GD_ARRAY_LEN(now); i++) {
		if (!gd_dateinput_eat_word(&in->p, now[i]))
			continue;
		in->has_instant = in->has_time = true;
		in->instant = in->now;
		in->day = in->today;
		return GD_READ_YES;
	}
	return GD_READ_NO;
}

enum span { SPAN_MINUTE, SPAN_HOUR, SPAN_DAY, SPAN_WEEK, SPAN_MONTH, SPAN_YEAR };

static bool
eat_span(const char **p, enum span *out)
{
	static const struct {
		const char *word;
		enum span span;
	} spans[] = {
		{ HAN_MINUTE_LONG, SPAN_MINUTE }, { HAN_HOUR_LONG, SPAN_HOUR },
		{ HAN_DAY_TIAN, SPAN_DAY },	{ HAN_YEAR, SPAN_YEAR },
		{ HAN_WEEK, SPAN_WEEK },	{ HAN_WEEK_OLD, SPAN_WEEK },
		{ HAN_XINGQI, SPAN_WEEK },	{ HAN_LIBAI, SPAN_WEEK },
		/* Without its measure word it is the name of a month. */
		{ HAN_GE HAN_MONTH, SPAN_MONTH },
		{ HAN_GE HAN_XINGQI, SPAN_WEEK },
		{ HAN_GE HAN_LIBAI, SPAN_WEEK },
		{ HAN_GE HAN_HOUR_LONG, SPAN_HOUR },
		{ "minutes", SPAN_MINUTE },	{ "minute", SPAN_MINUTE },
		{ "hours", SPAN_HOUR },		{ "hour", SPAN_HOUR },
		{ "days", SPAN_DAY },		{ "day", SPAN_DAY },
		{ "weeks", SPAN_WEEK },		{ "week", SPAN_WEEK },
		{ "months", SPAN_MONTH },	{ "month", SPAN_MONTH },
		{ "years", SPAN_YEAR },		{ "year", SPAN_YEAR },
	};
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(spans); i++) {
		if (gd_dateinput_eat_word(p, spans[i].word)) {
			*out = spans[i].span;
			return true;
		}
	}
	return false;
}

/* -1 for "ago", 1 for "later", 0 when neither stands at `*p`. */
static int
eat_direction(const char **p)
{
	static const struct {
		const char *word;
		int sign;
	} words[] = {
		{ HAN_AGO_YI, -1 },	{ HAN_AGO_ZHI, -1 },
		{ HAN_BEFORE, -1 },	{ "ago", -1 },
		{ HAN_AFTER_YI, 1 },	{ HAN_AFTER_ZHI, 1 },
		{ HAN_AFTER, 1 },	{ "later", 1 },
	};
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(words); i++)
		if (gd_dateinput_eat_word(p, words[i].word))
			return words[i].sign;
	return 0;
}

/* Go `n` spans (negative: back) from now or today. */
static enum gd_read
set_distance(struct gd_dateinput_scan *in, int64_t n, enum span span)
{
	struct gd_date d = gd_day_to_date(in->today);
	int64_t months;

	if (n > DAYS_MAX || n < -DAYS_MAX ||
	    (span == SPAN_WEEK && (n > DAYS_MAX / 7 || n < -DAYS_MAX / 7))) {
		return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			     _("'%s' is too far away: write the date itself, as in 2026-03-08"),
			     in->text));
	}
	switch (span) {
	case SPAN_MINUTE:
	case SPAN_HOUR:
		in->has_instant = in->has_time = true;
		in->instant = in->now + n * (span == SPAN_HOUR ? 3600 : 60);
		in->day = gd_instant_day(in->instant, in->zone);
		return GD_READ_YES;
	case SPAN_DAY:
	case SPAN_WEEK:
		in->day = in->today + (gd_day)n * (span == SPAN_WEEK ? 7 : 1);
		return GD_READ_YES;
	default:
		months = (int64_t)d.year * 12 + d.month - 1 +
			 n * (span == SPAN_YEAR ? 12 : 1);
		if (months < 0)
			months = 0;	/* refused as a year below */
		return gd_dateinput_set(in, months / 12, (int)(months % 12) + 1,
					d.mday);
	}
}

enum gd_read
gd_dateinput_read_ago(struct gd_dateinput_scan *in)
{
	const char *p = in->p;
	bool leading = gd_dateinput_eat_word(&p, "in");
	enum span span;
	int n, sign;

	gd_dateinput_spaces(&p);
	if (!gd_dateinput_number(&p, &n)) {
		if (!gd_dateinput_eat_word(&p, "an") &&
		    !gd_dateinput_eat_word(&p, "a"))
			return GD_READ_NO;
		n = 1;
	}
	gd_dateinput_spaces(&p);
	if (!eat_span(&p, &span))
		return GD_READ_NO;
	gd_dateinput_spaces(&p);
	sign = leading ? 1 : eat_direction(&p);
	if (sign == 0)
		return GD_READ_NO;
	in->p = p;
	return set_distance(in, (int64_t)sign * n, span);
}

/* A weekday's name: 1 Monday … 7 Sunday, 0 none, -1 the weekend. */
static int
eat_weekday(const char **p)
{
	static const char *const week[] = {
		HAN_WEEK, HAN_WEEK_OLD, HAN_XINGQI, HAN_LIBAI
	};
	static const struct {
		const char *word;
		int weekday;
	} han[] = {
		{ HAN_ONE, 1 },	   { HAN_TWO, 2 },  { HAN_THREE, 3 },
		{ HAN_FOUR, 4 },   { HAN_FIVE, 5 }, { HAN_SIX, 6 },
		{ HAN_DAY_RI, 7 }, { HAN_DAY_TIAN, 7 }, { HAN_WEEKEND, -1 },
		{ "1", 1 }, { "2", 2 }, { "3", 3 }, { "4", 4 }, { "5", 5 },
		{ "6", 6 }, { "7", 7 },
	};
	static const struct {
		const char *word;
		int weekday;
	} english[] = {
		{ "monday", 1 }, { "mon", 1 }, { "tuesday", 2 }, { "tue", 2 },
		{ "wednesday", 3 }, { "wed", 3 }, { "thursday", 4 },
		{ "thu", 4 }, { "friday", 5 }, { "fri", 5 },
		{ "saturday", 6 }, { "sat", 6 }, { "sunday", 7 }, { "sun", 7 },
		{ "weekend", -1 },
	};
	const char *q = *p;
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(week); i++)
		if (gd_dateinput_eat(&q, week[i]))
			break;
	for (i = 0; q != *p && i < GD_ARRAY_LEN(han); i++) {
		if (gd_dateinput_eat(&q, han[i].word)) {
			if (*han[i].word < 'a' && *han[i].word > 0 &&
			    *q >= '0' && *q <= '9')
				return 0;	/* more than one digit */
			*p = q;
			return han[i].weekday;
		}
	}
	for (i = 0; i < GD_ARRAY_LEN(english); i++)
		if (gd_dateinput_eat_word(p, english[i].word))
			return english[i].weekday;
	return 0;
}

/* Which week: "last" words counted down, "next" up; `*named` when any. */
static int
eat_week(const char **p, bool *named)
{
	int n = 0;

	*named = true;
	if (gd_dateinput_eat(p, HAN_THIS) || gd_dateinput_eat(p, HAN_THIS_BEN)) {
		(void)gd_dateinput_eat(p, HAN_GE);
		return 0;
	}
	while (n > -3 && gd_dateinput_eat(p, HAN_LAST))
		n--;
	while (n >= 0 && n < 3 && gd_dateinput_eat(p, HAN_NEXT))
		n++;
	(void)(n != 0 && gd_dateinput_eat(p, HAN_GE));
	*named = n != 0;
	return n;
}

/* "last" and "next" in English; both readings must be one day. */
static enum gd_read
english_week(struct gd_dateinput_scan *in, const char *p, int n)
{
	int here = gd_day_weekday(in->today);
	int there, step;
	gd_day by_week, nearest;

	gd_dateinput_spaces(&p);
	there = eat_weekday(&p);
	if (there <= 0)
		return GD_READ_NO;
	by_week = in->today - here + there + 7 * n;
	step = n == 0 ? 0 : n < 0 ? (here - there + 6) % 7 + 1 :
				    (there - here + 6) % 7 + 1;
	nearest = in->today + n * step;
	if (n == 0)	/* "this monday" on a Wednesday looks either way */
		nearest = there < here ? by_week + 7 : by_week;
	if (nearest != by_week) {
		struct gd_buf a = GD_BUF_INIT, b = GD_BUF_INIT;

		gd_day_format(&a, by_week);
		gd_day_format(&b, nearest);
		gd_error_set(in->err, GD_EINVAL,
			     _("'%s' may be %s or %s: write the date that is meant"),
			     in->text, a.s, b.s);
		gd_buf_release(&a);
		gd_buf_release(&b);
		return GD_READ_BAD;
	}
	in->day = by_week;
	in->p = p;
	return GD_READ_YES;
}

enum gd_read
gd_dateinput_read_weekday(struct gd_dateinput_scan *in)
{
	const char *p = in->p;
	int here = gd_day_weekday(in->today);
	int there, week;
	bool named;

	if (gd_dateinput_eat_word(&p, "last"))
		return english_week(in, p, -1);
	if (gd_dateinput_eat_word(&p, "this"))
		return english_week(in, p, 0);
	if (gd_dateinput_eat_word(&p, "next"))
		return english_week(in, p, 1);
	week = eat_week(&p, &named);
	there = eat_weekday(&p);
	if (there == 0)
		return GD_READ_NO;
	if (there < 0) {
		return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			     _("'%s' is two days: write Saturday, Sunday or the date"),
			     in->text));
	}
	if (named)
		in->day = in->today - here + there + 7 * week;
	else if (in->past)
		in->day = in->today - (here - there + 7) % 7;
	else
		in->day = in->today + (there - here + 7) % 7;
	in->p = p;
	return GD_READ_YES;
}

enum gd_read
gd_dateinput_check_weekday(struct gd_dateinput_scan *in)
{
	const char *p = in->p;
	struct gd_buf b = GD_BUF_INIT;
	bool bracket;
	int weekday;

	gd_dateinput_spaces(&p);
	bracket = gd_dateinput_eat(&p, "(");
	if (!bracket)
		(void)gd_dateinput_eat(&p, ",");
	gd_dateinput_spaces(&p);
	weekday = eat_weekday(&p);
	if (weekday == 0 || (bracket && !gd_dateinput_eat(&p, ")")))
		return GD_READ_NO;
	if (weekday != gd_day_weekday(in->day)) {
		gd_day_format(&b, in->day);
		gd_error_set(in->err, GD_EINVAL,
			     _("the day and the weekday in '%s' do not fit: that would be %s"),
			     in->text, b.s);
		gd_buf_release(&b);
		return GD_READ_BAD;
	}
	in->p = p;
	return GD_READ_YES;
}
