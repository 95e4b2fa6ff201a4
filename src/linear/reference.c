/*
 * linear/reference.c - channels, times, platforms, laws to be looked up; counting
 * days; what is due on which day.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/explain.h"
#include "desk/phrase.h"
#include "desk/reference_list.h"
#include "desk/review.h"
#include "domain/clock.h"
#include "domain/dateinput.h"
#include "linear/linear_internal.h"
#include "linear/list.h"

struct looking {
	struct gd_linear *l;
	struct gd_reference_items items;
	size_t first, len;	/* of the items: the page */
};

static int
load(void *ctx, enum gd_page page, int limit)
{
	struct looking *k = ctx;

	return gd_lin_slice(page, limit, k->items.len, &k->first, &k->len);
}

static void
row(void *ctx, size_t i, struct gd_buf *out)
{
	struct looking *k = ctx;
	const struct gd_reference_item *item = &k->items.items[k->first + i];

	gd_buf_adds(out, item->name);
	if (*item->fact)
		gd_buf_addf(out, "%s%s", _(": "), item->fact);
	if (item->advice_only)
		gd_buf_addf(out, " (%s)", _("advice, no bar in law"));
}

static void
open_row(void *ctx, size_t i)
{
	struct looking *k = ctx;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	const struct gd_reference_item *item = &k->items.items[k->first + i];

	if (gd_reference_item_page(k->l->desk, item, &text, &err) == GD_OK) {
		gd_lin_say(k->l, "\n%s", item->name);
		gd_lin_text(k->l, text.s);
		(void)gd_lin_ask(k->l, _("Enter goes on"));
	} else {
		gd_lin_fail(k->l, &err);
	}
	gd_buf_release(&text);
}

/* The entries of a part, or of all that hold the words. */
static void
look(struct gd_linear *l, enum gd_reference_part part, const char *words)
{
	const struct gd_lin_list list = {
		.load = load, .row = row, .open = open_row,
		.none = _("No entry holds these words."),
	};
	struct looking k = { .l = l };
	struct gd_error err = GD_ERROR_INIT;

	if (gd_reference_items(l->desk, part, words, &k.items, &err) == GD_OK)
		gd_lin_list_run(l, &list, &k);
	else
		gd_lin_fail(l, &err);
	gd_reference_items_release(&k.items);
}

