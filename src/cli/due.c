/*
 * gongdao due - the daily review: what is overdue, what falls next.
 */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/due_missed.h"
#include "cli/listing.h"
#include "desk/alerts.h"
#include "desk/clocks.h"
#include "desk/each.h"
#include "desk/ical.h"
#include "desk/phrase.h"
#include "desk/view.h"

typedef const struct gd_column column;

/* A row of the listing; the columns read its first member. */
struct line {
	struct gd_due_row row;	/* borrowed */
	bool missed;		/* it rang since this person last looked */
};

static void
put_number(column *col, struct gd_cli *c, const void *row, bool words,
	   struct gd_buf *out)
{
	const struct gd_due_row *r = row;
	char number[GD_CASE_NUMBER_MAX];

	(void)words;
	if (strcmp(col->id, "clock") == 0) {
		gd_buf_addf(out, "%d", r->clock.seq);
	} else if (strcmp(col->id, "remaining_s") == 0) {
		gd_buf_addf(out, "%lld",
			    (long long)(r->clock.due_at - c->now));
	} else {
		gd_case_number(r->clock.case_id, number);
		gd_buf_adds(out, number);
	}
}

static void
put_rule(column *col, struct gd_cli *c, const void *row, bool words,
	 struct gd_buf *out)
{
	const struct gd_due_row *r = row;

	(void)col;
	if (words)
		gd_phrase_rule_name(c->desk, r->clock.rule, r->clock.version,
				    false, out);
	else
		gd_buf_adds(out, r->clock.rule);
}

static void
put_source(column *col, struct gd_cli *c, const void *row, bool words,
	   struct gd_buf *out)
{
	const struct gd_due_row *r = row;
	const struct gd_clock_rule *rule =
		gd_phrase_rule(c->desk, r->clock.rule, r->clock.version);

	(void)col;
	(void)words;
	if (rule)
		gd_phrase_source(c->desk, rule->source, out);
}

static void
put_instant(column *col, struct gd_cli *c, const void *row, bool words,
	    struct gd_buf *out)
{
	const struct gd_clock_row *k = &((const struct gd_due_row *)row)->clock;
	gd_instant at = strcmp(col->id, "due") == 0 ? k->due_at :
			strcmp(col->id, "started") == 0 ? k->started_at :
			k->other_at;

	if (at == GD_INSTANT_NONE)
		return;
	if (!words)
		gd_instant_format(out, at, gd_desk_zone(c->desk));
	else if (strcmp(col->id, "started") == 0)
		gd_phrase_instant(c->desk, at, out);
	else
		gd_phrase_due(c->desk, at, k->estimated, out);
	/* Where the law has two readings, the other date stands beside it. */
	if (words && at == k->due_at && k->other_at != GD_INSTANT_NONE &&
	    strcmp(col->id, "due") == 0) {
		struct gd_buf other = GD_BUF_INIT;

		gd_phrase_due(c->desk, k->other_at, k->estimated, &other);
		/* TRANSLATORS: after a date: the later one of another reading */
		gd_buf_addf(out, _(" or %s"), other.s);
		gd_buf_release(&other);
	}
}

/* By words how long is left, which says overdue, too. */
static void
put_state(column *col, struct gd_cli *c, const void *row, bool words,
	  struct gd_buf *out)
{
	const struct gd_due_row *r = row;
	const struct gd_clock_rule *rule;

	(void)col;
	if (!words) {
		gd_buf_adds(out, gd_due_state_code(
			gd_due_state(r->clock.due_at, c->now,
				     gd_desk_zone(c->desk))));
		return;
	}
	rule = gd_phrase_rule(c->desk, r->clock.rule, r->clock.version);
	gd_phrase_remaining(c->desk, r->clock.due_at,
			    rule ? rule->period.unit : GD_UNIT_DAYS, out);
}

static void
put_text(column *col, struct gd_cli *c, const void *row, bool words,
	 struct gd_buf *out)
{
	const struct gd_due_row *r = row;

	if (strcmp(col->id, "estimated") == 0)
		gd_buf_adds(out, r->clock.estimated ? "yes" : "no");
	else if (strcmp(col->id, "missed") == 0)
		gd_buf_adds(out, ((const struct line *)row)->missed ? "yes"
								    : "no");
	else if (strcmp(col->id, "note") == 0)
		gd_phrase_clock_notes(c->desk, &r->clock, out);
	else if (strcmp(col->id, "shop") == 0)
		gd_buf_adds(out, r->name);
	else if (strcmp(col->id, "stage") == 0)
		gd_buf_adds(out, gd_stage_code(r->stage));
	else if (words && *r->channel)
		gd_phrase_channel(c->desk, r->channel, out);
	else
		gd_buf_adds(out, r->channel);
}

