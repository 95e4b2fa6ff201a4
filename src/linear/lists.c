/*
 * linear/lists.c - deadlines, cases by stage, history; a page at a time.
 */
#include <config.h>

#include <stdint.h>

#include "base/i18n.h"
#include "desk/phrase.h"
#include "desk/summary.h"
#include "desk/view.h"
#include "linear/linear_internal.h"

#define PAGE 20	/* rows read out at once */

/* After a page: open one of its `len` rows (1…), more (-1) or back (0). */
static int
after_page(struct gd_linear *l, size_t len, bool more)
{
	while (gd_lin_ask(l, more
			  ? _("Number to open, m for more, 0 to go back")
			  : _("Number to open, 0 to go back"))) {
		size_t n = 0;
		const char *s = l->line;

		if (more && (s[0] == 'm' || s[0] == 'M') && !s[1])
			return -1;
		while (*s >= '0' && *s <= '9' && n <= len)
			n = n * 10 + (size_t)(*s++ - '0');
		if (!*l->line || (!*s && n == 0))
			return 0;
		if (!*s && n <= len)
			return (int)n;
		gd_lin_say(l, _("A number from 0 to %zu, please."), len);
	}
	return 0;
}

static void
say_due(struct gd_linear *l, size_t n, const struct gd_due_row *r)
{
	const struct gd_clock_rule *rule =
		gd_phrase_rule(l->desk, r->clock.rule, r->clock.version);
	struct gd_buf b = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(r->clock.case_id, number);
	gd_phrase_remaining(l->desk, r->clock.due_at,
			    rule ? rule->period.unit : GD_UNIT_DAYS, &b);
	gd_buf_adds(&b, ", ");
	gd_phrase_rule_name(l->desk, r->clock.rule, r->clock.version, false,
			    &b);
	gd_buf_adds(&b, ", ");
	gd_phrase_due(l->desk, r->clock.due_at, r->clock.estimated, &b);
	gd_lin_say(l, "%zu  %s %s: %s", n, number, r->name, b.s);
	gd_buf_release(&b);
}

void
gd_lin_deadlines(struct gd_linear *l)
{
	enum gd_page where = GD_PAGE_FIRST;
	struct gd_key key = { 0, 0 };

	while (!l->ended) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_due_page page;
		int64_t id = 0;
		int n;

		if (gd_desk_due(l->desk, INT64_MAX, NULL, where, &key, PAGE,
				&page, &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		if (page.len == 0)
			gd_lin_say(l, _("No further deadline is running."));
		for (size_t i = 0; i < page.len; i++)
			say_due(l, i + 1, &page.rows[i]);
		n = page.len == 0 ? 0
				  : after_page(l, page.len, page.len == PAGE);
		if (n > 0)
			id = page.rows[n - 1].clock.case_id;
		if (page.len > 0)
			key = page.keys[page.len - 1];
		gd_due_page_release(&page);
		if (n == 0)
			return;
		if (n > 0) {
			gd_lin_case(l, id);
			where = GD_PAGE_FIRST;
		} else {
			where = GD_PAGE_AFTER;
		}
	}
}

static void
say_case(struct gd_linear *l, size_t n, const struct gd_case_row *r)
{
	struct gd_buf b = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(r->id, number);
	if (r->draft)
		gd_buf_addf(&b, "%s, ", _("draft"));
	gd_summary_kind(l->desk, r, &b);
	if (r->next_due != GD_INSTANT_NONE) {
		gd_buf_adds(&b, ", ");
		gd_phrase_rule_name(l->desk, r->next_rule, "", true, &b);
		gd_buf_adds(&b, " ");
		gd_phrase_due(l->desk, r->next_due, r->next_estimated, &b);
	}
	gd_lin_say(l, "%zu  %s %s: %s", n, number, gd_case_row_name(r), b.s);
	gd_buf_release(&b);
}

static void
column(struct gd_linear *l, enum gd_stage stage)
{
	enum gd_page where = GD_PAGE_FIRST;
	struct gd_key key = { 0, 0 };

	while (!l->ended) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_case_page page;
		int64_t id = 0;
		int n;

		if (gd_desk_column(l->desk, stage, GD_SORT_DUE, NULL, where,
				   &key, PAGE, &page, &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		if (page.len == 0)
			gd_lin_say(l, _("No further case stands here."));
		for (size_t i = 0; i < page.len; i++)
			say_case(l, i + 1, &page.rows[i]);
		n = page.len == 0 ? 0
				  : after_page(l, page.len, page.len == PAGE);
		if (n > 0)
			id = page.rows[n - 1].id;
		if (page.len > 0)
			key = page.keys[page.len - 1];
		gd_case_page_release(&page);
		if (n == 0)
			return;
		if (n > 0) {
			gd_lin_case(l, id);
			where = GD_PAGE_FIRST;
		} else {
			where = GD_PAGE_AFTER;
		}
	}
}

void
gd_lin_cases(struct gd_linear *l)
{
	while (!l->ended) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_buf rows[GD_STAGES];
		const char *items[GD_STAGES];
		struct gd_board_view board;
		int n;

		if (gd_desk_board(l->desk, NULL, &board, &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		for (int s = 0; s < GD_STAGES; s++) {
			const struct gd_stage_count *c = &board.counts.stage[s];

			gd_buf_init(&rows[s]);
			gd_phrase_stage(l->desk, (enum gd_stage)s, false,
					&rows[s]);
			gd_buf_addf(&rows[s], ": %lld", (long long)c->open);
			if (s == GD_STAGE_CLOSED)
				gd_buf_addf(&rows[s], " (%s)", _("today"));
			else if (c->overdue > 0)
				gd_buf_addf(&rows[s], _(", overdue %lld"),
					    (long long)c->overdue);
			items[s] = rows[s].s;
		}
		n = gd_lin_choose(l, _("Cases by stage"), items, GD_STAGES,
				  _("back"));
		for (int s = 0; s < GD_STAGES; s++)
			gd_buf_release(&rows[s]);
		if (n == 0)
			return;
		column(l, (enum gd_stage)(n - 1));
	}
}

void
gd_lin_history(struct gd_linear *l, int64_t case_id)
{
	int64_t before = 0;
	bool more = true;

	while (more && !l->ended) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_event_page page;

		if (gd_desk_events(l->desk, case_id, before, PAGE, &page,
				   &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		if (page.len == 0)
			gd_lin_say(l, _("Nothing more has happened."));
		for (size_t i = 0; i < page.len; i++) {
			struct gd_buf b = GD_BUF_INIT;
			char number[GD_CASE_NUMBER_MAX] = "";

			if (case_id == 0 && page.rows[i].case_id != 0)
				gd_case_number(page.rows[i].case_id, number);
			gd_phrase_instant(l->desk, page.rows[i].at, &b);
			gd_buf_addf(&b, "  %s  %s%s", page.rows[i].who,
				    number, *number ? "  " : "");
			gd_phrase_event(l->desk, &page.rows[i], &b);
			gd_lin_say(l, "%s", b.s);
			gd_buf_release(&b);
			before = page.rows[i].id;
		}
		more = page.len == PAGE && gd_lin_confirm(l, _("More? y or n"));
		gd_event_page_release(&page);
	}
}
