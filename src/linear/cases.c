/*
 * linear/cases.c - cases by stage and all of them, filtered, sorted by any column,
 * marked.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/case_cells.h"
#include "desk/phrase.h"
#include "desk/summary.h"
#include "desk/view.h"
#include "desk/views.h"
#include "domain/order.h"
#include "linear/linear_internal.h"
#include "linear/list.h"

struct cases {
	struct gd_linear *l;
	int stage;		/* enum gd_stage, or -1: all */
	struct gd_filter filter;	/* that of the desk, and the stage */
	struct gd_order order;
	struct gd_case_page page;
};

/* The filter in force and, for one stage, that, too. */
static void
make_filter(struct cases *c)
{
	struct gd_buf words = GD_BUF_INIT;

	gd_filter_release(&c->filter);
	if (c->l->filter_text)
		(void)gd_desk_filter_parse(c->l->desk, &c->filter,
					   c->l->filter_text, NULL, NULL);
	if (c->stage >= 0) {
		gd_buf_addf(&words, "stage:%s",
			    gd_stage_code((enum gd_stage)c->stage));
		(void)gd_filter_parse(&c->filter, words.s, NULL, NULL);
	}
	gd_buf_release(&words);
}

static int
load(void *ctx, enum gd_page page, int limit)
{
	struct cases *c = ctx;
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_key none = { 0, 0 }, *key = &none;
	struct gd_case_page got;
	enum gd_status status;

	if (c->page.len && page == GD_PAGE_AFTER)
		key = &c->page.keys[c->page.len - 1];
	else if (c->page.len)
		key = &c->page.keys[0];
	if (c->stage == GD_STAGE_CLOSED)
		status = gd_desk_column(c->l->desk, GD_STAGE_CLOSED,
					NULL, gd_lin_filter(c->l), page, key,
					limit, &got, &err);
	else
		status = gd_desk_table(c->l->desk, &c->filter, &c->order, page,
				       key, limit, &got, &err);
	if (status != GD_OK) {
		gd_lin_fail(c->l, &err);
		return -1;
	}
	if (!got.len) {
		gd_case_page_release(&got);
		return 0;
	}
	gd_case_page_release(&c->page);
	c->page = got;
	return (int)got.len;
}

/* How many, in which order, what the filter hides. */
static void
head(void *ctx)
{
	struct cases *c = ctx;
	struct gd_error err = GD_ERROR_INIT;
	int64_t total = 0, hidden = 0, own = 0;
	struct gd_buf b = GD_BUF_INIT;

	if (c->stage == GD_STAGE_CLOSED)
		return;
	if (gd_desk_table_count(c->l->desk, &c->filter, &total, &hidden,
				&err) != GD_OK ||
	    /* The stage was chosen; the filter hides what it hides of all. */
	    (c->stage >= 0 && c->l->filter.len &&
	     gd_desk_table_count(c->l->desk, &c->l->filter, &own, &hidden,
				 &err) != GD_OK)) {
		gd_lin_fail(c->l, &err);
		return;
	}
	gd_buf_addf(&b, ngettext("%lld case", "%lld cases",
				 (unsigned long)total), (long long)total);
	gd_buf_addf(&b, "%s%s", _("; "), _("sorted by "));
	for (size_t i = 0; i < c->order.len; i++)
		gd_buf_addf(&b, "%s%s%s", i ? ", " : "",
			    c->order.keys[i].turned ? "-" : "",
			    gd_sort_word(c->order.keys[i].by));
	if (c->l->filter.len) {
		gd_buf_adds(&b, _("; "));
		gd_lin_filter_words(c->l, hidden, &b);
	}
	gd_lin_say(c->l, "%s", b.s);
	gd_buf_release(&b);
}

void
gd_lin_case_line(struct gd_linear *l, const struct gd_case_row *r,
		 struct gd_buf *out)
{
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(r->id, number);
	gd_buf_addf(out, "%s %s%s", number, gd_case_row_name(r), _(": "));
	if (r->draft)
		gd_buf_addf(out, "%s%s", _("draft"), _("; "));
	gd_summary_kind(l->desk, r, out);
	if (r->stage == GD_STAGE_CLOSED && *r->outcome) {
		gd_buf_adds(out, _("; "));
		gd_phrase_choice(l->desk, "outcome", r->outcome, out);
	}
	if (r->next_due != GD_INSTANT_NONE) {
		gd_buf_adds(out, _("; "));
		gd_phrase_rule_name(l->desk, r->next_rule, "", true, out);
		gd_buf_adds(out, " ");
		gd_phrase_due(l->desk, r->next_due, r->next_estimated, out);
	}
}

static bool
sorts_by(const struct cases *c, enum gd_case_sort by)
{
	for (size_t i = 0; i < c->order.len; i++)
		if (c->order.keys[i].by == by)
			return true;
	return false;
}

