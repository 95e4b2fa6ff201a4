/*
 * desk/ical.c - see ical.h. The format is RFC 5545, lines end in CR LF.
 */
#include <config.h>

#include "desk/ical.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/alerts.h"
#include "desk/clocks.h"
#include "desk/each.h"
#include "desk/phrase.h"
#include "store/clocks.h"

#define LINE_MAX_OCTETS 75
#define TIMES_MAX 12
#define HOUR_S 3600

struct writer {
	struct gd_desk *d;
	struct gd_buf *out;
	struct gd_buf line;	/* the content line being made, unfolded */
	char mark[17];
};

/* Append the line, folded: no more than 75 octets each, no character cut. */
static void
end_line(struct writer *w)
{
	const char *s = w->line.s;
	size_t left = w->line.len, room = LINE_MAX_OCTETS, n;

	while (left > room) {
		for (n = room; n && ((unsigned char)s[n] & 0xC0) == 0x80; n--)
			;
		gd_buf_add(w->out, s, n);
		gd_buf_adds(w->out, "\r\n ");
		s += n;
		left -= n;
		room = LINE_MAX_OCTETS - 1;	/* the space counts */
	}
	gd_buf_add(w->out, s, left);
	gd_buf_adds(w->out, "\r\n");
	gd_buf_reset(&w->line);
}

static void
plain(struct writer *w, const char *text)
{
	gd_buf_adds(&w->line, text);
	end_line(w);
}

/* A TEXT value: backslash, semicolon, comma and line break are escaped. */
static void
add_text(struct gd_buf *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '\n')
			gd_buf_adds(out, "\\n");
		else if (strchr("\\;,", *s))
			gd_buf_addf(out, "\\%c", *s);
		else if ((unsigned char)*s >= 0x20 && *s != 0x7F)
			gd_buf_addc(out, *s);
	}
}

static void
text_line(struct writer *w, const char *name, const char *value)
{
	gd_buf_addf(&w->line, "%s:", name);
	add_text(&w->line, value);
	end_line(w);
}

/* "20260312T010400Z"; instants are always told in UTC. */
static void
utc_line(struct writer *w, const char *name, gd_instant t)
{
	struct gd_datetime dt = gd_instant_split(t, (struct gd_zone){ 0 });

	gd_buf_addf(&w->line, "%s:%04d%02d%02dT%02d%02d%02dZ", name,
		    dt.date.year, dt.date.month, dt.date.mday, dt.hour,
		    dt.minute, dt.second);
	end_line(w);
}

static void
day_line(struct writer *w, const char *name, gd_day day)
{
	struct gd_date d = gd_day_to_date(day);

	gd_buf_addf(&w->line, "%s;VALUE=DATE:%04d%02d%02d", name, d.year,
		    d.month, d.mday);
	end_line(w);
}

static void
add_alarms(struct writer *w, const struct gd_due_row *row,
	   const char *summary)
{
	gd_instant times[TIMES_MAX];
	size_t n = gd_desk_alert_times(w->d, &row->clock, times, TIMES_MAX);

	for (size_t i = 0; i < n; i++) {
		/* Counted back, all of it lies before its start. */
		if (times[i] < row->clock.started_at &&
		    row->clock.started_at < row->clock.due_at)
			continue;
		plain(w, "BEGIN:VALARM");
		plain(w, "ACTION:DISPLAY");
		text_line(w, "DESCRIPTION", summary);
		utc_line(w, "TRIGGER;VALUE=DATE-TIME", times[i]);
		plain(w, "END:VALARM");
	}
}

static void
part(struct gd_buf *out, const char *label, const char *text)
{
	if (text && *text)
		gd_buf_addf(out, "%s%s\n", label, text);
}

/* As a date: "tomorrow" would be wrong where it is read a week later. */
static void
add_due(struct writer *w, const struct gd_due_row *row, struct gd_buf *out)
{
	struct gd_zone z = gd_desk_zone(w->d);
	gd_instant due = row->clock.due_at;
	struct gd_datetime dt = gd_instant_split(due, z);

	if (row->clock.estimated)
		gd_buf_adds(out, "\xE2\x89\x88");
	gd_day_format(out, gd_instant_day(due - 1, z));
	if (dt.hour || dt.minute)
		gd_buf_addf(out, " %02d:%02d", dt.hour, dt.minute);
	else
		gd_buf_adds(out, " 24:00");
}

