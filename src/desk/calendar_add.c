/*
 * desk/calendar_add.c - a year of holidays into the user's calendar folder.
 */
#include <config.h>

#include "desk/recompute.h"

#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "desk/calendar_internal.h"
#include "playbook/yearbook.h"

#define FILE_MAX (1024 * 1024)

/* What the file is about. */
struct scope {
	int first, last;	/* years; days of December count for the next */
	bool spring, autumn;	/* it has days before April, after August */
	gd_day day;		/* its first one */
};

static void
measure(const struct gd_yearbook *y, struct scope *s)
{
	*s = (struct scope){ .first = 0 };
	for (size_t i = 0; i < y->len; i++) {
		struct gd_date d = gd_day_to_date(y->rows[i].day);

		if (i == 0 || y->rows[i].day < s->day)
			s->day = y->rows[i].day;
		if (y->notice && d.month == 12)
			d.year++;
		else if (d.month < 4)
			s->spring = true;
		else if (d.month > 8)
			s->autumn = true;
		if (!s->first || d.year < s->first)
			s->first = d.year;
		if (d.year > s->last)
			s->last = d.year;
	}
}

/*
 * The file's name among the user's: a later name wins, so what changes a few days
 * sorts behind the year it changes ('_' is after '.').
 */
static void
target(const struct gd_yearbook *y, const struct gd_buf *home,
       struct gd_buf *out)
{
	struct scope s;
	struct gd_date d;

	measure(y, &s);
	gd_buf_addf(out, "%s/calendar/%s-%d", home->s,
		    y->notice ? "holidays" : "statutory", s.first);
	if (s.last > s.first)
		gd_buf_addf(out, "_%d", s.last);
	if (y->notice && !(s.spring && s.autumn)) {
		d = gd_day_to_date(s.day);
		gd_buf_addf(out, "_%02d%02d", d.month, d.mday);
	}
	gd_buf_adds(out, ".csv");
}

static enum gd_status
install(const char *file, const char *to, struct gd_error *err)
{
	struct gd_buf text = GD_BUF_INIT, dir = GD_BUF_INIT;
	struct gd_file f;
	enum gd_status status = gd_file_read(&text, file, FILE_MAX, err);

	gd_path_dirname(&dir, to);
	if (status == GD_OK)
		status = gd_path_mkdirs(dir.s, err);
	if (status == GD_OK)
		status = gd_file_begin(&f, to, err);
	if (status == GD_OK) {
		fwrite(text.s, 1, text.len, f.fp);
		status = gd_file_commit(&f, err);
	}
	gd_buf_release(&dir);
	gd_buf_release(&text);
	return status;
}

/*
 * A few days alone would make their year look published: the whole notice comes
 * first.
 */
static enum gd_status
check_whole(struct gd_desk *d, const char *file, const struct gd_yearbook *y,
	    struct gd_mistakes *m, struct gd_error *err)
{
	const struct gd_calendar *cal;
	struct scope s;
	enum gd_status status = gd_desk_calendar(d, &cal, err);

	if (status != GD_OK || !y->notice || !y->len)
		return status;
	measure(y, &s);
	if (!(s.spring && s.autumn) && !gd_calendar_published(cal, s.first))
		gd_mistake(m, file, 1,
			   _("these are only some days of %d, whose notice is "
			     "not there yet; add the whole notice first"),
			   s.first);
	return GD_OK;
}

/* Count by the file as if it were installed. */
static enum gd_status
pretend(struct gd_desk *d, const struct gd_yearbook *y, struct gd_error *err)
{
	struct gd_calendar *cal;
	enum gd_status status = gd_desk_calendar_own(d, &cal, err);

	if (status != GD_OK)
		return status;
	if (y->notice) {
		gd_calendar_replace_notice(cal, y->rows, y->len);
		return GD_OK;
	}
	for (size_t i = 0; i < y->len; i++)
		gd_calendar_add_statutory(cal, y->rows[i].day,
					  y->rows[i].name);
	gd_calendar_seal(cal);
	return GD_OK;
}

enum gd_status
gd_desk_calendar_add(struct gd_desk *d, const char *file, bool dry,
		     void (*report)(const char *file, int line,
				    const char *message, void *ctx),
		     void *ctx, struct gd_buf *installed, struct gd_error *err)
{
	struct gd_mistakes m = { .report = report, .ctx = ctx };
	struct gd_buf home = GD_BUF_INIT, to = GD_BUF_INIT;
	struct gd_yearbook y;
	enum gd_status status = GD_OK;

	gd_yearbook_read(file, &y, &m);
	if (!m.count && !y.len)
		gd_mistake(&m, file, 1, _("the file holds no day"));
	if (!m.count)
		status = check_whole(d, file, &y, &m, err);
	if (status != GD_OK)
		goto out;
	if (m.count) {
		status = gd_error_set(err, GD_EDATA,
				      ngettext("the calendar has %d mistake "
					       "and was not added",
					       "the calendar has %d mistakes "
					       "and was not added",
					       (unsigned long)m.count),
				      m.count);
		goto out;
	}
	if (dry) {
		status = pretend(d, &y, err);
		goto out;
	}
	status = gd_path_config_home(&home, err);
	if (status != GD_OK)
		goto out;
	target(&y, &home, &to);
	status = install(file, to.s, err);
	if (status == GD_OK)
		status = gd_desk_calendar_reload(d, err);
	if (status == GD_OK && installed)
		gd_buf_adds(installed, to.s);
out:
	gd_buf_release(&to);
	gd_buf_release(&home);
	gd_yearbook_release(&y);
	return status;
}