/* Whatever it is sorted by stands in the row. */
static void
row(void *ctx, size_t i, struct gd_buf *out)
{
	static const enum gd_case_sort told[] = {
		GD_SORT_DUE, GD_SORT_NUMBER, GD_SORT_SHOP, GD_SORT_NEXT_CLOCK
	};
	struct cases *c = ctx;
	const struct gd_case_row *r = &c->page.rows[i];

	if (c->stage < 0 && !sorts_by(c, GD_SORT_STAGE)) {
		gd_phrase_stage(c->l->desk, r->stage, true, out);
		gd_buf_adds(out, _("; "));
	}
	for (size_t k = 0; k < c->order.len; k++) {
		enum gd_case_sort by = c->order.keys[k].by;
		size_t before = out->len;
		bool said = false;

		for (size_t t = 0; t < GD_ARRAY_LEN(told); t++)
			said |= told[t] == by;
		if (said)
			continue;
		gd_case_cell(c->l->desk, by, r, true, out);
		if (out->len > before)
			gd_buf_adds(out, _("; "));
	}
	gd_lin_case_line(c->l, r, out);
}

static void
open_row(void *ctx, size_t i)
{
	struct cases *c = ctx;

	gd_lin_case(c->l, c->page.rows[i].id);
}

bool
gd_lin_mark_case(struct gd_linear *l, const struct gd_case_row *r,
		 struct gd_bulk *marks)
{
	(void)l;
	/* An interview that is not finished is no case yet. */
	if (r->draft)
		return false;
	gd_bulk_add_case(marks, r->id);
	return true;
}

static bool
mark(void *ctx, size_t i, struct gd_bulk *marks)
{
	struct cases *c = ctx;

	return gd_lin_mark_case(c->l, &c->page.rows[i], marks);
}

/* By which columns; the words are those of `gongdao list --sort`. */
static bool
sort(struct cases *c, const char *typed)
{
	struct gd_buf all = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_order order;

	if (!*typed) {
		for (int i = 0; i < GD_SORTS; i++)
			gd_buf_addf(&all, "%s%s", i ? " " : "",
				    gd_sort_word((enum gd_case_sort)i));
		gd_lin_say(c->l, "%s", all.s);
		gd_buf_release(&all);
		if (!gd_lin_ask(c->l, _("Sort by; several with commas, - turns "
					"one round")) || !*c->l->line)
			return false;
		typed = c->l->line;
	}
	if (gd_order_parse(&order, typed, &err) != GD_OK) {
		gd_lin_fail(c->l, &err);
		return false;
	}
	c->order = order;
	return true;
}

static enum gd_lin_next
word(void *ctx, const char *word, const char *rest)
{
	struct cases *c = ctx;
	enum gd_lin_next next;

	if (strcmp(word, "o") == 0)
		return c->stage != GD_STAGE_CLOSED && sort(c, rest)
			? GD_LIN_FIRST : GD_LIN_ASK;
	if (strcmp(word, "/") == 0) {
		gd_lin_find(c->l, rest);
		return GD_LIN_AGAIN;
	}
	if (strcmp(word, "e") == 0) {
		gd_lin_export(c->l, "cases");
		return GD_LIN_ASK;
	}
	next = gd_lin_filter_word(c->l, word, rest);
	if (next == GD_LIN_FIRST)
		make_filter(c);
	return next;
}

/* Cases of one stage, or (-1) all. */
static void
list_cases(struct gd_linear *l, int stage)
{
	const struct gd_lin_list list = {
		.load = load, .head = head, .row = row, .open = open_row,
		.mark = mark, .word = word,
		.words = _("f  filter: f stage:platform; f stage:? tells what "
			   "can follow\n"
			   "v  views; v 1 is the first, @name by its name\n"
			   "o  sort: o amount, o -opened,shop\n"
			   "/  search: / and the words\n"
			   "e  export what is listed"),
		.none = _("No case stands here."),
	};
	struct cases c = {
		.l = l, .stage = stage,
		.order = { .keys = { { GD_SORT_DUE, false } }, .len = 1 },
	};

	make_filter(&c);
	gd_lin_list_run(l, &list, &c);
	gd_case_page_release(&c.page);
	gd_filter_release(&c.filter);
}

void
gd_lin_table(struct gd_linear *l)
{
	list_cases(l, -1);
}

void
gd_lin_cases(struct gd_linear *l)
{
	while (!l->ended) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_buf rows[GD_STAGES], title = GD_BUF_INIT;
		const char *items[GD_STAGES];
		struct gd_board_view board;
		int n;

		if (gd_desk_board(l->desk, gd_lin_filter(l), &board, &err) !=
		    GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		for (int s = 0; s < GD_STAGES; s++) {
			const struct gd_stage_count *c = &board.counts.stage[s];
			char late[GD_COUNT_TEXT];

			gd_buf_init(&rows[s]);
			gd_phrase_stage(l->desk, (enum gd_stage)s, false,
					&rows[s]);
			gd_buf_addf(&rows[s], "%s%lld", _(": "),
				    (long long)c->open);
			if (s == GD_STAGE_CLOSED)
				gd_buf_addf(&rows[s], " (%s)", _("today"));
			else if (c->overdue > 0)
				gd_buf_addf(&rows[s], _(", overdue %s"),
					    gd_phrase_count(c->overdue, late));
			items[s] = rows[s].s;
		}
		gd_buf_adds(&title, _("Cases by stage"));
		if (l->filter.len) {
			gd_buf_adds(&title, _("; "));
			gd_lin_filter_words(l, board.counts.hidden, &title);
		}
		n = gd_lin_choose(l, title.s, items, GD_STAGES, _("back"));
		gd_buf_release(&title);
		for (int s = 0; s < GD_STAGES; s++)
			gd_buf_release(&rows[s]);
		if (n == 0)
			return;
		list_cases(l, n - 1);
	}
}
