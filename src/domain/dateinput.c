/*
 * domain/dateinput.c - one day, then perhaps one time, then nothing.
 *
 * Each form is a reader of its own. What fits two days, or says two things that
 * exclude each other, is refused with the reason: a date that was guessed wrong
 * moves every deadline that starts from it.
 */
#include "domain/dateinput.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/dateinput_internal.h"
#include "domain/hanwords.h"
#include "domain/numerals.h"

/* Longer input is no date; it also keeps the sentences short. */
#define INPUT_MAX 120

/* A year outside is a slip of the finger in a consumer's dispute. */
#define YEAR_FIRST 1900
#define YEAR_FINAL 2199

/* Days are told from today only in those years (1900-01-01, 2199-12-31). */
#define FIRST_TODAY (-25567)
#define FINAL_TODAY 84005

bool
gd_dateinput_eat(const char **p, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*p, word, n) != 0)
		return false;
	*p += n;
	return true;
}

bool
gd_dateinput_eat_word(const char **p, const char *word)
{
	const char *q = *p;

	if (!gd_dateinput_eat(&q, word))
		return false;
	if (*word >= 'a' && *word <= 'z' &&
	    ((*q >= 'a' && *q <= 'z') || (*q >= '0' && *q <= '9')))
		return false;
	*p = q;
	return true;
}

void
gd_dateinput_spaces(const char **p)
{
	while (**p == ' ' || **p == '\t')
		(*p)++;
}

bool
gd_dateinput_number(const char **p, int *value)
{
	const char *q = *p;
	int64_t v = 0;
	int n;

	for (n = 0; q[n] >= '0' && q[n] <= '9'; n++) {
		if (n == 9)
			return false;
		v = v * 10 + (q[n] - '0');
	}
	q += n;
	/* Spelt digits are a year: "liang san tian" is two or three days. */
	if (n == 0 && !gd_han_number(&q, 0, &v) &&
	    (!gd_han_number(&q, GD_HAN_SPELT, &v) || v < 1000 || v > 9999))
		return false;
	if (v > 999999999)
		return false;
	*p = q;
	*value = (int)v;
	return true;
}

enum gd_read
gd_dateinput_set(struct gd_dateinput_scan *in, int64_t year, int month,
		 int mday)
{
	if (year < YEAR_FIRST || year > YEAR_FINAL) {
		return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			     _("the year in '%s' cannot be meant: write it with four digits, as in 2026-03-08"),
			     in->text));
	}
	if (month < 1 || month > 12) {
		return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			     _("'%s' would need a month %d: write the month before the day, as in 2026-03-08"),
			     in->text, month));
	}
	if (!gd_date_valid((int)year, month, mday)) {
		return gd_dateinput_bad(gd_error_set(in->err, GD_EINVAL,
			     _("there is no day %d in %04d-%02d: that month has %d days"),
			     mday, (int)year, month,
			     gd_month_days((int)year, month)));
	}
	in->day = gd_day_from_date((struct gd_date){ (int)year, month, mday });
	return GD_READ_YES;
}

static enum gd_read
read_any_day(struct gd_dateinput_scan *in)
{
	static const gd_dateinput_reader readers[] = {
		gd_dateinput_read_word,
		gd_dateinput_read_month,
		gd_dateinput_read_ago,
		gd_dateinput_read_weekday,
		gd_dateinput_read_day,
	};
	enum gd_read got;
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(readers); i++) {
		got = readers[i](in);
		if (got != GD_READ_NO)
			return got;
	}
	return GD_READ_NO;
}

static enum gd_status
not_understood(struct gd_dateinput_scan *in)
{
	return gd_error_set(in->err, GD_EINVAL,
			    _("'%s' is not a date understood here: write 2026-03-08, 3-8, yesterday, last friday or 3 days ago, with a time if you like, as in 3-8 20:15"),
			    in->text);
}