static const struct gd_column columns[] = {
	{ .id = "case", .heading = N_("Case"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_number },
	{ .id = "clock", .heading = N_("No."), .kind = GD_CELL_NUMBER,
	  .right = true, .put = put_number },
	{ .id = "rule", .heading = N_("Deadline"), .kind = GD_CELL_CODE,
	  .flexible = true, .shown = true, .put = put_rule },
	{ .id = "started", .heading = N_("Since"), .kind = GD_CELL_INSTANT,
	  .shown = true, .put = put_instant },
	{ .id = "due", .heading = N_("Due"), .kind = GD_CELL_INSTANT,
	  .shown = true, .put = put_instant },
	{ .id = "remaining_s", .heading = N_("Seconds"),
	  .kind = GD_CELL_NUMBER, .right = true, .put = put_number },
	{ .id = "state", .heading = N_("Left"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_state },
	{ .id = "estimated", .heading = N_("Estimated"), .kind = GD_CELL_BOOL,
	  .put = put_text },
	{ .id = "source", .heading = N_("Source"), .flexible = true,
	  .put = put_source },
	{ .id = "shop", .heading = N_("Merchant"), .flexible = true,
	  .shown = true, .put = put_text },
	{ .id = "stage", .heading = N_("Stage"), .kind = GD_CELL_CODE,
	  .put = put_text },
	{ .id = "channel", .heading = N_("Channel"), .kind = GD_CELL_CODE,
	  .flexible = true, .put = put_text },
	{ .id = "other_due", .heading = N_("By another reading"),
	  .kind = GD_CELL_INSTANT, .put = put_instant },
	{ .id = "missed", .heading = N_("Missed"), .kind = GD_CELL_BOOL,
	  .put = put_text },
	{ .id = "note", .heading = N_("Note"), .flexible = true,
	  .put = put_text },
	{ .id = NULL }
};

struct listed {
	struct gd_listing l;
	const struct gd_due_missed *missed;
};

static bool
visit(const struct gd_due_row *row, void *ctx)
{
	struct listed *to = ctx;
	struct line line = { *row, gd_due_was_missed(to->missed,
						     row->clock.id) };

	return gd_listing_row(&to->l, &line);
}

/* --within as a period from now; days are whole days and end at midnight. */
static int
until(struct gd_cli *c, gd_instant *out)
{
	const char *within = gd_cli_value(c, "within");
	struct gd_period p = { .roll = GD_ROLL_NONE };
	const struct gd_calendar *cal;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_due due;

	*out = INT64_MAX;
	if (gd_cli_value(c, "overdue"))
		*out = c->now + 1;
	if (!within)
		return GD_EXIT_OK;
	if (!gd_period_parse(within, &p))
		return gd_cli_refuse(_("--within takes a time such as 72h, 7d, 5wd or 1mo, not '%s'"),
				     within);
	if (gd_desk_calendar(c->desk, &cal, &err) != GD_OK ||
	    gd_clock_due(&p, c->now, cal, &due, &err) != GD_OK) {
		gd_error_prefix(&err, "--within");
		return gd_cli_fail(&err);
	}
	if (due.at < *out)
		*out = due.at == INT64_MAX ? due.at : due.at + 1;
	return GD_EXIT_OK;
}

/* The whole review as a calendar file. */
static int
run_ics(struct gd_cli *c, const struct gd_filter *filter, gd_instant end)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf out = GD_BUF_INIT, clean = GD_BUF_INIT;
	enum gd_status status = gd_desk_ical(c->desk, end, filter, &out, &err);

	/* A terminal is no file: it is shown the text. */
	gd_text_clean(&clean, out.s, out.len);
	if (status == GD_OK && c->out_tty)
		gd_cli_text(c, clean.s);
	else if (status == GD_OK)
		fwrite(out.s, 1, out.len, stdout);
	gd_buf_release(&clean);
	gd_buf_release(&out);
	return status == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}

/* In the order of enum gd_review_order. */
static const char *const orders[] = {
	"time", "case", "merchant", "rule", "channel", NULL
};

static int
run(struct gd_cli *c, const struct gd_filter *filter, enum gd_format format,
    gd_instant end)
{
	struct gd_due_missed missed = { .len = 0 };
	struct listed to = { .missed = &missed };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_store *st;
	enum gd_status status;
	int order = GD_REVIEW_TIME;

	if (!gd_cli_choose(c, "sort", orders, &order))
		return GD_EXIT_REQUEST;
	status = gd_desk_store(c->desk, &st, &err);
	if (status == GD_OK)
		status = gd_due_missed(c, filter, &missed, &err);
	if (status != GD_OK)
		return gd_cli_fail(&err);
	if (format == GD_FORMAT_TEXT && !gd_cli_value(c, "columns"))
		gd_due_say_missed(c, &missed);
	if (!gd_listing_begin(&to.l, c, format, columns,
			      gd_cli_value(c, "columns"))) {
		gd_due_missed_release(&missed);
		return GD_EXIT_REQUEST;
	}
	status = gd_desk_due_each(c->desk, end, filter,
				  (enum gd_review_order)order, visit, &to,
				  &err);
	gd_listing_end(&to.l, status, end == INT64_MAX
		       ? _("no deadline is running")
		       : _("no deadline falls in that time"));
	gd_due_missed_release(&missed);
	/* Who reads it on a terminal has looked; a mail may lie unread. */
	if (status == GD_OK && (c->out_tty || gd_cli_value(c, "seen")))
		status = gd_desk_look(c->desk, c->now, &err);
	if (status != GD_OK)
		return gd_cli_fail(&err);
	return to.l.rows > 0 && gd_cli_value(c, "exit-code") ?
	       GD_EXIT_FINDINGS : GD_EXIT_OK;
}

int
gd_cmd_due(struct gd_cli *c)
{
	static const char *const formats[] = {
		[GD_FORMAT_TEXT] = "text", [GD_FORMAT_CSV] = "csv",
		[GD_FORMAT_JSON] = "json", "ics", NULL
	};
	struct gd_filter filter;
	int format = GD_FORMAT_TEXT;
	gd_instant end;
	bool good = gd_cli_filter(c, 0, &filter);
	int status;

	good &= gd_cli_choose(c, "format", formats, &format);
	status = until(c, &end);
	if (!good)
		status = GD_EXIT_REQUEST;
	if (status == GD_EXIT_OK)
		status = format > GD_FORMAT_JSON ?
			 run_ics(c, &filter, end) :
			 run(c, &filter, (enum gd_format)format, end);
	gd_filter_release(&filter);
	return status;
}
