/*
 * linear/clocks.c - one deadline of a case: snoozed, paused, resumed; by numbers.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/clocks.h"
#include "desk/phrase.h"
#include "desk/view.h"
#include "domain/pauses.h"
#include "linear/linear_internal.h"

#define CLOCKS_MAX 64

static void
say_change(struct gd_linear *l, const struct gd_clock_change *change)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_phrase_clock_change(l->desk, change, &b);
	gd_lin_say(l, "%s", b.s);
	gd_buf_release(&b);
}

static void
snooze(struct gd_linear *l, const struct gd_clock_row *c)
{
	struct gd_error err = GD_ERROR_INIT;
	gd_instant until = GD_INSTANT_NONE;

	if (!gd_lin_ask(l, _("Until when (an empty line: remind again now)")))
		return;
	if (*l->line &&
	    gd_desk_parse_later(l->desk, l->line, &until, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	if (*l->line && !gd_lin_ask_why(l))
		return;
	gd_lin_outcome(l, gd_desk_snooze(l->desk, c->case_id, c->seq, until,
					 l->line, &err), &err);
}

static void
pause_it(struct gd_linear *l, const struct gd_clock_row *c, const char *law)
{
	struct gd_clock_change change;
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_lin_ask_why(l))
		return;
	if (gd_desk_pause(l->desk, c->case_id, c->seq, law, GD_INSTANT_NONE,
			  l->line, &change, &err) == GD_OK)
		say_change(l, &change);
	else
		gd_lin_fail(l, &err);
}

static void
resume_it(struct gd_linear *l, const struct gd_clock_row *c)
{
	struct gd_clock_change change;
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_lin_ask_why(l))
		return;
	if (gd_desk_resume(l->desk, c->case_id, c->seq, GD_INSTANT_NONE,
			   l->line, &change, &err) == GD_OK)
		say_change(l, &change);
	else
		gd_lin_fail(l, &err);
}

static void
extend_it(struct gd_linear *l, const struct gd_clock_row *c)
{
	struct gd_clock_change change;
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_lin_ask_why(l))
		return;
	if (gd_desk_extend(l->desk, c->case_id, c->seq, GD_INSTANT_NONE,
			   l->line, &change, &err) == GD_OK)
		say_change(l, &change);
	else
		gd_lin_fail(l, &err);
}

static void
act(struct gd_linear *l, const struct gd_clock_row *c)
{
	struct gd_pause pauses[GD_PAUSES_MAX];
	bool paused = gd_pauses_open(pauses,
				     gd_pauses_parse(c->pauses, pauses));
	struct gd_buf law = GD_BUF_INIT, name = GD_BUF_INIT;
	const char *items[4];
	int len = 0, by_law = 0, longer = 0, n;

	/* One suspension in law is offered: a rule knows no more. */
	gd_buf_adds(&law, gd_desk_pauses(l->desk, c));
	items[len++] = _("let the reminder rest");
	items[len++] = paused ? _("resume") : _("pause");
	if (law.len && !paused) {
		gd_phrase_choice(l->desk, "pause", law.s, &name);
		items[len++] = name.s;
		by_law = len;
	}
	if (gd_desk_extendable(l->desk, c)) {
		items[len++] = _("the body takes its longer time");
		longer = len;
	}
	n = gd_lin_choose(l, _("What with this deadline?"), items,
			  (size_t)len, _("back"));
	if (n == 1)
		snooze(l, c);
	else if (n == 2 && paused)
		resume_it(l, c);
	else if (n == 2)
		pause_it(l, c, NULL);
	else if (n > 0 && n == by_law)
		pause_it(l, c, law.s);
	else if (n > 0 && n == longer)
		extend_it(l, c);
	gd_buf_release(&name);
	gd_buf_release(&law);
}

void
gd_lin_clocks(struct gd_linear *l, const struct gd_case_view *v)
{
	const struct gd_clock_row *clocks[CLOCKS_MAX];
	struct gd_buf words[CLOCKS_MAX];
	const char *items[CLOCKS_MAX];
	size_t i, len = 0;
	int n;

	for (i = 0; i < v->clocks_len && len < CLOCKS_MAX; i++) {
		const struct gd_clock_row *c = &v->clocks[i];
		struct gd_buf note = GD_BUF_INIT;

		if (c->state != GD_CLOCK_RUNNING &&
		    c->state != GD_CLOCK_PAUSED)
			continue;
		gd_buf_init(&words[len]);
		gd_phrase_rule_name(l->desk, c->rule, c->version, false,
				    &words[len]);
		gd_buf_adds(&words[len], _(": "));
		gd_phrase_due(l->desk, c->due_at, c->estimated, &words[len]);
		gd_phrase_clock_notes(l->desk, c, &note);
		if (note.len)
			gd_buf_addf(&words[len], _("; %s"), note.s);
		gd_buf_release(&note);
		clocks[len] = c;
		items[len] = words[len].s;
		len++;
	}
	if (!len) {
		gd_lin_say(l, _("No deadline is running."));
		return;
	}
	n = gd_lin_choose(l, _("Which deadline?"), items, len, _("back"));
	if (n > 0)
		act(l, clocks[n - 1]);
	for (i = 0; i < len; i++)
		gd_buf_release(&words[i]);
}
