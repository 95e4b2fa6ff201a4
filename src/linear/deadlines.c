/*
 * linear/deadlines.c - the daily review: running deadlines in groups.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/alerts.h"
#include "desk/dayplan.h"
#include "desk/explain.h"
#include "desk/ical.h"
#include "desk/phrase.h"
#include "desk/review.h"
#include "desk/views.h"
#include "linear/linear_internal.h"
#include "linear/list.h"

struct held {
	struct gd_due_row row;
	size_t group;		/* place among the groups */
};

struct review {
	struct gd_linear *l;
	struct gd_review what;
	struct gd_filter mine;	/* the filter, and one's own cases alone */
	bool only_mine;
	struct gd_review_groups groups;
	struct held rows[GD_LIN_PAGE];
	size_t len;
};

static void
drop_rows(struct review *r)
{
	for (size_t i = 0; i < r->len; i++)
		gd_due_row_release(&r->rows[i].row);
	r->len = 0;
}

/* Of other orders than time all groups but the paused are one range of rows. */
static bool
one_range(const struct review *r, size_t a, size_t b)
{
	bool paused = r->groups.items[a].part == GD_PART_PAUSED;

	return r->what.order != GD_REVIEW_TIME &&
	       paused == (r->groups.items[b].part == GD_PART_PAUSED);
}

/* The group that a row read from the range of group `g` on belongs to. */
static size_t
group_of(const struct review *r, size_t g, const struct gd_due_row *row)
{
	size_t i = 0;

	if (r->what.order == GD_REVIEW_TIME ||
	    r->groups.items[g].part == GD_PART_PAUSED)
		return g;
	while (i + 1 < r->groups.len &&
	       !gd_review_in_group(r->what.order, &r->groups.items[i], row))
		i++;
	return i;
}

/* Add `got` behind (or before) the rows in `rows`; its rows are taken over. */
static void
take(const struct review *r, struct gd_due_page *got, size_t g, bool before,
     struct held *rows, size_t *len)
{
	if (before)
		memmove(rows + got->len, rows, *len * sizeof *rows);
	for (size_t i = 0; i < got->len; i++)
		rows[before ? i : *len + i] = (struct held){
			.row = got->rows[i],
			.group = group_of(r, g, &got->rows[i])
		};
	*len += got->len;
	free(got->rows);
	free(got->keys);
}

/* Read on over the borders of groups, until there are `limit` rows. */
static enum gd_status
fill(struct review *r, enum gd_page page, size_t g, struct held *rows,
     size_t *len, size_t limit, struct gd_error *err)
{
	const struct gd_due_row *at = NULL;
	bool before = page == GD_PAGE_BEFORE;
	enum gd_status status = GD_OK;

	if (r->len && page == GD_PAGE_AFTER)
		at = &r->rows[r->len - 1].row;
	else if (r->len && page != GD_PAGE_FIRST)
		at = &r->rows[0].row;
	while (status == GD_OK && *len < limit && g < r->groups.len) {
		struct gd_due_page got;
		size_t next = g;

		status = gd_desk_review_page(
			r->l->desk, &r->what, r->groups.items[g].part,
			at ? page : before ? GD_PAGE_LAST : GD_PAGE_FIRST, at,
			(int)(limit - *len), &got, err);
		if (status == GD_OK)
			take(r, &got, g, before, rows, len);
		at = NULL;
		/* Before the first group there is none: the count wraps. */
		do
			next = before ? next - 1 : next + 1;
		while (next < r->groups.len && one_range(r, g, next));
		g = next;
	}
	return status;
}

