/*
 * desk/report.c - the pass, the tallies, and the values as they are shown.
 */
#include <config.h>

#include "desk/report_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/money.h"

#define PROGRESS_EVERY 2000

static const struct gd_report_column stage_columns[] = {
	{ "cases", N_("Cases"), GD_REPORT_COUNT },
	{ "overdue", N_("Overdue"), GD_REPORT_COUNT },
	{ "median_days", N_("Median age"), GD_REPORT_DAYS },
	{ "amount", N_("Amount"), GD_REPORT_FEN },
};
static const struct gd_report_column channel_columns[] = {
	{ "filings", N_("Filed"), GD_REPORT_COUNT },
	{ "answered", N_("Answered"), GD_REPORT_COUNT },
	{ "median_hours", N_("Median answer"), GD_REPORT_HOURS },
	{ "within_72h", N_("In 72 h"), GD_REPORT_SHARE },
	{ "past_72h", N_("Past 72 h"), GD_REPORT_SHARE },
};
static const struct gd_report_column type_columns[] = {
	{ "cases", N_("Opened"), GD_REPORT_COUNT },
	{ "closed", N_("Closed"), GD_REPORT_COUNT },
	{ "success", N_("Resolved"), GD_REPORT_SHARE },
	{ "median_days", N_("Median time"), GD_REPORT_DAYS },
	{ "recovered", N_("Recovered"), GD_REPORT_FEN },
};
/* By stage; the headings are the playbook's. */
static const struct gd_report_column trend_columns[] = {
	[GD_STAGE_PREPARE] = { "prepare", "", GD_REPORT_COUNT },
	[GD_STAGE_SERVICE] = { "service", "", GD_REPORT_COUNT },
	[GD_STAGE_PLATFORM] = { "platform", "", GD_REPORT_COUNT },
	[GD_STAGE_REGULATOR] = { "regulator", "", GD_REPORT_COUNT },
	[GD_STAGE_COURT] = { "court", "", GD_REPORT_COUNT },
	[GD_STAGE_CLOSED] = { "closed", "", GD_REPORT_COUNT },
};
static const struct gd_report_column outcome_columns[] = {
	{ "cases", N_("Cases"), GD_REPORT_COUNT },
	{ "share", N_("Share"), GD_REPORT_SHARE },
	{ "median_days", N_("Median time"), GD_REPORT_DAYS },
	{ "recovered", N_("Recovered"), GD_REPORT_FEN },
};
static const struct gd_report_column merchant_columns[] = {
	{ "cases", N_("Cases"), GD_REPORT_COUNT },
	{ "open", N_("Open"), GD_REPORT_COUNT },
	{ "success", N_("Resolved"), GD_REPORT_SHARE },
	{ "amount", N_("Amount"), GD_REPORT_FEN },
};
static const struct gd_report_column people_columns[] = {
	{ "open", N_("Open"), GD_REPORT_COUNT },
	{ "overdue", N_("Overdue"), GD_REPORT_COUNT },
	{ "due_7d", N_("Due in 7 d"), GD_REPORT_COUNT },
	{ "closed", N_("Closed"), GD_REPORT_COUNT },
	{ "success", N_("Resolved"), GD_REPORT_SHARE },
};
static const struct gd_report_column age_columns[] = {
	{ "cases", N_("Open"), GD_REPORT_COUNT },
	{ "overdue", N_("Overdue"), GD_REPORT_COUNT },
	{ "amount", N_("Amount"), GD_REPORT_FEN },
};
static const struct gd_report_column page_columns[] = {
	{ "value", N_("Number"), GD_REPORT_COUNT },
};

static const struct def {
	const char *code, *title, *explain;
	const struct gd_report_column *columns;
	size_t len;
} defs[GD_REPORTS] = {
#define DEF(k, c, t, e, cols) [k] = { c, t, e, cols, GD_ARRAY_LEN(cols) }
	DEF(GD_REPORT_STAGES, "stages", N_("Cases by stage"),
	    N_("Age runs from the opening, of closed cases to their end."),
	    stage_columns),
	DEF(GD_REPORT_CHANNELS, "channels", N_("Channels and their answers"),
	    N_("First answers to what was filed; past 72 hours counts what was answered later or not at all while the case was open."),
	    channel_columns),
	DEF(GD_REPORT_TYPES, "types", N_("Cases by type"),
	    N_("Resolved is the share of closed cases that were resolved or partly resolved."),
	    type_columns),
	DEF(GD_REPORT_MONTHS, "months", N_("Month by month"),
	    N_("Resolved is the share of the cases closed in that month."),
	    type_columns),
	DEF(GD_REPORT_TREND, "trend", N_("Stages over time"),
	    N_("Cases in each stage at the end of the month, of this month until now."),
	    trend_columns),
	DEF(GD_REPORT_OUTCOMES, "outcomes", N_("How cases ended"),
	    N_("Below the outcomes the share is that of cases resolved or partly resolved."),
	    outcome_columns),
	DEF(GD_REPORT_MERCHANTS, "merchants", N_("Merchants with most cases"),
	    N_("A merchant is one by its credit code, else by its name."),
	    merchant_columns),
	DEF(GD_REPORT_PEOPLE, "people", N_("Volunteers and their cases"),
	    N_("Cases by the volunteer they are assigned to."),
	    people_columns),
	DEF(GD_REPORT_AGEING, "ageing", N_("Age of open cases"),
	    N_("Days since the case was opened."), age_columns),
	DEF(GD_REPORT_MONTH, "month", N_("The month on one page"),
	    N_("What was opened, filed and closed in this month."),
	    page_columns),
#undef DEF
};

