/*
 * desk/phrase_time.c - instants and what is left of them, as a person says it.
 */
#include <config.h>

#include "desk/phrase.h"

#include "base/i18n.h"

static const char *
month_name(int month)
{
	/* TRANSLATORS: months as they stand in "12 Mar 04:10" */
	static const char *const names[] = {
		N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"),
		N_("Jun"), N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"),
		N_("Nov"), N_("Dec")
	};

	return _(names[month - 1]);
}

static const char *
weekday_name(int weekday)
{
	/* TRANSLATORS: weekdays as they stand in "2026-03-12 Thu 09:04" */
	static const char *const names[] = {
		N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"),
		N_("Sat"), N_("Sun")
	};

	return _(names[weekday - 1]);
}

/* A day and a time on it; 24:00 is the end of the day. */
struct moment {
	gd_day day;
	int hour, minute;
};

static struct moment
moment_of(gd_instant t, struct gd_zone z)
{
	struct gd_datetime dt = gd_instant_split(t, z);

	return (struct moment){ gd_day_from_date(dt.date), dt.hour,
				dt.minute };
}

static bool
this_year(const struct gd_desk *d, gd_day day)
{
	gd_day today = gd_instant_day(gd_desk_now(d), gd_desk_zone(d));

	return gd_day_to_date(day).year == gd_day_to_date(today).year;
}

static void
add_moment(const struct gd_desk *d, struct moment m, struct gd_buf *out)
{
	struct gd_date date = gd_day_to_date(m.day);

	if (this_year(d, m.day))
		/* TRANSLATORS: day of the month, month, hour, minute */
		gd_buf_addf(out, _("%1$d %2$s %3$02d:%4$02d"), date.mday,
			    month_name(date.month), m.hour, m.minute);
	else
		/* TRANSLATORS: day, month, year, hour, minute */
		gd_buf_addf(out, _("%1$d %2$s %3$d %4$02d:%5$02d"), date.mday,
			    month_name(date.month), date.year, m.hour,
			    m.minute);
}

void
gd_phrase_instant(struct gd_desk *d, gd_instant at, struct gd_buf *out)
{
	if (at != GD_INSTANT_NONE)
		add_moment(d, moment_of(at, gd_desk_zone(d)), out);
}

/* The end of a day belongs to that day, not to the next. */
static struct moment
due_moment(gd_instant due, struct gd_zone z)
{
	struct moment m = moment_of(due, z);

	if (gd_day_start(m.day, z) == due) {
		m.day--;
		m.hour = 24;
	}
	return m;
}

static void
add_estimate(const struct gd_desk *d, bool estimated, struct gd_buf *out)
{
	if (estimated)
		gd_buf_adds(out, gd_desk_ascii(d) ? "~" : "\xE2\x89\x88");
}

void
gd_phrase_date(struct gd_desk *d, gd_day day, struct gd_buf *out)
{
	struct gd_date date = gd_day_to_date(day);

	if (this_year(d, day))
		/* TRANSLATORS: day of the month, month */
		gd_buf_addf(out, _("%1$d %2$s"), date.mday,
			    month_name(date.month));
	else
		gd_day_format(out, day);
}

void
gd_phrase_due_brief(struct gd_desk *d, gd_instant due, bool estimated,
		    struct gd_buf *out)
{
	struct moment m;

	if (due == GD_INSTANT_NONE)
		return;
	m = due_moment(due, gd_desk_zone(d));
	if (this_year(d, m.day)) {
		gd_phrase_due(d, due, estimated, out);
		return;
	}
	add_estimate(d, estimated, out);
	gd_phrase_date(d, m.day, out);
}

void
gd_phrase_due(struct gd_desk *d, gd_instant due, bool estimated,
	      struct gd_buf *out)
{
	struct gd_zone z = gd_desk_zone(d);
	gd_day today = gd_instant_day(gd_desk_now(d), z);
	struct moment m;

	if (due == GD_INSTANT_NONE)
		return;
	m = due_moment(due, z);
	add_estimate(d, estimated, out);
	if (m.day == today)
		/* TRANSLATORS: hour and minute */
		gd_buf_addf(out, _("today %1$02d:%2$02d"), m.hour, m.minute);
	else if (m.day == today + 1)
		gd_buf_addf(out, _("tomorrow %1$02d:%2$02d"), m.hour,
			    m.minute);
	else
		add_moment(d, m, out);
}

void
gd_phrase_now(struct gd_desk *d, struct gd_buf *out)
{
	struct moment m = moment_of(gd_desk_now(d), gd_desk_zone(d));
	struct gd_date date = gd_day_to_date(m.day);

	/* TRANSLATORS: year, month, day, weekday, hour, minute */
	gd_buf_addf(out, _("%1$d-%2$02d-%3$02d %4$s %5$02d:%6$02d"), date.year,
		    date.month, date.mday,
		    weekday_name(gd_day_weekday(m.day)), m.hour, m.minute);
}