static int
load(void *ctx, enum gd_page page, int limit)
{
	struct review *r = ctx;
	struct gd_error err = GD_ERROR_INIT;
	struct held rows[GD_LIN_PAGE];
	struct gd_review_groups groups = { .len = 0 };
	size_t len = 0, g = 0, last = r->len ? r->len - 1 : 0;
	enum gd_status status;

	/* What is read again is counted again. */
	if (page == GD_PAGE_FIRST || page == GD_PAGE_FROM) {
		status = gd_desk_review_groups(r->l->desk, &r->what, &groups,
					       &err);
		if (status != GD_OK) {
			gd_lin_fail(r->l, &err);
			return -1;
		}
	}
	if (page == GD_PAGE_FIRST) {
		drop_rows(r);
	} else {
		g = r->rows[page == GD_PAGE_AFTER ? last : 0].group;
		/* Where it stood may have moved with what was done. */
		if (page == GD_PAGE_FROM) {
			size_t i = 0;

			while (i + 1 < groups.len &&
			       groups.items[i].part < r->groups.items[g].part)
				i++;
			g = i;
		}
	}
	if (page == GD_PAGE_FIRST || page == GD_PAGE_FROM) {
		gd_review_groups_release(&r->groups);
		r->groups = groups;
	}
	status = fill(r, page, g, rows, &len, (size_t)limit, &err);
	if (status != GD_OK) {
		gd_lin_fail(r->l, &err);
		while (len)
			gd_due_row_release(&rows[--len].row);
		return -1;
	}
	if (!len)
		return 0;
	drop_rows(r);
	memcpy(r->rows, rows, len * sizeof *rows);
	r->len = len;
	return (int)len;
}

/* How many, in which order, what is hidden. */
static void
head(void *ctx)
{
	struct review *r = ctx;
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_addf(&b, ngettext("%lld deadline", "%lld deadlines",
				 (unsigned long)r->groups.rows),
		    (long long)r->groups.rows);
	gd_buf_addf(&b, "%s%s", _("; "), gd_review_order_name(r->what.order));
	if (r->what.today_only)
		gd_buf_addf(&b, "%s%s", _("; "), _("overdue and today alone"));
	if (r->only_mine)
		gd_buf_addf(&b, "%s%s", _("; "), _("mine alone"));
	if (r->l->filter.len) {
		gd_buf_adds(&b, _("; "));
		gd_lin_filter_words(r->l, r->groups.hidden, &b);
	}
	gd_lin_say(r->l, "%s", b.s);
	gd_buf_release(&b);
}

static void
part(void *ctx, size_t i, struct gd_buf *out)
{
	struct review *r = ctx;
	const struct gd_review_group *g = &r->groups.items[r->rows[i].group];

	if (i && r->rows[i - 1].group == r->rows[i].group)
		return;
	gd_phrase_review_group(r->l->desk, r->what.order, g, out);
	gd_buf_addf(out, "%s%lld", _(": "), (long long)g->len);
}

static void
row(void *ctx, size_t i, struct gd_buf *out)
{
	struct review *r = ctx;
	const struct gd_due_row *d = &r->rows[i].row;
	const struct gd_clock_rule *rule =
		gd_phrase_rule(r->l->desk, d->clock.rule, d->clock.version);
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(d->clock.case_id, number);
	gd_buf_addf(out, "%s %s%s", number, d->name, _(": "));
	gd_phrase_remaining(r->l->desk, d->clock.due_at,
			    rule ? rule->period.unit : GD_UNIT_DAYS, out);
	gd_buf_adds(out, _("; "));
	gd_phrase_rule_name(r->l->desk, d->clock.rule, d->clock.version, false,
			    out);
	gd_buf_adds(out, _("; "));
	gd_phrase_due(r->l->desk, d->clock.due_at, d->clock.estimated, out);
}

static void
open_row(void *ctx, size_t i)
{
	struct review *r = ctx;

	gd_lin_case(r->l, r->rows[i].row.clock.case_id);
}

static bool
mark(void *ctx, size_t i, struct gd_bulk *marks)
{
	struct review *r = ctx;

	gd_bulk_add(marks, &r->rows[i].row.clock);
	return true;
}

/* The filter of the desk and, when wanted, one's own cases. */
static void
make_filter(struct review *r)
{
	struct gd_buf word = GD_BUF_INIT;

	gd_filter_release(&r->mine);
	r->what.filter = gd_lin_filter(r->l);
	if (!r->only_mine)
		return;
	gd_buf_addf(&word, "assignee:%s", gd_desk_who(r->l->desk));
	if (r->l->filter_text)
		(void)gd_desk_filter_parse(r->l->desk, &r->mine,
					   r->l->filter_text, NULL, NULL);
	if (gd_filter_parse_word(&r->mine, word.s, NULL, NULL) == GD_OK)
		r->what.filter = &r->mine;
	gd_buf_release(&word);
}