/* An aspect after the other, each platform in a line. */
static void
compare(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_compare c;

	if (gd_reference_compare(l->desk, &c, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	for (size_t a = 0; a < c.aspects; a++) {
		gd_lin_say(l, "\n%s", c.labels[a]);
		for (size_t p = 0; p < c.platforms; p++) {
			const char *cell = c.cells[a * c.platforms + p];

			if (*cell)
				gd_lin_say(l, "%s%s%s", c.names[p], _(": "),
					   cell);
		}
	}
	gd_compare_release(&c);
}

/* ---- counting days ---- */

static bool
ask_start(struct gd_linear *l, gd_instant *start)
{
	struct gd_zone zone = gd_desk_zone(l->desk);

	while (gd_lin_ask(l, _("From when; an empty line: now"))) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_dateinput in;

		*start = gd_desk_now(l->desk);
		if (!*l->line ||
		    gd_instant_parse(l->line, zone, start, NULL) == GD_OK)
			return true;
		if (gd_dateinput_parse(l->line, gd_desk_now(l->desk), zone,
				       false, &in, &err) == GD_OK) {
			*start = in.at;
			return true;
		}
		gd_lin_fail(l, &err);
	}
	return false;
}

static bool
ask_period(struct gd_linear *l, struct gd_period *p)
{
	const char *const rolls[] = {
		_("it stays where it falls"),
		_("rest days and holidays: on to the next working day"),
		_("statutory holidays alone: on to the first day after"),
	};
	static const enum gd_roll codes[] = {
		GD_ROLL_NONE, GD_ROLL_REST, GD_ROLL_HOLIDAY
	};
	int n;

	for (;;) {
		if (!gd_lin_ask(l, _("How long, such as 72h, 7d, 15wd (working "
				     "days), 6mo or 3y")) || !*l->line)
			return false;
		if (gd_period_parse(l->line + strspn(l->line, "+ "), p) &&
		    p->unit != GD_UNIT_OFFICE_HOURS)
			break;
		gd_lin_say(l, "%s", _("Give a period such as 72h, 7d, 15wd "
				      "(working days), 6mo or 3y"));
	}
	n = gd_lin_choose(l, _("When the last day is off"), rolls,
			  GD_ARRAY_LEN(rolls), _("back"));
	if (n > 0)
		p->roll = codes[n - 1];
	return n > 0;
}

void
gd_lin_when(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	const struct gd_calendar *cal;
	struct gd_period p = { .roll = GD_ROLL_NONE };
	struct gd_due due;
	gd_instant start;

	if (!ask_start(l, &start) || !ask_period(l, &p))
		return;
	if (gd_desk_calendar(l->desk, &cal, &err) != GD_OK ||
	    gd_clock_due(&p, start, cal, &due, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_phrase_day(l->desk, due.last_day, &text);
	gd_buf_adds(&text, _("it ends "));
	gd_phrase_due(l->desk, due.at, due.estimated, &text);
	gd_buf_addc(&text, '\n');
	if (gd_explain_calendar(l->desk, &p, start, &text, &err) != GD_OK ||
	    gd_explain_period(l->desk, &p, start, &text, &err) != GD_OK)
		gd_lin_fail(l, &err);
	gd_lin_text(l, text.s);
	gd_buf_release(&text);
}

/* ---- what is due on which day ---- */

#define DAYS 28

void
gd_lin_days(struct gd_linear *l)
{
	gd_day first = gd_instant_day(gd_desk_now(l->desk),
				      gd_desk_zone(l->desk));
	int n = 1;

	while (n > 0) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_buf words[DAYS];
		const char *items[DAYS + 2];
		int64_t counts[DAYS];

		if (gd_desk_review_days(l->desk, gd_lin_filter(l), first, DAYS,
					counts, &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		for (int i = 0; i < DAYS; i++) {
			gd_buf_init(&words[i]);
			gd_phrase_day(l->desk, first + i, &words[i]);
			gd_buf_addf(&words[i], "%lld", (long long)counts[i]);
			items[i] = words[i].s;
		}
		items[DAYS] = _("the four weeks after");
		items[DAYS + 1] = _("the four weeks before");
		n = gd_lin_choose(l, _("What is due on which day; a number "
				       "opens the day"), items, DAYS + 2,
				  _("back"));
		for (int i = 0; i < DAYS; i++)
			gd_buf_release(&words[i]);
		if (n > DAYS)
			first += n == DAYS + 1 ? DAYS : -DAYS;
		else if (n > 0)
			gd_lin_deadlines_of(l, first + n - 1);
	}
}

void
gd_lin_reference(struct gd_linear *l)
{
	const char *items[GD_REF_PARTS + 3];
	int n = 1;

	while (n > 0) {
		items[0] = _("search the reference");
		for (int i = 0; i < GD_REF_PARTS; i++)
			items[i + 1] = gd_reference_part_name(
				(enum gd_reference_part)i);
		items[GD_REF_PARTS + 1] = _("the platforms side by side");
		items[GD_REF_PARTS + 2] = _("count days");
		n = gd_lin_choose(l, _("Reference"), items, GD_REF_PARTS + 3,
				  _("back"));
		if (n == 1 && gd_lin_ask(l, _("Words of any entry")) &&
		    *l->line)
			look(l, GD_REF_CHANNELS, l->line);
		else if (n > 1 && n <= GD_REF_PARTS + 1)
			look(l, (enum gd_reference_part)(n - 2), "");
		else if (n == GD_REF_PARTS + 2)
			compare(l);
		else if (n == GD_REF_PARTS + 3)
			gd_lin_when(l);
	}
}