const char *
gd_report_code(size_t i)
{
	return i < GD_REPORTS ? defs[i].code : NULL;
}

bool
gd_report_parse(const char *code, enum gd_report_kind *out)
{
	for (size_t i = 0; i < GD_REPORTS; i++) {
		if (strcmp(defs[i].code, code) == 0) {
			*out = (enum gd_report_kind)i;
			return true;
		}
	}
	return false;
}

const char *
gd_report_title(enum gd_report_kind kind)
{
	return _(defs[kind].title);
}

const char *
gd_report_explain(enum gd_report_kind kind)
{
	return _(defs[kind].explain);
}

const char *
gd_report_part(const char *group)
{
	if (strcmp(group, "combination") == 0)
		return _("Channels used together");
	if (strcmp(group, "speed") == 0)
		return _("First answer and success");
	if (strcmp(group, "type") == 0)
		return _("Types of the cases opened");
	if (strcmp(group, "channel") == 0)
		return _("Filed through");
	return strcmp(group, "outcome") == 0 ? _("Outcomes") : "";
}

/* ---- the pass ---- */

static bool
take(const struct gd_report_case *k, void *ctx)
{
	struct gd_counting *c = ctx;

	gd_report_take(c, k);
	c->done++;
	if (c->progress && c->done % PROGRESS_EVERY == 0 &&
	    !c->progress(c->done, c->total, c->ctx))
		c->cancelled = true;
	return !c->cancelled;
}

/* The borders of the month "2026-03", of this one without a word. */
static enum gd_status
set_month(struct gd_counting *c, const char *month, struct gd_error *err)
{
	struct gd_buf b = GD_BUF_INIT;
	struct gd_date date;
	gd_day day;

	if (month)
		gd_buf_addf(&b, "%s-01", month);
	else
		gd_day_format(&b, gd_instant_day(c->now, c->zone));
	if (!gd_day_parse(b.s, &day)) {
		gd_buf_release(&b);
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is no month; write it like 2026-03"),
				    month);
	}
	gd_buf_release(&b);
	date = gd_day_to_date(day);
	date.mday = 1;
	c->from = gd_day_start(gd_day_from_date(date), c->zone);
	day = gd_day_from_date(date) + gd_month_days(date.year, date.month);
	c->until = gd_day_start(day, c->zone);
	return GD_OK;
}

/* The borders of the last months; the last of them runs until now. */
static void
set_trend(struct gd_counting *c)
{
	gd_day day = gd_instant_day(c->now, c->zone);

	for (size_t i = GD_TREND_MONTHS; i--;) {
		day -= gd_day_to_date(day).mday - 1;
		c->trend[i] = gd_day_start(day, c->zone);
		day--;		/* into the month before */
	}
	c->trend[GD_TREND_MONTHS] = c->now + 1;
}

/* Does it tell of filings and their answers, or where a case stood before? */
static bool
needs_history(enum gd_report_kind kind)
{
	return kind == GD_REPORT_CHANNELS || kind == GD_REPORT_TREND ||
	       kind == GD_REPORT_OUTCOMES || kind == GD_REPORT_MONTH;
}

enum gd_status
gd_desk_report(struct gd_desk *d, enum gd_report_kind kind, const char *month,
	       struct gd_report *out,
	       bool (*progress)(int64_t done, int64_t total, void *ctx),
	       void *ctx, struct gd_error *err)
{
	struct gd_counting c = { .desk = d, .kind = kind,
				 .now = gd_desk_now(d),
				 .zone = gd_desk_zone(d),
				 .progress = progress, .ctx = ctx };
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK && kind == GD_REPORT_MONTH)
		status = set_month(&c, month, err);
	set_trend(&c);
	if (status == GD_OK && progress)
		status = gd_store_report_count(st, &c.total, err);
	if (status == GD_OK)
		status = gd_store_report(st, needs_history(kind), take, &c,
					 err);
	if (status == GD_OK && c.cancelled)
		status = gd_error_set(err, GD_ECANCEL, _("Cancelled"));
	if (status == GD_OK) {
		*out = (struct gd_report){
			.kind = kind, .columns = defs[kind].columns,
			.columns_len = defs[kind].len, .cases = c.done
		};
		gd_report_fill(&c, out);
	}
	gd_tallies_release(&c.t);
	return status;
}