/* What is listed, for paper or a calendar: the file is asked for. */
static void
leave(struct review *r, bool calendar)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	enum gd_status status = calendar
		? gd_desk_ical(r->l->desk, INT64_MAX, r->what.filter, &text,
			       &err)
		: gd_desk_dayplan(r->l->desk, &r->what, 0, &text, &err);

	if (status == GD_OK && !calendar)
		gd_lin_text(r->l, text.s);
	if (status == GD_OK &&
	    gd_lin_ask_path(r->l, _("File to write; an empty line: none")) &&
	    *r->l->line) {
		status = gd_desk_save_text(r->l->line, &text, &err);
		if (status == GD_OK)
			gd_lin_say(r->l, _("Written to '%s'"), r->l->line);
	}
	if (status != GD_OK)
		gd_lin_fail(r->l, &err);
	gd_buf_release(&text);
}

static enum gd_lin_next
word(void *ctx, const char *word, const char *rest)
{
	struct review *r = ctx;
	enum gd_lin_next next;

	if (strcmp(word, "t") == 0) {
		r->what.today_only = !r->what.today_only;
		return GD_LIN_FIRST;
	}
	if (strcmp(word, "o") == 0) {
		r->what.order = (r->what.order + 1) % GD_REVIEW_ORDERS;
		return GD_LIN_FIRST;
	}
	if (strcmp(word, "w") == 0) {
		r->only_mine = !r->only_mine;
		make_filter(r);
		return GD_LIN_FIRST;
	}
	if (strcmp(word, "c") == 0 || strcmp(word, "l") == 0) {
		leave(r, *word == 'c');
		return GD_LIN_ASK;
	}
	if (strcmp(word, "e") == 0) {
		gd_lin_export(r->l, "deadlines");
		return GD_LIN_ASK;
	}
	if (strcmp(word, "/") == 0) {
		gd_lin_find(r->l, rest);
		return GD_LIN_AGAIN;
	}
	next = gd_lin_filter_word(r->l, word, rest);
	if (next == GD_LIN_FIRST)
		make_filter(r);
	return next;
}

/* Of one day, or (GD_DAY_NONE) all. */
static void
review(struct gd_linear *l, gd_day day)
{
	const struct gd_lin_list list = {
		.load = load, .head = head, .row = row, .part = part,
		.open = open_row, .mark = mark, .word = word,
		.words = _("f  filter: f stage:platform; f stage:? tells what "
			   "can follow\n"
			   "v  views; v 1 is the first, @name by its name\n"
			   "t  overdue and today alone, or all\n"
			   "w  mine alone, or everyone's\n"
			   "o  grouped by time, case, merchant, deadline, "
			   "channel\n"
			   "/  search: / and the words\n"
			   "l  the plan for the day, to read or for a file\n"
			   "c  a calendar file (.ics)\n"
			   "e  export what is listed"),
		.none = _("No deadline is running."),
	};
	struct review r = {
		.l = l,
		.what = { .first = day, .last = day,
			  .looked = GD_INSTANT_NONE },
	};
	gd_instant began = gd_desk_now(l->desk);

	if (day == GD_DAY_NONE &&
	    gd_desk_looked(l->desk, &r.what.looked, NULL) != GD_OK)
		r.what.looked = GD_INSTANT_NONE;
	make_filter(&r);
	gd_lin_list_run(l, &list, &r);
	/* Told now: what falls from here on is missed when nobody looks. */
	if (!l->ended && day == GD_DAY_NONE)
		(void)gd_desk_look(l->desk, began, NULL);
	drop_rows(&r);
	gd_review_groups_release(&r.groups);
	gd_filter_release(&r.mine);
}

void
gd_lin_deadlines(struct gd_linear *l)
{
	review(l, GD_DAY_NONE);
}

void
gd_lin_deadlines_of(struct gd_linear *l, gd_day day)
{
	review(l, day);
}
