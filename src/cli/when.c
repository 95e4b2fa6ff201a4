/*
 * gongdao when - the date calculator; touches no database.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "desk/explain.h"
#include "domain/clock.h"
#include "domain/dateinput.h"

static bool
whole_days(const struct gd_period *p)
{
	return p->unit != GD_UNIT_HOURS && p->unit != GD_UNIT_OFFICE_HOURS;
}

static void
add_iso(const struct gd_cli *c, const struct gd_period *p,
	const struct gd_due *due, struct gd_buf *out)
{
	if (whole_days(p))
		gd_day_format(out, due->last_day);
	else
		gd_instant_format(out, due->at, gd_desk_zone(c->desk));
}

static void
add_words(const struct gd_cli *c, const struct gd_period *p,
	  const struct gd_due *due, struct gd_buf *out)
{
	static const char *const names[] = {
		N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"),
		N_("Sat"), N_("Sun")
	};
	gd_day day = whole_days(p) ? due->last_day
				   : gd_instant_day(due->at,
						    gd_desk_zone(c->desk));

	add_iso(c, p, due, out);
	gd_buf_addf(out, " %s", _(names[gd_day_weekday(day) - 1]));
	if (whole_days(p))
		gd_buf_addf(out, ", %s", _("until the end of the day"));
	if (due->estimated)
		gd_buf_addf(out, " (%s)",
			    _("estimated: no calendar published yet"));
}

/* The three parts of the request; everything wrong is said. */
static bool
read_request(struct gd_cli *c, gd_instant *start, struct gd_period *p)
{
	const char *roll = gd_cli_value(c, "roll");
	struct gd_zone zone = gd_desk_zone(c->desk);
	struct gd_error err = GD_ERROR_INIT;
	const char *count = c->argv[1];
	struct gd_dateinput in;
	bool good = true;

	if (gd_instant_parse(c->argv[0], zone, start, NULL) != GD_OK) {
		if (gd_dateinput_parse(c->argv[0], gd_desk_now(c->desk), zone,
				       true, &in, &err) == GD_OK) {
			*start = in.at;
		} else {
			gd_cli_say("%s", err.text);
			good = false;
		}
	}
	if (*count == '+')
		count++;
	if (!gd_period_parse(count, p) || p->unit == GD_UNIT_OFFICE_HOURS) {
		gd_cli_say(_("'%s' is no time to add, such as +72h, +7d, +15wd, +6mo or +3y"),
			   c->argv[1]);
		good = false;
	}
	p->roll = roll ? GD_ROLL_REST : GD_ROLL_NONE;
	if (roll && *roll && !gd_roll_parse(roll, &p->roll)) {
		gd_cli_say(_("--roll takes rest or holiday, not '%s'"), roll);
		good = false;
	}
	return good;
}

int
gd_cmd_when(struct gd_cli *c)
{
	static const char *const formats[] = { "text", "iso", NULL };
	struct gd_period p = { .roll = GD_ROLL_NONE };
	const struct gd_calendar *cal;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf out = GD_BUF_INIT;
	gd_instant start = 0;
	struct gd_due due;
	int format = 0, status = GD_EXIT_OK;
	bool good = gd_cli_choose(c, "format", formats, &format);

	if (!read_request(c, &start, &p) || !good)
		return GD_EXIT_REQUEST;
	if (gd_desk_calendar(c->desk, &cal, &err) != GD_OK ||
	    gd_clock_due(&p, start, cal, &due, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (format == 1)
		add_iso(c, &p, &due, &out);
	else
		add_words(c, &p, &due, &out);
	if (format == 1 && due.estimated)
		gd_buf_addc(&out, '~');
	gd_buf_addc(&out, '\n');
	if (gd_cli_value(c, "explain") &&
	    gd_explain_period(c->desk, &p, start, &out, &err) != GD_OK)
		status = gd_cli_fail(&err);
	else
		gd_cli_text(c, out.s);
	gd_buf_release(&out);
	return status;
}