void
gd_report_release(struct gd_report *r)
{
	for (size_t i = 0; i < r->len; i++) {
		free(r->rows[i].group);
		free(r->rows[i].code);
		free(r->rows[i].name);
		free(r->rows[i].article);
		free(r->rows[i].source);
	}
	for (size_t k = 0; k < GD_REPORT_COLUMNS; k++)
		free(r->headings[k]);
	free(r->rows);
	memset(r, 0, sizeof *r);
}

/* ---- values ---- */

const char *
gd_report_heading(const struct gd_report *r, size_t col)
{
	return r->headings[col] ? r->headings[col]
				: _(r->columns[col].heading);
}

enum gd_report_unit
gd_report_unit(const struct gd_report *r, const struct gd_report_row *row,
	       size_t col)
{
	return r->kind == GD_REPORT_MONTH ? row->unit : r->columns[col].unit;
}

bool
gd_report_claimed(const struct gd_report *r, const struct gd_report_row *row,
		  size_t col)
{
	enum gd_report_unit unit = gd_report_unit(r, row, col);

	return row->v[col] >= 0 &&
	       (unit == GD_REPORT_COUNT || unit == GD_REPORT_FEN ||
		row->n >= GD_REPORT_FEW);
}

static void
add_words(enum gd_report_unit unit, int64_t v, struct gd_buf *out)
{
	double days = (double)v / 86400;

	switch (unit) {
	case GD_REPORT_COUNT:
		gd_buf_addf(out, "%lld", (long long)v);
		break;
	case GD_REPORT_SHARE:
		gd_buf_addf(out, "%lld%%", (long long)(v + 5) / 10);
		break;
	case GD_REPORT_HOURS:
	case GD_REPORT_DAYS:
		if (v < 3600)
			/* TRANSLATORS: minutes, hours, days: short */
			gd_buf_addf(out, _("%lld min"), (long long)(v / 60));
		else if (v < INT64_C(48) * 3600)
			gd_buf_addf(out, _("%.1f h"), (double)v / 3600);
		else
			gd_buf_addf(out, _("%.1f d"), days);
		break;
	case GD_REPORT_FEN:
		gd_money_format(out, v);
		break;
	}
}

void
gd_report_cell(const struct gd_report *r, const struct gd_report_row *row,
	       size_t col, enum gd_report_form form, struct gd_buf *out)
{
	enum gd_report_unit unit = gd_report_unit(r, row, col);
	int64_t v = row->v[col];

	if (!gd_report_claimed(r, row, col)) {
		if (form == GD_REPORT_TEXT)
			gd_buf_adds(out, v < 0 ? "-" : _("too few"));
		return;
	}
	if (form == GD_REPORT_TEXT) {
		add_words(unit, v, out);
		return;
	}
	if (unit == GD_REPORT_FEN)
		gd_money_format_plain(out, v);
	else if (unit == GD_REPORT_COUNT)
		gd_buf_addf(out, "%lld", (long long)v);
	else if (unit == GD_REPORT_SHARE)
		gd_buf_addf(out, "%lld.%lld", (long long)v / 10,
			    (long long)v % 10);
	else
		gd_buf_addf(out, "%.1f", (double)v /
			    (unit == GD_REPORT_HOURS ? 3600 : 86400));
}

void
gd_report_row_words(const struct gd_report *r, const struct gd_report_row *row,
		    const char *between, struct gd_buf *out)
{
	for (size_t k = 0; k < r->columns_len; k++) {
		gd_buf_addf(out, "%s%s", gd_report_heading(r, k), _(": "));
		gd_report_cell(r, row, k, GD_REPORT_TEXT, out);
		if (k + 1 < r->columns_len)
			gd_buf_adds(out, between);
	}
	/* Where the cases are counted in the row itself, that says it. */
	if (row->n != row->v[0]) {
		gd_buf_adds(out, between);
		gd_buf_addf(out, ngettext("behind shares and medians: %lld case",
					  "behind shares and medians: %lld cases",
					  (unsigned long)row->n),
			    (long long)row->n);
	}
	if (*row->article) {
		gd_buf_adds(out, between);
		gd_buf_addf(out, _("to compare: %s"), row->article);
		gd_buf_addf(out, "%s%s%s%s", between, _("Source"), _(": "),
			    row->source);
	}
}
