/*
 * Resting: a reminder until later, a deadline with a reason.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/clocks.h"
#include "desk/phrase.h"
#include "desk/view.h"
#include "tui/screens/moves_many_internal.h"
#include "tui/widgets/dialog.h"

#define HOUR_S INT64_C(3600)
#define MORNING_S (9 * HOUR_S)
#define PAUSES_MAX 16

/* ---- snooze ---- */

static void
snooze_reason_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_many *m = ctx;
	struct gd_buf done = GD_BUF_INIT;

	if (!typed) {
		gd_many_free(m);
		return;
	}
	gd_strset(&m->reason, typed);
	gd_buf_adds(&done, _("reminder rests until "));
	gd_phrase_due(gd_tui_desk(t), m->what.until, false, &done);
	gd_many_do(t, m, done.s);
	gd_buf_release(&done);
}

static void
ask_reason(struct gd_tui *t, struct gd_many *m)
{
	gd_dialog_text(t, _("Remind me later"),
		       _("Why may it wait? For example: they asked for two "
			 "more days. The deadline itself does not move."),
		       "", false, gd_dialog_reason, snooze_reason_done, m);
}

static bool
check_later(struct gd_tui *t, const char *typed, struct gd_error *err,
	    void *ctx)
{
	gd_instant at;

	(void)ctx;
	return gd_desk_parse_later(gd_tui_desk(t), typed, &at, err) == GD_OK;
}

static void
later_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_many *m = ctx;

	if (!typed || gd_desk_parse_later(gd_tui_desk(t), typed,
					  &m->what.until, NULL) != GD_OK) {
		gd_many_free(m);
		return;
	}
	ask_reason(t, m);
}

static gd_instant
in_a_while(struct gd_desk *d, int choice)
{
	gd_instant now = gd_desk_now(d);
	struct gd_zone z = gd_desk_zone(d);

	if (choice == 0)
		return now + 3 * HOUR_S;
	if (choice == 1)
		return gd_day_start(gd_instant_day(now, z) + 1, z) + MORNING_S;
	return now + 48 * HOUR_S;
}

static void
snooze_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_many *m = ctx;

	if (index < 0) {
		gd_many_free(m);
	} else if (index < 3) {
		m->what.until = in_a_while(gd_tui_desk(t), index);
		ask_reason(t, m);
	} else if (index == 3) {
		gd_dialog_text(t, _("Remind me later"),
			       _("When? For example \"tomorrow 14:00\", "
				 "\"3-20\" or \"2026-03-20 15:30\"; a day "
				 "alone means 09:00."), "", false,
			       check_later, later_done, m);
	} else {
		m->what.until = GD_INSTANT_NONE;
		gd_many_do(t, m, _("reminders are on again"));
	}
}

void
gd_many_snooze(struct gd_tui *t, struct gd_many *m, bool asleep)
{
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_buf notes[3] = { GD_BUF_INIT, GD_BUF_INIT, GD_BUF_INIT };
	struct gd_buf text = GD_BUF_INIT;
	struct gd_menu_item items[] = {
		{ .label = _("In 3 hours") },
		{ .label = _("Tomorrow 09:00") },
		{ .label = _("In 2 days") },
		{ .label = _("Another time"), .note = _("you say when") },
		{ .label = _("Wake it now"),
		  .note = _("it reminds as before") },
	};

	for (int i = 0; i < 3; i++) {
		gd_phrase_due(d, in_a_while(d, i), false, &notes[i]);
		items[i].note = notes[i].s;
	}
	if (m->bulk.len > 1)
		gd_phrase_bulk(d, &m->bulk, 0, &text);
	gd_dialog_menu(t, _("Remind me later"), text.len ? text.s : NULL,
		       items, asleep ? 5 : 4, snooze_done, m);
	for (int i = 0; i < 3; i++)
		gd_buf_release(&notes[i]);
	gd_buf_release(&text);
}

void
gd_move_snooze(struct gd_tui *t, const struct gd_clock_row *c)
{
	struct gd_many *m = gd_calloc(1, sizeof *m);

	m->what.kind = GD_BULK_SNOOZE;
	gd_bulk_add(&m->bulk, c);
	gd_many_snooze(t, m, c->snoozed_until != GD_INSTANT_NONE &&
			     c->snoozed_until > gd_tui_now(t));
}