/* A time alone means today, if that lies on the side that is asked for. */
static enum gd_status
only_time(struct gd_dateinput_scan *in)
{
	gd_instant at = gd_day_start(in->today, in->zone) + in->hour * 3600 +
			in->minute * 60 + in->second;

	if (in->past ? at > in->now : at < in->now)
		return gd_error_set(in->err, GD_EINVAL,
				    _("'%s' does not say on which day: put the day before the time, as in yesterday 20:15"),
				    in->text);
	in->day = in->today;
	return GD_OK;
}

/* The whole of `in->p`. */
static enum gd_status
scan(struct gd_dateinput_scan *in)
{
	enum gd_read day, time = GD_READ_NO;

	gd_dateinput_spaces(&in->p);
	day = read_any_day(in);
	if (day == GD_READ_BAD)
		return GD_EINVAL;
	if (day == GD_READ_YES && gd_dateinput_check_weekday(in) == GD_READ_BAD)
		return GD_EINVAL;
	gd_dateinput_spaces(&in->p);
	if (day == GD_READ_YES && !in->has_instant) {
		(void)(gd_dateinput_eat(&in->p, HAN_DE) ||
		       gd_dateinput_eat(&in->p, ",") ||
		       gd_dateinput_eat_word(&in->p, "at") ||
		       (in->p[0] == 't' && in->p[1] >= '0' &&
			in->p[1] <= '9' && in->p++));
		gd_dateinput_spaces(&in->p);
	}
	if (!in->has_instant)
		time = gd_dateinput_read_time(in);
	if (time == GD_READ_BAD)
		return GD_EINVAL;
	gd_dateinput_spaces(&in->p);
	if (*in->p != '\0')
		return not_understood(in);
	if (day == GD_READ_YES)
		return GD_OK;
	if (in->has_time)
		return only_time(in);
	return not_understood(in);
}

/* ISO 8601, the zone included, before anything else; false: try the rest. */
static bool
scan_iso(const char *s, struct gd_zone z, struct gd_dateinput *out)
{
	struct gd_buf b = GD_BUF_INIT;
	gd_instant at;
	bool ok = false;
	int year;

	while (*s == ' ')
		s++;
	gd_buf_adds(&b, s);
	while (b.len > 0 && b.s[b.len - 1] == ' ')
		gd_buf_setlen(&b, b.len - 1);
	if (gd_instant_parse(b.s, z, &at, NULL) == GD_OK) {
		year = gd_instant_split(at, z).date.year;
		ok = year >= YEAR_FIRST && year <= YEAR_FINAL;
	}
	if (ok)
		*out = (struct gd_dateinput){
			.at = at,
			.day = gd_instant_day(at, z),
			.has_time = strchr(b.s, ':') != NULL
		};
	gd_buf_release(&b);
	return ok;
}

enum gd_status
gd_dateinput_parse(const char *s, gd_instant now, struct gd_zone z, bool past,
		   struct gd_dateinput *out, struct gd_error *err)
{
	struct gd_buf folded = GD_BUF_INIT;
	struct gd_dateinput_scan in = {
		.text = s, .now = now, .today = gd_instant_day(now, z),
		.zone = z, .past = past, .err = err, .day = GD_DAY_NONE
	};
	enum gd_status st;

	if (strlen(s) > INPUT_MAX)
		return gd_error_set(err, GD_EINVAL,
				    _("this is too long for a date: write 2026-03-08 or 3-8 20:15"));
	if (scan_iso(s, z, out))
		return GD_OK;
	if (in.today < FIRST_TODAY || in.today > FINAL_TODAY)
		return gd_error_set(err, GD_EINVAL,
				    _("the clock of this machine is wrong, so '%s' cannot be placed: write the date as 2026-03-08"),
				    s);
	gd_text_fold(&folded, s, strlen(s));
	in.p = folded.s;
	st = scan(&in);
	gd_buf_release(&folded);
	if (st != GD_OK)
		return st;
	if (!in.has_instant)
		in.instant = gd_day_start(in.day, z) + in.hour * 3600 +
			     in.minute * 60 + in.second;
	*out = (struct gd_dateinput){
		.at = in.instant,
		.day = gd_instant_day(in.instant, z),
		.has_time = in.has_time
	};
	return GD_OK;
}