/* What to know and to do, for the event's description. */
static void
describe(struct writer *w, const struct gd_due_row *row,
	 const struct gd_clock_rule *rule, struct gd_buf *out)
{
	struct gd_buf words = GD_BUF_INIT;

	add_due(w, row, &words);
	part(out, _("Falls due: "), words.s);
	gd_buf_reset(&words);
	gd_phrase_clock_notes(w->d, &row->clock, &words);
	part(out, _("Note: "), words.s);
	if (rule) {
		part(out, _("If it runs out: "),
		     gd_bitext_get(&rule->miss, NULL));
		part(out, _("Then: "), gd_bitext_get(&rule->next, NULL));
		gd_buf_reset(&words);
		gd_phrase_source(w->d, rule->source, &words);
		part(out, _("Source: "), words.s);
	}
	while (out->len && out->s[out->len - 1] == '\n')
		gd_buf_setlen(out, out->len - 1);
	gd_buf_release(&words);
}

/* Periods of days fill their last day, others their last hour. */
static void
add_span(struct writer *w, const struct gd_due_row *row)
{
	struct gd_zone z = gd_desk_zone(w->d);
	gd_instant due = row->clock.due_at;
	gd_day last = gd_instant_day(due - 1, z);

	if (gd_day_start(last + 1, z) == due) {
		day_line(w, "DTSTART", last);
		day_line(w, "DTEND", last + 1);
	} else {
		utc_line(w, "DTSTART", due - HOUR_S);
		utc_line(w, "DTEND", due);
	}
}

static bool
add_event(const struct gd_due_row *row, void *ctx)
{
	struct writer *w = ctx;
	const struct gd_clock_row *c = &row->clock;
	const struct gd_clock_rule *rule =
		gd_phrase_rule(w->d, c->rule, c->version);
	struct gd_buf summary = GD_BUF_INIT, text = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(c->case_id, number);
	gd_buf_addf(&summary, "%s%s ", c->estimated ? "\xE2\x89\x88" : "",
		    number);
	gd_phrase_rule_name(w->d, c->rule, c->version, false, &summary);
	if (*row->name)
		gd_buf_addf(&summary, " \xC2\xB7 %s", row->name);
	describe(w, row, rule, &text);
	plain(w, "BEGIN:VEVENT");
	gd_buf_addf(&w->line, "UID:%s-%lld-%d@gongdao", w->mark,
		    (long long)c->case_id, c->seq);
	end_line(w);
	utc_line(w, "DTSTAMP", gd_desk_now(w->d));
	gd_buf_addf(&w->line, "SEQUENCE:%lld", (long long)row->case_version);
	end_line(w);
	add_span(w, row);
	text_line(w, "SUMMARY", summary.s);
	text_line(w, "DESCRIPTION", text.s);
	plain(w, "TRANSP:TRANSPARENT");
	gd_buf_reset(&text);
	gd_phrase_stage(w->d, row->stage, false, &text);
	text_line(w, "CATEGORIES", text.s);
	/* A reminder that rests, or is paused, does not ring there either. */
	if (!c->hushed && (c->snoozed_until == GD_INSTANT_NONE ||
			   c->snoozed_until <= gd_desk_now(w->d)))
		add_alarms(w, row, summary.s);
	plain(w, "END:VEVENT");
	gd_buf_release(&text);
	gd_buf_release(&summary);
	return true;
}

enum gd_status
gd_desk_ical(struct gd_desk *d, gd_instant until,
	     const struct gd_filter *filter, struct gd_buf *out,
	     struct gd_error *err)
{
	struct writer w = { .d = d, .out = out, .line = GD_BUF_INIT };
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_mark(st, w.mark, err);
	if (status != GD_OK)
		return status;
	plain(&w, "BEGIN:VCALENDAR");
	plain(&w, "VERSION:2.0");
	plain(&w, "PRODID:-//gongdao//gongdao//ZH");
	plain(&w, "CALSCALE:GREGORIAN");
	text_line(&w, "X-WR-CALNAME", _("Deadlines of the cases"));
	status = gd_desk_due_each(d, until, filter, GD_REVIEW_TIME, add_event,
				  &w, err);
	plain(&w, "END:VCALENDAR");
	gd_buf_release(&w.line);
	return status;
}