void
gd_move_snooze_case(struct gd_tui *t, int64_t case_id)
{
	struct gd_case_view v;
	const struct gd_clock_row *nearest = NULL;
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_case(gd_tui_desk(t), case_id, &v, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	for (size_t i = 0; i < v.clocks_len; i++)
		if (v.clocks[i].state == GD_CLOCK_RUNNING &&
		    (!nearest || v.clocks[i].due_at < nearest->due_at))
			nearest = &v.clocks[i];
	if (nearest)
		gd_move_snooze(t, nearest);
	else
		gd_tui_say(t, _("No deadline runs in this case"));
	gd_case_view_release(&v);
}

/* ---- pause ---- */

struct pausing {
	int64_t case_id;
	int seq;
	bool resume;
	char *codes[PAUSES_MAX];	/* of suspensions in law; [0]: one's own */
	size_t len;
	int chosen;
};

static void
pausing_free(struct pausing *p)
{
	for (size_t i = 0; i < p->len; i++)
		free(p->codes[i]);
	free(p);
}

static void
pause_reason_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct pausing *p = ctx;
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_clock_change change = { .seq = p->seq };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];
	enum gd_status status;

	if (!typed) {
		pausing_free(p);
		return;
	}
	if (p->resume)
		status = gd_desk_resume(d, p->case_id, p->seq, GD_INSTANT_NONE,
					typed, &change, &err);
	else
		status = gd_desk_pause(d, p->case_id, p->seq,
				       p->codes[p->chosen], GD_INSTANT_NONE,
				       typed, &change, &err);
	if (status == GD_OK) {
		gd_phrase_clock_change(d, &change, &what);
		gd_case_number(p->case_id, number);
		if (p->resume)
			/* TRANSLATORS: case number, what became of its date. */
			gd_tui_say(t, _("%1$s goes on: %2$s (u undoes)"),
				   number, what.s);
		else
			gd_tui_say(t, _("%1$s is paused: %2$s (u undoes)"),
				   number, what.s);
	} else if (gd_tui_again(t, &err, p)) {
		gd_buf_release(&what);
		return;
	} else {
		gd_tui_fail(t, &err);
	}
	gd_tui_changed(t);
	gd_buf_release(&what);
	pausing_free(p);
}

static void
ask_pause_reason(struct gd_tui *t, struct pausing *p)
{
	gd_dialog_text(t, p->resume ? _("Let it go on") : _("Pause"),
		       p->resume ? _("Why does it go on? The history keeps it.")
				 : _("Why does it pause? The history keeps it."),
		       "", false, gd_dialog_reason, pause_reason_done, p);
}

static void
pause_done(struct gd_tui *t, int index, void *ctx)
{
	struct pausing *p = ctx;

	if (index < 0) {
		pausing_free(p);
		return;
	}
	p->chosen = index;
	ask_pause_reason(t, p);
}

/* One's own pause first, then what the rule knows of suspensions in law. */
static void
collect_pauses(struct gd_desk *d, const struct gd_clock_row *c,
	       struct pausing *p)
{
	const char *list = gd_desk_pauses(d, c);

	p->len = 1;
	while (*list && p->len < PAUSES_MAX) {
		size_t n = strcspn(list, ", |");

		if (n > 0)
			p->codes[p->len++] = gd_strndup(list, n);
		list += n;
		list += strspn(list, ", |");
	}
}

void
gd_move_pause(struct gd_tui *t, const struct gd_clock_row *c)
{
	struct gd_desk *d = gd_tui_desk(t);
	struct pausing *p = gd_calloc(1, sizeof *p);
	struct gd_menu_item items[PAUSES_MAX];
	struct gd_buf names[PAUSES_MAX];

	p->case_id = c->case_id;
	p->seq = c->seq;
	p->resume = c->hushed || c->state == GD_CLOCK_PAUSED;
	collect_pauses(d, c, p);
	if (p->resume) {
		ask_pause_reason(t, p);
		return;
	}
	for (size_t i = 0; i < p->len; i++) {
		gd_buf_init(&names[i]);
		if (i > 0)
			gd_phrase_choice(d, "pause", p->codes[i], &names[i]);
		else
			gd_buf_adds(&names[i], _("My own pause"));
		items[i] = (struct gd_menu_item){
			.label = names[i].s,
			.note = i > 0 ? _("the law stops the time meanwhile")
				      : _("reminders rest; only the limit of "
					  "your own letter stops") };
	}
	gd_dialog_menu(t, _("Pause: for what?"), NULL, items, p->len,
		       pause_done, p);
	for (size_t i = 0; i < p->len; i++)
		gd_buf_release(&names[i]);
}
