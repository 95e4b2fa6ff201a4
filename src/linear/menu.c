/*
 * linear/menu.c - where the linear desk begins and returns to.
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/intake.h"
#include "desk/phrase.h"
#include "desk/view.h"
#include "linear/linear_internal.h"

static void
status_line(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf now = GD_BUF_INIT, words = GD_BUF_INIT;
	struct gd_board_view board;
	char n[4][GD_COUNT_TEXT];
	int64_t open = 0;

	gd_phrase_now(l->desk, &now);
	gd_lin_say(l, "\ngongdao  %s", now.s);
	gd_buf_release(&now);
	if (gd_desk_board(l->desk, gd_lin_filter(l), &board, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	for (int s = 0; s < GD_STAGE_CLOSED; s++)
		open += board.counts.stage[s].open;
	gd_lin_say(l, _("open cases %lld, overdue %s, due today %s, within 72 hours %s, within 7 days %s"),
		   (long long)open, gd_phrase_count(board.counts.overdue, n[0]),
		   gd_phrase_count(board.counts.due_today, n[1]),
		   gd_phrase_count(board.counts.within_72h, n[2]),
		   gd_phrase_count(board.counts.within_7d, n[3]));
	gd_lin_filter_words(l, board.counts.hidden, &words);
	gd_lin_text(l, words.s);
	gd_buf_release(&words);
}

static void
open_case(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id;

	if (!gd_lin_ask(l, _("Case number, such as GD-0413")) || !*l->line)
		return;
	if (gd_desk_case_id(l->desk, l->line, &id, &err) == GD_OK)
		gd_lin_case(l, id);
	else
		gd_lin_fail(l, &err);
}

static void
help(struct gd_linear *l)
{
	gd_lin_say(l, "\n%s",
		   _("Type the number of what you want, or the beginning of its words, and press Enter; 0 goes back.\n"
		     "In the first menu GD-0413 opens that case, and / with words searches.\n"
		     "In a list m reads on, p goes back a page, f filters, ? tells what else it knows.\n"
		     "Where a file is asked for, a question mark at the end tells the names that begin so: ~/Doc?\n"
		     "In the interview type the answer, or one of these words:\n"
		     "/back  the question before    /unsure  I don't know\n"
		     "/skip  answer later           /review  all answers\n"
		     "/plan  where to complain      /quit    leave; answers are kept\n"
		     "An empty line keeps the answer that is there.\n"
		     "Every change is stored at once and can be undone."));
}

static void
draft(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id = 0;

	if (gd_intake_last_draft(l->desk, &id, &err) != GD_OK)
		gd_lin_fail(l, &err);
	else if (id == 0)
		gd_lin_say(l, _("No interview was left unfinished."));
	else
		gd_lin_interview(l, id);
}

static void
search(struct gd_linear *l)
{
	gd_lin_find(l, "");
}

static void
filter(struct gd_linear *l)
{
	(void)gd_lin_views(l);
}

static void
new_case(struct gd_linear *l)
{
	gd_lin_interview(l, 0);
}

static void
history(struct gd_linear *l)
{
	gd_lin_history(l, 0);
}

static void
undo(struct gd_linear *l)
{
	gd_lin_undo(l, 0);
}

static void
export_list(struct gd_linear *l)
{
	gd_lin_export(l, "cases");
}

/* A case's number with its letters opens it, a slash and words search. */
static bool
shortcut(struct gd_linear *l)
{
	char *words = gd_lin_folded(l);
	bool known = true;
	int64_t id;

	if (*words == '/')
		gd_lin_find(l, words + 1 + strspn(words + 1, " "));
	else if (strncmp(words, "gd", 2) == 0 &&
		 gd_desk_case_id(l->desk, words, &id, NULL) == GD_OK)
		gd_lin_case(l, id);
	else
		known = false;
	free(words);
	return known;
}

static const struct place {
	const char *name;	/* N_() */
	void (*go)(struct gd_linear *l);
} places[] = {
	{ N_("deadlines"), gd_lin_deadlines },
	{ N_("cases by stage"), gd_lin_cases },
	{ N_("open a case"), open_case },
	{ N_("new case: the interview"), new_case },
	{ N_("go on with an interview"), draft },
	{ N_("search"), search },
	{ N_("all cases: sort, filter, mark"), gd_lin_table },
	{ N_("filter and views"), filter },
	{ N_("history"), history },
	{ N_("undo my last change"), undo },
	{ N_("export"), export_list },
	{ N_("import"), gd_lin_import },
	{ N_("reports"), gd_lin_reports },
	{ N_("merchants"), gd_lin_merchants },
	{ N_("check a merchant before buying"), gd_lin_precheck_any },
	{ N_("group complaints"), gd_lin_groups },
	{ N_("calendar: what is due on which day"), gd_lin_days },
	{ N_("reference: channels, times, platforms, laws"),
	  gd_lin_reference },
	{ N_("count days"), gd_lin_when },
	{ N_("settings"), gd_lin_settings },
	{ N_("help"), help },
};

void
gd_lin_menu(struct gd_linear *l)
{
	const char *items[GD_ARRAY_LEN(places)];
	int n = 1;

	while (n != 0 && !l->ended) {
		/* The language may have been changed meanwhile. */
		for (size_t i = 0; i < GD_ARRAY_LEN(places); i++)
			items[i] = _(places[i].name);
		status_line(l);
		n = gd_lin_choose_or(l, NULL, items, GD_ARRAY_LEN(items),
				     _("quit"), shortcut);
		if (n > 0)
			places[n - 1].go(l);
	}
}