void
gd_phrase_now_short(struct gd_desk *d, struct gd_buf *out)
{
	struct moment m = moment_of(gd_desk_now(d), gd_desk_zone(d));
	struct gd_date date = gd_day_to_date(m.day);

	/* TRANSLATORS: month, day, weekday, hour, minute */
	gd_buf_addf(out, _("%1$d-%2$02d %3$s %4$02d:%5$02d"), date.month,
		    date.mday, weekday_name(gd_day_weekday(m.day)), m.hour,
		    m.minute);
}

/* What a day is when it is no usual working day; "" otherwise. */
static const char *
day_kind(const struct gd_day_info *info)
{
	if (info->makeup)
		return _("a make-up working day");
	if (info->kind == GD_DAY_HOLIDAY)
		return info->name ? info->name : _("holiday");
	if (info->kind == GD_DAY_REST)
		return info->name ? info->name : _("rest day");
	return "";
}

void
gd_phrase_day(struct gd_desk *d, gd_day day, struct gd_buf *out)
{
	struct gd_date date = gd_day_to_date(day);
	const char *weekday = weekday_name(gd_day_weekday(day));
	const struct gd_calendar *cal;
	struct gd_day_info info;

	/* TRANSLATORS: weekday, day of the month, month */
	gd_buf_addf(out, _("%1$s %2$d %3$s"), weekday, date.mday,
		    month_name(date.month));
	if (gd_desk_calendar(d, &cal, NULL) == GD_OK) {
		info = gd_calendar_day(cal, day);
		if (*day_kind(&info))
			gd_buf_addf(out, _(" (%s)"), day_kind(&info));
		if (info.estimated)
			gd_buf_adds(out, _(" (estimated: no calendar "
					   "published yet)"));
	}
	gd_buf_adds(out, _(": "));
}

static void
add_left(const struct gd_remaining *r, struct gd_buf *out)
{
	switch (r->unit) {
	case GD_LEFT_MINUTES:
		if (r->n < 1)
			gd_buf_adds(out, _("less than a minute left"));
		else
			gd_buf_addf(out, ngettext("%d minute left",
						  "%d minutes left",
						  (unsigned long)r->n), r->n);
		break;
	case GD_LEFT_HOURS:
		if (r->minutes)
			/* TRANSLATORS: hours and minutes */
			gd_buf_addf(out, _("%1$d h %2$d min left"), r->n,
				    r->minutes);
		else
			gd_buf_addf(out, ngettext("%d hour left",
						  "%d hours left",
						  (unsigned long)r->n), r->n);
		break;
	case GD_LEFT_DAYS:
		gd_buf_addf(out, ngettext("%d day left", "%d days left",
					  (unsigned long)r->n), r->n);
		break;
	case GD_LEFT_WORKDAYS:
		gd_buf_addf(out, ngettext("%d working day left",
					  "%d working days left",
					  (unsigned long)r->n), r->n);
		break;
	}
}

static void
add_overdue(const struct gd_remaining *r, struct gd_buf *out)
{
	unsigned long n = (unsigned long)r->n;

	switch (r->unit) {
	case GD_LEFT_MINUTES:
		if (r->n < 1)
			gd_buf_adds(out, _("overdue since now"));
		else
			gd_buf_addf(out, ngettext("%d minute overdue",
						  "%d minutes overdue", n),
				    r->n);
		break;
	case GD_LEFT_HOURS:
		gd_buf_addf(out, ngettext("%d hour overdue",
					  "%d hours overdue", n), r->n);
		break;
	case GD_LEFT_DAYS:
		gd_buf_addf(out, ngettext("%d day overdue", "%d days overdue",
					  n), r->n);
		break;
	case GD_LEFT_WORKDAYS:
		gd_buf_addf(out, ngettext("%d working day overdue",
					  "%d working days overdue", n), r->n);
		break;
	}
}

void
gd_phrase_remaining(struct gd_desk *d, gd_instant due, enum gd_unit unit,
		    struct gd_buf *out)
{
	const struct gd_calendar none = { .zone = gd_desk_zone(d) };
	const struct gd_calendar *cal = &none;
	struct gd_remaining r;

	/* Only working days need to know which days are worked. */
	if (unit == GD_UNIT_WORKDAYS &&
	    gd_desk_calendar(d, &cal, NULL) != GD_OK) {
		gd_phrase_due(d, due, false, out);
		return;
	}
	r = gd_clock_remaining(due, gd_desk_now(d), unit, cal);
	if (r.overdue)
		add_overdue(&r, out);
	else
		add_left(&r, out);
}
